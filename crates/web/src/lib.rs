//! The frame of every page and answer: site, language, viewer, texts, errors, caches, the server itself.
//! It must not know any feature; features hand themselves over as values (see `Feature`), and README.md shows how.

pub mod assets;
mod base_url;
pub mod cache;
pub mod catalog;
mod ctx;
mod edge;
mod encoding;
mod error;
mod error_page;
mod feature;
mod fragment;
mod headers;
mod html;
mod limiter;
mod locales;
pub mod markdown;
mod metrics;
mod network;
mod page;
mod pages;
mod router;
pub mod serve;
pub mod settings;
mod shell;
mod site;
mod status;
mod viewer;

pub use assets::Assets;
pub use base_url::{BaseUrl, BaseUrlError};
pub use ctx::Ctx;
pub use edge::Edge;
pub use error::Error;
pub use feature::{Feature, NavEntry, Panel, PersonalData};
pub use fragment::Fragment;
pub use html::{cacheable, html};
pub use limiter::Limiter;
pub use metrics::Metrics;
pub use network::Network;
pub use page::{Count, Crumb, NavItem, Page, ViewerInfo};
pub use router::BODY_LIMIT;
pub use settings::Settings;
pub use shell::with_status;
pub use site::{Options, Secret, Site, SiteError};
pub use status::Peer;
pub use viewer::{Viewer, cookie, no_cookie, token};
