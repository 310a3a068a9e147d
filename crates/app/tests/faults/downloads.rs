//! What anybody downloads from a running site after a vote: a receipt and a published vote that are checked where there is
//! neither a database nor a configuration, and ballots that other people's programs count to the same outcome.

use super::browser::{Answer, Browser};
use super::served::{Place, Served};
use super::voters::{Elector, Electors, Said, Vote, ballot, open_vote_by, open_vote_in, said};
use jiff::{Timestamp, Zoned};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

const VOTERS: usize = 12;
/// Every method that a planner may choose and that others count too.
const METHODS: [&str; 7] = ["choose", "points", "marks", "shares", "votes", "phragmen", "borda"];

/// The moment after this time, in whole seconds as the form has them.
fn soon(after: Duration) -> Zoned {
    let zone = jiff::tz::TimeZone::get("Europe/Rome").unwrap();
    let at = Zoned::now().with_time_zone(zone).checked_add(after).unwrap();
    at.round(jiff::Unit::Second).unwrap()
}

fn get(browser: &Browser, path: &str) -> Answer {
    let answer = browser.get(path).expect("an answer");
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    answer
}

/// A ballot that fits the method; different voters like different options.
fn by_method(vote: &Vote, method: &str, n: usize) -> String {
    let option = |k: usize| vote.options[(n * n / 3 + k * (1 + n % 3)) % vote.options.len()];
    let picks: Vec<i64> = (0..3).map(option).fold(Vec::new(), |mut picks, one| {
        if !picks.contains(&one) {
            picks.push(one);
        }
        picks
    });
    let points = |give: &dyn Fn(usize) -> usize| {
        picks.iter().enumerate().map(|(k, option)| format!("{option}:{}", give(k))).collect::<Vec<_>>().join(",")
    };
    match method {
        "points" => points(&|k| 5 - 2 * k),
        "marks" => points(&|k| 5 - k),
        "borda" => picks.iter().map(i64::to_string).collect::<Vec<_>>().join(","),
        _ => {
            let mut sorted = picks.clone();
            sorted.sort_unstable();
            sorted.iter().map(i64::to_string).collect::<Vec<_>>().join(",")
        }
    }
}

/// Votes by every method in which everybody voted, once they are over. They stay open for as long as this machine needs: three
/// times what a first vote of the same kind takes, for each of them.
fn voted(
    place: &Place,
    served: &Served,
    electors: &Electors,
    persons: bool,
    rankings: usize,
) -> Vec<(&'static str, Vote)> {
    let hold = |method: &str, closes: &Zoned| {
        let vote = open_vote_in(place, served, method, persons, closes, rankings);
        for (n, elector) in electors.all.iter().enumerate() {
            let content = by_method(&vote, method, n);
            let answer = electors.cast(&served.browser, elector, &vote, &content);
            let shown = answer.as_ref().map(|a| a.body.clone()).unwrap_or_default();
            assert!(matches!(said(answer), Said::In(_)), "{method} {content}: {shown}");
        }
        vote
    };
    let began = Instant::now();
    hold(METHODS[0], &soon(Duration::from_secs(86_400)));
    let closes = soon(Duration::from_secs(5) + began.elapsed() * 3 * METHODS.len() as u32);
    let votes = METHODS.iter().map(|method| (*method, hold(method, &closes))).collect();
    assert!(Timestamp::now() < closes.timestamp(), "casting took too long");
    wait_until(&closes);
    votes
}

/// Runs the program in an empty folder, with nothing that would lead it to a site.
fn alone(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cantiere"));
    let output = command.env_clear().current_dir(folder).args(arguments).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code(), said)
}

