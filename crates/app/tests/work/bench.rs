//! The table of what came in: what waits for an answer first, the very rows as a file, and forms that are refused and lose
//! nothing.

use crate::site::{WORK, on_each};
use cantiere_domain::access::Role;
use cantiere_spine::contribution;
use cantiere_store::schema::contribution::contribution as table;
use cantiere_testkit::Browser;
use diesel::prelude::*;
use std::io::Cursor;

/// The numbers of the rows, in their order.
fn rows(page: &str) -> Vec<i64> {
    let boxes = page.split("id=\"n").skip(1);
    boxes.filter_map(|part| part.split('"').next()?.parse().ok()).collect()
}

async fn answer(browser: &mut Browser, n: &str) {
    let field = format!("seen_{n}");
    let fields = [("n", n), (field.as_str(), "0"), ("outcome", "postponed"), ("reason", "Non adesso.")];
    let saved = browser.post(&format!("{WORK}/answer"), &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
}

#[test]
fn opening_view_has_the_newest_without_an_answer_first_and_its_file_the_same_rows() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let page = planner.get(WORK).await;
        let before = rows(&page.text);
        let mut sorted = before.clone();
        sorted.sort_unstable_by_key(|n| std::cmp::Reverse(*n));
        assert!(before.len() > 20 && before == sorted, "the newest stand first: {before:?}");
        // An answer that is out goes behind those that wait.
        let newest = before[0].to_string();
        answer(&mut planner, &newest).await;
        let sent = planner.confirm(&format!("{WORK}/publish"), &[("n", newest.as_str()), ("do", "publish")]).await;
        assert!(sent.status.is_redirection() || sent.status == 200, "{} {}", sent.status, sent.text);

        let filtered = format!("{WORK}?kind=proposal&state=waiting");
        let page = planner.get(&filtered).await;
        let shown = rows(&page.text);
        assert!(page.has("/file/csv?kind=proposal&#38;state=waiting"), "{}", page.text);
        let csv = planner.get(&format!("{WORK}/file/csv?kind=proposal&state=waiting")).await;
        assert_eq!(csv.status, 200);
        let mut reader = csv::Reader::from_reader(Cursor::new(csv.text.trim_start_matches('\u{FEFF}')));
        let numbers: Vec<i64> = reader.records().map(|r| r.expect("a row")[0].parse().expect("a number")).collect();
        assert_eq!(numbers, shown);
        let book = planner.get(&format!("{WORK}/file/xlsx?kind=proposal&state=waiting")).await;
        assert!(
            book.status == 200 && book.header(http::header::CONTENT_TYPE).contains("spreadsheetml"),
            "{}",
            book.status
        );
        assert_eq!(planner.get(&format!("{WORK}/file/pdf")).await.status, 404);
        // For those who see the table, and for nobody else.
        assert_eq!(site.visitor().get(&format!("{WORK}/file/csv")).await.status, 401);
        assert_eq!(site.signed_in(None).await.get(&format!("{WORK}/file/csv")).await.status, 403);
    });
}

#[test]
fn filters_together_leave_what_each_leaves_and_one_that_names_nothing_leaves_nothing() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let mut left = async |filter: &str| {
            let page = planner.get(&format!("{WORK}?{filter}")).await;
            assert_eq!(page.status, 200, "{filter}");
            rows(&page.text)
        };
        let all = left("").await;
        let proposals = left("kind=proposal").await;
        assert!(!proposals.is_empty() && proposals.len() < all.len());
        let before = left("state=written").await;
        let newest = *proposals.iter().find(|n| !before.contains(n)).expect("one without an answer");
        answer(&mut planner, &newest.to_string()).await;
        let n = newest.to_string();
        let mark = [("n", n.as_str()), ("do", "tag"), ("tag", "da vedere")];
        assert_eq!(planner.post(&format!("{WORK}/mark"), &mark).await.status, 303);
        let mut left = async |filter: &str| rows(&planner.get(&format!("{WORK}?{filter}")).await.text);
        // What was found before an answer and a tag is not what is left after them.
        let mut written: Vec<i64> = before.into_iter().chain([newest]).collect();
        written.sort_unstable_by_key(|n| std::cmp::Reverse(*n));
        assert_eq!(left("state=written").await, written);
        assert_eq!(left("tag=da+vedere&state=draft").await, [newest]);
        assert_eq!(left("tag=da+vedere&state=waiting").await, [0; 0]);
        let waiting = left("state=waiting").await;
        let both: Vec<i64> = waiting.iter().copied().filter(|n| proposals.contains(n)).collect();
        assert_eq!(left("kind=proposal&state=waiting").await, both);
        assert_eq!(
            left("since=yes&kind=proposal&state=waiting").await,
            left("state=waiting&since=yes&kind=proposal").await
        );
        for nothing in ["kind", "state", "theme", "territory", "part", "body", "tag", "office", "group"] {
            for value in ["mai", "0", "987654321"] {
                assert_eq!(left(&format!("{nothing}={value}")).await, [0; 0], "{nothing}={value}");
            }
        }
    });
}

