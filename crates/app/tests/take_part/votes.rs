//! Votes as people meet them over HTTP: a secret one from the ballot to the end of its key, a ballot that waits while somebody
//! signs in, the auditors' path, what the desk offers when.

use crate::site::{BASE, DESK, Site, administrator, on_each, start};
use cantiere_domain::access::{Assurance, Role};
use cantiere_domain::round::{Method, Rules};
use cantiere_sealed::{Export, PublicKey, Receipt};
use cantiere_spine::Error;
use cantiere_spine::actor::session;
use cantiere_spine::plan::edition;
use cantiere_spine::round::{self, NewOption, OptionWords, Settings};
use cantiere_store::schema::accounts::pending;
use diesel::prelude::*;
use serde_json::Value;
use std::time::Duration;

const DAY: i64 = 86_400_000_000;

/// Sets a vote up with two actions and opens it at the desk, which makes the keys of a secret one. Gives its address and the
/// ids of its actions.
async fn open(site: &Site, change: impl Fn(&mut Settings) + Send + Sync + 'static) -> (String, Vec<i64>) {
    let (number, options) = set_up(site, change).await;
    show(site, number).await;
    (format!("/votes/{number}"), options)
}

/// Opens what was set up.
pub async fn show(site: &Site, number: i64) {
    let version = site.site.site.db.read(move |conn| -> Result<i64, Error> {
        let by = administrator();
        let of = edition::all(conn, &by)?.remove(0);
        Ok(round::find(conn, &by, &of, number)?.version)
    });
    let version = version.await.expect("a vote").to_string();
    let mut dora = site.browser(site.planner).await;
    let opened = dora.post(&format!("{DESK}/votes/{number}/open"), &[("version", &version)]).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
}

pub async fn set_up(site: &Site, change: impl Fn(&mut Settings) + Send + Sync + 'static) -> (i64, Vec<i64>) {
    let made = site.site.site.db.write(move |tx| -> Result<_, Error> {
        let by = administrator();
        let of = edition::all(tx, &by)?.remove(0);
        let now = tx.now();
        let mut settings = Settings {
            title: "Quale orto".into(),
            question: "Quale orto per primo?".into(),
            rules: Default::default(),
            electorate: Vec::new(),
            opens_at: now - DAY,
            closes_at: now + 7 * DAY,
            counts_at: now + 7 * DAY,
            turnout_hidden: false,
            named: true,
            persons: true,
            assurance: Assurance::Email,
        };
        change(&mut settings);
        let (id, number) = round::create(tx, &by, &of, &settings)?;
        let free = |title: &str| {
            let feasibility = format!("Secondo gli uffici {title} si può fare.");
            NewOption::Free(OptionWords { title: title.into(), feasibility, ..Default::default() })
        };
        round::add(tx, &by, &of, id, &[free("Orto della scuola"), free("Orto del parco")])?;
        let options: Vec<i64> = round::options(tx, id)?.iter().map(|c| c.id).collect();
        Ok((number, options))
    });
    made.await.expect("a vote")
}

fn poll_keys(site: &Site) -> usize {
    let files = std::fs::read_dir(site.keys.path()).expect("the folder of keys");
    files.filter(|file| file.as_ref().is_ok_and(|f| f.path().extension().is_some_and(|e| e == "poll"))).count()
}

