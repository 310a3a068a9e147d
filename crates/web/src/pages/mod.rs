//! The site's own pages: entry, what robots may read, and the texts every public site must have.
//! Nothing about plans stands here.

mod entry;
mod feedback;
mod look;
mod texts;

use crate::Site;
use axum::Router;
use std::sync::Arc;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().merge(entry::routes()).merge(feedback::routes()).merge(look::routes()).merge(texts::routes())
}
