//! Because of which contributions the places of a comparison read otherwise: those that changed them between the two versions.
//! What readers do not see is left out by `spine::answer`.

use super::Side;
use crate::address;
use cantiere_spine::answer::{self, Cause};
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::plan::Edition;
use cantiere_spine::plan::compare::{Change, Thing};
use cantiere_store::Conn;
use cantiere_web::{Error, Page};
use std::collections::HashMap;

/// “contributo n. 12”, what it is called, and its address.
pub struct Because {
    pub label: String,
    pub title: String,
    pub lang: &'static str,
    pub href: String,
}

#[derive(Default)]
pub struct Why(HashMap<Thing, Vec<Contribution>>);

/// `published` are the versions, the newest first; those after the older one and up to the newer one count.
pub fn find(conn: &mut Conn, published: &[i64], between: (&Side, &Side), changes: &[Change]) -> Result<Why, Error> {
    let place = |side: &Side| published.iter().position(|r| *r == side.revision);
    let (Some(one), Some(two)) = (place(between.0), place(between.1)) else { return Ok(Why::default()) };
    let within = &published[one.min(two)..one.max(two)];
    let of = |kind: fn(&Thing) -> Option<i64>| changes.iter().filter_map(|c| kind(&c.thing)).collect::<Vec<i64>>();
    let items = of(|t| if let Thing::Item(id) = t { Some(*id) } else { None });
    let blocks = of(|t| if let Thing::Block(id) = t { Some(*id) } else { None });
    let mut causes: Vec<Cause> = answer::causes_of_both(conn, &items, &blocks)?;
    causes.retain(|c| within.contains(&c.revision));
    let mut ids: Vec<i64> = causes.iter().map(|c| c.contribution).collect();
    ids.sort_unstable();
    ids.dedup();
    let known = contribution::by_ids(conn, &ids)?;
    let mut why = Why::default();
    for cause in causes {
        let thing = match cause.on {
            cantiere_domain::Ref::Item(id) => Thing::Item(id),
            other => Thing::Block(other.id()),
        };
        if let Some(one) = known.iter().find(|c| c.id.0 == cause.contribution) {
            why.0.entry(thing).or_default().push(one.clone());
        }
    }
    Ok(why)
}

impl Why {
    pub fn of(&self, page: &Page, e: &Edition, thing: Thing) -> Vec<Because> {
        let shown = |c: &Contribution| Because {
            label: page.tn("desk-because-one", c.number),
            title: c.words.title.clone(),
            lang: c.language.as_str(),
            href: page.href(format!("{}/contributions/{}", address::public(e), c.number)),
        };
        self.0.get(&thing).into_iter().flatten().map(shown).collect()
    }
}
