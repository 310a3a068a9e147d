//! Changing one's own words, of a contribution or of a reply, as long as the window is open; and at the desk, with a
//! reason, those that it typed from paper.

use super::fields::Fields;
use super::named::{self, Named};
use super::problems;
use crate::one;
use crate::state::State;
use crate::{address, load, words};
use axum::Extension;
use axum::extract::{Form, Path};
use axum::response::Response;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::Problem;
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::plan::{Edition, EditionRef};
use cantiere_spine::process;
use cantiere_store::Conn;
use cantiere_web::form::{self, Fields as FormFields, Mistake};
use cantiere_web::{Ctx, Error, Fragment, Page, html, markdown, with_status};
use http::StatusCode;
use std::sync::Arc;

#[derive(askama::Template)]
#[template(path = "edit.html")]
struct EditPage {
    page: Page,
    title: String,
    quote: Fragment,
    quote_lang: &'static str,
    kind: &'static str,
    fields: Fields,
    mistakes: Vec<Mistake>,
    back: String,
    action: String,
    /// The items that it names; none: it is of a kind, or stands in a place, where it names none.
    named: Option<Named>,
    plan_lang: &'static str,
    /// The desk changes it, and says why.
    is_entry: bool,
    /// What stands now, when somebody else changed it meanwhile.
    now: Option<Fragment>,
}

/// What is changed: what one sent oneself, a reply of one's own, or what the desk entered.
#[derive(Clone, Copy, PartialEq)]
enum Which {
    Own,
    Reply(i64),
    Entry,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition, number)): Path<(String, String, String, i64)>,
) -> Result<Response, Error> {
    ctx.signed_in()?;
    change(&ctx, &EditionRef { plan, edition }, number, Which::Own).await
}

/// `GET /desk/…/entries/{number}/edit`
pub async fn show_entry(
    ctx: Ctx,
    Path((_, plan, edition, number)): Path<(String, String, String, i64)>,
) -> Result<Response, Error> {
    ctx.signed_in()?;
    change(&ctx, &EditionRef { plan, edition }, number, Which::Entry).await
}

/// `GET …/contributions/{number}/replies/{reply}/edit`
pub async fn show_reply(
    ctx: Ctx,
    Path((_, plan, edition, number, reply)): Path<(String, String, String, i64, i64)>,
) -> Result<Response, Error> {
    ctx.signed_in()?;
    change(&ctx, &EditionRef { plan, edition }, number, Which::Reply(reply)).await
}

async fn change(ctx: &Ctx, at: &EditionRef, number: i64, which: Which) -> Result<Response, Error> {
    let (edition, one) = find(ctx, at, number, which).await?;
    let (own, asked) = (ctx.clone(), one.clone());
    let read = move |conn: &mut Conn| -> Result<_, cantiere_spine::Error> {
        Ok((contribution::named_by(conn, &[asked.id.0])?, hindrance(conn, &own, &asked, which)?))
    };
    // Said before anything is typed in vain.
    let (named, problem) = ctx.site.db.read(read).await?;
    let named = named::written(named.into_iter().map(|(_, item)| item).collect());
    let fields = Fields {
        title: one.words.title.clone(),
        body: one.words.body.clone(),
        wording: one.words.wording.clone(),
        action: one.words.action.clone(),
        effect: one.words.effect.clone(),
        seen: one.version.to_string(),
        items: named,
        ..Fields::default()
    };
    let mistakes = Mistake::all(ctx, problem.as_slice());
    render(ctx, &edition, number, (&one, which), fields, mistakes, false).await
}

/// Why it cannot be changed, as far as that is known beforehand.
fn hindrance(
    conn: &mut Conn,
    ctx: &Ctx,
    one: &Contribution,
    which: Which,
) -> Result<Option<Problem>, cantiere_spine::Error> {
    if which == Which::Entry {
        let process = process::find_by_id(conn, one.process)?;
        return contribution::unmendable(conn, ctx.site.zone(), ctx.site.today(), &process, one);
    }
    let answered = contribution::is_answered(conn, one.id)?;
    Ok(answered.then(|| Problem::new("form", "participation-problem-answered")))
}

pub async fn send(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition, number)): Path<(String, String, String, i64)>,
    form: FormFields,
) -> Result<Response, Error> {
    state.act(&ctx)?;
    let mut fields: Fields = form.to()?;
    named::read(&mut fields, form.names());
    write(&ctx, &EditionRef { plan, edition }, number, Which::Own, fields).await
}

/// `POST /desk/…/entries/{number}/edit`
pub async fn send_entry(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition, number)): Path<(String, String, String, i64)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    state.act(&ctx)?;
    write(&ctx, &EditionRef { plan, edition }, number, Which::Entry, fields).await
}

/// `POST …/contributions/{number}/replies/{reply}/edit`
pub async fn send_reply(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition, number, reply)): Path<(String, String, String, i64, i64)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    state.act(&ctx)?;
    write(&ctx, &EditionRef { plan, edition }, number, Which::Reply(reply), fields).await
}

