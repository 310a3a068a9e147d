//! A contribution that asks several things, on both engines: split by its author's words, answered part by part, counted
//! once, linked into the chain, and put together again while nothing is published.

use crate::site::{Site, keys, on_each, proposal, site, zone};
use cantiere_domain::Ref;
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_domain::id::ContributionId;
use cantiere_spine::answer::part::{self, PartAnswer};
use cantiere_spine::answer::{self, NewAnswer, Outcome, To};
use cantiere_spine::contribution::{self, NewContribution, Words};
use cantiere_spine::{Error, trace};
use cantiere_store::settings;

const WATER: &str = "Serve l’acqua in ogni orto.";
const BENCH: &str = "E una panchina\nall’ombra.";

fn two_wishes(site: &Site) -> ContributionId {
    let words = Words { body: format!("Buongiorno.\n\n{WATER}\n\n{BENCH}\n\nGrazie."), ..proposal("Due cose").words };
    site.submit(&site.citizen, &NewContribution { words, ..proposal("Due cose") }).unwrap().id
}

fn split(site: &Site, by: &Actor, of: ContributionId, passages: &[&str]) -> Result<(), Error> {
    let (by, process) = (by.clone(), site.process);
    let passages: Vec<String> = passages.iter().map(|p| p.to_string()).collect();
    site.db.write_blocking(move |tx| part::split(tx, &by, process, of, &passages).map(drop))
}

fn join(site: &Site, of: ContributionId) -> Result<Vec<part::Part>, Error> {
    let seen: Vec<(i64, i64)> = parts(site, of).iter().map(|p| (p.position, p.version)).collect();
    join_as(site, of, &seen)
}

fn join_as(site: &Site, of: ContributionId, seen: &[(i64, i64)]) -> Result<Vec<part::Part>, Error> {
    let (by, process, seen) = (site.planner.clone(), site.process, seen.to_vec());
    site.db.write_blocking(move |tx| part::join(tx, &by, process, of, &seen))
}

fn save(site: &Site, by: &Actor, of: ContributionId, answers: &[PartAnswer]) -> Result<(), Error> {
    let (by, process, answers) = (by.clone(), site.process, answers.to_vec());
    site.db.write_blocking(move |tx| part::save(tx, &by, process, of, &answers))
}

fn publish(site: &Site) -> Result<usize, Error> {
    let (by, of) = (site.planner.clone(), site.process);
    site.db.write_blocking(move |tx| answer::publish(tx, &by, of))
}

fn to(position: i64, seen: i64, outcome: Outcome, reason: &str) -> PartAnswer {
    PartAnswer { position, seen, outcome: Some(outcome), reason: reason.into(), merged_into: None, changed: Vec::new() }
}

fn drafts(site: &Site, of: ContributionId) -> Option<answer::Answer> {
    site.db.read_blocking(|conn| answer::of_contributions(conn, &[of.0], true)).unwrap().remove(&of.0)
}

fn public(site: &Site, of: ContributionId) -> Option<answer::Answer> {
    site.db.read_blocking(|conn| answer::of_contributions(conn, &[of.0], false)).unwrap().remove(&of.0)
}

fn parts(site: &Site, of: ContributionId) -> Vec<part::Part> {
    site.db.read_blocking(|conn| part::of(conn, &[of.0])).unwrap().remove(&of.0).unwrap_or_default()
}

#[test]
fn each_part_quotes_its_author_and_only_planners_split() {
    on_each(|db| {
        let site = site(db);
        let one = two_wishes(&site);
        assert!(matches!(split(&site, &site.citizen, one, &[WATER, BENCH]), Err(Error::Denied)));
        let planner = site.planner.clone();
        for (passages, key) in [
            (&[WATER][..], "consolidation-problem-split-how-many"),
            (&[WATER, "Serve una piscina."], "consolidation-problem-passage"),
            (&[WATER, WATER], "consolidation-problem-passage-twice"),
        ] {
            assert_eq!(keys(split(&site, &planner, one, passages)), [key]);
        }
        assert_eq!(parts(&site, one), []);
        split(&site, &planner, one, &[WATER, BENCH]).unwrap();
        let found = parts(&site, one);
        assert_eq!(
            found.iter().map(|p| (p.position, p.passage.as_str())).collect::<Vec<_>>(),
            [(1, WATER), (2, BENCH)]
        );
        assert_eq!(keys(split(&site, &planner, one, &[WATER, BENCH])), ["consolidation-problem-split-already"]);
        // One answer for the whole is refused, and names the contribution.
        let new =
            NewAnswer { outcome: Outcome::Postponed, reason: "Poi.".into(), merged_into: None, changed: Vec::new() };
        let (by, of) = (planner, site.process);
        let whole = [To { contribution: one, seen: 0, sentence: String::new() }];
        let refused = site.db.write_blocking(move |tx| answer::answer(tx, &by, of, &whole, &new).map(drop));
        assert_eq!(keys(refused), ["consolidation-problem-in-parts"]);
    });
}

