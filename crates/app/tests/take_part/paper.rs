//! Ballots on paper, as the desk enters them: what stands on the paper is entered whole, or it is said what cannot be read.

use crate::site::{BASE, DESK, Site, on_each, start};
use crate::votes::{set_up, show};
use cantiere_domain::id::{OrganizationId, PersonId};
use cantiere_domain::round::Method;
use cantiere_spine::Error;
use cantiere_spine::actor::organization::{self, NewOrganization, OrganizationKind};
use cantiere_spine::round::LOG_PAGE;
use cantiere_store::schema::accounts::mail;
use cantiere_store::schema::actor::person;
use cantiere_testkit::{Answer, Browser};
use diesel::prelude::*;
use http::StatusCode;
use serde_json::Value;

const HALF_A_DAY: i64 = 43_200_000_000;
const DAY: i64 = 2 * HALF_A_DAY;

/// Enters a ballot for one action, received so long ago.
async fn enter(
    site: &Site,
    dora: &mut Browser,
    vote: i64,
    body: OrganizationId,
    protocol: &str,
    option: i64,
    ago: i64,
) {
    let served = &site.site.site;
    let received = served.local(served.now() - ago).strftime("%Y-%m-%dT%H:%M").to_string();
    let (body, said) = (body.to_string(), format!("said_{option}"));
    let typed = [("body", &*body), ("protocol", protocol), ("received", &*received), (&*said, "1")];
    let entered = dora.post(&format!("{DESK}/votes/{vote}/paper"), &typed).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text);
}

/// Withdraws what counts of the body.
async fn withdraw(dora: &mut Browser, vote: i64, body: OrganizationId, reason: &str) {
    let form = format!("{DESK}/votes/{vote}/paper/{body}");
    let seen = dora.get(&form).await.field("seen").expect("what was seen");
    let done = dora.post(&form, &[("seen", &*seen), ("reason", reason)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
}

/// What was mailed to somebody about ballots on paper, oldest first: subject and words.
async fn mails(site: &Site, to: PersonId) -> Vec<(String, String)> {
    site.site.run_jobs().await;
    let read = site.site.site.db.read(move |conn| -> Result<Vec<(String, String)>, Error> {
        let mails = mail::table.filter(mail::person.eq(to.0)).order(mail::id);
        Ok(mails.select((mail::subject, mail::body)).load(conn)?)
    });
    let all = read.await.expect("the mails");
    all.into_iter().filter(|(subject, _)| subject.contains("di carta") || subject.contains("paper")).collect()
}

#[test]
fn what_cannot_be_read_on_paper_is_told_with_its_action_and_nothing_typed_is_lost() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let served = &site.site.site;
        let received = served.local(served.now() - HALF_A_DAY).strftime("%Y-%m-%dT%H:%M").to_string();
        let body = site.body.to_string();
        let mut dora = site.browser(site.planner).await;
        for (method, wrong, right, told) in [
            (Method::Marks, &["3,5", "x", "6", "-1"][..], "2", "scrivi un numero intero da 1 a 5"),
            (Method::Borda, &["1"][..], "2", "questo posto ce l’ha già un’altra azione"),
        ] {
            let set = move |settings: &mut cantiere_spine::round::Settings| {
                (settings.persons, settings.rules.method) = (false, method);
            };
            let (vote, options) = set_up(&site, set).await;
            show(&site, vote).await;
            let paper = format!("{DESK}/votes/{vote}/paper");
            let said = [format!("said_{}", options[0]), format!("said_{}", options[1])];
            let typed = |second: &'static str| {
                [
                    ("body", body.as_str()),
                    ("protocol", "12/2026"),
                    ("received", received.as_str()),
                    (said[0].as_str(), "1"),
                    (said[1].as_str(), second),
                ]
            };
            for &second in wrong {
                let page = dora.post(&paper, &typed(second)).await;
                assert_eq!(page.status, 422, "{second}: {}", page.text);
                assert!(page.has(&format!("“Orto del parco”: {told}")), "{second}: {}", page.text);
                let again = [page.field(&said[0]), page.field(&said[1]), page.field("protocol")];
                assert_eq!(again.map(Option::unwrap_or_default), ["1", second, "12/2026"]);
            }
            for (done, news) in [("in", "è registrata"), ("same", "c’era già: nulla è cambiato")] {
                let entered = dora.post(&paper, &typed(right)).await;
                let told = format!("{paper}?done={done}&body={body}");
                assert_eq!(
                    (entered.status, entered.location()),
                    (StatusCode::SEE_OTHER, told.as_str()),
                    "{}",
                    entered.text
                );
                assert!(dora.get(&told).await.has(news));
            }
            // Paper and the rule for ties name actions by their numbers.
            let page = site.visitor().get(&format!("{BASE}/votes/{vote}")).await;
            assert!(page.has("N. 1") && page.has("N. 2"), "{}", page.text);
        }
    });
}

