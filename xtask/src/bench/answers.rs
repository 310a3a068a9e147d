//! What answering 20,000 contributions costs: one reason for as many as the form takes, and the report of all as a file.

use super::places::{Places, Planner};
use super::{ask, load};
use crate::run::Outcome;
use std::fmt::Write;
use std::time::Instant;

pub struct Costs {
    /// Processor time of a bulk answer, for each contribution, in microseconds.
    pub each: f64,
    pub answered: usize,
    pub reports: Vec<Report>,
}

/// The report of all as a file.
pub struct Report {
    pub name: &'static str,
    pub seconds: f64,
    /// What the server needed more than before while it was written.
    pub megabytes: f64,
}

const FILES: [(&str, &str); 3] =
    [("JSON", "contributions.json"), ("CSV", "contributions.csv"), ("OpenDocument", "report.odt")];

/// Whoever measures again answers the same ones again: nothing is published.
pub fn measure(places: &Places) -> Outcome<Costs> {
    let Planner { url, plan, cookie, pid } = places.planner_of_many();
    let answer = format!("{url}/it/desk{plan}/contributions-received/answer");
    let page = ask::get(&format!("{answer}?all=yes"), &cookie)?;
    let mut form = String::from("outcome=postponed&reason=Ci+torniamo+nel+prossimo+piano.");
    let mut answered = 0;
    // `<input type="hidden" name="n" value="7"><input type="hidden" name="seen_7" value="0">`
    for part in page.split("name=\"n\" value=\"").skip(1) {
        let number = part.split('"').next().unwrap_or_default();
        let seen = part.split("value=\"").nth(1).and_then(|v| v.split('"').next()).unwrap_or("0");
        // Writing to a String cannot fail.
        let _ = write!(form, "&n={number}&seen_{number}={seen}");
        answered += 1;
    }
    if answered == 0 {
        return Err(format!("{answer}: nothing to answer; remove target/xtask/bench and try again"));
    }
    let before = load::cpu_micros(pid)?;
    ask::post(&answer, &cookie, &form)?;
    let each = (load::cpu_micros(pid)? - before) / answered as f64;
    let mut reports = Vec::new();
    for (name, file) in FILES {
        let started = Instant::now();
        let report = format!("{url}/it{plan}/report/{file}");
        let (size, megabytes) = load::grown(pid, || ask::size(&report, &cookie))?;
        let seconds = started.elapsed().as_secs_f64();
        println!("report of all as {name}: {:.0} MB in {seconds:.1} s", size as f64 / 1e6);
        reports.push(Report { name, seconds, megabytes });
    }
    Ok(Costs { each, answered, reports })
}
