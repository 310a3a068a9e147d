//! `/my-actions`: the actions that somebody reports on, those without news first.

use crate::{address, words};
use axum::response::Response;
use cantiere_domain::access::Role;
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::{EditionState, Silence};
use cantiere_spine::plan::edition;
use cantiere_spine::update;
use cantiere_web::{Ctx, Error, Page, html};
use std::collections::BTreeMap;

/// So many are listed.
const MOST: usize = 200;

#[derive(askama::Template)]
#[template(path = "mine.html")]
struct MinePage {
    page: Page,
    rows: Vec<Row>,
}

struct Row {
    plan: String,
    lang: &'static str,
    code: String,
    title: String,
    href: String,
    slug: &'static str,
    state: String,
    news: Vec<(&'static str, String)>,
    update_href: String,
    quiet: bool,
}

pub async fn show(ctx: Ctx) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    let own = ctx.clone();
    let mut rows = ctx
        .site
        .db
        .read(move |conn| -> Result<Vec<Row>, Error> {
            let Some(person) = by.person else { return Err(Error::SignIn) };
            let mut wanted: BTreeMap<i64, Option<Vec<i64>>> = BTreeMap::new();
            for (of, item) in update::owned_by(conn, person)? {
                if let Some(items) = wanted.entry(of).or_insert_with(|| Some(Vec::new())) {
                    items.push(item);
                }
            }
            // Whoever holds the role on a plan reports on all of it.
            for e in edition::in_states(conn, &by, &[EditionState::InForce, EditionState::Adopted], 50)? {
                if by.has(Role::ActionOwner, Some(e.plan)) {
                    wanted.insert(e.id.0, None);
                }
            }
            let mut rows = Vec::new();
            for (id, items) in wanted {
                let Ok(e) = edition::find_by_id(conn, &by, EditionId(id)) else { continue };
                let Some(published) = e.published else { continue };
                let index = own.site.indexes.get(conn, &e, published, own.site.today())?;
                let listed = |item: i64| items.as_ref().is_none_or(|list| list.contains(&item));
                for entry in index.entries.iter().filter(|n| n.kind.has_state() && listed(n.item)) {
                    rows.push(Row {
                        plan: format!("{} – {}", e.plan_name, e.name),
                        lang: e.language.as_str(),
                        code: entry.code.to_string(),
                        title: entry.title.to_string(),
                        href: own.href(&address::item(&e, &entry.code, entry.item)),
                        slug: entry.state.as_str(),
                        state: words::state(&own, entry.state),
                        news: words::news(&own, entry.news),
                        update_href: own.href(&address::update(&e, &entry.code, entry.item)),
                        quiet: !entry.news.late && entry.news.silence == Silence::No,
                    });
                }
            }
            Ok(rows)
        })
        .await?;
    rows.sort_by_key(|r| r.quiet);
    rows.truncate(MOST);
    html(MinePage { page: ctx.page(ctx.t("monitoring-mine")).await.here().noindex(), rows })
}
