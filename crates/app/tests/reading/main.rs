//! Reading a plan over HTTP, on both engines: text before the chapters, words looked for in every version, the home page.

mod asked;
mod hidden;
mod licences;
mod programs;
#[path = "../support/mod.rs"]
mod support;
mod versions;

use cantiere_documents::{Files, Format, ReadOptions, read};
use cantiere_domain::access::Role;
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::{EditionState, Visibility};
use cantiere_spine::Error;
use cantiere_spine::plan::create::NewEdition;
use cantiere_spine::plan::settings::{self, Settings};
use cantiere_spine::plan::{create, edition, import, publish};
use cantiere_testkit::{Browser, Engine, TestSite, on_each};
use jiff::tz::TimeZone;
use serde_json::Value;
use support::{administrator, new_edition, new_plan};

fn on_sites(body: impl AsyncFn(TestSite)) {
    let body = &body;
    on_each(|engine| async move { body(TestSite::start(engine, cantiere::features::all()).await).await });
}

/// A public edition in force of a new plan.
async fn edition_of(site: &TestSite, plan: &'static str) -> EditionId {
    let made = site.site.db.write(move |tx| -> Result<_, Error> {
        let by = administrator();
        let plan = create::plan(tx, &by, &new_plan(plan))?;
        create::edition(tx, &by, &new_edition(plan, "2024-2026", Visibility::Public, Vec::new()))
    });
    made.await.expect("an edition")
}

/// Brings a text or table into the draft, and publishes it if so wished.
async fn bring(site: &TestSite, id: EditionId, format: Format, text: &str, publishes: bool) {
    let document = read(format, &Files::single("f", text.into()), &ReadOptions::default()).expect("it can be read");
    let done = site.site.db.write(move |tx| -> Result<(), Error> {
        let by = administrator();
        let into = edition::find_by_id(tx, &by, id)?;
        import::import(tx, &by, &into, &document)?;
        if publishes {
            let into = edition::find_by_id(tx, &by, id)?;
            publish::publish(tx, &by, &into, "Una versione")?;
        }
        Ok(())
    });
    done.await.expect("it comes in");
    site.run_jobs().await;
}

async fn ok(browser: &mut Browser, path: &str) -> String {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, 200, "{path}");
    answer.text
}

const BASE: &str = "/it/plans/orti/2024-2026";

#[test]
fn text_before_the_first_chapter_has_a_page_a_row_in_the_contents_and_an_address() {
    on_sites(async |site| {
        let id = edition_of(&site, "orti").await;
        bring(
            &site,
            id,
            Format::Markdown,
            "Un preambolo **zirfolino**.\n\n# Scuole\n\nOgni classe ha un orto.\n",
            true,
        )
        .await;
        let mut visitor = site.visitor();
        let contents = ok(&mut visitor, &format!("{BASE}/text")).await;
        let page = format!("{BASE}/text/~0");
        assert!(contents.contains(&format!("href=\"{page}\"")), "{contents}");
        let text = ok(&mut visitor, &page).await;
        assert!(text.contains("<strong>zirfolino</strong>"), "{text}");
        assert!(text.contains(">Prima dei capitoli</h1>"));
        assert!(text.contains("rel=\"next\""), "it leads on to the first chapter");
        let english = ok(&mut visitor, &page.replace("/it/", "/en/")).await;
        assert!(english.contains("lang=\"en\">Before the chapters</h1>"), "{english}");

        let found = ok(&mut visitor, "/it/search?q=zirfolino").await;
        assert!(found.contains(&format!("href=\"{BASE}/paragraphs/p1\"")), "{found}");
        let moved = visitor.get(&format!("{BASE}/paragraphs/p1")).await;
        assert_eq!((moved.status.as_u16(), moved.location()), (303, &*format!("{page}#p1")));
        assert_eq!(visitor.get(&format!("{page}?page=2")).await.status, 404);

        // A chapter links back to it; a plan without such text has no page of it.
        let chapter = format!("{BASE}/text/~1");
        let chapter = ok(&mut visitor, &chapter).await;
        assert!(chapter.contains(&format!("rel=\"prev\" href=\"{page}\"")), "{chapter}");
        assert_eq!(
            chapter.matches(">Scuole<").count(),
            chapter.matches(">Scuole</h1>").count(),
            "the title stands twice"
        );
        let other = edition_of(&site, "strade").await;
        bring(&site, other, Format::Markdown, "# Strade\n\nAlberi.\n", true).await;
        let page = page.replace("orti", "strade");
        assert!(!ok(&mut visitor, "/it/plans/strade/2024-2026/text").await.contains(&page));
        assert_eq!(visitor.get(&page).await.status, 404);
    });
}

