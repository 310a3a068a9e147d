//! The demonstration as somebody signed in finds it, and what a page of it asks of the database.

use super::demo;
use cantiere_domain::access::{Assurance, Role};
use cantiere_spine::actor::session;
use cantiere_store::statements;
use cantiere_testkit::{Engine, TestSite};

/// The filled demonstration, and the session of somebody with this role.
pub async fn demonstration(role: Role) -> (TestSite, String) {
    let site = demo::start(Engine::Sqlite).await;
    let person = site.person("Chi guarda", Some(role)).await;
    let token =
        site.site.db.write(move |tx| session::create(tx, person, Assurance::Substantial)).await.expect("a session");
    (site, token)
}

pub struct Asked {
    pub status: u16,
    pub text: String,
    /// The statements that were run.
    pub ran: Vec<String>,
}

/// Asks twice and gives the second answer: what is kept between requests is not read again.
pub async fn warm(site: &TestSite, token: &str, path: &str) -> Asked {
    once(site, token, path).await;
    once(site, token, path).await
}

async fn once(site: &TestSite, token: &str, path: &str) -> Asked {
    let request = http::Request::builder()
        .uri(path)
        .header("accept", "text/html")
        .header("cookie", format!("{}={token}", site.site.base_url.cookie_name()))
        .body(axum::body::Body::empty())
        .expect("a request");
    let router = cantiere_web::router(&site.site);
    let (answer, ran) = statements::counted(tower::ServiceExt::oneshot(router, request)).await;
    let answer = answer.expect("an answer");
    let status = answer.status().as_u16();
    let body = axum::body::to_bytes(answer.into_body(), 8 << 20).await.expect("the whole answer");
    Asked { status, text: String::from_utf8_lossy(&body).into_owned(), ran }
}
