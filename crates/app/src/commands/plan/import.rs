//! `cantiere plan import`: a document becomes the draft of an edition. One transaction; a second run changes nothing.

use super::{files, open, operator};
use crate::commands::{Outcome, spoken_lang};
use crate::config::{Config, Flags};
use cantiere_documents::{Format, PlanDocument, ReadOptions, read};
use cantiere_domain::access::Actor;
use cantiere_domain::plan::{OPEN_LICENCE, PartialDate, Source, Visibility};
use cantiere_domain::{Lang, Slug};
use cantiere_spine::Error;
use cantiere_spine::plan::create::{self, NewEdition, NewPlan};
use cantiere_spine::plan::import::{ImportReport, import};
use cantiere_spine::plan::{EditionRef, edition};
use cantiere_spine::process;
use cantiere_store::Tx;
use cantiere_web::SiteError;
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

/// Bring a plan in from a file or folder; it becomes a draft
///
/// The plan and the edition are made if they are not there. Items keep their identity by code, paragraphs by their
/// words. Nothing that was published changes; `cantiere plan publish` publishes the draft.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// The file, or the folder with the files
    path: PathBuf,
    /// The plan, by the name it has in addresses
    #[arg(long, value_name = "SLUG")]
    plan: String,
    /// The edition, such as 2024-2026
    #[arg(long, value_name = "NAME")]
    edition: String,
    /// azioni-yaml, docs-italia, markdown, csv, json…; without it, told from the files
    #[arg(long)]
    format: Option<String>,
    /// The language of the text, and of what is said of it; without it, Italian text, spoken of in the language of LANG
    #[arg(long)]
    lang: Option<Lang>,
    /// Where the document comes from, kept on every record
    #[arg(long, default_value = "")]
    source: String,
    /// The address of the source
    #[arg(long, default_value = "")]
    source_url: String,
    /// The licence of the source
    #[arg(long, default_value = "")]
    licence: String,
    /// Say what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Print the report as JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    fn text_lang(&self) -> Lang {
        self.lang.unwrap_or_default()
    }
}

