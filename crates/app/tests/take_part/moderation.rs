//! Hiding and appealing: what readers, authors and moderators see, and that hidden words are nowhere else.

use crate::site::{BASE, DESK, Site, number, on_each, start, start_with};
use cantiere_store::schema::accounts::mail;
use cantiere_testkit::Browser;
use diesel::prelude::*;

const PLANTED: &str = "zirfolina";
const WHY: &str = "Non parla del piano degli orti.";

/// The path in the moderators' queue to what has this label.
pub async fn in_queue(browser: &mut Browser, show: &str, label: &str) -> String {
    let page = browser.get(&format!("{DESK}/moderation?show={show}")).await;
    assert_eq!(page.status, 200);
    let before = page.text.split(&format!("\">{label}</a>")).next().unwrap_or_default();
    assert!(before.len() < page.text.len(), "{label} does not wait: {}", page.text);
    before.rsplit("href=\"").next().unwrap().to_string()
}

pub async fn hide(browser: &mut Browser, path: &str) -> cantiere_testkit::Answer {
    let seen = browser.get(path).await.field("seen").expect("the version");
    browser.post(path, &[("what", "hide"), ("seen", &seen), ("reason", "off_topic"), ("text", WHY)]).await
}

/// Where a contribution could show.
async fn places(site: &Site, number: i64) -> Vec<String> {
    let sitemap = site.visitor().get("/sitemap.txt").await;
    let mut all: Vec<String> = sitemap
        .text
        .lines()
        .filter_map(|line| line.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_string())))
        .collect();
    for part in [
        String::new(),
        format!("/contributions/{number}"),
        "/contributions".into(),
        "/contributions?order=new".into(),
        "/contributions?on=p:p1".into(),
        "/moderation".into(),
        "/consultation".into(),
        "/text/1".into(),
        "/items".into(),
        "/items/A1.1".into(),
        "/propose?kind=proposal".into(),
        "/comment?on=p:p1".into(),
        "/received".into(),
        "/received/csv".into(),
        "/grid".into(),
        "/grid/file/csv".into(),
    ] {
        all.push(format!("{BASE}{part}"));
        all.push(format!("{}{part}", BASE.replace("/it/", "/en/")));
    }
    all.extend([format!("/it/search?q={PLANTED}"), format!("/api/v1/search?q={PLANTED}"), "/it".into(), "/en".into()]);
    all.sort();
    all.dedup();
    all
}

async fn seen_at(site: &Site, browser: &mut Browser, number: i64) -> Vec<String> {
    let mut found = Vec::new();
    for place in places(site, number).await {
        let answer = browser.get(&place).await;
        let echoes = if place.contains("q=") {
            answer.text.matches(&format!("value=\"{PLANTED}\"")).count()
                + answer.text.matches(&format!("q={PLANTED}")).count()
        } else {
            0
        };
        if answer.text.matches(PLANTED).count() > echoes {
            found.push(place);
        }
    }
    found
}

pub async fn mails(site: &Site) -> Vec<(String, String)> {
    site.site
        .site
        .db
        .read(|conn| {
            let rows = mail::table.order(mail::id).select((mail::subject, mail::body)).load::<(String, String)>(conn);
            Ok::<_, cantiere_store::Error>(rows?)
        })
        .await
        .unwrap()
}

