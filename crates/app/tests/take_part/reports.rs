//! Reporting: two clicks, a number to follow, and who reported is forgotten in time.

use crate::moderation::{in_queue, mails};
use crate::site::{BASE, Site, on_each, start};
use diesel::prelude::*;

#[test]
fn a_reader_reports_in_two_clicks_and_follows_the_number() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        let n = site.propose(&mut ada, "Un orto", "Mancano gli orti nel mio quartiere, davvero.").await;
        let mut visitor = site.visitor();
        let page = visitor.get(&format!("{BASE}/contributions/{n}")).await;
        // The first click opens the reasons, the second sends one.
        assert!(page.has("<summary>Segnala") && page.has("name=\"reason\" value=\"offensive\""));
        let of = page.field("of").unwrap();
        let report = format!("{BASE}/reports");
        let sent = visitor.post(&report, &[("of", &of), ("reason", "offensive")]).await;
        assert_eq!(sent.status, 303);
        let case = sent.location().to_string();
        assert!(visitor.get(&case).await.has("Segnalazione n. 1"));
        assert_eq!(site.visitor().post(&report, &[("of", &of), ("reason", "offensive")]).await.location(), case);
        let mut bruno = site.browser(site.other).await;
        assert_ne!(bruno.post(&report, &[("of", &of), ("reason", "offensive")]).await.location(), case);
        assert_eq!(visitor.post(&report, &[("of", &of), ("reason", "x")]).await.status, 422);
        assert_eq!(visitor.post(&report, &[("of", "999"), ("reason", "spam")]).await.status, 404);
        // It stays visible; the moderator leaves it, and both see what came of it.
        let mut moderator = site.browser(site.moderator).await;
        let path = in_queue(&mut moderator, "reported", "Proposta n. 1").await;
        let seen = moderator.get(&path).await.field("seen").unwrap();
        assert!(site.visitor().get(&format!("{BASE}/contributions/{n}")).await.has("nel mio quartiere"));
        assert_eq!(moderator.post(&path, &[("what", "keep"), ("seen", &seen)]).await.status, 303);
        assert!(visitor.get(&case).await.has("il testo resta visibile"));
        site.site.run_jobs().await;
        assert!(mails(&site).await.last().unwrap().1.contains("resta visibile"));
        // Reporting is limited, reading is not.
        let mut last = 0;
        for _ in 0..25 {
            last = visitor.post(&report, &[("of", &of), ("reason", "spam")]).await.status.as_u16();
        }
        assert_eq!(last, 429);
        assert_eq!(visitor.get(&format!("{BASE}/contributions/{n}")).await.status, 200);
    });
}

#[test]
fn who_reported_and_in_which_words_is_forgotten_after_the_months_that_the_privacy_page_tells() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        let n = site.propose(&mut ada, "Un orto", "Mancano gli orti nel mio quartiere, davvero.").await;
        let mut bruno = site.browser(site.other).await;
        let of = bruno.get(&format!("{BASE}/contributions/{n}")).await.field("of").unwrap();
        let report = [("of", of.as_str()), ("reason", "offensive"), ("text", "Parla di mia zia.")];
        assert_eq!(bruno.post(&format!("{BASE}/reports"), &report).await.status, 303);
        let waiting = site.propose(&mut ada, "Un altro orto", "Un altro quartiere, altre parole.").await;
        let of = bruno.get(&format!("{BASE}/contributions/{waiting}")).await.field("of").unwrap();
        let report = [("of", of.as_str()), ("reason", "offensive"), ("text", "Aspetta ancora.")];
        assert_eq!(bruno.post(&format!("{BASE}/reports"), &report).await.status, 303);
        let mut moderator = site.browser(site.moderator).await;
        let path = in_queue(&mut moderator, "reported", "Proposta n. 1").await;
        let seen = moderator.get(&path).await.field("seen").unwrap();
        assert_eq!(moderator.post(&path, &[("what", "keep"), ("seen", &seen)]).await.status, 303);
        for feature in &site.site.site.features {
            site.site.site.db.write(feature.at_start).await.expect("its jobs are planned");
        }
        let bruno = site.other.0;
        let closer = site.moderator.0;
        site.pass_days(350);
        site.site.run_jobs().await;
        let kept = (Some(bruno), "Parla di mia zia.".to_string(), Some(closer), "kept".to_string());
        let open = (Some(bruno), "Aspetta ancora.".to_string(), None, String::new());
        assert_eq!(cases(&site).await, [kept, open.clone()]);
        site.pass_days(11);
        site.site.run_jobs().await;
        // The outcome stays, and so does what nobody has looked at yet.
        assert_eq!(cases(&site).await, [(None, String::new(), None, "kept".to_string()), open]);
    });
}

async fn cases(site: &Site) -> Vec<(Option<i64>, String, Option<i64>, String)> {
    use cantiere_store::schema::moderation::moderation_case as t;
    let read = site.site.site.db.read(|conn| -> Result<_, cantiere_spine::Error> {
        let reports = t::table.filter(t::kind.eq("report")).order(t::id);
        Ok(reports.select((t::person, t::text, t::closed_by, t::outcome)).load(conn)?)
    });
    read.await.expect("the cases")
}
