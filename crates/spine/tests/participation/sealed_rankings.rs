//! Persons' votes over several rankings: one ballot, one receipt, one commitment over all of it; each ranking counted, published
//! and recounted by itself.

use crate::rounds::{found, free, on_each, read, settings};
use crate::rounds_counted::rome;
use crate::sealed::{ORIGIN, cast, count_by, exported, secrets};
use crate::site::{Site, citizen, keys, someone};
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::id::RoundId;
use cantiere_domain::round::{Ballot, List, Method, Rules, TieRule};
use cantiere_sealed::recount::{What, recount};
use cantiere_spine::Error;
use cantiere_spine::plan::edition;
use cantiere_spine::round::sealed;
use cantiere_spine::round::{self, Counted, NewOption, Settings};
use std::sync::Arc;
use tokio::task::block_in_place;

fn open(site: &Site, rules: Rules, options: &[NewOption]) -> (RoundId, Vec<i64>) {
    let settings = Settings { persons: true, assurance: Assurance::Email, ..settings(site, rules) };
    let (by, of, options) = (site.planner.clone(), site.edition, options.to_vec());
    let opened = site.db.write_blocking(move |tx| -> Result<_, Error> {
        let of = edition::find_by_id(tx, &by, of)?;
        let (id, _) = round::create(tx, &by, &of, &settings)?;
        round::add(tx, &by, &of, id, &options)?;
        sealed::seal(tx, &by, &of, id, &secrets())?;
        let seen = round::find_by_id(tx, id)?.version;
        round::open(tx, &by, &of, id, seen)?;
        Ok((id, round::options(tx, id)?.iter().map(|c| c.id).collect()))
    });
    opened.unwrap()
}

fn people(site: &Site, count: usize) -> Vec<Actor> {
    let made = site.db.write_blocking(move |tx| -> Result<Vec<Actor>, Error> {
        (0..count).map(|n| someone(tx, &format!("voter{n}")).map(citizen)).collect()
    });
    made.unwrap()
}

/// After the close: the log is signed, the seed told, every ranking counted.
async fn count(site: &Site, id: RoundId) -> Vec<Counted> {
    block_in_place(|| site.pass_days(8));
    sealed::checkpoint(&site.db, id, ORIGIN, secrets().signing).await.unwrap();
    let seed = secrets().seed;
    site.db.write(move |tx| sealed::reveal(tx, id, &seed)).await.unwrap();
    while !round::count_next(&site.db, id).await.unwrap().is_done() {}
    let round = found(site, id);
    read(site, |conn| round::result(conn, &round, &[])).unwrap()
}

/// Rome's participatory budget of 2019 as a secret vote: sixteen rankings, up to three preferences over all of them in one
/// sitting, a threshold in each.
#[test]
fn a_secret_vote_over_sixteen_rankings_has_one_receipt_each_and_is_recounted_in_all() {
    on_each(|site| async move {
        let rules = Rules {
            method: Method::Votes,
            most: 3,
            lists: rome(),
            ties: TieRule::Number,
            quorum: 31,
            least_percent: 40,
            ..Rules::default()
        };
        let costs = [800_000, 400_000, 900_000];
        let options: Vec<NewOption> = (0..48).map(|n| free(&format!("Idea {n}"), n / 3, costs[n % 3])).collect();
        let (id, option) = block_in_place(|| open(&site, rules, &options));
        let of = |list: usize, n: usize| option[list * 3 + n];
        let voters = block_in_place(|| people(&site, 32));
        for (n, by) in (0_u32..).zip(&voters) {
            let home = n as usize % 15;
            let four = Ballot::of([of(home, 0), of(home, 1), of(15, 0), of(15, 1)]);
            assert_eq!(keys(cast(&site, id, by, four, 1_000 + n).await), ["rounds-problem-too-many"]);
            // Two preferences in one's own district, one for the city; a third of them have nothing to say of the city.
            let mut ballot = vec![of(home, 0), of(home, 1)];
            if n % 3 > 0 {
                ballot.push(of(15, n as usize % 3));
            }
            assert!(!cast(&site, id, by, Ballot::of(ballot), n + 1).await.unwrap().replaced);
        }
        let counted = count(&site, id).await;
        assert_eq!(counted.len(), 16);
        // The quorum is one of all ballots, the threshold one of each ranking: of 21 who chose for the city 9 are needed.
        assert!(counted.iter().all(|c| c.ballots == 32));
        assert_eq!((counted[0].needed, &counted[0].winners), (2, &vec![of(0, 0), of(0, 1)]));
        assert_eq!((counted[15].needed, &counted[15].winners), (9, &vec![of(15, 1), of(15, 2)]));

        let public = exported(&site, id, false).unwrap();
        assert!(public.openings.is_none() && public.rankings.iter().all(|r| r.ballots.is_none()), "few ballots");
        assert!(recount(&public, count_by).holds());
        let export = exported(&site, id, true).unwrap();
        assert_eq!((export.log.len(), export.openings.as_ref().map(Vec::len)), (32, Some(32)));
        let report = recount(&export, count_by);
        assert!(report.holds(), "{:?}", report.checks);
        let told: Vec<_> = export.rankings.iter().map(|ranking| Some(ranking.winners.clone())).collect();
        assert_eq!((report.winners, export.rankings[15].winners.as_slice()), (told, &["47".into(), "48".into()][..]));
        assert_eq!(
            (export.rankings[0].name.as_str(), export.rankings[15].name.as_str()),
            ("Municipio 1", "Tutta la città")
        );
        // The outcome of one ranking changed by hand is found, and which one it is.
        let mut forged = export.clone();
        forged.rankings[15].winners.reverse();
        let report = recount(&forged, count_by);
        let faults: Vec<_> = report.checks.iter().filter(|c| !c.faults.is_empty()).collect();
        assert_eq!(faults.len(), 1);
        let said = &faults[0].faults[0].it;
        assert!(faults[0].what == What::Outcome && said.starts_with("Tutta la città: "), "{faults:?}");
        let faults = block_in_place(|| site.db.read_blocking(|conn| Ok::<_, Error>(round::faults(conn, id)?)));
        assert_eq!(faults.unwrap(), [""; 0]);
    });
}

