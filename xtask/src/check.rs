//! `cargo xtask check`: everything that can be said about the repository without running the product.
//! All of it runs; the failures are told together at the end.

use crate::run::{self, Outcome, cargo, is_installed};
use crate::{assets, layers, publiccode, sizes};
use std::time::Instant;

/// Formatting, lints, documentation, licences, layering, file sizes, texts
#[derive(clap::Args)]
pub struct Args {
    /// Also run each fuzz target for a minute (needs the nightly toolchain and cargo-fuzz)
    #[arg(long)]
    fuzz: bool,
}

pub fn run(args: &Args) -> Outcome {
    assets::build(false)?;
    let mut failed = Vec::new();
    let mut part = |name: &str, outcome: &mut dyn FnMut() -> Outcome| {
        let started = Instant::now();
        let result = outcome();
        let word = if result.is_ok() { "ok" } else { "FAILED" };
        println!("{name:<14} {word:<7} {:>5.0} s", started.elapsed().as_secs_f64());
        if let Err(error) = result {
            eprintln!("{error}");
            failed.push(name.to_string());
        }
    };
    part("format", &mut || run::run(cargo().args(["fmt", "--all", "--check"])));
    part("layers", &mut layers::check);
    part("sizes", &mut sizes::check);
    part("publiccode", &mut publiccode::check);
    part("lints", &mut || {
        run::run(cargo().args([
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--",
            "-D",
            "warnings",
        ]))
    });
    part("documentation", &mut || {
        let docs = ["doc", "--locked", "--workspace", "--no-deps", "--document-private-items", "--quiet"];
        run::run(cargo().args(docs).env("RUSTDOCFLAGS", "-D warnings"))
    });
    part("texts", &mut || {
        run::run(cargo().args(["test", "--locked", "--quiet", "--package", "cantiere-web", "--test", "texts"]))
    });
    part("licences", &mut licences);
    if args.fuzz {
        part("fuzzing", &mut fuzz);
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

fn licences() -> Outcome {
    if !is_installed("cargo-deny") {
        return Err("cargo-deny is missing: `cargo install --locked cargo-deny`".into());
    }
    run::run(cargo().args(["deny", "check"]))
}

fn fuzz() -> Outcome {
    if !is_installed("cargo-fuzz") {
        return Err(
            "cargo-fuzz is missing: `cargo install --locked cargo-fuzz` and `rustup toolchain install nightly`".into(),
        );
    }
    // Through rustup, whatever cargo runs this.
    let fuzz = || {
        let mut command = std::process::Command::new("rustup");
        command.args(["run", "nightly", "cargo", "fuzz"]).env_remove("CARGO").env_remove("RUSTUP_TOOLCHAIN");
        command
    };
    let targets = run::output(fuzz().arg("list"))?;
    for target in targets.lines() {
        run::run(fuzz().args(["run", target, "--", "-max_total_time=60", "-rss_limit_mb=2048"]))?;
    }
    Ok(())
}
