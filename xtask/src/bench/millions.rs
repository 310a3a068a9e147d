//! What a secret ballot costs when millions are stored: casting one, and the page that says whether one has voted, beside the same
//! with a hundred thousand. On SQLite, on a site of its own that is removed afterwards.

use super::load::{Best, Target};
use super::report::Row;
use super::{Args, ballots, places};
use crate::run::Outcome;

const FEW: i64 = 100_000;
const MANY: i64 = 10_000_000;
/// Processor time of a request, at most so many times that beside few.
const MOST: f64 = 1.2;

pub fn measure(args: &Args) -> Outcome<[Row; 2]> {
    let (site, home) = places::with_secret_vote()?;
    let (url, vote, folder) = site.opened()?;
    let target = |script| Target { pid: site.pid(), url: url.clone(), cookie: String::new(), script: Some(script) };
    let path = format!("/it{}", vote["path"].as_str().unwrap_or_default());
    let cast = target(ballots::secret(&path, vote, true, &folder)?);
    let asked = target(ballots::secret(&path, vote, false, &folder)?);
    let mut costs = Vec::new();
    for stored in [FEW, MANY] {
        println!("Storing {stored} ballots …");
        site.store(stored)?;
        costs.push([best(&cast, args)?, best(&asked, args)?]);
    }
    drop(site);
    // What cannot be removed is in nobody's way but the next run's, which removes it first.
    let _ = std::fs::remove_dir_all(home);
    let row = |n: usize, what: &str| {
        let (few, many) = (costs[0][n].cpu_micros, costs[1][n].cpu_micros);
        let ratio = many / few;
        let figure = format!("{ratio:.2} × ({many:.0} / {few:.0} µs)");
        let name = format!("{what} with 10,000,000 ballots stored, against 100,000: processor time");
        Row::single(&name, figure, &format!("{MOST} ×"), ratio <= MOST)
    };
    Ok([row(0, "A secret ballot"), row(1, "The ballot of somebody who has voted")])
}

fn best(target: &Target, args: &Args) -> Outcome<Best> {
    let mut best = Best::default();
    target.load(1, args.connections)?;
    for _ in 0..args.runs.max(1) {
        best.add(target.measure(args.seconds, args.connections)?);
    }
    Ok(best)
}