#[test]
fn a_ballot_entered_for_the_wrong_body_is_withdrawn_in_sight_of_all() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, options) = set_up(&site, |settings| settings.persons = false).await;
        show(&site, vote).await;
        let (desk, public) = (format!("{DESK}/votes/{vote}"), format!("{BASE}/votes/{vote}"));
        let (paper, body) = (format!("{desk}/paper"), site.body.to_string());
        let (withdraw, own) = (format!("{paper}/{body}"), format!("{public}/ballot/{body}"));
        let mut dora = site.browser(site.planner).await;
        let mut carla = site.browser(site.speaker).await;
        assert_eq!(dora.get(&withdraw).await.status, 404);

        let served = &site.site.site;
        let received = served.local(served.now() - HALF_A_DAY).strftime("%Y-%m-%dT%H:%M").to_string();
        let said = format!("said_{}", options[0]);
        let typed = [("body", &*body), ("protocol", "12/2026"), ("received", &*received), (&*said, "1")];
        let entered = dora.post(&paper, &typed).await;
        assert!(dora.get(entered.location()).await.has(&format!("href=\"{withdraw}\"")), "{}", entered.text);
        assert!(dora.get(&desk).await.has(&format!("href=\"{withdraw}\"")));
        assert_eq!(carla.get(&withdraw).await.status, 403);
        let seen = dora.get(&own).await;
        assert!(seen.has("si legge qui dopo il conteggio") && !seen.has("Orto della scuola"), "{}", seen.text);

        // Without a reason nothing happens; two forms are open, and the second one loses nothing of what was typed.
        let form = dora.get(&withdraw).await;
        assert!(form.has("12/2026") && form.has("può votare come se non avesse mai votato"), "{}", form.text);
        let seen = form.field("seen").expect("what was seen");
        let refused = dora.post(&withdraw, &[("seen", &seen), ("reason", " ")]).await;
        assert!(refused.status == 422 && refused.has("Scrivi il motivo"), "{}", refused.text);
        let sent = [("seen", &*seen), ("reason", "Era del Comune vicino")];
        let done = dora.post(&withdraw, &sent).await;
        assert_eq!(done.location(), format!("{paper}?done=withdrawn&body={body}"), "{}", done.text);
        assert!(dora.get(done.location()).await.has("La scheda di Comune di prova è ritirata."));
        let late = dora.post(&withdraw, &sent).await;
        assert_eq!(late.status, 409, "{}", late.text);
        assert!(late.has("non hai ritirato nulla") && late.has("Il motivo che avevi scritto: "), "{}", late.text);
        assert!(late.has("Era del Comune vicino"));

        // The desk and the body read who, when and why; the body votes as if it never had.
        let log = dora.get(&desk).await;
        assert!(log.has("Scheda di carta ritirata, protocollo ") && log.has("Era del Comune vicino"), "{}", log.text);
        assert!(log.has("Dora Pianifica") && !log.has(&format!("href=\"{withdraw}\"")));
        let receipt = carla.get(&own).await;
        assert!(receipt.has("ora non conta nessuna scheda") && receipt.has("Vota per il tuo ente"), "{}", receipt.text);
        assert!(receipt.has("Era del Comune vicino"));
        let content = options[1].to_string();
        let sending = [("step", "send"), ("content", &*content), ("speaker", &*body)];
        let sent = carla.post(&format!("{public}/ballot"), &sending).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        // What the body sent is not the desk's to withdraw.
        let not = dora.get(&withdraw).await;
        assert!(not.has("l’ha inviata chi rappresenta l’ente") && not.field("reason").is_none(), "{}", not.text);

        site.pass_days(8);
        site.site.run_jobs().await;
        let mut visitor = site.visitor();
        let ballots = visitor.get(&format!("{public}/ballots")).await;
        assert!(ballots.has("Schede di carta ritirate") && ballots.has("Era del Comune vicino"), "{}", ballots.text);
        assert!(ballots.has("Orto del parco") && !ballots.has("Orto della scuola"), "{}", ballots.text);
        let file = visitor.get(&format!("{public}/download/json")).await;
        let told: Value = serde_json::from_str(&file.text).expect("JSON");
        assert_eq!((&told["ballots"], &told["paper_ballots_withdrawn"]), (&Value::from(1), &Value::from(1)));
        assert_eq!(told["withdrawn"][0]["reason"], "Era del Comune vicino");
        assert_eq!(told["ballots_of_organizations"][0]["ballot"][0]["number"], 2);
        let pb = visitor.get(&format!("{public}/download/pb")).await;
        assert!(pb.has("num_votes;1"), "{}", pb.text);
        // Her session is over by now.
        let mut dora = site.browser(site.planner).await;
        assert_eq!(dora.get(&withdraw).await.status, 200);
        assert_eq!(dora.post(&withdraw, &[("seen", "1"), ("reason", "Tardi")]).await.status, 422);
    });
}