#[test]
fn a_secret_vote_lives_from_the_ballot_to_the_end_of_its_key() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, options) = open(&site, |_| {}).await;
        let vote = format!("{BASE}{vote}");
        let mut visitor = site.visitor();
        let before = visitor.get(&vote).await;
        assert!(before.has("il numero è già impegnato") && !before.has("Numero del sorteggio"), "{}", before.text);
        let mut ada = site.browser(site.citizen).await;
        let empty = ada.get(&format!("{vote}/ballot")).await;
        assert!(empty.has("Secondo gli uffici Orto del parco si può fare.") && !empty.has("Hai già votato"));
        let content = options[0].to_string();
        let sent =
            ada.post(&format!("{vote}/ballot"), &[("step", "send"), ("content", &content), ("person", "yes")]).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let receipt = sent.location().to_string();
        // Nothing is signed because somebody asks, and nothing is told of what is not signed.
        let page = ada.get(&receipt).await;
        assert!(page.has("entro cinque minuti") && !page.has(&format!("{receipt}/file")), "{}", page.text);
        assert_eq!(ada.get(&format!("{receipt}/file")).await.location(), receipt);
        let log = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
        assert_eq!(log(&visitor.get(&format!("{vote}/log/file")).await.text)["entries"], 0);
        site.site.pass(Duration::from_secs(6 * 60));
        site.site.run_jobs().await;
        let file = ada.get(&format!("{receipt}/file")).await;
        assert_eq!(file.status, 200, "{}", file.text);
        let early: Receipt = serde_json::from_str(&file.text).expect("a receipt");
        assert!(log(&file.text)["checkpoint"].as_str().is_some_and(|note| note.contains(":00:00Z\n")), "{}", file.text);
        assert_eq!(log(&visitor.get(&format!("{vote}/log/file")).await.text)["entries"], 1);
        // Who comes back is told, with the way to the receipt; nobody else is.
        let again = ada.get(&format!("{vote}/ballot")).await;
        assert!(again.has("Hai già votato") && again.has(&receipt), "{}", again.text);
        let mut bruno = site.browser(site.other).await;
        assert!(!bruno.get(&format!("{vote}/ballot")).await.has("Hai già votato"));

        // He votes twice: one takes the place of the other.
        for option in [options[1], options[0]] {
            let content = option.to_string();
            let sending = [("step", "send"), ("content", &*content), ("person", "yes")];
            assert_eq!(bruno.post(&format!("{vote}/ballot"), &sending).await.status, 303);
        }
        assert!(!visitor.get(&format!("{vote}/log")).await.has("Schede che contano"));
        site.pass_days(8);
        site.site.run_jobs().await;
        let after = visitor.get(&vote).await;
        assert!(after.has("Orto della scuola") && !after.has("già impegnato"), "{}", after.text);
        // What was signed while the vote was open holds against what is published after the count.
        let export: Export =
            serde_json::from_str(&visitor.get(&format!("{vote}/download/recount")).await.text).expect("an export");
        let key = PublicKey::parse(&export.key).expect("a key");
        assert_eq!(early.verify(&key, Some(&export)).expect("a proof").counted, Some(true));
        // The log tells how what was sent comes to what counts.
        let log = visitor.get(&format!("{vote}/log")).await;
        for (what, n) in [("nell’ultimo stato firmato", 3), ("Sostituite da una scheda", 1), ("Schede che contano", 2)]
        {
            let number = log.text.split(what).nth(1).and_then(|rest| rest.split_once("<dd>")).map(|(_, rest)| rest);
            assert!(number.is_some_and(|rest| rest.starts_with(&format!("{n}</dd>"))), "{what}: {}", log.text);
        }
        assert_eq!(poll_keys(&site), 1, "appeals are not over");
        site.pass_days(30);
        site.site.run_jobs().await;
        assert_eq!(poll_keys(&site), 0);
        let mut ada = site.browser(site.citizen).await;
        assert!(!ada.get(&format!("{vote}/ballot")).await.has("Hai già votato"));
        assert_eq!(ada.post(&format!("{receipt}/how"), &[]).await.status, 404);
    });
}

#[test]
fn a_hidden_turnout_is_hidden_in_the_log_and_its_file_until_the_close() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, options) = open(&site, |settings| settings.turnout_hidden = true).await;
        let vote = format!("{BASE}{vote}");
        let mut ada = site.browser(site.citizen).await;
        let content = options[1].to_string();
        let sent =
            ada.post(&format!("{vote}/ballot"), &[("step", "send"), ("content", &content), ("person", "yes")]).await;
        let receipt = sent.location().to_string();
        site.site.pass(Duration::from_secs(6 * 60));
        site.site.run_jobs().await;
        let mut visitor = site.visitor();
        let page = visitor.get(&format!("{vote}/log")).await;
        assert!(page.has("resta nascosto quanti hanno votato") && !page.has("<tbody>"), "{}", page.text);
        let file: Value = serde_json::from_str(&visitor.get(&format!("{vote}/log/file")).await.text).expect("JSON");
        assert!(file["entries"].is_null() && file["checkpoints"] == serde_json::json!([]), "{file}");
        assert!(!ada.get(&receipt).await.has("Posto nel registro"));
        site.pass_days(8);
        site.site.run_jobs().await;
        let file: Value = serde_json::from_str(&visitor.get(&format!("{vote}/log/file")).await.text).expect("JSON");
        assert_eq!(file["entries"], 1);
    });
}

