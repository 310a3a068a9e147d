//! First monitoring, on both engines: a planner asks, an owner tells by the mailed link without signing in, readers see it at
//! once and followers are told; late and without news are two things; a link of somebody else opens nothing.

#[path = "support/demo.rs"]
mod demo;

use cantiere_domain::Ref;
use cantiere_domain::access::{Actor, Assurance, Role};
use cantiere_spine::notice::{self, Pace};
use cantiere_testkit::TestSite;

const BASE: &str = "/it/plans/trasformazione-digitale/2024-2026";
const DESK: &str = "/it/desk/plans/trasformazione-digitale/2024-2026/progress";
const NOTE: &str = "Aperto in tre comuni su nove.";

#[test]
fn an_owner_tells_by_the_mailed_link_and_readers_see_it() {
    demo::on_each(async |site| {
        told(&site).await;
        news(&site).await;
    });
}

/// The number of the first action in the planners' table, and its code.
fn first(page: &str) -> (String, String) {
    let row = page.split("name=\"item\" value=\"").nth(1).expect("a row");
    let code = row.split("aria-label=\"").nth(1).and_then(|t| t.split('"').next()).expect("a code");
    (row.split('"').next().unwrap().to_string(), code.to_string())
}

async fn told(site: &TestSite) {
    let owner = site.person_at("Chi cura un’azione", "cura@example.org", None, None).await;
    let mut planner = site.signed_in(Some(Role::Planner)).await;
    let list = planner.get(DESK).await;
    assert_eq!(list.status, 200);
    let (item, code) = first(&list.text);
    let nobody = planner.post(DESK, &[("do", "name"), ("item", &item), ("address", "nessuno@example.org")]).await;
    assert!(nobody.status == 422 && nobody.has("nessuno@example.org"));
    for fields in [
        [("do", "name"), ("item", item.as_str()), ("address", "cura@example.org")],
        [("do", "ask"), ("item", item.as_str()), ("address", "")],
    ] {
        let answer = planner.post(DESK, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
    }
    site.run_jobs().await;
    let mails = site.visitor().get("/it/demo/mail").await.text;
    let link = mails.split("/it/updates/").nth(1).and_then(|t| t.split(['<', '"', ' ', '\n']).next());
    let link = format!("/it/updates/{}", link.expect("a link was mailed"));
    let page = format!("{BASE}/items/{code}");
    let mut visitor = site.visitor();
    assert!(!visitor.get(&page).await.has(NOTE));
    let follower = site.person_at("Chi segue", "segue@example.org", None, None).await;
    let on = Ref::Item(item.parse().expect("a number"));
    let follows = site.site.db.write(move |tx| {
        let by = Actor { person: Some(follower), ..Actor::default() };
        notice::follow(tx, &by, on, Some(Pace::AtOnce))
    });
    follows.await.expect("they follow");
    // Looking changes nothing, and the form needs no session.
    let form = visitor.get(&link).await;
    assert_eq!(form.status, 200);
    let key = form.field("key").expect("a key");
    let empty = visitor.post(&link, &[("key", &key), ("note", NOTE)]).await;
    assert!(empty.status == 422 && empty.has(NOTE), "what was written is lost");
    let fields = [("key", key.as_str()), ("state", "ongoing"), ("note", NOTE), ("link", "https://example.org/a")];
    for _ in 0..2 {
        assert_eq!(visitor.post(&link, &fields).await.status, 303);
    }
    let seen = visitor.get(&page).await;
    assert_eq!(seen.text.matches(NOTE).count(), 1, "told once, or not shown");
    for _ in 0..2 {
        site.run_jobs().await;
    }
    let mails = visitor.get("/it/demo/mail").await.text;
    let told: Vec<&str> = mails.split("<article").filter(|mail| mail.contains("segue@example.org")).collect();
    assert!(
        matches!(told.as_slice(), [one] if one.contains(&code) && one.contains(NOTE)),
        "followers are told once: {told:?}"
    );
    // The person who is named has the same form after signing in; others have not.
    let own = format!("{page}/update");
    assert_eq!(site.browser_of(owner, Assurance::Email).await.get(&own).await.status, 200);
    assert_eq!(site.signed_in(None).await.get(&own).await.status, 403);
    assert_eq!(visitor.get(&own).await.status, 401);
    // A seal that was changed, or put on another request, opens nothing.
    let (id, seal) = link.trim_start_matches("/it/updates/").split_once('.').expect("a number and a seal");
    let other = format!("/it/updates/{}.{seal}", id.parse::<i64>().unwrap() + 1);
    let (kept, last) = seal.split_at(seal.len() - 1);
    let broken = format!("/it/updates/{id}.{kept}{}", if last == "0" { '1' } else { '0' });
    for wrong in [other, broken, format!("/it/updates/{id}"), "/it/updates/x.y".into()] {
        assert_eq!(visitor.get(&wrong).await.status, 404, "{wrong}");
        assert_eq!(visitor.post(&wrong, &fields).await.status, 404, "{wrong}");
    }
    // Whoever is no owner any more has no link either.
    let dismiss = format!("dismiss-{item}-{owner}");
    assert_eq!(planner.post(DESK, &[("do", &dismiss)]).await.status, 303);
    assert_eq!(visitor.get(&link).await.status, 404);
}

async fn news(site: &TestSite) {
    let mut visitor = site.visitor();
    for (value, words) in [("late", "in ritardo"), ("silent", "senza aggiornamento")] {
        let list = visitor.get(&format!("{BASE}/items?news={value}")).await;
        assert_eq!(list.status, 200);
        assert!(list.has(words) || list.has("mai aggiornata"), "the list does not say {words}");
    }
    assert!(visitor.get("/it").await.has("/items?news=late"), "the home page does not tell what is late");
    assert!(visitor.get(BASE).await.has("/items?news=late"), "the plan's page does not tell what is late");
    // A draft in consultation is not in force: nothing in it is late.
    let next = visitor.get("/it/plans/trasformazione-digitale/2027-2029/items").await;
    assert!(!next.has("in ritardo"));
}
