//! Which files make which plan, and the whole site out of them.

use crate::files::{File, content};
use crate::model::{DemoEdition, DemoPlan, DemoPreparing, DemoSite};
use crate::{ContentError, edition, participation, questions, raw};
use jiff::civil::Date;

/// Everything the demonstration shows, as it is on `today`.
pub fn site(today: Date) -> Result<DemoSite, ContentError> {
    let words: raw::Words = content!(today, "parole.yaml").parse()?;
    let actors: raw::Actors = content!(today, "enti-persone.yaml").parse()?;
    Ok(DemoSite {
        owner: actors.owner,
        organizations: actors.organizations,
        people: actors.people,
        themes: words.themes,
        synonyms: words.synonyms,
        preparing: preparing(&content!(today, "preparazione.yaml"))?,
        plans: plans(today)?,
    })
}

/// The plans alone: the demonstration plan first, then the two real ones in our own words.
pub fn plans(today: Date) -> Result<Vec<DemoPlan>, ContentError> {
    let mut next = edition::edition(
        &content!(today, "prossima/edizione.yaml"),
        &[
            content!(today, "prossima/1-servizi.yaml"),
            content!(today, "prossima/2-accessibilita.yaml"),
            content!(today, "prossima/3-dati.yaml"),
            content!(today, "prossima/4-infrastrutture.yaml"),
            content!(today, "prossima/5-persone.yaml"),
            content!(today, "prossima/6-partecipazione.yaml"),
        ],
    )?;
    let mut current = edition::edition(
        &content!(today, "attuale/edizione.yaml"),
        &[
            content!(today, "attuale/1-organizzazione.yaml"),
            content!(today, "attuale/2-servizi.yaml"),
            content!(today, "attuale/3-dati.yaml"),
            content!(today, "attuale/4-cloud.yaml"),
            content!(today, "attuale/5-sicurezza.yaml"),
            content!(today, "attuale/6-partecipazione.yaml"),
        ],
    )?;
    next.process = Some(participation::process(
        &content!(today, "prossima/processo.yaml"),
        &[content!(today, "prossima/contributi-1.yaml"), content!(today, "prossima/contributi-2.yaml")],
    )?);
    current.process = Some(participation::process(
        &content!(today, "attuale/processo.yaml"),
        &[
            content!(today, "attuale/contributi-1.yaml"),
            content!(today, "attuale/contributi-2.yaml"),
            content!(today, "attuale/contributi-3.yaml"),
        ],
    )?);
    next.questionnaire = Some(questions::questionnaire(&content!(today, "prossima/questionario.yaml"))?);
    current.questionnaire = Some(questions::questionnaire(&content!(today, "attuale/questionario.yaml"))?);
    let ecosystems =
        edition::edition(&content!(today, "ecosistemi/edizione.yaml"), &[content!(today, "ecosistemi/azioni.yaml")])?;
    let open_government = edition::edition(
        &content!(today, "5nap/edizione.yaml"),
        &[
            content!(today, "5nap/1-governance.yaml"),
            content!(today, "5nap/2-integrita.yaml"),
            content!(today, "5nap/3-partecipazione.yaml"),
            content!(today, "5nap/4-spazio-civico.yaml"),
            content!(today, "5nap/5-innovazione.yaml"),
        ],
    )?;
    Ok(vec![
        plan(&content!(today, "piano.yaml"), vec![next, current])?,
        plan(&content!(today, "5nap/piano.yaml"), vec![open_government])?,
        plan(&content!(today, "ecosistemi/piano.yaml"), vec![ecosystems])?,
    ])
}

fn preparing(file: &File) -> Result<DemoPreparing, ContentError> {
    let raw: raw::Preparing = file.parse()?;
    let p = &raw.process;
    Ok(DemoPreparing {
        title: file.line(&raw.title)?,
        brief: file.text(&raw.brief)?,
        edition: file.line(&raw.edition)?,
        text: raw.text.clone(),
        process_title: file.line(&p.title)?,
        question: file.text(&p.question)?,
        decision: file.text(&p.decision)?,
        can_change: file.text(&p.can_change)?,
        cannot_change: file.text(&p.cannot_change)?,
        who: file.text(&p.who)?,
        legal_basis: file.text(&p.legal_basis)?,
        opens: file.day(&p.opens)?,
        slug: raw.slug,
    })
}

fn plan(file: &File, editions: Vec<DemoEdition>) -> Result<DemoPlan, ContentError> {
    let raw: raw::Plan = file.parse()?;
    Ok(DemoPlan {
        slug: raw.slug,
        title: file.line(&raw.title)?,
        brief: file.text(&raw.brief)?,
        real: raw.real,
        owner: file.line(&raw.owner)?,
        editions,
    })
}
