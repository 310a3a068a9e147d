//! The form of one item: all that it says, in one page. New ones are added by the same form.

mod again;
mod form;
mod read;
mod row;

use crate::act::{self, ItemAt};
use crate::address;
use crate::changes;
use crate::head::{self, Done, Head};
use crate::keep::{self, Offer};
use crate::load::{self, At};
use crate::words;
use again::{Refused, again, unsaved};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::plan::ItemKind;
use cantiere_spine::plan::edit::item::is_known;
use cantiere_spine::plan::edit::{self, Nature, waiting};
use cantiere_spine::plan::rows::ItemRow;
use cantiere_spine::plan::{Edition, actors, theme};
use cantiere_store::schema::plan::item_row;
use cantiere_store::{Conn, idempotency};
use cantiere_web::form::Fields;
use cantiere_web::form::{Choice, Mistake};
use cantiere_web::{Ctx, Error, Page, html};
use diesel::prelude::*;
use form::ItemForm;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "item_form.html")]
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
    /// The first answer to a form sent twice is given again.
    key: String,
    form: ItemForm,
    mistakes: Vec<Mistake>,
    kinds: Vec<Choice>,
    audiences: Vec<Choice>,
    times: Vec<Choice>,
    themes: Vec<Choice>,
    natures: Vec<Choice>,
    known_actors: Vec<String>,
    code_doubted: bool,
    /// What somebody else saved meanwhile, against what is in the form.
    conflict: Vec<changes::Field>,
    kept: Vec<Offer>,
}

/// All that the form shows beside the item's own words.
struct Around {
    e: Edition,
    row: Option<ItemRow>,
    actors: Vec<actors::PlanActor>,
    themes: Vec<theme::Theme>,
    known: bool,
    waiting: Vec<waiting::Waiting>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    kind: String,
    parent: String,
    after: String,
    /// What was kept and is to be taken up again.
    kept: String,
}

fn around(conn: &mut Conn, ctx: &Ctx, at: &At, item: Option<i64>, kept: &str) -> Result<Around, Error> {
    // A form for something new holds nothing to read.
    let e = if item.is_some() { load::readable(conn, ctx, at)? } else { load::writable(conn, ctx, at)? };
    let row = match (item, e.shown_to_writers()) {
        (Some(id), Some(revision)) => {
            Some(item_row::table.find((revision, id)).first(conn).optional()?.ok_or(Error::NotFound)?)
        }
        (Some(_), None) => return Err(Error::NotFound),
        (None, _) => None,
    };
    Ok(Around {
        row,
        actors: actors::of_edition(conn, e.id)?,
        themes: theme::all(conn)?,
        known: item.map(|id| is_known(conn, &e, "item", id)).transpose()?.unwrap_or(false),
        waiting: keep::find(conn, ctx, &e, ("item", item), kept)?,
        e,
    })
}

pub async fn show(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(ItemAt { item }): Path<ItemAt>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let (own, kept) = (ctx.clone(), asked.kept.clone());
    let place = at.clone();
    let found = ctx.site.db.read(move |conn| around(conn, &own, &place, Some(item), &kept)).await;
    let around = match found {
        // What was being written of it is not lost with it.
        Err(Error::NotFound) => return unsaved(ctx, at, item).await,
        found => found?,
    };
    let row = around.row.as_ref().ok_or(Error::NotFound)?;
    let taken = keep::taken_up(&around.waiting, &asked.kept);
    let (form, version) = match &taken {
        Some((waiting, fields)) => (ItemForm::of_fields(fields), waiting.base),
        None => (ItemForm::of_row(row, &around.actors), row.version),
    };
    let offer = taken.is_none();
    html(page(&ctx, around, form, version, Vec::new(), Vec::new(), offer).await)
}

pub async fn new(ctx: Ctx, Path(at): Path<At>, Query(new): Query<Asked>) -> Result<Response, Error> {
    let (own, kept) = (ctx.clone(), new.kept.clone());
    let around = ctx.site.db.read(move |conn| around(conn, &own, &at, None, &kept)).await?;
    let kind =
        ItemKind::parse(&new.kind).unwrap_or(if new.parent.is_empty() { ItemKind::Chapter } else { ItemKind::Action });
    let fields = keep::taken_up(&around.waiting, &new.kept).map(|(_, fields)| fields);
    let form = match &fields {
        Some(fields) => ItemForm::of_fields(fields),
        None => ItemForm { kind: kind.as_str().into(), parent: new.parent, after: new.after, ..ItemForm::empty() },
    };
    html(page(&ctx, around, form, 0, Vec::new(), Vec::new(), fields.is_none()).await)
}

pub async fn save(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(ItemAt { item }): Path<ItemAt>,
    fields: Fields,
) -> Result<Response, Error> {
    let e = load::edition(&ctx, at.clone()).await?;
    let form = ItemForm::of_fields(&fields);
    let version = fields.number("version").unwrap_or(0);
    let result = match read::text(&ctx, &form) {
        _ if fields.has("more") => Err(Refused::More),
        Err(mistakes) => Err(Refused::Mistakes(mistakes)),
        Ok(text) => {
            let (by, of, nature) = (ctx.actor().clone(), e.id, Nature::parse(&form.nature));
            let kept = keep::target("item", Some(item), &form.begun);
            let written = ctx.site.db.write(move |tx| -> Result<i64, cantiere_spine::Error> {
                let version = edit::save_item(tx, &by, of, item, version, &text, nature)?;
                waiting::drop(tx, &by, of, &kept)?;
                Ok(version)
            });
            Refused::of(&ctx, written.await)?
        }
    };
    let refused = match result {
        Ok(_) => {
            let chapter = act::chapter_of(&ctx, &load::edition(&ctx, at).await?, item).await?;
            let (place, mark) = place(&e, chapter, item);
            return Ok(act::back(&ctx, &place, &[], ("saved", None), &mark));
        }
        Err(refused) => refused,
    };
    again(ctx, at, Some(item), form, version, refused).await
}

