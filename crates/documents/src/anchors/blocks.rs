//! The paragraphs of an older version in a newer one.
//! Equal texts first, then the surest pairs, then what the neighbours tell; a pair once made stands.

use super::candidates::Index;
use super::likeness::{Text, Vocabulary, likeness};
use cantiere_domain::plan::BlockKind;
use std::collections::HashMap;

/// How far around its expected place a paragraph is looked for besides its words.
const WINDOW: usize = 4;
/// What the right place adds to likeness, at most.
const PLACE: f32 = 0.10;
/// By how much a pair must be better than any other of the two to be sure without its neighbours.
const MARGIN: f32 = 0.12;

#[derive(Clone, Copy, Debug)]
pub struct OldBlock<'a, Id> {
    pub id: Id,
    pub kind: BlockKind,
    pub text: &'a str,
}

#[derive(Clone, Copy, Debug)]
pub struct NewBlock<'a> {
    pub kind: BlockKind,
    pub text: &'a str,
}

/// For each new paragraph the id of the old one that goes on in it. No id is given twice.
///
/// A paragraph keeps its id when most of its words stay, wherever it moves; of one that was split, the first part keeps it.
/// A text that shares less than 30 % of its words with the old one never gets its id.
/// Blocks of kind `Item` have no words of their own: they get nothing here, and are found by their item.
pub fn match_blocks<Id: Copy>(old: &[OldBlock<Id>], new: &[NewBlock]) -> Vec<Option<Id>> {
    let mut vocabulary = Vocabulary::default();
    let olds: Vec<Text> =
        old.iter().map(|b| vocabulary.text(if b.kind == BlockKind::Item { "" } else { b.text })).collect();
    let news: Vec<Text> =
        new.iter().map(|b| vocabulary.text(if b.kind == BlockKind::Item { "" } else { b.text })).collect();
    let mut pairs = Pairs { of_new: vec![None; new.len()], of_old: vec![None; old.len()] };
    equal_texts(old, new, &mut pairs);
    let mut likely = likely_pairs(old, new, &olds, &news, &pairs);
    sure_pairs(&likely, &mut pairs);
    with_place(old, new, &olds, &news, &mut likely, &mut pairs);
    pairs.of_new.iter().map(|at| at.map(|at| old[at].id)).collect()
}

struct Pairs {
    of_new: Vec<Option<usize>>,
    of_old: Vec<Option<usize>>,
}

impl Pairs {
    fn add(&mut self, old: usize, new: usize) -> bool {
        let free = self.of_new[new].is_none() && self.of_old[old].is_none();
        if free {
            self.of_new[new] = Some(old);
            self.of_old[old] = Some(new);
        }
        free
    }

    /// The old places that the nearest neighbours with a pair, before and after, point to.
    fn expected(&self) -> Vec<[Option<usize>; 2]> {
        let mut places = vec![[None, None]; self.of_new.len()];
        let mut last: Option<usize> = None;
        for (at, place) in places.iter_mut().enumerate() {
            place[0] = last.map(|o| o + 1);
            last = self.of_new[at].or(place[0]);
        }
        let mut next: Option<usize> = None;
        for (at, place) in places.iter_mut().enumerate().rev() {
            place[1] = next.and_then(|o| o.checked_sub(1));
            next = self.of_new[at].or(place[1]);
        }
        places
    }
}

struct Likely {
    old: usize,
    new: usize,
    score: f32,
}

/// The places of one text, in the old version and in the new one.
type Alike = (Vec<usize>, Vec<usize>);

/// Texts that are letter for letter the same; of several alike, neighbours first, then in order.
fn equal_texts<Id>(old: &[OldBlock<Id>], new: &[NewBlock], pairs: &mut Pairs) {
    let mut groups: HashMap<(&str, BlockKind), Alike> = HashMap::new();
    for (at, block) in old.iter().enumerate().filter(|(_, b)| b.kind != BlockKind::Item && !b.text.is_empty()) {
        groups.entry((block.text, block.kind)).or_default().0.push(at);
    }
    for (at, block) in new.iter().enumerate() {
        if let Some(group) = groups.get_mut(&(block.text, block.kind)) {
            group.1.push(at);
        }
    }
    for (olds, news) in groups.values() {
        if let ([old], [new]) = (olds.as_slice(), news.as_slice()) {
            pairs.add(*old, *new);
        }
    }
    let same = |o: usize, n: usize| {
        old[o].kind == new[n].kind
            && old[o].kind != BlockKind::Item
            && !new[n].text.is_empty()
            && old[o].text == new[n].text
    };
    for n in 1..new.len() {
        if let Some(o) = pairs.of_new[n - 1].map(|o| o + 1).filter(|o| *o < old.len())
            && same(o, n)
        {
            pairs.add(o, n);
        }
    }
    for n in (1..new.len()).rev() {
        if let Some(o) = pairs.of_new[n].and_then(|o| o.checked_sub(1))
            && same(o, n - 1)
        {
            pairs.add(o, n - 1);
        }
    }
    let mut groups: Vec<_> = groups.into_values().filter(|(o, n)| o.len().max(n.len()) > 1).collect();
    groups.sort();
    for (olds, news) in groups {
        let free_old: Vec<usize> = olds.into_iter().filter(|o| pairs.of_old[*o].is_none()).collect();
        let free_new: Vec<usize> = news.into_iter().filter(|n| pairs.of_new[*n].is_none()).collect();
        // As many old as new: the order tells. Otherwise the neighbours have to, later.
        if free_old.len() == free_new.len() {
            free_old.into_iter().zip(free_new).for_each(|(o, n)| {
                pairs.add(o, n);
            });
        }
    }
}

