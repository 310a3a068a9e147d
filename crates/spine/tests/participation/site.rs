//! A small published plan with an open consultation, two people, a body and its representative.

use cantiere_documents::{BlockEntry, ItemEntry, PlanDocument};
use cantiere_domain::access::{Actor, Assurance, Grant, Role};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::{ContributionId, EditionId, OrganizationId, PersonId, ProcessId};
use cantiere_domain::plan::{BlockKind, Content, EditionState, ItemKind, Visibility};
use cantiere_domain::process::{Level, Phase, PhaseKind, ProcessKind};
use cantiere_domain::{Lang, Ref};
use cantiere_spine::actor::organization::{self, NewOrganization, OrganizationKind};
use cantiere_spine::actor::person::{self, NewPerson};
use cantiere_spine::contribution::{self, NewContribution, Submitted, Words};
use cantiere_spine::plan::create::{self, NewEdition, NewPlan};
use cantiere_spine::plan::edit::block::BlockText;
use cantiere_spine::plan::edit::{Nature, save_block};
use cantiere_spine::plan::{Edition, edition, import, publish};
use cantiere_spine::process::{self, NewProcess, Record};
use cantiere_spine::{Error, Problem};
use cantiere_store::Tx;
use cantiere_store::schema::plan::block_row;
use cantiere_testkit::{TestDb, engines};
use diesel::prelude::*;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

pub const DAY: i64 = 86_400_000_000;

pub struct Site {
    pub db: TestDb,
    pub edition: EditionId,
    pub process: ProcessId,
    pub planner: Actor,
    pub citizen: Actor,
    pub other: Actor,
    /// Represents `body`, and acts for it.
    pub representative: Actor,
    pub body: OrganizationId,
    pub opens: Date,
    pub closes: Date,
}

/// On both engines, each time on a fresh database.
pub fn on_each(body: impl Fn(TestDb)) {
    for engine in engines() {
        // Shown when the test fails.
        println!("engine: {engine:?}");
        body(engine.open());
    }
}

pub fn zone() -> TimeZone {
    TimeZone::get("Europe/Rome").unwrap()
}

pub fn today(db: &TestDb) -> Date {
    process::day_of(db.now(), &zone())
}

pub fn someone(tx: &mut Tx, name: &str) -> Result<PersonId, Error> {
    let email = format!("{name}@example.org");
    person::add(tx, &NewPerson { name: name.into(), email, language: Lang::It, password_hash: None })
}

pub fn citizen(person: PersonId) -> Actor {
    Actor { person: Some(person), assurance: Assurance::Email, ..Actor::default() }
}

/// A consultation for everybody that opened today and stays open for thirty days.
pub fn site(db: TestDb) -> Site {
    site_with(db, Visibility::Public, |_| {})
}

pub fn site_with(db: TestDb, visibility: Visibility, change: impl Fn(&mut NewProcess) + Send + Sync + 'static) -> Site {
    let opens = today(&db);
    let closes = opens + 30.days();
    let made = db
        .write_blocking(move |tx| {
            let planner =
                Actor { grants: vec![Grant { role: Role::Planner, plan: None }], ..citizen(someone(tx, "planner")?) };
            let one = citizen(someone(tx, "citizen")?);
            let other = citizen(someone(tx, "other")?);
            let speaker = someone(tx, "representative")?;
            let body = organization::add(
                tx,
                &NewOrganization {
                    name: "Comune di prova".into(),
                    kind: OrganizationKind::TerritorialAdministration,
                    ipa_code: String::new(),
                    verified: true,
                },
            )?;
            organization::add_member(tx, body, speaker, "representative")?;
            let representative = Actor { acting_for: Some(body), member_of: vec![body], ..citizen(speaker) };
            let plan = create::plan(tx, &planner, &new_plan())?;
            let id =
                create::edition(tx, &planner, &NewEdition { plan, visibility, invited: vec![body], ..new_edition() })?;
            let of = edition::find_by_id(tx, &planner, id)?;
            import::import(tx, &planner, &of, &document())?;
            let of = edition::find_by_id(tx, &planner, id)?;
            publish::publish(tx, &planner, &of, "La bozza")?;
            let mut new = new_process(opens, closes);
            change(&mut new);
            let of = edition::find_by_id(tx, &planner, id)?;
            let process = process::create(tx, &planner, &of, &new)?;
            process::publish(tx, &zone(), &planner, &of, process)?;
            Ok::<_, Error>((planner, one, other, representative, body, id, process))
        })
        .unwrap();
    let (planner, citizen, other, representative, body, edition, process) = made;
    Site { db, edition, process, planner, citizen, other, representative, body, opens, closes }
}

pub fn new_process(opens: Date, closes: Date) -> NewProcess {
    let text = || "Un testo di prova.".to_string();
    let phase = |kind, opens, closes| Phase { kind, title: String::new(), opens, closes };
    NewProcess {
        kind: ProcessKind::Plan,
        title: "Verso il piano degli orti".into(),
        record: Record {
            level: Level::Consult,
            question: text(),
            decision: text(),
            can_change: text(),
            cannot_change: text(),
            hear_back: text(),
            who: text(),
            legal_basis: String::new(),
            short_reason: String::new(),
        },
        phases: vec![
            phase(PhaseKind::Feedback, opens, closes),
            phase(PhaseKind::Proposals, opens, closes),
            phase(PhaseKind::Analysis, closes + 1.day(), closes + 30.days()),
        ],
        assurance: Assurance::Email,
        organizations_only: false,
        premoderated: false,
    }
}

