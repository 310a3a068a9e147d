//! What must not get through: requests that are forged, repeated, late, oversized, from another site or at once; doors that
//! lead elsewhere; private pages in caches.

use crate::site::{BASE, DESK, number, on_each, proposal, start};
use crate::supports::show_counts;
use cantiere_domain::access::Assurance;
use cantiere_testkit::Engine;
use http::{Method, header};

#[test]
fn what_is_too_large_is_refused_and_nothing_is_half_done() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        let large = "a".repeat(1 << 20);
        for field in ["title", "body", "action", "territory", "theme", "on"] {
            let answer = ada.post(&format!("{BASE}/propose"), &[(field, &large), ("step", "send")]).await;
            assert_eq!(answer.status, 413, "{field}");
        }
        let long = "è".repeat(10_001);
        let answer = ada.post(&format!("{BASE}/propose"), &proposal("Lungo", &long, "long-key")).await;
        assert!(answer.status == 422 && answer.has("troppo lungo") && answer.has(&long), "{}", answer.text.len());
        let multipart = ada.upload(&format!("{BASE}/propose"), &[("body", &large), ("title", "x")], &[]).await;
        assert_eq!(multipart.status, 413);
        let none = site.visitor().get(&format!("{BASE}/contributions")).await;
        assert!(none.has("Nessun contributo"));
    });
}

#[test]
fn forged_fields_change_nothing() {
    on_each(|engine| async move {
        let site = start(engine).await;
        show_counts(&site, "yes").await;
        let mut ada = site.browser(site.citizen).await;
        let body = site.body.to_string();
        let mut fields = proposal("Un orto", "Mancano gli orti.", "forged-key-1").to_vec();
        fields.extend([
            ("person", "1"),
            ("organization", body.as_str()),
            ("state", "hidden"),
            ("number", "999"),
            ("supports", "5000"),
            ("received_at", "0"),
            ("channel", "pec"),
            ("visibility", "staff"),
            ("process", "999"),
            ("role", "administrator"),
        ]);
        let n = number(&ada.post(&format!("{BASE}/propose"), &fields).await);
        assert_eq!(n, 1);
        let page = site.visitor().get(&format!("{BASE}/contributions/1")).await;
        assert!(
            page.has("Ada Cittadina") && page.has("Nessuno la sostiene ancora") && !page.has("PEC"),
            "{}",
            page.text
        );
        // A body one does not represent, and one that does not exist.
        for speaker in [body.as_str(), "9999"] {
            let mut forged = proposal("Altro", "In nome d’altri.", "forged-key-2").to_vec();
            forged.retain(|(name, _)| *name != "speaker");
            forged.push(("speaker", speaker));
            assert!(matches!(ada.post(&format!("{BASE}/propose"), &forged).await.status.as_u16(), 403 | 422));
        }
        // Somebody else's words, by every action that changes them.
        let mut bruno = site.browser(site.other).await;
        for (path, form) in
            [("edit", vec![("title", "Mio"), ("body", "Mio"), ("action", "Mio"), ("seen", "1")]), ("withdraw", vec![])]
        {
            let answer = bruno.post(&format!("{BASE}/contributions/1/{path}"), &form).await;
            assert_eq!(answer.status, 403, "{path}");
        }
    });
}

#[test]
fn other_sites_send_nothing_and_reading_changes_nothing() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        let n = site.propose(&mut ada, "Un orto", "Mancano gli orti.").await;
        let form = "application/x-www-form-urlencoded";
        for path in [
            format!("{BASE}/propose"),
            format!("{BASE}/comment"),
            format!("{BASE}/reports"),
            format!("{BASE}/grid"),
            format!("{BASE}/contributions/{n}/withdraw"),
            format!("{BASE}/contributions/{n}/support"),
            format!("{BASE}/contributions/{n}/reply"),
            format!("{BASE}/contributions/{n}/attachments"),
            format!("{DESK}/entries"),
            format!("{DESK}/moderation/1"),
        ] {
            let headers =
                [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("content-type", form)];
            let answer = ada.send(Method::POST, &path, &headers, "body=x&step=send").await;
            assert_eq!(answer.status, 403, "{path}");
        }
        let before = ada.get(&format!("{BASE}/contributions/{n}")).await;
        for part in ["", "/edit", "/withdraw", "/support", "/reply"] {
            ada.get(&format!("{BASE}/contributions/{n}{part}?take_back=yes&speaker=0&what=hide")).await;
        }
        let after = ada.get(&format!("{BASE}/contributions/{n}")).await;
        assert!(before.has("Mancano gli orti.") && after.has("Mancano gli orti."));
    });
}

