//! PostgreSQL stopped at once under a site that goes on being served.

use super::rounds;
use super::served::{Place, Served};
use super::writers::{Writing, plans, stored};
use std::time::{Duration, Instant};

#[test]
fn database_stopped_under_serve_is_answered_503_and_found_again() {
    let place = Place::postgres();
    let server = place.server.as_ref().unwrap();
    let served = Served::start(&place);
    let chapters = plans(&served.browser);
    let writing = Writing::start(&served.browser, &chapters, "s");
    for round in 0..rounds() {
        writing.wait_for(2 + round as usize % 5, "after a start of the database");
        server.stop_immediately();
        let asked = Instant::now();
        // Without a session, so that only the page itself needs the database.
        let page = super::browser::Browser { cookie: String::new(), ..served.browser.clone() }
            .get("/it/search?q=scuole")
            .expect("an answer");
        assert_eq!(page.status, 503, "round {round}: {}", page.body);
        assert!(asked.elapsed() < Duration::from_secs(4), "round {round}: {:?}", asked.elapsed());
        server.start_again();
    }
    writing.wait_for(5, "after the last start of the database");
    let (acknowledged, refused) = writing.stop();
    let kept = stored(&place.open());
    let lost: Vec<_> = acknowledged.difference(&kept).collect();
    assert!(lost.is_empty(), "{} of {} are lost: {lost:?}", lost.len(), acknowledged.len());
    assert_eq!(place.faults(), [""; 0]);
    println!("{} stops, {} acknowledged, none lost, refused {refused:?}", rounds(), acknowledged.len());
    served.kill();
}
