//! A backup while people write: what was acknowledged before it began is in what is restored from it, on both engines.

use super::served::{Place, Served, faults, run};
use super::writers::{Writing, plans, stored};
use cantiere_store::{Db, Options};
use cantiere_testkit::Engine;

fn under_writes(place: &Place) {
    let served = Served::start(place);
    let chapters = plans(&served.browser);
    let writing = Writing::start(&served.browser, &chapters, "b");
    let mut made = Vec::new();
    for n in 0..3 {
        writing.wait_for(15, "before a backup");
        let before = writing.acknowledged.lock().unwrap().clone();
        let file = place.folder.path().join(format!("backup-{n}"));
        run(&place.url, &["backup", &file.display().to_string()]);
        made.push((file, before, writing.count()));
    }
    writing.wait_for(5, "after the last backup");
    let (acknowledged, refused) = writing.stop();
    assert!(refused.keys().all(|status| *status == 503), "{refused:?}");
    served.kill();
    for (n, (file, before, _)) in made.iter().enumerate() {
        let named = file.display().to_string();
        run(&place.url, &["verify", &named]);
        for engine in [Engine::Sqlite, Engine::Postgres] {
            let (url, _folder) = match engine {
                Engine::Sqlite => (format!("sqlite:{}", place.folder.path().join(format!("r{n}.db")).display()), None),
                Engine::Postgres => (cantiere_testkit::postgres::shared().schema(), Some(())),
            };
            run(&url, &["restore", &named]);
            run(&url, &["verify"]);
            let db = Db::open(&Options::tool(url.parse().unwrap())).unwrap();
            let kept = stored(&db);
            let lost: Vec<_> = before.difference(&kept).collect();
            assert!(lost.is_empty(), "backup {n} in {engine:?}: {} of {} are lost: {lost:?}", lost.len(), before.len());
            let unknown = kept.iter().filter(|word| word.starts_with("b-") && !acknowledged.contains(*word)).count();
            assert!(unknown <= chapters.len(), "{unknown} that nobody was told of: at most one for each writer");
            assert_eq!(faults(&db), [""; 0]);
        }
    }
    println!(
        "{} acknowledged; before the backups {:?}",
        acknowledged.len(),
        made.iter().map(|m| m.1.len()).collect::<Vec<_>>()
    );
}

#[test]
fn backup_under_writes_of_sqlite_holds_all_that_was_acknowledged_before_it() {
    under_writes(&Place::sqlite());
}

#[test]
fn backup_under_writes_of_postgres_holds_all_that_was_acknowledged_before_it() {
    under_writes(&Place::postgres());
}
