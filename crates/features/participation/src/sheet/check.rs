//! What a row says, or what is wrong with it and in which column. The same rules hold again when it is sent.

use super::Cells;
use cantiere_domain::Lang;
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::text::{clean, fold};
use cantiere_spine::contribution::{EntryRules, NewContribution, NewEntry, Place, Sender, Words, check_words};
use cantiere_spine::{Error as SpineError, Problem};
use jiff::civil::Date;
use std::collections::HashMap;

/// The places of the versions that a table speaks of, and the bodies that the site knows.
#[derive(Default)]
pub struct Known {
    /// By version and key.
    pub places: HashMap<(i64, String), Place>,
    /// By folded code, in the version that is in consultation.
    pub by_code: HashMap<String, Place>,
    pub current: i64,
    /// By folded name.
    pub bodies: HashMap<String, i64>,
    /// Slugs of themes, by folded name in either language and by themselves.
    pub themes: HashMap<String, String>,
    /// What the process says of entries; none for a grid.
    pub rules: Option<EntryRules>,
}

impl Known {
    pub fn add(&mut self, version: i64, places: Vec<Place>) {
        for place in places {
            if version == self.current {
                self.by_code.entry(fold(&place.code)).or_insert_with(|| place.clone());
            }
            self.places.insert((version, place.key.clone()), place);
        }
    }

    fn place(&self, cells: &Cells) -> Option<(&Place, i64)> {
        if let Some((key, version)) = cells.get("key").rsplit_once('@')
            && let Ok(version) = version.parse::<i64>()
        {
            return self.places.get(&(version, key.to_string())).map(|p| (p, version));
        }
        let code = if cells.get("code").is_empty() { cells.get("place") } else { cells.get("code") };
        self.by_code.get(&fold(code.trim())).map(|p| (p, self.current))
    }
}

/// The versions that the keys of a grid name.
pub fn versions<'c>(rows: impl Iterator<Item = &'c Cells>) -> Vec<i64> {
    let mut all: Vec<i64> =
        rows.filter_map(|c| c.get("key").rsplit_once('@')).filter_map(|(_, v)| v.parse().ok()).collect();
    all.sort_unstable();
    all.dedup();
    all.truncate(10);
    all
}

/// Whether anything was written in a row of the grid.
pub fn is_filled(cells: &Cells, known: &Known) -> bool {
    let same = |text: &str| known.place(cells).is_some_and(|(p, _)| flat(&p.text) == flat(text));
    let wording = cells.get("wording");
    let touched = !cells.get("text").is_empty() && !cells.get("key").is_empty() && !same(cells.get("text"));
    (!wording.is_empty() && !same(wording)) || !cells.get("reason").is_empty() || touched
}

