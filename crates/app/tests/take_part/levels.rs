//! How surely somebody must have said who they are: told before they write, and nothing that was written is lost by it.

use crate::site::{BASE, Site, on_each, start_with};
use cantiere_domain::access::Assurance;
use cantiere_testkit::Browser;

const WORDS: &str = "Parole scritte prima di accedere di nuovo.";

async fn site(engine: cantiere_testkit::Engine) -> Site {
    start_with(engine, |new| new.assurance = Assurance::Substantial).await
}

async fn by_mail(site: &Site) -> Browser {
    site.site.browser_of(site.citizen, Assurance::Email).await
}

#[test]
fn the_level_is_told_before_writing_to_everybody_who_falls_short_of_it() {
    on_each(|engine| async move {
        let site = site(engine).await;
        let mut sure = site.browser(site.other).await;
        let n = site.propose(&mut sure, "Un orto per scuola", "Le scuole non hanno verde.").await;
        for path in
            [format!("{BASE}/comment"), format!("{BASE}/propose?kind=proposal"), format!("{BASE}/contributions/{n}")]
        {
            for (mut browser, told) in [
                (site.visitor(), "identità digitale di livello 2: te la chiediamo dopo"),
                (by_mail(&site).await, "ti chiediamo di accedere di nuovo"),
            ] {
                let page = browser.get(&path).await;
                assert!(page.has("identità digitale di livello 2") && page.has(told), "{path}: {}", page.text);
            }
            assert!(!sure.get(&path).await.has("identità digitale di livello 2"), "{path}: who has it is told nothing");
        }
        // Support leads to signing in again instead of a button that would be refused.
        let page = by_mail(&site).await.get(&format!("{BASE}/contributions/{n}")).await;
        assert!(page.has("level=substantial") && !page.has("class=\"support-form\""), "{}", page.text);
    });
}

#[test]
fn a_text_survives_signing_in_again_more_surely() {
    on_each(|engine| async move {
        let site = site(engine).await;
        let mut sure = site.browser(site.citizen).await;
        let n = site.propose(&mut sure, "Un orto per scuola", "Le scuole non hanno verde.").await;
        let ways = [
            (format!("{BASE}/comment"), vec![("kind", "comment"), ("body", WORDS), ("speaker", "0"), ("key", "a")]),
            (
                format!("{BASE}/propose"),
                vec![
                    ("kind", "need"),
                    ("title", "Un bisogno"),
                    ("body", WORDS),
                    ("speaker", "0"),
                    ("key", "b"),
                    ("step", "send"),
                ],
            ),
            (format!("{BASE}/contributions/{n}/reply"), vec![("body", WORDS), ("speaker", "0"), ("key", "c")]),
        ];
        for (path, fields) in ways {
            let mut low = by_mail(&site).await;
            let kept = low.post(&path, &fields).await;
            assert!(kept.status == 303 && kept.location().contains("/sign-in?pending="), "{path}: {}", kept.text);
            assert!(kept.location().contains("level=substantial"), "{}", kept.location());
            // Nothing that cannot reach the level is offered, and nobody is sent away for being in already.
            let page = low.get(kept.location()).await;
            assert!(page.status == 200 && page.has("identità digitale di livello 2"), "{}", page.text);
            assert!(!page.has("name=\"email\"") && !page.has("name=\"password\""), "{}", page.text);
            // In surely enough, in this browser or another one: the text is there.
            let back = sure.get(kept.location()).await;
            assert!(back.status == 303 && back.location().contains("draft="), "{}", back.location());
            let form = sure.get(back.location()).await;
            assert!(form.status == 200 && form.has(WORDS), "{path}: {}", form.text);
            // It is theirs from now on, and nobody else's.
            let theirs = site.browser(site.other).await.get(back.location()).await;
            assert!(!theirs.has(WORDS), "{path}");
        }
    });
}

#[test]
fn that_only_organisations_answer_is_told_before_writing() {
    on_each(|engine| async move {
        let site = start_with(engine, |new| new.organizations_only = true).await;
        let path = format!("{BASE}/comment");
        assert!(
            site.visitor().get(&path).await.has("Rispondono solo enti e organizzazioni: serve rappresentarne una.")
        );
        assert!(site.browser(site.citizen).await.get(&path).await.has("tu non ne rappresenti ancora nessuna"));
        assert!(!site.browser(site.speaker).await.get(&path).await.has("Rispondono solo enti"));
    });
}
