//! The files of a process into its calendar, its contributions and its vote.

use crate::files::File;
use crate::model::{
    DemoAnswer, DemoBallot, DemoConsultation, DemoContribution, DemoDocument, DemoPhase, DemoProcess, DemoReply,
    DemoRound, DemoSecretVote,
};
use crate::{ContentError, raw};

/// The process that `head` describes, with the contributions of the other files in the order of their numbers.
pub fn process(head: &File, contributions: &[File]) -> Result<DemoProcess, ContentError> {
    let raw: raw::Process = head.parse()?;
    let c = &raw.consultation;
    let mut all = Vec::new();
    for file in contributions {
        for contribution in file.parse::<Vec<raw::Contribution>>()? {
            all.push(one(file, contribution, raw.answers.as_ref())?);
        }
    }
    all.sort_by_key(|c| c.number);
    Ok(DemoProcess {
        title: head.line(&raw.title)?,
        phases: raw.phases.iter().map(|p| phase(head, p)).collect::<Result<_, _>>()?,
        consultation: DemoConsultation {
            question: head.text(&c.question)?,
            decision: head.text(&c.decision)?,
            can_change: head.text(&c.can_change)?,
            cannot_change: head.text(&c.cannot_change)?,
            hear_back: head.text(&c.hear_back)?,
            who: head.text(&c.who)?,
            legal_basis: head.text(&c.legal_basis)?,
            opens: head.day(&c.opens)?,
            closes: head.day(&c.closes)?,
        },
        documents: raw
            .documents
            .iter()
            .map(|d| {
                Ok(DemoDocument {
                    name: d.name.clone(),
                    title: head.line(&d.title)?,
                    accessible: d.accessible,
                    summary: head.text(&d.summary)?,
                    text: d.text.clone(),
                })
            })
            .collect::<Result<_, ContentError>>()?,
        contributions: all,
        round: raw.round.map(|r| round(head, r)).transpose()?,
    })
}

fn phase(file: &File, raw: &raw::Phase) -> Result<DemoPhase, ContentError> {
    Ok(DemoPhase {
        kind: raw.kind.clone(),
        title: file.line(&raw.title)?,
        opens: file.day(&raw.opens)?,
        closes: file.day(&raw.closes)?,
    })
}

fn one(file: &File, raw: raw::Contribution, answers: Option<&raw::Answers>) -> Result<DemoContribution, ContentError> {
    Ok(DemoContribution {
        number: raw.n,
        kind: raw.kind,
        on: raw.on.clone(),
        title: raw.title.as_deref().map(|t| file.line(t)).transpose()?,
        text: file.text(&raw.text)?,
        wording: file.optional(raw.wording.as_deref())?,
        action: file.optional(raw.action.as_deref())?,
        effect: file.optional(raw.effect.as_deref())?,
        theme: raw.theme.clone(),
        territory: raw.territory.clone(),
        person: raw.person.clone(),
        organization: raw.r#for.clone(),
        on_day: file.day(&raw.at)?,
        from: raw.from,
        replies: raw
            .replies
            .iter()
            .map(|r| {
                Ok(DemoReply {
                    person: r.person.clone(),
                    organization: r.r#for.clone(),
                    on_day: file.day(&r.at)?,
                    text: file.text(&r.text)?,
                })
            })
            .collect::<Result<_, ContentError>>()?,
        supporters: raw.supporters.clone(),
        answer: answer(file, &raw, answers)?,
    })
}

/// Answers of a process are published together, on the day the report is.
fn answer(
    file: &File,
    raw: &raw::Contribution,
    answers: Option<&raw::Answers>,
) -> Result<Option<DemoAnswer>, ContentError> {
    let Some(outcome) = raw.outcome else {
        return Ok(None);
    };
    let answers =
        answers.ok_or_else(|| file.fail("there is an answer, but the process does not say when answers came out"))?;
    let missing = |what: &str| file.fail(format!("number {}: an answer needs `{what}`", raw.n));
    Ok(Some(DemoAnswer {
        outcome,
        reason: file.text(raw.reason.as_deref().ok_or_else(|| missing("reason"))?)?,
        changed: raw.changed.clone(),
        merged_into: raw.into,
        published: file.day(&answers.published)?,
        by: answers.by.clone(),
        checked_by: answers.checked_by.clone(),
    }))
}

fn round(file: &File, raw: raw::Round) -> Result<DemoRound, ContentError> {
    let ballots = raw.ballots.into_iter().map(|b| {
        Ok(DemoBallot { person: b.person, organization: b.r#for, choices: b.choices, on_day: file.day(&b.at)? })
    });
    Ok(DemoRound {
        title: file.line(&raw.title)?,
        question: file.text(&raw.question)?,
        max: raw.max,
        opens: file.day(&raw.opens)?,
        closes: file.day(&raw.closes)?,
        options: raw.options,
        ballots: ballots.collect::<Result<_, ContentError>>()?,
        persons: raw.persons.map(|raw| secret_vote(file, raw)).transpose()?,
    })
}

fn secret_vote(file: &File, raw: raw::Persons) -> Result<DemoSecretVote, ContentError> {
    Ok(DemoSecretVote {
        title: file.line(&raw.title)?,
        question: file.text(&raw.question)?,
        max: raw.max,
        seats: raw.seats,
        opens: file.day(&raw.opens)?,
        closes: file.day(&raw.closes)?,
        options: raw.options,
        ballots: raw.ballots.into_iter().map(|b| (b.choices, b.voters)).collect(),
    })
}
