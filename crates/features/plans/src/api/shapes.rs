//! The JSON shapes of plans. Times are RFC 3339 in UTC, days ISO 8601, money in minor units.

use cantiere_domain::plan::Content;
use cantiere_spine::plan::Edition;
use cantiere_spine::plan::EditionIndex;
use cantiere_spine::plan::adopt::Act;
use cantiere_spine::plan::edition::Revision;
use cantiere_spine::plan::index::{Entry, Progress};
use cantiere_spine::plan::item::Line;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct PlanShape {
    pub slug: String,
    pub name: String,
    pub owner: String,
    pub brief: String,
    pub editions: Vec<EditionShape>,
}

#[derive(Serialize, ToSchema)]
pub struct EditionShape {
    pub plan: String,
    pub slug: String,
    pub name: String,
    /// A year, a month or a day; empty when it is not said.
    pub period_from: String,
    pub period_to: String,
    /// draft, in_consultation, consolidation, adopted, in_force or closed.
    pub state: String,
    pub language: String,
    pub brief: String,
    /// Under which licence all that is told of it may be used again, as SPDX names it where it does.
    pub licence: String,
    /// The number of items of each kind; only on the edition itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<BTreeMap<String, usize>>,
    /// The number of actions and commitments in each state; only on the edition itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<BTreeMap<String, usize>>,
    /// The act by which it was adopted, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adoption: Option<AdoptionShape>,
    /// The published versions, the newest first; only on the edition itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub versions: Option<Vec<VersionShape>>,
}

/// A version that was published and does not change any more.
#[derive(Serialize, ToSchema)]
pub struct VersionShape {
    pub number: i64,
    pub published_at: String,
    /// What changes and why, as the administration said it.
    pub summary: String,
    /// The SHA-256 of all that it says.
    pub digest: String,
}

impl VersionShape {
    fn new(r: &Revision) -> VersionShape {
        VersionShape {
            number: r.number,
            published_at: r.published_at.map(moment).unwrap_or_default(),
            summary: r.summary.clone(),
            digest: r.content_hash.clone(),
        }
    }
}

#[derive(Serialize, ToSchema)]
pub struct AdoptionShape {
    /// The type of act, such as “Decreto”.
    pub kind: String,
    pub number: String,
    /// A day.
    pub date: String,
    /// Where it can be read; empty when it is not said.
    pub link: String,
    /// The number of the version that it adopts; 0 when it is not known.
    pub version: i64,
}

impl EditionShape {
    pub fn new(e: &Edition) -> EditionShape {
        EditionShape {
            plan: e.plan_slug.clone(),
            slug: e.slug.clone(),
            name: e.name.clone(),
            period_from: e.period_from.clone(),
            period_to: e.period_to.clone(),
            state: e.state.as_str().into(),
            language: e.language.to_string(),
            brief: e.brief.clone(),
            licence: e.source.licence().to_string(),
            counts: None,
            progress: None,
            adoption: Act::parse(&e.adoption).map(|act| AdoptionShape {
                kind: act.kind,
                number: act.number,
                date: act.date,
                link: act.link,
                version: act.version,
            }),
            versions: None,
        }
    }

    pub fn whole(e: &Edition, index: &EditionIndex, versions: &[Revision]) -> EditionShape {
        let mut counts = BTreeMap::new();
        for entry in &index.entries {
            *counts.entry(entry.kind.as_str().to_string()).or_default() += 1;
        }
        EditionShape {
            counts: Some(counts),
            progress: Some(progress(&index.progress(None))),
            versions: Some(versions.iter().map(VersionShape::new).collect()),
            ..EditionShape::new(e)
        }
    }
}

fn progress(progress: &Progress) -> BTreeMap<String, usize> {
    cantiere_domain::plan::ItemState::ALL.into_iter().map(|s| (s.as_str().to_string(), progress.of(s))).collect()
}

