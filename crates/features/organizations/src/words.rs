//! Words that several pages of organisations share.

use crate::form::Choice;
use cantiere_spine::actor::organization::{OrganizationKind, OrganizationState, place::Place};
use cantiere_web::Ctx;

pub fn kind(ctx: &Ctx, kind: OrganizationKind) -> String {
    ctx.t(&format!("organizations-kind-{}", kind.as_str().replace('_', "-")))
}

pub fn state(ctx: &Ctx, state: OrganizationState) -> String {
    ctx.t(&format!("organizations-state-{}", state.as_str()))
}

/// The slug that gives a badge its icon and colour.
pub fn badge(state: OrganizationState) -> &'static str {
    match state {
        OrganizationState::Registered => "planned",
        OrganizationState::Verified => "completed",
        OrganizationState::Refused => "cancelled",
        OrganizationState::Suspended => "blocked",
    }
}

pub fn role(ctx: &Ctx, role: &str) -> String {
    ctx.t(match role {
        "representative" => "organizations-role-representative",
        "staff" => "organizations-role-staff",
        _ => "organizations-role-contributor",
    })
}

/// The kinds to choose from; the first says that nothing is chosen.
pub fn kinds(ctx: &Ctx, first: &str, chosen: Option<OrganizationKind>) -> Vec<Choice> {
    let none = Choice::new("", ctx.t(first), chosen.is_none());
    let all = OrganizationKind::ALL.into_iter().map(|k| Choice::new(k.as_str(), kind(ctx, k), chosen == Some(k)));
    std::iter::once(none).chain(all).collect()
}

/// Country, regions and provinces to choose from.
pub fn places(ctx: &Ctx, first: &str, all: &[Place], chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", ctx.t(first), chosen.is_empty());
    let label = |p: &Place| match p.kind.as_str() {
        "country" => ctx.t("organizations-place-country"),
        "region" => p.name.clone(),
        // Behind their region, set in by a dash that is read as a pause.
        _ => format!("– {}", p.name),
    };
    let rest = all.iter().map(|p| Choice::new(p.code.clone(), label(p), p.code == chosen));
    std::iter::once(none).chain(rest).collect()
}
