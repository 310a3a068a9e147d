//! Following, over the whole site and on both engines: a follower hears once, at their pace, of what they may see, and
//! leaves by one click; feeds and calendars tell everybody the same.

#[path = "support/demo.rs"]
mod demo;
#[path = "support/editions.rs"]
mod editions;

use axum::body::Body;
use cantiere_domain::Ref;
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::{PersonId, ProcessId};
use cantiere_domain::plan::{EditionState, Visibility};
use cantiere_spine::Error;
use cantiere_spine::contribution::{self, NewContribution, Submitted, Words};
use cantiere_spine::notice::{self, NoticeKind, Pace};
use cantiere_spine::plan::Edition;
use cantiere_store::schema::accounts::mail;
use cantiere_store::schema::notice::notice_due;
use cantiere_store::schema::plan::edition;
use cantiere_testkit::TestSite;
use diesel::prelude::*;
use editions::of_state;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 3_600);

struct Demo {
    site: TestSite,
    edition: Edition,
    process: ProcessId,
}

/// The demonstration on each engine, with its open consultation.
fn on_each<R: Future<Output = ()>>(body: impl Fn(Demo) -> R) {
    demo::on_each(async |site| {
        site.run_jobs().await;
        let (edition, process) = of_state(&site, EditionState::InConsultation).await;
        body(Demo { site, edition, process }).await;
    });
}

impl Demo {
    async fn follow(&self, person: PersonId, on: Ref, pace: Pace) {
        let by = Actor { person: Some(person), ..Actor::default() };
        let written = self.site.site.db.write(move |tx| notice::follow(tx, &by, on, Some(pace)));
        written.await.expect("they follow");
    }

    async fn propose(&self, by: PersonId, title: &str) -> Submitted {
        let (zone, to) = (self.site.site.zone().clone(), self.process);
        let by = Actor { person: Some(by), assurance: Assurance::Substantial, ..Actor::default() };
        let words = Words { title: title.into(), body: "Manca.".into(), action: "Farlo.".into(), ..Words::default() };
        let new = NewContribution {
            kind: ContributionKind::Proposal,
            on: None,
            revision: None,
            words,
            theme: String::new(),
            territory: String::new(),
            language: cantiere_domain::Lang::It,
            arises_from: None,
            channel: "site",
        };
        let sent = self.site.site.db.write(move |tx| contribution::submit(tx, &zone, &by, to, &new));
        sent.await.expect("it is taken")
    }

    /// Subject, body and way out of the mails to a person, oldest first.
    async fn mails(&self, of: PersonId) -> Vec<(String, String, String)> {
        self.site
            .site
            .db
            .read(move |conn| -> Result<_, Error> {
                let columns = (mail::subject, mail::body, mail::unsubscribe);
                Ok(mail::table.filter(mail::person.eq(of.0)).order(mail::id).select(columns).load(conn)?)
            })
            .await
            .expect("the mails")
    }

    /// What waits for the summaries of these people.
    async fn due(&self, people: &[i64]) -> i64 {
        let people = people.to_vec();
        let count = move |conn: &mut cantiere_store::Conn| -> Result<i64, Error> {
            Ok(notice_due::table.filter(notice_due::person.eq_any(people)).count().get_result(conn)?)
        };
        self.site.site.db.read(count).await.expect("a number")
    }

    /// A request as a mail program sends it: no browser's headers, no session.
    async fn one_click(&self, address: &str, content_type: &str, body: &'static str) -> u16 {
        let path = address.strip_prefix(self.site.site.base_url.origin()).expect("an address of this site");
        let request = http::Request::builder()
            .method("POST")
            .uri(path)
            .header("content-type", content_type)
            .body(Body::from(body))
            .expect("a request");
        let router = cantiere_web::router(&self.site.site);
        tower::ServiceExt::oneshot(router, request).await.expect("an answer").status().as_u16()
    }
}

