//! The same words sent once more by the same author at the same place, by a form of their own, as when somebody goes back in
//! the browser and presses “Send” again: there is one of them, and its author is told.

use crate::site::{BASE, Site, number, on_each, proposal, start};
use cantiere_store::schema::contribution::contribution;
use cantiere_testkit::{Answer, Browser};
use diesel::prelude::*;

const TEXT: &str = "Manca una panchina vicino all’ingresso.";

/// Sends what a form says, as a form that was opened just now.
async fn send(browser: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = uuid::Uuid::new_v4().to_string();
    let mut whole = vec![("step", "send"), ("action", "Metterla."), ("key", &*key)];
    if !fields.iter().any(|(name, _)| *name == "speaker") {
        whole.push(("speaker", "0"));
    }
    whole.extend(fields);
    browser.post(&format!("{BASE}/{form}"), &whole).await
}

async fn stored(site: &Site) -> i64 {
    let count = site
        .site
        .site
        .db
        .read(|conn| -> Result<i64, cantiere_spine::Error> { Ok(contribution::table.count().get_result(conn)?) });
    count.await.expect("a number")
}

#[test]
fn the_same_words_sent_again_lead_to_those_that_are_there() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        let mut there = 0;
        let wording = "Ogni quartiere ha due orti.";
        let forms: [(&str, Vec<(&str, &str)>); 5] = [
            ("comment", vec![("kind", "comment"), ("body", TEXT)]),
            ("comment", vec![("kind", "comment"), ("body", TEXT), ("on", "p:p1")]),
            ("comment", vec![("kind", "amendment"), ("wording", wording), ("body", TEXT), ("on", "p:p1")]),
            ("propose", vec![("kind", "need"), ("title", "Una panchina"), ("body", TEXT)]),
            ("propose", vec![("kind", "proposal"), ("title", "Una panchina"), ("body", TEXT)]),
        ];
        for (form, fields) in &forms {
            let first = send(&mut ada, form, fields).await;
            let n = number(&first);
            assert!(first.location().contains("sent=1"), "{}", first.location());
            there += 1;
            let again = send(&mut ada, form, fields).await;
            assert_eq!((number(&again), stored(&site).await), (n, there), "{fields:?}");
            let page = ada.get(again.location()).await;
            assert!(page.has("L’avevi già inviato"), "{}", page.text);
            // Nobody else is told what they did not do.
            assert!(!site.visitor().get(again.location()).await.has("L’avevi già inviato"));
        }
    });
}

#[test]
fn other_words_another_author_and_what_was_withdrawn_are_no_repeats() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut carla = site.browser(site.speaker).await;
        let comment = |text: &'static str| vec![("kind", "comment"), ("body", text)];
        let first = number(&send(&mut carla, "comment", &comment(TEXT)).await);
        // Blanks around the words are not words.
        let blanks = "  Manca una panchina vicino all’ingresso.  ";
        assert_eq!(number(&send(&mut carla, "comment", &comment(blanks)).await), first);
        assert_eq!(number(&send(&mut carla, "comment", &comment("Manca una panchina.")).await), first + 1);
        let body = site.body.to_string();
        let of_body = [comment(TEXT), vec![("speaker", &*body)]].concat();
        assert_eq!(number(&send(&mut carla, "comment", &of_body).await), first + 2);
        assert_eq!(number(&send(&mut carla, "comment", &of_body).await), first + 2);
        let mut ada = site.browser(site.citizen).await;
        assert_eq!(number(&send(&mut ada, "comment", &comment(TEXT)).await), first + 3);
        let withdrawn = carla.post(&format!("{BASE}/contributions/{first}/withdraw"), &[]).await;
        assert_eq!(withdrawn.status, 303, "{}", withdrawn.text);
        assert_eq!(number(&send(&mut carla, "comment", &comment(TEXT)).await), first + 4);
        assert_eq!(stored(&site).await, 5);
    });
}

#[test]
fn a_reply_sent_again_is_one_reply() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        let to = [
            site.propose(&mut ada, "Un pozzo", "Manca l’acqua.").await,
            site.propose(&mut ada, "Una siepe", "Manca l’ombra.").await,
        ];
        let mut bruno = site.browser(site.other).await;
        let fields = [("body", TEXT)];
        let first = send(&mut bruno, &format!("contributions/{}/reply", to[0]), &fields).await;
        let again = send(&mut bruno, &format!("contributions/{}/reply", to[0]), &fields).await;
        let place = |sent: &Answer| sent.location().rsplit('#').next().unwrap_or_default().to_string();
        assert_eq!((again.status.as_u16(), place(&again)), (303, place(&first)));
        let page = bruno.get(again.location().split('#').next().unwrap_or_default()).await;
        assert!(page.has("Avevi già inviato questa replica"), "{}", page.text);
        assert_eq!(page.text.matches(TEXT).count(), 1, "{}", page.text);
        // Below another one it is another reply.
        let other = send(&mut bruno, &format!("contributions/{}/reply", to[1]), &fields).await;
        assert_ne!(place(&other), place(&first));
        assert_eq!(stored(&site).await, 4);
    });
}

#[test]
fn the_same_words_by_many_forms_at_once_are_one() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        let to = site.propose(&mut ada, "Un pozzo", "Manca l’acqua.").await;
        let sends = (0..12).map(|n| {
            let mut browser = ada.clone();
            tokio::spawn(async move {
                let key = format!("form-number-{n}");
                match n % 2 {
                    0 => {
                        browser.post(&format!("{BASE}/propose"), &proposal("Un orto", "Mancano gli orti.", &key)).await
                    }
                    _ => {
                        let reply = [("body", TEXT), ("speaker", "0"), ("key", &*key)];
                        browser.post(&format!("{BASE}/contributions/{to}/reply"), &reply).await
                    }
                }
            })
        });
        let mut places = Vec::new();
        for sent in sends.collect::<Vec<_>>() {
            let sent = sent.await.unwrap();
            assert_eq!(sent.status, 303, "{}", sent.text);
            places
                .push(sent.location().replace("sent=1", "").replace("sent=again", "").replace("reply-again", "reply"));
        }
        places.sort();
        places.dedup();
        assert_eq!((places.len(), stored(&site).await), (2, 3), "{places:?}");
    });
}