#[test]
fn an_author_appeals_and_somebody_else_decides() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        let n = site.propose(&mut ada, &format!("Un {PLANTED}"), &format!("Parole con {PLANTED} dentro.")).await;
        let public = format!("{BASE}/contributions/{n}");
        assert!(!seen_at(&site, &mut site.visitor(), n).await.is_empty());
        let mut moderator = site.browser(site.moderator).await;
        let page = moderator.get(&public).await;
        let path = page.text.split("\">Modera<").next().unwrap().rsplit("href=\"").next().unwrap().to_string();
        let refused = moderator.post(&path, &[("what", "hide"), ("seen", "1"), ("reason", "x"), ("text", "no")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.has("Scegli un motivo") && refused.has("almeno 10 caratteri"), "{}", refused.text);
        let stale = [("what", "hide"), ("seen", "7"), ("reason", "off_topic"), ("text", WHY)];
        let stale = moderator.post(&path, &stale).await;
        assert_eq!(stale.status, 409);
        assert!(stale.has(WHY));
        assert_eq!(hide(&mut moderator, &path).await.status, 303);

        // Nowhere for others, with what says why in its place; the author and the staff still read it.
        assert_eq!(seen_at(&site, &mut site.visitor(), n).await, Vec::<String>::new());
        assert_eq!(seen_at(&site, &mut site.browser(site.other).await, n).await, Vec::<String>::new());
        assert_eq!(seen_at(&site, &mut site.visitor(), n).await, Vec::<String>::new(), "after others looked");
        let gone = site.visitor().get(&public).await;
        assert!(gone.has("dalla moderazione del piano") && gone.has("non riguarda questo piano") && gone.has(WHY));
        assert!(!gone.has("Elio Modera") && !gone.has("Ada Cittadina"));
        assert!(!gone.has("Nascosto a chi legge") && !gone.has("Nascosto da chi modera"), "said once: {}", gone.text);
        let record = site.visitor().get(&format!("{BASE}/moderation")).await;
        assert!(record.has(WHY) && !record.has(PLANTED) && !record.has("Elio Modera"));
        assert!(ada.get(&public).await.has(PLANTED));
        assert!(site.browser(site.planner).await.get(&format!("{BASE}/received/csv")).await.has(PLANTED));

        // The author is told, appeals, and gets a number.
        site.site.run_jobs().await;
        let told = mails(&site).await;
        let (subject, body) = told.last().expect("a mail");
        assert!(subject.contains("nascosto") && body.contains(WHY) && body.contains("/appeals/"), "{body}");
        assert!(!body.contains("Elio Modera"));
        let appeal = body.split("/it/appeals/").nth(1).unwrap().split_whitespace().next().unwrap();
        let appeal = format!("/it/appeals/{appeal}");
        assert_eq!(site.browser(site.other).await.get(&appeal).await.status, 404);
        assert!(ada.get(&appeal).await.has(PLANTED));
        assert_eq!(ada.post(&appeal, &[("text", "corto")]).await.status, 422);
        let sent = ada.post(&appeal, &[("text", "Parla proprio degli orti di quartiere.")]).await;
        assert_eq!(sent.status, 303);
        let case = sent.location().to_string();
        assert!(ada.get(&case).await.has("Ricorso n. ") && site.visitor().get(&case).await.status == 404);
        assert_eq!(ada.post(&appeal, &[("text", "Ancora una volta lo stesso.")]).await.location(), case, "one appeal");
        assert!(site.visitor().get(&public).await.has("in esame"));

        // Who hid it does not decide; somebody else does, with a reason.
        assert_eq!(in_queue(&mut moderator, "appeals", "Proposta n. 1").await, path);
        let page = moderator.get(&path).await;
        assert!(page.has("lo decide un’altra persona") && page.has("Mostra di nuovo"), "{}", page.text);
        let decide = |seen: String, case: String| {
            [
                ("what", "appeal".to_string()),
                ("seen", seen),
                ("case", case),
                ("upheld", "yes".into()),
                ("text", "Ha ragione: riguarda gli orti.".into()),
            ]
        };
        let mut planner = site.browser(site.planner).await;
        let page = planner.get(&path).await;
        // Who may decide the appeal has one way to show it again, and an error of the form leads to its field.
        assert!(!page.has("Mostra di nuovo"));
        let case = page.field("case").unwrap();
        let short = [("what", "appeal"), ("seen", "2"), ("case", case.as_str()), ("upheld", "yes"), ("text", "no")];
        let refused = planner.post(&path, &short).await;
        assert_eq!(refused.status, 422);
        assert!(refused.has("href=\"#text\"") && refused.has("id=\"text\" name=\"text\""), "{}", refused.text);
        let wanted = decide(page.field("seen").unwrap(), page.field("case").unwrap());
        let fields: Vec<(&str, &str)> = wanted.iter().map(|(k, v)| (*k, v.as_str())).collect();
        assert_eq!(moderator.post(&path, &fields).await.status, 422);
        assert_eq!(planner.post(&path, &fields).await.status, 303);
        assert_eq!(planner.post(&path, &fields).await.status, 409, "decided once");
        assert!(!seen_at(&site, &mut site.visitor(), n).await.is_empty());
        site.site.run_jobs().await;
        let told = mails(&site).await;
        assert!(told.last().unwrap().1.contains("accolto") && told.last().unwrap().1.contains("Ha ragione"));
        assert!(site.visitor().get(&format!("{BASE}/moderation")).await.has("di nuovo visibile"));
    });
}

