//! A whole round on plain data: cast, replace, close, publish, recount; and what happens to each when somebody cheats.

use cantiere_sealed::export::{self, Ranking, Reconciliation};
use cantiere_sealed::receipt::{self, Opening, ReceiptError};
use cantiere_sealed::recount::{Report, What, recount};
use cantiere_sealed::risk::Risk;
use cantiere_sealed::tag::{seed_commitment, seed_number, tag};
use cantiere_sealed::{Ballot, Checkpoint, Entry, Export, Log, PublicKey, Receipt, SigningKey, hex};

const ROUND: &str = "0c4f7a52-6d0f-4a65-9f0b-6f1f8b2a9b11";
const OPTIONS: &str = "META\nkey;value\nbudget;2\nnum_votes;0\nvote_type;approval\n\
                       PROJECTS\nproject_id;cost\na;1\nb;1\nc;1\nVOTES\nvoter_id;vote\n";

struct Round {
    key: SigningKey,
    log: Log,
    entries: Vec<Entry>,
    openings: Vec<Opening>,
    checkpoints: Vec<String>,
}

impl Round {
    fn new() -> Round {
        let key = SigningKey::from_secret(&[7; 32]);
        Round { key, log: Log::new(), entries: Vec::new(), openings: Vec::new(), checkpoints: Vec::new() }
    }

    fn cast(&mut self, choices: &[&str]) -> u64 {
        let n = self.entries.len() as u8;
        let ballot = Ballot::new(ROUND, choices.iter().map(|id| ((*id).to_owned(), 1)).collect()).unwrap();
        let opening = Opening { ballot, nonce: [n.wrapping_mul(31); 32] };
        let entry = Entry { commitment: opening.commitment(), hour: "2026-11-26T10Z".into(), id: [n; 16] };
        self.entries.push(entry.clone());
        self.openings.push(opening);
        self.log.push(entry.leaf())
    }

    fn checkpoint(&mut self, time: &str) -> String {
        let origin = format!("example.it/rounds/{ROUND}");
        let checkpoint = Checkpoint { origin, size: self.log.len(), root: self.log.root(), time: time.into() };
        let text = checkpoint.signed(&self.key);
        self.checkpoints.push(text.clone());
        text
    }

    fn receipt(&self, index: u64, how: bool) -> Receipt {
        let at = index as usize;
        Receipt {
            format: receipt::FORMAT.into(),
            round: ROUND.into(),
            entry: self.entries[at].clone(),
            index,
            path: self.log.inclusion(index, self.log.len()).unwrap(),
            checkpoint: self.checkpoints.last().unwrap().clone(),
            how: how.then(|| self.openings[at].clone()),
        }
    }

    /// Publishes; `replaced` are indices of ballots that a later one took the place of.
    fn close(&mut self, replaced: &[usize]) -> Export {
        self.checkpoint("2026-11-27T22:59:59Z");
        let counts = |at: &usize| !replaced.contains(at);
        let all = 0..self.entries.len();
        let mut openings: Vec<Opening> = all.clone().filter(counts).map(|at| self.openings[at].clone()).collect();
        openings.reverse();
        let (entries, superseded) = (self.entries.len() as u64, replaced.len() as u64);
        Export {
            format: export::FORMAT.into(),
            round: ROUND.into(),
            title: "Prova".into(),
            key: self.key.public().text(),
            seed_commitment: seed_commitment(&[9; 32]),
            seed: [9; 32],
            log: self.entries.clone(),
            checkpoints: self.checkpoints.clone(),
            counted: all.filter(counts).map(|at| hex::encode(&self.entries[at].id)).collect(),
            reconciliation: Reconciliation {
                eligible: Some(10),
                voters: entries - superseded,
                entries,
                superseded,
                counted: entries - superseded,
            },
            openings: Some(openings),
            rankings: vec![ranking("", OPTIONS, &["b", "a"])],
        }
    }
}

fn ranking(name: &str, options: &str, winners: &[&str]) -> Ranking {
    Ranking {
        name: name.into(),
        count: vec!["--rule".into(), "greedy".into()],
        options: options.into(),
        ballots: None,
        winners: winners.iter().map(|id| (*id).to_owned()).collect(),
    }
}

