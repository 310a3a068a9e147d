//! What is found: a document with its words, its stems and its marks, as they go into the index.
//! It decides nothing about who may see it; the marks only carry what `visible` asks for.

use super::token::{Stems, folded, spans};
use cantiere_domain::Lang;
use cantiere_domain::id::{EditionId, PlanId};
use cantiere_domain::plan::Visibility;
use std::collections::{BTreeSet, HashMap};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocKind {
    Item,
    Block,
    Contribution,
}

impl DocKind {
    pub fn as_str(self) -> &'static str {
        match self {
            DocKind::Item => "item",
            DocKind::Block => "block",
            DocKind::Contribution => "contribution",
        }
    }

    pub fn parse(text: &str) -> Option<DocKind> {
        [DocKind::Item, DocKind::Block, DocKind::Contribution].into_iter().find(|k| k.as_str() == text)
    }

    /// Where among one edition's documents this kind stands; the highest comes first.
    fn rank(self) -> i64 {
        match self {
            DocKind::Item => 7,
            DocKind::Block => 6,
            DocKind::Contribution => 5,
        }
    }
}

/// For whom a document is: those who see its edition and, of what was sent to a process, those who see that as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Circle {
    pub edition: Visibility,
    /// Public for everything that belongs to no process: then the edition alone decides.
    pub process: Visibility,
}

impl Circle {
    pub fn of_edition(edition: Visibility) -> Circle {
        Circle { edition, process: Visibility::Public }
    }

    /// As it is stored: one name, or two with a `+` where a process narrows it.
    pub(super) fn name(self) -> String {
        match self.process {
            Visibility::Public => self.edition.as_str().into(),
            process => format!("{}+{}", self.edition.as_str(), process.as_str()),
        }
    }

    /// What cannot be read is for staff.
    pub(super) fn parse(text: &str) -> Circle {
        let (edition, process) = text.split_once('+').unwrap_or((text, Visibility::Public.as_str()));
        let parse = |name| Visibility::parse(name).unwrap_or(Visibility::Staff);
        Circle { edition: parse(edition), process: parse(process) }
    }
}

/// One thing that can be found. Texts are plain, without Markdown.
#[derive(Clone, Debug)]
pub struct Document {
    pub kind: DocKind,
    pub ref_id: i64,
    pub plan: PlanId,
    pub edition: EditionId,
    pub revision: i64,
    pub chapter: Option<i64>,
    pub chapter_title: String,
    pub circle: Circle,
    pub language: Lang,
    /// The kind of item or of paragraph.
    pub subkind: String,
    pub code: String,
    pub anchor: String,
    /// The visible number of a paragraph.
    pub number: String,
    pub title: String,
    pub body: String,
}

const REF_BITS: u32 = 31;
const SLOT_BITS: u32 = 1;
const KIND_BITS: u32 = 3;
const LAST: i64 = (1 << REF_BITS) - 1;

/// A document's number: newest edition first, in it items before paragraphs, each in the order they were made.
/// Candidates are taken from the highest down, which costs both engines nothing and gives both the same ones.
/// Items and paragraphs stand in one of two slots, so that a new version can be prepared beside the one that is found;
/// everything else stands in slot 0.
pub(super) fn doc_id(edition: EditionId, kind: DocKind, slot: i64, ref_id: i64) -> i64 {
    let kind = (edition.0 << KIND_BITS) | kind.rank();
    (((kind << SLOT_BITS) | (1 - slot)) << REF_BITS) | (LAST - ref_id.clamp(0, LAST))
}

pub(super) fn ref_of(doc_id: i64) -> i64 {
    LAST - (doc_id & LAST)
}

/// All numbers that an edition's documents can have, or those of one kind.
pub(super) fn doc_range(edition: EditionId, kind: Option<DocKind>) -> (i64, i64) {
    let (low, high) = match kind {
        Some(kind) => (kind.rank(), kind.rank()),
        None => (0, (1 << KIND_BITS) - 1),
    };
    ranks(edition, low, high)
}

/// The numbers of an edition's items and paragraphs, in both slots.
pub(super) fn version_range(edition: EditionId) -> (i64, i64) {
    ranks(edition, DocKind::Block.rank(), DocKind::Item.rank())
}

