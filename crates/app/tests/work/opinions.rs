//! An office is asked by mail and answers by the link in it, without an account's password; the link opens what is asked of
//! that office and nothing else, and is dead when the request is taken back or the answer is published.

use crate::site::{OPEN, WORK, mails, on_each};
use cantiere_domain::access::Role;
use cantiere_testkit::{Browser, TestSite};

const OPINION: &str = "Si può fare in due mesi.";

/// Makes an office of these people and asks it of contributions; the links that were mailed, the newest last.
async fn office(planner: &mut Browser, name: &str, people: &str) -> String {
    let made = planner.post(&format!("{WORK}/offices"), &[("name", name), ("people", people)]).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let page = planner.get(&format!("{WORK}/answer?n=1")).await.text;
    let list = page.split("name=\"office\"").nth(1).expect("a list of offices");
    let option = list.split("<option value=\"").skip(1).find(|o| o.contains(&format!(">{name}<"))).expect("the office");
    option.split('"').next().unwrap().to_string()
}

async fn mark(planner: &mut Browser, what: &str, office: &str, numbers: &[&str]) {
    let mut fields = vec![("do", what), ("office", office)];
    fields.extend(numbers.iter().map(|n| ("n", *n)));
    assert_eq!(planner.post(&format!("{WORK}/mark"), &fields).await.status, 303);
}

async fn links(site: &TestSite, address: &str) -> Vec<String> {
    let to = mails(site, address).await;
    to.iter()
        .filter_map(|body| body.split("/it/opinions/").nth(1)?.split_whitespace().next())
        .map(|t| format!("/it/opinions/{t}"))
        .collect()
}

/// The fields of the form for one contribution on the page of the link.
fn fields(page: &str, label: &str) -> Vec<(String, String)> {
    let article = page.split("<article").find(|a| a.contains(label)).expect("what is asked");
    ["contribution", "office", "version"]
        .map(|name| {
            let value = article.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|t| t.split('"').next());
            (name.to_string(), value.expect("a field").to_string())
        })
        .to_vec()
}

async fn say(browser: &mut Browser, link: &str, fields: &[(String, String)], text: &str) -> cantiere_testkit::Answer {
    let mut all: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    all.push(("opinion", text));
    browser.post(link, &all).await
}

#[test]
fn an_office_answers_by_the_mailed_link_until_the_request_ends() {
    on_each(async |site| {
        for address in ["ambiente@example.org", "bilancio@example.org"] {
            site.person_at("Chi lavora in un ufficio", address, None, None).await;
        }
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let green = office(&mut planner, "Ambiente", "ambiente@example.org").await;
        let money = office(&mut planner, "Bilancio", "bilancio@example.org").await;
        mark(&mut planner, "assign", &green, &["1", "2"]).await;
        mark(&mut planner, "assign", &money, &["3"]).await;
        let link = links(&site, "ambiente@example.org").await.remove(0);
        let other = links(&site, "bilancio@example.org").await.remove(0);
        assert_ne!(link, other);
        // Nobody is signed in; what another office is asked is not there.
        let mut visitor = site.visitor();
        let page = visitor.get(&link).await;
        assert!(page.status == 200 && page.text.matches("name=\"opinion\"").count() == 2);
        assert!(page.has("/contributions/1\"") && page.has("/contributions/2\"") && !page.has("/contributions/3\""));
        let (one, two) = (fields(&page.text, "/contributions/1\""), fields(&page.text, "/contributions/2\""));
        assert_eq!(say(&mut visitor, &link, &one, " ").await.status, 422);
        assert_eq!(say(&mut visitor, &link, &one, OPINION).await.status, 303);
        // Sent again from the old form nothing is overwritten, and both texts are there.
        let again = say(&mut visitor, &link, &one, "Ripensandoci, no.").await;
        assert!(again.status == 409 && again.has("Ripensandoci, no.") && again.has(OPINION), "{}", again.text);
        assert!(planner.get(&format!("{WORK}/answer?n=1")).await.has(OPINION));
        // From the page that shows both, it is changed knowingly.
        let both = fields(&again.text, "/contributions/1\"");
        assert_eq!(say(&mut visitor, &link, &both, "Ripensandoci, no.").await.status, 303);
        let page = planner.get(&format!("{WORK}/answer?n=1")).await;
        assert!(page.has("Ripensandoci, no.") && !page.has(OPINION), "{}", page.text);
        // The link of one office answers for no other, nor for what it was not given.
        let foreign = fields(&visitor.get(&other).await.text, "/contributions/3\"");
        assert_eq!(say(&mut visitor, &link, &foreign, OPINION).await.status, 404);
        let mut given: Vec<(String, String)> = foreign.clone();
        given[1].1 = green.clone();
        assert_eq!(say(&mut visitor, &link, &given, OPINION).await.status, 404);
        // It opens no other page, and a changed seal opens nothing.
        assert_eq!(visitor.get("/it/opinions").await.status, 401);
        assert_eq!(visitor.get(WORK).await.status, 401);
        let (id, seal) = link.trim_start_matches("/it/opinions/").split_once('.').expect("a number and a seal");
        let (kept, last) = seal.split_at(seal.len() - 1);
        let theirs = other.trim_start_matches("/it/opinions/").split_once('.').expect("a number and a seal");
        for wrong in [
            format!("/it/opinions/{id}.{kept}{}", if last == "0" { '1' } else { '0' }),
            format!("/it/opinions/{}.{seal}", theirs.0),
            format!("/it/opinions/{id}"),
            "/it/opinions/x.y".to_string(),
        ] {
            assert_eq!(visitor.get(&wrong).await.status, 404, "{wrong}");
            assert_eq!(say(&mut visitor, &wrong, &two, OPINION).await.status, 404, "{wrong}");
        }
        // No page of the plan says it, and it is kept by no cache.
        assert!(!site.visitor().get(&format!("{OPEN}/contributions/1")).await.has(OPINION));
        // Asked of something more while the link lives, it stays the same.
        mark(&mut planner, "assign", &green, &["4"]).await;
        assert_eq!(links(&site, "ambiente@example.org").await, [link.clone(), link.clone()]);
        // Taken back where nothing was said yet: that one is gone, the rest is there.
        mark(&mut planner, "unassign", &green, &["2", "4"]).await;
        let page = visitor.get(&link).await;
        assert!(page.has("/contributions/1\"") && !page.has("/contributions/2\""));
        assert_eq!(say(&mut visitor, &link, &two, OPINION).await.status, 404);
        // Taken back wholly, the link of the other office is dead; asked again there is another one.
        mark(&mut planner, "unassign", &money, &["3"]).await;
        assert_eq!(visitor.get(&other).await.status, 404);
        mark(&mut planner, "assign", &money, &["3"]).await;
        let fresh = links(&site, "bilancio@example.org").await;
        assert!(fresh.len() == 2 && fresh[0] != fresh[1]);
        assert_eq!(
            (visitor.get(&fresh[0]).await.status.as_u16(), visitor.get(&fresh[1]).await.status.as_u16()),
            (404, 200)
        );
        // Answered and published, nothing is asked any more.
        let answer = [("n", "1"), ("seen_1", "0"), ("outcome", "postponed"), ("reason", "Più avanti.")];
        assert_eq!(planner.post(&format!("{WORK}/answer"), &answer).await.status, 303);
        assert_eq!(visitor.get(&link).await.status, 200, "a draft ends nothing");
        assert_eq!(planner.confirm(&format!("{WORK}/publish"), &[("do", "publish")]).await.status, 303);
        assert_eq!(visitor.get(&link).await.status, 404);
        let mut late = one.clone();
        late[2].1 = "2".into();
        assert_eq!(say(&mut visitor, &link, &late, "Troppo tardi.").await.status, 404);
        // After sixty days a link opens nothing, whatever is still asked.
        site.pass(std::time::Duration::from_secs(86_400 * 61));
        assert_eq!(visitor.get(&fresh[1]).await.status, 404);
    });
}