#[test]
fn the_same_form_at_once_is_one_contribution_and_one_support() {
    on_each(|engine| async move {
        let site = start(engine).await;
        show_counts(&site, "yes").await;
        let ada = site.browser(site.citizen).await;
        let sends = (0..12).map(|_| {
            let mut browser = ada.clone();
            tokio::spawn(async move {
                browser.post(&format!("{BASE}/propose"), &proposal("Un orto", "Mancano gli orti.", "same-key")).await
            })
        });
        let mut numbers = Vec::new();
        for sent in sends.collect::<Vec<_>>() {
            numbers.push(number(&sent.await.unwrap()));
        }
        numbers.dedup();
        assert_eq!(numbers, [1]);
        let bruno = site.browser(site.other).await;
        let supports = (0..12).map(|_| {
            let mut browser = bruno.clone();
            tokio::spawn(async move {
                browser.post(&format!("{BASE}/contributions/1/support"), &[("speaker", "0")]).await.status.as_u16()
            })
        });
        for sent in supports.collect::<Vec<_>>() {
            assert_eq!(sent.await.unwrap(), 303);
        }
        assert!(site.visitor().get(&format!("{BASE}/contributions/1")).await.has("La sostiene 1."));
        // The last moment: what was written together with the close is in or out as a whole.
        site.pass_days(31);
        let mut late = site.browser(site.citizen).await;
        let answer = late.post(&format!("{BASE}/propose"), &proposal("Tardi", "Fuori tempo.", "late-key")).await;
        assert!(answer.status == 422 && answer.has("fuori tempo") && answer.has("Fuori tempo."));
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn private_pages_are_kept_for_nobody_and_doors_lead_nowhere_else() {
    let site = start(Engine::Sqlite).await;
    let mut ada = site.browser(site.citizen).await;
    let n = site.propose(&mut ada, "Un orto", "Mancano gli orti.").await;
    let mut carla = site.browser(site.speaker).await;
    for path in [
        BASE.to_string(),
        format!("{BASE}/contributions/{n}"),
        format!("{BASE}/propose"),
        format!("{BASE}/comment?on=p:p1"),
        format!("{BASE}/grid"),
        "/it".into(),
    ] {
        let own = ada.get(&path).await;
        assert_eq!(own.header(header::CACHE_CONTROL), "no-store", "{path}");
        let other = carla.get(&path).await;
        let visitor = site.visitor().get(&path).await;
        // Her name stands in the frame of her own pages alone; as an author it is public.
        let names = |text: &str| text.matches("Ada Cittadina").count();
        assert!(names(&own.text) > names(&other.text) && names(&visitor.text) <= names(&other.text), "{path}");
        assert!(!visitor.has("name=\"speaker\" value=\"0\"") || !visitor.has("A mio nome"), "{path}");
    }
    for (name, value) in
        [("x-forwarded-host", "evil.example"), ("x-original-url", "/it/account"), ("host", "evil.example")]
    {
        let answer = site.visitor().send(Method::GET, BASE, &[("accept", "text/html"), (name, value)], "").await;
        assert!(!answer.has("evil.example"), "{name}");
        assert!(!site.visitor().get(BASE).await.has("evil.example"), "{name} is kept");
    }
    for next in [
        "//evil.example",
        "/\\evil.example",
        "https:evil.example",
        "/%0d%0aX: y",
        "/it/../..//evil.example",
        "\\\\evil",
    ] {
        let encoded: String = next.bytes().map(|b| format!("%{b:02X}")).collect();
        let answer = ada.get(&format!("/it/sign-in?next={encoded}")).await;
        let to = answer.location();
        assert!(
            to.is_empty() || (to.starts_with('/') && !to.starts_with("//") && !to.contains("evil")),
            "{next}: {to}"
        );
        assert!(!site.visitor().get(&format!("/it/sign-in?next={encoded}")).await.has("href=\"//evil"), "{next}");
    }
    // A session somebody else chose is no session; each signing in makes a new one.
    let mut chosen = site.visitor();
    chosen.set_cookie(site.site.site.base_url.cookie_name(), "0123456789012345678901234567890123456789abc");
    assert_eq!(chosen.get("/it/my-contributions").await.status, 401);
    let (a, b) = (
        site.site.browser_of(site.citizen, Assurance::Email).await,
        site.site.browser_of(site.citizen, Assurance::Email).await,
    );
    let name = site.site.site.base_url.cookie_name();
    assert_ne!(a.cookie(name), b.cookie(name));
}

#[test]
fn a_mail_has_the_headers_that_the_site_wrote() {
    on_each(|engine| async move {
        use cantiere_spine::mail::{NewMail, To, put};
        use cantiere_store::schema::accounts::mail;
        use diesel::prelude::*;
        let site = start(engine).await;
        let to = site.citizen;
        let subject = "Titolo\r\nBcc: tutti@evil.example\r\n\r\n<b>corpo</b>";
        let stored = site
            .site
            .site
            .db
            .write(move |tx| -> Result<String, cantiere_spine::Error> {
                let new = NewMail {
                    to: To::Person(to),
                    language: cantiere_domain::Lang::It,
                    subject: subject.into(),
                    body: "Testo".into(),
                    unsubscribe: "https://x.example\r\nX-Evil: 1".into(),
                };
                let id = put(tx, &new)?;
                let (subject, unsubscribe): (String, String) =
                    mail::table.find(id).select((mail::subject, mail::unsubscribe)).first(tx.conn())?;
                Ok(subject + &unsubscribe)
            })
            .await
            .unwrap();
        assert!(!stored.contains(['\r', '\n']), "{stored:?}");
    });
}
