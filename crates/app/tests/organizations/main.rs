//! Organisations over the whole site, on both engines: registering, the code to the register's address, what is sent before
//! that and who sees it, invitations, drafts written together, and the board with its reminders.

mod board;
#[path = "../support/demo.rs"]
mod demo;
mod drafts;
mod lists;

use cantiere_domain::access::{Assurance, Role};
use cantiere_spine::Error;
use cantiere_spine::actor::organization::registry::{self, Entry};
use cantiere_store::schema::accounts::mail;
use cantiere_store::schema::organization::organization_invitation;
use cantiere_testkit::{Answer, Browser, TestSite};
use diesel::prelude::*;

const BASE: &str = "/it/plans/trasformazione-digitale/2027-2029";
const BOARD: &str = "/it/desk/plans/trasformazione-digitale/2027-2029/participants";
const SECRET: &str = "zirfolinattesa";
const OWN: &str = "/it/my-organizations/comune-di-acquachiara";

#[test]
fn an_organisation_registers_writes_is_verified_and_shares_its_work() {
    demo::on_each(async |site| {
        let entry = Entry {
            code: "c_x999".into(),
            name: "Comune di Acquachiara".into(),
            email: "protocollo@pec.acquachiara.invalid".into(),
        };
        site.site.db.write(move |tx| registry::put(tx, std::slice::from_ref(&entry))).await.expect("the register");
        let person = site.person("Ada Valenti", None).await;
        let mut ada = site.browser_of(person, Assurance::Email).await;
        register(&site, &mut ada).await;
        waiting(&site, &mut ada).await;
        verified(&site, &mut ada).await;
        let mut bea = invited(&site, &mut ada).await;
        drafts::together(&site, &mut ada, &mut bea).await;
        drafts::all_together(&site, &mut ada, &mut bea).await;
        staying(&site, &mut ada, &mut bea).await;
        board::board(&site).await;
    });
}

/// The text of the last mail to an address or to a person.
async fn last_mail(site: &TestSite) -> String {
    let read = site.site.db.read(|conn| -> Result<String, Error> {
        Ok(mail::table.order(mail::id.desc()).select(mail::body).first(conn)?)
    });
    read.await.expect("a mail")
}

async fn last_mail_to(site: &TestSite, address: &'static str) -> String {
    let read = site.site.db.read(move |conn| -> Result<String, Error> {
        let to = mail::table.filter(mail::address.eq(address));
        Ok(to.order(mail::id.desc()).select(mail::body).first(conn)?)
    });
    read.await.expect("a mail")
}

async fn mails(site: &TestSite) -> i64 {
    let read = site.site.db.read(|conn| -> Result<i64, Error> { Ok(mail::table.count().get_result(conn)?) });
    read.await.expect("a number")
}

