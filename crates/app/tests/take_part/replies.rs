//! Replies: their author changes them or takes them back until the window closes, and everybody sees that it happened.

use crate::site::{BASE, DESK, number, on_each, proposal, start, start_with};
use cantiere_testkit::Browser;

/// Sends a reply and gives its id.
async fn reply(browser: &mut Browser, to: i64, text: &str) -> i64 {
    let key = uuid::Uuid::new_v4().to_string();
    let form = [("body", text), ("speaker", "0"), ("key", key.as_str())];
    let sent = browser.post(&format!("{BASE}/contributions/{to}/reply"), &form).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    sent.location().rsplit("#r").next().and_then(|id| id.parse().ok()).expect("the reply's place")
}

#[test]
fn reply_is_changed_by_its_author_with_a_history_that_everybody_reads() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut citizen = site.browser(site.citizen).await;
        let to = site.propose(&mut citizen, "Un pozzo", "Manca l’acqua.").await;
        let mut other = site.browser(site.other).await;
        let id = reply(&mut other, to, "Il pozzo costa troppo.").await;
        let (page, edit) =
            (format!("{BASE}/contributions/{to}"), format!("{BASE}/contributions/{to}/replies/{id}/edit"));
        assert!(other.get(&page).await.text.contains(&edit));
        assert!(other.get(&format!("{page}?sent=reply&reply={id}")).await.has("La tua replica è pubblicata"));
        assert!(!citizen.get(&page).await.text.contains(&edit));
        assert_eq!(citizen.get(&edit).await.status, 403);
        assert_eq!(citizen.post(&edit, &[("body", "Costa poco."), ("seen", "1")]).await.status, 403);
        // A reply is found below what it stands under, and nowhere else.
        let second = site.propose(&mut citizen, "Una siepe", "Manca l’ombra.").await;
        let elsewhere = format!("{BASE}/contributions/{second}/replies/{id}/edit");
        assert_eq!(other.get(&elsewhere).await.status, 404);

        assert!(other.get(&edit).await.text.contains("Il pozzo costa troppo."));
        let empty = other.post(&edit, &[("body", " "), ("seen", "1")]).await;
        assert_eq!(empty.status, 422, "{}", empty.text);
        let changed = other.post(&edit, &[("body", "Il pozzo costa molto."), ("seen", "1")]).await;
        assert_eq!(changed.status, 303, "{}", changed.text);
        assert!(changed.location().ends_with(&format!("#r{id}")));
        let stale = other.post(&edit, &[("body", "Il pozzo costa."), ("seen", "1")]).await;
        assert_eq!(stale.status, 409);
        assert!(stale.text.contains("Il pozzo costa molto.") && stale.text.contains("Il pozzo costa."));
        let read = site.visitor().get(&page).await.text;
        assert!(read.contains("Modificata: leggi la storia") && read.contains("troppo"), "{read}");

        let gone = other.post(&format!("{BASE}/contributions/{to}/replies/{id}/withdraw"), &[]).await;
        assert_eq!(gone.status, 303, "{}", gone.text);
        let read = site.visitor().get(&page).await.text;
        assert!(read.contains("Replica ritirata da chi l’ha scritta il"), "{read}");
        assert!(!read.contains("costa"));
        assert_eq!(other.post(&edit, &[("body", "Di nuovo."), ("seen", "3")]).await.status, 404);
    });
}

#[test]
fn reply_can_be_changed_exactly_as_long_as_one_can_reply() {
    on_each(|engine| async move {
        // Only proposals are taken: replies to them are open, comments on the text are not.
        let site = start_with(engine, |new| drop(new.phases.remove(0))).await;
        let mut citizen = site.browser(site.citizen).await;
        let sent = citizen.post(&format!("{BASE}/propose"), &proposal("Un pozzo", "Manca l’acqua.", "una")).await;
        let to = number(&sent);
        let id = reply(&mut citizen, to, "Dimenticavo il recinto.").await;
        let edit = format!("{BASE}/contributions/{to}/replies/{id}/edit");
        let changed = citizen.post(&edit, &[("body", "Dimenticavo la siepe."), ("seen", "1")]).await;
        assert_eq!(changed.status, 303, "{}", changed.text);
        site.pass_days(31);
        let mut citizen = site.browser(site.citizen).await;
        assert!(!citizen.get(&format!("{BASE}/contributions/{to}")).await.text.contains(&edit));
        let late = citizen.post(&edit, &[("body", "Troppo tardi."), ("seen", "2")]).await;
        assert_eq!(late.status, 422, "{}", late.text);
        assert!(late.text.contains("Troppo tardi.") && late.text.contains("fuori tempo"));
    });
}

