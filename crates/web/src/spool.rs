//! Large files as answers: written to a file without a name first, then sent a piece at a time. However large it is and
//! however slowly it is read, it takes the memory of one piece and keeps no snapshot of the database open.

use crate::Error;
use axum::body::{Body, Bytes};
use axum::response::Response;
use http::{HeaderValue, header};
use std::fs::File;
use std::io::{Seek, SeekFrom};
use tokio::io::AsyncReadExt;

const PIECE: usize = 64 * 1_024;

/// The answer that sends a file from its beginning, to be saved under a name of ASCII letters.
pub fn spooled(mut file: File, media_type: &'static str, name: &str) -> Result<Response, Error> {
    let length = file.seek(SeekFrom::End(0)).and_then(|length| file.rewind().map(|()| length));
    let length = length.map_err(Error::internal)?;
    let pieces = futures::stream::try_unfold(tokio::fs::File::from_std(file), |mut file| async move {
        let mut piece = vec![0; PIECE];
        let read = file.read(&mut piece).await?;
        piece.truncate(read);
        Ok::<_, std::io::Error>((read > 0).then(|| (Bytes::from(piece), file)))
    });
    let mut response = Response::new(Body::from_stream(pieces));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")).map_err(Error::internal)?;
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    Ok(response)
}
