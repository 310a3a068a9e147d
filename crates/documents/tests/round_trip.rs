//! What is written reads back: export, import, export gives the same bytes.

use cantiere_documents::{
    ActorEntry, Adoption, BlockEntry, COLUMNS, Files, Format, ItemEntry, PlanDocument, ReadOptions, read, write_csv,
    write_json,
};
use cantiere_domain::plan::{
    Actor, ActorRole, Audience, BlockKind, Content, ItemKind, ItemState, PartialDate, Resource, ResultLine, Source,
    Times,
};
use cantiere_domain::text::{clean, clean_line};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Text with everything that a table, a formula or a list could trip over.
fn text() -> impl Strategy<Value = String> {
    let parts = select(vec![
        "orti", "=1+1", "+39", "-", "@cmd", "'", "''", "|", " | ", "\\", "\\n", "\n", "\n\n", ";", ",", "\"", "è", "𝒳",
        "\t", "- a", "1. b", "#", "<b>", "  ", "＝x", "null", "NaN", "\u{feff}", "a\u{300}",
    ]);
    prop::collection::vec(parts, 0..6).prop_map(|p| clean(&p.concat()))
}

fn line() -> impl Strategy<Value = String> {
    text().prop_map(|t| clean_line(&t))
}

fn title() -> impl Strategy<Value = String> {
    line().prop_map(|t| if t.is_empty() { "Orti".to_string() } else { t })
}

fn date() -> impl Strategy<Value = PartialDate> {
    (1990i16..2100, option::of(1i8..=12))
        .prop_map(|(y, m)| m.map_or(PartialDate::year(y), |m| PartialDate::month(y, m)).unwrap())
}

fn times() -> impl Strategy<Value = Times> {
    prop_oneof![
        Just(Times::None),
        Just(Times::Ongoing),
        date().prop_map(|from| Times::From { from }),
        (date(), date()).prop_map(|(from, to)| Times::FromTo { from, to }),
        date().prop_map(|by| Times::By { by }),
        date().prop_map(|at| Times::In { at }),
    ]
}

fn content(actors: usize) -> impl Strategy<Value = Content> {
    let result = (title(), option::of(select(ItemState::ALL.to_vec())), text(), option::of(date()))
        .prop_map(|(text, state, note, due)| ResultLine { text, state, note, due });
    let resource = (option::of(1990i16..2100), any::<i64>(), line(), line())
        .prop_map(|(year, amount_minor, currency, fund)| Resource { year, amount_minor, currency, fund });
    let actor = (0..actors.max(1), select(ActorRole::ALL.to_vec()))
        .prop_map(|(a, role)| Actor { actor: format!("a{a}"), role });
    let list = || prop::collection::vec(title(), 0..3);
    let texts = (text(), text(), text(), times(), option::of(select(Audience::ALL.to_vec())));
    let lists = (
        prop::collection::vec(actor, 0..if actors == 0 { 1 } else { 4 }),
        prop::collection::vec(result, 0..3),
        prop::collection::vec(resource, 0..3),
        list(),
        list(),
        list(),
    );
    let source = (line(), line(), line(), line(), line());
    (texts, lists, option::of(Just("https://esempio.it/a?b=|".to_string())), source).prop_map(move |(t, l, link, s)| {
        Content {
            description: t.0,
            brief: t.1,
            impact: t.2,
            times: t.3,
            audience: t.4,
            actors: if actors == 0 { Vec::new() } else { l.0 },
            results: l.1,
            resources: l.2,
            themes: l.3,
            serves: l.4,
            implements: l.5,
            read_more: link.clone(),
            discuss: link,
            source: Source { name: s.0, url: s.1, licence: s.2, original_id: s.3, retrieved: s.4 },
        }
    })
}

