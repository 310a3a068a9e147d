//! A contribution that asks two things, through the pages: a planner splits it, answers each part, publishes; its author, a
//! reader and every download see both, and nobody sees anything before.

use crate::site::{OPEN, WORK, between, on_each, plain};
use cantiere_domain::access::Role;
use cantiere_spine::contribution;
use cantiere_testkit::{Browser, TestSite};

const SECRET: &str = "tramborello";

/// Two passages of the words of a contribution, as its author wrote them.
pub async fn passages(site: &TestSite, number: i64) -> [String; 2] {
    let (_, process) = crate::site::of_state(site, cantiere_domain::plan::EditionState::InConsultation).await;
    let one = site.site.db.read(move |conn| contribution::find(conn, process, number)).await.expect("a contribution");
    let words: Vec<&str> = one.words.body.split_whitespace().collect();
    assert!(words.len() > 6, "too short to be split: {}", one.words.body);
    [words[..3].join(" "), words[3..].join(" ")]
}

async fn split(planner: &mut Browser, number: &str, [first, second]: &[String; 2]) {
    let fields = [("n", number), ("do", "split"), ("passage_1", first), ("passage_2", second)];
    let done = planner.post(&format!("{WORK}/parts"), &fields).await;
    assert_eq!(done.status, 303, "{}", done.text);
}

#[test]
fn a_contribution_is_split_answered_in_parts_and_read_by_everybody() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let both = passages(&site, 1).await;
        let page = planner.get(&format!("{WORK}/parts?n=1")).await;
        assert!(page.status == 200 && page.has("name=\"passage_2\""));
        // Words that are not the author's are refused at their box, and what was written stays.
        let fields = [("n", "1"), ("do", "split"), ("passage_1", both[0].as_str()), ("passage_2", SECRET)];
        let refused = planner.post(&format!("{WORK}/parts"), &fields).await;
        assert!(refused.status == 422 && refused.has("id=\"passage_2-error\"") && refused.has(SECRET));
        split(&mut planner, "1", &both).await;
        // The page of the answer leads to the parts; one reason for a group leaves it out and says so.
        let answer = planner.get(&format!("{WORK}/answer?n=1")).await;
        assert!(answer.status == 303 && answer.location().ends_with("/parts?n=1"));
        let group = planner.get(&format!("{WORK}/answer?n=1&n=2")).await;
        assert!(plain(&group.text).contains("divisi in parti"));
        let group =
            [("n", "1"), ("seen_1", "0"), ("n", "2"), ("seen_2", "0"), ("outcome", "postponed"), ("reason", "Poi.")];
        let saved = planner.post(&format!("{WORK}/answer"), &group).await;
        assert!(saved.status == 303 && saved.location().ends_with("done=saved-parts"), "{}", saved.location());
        // One part alone makes no answer: it is listed as missing.
        let fields = [
            ("n", "1"),
            ("do", "save"),
            ("seen_part_1", "1"),
            ("outcome_1", "accepted"),
            ("reason_1", "Sì, e subito."),
            ("changed_1", "A1.1"),
        ];
        assert_eq!(planner.post(&format!("{WORK}/parts"), &fields).await.status, 303);
        assert!(planner.get(&format!("{WORK}/publish")).await.has("answer?n=1\""));
        let fields =
            [("n", "1"), ("do", "save"), ("seen_part_2", "1"), ("outcome_2", "not_accepted"), ("reason_2", SECRET)];
        assert_eq!(planner.post(&format!("{WORK}/parts"), &fields).await.status, 303);
        // Of these two one alone gets its answer here: what stands of it is in the form, and nothing else is replaced.
        let group = planner.get(&format!("{WORK}/answer?n=1&n=2")).await;
        assert!(!group.has("la tua risposta prende") && group.has("\nPoi.</textarea>"), "{}", group.text);
        // Somebody who began before that sees both texts.
        let late = [("n", "1"), ("do", "save"), ("seen_part_2", "1"), ("outcome_2", "postponed"), ("reason_2", "Poi.")];
        let late = planner.post(&format!("{WORK}/parts"), &late).await;
        assert!(late.status == 409 && late.has(SECRET) && late.has("Poi."));
        assert!(planner.get(WORK).await.has("in 2 parti"));
        let places = [
            format!("{OPEN}/contributions/1"),
            format!("{OPEN}/contributions"),
            format!("{OPEN}/results/answered"),
            format!("{OPEN}/received/csv"),
            format!("{OPEN}/report/contributions.json"),
            "/it/organizations/comune-di-valdoria".to_string(),
        ];
        for place in &places {
            let seen = site.visitor().get(place).await;
            assert!(!seen.has(SECRET) && !seen.has("in 2 parti"), "{place} shows a part that is not published");
        }
        assert_eq!(planner.confirm(&format!("{WORK}/publish"), &[("do", "publish")]).await.status, 303);
        let page = site.visitor().get(&format!("{OPEN}/contributions/1")).await.text;
        let told = plain(between(&page, "<ol class=\"answer-parts\">", "</ol>"));
        let wanted = format!("Parte 1 accolta {} Sì, e subito. Parte 2 non accolta {} {SECRET}", both[0], both[1]);
        assert_eq!(told, plain(&wanted));
        assert!(plain(&page).contains("Chiede 2 cose"));
        // It is one contribution, accepted with changes.
        let listed = site.visitor().get(&format!("{OPEN}/results/accepted_with_changes")).await;
        assert!(listed.has("/contributions/1\""));
        // The files of a planner's preview say the same as the page.
        let file = planner.get(&format!("{OPEN}/report/contributions.json")).await;
        let file: serde_json::Value = serde_json::from_slice(&file.bytes).expect("JSON");
        let one = &file["contributions"].as_array().expect("a list")[0];
        assert_eq!(one["outcome"], "accepted_with_changes");
        assert_eq!(one["parts"][1]["outcome"], "not_accepted");
        assert_eq!(one["parts"][1]["reason"], SECRET);
        let csv = planner.get(&format!("{OPEN}/report/contributions.csv")).await.text;
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let first = rows.records().next().expect("a row").expect("cells");
        assert_eq!(&first[18], "accepted not_accepted");
        // The author's mail quotes each part with its answer.
        site.run_jobs().await;
        let mails = site.visitor().get("/it/demo/mail").await.text;
        let mail = mails.split("<article").find(|mail| mail.contains(SECRET)).map(plain).expect("a mail to the author");
        assert!(mail.contains("»: accolta") && mail.contains("»: non accolta"), "{mail}");
        // Published it is final.
        let join = planner.post(&format!("{WORK}/parts"), &[("n", "1"), ("do", "join")]).await;
        assert_eq!(join.status, 422);
    });
}

