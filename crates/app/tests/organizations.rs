//! Organisations over the whole site, on both engines: registering, the code to the register's address, what is sent before
//! that and who sees it.

use cantiere::commands::demo::fill;
use cantiere::features;
use cantiere_domain::access::{Assurance, Role};
use cantiere_spine::Error;
use cantiere_spine::actor::organization::registry::{self, Entry};
use cantiere_store::schema::accounts::mail;
use cantiere_testkit::{Answer, Browser, TestSite, engines};
use diesel::prelude::*;

const BASE: &str = "/it/plans/trasformazione-digitale/2027-2029";
const SECRET: &str = "zirfolinattesa";
const OWN: &str = "/it/my-organizations/comune-di-acquachiara";

#[test]
fn an_organisation_registers_writes_and_is_verified() {
    for engine in engines() {
        println!("engine: {engine:?}");
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let site = TestSite::start_with(engine, features::all(), |options| options.demo = true).await;
            fill::fill(&site.site.db).await.expect("the demonstration is filled");
            let entry = Entry {
                code: "c_x999".into(),
                name: "Comune di Acquachiara".into(),
                email: "protocollo@pec.acquachiara.invalid".into(),
            };
            site.site.db.write(move |tx| registry::put(tx, &[entry.clone()])).await.expect("the register");
            let person = site.person("Ada Valenti", None).await;
            let mut ada = site.browser_of(person, Assurance::Email).await;
            register(&site, &mut ada).await;
            waiting(&site, &mut ada).await;
            verified(&site, &mut ada).await;
        });
    }
}

fn form<'f>(name: &'f str, key: &'f str) -> Vec<(&'f str, &'f str)> {
    vec![
        ("name", name),
        ("kind", "territorial_administration"),
        ("ipa_code", "C_X999"),
        ("territory", "901"),
        ("email", "urp@acquachiara.invalid"),
        ("key", key),
    ]
}

async fn register(site: &TestSite, ada: &mut Browser) {
    // Bad input comes back with its place, and with what was typed.
    let wrong = ada.post("/it/organizations/new", &[("name", "Comune"), ("ipa_code", "c h501"), ("key", "k0")]).await;
    assert_eq!(wrong.status, 422);
    for told in ["Scegli il tipo di ente", "trattini bassi", "value=\"Comune\"", "value=\"c h501\""] {
        assert!(wrong.has(told), "{told}");
    }
    // Whoever writes before signing in keeps the text.
    let mut visitor = site.visitor();
    let kept = visitor.post("/it/organizations/new", &form("Comune di Acquachiara", "k")).await;
    assert!(kept.status == 303 && kept.location().contains("/sign-in?pending="), "{}", kept.location());
    let made = ada.post("/it/organizations/new", &form("Comune di Acquachiara", "k1")).await;
    assert_eq!((made.status.as_u16(), made.location()), (303, format!("{OWN}?done=new").as_str()), "{}", made.text);
    // The same form again is the same organisation.
    let again = ada.post("/it/organizations/new", &form("Comune di Acquachiara", "k1")).await;
    assert_eq!(again.location(), made.location());
    // A second one of the same code is pointed to the first, and asks to join it.
    let other = site.person("Carlo Doppio", None).await;
    let mut carlo = site.browser_of(other, Assurance::Email).await;
    let twin = carlo.post("/it/organizations/new", &form("Acquachiara", "k2")).await;
    assert!(twin.status == 422 && twin.has("C’è già Comune di Acquachiara"), "{}", twin.text);
    assert_eq!(carlo.get(OWN).await.status, 404);
    let asked = carlo.post("/it/organizations/comune-di-acquachiara/join", &[]).await;
    assert_eq!(asked.location(), "/it/my-organizations?done=asked");
    let page = ada.get(OWN).await;
    assert!(page.has("Carlo Doppio") && page.has("In verifica"));
    let id = page.text.split("name=\"id\" value=\"").nth(1).and_then(|p| p.split('"').next()).expect("a request");
    assert_eq!(carlo.get(OWN).await.status, 404, "who only asked sees nothing");
    assert_eq!(ada.post(&format!("{OWN}/members"), &[("id", id), ("what", "decline")]).await.status, 303);
    assert_eq!(ada.post(&format!("{OWN}/members"), &[("id", id), ("what", "accept")]).await.status, 409);
}

