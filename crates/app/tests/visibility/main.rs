//! What is for invited organisations or for staff is planted with words of its own, and looked for everywhere a visitor,
//! a stranger, a member of another body, a member of an invited body and the staff can look.

mod narrower;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/unpacked.rs"]
mod unpacked;

use cantiere_documents::{Files, Format, read};
use cantiere_domain::access::{Actor, Assurance, Role};
use cantiere_domain::plan::Visibility;
use cantiere_spine::Error;
use cantiere_spine::actor::organization::{
    NewOrganization, OrganizationKind, add, add_member, details, member, register,
};
use cantiere_spine::plan::{create, edition, import, publish};
use cantiere_spine::round;
use cantiere_testkit::{Browser, TestSite, on_each};
use std::collections::BTreeSet;
use support::{administrator, new_edition, new_plan};
use unpacked::unpacked;

const INVITED: &str = "zirfolina";
const STAFF: &str = "quaglibunto";
const DRAFT: &str = "brumestico";
const OWN: &str = "gorbellina";

/// Pages on which anything could show, for a plan and edition.
fn places(plan: &str) -> Vec<String> {
    let mut places: Vec<String> = vec![
        "/it".into(),
        "/it/plans".into(),
        format!("/it/plans/{plan}"),
        "/sitemap.txt".into(),
        "/api/v1/plans".into(),
    ];
    let base = format!("/it/plans/{plan}/2024-2026");
    for part in
        ["", "/items", "/items?q=prova", "/text", "/text/C1", "/versions", "/download", "/items/A1", "/paragraphs/p2"]
    {
        places.push(format!("{base}{part}"));
    }
    for format in ["csv", "xlsx", "json", "md"] {
        places.push(format!("{base}/download/{format}"));
    }
    places.push(format!("{base}/votes"));
    for number in [1, 2] {
        for part in ["", "/ballot", "/specimen", "/ballots", "/download/csv", "/download/json", "/download/pb"] {
            places.push(format!("{base}/votes/{number}{part}"));
        }
    }
    places.extend(["?version=draft", "?version=1", "?at=2999-01-01"].map(|q| format!("{base}{q}")));
    let api = format!("/api/v1/plans/{plan}/editions/2024-2026");
    places.extend(["", "/items", "/items/A1", "/paragraphs"].map(|part| format!("{api}{part}")));
    for word in [INVITED, STAFF, DRAFT, OWN, "prova"] {
        places.push(format!("/it/search?q={word}"));
        places.push(format!("/en/search?q={word}"));
        places.push(format!("/api/v1/search?q={word}"));
    }
    places
}

async fn sees(browser: &mut Browser, word: &str) -> Vec<String> {
    let mut seen = Vec::new();
    for plan in ["aperto", "invitati", "interno", "nostro"] {
        for place in places(plan) {
            let answer = browser.get(&place).await;
            // A page says again what was asked for; only what stands elsewhere counts.
            let echoes = if place.contains(&format!("q={word}")) { asked_again(&answer.text, word) } else { 0 };
            if answer.text.matches(word).count() > echoes {
                seen.push(place);
            }
        }
    }
    seen
}

/// How often a page repeats the word in its own search form and addresses.
fn asked_again(text: &str, word: &str) -> usize {
    text.matches(&format!("value=\"{word}\"")).count() + text.matches(&format!("q={word}")).count()
}

/// Every route that answers to a GET, as the sources name them, for each plan that there is: a new one is looked at too.
fn everywhere() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let routes = support::routes::in_sources();
    for route in routes.iter().filter_map(|route| route.strip_prefix("GET ")) {
        for plan in ["aperto", "invitati", "interno", "nostro"] {
            for format in ["csv", "xlsx", "json", "md", "pb"] {
                let own = [
                    ("{plan}", plan),
                    ("{edition}", "2024-2026"),
                    ("{code}", "A1"),
                    ("{chapter}", "C1"),
                    ("{anchor}", "p2"),
                    ("{format}", format),
                ];
                all.insert(support::routes::filled(route, &own));
            }
        }
    }
    all
}

