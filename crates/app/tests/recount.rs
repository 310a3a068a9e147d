//! `cantiere recount` and `cantiere verify-receipt` on files alone, as anybody would run them.

use cantiere_sealed::export::{self, Ranking, Reconciliation};
use cantiere_sealed::receipt::{self, Opening};
use cantiere_sealed::tag::seed_commitment;
use cantiere_sealed::{Ballot, Checkpoint, Entry, Export, Log, Receipt, SigningKey, hex};
use std::path::Path;
use std::process::{Command, Output};

const ROUND: &str = "0c4f7a52-6d0f-4a65-9f0b-6f1f8b2a9b11";

/// Three voters with 90 to spend; with equal shares p2 and p3 are bought, by most votes p1 and p3.
fn round() -> (Export, Receipt) {
    let key = SigningKey::from_secret(&[3; 32]);
    let mut log = Log::new();
    let (mut entries, mut openings) = (Vec::new(), Vec::new());
    for (n, choices) in [["p1", "p2"].as_slice(), &["p1"], &["p3"]].into_iter().enumerate() {
        let n = n as u8;
        let ballot = Ballot::new(ROUND, choices.iter().map(|id| ((*id).into(), 1)).collect()).unwrap();
        let opening = Opening { ballot, nonce: [n; 32] };
        let entry = Entry { commitment: opening.commitment(), hour: "2026-11-26T10Z".into(), id: [n; 16] };
        log.push(entry.leaf());
        entries.push(entry);
        openings.push(opening);
    }
    let origin = format!("example.it/rounds/{ROUND}");
    let checkpoint = Checkpoint { origin, size: 3, root: log.root(), time: "2026-11-26T22:59:59Z".into() };
    let receipt = Receipt {
        format: receipt::FORMAT.into(),
        round: ROUND.into(),
        entry: entries[1].clone(),
        index: 1,
        path: log.inclusion(1, 3).unwrap(),
        checkpoint: checkpoint.signed(&key),
        how: None,
    };
    let export = Export {
        format: export::FORMAT.into(),
        round: ROUND.into(),
        title: "Quali azioni prima?".into(),
        key: key.public().text(),
        seed_commitment: seed_commitment(&[5; 32]),
        seed: [5; 32],
        counted: entries.iter().map(|entry| hex::encode(&entry.id)).collect(),
        log: entries,
        checkpoints: vec![checkpoint.signed(&key)],
        reconciliation: Reconciliation { eligible: Some(7), voters: 3, entries: 3, superseded: 0, counted: 3 },
        openings: Some(openings),
        rankings: vec![Ranking {
            name: String::new(),
            count: ["--rule", "equal-shares", "--completion", "add1"].map(String::from).into(),
            options: "META\nkey;value\ndescription;Prova\ncountry;Italy\nunit;Valdoria\ninstance;2026\nnum_projects;3\nnum_votes;0\n\
                      budget;90\nvote_type;approval\nrule;equalshares\ndate_begin;2026\ndate_end;2026\nPROJECTS\nproject_id;cost\n\
                      p1;60\np2;60\np3;30\nVOTES\nvoter_id;vote\n"
                .into(),
            ballots: None,
            winners: vec!["p1".into(), "p3".into()],
        }],
    };
    (export, receipt)
}

fn write<T: serde::Serialize>(folder: &Path, name: &str, value: &T) -> String {
    let path = folder.join(name);
    std::fs::write(&path, serde_json::to_vec_pretty(value).unwrap()).unwrap();
    path.to_str().unwrap().to_owned()
}

fn cantiere(arguments: &[&str]) -> (Option<i32>, String, String) {
    said_in("C.UTF-8", arguments)
}

