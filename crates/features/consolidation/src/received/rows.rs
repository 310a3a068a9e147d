//! The rows of the workbench: each put together once, and kept until something of the process changes or of who spoke there. Every
//! planner of the plan reads the same.

use super::kept::Bench;
use super::state::State;
use crate::{address, load, words};
use cantiere_domain::{Lang, Ref, text};
use cantiere_spine::contribution::{self, Brief};
use cantiere_spine::plan::Edition;
use cantiere_spine::process::Process;
use cantiere_spine::work;
use cantiere_store::{Conn, kept_all};
use cantiere_web::{Ctx, Error, Fragment, catalog};
use std::sync::Arc;

#[derive(askama::Template)]
#[template(path = "received_row.html")]
struct InTable<'a> {
    page: Sprites<'a>,
    r: Row,
    base: &'a str,
    may: bool,
    public_page: &'a str,
}

/// As much of a page as a badge needs: where its picture is.
#[derive(Clone, Copy)]
struct Sprites<'a>(&'a Ctx);

impl Sprites<'_> {
    fn asset(&self, name: &str) -> &str {
        self.0.site.assets.address(name)
    }
}

struct Row {
    number: i64,
    label: String,
    href: String,
    said: String,
    lang: &'static str,
    place: String,
    author: String,
    when: String,
    supports: i64,
    badge: &'static str,
    state: String,
    can: bool,
    chosen: bool,
    /// What a vote says of it, made by another feature.
    votes: Vec<Fragment>,
    tags: Vec<String>,
    group_href: String,
    group: String,
}

/// What the rows of a page are made from.
pub struct Of<'a> {
    pub edition: &'a Edition,
    pub process: &'a Process,
    pub bench: &'a Bench,
    pub offices: &'a [(i64, String)],
    /// Numbers of those that a refused form had chosen.
    pub chosen: &'a [i64],
}

/// The rows of these contributions, in this order.
pub fn rows(conn: &mut Conn, ctx: &Ctx, of: &Of, ids: &[i64]) -> Result<Vec<Arc<Fragment>>, Error> {
    if !of.chosen.is_empty() {
        // A form that was refused is shown once.
        return Ok(made(conn, ctx, of, ids)?.into_iter().map(|(_, row)| row).collect());
    }
    let (plan, process) = (of.edition.plan, of.process.id);
    let topics = |_: &(i64, Lang, bool), _: &Arc<Fragment>| {
        let own = [format!("process:{process}"), format!("plan:{plan}"), work::topic(process)];
        own.into_iter().chain(["people", "organizations"].map(str::to_string)).collect()
    };
    let may = load::plans(ctx, of.edition);
    let keys: Vec<(i64, Lang, bool)> = ids.iter().map(|id| (*id, ctx.lang, may)).collect();
    kept_all(conn, "row of the workbench", &keys, topics, |conn, keys| {
        let ids: Vec<i64> = keys.iter().map(|key| key.0).collect();
        let made = made(conn, ctx, of, &ids)?;
        Ok(made.into_iter().map(|(id, row)| ((id, ctx.lang, may), row)).collect())
    })
}

fn made(conn: &mut Conn, ctx: &Ctx, of: &Of, ids: &[i64]) -> Result<Vec<(i64, Arc<Fragment>)>, Error> {
    let contributions = contribution::briefly(conn, ids)?;
    let refs: Vec<Ref> = contributions.iter().map(|c| Ref::Contribution(c.id)).collect();
    let votes = ctx.site.panels(conn, ctx, "received", &refs)?;
    let may = load::plans(ctx, of.edition);
    let (base, public_page) = (ctx.href(&address::received(of.edition)), ctx.t("consolidation-public-page"));
    let one = |(c, votes): (&Arc<Brief>, Vec<Fragment>)| {
        let r = row(ctx, of, c, votes, may);
        (
            c.id,
            Arc::new(Fragment::render(&InTable { page: Sprites(ctx), r, base: &base, may, public_page: &public_page })),
        )
    };
    Ok(contributions.iter().zip(votes).map(one).collect())
}

fn row(ctx: &Ctx, of: &Of, c: &Brief, votes: Vec<Fragment>, may: bool) -> Row {
    let state: Option<&State> = of.bench.states.get(&c.id);
    let told = match state {
        None => ctx.t("consolidation-state-waiting"),
        Some(s) if s.published => words::outcome(ctx, s.outcome),
        Some(s) => ctx.with("consolidation-state-draft", &[("outcome", &words::outcome(ctx, s.outcome))]),
    };
    let offices = of.bench.offices.get(&c.id).map(Vec::as_slice).unwrap_or_default();
    let asked = offices.iter().filter_map(|(id, answered)| {
        let name = &of.offices.iter().find(|o| o.0 == *id)?.1;
        let key = if *answered { "consolidation-office-answered" } else { "consolidation-office-asked" };
        Some(ctx.with(key, &[("office", name)]))
    });
    let split = of.bench.split.get(&c.id).map(|n| words::tn(ctx, "consolidation-in-parts", *n));
    let group = of.bench.groups.get(&c.id).and_then(|all| all.first());
    let group_href = |id: i64| ctx.href(&format!("{}?group={id}", address::received(of.edition)));
    Row {
        number: c.number,
        label: words::number_of(ctx, c.kind, c.number),
        href: ctx.href(&address::contribution(&address::edition(of.edition), c.number)),
        said: text::beginning(c.said(), 140),
        lang: c.language.as_str(),
        place: c.place.clone(),
        author: words::author(ctx, &c.author),
        when: catalog::date(ctx.lang, ctx.site.local(c.received_at).date()),
        supports: c.supports,
        badge: match state {
            None => "open",
            Some(s) if s.published => words::badge(s.outcome),
            Some(_) => "draft",
        },
        state: told,
        can: may && state.is_none_or(|s| !s.published),
        chosen: of.chosen.contains(&c.number),
        votes,
        tags: of.bench.tags.get(&c.id).into_iter().flatten().cloned().chain(asked).chain(split).collect(),
        group_href: group.map_or(String::new(), |g| group_href(g.0)),
        group: match group {
            Some((_, true)) => ctx.t("consolidation-group-confirmed"),
            Some((_, false)) => ctx.t("consolidation-group-suggested"),
            None => String::new(),
        },
    }
}