#[test]
fn the_answer_of_a_split_contribution_is_that_of_its_parts_and_counts_once() {
    on_each(|db| {
        let site = site(db);
        let (one, two, on) = (two_wishes(&site), site.proposal(&site.other, "Panchine ovunque"), site.paragraph());
        let planner = site.planner.clone();
        split(&site, &planner, one, &[WATER, BENCH]).unwrap();
        // With one part answered the contribution still is what nobody answered: the gate names it.
        let water = PartAnswer { changed: vec![on], ..to(1, 1, Outcome::Accepted, "Sì, l’acqua c’è.") };
        save(&site, &planner, one, std::slice::from_ref(&water)).unwrap();
        assert!(drafts(&site, one).is_none() && keys(publish(&site)) == ["consolidation-problem-nothing"]);
        let unanswered = site.db.read_blocking(|conn| answer::unanswered(conn, site.process)).unwrap();
        assert_eq!(unanswered, [one.0, two.0]);
        for (wrong, key) in [
            (to(2, 1, Outcome::Merged, "Chiede lo stesso."), "consolidation-problem-no-into"),
            (to(2, 1, Outcome::Postponed, " "), "consolidation-problem-no-reason"),
            (
                PartAnswer { merged_into: Some(one), ..to(2, 1, Outcome::Merged, "Sé stesso.") },
                "consolidation-problem-into",
            ),
        ] {
            assert_eq!(keys(save(&site, &planner, one, &[wrong])), [key]);
        }
        let bench = PartAnswer { merged_into: Some(two), ..to(2, 1, Outcome::Merged, "Chiede lo stesso.") };
        // Somebody who did not see the first part's answer does not overwrite it; what they leave alone is no conflict.
        assert!(matches!(save(&site, &planner, one, &[to(1, 1, Outcome::Postponed, "Poi.")]), Err(Error::Stale)));
        save(&site, &planner, one, &[PartAnswer { seen: 1, ..water.clone() }, bench]).unwrap();
        let draft = drafts(&site, one).expect("the answer of all parts");
        assert_eq!(
            (draft.outcome, draft.merged_into, draft.changed.as_slice()),
            (Outcome::AcceptedWithChanges, None, &[on][..])
        );
        assert!(draft.reason.contains("> Serve l’acqua") && draft.reason.contains("> all’ombra.\n\nChiede lo stesso."));
        assert_eq!(public(&site, one), None);
        publish(&site).unwrap();
        let out = public(&site, one).expect("published");
        assert_eq!(
            out.parts.iter().map(|p| p.outcome).collect::<Vec<_>>(),
            [Some(Outcome::Accepted), Some(Outcome::Merged)]
        );
        assert_eq!(out.parts[1].merged_number, Some(2));
        let author = site.db.read_blocking(|conn| contribution::by_ids(conn, &[one.0])).unwrap().remove(0).person;
        assert_eq!(author, site.citizen.person);
        // It lives on in the other one, and changed the paragraph.
        assert_eq!(site.db.read_blocking(|conn| answer::proposals_of(conn, &[one.0])).unwrap(), [(one.0, two.0)]);
        let links = site.db.read_blocking(|conn| trace::from_all(conn, "contribution", &[one.0])).unwrap();
        let mut told: Vec<(Ref, &str)> = links.iter().map(|l| (l.to, l.relation.as_str())).collect();
        told.sort_by_key(|t| t.1);
        assert_eq!(told, [(on, "changed"), (Ref::Contribution(two.0), "merged_into")]);
        let figures = site.db.read_blocking(|conn| answer::figures(conn, site.process)).unwrap();
        assert_eq!((figures.received, figures.answered, figures.outcomes), (2, 1, [0, 1, 0, 0, 0]));
        for refused in
            [keys(save(&site, &planner, one, &[to(1, 2, Outcome::Postponed, "Poi.")])), keys(join(&site, one))]
        {
            assert_eq!(refused, ["consolidation-problem-final"]);
        }
        // What lives on in another one takes nothing in.
        let new = NewAnswer {
            outcome: Outcome::Merged,
            reason: "Lo stesso.".into(),
            merged_into: Some(one),
            changed: Vec::new(),
        };
        let (by, of, whole) = (planner, site.process, [To { contribution: two, seen: 0, sentence: String::new() }]);
        let refused = site.db.write_blocking(move |tx| answer::answer(tx, &by, of, &whole, &new).map(drop));
        assert_eq!(keys(refused), ["consolidation-problem-into-merged"]);
    });
}