/// On a machine whose terminal speaks this language.
fn said_in(lang: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cantiere"));
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", lang);
    let Output { status, stdout, stderr } = command.args(arguments).output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn recount_of_an_honest_round_holds_and_its_ballots_can_be_counted_by_tally() {
    let folder = tempfile::tempdir().unwrap();
    let (export, _) = round();
    let file = write(folder.path(), "round.json", &export);
    let ballots = folder.path().join("ballots.pb").to_str().unwrap().to_owned();
    let (status, said, error) = cantiere(&["recount", &file, "--key", &export.key, "--write", &ballots]);
    assert_eq!((status, error.as_str()), (Some(0), ""), "{said}");
    assert!(said.contains("Chosen, in this order: p1, p3"), "{said}");
    assert!(said.contains("3 voted of 7 who could; 3 ballots were cast, 0 of them replaced"), "{said}");
    let (status, said, _) = cantiere(&["tally", &ballots, "--rule", "equal-shares", "--completion", "add1"]);
    assert_eq!((status, said.as_str()), (Some(0), "p1\np3\n"));
}

#[test]
fn recount_says_what_does_not_fit() {
    let folder = tempfile::tempdir().unwrap();
    let (mut export, _) = round();
    export.rankings[0].winners = vec!["p2".into()];
    let file = write(folder.path(), "round.json", &export);
    let (status, said, _) = cantiere(&["recount", &file]);
    assert_eq!(status, Some(1));
    assert!(said.contains("WRONG Counting anew gives the published outcome."), "{said}");
    assert!(said.contains("published: p2; counted anew: p1, p3"), "{said}");
    let (status, said, _) = cantiere(&["recount", &file, "--key", &"0".repeat(64)]);
    assert_eq!((status, said.contains("another one was expected")), (Some(1), true), "{said}");
}

#[test]
fn recount_of_several_rankings_names_each_and_writes_the_one_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (mut export, _) = round();
    let first = &mut export.rankings[0];
    let own = first.options.clone();
    let without = |gone: &[&str], left: usize| {
        let kept = gone.iter().fold(own.clone(), |text, line| text.replace(line, ""));
        kept.replace("num_projects;3", &format!("num_projects;{left}"))
    };
    (first.name, first.options) = ("Nord".into(), without(&["p3;30\n"], 2));
    first.winners = vec!["p1".into()];
    let second = Ranking {
        name: "Sud".into(),
        options: without(&["p1;60\n", "p2;60\n"], 1),
        winners: vec!["p3".into()],
        ..first.clone()
    };
    export.rankings.push(second);
    let file = write(folder.path(), "round.json", &export);
    let ballots = folder.path().join("south.pb").to_str().unwrap().to_owned();
    let (status, said, error) = cantiere(&["recount", &file, "--write", &ballots, "--ranking", "2"]);
    assert_eq!((status, error.as_str()), (Some(0), ""), "{said}");
    assert!(said.contains("Nord. Chosen, in this order: p1\nSud. Chosen, in this order: p3\n"), "{said}");
    // One of the three voters names something in the south.
    let written = std::fs::read_to_string(&ballots).unwrap();
    assert!(written.ends_with("VOTES\nvoter_id;vote\n1;p3\n") && written.contains("\nnum_votes;1\n"), "{written}");
    let (status, _, error) = cantiere(&["recount", &file, "--write", &ballots, "--ranking", "3"]);
    assert_eq!((status, error.as_str()), (Some(2), "error: there is no ranking 3 of 2\n"));
    // Without the ballots there is nothing to write.
    export.openings = None;
    let file = write(folder.path(), "closed.json", &export);
    let (status, said, _) = cantiere(&["recount", &file]);
    assert!(status == Some(0) && said.contains("Sud. The ballots are not in this file"), "{said}");
    let (status, _, error) = cantiere(&["recount", &file, "--write", &ballots]);
    assert_eq!((status, error.as_str()), (Some(2), "error: the ballots of this ranking are not in the file\n"));
}

