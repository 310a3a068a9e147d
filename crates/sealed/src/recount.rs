//! The recount of a round from its export alone: signatures, the log's history, the figures, every opened ballot, and
//! the outcome under the same rule. It finds what does not fit and goes on, so that one fault does not hide another.

use crate::both;
use crate::checkpoint::{Checkpoint, PublicKey};
use crate::export::{self, Choice, Export, Ranking};
use crate::hex;
use crate::log::Log;
use crate::receipt::Opening;
use crate::said::Said;
use crate::tag::seed_commitment;
use std::collections::{BTreeMap, BTreeSet};

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub what: What,
    /// Empty: all is well. Otherwise what does not fit, and where.
    pub faults: Vec<Said>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Format and key can be read.
    Form,
    /// Every checkpoint is signed, and the log has grown only by appending.
    History,
    /// Entries, replaced and counted ballots add up; who voted are at most who could.
    Figures,
    /// The seed for ties is the one committed to before the opening.
    Seed,
    /// Each counted entry has one ballot that opens it, and no ballot is there besides. Of ballots that are there without the
    /// rest of each: they are no more than those that count.
    Ballots,
    /// Counting the ballots anew gives the published outcome.
    Outcome,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub checks: Vec<Check>,
    /// What the recount chose in each ranking; none where its ballots are not in the export.
    pub winners: Vec<Option<Vec<String>>>,
}

impl Report {
    pub fn holds(&self) -> bool {
        self.checks.iter().all(|check| check.faults.is_empty())
    }
}

/// At most this many faults of one sort are told one by one.
const TOLD: usize = 20;

/// `count` gives the winners of a Pabulib file under the export's arguments.
pub fn recount(export: &Export, count: impl Fn(&[String], &str) -> Result<Vec<String>, String>) -> Report {
    let mut checks = vec![form(export), history(export), figures(export), seed(export)];
    let mut faults = Vec::new();
    let mut again = |ranking: &Ranking| -> Option<Vec<String>> {
        let ballots = export.ballots_of(ranking)?;
        let of = if ranking.name.is_empty() { String::new() } else { format!("{}: ", ranking.name) };
        match count(&ranking.count, &pabulib(ranking, &ballots)) {
            Ok(again) => {
                if again != ranking.winners {
                    let (told, found) = (list(&ranking.winners), list(&again));
                    faults.push(Said {
                        en: format!("{of}published: {}; counted anew: {}", told.en, found.en),
                        it: format!("{of}pubblicato: {}; ricontato: {}", told.it, found.it),
                    });
                }
                Some(again)
            }
            Err(error) => {
                faults.push(Said::same(format!("{of}{error}")));
                None
            }
        }
    };
    let winners: Vec<_> = export.rankings.iter().map(&mut again).collect();
    if export.openings.is_some() || export.rankings.iter().any(|ranking| ranking.ballots.is_some()) {
        checks.push(ballots(export));
        checks.push(Check { what: What::Outcome, faults });
    }
    Report { checks, winners }
}

fn list(ids: &[String]) -> Said {
    if ids.is_empty() { both!("none", "niente") } else { Said::same(ids.join(", ")) }
}

fn form(export: &Export) -> Check {
    let mut faults = Vec::new();
    if export.format != export::FORMAT {
        faults.push(both!("format “{}”, expected “{}”", "forma “{}”, attesa “{}”", export.format, export::FORMAT));
    }
    if PublicKey::parse(&export.key).is_none() {
        faults.push(both!("the key cannot be read", "la chiave non si può leggere"));
    }
    let mut known = BTreeSet::new();
    for ranking in &export.rankings {
        let twice = ranking.ids().into_iter().filter(|id| !known.insert(*id));
        let twice = twice.take(TOLD);
        faults
            .extend(twice.map(|id| both!("option {id} stands in two rankings", "l’opzione {id} è in due graduatorie")));
    }
    if export.rankings.is_empty() {
        faults.push(both!("there is no ranking", "non c’è nessuna graduatoria"));
    }
    Check { what: What::Form, faults }
}

