//! What the desk entered wrongly from paper: withdrawn or corrected with a reason that readers see, in time, by nobody else.

use crate::entries::{enter, enter_once, entered};
use crate::site::{BASE, DESK, Site, on_each, start};
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_spine::answer::{self, NewAnswer, Outcome, To};
use cantiere_spine::contribution;
use cantiere_store::schema::accounts::mail;
use diesel::prelude::*;

#[test]
fn what_was_entered_wrongly_is_withdrawn_by_the_office_in_sight_of_all_and_can_be_entered_again() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut planner = site.browser(site.planner).await;
        let today = site.site.site.today();
        let n = entered(&enter(&mut planner, today, ["named", "Comitato sbagliato"], "21/2026").await);
        let (public, list) = (format!("{BASE}/contributions/{n}"), format!("{BASE}/contributions"));
        let search = "/it/search?q=maggio";
        assert!(site.visitor().get(&list).await.has("1 osservazione"));
        assert!(site.visitor().get(search).await.has(&public));
        let form = format!("{DESK}/entries/{n}/withdraw");
        assert!(planner.get(&public).await.has(&form) && planner.get(&format!("{DESK}/entries")).await.has(&form));
        assert!(!site.visitor().get(&public).await.has("/withdraw"));
        let why = [("reason", "Era del Comitato di via Roma.")];
        for stranger in [site.citizen, site.moderator] {
            assert_eq!(site.browser(stranger).await.post(&form, &why).await.status, 403);
        }
        let bare = planner.post(&form, &[("reason", " ")]).await;
        assert!(bare.status == 422 && bare.has("Scrivi il motivo"), "{}", bare.text);
        assert!(site.visitor().get(&public).await.has("L’orto serve"), "nothing was withdrawn");

        let done = planner.post(&form, &why).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert!(planner.get(done.location()).await.has("Ora si può registrare di nuovo"));
        let page = site.visitor().get(&public).await;
        assert!(page.has("dall’ufficio che lo aveva registrato") && page.has(why[0].1), "{}", page.text);
        for gone in ["da chi lo ha scritto", "L’orto serve", "Comitato sbagliato"] {
            assert!(!page.has(gone), "{gone}: {}", page.text);
        }
        let english = site.visitor().get(&public.replacen("/it/", "/en/", 1)).await;
        assert!(english.has("by the office that had entered it") && !english.has("by its author"), "{}", english.text);
        let left = site.visitor().get(&list).await;
        assert!(!left.has("1 osservazione") && !left.has("L’orto serve"), "{}", left.text);
        assert!(!site.visitor().get(search).await.has(&public));
        assert!(planner.get(&public).await.has("Ritirato dall’ufficio"), "the history of those who read it");

        // A second press is told that it is done, and changes nothing.
        let again = planner.post(&form, &[("reason", "Un altro motivo.")]).await;
        assert_eq!(again.status, 303, "{}", again.text);
        let told = planner.get(again.location()).await;
        assert!(told.has("Era già stato ritirato") && told.has(why[0].1) && !told.has("Un altro motivo."));
        assert!(planner.get(&form).await.has("È già stato ritirato"));
        let edit = format!("{DESK}/entries/{n}/edit");
        let words = [("seen", "2"), ("body", "Altre parole."), ("reason", "Un errore.")];
        let late = planner.post(&edit, &words).await;
        assert!(late.status == 422 && late.has("È già stato ritirato") && late.has("Altre parole."), "{}", late.text);

        // The same row of a table is no double of it, nor is the same letter at the desk.
        let head = planner.get(&format!("{DESK}/entries/template.csv")).await.text;
        let day = today.strftime("%d/%m/%Y").to_string();
        let row =
            format!("{day};PEC;21/2026;gruppo;Comitato giusto;osservazione;1.1;;L’orto serve anche a maggio.;;;;;");
        let table = format!("{}\r\n{row}\r\n", head.trim_end());
        let sent = planner.upload(&format!("{DESK}/entries/file"), &[], &[("table", "p.csv", table.as_bytes())]).await;
        let preview = planner.get(sent.location()).await;
        assert!(preview.has("1 riga pronta"), "{}", preview.text);
        let anew = enter_once(&mut planner, today, ["named", "Comitato giusto"], "21/2026", "anew").await;
        let page = site.visitor().get(&format!("{BASE}/contributions/{}", entered(&anew))).await;
        assert!(entered(&anew) != n && page.has("protocollo 21/2026") && page.has("Comitato giusto"), "{}", page.text);
    });
}

#[test]
fn what_is_answered_or_late_stays_as_it_was_entered() {
    on_each(|engine| async move {
        let site = start(engine).await;
        site.pass_days(31);
        let mut planner = site.browser(site.planner).await;
        let answered = entered(&enter(&mut planner, site.closes, ["named", "Comitato"], "22/2026").await);
        let late = entered(&enter(&mut planner, site.closes, ["named", "Comitato"], "23/2026").await);
        let by = Actor {
            person: Some(site.planner),
            grants: vec![Grant { role: Role::Planner, plan: None }],
            ..Actor::default()
        };
        let of = site.process;
        let published = site.site.site.db.write(move |tx| -> Result<usize, cantiere_spine::Error> {
            let id = contribution::find(tx, of, answered)?.id;
            let to = To { contribution: id, seen: 0, sentence: String::new() };
            let reason = "Nel prossimo piano.".to_string();
            let new = NewAnswer { outcome: Outcome::Postponed, reason, merged_into: None, changed: Vec::new() };
            answer::answer(tx, &by, of, &[to], &new)?;
            answer::publish(tx, &by, of)
        });
        assert_eq!(published.await.expect("an answer"), 1);
        let path = |n: i64, what: &str| format!("{DESK}/entries/{n}/{what}");
        let words = [("seen", "1"), ("body", "Altre parole."), ("reason", "Letto male.")];
        for what in ["withdraw", "edit"] {
            let refused = planner.post(&path(answered, what), &words).await;
            assert_eq!(refused.status, 422);
            assert!(refused.has("Ha già la sua risposta") && refused.has("Letto male."), "{}", refused.text);
            assert!(planner.get(&path(answered, what)).await.has("Ha già la sua risposta"));
        }
        assert!(!planner.get(&format!("{BASE}/contributions/{answered}")).await.has(&path(answered, "withdraw")));
        site.pass_days(16);
        let mut planner = site.browser(site.planner).await;
        for what in ["withdraw", "edit"] {
            let refused = planner.post(&path(late, what), &words).await;
            assert_eq!(refused.status, 422);
            assert!(refused.has("15 giorni dopo la chiusura") && refused.has("Letto male."), "{}", refused.text);
        }
        let page = site.visitor().get(&format!("{BASE}/contributions/{late}")).await;
        assert!(page.has("L’orto serve") && !page.has("Altre parole."), "{}", page.text);
    });
}

