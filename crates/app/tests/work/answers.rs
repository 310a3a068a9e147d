//! The form of answers: nobody's draft is written over by another's words, each is read before it is checked, a sentence for
//! one alone stays, and what was written wrongly comes back with what is to be mended.

use crate::site::{OPEN, WORK, on_each, plain};
use cantiere_domain::access::Role;
use cantiere_store::settings;
use cantiere_testkit::{Browser, TestSite};

async fn answer(browser: &mut Browser, n: &str, seen: &str, more: &[(&str, &str)]) {
    let field = format!("seen_{n}");
    let mut fields = vec![("n", n), (field.as_str(), seen)];
    fields.extend(more);
    let saved = browser.post(&format!("{WORK}/answer"), &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
}

async fn second_person(site: &TestSite) {
    let on = site
        .site
        .db
        .write(|tx| -> Result<(), cantiere_store::Error> { Ok(settings::set(tx, "answers_second_person", "yes")?) });
    on.await.expect("a setting");
}

/// The words in the field of the reason.
fn reason(page: &str) -> String {
    let field = page.split("name=\"reason\"").nth(1).and_then(|t| t.split("</textarea>").next()).unwrap_or_default();
    plain(field.split_once('>').map_or("", |t| t.1))
}

#[test]
fn of_a_group_each_draft_is_shown_checked_as_it_is_read_and_written_over_by_no_other() {
    on_each(async |site| {
        second_person(&site).await;
        let mut writer = site.signed_in(Some(Role::Planner)).await;
        let mut reader = site.signed_in(Some(Role::Planner)).await;
        answer(&mut writer, "1", "0", &[("outcome", "postponed"), ("reason", "La prima ragione.")]).await;
        answer(&mut writer, "3", "0", &[("outcome", "not_accepted"), ("reason", "La seconda ragione.")]).await;
        let page = reader.get(&format!("{WORK}/answer?n=1&n=3")).await;
        assert!(page.has("La prima ragione.") && page.has("La seconda ragione."), "a draft is not shown");
        assert_eq!(reason(&page.text), "", "the words of one would be saved for both");
        assert!(page.has("2 di questi contributi hanno già una bozza"), "nothing warns of what is there");
        // Sent as it is, the form changes nothing.
        let fields = [("n", "1"), ("seen_1", "1"), ("n", "3"), ("seen_3", "1"), ("reason", "")];
        assert_eq!(reader.post(&format!("{WORK}/answer"), &fields).await.status, 422);
        // Who wrote them has no button to check them; the other person has, for what the page shows.
        let own = writer.get(&format!("{WORK}/answer?n=1&n=3")).await;
        assert!(!own.has("Ho riletto, va bene") && page.has("Ho riletto, va bene"));
        let read = [("n", "1"), ("seen_1", "1"), ("n", "3"), ("seen_3", "1")];
        assert_eq!(reader.post(&format!("{WORK}/check"), &read).await.status, 303);
        let page = reader.get(&format!("{WORK}/answer?n=1&n=3")).await;
        assert!(!page.has("Ho riletto, va bene"), "both are checked");
        // One draft for both is one form.
        for n in ["2", "4"] {
            answer(&mut writer, n, "0", &[("outcome", "postponed"), ("reason", "Non ancora.")]).await;
        }
        let fields =
            [("n", "2"), ("seen_2", "1"), ("n", "4"), ("seen_4", "1"), ("outcome", "postponed"), ("reason", "Poi.")];
        assert_eq!(writer.post(&format!("{WORK}/answer"), &fields).await.status, 303);
        assert_eq!(reason(&writer.get(&format!("{WORK}/answer?n=2&n=4")).await.text), "Poi.");
    });
}

#[test]
fn a_sentence_for_one_alone_stays_where_the_form_does_not_name_it() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let own = [("outcome", "postponed"), ("reason", "Poi."), ("sentence_1", "Grazie per i conti.")];
        answer(&mut planner, "1", "0", &own).await;
        // One contribution alone has the field too.
        let page = planner.get(&format!("{WORK}/answer?n=1")).await;
        assert!(page.has("name=\"sentence_1\"") && page.has("Grazie per i conti."));
        answer(&mut planner, "1", "1", &[("outcome", "postponed"), ("reason", "Più avanti.")]).await;
        assert!(planner.get(&format!("{WORK}/answer?n=1")).await.has("Grazie per i conti."), "it was erased");
        // Emptied on purpose it goes.
        answer(&mut planner, "1", "2", &[("outcome", "postponed"), ("reason", "Poi."), ("sentence_1", "")]).await;
        assert!(!planner.get(&format!("{WORK}/answer?n=1")).await.has("Grazie per i conti."));
    });
}