fn ranks(edition: EditionId, low: i64, high: i64) -> (i64, i64) {
    let base = edition.0 << KIND_BITS;
    let bits = REF_BITS + SLOT_BITS;
    ((base | low) << bits, ((base | high) << bits) | ((1 << bits) - 1))
}

/// The numbers of an edition's items and of its paragraphs in one slot.
pub(super) fn slot_ranges(edition: EditionId, slot: i64) -> [(i64, i64); 2] {
    [DocKind::Item, DocKind::Block].map(|kind| (doc_id(edition, kind, slot, LAST), doc_id(edition, kind, slot, 0)))
}

/// Stands between code, title and text, so that no phrase runs over their ends; it is no word.
pub(super) const GAP: &str = "·";

/// Beginnings of words of these lengths are found as quickly as whole words.
pub(super) const PREFIXES: std::ops::RangeInclusive<usize> = 3..=5;

/// What PostgreSQL's `tsvector` can hold; kept on both engines so that both find the same. Of a longer text
/// the first words are found, of a word that comes more often the first places.
const MAX_WORDS: usize = 16_000;
const MAX_TITLE: usize = 200;
const MAX_BYTES: usize = 500_000;
const MAX_PLACES: u32 = 255;

/// The forms in which a document is found. `words` and `stems` run in step, each with a blank before and after every
/// word: ` code · title · text `.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tokens {
    pub words: String,
    pub stems: String,
    pub marks: Vec<String>,
}

pub(super) fn tokens(document: &Document, stems: &mut Stems) -> Tokens {
    let mut writer =
        Writer { words: " ".into(), stems: " ".into(), left: MAX_WORDS, bytes: MAX_BYTES, ..Writer::default() };
    writer.add(&document.code, 20, stems);
    writer.gap();
    writer.add(&document.title, MAX_TITLE, stems);
    writer.gap();
    writer.add(&document.body, MAX_WORDS, stems);
    let mut marks: Vec<String> = writer.prefixes.into_iter().collect();
    marks.extend(facts(document));
    Tokens { words: writer.words, stems: writer.stems, marks }
}

/// What questions are narrowed by.
fn facts(document: &Document) -> Vec<String> {
    let mut facts = vec![
        mark_circle(document.circle),
        mark_plan(document.plan.0),
        mark_edition(document.edition.0),
        mark_kind(document.kind),
    ];
    facts.extend(document.chapter.map(mark_chapter));
    facts
}

/// One word for both engines: a sign between the two names would part them, and the first alone would be found.
pub(super) fn mark_circle(circle: Circle) -> String {
    format!("¤v{}", circle.name().replace('+', "¤"))
}

pub(super) fn mark_plan(plan: i64) -> String {
    format!("¤p{plan}")
}

pub(super) fn mark_edition(edition: i64) -> String {
    format!("¤e{edition}")
}

pub(super) fn mark_kind(kind: DocKind) -> String {
    format!("¤k{}", kind.as_str())
}

pub(super) fn mark_chapter(chapter: i64) -> String {
    format!("¤c{chapter}")
}

#[derive(Default)]
struct Writer {
    words: String,
    stems: String,
    left: usize,
    bytes: usize,
    word_places: HashMap<String, u32>,
    stem_places: HashMap<String, u32>,
    prefixes: BTreeSet<String>,
}

impl Writer {
    fn gap(&mut self) {
        for text in [&mut self.words, &mut self.stems] {
            text.push_str(GAP);
            text.push(' ');
        }
    }

    fn add(&mut self, text: &str, most: usize, stems: &mut Stems) {
        for (from, to) in spans(text).take(most) {
            let word = folded(&text[from..to]);
            let stem = stems.of(&word);
            // Twice the word for its beginnings, which are at most as long.
            let cost = 3 * word.len() + stem.len();
            if self.left == 0 || self.bytes < cost {
                self.left = 0;
                return;
            }
            self.left -= 1;
            self.bytes -= cost;
            if !self.word_places.contains_key(&word) {
                self.prefixes.extend(PREFIXES.filter_map(|n| prefix(&word, n)));
            }
            put(&mut self.stems, stem, &mut self.stem_places);
            put(&mut self.words, &word, &mut self.word_places);
        }
    }
}

