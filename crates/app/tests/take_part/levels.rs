//! How surely somebody must have said who they are: told before they write, and nothing that was written is lost by it.

use crate::questions;
use crate::site::{BASE, Site, on_each, start, start_with};
use cantiere_domain::access::Assurance;
use cantiere_spine::Error;
use cantiere_store::schema::accounts::pending;
use cantiere_testkit::Browser;
use diesel::prelude::*;

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
            // It is theirs from now on, and nobody else's: whoever closed the page finds it among their own.
            let mut other = site.browser(site.other).await;
            assert!(!other.get(back.location()).await.has(WORDS), "{path}");
            let link = format!("href=\"{}\"", back.location().replace('&', "&#38;"));
            assert!(sure.get("/it/my-contributions").await.has(&link), "{link}");
            assert!(!other.get("/it/my-contributions").await.has(&link), "{link}");
        }
    });
}

#[test]
fn answers_to_a_questionnaire_survive_signing_in_again_more_surely() {
    on_each(|engine| async move {
        let site = site(engine).await;
        let asked = questions::built(&site).await;
        let field = format!("q{}", asked.questions[0].id);
        let mut low = by_mail(&site).await;
        let page = low.get(questions::PAGE).await;
        assert!(page.has("identità digitale di livello 2") && page.has("Accedi e invia"), "{}", page.text);
        let kept = low.post(questions::PAGE, &[("speaker", "p"), (&field, WORDS), ("go", "send")]).await;
        assert!(kept.location().starts_with("/it/sign-in?pending="), "{} {}", kept.location(), kept.text);
        assert!(kept.location().ends_with("&level=substantial"), "{}", kept.location());
        let mut sure = site.browser(site.citizen).await;
        let back = sure.get(kept.location()).await;
        assert!(sure.get(back.location()).await.has(WORDS), "{}", back.location());
    });
}

#[test]
fn a_draft_of_a_body_is_kept_while_its_sender_signs_in_again_more_surely() {
    on_each(|engine| async move {
        let site = site(engine).await;
        let body = site.body.to_string();
        let path = format!("{BASE}/comment");
        let mut low = site.site.browser_of(site.speaker, Assurance::Email).await;
        let begin = [("kind", "comment"), ("speaker", body.as_str()), ("body", "Prima versione."), ("step", "draft")];
        let begun = low.post(&path, &begin).await;
        assert_eq!(begun.status, 303, "{}", begun.text);
        let draft = begun.location().split('?').next().unwrap_or_default().to_owned();
        let page = low.get(&draft).await;
        let (team, seen) = (page.field("team").expect("its number"), page.field("seen").expect("its version"));
        let send = [
            ("kind", "comment"),
            ("speaker", body.as_str()),
            ("body", WORDS),
            ("team", team.as_str()),
            ("seen", seen.as_str()),
            ("key", "d"),
        ];
        let kept = low.post(&path, &send).await;
        assert!(kept.location().ends_with("&level=substantial"), "{} {}", kept.location(), kept.text);
        // In surely enough: the draft of the body is there as it was to be sent, and no loose text beside it.
        let mut sure = site.browser(site.speaker).await;
        assert_eq!(sure.get(kept.location()).await.location(), draft);
        let page = sure.get(&draft).await;
        assert!(page.has(WORDS) && page.field("team").as_deref() == Some(team.as_str()), "{}", page.text);
    });
}

#[test]
fn a_text_comes_back_when_too_many_wait() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let filled = site.site.site.db.write(|tx| -> Result<(), Error> {
            let now = tx.now();
            for n in 0..2_000 {
                let row = (
                    pending::token_hash.eq(format!("{n}")),
                    pending::kind.eq("comment"),
                    pending::target.eq("/it"),
                    pending::content.eq(""),
                    pending::created_at.eq(now),
                    pending::expires_at.eq(now + 3_600_000_000),
                );
                diesel::insert_into(pending::table).values(row).execute(tx.conn())?;
            }
            Ok(())
        });
        filled.await.expect("a full house");
        let text = [("kind", "comment"), ("body", WORDS), ("key", "a")];
        let refused = site.visitor().post(&format!("{BASE}/comment"), &text).await;
        assert!(refused.status == 503 && refused.has(WORDS), "{} {}", refused.status, refused.text);
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
