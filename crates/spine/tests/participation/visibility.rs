//! What is for staff or for invited organisations is so in every action: who cannot read cannot write, reply or support.

use crate::site::{Site, comment, on_each, proposal, site_with, zone};
use cantiere_domain::access::Actor;
use cantiere_domain::plan::Visibility;
use cantiere_spine::Error;
use cantiere_spine::contribution::{self, NewReply};
use cantiere_spine::process;

fn not_found<T>(result: Result<T, Error>) -> bool {
    matches!(result, Err(Error::NotFound(_)))
}

fn reply(site: &Site, by: &Actor, to: cantiere_domain::id::ContributionId) -> Result<(), Error> {
    let (by, new) = (by.clone(), NewReply { to, body: "Una replica.".into(), language: cantiere_domain::Lang::It });
    site.db.write_blocking(move |tx| contribution::reply(tx, &zone(), &by, &new)).map(drop)
}

#[test]
fn an_invited_edition_takes_contributions_of_the_invited_alone() {
    on_each(|db| {
        let site = site_with(db, Visibility::Invited, |_| {});
        assert!(not_found(site.submit(&site.citizen, &comment(None, "Da fuori."))));
        let sent = site.submit(&site.representative, &proposal("Da dentro")).unwrap();
        assert!(not_found(reply(&site, &site.citizen, sent.id)));
        assert!(reply(&site, &site.representative, sent.id).is_ok());
        assert!(not_found(site.edition_for(&site.citizen)));
    });
}

#[test]
fn a_staff_edition_takes_nothing_from_outside() {
    on_each(|db| {
        let site = site_with(db, Visibility::Staff, |_| {});
        assert!(not_found(site.submit(&site.representative, &comment(None, "Da fuori."))));
        assert!(site.submit(&site.planner, &comment(None, "Da dentro.")).is_ok());
    });
}

#[test]
fn a_premoderated_contribution_is_in_no_list_and_shown_to_its_author_and_staff() {
    on_each(|db| {
        let site = site_with(db, Visibility::Public, |new| new.premoderated = true);
        let sent = site.submit(&site.citizen, &comment(Some(site.paragraph()), "Aspetto.")).unwrap();
        let on = site.paragraph().id();
        let (listed, counts, figures, one) = site
            .db
            .read_blocking(|conn| -> Result<_, Error> {
                let listed = contribution::entries(conn, site.process, false)?;
                let counts = contribution::of_targets(conn, "block", &[on], 3)?;
                let figures = process::figures(conn, &[site.process])?;
                Ok((listed, counts, figures, contribution::find(conn, site.process, sent.number)?))
            })
            .unwrap();
        assert_eq!((listed.len(), counts[0].count, figures[0].contributions()), (0, 0, 0));
        let seen = [&Actor::visitor(), &site.other, &site.citizen, &site.planner].map(|reader| one.shown_to(reader));
        assert_eq!(seen, [false, false, true, true]);
    });
}
