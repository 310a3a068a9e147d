//! What publishing and editing refuse: a draft that nobody looked at, a promise called a slip of the pen, a closed edition.

use crate::released::{at, looked_at, now, problem};
use crate::site::{on_each, paragraph, site};
use cantiere_domain::access::Actor;
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::{ActorRole, EditionState, ResultLine, Times};
use cantiere_spine::Error;
use cantiere_spine::plan::adopt::{self, Act};
use cantiere_spine::plan::edit::{self, Nature};
use cantiere_spine::plan::release::{self, Release};
use cantiere_spine::plan::settings::{self, Settings};
use cantiere_spine::plan::{edition, import};
use cantiere_store::Tx;
use jiff::tz::TimeZone;

type Change = fn(&mut edit::ItemText);

#[test]
fn draft_that_changed_after_it_was_looked_at_is_not_published() {
    on_each(|db| {
        let s = site(db);
        let (block, version) = s.block("Ogni orto");
        let reword = move |words: &'static str, version: i64| {
            move |tx: &mut Tx, by: &Actor, of: EditionId| {
                edit::save_block(tx, by, of, block, version, &paragraph(words), Some(Nature::Meaning))
            }
        };
        let version = s.write(reword("Poco.", version)).unwrap();
        let shown = s.write(|tx, by, of| looked_at(tx, by, of, "Meno parole")).unwrap();
        s.write(reword("Pochissimo.", version)).unwrap();
        let old = shown.clone();
        let refused = s.write(move |tx, by, of| release::now(tx, by, of, &old));
        assert!(matches!(refused, Err(Error::Stale)), "{refused:?}");
        let refused = s.write(move |tx, by, of| release::at(tx, by, of, &shown, i64::MAX));
        assert!(matches!(refused, Err(Error::Stale)), "{refused:?}");
        let (e, planner) = (s.edition(), s.planner.clone());
        let document = crate::site::document();
        let look = |s: &crate::site::Site| s.write(|tx, by, of| looked_at(tx, by, of, "x")).unwrap().seen;
        let before = look(&s);
        s.db.write_blocking(move |tx| import::import(tx, &planner, &e, &document)).unwrap();
        assert_ne!(look(&s), before, "a file that came in counts, too");
        s.write(edit::start).unwrap();
        let (block, version) = s.block("Ogni orto");
        s.write(move |tx, by, of| {
            edit::save_block(tx, by, of, block, version, &paragraph("Niente."), Some(Nature::Meaning))
        })
        .unwrap();
        assert_eq!(s.write(|tx, by, of| now(tx, by, of, "Meno parole")).unwrap(), 2);
    });
}

#[test]
fn what_promises_otherwise_is_no_correction_of_form() {
    on_each(|db| {
        let s = site(db);
        let item = s.item("Aprire dieci orti");
        let save = move |change: fn(&mut edit::ItemText), nature: Nature| {
            move |tx: &mut Tx, by: &Actor, of: EditionId| {
                let e = edition::find_by_id(tx, by, of)?;
                let row = import::items_of(tx, e.shown_to_writers())?.into_iter().find(|r| r.item == item).unwrap();
                let mut text = edit::ItemText::of(tx, of, &row)?;
                change(&mut text);
                edit::save_item(tx, by, of, item, row.version, &text, Some(nature))
            }
        };
        let changes: [(Change, &str); 4] = [
            (|t| t.code = "Z9".into(), "problem-nature-code"),
            (|t| t.content.times = Times::By { by: "2031".parse().unwrap() }, "problem-nature-times"),
            (|t| t.actors.push(edit::Named { name: "Altri".into(), role: ActorRole::Lead }), "problem-nature-actors"),
            (
                |t| t.content.results.push(ResultLine { text: "Uno".into(), ..ResultLine::default() }),
                "problem-nature-results",
            ),
        ];
        for (change, key) in changes {
            assert_eq!(problem(s.write(save(change, Nature::Form))), key);
        }
        s.write(save(|t| t.title = "Aprire dieci  Orti".into(), Nature::Form)).expect("a slip of the pen");
        let form = |tx: &mut Tx, by: &Actor, of: EditionId| {
            let release = Release { nature: Some(Nature::Form), ..looked_at(tx, by, of, "Un refuso")? };
            release::now(tx, by, of, &release)
        };
        s.write(form).expect("a version of slips");
        s.write(save(|t| t.code = "Z9".into(), Nature::Meaning)).unwrap();
        assert_eq!(problem(s.write(form)), "problem-nature-edits");
        s.write(|tx, by, of| now(tx, by, of, "Un altro codice")).unwrap();
        let other = s.item("Dare acqua agli orti");
        s.write(move |tx, by, of| edit::remove_item(tx, by, of, other)).unwrap();
        assert_eq!(problem(s.write(form)), "problem-nature-items", "nobody was asked about what was removed");
    });
}

#[test]
fn closed_edition_takes_nothing_in_until_it_is_opened_again() {
    on_each(|db| {
        let s = site(db);
        s.write(edit::start).unwrap();
        let state = |state: EditionState| {
            move |tx: &mut Tx, by: &Actor, of: EditionId| {
                let edition = edition::find_by_id(tx, by, of)?;
                let now = Settings::of(tx, &edition)?;
                settings::save(tx, &TimeZone::UTC, by, of, &now.seen(), &Settings { state, ..now.clone() })
            }
        };
        s.write(state(EditionState::Closed)).unwrap();
        let ((block, version), item) = (s.block("Ogni orto"), s.item("Dare acqua agli orti"));
        let words = paragraph("Poco.");
        let tries: Vec<Result<(), Error>> = vec![
            s.write(|tx, by, of| edit::start(tx, by, of).map(|_| ())),
            s.write(move |tx, by, of| edit::save_block(tx, by, of, block, version, &words, None).map(|_| ())),
            s.write(move |tx, by, of| edit::remove_block(tx, by, of, block).map(|_| ())),
            s.write(move |tx, by, of| edit::move_item(tx, by, of, item, edit::Step::Up).map(|_| ())),
            s.write(move |tx, by, of| edit::remove_item(tx, by, of, item).map(|_| ())),
            s.write(|tx, by, of| edit::undo(tx, by, of, 1)),
            s.write(|tx, by, of| now(tx, by, of, "x").map(|_| ())),
            s.write(|tx, by, of| at(tx, by, of, "x", i64::MAX)),
            s.write(|tx, by, of| {
                let into = edition::find_by_id(tx, by, of)?;
                import::import(tx, by, &into, &crate::site::document()).map(|_| ())
            }),
            s.write(|tx, by, of| adopt::adopt(tx, &TimeZone::UTC, by, of, &Act::default())),
        ];
        for (n, refused) in tries.into_iter().enumerate() {
            assert_eq!(problem(refused), "problem-edition-closed", "{n}");
        }
        s.write(state(EditionState::InForce)).unwrap();
        s.write(edit::start).expect("it is open again");
    });
}
