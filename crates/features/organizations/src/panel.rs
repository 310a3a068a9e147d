//! What an organisation is, on its public page: kind, place, units, what concerns it; and for its members the way to what
//! they do for it.

use crate::{address, concerns, directory, words};
use cantiere_domain::Ref;
use cantiere_domain::id::OrganizationId;
use cantiere_spine::actor::organization::directory as bodies;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Fragment};

#[derive(askama::Template)]
#[template(path = "panel.html")]
struct Shown {
    texts: Texts,
    facts: Vec<(String, String)>,
    units: Vec<(String, String)>,
    concerns: Vec<(String, String)>,
    own_href: String,
    list_href: String,
}

/// A panel has no page of its own to take texts from.
struct Texts {
    units: String,
    concerns: String,
    own: String,
    list: String,
}

pub fn load(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let ids: Vec<i64> =
        refs.iter().filter_map(|r| if let Ref::Organization(id) = r { Some(*id) } else { None }).collect();
    let found = bodies::by_ids(conn, &ids).map_err(store)?;
    let codes: Vec<&str> = found.iter().map(|o| o.territory.as_str()).collect();
    let names = directory::names(conn, &codes).map_err(store)?;
    let mut out = Vec::with_capacity(refs.len());
    for reference in refs {
        let Some(body) = found.iter().find(|o| Ref::Organization(o.id.0) == *reference) else {
            out.push(None);
            continue;
        };
        let units = bodies::units(conn, body.id).map_err(store)?;
        let parent = match body.parent {
            Some(parent) => bodies::by_id(conn, parent).map_err(store)?.name,
            None => String::new(),
        };
        let mut facts = vec![
            (ctx.t("organizations-unit-of"), parent),
            (ctx.t("organizations-kind"), words::kind(ctx, body.kind)),
            (ctx.t("organizations-sector"), body.sector.clone()),
            (ctx.t("organizations-territory"), names.get(&body.territory).cloned().unwrap_or_default()),
        ];
        facts.retain(|(_, text)| !text.is_empty());
        let shown = Shown {
            texts: Texts {
                units: ctx.t("organizations-units"),
                concerns: ctx.t("organizations-concerns-it"),
                own: ctx.t("organizations-to-own"),
                list: ctx.t("organizations-list-title"),
            },
            facts,
            units: units
                .iter()
                .filter(|u| u.state == cantiere_spine::actor::organization::OrganizationState::Verified)
                .map(|u| (u.unit.clone(), ctx.href(&address::public(&u.slug))))
                .collect(),
            concerns: concerns::links(conn, ctx, body)?,
            own_href: match ctx.actor().member_of.contains(&OrganizationId(body.id.0)) {
                true => ctx.href(&address::own(&body.slug)),
                false => String::new(),
            },
            list_href: ctx.href(address::LIST),
        };
        out.push(Some(Fragment::render(&shown)));
    }
    Ok(out)
}

pub fn store(error: cantiere_spine::Error) -> cantiere_store::Error {
    match error {
        cantiere_spine::Error::Store(error) => error,
        _ => cantiere_store::Error::NotFound,
    }
}
