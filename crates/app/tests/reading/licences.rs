//! Under which licence a plan may be used again: said by every file of it and by every answer to programs.

use super::{bring, edition_of, ok, on_sites};
use cantiere_documents::{Files, Format, PlanDocument, ReadOptions, read};
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::{Source, Visibility};
use cantiere_spine::Error;
use cantiere_spine::plan::create::{self, NewEdition};
use cantiere_testkit::TestSite;
use http::header::LINK;
use serde_json::Value;

use super::support::{administrator, new_edition, new_plan};

async fn edition_under(site: &TestSite, plan: &'static str, licence: &'static str) -> EditionId {
    let made = site.site.db.write(move |tx| -> Result<_, Error> {
        let by = administrator();
        let plan = create::plan(tx, &by, &new_plan(plan))?;
        let source = Source { licence: licence.into(), ..Source::default() };
        let new = NewEdition { source, ..new_edition(plan, "2024-2026", Visibility::Public, Vec::new()) };
        create::edition(tx, &by, &new)
    });
    made.await.expect("an edition")
}

fn back(format: Format, bytes: &[u8]) -> PlanDocument {
    read(format, &Files::single("f", bytes.to_vec()), &ReadOptions::default()).expect("it can be read")
}

#[test]
fn every_file_and_every_answer_about_a_plan_tells_its_licence() {
    on_sites(async |site| {
        let cases = [
            (edition_of(&site, "orti").await, "orti", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
            (
                edition_under(&site, "strade", "CC0-1.0").await,
                "strade",
                "CC0-1.0",
                "https://creativecommons.org/publicdomain/zero/1.0/",
            ),
            // A licence whose text the site does not know is named, and leads nowhere.
            (edition_under(&site, "piazze", "IODL 2.0").await, "piazze", "IODL 2.0", ""),
        ];
        let mut visitor = site.visitor();
        for (id, plan, licence, address) in cases {
            bring(&site, id, Format::Csv, "kind,code,title\naction,A1,Aprire orti\naction,A2,Potare\n", true).await;
            let link = if address.is_empty() { String::new() } else { format!("<{address}>; rel=\"license\"") };
            let files = format!("/it/plans/{plan}/2024-2026/download");
            let api = format!("/api/v1/plans/{plan}/editions/2024-2026");
            let of_files = ["/csv", "/xlsx", "/json", "/md", "/csv?q=potare"].map(|file| format!("{files}{file}"));
            let of_api = ["", "/items", "/items/A1", "/paragraphs"].map(|part| format!("{api}{part}"));
            for path in of_files.iter().chain(&of_api) {
                // Also of the answer that was kept.
                for _ in 0..2 {
                    let answer = visitor.get(path).await;
                    assert_eq!((answer.status.as_u16(), answer.header(LINK)), (200, &*link), "{path}");
                }
            }
            for (format, name) in [(Format::Csv, "csv"), (Format::Xlsx, "xlsx"), (Format::Json, "json")] {
                let file = visitor.get(&format!("{files}/{name}")).await;
                assert_eq!(back(format, &file.bytes).licence, licence, "{plan} {name}");
            }
            // The head of the text says it, and is no part of the text when it comes back.
            let text = ok(&mut visitor, &format!("{files}/md")).await;
            assert!(
                text.starts_with(&format!("---\nlicence: \"{licence}\"\n---\n\n# Piano {plan} – 2024-2026\n")),
                "{text}"
            );
            let text = back(Format::Markdown, text.as_bytes());
            assert_eq!(text.title, Some(format!("Piano {plan} – 2024-2026")));
            assert!(text.blocks.iter().all(|b| !b.text.contains("licence")), "{:?}", text.blocks);

            let edition: Value = serde_json::from_str(&ok(&mut visitor, &api).await).expect("JSON");
            assert_eq!(edition["licence"], licence);
            let plans: Value = serde_json::from_str(&ok(&mut visitor, "/api/v1/plans").await).expect("JSON");
            let own = plans["data"].as_array().expect("a list").iter().find(|p| p["slug"] == plan).expect("the plan");
            assert_eq!(own["editions"][0]["licence"], licence);
        }
        // The page of all data names those that are not the site's own.
        let all = ok(&mut visitor, "/it/data").await;
        assert_eq!(all.matches("Licenza: ").count(), 2, "{all}");
        assert!(all.contains("Licenza: CC0-1.0") && all.contains("Licenza: IODL 2.0"), "{all}");
    });
}

#[test]
fn an_edition_that_says_no_licence_takes_that_of_a_file_until_it_is_published() {
    on_sites(async |site| {
        let id = edition_of(&site, "orti").await;
        let file = |licence: &str, title: &str| {
            let items = format!(r#"[{{"kind":"chapter","title":"{title}"}}]"#);
            format!(r#"{{"format":"cantiere-plan","version":1,"licence":"{licence}","items":{items}}}"#)
        };
        bring(&site, id, Format::Json, &file("CC0-1.0", "Orti"), true).await;
        bring(&site, id, Format::Json, &file("CC-BY-SA-4.0", "Prati"), true).await;
        let text = ok(&mut site.visitor(), "/api/v1/plans/orti/editions/2024-2026").await;
        assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON")["licence"], "CC0-1.0");
    });
}
