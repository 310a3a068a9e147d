//! One support a person, one an organisation, however many ask at once.

use crate::rounds::on_each;
use crate::site::{DAY, Site, citizen, comment, keys, someone, zone};
use cantiere_domain::access::Actor;
use cantiere_domain::id::{ContributionId, PersonId};
use cantiere_spine::Error;
use cantiere_spine::contribution::{self, Support, SupportInput, Supported};
use tokio::task::block_in_place;

async fn support(site: &Site, by: &Actor, contribution: ContributionId, wanted: bool) -> Result<Supported, Error> {
    let input = SupportInput { contribution, by: by.clone(), wanted, zone: zone() };
    site.db.write_batch::<Support>(input).await
}

fn count(site: &Site, id: ContributionId) -> i64 {
    block_in_place(|| site.db.read_blocking(|conn| contribution::by_ids(conn, &[id.0]))).unwrap()[0].supports
}

#[test]
fn support_of_one_person_in_64_requests_at_once_counts_once() {
    on_each(|site| async move {
        let id = block_in_place(|| site.proposal(&site.other, "Un orto in ogni scuola"));
        let requests = (0..64).map(|n| {
            let site = site.clone();
            // Half of them for oneself, half for one's organisation.
            let by = if n % 2 == 0 { site.citizen.clone() } else { site.representative.clone() };
            tokio::spawn(async move { support(&site, &by, id, true).await })
        });
        let mut now = 0;
        for request in requests.collect::<Vec<_>>() {
            now += usize::from(request.await.unwrap().unwrap() == Supported::Now);
        }
        assert_eq!(now, 2);
        assert_eq!(count(&site, id), 2);
    });
}

#[test]
fn support_of_many_people_at_once_counts_each() {
    on_each(|site| async move {
        let id = block_in_place(|| site.proposal(&site.other, "Un orto in ogni scuola"));
        let add =
            |tx: &mut cantiere_store::Tx| (0..64).map(|n| someone(tx, &format!("p{n}"))).collect::<Result<_, Error>>();
        let people: Vec<PersonId> = site.db.write(add).await.unwrap();
        let requests = people.into_iter().map(|person| {
            let site = site.clone();
            tokio::spawn(async move { support(&site, &citizen(person), id, true).await })
        });
        for request in requests.collect::<Vec<_>>() {
            assert_eq!(request.await.unwrap().unwrap(), Supported::Now);
        }
        assert_eq!(count(&site, id), 64);
    });
}

#[test]
fn support_is_taken_back_and_refused_where_it_does_not_belong() {
    on_each(|site| async move {
        let id = block_in_place(|| site.proposal(&site.other, "Un orto in ogni scuola"));
        assert_eq!(support(&site, &site.citizen, id, true).await.unwrap(), Supported::Now);
        assert_eq!(support(&site, &site.citizen, id, false).await.unwrap(), Supported::TakenBack);
        assert_eq!(support(&site, &site.citizen, id, false).await.unwrap(), Supported::Already);
        assert_eq!(count(&site, id), 0);
        let comment = block_in_place(|| site.submit(&site.citizen, &comment(None, "Un commento."))).unwrap().id;
        assert!(matches!(support(&site, &site.other, comment, true).await, Err(Error::NotFound(_))));
        assert!(matches!(support(&site, &Actor::visitor(), id, true).await, Err(Error::Denied)));
        let stranger = Actor { acting_for: Some(site.body), ..site.citizen.clone() };
        assert_eq!(keys(support(&site, &stranger, id, true).await), ["participation-problem-not-representative"]);
        site.db.set_clock_offset(31 * DAY);
        assert_eq!(keys(support(&site, &site.other, id, true).await), ["participation-problem-closed"]);
        assert_eq!(count(&site, id), 0);
    });
}
