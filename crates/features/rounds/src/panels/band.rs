//! On the home page and the edition's: the votes that are open, each with the way to its ballot, and those with a result.
//! Whether a vote is open follows from the clock: a fragment is kept for a minute at most, and whole pages are dropped by
//! the job that runs when a vote opens or closes.

use super::store;
use crate::{address, load, words};
use cantiere_domain::Ref;
use cantiere_domain::id::EditionId;
use cantiere_domain::round::Standing;
use cantiere_spine::plan::{self, Edition};
use cantiere_spine::round::{self, Round};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Fragment, markdown};

#[derive(askama::Template)]
#[template(path = "panels/band.html")]
struct Band {
    heading: String,
    name: String,
    lang: &'static str,
    votes: Vec<Vote>,
    all: String,
    all_href: String,
    new: String,
    new_href: String,
    home: bool,
}

struct Vote {
    title: String,
    href: String,
    question: Fragment,
    lang: &'static str,
    standing: String,
    vote: String,
    vote_label: String,
}

pub fn home(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    kept(conn, ctx, refs, true)
}

pub fn edition(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    kept(conn, ctx, refs, false)
}

/// The same for all who hold the same roles: refs are only those that the reader sees.
fn kept(conn: &mut Conn, ctx: &Ctx, refs: &[Ref], home: bool) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let ids: Vec<i64> = refs.iter().map(|r| r.id()).collect();
    let minute = ctx.site.now() / 60_000_000;
    let key = format!("rounds {home} {} {minute} {:?} {ids:?}", ctx.lang, ctx.actor().grants);
    ctx.site.kept.get(key, ctx.changes, || load_all(conn, ctx, refs, home))
}

fn load_all(
    conn: &mut Conn,
    ctx: &Ctx,
    refs: &[Ref],
    home: bool,
) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let ids: Vec<EditionId> = refs.iter().map(|r| EditionId(r.id())).collect();
    let rounds = match ids.is_empty() {
        true => Vec::new(),
        false => round::of_editions(conn, &ids).map_err(store)?,
    };
    let staff = ctx.actor().is_staff() && !home;
    let mut out = Vec::with_capacity(refs.len());
    for id in ids {
        let own: Vec<&Round> = rounds.iter().filter(|r| r.edition == id).collect();
        let now = ctx.site.now();
        let is_shown = |r: &&Round| match r.standing(now) {
            Standing::Draft => false,
            Standing::Open => true,
            _ => !home,
        };
        let shown: Vec<&Round> = own.iter().copied().filter(is_shown).take(5).collect();
        let edition = match shown.is_empty() && !staff {
            true => None,
            false => match plan::edition::find_by_id(conn, ctx.actor(), id) {
                Ok(edition) => Some(edition),
                Err(cantiere_spine::Error::NotFound(_)) => None,
                Err(error) => return Err(store(error)),
            },
        };
        out.push(edition.and_then(|e| band(ctx, &e, &shown, own.len(), home)));
    }
    Ok(out)
}

fn band(ctx: &Ctx, e: &Edition, shown: &[&Round], all: usize, home: bool) -> Option<Fragment> {
    let plans = !home && load::plans(ctx, e);
    if shown.is_empty() && !plans {
        return None;
    }
    let votes = shown.iter().map(|r| {
        let open = r.standing(ctx.site.now()) == Standing::Open;
        let base = address::round(e, r.number);
        Vote {
            title: r.title.clone(),
            href: ctx.href(&base),
            question: if open { markdown::block(&r.question) } else { Fragment::default() },
            lang: r.language.as_str(),
            standing: words::standing(ctx, r),
            vote: if open { ctx.href(&format!("{base}/ballot")) } else { String::new() },
            vote_label: ctx.t("rounds-vote"),
        }
    });
    Some(Fragment::render(&Band {
        heading: ctx.t(if home { "rounds-open-now" } else { "rounds-title" }),
        name: format!("{} {}", e.plan_name, e.name),
        lang: e.language.as_str(),
        votes: votes.collect(),
        all: if all > 0 { ctx.t("rounds-all") } else { String::new() },
        all_href: ctx.href(&address::votes(e)),
        new: if plans { ctx.t("rounds-new") } else { String::new() },
        new_href: ctx.href(&address::new(e)),
        home,
    }))
}
