//! The items of the plan that a proposal names: found and ticked in the form, shown on both pages and in the file.

use crate::site::{BASE, number, on_each, proposal, start};

#[test]
fn proposal_names_items_that_are_found_without_scripts_and_both_pages_say_so() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut citizen = site.browser(site.citizen).await;
        let key = uuid::Uuid::new_v4().to_string();
        let path = format!("{BASE}/propose");
        let mut send = async |step: &str, more: &[(&str, &str)]| {
            let mut form = proposal("Un pozzo comune", "Manca l’acqua.", &key).to_vec();
            form[6].1 = step;
            form.extend(more);
            citizen.post(&path, &form).await
        };
        let nothing = send("find", &[("find", "astronavi")]).await;
        assert_eq!(nothing.status, 200);
        assert!(nothing.text.contains("Nessuna azione ha queste parole"), "{}", nothing.text);
        // Enter in a field: words to look for are looked for once, then the text is shown as it would be sent.
        let by_key = send("enter", &[("find", "orti")]).await;
        assert!(
            by_key.text.contains("A1.1 Aprire dieci orti") && by_key.text.contains("value=\"preview\""),
            "{}",
            by_key.text
        );
        let shown = send("enter", &[("find", "orti"), ("found", "orti")]).await;
        assert!(shown.text.contains("value=\"send\""), "{}", shown.text);

        let found = send("find", &[("find", "orti")]).await;
        assert!(found.text.contains("A1.1 Aprire dieci orti"), "{}", found.text);
        // What was typed is there still, and nothing was sent.
        assert!(found.text.contains("Un pozzo comune") && found.text.contains("Farlo davvero."));
        let tick = found.text.split("name=\"item-").find(|part| part.contains("A1.1")).expect("a box");
        let id: String = tick.chars().take_while(char::is_ascii_digit).collect();
        let preview = send("preview", &[(format!("item-{id}").as_str(), "yes")]).await;
        assert_eq!(preview.field("items").as_deref(), Some(id.as_str()), "{}", preview.text);

        let wrong = send("send", &[("items", "999999")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("non è più nel piano") && wrong.text.contains("Un pozzo comune"), "{}", wrong.text);
        let many = send("send", &[("items", "1 2 3 4 5 6 7 8 9 10 11")]).await;
        assert!(many.status == 422 && many.text.contains("al massimo 10 azioni"), "{}", many.text);
        let sent = number(&send("send", &[("items", id.as_str())]).await);

        let mut visitor = site.visitor();
        let page = visitor.get(&format!("{BASE}/contributions/{sent}")).await.text;
        let (_, part) = page.split_once("Azioni del piano collegate").expect("its items");
        assert!(part.contains("A1.1</a>: Aprire dieci orti"), "{part}");
        let item = visitor.get(&format!("{BASE}/items/A1.1")).await.text;
        let (_, part) = item.split_once("riguardano anche questa azione").expect("who names it");
        assert!(part.contains(&format!("/contributions/{sent}")) && part.contains("Un pozzo comune"), "{part}");
        let mut planner = site.browser(site.planner).await;
        let file = planner.get(&format!("{BASE}/received/csv")).await.text;
        assert!(file.contains("Azioni collegate") && file.contains("A1.1"), "{file}");

        // Taken back, it is not shown beside the item.
        let mut citizen = site.browser(site.citizen).await;
        assert_eq!(citizen.post(&format!("{BASE}/contributions/{sent}/withdraw"), &[]).await.status, 303);
        assert!(!visitor.get(&format!("{BASE}/items/A1.1")).await.text.contains("Un pozzo comune"));
    });
}

#[test]
fn items_that_a_proposal_names_are_changed_like_its_words_and_the_change_is_seen() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut citizen = site.browser(site.citizen).await;
        let key = uuid::Uuid::new_v4().to_string();
        let sent = number(&citizen.post(&format!("{BASE}/propose"), &proposal("Un pozzo", "Manca.", &key)).await);
        let path = format!("{BASE}/contributions/{sent}/edit");
        let linked = async |browser: &mut cantiere_testkit::Browser| {
            let page = browser.get(&format!("{BASE}/contributions/{sent}")).await.text;
            page.split_once("Azioni del piano collegate")
                .is_some_and(|(_, part)| part.contains("A1.1</a>: Aprire dieci orti"))
        };
        let words = |seen: &str| {
            let fixed = [("title", "Un pozzo"), ("body", "Manca."), ("action", "Farlo davvero."), ("effect", "")];
            [&fixed.map(|(n, v)| (n.to_string(), v.to_string()))[..], &[("seen".into(), seen.to_string())]].concat()
        };
        let mut send = async |seen: &str, more: &[(&str, &str)]| {
            let words = words(seen);
            let mut form: Vec<(&str, &str)> = words.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            form.extend(more);
            citizen.post(&path, &form).await
        };
        // Looking for words saves nothing, and keeps what was typed.
        let found = send("1", &[("step", "enter"), ("find", "orti"), ("body", "Manca.")]).await;
        assert_eq!(found.status, 200);
        let tick = found.text.split("name=\"item-").find(|part| part.contains("A1.1")).expect("a box");
        let id: String = tick.chars().take_while(char::is_ascii_digit).collect();
        let boxed = format!("item-{id}");
        assert!(!linked(&mut site.visitor()).await);
        assert_eq!(send("1", &[(&boxed, "yes"), ("step", "save")]).await.status, 303);
        assert!(linked(&mut site.visitor()).await);
        // What was read before that is another by now; as it stands, nothing changes; then the link is taken back.
        let stale = send("1", &[]).await;
        assert_eq!(stale.status, 409, "{}", stale.text);
        assert_eq!(send("2", &[(&boxed, "yes")]).await.status, 303);
        let wrong = send("2", &[("item-999999", "yes")]).await;
        assert!(wrong.status == 422 && wrong.text.contains("non è più nel piano"), "{}", wrong.text);
        assert!(linked(&mut site.visitor()).await);
        assert_eq!(send("2", &[]).await.status, 303);
        assert!(!linked(&mut site.visitor()).await);
        let page = site.visitor().get(&format!("{BASE}/contributions/{sent}")).await.text;
        assert_eq!(page.matches("Azioni collegate cambiate").count(), 2, "{page}");
        // Nobody else changes them.
        let mut other = site.browser(site.other).await;
        assert_eq!(other.post(&path, &[("seen", "3"), (&boxed, "yes")]).await.status, 403);
    });
}
