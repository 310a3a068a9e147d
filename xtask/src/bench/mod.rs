//! `cargo xtask bench`: the product beside the limit yardstick in the same minutes, as ratios.
//! Absolute figures of a shared machine mean nothing; the ratios go to docs/performance.md.

mod answers;
mod ask;
mod backup;
mod ballots;
mod filters;
mod keep;
mod load;
mod millions;
mod places;
mod polls;
mod report;
mod tally;
mod work;
mod writes;

use crate::run::{self, Outcome, cargo};
use crate::{assets, system};
use load::{Best, Target};
use places::Places;
use report::{Row, Table};
use std::path::{Path, PathBuf};
use work::{Against, WORK};

/// Compare with ../shared/yardstick and print ratios
#[derive(clap::Args)]
pub struct Args {
    /// Seconds of each measurement
    #[arg(long, default_value_t = 4)]
    seconds: u32,
    /// Measurements of each work; the best is taken
    #[arg(long, default_value_t = 3)]
    runs: u32,
    /// Connections of the client
    #[arg(long, default_value_t = 64)]
    connections: u32,
    /// The folder of the yardstick's source
    #[arg(long, default_value = "../shared/yardstick", env = "CANTIERE_YARDSTICK")]
    yardstick: PathBuf,
    /// The folder of the real plans that are imported
    #[arg(long, default_value = "../shared", env = "CANTIERE_SHARED")]
    shared: PathBuf,
    /// Only the work whose name has these words; docs/performance.md stays as it is
    #[arg(long)]
    only: Option<String>,
    /// Plans of 1,000 items on the large site; 0 leaves it out
    #[arg(long, default_value_t = 1_000)]
    large_plans: usize,
    /// Also what a secret ballot costs beside ten million stored ones: some 6 GB of disk and ten minutes
    #[arg(long)]
    ten_million: bool,
    /// Use what was built before
    #[arg(long)]
    no_build: bool,
}

pub fn run(args: &Args) -> Outcome {
    system::need(&[system::WRK, system::TASKSET, system::VENV])?;
    if args.only.as_deref().is_none_or(|only| only == "tally") {
        tally::compare()?;
    }
    if args.only.as_deref() == Some("tally") {
        return Ok(());
    }
    if !args.no_build {
        assets::build(false)?;
        run::run(cargo().args(["build", "--locked", "--release", "--package", "cantiere"]))?;
    }
    let yardstick = build_yardstick(&args.yardstick)?;
    let places = Places::prepare(&yardstick, args.large_plans)?;
    let mut table = Table::begin(args.large_plans)?;
    for work in WORK.iter().filter(|w| args.only.as_ref().is_none_or(|only| w.name.contains(only))) {
        let Some(own) = places.target(&work.target)? else { continue };
        let other = match &work.against {
            Against::Yardstick(path) => places.yardstick(path),
            Against::YardstickVotes(path) => {
                Target { script: Some(ballots::yardstick(&args.yardstick)), ..places.yardstick(path) }
            }
            Against::Work(target) => match places.target(target)? {
                Some(target) => target,
                None => continue,
            },
        };
        let (own, other) = in_turns(&own, &other, args)?;
        table.add(Row::of(work, &own, &other));
    }
    if args.only.as_deref().is_none_or(|only| only == "answers") {
        answering(args, &places, &mut table)?;
    }
    if args.only.as_deref().is_none_or(|only| only == "backup") {
        let slowest = backup::measure(&places)?;
        let ratio = slowest.backup / slowest.quiet;
        let figure =
            format!("{ratio:.2} × ({:.1} / {:.1} ms, {} writes)", slowest.backup, slowest.quiet, slowest.writes);
        table.add(Row::single("Backup under load: p99 of writes, beside quiet", figure, "2 ×", ratio <= 2.0));
    }
    if args.only.as_deref().is_none_or(|only| "votes".contains(only)) {
        table.add(polls::page_in_a_storm(&places, args)?);
        table.add(polls::postgres(&yardstick, args)?);
    }
    if args.only.as_deref().is_none_or(|only| only == "exports") {
        exports(&mut table)?;
    }
    if args.ten_million {
        millions::measure(args)?.into_iter().for_each(|row| table.add(row));
    }
    if args.only.is_none() {
        let (largest, started) = places.start_of_largest();
        let empty = places::resident_when_empty()?;
        drop(places);
        table.add(Row::single("Empty server, resident memory", format!("{empty:.0} MB"), "60 MB", empty <= 60.0));
        let import = places::import(&args.shared)?;
        table.add(Row::single("Import of the 2024–2026 text", format!("{import:.2} s"), "1 s", import <= 1.0));
        let compared = number(&example("cantiere-spine", "compare_speed")?, "ms")?;
        let figure = format!("{compared:.0} ms");
        table.add(Row::single("Two versions of a plan of 300 pages compared", figure, "300 ms", compared <= 300.0));
        let office = example("cantiere-documents", "office_speed")?;
        let (docx, docx_mb) = (number(&office, "docx_ms")? / 1_000.0, number(&office, "docx_mb")?);
        let figure = format!("{docx:.2} s, {docx_mb:.0} MB");
        table.add(Row::single("A Word file of 300 pages read", figure, "2 s", docx <= 2.0));
        let (hostile, hostile_mb) = (number(&office, "hostile_ms")? / 1_000.0, number(&office, "hostile_mb")?);
        let figure = format!("{hostile:.2} s, {hostile_mb:.0} MB");
        let held = hostile <= 1.0 && hostile_mb <= 50.0;
        table.add(Row::single("The worst of the hostile archives refused", figure, "1 s, 50 MB", held));
        let groups = groups()?;
        let name = "Groups among 20,000 contributions, one core";
        table.add(Row::single(name, format!("{groups:.2} s"), "10 s", groups <= 10.0));
        let name = format!("Start on site {largest} until it answers");
        table.add(Row::single(&name, format!("{started:.2} s"), "1 s", started <= 1.0));
        table.write(Path::new("docs/performance.md"))?;
    }
    println!("{}", table.markdown());
    match table.missed() {
        0 => Ok(()),
        n => Err(format!("{n} figures were missed")),
    }
}