fn history(export: &Export) -> Check {
    let mut faults = Vec::new();
    let mut log = Log::new();
    let mut ids = BTreeSet::new();
    for (at, entry) in export.log.iter().enumerate() {
        log.push(entry.leaf());
        if !ids.insert(entry.id) {
            faults.push(both!(
                "entry {at}: its id stands in the log twice",
                "riga {at} del registro: il suo codice c’è due volte"
            ));
        }
    }
    if let Some(key) = PublicKey::parse(&export.key) {
        let mut before: Option<Checkpoint> = None;
        for (at, text) in export.checkpoints.iter().enumerate() {
            let checkpoint = match Checkpoint::read(text, &key) {
                Ok(checkpoint) => checkpoint,
                Err(error) => {
                    let said = error.said();
                    faults.push(Said {
                        en: format!("checkpoint {at}: {}", said.en),
                        it: format!("firma {at}: {}", said.it),
                    });
                    continue;
                }
            };
            match log.root_at(checkpoint.size) {
                None => faults.push(both!(
                    "checkpoint {at}: it has {} entries, the log {}",
                    "firma {at}: ha {} righe, il registro {}",
                    checkpoint.size,
                    log.len()
                )),
                Some(root) if root != checkpoint.root => {
                    faults.push(both!(
                        "checkpoint {at}: its root is not that of the first {} entries",
                        "firma {at}: l’impronta non è quella delle prime {} righe",
                        checkpoint.size
                    ));
                }
                Some(_) => {}
            }
            if let Some(before) = &before
                && (before.size > checkpoint.size
                    || before.time > checkpoint.time
                    || before.origin != checkpoint.origin)
            {
                faults.push(both!(
                    "checkpoint {at}: it stands behind a later one, or is of another log",
                    "firma {at}: sta dopo una più recente, o è di un altro registro"
                ));
            }
            before = Some(checkpoint);
        }
        match before {
            Some(last) if last.size != log.len() => {
                faults.push(both!(
                    "the last checkpoint has {} entries, the log {}",
                    "l’ultima firma ha {} righe, il registro {}",
                    last.size,
                    log.len()
                ));
            }
            None => faults.push(both!("there is no checkpoint", "non c’è nessuna firma")),
            Some(_) => {}
        }
    }
    faults.truncate(TOLD);
    Check { what: What::History, faults }
}

fn figures(export: &Export) -> Check {
    let figures = export.reconciliation;
    let mut faults = Vec::new();
    let mut same = |(en, it): (&str, &str), told: u64, found: u64| {
        if told != found {
            faults.push(Said {
                en: format!("{en}: published {told}, found {found}"),
                it: format!("{it}: pubblicato {told}, trovato {found}"),
            });
        }
    };
    let (entries, counted) = (export.log.len() as u64, export.counted.len() as u64);
    same(("entries", "schede inviate"), figures.entries, entries);
    same(("counted", "schede contate"), figures.counted, counted);
    same(("replaced", "schede sostituite"), figures.superseded, entries.saturating_sub(counted));
    same(("voters", "votanti"), figures.voters, counted);
    if figures.eligible.is_some_and(|eligible| eligible < figures.voters) {
        let (voters, eligible) = (figures.voters, figures.eligible.unwrap_or(0));
        faults.push(both!("{voters} voted of {eligible} who could", "{voters} votanti su {eligible} che potevano"));
    }
    let known: BTreeSet<String> = export.log.iter().map(|entry| hex::encode(&entry.id)).collect();
    let unknown = export.counted.difference(&known).take(TOLD);
    faults.extend(unknown.map(|id| both!("counted, and not in the log: {id}", "contata, ma non è nel registro: {id}")));
    Check { what: What::Figures, faults }
}

fn seed(export: &Export) -> Check {
    let fits = seed_commitment(&export.seed) == export.seed_commitment;
    let other = both!(
        "the seed is not the one that was committed to",
        "il numero per le parità non è quello fissato prima dell’apertura"
    );
    Check { what: What::Seed, faults: if fits { Vec::new() } else { vec![other] } }
}

