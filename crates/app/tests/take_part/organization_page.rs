//! What a body has asked is read a page at a time on its public page, all of it, with the figures of all.

use crate::site::{BASE, on_each, start};
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::Error;
use cantiere_spine::contribution::{self, NewContribution, Words};

const PAGE: &str = "/it/organizations/comune-di-prova";

/// The numbers of the contributions in the table of a page.
fn numbers(page: &str) -> Vec<i64> {
    let before = format!("<a href=\"{BASE}/contributions/");
    let links = page.split(before.as_str()).skip(1);
    links.map(|rest| rest.split('"').next().and_then(|n| n.parse().ok()).expect("a number")).collect()
}

#[test]
fn everything_that_a_body_asked_is_there_a_page_at_a_time() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (process, zone) = (site.process, site.site.site.zone().clone());
        let by = Actor {
            person: Some(site.speaker),
            acting_for: Some(site.body),
            assurance: Assurance::Substantial,
            ..Actor::default()
        };
        let sent = site.site.site.db.write(move |tx| -> Result<(), Error> {
            for n in 1..=120 {
                let new = NewContribution {
                    kind: ContributionKind::Comment,
                    on: None,
                    revision: None,
                    words: Words { body: format!("Osservazione del comune, la numero {n}."), ..Words::default() },
                    theme: String::new(),
                    territory: String::new(),
                    language: Lang::It,
                    arises_from: None,
                    channel: "site",
                };
                contribution::submit(tx, &zone, &by, process, &new)?;
            }
            Ok(())
        });
        sent.await.expect("sent");
        let (mut path, mut read, mut pages) = (PAGE.to_string(), Vec::new(), 0);
        loop {
            let page = site.visitor().get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(page.has("Contributi: 120. Hanno cambiato un piano: 0."), "{}", page.text);
            assert_eq!(page.has(&format!("class=\"first\" href=\"{PAGE}\"")), pages > 0, "{}", page.text);
            read.extend(numbers(&page.text));
            pages += 1;
            let Some((_, next)) = page.text.split_once("class=\"next\" rel=\"next\" href=\"") else { break };
            path = next.split('"').next().unwrap_or_default().to_string();
        }
        assert_eq!((pages, read), (3, (1..=120).rev().collect::<Vec<i64>>()));
        // An address that somebody made up is the first page.
        for after in ["x", "0", "-1"] {
            assert_eq!(numbers(&site.visitor().get(&format!("{PAGE}?after={after}")).await.text).len(), 50, "{after}");
        }
    });
}
