//! What a vote says before somebody does something in vain: to those who cannot vote, and to a planner whose button was
//! pressed already.

use crate::site::{BASE, DESK, on_each, start};
use crate::votes::{set_up, show};
use cantiere_spine::Error;
use cantiere_store::schema::actor::organization;
use diesel::prelude::*;

#[test]
fn who_cannot_vote_is_told_before_the_ballot_is_filled_in() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (all, _) = set_up(&site, |settings| settings.persons = false).await;
        show(&site, all).await;
        let firms = |settings: &mut cantiere_spine::round::Settings| {
            (settings.persons, settings.electorate) = (false, vec!["firm".into()]);
        };
        let (firms, _) = set_up(&site, firms).await;
        show(&site, firms).await;
        let told = async |person, vote: i64| {
            let page = site.browser(person).await.get(&format!("{BASE}/votes/{vote}/ballot")).await;
            let of = ["non ne rappresenta nessuno", "enti di questo tipo non votano", "ancora in verifica"];
            of.map(|words| page.has(words))
        };
        assert_eq!(told(site.citizen, all).await, [true, false, false]);
        assert_eq!(told(site.speaker, all).await, [false; 3]);
        assert_eq!(told(site.speaker, firms).await, [false, true, false]);
        // Actions that are no more are told once, however many they are.
        let gone = [("step", "review"), ("pick", "900001"), ("pick", "900002")];
        let page = site.visitor().post(&format!("{BASE}/votes/{all}/ballot"), &gone).await;
        assert_eq!(
            (page.status.as_u16(), page.text.matches("non è più nell’elenco").count()),
            (422, 1),
            "{}",
            page.text
        );
        // Who has not signed in may represent anything.
        let page = site.visitor().get(&format!("{BASE}/votes/{all}/ballot")).await;
        assert!(!page.has("non ne rappresenta nessuno"), "{}", page.text);
        let body = site.body;
        let unverified = site.site.site.db.write(move |tx| -> Result<(), Error> {
            let row = diesel::update(organization::table.find(body.0));
            row.set(organization::state.eq("registered")).execute(tx.conn())?;
            tx.changed("organizations");
            Ok(())
        });
        unverified.await.expect("an organisation to be verified");
        assert_eq!(told(site.speaker, all).await, [false, false, true]);
    });
}

#[test]
fn a_vote_that_is_opened_twice_is_open_and_one_that_was_changed_meanwhile_is_shown_again() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, _) = set_up(&site, |settings| settings.persons = false).await;
        let desk = format!("{DESK}/votes/{vote}");
        let mut dora = site.browser(site.planner).await;
        let seen = dora.get(&desk).await.field("version").expect("a version");
        let added = dora.post(&format!("{desk}/options"), &[("step", "add"), ("option_title", "Orto del fiume")]).await;
        assert_eq!(added.status, 303, "{}", added.text);
        let stale = dora.post(&format!("{desk}/open"), &[("version", &*seen)]).await;
        assert_eq!(stale.status, 409, "{}", stale.text);
        assert!(stale.has("non abbiamo fatto nulla") && stale.has("Orto del fiume"), "{}", stale.text);
        assert_eq!(site.visitor().get(&format!("{BASE}/votes/{vote}")).await.status, 404);
        let seen = stale.field("version").expect("a version");
        for _ in 0..2 {
            let opened = dora.post(&format!("{desk}/open"), &[("version", &*seen)]).await;
            assert_eq!(opened.location(), format!("{desk}?done=opened"), "{}", opened.text);
        }
        assert_eq!(site.visitor().get(&format!("{BASE}/votes/{vote}")).await.status, 200);
    });
}

#[test]
fn a_vote_that_was_prepared_by_mistake_is_deleted_and_one_that_was_opened_never() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (mistaken, _) = set_up(&site, |_| {}).await;
        let desk = format!("{DESK}/votes/{mistaken}");
        let mut dora = site.browser(site.planner).await;
        assert!(dora.get(&desk).await.has("Sì, elimina"));
        assert_eq!(site.browser(site.moderator).await.post(&format!("{desk}/discard"), &[]).await.status, 403);
        let seen = dora.get(&desk).await.field("version").expect("a version");
        let added = dora.post(&format!("{desk}/options"), &[("step", "add"), ("option_title", "Orto del fiume")]).await;
        assert_eq!(added.status, 303, "{}", added.text);
        let stale = dora.post(&format!("{desk}/discard"), &[("version", &*seen)]).await;
        assert!(stale.status == 409 && stale.has("Orto del fiume"), "{}", stale.text);
        let seen = stale.field("version").expect("a version");
        let gone = dora.post(&format!("{desk}/discard"), &[("version", &*seen)]).await;
        assert_eq!(gone.location(), format!("{BASE}/votes?done=discarded"), "{}", gone.text);
        let list = dora.get(gone.location()).await;
        assert!(list.has("La votazione è eliminata.") && !list.has("Quale orto"), "{}", list.text);
        assert_eq!(dora.get(&desk).await.status, 404);

        let (opened, _) = set_up(&site, |settings| settings.persons = false).await;
        show(&site, opened).await;
        let desk = format!("{DESK}/votes/{opened}");
        let page = dora.get(&desk).await;
        assert!(!page.has("Sì, elimina"), "{}", page.text);
        let seen = page.field("version").expect("a version");
        let refused = dora.post(&format!("{desk}/discard"), &[("version", &*seen)]).await;
        assert!(refused.status == 422 && refused.has("La votazione è già pubblica."), "{}", refused.text);
        assert_eq!(site.visitor().get(&format!("{BASE}/votes/{opened}")).await.status, 200);
    });
}

#[test]
fn each_choice_of_a_vote_leads_from_the_result_to_where_it_is_answered() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, options) = set_up(&site, |settings| (settings.persons, settings.rules.seats) = (false, 1)).await;
        show(&site, vote).await;
        let (page, body, content) = (format!("{BASE}/votes/{vote}"), site.body.to_string(), options[1].to_string());
        let sending = [("step", "send"), ("content", &*content), ("speaker", &*body)];
        let sent = site.browser(site.speaker).await.post(&format!("{page}/ballot"), &sending).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        site.pass_days(8);
        site.site.run_jobs().await;
        let result = site.visitor().get(&page).await;
        let answers: Vec<&str> = result.text.split("\">Che cosa risponde l’amministrazione<").collect();
        assert_eq!(answers.len(), 2, "{}", result.text);
        let (_, href) = answers[0].rsplit_once("href=\"").expect("where it is answered");
        let answered = site.visitor().get(href).await;
        assert!(answered.status == 200 && answered.has("Orto del parco"), "{href}: {}", answered.text);
    });
}

#[test]
fn a_dry_run_that_cannot_be_says_why() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, options) = set_up(&site, |settings| settings.persons = false).await;
        let desk = format!("{DESK}/votes/{vote}");
        let mut dora = site.browser(site.planner).await;
        let told = ["Scrivi un numero intero", "Servono almeno due azioni"];
        for (with, hindered) in [("30", [false, false]), ("tante", [true, false])] {
            let page = dora.get(&format!("{desk}?try_with={with}")).await;
            assert_eq!(told.map(|words| page.has(words)), hindered, "{}", page.text);
        }
        let dropped = dora.post(&format!("{desk}/options"), &[("step", &*format!("drop:{}", options[0]))]).await;
        assert_eq!(dropped.status, 303, "{}", dropped.text);
        assert!(!dora.get(&desk).await.has(told[1]));
        assert!(dora.get(&format!("{desk}?try_with=30")).await.has(told[1]));
    });
}
