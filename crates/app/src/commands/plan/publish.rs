//! `cantiere plan publish`: the draft of an edition becomes its next version, which never changes again.

use super::{index_now, open, operator};
use crate::commands::Outcome;
use crate::config::Flags;
use cantiere_domain::Slug;
use cantiere_spine::Error;
use cantiere_spine::plan::{EditionRef, edition, publish};

/// Publish the draft of an edition
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The plan, by the name it has in addresses
    #[arg(long, value_name = "SLUG")]
    plan: String,
    /// The edition, such as 2024-2026
    #[arg(long, value_name = "NAME")]
    edition: String,
    /// What changes and why, in a sentence
    #[arg(long, default_value = "")]
    summary: String,
}

pub fn run(flags: &Flags, args: &Args) -> Outcome {
    let db = open(flags)?;
    let at = EditionRef { plan: args.plan.clone(), edition: Slug::from_text(&args.edition).to_string() };
    let summary = args.summary.clone();
    let number = db
        .write_blocking(move |tx| -> Result<i64, Error> {
            let by = operator();
            let of = edition::find(tx, &by, &at)?;
            publish::publish(tx, &by, &of, &summary)
        })
        .map_err(|error| -> Box<dyn std::error::Error> {
            match error {
                Error::NotFound(_) => format!("there is no edition {} of the plan {}", args.edition, args.plan).into(),
                other => other.into(),
            }
        })?;
    index_now(&db)?;
    println!("Version {number} is published.");
    Ok(())
}
