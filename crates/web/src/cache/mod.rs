//! Whole pages for visitors who are not signed in, ready and compressed, found before routing.
//! It must never hold what was made for a person: only answers marked by `cacheable`, without a cookie.

mod compressor;
mod entry;
mod key;

use crate::encoding::{self, Accepted};
use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use cantiere_store::Db;
use compressor::Compressor;
pub(crate) use compressor::gzip;
pub(crate) use entry::Entry;
use http::{HeaderMap, StatusCode, header};
pub(crate) use key::Key;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::sync::Arc;

/// A page with more bytes than this is made each time.
pub(crate) const LARGEST: usize = 1 << 20;
/// A longer address is not worth a place.
const LONGEST_TARGET: usize = 300;

type Entries = Cache<Key, Arc<Entry>, ByBytes>;

pub struct PageCache {
    entries: Arc<Entries>,
    compressor: Compressor,
}

#[derive(Clone)]
pub(crate) struct ByBytes;

impl Weighter<Key, Arc<Entry>> for ByBytes {
    fn weight(&self, key: &Key, entry: &Arc<Entry>) -> u64 {
        (key.target.len() + entry.bytes() + 512) as u64
    }
}

impl PageCache {
    pub fn new(bytes: u64) -> PageCache {
        let entries = Arc::new(Cache::with_weighter((bytes / 40_000).max(64) as usize, bytes, ByBytes));
        PageCache { compressor: Compressor::start(entries.clone()), entries }
    }

    pub fn bytes(&self) -> u64 {
        self.entries.weight()
    }

    pub fn pages(&self) -> usize {
        self.entries.len()
    }

    /// The ready answer, if nothing that it shows has changed.
    pub(crate) fn answer(&self, db: &Db, day: i32, target: &str, request: &HeaderMap) -> Option<Response> {
        let entry = self.entries.get(&key::Lookup { day, target })?;
        if !entry.is_current(db) {
            self.entries.remove(&key::Lookup { day, target });
            return None;
        }
        if request.get(header::IF_NONE_MATCH).is_some_and(|tags| entry.matches(tags)) {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            *response.headers_mut() = entry.plain_headers();
            return Some(response);
        }
        let Accepted { br, gzip } = encoding::accepted(request);
        let (headers, bytes) = entry.variant(br, gzip);
        let mut response = Response::new(Body::from(bytes));
        *response.headers_mut() = headers;
        Some(response)
    }

    /// Keeps a page; its compressed forms are made by a thread of its own.
    pub(crate) fn keep(&self, day: i32, target: &str, entry: Entry) {
        if target.len() <= LONGEST_TARGET && entry.bytes() <= LARGEST {
            let key = Key { day, target: target.into() };
            self.entries.insert(key.clone(), Arc::new(entry));
            self.compressor.ask(key);
        }
    }
}

/// Weak, because the compressed forms carry the same one.
pub(crate) fn etag(bytes: &Bytes) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(bytes);
    let hex: String = digest[..12].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("W/\"{hex}\"")
}

/// Whether one of the tags in `If-None-Match` is this one.
pub(crate) fn tag_matches(tags: &http::HeaderValue, etag: &str) -> bool {
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let tags = tags.to_str().unwrap_or_default();
    tags.split(',').any(|tag| tag.trim() == "*" || strong(tag) == strong(etag))
}