#[test]
fn what_is_read_first_is_seen_after_a_moderator_and_other_words_are_read_again() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut planner = site.browser(site.planner).await;
        let phases = format!("{DESK}/moderation/phases");
        assert_eq!(planner.post(&phases, &[("proposals", "before"), ("feedback", "after")]).await.status, 303);
        let mut moderator = site.browser(site.moderator).await;
        assert_eq!(moderator.post(&phases, &[("proposals", "after")]).await.status, 403, "planners decide that");
        let mut ada = site.browser(site.citizen).await;
        let n = site.propose(&mut ada, "Un orto", "Prima versione.").await;
        let public = format!("{BASE}/contributions/{n}");
        assert_eq!(site.visitor().get(&public).await.status, 404);
        let comment = [("on", "p:p1"), ("kind", "comment"), ("body", "Un commento."), ("speaker", "0"), ("key", "c1")];
        let c = number(&ada.post(&format!("{BASE}/comment"), &comment).await);
        assert_eq!(
            site.visitor().get(&format!("{BASE}/contributions/{c}")).await.status,
            200,
            "comments are read later"
        );
        let path = in_queue(&mut moderator, "check", "Proposta n. 1").await;
        let publish = |seen: String| [("what", "show".to_string()), ("seen", seen)];
        let fields = publish(moderator.get(&path).await.field("seen").unwrap());
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        assert_eq!(moderator.post(&path, &fields).await.status, 303);
        assert!(site.visitor().get(&public).await.has("Prima versione."));
        let seen = ada.get(&format!("{public}/edit")).await.field("seen").unwrap();
        let other = [("title", "Un orto"), ("body", "Seconda versione."), ("action", "Farlo."), ("seen", &seen)];
        assert_eq!(ada.post(&format!("{public}/edit"), &other).await.status, 303);
        assert_eq!(site.visitor().get(&public).await.status, 404, "other words are read first, too");
        in_queue(&mut moderator, "check", "Proposta n. 1").await;
    });
}

#[test]
fn signs_of_spam_put_into_the_queue_and_hide_nothing() {
    on_each(|engine| async move {
        let site = start_with(engine, |_| {}).await;
        let mut ada = site.browser(site.citizen).await;
        let links = "Vedi https://a.example https://b.example https://c.example https://d.example per tutto.";
        let first = site.propose(&mut ada, "Molti indirizzi", links).await;
        let same = "Ogni quartiere dovrebbe avere un orto curato da chi ci abita.";
        site.propose(&mut ada, "Una volta", same).await;
        let second = site.propose(&mut ada, "Due volte", same).await;
        let mut moderator = site.browser(site.moderator).await;
        let queue = moderator.get(&format!("{DESK}/moderation?show=reported")).await;
        assert!(
            queue.has("molti indirizzi nel testo") && queue.has("le stesse parole di un altro testo"),
            "{}",
            queue.text
        );
        for n in [first, second] {
            assert_eq!(site.visitor().get(&format!("{BASE}/contributions/{n}")).await.status, 200);
        }
        assert!(queue.has("Segnalati (2)"), "{}", queue.text);
    });
}

