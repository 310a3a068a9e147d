//! Bringing plans in: what the command says, what it keeps of where a record comes from, and that a table leaves the text alone.

mod support;

use cantiere_documents::{Files, Format, PlanDocument, ReadOptions, read, write_csv, write_json, write_xlsx};
use cantiere_spine::Error;
use cantiere_spine::plan::import::{ImportReport, import};
use cantiere_spine::plan::{Edition, EditionRef, edition, export};
use cantiere_store::{Db, Options};
use cantiere_testkit::on_each_engine;
use std::path::Path;
use std::process::{Command, Output};
use support::{administrator, make_edition};

const PLAN: &str = "Una premessa.\n\n# Scuole\n\nOgni classe ha un orto.\n\n## Acqua\n\nL’acqua viene dalla pioggia.\n\n# Strade\n\nOgni strada ha un albero.\n";

fn cantiere(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().expect("the command runs")
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let database = format!("sqlite:{}", folder.join("site.db").display());
    let mut command = Command::new(env!("CARGO_BIN_EXE_cantiere"));
    command.current_dir(folder).args(arguments).args(["--database", &database]);
    command
}

fn plan_import(folder: &Path, file: &str, more: &[&str]) -> Output {
    let mut arguments = vec!["plan", "import", file, "--plan", "orti", "--edition", "2027-2029"];
    arguments.extend(more);
    cantiere(folder, &arguments)
}

fn report(output: &Output) -> serde_json::Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("the report is JSON")
}

#[test]
fn a_second_import_says_that_nothing_changes_and_a_dry_run_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("orti.md"), PLAN).expect("the file is written");
    let dry = report(&plan_import(folder.path(), "orti.md", &["--json", "--dry-run"]));
    let first = report(&plan_import(folder.path(), "orti.md", &["--json"]));
    for said in [&dry, &first] {
        assert_eq!(said["created"], serde_json::json!({"chapter": 3}), "{said}");
        assert_eq!((&said["blocks"], &said["changed"]), (&serde_json::json!(7), &serde_json::json!(true)));
    }
    let again = report(&plan_import(folder.path(), "orti.md", &["--json"]));
    assert_eq!(again["unchanged"], serde_json::json!({"chapter": 3}), "{again}");
    assert_eq!((&again["created"], &again["changed"]), (&serde_json::json!({}), &serde_json::json!(false)));

    let shorter = PLAN.split("# Strade").next().expect("a beginning");
    std::fs::write(folder.path().join("orti.md"), shorter).expect("the file is written");
    let less = report(&plan_import(folder.path(), "orti.md", &["--json"]));
    assert_eq!(
        (&less["removed"], &less["blocks_removed"]),
        (&serde_json::json!({"chapter": 1}), &serde_json::json!(1))
    );
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_its_line_and_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let write =
        |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).expect("the file is written");
    write("orti.md", PLAN.as_bytes());
    report(&plan_import(folder.path(), "orti.md", &["--json"]));
    write("cut.json", b"{\n  \"format\": \"cantiere-plan\",\n  \"items\": [\n");
    write("latin.md", b"# Citt\xe0\n\nTesto.\n");
    for (file, place) in [("cut.json", "cut.json:"), ("latin.md", "latin.md"), ("not-there.md", "not-there.md")] {
        let output = plan_import(folder.path(), file, &["--json"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success(), "{file}");
        assert!(told.contains(place), "{file}: {told}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "", "{file}");
    }
    let again = report(&plan_import(folder.path(), "orti.md", &["--json"]));
    assert_eq!(again["changed"], serde_json::json!(false));
}

#[test]
fn what_is_doubtful_or_wrong_is_said_in_the_language_that_was_told_else_of_the_terminal_else_in_english() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("the file is written");
    write("doubtful.csv", "kind,code,title,colore\naction,A1,Aprire orti,verde\n");
    write("wrong.csv", "kind,code\naction,A1\n");
    let said = |file: &str, terminal: &[(&str, &str)], more: &[&str]| {
        let fixed = ["plan", "import", file, "--plan", "orti", "--edition", "2027-2029", "--dry-run"];
        let whole = [&fixed[..], more].concat();
        let mut command = command(folder.path(), &whole);
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(name);
        }
        let output = command.envs(terminal.iter().copied()).output().expect("the command runs");
        String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
    };
    let (italian, english) = (
        ("è prevista e viene tralasciata", "wrong.csv:1: manca la colonna “title”"),
        ("is not known and is left out", "wrong.csv:1: there is no column “title”"),
    );
    type Terminal = [(&'static str, &'static str)];
    let cases: [(&Terminal, &[&str], _); 7] = [
        (&[], &[], english),
        (&[("LANG", "C.UTF-8")], &[], english),
        (&[("LANG", "de_DE.UTF-8")], &[], english),
        (&[("LANG", "it_IT.UTF-8")], &[], italian),
        (&[("LANG", "it_IT.UTF-8"), ("LC_ALL", "en_GB.UTF-8")], &[], english),
        (&[("LANG", "en_GB.UTF-8")], &["--lang", "it"], italian),
        (&[("LANG", "it_IT.UTF-8")], &["--lang", "en"], english),
    ];
    for (terminal, more, (doubtful, wrong)) in cases {
        let told = said("doubtful.csv", terminal, more);
        assert!(told.contains(doubtful), "{terminal:?} {more:?}: {told}");
        let told = said("wrong.csv", terminal, more);
        assert!(told.contains(wrong), "{terminal:?} {more:?}: {told}");
    }
    // Programs read one language, with the place apart.
    let told = said("doubtful.csv", &[("LANG", "it_IT.UTF-8")], &["--json"]);
    let report: serde_json::Value = serde_json::from_str(&told).expect("the report is JSON");
    let message = "the column “colore” is not known and is left out";
    assert_eq!(
        report["warnings"],
        serde_json::json!([{"file": "doubtful.csv", "line": 1, "message": message}]),
        "{report}"
    );
}

