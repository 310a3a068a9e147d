//! Makes the compressed forms of kept pages, one at a time, on a thread of its own.
//! No request waits for it; when it has too much to do, a page stays as it is.

use super::{Entries, Key, key::Lookup};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Weak};

const WAITING: usize = 1_024;
/// A good deal smaller than fast levels give, at some milliseconds a page.
const BROTLI_QUALITY: i32 = 6;
/// From this window on the encoder takes a table of two megabytes; for a smaller one it takes its largest, of 32.
const LEAST_WINDOW: u32 = 17;
/// What fits into one packet needs no compression.
const SMALLEST: usize = 1_000;

pub(crate) struct Compressor(Option<SyncSender<Key>>);

impl Compressor {
    pub fn start(entries: Arc<Entries>) -> Compressor {
        let (ask, asked) = sync_channel::<Key>(WAITING);
        let entries: Weak<Entries> = Arc::downgrade(&entries);
        let work = move || {
            for key in asked {
                let Some(entries) = entries.upgrade() else { return };
                compress(&entries, key);
            }
        };
        match std::thread::Builder::new().name("cantiere-compress".into()).spawn(work) {
            Ok(_) => Compressor(Some(ask)),
            Err(error) => {
                tracing::warn!(%error, "kept pages are sent without compression");
                Compressor(None)
            }
        }
    }

    pub fn ask(&self, key: Key) {
        if let Some(ask) = &self.0 {
            // Full: the page is sent plain, and is made again after the next change.
            let _ = ask.try_send(key);
        }
    }
}

fn compress(entries: &Entries, key: Key) {
    let Some(entry) = entries.peek(&Lookup { day: key.day, target: &key.target }) else { return };
    if entry.plain().len() < SMALLEST || entry.br.is_some() {
        return;
    }
    let full = Arc::new(entry.compressed(brotli(entry.plain()), gzip(entry.plain(), Compression::new(7))));
    // Only if it is still there and still this one: it may have been dropped or made anew meanwhile.
    let still = entries.peek(&Lookup { day: key.day, target: &key.target });
    if still.is_some_and(|now| Arc::ptr_eq(&now, &entry)) {
        entries.insert(key, full);
    }
}

fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    // A window larger than the page finds nothing more.
    let lgwin = (usize::BITS - bytes.len().leading_zeros()).clamp(LEAST_WINDOW, 22) as i32;
    let params = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::with_capacity(bytes.len() / 4);
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params).ok()?;
    Some(out)
}

pub(crate) fn gzip(bytes: &[u8], level: Compression) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), level);
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}