#[test]
fn refused_marks_say_what_is_wrong_and_come_back_as_they_were_filled_in() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let path = format!("{WORK}/mark");
        let back = ("back", "?kind=proposal");
        let chosen = rows(&planner.get(&format!("{WORK}?kind=proposal")).await.text);
        let (one, two) = (chosen[0].to_string(), chosen[1].to_string());

        let nobody = planner.post(&path, &[("do", "tag"), ("tag", "da vedere"), back]).await;
        assert_eq!(nobody.status, 422);
        assert!(nobody.has("Scegli da 1 a 500 contributi") && nobody.has("value=\"da vedere\""), "{}", nobody.text);
        // The filters are as they were.
        assert_eq!(rows(&nobody.text), chosen);

        let unknown = [("n", one.as_str()), ("n", "99999"), ("do", "tag"), ("tag", "da vedere"), back];
        let unknown = planner.post(&path, &unknown).await;
        assert!(unknown.status == 422 && unknown.has("Questi contributi non ci sono: n. 99999"), "{}", unknown.text);
        assert!(unknown.has(&format!("value=\"{one}\" checked")) && unknown.has("value=\"da vedere\""));
        assert!(!planner.get(&format!("{WORK}?tag=da%20vedere")).await.has(&format!("id=\"n{one}\"")));

        let empty = [("n", one.as_str()), ("n", two.as_str()), ("do", "tag"), ("tag", " "), back];
        let empty = planner.post(&path, &empty).await;
        assert!(empty.status == 422 && empty.has("Scrivi l’etichetta"), "{}", empty.text);
        assert!([&one, &two].iter().all(|n| empty.has(&format!("value=\"{n}\" checked"))), "{}", empty.text);

        // The same again is the same; nothing is doubled.
        let good = [("n", one.as_str()), ("n", two.as_str()), ("do", "tag"), ("tag", "da vedere"), back];
        for _ in 0..2 {
            let done = planner.post(&path, &good).await;
            assert_eq!((done.status.as_u16(), done.location()), (303, &*format!("{WORK}?kind=proposal&done=marked")));
        }
        let tagged = planner.get(&format!("{WORK}?tag=da%20vedere")).await;
        assert_eq!(rows(&tagged.text).len(), 2);

        // Enter in the field of the tag puts it on; without one it leads to the answer, as elsewhere in the table.
        let enter = [("n", one.as_str()), ("do", "enter"), ("tag", "urgente"), back];
        assert_eq!(planner.post(&path, &enter).await.location(), format!("{WORK}?kind=proposal&done=marked"));
        assert_eq!(rows(&planner.get(&format!("{WORK}?tag=urgente")).await.text), [chosen[0]]);
        let enter = [("n", one.as_str()), ("n", two.as_str()), ("do", "enter"), ("tag", ""), back];
        let (low, high) = (chosen[0].min(chosen[1]), chosen[0].max(chosen[1]));
        assert_eq!(planner.post(&path, &enter).await.location(), format!("{WORK}/answer?n={low}&n={high}"));

        // Nobody was chosen to be answered: the table is as it was.
        let none = planner.get(&format!("{WORK}/answer?back=%3Fkind%3Dproposal&tag=a+met%C3%A0&office=")).await;
        assert!(none.status == 422 && none.has("Scegli da 1 a 5.000 contributi"), "{}", none.text);
        assert!(rows(&none.text) == chosen && none.has("value=\"a metà\""), "{}", none.text);

        let long = "nota ".repeat(900);
        let note = [("n", one.as_str()), ("do", "note"), ("note", long.as_str()), ("back", "answer")];
        let refused = planner.post(&path, &note).await;
        assert!(refused.status == 422 && refused.has("Scrivi la nota, al massimo"), "{}", refused.text);
        assert!(refused.has(long.trim()), "what was typed is gone");
        let note = [("n", one.as_str()), ("do", "note"), ("note", "Da rileggere."), ("back", "answer"), ("key", "una")];
        for _ in 0..2 {
            assert_eq!(planner.post(&path, &note).await.status, 303);
        }
        let page = planner.get(&format!("{WORK}/answer?n={one}")).await;
        assert_eq!(page.text.matches("Da rileggere.").count(), 1, "{}", page.text);
    });
}

#[test]
fn a_row_says_of_each_contribution_what_its_page_says() {
    on_each(async |site| {
        let (whole, rows) = site
            .site
            .db
            .read(|conn| -> Result<_, cantiere_spine::Error> {
                let ids: Vec<i64> = table::table.order(table::id.desc()).select(table::id).load(conn)?;
                Ok((contribution::by_ids(conn, &ids)?, contribution::briefly(conn, &ids)?))
            })
            .await
            .expect("the contributions");
        assert!(whole.len() > 60 && whole.len() == rows.len(), "{} and {}", whole.len(), rows.len());
        for (c, row) in whole.iter().zip(&rows) {
            assert_eq!(format!("{row:?}"), format!("{:?}", contribution::Brief::from(c)));
            assert!(!row.said().is_empty() && row.said().chars().count() <= 181, "{row:?}");
        }
    });
}

