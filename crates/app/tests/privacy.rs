//! Recognisable personal data is planted with a person who does everything that people do, and looked for everywhere: every
//! page and file for everybody else, every table, every mail, the log; while the account is there, and after it was erased.

#[path = "support/editions.rs"]
mod editions;
mod support;

use cantiere::commands::demo::fill;
use cantiere::features;
use cantiere_domain::Ref;
use cantiere_domain::access::{Actor, Assurance, Role};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::PersonId;
use cantiere_domain::plan::EditionState;
use cantiere_spine::Error;
use cantiere_spine::actor::{organization, pending, profile};
use cantiere_spine::contribution::{self, NewContribution, NewReply, Support, SupportInput, Words};
use cantiere_spine::mail::{self, NewMail, To};
use cantiere_spine::notice::{self, Pace};
use cantiere_spine::plan::Edition;
use cantiere_store::schema::actor::{organization as bodies, person};
use cantiere_store::{Conn, sql};
use cantiere_testkit::{Browser, TestSite, on_each};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use editions::of_state;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use support::routes::filled;

const GOLDEN: &str = include_str!("golden/routes.txt");
/// In the name and in the address, for the person's own eyes.
const SECRET: &str = "quercetonda";
/// The name that they choose to be shown by, for a while.
const CHOSEN: &str = "Zaff giardiniera";
/// Stands in a text that was never sent.
const UNSENT: &str = "brumolfina";

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn personal_data_is_seen_by_its_person_alone_and_gone_when_they_go() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::DEBUG).with_writer(move || writer.clone()).finish();
    tracing::subscriber::set_global_default(subscriber).expect("the only subscriber");
    on_each(|engine| async move {
        let site = TestSite::start(engine, features::all()).await;
        fill::fill(&site.site.db).await.expect("the demonstration is filled");
        everything(&site).await;
    });
    let told = String::from_utf8_lossy(&log.0.lock().unwrap()).to_lowercase();
    assert!(told.contains("status"), "the log was not read");
    for word in [SECRET, &CHOSEN.to_lowercase(), UNSENT] {
        assert!(!told.contains(word), "the log tells {word}");
    }
}

async fn everything(site: &TestSite) {
    let someone = "Zaffira Quercetonda";
    let who = site.person_at(someone, "zaffira.quercetonda@posta.example", None, None).await;
    let (edition, number) = plant(site, who).await;
    let mut own = site.browser_of(who, Assurance::Email).await;
    let [mut stranger, mut planner, mut administrator] = [
        site.signed_in(None).await,
        site.signed_in(Some(Role::Planner)).await,
        site.signed_in(Some(Role::Administrator)).await,
    ];
    let mut visitor = site.visitor();
    site.run_jobs().await;
    let code = {
        let found = site.site.db.read(move |conn| profile::find(conn, who)).await;
        format!("Partecipante {}", found.expect("a profile").code())
    };

    // Shown by a code, as nobody chose otherwise.
    let base = format!("/it/plans/{}/{}", edition.plan_slug, edition.slug);
    let page = format!("{base}/contributions/{number}");
    assert!(visitor.get(&page).await.has(&code), "the code stands beside what they wrote");
    let places = places(&edition, number);
    for (name, browser) in [
        ("visitor", &mut visitor),
        ("stranger", &mut stranger),
        ("planner", &mut planner),
        ("administrator", &mut administrator),
    ] {
        assert_eq!(seen(browser, &places, SECRET).await, [""; 0], "{name}");
        assert_eq!(seen(browser, &places, UNSENT).await, [""; 0], "{name}");
    }
    let stands = ["person.email", "person.email_key", "person.name"];
    assert_eq!(tables(site, SECRET).await, stands);

    // By a name of their choice, and not any more.
    own.post("/it/account/profile", &[("shown", "name"), ("display_name", CHOSEN)]).await;
    assert!(visitor.get(&page).await.has(CHOSEN));
    assert_eq!(tables(site, CHOSEN).await, ["person.display_name"]);
    let refused = own.post("/it/account/profile", &[("shown", "name"), ("display_name", "Partecipante 7F3")]).await;
    assert_eq!(refused.status, 422);

    // Their own copy holds all of it.
    let copy = own.get("/it/account/data").await;
    assert!(copy.header(http::header::CONTENT_DISPOSITION).starts_with("attachment"));
    let data: serde_json::Value = serde_json::from_str(&copy.text).expect("JSON");
    assert_eq!(data["person"]["email"], "zaffira.quercetonda@posta.example");
    assert_eq!(data["features"]["participation"]["contributions"].as_array().map(Vec::len), Some(3));
    assert_eq!(data["features"]["participation"]["drafts"].as_array().map(Vec::len), Some(1));
    assert_eq!(data["features"]["notices"]["follows"].as_array().map(Vec::len), Some(1));

    // Told before the click, and confirmed.
    let told = own.get("/it/account/erase").await;
    for words in [code.as_str(), "La cosa che segui", "I 3 contributi e repliche", "ente"] {
        assert!(told.has(words), "{words} is not told: {}", told.text);
    }
    assert_eq!(own.post("/it/account/erase", &[]).await.status, 422);
    let done = own.post("/it/account/erase", &[("sure", "yes")]).await;
    assert_eq!(done.status, 303, "{}", done.text);
    assert_eq!(own.get("/it/account").await.status, 401);

    assert!(visitor.get(&page).await.has(&code), "what they wrote stands, without their name");
    site.run_jobs().await;
    for word in [SECRET, CHOSEN, UNSENT] {
        assert_eq!(tables(site, word).await, [""; 0], "a table still holds {word}");
        for browser in [&mut visitor, &mut stranger, &mut planner, &mut administrator] {
            assert_eq!(seen(browser, &places, word).await, [""; 0]);
        }
    }
    last_ones(site).await;
    unused(site).await;
}

