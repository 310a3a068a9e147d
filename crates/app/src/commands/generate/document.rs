//! One generated plan as an importer would give it: chapters, objectives, actions with actors, dates and states,
//! and a text in which they stand. It stores nothing.

use super::words::{RARE, Words};
use cantiere_documents::{ActorEntry, BlockEntry, ItemEntry, PlanDocument};
use cantiere_domain::plan::{
    Actor, ActorRole, Audience, BlockKind, Content, ItemKind, ItemState, PartialDate, ResultLine, Times,
};

pub const THEMES: [(&str, &str, &str); 8] = [
    ("ambiente", "Ambiente", "Environment"),
    ("cultura", "Cultura", "Culture"),
    ("digitale", "Digitale", "Digital"),
    ("lavoro", "Lavoro", "Work"),
    ("mobilita", "Mobilità", "Mobility"),
    ("salute", "Salute", "Health"),
    ("scuola", "Scuola", "School"),
    ("sicurezza", "Sicurezza", "Safety"),
];
pub const YEARS: [i16; 4] = [2025, 2026, 2027, 2028];

const ACTORS: usize = 20;
const CHAPTERS: usize = 20;
/// One objective for so many lines below it.
const OBJECTIVE: usize = 10;
/// One paragraph of text for so many items.
const PARAGRAPH: usize = 3;
/// Where in a plan of this many items or more the rare word stands, in one plan of ten.
const RARE_AT: usize = 500;

pub fn actor_keys() -> Vec<String> {
    (0..ACTORS).map(actor_key).collect()
}

fn actor_key(n: usize) -> String {
    format!("ente-{:02}", n + 1)
}

/// Plan number `seed` with so many items, chapters and objectives counted in.
pub fn document(seed: u64, items: usize) -> PlanDocument {
    let mut words = Words::new(seed + 1);
    let mut out = PlanDocument { title: Some(words.sentence(5)), ..PlanDocument::default() };
    out.actors = (0..ACTORS)
        .map(|n| ActorEntry {
            key: actor_key(n),
            name: format!("Ente per {}", words.sentence(2).to_lowercase()),
            audience: None,
        })
        .collect();
    let length = items.div_ceil(CHAPTERS);
    let (mut chapter, mut objective) = (0, 0);
    for n in 0..items {
        let (of_chapter, number) = (n % length, n / length + 1);
        let entry = if of_chapter == 0 {
            chapter = n;
            objective = n;
            line(&mut words, ItemKind::Chapter, format!("CAP{number}"), None)
        } else if of_chapter % OBJECTIVE == 1 {
            objective = n;
            line(&mut words, ItemKind::Objective, format!("CAP{number}.{}", of_chapter / OBJECTIVE + 1), Some(chapter))
        } else {
            promise(&mut words, format!("CAP{number}.PA.{of_chapter:03}"), objective)
        };
        out.items.push(entry);
        if n == RARE_AT && seed.is_multiple_of(10) {
            out.items[n].content.description.push_str(&format!(" Una {RARE} sul lago."));
        }
        text_around(&mut words, &mut out, n, chapter);
    }
    out
}

fn line(words: &mut Words, kind: ItemKind, code: String, parent: Option<usize>) -> ItemEntry {
    let length = 5 + words.below(6);
    ItemEntry {
        parent,
        kind,
        code: Some(code),
        uuid: None,
        title: words.sentence(length),
        content: Content { description: words.text(2), ..Content::default() },
        state: None,
        file: String::new(),
        line: 0,
    }
}

/// A line with everything that filters look at.
fn promise(words: &mut Words, code: String, objective: usize) -> ItemEntry {
    let kind = [ItemKind::Action, ItemKind::Action, ItemKind::Action, ItemKind::Target][words.below(4)];
    let mut entry = line(words, kind, code, Some(objective));
    let sentences = 2 + words.below(3);
    let year = YEARS[words.below(YEARS.len())];
    let due = PartialDate::month(year, 1 + words.below(12) as i8);
    let mut actors = vec![Actor { actor: actor_key(words.below(ACTORS)), role: ActorRole::Lead }];
    if words.below(3) == 0 {
        actors.push(Actor { actor: actor_key(words.low(ACTORS)), role: ActorRole::Support });
    }
    entry.content = Content {
        description: words.text(sentences),
        actors,
        audience: Some(Audience::ALL[words.below(Audience::ALL.len())]),
        times: due.map_or(Times::Ongoing, |by| Times::By { by }),
        results: (0..words.below(3)).map(|_| ResultLine { text: words.text(1), ..ResultLine::default() }).collect(),
        themes: vec![THEMES[words.below(THEMES.len())].0.to_string()],
        ..Content::default()
    };
    let state = ItemState::ALL[words.below(ItemState::ALL.len())];
    if state != ItemState::Unknown {
        entry.state = Some((state, String::new()));
    }
    entry
}

/// Where the item stands, and now and then a paragraph behind it.
fn text_around(words: &mut Words, out: &mut PlanDocument, n: usize, chapter: usize) {
    let block = |item, kind, text| BlockEntry { item: Some(item), kind, level: 0, text, anchor: None };
    if n != chapter {
        out.blocks.push(block(n, BlockKind::Item, String::new()));
    }
    if n.is_multiple_of(PARAGRAPH) {
        out.blocks.push(block(chapter, BlockKind::Paragraph, words.text(4)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn document_has_as_many_items_as_asked_and_is_the_same_each_time() {
        for items in [1, 30, 1_000] {
            let document = document(10, items);
            assert_eq!(document.items.len(), items);
            assert_eq!(document, super::document(10, items));
            let mut codes: Vec<_> = document.items.iter().map(|i| i.code.clone()).collect();
            codes.sort();
            codes.dedup();
            assert_eq!(codes.len(), items, "codes are told apart");
        }
    }
}
