//! What a page of a consultation costs does not grow with the consultation: the same statements, and a page of rows, beside
//! a few contributions and beside more than a thousand on one action.

mod support;

use cantiere_domain::access::{Actor, Assurance, Role};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::{EditionId, PersonId};
use cantiere_domain::plan::EditionState;
use cantiere_spine::contribution::{self, NewContribution, NewReply, Words};
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::{Error, process};
use cantiere_testkit::TestSite;
use std::io::Read;
use support::ask::{self, Asked};

const MANY: usize = 1_200;

async fn open(site: &TestSite) -> (Edition, process::Process) {
    site.site
        .db
        .read(|conn| -> Result<_, Error> {
            let found = edition::in_states(conn, &Actor::visitor(), &[EditionState::InConsultation], 10)?;
            let ids: Vec<EditionId> = found.iter().map(|e| e.id).collect();
            let process = process::of_editions(conn, &ids)?.remove(0);
            Ok((found.into_iter().find(|e| e.id == process.edition).expect("its edition"), process))
        })
        .await
        .expect("an open consultation")
}

/// Comments on one action and as many proposals; replies to the first of these comments. Gives that one's number.
async fn many(site: &TestSite, by: PersonId, edition: &Edition, process: &process::Process) -> i64 {
    let (edition, process) = (edition.clone(), process.id);
    let zone = site.site.zone().clone();
    let actor = Actor { person: Some(by), assurance: Assurance::Substantial, ..Actor::default() };
    let mut first = 0;
    for chunk in (0..MANY).collect::<Vec<_>>().chunks(100) {
        let (from, to, edition, zone, actor) =
            (chunk[0], chunk[0] + chunk.len(), edition.clone(), zone.clone(), actor.clone());
        let sent = site.site.db.write(move |tx| -> Result<i64, Error> {
            let on = contribution::parse_target(tx, &edition, None, "i:A2.3")?;
            let mut number = 0;
            for n in from..to {
                let new = |kind, title: String, on| NewContribution {
                    kind,
                    on,
                    revision: None,
                    words: Words { title, body: format!("Parole {n}."), action: "Farlo.".into(), ..Words::default() },
                    theme: String::new(),
                    territory: String::new(),
                    language: cantiere_domain::Lang::It,
                    arises_from: None,
                    channel: "site",
                };
                let comment = new(ContributionKind::Comment, String::new(), Some(on));
                let sent = contribution::submit(tx, &zone, &actor, process, &comment)?;
                let proposal = new(ContributionKind::Proposal, format!("Proposta {n}"), None);
                contribution::submit(tx, &zone, &actor, process, &proposal)?;
                if n == 0 {
                    for k in 0..120 {
                        let body = format!("Replica {k}.");
                        let reply = NewReply { to: sent.id, body, language: cantiere_domain::Lang::It };
                        contribution::reply(tx, &zone, &actor, &reply)?;
                    }
                    number = sent.number;
                }
            }
            Ok(number)
        });
        let number = sent.await.expect("they are taken");
        first = if number > 0 { number } else { first };
    }
    first
}

struct Cost {
    statements: usize,
    bytes: usize,
}

async fn cost(site: &TestSite, token: &str, path: &str) -> (Cost, String) {
    let Asked { status, text, ran } = ask::warm(site, token, path).await;
    assert_eq!(status, 200, "{path}");
    (Cost { statements: ran.len(), bytes: text.len() }, text)
}