#[test]
fn a_paper_that_is_entered_twice_is_one_ballot_and_one_mail_and_withdrawn_at_once() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, options) = set_up(&site, |settings| settings.persons = false).await;
        show(&site, vote).await;
        let mut dora = site.browser(site.planner).await;
        let served = &site.site.site;
        let received = served.local(served.now() - HALF_A_DAY).strftime("%Y-%m-%dT%H:%M").to_string();
        let (body, said) = (site.body.to_string(), format!("said_{}", options[0]));
        let desk = format!("{DESK}/votes/{vote}");
        let rows = |page: &Answer| page.text.matches("Su carta, protocollo ").count();
        // The third one is another paper, whatever it says.
        for (protocol, done, logged) in [("12/2026", "in", 1), ("12/2026", "same", 1), ("13/2026", "replaced", 2)] {
            let typed = [("body", &*body), ("protocol", protocol), ("received", &*received), (&*said, "1")];
            let entered = dora.post(&format!("{desk}/paper"), &typed).await;
            assert_eq!(entered.location(), format!("{desk}/paper?done={done}&body={body}"), "{}", entered.text);
            assert_eq!(rows(&dora.get(&desk).await), logged);
            assert_eq!(mails(&site, site.speaker).await.len(), logged);
        }
        withdraw(&mut dora, vote, site.body, "Doppia").await;
        withdraw(&mut dora, vote, site.body, "Di un altro ente").await;
        let own = site.browser(site.speaker).await.get(&format!("{BASE}/votes/{vote}/ballot/{}", site.body)).await;
        assert!(own.has("ora non conta nessuna scheda"), "{}", own.text);
    });
}

#[test]
fn every_row_of_the_log_is_reached_page_by_page_and_a_ballot_withdrawn_there() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, options) = set_up(&site, |settings| settings.persons = false).await;
        show(&site, vote).await;
        let made = site.site.site.db.write(|tx| -> Result<_, Error> {
            let new = NewOrganization {
                name: "Comune vicino".into(),
                kind: OrganizationKind::TerritorialAdministration,
                ipa_code: String::new(),
                verified: true,
            };
            organization::add(tx, &new)
        });
        let other = made.await.expect("a body");
        let mut dora = site.browser(site.planner).await;
        enter(&site, &mut dora, vote, other, "1/2026", options[0], HALF_A_DAY).await;
        for n in 0..=LOG_PAGE {
            enter(&site, &mut dora, vote, site.body, &format!("{n}/2027"), options[1], HALF_A_DAY / 2).await;
        }
        let desk = format!("{DESK}/votes/{vote}");
        let withdrawn_at = |body: OrganizationId| format!("href=\"{desk}/paper/{body}\"");
        let rows = |page: &Answer| page.text.matches("Su carta, protocollo ").count();
        let newest = dora.get(&desk).await;
        assert_eq!(rows(&newest), LOG_PAGE);
        assert!(newest.has(&withdrawn_at(site.body)) && !newest.has(&withdrawn_at(other)), "{}", newest.text);
        let older = format!("href=\"{desk}?before=");
        let before = newest.text.split(&older).nth(1).and_then(|link| link.split('#').next()).expect("a page after it");
        let next = format!("{desk}?before={before}");
        // The row that was replaced is no longer to be withdrawn; the older one of the other body is.
        let oldest = dora.get(&next).await;
        assert_eq!(rows(&oldest), 2);
        assert!(oldest.has(&withdrawn_at(other)) && !oldest.has(&withdrawn_at(site.body)), "{}", oldest.text);
        let on = |page: &Answer| {
            page.text.split(&older).skip(1).any(|link| link.split('"').next().unwrap().ends_with("#log"))
        };
        assert!(on(&newest) && oldest.has(&format!("href=\"{desk}#log\"")) && !on(&oldest), "{}", oldest.text);
        withdraw(&mut dora, vote, other, "Era di un altro ente").await;
        assert!(dora.get(&desk).await.has("Era di un altro ente"));
        assert!(!dora.get(&next).await.has(&withdrawn_at(other)));

        // So does the body read all that was entered for it, and on each page what counts.
        let own = format!("{BASE}/votes/{vote}/ballot/{}", site.body);
        let mut carla = site.browser(site.speaker).await;
        let newest = carla.get(&own).await;
        let older = format!("href=\"{own}?before=");
        let before = newest.text.split(&older).nth(1).and_then(|link| link.split('#').next()).expect("a page after it");
        let oldest = carla.get(&format!("{own}?before={before}")).await;
        let first = |page: &Answer| page.has("Su carta, protocollo 0/2027");
        assert_eq!([&newest, &oldest].map(|page| (rows(page), first(page))), [(LOG_PAGE, false), (1, true)]);
        // The way to a page after it; the page's own address stands beside its languages.
        let further = |page: &Answer| {
            let mut addresses = page.text.split(&older).skip(1).filter_map(|rest| rest.split('"').next());
            addresses.any(|address| address.ends_with("#log"))
        };
        assert!(further(&newest) && !further(&oldest), "{}", oldest.text);
        assert!(oldest.has(&format!("href=\"{own}#log\"")), "{}", oldest.text);
        for page in [&newest, &oldest] {
            assert!(page.has("Orto del parco") && !page.has("ora non conta nessuna scheda"), "{}", page.text);
        }
        assert_eq!(carla.get(&format!("{own}?before=0")).await.status, 404);
    });
}

