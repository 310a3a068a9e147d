//! `/desk/…/moderation/{contribution}`: the words, everything that was said and decided about them, and what can be decided.

use super::both;
use crate::words::{Choice, Mistake, problems};
use crate::{address, words};
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::ContributionId;
use cantiere_spine::attachment;
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::moderation::{self, Case, CaseKind, Decide, Decision, Shown};
use cantiere_spine::plan::{Edition, EditionRef};
use cantiere_web::file::{self, FileLink};
use cantiere_web::form;
use cantiere_web::{Ctx, Error, Fragment, Page, html, markdown, with_status};
use http::StatusCode;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "moderate.html")]
struct OnePage {
    page: Page,
    title: String,
    state: String,
    author: String,
    when: String,
    said: Fragment,
    files: Vec<FileLink>,
    lang: &'static str,
    quote: Fragment,
    quote_lang: &'static str,
    cases: Vec<CaseRow>,
    past: Vec<Past>,
    reasons: Vec<Choice>,
    fields: Fields,
    mistakes: Vec<Mistake>,
    stale: bool,
    action: String,
    queue: String,
    public: String,
    can_publish: bool,
    can_keep: bool,
    can_hide: bool,
    can_show: bool,
    appeal: Option<AppealForm>,
    upheld: Vec<Choice>,
}

struct CaseRow {
    number: i64,
    line: String,
    text: String,
    when: String,
    state: String,
}

struct Past {
    line: String,
    text: Fragment,
}

struct AppealForm {
    case: i64,
    number: String,
    text: Fragment,
    when: String,
    /// Somebody else must decide it.
    own: bool,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    what: String,
    seen: String,
    reason: String,
    text: String,
    case: String,
    upheld: String,
}

struct Found {
    edition: Edition,
    one: Contribution,
    above: Option<Contribution>,
    files: Vec<FileLink>,
    cases: Vec<Case>,
    decisions: Vec<Decision>,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition, id)): Path<(String, String, String, String)>,
) -> Result<Response, Error> {
    ctx.signed_in()?;
    let found = find(&ctx, EditionRef { plan, edition }, &id).await?;
    html(page(&ctx, &found, Fields::default(), Vec::new(), false).await)
}