#[tokio::test(flavor = "current_thread")]
async fn pages_of_a_consultation_cost_the_page() {
    let (site, token) = ask::demonstration(Role::Planner).await;
    let (edition, process) = open(&site).await;
    let base = format!("/it/plans/{}/{}", edition.plan_slug, edition.slug);
    let work = format!("/it/desk/plans/{}/{}/contributions-received", edition.plan_slug, edition.slug);
    let pages: Vec<String> = [
        "/contributions",
        "/contributions?order=new",
        "/contributions?kind=proposal",
        "/contributions?on=i%3AA2.3",
        "/received",
        "/consultation",
        "/items/A2.3",
    ]
    .map(|page| format!("{base}{page}"))
    .into_iter()
    .chain(["", "?kind=proposal&state=waiting"].map(|filter| format!("{work}{filter}")))
    .collect();
    let mut before = Vec::new();
    for page in &pages {
        before.push(cost(&site, &token, page).await.0);
    }
    let author = site.person("Chi scrive molto", None).await;
    let first = many(&site, author, &edition, &process).await;
    for (page, before) in pages.iter().zip(before) {
        let (after, _) = cost(&site, &token, page).await;
        assert!(after.statements <= before.statements + 1, "{page}: {} then {}", before.statements, after.statements);
        assert!(after.statements <= 24, "{page}: {} statements", after.statements);
        // Full pages are longer than short ones, and no longer than a page.
        assert!(after.bytes < before.bytes * 3 + 40_000, "{page}: {} then {} bytes", before.bytes, after.bytes);
    }
    let item = cost(&site, &token, &format!("{base}/items/A2.3")).await.1;
    assert!(item.contains("Più di 1.000 contributi"));

    // Every contribution is on exactly one page of a list, in the fair order and in the newest.
    for order in ["seed=7", "order=new"] {
        let mut seen = std::collections::BTreeSet::new();
        let mut next = Some(format!("{base}/contributions?kind=proposal&{order}"));
        let mut pages = 0;
        while let Some(path) = next {
            let text = cost(&site, &token, &path).await.1;
            let rows: Vec<&str> = text.split("<h3 class=\"contribution-title\"").skip(1).collect();
            for row in &rows {
                let link = row.split("href=\"").nth(1).and_then(|l| l.split('"').next()).expect("a link");
                assert!(seen.insert(link.to_string()), "{link} stands twice");
            }
            pages += 1;
            // The page's own address and its other language stand in its head.
            let here = path.split("after=").nth(1).map(str::to_string);
            next = text
                .split("href=\"/it/")
                .skip(1)
                .filter_map(|part| part.split('"').next())
                .filter(|link| link.contains("after=") && link.contains("contributions"))
                .map(|link| format!("/it/{}", link.replace("&amp;", "&").replace("&#38;", "&")))
                .find(|link| link.split("after=").nth(1) != here.as_deref());
            if pages > 200 {
                break;
            }
        }
        assert!(seen.len() >= MANY, "{order}: {} of {MANY}", seen.len());
    }

    // A file that goes out by parts leaves nothing out and says nothing twice, in the order of the numbers.
    let file = cost(&site, &token, &format!("{base}/report/contributions.json")).await.1;
    let file: serde_json::Value = serde_json::from_str(&file).expect("JSON");
    let told = file["contributions"].as_array().expect("a list");
    let numbers: Vec<i64> = told.iter().filter_map(|c| c["number"].as_i64()).collect();
    assert!(numbers.len() > 2 * MANY && numbers.windows(2).all(|n| n[0] < n[1]), "{} are told", numbers.len());
    assert_eq!(file["received"].as_i64(), Some(numbers.len() as i64));
    // So does a packed one, which is written to its end before it is sent.
    let odt = site.signed_in(Some(Role::Planner)).await.get(&format!("{base}/report/report.odt")).await.bytes;
    let mut odt = zip::ZipArchive::new(std::io::Cursor::new(odt)).expect("a packed folder");
    let mut text = String::new();
    odt.by_name("content.xml").expect("its text").read_to_string(&mut text).expect("UTF-8");
    for n in [0, MANY / 2, MANY - 1] {
        assert_eq!(text.matches(&format!(": Proposta {n}<")).count(), 1, "Proposta {n}");
    }

    // One contribution with many replies: some at a time, each of them with an address of its own.
    let (one, text) = cost(&site, &token, &format!("{base}/contributions/{first}")).await;
    // What stands beside fifty replies is asked for once for all of them.
    let (bare, _) = cost(&site, &token, &format!("{base}/contributions/{}", first + 1)).await;
    assert!(
        one.statements <= bare.statements + 8,
        "{} statements, without replies {}",
        one.statements,
        bare.statements
    );
    assert_eq!(text.matches("<li id=\"r").count(), 50);
    assert!(text.contains("Replica 0.") && !text.contains("Replica 60."));
}