impl Site {
    pub fn edition_for(&self, reader: &Actor) -> Result<Edition, Error> {
        let (reader, id) = (reader.clone(), self.edition);
        self.db.read_blocking(move |conn| edition::find_by_id(conn, &reader, id))
    }

    /// The first paragraph of the text.
    pub fn paragraph(&self) -> Ref {
        let of = self.edition_for(&self.planner).unwrap();
        let found =
            self.db.read_blocking(|conn| cantiere_spine::plan::text::after(conn, of.published.unwrap(), -1, 50));
        let row = found.unwrap().into_iter().find(|p| p.row.kind == "paragraph").unwrap();
        Ref::Block(row.row.block)
    }

    /// Writes other words into the draft of the first paragraph.
    pub fn reword(&self, text: &str) {
        let on = self.paragraph().id();
        let revision = self.edition_for(&self.planner).unwrap().shown_to_writers().unwrap();
        let (by, of, text) = (self.planner.clone(), self.edition, text.to_string());
        self.db
            .write_blocking(move |tx| {
                let seen: i64 = block_row::table.find((revision, on)).select(block_row::version).first(tx.conn())?;
                let text = BlockText { kind: BlockKind::Paragraph, level: 0, text: text.clone() };
                save_block(tx, &by, of, on, seen, &text, Some(Nature::Meaning)).map(drop)
            })
            .unwrap();
    }

    /// Publishes the draft; gives the id of its version.
    pub fn release(&self) -> i64 {
        let (by, of) = (self.planner.clone(), self.edition);
        self.db
            .write_blocking(move |tx| {
                let e = edition::find_by_id(tx, &by, of)?;
                publish::publish(tx, &by, &e, "Dopo le risposte").map(drop)
            })
            .unwrap();
        self.edition_for(&self.planner).unwrap().published.unwrap()
    }

    pub fn submit(&self, by: &Actor, new: &NewContribution) -> Result<Submitted, Error> {
        let (by, new, to) = (by.clone(), new.clone(), self.process);
        self.db.write_blocking(move |tx| contribution::submit(tx, &zone(), &by, to, &new))
    }

    pub fn proposal(&self, by: &Actor, title: &str) -> ContributionId {
        self.submit(by, &proposal(title)).unwrap().id
    }

    /// An edition of the same plan without a process; the arguments only make its address.
    pub fn another_edition(&self, days: i32, kind: ProcessKind, reason: &str) -> EditionId {
        let slug = format!("e{days}-{}-{}", kind.as_str().replace('_', "-"), reason.len()).parse().unwrap();
        let plan = self.edition_for(&self.planner).unwrap().plan;
        let (planner, new) = (self.planner.clone(), NewEdition { plan, slug, ..new_edition() });
        self.db.write_blocking(move |tx| create::edition(tx, &planner, &new)).unwrap()
    }

    pub fn pass_days(&self, days: i64) {
        self.db.set_clock_offset(self.db.clock_offset() + days * DAY);
    }
}

pub fn comment(on: Option<Ref>, text: &str) -> NewContribution {
    NewContribution {
        kind: ContributionKind::Comment,
        on,
        revision: None,
        words: Words { body: text.into(), ..Words::default() },
        theme: String::new(),
        territory: String::new(),
        language: Lang::It,
        arises_from: None,
        channel: "site",
    }
}

pub fn amendment(on: Ref, wording: &str) -> NewContribution {
    let words = Words { wording: wording.into(), ..Words::default() };
    NewContribution { kind: ContributionKind::Amendment, words, ..comment(Some(on), "") }
}

pub fn proposal(title: &str) -> NewContribution {
    let words = Words { title: title.into(), body: "Manca.".into(), action: "Farlo.".into(), ..Words::default() };
    NewContribution { kind: ContributionKind::Proposal, words, ..comment(None, "") }
}

/// The keys of what is wrong.
pub fn keys<T: std::fmt::Debug>(result: Result<T, Error>) -> Vec<&'static str> {
    match result {
        Err(Error::Invalid(problems)) => problems.iter().map(|p: &Problem| p.key).collect(),
        other => panic!("a refusal with reasons was expected, not {other:?}"),
    }
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

fn new_edition() -> NewEdition {
    NewEdition {
        period_from: "2027".into(),
        period_to: "2029".into(),
        state: EditionState::InConsultation,
        visibility: Visibility::Public,
        ..NewEdition::new(cantiere_domain::id::PlanId(0), "2027".parse().unwrap(), "2027–2029", Lang::It)
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

pub fn document() -> PlanDocument {
    let block = |kind, text: &str| BlockEntry { item: Some(0), kind, level: 1, text: text.into(), anchor: None };
    PlanDocument {
        items: vec![
            item(None, ItemKind::Chapter, "1", "Orti di quartiere"),
            item(Some(0), ItemKind::Action, "A1.1", "Aprire dieci orti"),
        ],
        blocks: vec![
            block(BlockKind::Heading, "Perché gli orti"),
            block(BlockKind::Paragraph, "Ogni quartiere ha un orto entro giugno."),
            block(BlockKind::Paragraph, "L’acqua è di tutti."),
        ],
        ..PlanDocument::default()
    }
}
