//! The form of one paragraph. An empty line in it makes two; a new one is added by the same form.

mod gone;

use crate::act::{self, BlockAt};
use crate::address;
use crate::changes;
use crate::head::{self, Done, Head};
use crate::item::natures;
use crate::keep::{self, Offer};
use crate::load::{self, At};
use crate::words;
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::plan::BlockKind;
use cantiere_spine::plan::Edition;
use cantiere_spine::plan::edit::block::{BlockText, Spot};
use cantiere_spine::plan::edit::item::is_known;
use cantiere_spine::plan::edit::{self, Nature, waiting};
use cantiere_spine::plan::rows::BlockRow;
use cantiere_store::schema::plan::block_row;
use cantiere_store::{Conn, idempotency};
use cantiere_web::form::Fields;
use cantiere_web::form::{Choice, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use diesel::prelude::*;
use http::StatusCode;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "paragraph_form.html")]
struct FormPage {
    page: Page,
    head: Head,
    title: String,
    /// Words of the plan that the title ends with, in its language.
    about: String,
    is_new: bool,
    action: String,
    keep: String,
    cancel: String,
    target: String,
    version: i64,
    key: String,
    form: Form,
    mistakes: Vec<Mistake>,
    kinds: Vec<Choice>,
    levels: Vec<Choice>,
    natures: Vec<Choice>,
    conflict: Vec<changes::Field>,
    kept: Vec<Offer>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Form {
    kind: String,
    level: String,
    text: String,
    nature: String,
    after: String,
    part: String,
    /// What it is kept as while it is written.
    begun: String,
    /// What the words were kept as of a paragraph that is not there any more ([`keep::gone`]); else empty.
    gone: String,
}

impl Form {
    fn of_fields(fields: &Fields) -> Form {
        let one = |name: &str| fields.one(name).to_string();
        Form {
            kind: one("kind"),
            level: one("level"),
            text: one("text"),
            nature: one("nature"),
            after: one("after"),
            part: one("part"),
            begun: one("target"),
            gone: one("gone"),
        }
    }

    fn of_row(row: &BlockRow) -> Form {
        Form { kind: row.kind.clone(), level: row.level.to_string(), text: row.text.clone(), ..Form::default() }
    }

    fn text(&self) -> BlockText {
        let kind = BlockKind::parse(&self.kind).filter(|k| *k != BlockKind::Item).unwrap_or(BlockKind::Paragraph);
        BlockText { kind, level: self.level.parse().unwrap_or(1), text: self.text.clone() }
    }