#[test]
fn a_part_that_lives_on_in_another_contribution_says_where_on_the_page_and_in_the_mail() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let both = passages(&site, 1).await;
        split(&mut planner, "1", &both).await;
        let fields = [
            ("n", "1"),
            ("do", "save"),
            ("seen_part_1", "1"),
            ("outcome_1", "merged"),
            ("into_1", "3"),
            ("reason_1", "È la stessa richiesta."),
            ("seen_part_2", "1"),
            ("outcome_2", "postponed"),
            ("reason_2", SECRET),
        ];
        let saved = planner.post(&format!("{WORK}/parts"), &fields).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        assert_eq!(planner.confirm(&format!("{WORK}/publish"), &[("do", "publish")]).await.status, 303);
        let told = "Vive nel contributo n. 3";
        assert!(plain(&site.visitor().get(&format!("{OPEN}/contributions/1")).await.text).contains(told));
        site.run_jobs().await;
        let mails = site.visitor().get("/it/demo/mail").await.text;
        let mail = mails.split("<article").find(|mail| mail.contains(SECRET)).map(plain).expect("a mail to the author");
        assert!(mail.contains(&format!("»: unificata con un’altra {told} È la stessa richiesta.")), "{mail}");
    });
}

#[test]
fn parts_are_put_together_again_and_what_was_written_waits_in_the_form() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let both = passages(&site, 2).await;
        split(&mut planner, "2", &both).await;
        let fields =
            [("n", "2"), ("do", "save"), ("seen_part_1", "1"), ("outcome_1", "postponed"), ("reason_1", SECRET)];
        assert_eq!(planner.post(&format!("{WORK}/parts"), &fields).await.status, 303);
        // Whoever has not seen what was saved does not take it away.
        let join = [("n", "2"), ("do", "join"), ("seen_part_1", "1"), ("seen_part_2", "1")];
        let late = planner.post(&format!("{WORK}/parts"), &join).await;
        assert!(late.status == 409 && late.has("è rimasto diviso") && late.has(SECRET), "{}", late.text);
        let join = [("n", "2"), ("do", "join"), ("seen_part_1", "2"), ("seen_part_2", "1")];
        let joined = planner.post(&format!("{WORK}/parts"), &join).await;
        assert!(joined.status == 303 && joined.location().ends_with("/answer?n=2"));
        let form = planner.get(&format!("{WORK}/answer?n=2&kept=yes")).await;
        assert!(form.status == 200 && form.has(SECRET));
        assert!(!planner.get(WORK).await.has("in 2 parti"));
        let nobody = site.signed_in(Some(Role::Moderator)).await.get(&format!("{WORK}/parts?n=2")).await;
        assert_eq!(nobody.status, 403);
    });
}