/// Most marks first, two win: enough of a rule for these tests.
fn count(_: &[String], pabulib: &str) -> Result<Vec<String>, String> {
    let votes = pabulib.split("VOTES\nvoter_id;vote\n").nth(1).ok_or("no votes")?;
    let mut marks = std::collections::BTreeMap::new();
    for line in votes.lines() {
        for id in line.split_once(';').ok_or("no vote")?.1.split(',').filter(|id| !id.is_empty()) {
            *marks.entry(id.to_owned()).or_insert(0) -= 1;
        }
    }
    let mut order: Vec<_> = marks.into_iter().map(|(id, marks)| (marks, id)).collect();
    order.sort();
    Ok(order.into_iter().take(2).map(|(_, id)| id).collect())
}

/// Four voters; the second of them votes again.
fn honest() -> (Round, Export) {
    let mut round = Round::new();
    round.cast(&["a", "b"]);
    round.cast(&["c"]);
    round.checkpoint("2026-11-26T10:00:00Z");
    round.cast(&["b"]);
    round.cast(&["b", "a"]);
    round.cast(&[]);
    let export = round.close(&[1]);
    (round, export)
}

fn faulty(report: &Report) -> Vec<What> {
    report.checks.iter().filter(|check| !check.faults.is_empty()).map(|check| check.what).collect()
}

fn after(change: impl FnOnce(&mut Export)) -> Vec<What> {
    let (_, mut export) = honest();
    change(&mut export);
    faulty(&recount(&export, count))
}

#[test]
fn honest_round_is_recounted_without_a_fault() {
    let (_, export) = honest();
    let text = serde_json::to_string(&export).unwrap();
    let read: Export = serde_json::from_str(&text).unwrap();
    assert_eq!(read, export);
    let report = recount(&read, count);
    assert!(report.holds(), "{report:?}");
    assert_eq!(report.winners, [Some(vec!["b".to_owned(), "a".to_owned()])]);
    assert_eq!(report.checks.len(), 6);
}

#[test]
fn cheating_is_found_where_it_happened() {
    assert_eq!(after(|e| e.rankings[0].winners.swap(0, 1)), [What::Outcome]);
    assert_eq!(after(|e| e.seed = [8; 32]), [What::Seed]);
    assert_eq!(after(|e| e.reconciliation.eligible = Some(3)), [What::Figures]);
    assert_eq!(after(|e| e.reconciliation.superseded = 0), [What::Figures]);
    // A ballot left out of the log, one put in, and one exchanged.
    assert_eq!(after(|e| drop(e.log.pop())), [What::History, What::Figures, What::Ballots]);
    assert_eq!(after(|e| e.log.push(Entry { id: [77; 16], ..e.log[0].clone() })), [What::History, What::Figures]);
    assert_eq!(after(|e| e.log.swap(0, 1)), [What::History]);
    // A ballot that counts and is not told, and one told twice.
    assert_eq!(after(|e| drop(e.openings.as_mut().unwrap().pop())), [What::Ballots]);
    assert_eq!(
        after(|e| {
            let openings = e.openings.as_mut().unwrap();
            openings[0] = openings[1].clone();
        }),
        [What::Ballots]
    );
    // The replaced ballot counted in place of the one that replaced it.
    assert_eq!(
        after(|e| {
            e.counted.remove(&hex::encode(&[3; 16]));
            e.counted.insert(hex::encode(&[1; 16]));
        }),
        [What::Ballots]
    );
    assert_eq!(after(|e| e.checkpoints.swap(0, 1)), [What::History]);
    assert_eq!(after(|e| e.checkpoints.clear()), [What::History]);
    assert_eq!(after(|e| e.key = SigningKey::from_secret(&[8; 32]).public().text()), [What::History]);
    assert_eq!(after(|e| e.key = "00".into()), [What::Form]);
}

#[test]
fn without_ballots_the_rest_is_still_checked() {
    let (_, mut export) = honest();
    export.openings = None;
    let report = recount(&export, |_, _| Err("nothing to count".into()));
    assert!(report.holds());
    assert_eq!((report.checks.len(), report.winners), (4, vec![None]));
}

