//! Which item of the document is which item of the edition, and the rows they become.

use super::{ImportReport, count};
use crate::Error;
use crate::plan::edition::Edition;
use crate::plan::rows::{ItemRow, POSITION_STEP};
use cantiere_documents::anchors::{NewItem, OldItem, match_items};
use cantiere_documents::{ItemEntry, PlanDocument, Warning};
use cantiere_domain::plan::{Content, ItemKind};
use cantiere_domain::text::natural_key;
use cantiere_store::Tx;
use cantiere_store::schema::plan::item;
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};

/// One row for each item of the document, in its order; new items get their ids here.
pub fn place(
    tx: &mut Tx,
    into: &Edition,
    document: &PlanDocument,
    old: &[ItemRow],
    report: &mut ImportReport,
) -> Result<Vec<ItemRow>, Error> {
    let uuids: HashMap<i64, String> = item::table
        .filter(item::edition.eq(into.id.0))
        .select((item::id, item::uuid))
        .load::<(i64, String)>(&mut **tx)?
        .into_iter()
        .collect();
    let known: Vec<OldItem<i64>> = old
        .iter()
        .map(|row| OldItem {
            id: row.item,
            parent: row.parent,
            kind: ItemKind::parse(&row.kind).unwrap_or(ItemKind::Chapter),
            code: (!row.code.is_empty()).then_some(row.code.as_str()),
            uuid: uuids.get(&row.item).map(String::as_str),
            title: &row.title,
        })
        .collect();
    let incoming: Vec<NewItem> = document
        .items
        .iter()
        .map(|entry| NewItem {
            parent: entry.parent,
            kind: entry.kind,
            code: entry.code.as_deref(),
            uuid: entry.uuid.as_deref(),
            title: &entry.title,
        })
        .collect();
    let matched = match_items(&known, &incoming);
    report.warnings.extend(matched.warnings.into_iter().map(|(n, message)| Warning {
        file: document.items[n].file.clone(),
        line: document.items[n].line,
        message,
    }));

    let by_id: HashMap<i64, &ItemRow> = old.iter().map(|r| (r.item, r)).collect();
    let mut rows: Vec<ItemRow> = Vec::with_capacity(document.items.len());
    for (n, entry) in document.items.iter().enumerate() {
        let before = matched.ids[n].and_then(|id| by_id.get(&id));
        let id = match before {
            Some(row) => row.item,
            None => create(tx, into, entry.uuid.as_deref(), &uuids)?,
        };
        let (parent, depth) = entry.parent.map_or((None, 0), |p| (Some(rows[p].item), rows[p].depth + 1));
        let code = entry.code.clone().unwrap_or_default();
        let content = serde_json::to_string(&dated(entry, before, &document.retrieved)).unwrap_or_default();
        let row = ItemRow {
            revision: 0,
            item: id,
            parent,
            position: (n as i64 + 1) * POSITION_STEP,
            depth,
            kind: entry.kind.as_str().into(),
            code_key: natural_key(&code),
            hash: ItemRow::content_hash(entry.kind.as_str(), &code, &entry.title, &content),
            code,
            title: entry.title.clone(),
            content,
            version: before.map_or(1, |b| b.version + 1),
        };
        let tally = match before {
            None => &mut report.created,
            Some(b) if b.hash == row.hash && b.parent == row.parent => &mut report.unchanged,
            Some(_) => &mut report.updated,
        };
        count(tally, entry.kind);
        rows.push(row);
    }
    let kept: HashSet<i64> = rows.iter().map(|r| r.item).collect();
    for gone in old.iter().filter(|r| !kept.contains(&r.item)) {
        count(&mut report.removed, ItemKind::parse(&gone.kind).unwrap_or(ItemKind::Chapter));
    }
    Ok(rows)
}

/// What an entry says, with the day on which it was taken from its source. What was there before in the same words keeps
/// the day it had, so that an import done again changes nothing.
fn dated(entry: &ItemEntry, before: Option<&&ItemRow>, today: &str) -> Content {
    let mut content = entry.content.clone();
    if content.source.name.is_empty() || !content.source.retrieved.is_empty() {
        return content;
    }
    content.source.retrieved = match before.map(|row| (row, row.content())) {
        Some((row, mut old)) => {
            let day = std::mem::take(&mut old.source.retrieved);
            let same = old == content && row.title == entry.title;
            if same { day } else { today.into() }
        }
        None => today.into(),
    };
    content
}

/// A new item; it keeps the UUID it was exported with unless that is in use here.
fn create(tx: &mut Tx, into: &Edition, uuid: Option<&str>, used: &HashMap<i64, String>) -> Result<i64, Error> {
    let wished = uuid.and_then(|u| uuid::Uuid::parse_str(u).ok()).map(|u| u.to_string());
    let free = match wished {
        Some(u) if !used.values().any(|known| *known == u) => {
            let elsewhere: Option<i64> =
                item::table.filter(item::uuid.eq(&u)).select(item::id).first(&mut **tx).optional()?;
            elsewhere.is_none().then_some(u)
        }
        _ => None,
    };
    let now = tx.now();
    Ok(diesel::insert_into(item::table)
        .values((
            item::uuid.eq(free.unwrap_or_else(|| uuid::Uuid::new_v4().to_string())),
            item::edition.eq(into.id.0),
            item::created_at.eq(now),
        ))
        .returning(item::id)
        .get_result(&mut **tx)?)
}
