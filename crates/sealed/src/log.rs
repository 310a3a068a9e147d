//! The append-only log: the Merkle tree of RFC 6962 (section 2.1; verification as in RFC 9162, section 2.1), SHA-256.
//! It holds hashes, not entries. Appending costs a constant number of hashes on average, a proof a logarithmic one.

use sha2::{Digest, Sha256};

pub type Hash = [u8; 32];

/// The hash of an entry's bytes as a leaf.
pub fn leaf(entry: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(entry).finalize().into()
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
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
        self.range(0, self.len())
    }

    /// The root when the log had `size` leaves; none: it never had so many.
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        (size <= self.len()).then(|| self.range(0, size))
    }

    /// That the leaf at `index` is in the log of `size` leaves: hashes from the leaf up. None: it is not.
    pub fn inclusion(&self, index: u64, size: u64) -> Option<Vec<Hash>> {
        if index >= size || size > self.len() {
            return None;
        }
        let (mut from, mut to) = (0, size);
        let mut path = Vec::new();
        while to - from > 1 {
            let middle = from + split(to - from);
            if index < middle {
                path.push(self.range(middle, to));
                to = middle;
            } else {
                path.push(self.range(from, middle));
                from = middle;
            }
        }
        path.reverse();
        Some(path)
    }

    /// That the log of `old` leaves is the beginning of that of `new` leaves. None: there are not so many.
    pub fn consistency(&self, old: u64, new: u64) -> Option<Vec<Hash>> {
        if old == 0 || old > new || new > self.len() {
            return None;
        }
        let (mut from, mut to) = (0, new);
        let mut proof = Vec::new();
        // Whether the old log's own root, which the reader knows, is still the left edge.
        let mut known = true;
        while old != to {
            let middle = from + split(to - from);
            if old <= middle {
                proof.push(self.range(middle, to));
                to = middle;
            } else {
                proof.push(self.range(from, middle));
                from = middle;
                known = false;
            }
        }
        if !known {
            proof.push(self.range(from, to));
        }
        proof.reverse();
        Some(proof)
    }

    /// The hash over leaves `from..to`, of which `from` is where a subtree of that size may begin.
    fn range(&self, from: u64, to: u64) -> Hash {
        let size = to - from;
        if size == 0 {
            return Sha256::new().finalize().into();
        }
        if size.is_power_of_two() {
            let level = size.trailing_zeros() as usize;
            return self.levels[level][(from / size) as usize];
        }
        let middle = from + split(size);
        node(&self.range(from, middle), &self.range(middle, to))
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