fn ballots(export: &Export) -> Check {
    let faults = match &export.openings {
        Some(openings) => opened(export, openings),
        None => export.rankings.iter().flat_map(|ranking| apart(export, ranking)).collect(),
    };
    Check { what: What::Ballots, faults }
}

/// Whole ballots against the log.
fn opened(export: &Export, openings: &[Opening]) -> Vec<Said> {
    let mut faults = Vec::new();
    let known: BTreeSet<&str> = export.rankings.iter().flat_map(Ranking::ids).collect();
    // How many ballots are still wanted for a commitment.
    let mut wanted: BTreeMap<_, usize> = BTreeMap::new();
    for entry in export.log.iter().filter(|entry| export.counted.contains(&hex::encode(&entry.id))) {
        *wanted.entry(entry.commitment).or_default() += 1;
    }
    for (at, opening) in openings.iter().enumerate() {
        if opening.ballot.round() != export.round {
            faults.push(both!("ballot {at}: it is of another round", "scheda {at}: è di un’altra votazione"));
        }
        match wanted.get_mut(&opening.commitment()) {
            Some(n) if *n > 0 => *n -= 1,
            _ => faults.push(both!(
                "ballot {at}: it opens no counted entry",
                "scheda {at}: non corrisponde a nessuna riga contata del registro"
            )),
        }
        let names = opening.ballot.choices().iter().map(|(id, _)| id.as_str());
        let unknown = names.filter(|id| !known.contains(id));
        faults.extend(
            unknown.map(|id| both!("ballot {at}: there is no option {id}", "scheda {at}: non c’è l’opzione {id}")),
        );
    }
    let missing: usize = wanted.values().sum();
    if missing > 0 {
        faults.push(both!(
            "{missing} counted entries have no ballot that opens them",
            "righe contate del registro senza una scheda che corrisponde: {missing}"
        ));
    }
    faults.truncate(TOLD);
    faults
}

/// What is told of a ranking alone: no more ballots than count, each of which says something.
fn apart(export: &Export, ranking: &Ranking) -> Vec<Said> {
    let Some(ballots) = &ranking.ballots else { return Vec::new() };
    let mut faults = Vec::new();
    if ballots.len() > export.counted.len() {
        faults.push(both!(
            "{}: {} ballots, and {} count",
            "{}: {} schede, e ne contano {}",
            ranking.name,
            ballots.len(),
            export.counted.len()
        ));
    }
    if ballots.iter().any(Vec::is_empty) {
        faults.push(both!("{}: a ballot says nothing", "{}: una scheda non dice niente", ranking.name));
    }
    faults
}

/// The ballots of a ranking as a Pabulib file, in the given order, without anything about who cast them.
pub fn pabulib(ranking: &Ranking, ballots: &[Vec<Choice>]) -> String {
    let kind = ranking.vote_type();
    let points = matches!(kind, "cumulative" | "scoring");
    let mut text = String::with_capacity(ranking.options.len() + ballots.len() * 32);
    for line in ranking.options.lines() {
        match line.starts_with("num_votes;") {
            true => text.push_str(&format!("num_votes;{}", ballots.len())),
            false => text.push_str(line),
        }
        text.push('\n');
    }
    for (n, ballot) in ballots.iter().enumerate() {
        let mut choices: Vec<&Choice> = ballot.iter().collect();
        if kind == "ordinal" {
            choices.sort_by_key(|(_, place)| *place);
        }
        let ids: Vec<&str> = choices.iter().map(|(id, _)| id.as_str()).collect();
        text.push_str(&format!("{};{}", n + 1, quoted(&ids.join(","))));
        if points {
            let points: Vec<String> = choices.iter().map(|(_, points)| points.to_string()).collect();
            text.push_str(&format!(";{}", points.join(",")));
        }
        text.push('\n');
    }
    text
}

fn quoted(field: &str) -> String {
    if field.contains(['"', ';', '\n']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.to_owned() }
}