#[test]
fn followers_hear_once_of_a_text_that_is_hidden_and_shown_again() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut planner = site.browser(site.planner).await;
        let mut ada = site.browser(site.citizen).await;
        let n = site.propose(&mut ada, "Un orto", "Mancano gli orti nel mio quartiere, davvero.").await;
        assert_eq!(told(&site).await, 1);
        let mut moderator = site.browser(site.moderator).await;
        let public = format!("{BASE}/contributions/{n}");
        let page = moderator.get(&public).await;
        let path = page.text.split("\">Modera<").next().unwrap().rsplit("href=\"").next().unwrap().to_string();
        assert_eq!(hide(&mut moderator, &path).await.status, 303);
        let seen = moderator.get(&path).await.field("seen").unwrap();
        let show = [("what", "show"), ("seen", seen.as_str()), ("text", "Riguarda proprio il piano.")];
        assert_eq!(moderator.post(&path, &show).await.status, 303);
        assert_eq!(site.visitor().get(&public).await.status, 200);
        assert_eq!(told(&site).await, 1, "shown again is not new");
        // What was never shown is new when it is: hidden while it waited, then shown.
        let phases = format!("{DESK}/moderation/phases");
        assert_eq!(planner.post(&phases, &[("proposals", "before"), ("feedback", "after")]).await.status, 303);
        site.propose(&mut ada, "Una serra", "Serve una serra per i mesi freddi.").await;
        assert_eq!(told(&site).await, 1);
        let path = in_queue(&mut moderator, "check", "Proposta n. 2").await;
        assert_eq!(hide(&mut moderator, &path).await.status, 303);
        let seen = moderator.get(&path).await.field("seen").unwrap();
        let show = [("what", "show"), ("seen", seen.as_str()), ("text", "Riguarda proprio il piano.")];
        assert_eq!(moderator.post(&path, &show).await.status, 303);
        assert_eq!(told(&site).await, 2);
        // Other words that are read first are the same text.
        let edit = format!("{BASE}/contributions/2/edit");
        let seen = ada.get(&edit).await.field("seen").unwrap();
        let words = [("title", "Una serra"), ("body", "Serve una serra."), ("action", "Farla."), ("seen", &seen)];
        assert_eq!(ada.post(&edit, &words).await.status, 303);
        let path = in_queue(&mut moderator, "check", "Proposta n. 2").await;
        let seen = moderator.get(&path).await.field("seen").unwrap();
        assert_eq!(moderator.post(&path, &[("what", "show"), ("seen", seen.as_str())]).await.status, 303);
        assert_eq!(told(&site).await, 2);
    });
}

/// How often it was said that something new is published.
async fn told(site: &Site) -> i64 {
    use cantiere_store::schema::notice::notice;
    let read = site.site.site.db.read(|conn| -> Result<i64, cantiere_spine::Error> {
        Ok(notice::table.filter(notice::what.eq("contribution_published")).count().get_result(conn)?)
    });
    read.await.expect("a number")
}

#[test]
fn everybody_who_represents_an_organisation_is_told_what_became_of_its_words() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (body, other) = (site.body, site.other);
        let joined = site.site.site.db.write(move |tx| -> Result<(), cantiere_spine::Error> {
            cantiere_spine::actor::organization::add_member(tx, body, other, "representative")
        });
        joined.await.expect("a second representative");
        let id = body.to_string();
        let mut speaker = site.browser(site.speaker).await;
        let fields = [("kind", "comment"), ("body", "Parole dell’ente."), ("speaker", &*id), ("key", "k")];
        let n = number(&speaker.post(&format!("{BASE}/comment"), &fields).await);
        let mut moderator = site.browser(site.moderator).await;
        let page = moderator.get(&format!("{BASE}/contributions/{n}")).await;
        let path = page.text.split("\">Modera<").next().unwrap().rsplit("href=\"").next().unwrap().to_string();
        assert_eq!(hide(&mut moderator, &path).await.status, 303);
        site.site.run_jobs().await;
        let told = site.site.site.db.read(|conn| -> Result<Vec<Option<i64>>, cantiere_store::Error> {
            Ok(mail::table
                .filter(mail::subject.like("%nascosto%"))
                .order(mail::person)
                .select(mail::person)
                .load(conn)?)
        });
        let mut all = vec![Some(site.other.0), Some(site.speaker.0)];
        all.sort_unstable();
        assert_eq!(told.await.expect("mails"), all);
    });
}
