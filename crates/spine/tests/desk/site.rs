//! A small plan that is published, and who writes it.

use cantiere_documents::{BlockEntry, ItemEntry, PlanDocument};
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_domain::id::{EditionId, PersonId, PlanId};
use cantiere_domain::plan::{BlockKind, Content, ItemKind, Visibility};
use cantiere_spine::Error;
use cantiere_spine::actor::person::{self, NewPerson};
use cantiere_spine::plan::create::{self, NewEdition, NewPlan};
use cantiere_spine::plan::edit::{ItemText, block::BlockText};
use cantiere_spine::plan::{edition, import, publish};
use cantiere_store::Tx;
use cantiere_testkit::{TestDb, engines};

pub struct Site {
    pub db: TestDb,
    pub plan: PlanId,
    pub edition: EditionId,
    pub planner: Actor,
}

/// On both engines, each time on a fresh database.
pub fn on_each(body: impl Fn(TestDb)) {
    for engine in engines() {
        // Shown when the test fails.
        println!("engine: {engine:?}");
        body(engine.open());
    }
}

pub fn site(db: TestDb) -> Site {
    let (plan, edition, planner) = db
        .write_blocking(|tx| {
            let person = person::add(
                tx,
                &NewPerson {
                    name: "Ada Prova".into(),
                    email: "ada@example.org".into(),
                    language: Lang::It,
                    password_hash: None,
                },
            )?;
            let planner = staff(person, Role::Planner);
            let plan = create::plan(tx, &planner, &new_plan())?;
            let edition = create::edition(tx, &planner, &new_edition(plan))?;
            let at = edition::find_by_id(tx, &planner, edition)?;
            import::import(tx, &planner, &at, &document())?;
            let at = edition::find_by_id(tx, &planner, edition)?;
            publish::publish(tx, &planner, &at, "La prima versione")?;
            Ok::<_, Error>((plan, edition, planner))
        })
        .unwrap();
    Site { db, plan, edition, planner }
}

pub fn staff(person: PersonId, role: Role) -> Actor {
    Actor { person: Some(person), grants: vec![Grant { role, plan: None }], ..Actor::default() }
}

fn new_plan() -> NewPlan {
    NewPlan {
        slug: "orti".parse().unwrap(),
        name: "Piano degli orti".into(),
        owner: "Ente di prova".into(),
        owner_organization: None,
        brief: String::new(),
        language: Lang::It,
    }
}

fn new_edition(plan: PlanId) -> NewEdition {
    NewEdition {
        period_from: "2027".into(),
        period_to: "2029".into(),
        visibility: Visibility::Public,
        ..NewEdition::new(plan, "2027".parse().unwrap(), "2027–2029", Lang::It)
    }
}

fn item(parent: Option<usize>, kind: ItemKind, code: &str, title: &str) -> ItemEntry {
    ItemEntry {
        parent,
        kind,
        code: (!code.is_empty()).then(|| code.into()),
        uuid: None,
        title: title.into(),
        content: Content::default(),
        state: None,
        file: String::new(),
        line: 0,
    }
}

fn block(item: usize, kind: BlockKind, text: &str) -> BlockEntry {
    BlockEntry { item: Some(item), kind, level: 1, text: text.into(), anchor: None }
}

/// Two chapters with two actions each; the actions stand in the text.
pub fn document() -> PlanDocument {
    use BlockKind::{Heading, Item, Paragraph};
    PlanDocument {
        items: vec![
            item(None, ItemKind::Chapter, "", "Orti di quartiere"),
            item(Some(0), ItemKind::Action, "A1.1", "Aprire dieci orti"),
            item(Some(0), ItemKind::Action, "A1.2", "Dare acqua agli orti"),
            item(None, ItemKind::Chapter, "", "Scuole"),
            item(Some(3), ItemKind::Action, "A2.1", "Un orto per ogni scuola"),
            item(Some(3), ItemKind::Action, "A2.2", "Formare chi insegna"),
        ],
        blocks: vec![
            block(0, Heading, "Perché gli orti"),
            block(0, Paragraph, "Gli orti avvicinano le persone di uno stesso quartiere."),
            block(0, Paragraph, "Ogni orto costa poco e dura molti anni."),
            block(1, Item, ""),
            block(2, Item, ""),
            block(3, Paragraph, "Le scuole curano un orto con le famiglie."),
            block(4, Item, ""),
            block(5, Item, ""),
            block(3, Paragraph, "Chi insegna riceve una guida."),
        ],
        ..PlanDocument::default()
    }
}

impl Site {
    pub fn write<T: Send + 'static>(
        &self,
        f: impl Fn(&mut Tx, &Actor, EditionId) -> Result<T, Error> + Send + Sync + 'static,
    ) -> Result<T, Error> {
        let (by, of) = (self.planner.clone(), self.edition);
        self.db.write_blocking(move |tx| f(tx, &by, of))
    }

    pub fn edition(&self) -> edition::Edition {
        self.db.read_blocking(|conn| edition::find_by_id(conn, &self.planner, self.edition)).unwrap()
    }

    /// The draft's items as `depth title`, in order.
    pub fn tree(&self) -> Vec<String> {
        let draft = self.edition().shown_to_writers();
        let rows = self.db.read_blocking(|conn| import::items_of(conn, draft)).unwrap();
        rows.iter().map(|r| format!("{} {}", r.depth, r.title)).collect()
    }

    /// The draft's text as `number text`; where an item is shown, its title in brackets.
    pub fn text(&self) -> Vec<String> {
        let draft = self.edition().shown_to_writers();
        self.db
            .read_blocking(|conn| {
                let items = import::items_of(conn, draft)?;
                let blocks = import::blocks_of(conn, draft)?;
                let title = |id| items.iter().find(|r| Some(r.item) == id).map_or("", |r| r.title.as_str());
                Ok::<_, Error>(
                    blocks
                        .iter()
                        .map(|b| match b.kind.as_str() {
                            "item" => format!("[{}]", title(b.item)),
                            "heading" => format!("# {}", b.text),
                            _ => format!("{} {}", b.number, b.text),
                        })
                        .collect(),
                )
            })
            .unwrap()
    }

    pub fn item(&self, title: &str) -> i64 {
        let draft = self.edition().shown_to_writers();
        let rows = self.db.read_blocking(|conn| import::items_of(conn, draft)).unwrap();
        rows.iter().find(|r| r.title == title).map(|r| r.item).expect(title)
    }

    pub fn block(&self, begin: &str) -> (i64, i64) {
        let draft = self.edition().shown_to_writers();
        let rows = self.db.read_blocking(|conn| import::blocks_of(conn, draft)).unwrap();
        rows.iter().find(|r| r.text.starts_with(begin)).map(|r| (r.block, r.version)).expect(begin)
    }
}

pub fn paragraph(text: &str) -> BlockText {
    BlockText { kind: BlockKind::Paragraph, level: 0, text: text.into() }
}

pub fn action(code: &str, title: &str) -> ItemText {
    ItemText {
        kind: ItemKind::Action,
        code: code.into(),
        title: title.into(),
        content: Content::default(),
        actors: Vec::new(),
        code_confirmed: false,
    }
}
