//! The desk's buttons without JavaScript: moving, taking back, and what a colleague removed meanwhile.

use super::{BASE, add, on_each, two};
use http::StatusCode;

#[test]
fn without_javascript_an_action_is_moved_the_move_taken_back_and_what_was_removed_brought_back() {
    on_each(|engine| async move {
        let (_site, mut ada, _, chapter) = two(engine).await;
        let other = [("kind", "chapter"), ("title", "Orti"), ("times_kind", "none"), ("key", "o")];
        let made = ada.post(&format!("{BASE}/items/new"), &other).await;
        let other = made.location().rsplit_once("#i").unwrap().1.to_string();
        let action =
            [("kind", "action"), ("parent", &chapter), ("title", "Aprire orti"), ("times_kind", "none"), ("key", "a")];
        let made = ada.post(&format!("{BASE}/items/new"), &action).await;
        let item = made.location().rsplit_once("#i").unwrap().1.to_string();
        assert!(ada.get(&format!("{BASE}/parts/{chapter}")).await.has(&format!("/items/{item}/move\"")));
        let form = ada.get(&format!("{BASE}/items/{item}/move")).await;
        assert!(
            form.has(&format!("<option value=\"{other}\" lang=\"it\">")) && !form.has(&format!("value=\"{item}\"")),
            "{}",
            form.text
        );
        let moved = ada.post(&format!("{BASE}/items/{item}/move"), &[("into", &other)]).await;
        assert!(moved.location().starts_with(&format!("{BASE}/parts/{other}?done=moved&undo=")), "{}", moved.text);
        let page = ada.get(moved.location().split('#').next().unwrap()).await;
        assert!(page.has("Aprire orti"));
        let number = page.field("removed").expect("a button that takes it back");
        assert_eq!(ada.post(&format!("{BASE}/undo"), &[("removed", &number)]).await.status, StatusCode::SEE_OTHER);
        assert!(ada.get(&format!("{BASE}/parts/{chapter}")).await.has("Aprire orti"));
        let twice = ada.post(&format!("{BASE}/undo"), &[("removed", &number)]).await;
        assert_eq!(twice.location(), format!("{BASE}?done=not-restored"));
        assert!(ada.get(twice.location()).await.has("Non c’è più niente da annullare"));
        let nowhere = ada.post(&format!("{BASE}/items/{item}/move"), &[("into", &item)]).await;
        assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nowhere.has("dentro sé stessa"), "{}", nowhere.text);

        let block = add(&mut ada, &chapter, "Uno.").await;
        let moved = ada.post(&format!("{BASE}/paragraphs/{block}/move"), &[("into", &other)]).await;
        assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.text);
        assert!(ada.get(&format!("{BASE}/parts/{other}")).await.has("Uno."));
        ada.post(&format!("{BASE}/paragraphs/{block}/place"), &[("do", "remove")]).await;
        ada.post(&format!("{BASE}/items/{item}/place"), &[("do", "remove")]).await;
        let list = ada.get(&format!("{BASE}/removed")).await;
        assert!(
            list.has("Uno.") && list.has("Aprire orti") && list.text.matches("name=\"removed\"").count() == 2,
            "{}",
            list.text
        );
        let number = list.text.rsplit("name=\"removed\" value=\"").next().unwrap().split('"').next().unwrap();
        assert_eq!(ada.post(&format!("{BASE}/undo"), &[("removed", number)]).await.status, StatusCode::SEE_OTHER);
        assert!(ada.get(&format!("{BASE}/parts/{other}")).await.has("Uno."));
    });
}

