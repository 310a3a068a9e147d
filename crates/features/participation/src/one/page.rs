//! How the page of one contribution is put together: what its reader sees of it, and may do with it now.

use super::Typed;
use super::found::{self, Found};
use super::reader::{Reader, is_own};
use crate::card::place_address;
use crate::replies::{self, Reply, Step, history};
use crate::write::fields::{self, SpeakerChoice};
use crate::{address, level, load, words};
use axum::response::Response;
use cantiere_documents::difference::{Piece, difference};
use cantiere_domain::contribution::{ContributionKind, ContributionState};
use cantiere_domain::{Ref, text};
use cantiere_spine::contribution::{Contribution, NamedItem};
use cantiere_spine::plan::EditionRef;
use cantiere_web::file::FileLink;
use cantiere_web::form::{self, Mistake};
use cantiere_web::{Ctx, Error, Fragment, Page, html, markdown};
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
    /// Why the desk withdrew it; empty: it did not.
    why: String,
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
    /// Where the desk mends what it entered; empty: it does not, or not now.
    mend: String,
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

/// `from`: the reply from which on they are shown. `sent`: what was just done.
pub(super) async fn render(
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
    let reader = Reader::of(ctx, &found);
    let (shown, live) = (reader.shown, reader.live);
    let base = address::edition(e);
    let name = format!("{} – {}", e.plan_name, e.name);
    let label = words::numbered(ctx, c.kind, c.number);
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
    let here = page.href(address::contribution(&base, c.number));
    let (author, author_kind) = words::author(ctx, &c.author);
    let text = |body: &str| if shown { markdown::block(body) } else { Fragment::default() };
    let is_amendment = c.kind == ContributionKind::Amendment;
    let is_supported = live && c.kind.is_supported();
    let why = why(&found);
    let supports_open = p.standing(ctx.site.today()).open.supports;
    let template = OnePage {
        title,
        lang: c.language.as_str(),
        quote_lang: e.language.as_str(),
        author,
        author_kind,
        official: c.organization.is_some(),
        when: page.day(c.received_at),
        channel: channel(&page, c, &found.protocol),
        gone: if shown { String::new() } else { gone(&page, c, why) },
        state_note: match c.state {
            ContributionState::Published => String::new(),
            // What stands in the place of the words says it.
            _ if !shown => String::new(),
            _ if !why.is_empty() => page.t("participation-note-entry-withdrawn").into_owned(),
            other => page.t(format!("participation-note-{}", other.as_str())).into_owned(),
        },
        why: why.to_string(),
        place: words::place(ctx, c.on, &c.place),
        place_href: c.on.map(|on| page.href(place_address(&base, on, &found.anchors))).unwrap_or_default(),
        quote: markdown::block(&c.quote),
        body: text(&c.words.body),
        pieces: if shown && is_amendment { difference(&c.quote, &c.words.wording) } else { Vec::new() },
        wording: text(&c.words.wording),
        action: text(&c.words.action),
        effect: text(&c.words.effect),
        theme: if shown { found.theme.clone() } else { String::new() },
        territory: if shown { c.territory.clone() } else { String::new() },
        linked: linked(&page, &base, &found.linked),
        named: found.named.iter().filter(|_| shown).map(|i| named(&page, &base, i)).collect(),
        supports: if is_supported { supports(&page, c) } else { String::new() },
        bodies: if live { found.bodies.iter().map(|b| b.name.clone()).collect() } else { Vec::new() },
        support: (is_supported && reader.in_time && supports_open).then(|| support_form(ctx, &found, &here)),
        replies: if live { reply_rows(&page, &found, reader.in_time, &here) } else { Vec::new() },
        first_replies: if live && from > 0 { format!("{here}#replies-title") } else { String::new() },
        more_replies: match found.replies.get(replies::PAGE) {
            Some(next) if live => format!("{here}?reply={}#r{}", next.reply.id, next.reply.id),
            _ => String::new(),
        },
        reply: (live && reader.in_time).then(|| reply_form(ctx, &found, typed)),
        history: if shown { history(&page, &found.versions) } else { Vec::new() },
        edit_href: if reader.changeable && !found.answered { format!("{here}/edit") } else { String::new() },
        stays: match reader.changeable && found.answered {
            true => page.t("participation-problem-answered").into_owned(),
            false => String::new(),
        },
        withdraw: reader.changeable,
        mend: if found.mendable { page.href(address::entry(&base, c.number)) } else { String::new() },
        news: news(&page, sent, reader.own, &found),
        problems,
        side_by_side: match c.on.filter(|_| is_amendment).and_then(|on| word_for(on, &found.anchors)) {
            Some(on) => page.href(address::amendments(&base, &on)),
            None => String::new(),
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
    Ok((html(template)?, load::topics(e, p)))
}

/// How it came, if not by the site.
fn channel(page: &Page, c: &Contribution, protocol: &str) -> String {
    match (c.channel.as_str(), protocol) {
        ("site", _) => String::new(),
        (channel, "") => page.t(format!("participation-channel-{channel}")).into_owned(),
        (_, protocol) => words::entered(page.ctx(), c, protocol),
    }
}

/// Why the desk withdrew what it had entered; empty: it stands, or its author took it back.
fn why(found: &Found) -> &str {
    let is_gone = found.one.state == ContributionState::Withdrawn;
    let last = found.versions.iter().rfind(|past| is_gone && past.what == "withdrawn");
    last.map_or("", |past| past.note.as_str())
}

/// What is said in the place of its words.
fn gone(page: &Page, c: &Contribution, why: &str) -> String {
    let key = match c.state {
        ContributionState::Withdrawn if !why.is_empty() => "participation-gone-entry-withdrawn",
        ContributionState::Withdrawn => "participation-gone-withdrawn",
        _ => "participation-gone-hidden",
    };
    page.ctx().with(key, &[("day", &page.day(c.changed_at))])
}

fn linked(page: &Page, base: &str, all: &[Contribution]) -> Vec<Linked> {
    let one = |l: &Contribution| Linked {
        label: words::numbered(page.ctx(), l.kind, l.number),
        href: page.href(address::contribution(base, l.number)),
        title: match l.words.title.is_empty() {
            true => text::beginning(&l.words.body, 120),
            false => l.words.title.clone(),
        },
    };
    all.iter().filter(|l| l.state == ContributionState::Published).map(one).collect()
}

/// How many support it, or that this is told when the consultation is over.
fn supports(page: &Page, c: &Contribution) -> String {
    match c.shows_supports {
        true => page.tn("participation-supports-long", c.supports),
        false => page.t("participation-supports-kept").into_owned(),
    }
}

fn support_form(ctx: &Ctx, found: &Found, here: &str) -> SupportForm {
    let is_given = |v: &SpeakerChoice| found.given.contains(&v.value.parse().unwrap_or_default());
    let (given, choices): (Vec<_>, Vec<_>) =
        fields::speaker_choices(ctx, &found.speakers, "").into_iter().partition(is_given);
    let p = &found.process;
    SupportForm {
        choices,
        given,
        sign_in: match level::falls_short(ctx, p.assurance) {
            true => level::sign_in(ctx, p.assurance, "next", here),
            false => String::new(),
        },
        level: level::needed(ctx, p, &found.speakers),
    }
}

fn reply_rows(page: &Page, found: &Found, in_time: bool, here: &str) -> Vec<Reply> {
    let row = |r: &replies::Found| {
        let can_change = in_time && is_own(page.ctx(), &found.speakers, &r.reply);
        replies::row(page, r, can_change, here)
    };
    found.replies.iter().take(replies::PAGE).map(row).collect()
}

fn reply_form(ctx: &Ctx, found: &Found, typed: Typed) -> ReplyForm {
    ReplyForm {
        choices: fields::speaker_choices(ctx, &found.speakers, &typed.speaker),
        key: uuid::Uuid::new_v4().to_string(),
        text: typed.text,
        sign_in: level::falls_short(ctx, found.process.assurance),
        level: level::needed(ctx, &found.process, &found.speakers),
        draft: typed.draft,
    }
}

/// What was just done to it.
fn news(page: &Page, sent: &str, own: bool, found: &Found) -> String {
    match sent {
        "again" if own => page.t("participation-sent-again").into_owned(),
        "1" if own => page.t(format!("participation-sent-{}", found.one.state.as_str())).into_owned(),
        "entry-withdrawn" | "entry-withdrawn-before" if found.one.state != ContributionState::Withdrawn => {
            String::new()
        }
        // The address of a reply that was just sent begins its list with it.
        "reply" | "reply-again" => {
            match found.replies.first().filter(|r| is_own(page.ctx(), &found.speakers, &r.reply)) {
                Some(_) if sent == "reply-again" => page.t("participation-sent-reply-again").into_owned(),
                Some(r) if r.reply.state == ContributionState::Submitted => {
                    page.t("participation-sent-reply-waits").into_owned()
                }
                Some(_) => page.t("participation-sent-reply").into_owned(),
                None => String::new(),
            }
        }
        "entry-edited" | "entry-withdrawn" | "entry-withdrawn-before" | "reply-edited" | "reply-withdrawn" => {
            page.t(format!("participation-sent-{sent}")).into_owned()
        }
        _ => String::new(),
    }
}

impl OnePage {
    fn error(&self, field: &str) -> &str {
        form::at(&self.problems, field)
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
