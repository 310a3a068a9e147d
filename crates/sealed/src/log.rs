//! The append-only log: the Merkle tree of RFC 6962 (section 2.1; verification as in RFC 9162, section 2.1), SHA-256.
//! It holds hashes, not entries. Appending costs a constant number of hashes on average, a proof a logarithmic one.
//! Who keeps the hashes elsewhere proves and appends with the few that [`needed`] and [`Edge::needed`] name.

use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::collections::BTreeMap;

pub type Hash = [u8; 32];

/// The hash of an entry's bytes as a leaf.
pub fn leaf(entry: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(entry).finalize().into()
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// Where a whole subtree stands: of the leaves from `place·2^level` on, `2^level` of them. Level 0 is the leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct At {
    pub level: u32,
    pub place: u64,
}

/// The hash of a whole subtree, wherever it is kept; none: it is not there.
pub trait Hashes {
    fn at(&self, at: At) -> Option<Hash>;
}

impl Hashes for Log {
    fn at(&self, at: At) -> Option<Hash> {
        self.levels.get(at.level as usize)?.get(usize::try_from(at.place).ok()?).copied()
    }
}

impl Hashes for BTreeMap<At, Hash> {
    fn at(&self, at: At) -> Option<Hash> {
        self.get(&at).copied()
    }
}

/// Answers everything, and keeps what it was asked for.
#[derive(Default)]
struct Asked(RefCell<Vec<At>>);

impl Hashes for Asked {
    fn at(&self, at: At) -> Option<Hash> {
        self.0.borrow_mut().push(at);
        Some([0; 32])
    }
}

/// The subtrees whose hashes the proof needs that `index` is in the log of `size` leaves.
pub fn needed(index: u64, size: u64) -> Vec<At> {
    let asked = Asked::default();
    inclusion(&asked, index, size);
    asked.0.into_inner()
}

/// The subtrees whose hashes the proof needs that the log of `new` leaves continues that of `old`.
pub fn needed_between(old: u64, new: u64) -> Vec<At> {
    let asked = Asked::default();
    consistency(&asked, old, new);
    asked.0.into_inner()
}

/// That the leaf at `index` is in the log of `size` leaves: hashes from the leaf up. None: it is not, or a hash is missing.
pub fn inclusion(hashes: &impl Hashes, index: u64, size: u64) -> Option<Vec<Hash>> {
    if index >= size {
        return None;
    }
    let (mut from, mut to) = (0, size);
    let mut path = Vec::new();
    while to - from > 1 {
        let middle = from + split(to - from);
        if index < middle {
            path.push(range(hashes, middle, to)?);
            to = middle;
        } else {
            path.push(range(hashes, from, middle)?);
            from = middle;
        }
    }
    path.reverse();
    Some(path)
}

/// That the log of `old` leaves is the beginning of that of `new` leaves. None: it is not, or a hash is missing.
pub fn consistency(hashes: &impl Hashes, old: u64, new: u64) -> Option<Vec<Hash>> {
    if old == 0 || old > new {
        return None;
    }
    let (mut from, mut to) = (0, new);
    let mut proof = Vec::new();
    // Whether the old log's own root, which the reader knows, is still the left edge.
    let mut known = true;
    while old != to {
        let middle = from + split(to - from);
        if old <= middle {
            proof.push(range(hashes, middle, to)?);
            to = middle;
        } else {
            proof.push(range(hashes, from, middle)?);
            from = middle;
            known = false;
        }
    }
    if !known {
        proof.push(range(hashes, from, to)?);
    }
    proof.reverse();
    Some(proof)
}

/// The hash over leaves `from..to`, of which `from` is where a subtree of that size may begin.
fn range(hashes: &impl Hashes, from: u64, to: u64) -> Option<Hash> {
    let size = to - from;
    if size == 0 {
        return Some(Sha256::new().finalize().into());
    }
    if size.is_power_of_two() {
        return hashes.at(At { level: size.trailing_zeros(), place: from / size });
    }
    let middle = from + split(size);
    Some(node(&range(hashes, from, middle)?, &range(hashes, middle, to)?))
}

/// The right edge of a log: all that appending to it and its root need.
#[derive(Clone, Debug, Default)]
pub struct Edge {
    size: u64,
    /// Of the whole subtrees that make up the log, from the left, each smaller than the one before.
    hashes: Vec<(u32, Hash)>,
}

impl Edge {
    /// The subtrees whose hashes are the edge of a log of `size` leaves.
    pub fn needed(size: u64) -> Vec<At> {
        let levels = (0..u64::BITS).rev().filter(|level| size >> level & 1 == 1);
        levels.map(|level| At { level, place: (size >> level) - 1 }).collect()
    }