#[test]
fn a_follower_gets_one_summary_and_leaves_by_one_click() {
    on_each(|demo| async move {
        let follower = demo.site.person("Chi segue", None).await;
        let author = demo.site.person("Chi scrive", None).await;
        let mut browser = demo.site.browser_of(follower, Assurance::Email).await;
        let on = Ref::Process(demo.process.0);
        let page = format!("/it/plans/{}/{}/consultation", demo.edition.plan_slug, demo.edition.slug);
        assert!(browser.get(&page).await.has("Segui questa consultazione"));
        let path = format!("/it/follow/process/{}", demo.process);
        let answer = browser.post(&path, &[]).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, format!("{page}#follow").as_str()));
        assert!(browser.get(&page).await.has("Lo segui già: un riepilogo al giorno."));

        // Who writes follows it, too.
        demo.site.browser_of(author, Assurance::Email).await.post(&path, &[]).await;
        demo.propose(author, "Un orto per scuola").await;
        demo.propose(author, "Una fontana per piazza").await;
        demo.site.run_jobs().await;
        assert_eq!(demo.mails(follower).await, []);
        demo.site.pass(DAY);
        demo.site.run_jobs().await;
        demo.site.pass(DAY);
        demo.site.run_jobs().await;
        let mails = demo.mails(follower).await;
        assert_eq!(mails.len(), 1, "{mails:?}");
        let (subject, body, way_out) = &mails[0];
        assert!(subject.starts_with("Cantiere: le novità del giorno, "), "{subject}");
        assert!(body.contains("Un orto per scuola") && body.contains("Una fontana per piazza"), "{body}");
        assert!(body.contains(way_out.as_str()));
        // Who wrote it is not told of it.
        assert_eq!(demo.mails(author).await, []);

        // Opening the page, as scanners of mail do, ends nothing; the button and the request of mail programs do.
        let path = way_out.strip_prefix(demo.site.site.base_url.origin()).expect("an address of this site");
        assert!(demo.site.visitor().get(path).await.has("Non mandatemi più email"));
        let pace = || async {
            let found = demo.site.site.db.read(move |conn| notice::followed(conn, follower, &[on])).await;
            found.expect("a pace")[0]
        };
        assert_eq!(pace().await, Some(Pace::Daily));
        assert_eq!(
            demo.one_click(way_out, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click").await,
            200
        );
        assert_eq!(pace().await, Some(Pace::OnlySite));
        let multipart =
            "--x\r\ncontent-disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
        assert_eq!(demo.one_click(way_out, "multipart/form-data; boundary=x", multipart).await, 200);
        let wrong = format!("{way_out}x");
        assert_eq!(demo.one_click(&wrong, "application/x-www-form-urlencoded", "").await, 404);
        demo.propose(author, "Una panchina per fermata").await;
        demo.site.run_jobs().await;
        demo.site.pass(DAY);
        demo.site.run_jobs().await;
        assert_eq!(demo.mails(follower).await.len(), 1);
        // It is not lost: it stands on the page of one's own. The first session ended days ago.
        let mut browser = demo.site.browser_of(follower, Assurance::Email).await;
        let own = browser.get("/it/my-notices").await;
        assert!(own.has("Una panchina per fermata") && own.has("3 novità da leggere."), "{}", own.text);
        let own = demo.site.browser_of(author, Assurance::Email).await.get("/it/my-notices").await;
        assert!(own.has("Nessuna novità da leggere.") && !own.has("Una panchina per fermata"), "{}", own.text);
        browser.post("/it/my-notices", &[("what", "seen")]).await;
        assert!(browser.get("/it/my-notices").await.has("Nessuna novità da leggere."));
    });
}

#[test]
fn at_once_means_ten_mails_a_day_and_the_rest_in_one_summary() {
    on_each(|demo| async move {
        let follower = demo.site.person("Chi segue", None).await;
        let author = demo.site.person("Chi scrive", None).await;
        demo.follow(follower, Ref::Process(demo.process.0), Pace::AtOnce).await;
        for n in 1..=13 {
            demo.propose(author, &format!("Proposta {n} di molte")).await;
        }
        demo.site.run_jobs().await;
        assert_eq!(demo.mails(follower).await.len(), 10);
        demo.site.pass(DAY);
        demo.site.run_jobs().await;
        let mails = demo.mails(follower).await;
        assert_eq!(mails.len(), 11);
        assert!(mails[10].1.contains("Ci sono 3 novità"), "{}", mails[10].1);
    });
}

#[test]
fn many_followers_are_told_in_several_writes_each_once() {
    on_each(|demo| async move {
        let author = demo.site.person("Chi scrive", None).await;
        let on = [Ref::Process(demo.process.0), Ref::Plan(demo.edition.plan.0)];
        let people: Vec<i64> = demo
            .site
            .site
            .db
            .write(move |tx| -> Result<Vec<i64>, Error> {
                let mut people = Vec::new();
                for n in 0..230 {
                    let email = format!("segue{n}@example.org");
                    let new = cantiere_spine::actor::person::NewPerson {
                        name: "Chi segue".into(),
                        email,
                        language: cantiere_domain::Lang::It,
                        password_hash: None,
                    };
                    let id = cantiere_spine::actor::person::add(tx, &new)?;
                    let by = Actor { person: Some(id), ..Actor::default() };
                    for on in on {
                        notice::follow(tx, &by, on, Some(Pace::Daily))?;
                    }
                    people.push(id.0);
                }
                Ok(people)
            })
            .await
            .expect("followers");
        demo.propose(author, "Un orto per scuola").await;
        // 100, 100 and 30, in a job each.
        assert_eq!(demo.site.run_jobs().await, 3);
        assert_eq!(demo.due(&people).await, people.len() as i64);
        demo.site.pass(DAY);
        demo.site.run_jobs().await;
        assert_eq!(demo.due(&people).await, 0);
        for id in [people[0], people[99], people[100], people[229]] {
            assert_eq!(demo.mails(PersonId(id)).await.len(), 1);
        }
    });
}