#[derive(Serialize, ToSchema)]
pub struct ItemShape {
    pub id: i64,
    pub code: String,
    pub kind: String,
    pub title: String,
    /// The id of the item above.
    pub parent: Option<i64>,
    pub state: String,
    /// central, territorial or both.
    pub audience: Option<String>,
    /// The last day on which it is not late.
    pub due: Option<String>,
    pub actors: Vec<ActorShape>,
}

#[derive(Serialize, ToSchema)]
pub struct ActorShape {
    pub key: String,
    pub name: String,
    /// lead, responsible, support, contact or monitoring_contact.
    pub role: String,
}

impl ItemShape {
    pub fn new(index: &EditionIndex, entry: &Entry) -> ItemShape {
        ItemShape {
            id: entry.item,
            code: entry.code.to_string(),
            kind: entry.kind.as_str().into(),
            title: entry.title.to_string(),
            parent: entry.parent.map(|p| index.entries[p as usize].item),
            state: entry.state.as_str().into(),
            audience: entry.audience.map(|a| a.as_str().into()),
            due: entry.due.map(|d| d.to_string()),
            actors: entry
                .actors
                .iter()
                .map(|(at, role)| {
                    let actor = &index.actors[*at as usize];
                    ActorShape { key: actor.key.clone(), name: actor.name.clone(), role: role.as_str().into() }
                })
                .collect(),
        }
    }
}

/// One item with everything it says.
#[derive(Serialize, ToSchema)]
pub struct WholeItemShape {
    #[serde(flatten)]
    pub item: ItemShape,
    /// By which the item is found again anywhere.
    pub uuid: String,
    /// Description, times, results, impact, resources, themes, relations, source; see the columns of the downloads.
    #[schema(value_type = Object)]
    pub content: Content,
    pub reports: Vec<ReportShape>,
    /// Lines of other plans that implement this one, in their versions in force; what it implements itself stands in `content`.
    pub implemented_by: Vec<LineShape>,
}

/// A line of another plan.
#[derive(Serialize, ToSchema)]
pub struct LineShape {
    pub plan: String,
    pub edition: String,
    pub id: i64,
    pub code: String,
    pub title: String,
}

impl LineShape {
    pub fn new(line: &Line) -> LineShape {
        LineShape {
            plan: line.edition.plan_slug.clone(),
            edition: line.edition.slug.clone(),
            id: line.item,
            code: line.code.clone(),
            title: line.title.clone(),
        }
    }
}

#[derive(Serialize, ToSchema)]
pub struct ReportShape {
    pub at: String,
    pub state: String,
    pub note: String,
    pub link: String,
}

#[derive(Serialize, ToSchema)]
pub struct ParagraphShape {
    pub anchor: String,
    /// The number readers cite; empty for headings.
    pub number: String,
    pub kind: String,
    /// Markdown.
    pub text: String,
    pub item: Option<i64>,
}

#[derive(Serialize, ToSchema)]
pub struct HitShape {
    /// item, block or contribution.
    pub kind: String,
    /// The number of the item, paragraph or contribution of this kind.
    pub id: i64,
    pub plan: String,
    pub edition: String,
    pub code: String,
    pub anchor: String,
    pub number: String,
    pub title: String,
    /// The words around the hit, as plain text.
    pub context: String,
}

/// One page of a list. `next` is the value of `after` for the page that follows; none on the last.
#[derive(Serialize, ToSchema)]
pub struct Listing<T> {
    pub data: Vec<T>,
    pub total: usize,
    /// More than `total`: the exact number is not counted.
    pub more: bool,
    pub next: Option<String>,
}

/// RFC 9457.
#[derive(Serialize, ToSchema)]
pub struct ProblemShape {
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    pub detail: String,
}

/// A moment in microseconds as RFC 3339.
pub fn moment(at: i64) -> String {
    jiff::Timestamp::from_microsecond(at).map(|t| t.to_string()).unwrap_or_default()
}