fn wait_until(at: &Zoned) {
    while Timestamp::now() < at.timestamp() {
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Waits for the first signature, so that the next one comes minutes later.
fn signed(place: &Place) {
    use cantiere_store::schema::base::job;
    use diesel::prelude::*;
    let (db, began) = (place.open(), Instant::now());
    let soon = Timestamp::now().as_microsecond() + 60_000_000;
    // One that is being run has been put off, too.
    let next = job::table.filter(job::kind.eq(cantiere_spine::round::SEAL)).filter(job::attempts.eq(0));
    let next = next.filter(job::run_at.gt(soon)).count();
    while db.read_blocking(|conn| Ok::<i64, cantiere_store::Error>(next.get_result(conn)?)).unwrap() == 0 {
        assert!(began.elapsed() < Duration::from_secs(30), "nobody signs");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The result, as soon as the site has counted by itself.
fn result(browser: &Browser, vote: &Vote) -> Value {
    let began = Instant::now();
    loop {
        let answer = browser.get(&format!("{}/download/json", vote.path)).expect("an answer");
        if answer.status == 200 {
            return serde_json::from_str(&answer.body).unwrap();
        }
        assert!(began.elapsed() < Duration::from_secs(60), "nobody counts: {}", answer.body);
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn receipt_and_vote_downloaded_from_a_site_are_checked_without_a_database() {
    let place = Place::sqlite();
    let served = Served::start(&place);
    let began = Instant::now();
    let mut electors = Electors::new(&place, &served, VOTERS);
    // Two votes were set up: on a slow machine voting takes longer, too.
    let closes = soon(Duration::from_secs(15) + began.elapsed() * 5);
    electors.persons = open_vote_by(&place, &served, "choose", true, &closes);
    let vote = &electors.persons;
    signed(&place);
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).unwrap();
        name.to_owned()
    };
    let mut last = Vec::new();
    for (n, elector) in electors.all.iter().enumerate().chain([(0, &electors.all[0])]) {
        let answer = electors.cast(&served.browser, elector, vote, &ballot(vote, 5 * n + last.len()));
        match said(answer) {
            Said::In(entry) => last.push(entry),
            other => panic!("{other:?}"),
        }
    }
    let own = |who: &Elector| Browser { port: served.browser.port, cookie: who.session.clone() };
    let visitor = Browser { port: served.browser.port, cookie: String::new() };
    // While it is open the log can be read; after the close the receipt holds, and says how to nobody but the voter who asks.
    let log = get(&visitor, &format!("{}/log", vote.path));
    assert!(log.body.contains("Registro delle schede") && !log.body.contains(&last[3]), "{}", log.body);
    let receipt = |n: usize, name: &str| {
        let file = get(&visitor, &format!("{}/receipt/{}/file", vote.path, last[n]));
        write(name, &file.body)
    };
    // Nothing is signed because somebody asks: until the log is signed next the page says to come back.
    let unsigned = visitor.get(&format!("{}/receipt/{}/file", vote.path, last[3])).expect("an answer");
    assert_eq!((unsigned.status, unsigned.location().ends_with(&last[3])), (303, true), "{}", unsigned.body);
    let log: Value = serde_json::from_str(&get(&visitor, &format!("{}/log/file", vote.path)).body).unwrap();
    let key = log["key"].as_str().unwrap().to_owned();
    assert_eq!(log["entries"].as_u64(), Some(0), "what is not signed is not told");
    let page = get(&visitor, &format!("{}/log", vote.path)).body;
    assert!(page.contains(&format!("cantiere verify-receipt receipt.json --key {key}")), "how one checks it: {page}");

    wait_until(&closes);
    let told_by_site = result(&visitor, vote);
    let (counted, replaced) = (receipt(3, "counted.json"), receipt(0, "replaced.json"));
    let (code, told) = alone(folder.path(), &["verify-receipt", &counted, "--key", &key]);
    assert!(code == Some(0) && told.contains("in the log as it was cast") && !told.contains("It says"), "{told}");
    let how = |browser: &Browser, n: usize| {
        browser.post(&format!("{}/receipt/{}/how", vote.path, last[n]), &[]).expect("an answer")
    };
    let full = how(&own(&electors.all[3]), 3);
    assert_eq!(full.status, 200, "{}", full.body);
    let full = write("how.json", &full.body);
    let (code, told) = alone(folder.path(), &["verify-receipt", &full, "--key", &key]);
    assert!(code == Some(0) && told.contains("It says: "), "{told}");
    assert_eq!(how(&own(&electors.all[4]), 3).status, 404, "somebody else's ballot");
    assert_eq!(how(&own(&electors.all[0]), 0).status, 404, "a ballot that was replaced can be opened no more");
    assert!(matches!(how(&visitor, 3).status, 401 | 303), "nobody is asked who they are");

    let published = write("vote.json", &get(&visitor, &format!("{}/download/recount", vote.path)).body);
    let auditors = served.browser.post(&format!("{}/auditors", vote.path), &[("accepted", "yes")]).expect("an answer");
    assert_eq!(auditors.status, 200, "{}", auditors.body);
    let auditors = write("auditors.json", &auditors.body);
    let place_without = folder.path();
    let (code, told) = alone(place_without, &["recount", &published, "--key", &key]);
    assert!(code == Some(0) && told.contains("The ballots are not in this file"), "{told}");
    let (code, told) = alone(place_without, &["recount", &auditors, "--key", &key, "--write", "ballots.pb"]);
    let chosen: Vec<i64> = chosen(&told_by_site);
    let named: Vec<String> = chosen.iter().map(|n| format!("{n:02}")).collect();
    let (_, rest) = told.split_once("Chosen, in this order:\n").unwrap_or_else(|| panic!("{told}"));
    // Each on a line with its number and its title.
    let lines = rest.lines().map_while(|line| line.strip_prefix("        ")?.split_once(' '));
    let said: Vec<&str> = lines.filter(|(_, title)| !title.is_empty()).map(|(number, _)| number).collect();
    assert!(code == Some(0) && said == named, "{named:?}: {told}");
    assert!(told.contains("12 voted; 13 ballots were cast, 1 of them replaced"), "{told}");
    for (file, counts) in [(&counted, true), (&full, true), (&replaced, false)] {
        let (code, told) = alone(place_without, &["verify-receipt", file, "--export", &published]);
        assert!(code == Some(0) && told.contains("among the ballots that count") == counts, "{file}: {told}");
    }
    // What was changed on the way is found.
    let text = std::fs::read_to_string(folder.path().join(&counted)).unwrap();
    let mut changed: Value = serde_json::from_str(&text).unwrap();
    changed["index"] = json!(changed["index"].as_u64().unwrap() + 1);
    let changed = write("changed.json", &changed.to_string());
    assert_eq!(alone(place_without, &["verify-receipt", &changed, "--key", &key]).0, Some(1));
}

fn chosen(result: &Value) -> Vec<i64> {
    result["results"][0]["chosen"].as_array().unwrap().iter().filter_map(Value::as_i64).collect()
}

/// For `cargo xtask test --only oracles`, which hands the files to other people's programs.
#[test]
#[ignore = "writes files for read_pb.py into the folder that CANTIERE_PB names"]
fn ballots_by_every_method_are_downloaded_for_other_programs() {
    let folder = std::env::var_os("CANTIERE_PB").expect("CANTIERE_PB names a folder");
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder).unwrap();
    let place = Place::sqlite();
    let served = Served::start(&place);
    let electors = Electors::new(&place, &served, VOTERS);
    let votes = voted(&place, &served, &electors, false, 1);
    for (method, vote) in votes {
        let result = result(&served.browser, &vote);
        let ballots = get(&served.browser, &format!("{}/download/pb", vote.path)).body;
        std::fs::write(folder.join(format!("{method}.pb")), ballots).unwrap();
        let told = json!({ "rule": method, "chosen": chosen(&result), "increment": 1 });
        std::fs::write(folder.join(format!("{method}.json")), told.to_string()).unwrap();
    }
}

/// The same of secret votes of people over two rankings, as the recount writes them from the auditors' file.
#[test]
#[ignore = "writes files for read_pb.py into the folder that CANTIERE_PB names"]
fn secret_ballots_of_each_ranking_are_downloaded_for_other_programs() {
    let folder = std::env::var_os("CANTIERE_PB").expect("CANTIERE_PB names a folder");
    let folder = std::path::absolute(folder).unwrap();
    std::fs::create_dir_all(&folder).unwrap();
    let place = Place::sqlite();
    let served = Served::start(&place);
    let electors = Electors::new(&place, &served, VOTERS);
    let votes = voted(&place, &served, &electors, true, 2);
    for (method, vote) in votes {
        let result = result(&served.browser, &vote);
        let taken = served.browser.post(&format!("{}/auditors", vote.path), &[("accepted", "yes")]).expect("an answer");
        std::fs::write(folder.join("auditors.json"), taken.body).unwrap();
        for ranking in 1..=2 {
            let name = format!("secret-{method}-{ranking}");
            let (number, ballots) = (ranking.to_string(), format!("{name}.pb"));
            let (code, told) = alone(&folder, &["recount", "auditors.json", "--write", &ballots, "--ranking", &number]);
            assert_eq!(code, Some(0), "{told}");
            let chosen = &result["results"][ranking - 1]["chosen"];
            let told = json!({ "rule": method, "chosen": chosen, "increment": 1 });
            std::fs::write(folder.join(format!("{name}.json")), told.to_string()).unwrap();
        }
    }
    std::fs::remove_file(folder.join("auditors.json")).unwrap();
}
