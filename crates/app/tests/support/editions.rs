//! The editions of the demonstration, by what they are at.

use cantiere_domain::id::{EditionId, ProcessId};
use cantiere_domain::plan::EditionState;
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::process;
use cantiere_testkit::TestSite;

/// The edition in a state, with its process.
pub async fn of_state(site: &TestSite, state: EditionState) -> (Edition, ProcessId) {
    site.site
        .db
        .read(move |conn| -> Result<_, cantiere_spine::Error> {
            let by = cantiere_domain::access::Actor::visitor();
            let found = edition::in_states(conn, &by, &[state], 10)?;
            let ids: Vec<EditionId> = found.iter().map(|e| e.id).collect();
            let process = process::of_editions(conn, &ids)?.remove(0);
            let edition = found.into_iter().find(|e| e.id == process.edition).expect("the edition of the process");
            Ok((edition, process.id))
        })
        .await
        .expect("an edition with a process")
}
