//! The planners' desk of the demonstration: in the open consultation tags, an office with an opinion, a note, a recurring
//! reason, an accepted amendment that waits for the draft, groups of similar contributions; in the plan in force, who reports.

use super::fill::{Cast, Failure};
use super::participation::Numbers;
use cantiere_demo::DemoEdition;
use cantiere_domain::access::{Actor, Assurance, Grant, Role};
use cantiere_domain::id::{ContributionId, EditionId};
use cantiere_domain::plan::EditionState;
use cantiere_spine::answer::{self, NewAnswer, Outcome, To};
use cantiere_spine::plan::{edition, index};
use cantiere_spine::similar::Finder;
use cantiere_spine::update::owner;
use cantiere_spine::work::{group, library, note, office, opinion, tag};
use cantiere_spine::{Error, contribution, process};
use cantiere_store::Db;

pub async fn fill(db: &Db, of: &DemoEdition, id: EditionId, cast: &Cast, numbers: &Numbers) -> Result<(), Failure> {
    match of.state {
        EditionState::InConsultation if !numbers.is_empty() => bench(db, id, cast, numbers).await,
        EditionState::InForce if of.process.is_some() => owners(db, id, cast).await,
        _ => Ok(()),
    }
}

fn someone(cast: &Cast, key: &str, role: Option<Role>) -> Result<Actor, Failure> {
    let person = cast.people.get(key).ok_or_else(|| format!("the demonstration knows no person “{key}”"))?;
    let grants = role.map(|role| Grant { role, plan: None }).into_iter().collect();
    Ok(Actor { person: Some(*person), assurance: Assurance::Substantial, grants, ..Actor::default() })
}

async fn bench(db: &Db, id: EditionId, cast: &Cast, numbers: &Numbers) -> Result<(), Failure> {
    let planner = someone(cast, "elena-marchetti", Some(Role::Planner))?;
    let office_person = someone(cast, "ines-galli", None)?;
    let of = |list: &[u32]| -> Vec<ContributionId> { list.iter().filter_map(|n| numbers.get(n).copied()).collect() };
    let (costs, unclear, asked) = (of(&[18, 31, 42]), of(&[11, 20]), of(&[36, 11]));
    let accepted = of(&[36]);
    let by = planner.clone();
    db.write(move |tx| -> Result<(), Error> {
        let e = edition::find_by_id(tx, &by, id)?;
        let process = process::find(tx, &by, &e)?.ok_or(Error::NotFound("process"))?.id;
        tag::set(tx, &by, process, &costs, "costi", true)?;
        tag::set(tx, &by, process, &unclear, "da chiarire", true)?;
        let people = ["ines.galli@ministero-dimostrativo.invalid".to_string()];
        let office = office::save(tx, &by, e.plan, None, "Direzione infrastrutture", &people)?;
        office::assign(tx, &by, process, &asked, office, true)?;
        let said = "Quattro ore si possono chiedere a chi serve più di dieci enti: ha già un presidio notturno.";
        opinion::say(tx, &office_person, accepted[0], office, 1, said)?;
        note::add(
            tx,
            &by,
            process,
            accepted[0],
            "Verificare con l’ufficio contratti quando scadono gli accordi in corso.",
        )?;
        let reason = "La richiesta è giusta ma riguarda un altro atto. L’abbiamo girata all’ufficio che se ne occupa.";
        library::save(tx, &by, e.plan, None, "Riguarda un altro atto", reason)?;
        let new = NewAnswer {
            outcome: Outcome::Accepted,
            reason: "Il caso raccontato mostra che ventiquattro ore sono troppe per chi serve molti enti.".into(),
            merged_into: None,
            changed: Vec::new(),
        };
        let to = To { contribution: accepted[0], seen: 0, sentence: String::new() };
        answer::answer(tx, &by, process, &[to], &new)?;
        let entries = contribution::entries(tx, process, false)?;
        let ids: Vec<i64> = entries.iter().map(|e| e.id).collect();
        let mut finder = Finder::default();
        for c in contribution::by_ids(tx, &ids)? {
            let w = &c.words;
            let text = [&w.title, &w.body, &w.wording, &w.action].map(String::as_str).join(" ");
            finder.add(c.id.0, u8::from(c.kind.is_on_text()), &text, c.language);
        }
        let total = ids.len() as i64;
        group::replace(tx, process, &finder.groups())?;
        group::progress(tx, process, "done", total, total)
    })
    .await?;
    Ok(())
}

/// Some actions have somebody who reports on them; for the rest those who hold the role on the plan do.
async fn owners(db: &Db, id: EditionId, cast: &Cast) -> Result<(), Failure> {
    let by = cast.administrator();
    db.write(move |tx| -> Result<(), Error> {
        let e = edition::find_by_id(tx, &by, id)?;
        let Some(revision) = e.published else { return Ok(()) };
        let index = index::build(tx, id, revision)?;
        for (code, address) in [
            ("A2.3", "paolo.rinaldi@ministero-dimostrativo.invalid"),
            ("A2.1", "paolo.rinaldi@ministero-dimostrativo.invalid"),
            ("A4.1", "ines.galli@ministero-dimostrativo.invalid"),
            ("A4.2", "ines.galli@ministero-dimostrativo.invalid"),
        ] {
            if let Some(entry) = index.by_code(code) {
                owner::name(tx, &by, &e, entry.item, address)?;
            }
        }
        Ok(())
    })
    .await?;
    Ok(())
}