pub async fn add(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let e = load::edition(&ctx, at.clone()).await?;
    let form = ItemForm::of_fields(&fields);
    let result = match read::text(&ctx, &form) {
        _ if fields.has("more") => Err(Refused::More),
        Err(mistakes) => Err(Refused::Mistakes(mistakes)),
        Ok(text) => {
            let (by, of, key) = (ctx.actor().clone(), e.id, fields.one("key").to_string());
            let (parent, after) = (form.parent.parse().ok(), form.after.parse().ok());
            let (person, begun) = (by.person.map_or(0, |p| p.0), keep::target("item", None, &form.begun));
            let gone = form.gone.clone();
            let written = ctx.site.db.write(move |tx| -> Result<i64, cantiere_spine::Error> {
                let id = idempotency::once(tx, person, &key, |tx| {
                    waiting::drop(tx, &by, of, &begun)?;
                    if !gone.is_empty() {
                        waiting::drop(tx, &by, of, &gone)?;
                    }
                    edit::add_item(tx, &by, of, parent, after, &text).map(|id| id.to_string())
                })?;
                id.parse().map_err(|_| cantiere_spine::Error::NotFound("item"))
            });
            Refused::of(&ctx, written.await)?
        }
    };
    match result {
        Ok(item) => {
            let chapter = act::chapter_of(&ctx, &load::edition(&ctx, at).await?, item).await?;
            let (place, mark) = place(&e, chapter, item);
            Ok(act::back(&ctx, &place, &[], ("added", None), &mark))
        }
        Err(refused) => again(ctx, at, None, form, 0, refused).await,
    }
}

fn place(e: &Edition, chapter: Option<i64>, item: i64) -> (String, String) {
    match chapter == Some(item) {
        true => (address::draft(e), format!("#i{item}")),
        false => (address::part(e, chapter), format!("#i{item}")),
    }
}

async fn page(
    ctx: &Ctx,
    around: Around,
    form: ItemForm,
    version: i64,
    mistakes: Vec<Mistake>,
    conflict: Vec<changes::Field>,
    offer: bool,
) -> FormPage {
    let Around { e, row, actors, themes, known, waiting } = around;
    let (title, about) = match &row {
        Some(row) => (ctx.t("desk-edit"), words::label(&row.code, &row.title)),
        None => (ctx.t("desk-new-item"), String::new()),
    };
    let whole = if about.is_empty() { title.clone() } else { format!("{title}: {about}") };
    let page = head::page(ctx, &e, whole).await;
    let base = address::draft(&e);
    let id = row.as_ref().map(|r| r.item);
    let target = match offer {
        true => keep::beside("item", id, &waiting),
        false => keep::target("item", id, &form.begun),
    };
    let kept = waiting.into_iter().filter(|w| offer && row.as_ref().is_none_or(|r| r.version >= w.base));
    let kept = kept.map(|w| Offer::new(&page, w)).collect();
    FormPage {
        head: Head::new(&page, &e, "", &Done::default()),
        is_new: row.is_none(),
        action: page.href(format!("{base}/items/{}", id.map_or("new".to_string(), |id| id.to_string()))),
        keep: page.href(format!("{base}/keep")),
        cancel: page.href(&base),
        version,
        key: uuid::Uuid::new_v4().to_string(),
        kinds: form::kinds(&page, &form),
        audiences: form::audiences(&page, &form),
        times: form::times(&page, &form),
        themes: themes
            .iter()
            .map(|t| Choice::new(&t.slug, t.name(ctx.lang), form.themes.iter().any(|slug| t.is(slug))))
            .collect(),
        natures: if known { natures(&page, &form.nature) } else { Vec::new() },
        known_actors: actors.iter().map(|a| a.name.clone()).collect(),
        code_doubted: mistakes.iter().any(|m| m.field == "code") && form.code_doubted,
        kept,
        target,
        title,
        about,
        form,
        mistakes,
        conflict,
        page,
    }
}

/// What the edit is for: asked of what readers know already.
pub fn natures(page: &Page, chosen: &str) -> Vec<Choice> {
    [
        (Nature::Form, "desk-nature-form", "desk-nature-form-hint"),
        (Nature::Meaning, "desk-nature-meaning", "desk-nature-meaning-hint"),
    ]
    .into_iter()
    .map(|(nature, label, hint)| {
        Choice::new(nature.as_str(), page.t(label), chosen == nature.as_str()).hint(page.t(hint))
    })
    .collect()
}

impl FormPage {
    fn roles(&self, chosen: &str) -> Vec<Choice> {
        form::roles(&self.page, chosen)
    }

    fn states(&self, chosen: &str) -> Vec<Choice> {
        form::states(&self.page, chosen)
    }

    /// Whether the part that few items need has something in it.
    fn has_more(&self) -> bool {
        let f = &self.form;
        let texts = [&f.serves, &f.implements, &f.read_more, &f.discuss];
        let wrong = ["serves", "implements", "read_more", "discuss", "resources"];
        texts.iter().any(|t| !t.is_empty())
            || f.resources.iter().any(|r| !r.amount.is_empty())
            || self.mistakes.iter().any(|m| wrong.contains(&m.field.as_str()) || m.field.starts_with("money_"))
    }
}