pub async fn decide(
    ctx: Ctx,
    Path((_, plan, edition, id)): Path<(String, String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    let at = EditionRef { plan, edition };
    let found = find(&ctx, at.clone(), &id).await?;
    let wanted = fields.clone();
    let of = found.one.id;
    let written = ctx.site.db.write(move |tx| -> Result<&'static str, cantiere_spine::Error> {
        let seen = wanted.seen.parse().unwrap_or(0);
        let what = Decide { contribution: of, seen, text: wanted.text.clone() };
        Ok(match wanted.what.as_str() {
            "hide" => {
                moderation::hide(tx, &by, &what, &wanted.reason)?;
                "hidden"
            }
            "show" => match moderation::show(tx, &by, &what)? {
                Shown::Published => "published",
                Shown::Waits => "waits",
            },
            "keep" => {
                moderation::keep(tx, &by, &what)?;
                "kept"
            }
            "appeal" => {
                let case = wanted.case.parse().unwrap_or(0);
                let upheld = match wanted.upheld.as_str() {
                    "yes" => true,
                    "no" => false,
                    _ => {
                        let problem = cantiere_spine::Problem::new("upheld", "moderation-problem-upheld");
                        return Err(problem.into());
                    }
                };
                moderation::decide_appeal(tx, &by, case, seen, upheld, &wanted.text)?;
                "decided"
            }
            _ => return Err(cantiere_spine::Problem::new("what", "moderation-problem-what").into()),
        })
    });
    match written.await {
        Ok(done) => {
            let to = format!("{}?done={done}", address::queue(&found.edition));
            Ok(Redirect::to(&ctx.href(&to)).into_response())
        }
        Err(cantiere_spine::Error::Stale) => {
            // What stands now, with what the moderator typed.
            let found = find(&ctx, at, &id).await?;
            Ok(with_status(html(page(&ctx, &found, fields, Vec::new(), true).await)?, StatusCode::CONFLICT))
        }
        Err(error) => {
            let mistakes = problems(&ctx, error)?;
            let page = page(&ctx, &found, fields, mistakes, false).await;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

async fn find(ctx: &Ctx, at: EditionRef, id: &str) -> Result<Found, Error> {
    let id = ContributionId(id.parse().map_err(|_| Error::NotFound)?);
    let (db, ctx) = (ctx.site.db.clone(), ctx.clone());
    db.read(move |conn| -> Result<Found, Error> {
        let (edition, process) = both(conn, &ctx, &at)?;
        let one = contribution::by_ids(conn, &[id.0])?.pop().filter(|c| c.process == process.id);
        let one = one.ok_or(Error::NotFound)?;
        let above = match one.parent {
            Some(parent) => contribution::by_ids(conn, &[parent.0])?.pop(),
            None => None,
        };
        let files = attachment::of_one(conn, Ref::Contribution(id.0))?.iter().map(|f| file::link(&ctx, f)).collect();
        let cases = moderation::cases_of(conn, &[id.0])?;
        let decisions = moderation::decisions_of(conn, &[id.0])?;
        Ok(Found { edition, one, above, files, cases, decisions })
    })
    .await
}

async fn page(ctx: &Ctx, found: &Found, mut fields: Fields, mistakes: Vec<Mistake>, stale: bool) -> OnePage {
    let (e, c) = (&found.edition, &found.one);
    let base = address::edition(e);
    let title = words::label(ctx, c);
    let page = ctx
        .page(format!("{title}: {}", ctx.t("moderation-queue")))
        .await
        .crumb(ctx.t("moderation-plans"), "/plans")
        .crumb(format!("{} – {}", e.plan_name, e.name), &base)
        .in_language(e.language.as_str())
        .crumb(ctx.t("moderation-queue"), &address::queue(e))
        .crumb(&title, &address::one(e, c.id.0))
        .noindex();
    fields.seen = c.version.to_string();
    let w = &c.words;
    let whole = [&w.title, &w.body, &w.wording, &w.action, &w.effect];
    let whole: Vec<&str> = whole.into_iter().filter(|t| !t.is_empty()).map(String::as_str).collect();
    let state = |k: &Case| match k.outcome.as_str() {
        "" => page.t("moderation-outcome-open").into_owned(),
        outcome => page.t(format!("moderation-outcome-{outcome}")).into_owned(),
    };
    let cases = found
        .cases
        .iter()
        .map(|k| CaseRow {
            number: k.id,
            line: words::case(ctx, k),
            text: k.text.clone(),
            when: page.moment(k.opened_at),
            state: state(k),
        })
        .collect();
    let past = found
        .decisions
        .iter()
        .map(|d| Past {
            line: match d.is_hiding() {
                true => words::hidden(ctx, d),
                false => ctx.with("moderation-shown-on", &[("day", &words::day(ctx, d.at))]),
            },
            text: markdown::block(&d.text),
        })
        .collect();
    let open = found.cases.iter().find(|k| k.open && k.kind == CaseKind::Appeal);
    let appeal = open.map(|k| AppealForm {
        case: k.id,
        number: k.id.to_string(),
        text: markdown::block(&k.text),
        when: page.moment(k.opened_at),
        own: found.decisions.iter().any(|d| Some(d.id) == k.decision && d.person == ctx.actor().person.map(|p| p.0)),
    });
    let open_cases = found.cases.iter().any(|k| k.open);
    OnePage {
        state: page.t(format!("moderation-state-{}", c.state.as_str())).into_owned(),
        author: words::author(ctx, &c.author),
        when: page.moment(c.received_at),
        said: markdown::block(&whole.join("\n\n")),
        files: found.files.clone(),
        lang: c.language.as_str(),
        quote: markdown::block(&c.quote),
        quote_lang: e.language.as_str(),
        cases,
        past,
        reasons: words::reasons(ctx, &fields.reason),
        stale,
        action: page.href(address::one(e, c.id.0)),
        queue: page.href(address::queue(e)),
        public: page.href(address::contribution(&base, found.above.as_ref().map_or(c.number, |a| a.number))),
        can_publish: c.state == ContributionState::Submitted,
        can_keep: c.state == ContributionState::Published && open_cases,
        can_hide: matches!(c.state, ContributionState::Published | ContributionState::Submitted),
        // An appeal that the reader may decide shows it again by being upheld.
        can_show: c.state == ContributionState::Hidden && appeal.as_ref().is_none_or(|a| a.own),
        upheld: vec![
            Choice::new("yes", page.t("moderation-uphold"), fields.upheld == "yes"),
            Choice::new("no", page.t("moderation-reject"), fields.upheld == "no"),
        ],
        appeal,
        mistakes,
        fields,
        title,
        page,
    }
}

impl OnePage {
    fn error(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }

    /// What was typed stands in the form that was sent, and in no other.
    fn typed(&self, what: &str) -> &str {
        if self.fields.what == what { &self.fields.text } else { "" }
    }

    fn at(&self, what: &str, field: &str) -> &str {
        if self.fields.what == what { self.error(field) } else { "" }
    }
}
