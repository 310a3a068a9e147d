//! Setting a vote up: what is told before it opens, and what can still be changed of an open one.

use crate::rounds::{cast, edit, found, free, on_each, open, read, settings};
use crate::site::{DAY, keys};
use cantiere_domain::access::Actor;
use cantiere_domain::id::OrganizationId;
use cantiere_domain::round::{Ballot, List, Method, Rules};
use cantiere_spine::Error;
use cantiere_spine::round::{self, Settings};
use tokio::task::block_in_place;

#[test]
fn a_draft_is_seen_by_staff_alone_and_what_is_wrong_is_told_before_opening() {
    on_each(|site| async move {
        let new = settings(
            &site,
            Rules {
                method: Method::Shares,
                lists: vec![List { name: String::new(), budget: 50_000 }],
                ..Rules::default()
            },
        );
        let id = edit(&site, move |tx, by, of| Ok(round::create(tx, by, of, &new)?.0)).unwrap();
        let visible = |by: &Actor| {
            let (of, by) = (site.edition_for(by).unwrap(), by.clone());
            site.db.read_blocking(move |conn| round::find(conn, &by, &of, 1)).is_ok()
        };
        assert!(block_in_place(|| visible(&site.planner)));
        assert!(!block_in_place(|| visible(&site.citizen)));
        let seen = found(&site, id).version;
        assert_eq!(
            keys(edit(&site, move |tx, by, of| round::open(tx, by, of, id, seen))),
            ["rounds-problem-two-options"]
        );
        edit(&site, move |tx, by, of| round::add(tx, by, of, id, &[free("Gratis", 0, 0), free("Cara", 0, 900)]))
            .unwrap();
        let stale = edit(&site, move |tx, by, of| round::open(tx, by, of, id, seen));
        assert!(matches!(stale, Err(Error::Stale)));
        let seen = found(&site, id).version;
        assert_eq!(
            keys(edit(&site, move |tx, by, of| round::open(tx, by, of, id, seen))),
            ["rounds-problem-option-cost", "rounds-problem-option-dear"]
        );
        let body: OrganizationId = site.body;
        assert_eq!(read(&site, |conn| round::history(conn, id, body)).len(), 0);
        let not_yet = cast(&site.db, id, &site.representative, Ballot::of([1])).await;
        assert!(matches!(not_yet, Err(Error::NotFound(_))));
    });
}

#[test]
fn an_open_vote_without_ballots_stays_one_that_could_be_opened() {
    on_each(|site| async move {
        let set = settings(&site, Rules { seats: 1, ..Rules::default() });
        let (id, option) = block_in_place(|| open(&site, &set, &[free("Orti", 0, 0), free("Panchine", 0, 0)]));
        let stored = found(&site, id);
        let try_save = |new: Settings| {
            edit(&site, move |tx, by, of| {
                let seen = round::find_by_id(tx, id)?.version;
                round::save(tx, by, of, id, seen, &new)
            })
        };
        let set =
            Settings { opens_at: stored.opens_at, closes_at: stored.closes_at, counts_at: stored.counts_at, ..set };
        // Without a seal nobody could vote in secret; who votes has been read already.
        let persons = Settings { persons: true, ..set.clone() };
        assert_eq!(keys(try_save(persons)), ["rounds-problem-voters-fixed", "rounds-problem-no-keys"]);
        for moved in [-DAY, DAY] {
            let moved = Settings { closes_at: set.closes_at + moved, counts_at: set.counts_at + moved, ..set.clone() };
            assert_eq!(keys(try_save(moved)), ["rounds-problem-close-fixed"]);
        }
        let spent =
            Rules { method: Method::Votes, lists: vec![List { budget: 1_000, ..List::default() }], ..Rules::default() };
        let costs = keys(try_save(Settings { rules: spent, ..set.clone() }));
        assert_eq!(costs, ["rounds-problem-option-cost", "rounds-problem-option-cost"]);
        let dropped = edit(&site, move |tx, by, of| round::drop_option(tx, by, of, id, option[0]));
        assert_eq!(keys(dropped), ["rounds-problem-two-options"]);
        assert_eq!(read(&site, |conn| round::options(conn, id)).len(), 2, "nothing of what was refused stays");
        // A form tells the close to the minute: that is no other close. The rest can be changed.
        let minute = set.closes_at - set.closes_at.rem_euclid(60_000_000);
        try_save(Settings { title: "Altro".into(), closes_at: minute, counts_at: minute, ..set.clone() }).unwrap();
        let now = found(&site, id);
        assert_eq!((now.title.as_str(), now.closes_at, now.counts_at), ("Altro", stored.closes_at, stored.counts_at));
        assert_eq!(now.rules.lot, stored.rules.lot);
        assert!(stored.rules.lot > 0, "bodies' ties are decided by a lot that everybody knows before");
    });
}
