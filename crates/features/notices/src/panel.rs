//! The button beside what can be followed, with feed and calendar where everybody may read them.

use crate::{address, words};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_spine::notice::{self, Pace};
use cantiere_spine::plan::{EditionRef, edition};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Fragment};

#[derive(askama::Template)]
#[template(path = "panels/follow.html")]
struct Follow {
    /// What the button says; empty: it is followed already.
    follow: String,
    /// Where a visitor signs in first; empty for who is signed in.
    sign_in: String,
    action: String,
    /// “La segui: un riepilogo al giorno”.
    followed: String,
    leave: String,
    change: (String, String),
    links: Vec<(String, String)>,
}

pub fn load(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let paces = match ctx.actor().person {
        Some(person) => notice::followed(conn, person, refs).map_err(store)?,
        None => vec![None; refs.len()],
    };
    let links = links(conn, ctx)?;
    Ok(refs.iter().zip(paces).map(|(on, pace)| Some(panel(ctx, *on, pace, &links))).collect())
}

fn panel(ctx: &Ctx, on: Ref, pace: Option<Pace>, base: &Option<(String, String)>) -> Fragment {
    let action = ctx.href(&address::follow(on));
    let links = match (on, base) {
        (Ref::Plan(_) | Ref::Item(_) | Ref::Process(_), Some((edition, own))) => vec![
            (ctx.t("notices-feed"), ctx.href(&format!("{own}/feed"))),
            (ctx.t("notices-calendar"), ctx.href(&format!("{edition}/calendar"))),
        ],
        _ => Vec::new(),
    };
    let signed_in = ctx.viewer.is_signed_in();
    Fragment::render(&Follow {
        follow: if pace.is_none() { ctx.t(&format!("notices-follow-{}", on.kind())) } else { String::new() },
        sign_in: match signed_in {
            true => String::new(),
            false => ctx.href(&format!("/sign-in?next={}", address::segment(&action))),
        },
        followed: pace
            .map(|pace| {
                let pace = words::pace(&ctx.site, ctx.lang, pace);
                ctx.with("notices-followed", &[("pace", &pace)])
            })
            .unwrap_or_default(),
        leave: ctx.t("notices-leave"),
        change: (ctx.t("notices-change"), ctx.href("/my-notices#following")),
        links,
        action,
    })
}

/// The address of the edition and of the page itself, if visitors may read it: feeds and calendars are for all.
fn links(conn: &mut Conn, ctx: &Ctx) -> Result<Option<(String, String)>, cantiere_store::Error> {
    let own = ctx.path.split('?').next().unwrap_or_default();
    let mut parts = own.split('/').skip(1);
    let (Some("plans"), Some(plan), Some(slug)) = (parts.next(), parts.next(), parts.next()) else { return Ok(None) };
    let at = EditionRef { plan: plan.into(), edition: slug.into() };
    match edition::find(conn, &Actor::visitor(), &at) {
        Ok(e) if e.published.is_some() => Ok(Some((address::edition(&e), own.to_string()))),
        Ok(_) | Err(cantiere_spine::Error::NotFound(_)) => Ok(None),
        Err(error) => Err(store(error)),
    }
}

fn store(error: cantiere_spine::Error) -> cantiere_store::Error {
    match error {
        cantiere_spine::Error::Store(error) => error,
        other => cantiere_store::Error::Unavailable(other.to_string()),
    }
}
