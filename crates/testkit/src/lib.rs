//! What tests stand on: real databases on both engines, made in a moment and gone with the test.
//! It must not be linked into the product, and it fakes nothing.

#[cfg(feature = "site")]
mod browser;
mod engines;
pub mod postgres;
#[cfg(feature = "site")]
mod site;

#[cfg(feature = "site")]
pub use browser::{Answer, Browser};
pub use engines::{Engine, TestDb, engines, on_each, on_each_engine};
#[cfg(feature = "site")]
pub use site::TestSite;
