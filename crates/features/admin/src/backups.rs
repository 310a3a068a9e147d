//! When the last backup was made, how one is made, and how a site comes back from one.

use crate::frame::{self, Done, Head};
use axum::response::Response;
use cantiere_domain::access::Action;
use cantiere_spine::backup;
use cantiere_store::transfer::Backup;
use cantiere_web::{Ctx, Error, Page, html};

const SHOWN: i64 = 20;
const DAY: i64 = 86_400_000_000;

#[derive(askama::Template)]
#[template(path = "backups.html")]
struct BackupsPage {
    page: Page,
    head: Head,
    /// What to make of the last one: `none`, `old` or `fresh`.
    news: &'static str,
    sentence: String,
    rows: Vec<Row>,
}

struct Row {
    at: i64,
    kind: String,
    place: String,
    size: String,
    sha256: String,
}

pub async fn show(ctx: Ctx) -> Result<Response, Error> {
    let actor = ctx.signed_in()?.clone();
    let made = ctx.site.db.read(move |conn| backup::last(conn, &actor, SHOWN)).await?;
    let page = frame::page(&ctx, "admin-backups-title").await;
    let days = made.first().map(|last| (ctx.site.now() - last.at).max(0) / DAY);
    let (news, sentence) = match days {
        None => ("none", page.t("admin-backups-none").into_owned()),
        Some(0) => ("fresh", page.t1("admin-backups-fresh", "when", page.moment(made[0].at))),
        Some(days) => ("old", page.tn("admin-backups-old", days)),
    };
    let rows = made.iter().map(|one| row(&page, one)).collect();
    let head = frame::head(&page, "/backups", Action::Administer, &Done::default());
    html(BackupsPage { page, head, news, sentence, rows })
}

fn row(page: &Page, of: &Backup) -> Row {
    let kind = match of.kind.as_str() {
        "export" => page.t("admin-backups-kind-export"),
        _ => page.t("admin-backups-kind-sqlite"),
    };
    let size = match of.bytes {
        small @ ..1_000_000 => page.tn("admin-backups-size-kb", (small + 999) / 1_000),
        large => page.tn("admin-backups-size-mb", (large + 999_999) / 1_000_000),
    };
    Row { at: of.at, kind: kind.into_owned(), place: of.place.clone(), size, sha256: of.sha256.clone() }
}
