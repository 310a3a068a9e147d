//! What paragraphs must keep when a text is edited, moved and split, measured on texts with many similar paragraphs.

use cantiere_documents::anchors::{NewBlock, OldBlock, match_blocks};
use cantiere_domain::plan::BlockKind;
use cantiere_domain::text::words;
use proptest::prelude::*;
use std::collections::{HashMap, HashSet};

/// A small generator, so that a failing seed can be run again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides.max(1)
    }
}

const COMMON: [&str; 24] = [
    "di", "e", "la", "il", "per", "le", "in", "dei", "delle", "con", "che", "un", "una", "a", "da", "gli", "al", "nel",
    "non", "sono", "della", "del", "alla", "si",
];
const STEMS: [&str; 40] = [
    "serviz",
    "dat",
    "piattaform",
    "amministrazion",
    "cittadin",
    "impres",
    "region",
    "comun",
    "orient",
    "form",
    "pubblic",
    "digital",
    "accessibil",
    "sicur",
    "process",
    "strument",
    "obiettiv",
    "risultat",
    "indicator",
    "monitor",
    "fond",
    "gar",
    "document",
    "archiv",
    "scuol",
    "salut",
    "ambient",
    "trasport",
    "energ",
    "cultur",
    "turism",
    "lavor",
    "famigli",
    "giovan",
    "anzian",
    "quartier",
    "biblioteche",
    "parch",
    "mercat",
    "acqu",
];
const ENDINGS: [&str; 12] = ["o", "a", "i", "e", "are", "ato", "azione", "azioni", "ale", "ali", "amento", "bile"];

fn word(dice: &mut Dice) -> String {
    if dice.roll(100) < 40 {
        COMMON[dice.roll(COMMON.len())].into()
    } else {
        format!("{}{}", STEMS[dice.roll(STEMS.len())], ENDINGS[dice.roll(ENDINGS.len())])
    }
}

/// Paragraphs of 8 to 70 words; a third repeats another one with few words changed, as lines of action do.
fn text(dice: &mut Dice, count: usize) -> Vec<String> {
    let mut found: Vec<Vec<String>> = Vec::new();
    while found.len() < count {
        let near = if found.is_empty() || dice.roll(3) > 0 {
            None
        } else {
            Some(found.len() - 1 - dice.roll(found.len().min(30)))
        };
        let mut new = match near {
            Some(at) => found[at].clone(),
            None => (0..8 + dice.roll(63)).map(|_| word(dice)).collect(),
        };
        if near.is_some() {
            for _ in 0..1 + new.len() / 8 {
                let at = dice.roll(new.len());
                new[at] = word(dice);
            }
        }
        found.push(new);
    }
    found.into_iter().map(|w| w.join(" ")).collect()
}

/// Up to 30 % of the words replaced, taken out or put in.
fn edit(dice: &mut Dice, text: &str) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_string).collect();
    let most = words.len() * 3 / 10;
    for _ in 0..dice.roll(most + 1) {
        let at = dice.roll(words.len());
        match dice.roll(3) {
            0 => words[at] = word(dice),
            1 if words.len() > 1 => drop(words.remove(at)),
            _ => words.insert(at, word(dice)),
        }
    }
    words.join(" ")
}

struct Case {
    old: Vec<String>,
    /// The new text, and which old paragraph should go on in it.
    new: Vec<(String, Option<usize>)>,
}

fn case(seed: u64, count: usize) -> Case {
    let mut dice = Dice(seed | 1);
    for _ in 0..8 {
        dice.roll(2);
    }
    let old = text(&mut dice, count);
    let busy = [5, 30, 100][dice.roll(3)];
    let mut new: Vec<(String, Option<usize>)> = Vec::new();
    let mut moved = Vec::new();
    for (at, paragraph) in old.iter().enumerate() {
        if dice.roll(100) >= busy {
            new.push((paragraph.clone(), Some(at)));
            continue;
        }
        match dice.roll(10) {
            0 => moved.push((paragraph.clone(), Some(at))),
            1 => {
                let words: Vec<&str> = paragraph.split(' ').collect();
                let cut = (words.len() * (35 + dice.roll(31)) / 100).max(1);
                new.push((words[..cut].join(" "), Some(at)));
                new.push((words[cut..].join(" "), None));
            }
            2 => {}
            3 => {
                new.push((text(&mut dice, 1).remove(0), None));
                new.push((paragraph.clone(), Some(at)));
            }
            _ => new.push((edit(&mut dice, paragraph), Some(at))),
        }
    }
    for paragraph in moved {
        let at = dice.roll(new.len() + 1);
        new.insert(at, paragraph);
    }
    Case { old, new }
}

fn matched(case: &Case) -> Vec<Option<usize>> {
    let old: Vec<_> =
        case.old.iter().enumerate().map(|(id, text)| OldBlock { id, kind: BlockKind::Paragraph, text }).collect();
    let new: Vec<_> = case.new.iter().map(|(text, _)| NewBlock { kind: BlockKind::Paragraph, text }).collect();
    match_blocks(&old, &new)
}

/// Kept and all that should be; an old paragraph with the same words counts as the same.
fn kept(case: &Case) -> (usize, usize) {
    let found = matched(case);
    let should: Vec<_> = case.new.iter().enumerate().filter_map(|(n, (_, o))| o.map(|o| (n, o))).collect();
    let kept = should.iter().filter(|(n, o)| found[*n].is_some_and(|f| f == *o || case.old[f] == case.old[*o]));
    (kept.count(), should.len())
}

