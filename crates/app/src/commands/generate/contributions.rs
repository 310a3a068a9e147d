//! A consultation at size: people, comments on one item and on others, proposals, and sessions of some of the people.
//! Written through the function that the forms use, a few hundred in a transaction.

use super::document::THEMES;
use super::words::Words;
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::PersonId;
use cantiere_domain::plan::ItemKind;
use cantiere_domain::process::{Level, Phase, PhaseKind, ProcessKind};
use cantiere_domain::{Lang, Ref};
use cantiere_spine::Error;
use cantiere_spine::actor::{person, session};
use cantiere_spine::contribution::{self, NewContribution};
use cantiere_spine::plan::{EditionRef, edition};
use cantiere_spine::process::{self, NewProcess, Record};
use cantiere_store::Db;
use jiff::ToSpan;
use jiff::tz::TimeZone;

/// Contributions of one transaction.
const CHUNK: usize = 250;
/// Comments on the item whose page is measured.
pub const ON_ONE: usize = 50;

/// What a measurement asks for.
pub struct Made {
    pub sessions: Vec<String>,
    /// Numbers of proposals that readers can support.
    pub proposals: Vec<i64>,
    /// The code of the item with [`ON_ONE`] comments.
    pub item: String,
}

/// Fills the edition's consultation up to so many contributions, nine of ten of them proposals; what is there stays.
pub fn fill(db: &Db, at: &EditionRef, wanted: usize, people: usize) -> Result<Made, Error> {
    let at = at.clone();
    let by = super::operator();
    let zone = TimeZone::get("Europe/Rome").map_err(|_| Error::NotFound("time zone"))?;
    let (of, process) = db.write_blocking({
        let (at, by, zone) = (at.clone(), by.clone(), zone.clone());
        move |tx| {
            let of = edition::find(tx, &by, &at)?;
            let known = process::find(tx, &by, &of)?;
            let id = match known {
                Some(known) => known.id,
                None => {
                    let today = process::day_of(tx.now(), &zone);
                    let id = process::create(tx, &by, &of, &new_process(today))?;
                    process::publish(tx, &zone, &by, &of, id)?;
                    id
                }
            };
            Ok::<_, Error>((of.id, id))
        }
    })?;
    let people = db.write_blocking(move |tx| -> Result<Vec<PersonId>, Error> {
        let mut out = Vec::with_capacity(people);
        for n in 0..people {
            let email = format!("persona{n}@generated.example");
            out.push(match person::find_by_email(tx, &email)? {
                Some(id) => id,
                None => {
                    let name = format!("Persona {n}");
                    let new = person::NewPerson { name, email, language: Lang::It, password_hash: None };
                    person::add(tx, &new)?
                }
            });
        }
        Ok(out)
    })?;
    let (codes, known) = db.read_blocking(|conn| -> Result<_, Error> {
        let of = edition::find_by_id(conn, &by, of)?;
        let items = cantiere_spine::plan::import::items_of(conn, of.published)?;
        let has_state = |kind: &str| ItemKind::parse(kind).is_some_and(ItemKind::has_state);
        let items: Vec<(i64, String)> =
            items.into_iter().filter(|i| has_state(&i.kind)).map(|i| (i.item, i.code)).collect();
        Ok((items, contribution::entries(conn, process, false)?))
    })?;
    let Some((one, code)) = codes.first().cloned() else { return Err(Error::NotFound("item")) };
    let mut words = Words::new(7_919);
    let texts: Vec<(String, String)> = (0..200).map(|_| (words.sentence(8), words.text(4))).collect();
    let bar = indicatif::ProgressBar::new(wanted as u64);
    let mut n = known.len();
    while n < wanted {
        let end = (n + CHUNK).min(wanted);
        let (people, zone, texts) = (people.clone(), zone.clone(), texts.clone());
        db.write_blocking(move |tx| -> Result<(), Error> {
            for k in n..end {
                let actor =
                    Actor { person: Some(people[k % people.len()]), assurance: Assurance::Email, ..Actor::default() };
                contribution::submit(tx, &zone, &actor, process, &new_contribution(k, one, &texts))?;
            }
            Ok(())
        })?;
        n = end;
        bar.set_position(n as u64);
    }
    bar.finish_and_clear();
    let sessions = db.write_blocking(move |tx| -> Result<Vec<String>, Error> {
        people.iter().map(|id| session::create(tx, *id, Assurance::Email)).collect()
    })?;
    let entries = db.read_blocking(move |conn| contribution::entries(conn, process, false))?;
    let proposals = entries.iter().filter(|e| e.kind == "proposal").take(20_000).map(|e| e.number).collect();
    Ok(Made { sessions, proposals, item: code })
}

fn new_contribution(k: usize, one: i64, texts: &[(String, String)]) -> NewContribution {
    let (title, paragraph) = &texts[k % texts.len()];
    let said = format!("{paragraph} ({k})");
    let comment = k < ON_ONE;
    NewContribution {
        kind: if comment { ContributionKind::Comment } else { ContributionKind::Proposal },
        on: comment.then_some(Ref::Item(one)),
        revision: None,
        words: contribution::Words {
            title: if comment {
                String::new()
            } else {
                format!("{} {k}", title.trim_end_matches('.')).chars().take(150).collect()
            },
            action: if comment { String::new() } else { said.clone() },
            body: said,
            ..contribution::Words::default()
        },
        theme: THEMES[k % THEMES.len()].0.to_string(),
        territory: String::new(),
        language: Lang::It,
        arises_from: None,
        channel: "site",
    }
}

fn new_process(today: jiff::civil::Date) -> NewProcess {
    let text = || "Testo generato.".to_string();
    // Generated sites are kept: the window stays open for years.
    let phase = |kind| Phase { kind, title: String::new(), opens: today, closes: today + 2_000.days() };
    NewProcess {
        kind: ProcessKind::Plan,
        title: "Consultazione generata".into(),
        record: Record {
            level: Level::Consult,
            question: text(),
            decision: text(),
            can_change: text(),
            cannot_change: text(),
            hear_back: text(),
            who: text(),
            legal_basis: String::new(),
            short_reason: String::new(),
        },
        phases: vec![phase(PhaseKind::Feedback), phase(PhaseKind::Proposals)],
        assurance: Assurance::Email,
        organizations_only: false,
        premoderated: false,
    }
}
