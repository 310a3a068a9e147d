//! What a count gives: a budget as it was shared in Rome in 2019, and what becomes of the winners.

use crate::rounds::{bodies, cast, found, free, on_each, open, read, settings};
use crate::site::keys;
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::round::{Ballot, List, Method, Rules, Threshold, TieRule, passing};
use cantiere_spine::Error;
use cantiere_spine::contribution::{self, Author};
use cantiere_spine::round::{self, NewOption};
use tokio::task::block_in_place;

/// The sixteen rankings of Rome in 2019: fifteen districts and the city, with 20 million by weight and 2 million of premium.
pub fn rome() -> Vec<List> {
    let one = |n: usize| List {
        name: if n == 16 { "Tutta la città".into() } else { format!("Municipio {n}") },
        budget: if n == 16 { 200_000_000 } else { 133_333_300 },
    };
    (1..=16).map(one).collect()
}

/// Rome's participatory budget of 2019: sixteen rankings, up to three preferences over all of them in one sitting, a
/// proposal passing with 5 % of the supports of its ranking and one more for every thousand.
#[test]
fn a_budget_round_reproduces_rome_2019() {
    on_each(|site| async move {
        let rules = Rules { method: Method::Votes, most: 3, lists: rome(), ties: TieRule::Number, ..Rules::default() };
        // Support: of seven ideas in each ranking those that pass come to the vote, with the cost the offices found.
        let supports = [1_000, 90, 600, 100, 95, 80, 35];
        let pass = passing(&supports, Threshold { percent: 5, one_more_per: 1_000 });
        assert_eq!(pass.len(), 5);
        let costs = [800_000, 400_000, 900_000, 300_000, 200_000];
        let options: Vec<NewOption> = (0..16)
            .flat_map(|list| {
                let pass = pass.clone();
                pass.into_iter()
                    .enumerate()
                    .map(move |(n, idea)| free(&format!("Idea {idea} di {list}"), list, costs[n]))
            })
            .collect();
        let (id, option) = block_in_place(|| open(&site, &settings(&site, rules.clone()), &options));
        let of = |list: usize, n: usize| option[list * 5 + n];
        let voters = block_in_place(|| bodies(&site, 32));
        for (n, by) in voters.iter().enumerate() {
            // Two preferences in one's own ranking, one for the city; a fourth one is refused.
            let home = n % 15;
            let ballot = Ballot::of([of(home, 0), of(home, 1 + n % 2), of(15, n % 3)]);
            let four = Ballot::of([of(home, 0), of(home, 3), of(home, 4), of(15, 0)]);
            assert_eq!(keys(cast(&site.db, id, by, four).await), ["rounds-problem-too-many"], "{n}");
            let receipt = cast(&site.db, id, by, ballot).await;
            match home {
                // 800,000 and 900,000 are more than a district has: the basket says so.
                _ if n % 2 == 1 => assert_eq!(keys(receipt), ["rounds-problem-over-budget"]),
                _ => drop(receipt.unwrap()),
            }
        }
        block_in_place(|| site.pass_days(8));
        // List by list, as the worker does it; nothing is public before the sixteenth.
        for n in 1..=16 {
            let progress = round::count_next(&site.db, id).await.unwrap();
            assert_eq!((progress.counted, progress.lists), (n, 16));
            let round = found(&site, id);
            assert_eq!(read(&site, |conn| round::result(conn, &round, &[])).is_some(), n == 16);
        }
        let round = found(&site, id);
        let counted = read(&site, |conn| round::result(conn, &round, &[])).unwrap();
        assert_eq!(counted.len(), 16);
        for (list, result) in counted.iter().enumerate() {
            assert!(result.spent <= result.budget, "list {list}");
            assert_eq!(result.budget, rules.lists[list].budget);
            let own: Vec<i64> = (0..5).map(|n| of(list, n)).collect();
            assert!(result.winners.iter().all(|w| own.contains(w)), "list {list}");
            assert_eq!(result.rows.len(), 5);
        }
        // In a district those who could vote (the even ones) chose the first and the second: 1.2 of 1.33 million.
        assert_eq!(counted[0].winners[..2], [of(0, 0), of(0, 1)]);
        assert_eq!(counted[0].spent, 120_000_000);
        let why = &counted[0].rows.last().unwrap().why;
        assert!(why[0].contains("restavano") || why[0].contains("nessuno"), "{why:?}");
    });
}

