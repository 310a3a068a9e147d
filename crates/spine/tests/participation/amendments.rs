//! Accepted amendments and the next version, on both engines: one step writes, links and can be taken back; words that two
//! touch are chosen by a person; comments and supports stay with the words they were about.

use crate::site::{Site, amendment, comment, keys, on_each, proposal, site};
use cantiere_domain::Ref;
use cantiere_domain::id::ContributionId;
use cantiere_spine::amend::{self, Amendment, Standing};
use cantiere_spine::answer::{self, NewAnswer, Outcome, To};
use cantiere_spine::contribution::{NewContribution, Support, SupportInput};
use cantiere_spine::plan::edit::{Nature, block::BlockText, save_block};
use cantiere_spine::plan::rows::BlockRow;
use cantiere_spine::{Error, contribution, trace};
use cantiere_store::BatchAction;
use cantiere_store::schema::plan::block_row;
use diesel::prelude::*;

const WORDS: &str = "Ogni quartiere ha un orto entro giugno.";

fn accepted(site: &Site, wording: &str) -> ContributionId {
    let id = site.submit(&site.citizen, &amendment(site.paragraph(), wording)).unwrap().id;
    let (by, of) = (site.planner.clone(), site.process);
    let new =
        NewAnswer { outcome: Outcome::Accepted, reason: "Giusto.".into(), merged_into: None, changed: Vec::new() };
    let to = To { contribution: id, seen: 0, sentence: String::new() };
    site.db.write_blocking(move |tx| answer::answer(tx, &by, of, std::slice::from_ref(&to), &new).map(drop)).unwrap();
    let by = site.planner.clone();
    site.db.write_blocking(move |tx| answer::publish(tx, &by, of)).unwrap();
    id
}

fn all(site: &Site) -> Vec<Amendment> {
    let (by, of) = (site.planner.clone(), site.edition);
    site.db.read_blocking(move |conn| amend::all(conn, &by, of)).unwrap().1
}

fn one(site: &Site, id: ContributionId) -> Amendment {
    all(site).into_iter().find(|a| a.contribution.id == id).expect("it is listed")
}

fn apply(site: &Site, id: ContributionId, words: Option<&'static str>) -> Result<(), Error> {
    let (by, of, version) = (site.planner.clone(), site.edition, one(site, id).version);
    site.db.write_blocking(move |tx| amend::apply(tx, &by, of, id, version, words))
}

fn undo(site: &Site, id: ContributionId) -> Result<(), Error> {
    let (by, of) = (site.planner.clone(), site.edition);
    site.db.write_blocking(move |tx| amend::undo(tx, &by, of, id))
}

fn row(site: &Site) -> BlockRow {
    let revision = site.edition_for(&site.planner).unwrap().shown_to_writers().unwrap();
    let block = site.paragraph().id();
    site.db.read_blocking(move |conn| Ok::<_, Error>(block_row::table.find((revision, block)).first(conn)?)).unwrap()
}

fn links(site: &Site, id: ContributionId) -> Vec<(Ref, Option<i64>)> {
    let all = site.db.read_blocking(|conn| trace::from_all(conn, "contribution", &[id.0])).unwrap();
    all.into_iter().filter(|l| l.relation == "changed").map(|l| (l.to, l.revision)).collect()
}

#[test]
fn one_step_writes_the_words_and_links_the_answer_and_another_takes_both_back() {
    on_each(|db| {
        let site = site(db);
        let id = accepted(&site, "Ogni quartiere ha due orti entro giugno.");
        assert_eq!(one(&site, id).standing, Standing::Ready("Ogni quartiere ha due orti entro giugno.".into()));
        apply(&site, id, None).unwrap();
        assert_eq!(row(&site).text, "Ogni quartiere ha due orti entro giugno.");
        assert_eq!(one(&site, id).standing, Standing::Written { undo: true });
        // The link waits for the version: until then nothing says that something changed.
        assert_eq!(links(&site, id), [(site.paragraph(), None)]);
        // Once more changes nothing.
        apply(&site, id, None).unwrap();
        assert_eq!(links(&site, id).len(), 1);
        undo(&site, id).unwrap();
        assert_eq!((row(&site).text.as_str(), links(&site, id).len()), (WORDS, 0));
        assert!(matches!(undo(&site, id), Err(Error::NotFound(_))));
        let changed = site.db.read_blocking(|conn| answer::of_contributions(conn, &[id.0], true)).unwrap();
        assert_eq!(changed[&id.0].changed, []);
    });
}

