//! The synthetic elections of the shared oracle: generated here from their description in words, compared by
//! hash, and every list of winners it records counted again, all in a second. It needs `../shared` and says
//! loudly when that is not there.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};
use tally::rules::Rule;
use tally::rules::equal_shares::{EqualShares, Utility};
use tally::rules::greedy::Greedy;
use tally::{Conditions, pabulib};

#[test]
fn synthetic_elections_have_the_recorded_hashes_and_winners() {
    let Some(oracle) = oracle() else { return };
    let instances = oracle["instances"].as_array().expect("a list of instances");
    assert!(!instances.is_empty(), "the oracle lists no instance");
    for instance in instances {
        let name = instance["file"].as_str().expect("file: a name");
        let number = |key: &str| instance[key].as_u64().unwrap_or_else(|| panic!("{name}, {key}: not a number"));
        let (projects, voters) = (number("P"), number("V"));
        let file = generate(projects, voters, number("seed"));
        assert_eq!(hash(&file), instance["sha256"].as_str().unwrap(), "{name}: another file than the oracle's");

        let election = pabulib::read(file.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(election.budget.to_string(), instance["B"].as_str().unwrap(), "{name}: budget");
        assert_eq!((election.projects.len(), election.ballots.len()), (projects as usize, voters as usize), "{name}");

        let lists: Vec<(&String, &Value)> =
            instance.as_object().unwrap().iter().filter(|(_, list)| list.is_array()).collect();
        assert!(!lists.is_empty(), "{name}: no list of winners");
        for (key, list) in lists {
            let (rule, in_order) =
                rule(key).unwrap_or_else(|| panic!("{name}: a list \"{key}\" this test cannot count"));
            let outcome = rule.count(&election, &Conditions::default()).unwrap();
            let mut found = outcome.winner_ids(&election);
            let mut expected: Vec<&str> = list.as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
            if !in_order {
                found.sort_unstable();
                expected.sort_unstable();
            }
            assert_eq!(found, expected, "{name}, {key}");
        }
    }
}

/// What a list of the oracle was counted by, and whether it is in the order of purchase.
fn rule(key: &str) -> Option<(Rule, bool)> {
    let shares = |utility| Rule::EqualShares(EqualShares { utility, ..EqualShares::default() });
    Some(match key {
        "mes_cost" => (shares(Utility::Cost), true),
        "mes_card" => (shares(Utility::Cardinality), true),
        // By satisfaction per cost, where satisfaction is the cost of what is approved: by votes.
        "greedy_cost" => (Rule::Greedy(Greedy::default()), true),
        "phragmen" => (Rule::Phragmen, false),
        _ => return None,
    })
}

fn oracle() -> Option<Value> {
    let shared = std::env::var_os("CANTIERE_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let path = shared.join("oracle/synth_v1.json");
    if !path.is_file() {
        eprintln!("SKIPPED: {} is not there; set CANTIERE_SHARED to the folder with oracle/", path.display());
        return None;
    }
    Some(serde_json::from_slice(&std::fs::read(path).unwrap()).expect("the oracle is JSON"))
}

fn hash(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The generator `splitmix64`, all of it modulo 2^64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

/// The file of an election, from first costs to last ballot out of one stream of numbers.
fn generate(projects: u64, voters: u64, seed: u64) -> String {
    let mut random = Random(seed);
    let costs: Vec<u64> = (0..projects).map(|_| 5000 * (1 + random.next() % 96)).collect();
    let budget = costs.iter().sum::<u64>() * 3 / 10 / 1000 * 1000;
    let mut file = format!(
        "META\nkey;value\ndescription;synth-v1 P={projects} V={voters} seed={seed}\ncountry;Worldwide\n\
         unit;synthetic\ninstance;{seed}\nnum_projects;{projects}\nnum_votes;{voters}\nbudget;{budget}\n\
         vote_type;approval\nrule;unknown\ndate_begin;2026\ndate_end;2026\nmin_length;1\nmax_length;12\n\
         experimental;1\nPROJECTS\nproject_id;cost\n"
    );
    for (at, cost) in costs.iter().enumerate() {
        writeln!(file, "{};{cost}", at + 1).unwrap();
    }
    file.push_str("VOTES\nvoter_id;vote\n");
    for voter in 1..=voters {
        let ids: Vec<String> = ballot(&mut random, projects).iter().map(|p| (p + 1).to_string()).collect();
        writeln!(file, "{voter};{}", ids.join(",")).unwrap();
    }
    file
}

/// Up to twelve projects, early ones more often, half of the draws moved to the voter's category.
fn ballot(random: &mut Random, projects: u64) -> Vec<u64> {
    let size = 1 + random.next() % 12;
    let category = random.next() % 8;
    let mut ballot = Vec::new();
    for _ in 0..size {
        let mut project = (random.next() % projects).min(random.next() % projects);
        if random.next().is_multiple_of(2) {
            project = project - project % 8 + category;
        }
        let project = project.min(projects - 1);
        if !ballot.contains(&project) {
            ballot.push(project);
        }
    }
    ballot.sort_unstable();
    ballot
}
