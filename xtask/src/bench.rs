//! `cargo xtask bench`: the product beside the limit yardstick in the same minutes, as ratios.
//! Absolute figures of a shared machine mean nothing; the ratios go to docs/performance.md.

use crate::run::{self, Outcome, cargo};
use crate::sites::{self, Site};
use crate::{assets, system};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Compare with ../shared/yardstick and print ratios
#[derive(clap::Args)]
pub struct Args {
    /// Seconds of each measurement
    #[arg(long, default_value_t = 4)]
    seconds: u32,
    /// Measurements of each case; the best is taken
    #[arg(long, default_value_t = 3)]
    runs: u32,
    /// The folder of the yardstick's source
    #[arg(long, default_value = "../shared/yardstick", env = "CANTIERE_YARDSTICK")]
    yardstick: PathBuf,
}

/// A page of the product beside a route of the yardstick.
struct Case {
    name: &'static str,
    path: &'static str,
    yardstick: &'static str,
    /// What is to be reached.
    reach: Reach,
}

enum Reach {
    /// Requests a second, at least this part of the yardstick's.
    Rate(f64),
}

const CASES: [Case; 1] =
    [Case { name: "kept page, visitor", path: "/it/legal-notes", yardstick: "/page", reach: Reach::Rate(0.6) }];

struct Measured {
    per_second: f64,
    cpu_micros: f64,
}

pub fn run(args: &Args) -> Outcome {
    system::need(&[system::WRK])?;
    assets::build(false)?;
    run::run(cargo().args(["build", "--locked", "--release", "--package", "cantiere"]))?;
    let yardstick = build_yardstick(&args.yardstick)?;
    let folder = Path::new("target/xtask/bench");
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let yard = start_yardstick(&yardstick, folder)?;
    let site = start_site(folder)?;
    let mut table = String::from(
        "| work | product | yardstick | ratio | CPU µs a request | CPU ratio | reach |\n|---|---|---|---|---|---|---|\n",
    );
    let mut missed = 0;
    for case in &CASES {
        let (mut own, mut other) = (None, None);
        for _ in 0..args.runs {
            // In turns, so that a busy neighbour disturbs both.
            keep_best(&mut other, measure(&yard, case.yardstick, args.seconds)?);
            keep_best(&mut own, measure(&site, case.path, args.seconds)?);
        }
        let (Some(own), Some(other)) = (own, other) else { return Err("--runs must be at least 1".into()) };
        let (rate, cpu) = (own.per_second / other.per_second, own.cpu_micros / other.cpu_micros);
        let (good, reach) = match case.reach {
            Reach::Rate(least) => (rate >= least, format!("≥ {:.0} % of requests/s", least * 100.0)),
        };
        missed += usize::from(!good);
        let _ = writeln!(
            table,
            "| {} `{}` | {:.0}/s | {:.0}/s | {:.0} % | {:.1} / {:.1} | {cpu:.2} | {reach}: {} |",
            case.name,
            case.yardstick,
            own.per_second,
            other.per_second,
            rate * 100.0,
            own.cpu_micros,
            other.cpu_micros,
            if good { "reached" } else { "missed" },
        );
    }
    println!("{table}");
    if missed == 0 { Ok(()) } else { Err(format!("{missed} figures were missed")) }
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

fn start_yardstick(binary: &Path, folder: &Path) -> Outcome<Site> {
    let port = sites::free_port()?;
    let database = folder.join("yard.db").display().to_string();
    let settings = format!("PORT={port}");
    let args = [settings.as_str(), &format!("DB={database}"), "ROWS=10000", &binary.display().to_string(), "serve"];
    // `env` sets what the yardstick reads and then becomes it.
    Site::start_asking(Path::new("/usr/bin/env"), &args, port, "/hello", &folder.join("yardstick.log"))
}

fn start_site(folder: &Path) -> Outcome<Site> {
    let binary = sites::binary(true)?;
    let home = folder.join("site");
    let mut init = Command::new(&binary);
    init.arg("init").arg(&home).args(["--admin", "bench@example.it", "--admin-name", "Bench"]);
    run::output(init.stdin(std::process::Stdio::null()))?;
    let port = sites::free_port()?;
    let config = home.join("cantiere.toml").display().to_string();
    let listen = format!("127.0.0.1:{port}");
    let args = ["--config", &config, "--listen", &listen, "--base-url", &format!("http://{listen}"), "serve"];
    Site::start(&binary, &args, port, &folder.join("site.log"))
}

/// Loads the server for some seconds; its processor time is read from the kernel.
fn measure(site: &Site, path: &str, seconds: u32) -> Outcome<Measured> {
    let url = format!("{}{path}", site.url);
    // Fills what is kept between requests.
    load(&url, 1)?;
    let before = cpu_micros(site.pid)?;
    let (requests, per_second) = load(&url, seconds)?;
    let used = cpu_micros(site.pid)? - before;
    Ok(Measured { per_second, cpu_micros: used / requests })
}

fn load(url: &str, seconds: u32) -> Outcome<(f64, f64)> {
    let duration = format!("-d{seconds}s");
    let text = run::output(Command::new("wrk").args(["-t1", "-c32", &duration, url]))?;
    if let Some(line) = text.lines().find(|line| line.contains("Non-2xx") || line.contains("Socket errors")) {
        return Err(format!("{url}: {}", line.trim()));
    }
    let number = |line: Option<&str>| line.and_then(|l| l.split_whitespace().find_map(|w| w.parse::<f64>().ok()));
    let requests = number(text.lines().find(|line| line.contains(" requests in ")));
    let rate = number(text.lines().find(|line| line.starts_with("Requests/sec")));
    requests.zip(rate).ok_or_else(|| format!("wrk said something unknown:\n{text}"))
}

/// User and system time of a process, in microseconds.
fn cpu_micros(pid: u32) -> Outcome<f64> {
    let path = format!("/proc/{pid}/stat");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    // The name may hold blanks; it ends with the last bracket.
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: f64 = [11, 12].iter().filter_map(|i| fields.get(*i)?.parse::<f64>().ok()).sum();
    Ok(ticks * 10_000.0)
}

fn keep_best(best: &mut Option<Measured>, new: Measured) {
    if best.as_ref().is_none_or(|old| new.cpu_micros < old.cpu_micros) {
        *best = Some(new);
    }
}
