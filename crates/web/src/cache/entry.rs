//! One kept page with its headers, in up to three encodings.
//! It knows what it shows and since when, never for whom: it is for everybody.

use super::{etag, tag_matches};
use bytes::Bytes;
use cantiere_store::Db;
use http::{HeaderMap, HeaderValue, header};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

pub(crate) struct Entry {
    topics: Arc<[Box<str>]>,
    /// The number of changes when the page began to be made.
    seen: u64,
    /// The number of changes at which the topics were last found unchanged.
    checked: AtomicU64,
    etag: String,
    plain: Variant,
    pub br: Option<Variant>,
    pub gzip: Option<Variant>,
}

#[derive(Clone)]
pub(crate) struct Variant {
    headers: HeaderMap,
    bytes: Bytes,
}

impl Entry {
    /// `headers` are those of the answer, with everything that the site adds.
    pub fn new(topics: Arc<[Box<str>]>, seen: u64, mut headers: HeaderMap, bytes: Bytes) -> Entry {
        let etag = etag(&bytes);
        headers.insert(header::ETAG, HeaderValue::try_from(&etag).expect("hexadecimal"));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding, Cookie"));
        // Browsers may keep it and must ask: a write drops it at once.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.remove(header::CONTENT_LENGTH);
        Entry {
            topics,
            seen,
            checked: AtomicU64::new(0),
            etag,
            plain: Variant { headers, bytes },
            br: None,
            gzip: None,
        }
    }

    /// The same page with its compressed forms.
    pub fn compressed(&self, br: Option<Vec<u8>>, gzip: Option<Vec<u8>>) -> Entry {
        let variant = |bytes: Vec<u8>, encoding| {
            let mut headers = self.plain.headers.clone();
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
            Variant { headers, bytes: bytes.into() }
        };
        Entry {
            topics: self.topics.clone(),
            seen: self.seen,
            checked: AtomicU64::new(0),
            etag: self.etag.clone(),
            plain: self.plain.clone(),
            br: br.map(|bytes| variant(bytes, "br")),
            gzip: gzip.map(|bytes| variant(bytes, "gzip")),
        }
    }

    pub fn is_current(&self, db: &Db) -> bool {
        let all = db.changed_any();
        if self.checked.load(Relaxed) == all && all != 0 {
            return true;
        }
        let current = self.topics.iter().all(|topic| db.changed(topic) <= self.seen);
        if current {
            self.checked.store(all, Relaxed);
        }
        current
    }

    pub fn matches(&self, tags: &HeaderValue) -> bool {
        tag_matches(tags, &self.etag)
    }

    pub fn plain(&self) -> &Bytes {
        &self.plain.bytes
    }

    pub fn plain_headers(&self) -> HeaderMap {
        let mut headers = self.plain.headers.clone();
        headers.remove(header::CONTENT_TYPE);
        headers
    }

    pub fn variant(&self, br: bool, gzip: bool) -> (HeaderMap, Bytes) {
        let chosen = match (&self.br, &self.gzip) {
            (Some(variant), _) if br => variant,
            (_, Some(variant)) if gzip => variant,
            _ => &self.plain,
        };
        (chosen.headers.clone(), chosen.bytes.clone())
    }

    pub fn bytes(&self) -> usize {
        let size = |variant: &Option<Variant>| variant.as_ref().map_or(0, |v| v.bytes.len());
        self.plain.bytes.len() + size(&self.br) + size(&self.gzip)
    }
}
