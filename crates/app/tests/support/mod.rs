//! What tests of the whole site share.
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod ask;
pub mod demo;
pub mod routes;

use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_domain::id::{EditionId, OrganizationId};
use cantiere_domain::plan::{EditionState, Visibility};
use cantiere_domain::{Lang, Slug};
use cantiere_spine::Error;
use cantiere_spine::plan::create::{self, NewEdition, NewPlan};
use cantiere_store::Tx;
use std::path::PathBuf;

pub fn administrator() -> Actor {
    Actor { grants: vec![Grant { role: Role::Administrator, plan: None }], ..Actor::default() }
}

/// The folder with real plans; none: the test says so and ends.
pub fn shared_folder() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("CANTIERE_SHARED").map_or(beside, PathBuf::from);
    let there = folder.join("data").is_dir();
    if !there {
        eprintln!("SKIPPED: {} is not there; set CANTIERE_SHARED to the folder with the real plans", folder.display());
    }
    there.then_some(folder)
}

pub fn new_edition(
    plan: cantiere_domain::id::PlanId,
    slug: &str,
    visibility: Visibility,
    invited: Vec<OrganizationId>,
) -> NewEdition {
    NewEdition {
        period_from: "2024".into(),
        period_to: "2026".into(),
        state: EditionState::InForce,
        visibility,
        invited,
        ..NewEdition::new(plan, slug.parse().expect("a slug"), slug, Lang::It)
    }
}

pub fn new_plan(slug: &str) -> NewPlan {
    NewPlan {
        slug: slug.parse::<Slug>().expect("a slug"),
        name: format!("Piano {slug}"),
        owner: "Ente di prova".into(),
        owner_organization: None,
        brief: String::new(),
        language: Lang::It,
    }
}

/// A public edition of a new plan.
pub fn make_edition(tx: &mut Tx, by: &Actor) -> Result<EditionId, Error> {
    let plan = create::plan(tx, by, &new_plan("piano"))?;
    create::edition(tx, by, &new_edition(plan, "2024-2026", Visibility::Public, Vec::new()))
}