/// The number and the version of a recurring answer, as the form to take it away holds them.
fn held(page: &str, title: &str) -> (String, String) {
    let article = page.split("<article").find(|a| a.contains(title)).expect("the recurring answer");
    let field = |name: &str| {
        let value = article.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|t| t.split('"').next());
        value.expect("a field").to_string()
    };
    (field("id"), field("version"))
}

#[test]
fn a_recurring_answer_that_two_planners_change_is_written_over_by_neither() {
    on_each(async |site| {
        let path = format!("{WORK}/reasons");
        let (mut one, mut two) = (site.signed_in(Some(Role::Planner)).await, site.signed_in(Some(Role::Planner)).await);
        let new = [("title", "Fuori tema"), ("reason", "Non è di questo piano.")];
        assert_eq!(one.post(&path, &new).await.status, 303);
        let (id, version) = held(&one.get(&path).await.text, "Fuori tema");
        let save = |title: &'static str, text: &'static str| {
            [("id", id.clone()), ("version", version.clone()), ("title", title.into()), ("reason", text.into())]
        };
        let first = save("Fuori tema", "Riguarda un altro piano.");
        let first: Vec<(&str, &str)> = first.iter().map(|(k, v)| (*k, v.as_str())).collect();
        assert_eq!(one.post(&path, &first).await.status, 303);
        let second = save("Fuori dal piano", "Se ne occupa la Regione.");
        let second: Vec<(&str, &str)> = second.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let late = two.post(&path, &second).await;
        assert_eq!(late.status, 409);
        assert!(late.has("Riguarda un altro piano.") && late.has("Se ne occupa la Regione."), "{}", late.text);
        assert!(late.has("value=\"Fuori dal piano\""));
        // Nor is it taken away as somebody read it before.
        let remove = [("id", id.as_str()), ("version", version.as_str()), ("do", "remove")];
        let kept = two.post(&path, &remove).await;
        assert!(kept.status == 409 && kept.has("non è stata eliminata") && kept.has("Riguarda un altro piano."));
        let (_, now) = held(&two.get(&path).await.text, "Fuori tema");
        let remove = [("id", id.as_str()), ("version", now.as_str()), ("do", "remove")];
        assert_eq!(two.post(&path, &remove).await.status, 303);
        // What somebody wrote for one that is gone becomes a new one, if they want.
        let gone = one.post(&path, &second).await;
        assert!(gone.status == 409 && gone.has("qualcun altro l’ha eliminata"), "{}", gone.text);
        assert!(gone.has("Se ne occupa la Regione.") && gone.has("name=\"id\" value=\"\""));
    });
}

/// Numbers and themes of the rows of a CSV file of the table.
async fn themes(browser: &mut Browser, query: &str) -> Vec<(i64, String)> {
    let csv = browser.get(&format!("{WORK}/file/csv{query}")).await.text;
    let mut reader = csv::Reader::from_reader(Cursor::new(csv.trim_start_matches('\u{FEFF}')));
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| (row[0].parse().expect("a number"), row[10].to_string())).collect()
}

#[test]
fn a_theme_that_was_merged_is_filtered_by_what_it_became_and_what_has_none_is_told_none() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let all = themes(&mut planner, "").await;
        let of = |name: &str| all.iter().filter(|(_, theme)| theme == name).map(|(n, _)| *n).collect::<Vec<_>>();
        assert!(!of("").is_empty(), "every contribution has a theme");
        let (gone, stays) = (of("Accessibilità e lingua chiara"), of("Servizi digitali"));
        assert!(!gone.is_empty());
        assert_eq!(rows(&planner.get(&format!("{WORK}?theme=servizi")).await.text), stays);

        let themed = planner.get("/it/admin/themes").await.text;
        let id = |name: &str| {
            let before = themed.split(&format!("\">{name}<")).next().expect("the theme");
            before.rsplit('/').next().expect("its number").to_string()
        };
        let (from, into) = (id("Accessibilità e lingua chiara"), id("Servizi digitali"));
        let merged = planner.post(&format!("/it/admin/themes/{from}/merge"), &[("into", into.as_str())]).await;
        assert_eq!(merged.status, 303, "{}", merged.text);
        let mut both = [gone, stays].concat();
        both.sort_unstable_by_key(|n| std::cmp::Reverse(*n));
        assert_eq!(rows(&planner.get(&format!("{WORK}?theme=servizi")).await.text), both);
        assert_eq!(themes(&mut planner, "?theme=servizi").await.len(), both.len());
    });
}
