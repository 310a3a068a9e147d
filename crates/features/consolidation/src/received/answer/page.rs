//! The page of an answer: what was said, what planners noted, what offices think, and the form.

use super::read::{Found, WHOLE};
use crate::panels::contribution::AnswerBox;
use crate::received::{Choice, Mistake, page};
use crate::{address, said, words};
use cantiere_domain::Ref;
use cantiere_domain::answer::Outcome;
use cantiere_spine::contribution::Contribution;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Fragment, Page, markdown};
use std::collections::HashMap;

#[derive(askama::Template)]
#[template(path = "answer.html")]
pub struct AnswerPage {
    page: Page,
    heading: String,
    name: String,
    lang: &'static str,
    rows: Vec<Row>,
    /// Of a large group: how many are not shown, and all of them for the form.
    more: String,
    chosen: Vec<(i64, i64)>,
    base: String,
    outcomes: Vec<Choice>,
    offices: Vec<Choice>,
    library: Vec<Choice>,
    library_title: String,
    reason: String,
    into: String,
    changed: String,
    part: String,
    mistakes: Vec<Mistake>,
    news: String,
    kept: String,
    kept_href: String,
    stale: bool,
    group: bool,
    /// Of a group whose drafts are not one: how many it has.
    mixed: String,
    left_out: String,
    /// Whether there is a draft here that the button takes away: one and the same for all.
    discards: bool,
    final_: bool,
    second_person: bool,
    /// Drafts of other people that are shown here and wait to be checked, each with the version that is shown.
    checks: Vec<(i64, i64)>,
    check_these: String,
    /// Where one is split; empty: not here.
    parts_href: String,
    /// Which of a group are split and get no answer here.
    in_parts: String,
    /// What stands in the fields of notes and tags, and the key of their form.
    note: String,
    tag: String,
    key: String,
}

pub struct Row {
    pub number: i64,
    pub label: String,
    pub href: String,
    pub meta: String,
    pub lang: &'static str,
    pub title: String,
    pub said: said::Said,
    pub sentence: String,
    /// What stands now: a published answer, or what somebody else saved meanwhile.
    pub stands: Option<AnswerBox>,
    pub tags: Vec<String>,
    pub notes: Vec<Said>,
    pub opinions: Vec<Said>,
}

/// A note, or what an office says; for planners.
pub struct Said {
    pub who: String,
    pub text: Fragment,
}

/// What stands in the fields.
#[derive(Default)]
pub struct Entered {
    pub outcome: String,
    pub reason: String,
    pub into: String,
    pub changed: String,
    pub library: String,
    pub library_title: String,
    /// Which part of one that is split is linked to what changed; empty: it is not split.
    pub part: String,
    /// Of those that the form shows.
    pub sentences: HashMap<i64, String>,
    /// The versions of the answers that the writer began from; those of now where there is none.
    pub seen: HashMap<i64, i64>,
}

impl Entered {
    pub fn of_answers(found: &Found) -> Entered {
        if found.mixed().is_some() {
            // The words of one would be saved for all.
            return Entered::default();
        }
        let first = found.whole().next().and_then(|(_, a)| a);
        Entered {
            outcome: first.map(|a| a.outcome.as_str().to_string()).unwrap_or_default(),
            reason: first.map(|a| a.reason.clone()).unwrap_or_default(),
            into: found.into.clone(),
            changed: found.changed.clone(),
            ..Entered::default()
        }
    }

    /// The sentence for one alone: as the form says, or as it stands where the form does not show it.
    pub fn sentence(&self, found: &Found, id: i64) -> String {
        let stands = || found.answers.get(&id).map(|a| a.sentence.clone());
        self.sentences.get(&id).cloned().or_else(stands).unwrap_or_default()
    }