async fn write(ctx: &Ctx, at: &EditionRef, number: i64, which: Which, fields: Fields) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    let (edition, one) = find(ctx, at, number, which).await?;
    if fields.step == "find" {
        return render(ctx, &edition, number, (&one, which), fields, Vec::new(), false).await;
    }
    let (zone, id, seen, words) = (ctx.site.zone().clone(), one.id, fields.seen.parse().unwrap_or(0), fields.words());
    let reason = fields.reason.clone();
    let items = names_items(&one, which).then(|| named::numbers(&fields.items));
    let written = ctx.site.db.write(move |tx| -> Result<(), cantiere_spine::Error> {
        match which {
            Which::Entry => contribution::correct_entry(tx, &zone, &by, id, seen, &words, &reason)?,
            _ => contribution::edit(tx, &zone, &by, id, seen, &words)?,
        }
        match &items {
            Some(items) => contribution::name_others(tx, &zone, &by, id, items),
            None => Ok(()),
        }
    });
    match written.await {
        Ok(()) => {
            let (sent, anchor) = match which {
                Which::Reply(reply) => ("reply-edited", format!("#r{reply}")),
                Which::Entry => ("entry-edited", String::new()),
                Which::Own => ("", String::new()),
            };
            Ok(one::to(ctx, &address::edition(&edition), number, sent, &anchor))
        }
        Err(cantiere_spine::Error::Stale) => {
            let fields = Fields { seen: one.version.to_string(), ..fields };
            let page = render(ctx, &edition, number, (&one, which), fields, Vec::new(), true).await?;
            Ok(with_status(page, StatusCode::CONFLICT))
        }
        Err(error) => {
            let mistakes = problems(ctx, error)?;
            let page = render(ctx, &edition, number, (&one, which), fields, mistakes, false).await?;
            Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

/// The contribution, or the reply below it, if it is the viewer's own or one of an organisation of theirs, or at the desk
/// what was entered there; whether it can still be changed is decided when it is sent.
async fn find(ctx: &Ctx, at: &EditionRef, number: i64, which: Which) -> Result<(Edition, Contribution), Error> {
    let (ctx, at) = (ctx.clone(), at.clone());
    let db = ctx.site.db.clone();
    db.read(move |conn| -> Result<_, Error> {
        let (edition, process) = load::both(conn, &ctx, &at)?;
        if which == Which::Entry {
            return Ok((edition.clone(), load::entry(conn, &ctx, &edition, &process, number)?));
        }
        let mut one = contribution::find(conn, process.id, number)?;
        if let Which::Reply(id) = which {
            let below = contribution::by_ids(conn, &[id])?.pop().filter(|r| r.parent == Some(one.id));
            one = below.ok_or(Error::NotFound)?;
        }
        let person = ctx.actor().person.ok_or(Error::SignIn)?;
        let own = match one.organization {
            Some(body) => {
                contribution::speakers(conn, person)?.iter().any(|s| s.organization == body && s.representative)
            }
            None => one.person == Some(person),
        };
        if own { Ok((edition, one)) } else { Err(Error::Forbidden) }
    })
    .await
}

async fn render(
    ctx: &Ctx,
    edition: &Edition,
    number: i64,
    (one, which): (&Contribution, Which),
    fields: Fields,
    mistakes: Vec<Mistake>,
    stale: bool,
) -> Result<Response, Error> {
    let base = address::edition(edition);
    let what = match one.parent {
        Some(_) => words::tn(ctx, "participation-reply-to", number),
        None => words::numbered(ctx, one.kind, number),
    };
    let title = ctx.with("participation-edit-title", &[("what", &what)]);
    let path = address::contribution(&base, number);
    let (back, action) = match one.parent {
        Some(_) => (format!("{path}?reply={0}#r{0}", one.id), format!("{path}/replies/{}/edit", one.id)),
        None if which == Which::Entry => (path.clone(), format!("{}/edit", address::entry(&base, number))),
        None => (path.clone(), format!("{path}/edit")),
    };
    let page = ctx
        .page(title.clone())
        .await
        .crumb(ctx.t("participation-nav-plans"), "/plans")
        .crumb(format!("{} – {}", edition.plan_name, edition.name), &base)
        .in_language(edition.language.as_str())
        .crumb(what, &path)
        .noindex();
    let named = match names_items(one, which) {
        true => {
            let (own, e, asked) = (ctx.clone(), edition.clone(), fields.clone());
            Some(ctx.site.db.read(move |conn| named::find(conn, &own, &e, &asked)).await?)
        }
        false => None,
    };
    let w = &one.words;
    let template = EditPage {
        title,
        quote: markdown::block(&one.quote),
        quote_lang: edition.language.as_str(),
        named,
        plan_lang: edition.language.as_str(),
        kind: one.kind.as_str(),
        is_entry: which == Which::Entry,
        fields,
        mistakes,
        back: page.href(back),
        action: page.href(action),
        now: stale.then(|| {
            let whole = [&w.title, &w.body, &w.wording, &w.action, &w.effect];
            markdown::block(&whole.into_iter().filter(|t| !t.is_empty()).cloned().collect::<Vec<_>>().join("\n\n"))
        }),
        page,
    };
    html(template)
}

/// Needs and proposals name items of the plan besides what they are about; the desk mends what it typed alone.
fn names_items(one: &Contribution, which: Which) -> bool {
    which == Which::Own && !one.kind.is_on_text()
}

impl EditPage {
    fn is(&self, kind: &str) -> bool {
        self.kind == kind
    }

    fn has_title(&self) -> bool {
        ContributionKind::parse(self.kind).is_some_and(|k| !k.is_on_text())
    }

    /// What the desk corrects was written by somebody else.
    fn text_label(&self) -> &'static str {
        if self.is_entry { "participation-entry-text" } else { "participation-text" }
    }

    /// An amendment may say its new words alone.
    fn needs_text(&self) -> bool {
        !self.is("amendment")
    }

    fn error(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }
}
