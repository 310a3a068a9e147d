//! What a list can be filtered by, as its form shows it: each choice with how many there would be. Of the questions that most
//! ask it is kept until something of the process changes, or the name of what can be chosen.

use crate::filters::{Counted, FIELDS, Query};
use crate::words;
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::contribution;
use cantiere_spine::plan::{Edition, theme};
use cantiere_spine::process::Process;
use cantiere_store::schema::actor::organization;
use cantiere_store::{Among, Conn, kept};
use cantiere_web::{Ctx, Error, Fragment, Page, catalog};
use diesel::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// Places that can be chosen: those with the most contributions.
const PLACES: usize = 100;

pub struct Choices {
    /// What themes are called.
    pub themes: HashMap<String, String>,
    /// Of the filters in use what is chosen.
    labels: Vec<(&'static str, String)>,
    /// The fields of the form; nothing where there is nothing to choose.
    pub fields: Fragment,
}

/// A filter in use, and the address without it.
pub struct Chosen {
    pub label: String,
    pub href: String,
}

struct Group {
    name: &'static str,
    label: String,
    choices: Vec<Choice>,
    any_chosen: bool,
}

struct Choice {
    value: String,
    label: String,
    count: usize,
    chosen: bool,
}

#[derive(askama::Template)]
#[template(path = "choices.html")]
struct Fields<'a> {
    ctx: &'a Ctx,
    any: String,
    /// The plan's language.
    lang: &'static str,
    groups: &'a [Group],
}

impl Fields<'_> {
    fn number(&self, n: &usize) -> String {
        catalog::number(self.ctx.lang, *n as i64)
    }
}

impl Choices {
    pub fn of(
        conn: &mut Conn,
        ctx: &Ctx,
        edition: &Edition,
        process: &Process,
        query: &Query,
        on: Option<Ref>,
        counted: &Counted,
    ) -> Result<Arc<Choices>, Error> {
        // Anybody can think of more questions than memory should hold.
        let common = query.is_common(on);
        let topics = |_: &Arc<Choices>| {
            if !common {
                return Vec::new();
            }
            let own = [format!("process:{}", process.id), format!("plan:{}", edition.plan)];
            own.into_iter().chain(["themes", "organizations"].map(str::to_string)).collect()
        };
        let key = (process.id.0, ctx.lang, query.filter_key(on));
        kept(conn, "choices of a list", key, topics, |conn| {
            let mut groups = groups(conn, ctx, edition, query, counted)?;
            groups.retain(|g| g.choices.len() > 1 || g.any_chosen);
            let chosen = |g: &Group| Some((g.name, g.choices.iter().find(|c| c.chosen)?.label.clone()));
            let fields = match groups.is_empty() {
                true => Fragment::default(),
                false => {
                    let any = ctx.t("participation-filter-any");
                    let lang = edition.language.as_str();
                    Fragment::render(&Fields { ctx, any, lang, groups: &groups })
                }
            };
            Ok(Arc::new(Choices {
                themes: themes(conn, ctx)?,
                labels: groups.iter().filter_map(chosen).collect(),
                fields,
            }))
        })
    }

    /// The filters in use, with the address of the list without each; `on`: what the place is called that it is narrowed to.
    pub fn chosen(&self, page: &Page, base: &str, query: &Query, on: Option<&str>) -> Vec<Chosen> {
        let href = |field: &str| page.href(format!("{base}{}", query.without(field)));
        let own = FIELDS.into_iter().filter_map(|field| self.labels.iter().find(|(name, _)| *name == field));
        let own = own.map(|(name, label)| Chosen { label: label.clone(), href: href(name) });
        own.chain(on.map(|name| Chosen { label: name.to_string(), href: href("on") })).collect()
    }
}

fn themes(conn: &mut Conn, ctx: &Ctx) -> Result<HashMap<String, String>, Error> {
    let named = |theme: theme::Theme| {
        let name = theme.name(ctx.lang).to_string();
        (theme.slug, name)
    };
    Ok(theme::all(conn)?.into_iter().map(named).collect())
}

fn groups(
    conn: &mut Conn,
    ctx: &Ctx,
    edition: &Edition,
    query: &Query,
    counted: &Counted,
) -> Result<Vec<Group>, Error> {
    let group = |name: &'static str, choices: Vec<(String, String, usize)>| {
        let choices: Vec<Choice> = choices
            .into_iter()
            .map(|(value, label, count)| Choice { chosen: query.value(name) == value, value, label, count })
            .collect();
        let any_chosen = choices.iter().any(|c| c.chosen);
        Group { name, label: ctx.t(&format!("participation-filter-{name}")), any_chosen, choices }
    };
    let kinds = ContributionKind::ALL
        .into_iter()
        .filter_map(|k| Some((k.as_str().to_string(), words::kind(ctx, k), *counted.kinds.get(k.as_str())?)))
        .collect();
    let chapters: Vec<i64> = counted.parts.keys().copied().collect();
    let parts = contribution::items_of(conn, edition.shown(), &chapters)?
        .into_iter()
        .filter_map(|chapter| Some((chapter.id.to_string(), chapter.label(), *counted.parts.get(&chapter.id)?)))
        .collect();
    let named = themes(conn, ctx)?;
    let name_of = |slug: &String| named.get(slug).unwrap_or(slug).clone();
    let mut themes: Vec<(String, String, usize)> =
        counted.themes.iter().map(|(slug, n)| (slug.clone(), name_of(slug), *n)).collect();
    themes.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(vec![
        group("kind", kinds),
        group("part", parts),
        group("theme", themes),
        group("territory", places(query, counted)),
        group("from", bodies(conn, ctx, counted)?),
    ])
}

fn bodies(conn: &mut Conn, ctx: &Ctx, counted: &Counted) -> Result<Vec<(String, String, usize)>, Error> {
    let named: Vec<(i64, String)> = organization::table
        .filter(organization::id.among(counted.bodies.keys().copied()))
        .select((organization::id, organization::name))
        .load(conn)?;
    let mut bodies: Vec<(String, String, usize)> =
        named.into_iter().filter_map(|(id, name)| Some((id.to_string(), name, *counted.bodies.get(&id)?))).collect();
    bodies.sort_by(|a, b| a.1.cmp(&b.1));
    if counted.people > 0 {
        bodies.insert(0, ("people".into(), ctx.t("participation-from-people"), counted.people));
    }
    Ok(bodies)
}

fn places(query: &Query, counted: &Counted) -> Vec<(String, String, usize)> {
    let mut places: Vec<(String, String, usize)> =
        counted.places.iter().map(|(key, (name, n))| (key.clone(), name.clone(), *n)).collect();
    places.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    places.truncate(PLACES);
    if !query.territory.is_empty() && !places.iter().any(|p| p.0 == query.territory) {
        // A link may ask for a place of which nothing has come yet.
        let known = counted.places.get(&query.territory);
        let (name, n) = known.cloned().unwrap_or_else(|| (query.territory.clone(), 0));
        places.push((query.territory.clone(), name, n));
    }
    places.sort_by(|a, b| a.0.cmp(&b.0));
    places
}
