//! Forms that come when too many texts wait for their writers, or too often: they come back as they were filled in.

use crate::questions::{PAGE, built};
use crate::site::{Site, on_each, start};
use cantiere_store::schema::accounts::pending;
use cantiere_testkit::Answer;
use diesel::prelude::*;

const NEW: &str = "/it/organizations/new";
const BODY: [(&str, &str); 5] = [
    ("name", "Associazione degli orti"),
    ("kind", "civil_society"),
    ("sector", "Ambiente e verde"),
    ("email", "orti@example.org"),
    ("territory", "01"),
];

/// As many texts wait as may.
async fn fill(site: &Site) {
    let filled = site.site.site.db.write(|tx| -> Result<(), cantiere_store::Error> {
        let now = tx.now();
        for n in 0..2_000 {
            diesel::insert_into(pending::table)
                .values((
                    pending::token_hash.eq(format!("piena-{n}")),
                    pending::kind.eq("comment"),
                    pending::target.eq("/it"),
                    pending::content.eq("{}"),
                    pending::created_at.eq(now),
                    pending::expires_at.eq(now + 3_600_000_000),
                ))
                .execute(tx.conn())?;
        }
        Ok(())
    });
    filled.await.expect("the room is full");
}

fn keeps(answer: &Answer, status: u16, why: &str, texts: &[&str]) {
    assert_eq!(answer.status, status, "{}", answer.text);
    assert!(answer.has(why), "{}", answer.text);
    for text in texts {
        assert!(answer.has(text), "{text}: {}", answer.text);
    }
}

#[test]
fn forms_come_back_whole_while_too_many_texts_wait() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let asked = built(&site).await;
        fill(&site).await;
        let (short, single) = (format!("q{}", asked.questions[0].id), format!("q{}", asked.questions[2].id));
        let yes = asked.questions[2].choices[0].0.to_string();
        let fields = [("speaker", "p"), ("seen", "0"), (short.as_str(), "A Valdoria"), (single.as_str(), yes.as_str())];
        let refused = site.visitor().post(PAGE, &fields).await;
        let chosen = format!("value=\"{yes}\" checked");
        keeps(&refused, 503, "Quello che hai scritto è qui sotto", &["value=\"A Valdoria\"", &chosen]);

        let refused = site.visitor().post(NEW, &BODY).await;
        let texts = ["value=\"Associazione degli orti\"", "value=\"Ambiente e verde\"", "value=\"orti@example.org\""];
        keeps(&refused, 503, "Quello che hai scritto è ancora nel modulo", &texts);
        assert!(refused.has("value=\"civil_society\" selected") && refused.has("value=\"01\" selected"));
    });
}

#[test]
fn forms_come_back_whole_to_whoever_sends_too_often() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let asked = built(&site).await;
        let short = format!("q{}", asked.questions[0].id);
        let mut visitor = site.visitor();
        for n in 0..60 {
            let text = format!("Risposta {n}");
            let fields = [("speaker", "p"), ("seen", "0"), (short.as_str(), text.as_str())];
            assert_eq!(visitor.post(PAGE, &fields).await.status, 303);
        }
        let fields = [("speaker", "p"), ("seen", "0"), (short.as_str(), "A Valdoria")];
        let refused = visitor.post(PAGE, &fields).await;
        keeps(&refused, 429, "Quello che hai scritto è qui sotto", &["value=\"A Valdoria\""]);

        let mut citizen = site.browser(site.citizen).await;
        for n in 0..20 {
            let mut form = BODY;
            let name = format!("Associazione {n}");
            form[0].1 = &name;
            let sent = citizen.post(NEW, &form).await;
            assert_eq!(sent.status, 303, "{}", sent.text);
        }
        let refused = citizen.post(NEW, &BODY).await;
        let texts = ["value=\"Associazione degli orti\"", "value=\"Ambiente e verde\"", "value=\"orti@example.org\""];
        keeps(&refused, 429, "Quello che hai scritto è ancora nel modulo", &texts);
    });
}