#[test]
fn putting_it_together_again_loses_no_words_and_leaves_nothing() {
    on_each(|db| {
        let site = site(db);
        let one = two_wishes(&site);
        let planner = site.planner.clone();
        let new =
            NewAnswer {
                outcome: Outcome::Postponed, reason: "Più avanti.".into(), merged_into: None, changed: vec![]
            };
        let (by, of, whole) =
            (planner.clone(), site.process, [To { contribution: one, seen: 0, sentence: "Grazie.".into() }]);
        site.db.write_blocking(move |tx| answer::answer(tx, &by, of, &whole, &new).map(drop)).unwrap();
        // A draft that stands becomes that of the first part.
        split(&site, &planner, one, &[WATER, BENCH]).unwrap();
        let found = parts(&site, one);
        assert_eq!((found[0].outcome, found[0].reason.as_str()), (Some(Outcome::Postponed), "Più avanti.\n\nGrazie."));
        assert!(drafts(&site, one).is_none());
        save(&site, &planner, one, &[to(2, 1, Outcome::NotAccepted, "No.")]).unwrap();
        assert_eq!(drafts(&site, one).unwrap().outcome, Outcome::Postponed);
        // Whoever has not seen what somebody saved since takes nothing away.
        assert!(matches!(join_as(&site, one, &[(1, 1), (2, 1)]), Err(Error::Stale)));
        let gone = join(&site, one).unwrap();
        assert_eq!(gone.iter().map(|p| p.reason.as_str()).collect::<Vec<_>>(), ["Più avanti.\n\nGrazie.", "No."]);
        assert!(drafts(&site, one).is_none() && parts(&site, one).is_empty());
        assert!(matches!(join(&site, one), Err(Error::NotFound(_))));
    });
}

#[test]
fn gates_and_the_second_person_look_at_every_part() {
    on_each(|db| {
        let site = site(db);
        site.db.write_blocking(|tx| settings::set(tx, "answers_second_person", "yes").map_err(Error::from)).unwrap();
        let (one, on) = (two_wishes(&site), site.paragraph());
        let planner = site.planner.clone();
        let second = Actor { grants: vec![Grant { role: Role::Planner, plan: None }], ..site.other.clone() };
        split(&site, &planner, one, &[WATER, BENCH]).unwrap();
        let linked = PartAnswer { changed: vec![on], ..to(1, 1, Outcome::Accepted, "Sì.") };
        save(&site, &planner, one, &[linked]).unwrap();
        save(&site, &second, one, &[to(2, 1, Outcome::Accepted, "Anche questo.")]).unwrap();
        // Each wrote one part of it: neither checks the other's.
        for by in [&planner, &second] {
            let (by, of, seen) = (by.clone(), site.process, drafts(&site, one).unwrap().version);
            let checked = site.db.write_blocking(move |tx| answer::check(tx, &by, of, &[(one.0, seen)]));
            assert_eq!(keys(checked), ["consolidation-problem-own-check"]);
        }
        // One part is linked and the other is not.
        let unlinked = |site: &Site| site.db.read_blocking(|conn| answer::unlinked(conn, site.edition)).unwrap();
        assert_eq!(unlinked(&site), [one.0]);
        let (by, of) = (planner.clone(), site.process);
        site.db.write_blocking(move |tx| answer::add_changes(tx, &by, of, one, Some(2), &[on])).unwrap();
        assert!(unlinked(&site).is_empty());
        assert_eq!(parts(&site, one)[1].changed, [on]);
        // The author changes the words that a part quotes: it does not go out as theirs.
        site.db.write_blocking(|tx| settings::set(tx, "answers_second_person", "no").map_err(Error::from)).unwrap();
        let (by, words) = (site.citizen.clone(), Words { body: WATER.into(), ..proposal("Due cose").words });
        site.db.write_blocking(move |tx| contribution::edit(tx, &zone(), &by, one, 1, &words)).unwrap();
        assert_eq!(keys(publish(&site)), ["consolidation-problem-passage-gone"]);
    });
}

#[test]
fn nothing_is_published_as_living_on_in_what_was_taken_back() {
    on_each(|db| {
        let site = site(db);
        let (one, split_one) = (site.proposal(&site.citizen, "Un orto"), two_wishes(&site));
        let gone = site.proposal(&site.other, "Un orto per tutti");
        let write = |merged_into: Option<ContributionId>, seen: i64| {
            let outcome = if merged_into.is_some() { Outcome::Merged } else { Outcome::Postponed };
            let new = NewAnswer { outcome, reason: "Ecco.".into(), merged_into, changed: Vec::new() };
            let (by, process) = (site.planner.clone(), site.process);
            let to = [To { contribution: one, seen, sentence: String::new() }];
            site.db.write_blocking(move |tx| answer::answer(tx, &by, process, &to, &new).map(drop)).unwrap();
        };
        write(Some(gone), 0);
        split(&site, &site.planner, split_one, &[WATER, BENCH]).unwrap();
        let merged = PartAnswer { merged_into: Some(gone), ..to(1, 1, Outcome::Merged, "Lo chiede già un’altra.") };
        save(&site, &site.planner, split_one, &[merged, to(2, 1, Outcome::Postponed, "Più avanti.")]).unwrap();
        let by = site.other.clone();
        site.db.write_blocking(move |tx| contribution::withdraw(tx, &zone(), &by, gone)).unwrap();
        assert_eq!(keys(publish(&site)), ["consolidation-problem-into-gone"]);
        write(None, 1);
        // A part of the other one lives on there, too.
        assert_eq!(keys(publish(&site)), ["consolidation-problem-into-gone"]);
        let seen = parts(&site, split_one)[0].version;
        save(&site, &site.planner, split_one, &[to(1, seen, Outcome::Postponed, "Più avanti.")]).unwrap();
        assert_eq!(publish(&site).unwrap(), 2);
    });
}
