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
            by_key.text.contains("A1.1: Aprire dieci orti") && by_key.text.contains("value=\"preview\""),
            "{}",
            by_key.text
        );
        let shown = send("enter", &[("find", "orti"), ("found", "orti")]).await;
        assert!(shown.text.contains("value=\"send\""), "{}", shown.text);

        let found = send("find", &[("find", "orti")]).await;
        assert!(found.text.contains("A1.1: Aprire dieci orti"), "{}", found.text);
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
