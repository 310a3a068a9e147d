//! A version as a document again: what downloads, the site's export and the difference of versions start from.

use super::adopt::Act;
use super::edition::Edition;
use super::import::{blocks_of, items_of};
use super::rows::ItemRow;
use super::state::{self, StateRow};
use super::{kept, theme};
use crate::Error;
use cantiere_documents::{ActorEntry, Adoption, BlockEntry, ItemEntry, PlanDocument};
use cantiere_domain::plan::{BlockKind, ItemKind};
use cantiere_store::Conn;
use cantiere_store::schema::plan::{block, item};
use diesel::prelude::*;
use std::collections::HashMap;

/// The whole of one version: six statements, memory of the size of the plan.
pub fn document(conn: &mut Conn, edition: &Edition, revision: i64) -> Result<PlanDocument, Error> {
    let rows = items_of(conn, Some(revision))?;
    let blocks = blocks_of(conn, Some(revision))?;
    let uuids: HashMap<i64, String> = item::table
        .filter(item::edition.eq(edition.id.0))
        .select((item::id, item::uuid))
        .load::<(i64, String)>(conn)?
        .into_iter()
        .collect();
    let anchors: HashMap<i64, String> = block::table
        .filter(block::edition.eq(edition.id.0))
        .select((block::id, block::anchor))
        .load::<(i64, String)>(conn)?
        .into_iter()
        .collect();
    let reported: HashMap<i64, StateRow> =
        state::of_edition(conn, edition.id)?.into_iter().map(|r| (r.item, r)).collect();
    let mut states: HashMap<i64, _> = reported.iter().map(|(id, r)| (*id, (r.state(), r.note.clone()))).collect();
    let kept = kept::of_version(conn, edition.id, revision)?;
    for told in kept.told.into_iter().filter(|t| t.stands(reported.get(&t.item))) {
        states.insert(told.item, (told.state, told.note));
    }
    let at: HashMap<i64, usize> = rows.iter().enumerate().map(|(n, r)| (r.item, n)).collect();
    let (known, themes) = (kept.actors, theme::vocabulary(conn)?);
    // As pages show it: what was merged is one.
    let content = |row: &ItemRow| {
        let mut content = row.content();
        content.themes = theme::meant(&themes, &content.themes);
        for named in &mut content.actors {
            if let Some(actor) = known.iter().find(|a| a.is(&named.actor)) {
                named.actor.clone_from(&actor.key);
            }
        }
        content
    };
    let items = rows
        .iter()
        .map(|row| ItemEntry {
            parent: row.parent.and_then(|p| at.get(&p).copied()),
            kind: ItemKind::parse(&row.kind).unwrap_or(ItemKind::Chapter),
            code: (!row.code.is_empty()).then(|| row.code.clone()),
            uuid: uuids.get(&row.item).cloned(),
            title: row.title.clone(),
            content: content(row),
            state: states.get(&row.item).cloned(),
            file: String::new(),
            line: 0,
        })
        .collect();
    let blocks = blocks
        .iter()
        .map(|row| BlockEntry {
            item: row.item.and_then(|i| at.get(&i).copied()),
            kind: BlockKind::parse(&row.kind).unwrap_or(BlockKind::Paragraph),
            level: row.level as u8,
            text: row.text.clone(),
            anchor: anchors.get(&row.block).cloned(),
        })
        .collect();
    let actors = known.into_iter().map(|a| ActorEntry { audience: a.audience(), key: a.key, name: a.name }).collect();
    Ok(PlanDocument {
        title: Some(format!("{} – {}", edition.plan_name, edition.name)),
        adoption: Act::parse(&edition.adoption).map(|act| Adoption {
            kind: act.kind,
            number: act.number,
            date: act.date,
            link: act.link,
            version: act.version,
        }),
        licence: edition.source.licence().to_string(),
        actors,
        items,
        blocks,
        ..PlanDocument::default()
    })
}
