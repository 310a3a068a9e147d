//! Groups among many texts: candidates by MinHash bands, each scored exactly against the one it would stand beside.

use super::minhash::{BANDS, MinHash};
use super::shape::{Differs, Shape, differs, likeness, shape_with};
use crate::search::token::Stems;
use cantiere_domain::Lang;
use std::collections::HashMap;

/// Two texts of one group have at least so much in common: rewordings, not one subject (measured on pairs of Italian
/// proposals: rewordings 0.43 to 0.78, one template with another street 0.22 to 0.48).
pub const ALIKE: f64 = 0.45;
/// Texts in one group at most; further ones begin another.
const LARGEST: usize = 50;
/// In a band that more texts share each is only compared with its first: they are copies.
const CROWDED: usize = 40;

#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The first is the one the others were compared with.
    pub members: Vec<Member>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub id: i64,
    /// How like the first, from 0 to 1.
    pub likeness: f64,
    pub differs: Vec<Differs>,
}

/// Takes texts one by one, then tells the groups. The order in which they come makes no difference to who is alike.
#[derive(Default)]
pub struct Finder {
    hashes: MinHash,
    stems: HashMap<&'static str, Stems>,
    ids: Vec<i64>,
    /// Texts of different classes never stand together.
    classes: Vec<u8>,
    shapes: Vec<Shape>,
    bands: Vec<[u64; BANDS]>,
}

impl Finder {
    pub fn add(&mut self, id: i64, class: u8, text: &str, language: Lang) {
        let stems = self.stems.entry(language.as_str()).or_insert_with(|| Stems::new(language));
        let shape = shape_with(stems, text, language);
        if let Some(bands) = self.hashes.bands(&shape.trigrams) {
            self.ids.push(id);
            self.classes.push(class);
            self.shapes.push(shape);
            self.bands.push(bands);
        }
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The groups, by their first.
    pub fn groups(&self) -> Vec<Group> {
        let mut near: Vec<Vec<(usize, f64)>> = vec![Vec::new(); self.len()];
        for (a, b) in self.candidates() {
            let score = likeness(&self.shapes[a], &self.shapes[b]);
            if score >= ALIKE {
                near[a].push((b, score));
                near[b].push((a, score));
            }
        }
        let mut order: Vec<usize> = (0..self.len()).filter(|n| !near[*n].is_empty()).collect();
        order.sort_by_key(|n| (std::cmp::Reverse(near[*n].len()), self.ids[*n]));
        let mut taken = vec![false; self.len()];
        let mut out = Vec::new();
        for first in order {
            if taken[first] {
                continue;
            }
            let mut others: Vec<(usize, f64)> = near[first].iter().copied().filter(|(n, _)| !taken[*n]).collect();
            others.sort_by(|a, b| b.1.total_cmp(&a.1).then(self.ids[a.0].cmp(&self.ids[b.0])));
            others.truncate(LARGEST - 1);
            if others.is_empty() {
                continue;
            }
            taken[first] = true;
            let mut members = vec![Member { id: self.ids[first], likeness: 1.0, differs: Vec::new() }];
            for (n, score) in others {
                taken[n] = true;
                let differs = differs(&self.shapes[first], &self.shapes[n]);
                members.push(Member { id: self.ids[n], likeness: score, differs });
            }
            out.push(Group { members });
        }
        out.sort_by_key(|g| g.members[0].id);
        out
    }

    /// Pairs that share a band, each once.
    fn candidates(&self) -> Vec<(usize, usize)> {
        let mut pairs: Vec<u64> = Vec::new();
        for band in 0..BANDS {
            let mut rows: Vec<(u64, u8, u32)> =
                self.bands.iter().enumerate().map(|(n, b)| (b[band], self.classes[n], n as u32)).collect();
            rows.sort_unstable();
            for bucket in rows.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|b| b.len() > 1) {
                let firsts = if bucket.len() > CROWDED { 1 } else { bucket.len() };
                for (k, a) in bucket.iter().take(firsts).enumerate() {
                    pairs.extend(bucket[k + 1..].iter().map(|b| u64::from(a.2) << 32 | u64::from(b.2)));
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs.into_iter().map(|p| ((p >> 32) as usize, (p & 0xffff_ffff) as usize)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: &[&str]) -> Vec<Group> {
        let mut finder = Finder::default();
        for (n, text) in texts.iter().enumerate() {
            finder.add(n as i64 + 1, 0, text, Lang::It);
        }
        finder.groups()
    }

    fn ids(groups: &[Group]) -> Vec<Vec<i64>> {
        let sorted = |g: &Group| {
            let mut ids: Vec<i64> = g.members.iter().map(|m| m.id).collect();
            ids.sort_unstable();
            ids
        };
        groups.iter().map(sorted).collect()
    }

    const TEXTS: [&str; 6] = [
        "Aprire le biblioteche delle scuole anche di pomeriggio, per chi studia e per il quartiere.",
        "Una pista ciclabile lungo il fiume, dalla stazione al parco, separata dalle auto.",
        "Aprire le biblioteche delle scuole anche di pomeriggio per chi studia e per tutto il quartiere.",
        "Corsi di italiano la sera per chi arriva, nelle sedi dei municipi.",
        "Non aprire le biblioteche delle scuole di pomeriggio, per chi studia e per il quartiere.",
        "Una pista ciclabile lungo il fiume, dalla stazione al parco, separata dalle auto e illuminata.",
    ];

    #[test]
    fn copies_and_rewordings_stand_together_and_an_opposite_is_flagged() {
        let groups = found(&TEXTS);
        assert_eq!(ids(&groups), [vec![1, 3, 5], vec![2, 6]]);
        let flagged: Vec<i64> = groups[0].members.iter().filter(|m| !m.differs.is_empty()).map(|m| m.id).collect();
        assert_eq!(flagged, [5]);
    }

    #[test]
    fn a_text_stands_in_one_group_at_most_and_classes_stay_apart() {
        let mut finder = Finder::default();
        for n in 0..200 {
            finder.add(n, (n % 2) as u8, TEXTS[(n / 2 % 6) as usize], Lang::It);
        }
        let groups = finder.groups();
        let mut all: Vec<i64> = groups.iter().flat_map(|g| g.members.iter().map(|m| m.id)).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert!(groups.iter().all(|g| g.members.iter().all(|m| m.id % 2 == g.members[0].id % 2)));
        assert!(groups.iter().all(|g| g.members.len() <= LARGEST));
    }

    #[test]
    fn nothing_and_nothing_are_not_alike() {
        assert!(found(&["", " ", "…", "a"]).is_empty());
    }
}
