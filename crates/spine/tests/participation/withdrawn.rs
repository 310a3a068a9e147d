//! Ballots that the desk entered from paper for the wrong body: withdrawn with a reason, never counted, never lost from the
//! log; what the body had sent itself counts again, and is never the desk's to withdraw.

use crate::rounds::{bodies, cast, found, free, on_each, open, read, settings};
use crate::site::{DAY, Site, keys, zone};
use crate::verified::faults_after;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{OrganizationId, RoundId};
use cantiere_domain::round::{Ballot, Rules, TieRule};
use cantiere_spine::plan::edition;
use cantiere_spine::round::{self, Cast, CastInput, Receipt, Said, Stored};
use cantiere_spine::{Error, verify};
use cantiere_store::sql;
use diesel::RunQueryDsl;
use std::sync::Arc;
use tokio::task::block_in_place;

/// A vote with three days for paper after its close, and the ids of its three options.
fn vote(site: &Site) -> (RoundId, Vec<i64>) {
    let mut settings = settings(site, Rules { seats: 1, ties: TieRule::Number, ..Rules::default() });
    settings.counts_at = settings.closes_at + 3 * DAY;
    block_in_place(|| open(site, &settings, &[free("Orti", 0, 0), free("Panchine", 0, 0), free("Fontane", 0, 0)]))
}

async fn paper(site: &Site, id: RoundId, body: OrganizationId, option: i64) -> Result<Receipt, Error> {
    let said = Said::Paper { body, protocol: format!("2026/{option}"), received_at: site.db.now() };
    let input = CastInput { round: id, by: site.planner.clone(), ballot: Ballot::of([option]), said, zone: zone() };
    site.db.write_batch::<Cast>(input).await
}

async fn withdraw(site: &Site, by: &Actor, id: RoundId, seen: i64, reason: &'static str) -> Result<bool, Error> {
    let (by, of, body) = (by.clone(), site.edition, site.body);
    let withdrawn = site.db.write(move |tx| {
        let of = edition::find_by_id(tx, &by, of)?;
        round::withdraw(tx, &by, &of, id, body, seen, reason)
    });
    withdrawn.await
}

fn counts(site: &Site, id: RoundId) -> Option<Stored> {
    read(site, |conn| round::ballot_of(conn, id, site.body))
}

fn log(site: &Site, id: RoundId) -> Vec<(String, String)> {
    let log = read(site, |conn| round::history(conn, id, site.body));
    log.into_iter().map(|row| (row.channel, row.content)).collect()
}

