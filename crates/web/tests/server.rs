//! The server under clients that are slow, many or rude, and its end.

mod support;

use cantiere_testkit::Engine;
use cantiere_web::serve::Limits;
use std::time::{Duration, Instant};
use support::{Answer, TestSite};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

fn quick() -> Limits {
    let short = Duration::from_millis(400);
    Limits { head: short, stall: short, drain: Duration::from_secs(3), ..Limits::default() }
}

async fn start(limits: Limits) -> TestSite {
    TestSite::start_with(Engine::Sqlite, limits, |_| {}).await
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_head_is_cut_off() {
    let site = start(quick()).await;
    let mut stream = site.connect().await;
    stream.write_all(b"GET /it/sample HTTP/1.1\r\nhost: a\r\n").await.unwrap();
    let began = Instant::now();
    let mut rest = Vec::new();
    let _ = tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut rest)).await.expect("cut off");
    assert!(began.elapsed() < Duration::from_secs(3));
    assert!(!String::from_utf8_lossy(&rest).contains(" 200 "));
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_body_is_told_and_cut_off() {
    let site = start(quick()).await;
    let mut stream = site.connect().await;
    let head = "POST /it/echo HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 10\r\n\r\na=";
    stream.write_all(head.as_bytes()).await.unwrap();
    let answer = Answer::read(stream).await;
    assert_eq!(answer.status, 408, "{}", answer.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn trickling_body_is_cut_off_though_it_never_pauses() {
    let site = start(Limits { body_rate: 1_000, ..quick() }).await;
    let mut stream = site.connect().await;
    let head = "POST /it/upload HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 100000\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let began = Instant::now();
    // Ten bytes every tenth of a second would take a quarter of an hour.
    while stream.write_all(b"0123456789").await.is_ok() && began.elapsed() < Duration::from_secs(10) {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(began.elapsed() < Duration::from_secs(5), "held for {:?}", began.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn more_connections_wait_for_their_turn() {
    let site = start(Limits { connections: 2, ..quick() }).await;
    let (_a, _b) = (site.connect().await, site.connect().await);
    let began = Instant::now();
    // The two idle ones are cut off, and make room.
    assert_eq!(site.get("/it/sample", &[]).await.status, 200);
    assert!(began.elapsed() > Duration::from_millis(200), "a third one was served beside two");
}

#[tokio::test(flavor = "multi_thread")]
async fn too_many_requests_at_once_are_asked_to_come_back() {
    let site = TestSite::start_with(Engine::Sqlite, Limits::default(), |o| o.requests = 1).await;
    let (slow, refused) = tokio::join!(site.get("/it/slow", &[]), async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        site.get("/it/slow", &[]).await
    });
    assert_eq!(slow.status, 200);
    assert_eq!((refused.status, refused.header("retry-after")), (503, "5"));
    assert!(refused.text().contains("molto occupato"));
}

#[tokio::test(flavor = "multi_thread")]
async fn stopping_answers_what_was_accepted_and_refuses_what_comes_after() {
    let mut site = start(quick()).await;
    let mut stream = site.connect().await;
    stream.write_all(b"GET /it/slow HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let began = Instant::now();
    site.ask_to_stop();
    let answer = Answer::read(stream).await;
    assert_eq!((answer.status, answer.text().as_str()), (200, "slow but sure"));
    assert_eq!(site.stopped().await, 0);
    assert!(began.elapsed() < Duration::from_secs(3));
    assert!(tokio::net::TcpStream::connect(site.address).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn stopping_does_not_wait_for_ever() {
    let mut site = start(Limits { drain: Duration::from_millis(200), ..Limits::default() }).await;
    let mut stream = site.connect().await;
    stream.write_all(b"GET /it/slow HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    site.ask_to_stop();
    assert_eq!(site.stopped().await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_http_is_refused() {
    let site = start(quick()).await;
    let long = format!("GET /{} HTTP/1.1\r\nhost: a\r\n\r\n", "a".repeat(100_000));
    for nonsense in ["\x16\x03\x01\x02\x00", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", &long] {
        let mut stream = site.connect().await;
        let _ = stream.write_all(nonsense.as_bytes()).await;
        let mut bytes = Vec::new();
        let _ = tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut bytes)).await.expect("ended");
        assert!(!String::from_utf8_lossy(&bytes).contains(" 200 "));
    }
    assert_eq!(site.get("/it/sample", &[]).await.status, 200);
}