/// What a vote chooses is answered like everything that was received, wherever it came from.
#[test]
fn winners_that_are_no_proposals_arrive_among_the_contributions_once() {
    on_each(|site| async move {
        let settings = settings(&site, Rules { seats: 3, ties: TieRule::Number, ..Rules::default() });
        let (proposal, action) = block_in_place(|| {
            let proposal = site.proposal(&site.citizen, "Panchine all’ombra");
            let of = site.edition_for(&site.planner).unwrap();
            let action: i64 = site
                .db
                .read_blocking(|conn| -> Result<i64, Error> {
                    use cantiere_store::schema::plan::item_row;
                    use diesel::prelude::*;
                    let own = item_row::table.filter(item_row::revision.eq(of.published.unwrap()));
                    Ok(own.filter(item_row::kind.eq("action")).select(item_row::item).first(conn)?)
                })
                .unwrap();
            (proposal, action)
        });
        let taken = |of| NewOption::From(of);
        let options = [
            taken(Ref::Contribution(proposal.0)),
            taken(Ref::Item(action)),
            free("Fontane in ogni piazza", 0, 0),
            free("Lampioni", 0, 0),
        ];
        let (id, option) = block_in_place(|| open(&site, &settings, &options));
        cast(&site.db, id, &site.representative, Ballot::of(option[..3].to_vec())).await.unwrap();
        block_in_place(|| site.pass_days(8));
        while !round::count_next(&site.db, id).await.unwrap().is_done() {}
        round::count_next(&site.db, id).await.unwrap();
        let received = read(&site, |conn| contribution::received(conn, site.process, 0, 10));
        let told: Vec<(&str, &str, Option<Ref>)> =
            received.iter().map(|c| (c.words.title.as_str(), c.channel.as_str(), c.on)).collect();
        assert_eq!(
            told,
            [
                ("Panchine all’ombra", "site", None),
                ("A1.1 Aprire dieci orti", contribution::VOTE, Some(Ref::Item(action))),
                ("Fontane in ogni piazza", contribution::VOTE, None),
            ]
        );
        assert!(received[1..].iter().all(|c| c.author == Author::Vote && c.state == ContributionState::Published));
        let ids: Vec<i64> = received.iter().map(|c| c.id.0).collect();
        let places = read(&site, |conn| round::places(conn, "contribution", &ids));
        let of: Vec<(i64, Option<i64>)> = places.iter().map(|p| (p.target, p.place)).collect();
        assert_eq!(of, ids.iter().copied().zip([Some(1), Some(2), Some(3)]).collect::<Vec<_>>());
        // The action itself still says where it stood.
        assert_eq!(read(&site, |conn| round::places(conn, "item", &[action]))[0].place, Some(2));
        let faults =
            block_in_place(|| site.db.export_blocking(|conn| Ok::<_, Error>(cantiere_spine::verify::verify(conn))));
        let faults: Vec<String> = faults.unwrap().into_iter().flat_map(|c| c.faults).collect();
        assert_eq!(faults, [""; 0]);
    });
}