fn link(text: &str, part: &str) -> String {
    let at = text.find(part).unwrap_or_else(|| panic!("no {part} in {text}"));
    let start = text[..at].rfind("/it").expect("an Italian page");
    text[start..].split_whitespace().next().unwrap_or_default().to_string()
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
    // Whoever writes before signing in hears at once what is wrong, and keeps the text.
    let mut visitor = site.visitor();
    let wrong = visitor.post("/it/organizations/new", &[("name", "Comune"), ("email", "urp"), ("key", "k")]).await;
    assert_eq!(wrong.status, 422, "{}", wrong.location());
    for told in ["Scegli il tipo di ente", "value=\"Comune\"", "value=\"urp\"", "id=\"email-error\""] {
        assert!(wrong.has(told), "{told}");
    }
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
    // A request is taken back by who made it, once, and may be made anew.
    assert!(carlo.get("/it/my-organizations").await.has("Ritira la richiesta"));
    let join = "/it/organizations/comune-di-acquachiara/join";
    let back = [("what", "take-back")];
    assert_eq!(carlo.post(join, &back).await.location(), "/it/my-organizations?done=unasked");
    assert!(!ada.get(OWN).await.has("Carlo Doppio"));
    assert_eq!(carlo.post(join, &back).await.location(), "/it/my-organizations");
    assert_eq!(ada.post(join, &back).await.location(), "/it/my-organizations", "who belongs to it leaves elsewhere");
    assert_eq!(carlo.post(join, &[]).await.location(), "/it/my-organizations?done=asked");
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

/// Somebody without an account accepts an invitation; a link works once, and a revoked one not at all.
async fn invited(site: &TestSite, ada: &mut Browser) -> Browser {
    let list = "email;ruolo\nbea@acquachiara.invalid\nnon è un indirizzo\nbea@acquachiara.invalid\nleo@acquachiara.invalid;capo\n";
    let told = ada.post(&format!("{OWN}/invite/list"), &[("list", list)]).await;
    assert_eq!(told.status, 422);
    for reason in
        ["Manca un indirizzo email", "in una riga sopra", "Il ruolo non è tra quelli conosciuti", "Un invito mandato"]
    {
        assert!(told.has(reason), "{reason}");
    }
    let bea_link = link(&last_mail(site).await, "/organizations/invitation/");
    let gone =
        ada.post(&format!("{OWN}/invite"), &[("email", "via@acquachiara.invalid"), ("role", "contributor")]).await;
    assert_eq!(gone.location(), format!("{OWN}?done=invited&n=1"));
    let revoked = link(&last_mail(site).await, "/organizations/invitation/");
    let page = ada.get(OWN).await;
    let part = page.text.split("via@acquachiara.invalid").nth(1).expect("the invitation is listed");
    let id = part.split("name=\"id\" value=\"").nth(1).and_then(|p| p.split('"').next()).expect("its number");
    assert_eq!(ada.post(&format!("{OWN}/invite/revoke"), &[("id", id)]).await.status, 303);
    let mut bea = site.visitor();
    assert_eq!(bea.get(&revoked).await.status, 410);
    let page = bea.get(&bea_link).await;
    assert!(page.status == 200 && page.has("Ada Valenti ti invita") && page.has("Il tuo nome"), "{}", page.text);
    let nameless = bea.post(&bea_link, &[]).await;
    assert_eq!(nameless.status, 422);
    let joined = bea.post(&bea_link, &[("name", "Bea Nuova")]).await;
    assert_eq!(joined.location(), format!("{OWN}?done=joined"));
    assert_eq!(bea.get(OWN).await.status, 200);
    assert_eq!(site.visitor().post(&bea_link, &[("name", "Un altro")]).await.status, 410, "a link works once");
    let kept = site.site.db.read(|conn| -> Result<Vec<String>, Error> {
        Ok(organization_invitation::table
            .filter(organization_invitation::state.ne("open"))
            .select(organization_invitation::address)
            .load(conn)?)
    });
    assert!(kept.await.expect("rows").iter().all(String::is_empty), "addresses go with the use of the link");
    bea
}

/// The last representative cannot leave; what was sent stays the organisation's; a suspended one sends nothing.
async fn staying(site: &TestSite, ada: &mut Browser, bea: &mut Browser) {
    let stuck = ada.post(&format!("{OWN}/leave"), &[]).await;
    assert!(stuck.status == 422 && stuck.has("prima passa la rappresentanza"), "{}", stuck.text);
    let page = ada.get(OWN).await;
    let part = page.text.split("id=\"to\"").nth(1).expect("a successor to choose");
    let bea_id = part.split("option value=\"").nth(1).and_then(|p| p.split('"').next()).expect("Bea");
    let handed = ada.post(&format!("{OWN}/hand-over"), &[("to", bea_id), ("leave", "yes")]).await;
    assert_eq!(handed.location(), "/it/my-organizations?done=left");
    assert_eq!(ada.get(OWN).await.status, 404);
    let own = speaker(bea).await;
    assert_eq!(comment(bea, "Ora rappresento.", &[("speaker", &own)]).await.status, 303);
    assert!(site.visitor().get("/it/organizations/comune-di-acquachiara").await.has("Posizione comune"));
    // Two at the same details: the second sees what the first saved.
    let seen = bea.get(&format!("{OWN}/details")).await.field("seen").expect("a version");
    let details = |sector| [("seen", seen.as_str()), ("sector", sector), ("email", "urp@acquachiara.invalid")];
    assert_eq!(bea.post(&format!("{OWN}/details"), &details("Enti locali")).await.status, 303);
    let late = bea.post(&format!("{OWN}/details"), &details("Cultura")).await;
    assert!(late.status == 409 && late.has("Enti locali") && late.has("Cultura"), "{}", late.text);
    let queue = "/it/desk/organizations/comune-di-acquachiara";
    let mut planner = site.signed_in(Some(Role::Planner)).await;
    assert_eq!(planner.post(queue, &[("what", "suspend"), ("reason", " ")]).await.status, 422);
    assert_eq!(planner.post(queue, &[("what", "suspend"), ("reason", "Segnalato due volte.")]).await.status, 303);
    let refused = comment(bea, "Da sospesi.", &[("speaker", &own)]).await;
    assert_eq!(refused.status, 403);
}
