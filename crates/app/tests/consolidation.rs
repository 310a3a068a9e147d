//! The demonstration's closed consultation, on both engines: its figures, its pages for a visitor, and an answer being
//! written, which no page, download or hit shows to anybody but the planners.

#[path = "support/demo.rs"]
mod demo;
#[path = "support/editions.rs"]
mod editions;
#[path = "support/plain.rs"]
mod plain;

use cantiere_domain::access::{Actor, Assurance, Grant, Role};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::plan::EditionState;
use cantiere_spine::answer::{self, Figures, Outcome};
use cantiere_spine::contribution;
use cantiere_spine::work::{library, office, opinion};
use cantiere_store::schema::workbench::office_member;
use cantiere_testkit::{Browser, TestSite};
use diesel::prelude::*;
use editions::of_state;
use plain::plain;

const BASE: &str = "/it/plans/trasformazione-digitale/2024-2026";
const NEXT: &str = "/it/plans/trasformazione-digitale/2027-2029";
const WORK: &str = "/it/desk/plans/trasformazione-digitale/2027-2029/contributions-received";
const SECRET: &str = "zirfolinabozza";

#[test]
fn the_demonstration_shows_a_closed_consultation_and_keeps_drafts_to_planners() {
    demo::on_each(async |site| {
        figures(&site).await;
        pages(&site).await;
        drafts(&site).await;
    });
}

async fn figures(site: &TestSite) {
    let (edition, process) = of_state(site, EditionState::InForce).await;
    let found = site.site.db.read(move |conn| answer::figures(conn, process)).await.expect("figures");
    let wanted = Figures {
        received: 66,
        answered: 66,
        outcomes: [15, 10, 3, 11, 27],
        changed_plan: 25,
        paragraphs: 18,
        items: found.items,
        all_paragraphs: 120,
    };
    assert_eq!(found, wanted);
    assert_eq!(Outcome::ALL.iter().map(|o| found.of(*o)).sum::<i64>(), found.received);
    let (id, process) = (edition.id, process);
    let open = site
        .site
        .db
        .read(move |conn| -> Result<_, cantiere_spine::Error> {
            Ok((answer::unlinked(conn, id)?, answer::unanswered(conn, process)?))
        })
        .await
        .expect("the gates");
    assert_eq!(open, (Vec::new(), Vec::new()));
}

async fn pages(site: &TestSite) {
    let mut visitor = site.visitor();
    // Each figure is a link: the sentence is what a reader sees of it.
    let home = plain(&visitor.get("/it").await.text);
    for sentence in ["66 contributi, 66 risposte motivate", "25 su 66 hanno cambiato il piano: 18 paragrafi su 120"] {
        assert!(home.contains(sentence), "the home page does not say: {sentence}");
    }
    let origin = visitor.get(&format!("{BASE}/origin/paragraphs/p2-09")).await;
    assert_eq!(origin.status, 200);
    for step in [
        "Bisogno n. ",
        "Proposta n. 14",
        "Risposta: accolta con modifiche",
        "Paragrafo 2.9",
        "Stato di A2.3: completata",
    ] {
        assert!(origin.has(step), "{step}");
    }
    assert_eq!(visitor.get(&format!("{BASE}/origin/paragraphs/p99-1")).await.status, 404);
    because(&mut visitor).await;
    in_english(site).await;
    let report = visitor.get(&format!("{BASE}/report")).await;
    assert_eq!(report.text.matches("report-entry").count(), 66);
    let csv = visitor.get(&format!("{BASE}/report/contributions.csv")).await;
    assert_eq!(csv.status, 200);
    // What is still open has no report, and its workbench is for planners.
    assert_eq!(visitor.get(&format!("{NEXT}/report")).await.status, 404);
    assert_eq!(visitor.get(WORK).await.status, 401);
    assert_eq!(site.signed_in(None).await.get(WORK).await.status, 403);
    assert_eq!(site.signed_in(Some(Role::Moderator)).await.get(WORK).await.status, 403);
}