#[test]
fn a_ballot_waits_in_the_browser_of_its_writer_and_in_no_row() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, options) = open(&site, |_| {}).await;
        let ballot = format!("{BASE}{vote}/ballot");
        let mut someone = site.visitor();
        let content = options[1].to_string();
        let kept = someone.post(&ballot, &[("step", "send"), ("content", &content)]).await;
        assert!(kept.location().starts_with("/it/sign-in?next=%2Fit%2Fplans"), "{}", kept.location());
        let rows = site.site.site.db.read(|conn| pending::table.count().get_result::<i64>(conn).map_err(Error::from));
        assert_eq!(rows.await.expect("a number"), 0);
        let back = format!("{ballot}?waiting=yes");
        // Whoever comes back without having signed in has it before them.
        let filled = format!("value=\"{content}\" checked");
        assert!(someone.get(&back).await.has(&filled), "{filled}");
        let token = site.site.site.db.write({
            let citizen = site.citizen;
            move |tx| session::create(tx, citizen, Assurance::Email)
        });
        someone.set_cookie(site.site.site.base_url.cookie_name(), &token.await.expect("a session"));
        let review = someone.get(&back).await;
        assert_eq!(review.field("content").as_deref(), Some(content.as_str()), "{}", review.text);
        let sent = someone.post(&ballot, &[("step", "send"), ("content", &content), ("person", "yes")]).await;
        assert!(sent.location().contains("/receipt/"), "{}", sent.text);
        assert_eq!(someone.cookie("cantiere-ballot"), None);
        // In another browser there is nothing to send, and the page says why.
        let mut elsewhere = site.browser(site.other).await;
        let page = elsewhere.get(&back).await;
        assert!(page.status == 200 && page.has("rimasta nel browser"), "{}", page.text);
    });
}

#[test]
fn a_voter_who_is_in_less_surely_than_is_asked_signs_in_again_and_the_ballot_stays() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, options) = open(&site, |settings| settings.assurance = Assurance::Substantial).await;
        let ballot = format!("{BASE}{vote}/ballot");
        let mut low = site.site.browser_of(site.citizen, Assurance::Email).await;
        let page = low.get(&ballot).await;
        assert!(page.has("identità più sicura") && page.has("L’accesso serve solo per inviarla"), "{}", page.text);
        let content = options[1].to_string();
        let sending = [("step", "send"), ("content", content.as_str()), ("person", "yes")];
        let kept = low.post(&ballot, &sending).await;
        let to = kept.location().to_owned();
        assert!(to.starts_with("/it/sign-in?next=%2Fit") && to.ends_with("&level=substantial"), "{to}");
        assert_eq!(low.get(&to).await.status, 200, "nobody is sent away for being in already");
        let back = format!("{ballot}?waiting=yes");
        assert!(low.get(&back).await.has(&format!("value=\"{content}\" checked")));
        let citizen = site.citizen;
        let sure = site.site.site.db.write(move |tx| session::create(tx, citizen, Assurance::Substantial));
        low.set_cookie(site.site.site.base_url.cookie_name(), &sure.await.expect("a session"));
        let review = low.get(&back).await;
        assert_eq!(review.field("content").as_deref(), Some(content.as_str()), "{}", review.text);
        let sent = low.post(&ballot, &sending).await;
        assert!(sent.location().contains("/receipt/"), "{}", sent.text);
    });
}

#[test]
fn a_ballot_is_filled_in_while_it_can_be_sent_and_not_weeks_before_or_after() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let later = |settings: &mut Settings| {
            (settings.persons, settings.opens_at) = (false, settings.opens_at + 3 * DAY);
            settings.counts_at = settings.closes_at + 5 * DAY;
        };
        let (vote, _) = open(&site, later).await;
        let fillable = async || site.visitor().get(&format!("{BASE}{vote}/ballot")).await.has("class=\"vote-form\"");
        assert!(!fillable().await, "it opens in two days");
        site.pass_days(3);
        assert!(fillable().await);
        // Closed, and paper is still entered.
        site.pass_days(5);
        assert!(!fillable().await);
    });
}

