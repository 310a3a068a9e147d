//! `/plans/…/votes/{round}/specimen`: the ballot to print and discuss inside a body. It is not a ballot.

use crate::load::{self, At, Which};
use crate::public::option::{self, Shown};
use crate::{address, words};
use axum::extract::Path;
use axum::response::Response;
use cantiere_domain::round::Form;
use cantiere_spine::round;
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html, markdown};

#[derive(askama::Template)]
#[template(path = "specimen.html")]
struct SpecimenPage {
    page: Page,
    title: String,
    href: String,
    lang: &'static str,
    question: Fragment,
    rule: String,
    window: String,
    options: Vec<Shown>,
    /// What is written into the box: a cross, points, a mark, a place.
    how: String,
    marks: bool,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Path(which): Path<Which>) -> Result<Response, Error> {
    let own = ctx.clone();
    let (edition, round, choices, sources) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let (edition, round) = load::both(conn, &own, &at, which)?;
            let choices = round::options(conn, round.id)?;
            let sources = option::sources(conn, &choices)?;
            Ok((edition, round, choices, sources))
        })
        .await?;
    let base = address::round(&edition, round.number);
    let title = ctx.t("rounds-specimen");
    let page = load::page(&ctx, &edition, Some(&round), &format!("{title}: {}", round.title)).await;
    let page = page.crumb(&title, &format!("{base}/specimen"));
    let form = round.rules.method.form();
    let ordered = option::in_order(&ctx, &round, &choices, 0);
    let template = SpecimenPage {
        title: round.title.clone(),
        href: page.href(&base),
        lang: round.language.as_str(),
        question: markdown::block(&round.question),
        rule: words::rule(&ctx, &round),
        window: ctx.with(
            "rounds-from-to",
            &[("from", &words::moment(&ctx, round.opens_at)), ("to", &words::last_moment(&ctx, round.closes_at))],
        ),
        options: ordered.iter().map(|c| option::shown(&ctx, &edition, &round, c, &sources)).collect(),
        how: ctx.t(match form {
            Form::Set | Form::Basket => "rounds-specimen-cross",
            Form::Points => "rounds-specimen-points",
            Form::Marks => "rounds-specimen-mark",
            Form::Ranking => "rounds-specimen-place",
        }),
        marks: form == Form::Marks,
        page,
    };
    Ok(cacheable(html(template)?, load::topics(&edition, &round)))
}
