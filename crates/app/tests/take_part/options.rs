//! What is voted on, set up by two at the desk at once; and the close, moved with a reason.

use crate::site::{DESK, administrator, on_each, start};
use crate::votes::{set_up, show};
use cantiere_spine::plan::edition;
use cantiere_spine::{Error, round};
use http::StatusCode;
use jiff::ToSpan;

#[test]
fn two_who_set_up_the_same_options_write_over_nothing_and_lose_nothing() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, options) = set_up(&site, |settings| settings.persons = false).await;
        let desk = format!("{DESK}/votes/{vote}");
        let (first, second) = (options[0].to_string(), options[1].to_string());
        let mut dora = site.browser(site.planner).await;
        let mut colleague = site.browser(site.planner).await;
        let form = dora.get(&format!("{desk}?edit={first}")).await;
        let seen = form.field("option_seen").expect("the mark of what is read");
        let write = |of: &str, seen: &str, feasibility: &str| {
            let fields = [
                ("step", "add"),
                ("option", of),
                ("option_seen", seen),
                ("option_title", "Orto della scuola"),
                ("option_feasibility", feasibility),
            ];
            fields.map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        fn sent(fields: &[(String, String)]) -> Vec<(&str, &str)> {
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
        }
        let address = format!("{desk}/options");
        let theirs = write(&first, &seen, "Serve un muro.");
        assert_eq!(colleague.post(&address, &sent(&theirs)).await.status, 303);
        // Neither text is lost; whoever saves once more has seen the other.
        let mine = write(&first, &seen, "Serve un pozzo.");
        let both = dora.post(&address, &sent(&mine)).await;
        assert_eq!(both.status, 409, "{}", both.text);
        assert!(
            both.has("<dd lang=\"it\">Serve un muro.</dd>") && both.has("Serve un pozzo.</textarea>"),
            "{}",
            both.text
        );
        let again = write(&first, &both.field("option_seen").expect("the mark"), "Serve un pozzo.");
        assert_eq!(dora.post(&address, &sent(&again)).await.status, 303);
        // An option that the colleague took away: told, and what was typed is in the form for a new one.
        let dropped = format!("drop:{second}");
        assert_eq!(colleague.post(&address, &[("step", &dropped)]).await.status, 303);
        let gone = dora.post(&address, &[("step", &dropped)]).await;
        assert!(gone.status == 422 && gone.has("qualcuno l’ha tolta"), "{}", gone.text);
        let gone = dora.post(&address, &sent(&write(&second, &seen, "Serve una pompa."))).await;
        assert!(gone.status == 422 && gone.has("qualcuno l’ha tolta"), "{}", gone.text);
        assert!(gone.has("Serve una pompa.</textarea>") && gone.field("option").as_deref() == Some("0"));
        let taken = dora.post(&address, &[("step", "take"), ("from", "contribution:99999")]).await;
        assert!(taken.status == 422 && taken.has("non è stato aggiunto nulla"), "{}", taken.text);
    });
}

#[test]
fn a_close_that_is_not_moved_gives_back_the_reason_that_was_typed() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, _) = set_up(&site, |settings| settings.persons = false).await;
        show(&site, vote).await;
        let mut dora = site.browser(site.planner).await;
        for until in ["ieri", "2001-01-01T09:00"] {
            let fields = [("until", until), ("reason", "Il sito era fermo.")];
            let refused = dora.post(&format!("{DESK}/votes/{vote}/extend"), &fields).await;
            assert_eq!(
                (refused.status, refused.field("until").as_deref()),
                (StatusCode::UNPROCESSABLE_ENTITY, Some(until)),
                "{}",
                refused.text
            );
            assert!(refused.has("Il sito era fermo.</textarea>"), "{}", refused.text);
        }
        // Pressed twice, it is moved once, and both are told that it is.
        let until = format!("{}T09:00", site.closes + 300.days());
        let fields = [("until", &*until), ("reason", "Il sito era fermo.")];
        let mut told = Vec::new();
        for _ in 0..2 {
            let moved = dora.post(&format!("{DESK}/votes/{vote}/extend"), &fields).await;
            assert_eq!(moved.status, 303, "{}", moved.text);
            told.push(moved.location().to_string());
        }
        assert_eq!(told[0], told[1]);
        let reasons = site.site.site.db.read(move |conn| -> Result<String, Error> {
            let by = administrator();
            let of = edition::all(conn, &by)?.remove(0);
            Ok(round::find(conn, &by, &of, vote)?.extension)
        });
        assert_eq!(reasons.await.expect("a vote"), "Il sito era fermo.");
    });
}

#[test]
fn the_desk_is_told_when_every_action_would_win() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut dora = site.browser(site.planner).await;
        // Two actions are there.
        for (seats, all) in [(5, true), (2, true), (1, false)] {
            let (vote, _) = set_up(&site, move |settings| {
                (settings.persons, settings.rules.seats) = (false, seats);
            })
            .await;
            let desk = dora.get(&format!("{DESK}/votes/{vote}")).await;
            assert_eq!(desk.has("Per ora vincono tutte"), all, "{seats}: {}", desk.text);
        }
    });
}