/// The edition that was brought into a site, and its draft as downloads say it.
fn brought(folder: &Path, edition_name: &str) -> (Edition, PlanDocument) {
    let url = format!("sqlite:{}", folder.join("site.db").display());
    let db = Db::open(&Options::tool(url.parse().expect("an address"))).expect("the database");
    let at = EditionRef { plan: "orti".into(), edition: edition_name.into() };
    let told = db.write_blocking(move |tx| -> Result<_, Error> {
        let of = edition::find(tx, &administrator(), &at)?;
        let document = export::document(tx, &of, of.draft.expect("a draft"))?;
        Ok((of, document))
    });
    told.expect("what was brought in")
}

#[test]
fn what_one_site_gives_out_is_given_out_by_another_byte_for_byte() {
    let site = || tempfile::tempdir().expect("a folder");
    let write = |folder: &Path, name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).expect("a file");
    for (more, licence) in [(&["--json"][..], "CC-BY-4.0"), (&["--json", "--licence", "IODL 2.0"][..], "IODL 2.0")] {
        let first = site();
        write(first.path(), "orti.md", PLAN.as_bytes());
        report(&plan_import(first.path(), "orti.md", more));
        let (_, given) = brought(first.path(), "2027-2029");
        assert_eq!((given.licence.as_str(), given.blocks.len()), (licence, 7));
        let (json, csv) = (write_json(&given), write_csv(&given));

        let second = site();
        write(second.path(), "orti.json", &json);
        report(&plan_import(second.path(), "orti.json", &["--json"]));
        let (_, again) = brought(second.path(), "2027-2029");
        assert_eq!(String::from_utf8_lossy(&write_json(&again)), String::from_utf8_lossy(&json));

        // A table has no room for the text; its rows are the same.
        let third = site();
        write(third.path(), "orti.csv", &csv);
        report(&plan_import(third.path(), "orti.csv", &["--json"]));
        let (_, again) = brought(third.path(), "2027-2029");
        assert_eq!(String::from_utf8_lossy(&write_csv(&again)), String::from_utf8_lossy(&csv));
    }
}

/// Brings the plan into a new site and gives the edition's period and the days on which it and its records were taken.
fn taken(edition_name: &str, zone: &str) -> ((String, String), Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("orti.md"), PLAN).expect("the file is written");
    let arguments =
        ["plan", "import", "orti.md", "--plan", "orti", "--edition", edition_name, "--zone", zone, "--json"];
    report(&cantiere(folder.path(), &arguments));
    let (of, document) = brought(folder.path(), edition_name);
    let mut days: Vec<String> = document.items.iter().map(|i| i.content.source.retrieved.clone()).collect();
    days.push(of.source.retrieved);
    ((of.period_from, of.period_to), days)
}