fn flat(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A row of the grid: another wording where there is one, else a comment.
pub fn grid(cells: &Cells, known: &Known, lang: Lang) -> Result<NewContribution, Vec<Problem>> {
    let Some((place, version)) = known.place(cells) else {
        return Err(vec![Problem::new("code", "participation-problem-place")]);
    };
    let wording = cells.get("wording");
    let is_amendment = !wording.is_empty() && flat(wording) != flat(&place.text);
    // Who wrote into the text itself meant another wording: they say so in the right column.
    if !is_amendment
        && !cells.get("key").is_empty()
        && !cells.get("text").is_empty()
        && flat(cells.get("text")) != flat(&place.text)
    {
        return Err(vec![Problem::new("wording", "participation-problem-text-changed")]);
    }
    let mut body = cells.get("reason").to_string();
    if !cells.get("reference").is_empty() {
        let title = super::GRID[5].titles[lang as usize];
        body = format!("{body}\n\n{title}: {}", cells.get("reference")).trim().to_string();
    }
    let kind = if is_amendment { ContributionKind::Amendment } else { ContributionKind::Comment };
    let words =
        Words { body, wording: if is_amendment { wording.to_string() } else { String::new() }, ..Words::default() };
    let words = check_words(kind, &words, &place.text).map_err(|e| moved(e, "body", "reason"))?;
    Ok(NewContribution {
        kind,
        on: Some(place.on),
        revision: Some(version),
        words,
        theme: String::new(),
        territory: String::new(),
        language: lang,
        arises_from: None,
        channel: "grid",
    })
}

/// The words an amendment of this row would change.
pub fn quote(cells: &Cells, known: &Known) -> (String, String) {
    known.place(cells).map(|(p, _)| (p.code.clone(), p.text.clone())).unwrap_or_default()
}

fn moved(error: SpineError, from: &str, to: &'static str) -> Vec<Problem> {
    match error {
        SpineError::Invalid(problems) => problems
            .into_iter()
            .map(|mut p| {
                if p.field == from {
                    p.field = to;
                }
                p
            })
            .collect(),
        _ => vec![Problem::new("form", "participation-problem-place")],
    }
}

/// One of several words, in either language or as the code says it.
fn one_of(text: &str, known: &[(&'static str, [&str; 3])]) -> Option<&'static str> {
    let text = fold(text.trim());
    known.iter().find(|(slug, names)| text == *slug || names.iter().any(|n| fold(n) == text)).map(|(slug, _)| *slug)
}

const HOW: [(&str, [&str; 3]); 4] = [
    ("letter", ["lettera", "letter", "posta"]),
    ("pec", ["PEC", "certified mail", "posta certificata"]),
    ("meeting", ["riunione", "meeting", "incontro"]),
    ("hearing", ["audizione", "hearing", "udienza"]),
];
const WHO: [(&str, [&str; 3]); 3] = [
    ("body", ["ente", "body", "ente dell’elenco"]),
    ("named", ["gruppo", "group", "altro"]),
    ("person", ["persona", "person", "cittadino"]),
];
const WHAT: [(&str, [&str; 3]); 4] = [
    ("comment", ["osservazione", "comment", "commento"]),
    ("amendment", ["emendamento", "amendment", "altre parole"]),
    ("need", ["bisogno", "need", "bisogni"]),
    ("proposal", ["proposta", "proposal", "azione"]),
];

/// A day as people write it: 2026-10-03, 3/10/2026, 03.10.2026.
pub fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(day) = text.parse::<Date>() {
        return Some(day);
    }
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => {
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        }
        _ => None,
    }
}

/// A row of what came on paper.
pub fn desk(cells: &Cells, known: &Known, lang: Lang) -> Result<NewEntry, Vec<Problem>> {
    let mut problems = Vec::new();
    let received_on = day(cells.get("received_on"));
    if received_on.is_none() {
        problems.push(Problem::new("received_on", "participation-problem-day"));
    }
    let channel = one_of(cells.get("channel"), &HOW);
    if channel.is_none() {
        problems.push(Problem::new("channel", "participation-problem-channel"));
    }
    if cells.get("protocol").is_empty() {
        problems.push(Problem::new("protocol", "participation-problem-protocol"));
    }
    let name = cells.get("sender");
    let kind_of_sender = match cells.get("sender_kind") {
        "" if known.bodies.contains_key(&fold(name)) => Some("body"),
        // Nothing says that a name alone is a group's: a person's would be published as one, and stay when it is taken away.
        told => one_of(told, &WHO),
    };
    let sender = match kind_of_sender {
        Some("body") => match known.bodies.get(&fold(name)).copied().or_else(|| name.parse().ok()) {
            Some(id) => Some(Sender::Body(cantiere_domain::id::OrganizationId(id))),
            None => {
                problems.push(Problem::new("sender", "participation-problem-sender-unknown"));
                None
            }
        },
        Some("person") => Some(Sender::Person(name.to_string())),
        Some(_) => Some(Sender::Named(name.to_string())),
        None => {
            let key = match cells.get("sender_kind") {
                "" => "participation-problem-sender-unsaid",
                _ => "participation-problem-sender-kind",
            };
            problems.push(Problem::new("sender_kind", key));
            None
        }
    };
    if matches!(&sender, Some(Sender::Named(name)) if name.is_empty()) {
        problems.push(Problem::new("sender", "participation-problem-sender"));
    }
    let kind = one_of(cells.get("kind"), &WHAT).and_then(ContributionKind::parse);
    if kind.is_none() {
        problems.push(Problem::new("kind", "participation-problem-kind"));
    }
    let place = known.place(cells);
    if place.is_none() && (!cells.get("place").is_empty() || kind == Some(ContributionKind::Amendment)) {
        problems.push(Problem::new("place", "participation-problem-place"));
    }
    let theme = match cells.get("theme") {
        "" => Some(String::new()),
        told => known.themes.get(&fold(told.trim())).cloned(),
    };
    if theme.is_none() {
        problems.push(Problem::new("theme", "participation-problem-theme"));
    }
    let words = Words {
        title: cells.get("title").into(),
        body: cells.get("body").into(),
        wording: cells.get("wording").into(),
        action: cells.get("action").into(),
        effect: cells.get("effect").into(),
    };
    let text = place.map(|(p, _)| p.text.clone()).unwrap_or_default();
    let words = match kind.map(|kind| check_words(kind, &words, &text)) {
        Some(Ok(words)) => Some(words),
        Some(Err(error)) => {
            problems.extend(moved(error, "", ""));
            None
        }
        None => None,
    };
    let entry = match (received_on, channel, sender, kind, words) {
        (Some(received_on), Some(channel), Some(sender), Some(kind), Some(words)) => NewEntry {
            new: NewContribution {
                kind,
                on: place.map(|(p, _)| p.on),
                revision: place.map(|(_, version)| version),
                words,
                theme: theme.unwrap_or_default(),
                territory: cells.get("territory").to_string(),
                language: lang,
                arises_from: None,
                channel,
            },
            sender,
            received_on,
            protocol: cells.get("protocol").to_string(),
        },
        _ => return Err(problems),
    };
    // Whether it came in time, and from whom the process asks, is said in the preview already.
    problems.extend(known.rules.iter().flat_map(|rules| rules.problems(&entry)));
    if problems.is_empty() { Ok(entry) } else { Err(problems) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_reads_what_people_write() {
        let expected = Date::new(2026, 10, 3).ok();
        for text in ["2026-10-03", "3/10/2026", "03.10.2026", " 3-10-2026 "] {
            assert_eq!(day(text), expected, "{text}");
        }
        for text in ["", "10/2026", "31/2/2026", "3/10/26", "domani"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
