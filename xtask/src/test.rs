//! `cargo xtask test`: every test there is, on both engines, ending with one line of figures.
//! A part that cannot run counts as failed; nothing is skipped in silence.

use crate::run::{self, Outcome, cargo};
use crate::sites::{self, Site};
use crate::{api, assets, oracles, scratch, system};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Run every test: unit, property, both engines, HTTP, browser
#[derive(clap::Args)]
pub struct Args {
    /// The long form: more rounds of kills and of property tests
    #[arg(long)]
    long: bool,
    /// Run only the parts whose name contains this
    #[arg(long, value_name = "PART")]
    only: Option<String>,
}

#[derive(Clone, Copy, Default)]
struct Count {
    passed: usize,
    failed: usize,
}

struct Part {
    name: &'static str,
    /// On two cores, with the dependencies built.
    budget: Duration,
    run: fn(&Args) -> Outcome<Count>,
}

/// Gigabytes of disk, measured from a fresh clone.
const ROOM: u64 = 20;

const fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

const PARTS: [Part; 5] = [
    Part { name: "rust", budget: seconds(900), run: rust },
    Part { name: "oracles", budget: seconds(300), run: tally },
    Part { name: "api", budget: seconds(180), run: asked },
    Part { name: "browser-sqlite", budget: seconds(900), run: |_| browser(false) },
    Part { name: "browser-postgres", budget: seconds(300), run: |_| browser(true) },
];

