//! The binary: its output, its exit status, and one line for every kind of broken file.

use std::path::PathBuf;
use std::process::{Command, Output};

const FILE: &str = "\u{feff}META\r\nkey;value\r\ndescription;Example\r\ncountry;Italy\r\nunit;Town\r\n\
    instance;2026\r\nnum_votes;3\r\nbudget;100,50\r\nvote_type;approval\r\nrule: greedy\r\n\
    date_begin;2026\r\ndate_end;2026\r\ncurrency;EUR\r\nPROJECTS\r\nproject_id;cost;name\r\n\
    p1;60.50;\"Park; \"\"new\"\"\"\r\np2;50;Bench\r\np3;40;Tree\r\n\r\nVOTES\r\nvoter_id;vote\r\n\
    1;p1, p2,p1\r\n2;p1\r\n3;p3\r\n";

fn tally(file: &str, arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("file.pb");
    std::fs::write(&path, file).unwrap();
    Command::new(env!("CARGO_BIN_EXE_tally")).arg(&path).args(arguments).output().unwrap()
}

fn text(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn json_has_the_documented_shape() {
    let output = text(&tally(FILE, &["--rule", "equal-shares", "--json"]));
    let value: serde_json::Value = serde_json::from_str(&output).unwrap();
    assert_eq!(value["rule"], "equal-shares");
    assert_eq!(value["winners"], serde_json::json!(["p1"]));
    assert_eq!(value["cost"], 60.5);
    assert_eq!(value["budget"], 100.5);
    assert_eq!(value["voters"], 3);
    assert_eq!(value["tie_breaks"], serde_json::json!([]));
    assert_eq!(value["transcript"]["steps"][0]["payers"], 2);
    assert_eq!(value["transcript"]["losers"].as_array().unwrap().len(), 2);
}

#[test]
fn explanation_is_in_the_language_asked_for() {
    let italian = text(&tally(FILE, &["--rule", "greedy", "--explain", "--lang", "it"]));
    assert!(italian.contains("1. Park; \"new\" (p1): voti 2, costo 60,50 €; restano 40 €."), "{italian}");
    assert!(
        italian.contains(
            "Bench (p2): voti 1, costo 50 €. Non scelto: al suo turno restavano 40 €, ne \
                          mancavano 10 €; sarebbe bastato un costo di 40 €; sarebbero bastati 3 voti."
        ),
        "{italian}"
    );
    let english = text(&tally(FILE, &["--rule", "equal-shares", "--explain"]));
    assert!(english.contains("its supporters together had €3.25 left, €46.75 too little"), "{english}");
    assert!(english.contains("Ballots that name a project more than once: 1"), "{english}");
}

#[test]
fn drawing_and_written_file_are_well_formed() {
    let folder = tempfile::tempdir().unwrap();
    let (svg, pb) = (folder.path().join("a.svg"), folder.path().join("a.pb"));
    let paths = [svg.to_str().unwrap(), pb.to_str().unwrap()];
    text(&tally(FILE, &["--rule", "greedy", "--svg", paths[0], "--write", paths[1]]));
    let drawing = std::fs::read_to_string(svg).unwrap();
    assert!(drawing.contains("✓ Park; &quot;new&quot;"), "{drawing}");
    let written = std::fs::read_to_string(pb).unwrap();
    assert!(written.contains("p1;60.5;2;\"Park; \"\"new\"\"\";1\n"), "{written}");
    assert!(written.contains("budget;100.5\n"), "{written}");
}

#[test]
fn broken_files_are_one_line_and_exit_2() {
    let huge = format!("p2;{}", "9".repeat(1_000_000));
    let cases = [
        ("p2;50", "p2;fifty", "line 17, cost: found \"fifty\", expected a number such as 1500 or 1500.50"),
        ("p2;50", "p2;-50", "line 17, cost: found \"-50\", expected an amount of zero or more"),
        ("p2;50", huge.as_str(), "line 17, cost"),
        ("p2;50", "p1;50", "line 17, project_id: found \"p1\", expected each project once"),
        ("2;p1\r", "2;p9\r", "line 23, vote: found \"p9\", expected the id of a project listed in PROJECTS"),
        ("2;p1\r", "2\r", "line 23, vote"),
        ("3;p3\r\n", "", "line 7, num_votes: found \"3\", expected 2"),
        ("vote_type;approval", "vote_type;guess", "line 9, vote_type: found \"guess\""),
        ("VOTES", "BALLOTS", "line 20, cost: found nothing"),
        ("\"Park; \"\"new\"\"\"", "\"Park", "line 16, quoted field"),
        ("budget;100,50", "budget;", "META budget: found nothing"),
    ];
    for (from, to, expected) in cases {
        assert!(FILE.contains(from), "{from}");
        let output = tally(&FILE.replacen(from, to, 1), &["--rule", "greedy"]);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{expected}");
        assert!(error.contains(expected), "{error}");
        assert_eq!(error.lines().count(), 1, "{error}");
    }
    let output = tally(FILE, &["--rule", "equal-shares", "--utility", "borda"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(tally(FILE, &["--rule", "nothing"]).status.code(), Some(2));
    assert_eq!(tally("", &["--rule", "greedy"]).status.code(), Some(2));
}

#[test]
fn alternatives_are_told_by_their_ids_where_the_file_has_no_column_for_them() {
    let greedy = |more: &[&str]| tally(FILE, &[&["--rule", "greedy"][..], more].concat());
    assert_eq!(text(&greedy(&[])), "p1\np3\n");
    assert_eq!(text(&greedy(&["--one-of", "p1, p3"])), "p1\n");
    assert_eq!(text(&greedy(&["--one-of", "p1,p2"])), "p1\np3\n");
    let cases = [
        (["--one-of", "p1,p9", "--one-of", "p2,p3"], "there is no project p9"),
        (["--one-of", "p1,p2", "--one-of", "p2,p3"], "project p2 is told twice"),
        (["--one-of", "p1,p2", "--alternatives", "name"], "cannot be used with"),
    ];
    for (arguments, expected) in cases {
        let output = greedy(&arguments);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), error.lines().count()), (Some(2), 1), "{error}");
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn shares_rise_by_a_part_of_the_first_one() {
    let shares = |more: &[&str]| {
        tally(FILE, &[&["--rule", "equal-shares", "--completion", "add1u", "--json"][..], more].concat())
    };
    // 100.50 for three voters: 33 whole units each.
    assert_eq!(text(&shares(&["--steps", "1"])), text(&shares(&["--increment", "33"])));
    assert_eq!(text(&shares(&["--steps", "3"])), text(&shares(&["--increment", "11"])));
    assert_eq!(text(&shares(&["--steps", "200"])), text(&shares(&["--increment", "1"])));
    assert_ne!(text(&shares(&["--steps", "1"])), text(&shares(&["--increment", "1"])));
    assert_eq!(shares(&["--steps", "0"]).status.code(), Some(2));
    assert_eq!(shares(&["--steps", "1", "--increment", "33"]).status.code(), Some(2));
}
