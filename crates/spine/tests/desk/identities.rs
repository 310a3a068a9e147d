//! Whatever is done to a draft, in whatever order: who was there keeps identity, words and place in the tree.

use crate::site::{Site, on_each, paragraph, site};
use cantiere_domain::Ref;
use cantiere_domain::plan::BlockKind;
use cantiere_spine::Error;
use cantiere_spine::plan::edit::whole::{Step, Whole};
use cantiere_spine::plan::edit::{self, Nature};
use cantiere_spine::plan::import;
use cantiere_spine::plan::rows::{BlockRow, ItemRow};
use cantiere_spine::trace;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const FORM: Option<Nature> = Some(Nature::Form);

#[derive(Clone, Debug)]
enum Edit {
    Item(usize, Step),
    Block(usize, Step),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![Just(Step::Up), Just(Step::Down), Just(Step::In), Just(Step::Out)]
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0..30_usize, step()).prop_map(|(n, s)| Edit::Item(n, s)),
        (0..60_usize, step()).prop_map(|(n, s)| Edit::Block(n, s))
    ]
}

/// A tree from parents that stand before their children, and paragraphs in its order.
fn plan() -> impl Strategy<Value = Whole> {
    (proptest::collection::vec(0..4_usize, 1..25), proptest::collection::vec(0..25_usize, 0..50)).prop_map(
        |(depths, owners)| {
            let mut items: Vec<ItemRow> = Vec::new();
            let mut path: Vec<i64> = Vec::new();
            for (n, depth) in depths.into_iter().enumerate() {
                path.truncate(depth.min(path.len()));
                items.push(item(n as i64 + 1, path.last().copied(), path.len() as i64, n));
                path.push(n as i64 + 1);
            }
            let mut owners: Vec<usize> = owners.into_iter().map(|o| o % items.len()).collect();
            owners.sort_unstable();
            let blocks = owners.into_iter().enumerate().map(|(n, o)| block(n as i64 + 1, items[o].item, n)).collect();
            Whole { items, blocks }
        },
    )
}

fn item(item: i64, parent: Option<i64>, depth: i64, n: usize) -> ItemRow {
    ItemRow {
        revision: 1,
        item,
        parent,
        position: (n as i64 + 1) * 16,
        depth,
        kind: "action".into(),
        code: String::new(),
        code_key: String::new(),
        title: format!("Azione {item}"),
        content: "{}".into(),
        hash: format!("h{item}"),
        version: 1,
    }
}

