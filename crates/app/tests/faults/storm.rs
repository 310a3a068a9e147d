//! One voter, 64 ballots at the same moment, the same one or different ones, on PostgreSQL through two programs: one
//! counts, and none that was acknowledged is lost. And the second in which a vote closes, with programs whose clocks
//! disagree: the database's clock alone decides, once, and the answer says which side of it a ballot fell on.

use super::browser::Browser;
use super::held::{check, stored, tag_of};
use super::served::{Place, Served, shim};
use super::voters::{Elector, Electors, History, SAME, Said, Sent, Vote, ballot, open_vote, said};
use cantiere_spine::round::{self, sealed};
use cantiere_store::Conn;
use jiff::{Span, Timestamp, Zoned};
use std::collections::BTreeMap;
use std::sync::{Arc, Barrier};
use std::time::{Duration, Instant};

const AT_ONCE: usize = 64;
/// How long the storm blows on each engine; `CANTIERE_LONG=1` makes it 200 rounds instead.
const BLOWS: Duration = Duration::from_secs(40);
const ROUNDS: usize = 200;

fn is_long() -> bool {
    std::env::var_os("CANTIERE_LONG").is_some()
}

/// The `n`-th of the ballots that are sent at once; every sixteenth names more options than there may be.
fn content(vote: &Vote, round: usize, n: usize, identical: bool) -> String {
    match (identical, n % 16) {
        (true, _) => ballot(vote, round),
        (false, 15) => vote.options[..6].iter().map(i64::to_string).collect::<Vec<_>>().join(","),
        (false, _) => ballot(vote, n),
    }
}

fn at_once(electors: &Arc<Electors>, servers: &[Served], who: usize, persons: bool, identical: bool) -> Vec<Sent> {
    let start = Arc::new(Barrier::new(AT_ONCE));
    let threads: Vec<_> = (0..AT_ONCE)
        .map(|n| {
            let (electors, start) = (electors.clone(), start.clone());
            let browser = servers[n % servers.len()].browser.clone();
            std::thread::spawn(move || {
                let vote = electors.vote(persons);
                let content = content(vote, who, n, identical);
                start.wait();
                let said = said(electors.cast(&browser, &electors.all[who], vote, &content));
                Sent { content, said }
            })
        })
        .collect();
    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
}

fn storm(place: &Place, servers: &[Served]) {
    let electors = Arc::new(Electors::new(place, &servers[0], ROUNDS));
    let began = Instant::now();
    let (mut rounds, mut acknowledged, mut unanswered) = (0, 0, 0);
    let db = place.open();
    let mut voices = [0; 2];
    while rounds < ROUNDS && (is_long() || began.elapsed() < BLOWS) {
        let (who, persons, identical) = (rounds, rounds % 2 == 0, rounds / 2 % 2 == 0);
        let sent = at_once(&electors, servers, who, persons, identical);
        let stored = stored(&db, &electors);
        let place_of = format!("round {rounds}, persons {persons}, identical {identical}");
        for (n, one) in sent.iter().enumerate() {
            let too_many = !identical && n % 16 == 15;
            assert!(too_many == matches!(one.said, Said::Refused(422)), "{place_of}: {one:?}");
        }
        let taken: Vec<&Sent> = sent.iter().filter(|s| matches!(&s.said, Said::In(_))).collect();
        let missing = sent.iter().filter(|s| s.said == Said::Nothing).count();
        assert!(!taken.is_empty(), "{place_of}: nothing was taken");
        if persons {
            let entries: BTreeMap<&str, &str> = taken
                .iter()
                .filter_map(|s| match &s.said {
                    Said::In(entry) => Some((entry.as_str(), s.content.as_str())),
                    _ => None,
                })
                .collect();
            assert_eq!(entries.len(), taken.len(), "{place_of}: an entry of its own for each ballot");
            let own = &stored.entries[voices[0]..];
            assert!(entries.keys().all(|id| own.iter().any(|e| e == id)), "{place_of}: one is lost");
            assert!(own.len() <= taken.len() + missing, "{place_of}: {} entries", own.len());
            voices[0] += own.len();
            let tag = &stored.tags[&tag_of(place, &electors, who)];
            assert_eq!(Some(tag), own.last(), "{place_of}: the last one counts");
            if let Some(content) = entries.get(tag.as_str()) {
                assert_eq!(stored.openings[tag], *content, "{place_of}");
            }
            assert!(own.iter().filter(|e| stored.openings.contains_key(*e)).count() == 1, "{place_of}: one counts");
        } else {
            let body = electors.all[who].body.0;
            let log = &stored.log[&body];
            assert!(taken.iter().all(|s| log.contains(&s.content)), "{place_of}: one is lost");
            let new = taken.iter().filter(|s| s.said != Said::In(SAME.into())).count();
            assert!(
                (new..=new + missing).contains(&log.len()),
                "{place_of}: {new} were new, {} stand there",
                log.len()
            );
            assert!(!identical || log.len() == 1, "{place_of}: {log:?}");
            assert_eq!(log.last(), stored.counted.get(&body), "{place_of}: the last one counts");
        }
        let (n, of) =
            if persons { (stored.tags.len(), rounds / 2 + 1) } else { (stored.counted.len(), rounds / 2 + 1) };
        assert_eq!(n, of, "{place_of}: a voice of each voter");
        acknowledged += taken.len();
        unanswered += missing;
        rounds += 1;
    }
    assert_eq!(place.faults(), [""; 0]);
    assert!(rounds >= 4, "every kind of round at least once");
    println!(
        "{rounds} rounds of {AT_ONCE} ballots at once, {acknowledged} acknowledged, {unanswered} put off, none lost"
    );
}

