//! The page of a contribution in parts: the form that splits it, or an answer for each part.

use crate::panels::contribution::{PartBox, part_box};
use crate::received::answer::page::{Entered as Whole, Row, row};
use crate::received::answer::read::Found;
use crate::received::{Choice, Mistake, page, places};
use crate::{address, words};
use cantiere_domain::answer::Outcome;
use cantiere_spine::Problem;
use cantiere_spine::answer::Part;
use cantiere_spine::answer::part::{MOST, quotes};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Page};

#[derive(askama::Template)]
#[template(path = "parts.html")]
pub struct PartsPage {
    page: Page,
    heading: String,
    name: String,
    lang: &'static str,
    rows: Vec<Row>,
    base: String,
    action: String,
    /// For the article that answers show too.
    group: bool,
    offices: Vec<Choice>,
    number: i64,
    seen: i64,
    /// Not split yet: the passages as they stand in the form.
    passages: Vec<Passage>,
    more: bool,
    parts: Vec<PartForm>,
    mistakes: Vec<Mistake>,
    news: String,
    kept: String,
    kept_href: String,
    stale: bool,
    final_: bool,
    second_person: bool,
    can_check: bool,
    sprite: String,
    /// The language of the author.
    said_lang: &'static str,
    /// What stands in the fields of notes and tags, and the key of their form.
    note: String,
    tag: String,
    key: String,
}

impl PartsPage {
    /// The same after notes or tags were refused: with what was typed.
    pub fn marked(self, note: &str, tag: &str) -> PartsPage {
        PartsPage { note: note.into(), tag: tag.into(), ..self }
    }
}

struct Passage {
    field: String,
    label: String,
    value: String,
    /// Two parts make a split; further ones may be there.
    required: bool,
}

struct PartForm {
    n: i64,
    seen: i64,
    heading: String,
    passage: String,
    /// The author changed these words since.
    gone: bool,
    /// What stands now, where somebody else saved meanwhile or it is published.
    stands: Option<PartBox>,
    outcomes: Vec<Choice>,
    reason: String,
    into: String,
    changed: String,
}

/// What stands in the fields of a part.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct OfPart {
    pub position: i64,
    /// The version that the writer began from; none: that of now.
    pub seen: Option<i64>,
    pub outcome: String,
    pub reason: String,
    pub into: String,
    pub changed: String,
}

#[derive(Default)]
pub struct Entered {
    pub passages: Vec<String>,
    pub parts: Vec<OfPart>,
}

impl Entered {
    /// What stands in the database; of one that is not split the paragraphs, which are often what was asked for.
    pub async fn of_parts(ctx: &Ctx, found: &Found) -> Result<Entered, Error> {
        let one = found.rows.first().ok_or(Error::NotFound)?;
        let Some(parts) = found.parts.get(&one.id.0) else {
            let paragraphs: Vec<String> =
                one.words.body.split("\n\n").map(|p| p.trim().to_string()).filter(|p| !p.is_empty()).collect();
            let several = (2..=MOST).contains(&paragraphs.len());
            return Ok(Entered { passages: if several { paragraphs } else { Vec::new() }, parts: Vec::new() });
        };
        let (parts, edition) = (parts.clone(), found.edition.clone());
        ctx.site
            .db
            .read(move |conn| -> Result<Entered, Error> {
                let mut out = Entered::default();
                for p in &parts {
                    out.parts.push(OfPart {
                        position: p.position,
                        seen: None,
                        outcome: p.outcome.map_or(String::new(), |o| o.as_str().to_string()),
                        reason: p.reason.clone(),
                        into: p
                            .merged_number
                            .filter(|_| p.merged_into.is_some())
                            .map_or(String::new(), |n| n.to_string()),
                        changed: places::labels(conn, &edition, &p.changed)?,
                    });
                }
                Ok(out)
            })
            .await
    }

    pub fn of_fields(fields: &Fields) -> Entered {
        let one = |name: &str, n: i64| fields.one(&format!("{name}_{n}")).to_string();
        let most = MOST as i64;
        Entered {
            passages: (1..=most).map(|n| one("passage", n)).filter(|p| !p.trim().is_empty()).collect(),
            parts: (1..=most)
                .filter(|n| fields.has(&format!("reason_{n}")))
                .map(|n| OfPart {
                    position: n,
                    seen: one("seen_part", n).parse().ok(),
                    outcome: one("outcome", n),
                    reason: one("reason", n),
                    into: one("into", n).trim().to_string(),
                    changed: one("changed", n),
                })
                .collect(),
        }
    }
}

