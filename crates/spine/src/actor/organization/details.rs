//! Correcting what an organisation says of itself. After a refusal this asks for verification again.

use super::register::{Details, checked, told, twin};
use super::{OrganizationKind, OrganizationState, directory, rights};
use crate::{Error, Problem};
use cantiere_domain::access::{Action, Actor, Scope, can};
use cantiere_domain::id::{OrganizationId, PlanId};
use cantiere_domain::text::natural_key;
use cantiere_store::Tx;
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::plan::plan;
use diesel::prelude::*;

/// Puts other details in the place of those that stand; `seen` is the version that was being read. What staff verified
/// (name, kind, code) changes only by staff.
pub fn save(tx: &mut Tx, by: &Actor, id: OrganizationId, seen: i64, new: &Details) -> Result<(), Error> {
    let may = rights::of(tx, by, id)?;
    if !may.represents && !may.verifies {
        return Err(Error::Denied);
    }
    let body = directory::by_id(tx, id)?;
    let mut new = new.clone();
    let settled = !matches!(body.state, OrganizationState::Registered | OrganizationState::Refused);
    if settled && !may.verifies || body.parent.is_some() {
        new.name = body.name.clone();
        new.kind = Some(body.kind);
        new.ipa_code = body.ipa_code.clone();
    }
    let new = checked(tx, &new)?;
    if body.version != seen {
        return Err(Error::Stale);
    }
    if body.parent.is_none()
        && let Some((field, twin)) = twin(tx, &new, Some(id))?
        && (field == "ipa_code" || natural_key(&new.name) != natural_key(&body.name))
    {
        let key = match field {
            "ipa_code" => "organizations-problem-ipa-taken",
            _ => "organizations-problem-name-other",
        };
        return Err(Problem::new(field, key).with("name", twin.name).into());
    }
    let state = if body.state == OrganizationState::Refused { OrganizationState::Registered } else { body.state };
    let changed = diesel::update(organization::table.find(id.0).filter(organization::version.eq(seen)))
        .set((
            organization::name.eq(&new.name),
            organization::sort_key.eq(natural_key(&new.name)),
            organization::kind.eq(new.kind.unwrap_or(OrganizationKind::InformalGroup).as_str()),
            organization::ipa_code.eq(&new.ipa_code),
            organization::sector.eq(&new.sector),
            organization::territory.eq(&new.territory),
            organization::email.eq(&new.email),
            organization::state.eq(state.as_str()),
            organization::version.eq(seen + 1),
        ))
        .execute(tx.conn())?;
    if changed == 0 {
        return Err(Error::Stale);
    }
    if new.name != body.name {
        for unit in directory::units(tx, id)? {
            let name = format!("{} – {}", new.name, unit.unit);
            diesel::update(organization::table.find(unit.id.0))
                .set((organization::sort_key.eq(natural_key(&name)), organization::name.eq(name)))
                .execute(tx.conn())?;
        }
    }
    told(tx, by, id, "organization_edited")?;
    tx.changed(crate::actor::PEOPLE);
    tx.changed("site");
    Ok(())
}

/// Providers whose addresses anybody can have: they say nothing about where somebody works.
const ANYBODY: [&str; 14] = [
    "gmail.com",
    "outlook.com",
    "outlook.it",
    "hotmail.com",
    "hotmail.it",
    "live.it",
    "libero.it",
    "virgilio.it",
    "tiscali.it",
    "alice.it",
    "tim.it",
    "yahoo.com",
    "yahoo.it",
    "icloud.com",
];

/// The domains whose holders are the organisation's own people: for staff alone to say, and for verified ones.
pub fn set_domains(tx: &mut Tx, by: &Actor, id: OrganizationId, domains: &str) -> Result<(), Error> {
    if !can(by, Action::Administer, &Scope::default()) {
        return Err(Error::Denied);
    }
    let body = directory::by_id(tx, id)?;
    let mut kept: Vec<String> = Vec::new();
    for word in domains.split([' ', ',', ';', '\n', '\r', '\t']).filter(|w| !w.is_empty()) {
        let domain = word.trim_start_matches('@').to_lowercase();
        let good = domain.contains('.')
            && !domain.starts_with(['.', '-'])
            && !domain.ends_with(['.', '-'])
            && domain.len() <= 100
            && domain.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.');
        if !good {
            return Err(Problem::new("domains", "organizations-problem-domain").with("domain", word).into());
        }
        if ANYBODY.contains(&domain.as_str()) {
            return Err(Problem::new("domains", "organizations-problem-domain-anybody").with("domain", domain).into());
        }
        if !kept.contains(&domain) {
            kept.push(domain);
        }
    }
    if kept.len() > 20 || !kept.is_empty() && body.state != OrganizationState::Verified {
        return Err(Problem::new("domains", "organizations-problem-domain-state").into());
    }
    diesel::update(organization::table.find(id.0))
        .set((organization::domains.eq(kept.join(" ")), organization::version.eq(organization::version + 1)))
        .execute(tx.conn())?;
    told(tx, by, id, "organization_edited")
}

/// Says which organisation owns a plan: its people are the plan's own staff. None: no organisation.
pub fn set_owner(tx: &mut Tx, by: &Actor, of: PlanId, owner: Option<OrganizationId>) -> Result<(), Error> {
    if !can(by, Action::Administer, &Scope::default()) {
        return Err(Error::Denied);
    }
    if let Some(owner) = owner {
        let body = directory::by_id(tx, owner)?;
        if body.state != OrganizationState::Verified {
            return Err(Problem::new("plan", "organizations-problem-owner-state").into());
        }
    }
    diesel::update(plan::table.find(of.0)).set(plan::owner_organization.eq(owner.map(|o| o.0))).execute(tx.conn())?;
    tx.changed(&format!("plan:{of}"));
    tx.changed("site");
    Ok(())
}
