//! A whole site with a small plan whose consultation opened today, people, a body and its representative.

use cantiere_documents::{BlockEntry, ItemEntry, PlanDocument};
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Assurance, Grant, Role};
use cantiere_domain::id::{OrganizationId, PersonId, ProcessId};
use cantiere_domain::plan::{BlockKind, Content, EditionState, ItemKind, Visibility};
use cantiere_domain::process::{Level, Phase, PhaseKind, ProcessKind};
use cantiere_spine::Error;
use cantiere_spine::actor::organization::{self, NewOrganization, OrganizationKind};
use cantiere_spine::actor::profile;
use cantiere_spine::plan::create::{self, NewEdition, NewPlan};
use cantiere_spine::plan::{edition, import, publish};
use cantiere_spine::process::{self, NewProcess, Record};
pub use cantiere_testkit::on_each;
use cantiere_testkit::{Answer, Browser, Engine, TestSite};
use cantiere_web::IdentityProvider;
use jiff::ToSpan;
use jiff::civil::Date;
use std::time::Duration;

pub const BASE: &str = "/it/plans/orti/2027";
pub const DESK: &str = "/it/desk/plans/orti/2027";

pub struct Site {
    pub site: TestSite,
    pub process: ProcessId,
    pub citizen: PersonId,
    pub other: PersonId,
    pub speaker: PersonId,
    pub planner: PersonId,
    pub moderator: PersonId,
    pub body: OrganizationId,
    pub closes: Date,
    /// Where the secrets of votes are.
    pub keys: tempfile::TempDir,
}

pub fn administrator() -> Actor {
    Actor { grants: vec![Grant { role: Role::Administrator, plan: None }], ..Actor::default() }
}

pub async fn start(engine: Engine) -> Site {
    start_with(engine, |_| {}).await
}

pub async fn start_with(engine: Engine, change: impl Fn(&mut NewProcess) + Send + Sync + 'static) -> Site {
    filled(engine, Vec::new(), change).await
}

/// With an electronic identity that tells fiscal codes.
pub async fn start_with_identity(engine: Engine) -> Site {
    let provider = IdentityProvider {
        slug: "spid".into(),
        name: "SPID".into(),
        issuer: "https://identity.example.org".into(),
        client_id: "cantiere".into(),
        client_secret: None,
        scopes: Vec::new(),
        levels: Vec::new(),
        fiscal_claim: "fiscal_number".into(),
    };
    filled(engine, vec![provider], |_| {}).await
}

async fn filled(
    engine: Engine,
    identity: Vec<IdentityProvider>,
    change: impl Fn(&mut NewProcess) + Send + Sync + 'static,
) -> Site {
    let keys = tempfile::tempdir().expect("a folder");
    let folder = keys.path().to_owned();
    let site = TestSite::start_with(engine, cantiere::features::all(), |options| {
        (options.keys, options.identity) = (Some(folder), identity);
    })
    .await;
    let citizen = site.person("Ada Cittadina", None).await;
    let other = site.person("Bruno Altro", None).await;
    let speaker = site.person("Carla Portavoce", None).await;
    let planner = site.person("Dora Pianifica", Some(Role::Planner)).await;
    let moderator = site.person("Elio Modera", Some(Role::Moderator)).await;
    let opens = site.site.today();
    let closes = opens + 30.days();
    let zone = site.site.zone().clone();
    let made = site.site.db.write(move |tx| -> Result<_, Error> {
        let by = administrator();
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
        let plan = create::plan(
            tx,
            &by,
            &NewPlan {
                slug: "orti".parse().expect("a slug"),
                name: "Piano degli orti".into(),
                owner: "Ente di prova".into(),
                owner_organization: None,
                brief: String::new(),
                language: Lang::It,
            },
        )?;
        let id = create::edition(
            tx,
            &by,
            &NewEdition {
                period_from: "2027".into(),
                period_to: "2029".into(),
                state: EditionState::InConsultation,
                visibility: Visibility::Public,
                ..NewEdition::new(plan, "2027".parse().expect("a slug"), "2027–2029", Lang::It)
            },
        )?;
        let of = edition::find_by_id(tx, &by, id)?;
        import::import(tx, &by, &of, &document())?;
        let of = edition::find_by_id(tx, &by, id)?;
        publish::publish(tx, &by, &of, "La bozza")?;
        profile::show_as(tx, citizen, "Ada Cittadina")?;
        let mut new = new_process(opens, closes);
        change(&mut new);
        let of = edition::find_by_id(tx, &by, id)?;
        let process = process::create(tx, &by, &of, &new)?;
        process::publish(tx, &zone, &by, &of, process)?;
        Ok((body, id, process))
    });
    let (body, _, process) = made.await.expect("the site is filled");
    Site { site, process, citizen, other, speaker, planner, moderator, body, closes, keys }
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
            phase(PhaseKind::Analysis, closes + 1.day(), closes + 60.days()),
        ],
        assurance: Assurance::Email,
        organizations_only: false,
        premoderated: false,
    }
}

pub fn document() -> PlanDocument {
    let item = |parent, kind, code: &str, title: &str| ItemEntry {
        parent,
        kind,
        code: Some(code.into()),
        uuid: None,
        title: title.into(),
        content: Content::default(),
        state: None,
        file: String::new(),
        line: 0,
    };
    let block = |kind, text: &str, anchor: &str| BlockEntry {
        item: Some(0),
        kind,
        level: 1,
        text: text.into(),
        anchor: Some(anchor.into()),
    };
    PlanDocument {
        items: vec![
            item(None, ItemKind::Chapter, "1", "Orti di quartiere"),
            item(Some(0), ItemKind::Action, "A1.1", "Aprire dieci orti"),
        ],
        blocks: vec![
            block(BlockKind::Heading, "Perché gli orti", "h1"),
            block(BlockKind::Paragraph, "Ogni quartiere ha un orto entro giugno.", "p1"),
            block(BlockKind::Paragraph, "L’acqua è di tutti.", "p2"),
        ],
        ..PlanDocument::default()
    }
}

impl Site {
    /// Makes somebody a member of the body.
    pub async fn join(&self, person: PersonId, role: &'static str) {
        let body = self.body;
        let joined = self.site.site.db.write(move |tx| organization::add_member(tx, body, person, role));
        joined.await.expect("a member");
    }

    pub async fn browser(&self, person: PersonId) -> Browser {
        self.site.browser_of(person, Assurance::Substantial).await
    }

    pub fn visitor(&self) -> Browser {
        self.site.visitor()
    }

    pub fn pass_days(&self, days: u64) {
        self.site.pass(Duration::from_secs(days * 86_400));
    }

    /// Sends a proposal and gives its number.
    pub async fn propose(&self, browser: &mut Browser, title: &str, text: &str) -> i64 {
        let key = uuid::Uuid::new_v4().to_string();
        let sent = browser.post(&format!("{BASE}/propose"), &proposal(title, text, &key)).await;
        number(&sent)
    }
}

pub fn proposal<'a>(title: &'a str, text: &'a str, key: &'a str) -> [(&'a str, &'a str); 7] {
    [
        ("kind", "proposal"),
        ("title", title),
        ("body", text),
        ("action", "Farlo davvero."),
        ("speaker", "0"),
        ("key", key),
        ("step", "send"),
    ]
}

/// The number of the contribution that a redirect leads to.
pub fn number(sent: &Answer) -> i64 {
    assert_eq!(sent.status, 303, "{}", sent.text);
    let path = sent.location().split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().and_then(|n| n.parse().ok()).unwrap_or_else(|| panic!("no number in {}", sent.location()))
}