#[test]
fn the_office_corrects_what_it_typed_and_the_history_says_who_and_why() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut planner = site.browser(site.planner).await;
        let today = site.site.site.today();
        let n = entered(&enter(&mut planner, today, ["named", "Comitato"], "24/2026").await);
        let (public, edit) = (format!("{BASE}/contributions/{n}"), format!("{DESK}/entries/{n}/edit"));
        let seen = planner.get(&edit).await.field("seen").expect("the version that was read");
        let right = "L’orto serve anche a marzo.";
        let words = [("seen", &*seen), ("body", right), ("reason", "Scritto maggio per marzo.")];
        assert_eq!(site.browser(site.citizen).await.post(&edit, &words).await.status, 403);
        let bare = planner.post(&edit, &words[..2]).await;
        assert!(bare.status == 422 && bare.has("Scrivi il motivo") && bare.has(right), "{}", bare.text);
        for _ in 0..2 {
            let done = planner.post(&edit, &words).await;
            assert_eq!(done.status, 303, "{}", done.text);
        }
        let page = site.visitor().get(&public).await;
        assert!(page.has(right) && page.has("Corretto dall’ufficio") && page.has(words[2].1), "{}", page.text);
        assert_eq!(page.text.matches("Corretto dall’ufficio").count(), 1, "sent twice, corrected once");
        let stale = planner.post(&edit, &[("seen", &*seen), ("body", "Altro."), ("reason", "Altro motivo.")]).await;
        assert!(stale.status == 409 && stale.has(right) && stale.has("Altro motivo."), "{}", stale.text);
        // What somebody sent by the site is theirs alone.
        let mut citizen = site.browser(site.citizen).await;
        let own = site.propose(&mut citizen, "Un orto", "Serve un orto.").await;
        assert_eq!(planner.post(&format!("{DESK}/entries/{own}/withdraw"), &words[2..]).await.status, 404);
    });
}

#[test]
fn whoever_represents_a_body_is_told_once_of_what_was_done_to_its_letter() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let body = site.body.to_string();
        site.join(site.other, "representative").await;
        site.join(site.citizen, "contributor").await;
        let mut planner = site.browser(site.planner).await;
        let today = site.site.site.today();
        let n = entered(&enter(&mut planner, today, ["body", &body], "25/2026").await);
        let group = entered(&enter(&mut planner, today, ["named", "Comitato"], "26/2026").await);
        let words = [("seen", "1"), ("body", "L’orto serve a marzo."), ("reason", "Scritto maggio per marzo.")];
        // Pressed twice, corrected once; a group that wrote on paper has no address here.
        for n in [n, n, group] {
            let done = planner.post(&format!("{DESK}/entries/{n}/edit"), &words).await;
            assert_eq!(done.status, 303, "{}", done.text);
        }
        site.site.run_jobs().await;
        let mut both = [site.other.0, site.speaker.0];
        both.sort_unstable();
        let told = mails(&site, "corretto").await;
        assert_eq!(told.iter().map(|(who, _)| *who).collect::<Vec<_>>(), both);
        for (_, said) in &told {
            assert!(said.contains("Comune di prova") && said.contains("protocollo 25/2026"), "{said}");
            assert!(said.contains(words[2].1) && said.contains(&format!("{BASE}/contributions/{n}\n")), "{said}");
            assert!(!said.contains("L’orto serve"), "{said}");
        }
        for n in [n, n, group] {
            let why = [("reason", "Era di un altro comune.")];
            let done = planner.post(&format!("{DESK}/entries/{n}/withdraw"), &why).await;
            assert_eq!(done.status, 303, "{}", done.text);
        }
        site.site.run_jobs().await;
        let told = mails(&site, "ritirato").await;
        assert_eq!(told.iter().map(|(who, _)| *who).collect::<Vec<_>>(), both);
        assert!(told.iter().all(|(_, said)| said.contains("Era di un altro comune.")), "{told:?}");
        assert_eq!(mails(&site, "Osservazione").await.len(), 4, "nothing else was told of them");
    });
}

/// Whom mails went to whose subject has a word in it, and what they say.
async fn mails(site: &Site, word: &str) -> Vec<(i64, String)> {
    let like = format!("%{word}%");
    let read = site.site.site.db.read(move |conn| -> Result<Vec<(Option<i64>, String)>, cantiere_store::Error> {
        let named = mail::table.filter(mail::subject.like(like.clone())).order(mail::person);
        Ok(named.select((mail::person, mail::body)).load(conn)?)
    });
    let rows = read.await.expect("mails");
    rows.into_iter().map(|(who, said)| (who.expect("somebody whom the site knows"), said)).collect()
}
