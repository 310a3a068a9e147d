//! What a feature gives to the site: routes, places in the menu, panels, jobs, texts.
//! It is a value listed by the application; a feature must not know another one.

use crate::{Ctx, Fragment, Site};
use axum::Router;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{PersonId, ProcessId};
use cantiere_domain::{Lang, Ref};
use cantiere_store::jobs::Handlers;
use cantiere_store::{Conn, Tx};
use std::sync::Arc;

/// A feature with nothing in it; features are written as `Feature { name: "plans", routes, ..Feature::NONE }`.
#[derive(Clone, Copy)]
pub struct Feature {
    /// Short and lowercase; its text keys begin with it.
    pub name: &'static str,
    /// Whole paths (`/{lang}/plans/{plan}`); the site adds everything around them.
    pub routes: fn() -> Router<Arc<Site>>,
    pub nav: &'static [NavEntry],
    pub panels: &'static [Panel],
    /// Adds the handlers of its kinds of jobs, run later by the worker inside `serve`.
    pub jobs: fn(Handlers, &Arc<Site>) -> Handlers,
    /// Plans jobs that repeat, each time the site starts: with `jobs::enqueue_once`.
    pub at_start: fn(&mut Tx) -> Result<(), cantiere_store::Error>,
    /// The Fluent files, with `include_str!`.
    pub locales: &'static [(Lang, &'static str)],
    pub personal_data: Option<PersonalData>,
    /// Brings along what it keeps for a process when another one is begun from it, in the same transaction.
    pub process_cloned: Option<ProcessCloned>,
    /// The description of its part of `/api/v1`.
    pub openapi: Option<fn() -> utoipa::openapi::OpenApi>,
    /// Public pages for `/sitemap.txt`, without the language: `/plans`.
    pub site_map: Option<SiteMap>,
}

impl Feature {
    pub const NONE: Feature = Feature {
        name: "",
        routes: Router::new,
        nav: &[],
        panels: &[],
        jobs: |handlers, _| handlers,
        at_start: |_| Ok(()),
        locales: &[],
        personal_data: None,
        process_cloned: None,
        openapi: None,
        site_map: None,
    };
}

/// The process that is the model, and the new one.
pub type ProcessCloned = fn(&mut Tx, ProcessId, ProcessId) -> Result<(), cantiere_spine::Error>;
/// Addresses of public pages.
pub type SiteMap = fn(&mut Conn) -> Result<Vec<String>, cantiere_store::Error>;
/// What a panel shows beside each of some things.
pub type Load = fn(&mut Conn, &Ctx, &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error>;

/// A place in the main menu.
#[derive(Clone, Copy)]
pub struct NavEntry {
    /// The key of its label.
    pub key: &'static str,
    /// Without the language: `/plans`.
    pub path: &'static str,
    /// Lower comes first.
    pub position: i32,
    pub shown_to: fn(&Actor) -> bool,
}

/// Something of this feature on another one's page, for many things at once: one statement however many.
#[derive(Clone, Copy)]
pub struct Panel {
    /// The name of the place, such as `item` or `block`.
    pub slot: &'static str,
    /// One answer for each reference, in their order.
    pub load: Load,
}

/// What the feature keeps about people.
#[derive(Clone, Copy)]
pub struct PersonalData {
    /// Removes or makes anonymous what this feature keeps, in the transaction that erases the person.
    pub erase: fn(&mut Tx, PersonId) -> Result<(), cantiere_store::Error>,
    /// What this feature keeps, for the person's own copy.
    pub export: fn(&mut Conn, PersonId) -> Result<serde_json::Value, cantiere_store::Error>,
}
