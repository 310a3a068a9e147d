//! The server: accepts connections, gives each a limit in time and number, and ends without dropping a request.
//! It must not look into requests: that is `Edge`'s.

pub(crate) mod body;
mod stalling;

use crate::{Edge, Peer};
use axum::body::{Body, HttpBody};
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use stalling::Stalling;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long things may take, and how many there may be.
#[derive(Clone, Debug)]
pub struct Limits {
    /// For a request's head, and for the next request on a connection that is kept.
    pub head: Duration,
    /// Without a byte of a request's body, or of room for the answer.
    pub stall: Duration,
    /// Bytes of a body that must come each second, on average, after the first `stall`.
    pub body_rate: u64,
    pub connections: usize,
    /// For answering what was accepted, once asked to stop.
    pub drain: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            head: Duration::from_secs(10),
            stall: Duration::from_secs(10),
            body_rate: 1_000,
            connections: 10_000,
            drain: Duration::from_secs(10),
        }
    }
}

/// Serves until `stop` is ready, then answers what has been accepted. Gives the number of connections cut off.
pub async fn serve(listener: TcpListener, edge: Edge, limits: Limits, stop: impl Future<Output = ()>) -> usize {
    let limits = Arc::new(limits);
    let places = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    let mut pause = Duration::ZERO;
    loop {
        let accepted = tokio::select! {
            biased;
            () = &mut stop => break,
            accepted = accept(&listener, &places) => accepted,
        };
        match accepted {
            Ok((stream, peer, place)) => {
                pause = Duration::ZERO;
                spawn(stream, peer, place, &edge, &limits, &graceful);
            }
            // The other end was gone before we looked.
            Err(error) if is_of_the_connection(&error) => {}
            Err(error) => {
                // Out of file descriptors or memory: connections that end make room.
                pause = (pause * 2).clamp(Duration::from_millis(5), Duration::from_secs(1));
                tracing::warn!(%error, wait_ms = pause.as_millis() as u64, "a connection could not be accepted");
                tokio::time::sleep(pause).await;
            }
        }
    }
    // What the system has accepted for us already is answered, too.
    while let Some(Ok((stream, peer))) = futures::FutureExt::now_or_never(listener.accept()) {
        let Ok(place) = places.clone().try_acquire_owned() else { break };
        spawn(stream, peer, place, &edge, &limits, &graceful);
    }
    drop(listener);
    let open = limits.connections - places.available_permits();
    match tokio::time::timeout(limits.drain, graceful.shutdown()).await {
        Ok(()) => 0,
        Err(_) => open.min(limits.connections - places.available_permits()),
    }
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let place = places.clone().acquire_owned().await.map_err(io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    Ok((stream, peer, place))
}

fn spawn(
    stream: TcpStream,
    peer: SocketAddr,
    place: OwnedSemaphorePermit,
    edge: &Edge,
    limits: &Arc<Limits>,
    graceful: &GracefulShutdown,
) {
    // Answers are written whole; waiting for more only delays them.
    let _ = stream.set_nodelay(true);
    let watcher = graceful.watcher();
    let (edge, limits) = (edge.clone(), limits.clone());
    tokio::spawn(async move {
        let _place = place;
        let metrics = &edge.site().clone().metrics;
        metrics.connections.fetch_add(1, Relaxed);
        let service = service_fn(|request: Request<Incoming>| {
            let request = prepare(request, peer, &limits);
            edge.call(request)
        });
        let io = TokioIo::new(Stalling::new(stream, limits.stall));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.head)
            .max_buf_size(64 << 10)
            .serve_connection(io, service);
        // An error is the other end's: gone, too slow, or not speaking HTTP.
        if let Err(error) = watcher.watch(connection).await {
            tracing::debug!(%error, "a connection ended early");
        }
        metrics.connections.fetch_sub(1, Relaxed);
    });
}

fn prepare(request: Request<Incoming>, peer: SocketAddr, limits: &Limits) -> Request<Body> {
    let (mut parts, incoming) = request.into_parts();
    parts.extensions.insert(Peer(peer));
    if incoming.is_end_stream() {
        return Request::from_parts(parts, Body::empty());
    }
    let slow = body::Slow::default();
    parts.extensions.insert(slow.clone());
    let body = Body::new(body::Timed::new(incoming, limits, slow));
    Request::from_parts(parts, body)
}

fn is_of_the_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Ready on SIGTERM or Ctrl-C. It listens from the call on.
pub fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