/// Which of the words are seen, and where.
async fn words_seen(browser: &mut Browser, words: &[&'static str]) -> Vec<(&'static str, String)> {
    let mut seen = Vec::new();
    for place in everywhere() {
        let text = unpacked(&browser.get(&place).await);
        seen.extend(words.iter().filter(|word| text.contains(**word)).map(|word| (*word, place.clone())));
    }
    seen
}

#[test]
fn what_is_not_public_is_nowhere_for_those_who_may_not_see_it() {
    on_each(|engine| async move {
        let site = TestSite::start(engine, cantiere::features::all()).await;
        let member = site.person("Chi è invitato", None).await;
        let other = site.person("Chi non è invitato", None).await;
        let head = site.person("Chi rappresenta l’ente", None).await;
        let of_unit = site.person("Chi lavora in un ufficio dell’ente", None).await;
        let known = site.person_at("Chi ha l’indirizzo dell’ente", "chi@comune.example", None, None).await;
        site.site
            .db
            .write(move |tx| -> Result<(), Error> {
                let by = administrator();
                let invited = add(tx, &body("Comune invitato"))?;
                let stranger = add(tx, &body("Comune qualunque"))?;
                add_member(tx, invited, member, "representative")?;
                add_member(tx, stranger, other, "representative")?;
                let owner = add(tx, &body("Comune che ha il piano"))?;
                let boss = Actor { person: Some(head), ..Actor::default() };
                add_member(tx, owner, head, "representative")?;
                let unit = register::unit(tx, &boss, owner, "Ufficio piani", "")?.id;
                add_member(tx, unit, of_unit, "contributor")?;
                details::set_domains(tx, &by, owner, "comune.example")?;
                member::join_by_domain(tx, known)?;
                for (slug, visibility, word) in [
                    ("aperto", Visibility::Public, "pubblico"),
                    ("invitati", Visibility::Invited, INVITED),
                    ("interno", Visibility::Staff, STAFF),
                    ("nostro", Visibility::OwnStaff, OWN),
                ] {
                    let plan = create::plan(tx, &by, &new_plan(slug))?;
                    details::set_owner(tx, &by, plan, Some(owner))?;
                    let id = create::edition(tx, &by, &new_edition(plan, "2024-2026", visibility, vec![invited]))?;
                    plant(tx, &by, id, word)?;
                    let into = edition::find_by_id(tx, &by, id)?;
                    publish::publish(tx, &by, &into, &format!("Versione {word} di prova"))?;
                    let into = edition::find_by_id(tx, &by, id)?;
                    plant_vote(tx, &by, &into, word, true)?;
                }
                // A draft of the public edition is for its staff alone.
                let open = edition::all(tx, &by)?.into_iter().find(|e| e.plan_slug == "aperto").expect("it is there");
                plant(tx, &by, open.id, DRAFT)?;
                // So is a vote that is being set up.
                plant_vote(tx, &by, &open, DRAFT, false)
            })
            .await
            .expect("the plans are planted");

        let mut visitor = site.visitor();
        let mut stranger = site.browser_of(other, Assurance::Substantial).await;
        let mut invited = site.browser_of(member, Assurance::Substantial).await;
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let mut of_unit = site.browser_of(of_unit, Assurance::Email).await;
        let mut known = site.browser_of(known, Assurance::Email).await;
        for own in [&mut of_unit, &mut known] {
            assert!(sees(own, OWN).await.len() > 5, "{engine:?}: the body's own people do not see what is for them");
            for word in [INVITED, STAFF] {
                assert_eq!(sees(own, word).await, Vec::<String>::new(), "{engine:?} own staff {word}");
            }
        }
        // The staff first: nothing made for them may be kept for others.
        let staff = words_seen(&mut planner, &[INVITED, STAFF, DRAFT, OWN]).await;
        for word in [INVITED, STAFF, DRAFT, OWN] {
            let places = staff.iter().filter(|(seen, _)| *seen == word).count();
            // A draft is at the desk alone.
            let least = if word == DRAFT { 5 } else { 10 };
            assert!(places > least, "{engine:?}: the staff sees {word} on {places} routes");
        }
        for (who, browser, not) in [
            ("visitor", &mut visitor, [INVITED, STAFF, DRAFT, OWN].as_slice()),
            ("stranger", &mut stranger, &[INVITED, STAFF, DRAFT, OWN]),
            ("invited", &mut invited, &[STAFF, DRAFT, OWN]),
            ("of a unit", &mut of_unit, &[INVITED, STAFF]),
        ] {
            assert_eq!(words_seen(browser, not).await, [], "{engine:?} {who}");
        }
        for word in [INVITED, STAFF, DRAFT, OWN] {
            for round in 0..2 {
                // The planner looks in between: nothing made for them may be kept for others.
                assert_eq!(sees(&mut visitor, word).await, Vec::<String>::new(), "{engine:?} visitor {word} {round}");
                assert_eq!(sees(&mut stranger, word).await, Vec::<String>::new(), "{engine:?} stranger {word} {round}");
                if word != INVITED {
                    assert_eq!(
                        sees(&mut invited, word).await,
                        Vec::<String>::new(),
                        "{engine:?} invited {word} {round}"
                    );
                }
                assert!(!sees(&mut planner, word).await.is_empty(), "{engine:?}: the staff does not see {word}");
            }
        }
        assert!(sees(&mut invited, INVITED).await.len() > 5, "{engine:?}: the invited do not see what is for them");
    });
}

/// A verified body.
fn body(name: &str) -> NewOrganization {
    NewOrganization {
        name: name.into(),
        kind: OrganizationKind::TerritorialAdministration,
        ipa_code: String::new(),
        verified: true,
    }
}

fn plant(
    tx: &mut cantiere_store::Tx,
    by: &cantiere_domain::access::Actor,
    id: cantiere_domain::id::EditionId,
    word: &str,
) -> Result<(), Error> {
    let text = format!("# Capitolo {word}\n\nUn paragrafo di prova che dice {word} in mezzo ad altre parole.\n");
    let files = Files::single("piano.md", text.into_bytes());
    let mut document = read(Format::Markdown, &files, &Default::default()).expect("it reads");
    document.items[0].code = Some("C1".into());
    document.items.push(cantiere_documents::ItemEntry {
        parent: Some(0),
        kind: cantiere_domain::plan::ItemKind::Action,
        code: Some("A1".into()),
        title: format!("Azione {word} di prova"),
        ..document.items[0].clone()
    });
    let into = edition::find_by_id(tx, by, id)?;
    import::import(tx, by, &into, &document)?;
    Ok(())
}

/// A vote that says the word everywhere it can: title, question, options, what the offices say.
fn plant_vote(
    tx: &mut cantiere_store::Tx,
    by: &cantiere_domain::access::Actor,
    of: &edition::Edition,
    word: &str,
    open: bool,
) -> Result<(), Error> {
    let now = tx.now();
    let settings = round::Settings {
        title: format!("Votazione {word} di prova"),
        question: format!("Che cosa conta per {word}?"),
        rules: Default::default(),
        electorate: Vec::new(),
        opens_at: now - 1,
        closes_at: now + 3_600_000_000,
        counts_at: now + 3_600_000_000,
        turnout_hidden: false,
        named: true,
        persons: false,
        assurance: Default::default(),
    };
    let (id, _) = round::create(tx, by, of, &settings)?;
    let option = |n| {
        round::NewOption::Free(round::OptionWords {
            title: format!("Scelta {n} {word}"),
            body: format!("Descrizione {word}"),
            feasibility: format!("Parere {word}"),
            ..Default::default()
        })
    };
    round::add(tx, by, of, id, &[option(1), option(2)])?;
    if open {
        let seen = round::find_by_id(tx, id)?.version;
        round::open(tx, by, of, id, seen)?;
    }
    Ok(())
}