#[test]
fn words_are_looked_for_in_the_version_that_is_shown() {
    let table =
        |title: &str| format!("kind,code,title\nchapter,C,Acqua\naction,A1,{title}\naction,A2,Piantare alberi\n");
    on_sites(async |site| {
        let id = edition_of(&site, "orti").await;
        bring(&site, id, Format::Csv, &table("Aprire fontane"), true).await;
        bring(&site, id, Format::Csv, &table("Scavare pozzi"), true).await;
        bring(&site, id, Format::Csv, &table("Raccogliere la pioggia"), false).await;
        let mut visitor = site.visitor();
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let found = async |browser: &mut Browser, query: &str| {
            let list = ok(browser, &format!("{BASE}/items?{query}")).await;
            let file = ok(browser, &format!("{BASE}/download/csv?{query}")).await;
            let on_page = list.contains("/items/A1") && !list.contains("/items/A2");
            assert_eq!(
                on_page,
                file.contains(",A1,") && !file.contains(",A2,"),
                "{query}: the file says what the list says"
            );
            on_page
        };
        // Stems and beginnings of words as in the index.
        for (query, expected) in [
            ("q=pozzo", true),
            ("q=fontana", false),
            ("version=1&q=fontana", true),
            ("version=1&q=font", true),
            ("version=1&q=pozzo", false),
            ("version=2&q=pozzo", true),
        ] {
            assert_eq!(found(&mut visitor, query).await, expected, "{query}");
        }
        assert!(found(&mut planner, "version=draft&q=pioggia").await);
        assert!(!found(&mut planner, "version=draft&q=pozzo").await);
        assert!(!found(&mut planner, "q=pioggia").await);
        assert_eq!(visitor.get(&format!("{BASE}/items?version=draft&q=pioggia")).await.status, 404);
    });
}

/// The numbers of the bars on a page, in their order: “3” of `<b>3</b>` and of the table's cells.
fn figures(page: &str) -> Vec<usize> {
    let cells = |open: &str| -> Vec<usize> {
        page.split(open).skip(1).filter_map(|p| p.split('<').next()?.trim().parse().ok()).collect()
    };
    [cells("<td class=\"number\">"), cells("<b>")].concat()
}