pub fn run(args: &Args) -> Outcome {
    let started = Instant::now();
    prepare()?;
    let mut total = Count::default();
    let mut table = vec![("prepare", started.elapsed(), seconds(600), Count::default())];
    for part in PARTS.iter().filter(|part| args.only.as_deref().is_none_or(|only| part.name.contains(only))) {
        println!("\n== {}", part.name);
        let began = Instant::now();
        let count = (part.run)(args).unwrap_or_else(|error| {
            eprintln!("{error}");
            Count { passed: 0, failed: 1 }
        });
        total.passed += count.passed;
        total.failed += count.failed;
        table.push((part.name, began.elapsed(), part.budget, count));
    }
    println!("\n{:<18} {:>7} {:>7} {:>8} {:>8}", "part", "time", "budget", "passed", "failed");
    for (name, time, budget, count) in table {
        let over = if time > budget { "  over its budget" } else { "" };
        let (time, budget) = (time.as_secs(), budget.as_secs());
        println!("{name:<18} {time:>5} s {budget:>5} s {:>8} {:>8}{over}", count.passed, count.failed);
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 && total.passed > 0 { Ok(()) } else { Err("some tests failed, or none ran".into()) }
}

fn prepare() -> Outcome {
    use system::{CHROMIUM, NODE, NPM, POSTGRES, VENV};
    system::need(&[NODE, NPM, POSTGRES, CHROMIUM, VENV])?;
    system::room(ROOM);
    assets::build(false)?;
    assets::install("e2e", false)?;
    // With the tests comes the program that they run; built alone it would be compiled a second time.
    run::run(cargo().args(["test", "--locked", "--workspace", "--no-run", "--quiet"]))
}

fn rust(args: &Args) -> Outcome<Count> {
    let mut count = Count::default();
    let mut tests = cargo();
    tests.args(["test", "--locked", "--workspace", "--no-fail-fast", "--quiet"]);
    if args.long {
        tests.env("CANTIERE_LONG", "1");
    }
    let succeeded = run::watched(&mut tests, |line| {
        if let Some(figures) = line.strip_prefix("test result: ") {
            count.passed += before(figures, " passed");
            count.failed += before(figures, " failed");
        }
    })?;
    // What did not even compile or start has no line of its own.
    if !succeeded && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

/// Other programs' answers to the same questions.
fn tally(args: &Args) -> Outcome<Count> {
    let python = oracles::tally()?;
    run::run(cargo().args(["build", "--locked", "--quiet", "--package", "tally"]))?;
    let tally = sites::program("tally", false)?;
    let mut compare = Command::new(&python);
    compare.arg(Path::new(oracles::FOLDER).join("run.py")).arg("--tally").arg(tally);
    if !args.long {
        compare.arg("--quick");
    }
    let mut count = counted(&mut compare)?;
    for other in [opendocument()?, ballots()?] {
        count.passed += other.passed;
        count.failed += other.failed;
    }
    Ok(count)
}

/// Ballots downloaded from a running site, as other programs read and count them.
fn ballots() -> Outcome<Count> {
    let python = oracles::python(&Path::new(oracles::BALLOTS).join("requirements.txt"))?;
    let folder = scratch::folder("ballots")?;
    let mut write = cargo();
    write.args(["test", "--locked", "--quiet", "--workspace", "--test", "faults", "--", "--ignored", "downloaded"]);
    run::run(write.env("CANTIERE_PB", &folder))?;
    counted(Command::new(python).arg(Path::new(oracles::BALLOTS).join("read_pb.py")).arg(&folder))
}

/// The report as another library reads it.
fn opendocument() -> Outcome<Count> {
    let python = oracles::python(&Path::new(oracles::REPORTS).join("requirements.txt"))?;
    let file = Path::new("target/xtask").join("report.odt");
    let whole = std::env::current_dir().map_err(|error| error.to_string())?.join(&file);
    let mut write = cargo();
    // The whole workspace, as it was built before: for one package alone cargo would build most of it anew.
    write.args(["test", "--locked", "--quiet", "--workspace", "--test", "report", "--", "--ignored"]);
    run::run(write.env("CANTIERE_ODT", &whole))?;
    counted(Command::new(python).arg(Path::new(oracles::REPORTS).join("read_odt.py")).arg(&whole))
}

/// Runs a script that ends with “N passed, N failed”.
fn counted(script: &mut Command) -> Outcome<Count> {
    let mut count = Count::default();
    let succeeded = run::watched(script, |line| {
        if line.ends_with(" failed") {
            count = Count { passed: before(line, " passed"), failed: before(line, " failed") };
        }
    })?;
    if !succeeded && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

fn asked(args: &Args) -> Outcome<Count> {
    let (asked, wrong) = api::check(args.long)?;
    Ok(Count { passed: asked - wrong.min(asked), failed: wrong })
}

fn browser(postgres: bool) -> Outcome<Count> {
    let engine = if postgres { "postgres" } else { "sqlite" };
    let server = if postgres { Some(scratch::Postgres::start()?) } else { None };
    let folder = scratch::folder(&format!("demo-{engine}"))?;
    let (port, shown) = (sites::free_port()?, folder.to_string_lossy().into_owned());
    let port_text = port.to_string();
    let mut arguments = vec!["demo", "--port", &port_text, "--data", &shown];
    if let Some(server) = &server {
        arguments.extend(["--database", &server.url]);
    }
    let log = folder.with_extension("log");
    let site = Site::start(&sites::binary(false)?, &arguments, port, &log)?;
    // A second one, whose consultation is over: its story goes on to the report.
    let second = if postgres { Some(scratch::Postgres::start()?) } else { None };
    let folder = scratch::folder(&format!("demo-over-{engine}"))?;
    let (port, shown) = (sites::free_port()?, folder.to_string_lossy().into_owned());
    let port_text = port.to_string();
    let mut arguments = vec!["demo", "--days-ago", "40", "--port", &port_text, "--data", &shown];
    if let Some(server) = &second {
        arguments.extend(["--database", &server.url]);
    }
    let over = Site::start(&sites::binary(false)?, &arguments, port, &folder.with_extension("log"))?;
    // And what a test begins a site of its own with.
    let third = if postgres { Some(scratch::Postgres::start()?) } else { None };
    let mut tests: Vec<_> = std::fs::read_dir("e2e").map_err(|error| format!("e2e: {error}"))?.flatten().collect();
    // What every page must hold does not depend on the engine; the stories that people live run on both.
    let on_both = |name: &str| !postgres || !matches!(name, "pages.test.mjs" | "nojs.test.mjs");
    tests.retain(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        name.ends_with(".test.mjs") && on_both(&name)
    });
    let mut names: Vec<_> = tests.iter().map(|entry| entry.file_name()).collect();
    names.sort();
    let mut count = Count::default();
    let mut node = Command::new("node");
    // What hangs is a failure, and not the end of everything.
    node.args(["--test", "--test-concurrency=1", "--test-timeout=1200000", "--test-reporter=spec"]).args(names);
    node.current_dir("e2e")
        .env("CANTIERE_URL", &site.url)
        .env("CANTIERE_OVER_URL", &over.url)
        .env("CANTIERE_PROGRAM", sites::binary(false)?)
        .env("CANTIERE_ENGINE", engine);
    if let Some(server) = &third {
        node.env("CANTIERE_OWN_DATABASE", &server.url);
    }
    let succeeded = run::watched(&mut node, |line| {
        let line = line.trim_start_matches(['ℹ', '#', ' ']);
        count.passed += after(line, "pass ");
        count.failed += after(line, "fail ") + after(line, "cancelled ");
    })?;
    if !succeeded && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

/// The number before a word: 12 in “ok. 12 passed; 0 failed”.
fn before(text: &str, word: &str) -> usize {
    let head = text.split(word).next().unwrap_or_default();
    head.rsplit(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0)
}

fn after(line: &str, word: &str) -> usize {
    line.strip_prefix(word).and_then(|n| n.trim().parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_from_the_lines_of_both_test_runners() {
        let line = "ok. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!((before(line, " passed"), before(line, " failed")), (12, 3));
        let line = "812 passed, 4 failed";
        assert_eq!((before(line, " passed"), before(line, " failed")), (812, 4));
        assert_eq!(after("pass 41", "pass "), 41);
        assert_eq!(after("passing by", "pass "), 0);
    }
}
