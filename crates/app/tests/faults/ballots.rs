//! Ballots of bodies and secret ballots of persons while the program is killed, the disk is full or cannot be
//! synchronised, and the database is away: nothing acknowledged is lost, nothing is half counted, and a count at the end
//! finds as many voices as there are voters. A byte that changed in a stored ballot is found.

use super::disk::{FULL, NO_SYNC, NOTHING, Orders};
use super::held::check;
use super::served::{Place, Served, cantiere, run};
use super::voters::{Electors, History, Said, Voting, ballot, said};
use cantiere_spine::round::{self, Counted, sealed};
use cantiere_store::{Conn, Error, sql};
use diesel::RunQueryDsl;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const CLIENTS: usize = 4;
/// Voters of each client.
const EACH: usize = 6;
const DAY: i64 = 86_400_000_000;

fn rounds() -> u32 {
    if std::env::var_os("CANTIERE_LONG").is_some() { 100 } else { 25 }
}

fn electors(place: &Place) -> Arc<Electors> {
    let served = Served::start(place);
    let electors = Arc::new(Electors::new(place, &served, CLIENTS * EACH));
    served.kill();
    electors
}

/// Lets the window end, counts both votes, and holds the result against the voters.
fn count(place: &Place, electors: &Electors, history: &History) {
    let db = place.open();
    db.set_clock_offset(8 * DAY);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    for vote in [&electors.bodies, &electors.persons] {
        let id = vote.id;
        if vote.persons {
            let keys = place.folder.path().join("vote-keys");
            let key = |name: &str| -> [u8; 32] {
                std::fs::read(keys.join(format!("vote-{}.{name}", vote.uuid))).unwrap().try_into().unwrap()
            };
            let (signing, seed) = (key("signing"), key("seed"));
            runtime.block_on(sealed::checkpoint(&db, id, "example.org/votes/prova", signing)).unwrap();
            db.write_blocking(move |tx| sealed::reveal(tx, id, &seed)).unwrap();
        }
        assert!(runtime.block_on(round::count_next(&db, id)).unwrap().is_done());
        let counted: Vec<Counted> = db
            .read_blocking(|conn| -> Result<_, cantiere_spine::Error> {
                let found = round::find_by_id(conn, id)?;
                Ok(round::result(conn, &found, &[])?.expect("it is counted"))
            })
            .unwrap();
        let voted = history.iter().filter(|((_, persons), sent)| *persons == vote.persons && !sent.is_empty()).count();
        assert_eq!(counted[0].ballots as usize, voted, "a voice of each voter");
        // Two options on each ballot.
        assert_eq!(counted[0].rows.iter().map(|r| r.score).sum::<i64>() as usize, 2 * voted);
    }
    assert_eq!(place.faults(), [""; 0]);
    run(&place.url, &["verify"]);
}

fn killed(place: &Place) {
    let electors = electors(place);
    let mut history = History::new();
    let mut acknowledged = 0;
    for round in 0..rounds() {
        let served = Served::start(place);
        let voting = Voting::start(&electors, &served.browser, CLIENTS, 31 * round as usize);
        voting.wait_for(2 * CLIENTS, "the first ballots");
        std::thread::sleep(Duration::from_millis(u64::from(round * 137 % 500)));
        served.kill();
        voting.stop(&mut history);
        acknowledged = check(place, &electors, &history, round);
    }
    // Everybody has voted at least once before it is counted.
    let served = Served::start(place);
    let voting = Voting::start(&electors, &served.browser, CLIENTS, 31 * rounds() as usize);
    voting.wait_for(3 * CLIENTS * EACH, "a ballot of everybody");
    voting.stop(&mut history);
    served.kill();
    check(place, &electors, &history, rounds());
    count(place, &electors, &history);
    println!("{} kills, {acknowledged} ballots acknowledged, none lost", rounds());
}

#[test]
fn serve_killed_on_sqlite_loses_no_ballot_and_counts_none_twice() {
    killed(&Place::sqlite());
}

#[test]
fn serve_killed_on_postgres_loses_no_ballot_and_counts_none_twice() {
    killed(&Place::postgres());
}

