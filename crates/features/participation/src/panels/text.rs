//! What people said on paragraphs and items, beside them: how much, the newest, and the way to say something.

use super::store;
use crate::{address, words};
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::BlockKind;
use cantiere_domain::text;
use cantiere_spine::contribution::{self, Contribution, MOST_COUNTED, TargetCount};
use cantiere_spine::plan::item;
use cantiere_spine::process::{self, Process};
use cantiere_store::schema::plan::{block, block_row, edition, item_row, plan};
use cantiere_store::{Among, Conn};
use cantiere_web::{Ctx, Fragment};
use diesel::prelude::*;
use std::collections::HashMap;

/// So many of the newest are shown in place.
const NEWEST: i64 = 3;
/// So many of those that name an item.
const NAMING: usize = 20;

#[derive(askama::Template)]
#[template(path = "panels/beside.html")]
struct Beside {
    summary: String,
    said: Vec<Said>,
    /// Needs and proposals that name this item besides what they are about.
    naming: Vec<Said>,
    naming_title: String,
    all: Option<(String, String)>,
    say: Option<(String, String, String)>,
    amend: Option<(String, String, String)>,
    side_by_side: Option<(String, String, String)>,
    heading: String,
}

struct Said {
    href: String,
    label: String,
    author: String,
    when: String,
    text: String,
    lang: &'static str,
}

/// A paragraph or item on the page, as far as the panel needs it.
struct Place {
    /// What contributions on it point at.
    target: Ref,
    /// What the form's address says: `p:p4.12`, `i:A2.3`.
    on: String,
    /// “4.12”, “A2.3”.
    name: String,
    edition: i64,
    base: String,
    amendable: bool,
}

pub fn block(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    ctx.site.kept.same_for_all(ctx, "participation block", refs, || make_block(conn, ctx, refs))
}

pub fn item(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    ctx.site.kept.same_for_all(ctx, "participation item", refs, || make_item(conn, ctx, refs))
}

fn make_block(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    type Row = (i64, String, Option<i64>, String, String, i64, String, String);
    let ids: Vec<i64> = refs.iter().map(|r| r.id()).collect();
    let rows: Vec<Row> = block_row::table
        .inner_join(block::table.on(block::id.eq(block_row::block)))
        .inner_join(
            edition::table
                .on(edition::id.eq(block::edition).and(edition::published_revision.eq(block_row::revision.nullable()))),
        )
        .inner_join(plan::table.on(plan::id.eq(edition::plan)))
        .filter(block_row::block.among(ids))
        .select((
            block_row::block,
            block_row::kind,
            block_row::item,
            block_row::number,
            block::anchor,
            edition::id,
            plan::slug,
            edition::slug,
        ))
        .load(conn)?;
    let items: Vec<i64> = rows.iter().filter(|r| r.1 == BlockKind::Item.as_str()).filter_map(|r| r.2).collect();
    let codes = codes(conn, &items)?;
    let mut places = HashMap::new();
    for (id, kind, of_item, number, anchor, edition, plan_slug, edition_slug) in rows {
        let base = address::of_slugs(&plan_slug, &edition_slug);
        let place = match (BlockKind::parse(&kind), of_item) {
            (Some(BlockKind::Item), Some(item_id)) => {
                let Some((code, chapter)) = codes.get(&item_id) else { continue };
                if *chapter {
                    continue;
                }
                item_place(item_id, code, edition, base)
            }
            (Some(kind), _) if kind.is_numbered() => Place {
                target: Ref::Block(id),
                on: format!("p:{anchor}"),
                name: number,
                edition,
                base,
                amendable: true,
            },
            _ => continue,
        };
        places.insert(id, place);
    }
    beside(conn, ctx, refs, &places, false)
}

fn make_item(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let ids: Vec<i64> = refs.iter().map(|r| r.id()).collect();
    let rows: Vec<(i64, String, i64, String, String)> = item_row::table
        .inner_join(edition::table.on(edition::published_revision.eq(item_row::revision.nullable())))
        .inner_join(plan::table.on(plan::id.eq(edition::plan)))
        .filter(item_row::item.among(ids))
        .select((item_row::item, item_row::code, edition::id, plan::slug, edition::slug))
        .load(conn)?;
    let places = rows
        .into_iter()
        .map(|(id, code, edition, plan, slug)| (id, item_place(id, &code, edition, address::of_slugs(&plan, &slug))))
        .collect();
    beside(conn, ctx, refs, &places, true)
}

fn item_place(id: i64, code: &str, edition: i64, base: String) -> Place {
    let on = format!("i:{}", item::address(code, id));
    Place { target: Ref::Item(id), on, name: code.to_string(), edition, base, amendable: true }
}

/// Codes of items, and whether each is a chapter, whose heading stands in the text.
fn codes(conn: &mut Conn, items: &[i64]) -> Result<HashMap<i64, (String, bool)>, cantiere_store::Error> {
    if items.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(i64, String, String)> = item_row::table
        .inner_join(edition::table.on(edition::published_revision.eq(item_row::revision.nullable())))
        .filter(item_row::item.among(items))
        .select((item_row::item, item_row::code, item_row::kind))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, code, kind)| (id, (code, kind == "chapter"))).collect())
}

