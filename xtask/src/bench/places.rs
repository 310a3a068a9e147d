//! The servers that are measured: the yardstick, and the product on generated sites that are kept between runs.
//! Everything listens on 127.0.0.1 and ends with the benchmark.

use super::load::{self, Target};
use super::work::{Page, Path as Address, Size};
use super::{ask, ballots, filters, keep, writes};
use crate::run::{self, Outcome};
use crate::sites::{self, Site};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

pub struct Places {
    yardstick: Site,
    m: Generated,
    l: Option<Generated>,
    c: Generated,
}

/// A generated site that runs.
pub struct Generated {
    site: Site,
    /// What `cantiere generate` said: addresses, words, a session.
    said: Value,
    started_in: f64,
    program: String,
    config: String,
}

/// Another number when `cantiere generate` makes other sites: the kept ones are then made anew.
const GENERATION: u32 = 3;

fn folder() -> Outcome<PathBuf> {
    let folder = run::root().join("target/xtask/bench");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

/// A planner on the site with 20,000 contributions.
pub struct Planner {
    pub url: String,
    /// The address of the plan below the language.
    pub plan: String,
    pub cookie: String,
    pub pid: u32,
}

pub struct Desk {
    /// The address of a plan's draft.
    pub desk: String,
    pub cookie: String,
    pub program: String,
    pub config: String,
    /// Where a backup may go.
    pub copy: String,
}

impl Places {
    pub fn prepare(yardstick: &Path, large_plans: usize) -> Outcome<Places> {
        let m = Generated::start("m", &["--plans", "100", "--items", "1000", "--one-of", "10000", "--voters", "5000"])?;
        let l = match large_plans {
            0 => None,
            plans => Some(Generated::start("l", &["--plans", &plans.to_string(), "--items", "1000"])?),
        };
        let c = Generated::start(
            "contributions",
            &["--plans", "1", "--items", "1000", "--contributions", "20000", "--people", "10000"],
        )?;
        Ok(Places { yardstick: start_yardstick(yardstick)?, m, l, c })
    }

    pub fn yardstick(&self, path: &str) -> Target {
        let url = format!("{}{path}", self.yardstick.url);
        Target { pid: self.yardstick.pid, url, cookie: String::new(), script: None }
    }

    /// None: it is on a site that was left out.
    pub fn target(&self, page: &Page) -> Outcome<Option<Target>> {
        let of = match page.site {
            Size::M => &self.m,
            Size::L => match &self.l {
                Some(l) => l,
                None => return Ok(None),
            },
            Size::C => &self.c,
        };
        let cookie = if page.signed_in { of.word("session") } else { String::new() };
        let (plan, large) = (of.word("plan"), of.word("large"));
        let api = format!("/api/v1{}", large.replacen("/2026", "/editions/2026", 1));
        let mut script = None;
        let path = match page.path {
            Address::Plan(rest) => format!("/it{plan}{rest}"),
            Address::Desk(rest) => format!("/it/desk{plan}{rest}"),
            Address::Large(rest) => format!("/it{large}{rest}"),
            Address::LargeFarDown(rest) => {
                let after = ask::far_down(&format!("{}{api}{rest}", of.site.url), &cookie)?;
                format!("/it{large}{rest}&after={after}")
            }
            Address::LargeNewFilter => {
                let path = format!("/it{large}/items");
                script = Some(filters::script(&path, &of.said, &folder()?)?);
                path
            }
            Address::DeskNewFilter => {
                let path = format!("/it/desk{plan}/contributions-received");
                script = Some(filters::workbench(&path, &of.said, &folder()?)?);
                path
            }
            Address::LargeApi(rest) => format!("{api}{rest}"),
            Address::Keep => {
                let path = format!("/it/desk{plan}");
                script = Some(keep::script(&path, &cookie, &folder()?)?);
                path
            }
            Address::Ballots | Address::BallotsOnOne => {
                let path = format!("/it{}", of.said["vote"]["path"].as_str().unwrap_or_default());
                let hot = matches!(page.path, Address::BallotsOnOne);
                script = Some(ballots::script(&path, &of.said["vote"], hot, &folder()?)?);
                path
            }
            Address::Discussed => format!("/it{plan}/items/{}", of.word("item")),
            Address::Comments => {
                script = Some(writes::comments(&format!("/it{plan}/comment"), &of.said, &folder()?)?);
                format!("/it{plan}/comment")
            }
            Address::Supports => {
                script = Some(writes::supports(&format!("/it{plan}/contributions"), &of.said, &folder()?)?);
                format!("/it{plan}/contributions")
            }
            Address::SearchRare => format!("/it/search?q={}", of.word("rare")),
            Address::SearchCommon => format!("/it/search?q={}", of.word("common")),
        };
        let url = format!("{}{path}", of.site.url);
        ask::get(&url, &cookie)?;
        Ok(Some(Target { pid: of.site.pid, url, cookie, script }))
    }

    /// What a planner on site M needs to write, and the operator to save it.
    pub fn desk(&self) -> Desk {
        Desk {
            desk: format!("{}/it/desk{}", self.m.site.url, self.m.word("plan")),
            cookie: self.m.word("session"),
            program: self.m.program.clone(),
            config: self.m.config.clone(),
            copy: format!("{}.backup", self.m.config),
        }
    }

    pub fn planner_of_many(&self) -> Planner {
        let of = &self.c;
        let (url, pid) = (of.site.url.clone(), of.site.pid);
        Planner { url, plan: of.word("plan"), cookie: of.word("session"), pid }
    }

    /// The page of the vote on site M for its readers, and a load of ballots for it.
    pub fn vote(&self) -> Outcome<(String, Target)> {
        let (ballot, script) = self.m.ballots()?;
        let page = ballot.trim_end_matches("/ballot").to_string();
        ask::get(&page, "")?;
        Ok((page, Target { pid: self.m.site.pid, url: ballot, cookie: String::new(), script: Some(script) }))
    }

    /// The largest site there is, and the seconds until it answered.
    pub fn start_of_largest(&self) -> (&'static str, f64) {
        self.l.as_ref().map_or(("M", self.m.started_in), |l| ("L", l.started_in))
    }
}

impl Generated {
    fn start(name: &str, plans: &[&str]) -> Outcome<Generated> {
        let home = folder()?.join(format!("{name}-{GENERATION}"));
        let binary = sites::binary(true)?;
        let config = init(&binary, &home)?;
        println!("Filling {} (kept for the next time) …", home.display());
        Generated::filled(name, binary, config, &[], plans)
    }

    /// `database`: arguments that name another database than the configuration does.
    fn filled(name: &str, binary: PathBuf, config: String, database: &[&str], plans: &[&str]) -> Outcome<Generated> {
        let mut generate = Command::new(&binary);
        generate.args(["--config", &config]).args(database).arg("generate").args(plans);
        let said = run::output(&mut generate)?;
        let said = said.lines().last().and_then(|line| serde_json::from_str(line).ok());
        let said = said.ok_or_else(|| format!("`{}` said nothing that can be read", run::shown(&generate)))?;
        let started = Instant::now();
        let site = serve_on(&binary, &config, database, &folder()?.join(format!("{name}.log")))?;
        let started_in = started.elapsed().as_secs_f64();
        Ok(Generated { site, said, started_in, program: binary.display().to_string(), config })
    }

    pub fn pid(&self) -> u32 {
        self.site.pid
    }

    /// Opens the secret vote that was set up; gives the address of its ballot, the vote, and where scripts go.
    pub fn opened(&self) -> Outcome<(String, &Value, PathBuf)> {
        let vote = &self.said["vote"];
        let path = |key: &str| format!("{}/it{}", self.site.url, vote[key].as_str().unwrap_or_default());
        ask::post(&path("opens"), &self.word("session"), &format!("version={}", vote["version"]))?;
        let ballot = path("path");
        ask::get(ballot.trim_end_matches("/ballot"), "")?;
        Ok((ballot, vote, folder()?))
    }

    /// Fills its secret vote up to so many ballots, while it is served.
    pub fn store(&self, ballots: i64) -> Outcome {
        let mut generate = Command::new(&self.program);
        run::output(generate.args(["--config", &self.config, "generate", "--ballots", &ballots.to_string()]))?;
        Ok(())
    }

    /// Where ballots of its vote go, and a script of wrk that casts them.
    pub fn ballots(&self) -> Outcome<(String, PathBuf)> {
        let path = format!("/it{}", self.said["vote"]["path"].as_str().unwrap_or_default());
        let script = ballots::script(&path, &self.said["vote"], false, &folder()?)?;
        Ok((format!("{}{path}", self.site.url), script))
    }

    fn word(&self, key: &str) -> String {
        self.said[key].as_str().unwrap_or_default().to_string()
    }
}

/// Seconds and megabytes that the export of so many contributions takes, as CSV and as a workbook: on a site of its own,
/// which is kept.
pub fn export(contributions: usize) -> Outcome<[(f64, f64); 2]> {
    let count = contributions.to_string();
    let site =
        Generated::start("x", &["--plans", "1", "--items", "100", "--contributions", &count, "--people", "100"])?;
    let cookie = site.word("session");
    let address = format!("{}/it{}/received", site.site.url, site.word("plan"));
    ask::get(&address, &cookie)?;
    let mut out = [(0.0, 0.0); 2];
    for (place, format) in out.iter_mut().zip(["csv", "xlsx"]) {
        let started = Instant::now();
        let (size, megabytes) = load::grown(site.site.pid, || ask::size(&format!("{address}/{format}"), &cookie))?;
        let seconds = started.elapsed().as_secs_f64();
        println!("{contributions} contributions as {format}: {:.0} MB in {seconds:.1} s", size as f64 / 1e6);
        *place = (seconds, megabytes);
    }
    Ok(out)
}

/// Makes an empty site, unless it is there; gives its configuration.
fn init(binary: &Path, home: &Path) -> Outcome<String> {
    let config = home.join("cantiere.toml");
    if !config.exists() {
        let mut init = Command::new(binary);
        init.arg("init").arg(home).args(["--admin", "bench@example.it", "--admin-name", "Bench"]);
        run::output(init.stdin(Stdio::null()))?;
    }
    Ok(config.display().to_string())
}

/// A small site with a vote on a PostgreSQL of its own.
pub fn on_postgres(url: &str) -> Outcome<Generated> {
    let (_, config, binary) = fresh("postgres")?;
    let database = ["--database", url];
    let mut migrate = Command::new(&binary);
    run::output(migrate.args(["--config", &config]).args(database).arg("migrate"))?;
    Generated::filled("postgres", binary, config, &database, &["--plans", "1", "--items", "100", "--voters", "5000"])
}

/// A small site with a secret vote, made anew and not kept; gives its folder, too.
pub fn with_secret_vote() -> Outcome<(Generated, PathBuf)> {
    let (home, config, binary) = fresh("millions")?;
    let made = ["--plans", "1", "--items", "100", "--voters", "5000", "--secret"];
    Ok((Generated::filled("millions", binary, config, &[], &made)?, home))
}

/// The server on processor 0, without a log of requests to a terminal.
fn serve(binary: &Path, config: &str, log: &Path) -> Outcome<Site> {
    serve_on(binary, config, &[], log)
}

fn serve_on(binary: &Path, config: &str, database: &[&str], log: &Path) -> Outcome<Site> {
    let port = sites::free_port()?;
    let listen = format!("127.0.0.1:{port}");
    let program = binary.display().to_string();
    let base_url = format!("http://{listen}");
    let mut args = vec!["-c", "0", &program, "--config", config, "--listen", &listen, "--base-url", &base_url];
    args.extend(database);
    args.push("serve");
    Site::start(Path::new("taskset"), &args, port, log)
}

/// The yardstick with its votes on this PostgreSQL.
pub fn yardstick_on_postgres(binary: &Path, url: &str) -> Outcome<Site> {
    start_yardstick_with(binary, "yard-pg", &[&format!("PG={url}")])
}

fn start_yardstick(binary: &Path) -> Outcome<Site> {
    start_yardstick_with(binary, "yard", &[])
}

fn start_yardstick_with(binary: &Path, name: &str, more: &[&str]) -> Outcome<Site> {
    let folder = folder()?;
    let port = sites::free_port()?;
    let program = binary.display().to_string();
    let settings = [format!("PORT={port}"), format!("DB={}", folder.join(format!("{name}.db")).display())];
    // `env` sets what the yardstick reads and then becomes it.
    let mut args = vec!["-c", "0", "env", &settings[0], &settings[1], "ROWS=100000", "WORKERS=1"];
    args.extend(more);
    args.extend([&*program, "serve"]);
    Site::start_asking(Path::new("taskset"), &args, port, "/hello", &folder.join(format!("{name}.log")))
}

/// Megabytes of a server with an empty site, after some pages were asked.
pub fn resident_when_empty() -> Outcome<f64> {
    let (home, config, binary) = fresh("empty")?;
    let site = serve(&binary, &config, &home.join("site.log"))?;
    for path in ["/it", "/en", "/it/plans", "/it/search?q=x"] {
        ask::get(&format!("{}{path}", site.url), "")?;
    }
    load::resident(site.pid)
}

/// Seconds from the start of the command to its end, the least of three, each into an empty site.
pub fn import(shared: &Path) -> Outcome<f64> {
    let text = shared.join("data/piano-triennale/2024-2026");
    if !text.is_dir() {
        return Err(format!("{} is missing; give the folder above with --shared", text.display()));
    }
    let mut least = f64::INFINITY;
    for _ in 0..3 {
        let (_, config, binary) = fresh("import")?;
        let mut import = Command::new(binary);
        import.args(["--config", &config, "plan", "import"]).arg(&text);
        import.args(["--plan", "piano", "--edition", "2024-2026", "--json"]);
        let started = Instant::now();
        run::output(&mut import)?;
        least = least.min(started.elapsed().as_secs_f64());
    }
    Ok(least)
}

fn fresh(name: &str) -> Outcome<(PathBuf, String, PathBuf)> {
    let (home, binary) = (folder()?.join(name), sites::binary(true)?);
    // It may not be there.
    let _ = std::fs::remove_dir_all(&home);
    let config = init(&binary, &home)?;
    Ok((home, config, binary))
}
