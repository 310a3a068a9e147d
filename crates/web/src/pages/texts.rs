//! Pages of words that the law and the design guidelines ask of a public site.
//! Their texts stand in the language files, their names and addresses in the settings.

use crate::catalog::Args;
use crate::{Ctx, Error, Page, Settings, Site, cacheable, cookies, html};
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use cantiere_spine::retention;
use std::sync::Arc;

/// In the site map, without the language.
pub(super) const PATHS: [&str; 6] =
    ["/legal-notes", "/privacy", "/accessibility", "/faq", "/report-problem", "/site-map"];

pub(super) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/legal-notes", get(legal_notes))
        .route("/{lang}/privacy", get(privacy))
        .route("/{lang}/accessibility", get(accessibility))
        .route("/{lang}/faq", get(|ctx: Ctx| text(ctx, "site-faq-title", FAQ)))
        .route("/{lang}/report-problem", get(|ctx: Ctx| text(ctx, "site-report-title", REPORT)))
        .route("/{lang}/site-map", get(site_map))
}

/// The keys of a heading and of the paragraphs under it.
type Keys = &'static [(&'static str, &'static [&'static str])];

const LEGAL: Keys = &[
    ("site-legal-words-title", &["site-legal-words-1", "site-legal-words-2"]),
    ("site-legal-plans-title", &["site-legal-plans-1"]),
    ("site-legal-links-title", &["site-legal-links-1"]),
    ("site-legal-software-title", &["site-legal-software-1"]),
];
const PRIVACY: Keys = &[
    ("site-privacy-who-title", &["site-privacy-who-1", "site-privacy-who-2"]),
    ("site-privacy-visit-title", &["site-privacy-visit-1", "site-privacy-visit-2"]),
    ("site-privacy-account-title", &["site-privacy-account-1", "site-privacy-account-3"]),
    ("site-privacy-why-title", &["site-privacy-why-1"]),
    (
        "site-privacy-long-title",
        &[
            "site-privacy-long-1",
            "site-privacy-long-session",
            "site-privacy-long-pending",
            "site-privacy-long-mail",
            "site-privacy-long-inactive",
            "site-privacy-long-notices",
            "site-privacy-long-moderation",
        ],
    ),
    ("site-privacy-rights-title", &["site-privacy-rights-1", "site-privacy-rights-2"]),
];
const ACCESSIBILITY: Keys = &[
    ("site-accessibility-how-title", &["site-accessibility-how-1", "site-accessibility-how-2"]),
    ("site-accessibility-tell-title", &["site-accessibility-tell-1", "site-accessibility-tell-2"]),
];
const FAQ: Keys = &[
    ("site-faq-what-title", &["site-faq-what-1"]),
    ("site-faq-read-title", &["site-faq-read-1"]),
    ("site-faq-cite-title", &["site-faq-cite-1"]),
    ("site-faq-state-title", &["site-faq-state-1"]),
    ("site-faq-central-title", &["site-faq-central-1"]),
    ("site-faq-data-title", &["site-faq-data-1"]),
    ("site-faq-account-title", &["site-faq-account-1"]),
];
const REPORT: Keys = &[
    ("site-report-how-title", &["site-report-how-1", "site-report-how-2"]),
    ("site-report-content-title", &["site-report-content-1"]),
];

struct Section {
    title: String,
    paragraphs: Vec<String>,
}

#[derive(Template)]
#[template(path = "site/text.html")]
struct TextPage {
    page: Page,
    sections: Vec<Section>,
}

#[derive(Template)]
#[template(path = "site/legal-notes.html")]
struct LegalNotesPage {
    page: Page,
    sections: Vec<Section>,
}

#[derive(Template)]
#[template(path = "site/accessibility.html")]
struct AccessibilityPage {
    page: Page,
    sections: Vec<Section>,
}

#[derive(Template)]
#[template(path = "site/site-map.html")]
struct SiteMapPage {
    page: Page,
    /// Address and title.
    pages: Vec<(String, String)>,
}