    pub fn of_fields(found: &Found, fields: &Fields) -> Entered {
        // A large group has thousands of fields: they are looked up once.
        let by_name: HashMap<&str, &str> = fields.0.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let one = |name: &str| by_name.get(name).copied().unwrap_or_default().to_string();
        Entered {
            outcome: one("outcome"),
            reason: one("reason"),
            into: one("into").trim().to_string(),
            changed: one("changed"),
            library: one("library"),
            library_title: one("library_title"),
            part: String::new(),
            sentences: found
                .rows
                .iter()
                .filter_map(|c| {
                    let said = by_name.get(format!("sentence_{}", c.number).as_str())?;
                    Some((c.id.0, said.to_string()))
                })
                .collect(),
            seen: found
                .rows
                .iter()
                .filter_map(|c| Some((c.id.0, by_name.get(format!("seen_{}", c.number).as_str())?.parse().ok()?)))
                .collect(),
        }
    }
}

impl AnswerPage {
    /// The same after notes or tags were refused: with what was typed.
    pub fn marked(self, note: &str, tag: &str) -> AnswerPage {
        AnswerPage { note: note.into(), tag: tag.into(), ..self }
    }
}

pub async fn render(
    ctx: &Ctx,
    found: &Found,
    entered: Entered,
    mistakes: Vec<Mistake>,
    stale: bool,
    news: &str,
) -> AnswerPage {
    let e = &found.edition;
    let heading = match found.rows.as_slice() {
        [one] => words::numbered(ctx, one),
        many => words::tn(ctx, "consolidation-group", many.len() as i64),
    };
    let page = page(ctx, e, &format!("{} – {heading}", ctx.t("consolidation-answer-title"))).await.here();
    let base = address::received(e);
    let final_ = found.answers.values().any(|a| a.published_at.is_some());
    let me = ctx.actor().person;
    let seen = |c: &Contribution| {
        let now = found.answers.get(&c.id.0).map_or(0, |a| a.version);
        (c.number, entered.seen.get(&c.id.0).copied().unwrap_or(now))
    };
    let numbers: Vec<String> = found.numbers.iter().map(|n| format!("n={n}")).collect();
    let hidden = found.rows.len().saturating_sub(WHOLE);
    let offer =
        found.unfinished.as_ref().filter(|u| !final_ && !stale && mistakes.is_empty() && entered_differs(u, &entered));
    let group = found.rows.len() > 1;
    let waits = |c: &&Contribution| {
        let draft = found.answers.get(&c.id.0).filter(|a| a.published_at.is_none() && a.checked_by.is_none());
        found.second_person && draft.is_some_and(|a| a.person != me && a.parts.iter().all(|p| p.person != me))
    };
    let checks: Vec<(i64, i64)> = found.rows.iter().take(WHOLE).filter(waits).map(seen).collect();
    let choice = |value: String, label: String, chosen: bool| Choice { value, label, hint: String::new(), chosen };
    AnswerPage {
        note: String::new(),
        tag: String::new(),
        key: uuid::Uuid::new_v4().to_string(),
        name: format!("{} – {}", e.plan_name, e.name),
        lang: e.language.as_str(),
        rows: found.rows.iter().take(WHOLE).map(|c| row(&page, found, c, &entered, stale || final_ || group)).collect(),
        more: if hidden > 0 { page.tn("consolidation-group-more", hidden) } else { String::new() },
        chosen: found.rows.iter().map(seen).collect(),
        base: page.href(&base),
        outcomes: Outcome::ALL
            .into_iter()
            .map(|o| Choice {
                value: o.as_str().to_string(),
                label: words::outcome(ctx, o),
                hint: ctx.t(&format!("consolidation-outcome-hint-{}", words::slug(o))),
                chosen: o.as_str() == entered.outcome,
            })
            .collect(),
        offices: found.offices.iter().map(|o| choice(o.0.to_string(), o.1.clone(), false)).collect(),
        library: std::iter::once(choice(String::new(), ctx.t("consolidation-library-none"), false))
            .chain(found.library.iter().map(|s| {
                let label = page.t2("consolidation-library-row", "title", &s.title, "n", s.uses.to_string());
                choice(s.id.to_string(), label, s.id.to_string() == entered.library)
            }))
            .collect(),
        library_title: entered.library_title,
        reason: entered.reason,
        into: entered.into,
        changed: entered.changed,
        part: entered.part,
        mistakes,
        news: if news.is_empty() { String::new() } else { ctx.t(news) },
        kept: offer.map(|u| page.moment(u.at)).unwrap_or_default(),
        kept_href: page.href(format!("{base}/answer?{}&kept=yes", numbers.join("&"))),
        stale,
        group,
        mixed: found.mixed().map(|n| page.tn("consolidation-mixed", n)).unwrap_or_default(),
        left_out: match found.left_out {
            0 => String::new(),
            n => page.tn("consolidation-left-out", n),
        },
        discards: found.mixed().is_none() && found.whole().any(|(_, draft)| draft.is_some()),
        final_,
        second_person: found.second_person,
        check_these: page.tn("consolidation-check-these", checks.len()),
        checks,
        parts_href: match found.rows.as_slice() {
            [one] if !final_ => page.href(address::parts(e, one.number)),
            _ => String::new(),
        },
        in_parts: in_parts(&page, found),
        heading,
        page,
    }
}

