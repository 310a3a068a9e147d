//! Organisations of the demonstration in full: places, a unit, one that waits to be verified and has sent something, a draft
//! written together, and a board on which somebody stands at each stage.

use super::fill::{Cast, Failure, set_clock};
use cantiere_demo::DemoSite;
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::{OrganizationId, PersonId};
use cantiere_domain::plan::EditionState;
use cantiere_spine::Error;
use cantiere_spine::actor::organization::place::{self, NewPlace};
use cantiere_spine::actor::organization::register::{self, Details};
use cantiere_spine::actor::organization::{OrganizationKind, REPRESENTATIVE, add_member, details, directory};
use cantiere_spine::actor::person::{self, NewPerson};
use cantiere_spine::contribution::{self, NewContribution, Words, draft};
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::process::participants::{self, Wanted, When};
use cantiere_spine::process::{self, Process};
use cantiere_store::Db;
use jiff::ToSpan;
use jiff::tz::TimeZone;
use std::collections::HashMap;

/// Invented places, with codes that the statistics office does not give.
const PLACES: [(&str, &str, &str, &str); 6] = [
    ("90", "region", "Altamarca", "IT"),
    ("901", "province", "Montelago", "90"),
    ("902", "province", "Portosole", "90"),
    ("901001", "municipality", "Valdoria", "901"),
    ("901002", "municipality", "Val Serena", "901"),
    ("902001", "municipality", "Portosole", "902"),
];

/// Where an organisation of the content works.
fn place_of(territory: &str) -> &'static str {
    match territory {
        "Altamarca" => "90",
        "Montelago" => "901",
        "Valdoria" => "901001",
        "Val Serena" => "901002",
        "Portosole" => "902001",
        _ => "IT",
    }
}

pub async fn fill(db: &Db, demo: &DemoSite, cast: &Cast) -> Result<(), Failure> {
    let zone = TimeZone::get("Europe/Rome")?;
    details_of_all(db, demo, cast).await?;
    let by = cast.administrator();
    let open = db.read(move |conn| edition::in_states(conn, &by, &[EditionState::InConsultation], 1)).await?;
    let Some(open) = open.into_iter().next() else { return Ok(()) };
    let by = cast.administrator();
    let of = open.clone();
    let process = db.read(move |conn| process::find(conn, &by, &of)).await?.ok_or("the open edition has a process")?;
    let Some((opens, closes)) = process.window() else { return Ok(()) };
    let today = cast.today(&zone);
    set_clock(db, opens)?;
    let tokens = invite(db, cast, &open).await?;
    let half = opens + ((closes - opens).get_days() / 2).days();
    if half < today {
        set_clock(db, half)?;
        let (zone, of) = (zone.clone(), process.id);
        db.write(move |tx| participants::remind(tx, &zone, of, When::Half)).await?;
    }
    set_clock(db, today - 3.days())?;
    waiting(db, cast, &zone, &open, &process, tokens).await?;
    together(db, cast, &process).await?;
    db.set_clock_offset(cast.present);
    Ok(())
}

async fn details_of_all(db: &Db, demo: &DemoSite, cast: &Cast) -> Result<(), Failure> {
    let (demo, cast) = (demo.clone(), cast.clone());
    db.write(move |tx| -> Result<(), Error> {
        let new = |(code, kind, name, parent): (&str, &'static str, &str, &str)| NewPlace {
            code: code.into(),
            kind,
            name: name.into(),
            parent: parent.into(),
        };
        place::put(tx, &PLACES.map(new))?;
        let by = cast.administrator();
        for o in &demo.organizations {
            let Some(id) = cast.organizations.get(&o.key).copied() else { continue };
            let body = directory::by_id(tx, id)?;
            let new = Details {
                name: body.name,
                kind: Some(body.kind),
                ipa_code: String::new(),
                sector: o.sector.clone(),
                territory: place_of(&o.territory).into(),
                email: format!("protocollo@{}.invalid", o.key),
            };
            details::save(tx, &by, id, body.version, &new)?;
        }
        let Some(owner) = cast.organizations.get(&demo.owner).copied() else { return Ok(()) };
        details::set_domains(tx, &by, owner, "ministero-dimostrativo.invalid")?;
        if let Some(planner) = cast.people.get("elena-marchetti").copied() {
            add_member(tx, owner, planner, REPRESENTATIVE)?;
            let by = of_person(planner, None);
            register::unit(tx, &by, owner, "Direzione servizi digitali", "servizi@ministero-dimostrativo.invalid")?;
        }
        Ok(())
    })
    .await?;
    Ok(())
}

