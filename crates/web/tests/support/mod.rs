//! A whole site over real HTTP on a free port, with one small feature, and a client that shows every byte.

#![expect(dead_code, reason = "each test file uses its own part")]

use axum::extract::DefaultBodyLimit;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Form, Router};
use cantiere_spine::actor::{grant, person, session};
use cantiere_store::Options as DbOptions;
use cantiere_testkit::Engine;
use cantiere_web::serve::{self, Limits};
use cantiere_web::{Ctx, Edge, Error, Feature, Options, Secret, Site, cacheable, html};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub struct TestSite {
    pub site: Arc<Site>,
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    served: Option<JoinHandle<usize>>,
    _db: cantiere_testkit::TestDb,
}

/// Counts how often the page was made.
pub static MADE: AtomicU64 = AtomicU64::new(0);

#[derive(askama::Template)]
#[template(source = r#"<p>{{ who }} {{ made }} {{ "x".repeat(3000) }}</p>"#, ext = "html")]
struct Sample {
    who: String,
    made: u64,
}

async fn sample(ctx: Ctx) -> Result<Response, Error> {
    let made = MADE.fetch_add(1, Relaxed);
    let who = if ctx.viewer.is_signed_in() { ctx.viewer.name.clone() } else { "visitor".into() };
    Ok(cacheable(html(Sample { who, made })?, ["sample"]))
}

async fn panics() -> Response {
    panic!("the panic of a test, with a secret: hunter2")
}

async fn slow() -> &'static str {
    tokio::time::sleep(Duration::from_millis(700)).await;
    "slow but sure"
}

fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/sample", get(sample))
        .route("/{lang}/panic", get(panics))
        .route("/{lang}/slow", get(slow))
        .route("/{lang}/staff", get(|ctx: Ctx| async move { ctx.signed_in().map(|_| "for staff") }))
        .route("/{lang}/echo", post(|Form(form): Form<HashMap<String, String>>| async move { form.len().to_string() }))
        .route(
            "/{lang}/upload",
            post(|body: axum::body::Bytes| async move { body.len().to_string() }).layer(DefaultBodyLimit::max(3 << 20)),
        )
        .route("/api/v1/broken", get(|| async { Err::<(), _>(Error::internal("cause of a test")) }))
        .route("/api/v1/sample", get(|| async { axum::Json(serde_json::json!({ "a": 1 })) }))
}

fn openapi() -> utoipa::openapi::OpenApi {
    use utoipa::openapi::path::{HttpMethod, OperationBuilder, PathItem};
    let operation = OperationBuilder::new().summary(Some("A sample")).build();
    let paths = utoipa::openapi::Paths::builder().path("/api/v1/sample", PathItem::new(HttpMethod::Get, operation));
    utoipa::openapi::OpenApi::new(utoipa::openapi::Info::new("sample", "1"), paths.build())
}

impl TestSite {
    pub async fn start() -> TestSite {
        TestSite::start_with(Engine::Sqlite, Limits::default(), |_| {}).await
    }

    pub async fn start_with(engine: Engine, limits: Limits, change: impl FnOnce(&mut Options)) -> TestSite {
        let db = engine.open_with(|_: &mut DbOptions| {});
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let mut options = Options { secret: Secret([7; 32]), ..Options::default() };
        change(&mut options);
        let feature = Feature { name: "sample", routes, openapi: Some(openapi), ..Feature::NONE };
        let base = format!("http://{address}").parse().unwrap();
        let site = Site::new((*db).clone(), base, vec![feature], options).await.unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let edge = Edge::new(site.clone());
        let served = tokio::spawn(async move {
            serve::serve(listener, edge, limits, async move {
                let _ = stopped.await;
            })
            .await
        });
        TestSite { site, address, stop: Some(stop), served: Some(served), _db: db }
    }

    /// Asks the server to stop; `stopped` waits for its end.
    pub fn ask_to_stop(&mut self) {
        let _ = self.stop.take().unwrap().send(());
    }

    /// The number of connections that were cut off.
    pub async fn stopped(&mut self) -> usize {
        self.served.take().unwrap().await.unwrap()
    }

    pub async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask("GET", path, headers, b"").await
    }

    pub async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n", self.address);
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if !body.is_empty() || method == "POST" {
            head.push_str(&format!("content-length: {}\r\n", body.len()));
        }
        let mut stream = self.connect().await;
        stream.write_all(format!("{head}\r\n").as_bytes()).await.unwrap();
        // The server may refuse before it has read all.
        let _ = stream.write_all(body).await;
        Answer::read(stream).await
    }

    pub async fn post_form(&self, path: &str, headers: &[(&str, &str)], form: &str) -> Answer {
        let mut all = vec![("content-type", "application/x-www-form-urlencoded")];
        all.extend(headers);
        self.ask("POST", path, &all, form.as_bytes()).await
    }

    /// Adds an administrator and signs them in; gives the cookie.
    pub async fn administrator(&self, name: &str) -> String {
        let new = person::NewPerson {
            name: name.into(),
            email: format!("{}@example.it", name.to_lowercase()),
            language: cantiere_domain::Lang::It,
            password_hash: None,
        };
        let token = self.site.db.write(move |tx| -> Result<String, cantiere_spine::Error> {
            let id = person::add(tx, &new)?;
            grant::give(tx, id, cantiere_domain::access::Role::Administrator, None)?;
            session::create(tx, id, cantiere_domain::access::Assurance::Low)
        });
        format!("cantiere={}", token.await.unwrap())
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HashMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    pub async fn read(mut stream: TcpStream) -> Answer {
        let mut bytes = Vec::new();
        let reading = stream.read_to_end(&mut bytes);
        let read =
            tokio::time::timeout(Duration::from_secs(20), reading).await.expect("the server ends the connection");
        let end = bytes.windows(4).position(|w| w == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("no answer ({read:?}): {:?}", String::from_utf8_lossy(&bytes)));
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.filter_map(|line| line.split_once(": ")).map(|(n, v)| (n.to_lowercase(), v.to_string()));
        Answer { status, headers: headers.collect(), body: bytes[end + 4..].to_vec() }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