#[test]
fn what_touches_other_words_goes_in_too_and_comes_out_alone() {
    on_each(|db| {
        let site = site(db);
        let first = accepted(&site, "Ogni quartiere ha un orto entro maggio.");
        let second = accepted(&site, "Ogni scuola ha un orto entro giugno.");
        apply(&site, first, None).unwrap();
        apply(&site, second, None).unwrap();
        assert_eq!(row(&site).text, "Ogni scuola ha un orto entro maggio.");
        undo(&site, first).unwrap();
        assert_eq!(row(&site).text, "Ogni scuola ha un orto entro giugno.");
    });
}

#[test]
fn words_that_two_touch_are_shown_and_chosen_by_a_person() {
    on_each(|db| {
        let site = site(db);
        let may = accepted(&site, "Ogni quartiere ha un orto entro maggio.");
        let july = accepted(&site, "Ogni quartiere ha un orto entro luglio.");
        let numbers: Vec<i64> = all(&site).iter().map(|a| a.contribution.number).collect();
        assert_eq!(one(&site, may).standing, Standing::Contested { changed: false, with: vec![numbers[1]] });
        assert_eq!(one(&site, july).standing, Standing::Contested { changed: false, with: vec![numbers[0]] });
        assert_eq!(keys(apply(&site, may, None)), ["consolidation-problem-contested"]);
        apply(&site, may, Some("Ogni quartiere ha un orto entro maggio.")).unwrap();
        assert_eq!(one(&site, july).standing, Standing::Contested { changed: true, with: vec![numbers[0]] });
        apply(&site, july, Some("Ogni quartiere ha un orto tra maggio e luglio.")).unwrap();
        assert_eq!(links(&site, may).len() + links(&site, july).len(), 2);
        // The words of the first are not there any more: there is nothing to take back without a person.
        assert_eq!(keys(undo(&site, may)), ["consolidation-problem-undo"]);
    });
}

#[test]
fn a_paragraph_that_changed_meanwhile_is_a_conflict_and_an_old_version_writes_nothing() {
    on_each(|db| {
        let site = site(db);
        let id = accepted(&site, "Ogni quartiere ha un orto entro maggio.");
        let seen = one(&site, id).version;
        let (by, of, block) = (site.planner.clone(), site.edition, site.paragraph().id());
        let text = BlockText {
            kind: cantiere_domain::plan::BlockKind::Paragraph,
            level: 0,
            text: "Ogni quartiere ha un orto entro agosto.".into(),
        };
        site.db
            .write_blocking(move |tx| save_block(tx, &by, of, block, seen, &text, Some(Nature::Meaning)).map(drop))
            .unwrap();
        assert_eq!(one(&site, id).standing, Standing::Contested { changed: true, with: vec![] });
        let by = site.planner.clone();
        let late = site
            .db
            .write_blocking(move |tx| amend::apply(tx, &by, of, id, seen, Some("Ogni quartiere, entro maggio.")));
        assert!(matches!(late, Err(Error::Stale)), "{late:?}");
        assert_eq!(row(&site).text, "Ogni quartiere ha un orto entro agosto.");
        assert!(matches!(
            site.db.read_blocking(|conn| amend::all(conn, &site.citizen, of)),
            Err(Error::Denied | Error::NotFound(_))
        ));
    });
}

