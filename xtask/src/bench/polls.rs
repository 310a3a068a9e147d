//! Votes beside what they are measured against: ballots on PostgreSQL beside a batch of bare votes on another PostgreSQL,
//! and the page of a vote for its readers while ballots come in as fast as they can.

use super::load::Target;
use super::places::{self, Places};
use super::report::Row;
use super::{Args, ask, ballots, in_turns};
use crate::run::Outcome;
use crate::scratch;
use std::path::Path;
use std::time::{Duration, Instant};

/// Of the bare votes of a batch, ballots with all their rules are at least so many.
const LEAST: f64 = 0.4;
/// The slowest page in a hundred takes at most so many times what it takes when nobody votes.
const SLOWER: f64 = 2.0;
const QUIET: Duration = Duration::from_secs(5);
/// A reader's breath between two pages.
const BREATH: Duration = Duration::from_millis(5);

pub fn postgres(yardstick: &Path, args: &Args) -> Outcome<Row> {
    // A server each: neither waits for the other's locks, and both were made in the same way.
    let (ours, theirs) = (scratch::Postgres::start()?, scratch::Postgres::start()?);
    let site = places::on_postgres(&ours.url)?;
    let other = places::yardstick_on_postgres(yardstick, &theirs.url)?;
    let (url, script) = site.ballots()?;
    let own = Target { pid: site.pid(), url, cookie: String::new(), script: Some(script) };
    let bare = Target {
        pid: other.pid,
        url: format!("{}/vote/pg-batch", other.url),
        cookie: String::new(),
        script: Some(ballots::yardstick(&args.yardstick)),
    };
    let (own, bare) = in_turns(&own, &bare, args)?;
    let ratio = own.per_second / bare.per_second;
    let figure = format!("{:.0} % ({:.0} / {:.0} a second)", ratio * 100.0, own.per_second, bare.per_second);
    let name = "Ballots with all their rules on PostgreSQL, against a batch of bare votes (`/vote/pg-batch`)";
    Ok(Row::least(name, figure, &format!("{:.0} %", LEAST * 100.0), ratio >= LEAST))
}

pub fn page_in_a_storm(places: &Places, args: &Args) -> Outcome<Row> {
    let (page, storm) = places.vote()?;
    let mut quiet = Vec::new();
    let until = Instant::now() + QUIET;
    while Instant::now() < until {
        quiet.push(ask_once(&page)?);
    }
    let mut beside = Vec::new();
    let (seconds, connections) = (args.seconds.max(5), args.connections);
    let voting = std::thread::spawn(move || storm.load(seconds, connections));
    while !voting.is_finished() {
        beside.push(ask_once(&page)?);
    }
    let (cast, _) = voting.join().map_err(|_| "the load ended in a panic")??;
    let (quiet, beside) = (slowest(&mut quiet), slowest(&mut beside));
    let ratio = beside / quiet;
    let figure = format!("{ratio:.2} × ({beside:.1} / {quiet:.1} ms, {cast:.0} ballots)");
    let name = "The page of a vote while ballots come in: p99, beside quiet";
    Ok(Row::single(name, figure, &format!("{SLOWER:.0} ×"), ratio <= SLOWER))
}

fn ask_once(page: &str) -> Outcome<f64> {
    let started = Instant::now();
    ask::get(page, "")?;
    let took = started.elapsed().as_secs_f64() * 1_000.0;
    std::thread::sleep(BREATH);
    Ok(took)
}

fn slowest(all: &mut [f64]) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get((all.len() * 99 / 100).min(all.len().saturating_sub(1))).copied().unwrap_or(f64::INFINITY)
}