#[test]
fn both_commands_speak_the_language_of_the_terminal_or_the_one_asked_for_and_name_options() {
    let folder = tempfile::tempdir().unwrap();
    let (mut export, mut receipt) = round();
    receipt.how = Some(export.openings.as_ref().unwrap()[1].clone());
    let named = [
        ("project_id;cost\n", "project_id;cost;name\n"),
        ("p1;60\n", "p1;60;Orti, e giardini\n"),
        ("p2;60\n", "p2;60;\n"),
        ("p3;30\n", "p3;30;Una panchina\n"),
    ];
    let options = &mut export.rankings[0].options;
    *options = named.iter().fold(options.clone(), |text, (from, to)| text.replace(from, to));
    let (file, told) = (write(folder.path(), "round.json", &export), write(folder.path(), "r.json", &receipt));
    let (status, said, error) = said_in("it_IT.UTF-8", &["recount", &file]);
    assert_eq!((status, error.as_str()), (Some(0), ""), "{said}");
    for words in [
        "Ricontando si ottiene il risultato pubblicato.",
        "Scelti, in quest’ordine:\n        p1 Orti, e giardini\n        p3 Una panchina\n",
        "Votanti: 3 su 7 che potevano. Schede inviate: 3, di cui sostituite da una successiva: 0. Ne contano: 3.",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let (_, english, _) = said_in("it_IT.UTF-8", &["recount", &file, "--lang", "en"]);
    assert!(english.contains("Chosen, in this order:\n        p1 Orti, e giardini\n"), "{english}");
    let (status, said, _) = said_in("en_GB.UTF-8", &["verify-receipt", &told, "--export", &file, "--lang", "it"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("È tra le schede che contano.\nDice: p1 Orti, e giardini (1)\n"), "{said}");
    let other = "0".repeat(64);
    let (status, said, _) = said_in("it_IT.UTF-8", &["recount", &file, "--key", &other]);
    assert_eq!(status, Some(1));
    assert!(said.contains("ERRORE Il file ha la forma") && said.contains("se ne aspettava un’altra"), "{said}");
    export.log.swap(0, 1);
    let file = write(folder.path(), "other.json", &export);
    let (status, _, error) = said_in("it_IT.UTF-8", &["verify-receipt", &told, "--export", &file]);
    assert_eq!(status, Some(1));
    assert!(error.starts_with("errore: ") && error.contains("manca nel registro pubblicato"), "{error}");
    let missing = folder.path().join("nessuno.json").to_str().unwrap().to_owned();
    std::fs::write(&missing, "[]").unwrap();
    let (status, _, error) = said_in("it_IT.UTF-8", &["recount", &missing]);
    assert!(status == Some(2) && error.contains("questa non è una votazione pubblicata"), "{error}");
}

#[test]
fn recount_of_a_broken_file_is_one_line_and_exit_2() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("round.json");
    for bytes in [b"{\"format\": 3".as_slice(), b"", b"\xff\xfe", b"[]"] {
        std::fs::write(&path, bytes).unwrap();
        let (status, said, error) = cantiere(&["recount", path.to_str().unwrap()]);
        assert_eq!((status, said.as_str(), error.lines().count()), (Some(2), "", 1), "{error}");
    }
}

#[test]
fn verify_receipt_with_key_and_with_what_was_published() {
    let folder = tempfile::tempdir().unwrap();
    let (mut export, receipt) = round();
    let (file, published) = (write(folder.path(), "r.json", &receipt), write(folder.path(), "round.json", &export));
    let (status, said, _) = cantiere(&["verify-receipt", &file, "--key", &export.key]);
    assert_eq!((status, said.contains("in the log as it was cast")), (Some(0), true), "{said}");
    let (status, said, _) = cantiere(&["verify-receipt", &file, "--export", &published]);
    assert_eq!((status, said.contains("among the ballots that count")), (Some(0), true), "{said}");
    export.log.swap(0, 1);
    let published = write(folder.path(), "other.json", &export);
    let (status, _, error) = cantiere(&["verify-receipt", &file, "--export", &published]);
    assert_eq!((status, error.contains("missing in the published log")), (Some(1), true), "{error}");
    let (status, _, _) = cantiere(&["verify-receipt", &file]);
    assert_eq!(status, Some(2), "a key or an export is needed");
}

/// The page of the counted vote of persons or of organizations.
async fn vote(site: &cantiere_testkit::TestSite, voters: &'static str) -> String {
    let place = site
        .site
        .db
        .read(move |conn| {
            use cantiere_store::schema::{plan::edition as e, plan::plan as p, round::round as r};
            use diesel::prelude::*;
            r::table
                .inner_join(e::table.on(e::id.eq(r::edition)))
                .inner_join(p::table.on(p::id.eq(r::plan)))
                .filter(r::voters.eq(voters))
                .filter(r::state.eq("counted"))
                .select((p::slug, e::slug, r::number))
                .first::<(String, String, i64)>(conn)
                .map_err(cantiere_store::Error::from)
        })
        .await
        .expect("one counted vote");
    format!("/it/plans/{}/{}/votes/{}", place.0, place.1, place.2)
}

/// What a newcomer can try at once: the secret vote of the demonstration, from its page to a recount of their own.
#[tokio::test(flavor = "multi_thread")]
async fn secret_vote_of_the_demonstration_is_recounted_from_what_it_publishes() {
    let site = cantiere_testkit::TestSite::start(cantiere_testkit::Engine::Sqlite, cantiere::features::all()).await;
    cantiere::commands::demo::fill::fill(&site.site.db).await.expect("the demonstration");
    let mut visitor = site.visitor();
    let page = vote(&site, "persons").await;
    let shown = visitor.get(&page).await;
    assert!(shown.has("Le priorità delle persone") && shown.has("613 schede"), "{}", shown.text);
    let export = visitor.get(&format!("{page}/download/recount")).await;
    let (folder, told) = (tempfile::tempdir().unwrap(), serde_json::from_str::<Export>(&export.text).unwrap());
    assert_eq!((told.reconciliation.counted, told.openings.as_ref().map(Vec::len)), (613, Some(613)));
    let file = write(folder.path(), "vote.json", &told);
    let (status, said, error) = cantiere(&["recount", &file, "--key", &told.key]);
    assert_eq!((status, error.as_str()), (Some(0), ""), "{said}");
    assert!(said.contains("613 ballots were cast, 0 of them replaced"), "{said}");
    // Nobody can be asked any more who voted, and what is stored holds.
    let checks = site.site.db.export(|conn| Ok::<_, cantiere_store::Error>(cantiere_spine::verify::verify(conn))).await;
    let faults: Vec<String> = checks.expect("checks").into_iter().flat_map(|check| check.faults).collect();
    assert_eq!(faults, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn vote_of_bodies_of_the_demonstration_is_counted_again_by_the_line_on_its_page() {
    let site = cantiere_testkit::TestSite::start(cantiere_testkit::Engine::Sqlite, cantiere::features::all()).await;
    cantiere::commands::demo::fill::fill(&site.site.db).await.expect("the demonstration");
    let (mut visitor, folder) = (site.visitor(), tempfile::tempdir().unwrap());
    let page = vote(&site, "organizations").await;
    let shown = visitor.get(&page).await;
    let line = shown.text.split(">cantiere tally ").nth(1).and_then(|rest| rest.split('<').next());
    let (name, how) = line.and_then(|line| line.split_once(' ')).expect("a line");
    let file = folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(&file, visitor.get(&format!("{page}/download/pb")).await.text).unwrap();
    let told = visitor.get(&format!("{page}/download/json")).await.text;
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let chosen: Vec<i64> = serde_json::from_value(told["results"][0]["chosen"].clone()).unwrap();
    // In words as the page has it, and as numbers alone.
    let arguments: Vec<&str> = ["tally", &*file].into_iter().chain(how.split(' ')).collect();
    let (status, said, error) = cantiere(&arguments);
    assert_eq!((status, said.contains("Scelti, in quest'ordine"), error.as_str()), (Some(0), true, ""), "{said}");
    let end = arguments.iter().position(|word| *word == "--explain").expect("words are asked for");
    let (_, said, _) = cantiere(&arguments[..end]);
    let winners: Vec<i64> = said.lines().map(|number| number.parse().unwrap()).collect();
    assert_eq!((winners, chosen.len()), (chosen, 5), "{said}");
}