#[test]
fn home_says_of_each_plan_in_force_what_its_own_page_says() {
    let table = |state: &str, n: usize| -> String {
        let rows = (0..n).map(|n| format!("action,A{n},Azione {n},{state},2199\n"));
        "kind,code,title,state,end\n".to_string() + &rows.collect::<String>()
    };
    on_sites(async |site| {
        for (plan, rows) in [
            ("orti", table("completed", 3) + "action,B,Un’altra,ongoing,2199\n"),
            ("strade", table("ongoing", 5)),
            ("vuoto", "kind,code,title\nchapter,C,Senza azioni\n".into()),
        ] {
            let id = edition_of(&site, plan).await;
            bring(&site, id, Format::Csv, &rows, true).await;
        }
        let mut visitor = site.visitor();
        let home = ok(&mut visitor, "/it").await;
        let band = |plan: &str| -> String {
            let link = format!("href=\"/it/plans/{plan}/2024-2026\" lang=\"it\"");
            let rest = home.split("class=\"standing\"").find(|part| part.contains(&link)).unwrap_or_default();
            rest.split("</ul>").next().unwrap_or_default().to_string()
        };
        for (plan, expected) in [("orti", vec![3, 1]), ("strade", vec![5])] {
            let own = ok(&mut visitor, &format!("/it/plans/{plan}/2024-2026")).await;
            let own = own.split("class=\"table measure-table\"").nth(1).and_then(|t| t.split("</table>").next());
            assert_eq!(figures(own.unwrap_or_default()), expected, "{plan}");
            assert_eq!(figures(&band(plan)), expected, "{plan}");
        }
        assert_eq!(band("vuoto"), "", "no band without data");
        assert!(home.contains("A che punto sono i piani"));
        // What is due stands together: each says of which plan it is.
        let due =
            home.split("<ol class=\"timeline\">").nth(1).and_then(|t| t.split("</ol>").next()).unwrap_or_default();
        let of = |plan: &str| due.matches(&format!(">Piano {plan} 2024-2026<")).count();
        assert_eq!([of("orti"), of("strade")], [1, 2], "{due}");
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_four_steps_lead_somewhere_and_stay_until_something_is_published() {
    let site = TestSite::start(Engine::Sqlite, cantiere::features::all()).await;
    let mut administrator = site.signed_in(Some(Role::Administrator)).await;
    let steps = ["/it/admin/site", "/it/admin/people", "/it/desk/new", "/it/desk"];
    let led = |home: &str| {
        let list = home.split("<ol class=\"chain\">").nth(1).and_then(|l| l.split("</ol>").next()).unwrap_or_default();
        list.split("href=\"").skip(1).filter_map(|p| p.split('"').next()).map(String::from).collect::<Vec<_>>()
    };
    assert_eq!(led(&ok(&mut administrator, "/it").await), steps);
    for step in steps {
        ok(&mut administrator, step).await;
    }
    let id = edition_of(&site, "orti").await;
    bring(&site, id, Format::Markdown, "# Scuole\n\nOrti.\n", false).await;
    assert_eq!(led(&ok(&mut administrator, "/it").await), steps, "a draft is not published");
    assert_eq!(led(&ok(&mut site.visitor(), "/it").await), Vec::<String>::new());
    bring(&site, id, Format::Markdown, "# Scuole\n\nOrti.\n", true).await;
    assert_eq!(led(&ok(&mut administrator, "/it").await), Vec::<String>::new());
}

#[test]
fn an_action_shows_what_implements_it_to_those_who_may_see_that_and_markdown_has_its_links() {
    on_sites(async |site| {
        let plan = edition_of(&site, "orti").await;
        let links = ",https://example.org/guida,https://example.org/forum";
        let rows = format!("kind,code,title,read_more,discuss\naction,A1,Aprire orti{links}\naction,A2,Potare,,\n");
        bring(&site, plan, Format::Csv, &rows, true).await;
        let page = format!("{BASE}/items/A1");
        let mut visitor = site.visitor();
        assert!(!ok(&mut visitor, &page).await.contains("Attuata da"));
        let file = ok(&mut visitor, &format!("{BASE}/download/md")).await;
        for line in [
            "- **Per approfondire**: <https://example.org/guida>",
            "- **Per confrontarti**: <https://example.org/forum>",
        ] {
            assert_eq!(file.matches(line).count(), 1, "{file}");
        }

        // A plan of the staff alone, and one for everybody; the page that was kept is dropped.
        let staff = site.site.db.write(move |tx| -> Result<_, Error> {
            let by = administrator();
            let plan = create::plan(tx, &by, &new_plan("interno"))?;
            create::edition(tx, &by, &new_edition(plan, "2024-2026", Visibility::Staff, Vec::new()))
        });
        let (staff, open) = (staff.await.expect("an edition"), edition_of(&site, "scuole").await);
        let rows = |title: &str, named: &str| format!("kind,code,title,implements\naction,B1,{title},{named}\n");
        bring(&site, staff, Format::Csv, &rows("Una quaglibunta", "orti/2024-2026/A1"), true).await;
        bring(&site, open, Format::Csv, &rows("Un orto per scuola", "orti/2024-2026/A1"), true).await;
        let shown = ok(&mut visitor, &page).await;
        assert!(shown.contains("<dt>Attuata da</dt>"), "{shown}");
        assert!(shown.contains("href=\"/it/plans/scuole/2024-2026/items/B1\">B1 Un orto per scuola</a>"), "{shown}");
        assert!(!shown.contains("quaglibunta"), "{shown}");
        let told = async |browser: &mut Browser, code: &str| -> Vec<(String, String)> {
            let path = format!("/api/v1/plans/orti/editions/2024-2026/items/{code}");
            let told: Value = serde_json::from_str(&ok(browser, &path).await).expect("JSON");
            let lines = told["implemented_by"].as_array().expect("a list");
            lines.iter().map(|l| (l["plan"].as_str().unwrap().into(), l["title"].as_str().unwrap().into())).collect()
        };
        let line = |plan: &str, title: &str| (plan.to_string(), title.to_string());
        let (open_line, hidden) = (line("scuole", "Un orto per scuola"), line("interno", "Una quaglibunta"));
        assert_eq!(told(&mut visitor, "A1").await, std::slice::from_ref(&open_line));
        assert_eq!(told(&mut visitor, "A2").await, []);
        assert!(!ok(&mut visitor, &format!("{BASE}/items/A2")).await.contains("Attuata da"));
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        assert!(ok(&mut planner, &page).await.contains("quaglibunta"));
        assert!(!ok(&mut visitor, &page).await.contains("quaglibunta"));
        let both = told(&mut planner, "A1").await;
        assert!(both.len() == 2 && both.contains(&open_line) && both.contains(&hidden), "{both:?}");

        // The next version names another action: the way back moves with it.
        bring(&site, open, Format::Csv, &rows("Un orto per scuola", "orti/2024-2026/A2"), true).await;
        assert!(!ok(&mut visitor, &page).await.contains("Attuata da"));
        assert_eq!(told(&mut visitor, "A1").await, []);
        assert!(ok(&mut visitor, &format!("{BASE}/items/A2")).await.contains("Un orto per scuola"));
        assert_eq!(told(&mut visitor, "A2").await, [open_line]);
    });
}

#[test]
fn a_plan_of_commitments_says_so_and_once_it_is_over_counts_no_days() {
    let table =
        "kind,code,title,state,end\ncommitment,1,Un forum,completed,2025\ncommitment,2,Una rete,ongoing,2025-06\n";
    on_sites(async |site| {
        let id = edition_of(&site, "orti").await;
        bring(&site, id, Format::Csv, table, true).await;
        let mut visitor = site.visitor();
        for path in [BASE, "/it"] {
            let page = ok(&mut visitor, path).await;
            assert!(page.contains("2 impegni in tutto.") && page.contains("</span>completato</th>"), "{page}");
            assert!(!page.contains("azioni in tutto"), "{page}");
        }
        assert!(ok(&mut visitor, BASE).await.contains("Ogni mattone è un impegno."));
        let item = format!("{BASE}/items/2");
        assert!(ok(&mut visitor, &item).await.contains("(la data è passata "));
        assert!(!ok(&mut visitor, &format!("{BASE}/items/1")).await.contains("la data è passata"));
        let closed = site.site.db.write(move |tx| -> Result<(), Error> {
            let by = administrator();
            let of = edition::find_by_id(tx, &by, id)?;
            let now = Settings::of(tx, &of)?;
            let over = Settings { state: EditionState::Closed, ..now.clone() };
            settings::save(tx, &TimeZone::UTC, &by, id, &now.seen(), &over)
        });
        closed.await.expect("it is over");
        assert!(!ok(&mut visitor, &item).await.contains("la data è passata"));
    });
}

#[test]
fn a_fourth_consultation_is_on_the_home_page_as_well() {
    const PLANS: [&str; 4] = ["orti", "scuole", "strade", "acqua"];
    on_sites(async |site| {
        for plan in PLANS {
            let made = site.site.db.write(move |tx| -> Result<_, Error> {
                let by = administrator();
                let plan = create::plan(tx, &by, &new_plan(plan))?;
                let new = new_edition(plan, "2024-2026", Visibility::Public, Vec::new());
                create::edition(tx, &by, &NewEdition { state: EditionState::InConsultation, ..new })
            });
            let id = made.await.expect("an edition");
            bring(&site, id, Format::Markdown, "# Scuole\n\nOrti.\n", true).await;
        }
        let home = ok(&mut site.visitor(), "/it").await;
        for plan in PLANS {
            assert!(home.contains(&format!("href=\"/it/plans/{plan}/2024-2026\"")), "{plan}: {home}");
        }
    });
}