#[test]
fn of_64_ballots_at_once_one_counts_on_sqlite() {
    let place = Place::sqlite();
    let served = Served::start(&place);
    storm(&place, &[served]);
}

#[test]
fn of_64_ballots_at_once_one_counts_on_postgres_with_two_programs() {
    let place = Place::postgres();
    let servers = [Served::start(&place), Served::start(&place)];
    storm(&place, &servers);
}

/// One ballot around the close: when it was sent and answered, by the clock of this machine.
struct Late {
    who: usize,
    sent_at: i64,
    answered_at: i64,
    sent: Sent,
    told: String,
}

/// Between two ballots of an elector: in five seconds they stay within the 120 that a quarter of an hour allows, however quickly
/// they are answered.
const BREATH: Duration = Duration::from_millis(50);

fn around(electors: &Electors, browser: &Browser, vote: &Vote, own: &[usize], until: i64) -> Vec<Late> {
    let mut all = Vec::new();
    for n in 0.. {
        let sent_at = now();
        if sent_at > until {
            break;
        }
        let who = own[n % own.len()];
        let elector: &Elector = &electors.all[who];
        let content = ballot(vote, n);
        let answer = electors.cast(browser, elector, vote, &content);
        let told = answer.as_ref().map(|a| a.body.clone()).unwrap_or_default();
        all.push(Late { who, sent_at, answered_at: now(), sent: Sent { content, said: said(answer) }, told });
        std::thread::sleep(BREATH / own.len() as u32);
    }
    all
}

/// The clock of this machine, in microseconds.
pub(super) fn now() -> i64 {
    Timestamp::now().as_microsecond()
}

const SECOND: i64 = 1_000_000;
const CLIENTS: usize = 6;

