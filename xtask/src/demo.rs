//! `cargo xtask demo`: builds everything and serves a site with invented data.
//! Without a database server and without configuration.

use crate::run::{self, Outcome, cargo};
use crate::{assets, sites};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

/// Build everything and serve a site with demo data on http://127.0.0.1:8080
#[derive(clap::Args)]
pub struct Args {
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Keep the data in this folder; without it a temporary one is used
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Build with optimisation: slower to build, faster to run
    #[arg(long)]
    release: bool,
}

pub fn run(args: &Args) -> Outcome {
    let started = Instant::now();
    assets::build(false)?;
    let mut build = cargo();
    build.args(["build", "--locked", "--package", "cantiere"]);
    if args.release {
        build.arg("--release");
    }
    run::run(&mut build)?;
    println!("Built in {:.0} s.", started.elapsed().as_secs_f64());
    let mut demo = Command::new(sites::binary(args.release)?);
    demo.args(["demo", "--port", &args.port.to_string()]);
    if let Some(data) = &args.data {
        demo.arg("--data").arg(data);
    }
    // In place of this process, so that signals and the exit code are the site's own.
    Err(format!("`{}` cannot be started: {}", run::shown(&demo), demo.exec()))
}