/// Somebody who comments, proposes, replies, supports, follows, belongs to a body, and has an unsent text and a mail.
async fn plant(site: &TestSite, who: PersonId) -> (Edition, i64) {
    let zone = site.site.zone().clone();
    let (edition, process) = of_state(site, EditionState::InConsultation).await;
    let of = edition.clone();
    let (support, number) = site
        .site
        .db
        .write(move |tx| -> Result<_, Error> {
            let by = Actor { person: Some(who), assurance: Assurance::Substantial, ..Actor::default() };
            let on = contribution::parse_target(tx, &of, None, "i:A2.3")?;
            let new = |kind, on, words| NewContribution {
                kind,
                on,
                revision: None,
                words,
                theme: String::new(),
                territory: String::new(),
                language: cantiere_domain::Lang::It,
                arises_from: None,
                channel: "site",
            };
            let words = |title: &str| Words {
                title: title.into(),
                body: "Parole di prova.".into(),
                action: "Farlo.".into(),
                ..Words::default()
            };
            let comment = new(ContributionKind::Comment, Some(on), words(""));
            let proposal = new(ContributionKind::Proposal, None, words("Proposta di prova"));
            let sent = contribution::submit(tx, &zone, &by, process, &comment)?;
            let proposed = contribution::submit(tx, &zone, &by, process, &proposal)?;
            let reply = NewReply { to: sent.id, body: "Replico.".into(), language: cantiere_domain::Lang::It };
            contribution::reply(tx, &zone, &by, &reply)?;
            notice::follow(tx, &by, Ref::Process(process.0), Some(Pace::Daily))?;
            let body: i64 = bodies::table.order(bodies::id).select(bodies::id).first(tx.conn())?;
            organization::add_member(tx, cantiere_domain::id::OrganizationId(body), who, "contributor")?;
            let target = "/it/plans/x/y/comment".to_string();
            let token = pending::keep(tx, &pending::New { kind: "comment", target, content: UNSENT.into() })?;
            let now = tx.now();
            let id = pending::find(tx, now, &token)?.expect("it waits");
            pending::claim(tx, id, who)?;
            let text = contribution::draft::Text {
                kind: ContributionKind::Proposal,
                title: format!("Bozza {UNSENT}"),
                content: format!("{{\"kind\":\"proposal\",\"body\":\"{UNSENT}\"}}"),
                form: String::new(),
            };
            contribution::draft::begin(tx, &by, process, &text)?;
            let letter = NewMail {
                to: To::Person(who),
                language: cantiere_domain::Lang::It,
                subject: "Prova".into(),
                body: "Prova".into(),
                unsubscribe: String::new(),
            };
            mail::put(tx, &letter)?;
            Ok((proposed.id, sent.number))
        })
        .await
        .expect("the person is planted");
    let by = Actor { person: Some(who), assurance: Assurance::Substantial, ..Actor::default() };
    let input = SupportInput { contribution: support, by, wanted: true, zone: site.site.zone().clone() };
    site.site.db.write_batch::<Support>(input).await.expect("they support it");
    (edition, number)
}