fn share(text: &str, of: &str) -> f32 {
    let mut counts: HashMap<String, i32> = HashMap::new();
    words(of).into_iter().for_each(|w| *counts.entry(w).or_default() += 1);
    let own = words(text);
    let common = own
        .iter()
        .filter(|w| {
            counts.get_mut(*w).is_some_and(|c| {
                *c -= 1;
                *c >= 0
            })
        })
        .count();
    common as f32 / own.len().max(1) as f32
}

#[test]
fn edited_moved_and_split_paragraphs_keep_their_anchor() {
    let (mut all, mut kept_all) = (0, 0);
    for seed in 1..=60u64 {
        let (kept, should) = kept(&case(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15), 300));
        (kept_all, all) = (kept_all + kept, all + should);
    }
    let rate = kept_all as f64 / all as f64;
    eprintln!("kept {kept_all} of {all}: {:.3} %", rate * 100.0);
    assert!(rate >= 0.99, "{rate}");
}

/// A text in which some neighbours were put together, and some of the others edited.
fn joined(seed: u64, count: usize) -> (Vec<String>, Vec<(String, Vec<usize>)>) {
    let mut dice = Dice(seed | 1);
    let old = text(&mut dice, count);
    let (mut new, mut at) = (Vec::new(), 0);
    while at < old.len() {
        if at + 1 < old.len() && dice.roll(4) == 0 {
            new.push((format!("{} {}", old[at], old[at + 1]), vec![at, at + 1]));
            at += 2;
            continue;
        }
        let words = if dice.roll(3) == 0 { edit(&mut dice, &old[at]) } else { old[at].clone() };
        new.push((words, vec![at]));
        at += 1;
    }
    (old, new)
}

#[test]
fn joined_paragraphs_go_on_in_one_of_the_two_and_disturb_no_other() {
    let (mut all, mut alone, mut pairs, mut first, mut either) = (0, 0, 0, 0, 0);
    for seed in 1..=40u64 {
        let (old, new) = joined(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15), 300);
        let blocks: Vec<_> =
            old.iter().enumerate().map(|(id, text)| OldBlock { id, kind: BlockKind::Paragraph, text }).collect();
        let asked: Vec<_> = new.iter().map(|(text, _)| NewBlock { kind: BlockKind::Paragraph, text }).collect();
        for (found, (_, from)) in match_blocks(&blocks, &asked).into_iter().zip(&new) {
            let is = |n: usize| found.is_some_and(|f| f == n || old[f] == old[n]);
            match from[..] {
                [only] => (all, alone) = (all + 1, alone + usize::from(is(only))),
                [a, b] => {
                    pairs += 1;
                    first += usize::from(is(a));
                    either += usize::from(is(a) || is(b));
                }
                _ => unreachable!("one or two"),
            }
        }
    }
    eprintln!("{pairs} pairs joined: {either} go on, {first} as the first; of {all} others {alone} keep theirs");
    assert!(either as f64 >= pairs as f64 * 0.99 && alone as f64 >= all as f64 * 0.99);
}

/// Whatever else the machine does, five times the text must not take much more than five times as long.
#[test]
fn ten_thousand_paragraphs_take_five_times_as_long_as_two_thousand() {
    let time = |count| {
        let case = case(77, count);
        let started = std::time::Instant::now();
        let (kept, should) = kept(&case);
        let taken = started.elapsed();
        eprintln!("{count} paragraphs: {taken:?}, kept {kept} of {should}");
        assert!(kept as f64 >= should as f64 * 0.99);
        taken
    };
    let (small, large) = (time(2_000), time(10_000));
    assert!(large < small * 15, "{small:?} {large:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_anchor_is_given_twice_or_to_a_text_that_shares_too_little(seed in any::<u64>(), count in 1usize..120) {
        let case = case(seed, count);
        let found = matched(&case);
        let given: Vec<usize> = found.iter().copied().flatten().collect();
        prop_assert_eq!(given.iter().collect::<HashSet<_>>().len(), given.len());
        for (n, o) in found.iter().enumerate().filter_map(|(n, o)| o.map(|o| (n, o))) {
            prop_assert!(share(&case.new[n].0, &case.old[o]) >= 0.30);
        }
    }

    #[test]
    fn an_unchanged_text_keeps_every_anchor(seed in any::<u64>(), count in 1usize..120) {
        let old = text(&mut Dice(seed | 1), count);
        let new = old.iter().enumerate().map(|(at, t)| (t.clone(), Some(at))).collect();
        let case = Case { old, new };
        let expected: Vec<_> = (0..count).map(Some).collect();
        prop_assert_eq!(matched(&case), expected);
    }

    #[test]
    fn short_strange_texts_never_share_an_anchor(old in prop::collection::vec("[a-c ]{0,12}", 0..30), new in prop::collection::vec("[a-c ]{0,12}", 0..30)) {
        let case = Case { old, new: new.into_iter().map(|t| (t, None)).collect() };
        let found = matched(&case);
        let given: Vec<usize> = found.iter().copied().flatten().collect();
        prop_assert_eq!(given.iter().collect::<HashSet<_>>().len(), given.len());
        for (n, o) in found.iter().enumerate().filter_map(|(n, o)| o.map(|o| (n, o))) {
            prop_assert!(case.new[n].0 == case.old[o] || share(&case.new[n].0, &case.old[o]) >= 0.30);
        }
    }
}
