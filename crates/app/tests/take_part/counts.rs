//! What everybody reads of how many took part: few people are not told apart.

use crate::site::{BASE, Site, number, on_each, proposal, start};

async fn counted(site: &Site) -> String {
    site.visitor().get(&format!("{BASE}/consultation")).await.text
}

#[test]
fn fewer_than_five_people_are_not_counted_one_by_one_on_the_page_of_the_consultation() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut people = vec![site.citizen, site.other];
        for n in 0..2 {
            people.push(site.site.person(&format!("Persona {n}"), None).await);
        }
        for (n, person) in people.into_iter().enumerate() {
            let mut browser = site.browser(person).await;
            site.propose(&mut browser, "Un pozzo", "Manca l’acqua.").await;
            let page = counted(&site).await;
            assert!(page.contains("meno di 5 persone"), "{n}: {page}");
            assert!(!page.contains(&format!("{} persone", n + 1)), "{n}: {page}");
        }
        // Organisations are public; they are counted.
        let mut speaker = site.browser(site.speaker).await;
        let body = site.body.to_string();
        let mut form = proposal("Una siepe", "Manca l’ombra.", "una-siepe-del-comune");
        form[4].1 = &body;
        number(&speaker.post(&format!("{BASE}/propose"), &form).await);
        let page = counted(&site).await;
        assert!(page.contains("1 ente") && page.contains("meno di 5 persone"), "{page}");
        let fifth = site.site.person("La quinta", None).await;
        let mut browser = site.browser(fifth).await;
        site.propose(&mut browser, "Un pozzo", "Manca l’acqua.").await;
        assert!(counted(&site).await.contains("5 persone"));
    });
}
