//! `/admin/languages`: in which languages the pages are offered, and which one comes first.

use crate::frame::{self, Done, Head};
use axum::extract::Query;
use axum::response::Response;
use cantiere_domain::Lang;
use cantiere_domain::access::Action;
use cantiere_spine::site::{languages, save};
use cantiere_web::form::{Choice, Fields, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;

#[derive(askama::Template)]
#[template(path = "admin/languages.html")]
struct LanguagesPage {
    page: Page,
    head: Head,
    seen: String,
    offered: Vec<Choice>,
    first: Vec<Choice>,
    mistakes: Vec<Mistake>,
    stale: bool,
    /// What somebody else saved meanwhile, where it differs.
    theirs_offered: String,
    theirs_first: String,
}

pub async fn show(ctx: Ctx, Query(done): Query<Done>) -> Result<Response, Error> {
    frame::readable(&ctx)?;
    html(page(&ctx, None, Vec::new(), false, &done).await?)
}

pub async fn save(ctx: Ctx, fields: Fields) -> Result<Response, Error> {
    frame::writable(&ctx, Action::Administer)?;
    let offered: Vec<Lang> = fields.all("offered").filter_map(|l| l.parse().ok()).collect();
    let first: Lang = fields.one("first").parse().map_err(|_| Error::BadRequest)?;
    let (by, seen, chosen) = (ctx.actor().clone(), fields.one("seen").to_string(), offered.clone());
    match ctx.site.db.write(move |tx| languages::set(tx, &by, &seen, first, &chosen)).await {
        // The page may not be offered any more in the language it was sent from.
        Ok(()) => {
            let lang = if offered.contains(&ctx.lang) { ctx.lang } else { first };
            Ok(frame::back(&Ctx { lang, ..ctx }, "/languages", "saved"))
        }
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let sent = Some((first, offered));
            let page = page(&ctx, sent, Mistake::all(&ctx, &problems), false, &Done::default()).await?;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(cantiere_spine::Error::Stale) => {
            let page = page(&ctx, Some((first, offered)), Vec::new(), true, &Done::default()).await?;
            Ok(with_status(html(page)?, StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    ctx: &Ctx,
    sent: Option<(Lang, Vec<Lang>)>,
    mistakes: Vec<Mistake>,
    stale: bool,
    done: &Done,
) -> Result<LanguagesPage, Error> {
    let stored = ctx.site.db.read(save::stored).await?;
    let page = frame::page(ctx, "admin-tab-languages").await;
    let now = languages::parse(stored.get(languages::KEY).map_or("", String::as_str));
    let (first, offered) = sent.unwrap_or_else(|| (now[0], now.clone()));
    let name = |lang: Lang| page.t(format!("admin-language-{lang}")).into_owned();
    let names = |some: &[Lang]| {
        let names = Lang::ALL.into_iter().filter(|lang| some.contains(lang)).map(name);
        names.collect::<Vec<_>>().join(", ")
    };
    let choice = |lang: Lang, chosen: bool| Choice::new(lang.as_str(), name(lang), chosen);
    let theirs = |mine: String, theirs: String| if stale && mine != theirs { theirs } else { String::new() };
    Ok(LanguagesPage {
        head: frame::head(&page, "/languages", Action::Administer, done),
        seen: save::seen(&stored, [languages::KEY]),
        offered: Lang::ALL.into_iter().map(|l| choice(l, offered.contains(&l))).collect(),
        first: Lang::ALL.into_iter().map(|l| choice(l, l == first)).collect(),
        theirs_offered: theirs(names(&offered), names(&now)),
        theirs_first: theirs(name(first), name(now[0])),
        mistakes,
        stale,
        page,
    })
}
