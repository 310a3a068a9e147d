//! Filling the demonstration's questionnaires: built by the planner, answered by people and bodies, each on its day.

use super::fill::{Cast, Failure, set_clock};
use super::participation::{actor, represents};
use cantiere_demo::DemoEdition;
use cantiere_domain::id::EditionId;
use cantiere_questions::{self as questions, Draft, Given, Kind, QuestionDraft};
use cantiere_spine::Error;
use cantiere_spine::plan::edition;
use cantiere_spine::process;
use cantiere_store::Db;
use jiff::tz::TimeZone;

pub async fn fill(db: &Db, of: &DemoEdition, id: EditionId, cast: &Cast) -> Result<(), Failure> {
    let (Some(told), Some(process)) = (&of.questionnaire, &of.process) else { return Ok(()) };
    let zone = TimeZone::get("Europe/Rome")?;
    set_clock(db, process.consultation.opens)?;
    let (by, told_once) = (cast.administrator(), told.clone());
    let to = db
        .write(move |tx| -> Result<_, Error> {
            let e = edition::find_by_id(tx, &by, id)?;
            let p = process::find(tx, &by, &e)?.ok_or(Error::NotFound("process"))?;
            let head = Draft { title: told_once.title.clone(), intro: told_once.intro.clone() };
            questions::begin(tx, &by, &e, p.id, 0, &head)?;
            for q in &told_once.questions {
                let new = QuestionDraft {
                    kind: Kind::parse(&q.kind).ok_or(Error::NotFound("kind of question"))?,
                    title: q.title.clone(),
                    help: q.help.clone(),
                    required: q.required,
                    choices: q.choices.clone(),
                };
                questions::add_question(tx, &by, &e, p.id, &new)?;
            }
            questions::open(tx, &by, &e, p.id, true)?;
            Ok(p.id)
        })
        .await?;
    let asked = db.read(move |conn| questions::find(conn, to)).await?.ok_or("the questionnaire that was just made")?;
    let mut returns = told.returns.clone();
    returns.sort_by_key(|r| r.on_day);
    for r in returns {
        set_clock(db, r.on_day)?;
        represents(db, cast, &r.person, r.organization.as_deref()).await?;
        let by = actor(cast, &r.person, r.organization.as_deref())?;
        let mut given = Given::new();
        for (said, q) in r.say.iter().zip(&asked.questions).filter(|(said, _)| !said.is_empty()) {
            match q.kind.has_choices() {
                false => given.push((q.id, said.clone())),
                true => given.extend(said.split(" | ").filter_map(|label| {
                    let choice = q.choices.iter().find(|(_, known)| known == label)?;
                    Some((q.id, choice.0.to_string()))
                })),
            }
        }
        let zone = zone.clone();
        db.write(move |tx| questions::save(tx, &zone, &by, to, 0, &given, true)).await?;
    }
    db.set_clock_offset(cast.present);
    Ok(())
}