const EAST: &str = "META\nkey;value\nbudget;2\nnum_votes;0\nvote_type;approval\n\
                    PROJECTS\nproject_id;cost\na;1\nb;1\nVOTES\nvoter_id;vote\n";
const WEST: &str = "META\nkey;value\nbudget;2\nnum_votes;0\nvote_type;approval\n\
                    PROJECTS\nproject_id;cost\nc;1\nVOTES\nvoter_id;vote\n";

/// The honest round, its options in two rankings: one ballot, one entry, and what it says is counted in each.
fn two_rankings() -> Export {
    let (_, mut export) = honest();
    export.rankings = vec![ranking("East", EAST, &["b", "a"]), ranking("West", WEST, &[])];
    export
}

#[test]
fn a_ballot_is_counted_in_each_ranking_by_what_it_says_there() {
    let export = two_rankings();
    let report = recount(&export, count);
    assert!(report.holds(), "{report:?}");
    assert_eq!(report.winners, [Some(vec!["b".to_owned(), "a".to_owned()]), Some(Vec::new())]);
    // Of four ballots that count one says nothing at all, and none names what is in the second ranking.
    assert_eq!(export.ballots_of(&export.rankings[0]).unwrap().len(), 3);
    assert_eq!(export.ballots_of(&export.rankings[1]), Some(Vec::new()));
    let cheated = |change: fn(&mut Export)| {
        let mut export = two_rankings();
        change(&mut export);
        faulty(&recount(&export, count))
    };
    assert_eq!(cheated(|e| e.rankings[1].winners.push("c".into())), [What::Outcome]);
    // An option that stands nowhere would be lost without a word, one that stands twice would count twice.
    assert_eq!(cheated(|e| e.rankings[0].options = EAST.replace("b;1\n", "")), [What::Ballots, What::Outcome]);
    assert_eq!(cheated(|e| e.rankings[1].options = EAST.into()), [What::Form, What::Outcome]);
    assert_eq!(cheated(|e| e.rankings.clear()), [What::Form, What::Ballots]);
}

#[test]
fn places_in_a_ranking_do_not_tell_where_the_options_of_another_stand() {
    let mut west = ranking("West", &WEST.replace("approval", "ordinal").replace("c;1", "c;1\nd;1"), &[]);
    let choices = [("a", 1), ("c", 4), ("b", 2), ("d", 3)].map(|(id, place)| (id.to_owned(), place));
    let opening = Opening { ballot: Ballot::new(ROUND, choices.into()).unwrap(), nonce: [0; 32] };
    assert_eq!(west.parts(std::slice::from_ref(&opening)), [[("c".to_owned(), 2), ("d".to_owned(), 1)]]);
    // Points are what they are.
    west.options = west.options.replace("ordinal", "cumulative");
    assert_eq!(west.parts(&[opening]), [[("c".to_owned(), 4), ("d".to_owned(), 3)]]);
}

#[test]
fn what_ballots_say_of_one_ranking_is_recounted_without_the_rest_of_them() {
    let apart = |change: fn(&mut Export)| {
        let mut export = two_rankings();
        let ballots = export.ballots_of(&export.rankings[0]);
        (export.rankings[0].ballots, export.openings) = (ballots, None);
        change(&mut export);
        let report = recount(&export, count);
        (faulty(&report), report.winners)
    };
    let won = Some(vec!["b".to_owned(), "a".to_owned()]);
    assert_eq!(apart(|_| {}), (vec![], vec![won.clone(), None]));
    let more = |e: &mut Export| {
        let ballots = e.rankings[0].ballots.as_mut().unwrap();
        ballots.extend([ballots[0].clone(), ballots[0].clone()]);
    };
    assert_eq!(apart(more).0, [What::Ballots], "five ballots where four count");
    assert_eq!(apart(|e| e.rankings[0].ballots.as_mut().unwrap().push(Vec::new())).0, [What::Ballots]);
    assert_eq!(apart(|e| e.rankings[0].winners.reverse()), (vec![What::Outcome], vec![won, None]));
}

