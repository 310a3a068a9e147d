//! Signing in with an electronic identity, against a real OpenID Connect provider.

mod support;

use cantiere_domain::access::Assurance;
use cantiere_spine::actor::pending;
use cantiere_store::schema::accounts::identity;
use cantiere_store::schema::actor::person;
use cantiere_testkit::{Answer, Browser, Engine, TestSite, engines};
use cantiere_web::{ClientSecret, IdentityProvider};
use diesel::prelude::*;
use std::io::{BufRead, BufReader, Lines};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use support::{COOKIE, free_port};

const LEVEL_2: &str = "https://www.spid.gov.it/SpidL2";

struct Provider {
    server: Child,
    // It writes notices later, and ends when nobody can read them.
    _output: Lines<BufReader<ChildStdout>>,
    address: SocketAddr,
}

impl Provider {
    fn start(folder: &Path, port: u16, redirects: &[String]) -> Provider {
        let script = folder.join("provider.mjs");
        std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/provider.mjs"), &script)
            .expect("the script");
        let mut command = Command::new("node");
        command.arg(script).arg(port.to_string()).arg(redirects.join(","));
        let mut server =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("node starts");
        let mut output = BufReader::new(server.stdout.take().expect("its output")).lines();
        assert!(output.by_ref().map_while(Result::ok).any(|line| line == "ready"), "the provider starts");
        Provider { server, _output: output, address: SocketAddr::from(([127, 0, 0, 1], port)) }
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        drop(self.server.stdin.take());
        let _ = self.server.wait();
    }
}

