//! `/admin/site`: what the site is called, whose it is, how it is reached, and the links that the law asks for.

use crate::frame::{self, Done, Head};
use axum::extract::Query;
use axum::response::Response;
use cantiere_domain::Lang;
use cantiere_domain::access::Action;
use cantiere_spine::site::save::{self, Values};
use cantiere_spine::site::{Kind, fields};
use cantiere_web::form::{self, Fields, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;

#[derive(askama::Template)]
#[template(path = "admin/about.html")]
struct AboutPage {
    page: Page,
    head: Head,
    action: String,
    seen: String,
    groups: Vec<Group>,
    mistakes: Vec<Mistake>,
    stale: bool,
}

struct Group {
    title: String,
    rows: Vec<Row>,
}

struct Row {
    name: &'static str,
    label: String,
    hint: String,
    value: String,
    kind: &'static str,
    required: bool,
    lang: &'static str,
    error: String,
    /// What somebody else saved meanwhile, where it differs.
    theirs: Option<String>,
}

const GROUPS: [(&str, &[&str]); 4] = [
    ("admin-group-names", &["site_name", "site_name_en", "tagline", "tagline_en"]),
    ("admin-group-owner", &["owner_name", "owner_name_en", "owner_url", "address", "tax_code"]),
    ("admin-group-contacts", &["phone", "email", "pec", "dpo_email", "report_email", "security_email"]),
    ("admin-group-legal", &["accessibility_url", "transparency_url", "media_policy_url", "ombudsman_url"]),
];

pub async fn show(ctx: Ctx, Query(done): Query<Done>) -> Result<Response, Error> {
    frame::readable(&ctx)?;
    let stored = ctx.site.db.read(save::stored).await?;
    let mut shown = by_name(&stored);
    // What was never set reads as the pages show it, so that saving the rest does not ask for it.
    let now = ctx.site.settings(Lang::It).await;
    for (name, value) in [("site_name", &now.site_name), ("owner_name", &now.owner_name)] {
        shown.entry(name.into()).and_modify(|kept| {
            if kept.is_empty() {
                kept.clone_from(value);
            }
        });
    }
    html(page(&ctx, &stored, &shown, Vec::new(), false, &done).await)
}

pub async fn save(ctx: Ctx, fields: Fields) -> Result<Response, Error> {
    frame::writable(&ctx, Action::Administer)?;
    let form: Values = fields::ALL.iter().map(|f| (f.name.to_string(), fields.one(f.name).to_string())).collect();
    let (by, seen, written) = (ctx.actor().clone(), fields.one("seen").to_string(), form.clone());
    let (mistakes, stale, status) = match ctx.site.db.write(move |tx| save::about(tx, &by, &seen, &written)).await {
        Ok(()) => return Ok(frame::back(&ctx, "/site", "saved")),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            (Mistake::all(&ctx, &problems), false, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(cantiere_spine::Error::Stale) => (Vec::new(), true, StatusCode::CONFLICT),
        Err(error) => return Err(error.into()),
    };
    let stored = ctx.site.db.read(save::stored).await?;
    let mut template = page(&ctx, &stored, &form, mistakes, stale, &Done::default()).await;
    if !stale {
        template.seen = fields.one("seen").to_string();
    }
    Ok(with_status(html(template)?, status))
}

fn by_name(stored: &Values) -> Values {
    let value = |key: &str| stored.get(key).cloned().unwrap_or_default();
    fields::ALL.iter().map(|f| (f.name.to_string(), value(f.key))).collect()
}

async fn page(
    ctx: &Ctx,
    stored: &Values,
    shown: &Values,
    mistakes: Vec<Mistake>,
    stale: bool,
    done: &Done,
) -> AboutPage {
    let page = frame::page(ctx, "admin-tab-site").await;
    let now = by_name(stored);
    let row = |name: &'static str| {
        let field = fields::ALL.iter().find(|f| f.name == name)?;
        let slug = name.replace('_', "-");
        let value = shown.get(name).cloned().unwrap_or_default();
        let theirs = now.get(name).cloned().unwrap_or_default();
        Some(Row {
            name,
            label: page.t(format!("admin-f-{slug}")).into_owned(),
            hint: match HINTS.contains(&name) {
                true => page.t(format!("admin-h-{slug}")).into_owned(),
                false => String::new(),
            },
            kind: match field.kind {
                Kind::Mail => "email",
                Kind::Web => "url",
                Kind::Phone => "tel",
                Kind::Line | Kind::TaxCode => "text",
            },
            required: field.required,
            lang: if name.ends_with("_en") { "en" } else { "" },
            error: form::at(&mistakes, name).to_string(),
            theirs: (stale && theirs != value).then_some(theirs),
            value,
        })
    };
    AboutPage {
        head: frame::head(&page, "/site", Action::Administer, done),
        action: page.href("/admin/site"),
        seen: save::seen(stored, save::keys()),
        groups: GROUPS
            .into_iter()
            .map(|(key, names)| Group {
                title: page.t(key).into_owned(),
                rows: names.iter().copied().filter_map(row).collect(),
            })
            .collect(),
        mistakes,
        stale,
        page,
    }
}

/// Fields that a sentence helps to fill in.
const HINTS: [&str; 8] = [
    "site_name_en",
    "tagline",
    "owner_url",
    "dpo_email",
    "report_email",
    "accessibility_url",
    "transparency_url",
    "ombudsman_url",
];