/// Gives the tokens of those who have to register, by name.
async fn invite(db: &Db, cast: &Cast, of: &Edition) -> Result<HashMap<String, String>, Failure> {
    let (by, of, cast) = (cast.administrator(), of.clone(), cast.clone());
    let invited = db.write(move |tx| -> Result<HashMap<String, String>, Error> {
        let mut tokens = HashMap::new();
        let mut known: Vec<OrganizationId> = cast.organizations.values().copied().collect();
        known.sort();
        for organization in known.into_iter().filter(|o| Some(*o) != of.owner_organization) {
            participants::invite(tx, &by, &of, &Wanted { organization: Some(organization), ..Wanted::default() })?;
        }
        for (name, kind, address) in [
            ("Comune di Pietrachiara", OrganizationKind::TerritorialAdministration, "protocollo@pietrachiara.invalid"),
            ("Fondazione Laguna Nuova", OrganizationKind::Funder, "segreteria@lagunanuova.invalid"),
            ("Consulta dei giovani di Montelago", OrganizationKind::InformalGroup, "ciao@consultagiovani.invalid"),
            ("Officine Digitali Portosole", OrganizationKind::Firm, "info@officinedigitali.invalid"),
        ] {
            let new = Wanted {
                name: name.into(),
                kind: Some(kind),
                address: address.into(),
                organization: None,
                language: Lang::It,
            };
            tokens.insert(name.to_string(), participants::invite(tx, &by, &of, &new)?.token);
        }
        Ok(tokens)
    });
    Ok(invited.await?)
}

/// Two that were invited have registered: one is verified and has not written yet, the other waits and has.
async fn waiting(
    db: &Db,
    cast: &Cast,
    zone: &TimeZone,
    of: &Edition,
    to: &Process,
    tokens: HashMap<String, String>,
) -> Result<(), Failure> {
    let (zone, staff, of, to) = (zone.clone(), cast.administrator(), of.clone(), to.id);
    db.write(move |tx| -> Result<(), Error> {
        let mut somebody = |name: &str, email: &str, body: &str, kind, sector: &str| {
            let new = NewPerson { name: name.into(), email: email.into(), language: Lang::It, password_hash: None };
            let who = person::add(tx, &new)?;
            let details = Details {
                name: body.into(),
                kind: Some(kind),
                ipa_code: String::new(),
                sector: sector.into(),
                territory: "901".into(),
                email: email.into(),
            };
            let made = register::register(tx, &of_person(who, None), &details, false)?;
            participants::answered(tx, tokens.get(body).map_or("", String::as_str), made.id)?;
            Ok::<_, Error>((who, made.id))
        };
        let firm = OrganizationKind::Firm;
        let (_, verified) = somebody(
            "Livia Sartori",
            "livia.sartori@officinedigitali.invalid",
            "Officine Digitali Portosole",
            firm,
            "Servizi informatici",
        )?;
        let (who, waiting) = somebody(
            "Irene Fabbri",
            "irene.fabbri@consultagiovani.invalid",
            "Consulta dei giovani di Montelago",
            OrganizationKind::InformalGroup,
            "Politiche giovanili",
        )?;
        let _ = somebody(
            "Dario Venier",
            "dario.venier@lagunanuova.invalid",
            "Fondazione Laguna Nuova",
            OrganizationKind::Funder,
            "Fondazioni",
        )?;
        cantiere_spine::actor::organization::verify::verify(tx, &staff, verified)?;
        let new = NewContribution {
            kind: ContributionKind::Comment,
            on: None,
            revision: of.published,
            words: Words {
                body:
                    "Tra i ragazzi molti usano soltanto il telefono. Chiediamo che ogni servizio nuovo si provi prima \
                       lì, con almeno cinque persone sotto i venticinque anni."
                        .into(),
                ..Words::default()
            },
            theme: String::new(),
            territory: String::new(),
            language: Lang::It,
            arises_from: None,
            channel: "site",
        };
        contribution::submit(tx, &zone, &of_person(who, Some(waiting)), to, &new)?;
        Ok(())
    })
    .await?;
    Ok(())
}

/// A draft that two people of a municipality write together.
async fn together(db: &Db, cast: &Cast, to: &Process) -> Result<(), Failure> {
    let (Some(who), Some(body)) =
        (cast.people.get("marco-deluca").copied(), cast.organizations.get("comune-valdoria").copied())
    else {
        return Ok(());
    };
    let to = to.id;
    let words = "Nelle nostre frazioni il segnale manca spesso. Proponiamo che ogni modulo si possa salvare a metà e finire \
                 più tardi, anche da un altro dispositivo.";
    let text = draft::Text {
        kind: ContributionKind::Comment,
        title: "Moduli che si salvano a metà".into(),
        content: serde_json::json!({ "kind": "comment", "title": "", "body": words }).to_string(),
        form: String::new(),
    };
    db.write(move |tx| draft::begin(tx, &of_person(who, Some(body)), to, &text)).await?;
    Ok(())
}

fn of_person(person: PersonId, acting_for: Option<OrganizationId>) -> Actor {
    Actor {
        person: Some(person),
        acting_for,
        member_of: acting_for.into_iter().collect(),
        assurance: Assurance::Substantial,
        ..Actor::default()
    }
}