#[test]
fn what_is_being_written_waits_for_its_writer_alone_and_is_written_over_nothing_that_was_saved_meanwhile() {
    on_each(async |site| {
        let mut writer = site.signed_in(Some(Role::Planner)).await;
        let mut other = site.signed_in(Some(Role::Planner)).await;
        let path = format!("{WORK}/answer?n=4");
        let again = format!("{path}&kept=yes");
        let half = [("n", "4"), ("seen_4", "0"), ("outcome", "postponed"), ("reason", "Una risposta a metà.")];
        assert_eq!(writer.post(&format!("{WORK}/answer/keep"), &half).await.status, 204);
        // The form is as it was, and offers what was left.
        let page = writer.get(&path).await;
        assert!(page.has("kept=yes") && reason(&page.text).is_empty(), "{}", page.text);
        assert_eq!(reason(&writer.get(&again).await.text), "Una risposta a metà.");
        assert!(!other.get(&path).await.has("kept=yes") && reason(&other.get(&again).await.text).is_empty());
        // Taken up after somebody else saved, it does not go over their words unseen.
        answer(&mut other, "4", "0", &[("outcome", "not_accepted"), ("reason", "La ragione di un’altra.")]).await;
        let page = writer.get(&again).await;
        assert!(page.has("name=\"seen_4\" value=\"0\""), "what was begun from nothing says so: {}", page.text);
        let late = writer.post(&format!("{WORK}/answer"), &half).await;
        assert!(late.status == 409 && late.has("La ragione di un’altra.") && late.has("Una risposta a metà."));
        // Saved knowingly, nothing waits any more.
        answer(&mut writer, "4", "1", &half[2..]).await;
        let page = writer.get(&path).await;
        assert!(!page.has("kept=yes") && reason(&page.text) == "Una risposta a metà.", "{}", page.text);
    });
}

#[test]
fn a_draft_is_taken_away_as_it_was_read_and_its_words_wait_for_whoever_did_it() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let mut other = site.signed_in(Some(Role::Planner)).await;
        let path = format!("{WORK}/answer?n=4");
        let button = "value=\"discard\"";
        assert!(!planner.get(&path).await.has(button), "there is nothing to take away");
        // Enter in a field of the form saves it.
        let words = [("outcome", "postponed"), ("reason", "La prima ragione.")];
        answer(&mut planner, "4", "0", &[("do", "enter"), words[0], words[1]]).await;
        assert!(planner.get(&path).await.has(button));
        answer(&mut other, "4", "1", &[("outcome", "not_accepted"), ("reason", "Un’altra ragione.")]).await;
        let take = async |planner: &mut Browser, seen: &str| {
            let fields = [("n", "4"), ("seen_4", seen), ("do", "discard"), words[0], words[1]];
            planner.post(&format!("{WORK}/answer"), &fields).await
        };
        let late = take(&mut planner, "1").await;
        assert!(late.status == 409 && late.has("Un’altra ragione."), "{}", late.text);
        let gone = take(&mut planner, "2").await;
        assert_eq!(gone.status, 303, "{}", gone.text);
        assert!(planner.get(gone.location()).await.has("aspettano di nuovo una risposta"));
        assert!(planner.get(&format!("{WORK}?state=waiting")).await.has("id=\"n4\""), "it waits for nothing");
        let page = planner.get(&path).await;
        assert!(page.has("kept=yes") && !page.has(button) && reason(&page.text).is_empty(), "{}", page.text);
        let again = planner.get(&format!("{path}&kept=yes")).await;
        assert_eq!((reason(&again.text).as_str(), again.field("seen_4").as_deref()), ("La prima ragione.", Some("0")));
        assert!(!other.get(&path).await.has("kept=yes"));
        answer(&mut planner, "4", "0", &words).await;
    });
}