/// On English pages the words of the plan are marked as Italian, and the names that the page itself gives are not.
async fn in_english(site: &TestSite) {
    let mut visitor = site.visitor();
    let base = BASE.replace("/it/", "/en/");
    let action = visitor.get(&format!("{base}/origin/items/A2.3")).await;
    // The crumb, the line above the title, the step that tells what changed.
    assert!(action.text.matches("/items/A2.3\" lang=\"it\">A2.3 ").count() >= 2, "{}", action.text);
    assert!(action.has(" lang=\"it\"><a "), "{}", action.text);
    let paragraph = visitor.get(&format!("{base}/origin/paragraphs/p2-09")).await;
    assert!(paragraph.has("\">Paragraph 2.9</a>") && !paragraph.has("lang=\"it\">Paragraph"), "{}", paragraph.text);
    let report = visitor.get(&format!("{base}/report")).await.text;
    let titles: Vec<&str> = report.split("<li><h3>").skip(1).filter_map(|t| t.split("</a>").next()).collect();
    assert!(titles.iter().any(|t| t.contains("/items/")), "no action changed: {titles:?}");
    for title in titles {
        assert_eq!(title.contains("lang=\"it\""), !title.contains(">Paragraph "), "{title}");
    }
    let item = visitor.get(&format!("{base}/items/A2.3")).await;
    assert!(item.has("in the chapter <q lang=\"it\">"), "{}", item.text);
    // So are the ways to the desks, where the names of plans stand.
    let mut planner = site.signed_in(Some(Role::Planner)).await;
    let (next, desk) = (NEXT.replace("/it/", "/en/"), NEXT.replace("/it/", "/en/desk/"));
    for (path, plan) in
        [(desk.clone(), &desk), (format!("{desk}/process"), &desk), (WORK.replace("/it/", "/en/"), &next)]
    {
        let page = planner.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.has(&format!("href=\"{plan}\" lang=\"it\">")), "{path}: {}", page.text);
    }
    let mut moderator = site.signed_in(Some(Role::Moderator)).await;
    let queue = moderator.get(&format!("{desk}/moderation")).await;
    assert!(queue.has(&format!("href=\"{next}\" lang=\"it\">")), "{}", queue.text);
}

/// Each change between two versions names the contributions it came from: over all pages those that changed the plan.
async fn because(visitor: &mut Browser) {
    let mut named = std::collections::BTreeSet::new();
    let mut next = format!("{BASE}/changes?from=1&to=2");
    loop {
        let page = visitor.get(&next).await;
        assert_eq!(page.status, 200, "{next}");
        for part in page.text.split("class=\"desk-because\"").skip(1) {
            let line = part.split("</p>").next().unwrap_or_default();
            assert!(line.contains("Perché:"), "{line}");
            named.extend(line.split("/contributions/").skip(1).filter_map(|t| t.split('"').next()).map(str::to_owned));
        }
        let Some((_, rest)) = page.text.split_once("rel=\"next\" href=\"") else { break };
        next = rest.split('"').next().unwrap_or_default().replace("&#38;", "&");
    }
    assert_eq!(named.len(), 25, "{named:?}");
    // What a later version changed is not why an earlier one reads as it does.
    let before = visitor.get(&format!("{BASE}/changes?from=1&to=1")).await;
    assert!(!before.has("desk-because"));
}

/// Everything that planners keep for themselves holds the secret word: tags, notes, offices with their opinions, recurring
/// reasons, what is being written. Each is seen by a planner, so that looking for it elsewhere means something.
async fn bench(site: &TestSite, planner: &mut Browser) {
    let (edition, process) = of_state(site, EditionState::InConsultation).await;
    let asked = site.person("Chi dà pareri", None).await;
    let plan = edition.plan;
    let office = site
        .site
        .db
        .write(move |tx| -> Result<i64, cantiere_spine::Error> {
            let by = Actor { grants: vec![Grant { role: Role::Planner, plan: None }], ..Actor::default() };
            let one = contribution::find(tx, process, 1)?.id;
            let id = office::save(tx, &by, plan, None, &format!("Ufficio {SECRET}"), &[])?;
            office::assign(tx, &by, process, &[one], id, true)?;
            let row = (office_member::office.eq(id), office_member::person.eq(asked.0));
            diesel::insert_into(office_member::table).values(row).execute(tx.conn())?;
            let says = Actor { person: Some(asked), ..Actor::default() };
            opinion::say(tx, &says, one, id, 1, &format!("Parere {SECRET}"))?;
            library::save(tx, &by, plan, None, SECRET, &format!("Motivo {SECRET}"))?;
            Ok(id)
        })
        .await
        .expect("an office");
    for fields in [[("n", "1"), ("do", "tag"), ("tag", SECRET)], [("n", "1"), ("do", "note"), ("note", SECRET)]] {
        assert_eq!(planner.post(&format!("{WORK}/mark"), &fields).await.status, 303);
    }
    let kept = planner.post(&format!("{WORK}/answer/keep"), &[("n", "3"), ("reason", SECRET)]).await;
    assert_eq!(kept.status, 204, "{}", kept.text);
    for place in [
        format!("{WORK}?tag={SECRET}"),
        format!("{WORK}?office={office}"),
        format!("{WORK}/answer?n=1"),
        format!("{WORK}/answer?n=3&kept=yes"),
        format!("{WORK}/offices"),
        format!("{WORK}/reasons"),
    ] {
        assert!(planner.get(&place).await.has(SECRET), "{place} does not show a planner what was planted");
    }
    // Another planner does not get what this one left unfinished.
    let mut other = site.signed_in(Some(Role::Planner)).await;
    assert!(!other.get(&format!("{WORK}/answer?n=3&kept=yes")).await.has(&format!(">\n{SECRET}")));
    // The office's own people see what they said, and no note.
    let mut member = site.browser_of(asked, Assurance::Email).await;
    let opinions = member.get("/it/opinions").await;
    assert!(opinions.has(&format!("Parere {SECRET}")) && !opinions.has(&format!("Motivo {SECRET}")));
    assert_eq!(member.get(WORK).await.status, 403);
}