/// Carries the report of a dry run out of its transaction, which is undone.
enum Stop {
    DryRun(Box<ImportReport>),
    Failed(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Stop {
        Stop::Failed(error)
    }
}

impl From<cantiere_store::Error> for Stop {
    fn from(error: cantiere_store::Error) -> Stop {
        Stop::Failed(error.into())
    }
}

pub fn run(flags: &Flags, args: &Args) -> Outcome {
    let bar = progress(args.json);
    bar.set_message("reading");
    let (document, source) = read_document(args)?;
    let plan: Slug = args.plan.parse()?;
    let lang = args.text_lang();
    let zone = Config::load(flags)?.zone;
    let zone = TimeZone::get(&zone).map_err(|_| SiteError::Zone(zone))?;
    let db = open(flags)?;
    bar.set_message("storing");
    let (name, dry_run) = (args.edition.clone(), args.dry_run);
    let result = db.write_blocking(move |tx| -> Result<ImportReport, Stop> {
        let by = operator();
        let (mut document, mut source) = (document.clone(), source.clone());
        if !source.name.is_empty() {
            source.retrieved = process::day_of(tx.now(), &zone).to_string();
            document.retrieved.clone_from(&source.retrieved);
        }
        let at = find_or_make(tx, &by, &plan, &name, lang, &document, &source)?;
        let into = edition::find(tx, &by, &at)?;
        let report = import(tx, &by, &into, &document)?;
        if dry_run { Err(Stop::DryRun(Box::new(report))) } else { Ok(report) }
    });
    bar.finish_and_clear();
    let report = match result {
        Ok(report) => report,
        Err(Stop::DryRun(report)) => *report,
        Err(Stop::Failed(error)) => return Err(error.into()),
    };
    print(args, &report)
}

/// The document and its source, without the day, which the write tells. Without a name given, the source is the file or
/// folder itself, unless the format is Cantiere's own and tells it for each record.
fn read_document(args: &Args) -> Result<(PlanDocument, Source), Box<dyn std::error::Error>> {
    let loaded = files::load(&args.path)?;
    let format: Format = match &args.format {
        Some(name) => name.parse()?,
        None => Format::detect(&loaded).ok_or_else(|| {
            format!("{}: the format cannot be told from the files; name it with --format", args.path.display())
        })?,
    };
    let name = match args.source.is_empty() && !format.is_own() {
        true => file_name(&args.path),
        false => args.source.clone(),
    };
    let source = Source { name, url: args.source_url.clone(), licence: args.licence.clone(), ..Source::default() };
    let options = ReadOptions { lang: args.text_lang(), source: source.clone(), ..ReadOptions::default() };
    let document = read(format, &loaded, &options).map_err(|error| error.of(spoken_lang(args.lang)))?;
    Ok((document, source))
}

/// The last part of a path; of `.` that of the folder one is in.
fn file_name(path: &Path) -> String {
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    whole.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

fn find_or_make(
    tx: &mut Tx,
    by: &Actor,
    plan: &Slug,
    name: &str,
    lang: Lang,
    document: &PlanDocument,
    source: &Source,
) -> Result<EditionRef, Error> {
    let id = match create::find(tx, plan)? {
        Some(id) => id,
        None => {
            // What a site gave out is called by its plan and its edition.
            let title = document.title.as_deref().unwrap_or(plan.as_str());
            let title = title.strip_suffix(&format!(" – {name}")).unwrap_or(title);
            let new = NewPlan {
                slug: plan.clone(),
                name: title.chars().take(200).collect(),
                owner: String::new(),
                owner_organization: None,
                brief: String::new(),
                language: lang,
            };
            create::plan(tx, by, &new)?
        }
    };
    let slug = Slug::from_text(name);
    let at = EditionRef { plan: plan.to_string(), edition: slug.to_string() };
    if let Err(Error::NotFound(_)) = edition::find(tx, by, &at) {
        let numbers = name.split(|c: char| !c.is_ascii_digit());
        let mut years: Vec<&str> = numbers.filter(|number| number.parse::<PartialDate>().is_ok()).take(2).collect();
        years.sort_unstable();
        let mut years = years.into_iter();
        let new = NewEdition {
            period_from: years.next().unwrap_or_default().to_string(),
            period_to: years.next().unwrap_or_default().to_string(),
            visibility: Visibility::Public,
            source: Source { licence: licence(source, document), ..source.clone() },
            ..NewEdition::new(id, slug, name, lang)
        };
        create::edition(tx, by, &new)?;
    }
    Ok(at)
}

/// The licence that is told with the command, else the document's own; none where that is the one of all that says none.
fn licence(source: &Source, document: &PlanDocument) -> String {
    match source.licence.as_str() {
        "" if document.licence != OPEN_LICENCE => document.licence.clone(),
        told => told.to_string(),
    }
}

fn print(args: &Args, report: &ImportReport) -> Outcome {
    if args.json {
        println!("{}", serde_json::to_string(report)?);
        return Ok(());
    }
    for warning in &report.warnings {
        let place =
            if warning.file.is_empty() { String::new() } else { format!("{}:{}: ", warning.file, warning.line) };
        eprintln!("{place}{}", warning.message.of(spoken_lang(args.lang)));
    }
    let line = |what: &str, counts: &std::collections::BTreeMap<&str, usize>| {
        if !counts.is_empty() {
            let parts: Vec<String> = counts.iter().map(|(kind, n)| format!("{n} {kind}")).collect();
            println!("{what}: {}", parts.join(", "));
        }
    };
    line("created", &report.created);
    line("updated", &report.updated);
    line("unchanged", &report.unchanged);
    line("removed", &report.removed);
    if report.blocks_removed > 0 {
        println!("removed: {} paragraphs", report.blocks_removed);
    }
    println!(
        "{} paragraphs, {} results, {} notes, {} actors ({} used), {} lines to look at",
        report.blocks,
        report.results,
        report.notes,
        report.actors,
        report.actors_used,
        report.warnings.len()
    );
    match (report.changed, args.dry_run) {
        (false, _) => println!("Nothing changes."),
        (true, true) => println!("Nothing was written: this was a dry run."),
        (true, false) => println!(
            "The draft is stored. To publish it: cantiere plan publish --plan {} --edition {}",
            args.plan, args.edition
        ),
    }
    Ok(())
}

fn progress(quiet: bool) -> indicatif::ProgressBar {
    if quiet {
        return indicatif::ProgressBar::hidden();
    }
    let bar = indicatif::ProgressBar::new_spinner();
    bar.enable_steady_tick(std::time::Duration::from_millis(100));
    bar
}
