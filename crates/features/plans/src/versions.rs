//! The published versions of an edition: when, why, and each to read as it was.

use crate::address;
use crate::load::Version;
use crate::view::{Adopted, Head};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_spine::plan::edit::Nature;
use cantiere_spine::plan::shown::Which;
use cantiere_spine::plan::{EditionRef, edition, shown};
use cantiere_web::{Ctx, Error, Page, cacheable, html};

#[derive(askama::Template)]
#[template(path = "versions.html")]
struct VersionsPage {
    page: Page,
    head: Head,
    versions: Vec<VersionRow>,
    /// The act, when it is not known which version it adopts.
    adopted: Option<Adopted>,
    at_action: String,
    /// The day of the first version, ISO and in words: there is nothing to read of the days before.
    first: String,
    first_in_words: String,
}

struct VersionRow {
    number: i64,
    day: String,
    summary: String,
    href: String,
    compare: String,
    current: bool,
    hash: String,
    /// What kind of change it is, as was said when it was published; empty for the first.
    nature: String,
    adopted: Option<Adopted>,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Query(version): Query<Version>,
) -> Result<Response, Error> {
    let at = EditionRef { plan, edition };
    let (reader, which) = (ctx.actor().clone(), version.which(&ctx.site)?);
    let (shown, revisions) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let shown = shown::find(conn, &reader, &at, Which::Current)?;
            // The links to the other pages stay with the version that was asked for, so it has to be one.
            if which != Which::Current {
                shown::find(conn, &reader, &at, which)?;
            }
            let revisions = edition::revisions(conn, shown.edition.id)?;
            Ok((shown, revisions))
        })
        .await?;
    let e = &shown.edition;
    let page = ctx
        .page(format!("{}: {} – {}", ctx.t("plans-tab-versions"), e.plan_name, e.name))
        .await
        .crumb(ctx.t("plans-nav-plans"), "/plans")
        .crumb(format!("{} – {}", e.plan_name, e.name), &address::edition(e))
        .in_language(e.language.as_str())
        .here();
    let head = Head::new(&page, &ctx, &shown, &version, "versions");
    let adopted = Adopted::of(&page, &e.adoption);
    let of_version = |number: i64| Adopted::of(&page, &e.adoption).filter(|a| a.version == number);
    let versions = revisions
        .iter()
        .enumerate()
        .map(|(n, r)| VersionRow {
            number: r.number,
            day: r.published_at.map(|at| page.day(at)).unwrap_or_default(),
            summary: r.summary.clone(),
            href: page.href(format!("{}?version={}", address::edition(e), r.number)),
            compare: revisions
                .get(n + 1)
                .map(|before| {
                    page.href(format!("{}/changes?from={}&to={}", address::edition(e), before.number, r.number))
                })
                .unwrap_or_default(),
            current: Some(r.id) == e.published,
            hash: r.content_hash.clone(),
            nature: match Nature::parse(&r.nature) {
                Some(Nature::Form) => page.t("plans-version-form").into_owned(),
                Some(Nature::Meaning) => page.t("plans-version-meaning").into_owned(),
                None => String::new(),
            },
            adopted: of_version(r.number),
        })
        .collect();
    let adopted = adopted.filter(|a| a.version == 0);
    let at_action = page.href(address::text(e));
    let first = revisions.iter().filter_map(|r| r.published_at).min();
    let (first, first_in_words) =
        first.map(|at| (ctx.site.local(at).date().to_string(), page.day(at))).unwrap_or_default();
    let topics = crate::load::topics(&shown);
    Ok(cacheable(html(VersionsPage { page, head, versions, adopted, at_action, first, first_in_words })?, topics))
}
