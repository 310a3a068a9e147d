//! Lists for programs, page by page: everything once and in order, and no page where the list does not go on.

use super::{Browser, bring, edition_of, ok, on_sites};
use cantiere_documents::Format;
use http::header::CONTENT_TYPE;
use serde_json::Value;

const API: &str = "/api/v1/plans/orti/editions/2024-2026";

fn table(numbers: impl Iterator<Item = usize>) -> String {
    let rows = numbers.map(|n| format!("action,A{n:03},Aprire un orto\n"));
    "kind,code,title\n".to_string() + &rows.collect::<String>()
}

/// The pages of a list as what `of` takes from each entry, and where each of them but the first began.
async fn pages(browser: &mut Browser, list: &str, of: &str) -> (Vec<Vec<Value>>, Vec<String>) {
    let (mut pages, mut begun) = (Vec::new(), Vec::new());
    let mut path = list.to_string();
    loop {
        let page: Value = serde_json::from_str(&ok(browser, &path).await).expect("JSON");
        pages.push(page["data"].as_array().expect("a list").iter().map(|entry| entry[of].clone()).collect());
        let Some(next) = page["next"].as_str() else { return (pages, begun) };
        path = format!("{list}{}after={next}", if list.contains('?') { '&' } else { '?' });
        begun.push(path.clone());
        assert!(begun.len() < 20, "the list does not end: {begun:?}");
    }
}

#[test]
fn a_list_is_read_to_its_end_and_one_that_goes_on_nowhere_says_so() {
    on_sites(async |site| {
        let id = edition_of(&site, "orti").await;
        bring(&site, id, Format::Csv, &table(0..120), true).await;
        let mut program = site.visitor();
        let (items, begun) = pages(&mut program, &format!("{API}/items"), "code").await;
        assert_eq!(items.iter().map(Vec::len).collect::<Vec<_>>(), [50, 50, 20]);
        assert_eq!(items.concat(), (0..120).map(|n| Value::from(format!("A{n:03}"))).collect::<Vec<_>>());
        let (hits, of_search) = pages(&mut program, "/api/v1/search?q=orto", "id").await;
        let mut found = hits.concat();
        assert_eq!((hits.len(), found.len()), (6, 120));
        found.sort_by_key(Value::as_i64);
        found.dedup();
        assert_eq!(found.len(), 120);

        // The next version is without the action that the first page ended with: nobody begins again without knowing.
        bring(&site, id, Format::Csv, &table((0..120).filter(|n| *n != 49)), true).await;
        let mut nowhere = vec![
            begun[0].clone(),
            format!("{API}/items?after=abc"),
            format!("{API}/items?after=999999"),
            format!("{API}/paragraphs?after=abc"),
            "/api/v1/plans?after=abc".into(),
            "/api/v1/search?q=orto&after=abc".into(),
        ];
        nowhere.push(of_search[0].replace("q=orto", "q=orti"));
        for path in nowhere {
            let answer = program.get(&path).await;
            let kind = answer.header(CONTENT_TYPE).to_string();
            assert_eq!((answer.status.as_u16(), &*kind), (404, "application/problem+json"), "{path}");
        }
        assert_eq!(program.get(&begun[1]).await.status, 200);
    });
}

#[test]
fn programs_read_every_published_version_and_no_draft() {
    on_sites(async |site| {
        let id = edition_of(&site, "orti").await;
        bring(&site, id, Format::Csv, &table(0..3), true).await;
        bring(&site, id, Format::Csv, &table(1..3), true).await;
        bring(&site, id, Format::Csv, &table(2..3), false).await;
        let mut program = site.visitor();
        let edition: Value = serde_json::from_str(&ok(&mut program, API).await).expect("JSON");
        let versions = edition["versions"].as_array().expect("a list");
        assert_eq!(versions.iter().map(|v| v["number"].clone()).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(versions[0]["digest"].as_str().map(str::len), Some(64));
        for (version, items) in [("", 2), ("version=2", 2), ("version=1", 3)] {
            let list: Value =
                serde_json::from_str(&ok(&mut program, &format!("{API}/items?{version}")).await).expect("JSON");
            assert_eq!(list["total"], items, "{version}");
        }
        assert_eq!(program.get(&format!("{API}/items/A000")).await.status, 404);
        assert!(ok(&mut program, &format!("{API}/items/A000?version=1")).await.contains("Aprire un orto"));
        for version in ["0", "3", "draft", "uno"] {
            for part in ["", "/items", "/items/A002", "/paragraphs"] {
                let path = format!("{API}{part}?version={version}");
                assert_eq!(program.get(&path).await.status, 404, "{path}");
            }
        }
    });
}