/// Every address of the golden table that is read, about what was planted, and searches for the words.
fn places(edition: &Edition, number: i64) -> Vec<String> {
    let number = number.to_string();
    let values = [
        ("{plan}", edition.plan_slug.as_str()),
        ("{edition}", edition.slug.as_str()),
        ("{number}", number.as_str()),
        ("{code}", "A2.3"),
        ("{chapter}", "2"),
        ("{anchor}", "p2-01"),
    ];
    let routes = GOLDEN.lines().filter_map(|line| line.strip_prefix("GET ")?.split(' ').next());
    let mut out: Vec<String> = routes.map(|route| filled(route, &values)).collect();
    let base = format!("/it/plans/{}/{}", edition.plan_slug, edition.slug);
    for path in ["/contributions?order=new", "/contributions?from=people", "/received/xlsx"] {
        out.push(format!("{base}{path}"));
    }
    for word in ["zaffira", "quercetonda", "giardiniera"] {
        out.push(format!("/it/search?q={word}"));
        out.push(format!("/api/v1/search?q={word}"));
    }
    out
}

/// The places where a word shows.
async fn seen(browser: &mut Browser, places: &[String], word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    let mut seen = Vec::new();
    for place in places.iter().filter(|p| !p.starts_with("/demo/")) {
        let text = browser.get(place).await.text.to_lowercase();
        // A page says again what was asked for.
        let echoes = if place.contains("q=") { text.matches(&format!("value=\"{word}\"")).count() } else { 0 };
        let links = if place.contains("q=") { text.matches(&format!("q={word}")).count() } else { 0 };
        if text.matches(&word).count() > echoes + links {
            seen.push(place.clone());
        }
    }
    seen
}

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    of: String,
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// `table.column` for every column of every table that holds a word.
async fn tables(site: &TestSite, word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    site.site
        .db
        .read(move |conn: &mut Conn| -> Result<Vec<String>, Error> {
            let columns: Vec<Column> = sql(conn.pick(
                "select m.name as of, p.name as name from sqlite_schema m join pragma_table_info(m.name) p \
                 where m.type = 'table' and m.name not like 'sqlite_%' order by 1, 2",
                "select table_name::text as of, column_name::text as name from information_schema.columns \
                 where table_schema = current_schema() order by 1, 2",
            ))
            .load(conn)?;
            assert!(columns.len() > 200, "only {} columns were found", columns.len());
            let mut out = Vec::new();
            for Column { of, name } in columns {
                let text =
                    format!("select count(*) as n from \"{of}\" where lower(cast(\"{name}\" as text)) like '%{word}%'");
                let found: Found = diesel::sql_query(text).get_result(conn)?;
                if found.n > 0 {
                    out.push(format!("{of}.{name}"));
                }
            }
            Ok(out)
        })
        .await
        .expect("the tables are read")
}

/// Whoever nobody could replace is told what to do first.
async fn last_ones(site: &TestSite) {
    let who = site.person("Chi rappresenta", None).await;
    let body = site
        .site
        .db
        .write(move |tx| -> Result<_, Error> {
            let new = organization::NewOrganization {
                name: "Comune di Valsecca".into(),
                kind: organization::OrganizationKind::TerritorialAdministration,
                ipa_code: String::new(),
                verified: true,
            };
            let body = organization::add(tx, &new)?;
            organization::add_member(tx, body, who, "representative")?;
            Ok(body)
        })
        .await
        .expect("a body");
    let mut own = site.browser_of(who, Assurance::Email).await;
    let told = own.post("/it/account/erase", &[("sure", "yes")]).await;
    assert!(told.has("Nessun altro rappresenta Comune di Valsecca"), "{}", told.text);
    assert_eq!(own.get("/it/account").await.status, 200);
    let next = site.person("Chi rappresenta poi", None).await;
    let joined = site.site.db.write(move |tx| organization::add_member(tx, body, next, "representative"));
    joined.await.expect("a successor");
    assert_eq!(own.post("/it/account/erase", &[("sure", "yes")]).await.status, 303);
}

/// Who does not come for two years is told, and goes a month later; who comes back stays.
async fn unused(site: &TestSite) {
    let [goes, stays, works] = [
        site.person("Non torna", None).await,
        site.person("Torna", None).await,
        site.person("Lavora qui", Some(Role::Planner)).await,
    ];
    for feature in &site.site.features {
        site.site.db.write(feature.at_start).await.expect("its jobs are planned");
    }
    let erased = |id: PersonId| async move {
        let found = site.site.db.read(move |conn| -> Result<Option<i64>, Error> {
            Ok(person::table.find(id.0).select(person::erased_at).first(conn)?)
        });
        found.await.expect("a person").is_some()
    };
    let days = |n: u64| Duration::from_secs(n * 24 * 3_600);
    site.pass(days(700));
    site.run_jobs().await;
    assert!(!erased(goes).await);
    site.browser_of(stays, Assurance::Email).await;
    site.pass(days(31));
    site.run_jobs().await;
    assert_eq!((erased(goes).await, erased(stays).await, erased(works).await), (true, false, false));
}