    fn spot(&self) -> Spot {
        match (self.after.parse(), self.part.parse::<i64>()) {
            (Ok(block), _) => Spot::After(block),
            (_, Ok(item)) if item != 0 => Spot::In(Some(item)),
            _ => Spot::In(None),
        }
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
    part: String,
    kept: String,
}

struct Around {
    e: Edition,
    row: Option<BlockRow>,
    known: bool,
    waiting: Vec<waiting::Waiting>,
}

fn around(conn: &mut Conn, ctx: &Ctx, at: &At, block: Option<i64>, kept: &str) -> Result<Around, Error> {
    // A form for something new holds nothing to read.
    let e = if block.is_some() { load::readable(conn, ctx, at)? } else { load::writable(conn, ctx, at)? };
    let row: Option<BlockRow> = match (block, e.shown_to_writers()) {
        (Some(id), Some(revision)) => {
            let row: Option<BlockRow> = block_row::table.find((revision, id)).first(conn).optional()?;
            Some(row.filter(|r| r.kind != BlockKind::Item.as_str()).ok_or(Error::NotFound)?)
        }
        (Some(_), None) => return Err(Error::NotFound),
        (None, _) => None,
    };
    Ok(Around {
        row,
        known: block.map(|id| is_known(conn, &e, "block", id)).transpose()?.unwrap_or(false),
        waiting: keep::find(conn, ctx, &e, ("block", block), kept)?,
        e,
    })
}

pub async fn show(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(BlockAt { block }): Path<BlockAt>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let (own, kept, place) = (ctx.clone(), asked.kept.clone(), at.clone());
    let found = ctx.site.db.read(move |conn| around(conn, &own, &place, Some(block), &kept)).await;
    let around = match found {
        // What was being written of it is not lost with it.
        Err(Error::NotFound) => return gone::unsaved(ctx, at, block).await,
        found => found?,
    };
    let row = around.row.as_ref().ok_or(Error::NotFound)?;
    let taken = keep::taken_up(&around.waiting, &asked.kept);
    let (form, version) = match &taken {
        Some((waiting, fields)) => (Form::of_fields(fields), waiting.base),
        None => (Form::of_row(row), row.version),
    };
    let offer = taken.is_none();
    html(page(&ctx, around, form, version, Vec::new(), Vec::new(), offer).await)
}

pub async fn new(ctx: Ctx, Path(at): Path<At>, Query(asked): Query<Asked>) -> Result<Response, Error> {
    let (own, kept) = (ctx.clone(), asked.kept.clone());
    let around = ctx.site.db.read(move |conn| around(conn, &own, &at, None, &kept)).await?;
    let fields = keep::taken_up(&around.waiting, &asked.kept).map(|(_, fields)| fields);
    let kind = BlockKind::Paragraph.as_str().to_string();
    let form = match &fields {
        Some(fields) => Form::of_fields(fields),
        None => Form { kind, after: asked.after, part: asked.part, ..Form::default() },
    };
    html(page(&ctx, around, form, 0, Vec::new(), Vec::new(), fields.is_none()).await)
}

pub async fn save(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(BlockAt { block }): Path<BlockAt>,
    fields: Fields,
) -> Result<Response, Error> {
    let e = load::edition(&ctx, at.clone()).await?;
    let form = Form::of_fields(&fields);
    let version = fields.number("version").unwrap_or(0);
    let (by, of, text, nature) = (ctx.actor().clone(), e.id, form.text(), Nature::parse(&form.nature));
    let kept = keep::target("block", Some(block), &form.begun);
    let written = ctx.site.db.write(move |tx| -> Result<i64, cantiere_spine::Error> {
        let version = edit::save_block(tx, &by, of, block, version, &text, nature)?;
        waiting::drop(tx, &by, of, &kept)?;
        Ok(version)
    });
    match written.await {
        Ok(_) => done(&ctx, at, block, "saved").await,
        Err(error) => again(ctx, at, Some(block), form, version, error).await,
    }
}

pub async fn add(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let e = load::edition(&ctx, at.clone()).await?;
    let form = Form::of_fields(&fields);
    let (by, of, text, spot, key) =
        (ctx.actor().clone(), e.id, form.text(), form.spot(), fields.one("key").to_string());
    let (person, begun) = (by.person.map_or(0, |p| p.0), keep::target("block", None, &form.begun));
    let gone = form.gone.clone();
    let written = ctx.site.db.write(move |tx| -> Result<i64, cantiere_spine::Error> {
        let id = idempotency::once(tx, person, &key, |tx| {
            waiting::drop(tx, &by, of, &begun)?;
            if !gone.is_empty() {
                waiting::drop(tx, &by, of, &gone)?;
            }
            edit::add_block(tx, &by, of, spot, &text).map(|id| id.to_string())
        })?;
        id.parse().map_err(|_| cantiere_spine::Error::NotFound("paragraph"))
    });
    match written.await {
        Ok(block) => done(&ctx, at, block, "added").await,
        Err(error) => again(ctx, at, None, form, 0, error).await,
    }
}

async fn done(ctx: &Ctx, at: At, block: i64, what: &'static str) -> Result<Response, Error> {
    let e = load::edition(ctx, at).await?;
    let (chapter, number) = act::place_of(ctx, &e, block).await?;
    Ok(act::back(
        ctx,
        &address::part(&e, chapter),
        &[("page", number.to_string())],
        (what, None),
        &format!("#p{block}"),
    ))
}

async fn again(
    ctx: Ctx,
    at: At,
    block: Option<i64>,
    form: Form,
    version: i64,
    error: cantiere_spine::Error,
) -> Result<Response, Error> {
    let (status, mistakes) = match error {
        cantiere_spine::Error::Invalid(problems) => (StatusCode::UNPROCESSABLE_ENTITY, Mistake::all(&ctx, &problems)),
        cantiere_spine::Error::Stale => (StatusCode::CONFLICT, Vec::new()),
        // The paragraph itself, or what a new one was to stand behind or in.
        cantiere_spine::Error::NotFound("paragraph") => return gone::block(ctx, at, block, form).await,
        cantiere_spine::Error::NotFound("item") => return gone::part(ctx, at, form).await,
        error => return Err(error.into()),
    };
    let own = ctx.clone();
    let around = ctx.site.db.read(move |conn| around(conn, &own, &at, block, "")).await?;
    let stale = status == StatusCode::CONFLICT;
    let (version, conflict) = match (&around.row, stale) {
        // Whoever saves after seeing the other text chose to.
        (Some(row), true) => {
            let label = ctx.t("desk-f-text");
            (
                row.version,
                vec![changes::Field { label, words: cantiere_web::marks::inline(&ctx, &row.text, &form.text) }],
            )
        }
        _ => (version, Vec::new()),
    };
    Ok(with_status(html(page(&ctx, around, form, version, mistakes, conflict, false).await)?, status))
}

async fn page(
    ctx: &Ctx,
    around: Around,
    form: Form,
    version: i64,
    mistakes: Vec<Mistake>,
    conflict: Vec<changes::Field>,
    offer: bool,
) -> FormPage {
    let Around { e, row, known, waiting } = around;
    let (title, about) = match &row {
        Some(row) if row.number.is_empty() => (ctx.t("desk-edit"), words::beginning(&row.text)),
        Some(row) => (format!("{} {}", ctx.t("desk-edit-paragraph"), row.number), String::new()),
        None => (ctx.t("desk-new-paragraph"), String::new()),
    };
    let whole = if about.is_empty() { title.clone() } else { format!("{title}: {about}") };
    let page = head::page(ctx, &e, whole).await;
    let base = address::draft(&e);
    let id = row.as_ref().map(|r| r.block);
    let cancel = match &row {
        Some(row) => format!("{}#p{}", address::part(&e, row.chapter), row.block),
        None => address::draft(&e),
    };
    let target = match offer {
        true => keep::beside("block", id, &waiting),
        false => keep::target("block", id, &form.begun),
    };
    let kept = waiting.into_iter().filter(|w| offer && row.as_ref().is_none_or(|r| r.version >= w.base));
    let kept = kept.map(|w| Offer::new(&page, w)).collect();
    let kinds = [BlockKind::Paragraph, BlockKind::Heading, BlockKind::ListEntry, BlockKind::Quote, BlockKind::Table];
    FormPage {
        head: Head::new(&page, &e, "", &Done::default()),
        is_new: row.is_none(),
        action: page.href(format!("{base}/paragraphs/{}", id.map_or("new".to_string(), |id| id.to_string()))),
        keep: page.href(format!("{base}/keep")),
        cancel: page.href(cancel),
        target,
        version,
        key: uuid::Uuid::new_v4().to_string(),
        kinds: kinds
            .into_iter()
            .map(|k| Choice::new(k.as_str(), words::block(&page, k), form.kind == k.as_str()))
            .collect(),
        levels: (1..=4)
            .map(|n: i64| Choice::new(n.to_string(), page.tn("desk-level", n), form.level == n.to_string()))
            .collect(),
        natures: if known { natures(&page, &form.nature) } else { Vec::new() },
        kept,
        title,
        about,
        form,
        mistakes,
        conflict,
        page,
    }
}