fn in_parts(page: &Page, found: &Found) -> String {
    let split = found.rows.iter().filter(|c| found.parts.contains_key(&c.id.0));
    let numbers: Vec<String> = split.map(|c| c.number.to_string()).collect();
    match numbers.is_empty() {
        true => String::new(),
        false => page.t1("consolidation-in-parts-here", "numbers", numbers.join(", ")),
    }
}

/// Whether what was left unfinished says something else than what the form shows.
fn entered_differs(left: &cantiere_spine::work::unfinished::Unfinished, entered: &Entered) -> bool {
    let fields: Fields = serde_json::from_str(&left.fields).unwrap_or_default();
    let same = |name: &str, value: &str| fields.one(name).replace("\r\n", "\n").trim() == value.trim();
    !(same("reason", &entered.reason.replace("\r\n", "\n"))
        && same("outcome", &entered.outcome)
        && same("changed", &entered.changed)
        && same("into", &entered.into))
}

pub fn row(page: &Page, found: &Found, c: &Contribution, entered: &Entered, show_stands: bool) -> Row {
    let ctx = page.ctx();
    let answer = found.answers.get(&c.id.0);
    let stands = answer.filter(|_| show_stands).and_then(|_| found.boxes.get(&c.id.0)).cloned();
    let unknown = || page.t("consolidation-author-unknown").into_owned();
    Row {
        number: c.number,
        label: words::numbered(ctx, c),
        href: page.href(address::contribution(&address::edition(&found.edition), c.number)),
        meta: ctx.with(
            "consolidation-by-on",
            &[("author", &words::author(ctx, &c.author)), ("day", &page.day(c.received_at))],
        ),
        lang: c.language.as_str(),
        title: c.words.title.clone(),
        said: said::said(ctx, c, found.files.get(&Ref::Contribution(c.id.0)).map(Vec::as_slice).unwrap_or_default()),
        sentence: entered.sentence(found, c.id.0),
        stands,
        tags: found.tags.get(&c.id.0).cloned().unwrap_or_default(),
        notes: found
            .notes
            .iter()
            .filter(|n| n.contribution == c.id.0)
            .map(|n| Said {
                who: page.t2(
                    "consolidation-by-on",
                    "author",
                    n.author.clone().unwrap_or_else(unknown),
                    "day",
                    page.day(n.at),
                ),
                text: markdown::block(&n.text),
            })
            .collect(),
        opinions: found
            .opinions
            .iter()
            .filter(|o| o.contribution == c.id.0)
            .map(|o| Said {
                who: match o.at {
                    Some(at) => page.t2("consolidation-by-on", "author", &o.office_name, "day", page.day(at)),
                    None => page.t1("consolidation-office-asked", "office", &o.office_name),
                },
                text: markdown::block(&o.text),
            })
            .collect(),
    }
}