async fn comment(browser: &mut Browser, body: &str, more: &[(&str, &str)]) -> Answer {
    let key = format!("{body}{}", more.len());
    let mut fields = vec![("kind", "comment"), ("body", body), ("key", key.as_str())];
    fields.extend(more);
    browser.post(&format!("{BASE}/comment"), &fields).await
}

/// The number that an own page carries in a field.
async fn speaker(browser: &mut Browser) -> String {
    let page = browser.get(&format!("{BASE}/comment")).await;
    let part = page.text.split("name=\"speaker\" value=\"").nth(2).expect("a second name to speak in");
    part.split('"').next().unwrap_or_default().to_string()
}

/// What was sent before the organisation is verified is for the sender and for staff.
async fn waiting(site: &TestSite, ada: &mut Browser) {
    let own = speaker(ada).await;
    let sent = comment(ada, &format!("Chiediamo {SECRET}."), &[("speaker", &own)]).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let place = sent.location().split('?').next().unwrap_or_default().to_string();
    let page = ada.get(&place).await;
    assert!(page.has(SECRET) && page.has("in verifica"), "the sender sees it with its mark");
    let mut planner = site.signed_in(Some(Role::Planner)).await;
    let page = planner.get(&place).await;
    assert!(page.has(SECRET) && page.has("in verifica"), "staff sees it with its mark");
    let mut visitor = site.visitor();
    let mut stranger = site.signed_in(None).await;
    let places = [
        place.clone(),
        "/it".into(),
        format!("{BASE}/contributions?order=new"),
        format!("{BASE}/consultation"),
        BASE.into(),
        format!("{BASE}/text"),
        "/it/organizations".into(),
        "/it/organizations/comune-di-acquachiara".into(),
        format!("/it/search?q={SECRET}"),
        "/api/v1/plans/trasformazione-digitale/editions/2027-2029/items".into(),
        format!("{BASE}/received/csv"),
        "/sitemap.txt".into(),
    ];
    for who in [&mut visitor, &mut stranger] {
        for place in &places {
            let answer = who.get(place).await;
            let echoes = answer.text.matches(&format!("value=\"{SECRET}\"")).count()
                + answer.text.matches(&format!("q={SECRET}")).count();
            assert!(answer.text.matches(SECRET).count() <= echoes, "{place} shows what waits");
            assert!(!answer.has("Comune di Acquachiara"), "{place} names who waits");
        }
        assert_eq!(who.get(&place).await.status, 404);
    }
    let file = planner.get(&format!("{BASE}/received/csv")).await;
    assert!(file.has(SECRET), "staff downloads it from the first day");
}

async fn verified(site: &TestSite, ada: &mut Browser) {
    let text = site
        .site
        .db
        .read(|conn| -> Result<String, Error> {
            let own = mail::table.filter(mail::address.eq("protocollo@pec.acquachiara.invalid"));
            Ok(own.select(mail::body).first(conn)?)
        })
        .await
        .expect("the code went to the address of the register");
    let code: String =
        text.split_whitespace().find(|w| w.len() == 6 && w.parse::<u32>().is_ok()).expect("a code").into();
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let refused = ada.post(&format!("{OWN}/code"), &[("code", wrong)]).await;
    assert!(refused.status == 422 && refused.has("puoi provare ancora 4 volte"), "{}", refused.text);
    let done = ada.post(&format!("{OWN}/code"), &[("code", &format!("{} {}", &code[..3], &code[3..]))]).await;
    assert_eq!(done.location(), format!("{OWN}?done=verified&n=1"));
    let mut visitor = site.visitor();
    let list = visitor.get(&format!("{BASE}/contributions?order=new")).await;
    assert!(list.has(SECRET) && list.has("Comune di Acquachiara"), "it is shown once it is verified");
    let public = visitor.get("/it/organizations/comune-di-acquachiara").await;
    assert!(public.status == 200 && public.has("Amministrazione territoriale") && public.has("Montelago"));
    // The list by kind and by territory, which holds what lies inside.
    assert!(visitor.get("/it/organizations?territory=90").await.has("Comune di Acquachiara"));
    assert!(!visitor.get("/it/organizations?territory=902").await.has("Comune di Acquachiara"));
    assert!(!visitor.get("/it/organizations?kind=firm").await.has("Comune di Acquachiara"));
    let concerns =
        visitor.get("/it/organizations/comune-di-acquachiara/concerns/trasformazione-digitale/2027-2029").await;
    assert_eq!(concerns.location(), format!("{BASE}/items?audience=territorial"));
}
