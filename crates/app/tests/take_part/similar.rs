//! What is like a new proposal: told before it is sent, from what is published at that moment, in proposals and in the plan.

use crate::site::{BASE, number, on_each, proposal, start};
use cantiere_testkit::Browser;

/// What the form shows beside a new proposal: the part about similar ones.
async fn shown(browser: &mut Browser, title: &str, text: &str) -> String {
    let key = uuid::Uuid::new_v4().to_string();
    let mut form = proposal(title, text, &key);
    form[6] = ("step", "preview");
    let page = browser.post(&format!("{BASE}/propose"), &form).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let Some((_, part)) = page.text.split_once("class=\"similar\"") else { return String::new() };
    part.split("</section>").next().unwrap_or_default().to_string()
}

#[test]
fn similar_proposals_are_those_that_are_published_now_and_say_what_differs() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut citizen = site.browser(site.citizen).await;
        let mut other = site.browser(site.other).await;
        let first = site.propose(&mut citizen, "Un parcheggio in piazza Garibaldi", "Costruire 20 posti auto.").await;
        let alike = "Non costruire il parcheggio in piazza Garibaldi";
        let part = shown(&mut other, alike, "Costruire 40 posti auto.").await;
        assert!(part.contains("Un parcheggio in piazza Garibaldi"), "{part}");
        assert!(part.contains("dice «non»") && part.contains("I numeri sono diversi"), "{part}");
        assert!(part.contains(&format!("/contributions/{first}#support")) && part.contains("La mia è diversa"));
        assert_eq!(shown(&mut other, "Corsi di italiano", "Per chi arriva da lontano.").await, "");

        // What its author says otherwise is compared as it now reads, and what is taken back is not.
        let edit = format!("{BASE}/contributions/{first}/edit");
        let page = citizen.get(&edit).await;
        let seen = page.field("seen").expect("a version");
        let words = [
            ("title", "Una fontana davanti alla scuola"),
            ("body", "Manca acqua fresca per i bambini."),
            ("action", "Metterla."),
            ("seen", seen.as_str()),
        ];
        assert_eq!(citizen.post(&edit, &words).await.status, 303);
        assert_eq!(shown(&mut other, alike, "Costruire 40 posti auto.").await, "");
        let fountain = "Fontana davanti alla scuola media";
        assert!(shown(&mut other, fountain, "Acqua fresca per i bambini.").await.contains("Una fontana davanti"));
        let gone = citizen.post(&format!("{BASE}/contributions/{first}/withdraw"), &[]).await;
        assert_eq!(gone.status, 303, "{}", gone.text);
        assert_eq!(shown(&mut other, fountain, "Acqua fresca per i bambini.").await, "");
    });
}

#[test]
fn an_action_that_the_plan_has_already_is_shown_with_the_way_to_comment_it() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut citizen = site.browser(site.citizen).await;
        let part = shown(&mut citizen, "Aprire dieci orti nuovi", "Servono spazi verdi.").await;
        assert!(part.contains("Già nel piano: A1.1") && part.contains("Aprire dieci orti"), "{part}");
        assert!(part.contains(&format!("{BASE}/comment?on=i%3AA1.1")), "{part}");
        // No more than three, the nearest first.
        for n in 0..4 {
            let text = format!("Servono spazi verdi, numero {n}.");
            let key = uuid::Uuid::new_v4().to_string();
            let sent = citizen.post(&format!("{BASE}/propose"), &proposal("Aprire orti nuovi", &text, &key)).await;
            number(&sent);
        }
        let part = shown(&mut citizen, "Aprire orti nuovi", "Servono spazi verdi.").await;
        assert_eq!(part.matches("contribution-label").count(), 3, "{part}");
        assert!(part.contains("I numeri sono diversi"), "{part}");
    });
}
