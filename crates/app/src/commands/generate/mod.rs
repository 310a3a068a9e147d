//! `cantiere generate`: fills a database with plans of invented words, for `cargo xtask bench` and for trying things
//! at size. Everything goes through the functions that pages and imports use, and is the same at every run.

mod contributions;
mod document;
mod stored;
mod votes;
mod words;

use super::plan::{index_now, open, operator};
use crate::commands::Outcome;
use crate::config::Flags;
use cantiere_domain::access::{Assurance, Role};
use cantiere_domain::plan::{EditionState, Visibility};
use cantiere_domain::{Lang, Slug};
use cantiere_spine::Error;
use cantiere_spine::actor::{grant, person, session};
use cantiere_spine::plan::create::{self, NewEdition, NewPlan};
use cantiere_spine::plan::{EditionRef, edition, import, publish, theme};
use cantiere_store::{Db, Tx};

/// Fill a database with generated plans, for measuring
///
/// Prints as JSON what a measurement asks for: addresses, words to search, and the token of a planner's session.
/// Plans that are there already are left alone, so a second run makes a new session and nothing else.
#[derive(clap::Args, Debug)]
pub struct Args {
    /// How many plans
    #[arg(long, default_value_t = 100)]
    plans: usize,
    /// Items in each of them
    #[arg(long, default_value_t = 1_000)]
    items: usize,
    /// Items in one more plan; 0: none
    #[arg(long, default_value_t = 0, value_name = "ITEMS")]
    one_of: usize,
    /// Also an open vote with so many bodies, each with a representative who is signed in; 0: none
    #[arg(long, default_value_t = 0, value_name = "BODIES")]
    voters: usize,
    /// The people vote, each in secret, in a vote that is set up and not opened yet
    #[arg(long, requires = "voters")]
    secret: bool,
    /// Nothing but rows: fill the newest open secret vote up to so many ballots, which nobody cast and nothing can count
    #[arg(long, default_value_t = 0)]
    ballots: i64,
    /// Contributions to a consultation of the last plan: fifty comments on one item, then proposals; 0: none
    #[arg(long, default_value_t = 0)]
    contributions: usize,
    /// People who write and support them
    #[arg(long, default_value_t = 1_000)]
    people: usize,
}

/// The edition that every generated plan has.
const EDITION: &str = "2026-2028";
const PLANNER: &str = "planner@generated.example";

pub fn run(flags: &Flags, args: &Args) -> Outcome {
    let db = open(flags)?;
    if args.ballots > 0 {
        return stored::store(&db, args.ballots);
    }
    for (slug, it, en) in document::THEMES {
        let slug: Slug = slug.parse()?;
        db.write_blocking(move |tx| theme::put(tx, &slug, it, en))?;
    }
    let bar = indicatif::ProgressBar::new((args.plans * args.items + args.one_of) as u64);
    // The large plan comes first: it exists under the same address on sites of any size.
    for n in 0..=args.plans {
        let items = if n == 0 { args.one_of } else { args.items };
        if items > 0 {
            make(&db, n, items)?;
            index_now(&db)?;
        }
        bar.inc(items as u64);
    }
    while db.write_blocking(cantiere_spine::search::tidy)? {}
    bar.finish_and_clear();
    let token = db.write_blocking(planner_session)?;
    let vote = match args.voters {
        0 => serde_json::Value::Null,
        voters => {
            let plan = slug(args.plans.max(1));
            votes::make(&db, &EditionRef { plan, edition: Slug::from_text(EDITION).to_string() }, voters, args.secret)?
        }
    };
    let made = match args.contributions {
        0 => None,
        wanted => {
            let at = EditionRef { plan: slug(args.plans.max(1)), edition: EDITION.into() };
            Some(contributions::fill(&db, &at, wanted, args.people.max(1))?)
        }
    };
    let wanted = serde_json::json!({
        "session": token,
        "large": if args.one_of > 0 { address(0) } else { String::new() },
        "plan": address(args.plans.max(1)),
        "rare": words::RARE,
        "common": words::COMMON,
        "actors": document::actor_keys(),
        "themes": document::THEMES.map(|(slug, ..)| slug),
        "years": document::YEARS,
        "vote": vote,
        "people": made.as_ref().map(|m| m.sessions.as_slice()).unwrap_or_default(),
        "proposals": made.as_ref().map(|m| m.proposals.as_slice()).unwrap_or_default(),
        "item": made.as_ref().map(|m| m.item.as_str()).unwrap_or_default(),
    });
    println!("{wanted}");
    Ok(())
}

fn slug(n: usize) -> String {
    format!("piano-{n:04}")
}

fn address(n: usize) -> String {
    format!("/plans/{}/{EDITION}", slug(n))
}

/// One plan, published, in one transaction.
fn make(db: &Db, n: usize, items: usize) -> Result<(), Error> {
    let known: Slug = slug(n).parse().map_err(|_| Error::NotFound("plan"))?;
    if db.read_blocking(|conn| create::find(conn, &known))?.is_some() {
        return Ok(());
    }
    let document = document::document(n as u64, items);
    db.write_blocking(move |tx| {
        let by = operator();
        let plan_slug = known.clone();
        let edition_slug = Slug::from_text(EDITION);
        let at = EditionRef { plan: plan_slug.to_string(), edition: edition_slug.to_string() };
        let plan = NewPlan {
            slug: plan_slug,
            name: document.title.clone().unwrap_or_default(),
            owner: "Ministero dimostrativo".into(),
            owner_organization: None,
            brief: document.items.first().map(|i| i.title.clone()).unwrap_or_default(),
            language: Lang::It,
        };
        let plan = create::plan(tx, &by, &plan)?;
        let new = NewEdition {
            period_from: "2026".into(),
            period_to: "2028".into(),
            state: EditionState::InForce,
            visibility: Visibility::Public,
            ..NewEdition::new(plan, edition_slug, EDITION, Lang::It)
        };
        create::edition(tx, &by, &new)?;
        let of = edition::find(tx, &by, &at)?;
        import::import(tx, &by, &of, &document)?;
        let of = edition::find(tx, &by, &at)?;
        publish::publish(tx, &by, &of, "")?;
        Ok(())
    })
}

/// A session of the generated planner, who is made at the first run.
fn planner_session(tx: &mut Tx) -> Result<String, Error> {
    let id = match person::find_by_email(tx, PLANNER)? {
        Some(id) => id,
        None => {
            let new = person::NewPerson {
                name: "Persona generata".into(),
                email: PLANNER.into(),
                language: Lang::It,
                password_hash: None,
            };
            person::add(tx, &new)?
        }
    };
    grant::give(tx, id, Role::Planner, None)?;
    session::create(tx, id, Assurance::Email)
}
