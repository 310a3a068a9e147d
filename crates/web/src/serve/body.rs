//! A request's body with a limit in time: neither a pause nor a trickle may hold a place for long.
//! Its size is limited elsewhere, by each route.

use super::Limits;
use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Instant, Sleep};

/// Says afterwards whether the body came too slowly: extractors tell only that it could not be read.
#[derive(Clone, Default)]
pub(crate) struct Slow(Arc<AtomicBool>);

impl Slow {
    pub fn is_set(&self) -> bool {
        self.0.load(Relaxed)
    }
}

pub(super) struct Timed {
    slow: Slow,
    body: Incoming,
    sleep: Pin<Box<Sleep>>,
    began: Instant,
    stall: Duration,
    rate: u64,
    bytes: u64,
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum BodyError {
    #[error("the body came too slowly")]
    TooSlow,
    #[error(transparent)]
    Http(#[from] hyper::Error),
}

impl Timed {
    pub fn new(body: Incoming, limits: &Limits, slow: Slow) -> Timed {
        Timed {
            slow,
            body,
            sleep: Box::pin(tokio::time::sleep(limits.stall)),
            began: Instant::now(),
            stall: limits.stall,
            rate: limits.body_rate,
            bytes: 0,
        }
    }

    /// When the next piece must be here: after a pause, or when the average would be too low.
    fn deadline(&self) -> Instant {
        let by_rate = self.began + self.stall + Duration::from_secs(self.bytes / self.rate.max(1));
        (Instant::now() + self.stall).min(by_rate)
    }
}

impl Body for Timed {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let this = &mut *self;
        let mut next = std::pin::pin!(this.body.frame());
        match next.as_mut().poll(cx) {
            Poll::Ready(Some(Ok(frame))) => {
                this.bytes += frame.data_ref().map_or(0, |data| data.len() as u64);
                let deadline = this.deadline();
                this.sleep.as_mut().reset(deadline);
                Poll::Ready(Some(Ok(frame)))
            }
            Poll::Ready(other) => Poll::Ready(other.map(|result| result.map_err(BodyError::from))),
            Poll::Pending => {
                ready!(this.sleep.as_mut().poll(cx));
                this.slow.0.store(true, Relaxed);
                Poll::Ready(Some(Err(BodyError::TooSlow)))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