#[test]
fn words_chosen_for_what_a_colleague_wrote_meanwhile_are_told_and_not_dropped() {
    on_each(|db| {
        let site = site(db);
        let id = accepted(&site, "Ogni quartiere ha un orto entro maggio.");
        let seen = one(&site, id).version;
        let choose = |version: i64, words: &'static str| {
            let (by, of) = (site.planner.clone(), site.edition);
            site.db.write_blocking(move |tx| amend::apply(tx, &by, of, id, version, Some(words)))
        };
        choose(seen, "Le parole di una.").unwrap();
        choose(seen, "Le parole di una.").expect("sent twice");
        let late = choose(seen, "Le parole dell’altra.");
        assert!(matches!(late, Err(Error::Stale)), "{late:?}");
        assert_eq!(row(&site).text, "Le parole di una.");
        // Whoever has seen them may still choose others; taken back, the words are those of before.
        choose(one(&site, id).version, "Le parole dell’altra.").unwrap();
        assert_eq!(row(&site).text, "Le parole dell’altra.");
        assert_eq!(links(&site, id).len(), 1);
        undo(&site, id).unwrap();
        assert_eq!(row(&site).text, WORDS);
    });
}

#[test]
fn a_change_of_meaning_leaves_comments_and_supports_with_the_old_words() {
    on_each(|db| {
        let site = site(db);
        let said = site.submit(&site.citizen, &comment(Some(site.paragraph()), "Giugno è presto.")).unwrap().id;
        let id = accepted(&site, "Ogni quartiere ha un orto entro maggio.");
        let wish = NewContribution { on: Some(site.paragraph()), ..proposal("Un orto in ogni scuola") };
        let wanted = site.submit(&site.citizen, &wish).unwrap().id;
        let input =
            SupportInput { contribution: wanted, by: site.other.clone(), wanted: true, zone: crate::site::zone() };
        site.db.write_blocking(move |tx| Support::run(tx, std::slice::from_ref(&input)).map(drop)).unwrap();
        let before = site.edition_for(&site.planner).unwrap().published;
        apply(&site, id, None).unwrap();
        site.release();
        let now = site.edition_for(&site.citizen).unwrap().published;
        assert_ne!(before, now);
        let found = site.db.read_blocking(|conn| contribution::by_ids(conn, &[said.0, id.0, wanted.0])).unwrap();
        for c in &found {
            assert_eq!((c.quote.as_str(), c.revision), (WORDS, before), "{}", c.number);
        }
        assert_eq!(found.iter().map(|c| c.supports).collect::<Vec<_>>(), [0, 0, 1]);
        // What the new version says is written once, and not offered again in the next draft.
        assert_eq!(all(&site).len(), 0);
        let causes = site.db.read_blocking(|conn| answer::causes(conn, "block", &[site.paragraph().id()])).unwrap();
        assert_eq!(causes.iter().map(|c| (c.contribution, Some(c.revision))).collect::<Vec<_>>(), [(id.0, now)]);
    });
}

#[test]
fn of_two_amendments_of_one_paragraph_the_one_that_was_not_written_is_still_offered() {
    on_each(|db| {
        let site = site(db);
        let [may, school] = ["Ogni quartiere ha un orto entro maggio.", "Ogni scuola ha un orto entro giugno."]
            .map(|words| accepted(&site, words));
        // Both answers say that the paragraph changes because of them.
        for id in [may, school] {
            let (by, of, on) = (site.planner.clone(), site.process, site.paragraph());
            site.db.write_blocking(move |tx| answer::add_changes(tx, &by, of, id, None, &[on])).unwrap();
        }
        assert_eq!(all(&site).len(), 2, "a link to words that nobody changed settles nothing");
        apply(&site, may, None).unwrap();
        site.release();
        let left: Vec<(ContributionId, Standing)> =
            all(&site).into_iter().map(|a| (a.contribution.id, a.standing)).collect();
        assert_eq!(left, [(school, Standing::Ready("Ogni scuola ha un orto entro maggio.".into()))]);
        apply(&site, school, None).unwrap();
        let version = site.release();
        assert_eq!(all(&site).len(), 0);
        assert_eq!(links(&site, school), [(site.paragraph(), Some(version))], "its own version, not the one before");
    });
}