#[test]
fn nothing_goes_out_that_was_saved_after_the_publisher_looked() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let mut other = site.signed_in(Some(Role::Planner)).await;
        answer(&mut planner, "4", "0", &[("outcome", "postponed"), ("reason", "Non adesso.")]).await;
        let path = format!("{WORK}/publish");
        // Who did not look publishes nothing.
        let blind = planner.post(&path, &[("do", "publish")]).await;
        assert!(blind.status == 409 && blind.has("non è uscito niente"), "{}", blind.text);
        let seen = planner.get(&path).await.field("seen").expect("the drafts as they stand");
        answer(&mut other, "5", "0", &[("outcome", "accepted"), ("reason", "Ancora da limare.")]).await;
        let early = planner.post(&path, &[("do", "publish"), ("seen", &seen)]).await;
        assert!(early.status == 409 && early.has("non è uscito niente"), "{}", early.text);
        assert!(!site.visitor().get(&format!("{OPEN}/contributions/4")).await.has("Non adesso."));
        let seen = early.field("seen").expect("the drafts as they stand now");
        assert_eq!(planner.post(&path, &[("do", "publish"), ("seen", &seen)]).await.status, 303);
        assert!(site.visitor().get(&format!("{OPEN}/contributions/5")).await.has("Ancora da limare."));
    });
}

#[test]
fn a_contribution_in_parts_is_left_as_it_is_and_the_others_of_the_group_are_answered() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let [first, second] = crate::parts::passages(&site, 2).await;
        let split = [("n", "2"), ("do", "split"), ("passage_1", &first), ("passage_2", &second)];
        assert_eq!(planner.post(&format!("{WORK}/parts"), &split).await.status, 303);
        let fields =
            [("n", "1"), ("seen_1", "0"), ("n", "2"), ("seen_2", "0"), ("outcome", "postponed"), ("reason", "Poi.")];
        let saved = planner.post(&format!("{WORK}/answer"), &fields).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        assert!(saved.location().ends_with("done=saved-parts"), "{}", saved.location());
        assert!(planner.get(saved.location()).await.has("I contributi divisi in parti sono rimasti come erano"));
        assert_eq!(reason(&planner.get(&format!("{WORK}/answer?n=1")).await.text), "Poi.");
        let parts = planner.get(&format!("{WORK}/parts?n=2")).await;
        assert!(parts.status == 200 && !parts.has(">\nPoi."), "the part got the words of the others");
    });
}

#[test]
fn a_link_to_a_place_that_is_not_there_comes_back_with_what_was_written() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        answer(&mut planner, "1", "0", &[("outcome", "accepted"), ("reason", "Sì."), ("changed", "A1.1")]).await;
        assert_eq!(planner.confirm(&format!("{WORK}/publish"), &[("do", "publish")]).await.status, 303);
        let wrong = planner.post(&format!("{WORK}/link"), &[("n", "1"), ("changed", "A1.2; Z9.9")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.has("Nel piano non c’è") && wrong.has("Z9.9"), "{}", wrong.text);
        assert!(wrong.has("value=\"A1.2; Z9.9\""), "what was written is gone");
        assert_eq!(planner.post(&format!("{WORK}/link"), &[("n", "1"), ("changed", "A1.2")]).await.status, 303);
    });
}

