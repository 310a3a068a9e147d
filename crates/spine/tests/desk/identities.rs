//! Whatever is done to a draft, in whatever order: who was there keeps identity, words and place in the tree.

use cantiere_domain::plan::BlockKind;
use cantiere_spine::plan::edit::whole::{Step, Whole};
use cantiere_spine::plan::rows::{BlockRow, ItemRow};
use proptest::prelude::*;
use std::collections::BTreeMap;

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