async fn text(ctx: Ctx, title: &str, keys: Keys) -> Result<Response, Error> {
    let page = ctx.page(ctx.t(title)).await.here();
    let sections = sections(&page, keys);
    shown_to_all(html(TextPage { page, sections })?)
}

async fn privacy(ctx: Ctx) -> Result<Response, Error> {
    let page = ctx.page(ctx.t("site-privacy-title")).await.here();
    let mut sections = sections(&page, PRIVACY);
    let told = |cookie: &&cookies::Cookie| page.t1(cookie.words, "name", cookie.name(&ctx.site.base_url));
    let mut paragraphs = vec![ctx.t("site-privacy-cookies-1")];
    paragraphs.extend(cookies::ALL.iter().map(told));
    // Behind what is kept of whoever signs in.
    let place = PRIVACY.iter().position(|(title, _)| *title == "site-privacy-account-title").map_or(0, |n| n + 1);
    sections.insert(place, Section { title: ctx.t("site-privacy-cookies-title"), paragraphs });
    shown_to_all(html(TextPage { page, sections })?)
}

async fn legal_notes(ctx: Ctx) -> Result<Response, Error> {
    let page = ctx.page(ctx.t("site-legal-title")).await.here();
    let sections = sections(&page, LEGAL);
    shown_to_all(html(LegalNotesPage { page, sections })?)
}

async fn accessibility(ctx: Ctx) -> Result<Response, Error> {
    let page = ctx.page(ctx.t("site-accessibility-title")).await.here();
    let sections = sections(&page, ACCESSIBILITY);
    shown_to_all(html(AccessibilityPage { page, sections })?)
}

async fn site_map(ctx: Ctx) -> Result<Response, Error> {
    let page = ctx.page(ctx.t("site-map-title")).await.here();
    let titles =
        ["site-legal-title", "site-privacy-title", "site-accessibility-title", "site-faq-title", "site-report-title"];
    let pages = PATHS.iter().zip(titles).map(|(path, title)| (ctx.href(path), ctx.t(title))).collect();
    shown_to_all(html(SiteMapPage { page, pages })?)
}

fn shown_to_all(response: Response) -> Result<Response, Error> {
    // They show nothing but texts and settings, which every kept page counts in.
    Ok(cacheable(response, [""; 0]))
}

fn sections(page: &Page, keys: Keys) -> Vec<Section> {
    let args = args(&page.settings);
    let words = |key: &&str| page.with(key, &args);
    let section = |(title, texts): &(&str, &[&str])| Section {
        title: words(title),
        paragraphs: texts.iter().map(words).collect(),
    };
    keys.iter().map(section).collect()
}

/// What the texts may name. “none” stands for what the administration has not filled in: a text chooses by it.
fn args(settings: &Settings) -> Args<'static> {
    let mut args = Args::new();
    let report = [&settings.report_email, &settings.email].into_iter().find(|e| !e.is_empty());
    let known = [
        ("site", &settings.site_name),
        ("owner", &settings.owner_name),
        ("address", &settings.address),
        ("email", &settings.email),
        ("pec", &settings.pec),
        ("dpo", &settings.dpo_email),
        ("report", report.unwrap_or(&settings.email)),
    ];
    for (name, value) in known {
        args.set(name, if value.is_empty() { "none".to_string() } else { value.clone() });
    }
    let kept = retention::from(&[
        ("retention_inactive_months", settings.retention_inactive_months.as_str()),
        ("retention_warning_days", &settings.retention_warning_days),
        ("retention_mail_days", &settings.retention_mail_days),
        ("retention_notices_months", &settings.retention_notices_months),
        ("retention_moderation_months", &settings.retention_moderation_months),
    ]);
    for (name, value) in [
        ("inactive", kept.inactive_months),
        ("warning", kept.warning_days),
        ("mail", kept.mail_days),
        ("notices", kept.notices_months),
        ("moderation", kept.moderation_months),
        ("pending", kept.pending_hours),
        ("session", kept.session_hours),
    ] {
        args.set(name, i64::from(value));
    }
    args
}
