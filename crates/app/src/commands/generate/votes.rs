//! A vote among generated bodies, each with a representative who is signed in: for measuring ballots with all their rules.

use super::super::plan::operator;
use cantiere_domain::Lang;
use cantiere_domain::access::Assurance;
use cantiere_domain::round::Rules;
use cantiere_spine::Error;
use cantiere_spine::actor::organization::{self, NewOrganization, OrganizationKind};
use cantiere_spine::actor::{person, session};
use cantiere_spine::plan::{EditionRef, edition};
use cantiere_spine::round::{self, NewOption, OptionWords, Settings};
use cantiere_store::Db;

const DAY: i64 = 86_400_000_000;
const OPTIONS: usize = 50;
/// Bodies made in one transaction.
const CHUNK: usize = 200;

/// What a load needs: where to send ballots, the options, and (session, body) of each representative. A secret vote of the same
/// people is not opened yet: whoever serves the site does that, and has its keys.
pub fn make(db: &Db, at: &EditionRef, voters: usize, secret: bool) -> Result<serde_json::Value, Error> {
    let place = at.clone();
    let (number, options, version) = db.write_blocking(move |tx| -> Result<_, Error> {
        let by = operator();
        let of = edition::find(tx, &by, &place)?;
        let now = tx.now();
        let settings = Settings {
            title: "Una votazione generata".into(),
            question: "Che cosa viene prima?".into(),
            rules: Rules::default(),
            electorate: Vec::new(),
            opens_at: now - DAY,
            closes_at: now + 365 * DAY,
            counts_at: now + 365 * DAY,
            turnout_hidden: false,
            named: !secret,
            persons: secret,
            assurance: Default::default(),
        };
        let (id, number) = round::create(tx, &by, &of, &settings)?;
        let free = |n| NewOption::Free(OptionWords { title: format!("Azione {n}"), ..OptionWords::default() });
        round::add(tx, &by, &of, id, &(1..=OPTIONS).map(free).collect::<Vec<_>>())?;
        let seen = round::find_by_id(tx, id)?.version;
        if !secret {
            round::open(tx, &by, &of, id, seen)?;
        }
        let options: Vec<i64> = round::options(tx, id)?.iter().map(|c| c.id).collect();
        Ok((number, options, seen))
    })?;
    let mut all = Vec::with_capacity(voters);
    for from in (0..voters).step_by(CHUNK) {
        let to = (from + CHUNK).min(voters);
        // One vote each run: names carry its number, so that a second run makes other people.
        all.extend(
            db.write_blocking(move |tx| (from..to).map(|n| voter(tx, number, n)).collect::<Result<Vec<_>, Error>>())?,
        );
    }
    let vote = format!("/plans/{}/{}/votes/{number}", at.plan, at.edition);
    let (path, opens) = (format!("{vote}/ballot"), format!("/desk{vote}/open"));
    Ok(serde_json::json!({ "path": path, "opens": opens, "version": version, "options": options, "voters": all }))
}

fn voter(tx: &mut cantiere_store::Tx, round: i64, n: usize) -> Result<(String, i64), Error> {
    let new = person::NewPerson {
        name: format!("Rappresentante {n}"),
        email: format!("voter{round}-{n}@generated.example"),
        language: Lang::It,
        password_hash: None,
    };
    let person = person::add(tx, &new)?;
    let body = NewOrganization {
        name: format!("Comune generato {round}-{n}"),
        kind: OrganizationKind::TerritorialAdministration,
        ipa_code: String::new(),
        verified: true,
    };
    let body = organization::add(tx, &body)?;
    organization::add_member(tx, body, person, "representative")?;
    Ok((session::create(tx, person, Assurance::Email)?, body.0))
}
