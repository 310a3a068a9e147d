//! `cantiere tally` says and does what `tally` does: arguments, help and exit status pass through.

use std::process::{Command, Output};

const FILE: &str = "META\nkey;value\nbudget;90\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n\
    p1;60;Library\np2;30;Bench\nVOTES\nvoter_id;vote\n1;p1\n2;p1,p2\n3;p2\n";

fn tally(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cantiere")).arg("tally").args(arguments).output().unwrap()
}

#[test]
fn tally_counts_a_file_with_flags_before_and_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.pb");
    std::fs::write(&path, FILE).unwrap();
    let path = path.to_str().unwrap();
    for arguments in [[path, "--rule", "phragmen"], ["--rule", "phragmen", path]] {
        let output = tally(&arguments);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "p2\np1\n");
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
fn tally_help_is_its_own() {
    let output = tally(&["--help"]);
    let help = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0));
    assert!(help.contains("Usage: cantiere tally [OPTIONS] --rule <RULE> <FILE>"), "{help}");
    assert!(help.contains("--completion"), "{help}");
    assert!(!help.contains("--database"), "{help}");
}

#[test]
fn tally_of_a_missing_file_is_one_line_and_exit_2() {
    let output = tally(&["no-such-file.pb", "--rule", "greedy"]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(error.starts_with("error: no-such-file.pb: ") && error.lines().count() == 1, "{error}");
}
