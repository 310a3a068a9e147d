//! What sending costs does not grow with what others have sent: SQLite, which knows nothing of how many rows there are, finds
//! each row by an index that leads to it.

use crate::site::{comment, proposal, site};
use cantiere_store::{Error, sql, statements};
use cantiere_testkit::Engine;
use diesel::prelude::*;
use diesel::sql_types::Text;

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

#[test]
fn a_contribution_is_sent_without_walking_through_those_of_others() {
    let site = site(Engine::Sqlite.open());
    let first = site.submit(&site.citizen, &comment(Some(site.paragraph()), "Ne serve uno anche qui.")).unwrap();
    assert!(first.number > 0);
    let (sent, asked) = statements::counted_blocking(|| {
        site.submit(&site.citizen, &proposal("Un orto in ogni scuola"))?;
        site.submit(&site.representative, &comment(Some(site.paragraph()), "Ne serve uno anche qui."))
    });
    sent.unwrap();
    assert!(asked.len() > 20, "{asked:#?}");
    let mut spoken = 0;
    for statement in asked {
        let text = statement.split(" -- binds").next().unwrap_or_default().to_owned();
        let plan = site
            .db
            .read_blocking(move |conn| Ok::<_, Error>(sql(format!("explain query plan {text}")).load::<Step>(conn)?));
        for Step { detail } in plan.unwrap() {
            // Everybody who speaks for themselves has no organisation: that index leads to all of them.
            let all = detail.starts_with("SCAN contribution") || detail.contains("contribution_list");
            assert!(!all, "{detail}: {statement}");
            spoken += usize::from(detail.contains("contribution_spoken"));
        }
    }
    assert_eq!(spoken, 1, "whether a person has spoken before");
}