/// All that came in, as a file.
fn exports(table: &mut Table) -> Outcome {
    let [csv, workbook] = places::export(100_000)?;
    for (name, (seconds, memory), most) in [("CSV", csv, 15.0), ("XLSX", workbook, 40.0)] {
        let name = format!("100,000 contributions as {name}");
        let figure = format!("{seconds:.1} s, {memory:+.0} MB");
        let reached = seconds <= most && memory <= 20.0;
        table.add(Row::single(&name, figure, &format!("{most:.0} s and +20 MB"), reached));
    }
    Ok(())
}

/// One reason for as many contributions as the form takes, beside bare votes; the report of all.
fn answering(args: &Args, places: &Places, table: &mut Table) -> Outcome {
    let votes = Target { script: Some(ballots::yardstick(&args.yardstick)), ..places.yardstick("/vote/group") };
    let mut bare = Best::default();
    votes.load(1, args.connections)?;
    for _ in 0..args.runs.max(1) {
        bare.add(votes.measure(args.seconds, args.connections)?);
    }
    let costs = answers::measure(places)?;
    let ratio = costs.each / bare.cpu_micros;
    let name = format!("One reason for {} contributions, each, against a bare vote", costs.answered);
    let figure = format!("{ratio:.2} × ({:.0} / {:.0} µs)", costs.each, bare.cpu_micros);
    table.add(Row::single(&name, figure, "3 ×", ratio <= 3.0));
    for report in costs.reports {
        let name = format!("The report of 20,000 contributions as {}", report.name);
        let figure = format!("{:.1} s, {:+.0} MB", report.seconds, report.megabytes);
        table.add(Row::single(&name, figure, "+20 MB", report.megabytes <= 20.0));
    }
    Ok(())
}

/// The line of JSON that an example prints.
fn example(package: &str, name: &str) -> Outcome<serde_json::Value> {
    let args = ["run", "--locked", "--release", "--quiet", "--package", package, "--example", name];
    let said = run::output(cargo().args(args))?;
    serde_json::from_str(said.trim()).map_err(|error| format!("{name} says no figures ({error}): {said}"))
}

fn number(said: &serde_json::Value, key: &str) -> Outcome<f64> {
    said[key].as_f64().ok_or_else(|| format!("there is no figure {key} in {said}"))
}

/// Seconds that looking for similar contributions takes, as the job does it.
fn groups() -> Outcome<f64> {
    let example =
        ["run", "--locked", "--release", "--quiet", "--package", "cantiere-spine", "--example", "group_speed"];
    let said = run::output(cargo().args(example))?;
    let seconds = said.split("letters: ").nth(1).and_then(|rest| rest.split(' ').next());
    seconds.and_then(|n| n.parse().ok()).ok_or_else(|| format!("group_speed says no time: {said}"))
}

/// In turns, so that a busy neighbour disturbs both.
fn in_turns(own: &Target, other: &Target, args: &Args) -> Outcome<(Best, Best)> {
    let mut best = (Best::default(), Best::default());
    for turn in 0..args.runs.max(1) {
        if turn == 0 {
            // Fills what is kept between requests.
            other.load(1, args.connections)?;
            own.load(1, args.connections)?;
        }
        best.1.add(other.measure(args.seconds, args.connections)?);
        best.0.add(own.measure(args.seconds, args.connections)?);
    }
    Ok(best)
}

fn build_yardstick(source: &Path) -> Outcome<PathBuf> {
    let manifest = source.join("Cargo.toml");
    if !manifest.exists() {
        return Err(format!("{} is missing; give the yardstick's folder with --yardstick", manifest.display()));
    }
    let target = run::root().join("target/yardstick");
    let mut build = cargo();
    build
        .args(["build", "--release", "--locked", "--quiet", "--manifest-path"])
        .arg(&manifest)
        .arg("--target-dir")
        .arg(&target);
    run::run(&mut build)?;
    Ok(target.join("release/yardstick"))
}