fn score<Id>(old: &[OldBlock<Id>], new: &[NewBlock], olds: &[Text], news: &[Text], o: usize, n: usize) -> Option<f32> {
    let other_kind = if old[o].kind == new[n].kind { 0.0 } else { 0.06 };
    likeness(&olds[o], &news[n]).map(|s| s - other_kind)
}

fn likely_pairs<Id>(
    old: &[OldBlock<Id>],
    new: &[NewBlock],
    olds: &[Text],
    news: &[Text],
    pairs: &Pairs,
) -> Vec<Likely> {
    let mut index = Index::new(olds, (0..old.len()).filter(|o| pairs.of_old[*o].is_none()));
    let mut likely = Vec::new();
    for n in (0..new.len()).filter(|n| pairs.of_new[*n].is_none()) {
        for o in index.candidates(&news[n]) {
            if let Some(score) = score(old, new, olds, news, o, n) {
                likely.push(Likely { old: o, new: n, score });
            }
        }
    }
    likely
}

/// Pairs that are clearly better than any other that one of the two could enter.
fn sure_pairs(likely: &[Likely], pairs: &mut Pairs) {
    let mut best_of_new: HashMap<usize, [f32; 2]> = HashMap::new();
    let mut best_of_old: HashMap<usize, [f32; 2]> = HashMap::new();
    for pair in likely {
        for best in [best_of_new.entry(pair.new).or_default(), best_of_old.entry(pair.old).or_default()] {
            if pair.score > best[0] {
                *best = [pair.score, best[0]];
            } else if pair.score > best[1] {
                best[1] = pair.score;
            }
        }
    }
    for pair in likely {
        let sure = |best: &[f32; 2]| pair.score == best[0] && best[0] - best[1] >= MARGIN;
        if sure(&best_of_new[&pair.new]) && sure(&best_of_old[&pair.old]) {
            pairs.add(pair.old, pair.new);
        }
    }
}

/// The rest, by likeness and place together, best first.
fn with_place<Id>(
    old: &[OldBlock<Id>],
    new: &[NewBlock],
    olds: &[Text],
    news: &[Text],
    likely: &mut Vec<Likely>,
    pairs: &mut Pairs,
) {
    for _ in 0..2 {
        let expected = pairs.expected();
        likely.retain(|p| pairs.of_new[p.new].is_none() && pairs.of_old[p.old].is_none());
        let mut known: std::collections::HashSet<(usize, usize)> = likely.iter().map(|p| (p.old, p.new)).collect();
        for n in (0..new.len()).filter(|n| pairs.of_new[*n].is_none()) {
            for place in expected[n].into_iter().flatten() {
                for o in place.saturating_sub(WINDOW)..(place + WINDOW + 1).min(old.len()) {
                    if pairs.of_old[o].is_none()
                        && known.insert((o, n))
                        && let Some(score) = score(old, new, olds, news, o, n)
                    {
                        likely.push(Likely { old: o, new: n, score });
                    }
                }
            }
        }
        let placed = |p: &Likely| {
            let far = expected[p.new].into_iter().flatten().map(|place| place.abs_diff(p.old)).min();
            p.score + far.map_or(0.0, |far| PLACE / (1.0 + far as f32 / 2.0))
        };
        let mut ordered: Vec<(f32, usize, usize)> = likely.iter().map(|p| (placed(p), p.old, p.new)).collect();
        ordered.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)).then(a.1.cmp(&b.1)));
        for (_, o, n) in ordered {
            pairs.add(o, n);
        }
    }
}
