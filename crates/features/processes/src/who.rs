//! Second screen, “chi”: who may see it, who may answer, and how surely they must have said who they are.

use crate::frame::{self, Again, Frame};
use crate::load::{self, At, Done, Fields};
use crate::words;
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::access::Assurance;
use cantiere_domain::id::OrganizationId;
use cantiere_domain::plan::Visibility;
use cantiere_spine::actor::session::parse_assurance;
use cantiere_spine::plan::Edition;
use cantiere_spine::process::{self, Process, Who};
use cantiere_store::Conn;
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::organization::process_invitation;
use cantiere_web::form::Choice;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use diesel::prelude::*;

/// Organisations of the list.
const MOST: i64 = 2_000;

#[derive(askama::Template)]
#[template(path = "who.html")]
struct WhoPage {
    page: Page,
    frame: Frame,
    who: Who,
    visibilities: Vec<Choice>,
    organizations: Vec<Choice>,
    answerers: Vec<Choice>,
    levels: Vec<Choice>,
    /// Said when the plan itself is seen by fewer.
    narrower: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(done): Query<Done>) -> Result<Response, Error> {
    let (e, p) = load::seen(&ctx, at).await?;
    html(page(&ctx, &e, &p, Who::of(&p), Again::default(), &done).await?)
}

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let (e, p) = load::found(&ctx, at.clone()).await?;
    let new = Who {
        who: fields.text("who"),
        organizations_only: fields.one("organizations_only") == "yes",
        assurance: match fields.one("assurance") {
            "" => p.assurance,
            told => parse_assurance(told).max(Assurance::Email),
        },
        visibility: Visibility::parse(fields.one("visibility")).unwrap_or(p.visibility),
        invited: fields.all("invited").filter_map(|id| id.parse().ok().map(OrganizationId)).collect(),
    };
    let (by, of, id, seen, why) = (ctx.actor().clone(), e.clone(), p.id, fields.text("seen"), fields.text("why"));
    let sent = (new.clone(), why.clone());
    let written = ctx.site.db.write(move |tx| process::save_who(tx, &by, &of, id, &seen, &sent.0, &sent.1)).await;
    let Some((status, mistakes)) = frame::outcome(&ctx, written)? else {
        return Ok(frame::onward(&ctx, &e, fields.one("go"), "when"));
    };
    let (e, p) = load::found(&ctx, at).await?;
    let conflict = match mistakes.is_empty() {
        true => differences(&ctx, &new, &Who::of(&p)),
        false => Vec::new(),
    };
    let again = Again { mistakes, conflict, why };
    Ok(with_status(html(page(&ctx, &e, &p, new, again, &Done::default()).await?)?, status))
}

fn differences(ctx: &Ctx, mine: &Who, theirs: &Who) -> Vec<(String, String)> {
    let answers = |who: &Who| answerers_key(who.organizations_only);
    let told = [
        ("processes-f-who", mine.who.clone(), theirs.who.clone()),
        ("processes-f-visibility", words::visibility(ctx, mine.visibility), words::visibility(ctx, theirs.visibility)),
        ("processes-f-answerers", ctx.t(answers(mine)), ctx.t(answers(theirs))),
        ("processes-f-assurance", level(ctx, mine.assurance), level(ctx, theirs.assurance)),
    ];
    frame::differences(told.iter().map(|(key, mine, theirs)| (ctx.t(key), mine.as_str(), theirs.as_str())))
}

fn answerers_key(organizations_only: bool) -> &'static str {
    if organizations_only { "processes-answerers-organizations" } else { "processes-answerers-all" }
}

fn level(ctx: &Ctx, assurance: Assurance) -> String {
    ctx.t(&format!("processes-assurance-{}", words::assurance(assurance)))
}

/// Organisations that can be chosen, those asked on the board of the process first.
fn bodies(conn: &mut Conn, process: i64) -> Result<Vec<(i64, String, Option<i64>)>, Error> {
    let asked =
        process_invitation::organization.eq(organization::id.nullable()).and(process_invitation::process.eq(process));
    Ok(organization::table
        .left_join(process_invitation::table.on(asked))
        .filter(organization::state.ne("suspended"))
        .order((process_invitation::id.nullable().is_null(), organization::sort_key, organization::id))
        .limit(MOST)
        .select((organization::id, organization::name, process_invitation::id.nullable()))
        .load(conn)?)
}

async fn page(ctx: &Ctx, e: &Edition, p: &Process, who: Who, again: Again, done: &Done) -> Result<WhoPage, Error> {
    let of = p.id.0;
    let bodies = ctx.site.db.read(move |conn| bodies(conn, of)).await?;
    // Whoever was asked on the board is not shut out because nobody chose them once more.
    let asked_first = p.visibility != Visibility::Invited && who.visibility == p.visibility && who.invited.is_empty();
    let page = frame::page(ctx, e, ctx.t("processes-step-who")).await.here();
    let visible = |v: Visibility| {
        let key = format!("processes-visibility-{}", words::slug(v.as_str()));
        Choice::new(v.as_str(), ctx.t(&key), v == who.visibility).hint(ctx.t(&format!("{key}-hint")))
    };
    let answers = [("no", false), ("yes", true)].map(|(value, only)| {
        let key = answerers_key(only);
        Choice::new(value, ctx.t(key), only == who.organizations_only).hint(ctx.t(&format!("{key}-hint")))
    });
    let levels = [Assurance::Email, Assurance::Low, Assurance::Substantial, Assurance::High].map(|a| {
        let stored = words::assurance(a);
        Choice::new(stored, level(ctx, a), words::assurance(who.assurance) == stored)
            .hint(ctx.t(&format!("processes-assurance-{stored}-hint")))
    });
    Ok(WhoPage {
        frame: Frame::new(&page, e, p, "who", Who::of(p).seen(), again, done),
        visibilities: Visibility::ALL.into_iter().map(visible).collect(),
        organizations: bodies
            .into_iter()
            .map(|(id, name, asked)| {
                let chosen = who.invited.contains(&OrganizationId(id)) || (asked_first && asked.is_some());
                Choice::new(id.to_string(), name, chosen)
            })
            .collect(),
        answerers: answers.into(),
        levels: levels.into(),
        narrower: match e.visibility {
            Visibility::Public => String::new(),
            of_plan => ctx.with("processes-plan-seen-by", &[("who", &words::visibility(ctx, of_plan))]),
        },
        who,
        page,
    })
}