/// Of all that is stored.
fn assert_sound(site: &Site) {
    let checks = read(site, |conn| Ok(verify::verify(conn)));
    assert_eq!(checks.into_iter().flat_map(|check| check.faults).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn a_ballot_entered_for_the_wrong_body_is_withdrawn_and_the_body_votes_as_if_it_never_had() {
    on_each(|site| async move {
        let (id, option) = vote(&site);
        assert!(!paper(&site, id, site.body, option[0]).await.unwrap().replaced);
        let seen = counts(&site, id).unwrap().entered_at;
        let planner = site.planner.clone();
        assert_eq!(keys(withdraw(&site, &planner, id, seen, " ").await), ["rounds-problem-no-reason"]);
        for other in [&site.representative, &site.citizen] {
            assert!(matches!(withdraw(&site, other, id, seen, "Per errore").await, Err(Error::Denied)));
        }
        assert!(matches!(withdraw(&site, &planner, id, seen + 1, "Per errore").await, Err(Error::Stale)));
        assert_eq!((found(&site, id).ballots, found(&site, id).withdrawn), (1, 0));

        assert!(!withdraw(&site, &planner, id, seen, "Per l’ente sbagliato").await.unwrap());
        let now = found(&site, id);
        assert_eq!((now.ballots, now.withdrawn, now.is_settable()), (0, 1, false));
        assert_eq!(counts(&site, id), None);
        let withdrawn = ("withdrawn".to_string(), "Per l’ente sbagliato".to_string());
        assert_eq!(log(&site, id), [withdrawn.clone(), ("desk".into(), option[0].to_string())]);
        let told = read(&site, |conn| round::withdrawals(conn, &now));
        let protocol = format!("2026/{}", option[0]);
        assert_eq!((told.len(), &*told[0].name, &*told[0].protocol), (1, "planner", &*protocol));
        assert_sound(&site);
        // Once.
        assert!(matches!(withdraw(&site, &planner, id, seen, "Di nuovo").await, Err(Error::Stale)));

        // The body's own, the very same words too, and one of another body.
        let own = cast(&site.db, id, &site.representative, Ballot::of([option[0]])).await.unwrap();
        assert!(!own.replaced && !own.same);
        let other = block_in_place(|| bodies(&site, 1)).remove(0);
        paper(&site, id, other.acting_for.unwrap(), option[1]).await.unwrap();
        assert_sound(&site);
        block_in_place(|| site.pass_days(11));
        assert!(round::count_next(&site.db, id).await.unwrap().is_done());
        let after = found(&site, id);
        let counted = read(&site, |conn| round::result(conn, &after, &[])).unwrap();
        assert_eq!((counted[0].ballots, counted[0].turnout.iter().map(|t| t.voted).sum::<i64>()), (2, 2));
        assert_eq!(counted[0].winners, [option[0]]);
        assert_sound(&site);
        assert_eq!(keys(withdraw(&site, &planner, id, seen, "Tardi").await), ["rounds-problem-not-open"]);
    });
}

#[test]
fn what_a_body_sent_itself_counts_again_and_is_never_withdrawn_by_the_desk() {
    on_each(|site| async move {
        let (id, option) = vote(&site);
        let planner = site.planner.clone();
        cast(&site.db, id, &site.representative, Ballot::of([option[0]])).await.unwrap();
        let own = counts(&site, id).unwrap();
        assert_eq!(keys(withdraw(&site, &planner, id, own.entered_at, "No").await), ["rounds-problem-not-paper"]);
        // Two mistakes on top of it, withdrawn one after the other, the second one after the close.
        paper(&site, id, site.body, option[1]).await.unwrap();
        let first = counts(&site, id).unwrap();
        paper(&site, id, site.body, option[2]).await.unwrap();
        let second = counts(&site, id).unwrap();
        assert!(withdraw(&site, &planner, id, second.entered_at, "Uno").await.unwrap());
        assert_eq!(counts(&site, id), Some(first.clone()));
        assert_sound(&site);
        block_in_place(|| site.pass_days(8));
        assert!(withdraw(&site, &planner, id, first.entered_at, "Due").await.unwrap());
        assert_eq!(counts(&site, id), Some(own.clone()));
        assert_eq!((found(&site, id).ballots, found(&site, id).withdrawn), (1, 2));
        assert_eq!(keys(withdraw(&site, &planner, id, own.entered_at, "Tre").await), ["rounds-problem-not-paper"]);
        assert_sound(&site);
    });
}

#[test]
fn a_body_that_sends_the_words_of_its_paper_has_a_ballot_of_its_own() {
    on_each(|site| async move {
        let (id, option) = vote(&site);
        paper(&site, id, site.body, option[0]).await.unwrap();
        let seen = counts(&site, id).unwrap().entered_at;
        let own = cast(&site.db, id, &site.representative, Ballot::of([option[0]])).await.unwrap();
        assert!(own.replaced && !own.same);
        assert!(matches!(withdraw(&site, &site.planner, id, seen, "Per errore").await, Err(Error::Stale)));
        assert_eq!(counts(&site, id).map(|ballot| ballot.channel), Some("site".into()));
        assert!(cast(&site.db, id, &site.representative, Ballot::of([option[0]])).await.unwrap().same);
        assert_sound(&site);
    });
}

#[test]
fn of_two_who_withdraw_at_once_one_does_and_a_ballot_sent_meanwhile_is_not_lost() {
    on_each(|site| async move {
        for _ in 0..10 {
            let (id, option) = vote(&site);
            paper(&site, id, site.body, option[0]).await.unwrap();
            let seen = counts(&site, id).unwrap().entered_at;
            let desk =
                move |site: Arc<Site>| async move { withdraw(&site, &site.planner, id, seen, "Per errore").await };
            let body = {
                let (site, ballot) = (site.clone(), Ballot::of([option[1]]));
                async move { cast(&site.db, id, &site.representative, ballot).await }
            };
            let (one, two) = (tokio::spawn(desk(site.clone())), tokio::spawn(desk(site.clone())));
            let sent = tokio::spawn(body).await.unwrap().unwrap();
            let done = [one.await.unwrap(), two.await.unwrap()];
            let withdrawn = done.iter().filter(|done| done.is_ok()).count();
            assert!(done.iter().all(|done| matches!(done, Ok(false) | Err(Error::Stale))), "{done:?}");
            // Either it was withdrawn before the body sent its own, or the body had replaced it.
            assert_eq!(withdrawn, usize::from(!sent.replaced));
            assert_eq!(counts(&site, id).map(|ballot| ballot.content), Some(option[1].to_string()));
            assert_eq!((found(&site, id).ballots, found(&site, id).withdrawn), (1, withdrawn as i64));
        }
        assert_sound(&site);
    });
}

#[test]
fn a_ballot_goes_by_withdrawal_alone_and_what_was_written_of_it_is_verified() {
    on_each(|site| async move {
        let (id, option) = vote(&site);
        paper(&site, id, site.body, option[0]).await.unwrap();
        let gone = site.db.write(move |tx| -> Result<usize, cantiere_store::Error> {
            Ok(sql(format!("delete from round_ballot where round = {id}")).execute(tx.conn())?)
        });
        assert!(gone.await.unwrap_err().to_string().contains("never deleted"));
        let seen = counts(&site, id).unwrap().entered_at;
        withdraw(&site, &site.planner, id, seen, "Per errore").await.unwrap();
        let check = |change: String, expected: &str| {
            let told = block_in_place(|| faults_after(&site, id, &change));
            assert!(told.iter().any(|fault| fault.contains(expected)), "{change}: {told:?}");
        };
        let row = format!("where round = {id} and channel = ");
        check(format!("update round_ballot_log set content = 'Altro' {row}'withdrawn'"), "is not what was written");
        check(format!("update round_ballot_log set channel = 'site' {row}'desk'"), "withdraws no ballot on paper");
        check(format!("delete from round_ballot_log {row}'withdrawn'"), "which counts, is not there");
        check(format!("update round set withdrawn = 0 where id = {id}"), "1 ballots were withdrawn, the vote says 0");
    });
}
