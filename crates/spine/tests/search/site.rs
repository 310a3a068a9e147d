//! A small site with a plan to look through.

use cantiere_documents::{ActorEntry, BlockEntry, ItemEntry, PlanDocument};
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_domain::id::{EditionId, OrganizationId, PlanId};
use cantiere_domain::plan::{
    Actor as PlanActor, ActorRole, BlockKind, Content, EditionState, ItemKind, ResultLine, Visibility,
};
use cantiere_spine::Error;
use cantiere_spine::actor::organization::{self, NewOrganization, OrganizationKind};
use cantiere_spine::plan::create::{self, NewEdition, NewPlan};
use cantiere_spine::plan::{edition, import, publish};
use cantiere_spine::search::{self, Hits, Query};
use cantiere_store::jobs::{self, Handlers};
use cantiere_testkit::{TestDb, engines};

/// Runs a test on a fresh database of each engine; its writes wait, so it runs outside the async runtime.
pub fn on_both(test: impl Fn(TestDb)) {
    for engine in engines() {
        // Shown when the test fails.
        println!("engine: {engine:?}");
        test(engine.open());
    }
}

pub fn administrator() -> Actor {
    Actor { grants: vec![Grant { role: Role::Administrator, plan: None }], ..Actor::default() }
}

pub fn plan(db: &TestDb, slug: &'static str) -> PlanId {
    let new = NewPlan {
        slug: slug.parse().unwrap(),
        name: format!("Piano {slug}"),
        owner: "Ente di prova".into(),
        owner_organization: None,
        brief: String::new(),
        language: Lang::It,
    };
    db.write_blocking(move |tx| create::plan(tx, &administrator(), &new)).unwrap()
}

pub fn new_edition(plan: PlanId, visibility: Visibility, invited: Vec<OrganizationId>) -> NewEdition {
    NewEdition {
        period_from: "2026".into(),
        period_to: "2028".into(),
        state: EditionState::InForce,
        visibility,
        invited,
        ..NewEdition::new(plan, "prima".parse().unwrap(), "Prima", Lang::It)
    }
}

pub fn item(parent: Option<usize>, kind: ItemKind, code: &str, title: &str, description: &str) -> ItemEntry {
    ItemEntry {
        parent,
        kind,
        code: (!code.is_empty()).then(|| code.into()),
        uuid: None,
        title: title.into(),
        content: Content { description: description.into(), ..Content::default() },
        state: None,
        file: String::new(),
        line: 0,
    }
}

pub fn block(item: usize, kind: BlockKind, text: &str) -> BlockEntry {
    BlockEntry { item: Some(item), kind, level: 1, text: text.into(), anchor: None }
}

/// Makes an edition of it, published.
pub fn published(db: &TestDb, new: NewEdition, document: PlanDocument) -> EditionId {
    let id = db.write_blocking(move |tx| create::edition(tx, &administrator(), &new)).unwrap();
    publish_again(db, id, document);
    id
}

pub fn publish_again(db: &TestDb, id: EditionId, document: PlanDocument) {
    db.write_blocking(move |tx| {
        let by = administrator();
        let at = edition::find_by_id(tx, &by, id)?;
        import::import(tx, &by, &at, &document)?;
        let at = edition::find_by_id(tx, &by, id)?;
        publish::publish(tx, &by, &at, "Prova")?;
        Ok::<_, Error>(())
    })
    .unwrap();
}

/// Does the work that a large version leaves to a job; gives the number of jobs.
pub fn work(db: &TestDb) -> usize {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(jobs::run_due(db, &search::handlers(Handlers::default()))).unwrap()
}

/// The little plan that most tests look through.
pub fn document() -> PlanDocument {
    let mut wifi =
        item(Some(0), ItemKind::Action, "CAP1.PA.02", "Connettività nelle scuole", "Ogni scuola ha la **rete**.");
    wifi.content.actors = vec![PlanActor { actor: "valdoria".into(), role: ActorRole::Lead }];
    wifi.content.results = vec![ResultLine { text: "Cento plessi collegati".into(), ..ResultLine::default() }];
    wifi.content.impact = "Meno divario tra aree interne e città".into();
    PlanDocument {
        actors: vec![ActorEntry { key: "valdoria".into(), name: "Comune di Valdoria".into(), audience: None }],
        items: vec![
            item(None, ItemKind::Chapter, "", "Servizi in rete", ""),
            wifi,
            item(
                Some(0),
                ItemKind::Action,
                "CAP1.PA.021",
                "Sportello unico",
                "Le pratiche comunali si aprono in rete.",
            ),
            item(Some(0), ItemKind::Action, "CAP1.PA.03", "Asili", "I comuni attivano servizi per l'infanzia."),
            item(None, ItemKind::Chapter, "", "L'innovazione dell'ente", ""),
            item(Some(4), ItemKind::Action, "CAP2.PA.01", "E-mail certificata", "Il perché dell’innovazione."),
        ],
        blocks: vec![
            block(0, BlockKind::Heading, "Perché la rete"),
            block(0, BlockKind::Paragraph, "La rete di [un comune](https://example.org) serve **tutti**."),
            block(4, BlockKind::Paragraph, "Chi innova scrive prima ciò che vuole cambiare."),
        ],
        ..PlanDocument::default()
    }
}

pub fn find(db: &TestDb, viewer: &Actor, query: &Query) -> Hits {
    db.read_blocking(|conn| search::find(conn, viewer, query)).unwrap()
}

pub fn ask(text: &str) -> Query {
    Query { text: text.into(), ..Query::default() }
}

/// What stands on each line of the list: the code, the title, or the text.
pub fn lines(hits: &Hits) -> Vec<String> {
    hits.hits
        .iter()
        .map(|hit| match (hit.code.as_str(), hit.title.as_str()) {
            ("", "") => hit.number.clone(),
            ("", title) => title.to_string(),
            (code, _) => code.to_string(),
        })
        .collect()
}

pub fn organization(db: &TestDb, name: &str) -> OrganizationId {
    let new =
        NewOrganization { name: name.into(), kind: OrganizationKind::ALL[0], ipa_code: String::new(), verified: true };
    db.write_blocking(move |tx| organization::add(tx, &new)).unwrap()
}