#[test]
fn receipt_says_counted_and_how_only_if_asked() {
    let mut round = Round::new();
    let first = round.cast(&["a"]);
    round.cast(&["b"]);
    round.checkpoint("2026-11-26T10:00:00Z");
    let (plain, full) = (round.receipt(first, false), round.receipt(first, true));
    let key = round.key.public();
    assert!(!serde_json::to_string(&plain).unwrap().contains("nonce"));
    let proven = plain.verify(&key, None).unwrap();
    assert_eq!((proven.ballot, proven.counted), (None, None));
    assert_eq!(full.verify(&key, None).unwrap().ballot.unwrap().choices(), [("a".to_owned(), 1)]);

    round.cast(&["c"]);
    let export = round.close(&[0]);
    assert_eq!(plain.verify(&key, Some(&export)).unwrap().counted, Some(false));
    let second = round.receipt(1, false);
    assert_eq!(second.verify(&key, Some(&export)).unwrap().counted, Some(true));
}

#[test]
fn receipt_that_was_changed_or_dropped_is_told() {
    let mut round = Round::new();
    round.cast(&["a"]);
    round.cast(&["b"]);
    round.checkpoint("2026-11-26T10:00:00Z");
    let (key, good) = (round.key.public(), round.receipt(0, true));
    let broken = |change: fn(&mut Receipt)| {
        let mut receipt = good.clone();
        change(&mut receipt);
        receipt.verify(&key, None).unwrap_err()
    };
    assert_eq!(broken(|r| r.index = 1), ReceiptError::NotInLog);
    assert_eq!(broken(|r| r.entry.hour = "2026-11-26T11Z".into()), ReceiptError::NotInLog);
    assert_eq!(broken(|r| r.how.as_mut().unwrap().nonce = [1; 32]), ReceiptError::OtherBallot);
    assert_eq!(broken(|r| r.round = "other".into()), ReceiptError::OtherBallot);
    assert!(matches!(broken(|r| r.checkpoint = r.checkpoint.replace("\n2\n", "\n3\n")), ReceiptError::Checkpoint(_)));
    assert!(matches!(broken(|r| r.format = "x".into()), ReceiptError::Format(_)));
    let other = SigningKey::from_secret(&[1; 32]).public();
    assert!(matches!(good.verify(&other, None), Err(ReceiptError::Checkpoint(_))));
    let mut export = round.close(&[]);
    export.log[0] = export.log[1].clone();
    assert_eq!(good.verify(&key, Some(&export)), Err(ReceiptError::Dropped));
}

#[test]
fn checkpoint_witness_signature_may_stand_beside() {
    let mut round = Round::new();
    round.cast(&["a"]);
    let text = round.checkpoint("2026-11-26T10:00:00Z");
    let with_witness = format!("{text}— witness.example/w1 AAAAAAAA\n");
    assert_eq!(Checkpoint::read(&with_witness, &round.key.public()), Checkpoint::read(&text, &round.key.public()));
    assert_eq!(PublicKey::parse(&round.key.public().text()), Some(round.key.public()));
    assert_eq!(PublicKey::parse(&"0".repeat(64)), None, "a weak key");
}

#[test]
fn risk_few_or_unlike_ballots_are_not_publishable() {
    let ballots = |n: usize, unlike: usize| -> Vec<Ballot> {
        let option = |i: usize| if i < unlike { format!("o{i}") } else { format!("p{}", i % 4) };
        (0..n).map(|i| Ballot::new(ROUND, vec![(option(i), 1)]).unwrap()).collect()
    };
    assert!(Risk::of(&ballots(500, 25)).publishable());
    assert!(!Risk::of(&ballots(500, 26)).publishable());
    assert!(!Risk::of(&ballots(499, 0)).publishable());
    assert_eq!(Risk::of(&ballots(500, 25)).unique, 25);
}

#[test]
fn tag_and_seed_depend_on_key_and_person() {
    assert_eq!(tag(&[1; 32], "p"), tag(&[1; 32], "p"));
    assert_ne!(tag(&[1; 32], "p"), tag(&[2; 32], "p"));
    assert_ne!(tag(&[1; 32], "p"), tag(&[1; 32], "q"));
    assert_eq!(
        seed_number(&[0, 0, 0, 0, 0, 0, 1, 2, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]),
        258
    );
}