/// Problems of parts stand at the fields of their part.
pub fn mistakes(ctx: &Ctx, problems: &[Problem]) -> Vec<Mistake> {
    let one = |p: &Problem| {
        let arg = |name: &str| p.args.iter().find(|a| a.0 == name).map(|a| a.1.to_string());
        match (arg("part"), arg("n").filter(|_| p.field == "passage")) {
            (Some(part), _) => {
                let heading = ctx.with("consolidation-part", &[("n", &part)]);
                Mistake::one(format!("{}_{part}", p.field), format!("{heading}: {}", ctx.problem(p)))
            }
            (None, Some(n)) => Mistake::one(format!("passage_{n}"), ctx.problem(p)),
            (None, None) => Mistake::one(p.field, ctx.problem(p)),
        }
    };
    problems.iter().map(one).collect()
}

pub async fn render(
    ctx: &Ctx,
    found: &Found,
    entered: Entered,
    mistakes: Vec<Mistake>,
    stale: bool,
    news: &str,
) -> PartsPage {
    let e = &found.edition;
    let one = &found.rows[0];
    let heading = words::numbered(ctx, one);
    let title = ctx.t("consolidation-parts-title");
    let page = page(ctx, e, &format!("{title} – {heading}")).await.here();
    let base = address::received(e);
    let answer = found.answers.get(&one.id.0);
    let final_ = answer.is_some_and(|a| a.published_at.is_some());
    let parts = found.parts.get(&one.id.0).map(Vec::as_slice).unwrap_or_default();
    let me = ctx.actor().person;
    let offer = found.unfinished.as_ref().filter(|u| {
        let left: Fields = serde_json::from_str(&u.fields).unwrap_or_default();
        !final_ && !stale && mistakes.is_empty() && !parts.is_empty() && differs(&left, &entered)
    });
    let boxes = entered.passages.len().clamp(2, MOST);
    PartsPage {
        note: String::new(),
        tag: String::new(),
        key: uuid::Uuid::new_v4().to_string(),
        name: format!("{} – {}", e.plan_name, e.name),
        lang: e.language.as_str(),
        rows: vec![row(&page, found, one, &Whole::default(), false)],
        action: page.href(format!("{base}/parts")),
        group: false,
        offices: found.offices.iter().map(|o| Choice::new(o.0.to_string(), &o.1, false)).collect(),
        number: one.number,
        seen: answer.map_or(0, |a| a.version),
        passages: match parts.is_empty() {
            true => (1..=boxes)
                .map(|n| Passage {
                    field: format!("passage_{n}"),
                    label: ctx.with("consolidation-part", &[("n", &n.to_string())]),
                    value: entered.passages.get(n - 1).cloned().unwrap_or_default(),
                    required: n <= 2,
                })
                .collect(),
            false => Vec::new(),
        },
        more: boxes < MOST,
        parts: parts.iter().map(|p| form(ctx, found, p, &entered, stale || final_)).collect(),
        mistakes,
        news: if news.is_empty() { String::new() } else { ctx.t(news) },
        kept: offer.map(|u| page.moment(u.at)).unwrap_or_default(),
        kept_href: page.href(format!("{}&kept=yes", address::parts(e, one.number))),
        stale,
        final_,
        second_person: found.second_person,
        can_check: found.second_person
            && !final_
            && answer
                .is_some_and(|a| a.person != me && a.checked_by.is_none() && a.parts.iter().all(|p| p.person != me)),
        sprite: ctx.site.assets.address("sprites.svg").to_string(),
        said_lang: one.language.as_str(),
        base: page.href(&base),
        heading,
        page,
    }
}

/// Whether what was left unfinished says something else of a part than the form shows.
fn differs(left: &Fields, entered: &Entered) -> bool {
    let flat = |text: &str| text.replace("\r\n", "\n").trim().to_string();
    Entered::of_fields(left).parts.iter().any(|l| {
        entered.parts.iter().find(|e| e.position == l.position).is_some_and(|e| {
            (flat(&l.reason), &l.outcome, &l.into, flat(&l.changed))
                != (flat(&e.reason), &e.outcome, &e.into, flat(&e.changed))
        })
    })
}

fn form(ctx: &Ctx, found: &Found, p: &Part, entered: &Entered, show_stands: bool) -> PartForm {
    let e = entered.parts.iter().find(|e| e.position == p.position).cloned().unwrap_or_default();
    let base = address::edition(&found.edition);
    let none = Choice::new("", ctx.t("consolidation-part-waiting"), e.outcome.is_empty());
    PartForm {
        n: p.position,
        seen: e.seen.unwrap_or(p.version),
        heading: ctx.with("consolidation-part", &[("n", &p.position.to_string())]),
        passage: p.passage.clone(),
        gone: !quotes(&found.rows[0].words, &p.passage),
        stands: show_stands.then(|| part_box(ctx, &base, p)),
        outcomes: [none]
            .into_iter()
            .chain(Outcome::ALL.map(|o| Choice::new(o.as_str(), words::outcome(ctx, o), o.as_str() == e.outcome)))
            .collect(),
        reason: e.reason,
        into: e.into,
        changed: e.changed,
    }
}