async fn drafts(site: &TestSite) {
    let planner = site.person("Chi pianifica", Some(Role::Planner)).await;
    let mut planner = site.browser_of(planner, Assurance::Substantial).await;
    let list = planner.get(&format!("{WORK}?kind={}", ContributionKind::Proposal.as_str())).await;
    assert_eq!((list.status.as_u16(), list.text.matches("name=\"n\"").count()), (200, 12));
    let fields =
        [("n", "1"), ("seen_1", "0"), ("n", "2"), ("seen_2", "0"), ("outcome", "postponed"), ("reason", SECRET)];
    let saved = planner.post(&format!("{WORK}/answer"), &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let own = planner.get(&format!("{NEXT}/contributions/1")).await;
    assert!(own.has(SECRET));
    bench(site, &mut planner).await;
    // Somebody who did not see that draft is shown both texts.
    let late = [("n", "1"), ("seen_1", "0"), ("outcome", "accepted"), ("reason", "un altro testo")];
    let late = planner.post(&format!("{WORK}/answer"), &late).await;
    assert!(late.status == 409 && late.has(SECRET) && late.has("un altro testo"));
    let mut browsers = [
        site.visitor(),
        site.signed_in(None).await,
        site.signed_in(Some(Role::Moderator)).await,
        site.signed_in(Some(Role::ActionOwner)).await,
    ];
    let mut places: Vec<String> =
        ["", "/consultation", "/contributions", "/contributions/1", "/contributions/2", "/report", "/text", "/items"]
            .map(|p| format!("{NEXT}{p}"))
            .into();
    places.extend(
        ["/it", "/en", "/it/organizations/comune-di-valdoria", "/sitemap.txt", "/it/opinions", "/it/my-actions"]
            .map(String::from),
    );
    places.push(format!("{NEXT}/report/contributions.csv"));
    places.push(format!("{NEXT}/report/contributions.json"));
    places.push(format!("{NEXT}/received/csv"));
    for browser in &mut browsers {
        for place in &places {
            let answer = browser.get(place).await;
            assert!(!answer.has(SECRET), "{place} shows a draft");
        }
        let found = browser.get(&format!("/it/search?q={SECRET}")).await;
        assert!(!found.has("contributions/1\""), "a hit on a draft");
    }
    // The report of an open consultation is refused.
    let refused = planner.post(&format!("{WORK}/publish"), &[("do", "report")]).await;
    assert_eq!(refused.status, 422);
    let published = planner.confirm(&format!("{WORK}/publish"), &[("do", "publish")]).await;
    assert_eq!(published.status, 303);
    assert!(site.visitor().get(&format!("{NEXT}/contributions/2")).await.has(SECRET));
    // Both authors get one mail; those of the last cycle, answered years ago, get none now.
    site.run_jobs().await;
    let mails = site.visitor().get("/it/demo/mail").await;
    let told = mails.text.split("<article").skip(1).filter(|mail| mail.contains(SECRET)).count();
    // The third is of the amendment that the demonstration accepts, the fourth of the text that its moderator hid.
    assert_eq!((told, mails.text.matches("<article").count()), (2, 4));
}
