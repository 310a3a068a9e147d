//! What everybody reads of how many took part: few people are not told apart.

use crate::plain::plain;
use crate::site::{BASE, Site, number, on_each, proposal, start};
use crate::unpacked::unpacked;

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

/// What the report and its files say of how many people spoke for themselves, as a planner reads them before they are out.
async fn reported(site: &Site) -> Vec<String> {
    let mut planner = site.browser(site.planner).await;
    let mut told = Vec::new();
    for file in ["", "/contributions.json", "/report.odt"] {
        let answer = planner.get(&format!("{BASE}/report{file}")).await;
        assert_eq!(answer.status, 200, "{file}");
        let text = plain(&unpacked(&answer));
        let after = text.split("persone a proprio nome").nth(1).unwrap_or_else(|| panic!("{file}: nobody is counted"));
        told.push(after.chars().take(30).collect());
    }
    told
}

#[test]
fn nor_are_they_in_the_report_and_its_files() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut people = vec![site.citizen, site.other];
        for n in 0..3 {
            people.push(site.site.person(&format!("Persona {n}"), None).await);
        }
        for (n, person) in people.into_iter().enumerate() {
            let mut browser = site.browser(person).await;
            site.propose(&mut browser, "Un pozzo", "Manca l’acqua.").await;
            for told in reported(&site).await {
                assert_eq!(told.contains("meno di 5"), n < 4, "{}: {told}", n + 1);
                let counted: String = told.chars().filter(char::is_ascii_digit).take(1).collect();
                assert_eq!(counted, "5", "{}: {told}", n + 1);
            }
        }
    });
}