#[test]
fn what_is_not_for_a_follower_is_told_nowhere() {
    on_each(|demo| async move {
        let follower = demo.site.person("Chi segue", None).await;
        let author = demo.site.person("Chi scrive", None).await;
        for on in [Ref::Process(demo.process.0), Ref::Plan(demo.edition.plan.0)] {
            demo.follow(follower, on, Pace::Daily).await;
        }
        demo.propose(author, "Zirfolina segreta").await;
        let (id, process, plan) = (demo.edition.id, demo.process.0, demo.edition.plan);
        demo.site
            .site
            .db
            .write(move |tx| -> Result<(), Error> {
                diesel::update(edition::table.find(id.0))
                    .set(edition::visibility.eq(Visibility::Staff.as_str()))
                    .execute(tx.conn())?;
                tx.changed("site");
                tx.changed(&format!("plan:{plan}"));
                notice::tell(tx, None, NoticeKind::ReportPublished, plan, id, &[Ref::Process(process)])
            })
            .await
            .expect("it is for staff now");
        demo.site.run_jobs().await;
        demo.site.pass(DAY);
        demo.site.run_jobs().await;
        assert_eq!(demo.mails(follower).await, []);
        let mut browser = demo.site.browser_of(follower, Assurance::Email).await;
        assert!(!browser.get("/it/my-notices").await.has("Zirfolina"));
        let base = format!("/it/plans/{}/{}", demo.edition.plan_slug, demo.edition.slug);
        let mut visitor = demo.site.visitor();
        for path in ["/feed", "/calendar", "/consultation/feed"] {
            assert_eq!(visitor.get(&format!("{base}{path}")).await.status, 404, "{path}");
        }
    });
}

#[test]
fn feeds_and_calendars_tell_everybody_the_same() {
    on_each(|demo| async move {
        let author = demo.site.person("Chi scrive", None).await;
        let base = format!("/it/plans/{}/{}", demo.edition.plan_slug, demo.edition.slug);
        let mut visitor = demo.site.visitor();
        let feed = format!("{base}/consultation/feed");
        assert_eq!(visitor.get(&feed).await.header(http::header::CONTENT_TYPE), "application/atom+xml; charset=utf-8");
        demo.propose(author, "Orti & fontane <b panchine").await;
        let told = visitor.get(&feed).await;
        // The write dropped the kept feed; what people wrote is text in it.
        assert!(told.has("<summary xml:lang=\"it\">Orti &#38; fontane &#60;b panchine</summary>"), "{}", told.text);
        // A single contribution is no news of the whole plan.
        assert!(!visitor.get(&format!("{base}/feed")).await.has("fontane"));
        let calendar = visitor.get(&format!("{base}/calendar")).await;
        assert_eq!(calendar.header(http::header::CONTENT_TYPE), "text/calendar; charset=utf-8");
        assert!(calendar.has("BEGIN:VEVENT\r\nUID:phase-") && calendar.has("UID:item-"));

        let follower = demo.site.person("Chi segue", None).await;
        demo.follow(follower, Ref::Process(demo.process.0), Pace::OnlySite).await;
        let mut browser = demo.site.browser_of(follower, Assurance::Email).await;
        let address = |text: &str| -> String {
            let from = text.find("/it/calendar/").expect("the secret address");
            text[from..].split(['"', '<']).next().unwrap_or_default().to_string()
        };
        browser.post("/it/my-notices/calendar", &[]).await;
        let first = address(&browser.get("/it/my-notices").await.text);
        let own = visitor.get(&first).await;
        assert!(own.has("UID:phase-") && !own.has("UID:item-"), "{}", own.text);
        browser.post("/it/my-notices/calendar", &[]).await;
        let second = address(&browser.get("/it/my-notices").await.text);
        assert_eq!((visitor.get(&first).await.status, visitor.get(&second).await.status).0, 404);
        assert_eq!(visitor.get(&second).await.status, 200);
    });
}
