//! The table of a run, and its place in docs/performance.md. What stands around the table there is written by hand.

use super::load::Best;
use super::work::{Against, Reach, Work};
use crate::run::{self, Outcome};
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

pub struct Row {
    work: String,
    cpu: String,
    cpu_ratio: String,
    rate: String,
    rate_ratio: String,
    reach: String,
    reached: bool,
}

pub struct Table {
    rows: Vec<Row>,
    begun: String,
}

const BEGIN: &str = "<!-- what `cargo xtask bench` writes begins here -->\n";
const END: &str = "<!-- and ends here -->\n";

impl Row {
    pub fn of(work: &Work, own: &Best, other: &Best) -> Row {
        let (cpu, rate) = (own.cpu_micros / other.cpu_micros, own.per_second / other.per_second);
        let (reach, reached) = match work.reach {
            Reach::Rate(least) => (format!("≥ {:.0} % of requests/s", least * 100.0), rate >= least),
            Reach::Cpu(most) => (format!("CPU ≤ {most} ×"), cpu <= most),
        };
        let beside = match &work.against {
            Against::Yardstick(path) | Against::YardstickVotes(path) => format!(" (`{path}`)"),
            Against::Work(_) => String::new(),
        };
        println!("{}: CPU {cpu:.2} ×, requests/s {:.0} %, wanted {reach}", work.name, rate * 100.0);
        Row {
            work: format!("{}{beside}", work.name),
            cpu: format!("{:.0} / {:.0} µs", own.cpu_micros, other.cpu_micros),
            cpu_ratio: format!("{cpu:.2} ×"),
            rate: format!("{:.0} / {:.0}", own.per_second, other.per_second),
            rate_ratio: format!("{:.0} %", rate * 100.0),
            reach,
            reached,
        }
    }

    /// A figure that should be large.
    pub fn least(work: &str, figure: String, least: &str, reached: bool) -> Row {
        Row { reach: format!("≥ {least}"), ..Row::single(work, figure, least, reached) }
    }

    pub fn single(work: &str, figure: String, most: &str, reached: bool) -> Row {
        println!("{work}: {figure}, wanted at most {most}");
        let none = || String::from("–");
        Row {
            work: work.to_string(),
            cpu: none(),
            cpu_ratio: figure,
            rate: none(),
            rate_ratio: none(),
            reach: format!("≤ {most}"),
            reached,
        }
    }
}

impl Table {
    /// Notes when, and on what machine.
    pub fn begin(large_plans: usize) -> Outcome<Table> {
        let now = run::output(Command::new("date").args(["-u", "+%-d %B %Y, %H:%M UTC"]))?;
        let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
        let (cpu, memory) = (read("/proc/cpuinfo"), read("/proc/meminfo"));
        let model =
            cpu.lines().find_map(|l| l.strip_prefix("model name")?.split_once(": ").map(|(_, m)| m.to_string()));
        let cores = cpu.lines().filter(|l| l.starts_with("processor")).count();
        let kilobytes =
            memory.lines().find_map(|l| l.strip_prefix("MemTotal:")?.split_whitespace().next()?.parse::<u64>().ok());
        let load = read("/proc/loadavg").split(' ').next().unwrap_or_default().to_string();
        let large = match large_plans {
            0 => "Site L was left out.".to_string(),
            1_000.. => format!("Site L has {large_plans} plans."),
            plans => format!("Site L has {plans} plans only, of 1,000: its figures are provisional."),
        };
        let begun = format!(
            "Measured on {}: {cores} processors ({}), {} GB of memory, Linux, SQLite; load of the machine at the beginning {load} \
             (the benchmark itself makes about 2). {large}",
            now.trim(),
            model.unwrap_or_else(|| "of an unknown model".into()),
            kilobytes.unwrap_or_default() / 1_000_000,
        );
        Ok(Table { rows: Vec::new(), begun })
    }

    pub fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    pub fn missed(&self) -> usize {
        self.rows.iter().filter(|row| !row.reached).count()
    }

    pub fn markdown(&self) -> String {
        let mut text = format!(
            "{}\n\n| work (yardstick) | CPU a request, ours / theirs | CPU ratio or figure | requests/s, ours / theirs | \
             ratio | wanted | |\n|---|---|---|---|---|---|---|\n",
            self.begun
        );
        for row in &self.rows {
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} | {} | {} | {} |",
                row.work,
                row.cpu,
                row.cpu_ratio,
                row.rate,
                row.rate_ratio,
                row.reach,
                if row.reached { "reached" } else { "**missed**" }
            );
        }
        text
    }

    /// Puts the table between its marks; the words around it stay.
    pub fn write(&self, path: &Path) -> Outcome {
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        let old = std::fs::read_to_string(path).map_err(failed)?;
        let parts = old.split_once(BEGIN).and_then(|(head, rest)| Some((head, rest.split_once(END)?.1)));
        let (head, tail) = parts.ok_or_else(|| format!("{}: the marks around the table are gone", path.display()))?;
        std::fs::write(path, format!("{head}{BEGIN}{}{END}{tail}", self.markdown())).map_err(failed)
    }
}