fn put(text: &mut String, token: &str, places: &mut HashMap<String, u32>) {
    let count = match places.get_mut(token) {
        Some(count) => count,
        None => places.entry(token.to_string()).or_insert(0),
    };
    *count += 1;
    text.push_str(if *count > MAX_PLACES { GAP } else { token });
    text.push(' ');
}

/// The first `n` letters of a word that has as many.
fn prefix(word: &str, n: usize) -> Option<String> {
    match word.char_indices().nth(n) {
        Some((end, _)) => Some(word[..end].to_string()),
        None => (word.chars().count() == n).then(|| word.to_string()),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub fn document(code: &str, title: &str, body: &str) -> Document {
        Document {
            kind: DocKind::Item,
            ref_id: 7,
            plan: PlanId(1),
            edition: EditionId(2),
            revision: 3,
            chapter: Some(4),
            chapter_title: String::new(),
            circle: Circle::of_edition(Visibility::Public),
            language: Lang::It,
            subkind: "action".into(),
            code: code.into(),
            anchor: String::new(),
            number: String::new(),
            title: title.into(),
            body: body.into(),
        }
    }

    #[test]
    fn tokens_keep_words_and_stems_in_step() {
        let got = tokens(&document("CAP1.PA.02", "I comuni", "Più comuni"), &mut Stems::new(Lang::It));
        assert_eq!(got.words, " cap1 pa 02 · i comuni · piu comuni ");
        assert_eq!(got.stems, " icap1 ipa i02 · ii icomun · ipiu icomun ");
        assert_eq!(
            got.marks,
            ["cap", "cap1", "com", "comu", "comun", "piu", "¤vpublic", "¤p1", "¤e2", "¤kitem", "¤c4"]
        );
    }

    #[test]
    fn tokens_of_a_huge_text_stay_within_what_both_engines_hold() {
        let body = "parola ".repeat(40_000);
        let got = tokens(&document("", "", &body), &mut Stems::new(Lang::It));
        assert_eq!(got.words.split_ascii_whitespace().count(), MAX_WORDS + 2);
        assert_eq!(got.words.matches("parola").count(), MAX_PLACES as usize);
        let unlike: String = (0..20_000).map(|n| format!("{n:x<60} ")).collect();
        let got = tokens(&document("", "", &unlike), &mut Stems::new(Lang::It));
        let bytes = got.words.len() + got.stems.len() + got.marks.iter().map(String::len).sum::<usize>();
        assert!(bytes < 1_000_000, "{bytes}");
    }

    #[test]
    fn circle_is_read_back_and_what_is_no_circle_is_for_staff() {
        for edition in Visibility::ALL {
            for process in Visibility::ALL {
                let circle = Circle { edition, process };
                assert_eq!(Circle::parse(&circle.name()), circle);
            }
        }
        assert_eq!(Circle::parse("public").name(), "public");
        assert_eq!(Circle::parse("public+x").process, Visibility::Staff);
        assert_eq!(Circle::parse("").edition, Visibility::Staff);
    }

    proptest! {
        #[test]
        fn doc_id_orders_editions_kinds_and_gives_the_reference_back(
            a in 1i64..1 << 28, b in 1i64..1 << 28, x in 1i64..LAST, y in 1i64..LAST,
        ) {
            let (one, other) = (doc_id(EditionId(a), DocKind::Item, x % 2, x), doc_id(EditionId(b), DocKind::Block, y % 2, y));
            prop_assert_eq!(ref_of(one), x);
            prop_assert_eq!(one > other, a >= b);
            let (low, high) = doc_range(EditionId(a), Some(DocKind::Item));
            prop_assert!(low <= one && one <= high);
            let (low, high) = doc_range(EditionId(a), None);
            prop_assert!(low <= one && one <= high);
            let (low, high) = version_range(EditionId(b));
            prop_assert!(low <= other && other <= high);
            let inside = |slot| slot_ranges(EditionId(a), slot).iter().filter(|(l, h)| (*l..=*h).contains(&one)).count();
            prop_assert_eq!((inside(x % 2), inside(1 - x % 2)), (1, 0));
        }

        #[test]
        fn tokens_run_in_step(text in "\\PC{0,80}") {
            let got = tokens(&document(&text, &text, &text), &mut Stems::new(Lang::En));
            prop_assert_eq!(got.words.split(' ').count(), got.stems.split(' ').count());
        }
    }
}