#[test]
fn the_day_is_the_sites_and_a_number_that_is_no_year_makes_no_period() {
    // Between these two lie twenty-six hours: it is never the same day in both.
    let (period, east) = taken("2027-2029", "Pacific/Kiritimati");
    let (_, west) = taken("2027-2029", "Etc/GMT+12");
    assert_eq!(period, ("2027".into(), "2029".into()));
    for days in [&east, &west] {
        assert!(days.len() == 4 && days.iter().all(|day| !day.is_empty() && *day == days[0]), "{days:?}");
    }
    assert!(east[0] > west[0], "{east:?} {west:?}");
    assert_eq!(taken("0815-2029", "Europe/Rome").0, ("2029".into(), String::new()));
}

fn markdown(text: &str, retrieved: &str) -> PlanDocument {
    let source =
        cantiere_domain::plan::Source { name: "orti.md".into(), retrieved: retrieved.into(), ..Default::default() };
    let files = Files::single("orti.md", text.as_bytes().to_vec());
    read(Format::Markdown, &files, &ReadOptions { source, ..ReadOptions::default() }).expect("it can be read")
}

/// Brings the documents into one edition, one after the other, and gives the reports with what the draft then says.
fn bring_in(documents: Vec<PlanDocument>, check: impl Fn(Vec<(ImportReport, PlanDocument)>) + Clone) {
    on_each_engine(|db| {
        let (documents, check) = (documents.clone(), check.clone());
        async move {
            let told = db.write(move |tx| -> Result<_, Error> {
                let by = administrator();
                let id = make_edition(tx, &by)?;
                let mut told = Vec::new();
                for document in &documents {
                    let into = edition::find_by_id(tx, &by, id)?;
                    let report = import(tx, &by, &into, document)?;
                    let into = edition::find_by_id(tx, &by, id)?;
                    told.push((report, export::document(tx, &into, into.draft.expect("a draft"))?));
                }
                Ok(told)
            });
            check(told.await.expect("they come in"));
        }
    });
}

#[test]
fn every_record_says_where_and_when_it_was_taken_and_keeps_the_day_until_it_changes() {
    let changed = PLAN.replace("# Strade", "# Strade e piazze");
    let days = |d: &PlanDocument| d.items.iter().map(|i| i.content.source.retrieved.clone()).collect::<Vec<_>>();
    bring_in(
        vec![markdown(PLAN, "2026-05-03"), markdown(PLAN, "2026-06-01"), markdown(&changed, "2026-06-02")],
        move |told| {
            let [(_, first), (again, second), (_, third)] = &told[..] else { panic!("three reports") };
            assert_eq!(days(first), ["2026-05-03"; 3]);
            assert!(first.items.iter().all(|i| i.content.source.name == "orti.md"));
            assert!(!again.changed, "{again:?}");
            assert_eq!(days(second), ["2026-05-03"; 3]);
            assert_eq!(days(third), ["2026-05-03", "2026-05-03", "2026-06-02"]);
        },
    );
}

#[test]
fn a_table_changes_items_and_leaves_the_text_as_it_is() {
    let plan = markdown(PLAN, "2026-05-03");
    let mut table = plan.clone();
    table.items[0].content.impact = "Cortili".into();
    // The chapter on streets is gone; nobody said that its words are.
    table.items.pop();
    for (format, file, bytes) in
        [(Format::Csv, "t.csv", write_csv(&table)), (Format::Xlsx, "t.xlsx", write_xlsx(&table).expect("a workbook"))]
    {
        let read = read(format, &Files::single(file, bytes), &ReadOptions::default()).expect("it can be read");
        assert!(read.blocks.is_empty() && read.items_only);
        bring_in(vec![plan.clone(), read.clone(), read], move |told| {
            let [(_, first), (report, second), (again, _)] = &told[..] else { panic!("three reports") };
            let words = |d: &PlanDocument| -> Vec<(String, Option<String>)> {
                let texts = d.blocks.iter().filter(|b| !b.text.is_empty());
                texts.map(|b| (b.text.clone(), b.anchor.clone())).collect()
            };
            assert_eq!(words(first).len(), 4);
            assert_eq!(words(first), words(second), "{file}");
            assert_eq!(report.removed.values().sum::<usize>(), 1, "{file}");
            assert_eq!((report.blocks_removed, report.blocks), (0, 6), "{file}");
            assert!(second.items.iter().any(|i| i.content.impact == "Cortili"), "{file}");
            assert!(!again.changed, "{file}: {again:?}");
        });
    }
}
