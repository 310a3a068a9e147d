//! Answers, on both engines: one each, one reason for a group, nothing seen before publication, the chain.

use crate::site::{Site, keys, on_each, proposal, site, zone};
use cantiere_domain::Ref;
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::ContributionId;
use cantiere_spine::answer::{self, Cause, Figures, NewAnswer, Outcome, To};
use cantiere_spine::contribution::{self, NewContribution};
use cantiere_spine::{Error, trace};
use cantiere_store::settings;

pub fn reason(outcome: Outcome, text: &str) -> NewAnswer {
    NewAnswer { outcome, reason: text.into(), merged_into: None, changed: Vec::new() }
}

pub fn to(contribution: ContributionId, seen: i64) -> To {
    To { contribution, seen, sentence: String::new() }
}

pub fn write(site: &Site, by: &Actor, to: &[To], new: &NewAnswer) -> Result<(), Error> {
    let (by, of, to, new) = (by.clone(), site.process, to.to_vec(), new.clone());
    site.db.write_blocking(move |tx| answer::answer(tx, &by, of, &to, &new).map(drop))
}

pub fn publish(site: &Site) -> Result<usize, Error> {
    let (by, of) = (site.planner.clone(), site.process);
    site.db.write_blocking(move |tx| answer::publish(tx, &by, of))
}

fn public(site: &Site, id: ContributionId) -> Option<answer::Answer> {
    site.db.read_blocking(|conn| answer::of_contributions(conn, &[id.0], false)).unwrap().remove(&id.0)
}

pub fn figures(site: &Site) -> Figures {
    site.db.read_blocking(|conn| answer::figures(conn, site.process)).unwrap()
}

fn second_planner(site: &Site) -> Actor {
    Actor { grants: vec![Grant { role: Role::Planner, plan: None }], ..site.other.clone() }
}

#[test]
fn a_draft_is_seen_by_nobody_and_a_published_answer_is_final() {
    on_each(|db| {
        let site = site(db);
        let one = site.proposal(&site.citizen, "Un orto in ogni scuola");
        write(&site, &site.planner, &[to(one, 0)], &reason(Outcome::Postponed, "  Nel prossimo piano. ")).unwrap();
        assert_eq!(public(&site, one), None);
        let links = site.db.read_blocking(|conn| trace::to_all(conn, "contribution", &[one.0])).unwrap();
        assert_eq!((links.len(), figures(&site).answered), (0, 0));
        assert_eq!(publish(&site).unwrap(), 1);
        let answer = public(&site, one).unwrap();
        assert_eq!((answer.outcome, answer.reason.as_str()), (Outcome::Postponed, "Nel prossimo piano."));
        let links = site.db.read_blocking(|conn| trace::to_all(conn, "contribution", &[one.0])).unwrap();
        assert_eq!(
            links.iter().map(|l| (l.from, l.relation.as_str())).collect::<Vec<_>>(),
            [(Ref::Answer(answer.id.0), "answers")]
        );
        let again = write(&site, &site.planner, &[to(one, answer.version)], &reason(Outcome::Accepted, "Anzi sì."));
        assert_eq!(keys(again), ["consolidation-problem-final"]);
        assert_eq!(keys(publish(&site)), ["consolidation-problem-nothing"]);
    });
}

#[test]
fn answering_needs_a_planner_a_reason_and_what_was_read() {
    on_each(|db| {
        let site = site(db);
        let one = site.proposal(&site.citizen, "Un orto in ogni scuola");
        let no = reason(Outcome::NotAccepted, "Non è di questo piano.");
        assert!(matches!(write(&site, &site.citizen, &[to(one, 0)], &no), Err(Error::Denied)));
        assert_eq!(
            keys(write(&site, &site.planner, &[to(one, 0)], &reason(Outcome::NotAccepted, " "))),
            ["consolidation-problem-no-reason"]
        );
        assert_eq!(
            keys(write(&site, &site.planner, &[to(one, 0)], &reason(Outcome::Merged, "Unita."))),
            ["consolidation-problem-no-into"]
        );
        write(&site, &site.planner, &[to(one, 0)], &no).unwrap();
        // Somebody who did not see that draft does not overwrite it.
        assert!(matches!(write(&site, &site.planner, &[to(one, 0)], &no), Err(Error::Stale)));
        write(&site, &site.planner, &[to(one, 1)], &reason(Outcome::Postponed, "Più avanti.")).unwrap();
        publish(&site).unwrap();
        assert_eq!(public(&site, one).unwrap().reason, "Più avanti.");
    });
}