#[test]
fn full_disk_takes_no_ballot_and_loses_none() {
    let place = Place::sqlite();
    let electors = electors(&place);
    let orders = Orders::new(&place);
    let served = orders.serve(&place);
    let mut history = History::new();
    let voting = Voting::start(&electors, &served.browser, CLIENTS, 0);
    voting.wait_for(4 * CLIENTS, "before the disk is full");
    orders.give(FULL);
    std::thread::sleep(Duration::from_millis(300));
    let who = &electors.all[0];
    for vote in [&electors.bodies, &electors.persons] {
        let refused = electors.cast(&served.browser, who, vote, &ballot(vote, 59)).expect("an answer");
        assert_eq!(refused.status, 503, "{}", refused.body);
        let page = served.browser.get(&vote.path).expect("an answer");
        assert_eq!(page.status, 200, "what is asked can be read");
    }
    orders.give(NOTHING);
    voting.wait_for(4 * CLIENTS * EACH, "with space again");
    voting.stop(&mut history);
    served.kill();
    let acknowledged = check(&place, &electors, &history, 0);
    count(&place, &electors, &history);
    println!("{acknowledged} ballots acknowledged, none lost");
}

#[test]
fn sync_that_fails_loses_no_acknowledged_ballot() {
    let place = Place::sqlite();
    let electors = electors(&place);
    let orders = Orders::new(&place);
    let mut history = History::new();
    for round in 0..3 {
        let served = orders.serve(&place);
        let voting = Voting::start(&electors, &served.browser, CLIENTS, 31 * round as usize);
        voting.wait_for(2 * CLIENTS, "before the disk fails");
        orders.give(NO_SYNC);
        let (code, told) = served.ended(Duration::from_secs(10));
        orders.give(NOTHING);
        voting.stop(&mut history);
        assert_eq!(code, Some(74), "{told}");
        check(&place, &electors, &history, round);
    }
    let served = orders.serve(&place);
    let voting = Voting::start(&electors, &served.browser, CLIENTS, 93);
    voting.wait_for(3 * CLIENTS * EACH, "a ballot of everybody");
    voting.stop(&mut history);
    served.kill();
    let acknowledged = check(&place, &electors, &history, 3);
    count(&place, &electors, &history);
    println!("{acknowledged} ballots acknowledged, none lost");
}

#[test]
fn database_away_takes_no_ballot_loses_none_and_goes_on_by_itself() {
    let place = Place::postgres();
    let server = place.server.as_ref().unwrap();
    let electors = electors(&place);
    let served = Served::start(&place);
    let mut history = History::new();
    let voting = Voting::start(&electors, &served.browser, CLIENTS, 0);
    for round in 0..rounds().min(20) {
        voting.wait_for(2 * CLIENTS + round as usize % 5, "after a start of the database");
        server.stop_immediately();
        let asked = Instant::now();
        let vote = electors.vote(round % 2 == 0);
        let refused = electors.cast(&served.browser, &electors.all[0], vote, &ballot(vote, 59)).expect("an answer");
        assert_eq!(refused.status, 503, "{}", refused.body);
        assert!(asked.elapsed() < Duration::from_secs(10), "round {round}: {:?}", asked.elapsed());
        server.start_again();
    }
    voting.wait_for(3 * CLIENTS * EACH, "a ballot of everybody");
    voting.stop(&mut history);
    let acknowledged = check(&place, &electors, &history, 0);
    served.kill();
    count(&place, &electors, &history);
    println!("{} stops, {acknowledged} ballots acknowledged, none lost", rounds().min(20));
}

/// A vote of bodies and one of persons, a ballot in each.
fn voted(place: &Place) -> Electors {
    let served = Served::start(place);
    let electors = Electors::new(place, &served, 1);
    for vote in [&electors.bodies, &electors.persons] {
        let said = said(electors.cast(&served.browser, &electors.all[0], vote, &ballot(vote, 3)));
        assert!(matches!(said, Said::In(_)), "{said:?}");
    }
    served.kill();
    run(&place.url, &["verify"]);
    electors
}

