//! The page of one contribution: its number, the words it was about, what it says, who supports it, replies, history.

mod found;

use crate::card::place_address;
use crate::replies::{self, Reply, Step, history};
use crate::write::fields::SpeakerChoice;
use crate::write::{self, fields};
use crate::{address, level, load, words};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_documents::difference::{Change, Piece, difference};
use cantiere_domain::contribution::{ContributionKind, ContributionState};
use cantiere_domain::{Ref, text};
use cantiere_spine::contribution::{Contribution, NamedItem, Speaker};
use cantiere_spine::plan::EditionRef;
use cantiere_web::file::FileLink;
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html, markdown, with_status};
use http::StatusCode;
use serde::Deserialize;
use std::collections::HashMap;

#[derive(askama::Template)]
#[template(path = "one.html")]
struct OnePage {
    page: Page,
    label: String,
    title: String,
    lang: &'static str,
    quote_lang: &'static str,
    author: String,
    author_kind: String,
    official: bool,
    when: String,
    channel: String,
    /// Why its words are not shown; empty: they are.
    gone: String,
    state_note: String,
    place: String,
    place_href: String,
    quote: Fragment,
    body: Fragment,
    pieces: Vec<Piece>,
    wording: Fragment,
    action: Fragment,
    effect: Fragment,
    theme: String,
    territory: String,
    linked: Vec<Linked>,
    named: Vec<Linked>,
    supports: String,
    bodies: Vec<String>,
    support: Option<SupportForm>,
    replies: Vec<Reply>,
    /// The first replies, when these are later ones, and those after these.
    first_replies: String,
    more_replies: String,
    reply: Option<ReplyForm>,
    history: Vec<Step>,
    edit_href: String,
    /// Why neither words nor files change any more; empty: they do.
    stays: String,
    withdraw: bool,
    here: String,
    news: String,
    problems: Vec<Mistake>,
    /// The other wordings for the same words.
    side_by_side: String,
    why_gone: Vec<Fragment>,
    foot: Vec<Fragment>,
    files: Vec<FileLink>,
    all_href: String,
    /// What other features say of it: the answer.
    panels: Vec<Fragment>,
    follow: Vec<Fragment>,
}

struct Linked {
    label: String,
    href: String,
    title: String,
}

struct SupportForm {
    choices: Vec<SpeakerChoice>,
    /// In whose names it is supported already, with the value for taking it back.
    given: Vec<SpeakerChoice>,
    sign_in: String,
    level: String,
}

struct ReplyForm {
    choices: Vec<SpeakerChoice>,
    key: String,
    text: String,
    sign_in: bool,
    /// What is still needed to send; empty: nothing.
    level: String,
    draft: String,
}

pub struct Mistake {
    pub field: String,
    pub message: String,
}

/// What was typed into the form for a reply, which comes back with it.
#[derive(Default)]
pub struct Typed {
    pub text: String,
    pub speaker: String,
    pub draft: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    sent: String,
    draft: String,
    /// The reply from which on they are shown.
    reply: String,
}

/// After reloading a refused form: back to the page.
pub async fn again(ctx: Ctx, Path((_, plan, edition, number)): Path<(String, String, String, i64)>) -> Redirect {
    let base = address::of_slugs(&plan, &edition);
    Redirect::to(&ctx.href(&address::contribution(&base, number)))
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition, number)): Path<(String, String, String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let number = number.parse().map_err(|_| Error::NotFound)?;
    let at = EditionRef { plan, edition };
    let (text, draft) = write::pending_text(&ctx, "reply", &wish.draft).await?;
    let from = wish.reply.parse().unwrap_or(0);
    let typed = Typed { text, draft, ..Typed::default() };
    let (response, topics) = render(&ctx, at, number, from, &wish.sent, typed, Vec::new()).await?;
    Ok(cacheable(response, topics))
}

/// The page with a reply that was refused, and why.
pub async fn refused(
    ctx: &Ctx,
    at: EditionRef,
    number: i64,
    typed: Typed,
    problems: Vec<Mistake>,
) -> Result<Response, Error> {
    let (response, _) = render(ctx, at, number, 0, "", typed, problems).await?;
    Ok(with_status(response, StatusCode::UNPROCESSABLE_ENTITY))
}