#[test]
fn one_reason_answers_a_group_with_a_sentence_of_its_own_each() {
    on_each(|db| {
        let site = site(db);
        let ids: Vec<ContributionId> = (0..3).map(|n| site.proposal(&site.citizen, &format!("Proposta {n}"))).collect();
        let group: Vec<To> = ids
            .iter()
            .enumerate()
            .map(|(n, id)| To { sentence: if n == 1 { "A lei in più.".into() } else { String::new() }, ..to(*id, 0) })
            .collect();
        write(&site, &site.planner, &group, &reason(Outcome::NotAccepted, "La stessa per tutte.")).unwrap();
        assert_eq!(publish(&site).unwrap(), 3);
        let answers: Vec<_> = ids.iter().map(|id| public(&site, *id).unwrap()).collect();
        assert!(answers.iter().all(|a| a.reason == "La stessa per tutte." && a.reason_id == answers[0].reason_id));
        assert_eq!(answers.iter().map(|a| a.sentence.as_str()).collect::<Vec<_>>(), ["", "A lei in più.", ""]);
        // One that cannot be answered leaves the whole group as it was.
        let fresh = site.proposal(&site.citizen, "Un’altra");
        let mixed = [to(fresh, 0), to(ids[0], 2)];
        assert_eq!(
            keys(write(&site, &site.planner, &mixed, &reason(Outcome::Accepted, "Sì."))),
            ["consolidation-problem-final"]
        );
        assert!(site.db.read_blocking(|conn| answer::of_contributions(conn, &[fresh.0], true)).unwrap().is_empty());
    });
}

#[test]
fn what_is_merged_lives_on_in_one_that_stays() {
    on_each(|db| {
        let site = site(db);
        let [a, b, c] = [0, 1, 2].map(|n| site.proposal(&site.citizen, &format!("Proposta {n}")));
        let into = |id| NewAnswer { merged_into: Some(id), ..reason(Outcome::Merged, "Dicono lo stesso.") };
        assert_eq!(keys(write(&site, &site.planner, &[to(a, 0)], &into(a))), ["consolidation-problem-into"]);
        write(&site, &site.planner, &[to(a, 0)], &into(b)).unwrap();
        assert_eq!(keys(write(&site, &site.planner, &[to(c, 0)], &into(a))), ["consolidation-problem-into-merged"]);
        assert_eq!(keys(write(&site, &site.planner, &[to(b, 0)], &into(c))), ["consolidation-problem-into-merged"]);
        publish(&site).unwrap();
        assert_eq!(site.db.read_blocking(|conn| answer::proposals_of(conn, &[a.0])).unwrap(), [(a.0, b.0)]);
        assert_eq!(site.db.read_blocking(|conn| answer::needs_of(conn, &[b.0])).unwrap(), [(b.0, a.0)]);
    });
}

#[test]
fn the_need_behind_what_was_merged_is_followed_from_both_ends() {
    on_each(|db| {
        let site = site(db);
        let [need, own] = ["Mancano orti", "Mancano vasche"].map(|title| {
            let new = NewContribution { kind: ContributionKind::Need, ..proposal(title) };
            site.submit(&site.representative, &new).unwrap().id
        });
        let answers = |need: ContributionId, title: &str| {
            let new = NewContribution { arises_from: Some(need), ..proposal(title) };
            site.submit(&site.citizen, &new).unwrap().id
        };
        let (merged, kept) = (answers(need, "Orti nelle scuole"), answers(own, "Orti nei quartieri"));
        let into = NewAnswer { merged_into: Some(kept), ..reason(Outcome::Merged, "Dicono lo stesso.") };
        write(&site, &site.planner, &[to(merged, 0)], &into).unwrap();
        publish(&site).unwrap();
        let needs = site.db.read_blocking(|conn| answer::needs_of(conn, &[kept.0])).unwrap();
        assert_eq!(needs, [(kept.0, need.0), (kept.0, own.0), (kept.0, merged.0)]);
        let proposals = site.db.read_blocking(|conn| answer::proposals_of(conn, &[need.0])).unwrap();
        assert_eq!(proposals, [(need.0, merged.0), (need.0, kept.0)]);
        // What lives on in the need that it answers is no cause of itself.
        let back = answers(own, "Vasche");
        let into = NewAnswer { merged_into: Some(own), ..reason(Outcome::Merged, "È lo stesso.") };
        write(&site, &site.planner, &[to(back, 0)], &into).unwrap();
        publish(&site).unwrap();
        assert_eq!(site.db.read_blocking(|conn| answer::needs_of(conn, &[own.0])).unwrap(), [(own.0, back.0)]);
    });
}

