//! The log against the vectors that were worked out from RFC 6962 alone, and against another implementation.

use cantiere_sealed::hex;
use cantiere_sealed::log::{
    At, Edge, Hash, Hashes, Log, consistency, continues, includes, inclusion, leaf, needed, needed_between,
};
use ct_merkle::RootHash;
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use proptest::prelude::*;
use sha2::Sha256;
use std::collections::BTreeMap;

/// The customary leaves of Certificate Transparency's own tests.
fn customary() -> Vec<Vec<u8>> {
    let leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
    let bytes =
        |text: &str| (0..text.len() / 2).map(|n| u8::from_str_radix(&text[2 * n..2 * n + 2], 16).unwrap()).collect();
    leaves.iter().map(|text| bytes(text)).collect()
}

fn log_of(leaves: &[Vec<u8>]) -> Log {
    let mut log = Log::new();
    leaves.iter().for_each(|bytes| {
        log.push(leaf(bytes));
    });
    log
}

#[test]
fn roots_of_the_customary_leaves_are_the_known_ones() {
    let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let log = log_of(&customary());
    for (size, root) in roots.iter().enumerate() {
        assert_eq!(log.root_at(size as u64).map(|hash| hex::encode(&hash)).as_deref(), Some(*root), "size {size}");
    }
    assert_eq!(log.root_at(9), None);
}

#[test]
fn shared_vectors_all_proofs_are_equal() {
    let beside = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("CANTIERE_SHARED").map_or(beside, std::path::PathBuf::from);
    let file = folder.join("oracle/rfc6962_vectors.json");
    let Ok(text) = std::fs::read_to_string(&file) else {
        eprintln!("SKIPPED: {} is not there; set CANTIERE_SHARED to the folder with the oracles", file.display());
        return;
    };
    let vectors: serde_json::Value = serde_json::from_str(&text).unwrap();
    let hashes = |value: &serde_json::Value| -> Vec<Hash> {
        value.as_array().unwrap().iter().map(|h| hex::decode(h.as_str().unwrap()).unwrap()).collect()
    };
    let log = log_of(&customary());
    let number = |value: &serde_json::Value| value.as_u64().unwrap();
    let mut seen = 0;
    for case in vectors["inclusion"].as_array().unwrap() {
        let path = log.inclusion(number(&case["index"]), number(&case["size"]));
        assert_eq!(path, Some(hashes(&case["path"])), "{case}");
        seen += 1;
    }
    for case in vectors["consistency"].as_array().unwrap() {
        let proof = log.consistency(number(&case["from"]), number(&case["to"]));
        assert_eq!(proof, Some(hashes(&case["proof"])), "{case}");
        seen += 1;
    }
    assert_eq!(seen, 72);
    let big = log_of(&(0..1000_u64).map(|n| n.to_be_bytes().to_vec()).collect::<Vec<_>>());
    assert_eq!(hex::encode(&big.root()), vectors["big"]["root"].as_str().unwrap());
    assert_eq!(big.inclusion(777, 1000), Some(hashes(&vectors["big"]["path_777"])));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn root_is_that_of_another_implementation(leaves in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..9), 1..90)) {
        let mut other = MemoryBackedTree::<Sha256, Vec<u8>>::new();
        leaves.iter().for_each(|bytes| other.push(bytes.clone()));
        let root: RootHash<Sha256> = other.root();
        prop_assert_eq!(log_of(&leaves).root().to_vec(), root.as_bytes().to_vec());
    }

    #[test]
    fn proofs_hold_and_any_change_breaks_them(n in 1_u64..200, a in any::<u64>(), b in any::<u64>(), bit in 0_usize..256) {
        let log = log_of(&(0..n).map(|i| i.to_be_bytes().to_vec()).collect::<Vec<_>>());
        let size = 1 + a % n;
        let index = b % size;
        let root = log.root_at(size).unwrap();
        let entry = leaf(&index.to_be_bytes());
        let path = log.inclusion(index, size).unwrap();
        prop_assert!(includes(&entry, index, size, &path, &root));
        let flip = |hash: &Hash| { let mut other = *hash; other[bit / 8] ^= 1 << (bit % 8); other };
        prop_assert!(!includes(&flip(&entry), index, size, &path, &root));
        prop_assert!(!includes(&entry, index, size, &path, &flip(&root)));
        for at in 0..path.len() {
            let mut other = path.clone();
            other[at] = flip(&other[at]);
            prop_assert!(!includes(&entry, index, size, &other, &root));
        }
        prop_assert!(!includes(&entry, size, size, &path, &root));

        let old = 1 + b % size;
        let old_root = log.root_at(old).unwrap();
        let proof = log.consistency(old, size).unwrap();
        prop_assert!(continues(old, size, &old_root, &root, &proof));
        prop_assert!(!continues(old, size, &flip(&old_root), &root, &proof));
        prop_assert!(!continues(old, size, &old_root, &flip(&root), &proof));
        for at in 0..proof.len() {
            let mut other = proof.clone();
            other[at] = flip(&other[at]);
            prop_assert!(!continues(old, size, &old_root, &root, &other));
        }
    }

    #[test]
    fn edge_and_few_hashes_say_what_the_whole_log_says(n in 1_u64..300, cut in any::<u64>(), b in any::<u64>()) {
        let leaves: Vec<Hash> = (0..n).map(|i| leaf(&i.to_be_bytes())).collect();
        let mut log = Log::new();
        leaves.iter().for_each(|hash| { log.push(*hash); });
        // Kept elsewhere: leaves, and what appending gave, part by part as from a table.
        let mut kept: BTreeMap<At, Hash> = BTreeMap::new();
        let cut = cut % n;
        for part in [0..cut, cut..n] {
            let mut edge = Edge::of(part.start, &kept).unwrap();
            for place in part {
                kept.insert(At { level: 0, place }, leaves[place as usize]);
                kept.extend(edge.push(leaves[place as usize]));
            }
            prop_assert_eq!(Some(edge.root()), log.root_at(edge.len()));
        }
        prop_assert!(kept.iter().all(|(at, hash)| log.at(*at) == Some(*hash)));
        let size = 1 + b % n;
        let index = b / 7 % size;
        let wanted = needed(index, size);
        let levels = u64::BITS - size.leading_zeros();
        prop_assert!(wanted.len() <= 2 * levels as usize, "{} hashes for {size} entries", wanted.len());
        let few: BTreeMap<At, Hash> = wanted.iter().map(|at| (*at, kept[at])).collect();
        prop_assert_eq!(inclusion(&few, index, size), log.inclusion(index, size));
        prop_assert_eq!(inclusion(&BTreeMap::new(), index, size).is_some(), size == 1);
        let old = 1 + index;
        let few: BTreeMap<At, Hash> = needed_between(old, size).iter().map(|at| (*at, kept[at])).collect();
        prop_assert_eq!(consistency(&few, old, size), log.consistency(old, size));
    }
}
