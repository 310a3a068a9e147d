//! Where a candidate stands under the rules that compare in pairs or let the last one leave, from the notes of the count:
//! place and sum say nothing of it.

use super::{Language, Phrases, Text, said};
use crate::election::Election;
use crate::outcome::{Note, Outcome};

/// Nothing where the rule adds up, or where the candidate was not in the race.
pub fn explain_standing(election: &Election, outcome: &Outcome, project: usize, language: Language) -> Option<String> {
    let sentence = said(election, outcome, language, |phrases, text| {
        in_turns(phrases, text, project).or_else(|| in_pairs(phrases, text, project)).unwrap_or_default()
    });
    (!sentence.is_empty()).then_some(sentence)
}

/// In which turn it left, or what it had in the last one.
fn in_turns(phrases: &dyn Phrases, text: &Text, project: usize) -> Option<String> {
    let turns: Vec<_> = text
        .outcome
        .notes
        .iter()
        .filter_map(|note| match note {
            Note::Runoff { votes, eliminated, .. } => Some((votes, *eliminated)),
            _ => None,
        })
        .collect();
    let left = turns.iter().position(|(_, eliminated)| *eliminated == Some(project));
    let (votes, _) = left.map_or(turns.last(), |at| turns.get(at))?;
    let (_, own) = votes.iter().find(|(candidate, _)| *candidate == project)?;
    Some(match left {
        Some(at) => phrases.left(text, at + 1, *own),
        None => phrases.last_turn(text, *own, votes.iter().map(|(_, votes)| votes).sum()),
    })
}

/// A chosen one against the next of the order, another one against the last chosen.
fn in_pairs(phrases: &dyn Phrases, text: &Text, project: usize) -> Option<String> {
    let outcome = text.outcome;
    let (candidates, matrix) = outcome.notes.iter().find_map(|note| match note {
        Note::Pairwise { candidates, matrix } => Some((candidates, matrix)),
        _ => None,
    })?;
    let order: Vec<usize> = outcome.notes.iter().find_map(|note| match note {
        Note::Ranking(groups) => Some(groups.concat()),
        _ => None,
    })?;
    let other = match outcome.winners.contains(&project) {
        true => *order.iter().skip_while(|one| **one != project).nth(1)?,
        false => *outcome.winners.last()?,
    };
    let at = |of: usize| candidates.iter().position(|candidate| *candidate == of);
    let (own, other_at) = (at(project)?, at(other)?);
    Some(phrases.pair(text, other, matrix[own][other_at], matrix[other_at][own]))
}