    /// None: a hash is missing.
    pub fn of(size: u64, hashes: &impl Hashes) -> Option<Edge> {
        let one = |at: At| Some((at.level, hashes.at(at)?));
        Some(Edge { size, hashes: Edge::needed(size).into_iter().map(one).collect::<Option<_>>()? })
    }

    pub fn len(&self) -> u64 {
        self.size
    }

    pub fn is_empty(&self) -> bool {
        self.size == 0
    }

    /// Appends a leaf; gives the subtrees that are whole by it, above the leaves.
    pub fn push(&mut self, leaf: Hash) -> Vec<(At, Hash)> {
        self.size += 1;
        let (mut level, mut hash, mut whole) = (0, leaf, Vec::new());
        while let Some((_, left)) = self.hashes.pop_if(|(of, _)| *of == level) {
            (level, hash) = (level + 1, node(&left, &hash));
            whole.push((At { level, place: (self.size >> level) - 1 }, hash));
        }
        self.hashes.push((level, hash));
        whole
    }

    pub fn root(&self) -> Hash {
        let mut from_right = self.hashes.iter().rev().map(|(_, hash)| *hash);
        let last = from_right.next().unwrap_or_else(|| Sha256::new().finalize().into());
        from_right.fold(last, |right, left| node(&left, &right))
    }
}

/// Hashes of a log's leaves and of all whole subtrees above them.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// `levels[k][i]` is the hash of the leaves from `i·2ᵏ` on, `2ᵏ` of them.
    levels: Vec<Vec<Hash>>,
}

impl Log {
    pub fn new() -> Log {
        Log::default()
    }

    pub fn len(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Appends a leaf; gives its index.
    pub fn push(&mut self, leaf: Hash) -> u64 {
        let index = self.len();
        let mut hash = leaf;
        for level in 0.. {
            if level == self.levels.len() {
                self.levels.push(Vec::new());
            }
            let row = &mut self.levels[level];
            row.push(hash);
            match row.as_slice() {
                [.., left, right] if row.len().is_multiple_of(2) => hash = node(left, right),
                _ => break,
            }
        }
        index
    }

    /// The root over all leaves.
    pub fn root(&self) -> Hash {
        self.root_at(self.len()).unwrap_or_default()
    }

    /// The root when the log had `size` leaves; none: it never had so many.
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        range(self, 0, size)
    }

    /// See [`inclusion`].
    pub fn inclusion(&self, index: u64, size: u64) -> Option<Vec<Hash>> {
        if size <= self.len() { inclusion(self, index, size) } else { None }
    }

    /// See [`consistency`].
    pub fn consistency(&self, old: u64, new: u64) -> Option<Vec<Hash>> {
        if new <= self.len() { consistency(self, old, new) } else { None }
    }
}

/// The largest power of two smaller than `size`, which is at least 2.
fn split(size: u64) -> u64 {
    1 << (u64::BITS - 1 - (size - 1).leading_zeros())
}

/// Whether `path` proves that `leaf` stands at `index` in the log of `size` leaves with this root.
pub fn includes(leaf: &Hash, index: u64, size: u64, path: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut place, mut last) = (index, size - 1);
    let mut hash = *leaf;
    for other in path {
        if last == 0 {
            return false;
        }
        if place % 2 == 1 || place == last {
            hash = node(other, &hash);
            while place % 2 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            hash = node(&hash, other);
        }
        place >>= 1;
        last >>= 1;
    }
    last == 0 && hash == *root
}

/// Whether `proof` shows that the log of `new` leaves begins with that of `old` leaves.
pub fn continues(old: u64, new: u64, old_root: &Hash, new_root: &Hash, proof: &[Hash]) -> bool {
    if old == 0 || old > new {
        return false;
    }
    if old == new {
        return proof.is_empty() && old_root == new_root;
    }
    let first = if old.is_power_of_two() { Some(old_root) } else { None };
    let mut proof = first.into_iter().chain(proof);
    let Some(start) = proof.next() else { return false };
    let (mut place, mut last) = (old - 1, new - 1);
    while place % 2 == 1 {
        place >>= 1;
        last >>= 1;
    }
    let (mut old_hash, mut new_hash) = (*start, *start);
    for other in proof {
        if last == 0 {
            return false;
        }
        if place % 2 == 1 || place == last {
            old_hash = node(other, &old_hash);
            new_hash = node(other, &new_hash);
            while place % 2 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            new_hash = node(&new_hash, other);
        }
        place >>= 1;
        last >>= 1;
    }
    last == 0 && old_hash == *old_root && new_hash == *new_root
}
