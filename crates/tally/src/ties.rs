//! Rules for ties: an order of the projects, fixed before counting and independent of the ballots' order.
//! Whether two projects are tied is decided elsewhere, exactly.

use sha2::{Digest, Sha256};

use crate::election::Election;

/// Who goes first when the rule itself cannot tell. Each ends with the smaller id, compared as text
/// (by bytes of UTF-8, so `10` comes before `9`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ties {
    /// The smaller id.
    #[default]
    Id,
    /// More votes, then the smaller id.
    Votes,
    /// The lower cost, then the smaller id.
    Cost,
    /// Seeded order `order-v1`: by HMAC-SHA256 with key SHA-256(seed as 8 bytes, big-endian) over
    /// `order-v1`, a zero byte and the id.
    Seed(u64),
}

impl Ties {
    /// Reads `id`, `votes`, `cost` or `seed:N`.
    pub fn parse(text: &str) -> Option<Ties> {
        match text {
            "id" => Some(Ties::Id),
            "votes" => Some(Ties::Votes),
            "cost" => Some(Ties::Cost),
            _ => text.strip_prefix("seed:")?.parse().ok().map(Ties::Seed),
        }
    }

    pub fn name(self) -> String {
        match self {
            Ties::Id => "id".into(),
            Ties::Votes => "votes".into(),
            Ties::Cost => "cost".into(),
            Ties::Seed(seed) => format!("seed:{seed}"),
        }
    }

    /// The place of every project in the tie order, 0 being first.
    pub(crate) fn ranks(self, election: &Election, votes: &[u64]) -> Vec<u32> {
        let id = |p: usize| election.projects[p].id.as_bytes();
        let mut order: Vec<usize> = (0..election.projects.len()).collect();
        match self {
            Ties::Id => order.sort_by(|&a, &b| id(a).cmp(id(b))),
            Ties::Votes => order.sort_by(|&a, &b| votes[b].cmp(&votes[a]).then(id(a).cmp(id(b)))),
            Ties::Cost => order.sort_by(|&a, &b| {
                let cost = |p: usize| election.projects[p].cost;
                cost(a).cmp(&cost(b)).then(id(a).cmp(id(b)))
            }),
            Ties::Seed(seed) => {
                let key: [u8; 32] = Sha256::digest(seed.to_be_bytes()).into();
                order.sort_by_cached_key(|&p| (order_v1(&key, id(p)), id(p).to_vec()));
            }
        }
        let mut ranks = vec![0; order.len()];
        for (rank, project) in order.into_iter().enumerate() {
            ranks[project] = rank as u32;
        }
        ranks
    }
}

/// HMAC-SHA256 (RFC 2104) of `order-v1 00 id`.
pub(crate) fn order_v1(key: &[u8; 32], id: &[u8]) -> [u8; 32] {
    let pad = |byte: u8| {
        let mut block = [byte; 64];
        block.iter_mut().zip(key).for_each(|(out, k)| *out ^= k);
        block
    };
    let inner = Sha256::new().chain_update(pad(0x36)).chain_update(b"order-v1\0").chain_update(id);
    Sha256::new().chain_update(pad(0x5c)).chain_update(inner.finalize()).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::election::VoteType;

    #[test]
    fn ids_are_compared_as_text() {
        let election = Election::new(VoteType::Approval, 1, [("9", 1), ("10", 3), ("a", 2)]);
        assert_eq!(Ties::Id.ranks(&election, &[0, 0, 0]), [1, 0, 2]);
        assert_eq!(Ties::Cost.ranks(&election, &[0, 0, 0]), [0, 2, 1]);
        assert_eq!(Ties::Votes.ranks(&election, &[5, 5, 9]), [2, 1, 0]);
    }

    #[test]
    fn seeded_order_is_a_pinned_permutation() {
        let key: [u8; 32] = std::array::from_fn(|i| i as u8);
        let mut ids: Vec<String> = (1..=20).map(|n| format!("P{n:03}")).collect();
        ids.sort_by_key(|id| order_v1(&key, id.as_bytes()));
        assert_eq!(ids[..5], ["P008", "P014", "P016", "P009", "P020"]);
    }
}