fn plan() -> impl Strategy<Value = PlanDocument> {
    let actors = prop::collection::vec((title(), option::of(select(Audience::ALL.to_vec()))), 0..4);
    actors
        .prop_flat_map(|actors| {
            let item = (
                any::<prop::sample::Index>(),
                any::<bool>(),
                select(ItemKind::ALL.to_vec()),
                any::<bool>(),
                option::of(any::<u128>()),
                title(),
                content(actors.len()),
                option::of((select(ItemState::ALL.to_vec()), text())),
            );
            let block = (option::of(any::<prop::sample::Index>()), select(BlockKind::ALL.to_vec()), 0u8..9, text());
            let list = prop::collection::vec(item, 0..8);
            (option::of(title()), Just(actors), list, prop::collection::vec(block, 0..8))
        })
        .prop_map(|(title, actors, items, blocks)| {
            let actors: Vec<ActorEntry> = actors
                .into_iter()
                .enumerate()
                .map(|(n, (name, audience))| ActorEntry { key: format!("a{n}"), name, audience })
                .collect();
            let items: Vec<ItemEntry> = items
                .into_iter()
                .enumerate()
                .map(|(at, (parent, top, kind, coded, uuid, title, content, state))| ItemEntry {
                    parent: if top || at == 0 { None } else { Some(parent.index(at)) },
                    kind,
                    code: coded.then(|| format!("-C{at}")),
                    uuid: uuid.map(|u| uuid_text(u ^ at as u128)),
                    title,
                    content,
                    state,
                    file: String::new(),
                    line: 0,
                })
                .collect();
            let count = items.len();
            let blocks = blocks
                .into_iter()
                .enumerate()
                .map(|(n, (item, kind, level, text))| BlockEntry {
                    item: item.filter(|_| count > 0).map(|i| i.index(count)),
                    kind,
                    level,
                    text,
                    anchor: (n % 2 == 0).then(|| format!("p{n}")),
                })
                .collect();
            // What stands in every second one: some plans are adopted.
            let adoption = (count % 2 == 1).then(|| Adoption {
                kind: "Decreto".into(),
                number: format!("{count}/2027"),
                date: "2027-05-04".into(),
                link: String::new(),
                version: 1,
            });
            // So are some that name a licence.
            let licence = if count % 3 == 1 { "CC-BY-4.0".to_string() } else { String::new() };
            PlanDocument {
                title,
                adoption,
                licence,
                actors,
                items,
                blocks,
                items_only: false,
                retrieved: String::new(),
                warnings: Vec::new(),
            }
        })
}

fn uuid_text(bits: u128) -> String {
    let hex = format!("{bits:032x}");
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

fn again(format: Format, name: &str, bytes: &[u8]) -> PlanDocument {
    read(format, &Files::single(name, bytes.to_vec()), &ReadOptions::default())
        .unwrap_or_else(|e| panic!("{e}\n{}", String::from_utf8_lossy(bytes)))
}

#[test]
fn the_description_of_the_formats_names_every_column_and_its_example_reads() {
    let told = include_str!("../../../docs/formats.md");
    for column in COLUMNS {
        assert!(told.contains(&format!("`{column}`")), "{column}");
    }
    let example = told.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let plan = again(Format::Json, "plan.json", example.as_bytes());
    assert_eq!((plan.items.len(), plan.blocks.len(), plan.warnings.len()), (2, 2, 0));
    assert_eq!(String::from_utf8(write_json(&plan)).unwrap(), example);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn json_comes_back_the_same(plan in plan()) {
        let once = write_json(&plan);
        let read = again(Format::Json, "plan.json", &once);
        prop_assert_eq!(&read.items, &plan.items.iter().cloned().map(|i| ItemEntry { file: "plan.json".into(), ..i }).collect::<Vec<_>>());
        prop_assert_eq!(&read.blocks, &plan.blocks);
        prop_assert_eq!(String::from_utf8(write_json(&read)).unwrap(), String::from_utf8(once).unwrap());
    }

    #[test]
    fn csv_comes_back_the_same(plan in plan()) {
        let once = write_csv(&plan);
        let read = again(Format::Csv, "plan.csv", &once);
        let contents = |p: &PlanDocument| p.items.iter().map(|i| (i.parent, i.title.clone(), i.uuid.clone(), i.state.clone(), i.content.clone())).collect::<Vec<_>>();
        prop_assert_eq!(contents(&read), contents(&plan));
        prop_assert_eq!(String::from_utf8(write_csv(&read)).unwrap(), String::from_utf8(once).unwrap());
    }

    #[test]
    fn csv_has_no_cell_that_a_spreadsheet_would_run(plan in plan()) {
        let bytes = write_csv(&plan);
        for record in csv::Reader::from_reader(bytes.as_slice()).records() {
            for cell in record.unwrap().iter() {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}", cell);
            }
        }
    }
}
