//! What can be voted on. Proposals are marked that had enough support in their own ranking: that of their territory, where
//! the vote has one with its name, else the one of all the others.

use crate::words::{self, Answer};
use cantiere_domain::round::{Rules, Threshold, passing};
use cantiere_spine::contribution::{self, Entry};
use cantiere_spine::plan::Edition;
use cantiere_spine::process;
use cantiere_store::Conn;
use cantiere_store::schema::plan::item_row;
use cantiere_web::{Ctx, Error};
use diesel::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Proposals and actions offered at once.
const OFFERED: usize = 300;

pub struct Offered {
    pub id: i64,
    number: i64,
    title: String,
    supports: i64,
    /// Empty where the vote has no ranking for it.
    ranking: String,
    passes: bool,
}

/// Those that pass first, then the most supported; no more than can be read.
pub fn proposals(
    conn: &mut Conn,
    ctx: &Ctx,
    e: &Edition,
    rules: &Rules,
    asked: Option<Threshold>,
) -> Result<Vec<Offered>, Error> {
    let Some(process) = process::find(conn, ctx.actor(), e)? else { return Ok(Vec::new()) };
    let mut entries = contribution::entries(conn, process.id, false)?;
    entries.retain(|c| c.kind == "proposal");
    let pass = asked.map(|asked| pass(&entries, rules, asked)).unwrap_or_default();
    entries.sort_by_key(|c| (!pass.contains(&c.id), std::cmp::Reverse(c.supports), c.number));
    entries.truncate(OFFERED);
    let ids: Vec<i64> = entries.iter().map(|c| c.id).collect();
    let mut titles: HashMap<i64, String> =
        contribution::by_ids(conn, &ids)?.into_iter().map(|c| (c.id.0, c.words.title)).collect();
    let one = |c: &Entry| Offered {
        id: c.id,
        number: c.number,
        title: titles.remove(&c.id).unwrap_or_default(),
        supports: c.supports,
        ranking: rules.list_named(&c.territory).map(|n| rules.lists[n].name.clone()).unwrap_or_default(),
        passes: pass.contains(&c.id),
    };
    Ok(entries.iter().map(one).collect())
}

/// Actions of the draft, else of the published version.
pub fn actions(conn: &mut Conn, e: &Edition) -> Result<Vec<(i64, String)>, Error> {
    let Some(revision) = e.draft.or(e.published) else { return Ok(Vec::new()) };
    let rows: Vec<(i64, String, String)> = item_row::table
        .filter(item_row::revision.eq(revision))
        .filter(item_row::kind.eq("action"))
        .order(item_row::position)
        .limit(OFFERED as i64)
        .select((item_row::item, item_row::code, item_row::title))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, code, title)| (id, format!("{code} {title}").trim().to_string())).collect())
}

/// Each ranking has a threshold of its own, over the supports that were given there.
fn pass(entries: &[Entry], rules: &Rules, asked: Threshold) -> HashSet<i64> {
    let mut rankings: BTreeMap<Option<usize>, Vec<(i64, i64)>> = BTreeMap::new();
    for c in entries {
        rankings.entry(rules.list_named(&c.territory)).or_default().push((c.id, c.supports));
    }
    let of_one = |own: Vec<(i64, i64)>| {
        let supports: Vec<i64> = own.iter().map(|(_, supports)| *supports).collect();
        passing(&supports, asked).into_iter().map(|n| own[n].0).collect::<Vec<i64>>()
    };
    rankings.into_values().flat_map(of_one).collect()
}

impl Offered {
    pub fn answer(&self, ctx: &Ctx) -> Answer {
        let number = self.number.to_string();
        let label = ctx.with("rounds-offered", &[("number", &number), ("title", &self.title)]);
        let supports = words::tn(ctx, "rounds-supports", self.supports);
        let hint = match self.ranking.as_str() {
            "" => supports,
            ranking => format!("{ranking} · {supports}"),
        };
        Answer { value: format!("contribution:{}", self.id), label, hint, chosen: self.passes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cantiere_domain::round::List;

    #[test]
    fn each_ranking_has_a_threshold_over_its_own_supports() {
        let list = |name: &str| List { name: name.into(), budget: 0 };
        let rules = Rules { lists: vec![list("Municipio I"), list("Municipio X")], ..Rules::default() };
        let entry = |id: i64, territory: &str, supports: i64| Entry {
            id,
            territory: territory.into(),
            supports,
            ..Entry::default()
        };
        // 900 supports are given in the first one, 50 in the second, 10 outside of both.
        let entries = [
            entry(1, "Municipio I", 800),
            entry(2, "municipio i", 60),
            entry(3, "Municipio I", 40),
            entry(4, "Municipio X", 48),
            entry(5, "Municipio X", 2),
            entry(6, "", 10),
        ];
        let asked = Threshold { percent: 5, one_more_per: 0 };
        assert_eq!(pass(&entries, &rules, asked), HashSet::from([1, 2, 4, 6]));
        // In one ranking of all of them forty-eight are needed.
        assert_eq!(pass(&entries, &Rules::default(), asked), HashSet::from([1, 2, 4]));
        // One more for every twenty-five supports: two more in the second one.
        assert!(pass(&entries, &rules, Threshold { percent: 5, one_more_per: 25 }).contains(&5));
    }
}