#[test]
fn a_second_person_reads_before_publication_where_that_is_asked() {
    on_each(|db| {
        let site = site(db);
        site.db.write_blocking(|tx| settings::set(tx, "answers_second_person", "yes").map_err(Error::from)).unwrap();
        let one = site.proposal(&site.citizen, "Un orto in ogni scuola");
        write(&site, &site.planner, &[to(one, 0)], &reason(Outcome::Postponed, "Più avanti.")).unwrap();
        assert_eq!(keys(publish(&site)), ["consolidation-problem-unchecked"]);
        let check = |by: Actor, seen| {
            let of = site.process;
            site.db.write_blocking(move |tx| answer::check(tx, &by, of, &[(one.0, seen)]))
        };
        assert_eq!(keys(check(site.planner.clone(), 1)), ["consolidation-problem-own-check"]);
        let second = second_planner(&site);
        assert!(matches!(check(second.clone(), 7), Err(Error::Stale)));
        check(second.clone(), 1).unwrap();
        // Other words need to be read again.
        write(&site, &site.planner, &[to(one, 2)], &reason(Outcome::Postponed, "Molto più avanti.")).unwrap();
        assert_eq!(keys(publish(&site)), ["consolidation-problem-unchecked"]);
        check(second, 3).unwrap();
        assert_eq!(publish(&site).unwrap(), 1);
    });
}

#[test]
fn words_that_changed_before_they_were_linked_are_found() {
    on_each(|db| {
        let site = site(db);
        let on = site.paragraph();
        let early = site.proposal(&site.citizen, "Un orto in ogni scuola");
        site.reword("Ogni quartiere e ogni scuola ha un orto entro giugno.");
        let version = site.release();
        let late = site.proposal(&site.other, "Un orto in ogni parco");
        let yes = NewAnswer { changed: vec![on], ..reason(Outcome::Accepted, "È nel piano.") };
        write(&site, &site.planner, &[to(early, 0), to(late, 0)], &yes).unwrap();
        publish(&site).unwrap();
        let causes = |site: &Site| site.db.read_blocking(|conn| answer::causes(conn, "block", &[on.id()])).unwrap();
        // What came in after that version cannot have changed it.
        assert_eq!(causes(&site), [Cause { contribution: early.0, on, revision: version }]);
        site.reword("Ogni quartiere, parco e scuola ha un orto entro giugno.");
        let next = site.release();
        let wanted = [(early, version), (late, next)].map(|(c, revision)| Cause { contribution: c.0, on, revision });
        assert_eq!(causes(&site), wanted);
    });
}

#[test]
fn what_was_withdrawn_or_hidden_blocks_nothing_and_is_not_answered() {
    on_each(|db| {
        let site = site(db);
        site.db.write_blocking(|tx| settings::set(tx, "answers_second_person", "yes").map_err(Error::from)).unwrap();
        let [gone, stays] = ["Un orto in ogni scuola", "Un’altra"].map(|t| site.proposal(&site.citizen, t));
        let yes = reason(Outcome::Accepted, "Sì.");
        write(&site, &site.planner, &[to(gone, 0)], &yes).unwrap();
        write(&site, &site.planner, &[to(stays, 0)], &reason(Outcome::Postponed, "Più avanti.")).unwrap();
        let (by, second) = (site.citizen.clone(), second_planner(&site));
        site.db.write_blocking(move |tx| contribution::withdraw(tx, &zone(), &by, gone)).unwrap();
        let of = site.process;
        site.db.write_blocking(move |tx| answer::check(tx, &second, of, &[(stays.0, 1)])).unwrap();
        // Its draft was not checked, and stands in nobody's way; nor does it go out.
        let drafts = site.db.read_blocking(|conn| answer::drafts(conn, of)).unwrap();
        assert_eq!(drafts.iter().map(|d| (d.contribution, d.checked)).collect::<Vec<_>>(), [(stays, true)]);
        assert_eq!(publish(&site).unwrap(), 1);
        assert_eq!(public(&site, gone), None);
        assert_eq!(site.db.read_blocking(|conn| answer::unlinked(conn, site.edition)).unwrap(), Vec::<i64>::new());
        let links = site.db.read_blocking(|conn| trace::to_all(conn, "contribution", &[gone.0])).unwrap();
        assert_eq!(links, []);
    });
}
