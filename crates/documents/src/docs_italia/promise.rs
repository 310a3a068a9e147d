//! A list entry that has ended becomes a target or a line of action, with all that it says of itself.
//! What looks like one and lacks its code stays text.

use super::build::Builder;
use super::entry::Open;
use super::pattern::{self, Lines};
use super::{line, owner};
use crate::input::Report;
use crate::model::{ActorEntry, ReadError};
use crate::rst::to_plain;
use cantiere_domain::Slug;
use cantiere_domain::plan::{Actor, ActorRole, Audience, Content, ItemKind, PartialDate, Source, Times};

impl Builder {
    pub fn target(&mut self, open: &Open, year: i16, report: &mut Report) -> Result<(), ReadError> {
        let path = self.place().path.clone();
        let result = self.place().result;
        let texts = open.texts();
        let first = pattern::target(texts[0]).map_or("", |t| t.1);
        let (mut title, description) = open.words(first, &texts[1..]);
        if title.is_empty() {
            report.warn(
                &path,
                open.line,
                both!("the target for {year} says nothing", "il target per il {year} non dice nulla"),
            );
            title = format!("Target {year}");
        }
        let of = result.and_then(|r| self.plan.items[r].code.clone()).unwrap_or_default();
        let mut code = format!("{of}.T{year}");
        if self.by_code.contains_key(&code) {
            report.warn(
                &path,
                open.line,
                both!(
                    "{of} has two targets for {year}; another year may be meant",
                    "{of} ha due target per il {year}: forse uno è di un altro anno"
                ),
            );
            code =
                (2..).map(|n| format!("{of}.T{year}-{n}")).find(|c| !self.by_code.contains_key(c)).unwrap_or_default();
        }
        let times = PartialDate::year(year).map_or(Times::None, |by| Times::By { by });
        let source = Source { original_id: format!("{of} Target {year}"), ..Source::default() };
        let content = Content { description, times, source, ..Content::default() };
        self.item(ItemKind::Target, result, Some(code), title, content, open.line, report).map(drop)
    }

    pub fn line(&mut self, open: &Open, report: &mut Report) -> Result<(), ReadError> {
        let path = self.place().path.clone();
        let texts = open.texts();
        let Some((found, more)) = line::read_parts(&texts) else {
            if line::begins_with_date(texts[0]) {
                report.warn(
                    &path,
                    open.line,
                    both!(
                        "a line with a date and without a code at its end; it is kept as text",
                        "una riga con una data e senza codice alla fine: resta come testo"
                    ),
                );
            }
            return open.nodes.iter().try_for_each(|n| self.text(n));
        };
        let place = self.place();
        let for_pa = found.code.contains(".PA.");
        let (section, running, served) = (place.section.map(|s| s.0), place.running, place.served.clone());
        let objective = place.objective.map(|(at, _)| at);
        if section.is_some_and(|s| (s == Lines::Administrations) != for_pa) {
            report.warn(
                &path,
                open.line,
                both!(
                    "{} stands among the lines of the other sort; its code decides",
                    "{} sta fra le linee dell’altro tipo: decide il suo codice",
                    found.code
                ),
            );
        }
        let times = found.times.unwrap_or(if running { Times::Ongoing } else { Times::None });
        if times == Times::None {
            report.warn(
                &path,
                open.line,
                both!("{} has no date that can be read", "{} non ha una data leggibile", found.code),
            );
        }
        if served.is_empty() {
            report.warn(
                &path,
                open.line,
                both!("{} stands under no expected result", "{} non sta sotto alcun risultato atteso", found.code),
            );
        }
        if found.owner.is_none() && !for_pa {
            report.warn(&path, open.line, both!("{} names no owner", "{} non indica un responsabile", found.code));
        }
        let named = served
            .first()
            .and_then(|ra| ra[2..].rsplit_once('.'))
            .and_then(|(ob, _)| self.by_code.get(&format!("OB{ob}")))
            .copied();
        if named.is_some() && named != objective {
            report.warn(
                &path,
                open.line,
                both!(
                    "{} stands under another objective than that of {}; it is put where its expected result is",
                    "{} sta sotto un obiettivo diverso da quello di {}: viene messo dove sta il suo risultato atteso",
                    found.code,
                    served[0]
                ),
            );
        }
        let (title, description) = open.words(found.text, &more);
        // The heading above says whose these lines are; only an exception stands in brackets.
        let actors = match found.owner {
            Some(owner) => owner::names(&to_plain(owner)),
            None if for_pa => vec!["PA".to_string()],
            None => Vec::new(),
        };
        let content = Content {
            description,
            times,
            actors: actors.iter().map(|name| self.actor(name)).collect(),
            audience: Some(if for_pa { line::audience(&title) } else { Audience::Central }),
            serves: served,
            source: Source { original_id: found.code.clone(), ..Source::default() },
            ..Content::default()
        };
        let parent = named.or(objective).or(self.chapter());
        self.item(ItemKind::Action, parent, Some(found.code), title, content, open.line, report).map(drop)
    }

    fn actor(&mut self, name: &str) -> Actor {
        let key = Slug::from_text(name).to_string();
        if !self.actors.contains_key(&key) {
            self.actors.insert(key.clone(), self.plan.actors.len());
            self.plan.actors.push(ActorEntry { key: key.clone(), name: name.to_string(), audience: None });
        }
        Actor { actor: key, role: ActorRole::Responsible }
    }
}