fn block(block: i64, item: i64, n: usize) -> BlockRow {
    let kind = if n.is_multiple_of(5) { BlockKind::Item } else { BlockKind::Paragraph };
    BlockRow {
        revision: 1,
        block,
        item: Some(item),
        chapter: None,
        position: (n as i64 + 1) * 16,
        kind: kind.as_str().into(),
        level: 0,
        number: String::new(),
        text: format!("Paragrafo {block}"),
        hash: format!("b{block}"),
        version: 1,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn moves_keep_every_identity_and_a_sound_tree(mut whole in plan(), edits in proptest::collection::vec(edit(), 0..25)) {
        whole.settle();
        let words = |w: &Whole| -> (BTreeMap<i64, String>, BTreeMap<i64, String>) {
            (w.items.iter().map(|r| (r.item, r.title.clone())).collect(), w.blocks.iter().map(|r| (r.block, r.text.clone())).collect())
        };
        let before = words(&whole);
        for edit in edits {
            match edit {
                Edit::Item(n, step) => { let id = whole.items[n % whole.items.len()].item; whole.move_item(id, step); }
                Edit::Block(n, step) if !whole.blocks.is_empty() => { let id = whole.blocks[n % whole.blocks.len()].block; whole.move_block(id, step); }
                Edit::Block(..) => {}
            }
            whole.settle();
            prop_assert_eq!(&words(&whole), &before);
            prop_assert!(whole.items.windows(2).all(|w| w[0].position < w[1].position));
            prop_assert!(whole.blocks.windows(2).all(|w| w[0].position < w[1].position));
            // Parents stand before their children, and a branch is in one piece.
            let mut open: Vec<i64> = Vec::new();
            for row in &whole.items {
                open.truncate(row.depth as usize);
                prop_assert_eq!(row.parent, open.last().copied());
                open.push(row.item);
            }
            for block in &whole.blocks {
                prop_assert_eq!(block.chapter, block.item.and_then(|i| whole.top(i)));
            }
        }
    }

    #[test]
    fn step_and_its_opposite_leave_the_tree_as_it_was(mut whole in plan(), n in 0..25_usize) {
        whole.settle();
        let id = whole.items[n % whole.items.len()].item;
        let order = |w: &Whole| w.items.iter().map(|r| (r.item, r.parent)).collect::<Vec<_>>();
        let before = order(&whole);
        if whole.move_item(id, Step::Up) {
            whole.settle();
            prop_assert!(whole.move_item(id, Step::Down));
            whole.settle();
            prop_assert_eq!(order(&whole), before);
        }
    }
}

/// Paragraphs split, joined, reworded, moved and taken out in any order, on real rows: no number is ever given twice, words
/// are where they were written, and what was joined says where it went.
#[test]
fn random_splits_and_joins_keep_who_was_there() {
    on_each(|db| {
        let s = site(db);
        let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
        let mut roll = move |sides: usize| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            (seed >> 11) as usize % sides
        };
        let rows = |s: &Site| {
            let draft = s.edition().shown_to_writers();
            let all = s.db.read_blocking(|conn| import::blocks_of(conn, draft)).unwrap();
            all.into_iter().filter(|b| b.kind == "paragraph").collect::<Vec<_>>()
        };
        let words = |rows: &[BlockRow]| rows.iter().map(|b| (b.block, b.text.clone())).collect::<BTreeMap<_, _>>();
        let mut ever: BTreeSet<i64> = rows(&s).iter().map(|b| b.block).collect();
        let (mut splits, mut joins) = (0, 0);
        for n in 0..60 {
            let now = rows(&s);
            let mut expected = words(&now);
            let at = &now[roll(now.len())];
            let (block, version, text) = (at.block, at.version, at.text.clone());
            match roll(4) {
                0 => {
                    let half = format!("{text}\n\nParte {n}.");
                    s.write(move |tx, by, of| edit::save_block(tx, by, of, block, version, &paragraph(&half), FORM))
                        .unwrap();
                    splits += 1;
                    let after = words(&rows(&s));
                    let born: Vec<_> = after.keys().filter(|id| !expected.contains_key(id)).copied().collect();
                    assert_eq!(born.len(), 1, "one paragraph became two");
                    assert!(ever.insert(born[0]), "{} was somebody else's number", born[0]);
                    expected.insert(born[0], format!("Parte {n}."));
                }
                1 => {
                    let new = format!("{text} Più {n}.");
                    expected.insert(block, new.clone());
                    s.write(move |tx, by, of| edit::save_block(tx, by, of, block, version, &paragraph(&new), FORM))
                        .unwrap();
                }
                2 => {
                    s.write(move |tx, by, of| edit::move_block(tx, by, of, block, Step::Up)).unwrap();
                }
                _ => match s.write(move |tx, by, of| edit::join_block(tx, by, of, block)) {
                    Ok((into, _)) => {
                        joins += 1;
                        expected.remove(&block);
                        let first = now.iter().find(|b| b.block == into).expect("the one before it");
                        expected.insert(into, format!("{} {text}", first.text));
                        let link = s.db.read_blocking(move |conn| trace::from_all(conn, "block", &[block])).unwrap();
                        assert!(link.iter().any(|l| l.to == Ref::Block(into)), "{link:?}");
                    }
                    // The first of its chapter has nothing to be joined to.
                    Err(Error::Invalid(_)) => {}
                    Err(error) => panic!("{error}"),
                },
            }
            assert_eq!(words(&rows(&s)), expected, "after step {n}");
        }
        assert!(splits > 5 && joins > 5, "{splits} splits, {joins} joins");
    });
}