#[test]
fn button_for_what_a_colleague_removed_says_so_and_where_it_is_brought_back() {
    on_each(|engine| async move {
        let (_site, mut ada, mut elio, chapter) = two(engine).await;
        add(&mut ada, &chapter, "Uno.").await;
        let block = add(&mut ada, &chapter, "Due.").await;
        let action =
            [("kind", "action"), ("parent", &chapter), ("title", "Aprire orti"), ("times_kind", "none"), ("key", "a")];
        let made = ada.post(&format!("{BASE}/items/new"), &action).await;
        let item = made.location().rsplit_once("#i").unwrap().1.to_string();
        // Elio moves both and takes both out, while Ada still looks at them.
        let other = [("kind", "chapter"), ("title", "Orti"), ("times_kind", "none"), ("key", "o")];
        let other = elio.post(&format!("{BASE}/items/new"), &other).await;
        let other = other.location().rsplit_once("#i").unwrap().1.to_string();
        let mut moves = Vec::new();
        for thing in [format!("items/{item}"), format!("paragraphs/{block}")] {
            let moved = elio.post(&format!("{BASE}/{thing}/move"), &[("into", &other)]).await;
            moves.push(elio.get(moved.location().split('#').next().unwrap()).await.field("removed").unwrap());
            let removed = elio.post(&format!("{BASE}/{thing}/place"), &[("do", "remove")]).await;
            assert_eq!(removed.status, StatusCode::SEE_OTHER, "{}", removed.text);
        }
        let gone = format!("{BASE}?done=gone");
        for (thing, steps) in [
            (format!("items/{item}"), &["up", "in", "remove"][..]),
            (format!("paragraphs/{block}"), &["up", "join", "remove"]),
        ] {
            for step in steps {
                let pressed = ada.post(&format!("{BASE}/{thing}/place"), &[("do", *step)]).await;
                assert_eq!(pressed.location(), gone, "{thing} {step}: {}", pressed.text);
            }
            let moved = ada.post(&format!("{BASE}/{thing}/move"), &[("into", &chapter)]).await;
            assert_eq!(moved.location(), gone, "{thing}: {}", moved.text);
            // Nor are its forms opened.
            for form in [thing.clone(), format!("{thing}/move")] {
                let opened = ada.get(&format!("{BASE}/{form}")).await;
                assert_eq!(
                    (opened.status, opened.location()),
                    (StatusCode::SEE_OTHER, &*gone),
                    "{form}: {}",
                    opened.text
                );
            }
        }
        let told = ada.get(&gone).await;
        assert!(
            told.has("nel frattempo qualcuno ha eliminato") && told.has(&format!("href=\"{BASE}/removed\"")),
            "{}",
            told.text
        );
        assert!(told.has("alert-warning") && !told.has("alert-success"), "nothing was done: {}", told.text);
        let list = ada.get(&format!("{BASE}/removed")).await;
        assert!(list.has("Due.") && list.has("Aprire orti"), "{}", list.text);
        // Nor is a move taken back of what is not there.
        for number in moves {
            let undone = ada.post(&format!("{BASE}/undo"), &[("removed", &number)]).await;
            assert_eq!(undone.location(), format!("{BASE}?done=not-restored"));
        }
        // A part that is gone takes nothing up, and the form says why; what never was is not found.
        let last = add(&mut ada, &chapter, "Tre.").await;
        elio.post(&format!("{BASE}/items/{other}/place"), &[("do", "remove")]).await;
        let nowhere = ada.post(&format!("{BASE}/paragraphs/{last}/move"), &[("into", &other)]).await;
        assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nowhere.has("quella parte non c’è più"), "{}", nowhere.text);
        assert_eq!(ada.get(&format!("{BASE}/parts/{other}")).await.location(), gone);
        for never in
            ["items/999999", "items/999999/move", "paragraphs/999999", "paragraphs/999999/move", "parts/999999"]
        {
            assert_eq!(ada.get(&format!("{BASE}/{never}")).await.status, StatusCode::NOT_FOUND, "{never}");
        }
        for never in ["items/999999/place", "paragraphs/999999/place", "items/999999/move", "paragraphs/999999/move"] {
            let pressed = ada.post(&format!("{BASE}/{never}"), &[("do", "remove"), ("into", &chapter)]).await;
            assert_eq!(pressed.status, StatusCode::NOT_FOUND, "{never}");
        }
    });
}

#[test]
fn joined_paragraphs_are_parted_by_a_button_unless_somebody_reworded_them() {
    on_each(|engine| async move {
        let (_site, mut ada, mut elio, chapter) = two(engine).await;
        let first = add(&mut ada, &chapter, "Uno.").await;
        let second = add(&mut ada, &chapter, "Due.").await;
        for reworded in [false, true] {
            let joined = ada.post(&format!("{BASE}/paragraphs/{second}/place"), &[("do", "join")]).await;
            let page = ada.get(joined.location().split('#').next().unwrap()).await;
            assert!(page.has("Uno. Due.") && page.has("I due paragrafi ora sono uno"), "{}", page.text);
            let number = page.field("removed").expect("a button that takes it back");
            if reworded {
                let form = elio.get(&format!("{BASE}/paragraphs/{first}")).await;
                let version = form.field("version").expect("a version");
                let fields = [("version", &*version), ("kind", "paragraph"), ("text", "Uno e due.")];
                elio.post(&format!("{BASE}/paragraphs/{first}"), &fields).await;
            }
            let parted = ada.post(&format!("{BASE}/undo"), &[("removed", &number)]).await;
            let page = ada.get(&format!("{BASE}/parts/{chapter}")).await;
            if reworded {
                assert_eq!(parted.status, StatusCode::UNPROCESSABLE_ENTITY);
                assert!(parted.has("Il paragrafo unito è stato cambiato"), "{}", parted.text);
                assert!(page.has("Uno e due."), "{}", page.text);
            } else {
                assert_eq!(parted.location(), format!("{BASE}?done=restored"));
                assert!(page.has(&format!("id=\"p{second}\"")), "{}", page.text);
                assert!(page.has("Due.") && !page.has("Uno. Due."), "{}", page.text);
            }
        }
    });
}