fn is_found(url: &str, what: &str) {
    let output = cantiere(url).arg("verify").output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(1), "{what}: {said}");
    assert!(said.contains("DAMAGED"), "{what}: {said}");
}

/// Changes one byte of the file after the other, wherever a part of a ballot stands.
#[test]
fn byte_flipped_in_the_file_of_a_ballot_is_found() {
    let place = Place::sqlite();
    let electors = voted(&place);
    let commitments = |conn: &mut Conn| -> Result<Vec<(String, String)>, Error> {
        use cantiere_store::schema::sealed::{sealed_entry as e, sealed_opening as o};
        use diesel::prelude::*;
        let joined = e::table.inner_join(o::table.on(o::round.eq(e::round).and(o::id.eq(e::id))));
        Ok(joined.select((e::commitment, o::nonce)).load(conn)?)
    };
    let sealed = place.open().export_blocking(commitments).unwrap();
    let (commitment, nonce) = sealed[0].clone();
    let (bodies, persons) = (ballot(&electors.bodies, 3), ballot(&electors.persons, 3));
    // A restored copy stands in one file, without a journal beside it.
    let (backup, file) = (place.folder.path().join("backup"), place.folder.path().join("restored.db"));
    run(&place.url, &["backup", &backup.display().to_string()]);
    let url = format!("sqlite:{}", file.display());
    run(&url, &["restore", &backup.display().to_string()]);
    run(&url, &["verify"]);
    let whole = std::fs::read(&file).unwrap();
    let mut found = 0;
    for (what, text) in
        [("a ballot", &bodies), ("an opening", &persons), ("a commitment", &commitment), ("a nonce", &nonce)]
    {
        let places: Vec<usize> =
            (0..whole.len() - text.len()).filter(|n| whole[*n..].starts_with(text.as_bytes())).collect();
        assert!(!places.is_empty(), "{what} stands in the file");
        for at in places {
            let mut changed = whole.clone();
            changed[at + text.len() - 1] ^= 1;
            std::fs::write(&file, &changed).unwrap();
            is_found(&url, what);
            found += 1;
        }
    }
    std::fs::write(&file, &whole).unwrap();
    run(&url, &["verify"]);
    println!("{found} flipped bytes, all found");
}

#[test]
fn changed_ballot_on_postgres_is_found() {
    let place = Place::postgres();
    let electors = voted(&place);
    let (bodies, persons) = (electors.bodies.id, electors.persons.id);
    let flip = |column: &str| {
        format!("{column} = left({column}, -1) || case right({column}, 1) when '1' then '2' else '1' end")
    };
    let changes = [
        format!("update round_ballot set {} where round = {bodies}", flip("content")),
        format!("update round_ballot_log set {} where round = {bodies}", flip("content")),
        format!("update sealed_opening set {} where round = {persons}", flip("content")),
        format!("update sealed_opening set {} where round = {persons}", flip("nonce")),
        format!("update sealed_tag set {} where round = {persons}", flip("entry")),
        format!("delete from sealed_opening where round = {persons}"),
        format!("delete from sealed_tag where round = {persons}"),
        format!("delete from round_ballot where round = {bodies}"),
    ];
    // As somebody would who owns the database; the triggers are not asked.
    for change in changes {
        let told: Arc<Mutex<Vec<String>>> = Arc::default();
        let (before, said) = (change.clone(), told.clone());
        let undone = place.open().write_blocking(move |tx| -> Result<(), Error> {
            sql("set local session_replication_role = replica").execute(tx.conn())?;
            assert_eq!(sql(before.clone()).execute(tx.conn())?, 1, "{before}");
            let checks = cantiere_spine::verify::verify(tx.conn());
            *said.lock().unwrap() = checks.into_iter().flat_map(|check| check.faults).collect();
            // Undone, so that the next change meets a sound database.
            Err(Error::NotFound)
        });
        assert!(matches!(undone, Err(Error::NotFound)), "{change}: {undone:?}");
        let told = told.lock().unwrap();
        assert!(told.iter().any(|fault| fault.starts_with("round ")), "{change}: {told:?}");
    }
    run(&place.url, &["verify"]);
}