/// A folder with the npm package, below `target/`.
fn package() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../target/test-oidc");
    std::fs::create_dir_all(&folder).ok()?;
    let lock = std::fs::File::create(folder.join("lock")).ok()?;
    lock.lock().ok()?;
    let there = || folder.join("node_modules/oidc-provider/package.json").exists();
    if !there() {
        let mut npm = Command::new("npm");
        npm.args(["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "oidc-provider@9.13.3"]);
        let _ = npm.current_dir(&folder).stdout(Stdio::null()).status();
    }
    if there() {
        return Some(folder);
    }
    eprintln!("SKIPPED: electronic identities need node, npm and the package oidc-provider 9.13.3");
    None
}

/// A site with two providers, `spid` and `cie`.
async fn site(engine: Engine) -> Option<(TestSite, Provider, Provider)> {
    let folder = package()?;
    let ports = [free_port(), free_port()];
    let provider = |slug: &str, name: &str, port: u16| IdentityProvider {
        slug: slug.into(),
        name: name.into(),
        issuer: format!("http://127.0.0.1:{port}"),
        client_id: "cantiere".into(),
        client_secret: Some(ClientSecret("a-secret-of-the-tests".into())),
        scopes: vec!["profile".into(), "email".into(), "fiscal".into()],
        levels: vec![
            ("https://www.spid.gov.it/SpidL1".into(), Assurance::Low),
            (LEVEL_2.into(), Assurance::Substantial),
            ("https://www.spid.gov.it/SpidL3".into(), Assurance::High),
        ],
        fiscal_claim: "https://attributes.eid.gov.it/fiscal_number".into(),
    };
    let site = TestSite::start_with(engine, vec![cantiere_accounts::feature()], |options| {
        options.identity = vec![provider("spid", "SPID", ports[0]), provider("cie", "CIE", ports[1])];
    })
    .await;
    let back = |slug: &str| vec![site.site.base_url.join(&format!("/identity/{slug}/callback"))];
    let [spid, cie] =
        [Provider::start(&folder, ports[0], &back("spid")), Provider::start(&folder, ports[1], &back("cie"))];
    Some((site, spid, cie))
}

/// Begins on the site; gives the path at the provider.
async fn begin(browser: &mut Browser, slug: &str, form: &[(&str, &str)]) -> String {
    let page = browser.post(&format!("/it/sign-in/identity/{slug}"), form).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let link = page.text.split("id=\"go\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("the link");
    let link = link.replace("&#38;", "&").replace("&amp;", "&");
    link[link.find("/auth").expect("the provider's path")..].to_owned()
}

/// Walks through the provider as this person; gives the path of the callback on the site.
async fn confirm(provider: &Provider, path: &str, person: &str, acr: &str) -> String {
    let mut browser = Browser::new(provider.address);
    let asked = browser.get(path).await;
    let interaction = asked.location().to_owned();
    assert!(interaction.starts_with("/interaction/"), "{} {}", asked.status, asked.text);
    let told = browser.get(&format!("{interaction}?as={person}&acr={acr}")).await;
    let resume = path_of(told.location());
    let back = browser.get(&resume).await;
    path_of(back.location())
}

fn path_of(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest[rest.find('/').expect("a path")..].to_owned()
}

async fn enter(site: &TestSite, slug: &str, provider: &Provider, person: &str, acr: &str) -> (Browser, Answer) {
    let mut browser = site.visitor();
    let path = begin(&mut browser, slug, &[("next", "/it/plans")]).await;
    let back = confirm(provider, &path, person, acr).await;
    let answer = browser.get(&back).await;
    (browser, answer)
}

fn refused(answer: &Answer, browser: &Browser) {
    assert!(answer.status == 400 && answer.has("L’accesso non è riuscito"), "{} {}", answer.status, answer.text);
    assert_eq!(browser.cookie(COOKIE), None);
}

#[tokio::test]
async fn identity_signs_in_with_its_level_and_is_the_same_person_again() {
    for engine in engines() {
        let Some((site, spid, cie)) = site(engine).await else { return };
        assert!(site.visitor().get("/it/sign-in").await.has("Entra con SPID"));
        let (mut browser, answer) = enter(&site, "spid", &spid, "ada", LEVEL_2).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/it/plans"), "{engine:?} {}", answer.text);
        let page = browser.get("/it/account").await;
        assert!(
            page.has("Ada Riva")
                && page.has("ada@example.org")
                && page.has("<dd>Identità digitale di secondo livello</dd>")
        );
        // Without an acr it is the lowest level; the person is the same.
        let (mut again, _) = enter(&site, "spid", &spid, "ada", "").await;
        let page = again.get("/it/account").await;
        assert!(page.has("ada@example.org") && page.has("<dd>Password, o identità digitale di primo livello</dd>"));
        // Another provider, another subject, another address: the fiscal number tells.
        let (mut other, _) = enter(&site, "cie", &cie, "ada2", LEVEL_2).await;
        assert!(other.get("/it/account").await.has("ada@example.org"));
        assert_eq!(people(&site).await, (1, 2));
        assert!(!site_holds(&site, "RVIDAA80A41H501X").await);
    }
}

#[tokio::test]
async fn provider_is_asked_for_no_level_below_the_one_that_is_needed() {
    let Some((site, _spid, _cie)) = site(Engine::Sqlite).await else { return };
    let asked = [
        ("", [true, true, true]),
        ("low", [true, true, true]),
        ("substantial", [false, true, true]),
        ("high", [false, false, true]),
    ];
    for (level, asked) in asked {
        let page = site.visitor().post("/it/sign-in/identity/spid", &[("next", ""), ("level", level)]).await;
        assert_eq!(["SpidL1", "SpidL2", "SpidL3"].map(|acr| page.has(acr)), asked, "{level:?} {}", page.text);
    }
}

#[tokio::test]
async fn equal_address_joins_nobody_and_equal_subject_of_another_issuer_neither() {
    let Some((site, spid, cie)) = site(Engine::Sqlite).await else { return };
    site.person_at("Ada con password", "ada@example.org", None, None).await;
    site.person_at("Eva per posta", "eva@example.org", None, None).await;
    let (mut ada, _) = enter(&site, "spid", &spid, "ada", LEVEL_2).await;
    let page = ada.get("/it/account").await;
    assert!(page.has("Ada Riva") && !page.has("ada@example.org") && !page.has("Ada con password"));
    let (mut eva, _) = enter(&site, "spid", &spid, "eva", LEVEL_2).await;
    assert!(!eva.get("/it/account").await.has("eva@example.org"));
    // Eva has no fiscal number: the same subject elsewhere is somebody else.
    enter(&site, "cie", &cie, "eva", LEVEL_2).await;
    assert_eq!(people(&site).await.0, 5);
}

#[tokio::test]
async fn replayed_mixed_up_and_foreign_answers_are_refused() {
    let Some((site, spid, cie)) = site(Engine::Sqlite).await else { return };
    // The same answer twice, also in a browser that has the cookie still.
    let mut browser = site.visitor();
    let path = begin(&mut browser, "spid", &[]).await;
    let (mut copy, mut stranger) = (browser.clone(), site.visitor());
    let back = confirm(&spid, &path, "ada", LEVEL_2).await;
    refused(&stranger.get(&back).await, &stranger);
    assert_eq!(browser.get(&back).await.status, 303);
    refused(&copy.get(&back).await, &copy);
    // The code of one sign-in with the state of another: the verifier and the nonce are not its own.
    let (mut one, mut two) = (site.visitor(), site.visitor());
    let (first, second) = (begin(&mut one, "spid", &[]).await, begin(&mut two, "spid", &[]).await);
    let (first, second) = (confirm(&spid, &first, "ada", LEVEL_2).await, confirm(&spid, &second, "eva", LEVEL_2).await);
    let mixed = first.replace(&parameter(&first, "code"), &parameter(&second, "code"));
    refused(&one.get(&mixed).await, &one);
    // Another issuer's answer, and an answer at another provider's address.
    for change in
        [("iss=http%3A%2F%2F127.0.0.1%3A", "iss=http%3A%2F%2F127.0.0.1%3A1"), ("/identity/spid/", "/identity/cie/")]
    {
        let mut browser = site.visitor();
        let path = begin(&mut browser, "spid", &[]).await;
        let back = confirm(&spid, &path, "ada", LEVEL_2).await;
        assert!(back.contains(change.0), "{back}");
        refused(&browser.get(&back.replace(change.0, change.1)).await, &browser);
        // What failed is over: the right answer comes too late now.
        refused(&browser.get(&back).await, &browser);
    }
    // A refusal at the provider.
    let mut browser = site.visitor();
    let path = begin(&mut browser, "cie", &[]).await;
    let state = parameter(&path, "state");
    refused(&browser.get(&format!("/identity/cie/callback?error=access_denied&state={state}")).await, &browser);
    let _ = cie;
}

#[tokio::test]
async fn wrong_nonce_is_refused() {
    let Some((site, spid, _cie)) = site(Engine::Sqlite).await else { return };
    let mut browser = site.visitor();
    let path = begin(&mut browser, "spid", &[]).await;
    let nonce = parameter(&path, "nonce");
    let back = confirm(&spid, &path.replace(&nonce, "another-nonce-altogether"), "ada", LEVEL_2).await;
    refused(&browser.get(&back).await, &browser);
}

#[tokio::test]
async fn too_late_and_unknown_providers_lead_nowhere() {
    let Some((site, spid, _cie)) = site(Engine::Sqlite).await else { return };
    let mut browser = site.visitor();
    let path = begin(&mut browser, "spid", &[]).await;
    let back = confirm(&spid, &path, "ada", LEVEL_2).await;
    site.pass(std::time::Duration::from_secs(1_801));
    refused(&browser.get(&back).await, &browser);
    assert_eq!(browser.post("/it/sign-in/identity/none", &[]).await.status, 404);
    assert_eq!(browser.get("/identity/none/callback?state=a&code=b").await.status, 404);
    drop(spid);
    let away = site.visitor().post("/it/sign-in/identity/spid", &[]).await;
    assert_eq!(away.status, 503, "the description is fetched again after ten minutes");
}

/// Asks to be known more surely with this browser; gives the answer to the way back.
async fn step_up(browser: &mut Browser, provider: &Provider, as_whom: &str, next: &str, waiting: &str) -> Answer {
    let form = [("next", next), ("pending", waiting), ("level", "substantial")];
    let path = begin(browser, "spid", &form).await;
    let back = confirm(provider, &path, as_whom, LEVEL_2).await;
    browser.get(&back).await
}

/// A text that waits for its writer; gives its token.
async fn waiting(site: &TestSite) -> String {
    let new = pending::New { kind: "comment", target: "/it/plans".into(), content: "Un testo.".into() };
    site.site.db.write(move |tx| pending::keep(tx, &new)).await.expect("a text waits")
}

#[tokio::test]
async fn identity_that_nobody_has_becomes_that_of_whoever_is_signed_in() {
    for engine in engines() {
        let Some((site, spid, _cie)) = site(engine).await else { return };
        let mail = site.person("Ada per posta", None).await;
        let mut browser = site.browser_of(mail, Assurance::Email).await;
        assert!(browser.get("/it/sign-in?level=substantial").await.has("resti la stessa persona"));
        let token = waiting(&site).await;
        let entered = step_up(&mut browser, &spid, "ada", "/it/plans", &token).await;
        assert!(entered.status == 303 && entered.location().starts_with("/it/plans?draft="), "{}", entered.text);
        let page = browser.get("/it/account").await;
        assert!(page.has("Ada per posta") && page.has("Identità digitale di secondo livello"), "{}", page.text);
        assert_eq!(people(&site).await, (1, 1), "{engine:?}");
        // From now on the identity alone leads to the same person.
        let (mut again, _) = enter(&site, "spid", &spid, "ada", LEVEL_2).await;
        assert!(again.get("/it/account").await.has("Ada per posta"));
        // Somebody else's identity is not added to an account that has one.
        let stranger = step_up(&mut browser, &spid, "bea", "/it/plans", "").await;
        assert!(
            stranger.status == 409 && stranger.has("è di un’altra persona"),
            "{} {}",
            stranger.status,
            stranger.text
        );
        assert!(!stranger.has("value=\"other\""));
        assert_eq!(people(&site).await, (1, 1));
        assert!(browser.get("/it/account").await.has("Ada per posta"));
    }
}

#[tokio::test]
async fn identity_of_another_account_asks_as_whom_one_goes_on_and_no_text_is_lost() {
    for engine in engines() {
        let Some((site, spid, _cie)) = site(engine).await else { return };
        enter(&site, "spid", &spid, "ada", LEVEL_2).await;
        let mail = site.person("Ada per posta", None).await;
        for choice in ["stay", "other"] {
            let mut browser = site.browser_of(mail, Assurance::Email).await;
            let token = waiting(&site).await;
            let asked = step_up(&mut browser, &spid, "ada", "/it/plans", &token).await;
            assert_eq!(asked.status, 409, "{engine:?} {}", asked.text);
            assert!(asked.has("Continua come Ada Riva") && asked.has("Resta Ada per posta"), "{}", asked.text);
            let proof = asked.field("token").expect("what was shown");
            // What was shown to one browser is of no use in another.
            let mut thief = site.visitor();
            let form = [("token", proof.as_str()), ("choice", "other")];
            assert_eq!(thief.post("/it/sign-in/identity/spid/as", &form).await.location(), "/it/sign-in");
            assert_eq!(thief.cookie(COOKIE), None);
            let form = [("token", proof.as_str()), ("choice", choice)];
            let went = browser.post("/it/sign-in/identity/spid/as", &form).await;
            assert!(went.location().starts_with("/it/plans?draft="), "{choice} {}", went.location());
            let name = if choice == "stay" { "Ada per posta" } else { "Ada Riva" };
            assert!(browser.get("/it/account").await.has(name), "{choice}");
            // Once.
            let again = browser.post("/it/sign-in/identity/spid/as", &form).await;
            assert_eq!(again.location(), "/it/sign-in");
        }
        assert_eq!(people(&site).await, (2, 1));
    }
}

fn parameter(address: &str, name: &str) -> String {
    let query = address.split_once('?').expect("a query").1;
    let value = query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}=")));
    value.expect("the parameter").to_owned()
}

/// How many people and how many identities there are.
async fn people(site: &TestSite) -> (i64, i64) {
    let count = |conn: &mut cantiere_store::Conn| -> Result<(i64, i64), cantiere_store::Error> {
        Ok((person::table.count().get_result(conn)?, identity::table.count().get_result(conn)?))
    };
    site.site.db.read(count).await.expect("a read")
}

/// Whether a text stands in an identity or a person.
async fn site_holds(site: &TestSite, text: &'static str) -> bool {
    let read = move |conn: &mut cantiere_store::Conn| -> Result<bool, cantiere_store::Error> {
        let identities: Vec<(String, Option<String>)> =
            identity::table.select((identity::subject_mac, identity::fiscal_mac)).load(conn)?;
        let people: Vec<(String, String)> = person::table.select((person::name, person::email)).load(conn)?;
        Ok(format!("{identities:?} {people:?}").contains(text))
    };
    site.site.db.read(read).await.expect("a read")
}