#[test]
fn auditors_take_ballots_after_reading_the_terms_and_that_is_written_down() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, options) = open(&site, |_| {}).await;
        let vote = format!("{BASE}{vote}");
        let mut ada = site.browser(site.citizen).await;
        let content = options[0].to_string();
        ada.post(&format!("{vote}/ballot"), &[("step", "send"), ("content", &content), ("person", "yes")]).await;
        let person = site.site.person("Franca Controlla", Some(Role::Auditor)).await;
        let path = format!("{vote}/auditors");
        let mut franca = site.site.browser_of(person, Assurance::Substantial).await;
        assert_eq!(franca.get(&path).await.status, 404, "nothing to audit before the count");
        site.pass_days(8);
        site.site.run_jobs().await;
        let mut franca = site.site.browser_of(person, Assurance::Substantial).await;
        assert!(franca.get(&vote).await.has(&path), "the way to it");
        assert!(!site.visitor().get(&vote).await.has(&path));
        let handed = || {
            site.site.site.db.read(|conn| {
                use cantiere_store::schema::base::event as e;
                e::table.filter(e::verb.eq("ballots_handed_out")).count().get_result::<i64>(conn).map_err(Error::from)
            })
        };
        let terms = franca.get(&path).await;
        assert_eq!((terms.status.as_u16(), terms.has("Rispetto queste condizioni")), (200, true), "{}", terms.text);
        let refused = franca.post(&path, &[]).await;
        assert_eq!((refused.status.as_u16(), handed().await.expect("a number")), (422, 0), "{}", refused.text);
        let taken = franca.post(&path, &[("accepted", "yes")]).await;
        let export: Value = serde_json::from_str(&taken.text).expect("JSON");
        assert_eq!(export["openings"].as_array().map(Vec::len), Some(1));
        assert_eq!(handed().await.expect("a number"), 1);
        let mut ada = site.browser(site.citizen).await;
        assert_eq!(ada.get(&path).await.status, 403);
        assert_eq!(ada.post(&path, &[("accepted", "yes")]).await.status, 403);
        assert_eq!(site.visitor().post(&path, &[("accepted", "yes")]).await.status, 401);
        // One ballot could tell who cast it: nobody else gets it, and nothing offers it.
        assert_eq!(site.visitor().get(&format!("{vote}/download/pb")).await.status, 404);
        let page = site.visitor().get(&vote).await;
        assert!(!page.has("/download/pb") && page.has("le ricontano i revisori"), "{}", page.text);
        // The limits stand there in plain words, those that nothing can be done about, too.
        assert!(
            page.has("può cambiare il voto prima che parta") && page.has("resta per sempre un codice"),
            "{}",
            page.text
        );
    });
}

#[test]
fn paper_is_entered_until_the_count_begins_and_only_where_bodies_vote() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let paper_days = |settings: &mut Settings| {
            (settings.persons, settings.counts_at) = (false, settings.closes_at + 5 * DAY);
        };
        let (bodies, _) = open(&site, paper_days).await;
        let (persons, _) = open(&site, |_| {}).await;
        let offered = async |vote: &str| {
            let page = site.browser(site.planner).await.get(&format!("{DESK}{vote}")).await;
            page.has(&format!("{DESK}{vote}/paper"))
        };
        assert_eq!((offered(&bodies).await, offered(&persons).await), (true, false));
        let mut dora = site.browser(site.planner).await;
        assert_eq!(dora.get(&format!("{DESK}{persons}/paper")).await.status, 404);
        // Closed, and not yet counted: this is when paper arrives.
        site.pass_days(8);
        assert!(offered(&bodies).await);
        site.pass_days(5);
        site.site.run_jobs().await;
        assert!(!offered(&bodies).await);
    });
}

#[test]
fn points_that_are_no_whole_numbers_are_told_with_their_action_and_not_left_out() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let points = |settings: &mut Settings| {
            settings.rules = Rules { method: Method::Points, most: 10, ..Rules::default() };
        };
        let (vote, options) = open(&site, points).await;
        let fields = [format!("points_{}", options[0]), format!("points_{}", options[1])];
        let mut ada = site.browser(site.citizen).await;
        for step in ["review", "update"] {
            let typed = [("step", step), (fields[0].as_str(), "2.5"), (fields[1].as_str(), "4")];
            let page = ada.post(&format!("{BASE}{vote}/ballot"), &typed).await;
            assert_eq!(page.status, if step == "review" { 422 } else { 200 }, "{}", page.text);
            assert!(page.has("“Orto della scuola”: “2.5” non è un numero intero."), "{}", page.text);
            assert_eq!([0, 1].map(|n| page.field(&fields[n])), [Some("2.5".to_string()), Some("4".to_string())]);
            let told = format!("aria-describedby=\" points-{}-error\" aria-invalid=\"true\"", options[0]);
            assert!(page.has(&told), "{}", page.text);
        }
    });
}