fn beside(
    conn: &mut Conn,
    ctx: &Ctx,
    refs: &[Ref],
    places: &HashMap<i64, Place>,
    whole: bool,
) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let mut editions: Vec<EditionId> = places.values().map(|p| EditionId(p.edition)).collect();
    editions.sort_unstable();
    editions.dedup();
    let processes: HashMap<i64, Process> = process::of_editions(conn, &editions)
        .map_err(store)?
        .into_iter()
        .filter(|p| p.published && p.shown_to(ctx.actor()))
        .map(|p| (p.edition.0, p))
        .collect();
    if processes.is_empty() {
        return Ok(vec![None; refs.len()]);
    }
    let mut counts: HashMap<Ref, TargetCount> = HashMap::new();
    for kind in ["block", "item"] {
        let targets: Vec<i64> = places.values().filter(|p| p.target.kind() == kind).map(|p| p.target.id()).collect();
        if !targets.is_empty() {
            let found = contribution::of_targets(conn, kind, &targets, NEWEST).map_err(store)?;
            counts.extend(targets.iter().filter_map(|t| Ref::parse(kind, *t)).zip(found));
        }
    }
    let mut ids: Vec<i64> = counts.values().flat_map(|c| c.newest.iter().copied()).collect();
    // In the text an item is one line among many: who names it stands on its own page.
    let naming = match whole {
        true => naming(conn, places)?,
        false => HashMap::new(),
    };
    ids.extend(naming.values().flatten());
    ids.sort_unstable();
    ids.dedup();
    let said: HashMap<i64, Contribution> = match ids.is_empty() {
        true => HashMap::new(),
        false => contribution::by_ids(conn, &ids).map_err(store)?.into_iter().map(|c| (c.id.0, c)).collect(),
    };
    let fragment = |r: &Ref| {
        let place = places.get(&r.id())?;
        let process = processes.get(&place.edition)?;
        let count = counts.get(&place.target).cloned().unwrap_or_default();
        let standing = process.standing(ctx.site.today());
        let (open, amend) = (standing.open.comments, standing.open.amendments);
        let naming: Vec<Said> = naming
            .get(&place.target.id())
            .into_iter()
            .flatten()
            .filter_map(|id| said.get(id))
            .filter(|c| c.state == ContributionState::Published)
            .map(|c| row(ctx, place, c))
            .collect();
        (open || amend || count.count > 0 || !naming.is_empty())
            .then(|| Fragment::render(&Beside { naming, ..shape(ctx, place, &count, &said, (open, amend), whole) }))
    };
    Ok(refs.iter().map(fragment).collect())
}

/// The newest that name each of these items.
fn naming(conn: &mut Conn, places: &HashMap<i64, Place>) -> Result<HashMap<i64, Vec<i64>>, cantiere_store::Error> {
    let items: Vec<i64> = places.values().map(|p| p.target.id()).collect();
    let mut out: HashMap<i64, Vec<i64>> = HashMap::new();
    for (item, contribution) in contribution::naming(conn, &items).map_err(store)?.into_iter().rev() {
        let of_item = out.entry(item).or_default();
        if of_item.len() < NAMING {
            of_item.push(contribution);
        }
    }
    Ok(out)
}

fn shape(
    ctx: &Ctx,
    place: &Place,
    count: &TargetCount,
    said: &HashMap<i64, Contribution>,
    (open, amend): (bool, bool),
    whole: bool,
) -> Beside {
    // The whole name of a button is a sentence: “Commenta il paragrafo 4.12”.
    let rest = |of_paragraph: &'static str, of_item: &'static str| match place.target {
        _ if place.name.is_empty() => String::new(),
        Ref::Block(_) => ctx.with(of_paragraph, &[("number", &place.name)]),
        _ => ctx.with(of_item, &[("code", &place.name)]),
    };
    let form = |kind: &str| ctx.href(&address::comment(&place.base, &place.on, kind));
    let all = ctx.href(&format!("{}{}", address::contributions(&place.base), address::query(&[("on", &place.on)])));
    Beside {
        naming: Vec::new(),
        naming_title: ctx.t("participation-naming"),
        summary: match count.count {
            0 => String::new(),
            n if n > MOST_COUNTED => words::tn(ctx, "participation-said-more", MOST_COUNTED),
            n => words::tn(ctx, "participation-said", n),
        },
        said: count.newest.iter().filter_map(|id| said.get(id)).map(|c| row(ctx, place, c)).collect(),
        all: match count.count {
            n if n <= NEWEST => None,
            n if n > MOST_COUNTED => Some((ctx.t("participation-all-said-more"), all)),
            n => Some((words::tn(ctx, "participation-all-said", n), all)),
        },
        say: open.then(|| {
            let on = rest("participation-comment-rest-paragraph", "participation-comment-rest-item");
            (ctx.t("participation-comment-short"), on, form(""))
        }),
        // In the text one button leads to the form, which offers both where both are open.
        amend: (amend && place.amendable && (whole || !open)).then(|| {
            let on = rest("participation-amend-rest-paragraph", "participation-amend-rest-item");
            (ctx.t("participation-amend-short"), on, form("amendment"))
        }),
        side_by_side: (count.amendments > 1).then(|| {
            let on = rest("participation-amend-rest-paragraph", "participation-amend-rest-item");
            (ctx.t("participation-amendments-short"), on, ctx.href(&address::amendments(&place.base, &place.on)))
        }),
        heading: if whole { ctx.t("participation-contributions") } else { String::new() },
    }
}

fn row(ctx: &Ctx, place: &Place, c: &Contribution) -> Said {
    let text = if c.words.title.is_empty() { &c.words.body } else { &c.words.title };
    let text = if text.is_empty() { &c.words.wording } else { text };
    Said {
        href: ctx.href(&address::contribution(&place.base, c.number)),
        label: words::numbered(ctx, c.kind, c.number),
        author: words::author(ctx, &c.author).0,
        when: cantiere_web::catalog::date(ctx.lang, ctx.site.local(c.received_at).date()),
        text: text::beginning(text, 220),
        lang: c.language.as_str(),
    }
}