/// Whole ballots of long lists are nearly all unlike each other; what they say of one ranking is not.
#[test]
fn each_ranking_whose_ballots_tell_nobody_is_published_without_the_rest_of_the_ballot() {
    on_each(|site| async move {
        let list = |name: &str| List { name: name.into(), budget: 0 };
        let lists = vec![list("Municipio I"), list("Municipio II"), list("Municipio III")];
        let rules = Rules { most: 3, seats: 2, lists, ties: TieRule::Number, ..Rules::default() };
        let options: Vec<NewOption> = (0..52).map(|n| free(&format!("Idea {n}"), (n / 25).min(2), 0)).collect();
        let (id, option) = block_in_place(|| open(&site, rules, &options));
        let voters = block_in_place(|| people(&site, 600));
        for sixty in (0_usize..).zip(voters).collect::<Vec<_>>().chunks(60) {
            let sent: Vec<_> = sixty
                .iter()
                .cloned()
                .map(|(n, by)| {
                    let mut ballot = vec![option[n % 25], option[25 + n / 25]];
                    ballot.extend((n < 3).then(|| option[50 + n % 2]));
                    let site: Arc<Site> = site.clone();
                    tokio::spawn(async move { cast(&site, id, &by, Ballot::of(ballot), n as u32 + 1).await.map(drop) })
                })
                .collect();
            for one in sent {
                one.await.unwrap().unwrap();
            }
        }
        let counted = count(&site, id).await;
        let gates: Vec<(bool, bool)> = counted.iter().map(|c| (c.publishable, c.shows_ballots())).collect();
        assert_eq!(gates, [(false, true), (false, true), (false, false)]);

        let public = exported(&site, id, false).unwrap();
        assert_eq!(public.openings, None);
        let told: Vec<Option<usize>> = public.rankings.iter().map(|r| r.ballots.as_ref().map(Vec::len)).collect();
        assert_eq!(told, [Some(600), Some(600), None]);
        // What is told of one ranking says nothing of another, and nothing in the file opens the log.
        let first = public.rankings[0].ballots.as_ref().unwrap();
        assert!(first.iter().all(|ballot| ballot.len() == 1 && ballot[0].0.as_str() <= "25"), "{:?}", first.first());
        assert!(first.is_sorted(), "their order is that of their bytes");
        assert!(!serde_json::to_string(&public).unwrap().contains("nonce"));
        let report = recount(&public, count_by);
        assert!(report.holds(), "{:?}", report.checks);
        assert_eq!(report.winners.iter().map(Option::is_some).collect::<Vec<_>>(), [true, true, false]);
        let mut forged = public.clone();
        forged.rankings[1].ballots.as_mut().unwrap().extend(vec![vec![("30".to_owned(), 1)]; 40]);
        let wrong: Vec<What> =
            recount(&forged, count_by).checks.iter().filter(|c| !c.faults.is_empty()).map(|c| c.what).collect();
        assert_eq!(wrong, [What::Ballots, What::Outcome], "more ballots than count, and another outcome");
        // The auditors have them whole.
        let auditors = exported(&site, id, true).unwrap();
        assert!(auditors.rankings.iter().all(|r| r.ballots.is_none()));
        assert!(recount(&auditors, count_by).winners.iter().all(Option::is_some));
    });
}