/// Money is shared among those who name something in a ranking; the quorum is one of the whole vote.
#[test]
fn a_ranking_is_counted_on_the_ballots_that_name_something_in_it() {
    on_each(|site| async move {
        let list = |name: &str| List { name: name.into(), budget: 10_000 };
        let lists = vec![list("Municipio I"), list("Municipio X")];
        let set = Rules { method: Method::Shares, most: 0, lists, ties: TieRule::Number, ..Rules::default() };
        let options = [free("Orti", 0, 60), free("Panchine", 0, 40), free("Fontane", 1, 50), free("Pini", 1, 50)];
        let voters = block_in_place(|| bodies(&site, 5));
        for (quorum, reached) in [(5, true), (6, false)] {
            let rules = Rules { quorum, ..set.clone() };
            let (id, o) = block_in_place(|| open(&site, &settings(&site, rules.clone()), &options));
            let ballots = [vec![o[0]], vec![o[0]], vec![o[1]], vec![o[2]], vec![o[3]]].map(Ballot::of);
            for (by, ballot) in voters.iter().zip(&ballots) {
                cast(&site.db, id, by, ballot.clone()).await.unwrap();
            }
            block_in_place(|| site.pass_days(8));
            while !round::count_next(&site.db, id).await.unwrap().is_done() {}
            let round = found(&site, id);
            let counted = read(&site, |conn| round::result(conn, &round, &[])).unwrap();
            assert!(counted.iter().all(|c| c.ballots == 5));
            let won = |list: usize| counted[list].winners.len();
            assert_eq!((won(0), won(1)), if reached { (2, 2) } else { (0, 0) });
            let choices = read(&site, |conn| round::options(conn, id));
            let first = round::with_ballots(&rules, &choices, 0, &ballots).election.ballots.len();
            assert_eq!(first, 3);
            let told = counted[0].notes[1].join(" ");
            assert_eq!(told.contains("5 ballots were cast, 6 were needed"), !reached, "{told}");
        }
    });
}

/// A threshold is a part of the ballots of each ranking, not of all of them, and the result says who reached it.
#[test]
fn a_threshold_is_held_against_the_ballots_of_its_own_ranking() {
    on_each(|site| async move {
        let list = |name: &str| List { name: name.into(), budget: 0 };
        let rules = Rules {
            most: 3,
            seats: 3,
            lists: vec![list("Municipio I"), list("Municipio X")],
            ties: TieRule::Number,
            least_percent: 50,
            ..Rules::default()
        };
        let options = [
            free("Orti", 0, 0),
            free("Panchine", 0, 0),
            free("Fontane", 0, 0),
            free("Spiagge", 1, 0),
            free("Pini", 1, 0),
        ];
        let (id, o) = block_in_place(|| open(&site, &settings(&site, rules), &options));
        let voters = block_in_place(|| bodies(&site, 5));
        // Four choose in the first ranking, of whom two are needed; one in the second, who is enough.
        let ballots = [vec![o[0], o[1]], vec![o[0], o[1]], vec![o[0], o[2]], vec![o[0]], vec![o[3]]];
        for (by, ballot) in voters.iter().zip(&ballots) {
            cast(&site.db, id, by, Ballot::of(ballot.clone())).await.unwrap();
        }
        block_in_place(|| site.pass_days(8));
        while !round::count_next(&site.db, id).await.unwrap().is_done() {}
        let round = found(&site, id);
        let counted = read(&site, |conn| round::result(conn, &round, &[])).unwrap();
        assert_eq!(counted.iter().map(|c| c.needed).collect::<Vec<_>>(), [2, 1]);
        assert_eq!((&counted[0].winners, &counted[1].winners), (&vec![o[0], o[1]], &vec![o[3]]));
        let reaches = |list: usize| -> Vec<(i64, bool)> {
            let mut all: Vec<_> = counted[list].rows.iter().map(|r| (r.option, r.reaches)).collect();
            all.sort_unstable();
            all
        };
        assert_eq!(reaches(0), [(o[0], true), (o[1], true), (o[2], false)]);
        assert_eq!(reaches(1), [(o[3], true), (o[4], false)]);
        let faults = block_in_place(|| site.db.read_blocking(|conn| Ok::<_, Error>(round::faults(conn, id)?))).unwrap();
        assert_eq!(faults, [""; 0], "a recount knows the threshold too");
    });
}
