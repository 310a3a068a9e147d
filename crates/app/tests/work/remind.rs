//! The daily look at what nobody tells: owners of what is late, silent or due soon get one mail, not one every day; what is
//! done, and plans that are not in force, ask nobody. How long silence lasts is a setting of the edition.

use crate::site::{CLOSED, mails, on_each, plain};
use cantiere_domain::access::Role;
use cantiere_store::schema::base::job;
use cantiere_testkit::{Browser, TestSite};
use diesel::prelude::*;
use std::time::Duration;

const DESK: &str = "/it/desk/plans/trasformazione-digitale/2024-2026";
const DAY: Duration = Duration::from_secs(86_400);

/// The number of an action in the planners' table, by its code.
async fn item(planner: &mut Browser, code: &str) -> String {
    let list = planner.get(&format!("{DESK}/progress?all=yes")).await.text;
    let row = list.split(&format!("aria-label=\"{code}\"")).next().expect("the action is listed");
    row.rsplit("name=\"item\" value=\"").next().and_then(|t| t.split('"').next()).expect("its number").to_string()
}

async fn name(planner: &mut Browser, code: &str, address: &str) {
    let item = item(planner, code).await;
    let fields = [("do", "name"), ("item", item.as_str()), ("address", address)];
    assert_eq!(planner.post(&format!("{DESK}/progress"), &fields).await.status, 303);
}

/// When the next look is due; there is always one and never two.
async fn next_look(site: &TestSite) -> i64 {
    let found: Vec<i64> = site
        .site
        .db
        .read(|conn| -> Result<_, cantiere_spine::Error> {
            Ok(job::table.filter(job::kind.eq("monitoring.remind")).select(job::run_at).load(conn)?)
        })
        .await
        .expect("the jobs");
    assert_eq!(found.len(), 1, "{found:?}");
    found[0]
}

/// The codes of the actions that a filter of the public list leaves.
async fn codes(site: &TestSite, query: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut next = format!("{CLOSED}/items{query}");
    while !next.is_empty() {
        let page = site.visitor().get(&next).await.text;
        out.extend(page.split("<span class=\"code\">").skip(1).filter_map(|t| Some(t.split('<').next()?.to_string())));
        let link = page.split("rel=\"next\" href=\"").nth(1).and_then(|t| t.split('"').next()).unwrap_or_default();
        next = link.replace("&#38;", "&").replace("&amp;", "&");
    }
    out
}

#[test]
fn owners_are_asked_once_of_what_is_late_or_silent_and_again_after_a_month() {
    on_each(async |site| {
        for who in ["tace", "ha-fatto", "altra"] {
            site.person_at("Chi cura un’azione", &format!("{who}@example.org"), None, None).await;
        }
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let late = codes(&site, "?news=late").await;
        let done = codes(&site, "?state=completed&kind=action").await;
        let (late, done) = (late.first().expect("something is late"), done.first().expect("something is done"));
        name(&mut planner, late, "tace@example.org").await;
        name(&mut planner, done, "ha-fatto@example.org").await;
        site.run_jobs().await;
        assert!(mails(&site, "tace@example.org").await.is_empty(), "nobody is asked on the day they are named");
        let first = next_look(&site).await;
        site.pass(DAY + Duration::from_secs(60));
        site.run_jobs().await;
        let told = mails(&site, "tace@example.org").await;
        assert!(told.len() == 1 && told[0].contains(late.as_str()) && told[0].contains("/it/updates/"), "{told:?}");
        assert!(told[0].contains("La scadenza è passata."), "the mail does not say why");
        assert!(mails(&site, "ha-fatto@example.org").await.is_empty(), "an owner is asked of what is done");
        let second = next_look(&site).await;
        assert!(second - first >= 86_400_000_000 && second - first < 2 * 86_400_000_000);
        // Not every day: for a month nobody is asked of the same again.
        for _ in 0..3 {
            site.pass(DAY + Duration::from_secs(60));
            site.run_jobs().await;
        }
        assert_eq!(mails(&site, "tace@example.org").await.len(), 1);
        site.pass(DAY * 28);
        site.run_jobs().await;
        let told = mails(&site, "tace@example.org").await;
        assert_eq!(told.len(), 2);
        // Once it is reported done, nobody asks any more.
        let link = told[1].split("/it/updates/").nth(1).and_then(|t| t.split_whitespace().next()).expect("a link");
        let link = format!("/it/updates/{link}");
        let mut owner = site.visitor();
        let key = owner.get(&link).await.field("key").expect("a key");
        let fields = [("key", key.as_str()), ("state", "completed"), ("note", "Fatto.")];
        assert_eq!(owner.post(&link, &fields).await.status, 303);
        site.pass(DAY * 40);
        site.run_jobs().await;
        assert_eq!(mails(&site, "tace@example.org").await.len(), 2);
        next_look(&site).await;
    });
}

#[test]
fn the_months_of_silence_are_the_editions_and_every_page_says_them() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Administrator)).await;
        let settings = format!("{DESK}/settings");
        let page = planner.get(&settings).await;
        assert_eq!(page.field("quiet_months").as_deref(), Some("6"));
        let form = |page: &cantiere_testkit::Answer, months: &str| {
            let field = |name: &str| page.field(name).unwrap_or_default();
            let brief = page.text.split("name=\"brief\"").nth(1).and_then(|t| t.split_once(">\n")).unwrap().1;
            vec![
                ("seen", field("seen")),
                ("name", field("name")),
                ("period_from", field("period_from")),
                ("period_to", field("period_to")),
                ("brief", plain(brief.split("</textarea>").next().unwrap())),
                ("state", "in_force".to_string()),
                ("visibility", "public".to_string()),
                ("quiet_months", months.to_string()),
            ]
        };
        for (months, status) in [("0", 422), ("37", 422), ("molti", 422), ("2", 303)] {
            let fields = form(&page, months);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
            assert_eq!(planner.post(&settings, &fields).await.status, status, "{months}");
        }
        // Everything is told from now on by two months: the filter, its list, the plan's page, the desk.
        let two = codes(&site, "?news=silent").await;
        let items = plain(&site.visitor().get(&format!("{CLOSED}/items")).await.text);
        assert!(items.contains("senza aggiornamento da 2 mesi o più"), "the filter says another number");
        let edition = plain(&site.visitor().get(CLOSED).await.text);
        assert!(edition.contains(&format!("{} senza aggiornamento da 2 mesi o più", two.len())), "{edition}");
        assert!(plain(&planner.get(&format!("{DESK}/progress")).await.text).contains("dopo 2 mesi"));
        let page = planner.get(&settings).await;
        assert_eq!(page.field("quiet_months").as_deref(), Some("2"));
        // With more months fewer are silent; who was silent for longer still is.
        let fields = form(&page, "12");
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        assert_eq!(planner.post(&settings, &fields).await.status, 303);
        let twelve = codes(&site, "?news=silent").await;
        assert!(twelve.len() < two.len(), "{} of {}", twelve.len(), two.len());
        assert!(twelve.iter().all(|code| two.contains(code)));
        assert!(plain(&site.visitor().get(CLOSED).await.text).contains("da 12 mesi o più") || twelve.is_empty());
    });
}
