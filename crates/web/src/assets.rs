//! Styles, scripts, icons and fonts, embedded in the binary under names that carry their hash.
//! It must not read files while serving; `assets/dist` is built before by `cargo xtask assets`.

use axum::body::Body;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use rust_embed::RustEmbed;
use std::borrow::Cow;
use std::collections::HashMap;

// build.rs says what to do when the folder is missing.
#[derive(RustEmbed)]
#[folder = "../../assets/dist"]
struct Dist;

pub struct Assets {
    /// Name without hash → address.
    addresses: HashMap<String, String>,
    /// File name with hash → what is sent.
    files: HashMap<String, File>,
}

struct File {
    media_type: HeaderValue,
    etag: HeaderValue,
    plain: Bytes,
    br: Option<Bytes>,
    gzip: Option<Bytes>,
}

#[derive(Debug, thiserror::Error)]
pub enum AssetsError {
    #[error("the binary was built without its styles and scripts: run `cargo xtask assets`, then build again")]
    Missing,
    #[error("assets/dist/manifest.json cannot be read ({0}): run `cargo xtask assets`, then build again")]
    Manifest(#[from] serde_json::Error),
}

#[derive(serde::Deserialize)]
struct Entry {
    file: String,
    #[serde(rename = "type")]
    media_type: String,
}

impl Assets {
    pub fn load() -> Result<Assets, AssetsError> {
        let manifest = embedded("manifest.json").ok_or(AssetsError::Missing)?;
        let manifest: HashMap<String, Entry> = serde_json::from_slice(&manifest)?;
        let mut assets = Assets { addresses: HashMap::new(), files: HashMap::new() };
        for (name, Entry { file, media_type }) in manifest {
            let plain = embedded(&file).ok_or(AssetsError::Missing)?;
            assets.files.insert(
                file.clone(),
                File {
                    media_type: HeaderValue::try_from(media_type).map_err(|_| AssetsError::Missing)?,
                    etag: HeaderValue::try_from(format!("\"{file}\"")).map_err(|_| AssetsError::Missing)?,
                    plain,
                    br: embedded(&format!("{file}.br")),
                    gzip: embedded(&format!("{file}.gz")),
                },
            );
            assets.addresses.insert(name, format!("/assets/{file}"));
        }
        Ok(assets)
    }

    /// The address of an asset by its plain name (`site.css`).
    pub fn address(&self, name: &str) -> &str {
        match self.addresses.get(name) {
            Some(address) => address,
            None => {
                tracing::error!(name, "no such asset; it is missing in assets/build.mjs");
                "/assets/missing"
            }
        }
    }

    pub fn has(&self, name: &str) -> bool {
        self.addresses.contains_key(name)
    }

    pub fn answer(&self, file: &str, request: &HeaderMap) -> Option<Response<Body>> {
        let file = self.files.get(file)?;
        let accepts = crate::encoding::accepted(request);
        let (encoding, bytes) = match (&file.br, &file.gzip) {
            (Some(br), _) if accepts.br => (Some("br"), br),
            (_, Some(gzip)) if accepts.gzip => (Some("gzip"), gzip),
            _ => (None, &file.plain),
        };
        let unchanged = request.get(header::IF_NONE_MATCH) == Some(&file.etag);
        let mut response = Response::new(if unchanged { Body::empty() } else { Body::from(bytes.clone()) });
        if unchanged {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        }
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, file.media_type.clone());
        headers.insert(header::ETAG, file.etag.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        if let Some(encoding) = encoding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        Some(response)
    }
}

fn embedded(file: &str) -> Option<Bytes> {
    Some(match Dist::get(file)?.data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_asset_of_the_manifest_is_embedded_and_sent_compressed() {
        let assets = Assets::load().unwrap();
        let address = assets.address("site.css");
        let file = address.strip_prefix("/assets/").unwrap();
        let mut request = HeaderMap::new();
        request.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip, br"));
        let response = assets.answer(file, &request).unwrap();
        assert_eq!(response.headers()[header::CONTENT_ENCODING], "br");
        assert!(assets.answer("../Cargo.toml", &request).is_none());
    }
}
