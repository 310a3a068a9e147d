//! The demonstration, filled, as the tests go through it.

use cantiere_testkit::{Engine, TestSite};

/// A site with everything that the demonstration invents.
pub async fn start(engine: Engine) -> TestSite {
    let site = TestSite::start_with(engine, cantiere::features::all(), |options| options.demo = true).await;
    cantiere::commands::demo::fill::fill(&site.site.db).await.expect("the demonstration is filled");
    site
}

/// On both engines, each time on a demonstration of its own.
pub fn on_each(body: impl AsyncFn(TestSite)) {
    let body = &body;
    cantiere_testkit::on_each(|engine| async move { body(start(engine).await).await });
}