/// The hidden fields of the form of an office that is open to be changed.
fn shown(page: &str) -> Vec<(&'static str, String)> {
    let form = page.rsplit("<form method=\"post\"").next().unwrap_or_default();
    let value = |name: &str| {
        let rest = form.split(&format!("name=\"{name}\" value=\"")).nth(1).expect(name);
        rest.split('"').next().unwrap_or_default().to_string()
    };
    vec![("office", value("office")), ("seen", value("seen"))]
}

#[test]
fn an_office_that_another_planner_changed_is_shown_before_it_is_changed_again_or_taken_away() {
    on_each(async |site| {
        for address in ["ambiente@example.org", "verde@example.org"] {
            site.person_at("Chi lavora in un ufficio", address, None, None).await;
        }
        let mut ada = site.signed_in(Some(Role::Planner)).await;
        let mut elio = site.signed_in(Some(Role::Planner)).await;
        let id = office(&mut ada, "Ambiente", "ambiente@example.org").await;
        let path = format!("{WORK}/offices");
        let form = format!("{path}?office={id}");
        let (of_ada, of_elio) = (shown(&ada.get(&form).await.text), shown(&elio.get(&form).await.text));
        let save = async |browser: &mut Browser, shown: &[(&'static str, String)], more: &[(&str, &str)]| {
            let shown: Vec<(&str, &str)> = shown.iter().map(|(n, v)| (*n, v.as_str())).collect();
            browser.post(&path, &[&shown[..], more].concat()).await
        };
        let verde = [("name", "Verde"), ("people", "verde@example.org")];
        assert_eq!(save(&mut ada, &of_ada, &verde).await.status, 303);
        // The other one sees what stands now, keeps what was typed, and saves it knowingly.
        let typed = [("name", "Ambiente e acqua"), ("people", "ambiente@example.org")];
        let refused = save(&mut elio, &of_elio, &typed).await;
        assert_eq!(refused.status, 409);
        assert!(refused.has("ora si chiama Verde") && refused.has("value=\"Ambiente e acqua\""), "{}", refused.text);
        assert_eq!(save(&mut elio, &of_elio, &[("do", "remove")]).await.status, 409, "it is another by now");
        assert_eq!(save(&mut elio, &shown(&refused.text), &typed).await.status, 303);

        // Asked for an opinion it stays; never asked, it can be taken away, and what is typed meanwhile makes a new one.
        mark(&mut ada, "assign", &id, &["1"]).await;
        let of_ada = shown(&ada.get(&form).await.text);
        let kept = save(&mut ada, &of_ada, &[("do", "remove")]).await;
        assert!(kept.status == 422 && kept.has("è stato chiesto un parere"), "{}", kept.text);
        mark(&mut ada, "unassign", &id, &["1"]).await;
        assert_eq!(save(&mut ada, &of_ada, &[("do", "remove")]).await.status, 303);
        assert!(!ada.get(&path).await.has("Ambiente e acqua"));
        let late = save(&mut elio, &of_ada, &typed).await;
        assert!(late.status == 409 && late.has("ha tolto questo ufficio"), "{}", late.text);
        assert_eq!(save(&mut elio, &shown(&late.text), &typed).await.status, 303);
        assert!(elio.get(&path).await.has("Ambiente e acqua"));
    });
}