/// `ahead`: of the servers, the one whose clock is so far on that for it the vote has closed long before.
fn closing(place: &Place, servers: &[Served], ahead: usize) {
    let zone = jiff::tz::TimeZone::get("Europe/Rome").unwrap();
    let mut electors = Electors::new(place, &servers[0], 4 * CLIENTS);
    // Whole seconds, as the form has them; long enough to set both votes up.
    let at = Zoned::now().with_time_zone(zone).checked_add(Span::new().seconds(25)).unwrap();
    let at = at.round(jiff::Unit::Second).unwrap();
    electors.bodies = open_vote(place, &servers[0], false, &at);
    electors.persons = open_vote(place, &servers[0], true, &at);
    let (electors, closes) = (Arc::new(electors), at.timestamp().as_microsecond());
    assert!(now() < closes - 3 * SECOND, "setting the votes up took too long");
    while now() < closes - 3 * SECOND {
        std::thread::sleep(Duration::from_millis(20));
    }
    for vote in [&electors.bodies, &electors.persons] {
        let page = servers[ahead].browser.get(&vote.path).expect("an answer");
        assert_eq!(page.status, 200, "a program whose clock is ahead shows the vote: {}", page.body);
        assert!(!page.body.contains("class=\"vote-result\""), "and no result of it");
    }
    let threads: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let (electors, browser) = (electors.clone(), servers[client % servers.len()].browser.clone());
            std::thread::spawn(move || {
                let own: Vec<usize> = (client..electors.all.len()).step_by(CLIENTS).collect();
                // By twos, so that each vote is reached through every program.
                let vote = electors.vote(client / 2 % 2 == 0);
                let all = around(&electors, &browser, vote, &own, closes + 2 * SECOND);
                (vote.persons, all)
            })
        })
        .collect();
    let mut history = History::new();
    let (mut inside, mut outside, mut put_off) = (0, 0, 0);
    for thread in threads {
        let (persons, all) = thread.join().unwrap();
        for one in all {
            let taken = matches!(one.sent.said, Said::In(_));
            if one.sent.said == Said::Nothing {
                // Two programs got in each other's way too often: “busy, send it again”, and it is not said to be out.
                assert!(one.told.contains("molto occupato") && !one.told.contains("Fuori tempo"), "{}", one.told);
                put_off += 1;
                history.entry((one.who, persons)).or_default().push(one.sent);
                continue;
            }
            assert!(taken || one.sent.said == Said::Refused(422), "{:?}: {}", one.sent, one.told);
            // Whoever was answered before the close is in, whoever sent after it is out; between, either, and told.
            assert!(taken || one.answered_at >= closes, "out before the close: {:?}", one.sent);
            assert!(!taken || one.sent_at < closes, "in after the close: {:?}", one.sent);
            if taken {
                inside += 1;
                history.entry((one.who, persons)).or_default().push(one.sent);
            } else {
                outside += 1;
                let closed = at.strftime("%d/%m/%Y %H:%M:%S").to_string();
                assert!(one.told.contains("Fuori tempo") && one.told.contains(&closed), "{}", one.told);
            }
        }
    }
    assert!(inside > CLIENTS && outside > CLIENTS, "{inside} in, {outside} out");
    assert!(put_off * 20 <= inside + outside, "{put_off} were put off, {inside} in, {outside} out");
    check(place, &electors, &history, 0);
    let db = place.open();
    let late = move |conn: &mut Conn| -> Result<i64, cantiere_store::Error> {
        use cantiere_store::schema::round::round_ballot_log as l;
        use diesel::prelude::*;
        Ok(l::table.filter(l::received_at.ge(closes)).count().get_result(conn)?)
    };
    assert_eq!(db.export_blocking(late).unwrap(), 0, "received after the close");
    // Counted by the programs themselves, whatever their clocks say.
    for vote in [&electors.bodies, &electors.persons] {
        let (id, since) = (vote.id, Instant::now());
        loop {
            let result = db
                .read_blocking(|conn| -> Result<_, cantiere_spine::Error> {
                    let found = round::find_by_id(conn, id)?;
                    round::result(conn, &found, &[])
                })
                .unwrap();
            if let Some(counted) = result {
                let voted = history.keys().filter(|(_, persons)| *persons == vote.persons).count();
                assert_eq!(counted[0].ballots as usize, voted);
                let signed = |conn: &mut Conn| -> Result<_, cantiere_spine::Error> {
                    Ok((sealed::newest(conn, id, 1)?, sealed::length(conn, id)?))
                };
                let (signed, length) = db.read_blocking(signed).unwrap();
                let signed = signed.first().map_or(0, |(size, _)| *size);
                assert_eq!(signed, length, "the log of people's ballots is signed up to the last one");
                break;
            }
            assert!(since.elapsed() < Duration::from_secs(60), "nobody counts: {}", servers[0].said());
            std::thread::sleep(Duration::from_millis(200));
        }
    }
    println!("{inside} in, {outside} out, {put_off} put off, each judged once");
}

#[test]
fn closing_second_on_sqlite_is_judged_once() {
    let place = Place::sqlite();
    let served = Served::start(&place);
    closing(&place, &[served], 0);
}

#[test]
fn closing_second_on_postgres_is_judged_by_the_databases_clock() {
    let place = Place::postgres();
    let library = shim(place.folder.path());
    let with_clock = |seconds: &str| {
        Served::start_with(&place, |command| {
            command.env("LD_PRELOAD", &library).env("CANTIERE_SHIM_CLOCK", seconds);
        })
    };
    let servers = [with_clock("20"), with_clock("-20")];
    closing(&place, &servers, 0);
}