async fn render(
    ctx: &Ctx,
    at: EditionRef,
    number: i64,
    from: i64,
    sent: &str,
    typed: Typed,
    problems: Vec<Mistake>,
) -> Result<(Response, [String; 2]), Error> {
    let found = found::find(ctx, at, number, from).await?;
    let (e, p, c) = (&found.edition, &found.process, &found.one);
    let base = address::edition(e);
    let name = format!("{} – {}", e.plan_name, e.name);
    let label = words::numbered(ctx, c.kind, c.number);
    let shown = c.shown_to(ctx.actor());
    let title = if shown { c.words.title.clone() } else { String::new() };
    let heading = if title.is_empty() { label.clone() } else { format!("{label}: {title}") };
    let page = ctx
        .page(format!("{heading} – {name}"))
        .await
        .crumb(ctx.t("participation-nav-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(e.language.as_str())
        .crumb(ctx.t("participation-contributions"), &address::contributions(&base))
        .crumb(&label, &address::contribution(&base, c.number));
    let (author, author_kind) = words::author(ctx, &c.author);
    let open = p.standing(ctx.site.today()).open;
    let in_time = open.accepts(c.kind);
    let live = shown && c.state == ContributionState::Published;
    let represents = |s: &&Speaker| s.representative;
    let is_own = |r: &Contribution| match r.organization {
        Some(body) => found.speakers.iter().filter(represents).any(|s| s.organization == body),
        None => r.person.is_some() && r.person == ctx.actor().person,
    };
    let own = is_own(c);
    let changeable =
        own && in_time && shown && matches!(c.state, ContributionState::Published | ContributionState::Submitted);
    let here = page.href(address::contribution(&base, c.number));
    let choices = fields::speaker_choices(ctx, &found.speakers, &typed.speaker);
    let text = |body: &str| if shown { markdown::block(body) } else { Fragment::default() };
    let template = OnePage {
        title,
        lang: c.language.as_str(),
        quote_lang: e.language.as_str(),
        author,
        author_kind,
        official: c.organization.is_some(),
        when: page.day(c.received_at),
        channel: match (c.channel.as_str(), found.protocol.as_str()) {
            ("site", _) => String::new(),
            (channel, "") => page.t(format!("participation-channel-{channel}")).into_owned(),
            (_, protocol) => words::entered(ctx, c, protocol),
        },
        gone: match (shown, c.state) {
            (true, _) => String::new(),
            (false, ContributionState::Withdrawn) => {
                words::with(ctx, "participation-gone-withdrawn", &[("day", &page.day(c.changed_at))])
            }
            (false, _) => words::with(ctx, "participation-gone-hidden", &[("day", &page.day(c.changed_at))]),
        },
        state_note: match c.state {
            ContributionState::Published => String::new(),
            other => page.t(format!("participation-note-{}", other.as_str())).into_owned(),
        },
        place: words::place(ctx, c.on, &c.place),
        place_href: c.on.map(|on| page.href(place_address(&base, on, &found.anchors))).unwrap_or_default(),
        quote: markdown::block(&c.quote),
        body: text(&c.words.body),
        pieces: match shown && c.kind == ContributionKind::Amendment {
            true => difference(&c.quote, &c.words.wording),
            false => Vec::new(),
        },
        wording: text(&c.words.wording),
        action: text(&c.words.action),
        effect: text(&c.words.effect),
        theme: if shown { found.theme.clone() } else { String::new() },
        territory: if shown { c.territory.clone() } else { String::new() },
        linked: found
            .linked
            .iter()
            .filter(|l| l.state == ContributionState::Published)
            .map(|l| Linked {
                label: words::numbered(ctx, l.kind, l.number),
                href: page.href(address::contribution(&base, l.number)),
                title: if l.words.title.is_empty() {
                    text::beginning(&l.words.body, 120)
                } else {
                    l.words.title.clone()
                },
            })
            .collect(),
        named: match shown {
            true => found.named.iter().map(|i| named(&page, &base, i)).collect(),
            false => Vec::new(),
        },
        supports: match live && c.kind.is_supported() {
            true if c.shows_supports => page.tn("participation-supports-long", c.supports),
            true => page.t("participation-supports-kept").into_owned(),
            false => String::new(),
        },
        bodies: if live { found.bodies.iter().map(|b| b.name.clone()).collect() } else { Vec::new() },
        support: (live && c.kind.is_supported() && in_time && open.supports).then(|| {
            let given = |v: &SpeakerChoice| found.given.contains(&v.value.parse().unwrap_or_default());
            let (given, open): (Vec<_>, Vec<_>) =
                fields::speaker_choices(ctx, &found.speakers, "").into_iter().partition(given);
            SupportForm {
                choices: open,
                given,
                sign_in: match level::falls_short(ctx, p.assurance) {
                    true => level::sign_in(ctx, p.assurance, "next", &here),
                    false => String::new(),
                },
                level: level::needed(ctx, p, &found.speakers),
            }
        }),
        replies: match live {
            true => {
                let shown = found.replies.iter().take(replies::PAGE);
                shown.map(|r| replies::row(&page, r, in_time && is_own(&r.reply), &here)).collect()
            }
            false => Vec::new(),
        },
        first_replies: if live && from > 0 { format!("{here}#replies-title") } else { String::new() },
        more_replies: match found.replies.get(replies::PAGE) {
            Some(next) if live => format!("{here}?reply={}#r{}", next.reply.id, next.reply.id),
            _ => String::new(),
        },
        reply: (live && in_time).then(|| ReplyForm {
            choices,
            key: uuid::Uuid::new_v4().to_string(),
            text: typed.text,
            sign_in: level::falls_short(ctx, p.assurance),
            level: level::needed(ctx, p, &found.speakers),
            draft: typed.draft,
        }),
        history: if shown { history(&page, &found.versions) } else { Vec::new() },
        edit_href: if changeable && !found.answered { format!("{here}/edit") } else { String::new() },
        stays: match changeable && found.answered {
            true => page.t("participation-problem-answered").into_owned(),
            false => String::new(),
        },
        withdraw: changeable,
        news: match sent {
            "1" if own => page.t(format!("participation-sent-{}", c.state.as_str())).into_owned(),
            "reply" | "reply-edited" | "reply-withdrawn" => page.t(format!("participation-sent-{sent}")).into_owned(),
            _ => String::new(),
        },
        problems,
        side_by_side: match (c.kind, c.on) {
            (ContributionKind::Amendment, Some(on)) => {
                word_for(on, &found.anchors).map(|on| page.href(address::amendments(&base, &on))).unwrap_or_default()
            }
            _ => String::new(),
        },
        why_gone: found.gone.clone(),
        foot: found.foot.clone(),
        files: found.files.clone(),
        all_href: page.href(address::contributions(&base)),
        panels: found.panels.clone(),
        follow: if live { found.follow.clone() } else { Vec::new() },
        here,
        label,
        page,
    };
    let topics = load::topics(e, p);
    Ok((html(template)?, topics))
}

impl OnePage {
    fn is_added(&self, piece: &Piece) -> bool {
        piece.change == Change::Added
    }

    fn is_removed(&self, piece: &Piece) -> bool {
        piece.change == Change::Removed
    }

    fn error(&self, field: &str) -> &str {
        self.problems.iter().find(|m| m.field == field).map_or("", |m| &m.message)
    }
}

fn named(page: &Page, base: &str, item: &NamedItem) -> Linked {
    Linked {
        label: if item.code.is_empty() { item.title.clone() } else { item.code.clone() },
        href: page.href(address::place(base, Ref::Item(item.id), "")),
        title: if item.code.is_empty() { String::new() } else { item.title.clone() },
    }
}

/// How addresses name what it is about: `p:anchor`, `i:~id`.
fn word_for(on: Ref, anchors: &HashMap<i64, String>) -> Option<String> {
    match on {
        Ref::Block(id) => anchors.get(&id).map(|anchor| format!("p:{anchor}")),
        Ref::Item(id) => Some(format!("i:~{id}")),
        _ => None,
    }
}

/// Where a finished action leads.
pub fn to(ctx: &Ctx, base: &str, number: i64, sent: &str, anchor: &str) -> Response {
    // A new reply stands at the end, which may be on another page of them.
    let reply = anchor.strip_prefix("#r").filter(|id| id.bytes().all(|b| b.is_ascii_digit())).unwrap_or_default();
    let path =
        format!("{}{}", address::contribution(base, number), address::query(&[("sent", sent), ("reply", reply)]));
    Redirect::to(&format!("{}{anchor}", ctx.href(&path))).into_response()
}
