//! What tests stand on: real databases on both engines, made in a moment and gone with the test.
//! It must not be linked into the product, and it fakes nothing.

mod engines;
pub mod postgres;

pub use engines::{Engine, TestDb, engines, on_each_engine};