#[test]
fn who_answers_reads_what_is_asked_for_and_what_it_would_change() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let list = planner.get(&format!("{WORK}?kind=proposal")).await.text;
        let n = list.split("name=\"n\" value=\"").nth(1).and_then(|t| t.split('"').next()).expect("a proposal");
        let page = planner.get(&format!("{WORK}/answer?n={n}")).await;
        for label in ["Il bisogno", "L’azione proposta"] {
            assert!(page.has(&format!("<p class=\"said-label\">{label}</p>")), "{label} is not there");
        }
        let list = planner.get(&format!("{WORK}?kind=amendment")).await.text;
        let n = list.split("name=\"n\" value=\"").nth(1).and_then(|t| t.split('"').next()).expect("an amendment");
        let page = planner.get(&format!("{WORK}/answer?n={n}")).await;
        assert!(page.has("Le parole proposte") && page.has("<p class=\"said-label\">Il motivo</p>"));
    });
}

/// Whether answers of this process are read by a second person: by its settings, as a planner finds them.
async fn asks(planner: &mut Browser, value: &str) {
    let path = WORK.replace("contributions-received", "process/how");
    let form = planner.get(&path).await;
    assert!(form.has("Nessuna risposta esce finché non l’ha riletta chi non l’ha scritta."), "{}", form.text);
    let seen = form.field("seen").expect("what was read");
    let mut fields = vec![("seen", seen.as_str()), ("premoderated", "no"), ("shows_supports", "yes")];
    fields.extend([("second_person", value), ("why", "Così si lavora meglio.")]);
    let tools = ["comments", "amendments", "needs", "proposals", "supports", "questions", "votes"];
    fields.extend(tools.map(|tool| ("tools", tool)));
    let saved = planner.post(&path, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
}

#[test]
fn a_second_person_is_asked_for_in_the_settings_of_the_process_and_no_more_when_they_say_so() {
    on_each(async |site| {
        let mut writer = site.signed_in(Some(Role::Planner)).await;
        let mut reader = site.signed_in(Some(Role::Planner)).await;
        let publish = [("do", "publish")];
        let path = format!("{WORK}/publish");
        let page = writer.get(&path).await;
        assert!(
            page.has("Le risposte escono senza la rilettura") && page.has("process/how#second_person"),
            "{}",
            page.text
        );
        // As it is, whoever writes an answer publishes it.
        answer(&mut writer, "4", "0", &[("outcome", "postponed"), ("reason", "Non adesso.")]).await;
        assert_eq!(writer.confirm(&path, &publish).await.status, 303);
        asks(&mut writer, "yes").await;
        assert!(writer.get(&path).await.has("ogni risposta è riletta da una seconda persona"));
        answer(&mut writer, "1", "0", &[("outcome", "postponed"), ("reason", "Non adesso.")]).await;
        let early = writer.confirm(&path, &publish).await;
        assert_eq!(early.status, 422, "{}", early.text);
        assert_eq!(reader.post(&format!("{WORK}/check"), &[("n", "1"), ("seen_1", "1")]).await.status, 303);
        assert_eq!(writer.confirm(&path, &publish).await.status, 303);

        asks(&mut writer, "no").await;
        answer(&mut writer, "2", "0", &[("outcome", "postponed"), ("reason", "Non adesso.")]).await;
        assert_eq!(writer.confirm(&path, &publish).await.status, 303);
        // What the site asks of all, no process can leave out.
        second_person(&site).await;
        assert!(writer.get(&path).await.has("Lo chiede il sito per tutti i processi."));
        answer(&mut writer, "3", "0", &[("outcome", "postponed"), ("reason", "Non adesso.")]).await;
        assert_eq!(writer.confirm(&path, &publish).await.status, 422);
    });
}
