//! The report of the demonstration's closed consultation: made again it is the same byte for byte, its files say what its
//! pages say, and few people are not told apart.

#[path = "support/demo.rs"]
mod demo;
#[path = "support/plain.rs"]
mod plain;

use cantiere_documents::{Files, Format, read};
use cantiere_testkit::{Engine, TestSite};
use plain::plain;
use std::io::Read;

const REPORT: &str = "/it/plans/trasformazione-digitale/2024-2026/report";

/// The bytes of a file, for somebody whose answers are never kept.
async fn bytes(site: &TestSite, name: &str) -> Vec<u8> {
    let mut reader = site.signed_in(None).await;
    let answer = reader.get(&format!("{REPORT}/{name}")).await;
    assert_eq!(answer.status, 200, "{name}");
    answer.bytes.to_vec()
}

/// The headings of the page, with their words.
fn headings(page: &str) -> Vec<String> {
    page.split("<article class=\"report-entry\"").skip(1).map(|part| plain(between(part, "<h3>", "</h3>"))).collect()
}

fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    text.split_once(from).and_then(|t| t.1.split_once(to)).map_or("", |t| t.0)
}

#[test]
fn the_report_made_again_is_the_same_and_its_files_say_what_its_pages_say() {
    demo::on_each(async |site| {
        for name in ["contributions.csv", "contributions.json", "report.odt"] {
            let first = bytes(&site, name).await;
            site.pass(std::time::Duration::from_secs(3_600 * 30));
            assert!(first == bytes(&site, name).await, "{name} is another one the day after");
        }
        let page = site.visitor().get(REPORT).await.text;
        let told = headings(&page);
        assert_eq!(told.len(), 66);
        let json: serde_json::Value = serde_json::from_slice(&bytes(&site, "contributions.json").await).expect("JSON");
        let all = json["contributions"].as_array().expect("a list");
        let numbers: Vec<String> = all.iter().map(|c| format!("n. {}", c["number"])).collect();
        assert_eq!(told.len(), numbers.len());
        for (heading, number) in told.iter().zip(&numbers) {
            assert!(heading.contains(number.as_str()), "{heading} is not {number}");
        }
        let csv = String::from_utf8(bytes(&site, "contributions.csv").await).expect("UTF-8");
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let rows: Vec<csv::StringRecord> = rows.records().collect::<Result<_, _>>().expect("rows");
        assert_eq!(rows.len(), all.len());
        for (row, c) in rows.iter().zip(all) {
            assert_eq!(row[0], c["number"].to_string());
            let items: Vec<&str> = c["items"].as_array().expect("a list").iter().filter_map(|i| i.as_str()).collect();
            assert_eq!(&row[20], items.join(" "));
            assert_eq!((&row[12], &row[13]), (c["outcome"].as_str().unwrap(), c["reason"].as_str().unwrap()));
        }
        // Each entry of the page has all the words of its contribution.
        let entries: Vec<String> = page.split("<article class=\"report-entry\"").skip(1).map(plain).collect();
        let mut compared = 0;
        for (entry, c) in entries.iter().zip(all) {
            for field in ["text", "action", "effect"] {
                let words = c[field].as_str().unwrap_or_default();
                let first: String = words.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
                // Marks are not shown as they are written.
                if !first.is_empty() && !first.contains(['*', '_', '[', '`', '#', '-', '>']) {
                    assert!(entry.contains(&first), "{field} of {} is not on the page: {first}", c["number"]);
                    compared += 1;
                }
            }
        }
        assert!(compared > 80, "{compared} texts were compared");
        // The sheet's own words are in the file too.
        for (name, wanted) in [("question", 1), ("who", 2), ("themes", 3), ("calendar", 2), ("changes", 27)] {
            let n = json[name].as_array().map_or(usize::from(json[name].is_string()), Vec::len);
            assert!(n >= wanted, "{name} has {n} in the file");
        }
        for change in json["changes"].as_array().expect("what changed") {
            assert!(change["before"] != change["after"], "{change}");
            assert!(plain(&page).contains(change["place"].as_str().unwrap()), "{change}");
        }
        // The figures of the sheet are those of the file.
        assert!(
            plain(&page).contains(&format!("{} contributi, {} risposte motivate", json["received"], json["answered"]))
        );
    });
}

#[test]
fn the_opendocument_text_holds_the_sheet_and_every_contribution_with_fixed_dates() {
    demo::on_each(async |site| {
        let odt = bytes(&site, "report.odt").await;
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&odt)).expect("a packed folder");
        let names: Vec<String> = (0..zip.len()).map(|n| zip.by_index(n).unwrap().name().unwrap().to_string()).collect();
        assert_eq!(names, ["mimetype", "META-INF/manifest.xml", "styles.xml", "meta.xml", "content.xml"]);
        for n in 0..zip.len() {
            let file = zip.by_index(n).unwrap();
            assert_eq!(file.last_modified().map(|t| t.year()), Some(1980), "{:?}", file.name());
        }
        let mut first = String::new();
        zip.by_index(0).unwrap().read_to_string(&mut first).expect("text");
        assert_eq!(first, "application/vnd.oasis.opendocument.text");
        // What a part of a contribution is called on the page it is called here, and each answer has its day.
        let mut content = String::new();
        zip.by_name("content.xml").expect("its text").read_to_string(&mut content).expect("UTF-8");
        let page = site.visitor().get(REPORT).await.text;
        for label in ["Il bisogno", "L’azione proposta", "Che cosa cambierebbe", "Le parole proposte", "Il motivo"] {
            let told = content.matches(&format!(">{label}</text:p>")).count();
            let shown = page.matches(&format!("\"said-label\">{label}</p>")).count();
            assert!(told > 5 && told == shown, "{label}: {told} in the file, {shown} on the page");
        }
        let answers: Vec<&str> = content.lines().filter(|line| line.contains(">Risposta: ")).collect();
        assert_eq!(answers.len(), 66);
        assert!(answers.iter().all(|line| line.ends_with(" · 24 gennaio 2024</text:p>")), "{answers:?}");
        // Read back by the importer that reads plans.
        let read = read(Format::Odt, &Files::single("report.odt", odt), &Default::default()).expect("it reads");
        let text = serde_json::to_string(&read).expect("text");
        for heading in headings(&page) {
            let number = heading.split(':').next().unwrap_or_default();
            assert!(text.contains(number), "{number} is not in the file");
        }
        assert!(text.contains("accolti con modifiche"));
        assert!(
            text.contains("Nelle schede: 9 azioni e obiettivi")
                && plain(&page).contains("Nelle schede: 9 azioni e obiettivi")
        );
    });
}

/// Writes the file for `odfdo` to read: `cargo xtask test --only oracles` runs this, then reads it with that library.
#[test]
#[ignore = "writes a file for another program"]
fn write_the_opendocument_text() {
    let to = std::env::var("CANTIERE_ODT").expect("CANTIERE_ODT names the file to write");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let site = demo::start(Engine::Sqlite).await;
        std::fs::write(&to, bytes(&site, "report.odt").await).expect("written");
        let told = headings(&site.visitor().get(REPORT).await.text);
        std::fs::write(format!("{to}.txt"), told.join("\n")).expect("written");
    });
}
