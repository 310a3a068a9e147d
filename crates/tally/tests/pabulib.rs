//! What real files contain and a careless reader stumbles over: withdrawn projects, and fields over many lines.

use tally::outcome::Why;
use tally::rules::Rule;
use tally::rules::equal_shares::{Completion, EqualShares};
use tally::rules::greedy::Greedy;
use tally::{Conditions, Outcome, pabulib};

const HEAD: &str = "META\nkey;value\ndescription;Example\ncountry;Italy\nunit;Town\ninstance;2026\n\
    budget;2000000000\nvote_type;approval\nrule;greedy\ndate_begin;2026\ndate_end;2026\n";

fn file(projects: &str) -> String {
    format!("{HEAD}PROJECTS\nproject_id;cost;name\n{projects}VOTES\nvoter_id;vote\n1;gone,a\n2;gone\n")
}

fn rules() -> Vec<Rule> {
    let shares = |completion| Rule::EqualShares(EqualShares { completion, ..EqualShares::default() });
    let greedy = Greedy::default();
    vec![
        Rule::Greedy(greedy),
        Rule::Greedy(Greedy { per_cost: true, ..greedy }),
        Rule::Greedy(Greedy { no_skip: true, ..greedy }),
        shares(Completion::None),
        shares(Completion::Greedy),
        shares(Completion::Add1u),
        Rule::Phragmen,
    ]
}

#[test]
fn withdrawn_cost_in_a_file_is_a_mark_and_not_a_price() {
    // The mark is the value, however it is written and however many decimals other costs have.
    for mark in ["999999999", "999999999.00", "\"999999999,0\""] {
        for other in ["5", "5.25"] {
            let election = pabulib::read(file(&format!("gone;{mark};Bridge\na;{other};Bench\n")).as_bytes()).unwrap();
            assert!(election.projects[0].withdrawn && !election.projects[1].withdrawn, "{mark}, {other}");
            for rule in rules() {
                let outcome: Outcome = rule.count(&election, &Conditions::default()).unwrap();
                assert_eq!(outcome.winner_ids(&election), ["a"], "{rule:?}, {mark}, {other}");
                assert_eq!((outcome.losers[0].project, &outcome.losers[0].why), (0, &Why::Withdrawn), "{rule:?}");
            }
        }
    }
}

#[test]
fn costs_beside_the_withdrawn_one_are_prices() {
    for cost in ["999999998", "1000000000", "999999999.01", "99999999.9"] {
        let election = pabulib::read(file(&format!("gone;{cost};Bridge\na;5;Bench\n")).as_bytes()).unwrap();
        assert!(!election.projects[0].withdrawn, "{cost}");
        let outcome = Rule::Greedy(Greedy::default()).count(&election, &Conditions::default()).unwrap();
        assert_eq!(outcome.winner_ids(&election), ["gone", "a"], "{cost}");
    }
}

#[test]
fn withdrawn_project_is_written_and_read_as_withdrawn() {
    let election = pabulib::read(file("gone;999999999;Bridge\na;5.25;Bench\n").as_bytes()).unwrap();
    let written = pabulib::write(&election, None).unwrap();
    assert!(written.contains("\ngone;999999999;"), "{written}");
    assert!(pabulib::read(written.as_bytes()).unwrap().projects[0].withdrawn);
}

#[test]
fn quoted_field_with_line_ends_is_one_field() {
    for end in ["\n", "\r\n"] {
        let text = file("gone;7;\"Bridge; \"\"new\"\"\nPROJECTS\n\nVOTES\nwith ramp\"\na;5;Bench\n").replace('\n', end);
        let election = pabulib::read(text.as_bytes()).unwrap();
        let name = format!("Bridge; \"new\"{end}PROJECTS{end}{end}VOTES{end}with ramp");
        assert_eq!(election.projects[0].fields, [name]);
        assert_eq!(election.projects[1].fields, ["Bench"]);
        assert_eq!(election.ballots.len(), 2);
    }
}

#[test]
fn error_after_a_field_with_line_ends_names_the_line_of_the_file() {
    let text = file("gone;7;\"Bridge\nwith\nramp\"\na;five;Bench\n");
    let line = 1 + text.lines().position(|line| line.starts_with("a;five")).unwrap();
    let error = pabulib::read(text.as_bytes()).unwrap_err().to_string();
    assert!(error.starts_with(&format!("line {line}, cost: found \"five\"")), "{error}");
}

#[test]
fn line_ends_in_a_field_are_written_on_one_line() {
    let election = pabulib::read(file("gone;7;\"Bridge\nwith; ramp\"\na;5;Bench\n").as_bytes()).unwrap();
    let written = pabulib::write(&election, None).unwrap();
    assert!(written.contains("\"Bridge with; ramp\"\n"), "{written}");
    let again = pabulib::read(written.as_bytes()).unwrap();
    assert_eq!((again.projects.len(), again.ballots), (2, election.ballots));
}
