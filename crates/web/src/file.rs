//! Giving out a file that somebody attached: chunk by chunk from the database, always as a download, never as a page.
//! Whether the reader may have it is decided before; nothing here is kept in a cache.

use crate::headers::Foreign;
use crate::{Ctx, Error};
use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use cantiere_spine::attachment::{self, Attachment};
use cantiere_store::files::{self, CHUNK};
use futures::stream;
use http::{HeaderValue, header};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// What a page shows of a file.
#[derive(Clone, Debug)]
pub struct FileLink {
    pub uuid: String,
    pub href: String,
    /// Its title, or its name.
    pub label: String,
    /// “PDF, 1,2 MB”.
    pub what: String,
}

pub fn link(ctx: &Ctx, of: &Attachment) -> FileLink {
    FileLink {
        uuid: of.uuid.clone(),
        href: ctx.href(&address(&of.uuid)),
        label: if of.title.is_empty() { of.name.clone() } else { of.title.clone() },
        what: format!(
            "{}, {}",
            of.file_type.extension().to_uppercase(),
            crate::catalog::bytes(ctx.lang, u64::try_from(of.size).unwrap_or_default())
        ),
    }
}

/// Without the language.
pub fn address(uuid: &str) -> String {
    format!("/attachments/{uuid}")
}

/// The file with this address, for a reader who may see what it is attached to.
pub async fn download(ctx: &Ctx, uuid: String) -> Result<Response, Error> {
    let reader = ctx.actor().clone();
    let found = ctx.site.db.read(move |conn| attachment::find(conn, &reader, &uuid)).await?;
    let db = ctx.site.db.clone();
    let chunks = (found.size + CHUNK as i64 - 1) / CHUNK as i64;
    let sha256 = found.sha256.clone();
    let body = stream::unfold(0_i64, move |n| {
        let (db, sha256) = (db.clone(), sha256.clone());
        async move {
            if n >= chunks {
                return None;
            }
            let read = db.read(move |conn| Ok::<_, cantiere_store::Error>(files::chunk(conn, &sha256, n)?)).await;
            let piece = match read {
                Ok(Some(bytes)) => Ok(Bytes::from(bytes)),
                Ok(None) => Err(std::io::Error::other("a chunk of the file is not there")),
                Err(error) => Err(std::io::Error::other(error)),
            };
            Some((piece, n + 1))
        }
    });
    let mut response = Response::new(Body::from_stream(body));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(found.file_type.media_type()));
    headers.insert(header::CONTENT_DISPOSITION, disposition(&found.name)?);
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(found.size));
    response.extensions_mut().insert(Foreign);
    Ok(response)
}

/// RFC 6266: the name in ASCII for old programs, and in UTF-8.
fn disposition(name: &str) -> Result<HeaderValue, Error> {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' })
        .collect();
    let full = utf8_percent_encode(name, NON_ALPHANUMERIC);
    HeaderValue::try_from(format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{full}")).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_place_in_the_header() {
        let value = disposition("perché \"no\"\u{1F512}; x=1.pdf").unwrap();
        let expected = "attachment; filename=\"perch_ _no___ x_1.pdf\"; filename*=UTF-8''perch%C3%A9%20%22no%22%F0%9F%94%92%3B%20x%3D1%2Epdf";
        assert_eq!(value.to_str().unwrap(), expected);
    }
}