#[test]
fn those_who_represent_a_body_are_told_of_its_paper_and_never_what_it_says() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let change = |settings: &mut cantiere_spine::round::Settings| {
            (settings.persons, settings.counts_at) = (false, settings.closes_at + 3 * DAY);
        };
        let (vote, options) = set_up(&site, change).await;
        show(&site, vote).await;
        site.join(site.other, "representative").await;
        site.join(site.citizen, "member").await;
        let other = site.other;
        let english = site.site.site.db.write(move |tx| -> Result<(), Error> {
            diesel::update(person::table.find(other.0)).set(person::language.eq("en")).execute(tx.conn())?;
            tx.changed("people");
            Ok(())
        });
        english.await.expect("another language");
        let mut dora = site.browser(site.planner).await;
        enter(&site, &mut dora, vote, site.body, "12/2026", options[0], HALF_A_DAY).await;
        let (subject, told) = mails(&site, site.speaker).await.remove(0);
        assert!(subject.ends_with("è stata registrata una scheda di carta di Comune di prova"), "{subject}");
        let own = format!("{BASE}/votes/{vote}/ballot/{}", site.body);
        for part in ["“Quale orto”", "12/2026", "puoi sostituire", &*own] {
            assert!(told.contains(part), "{part}: {told}");
        }
        assert!(!told.contains("Prende il posto"), "{told}");
        let (subject, told) = mails(&site, site.other).await.remove(0);
        assert!(subject.ends_with("a paper ballot of Comune di prova was entered"), "{subject}");
        assert!(told.contains("/en/plans/orti/2027/votes/") && told.contains("you can replace"), "{told}");

        enter(&site, &mut dora, vote, site.body, "13/2026", options[1], HALF_A_DAY / 2).await;
        let (_, told) = mails(&site, site.speaker).await.remove(1);
        assert!(told.contains("13/2026") && told.contains("Prende il posto"), "{told}");
        withdraw(&mut dora, vote, site.body, "Letta male").await;
        let (subject, told) = mails(&site, site.speaker).await.remove(2);
        assert!(subject.ends_with("è stata ritirata una scheda di carta di Comune di prova"), "{subject}");
        for part in ["13/2026", "Motivo: Letta male", "Conta di nuovo", "puoi sostituire"] {
            assert!(told.contains(part), "{part}: {told}");
        }
        // What a representative sends or what is refused is no news from the desk.
        let form = format!("{DESK}/votes/{vote}/paper/{}", site.body);
        assert_eq!(dora.post(&form, &[("seen", "1"), ("reason", "Tardi")]).await.status, 409);
        assert_eq!(mails(&site, site.speaker).await.len(), 3);

        site.pass_days(8);
        // Her session is over by now.
        let mut dora = site.browser(site.planner).await;
        withdraw(&mut dora, vote, site.body, "Era del Comune vicino").await;
        let all = mails(&site, site.speaker).await;
        let (_, told) = &all[3];
        for part in ["12/2026", "Motivo: Era del Comune vicino", "non conta nessuna scheda", "La votazione è chiusa"] {
            assert!(told.contains(part), "{part}: {told}");
        }
        let english = mails(&site, site.other).await;
        assert_eq!((all.len(), english.len()), (4, 4));
        for (subject, told) in all.iter().chain(&english) {
            assert!(!subject.contains("Orto") && !told.contains("Orto d"), "{subject}: {told}");
        }
        for nobody in [site.citizen, site.planner, site.moderator] {
            assert_eq!(mails(&site, nobody).await, []);
        }
    });
}