#[test]
fn reply_that_waits_to_be_read_is_seen_and_changed_by_its_author_alone() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut citizen = site.browser(site.citizen).await;
        let to = site.propose(&mut citizen, "Un pozzo", "Manca l’acqua.").await;
        let mut planner = site.browser(site.planner).await;
        let phases = [("proposals", "before"), ("feedback", "after")];
        assert_eq!(planner.post(&format!("{DESK}/moderation/phases"), &phases).await.status, 303);
        let mut other = site.browser(site.other).await;
        let id = reply(&mut other, to, "Ottima idea, ma dove.").await;
        let page = format!("{BASE}/contributions/{to}");
        assert!(!site.visitor().get(&page).await.text.contains("Ottima idea"));
        assert!(!citizen.get(&page).await.text.contains("Ottima idea"));
        assert!(other.get(&page).await.text.contains("Ottima idea"));
        let sent = format!("{page}?sent=reply&reply={id}");
        assert!(other.get(&sent).await.has("prima della verifica la leggi solo tu"));
        assert!(!citizen.get(&sent).await.has("La tua replica"));
        let edit = format!("{page}/replies/{id}/edit");
        assert_eq!(other.post(&edit, &[("body", "Ottima idea."), ("seen", "1")]).await.status, 303);
        assert!(other.get(&page).await.text.contains("Modificata: leggi la storia"));
        assert!(!site.visitor().get(&page).await.text.contains("Ottima idea"));
    });
}

#[test]
fn a_refused_reply_comes_back_with_its_words_and_in_whose_name_they_are() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let to = site.propose(&mut site.browser(site.citizen).await, "Un pozzo", "Manca l’acqua.").await;
        let mut speaker = site.browser(site.speaker).await;
        let (body, long) = (site.body.to_string(), "è".repeat(10_001));
        let form = [("body", long.as_str()), ("speaker", body.as_str()), ("key", "risposta-troppo-lunga")];
        let refused = speaker.post(&format!("{BASE}/contributions/{to}/reply"), &form).await;
        assert!(refused.status == 422 && refused.has(&long), "{}", refused.status);
        let value = format!("name=\"speaker\" value=\"{body}\"");
        let chosen = |tag: &&str| tag.starts_with("input type=\"radio\"") && tag.contains(&value);
        let chosen = refused.text.split('<').find(chosen).expect("the body among those one speaks for");
        assert!(chosen.contains(" checked"), "{chosen}");
    });
}

#[test]
fn replies_stand_in_the_file_of_staff_below_what_they_reply_to() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (mut citizen, mut other) = (site.browser(site.citizen).await, site.browser(site.other).await);
        let first = site.propose(&mut citizen, "Un pozzo", "Manca l’acqua.").await;
        site.propose(&mut citizen, "Una siepe", "Manca l’ombra.").await;
        let id = reply(&mut other, first, "Il pozzo costa troppo.").await;
        let file = site.browser(site.planner).await.get(&format!("{BASE}/received/csv")).await;
        let mut rows = csv::Reader::from_reader(file.text.trim_start_matches('\u{FEFF}').as_bytes());
        let rows: Vec<csv::StringRecord> = rows.records().map(|r| r.expect("a row")).collect();
        let told = |column: usize| rows.iter().map(|r| &r[column]).collect::<Vec<_>>();
        assert_eq!(told(0), ["1", "", "2"]);
        assert_eq!(told(1), ["Proposta", "Replica al n. 1", "Proposta"]);
        assert_eq!(&rows[1][10], "Il pozzo costa troppo.");
        assert!(rows[1][20].ends_with(&format!("{BASE}/contributions/1#r{id}")), "{}", &rows[1][20]);
    });
}
