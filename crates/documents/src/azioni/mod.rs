//! Lines of action kept as YAML (`linee_azione.yml`, `attori.yml`, `l10n.yml`), as the Italian plans of 2017 and 2019 were.
//! One record is one action, whoever it is addressed to; it must never be counted once per audience.

mod action;
mod actors;
mod node;

use crate::input::{Files, ReadOptions, Report, fail, text_of};
use crate::model::{BlockEntry, ItemEntry, PlanDocument, ReadError};
use cantiere_domain::plan::{BlockKind, Content, ItemKind, Source};
use node::{Node, Value};
use std::collections::HashMap;

struct Chapter {
    slug: String,
    line: usize,
    actions: Vec<action::Action>,
}

pub(crate) fn read(files: &Files, options: &ReadOptions) -> Result<PlanDocument, ReadError> {
    let mut report = Report::new(options.limits.warnings);
    let (path, bytes) = files
        .iter()
        .find(|(p, _)| p.rsplit('/').next().is_some_and(|n| n.starts_with("linee_azione.")))
        .map_or_else(|| files.main(&[".yml", ".yaml"]), Ok)?;
    let root = node::parse(path, text_of(path, bytes, &options.limits)?, &options.limits)?;
    let records = in_language(path, &root, options)?;
    let Value::List(records) = &records.value else {
        return Err(fail(
            path,
            records.line,
            both!("a list of actions is expected here", "qui deve esserci un elenco di azioni"),
        ));
    };
    let beside = |name: &str| {
        let folder = path.rsplit_once('/').map_or(String::new(), |(f, _)| format!("{f}/"));
        files.get(&format!("{folder}{name}"))
    };
    let mut actors = actors::Actors::read(beside("attori.yml"), options, &mut report)?;
    let titles = chapter_titles(beside("l10n.yml"), options)?;
    let mut chapters: Vec<Chapter> = Vec::new();
    let mut by_code: HashMap<String, (usize, usize)> = HashMap::new();
    for record in records {
        let Some(mut action) = action::read(path, record, &mut actors, &mut report) else { continue };
        if let Some(code) = &action.code
            && let Some(&(c, a)) = by_code.get(code)
        {
            if chapters[c].actions[a].merge(&action) {
                continue;
            }
            report.warn(
                path,
                record.line,
                both!(
                    "the number {code} is already used on line {}; this action is kept without a number",
                    "il numero {code} è già usato alla riga {}: questa azione resta senza numero",
                    chapters[c].actions[a].line
                ),
            );
            action.code = None;
        }
        let slug = action.chapter.clone();
        let c = chapters.iter().position(|c| c.slug == slug).unwrap_or_else(|| {
            chapters.push(Chapter { slug, line: record.line, actions: Vec::new() });
            chapters.len() - 1
        });
        if let Some(code) = &action.code {
            by_code.insert(code.clone(), (c, chapters[c].actions.len()));
        }
        chapters[c].actions.push(action);
    }
    let mut plan = PlanDocument { actors: actors.list, ..PlanDocument::default() };
    for chapter in chapters {
        add_chapter(&mut plan, path, chapter, &titles);
    }
    plan.warnings = report.finish();
    Ok(plan)
}

fn add_chapter(plan: &mut PlanDocument, path: &str, chapter: Chapter, titles: &HashMap<String, String>) {
    let at = plan.items.len();
    let block = |item, kind, level, text: String| BlockEntry { item: Some(item), kind, level, text, anchor: None };
    plan.items.push(ItemEntry {
        parent: None,
        kind: ItemKind::Chapter,
        code: Some(chapter.slug.clone()),
        uuid: None,
        title: titles.get(&chapter.slug).cloned().unwrap_or_else(|| in_words(&chapter.slug)),
        content: Content {
            source: Source { original_id: chapter.slug.clone(), ..Source::default() },
            ..Content::default()
        },
        state: None,
        file: path.to_string(),
        line: chapter.line,
    });
    plan.blocks.push(block(at, BlockKind::Item, 0, String::new()));
    let mut section: Option<String> = None;
    for action in chapter.actions {
        if action.section != section {
            section.clone_from(&action.section);
            if let Some(slug) = &section {
                plan.blocks.push(block(
                    at,
                    BlockKind::Heading,
                    1,
                    titles.get(slug).cloned().unwrap_or_else(|| in_words(slug)),
                ));
            }
        }
        plan.blocks.push(block(plan.items.len(), BlockKind::Item, 0, String::new()));
        plan.items.push(action.into_item(at, path));
    }
}

/// The part of a file that is in the wanted language; a file without languages is taken whole.
fn in_language<'a>(path: &str, root: &'a Node, options: &ReadOptions) -> Result<&'a Node, ReadError> {
    let Value::Map(parts) = &root.value else { return Ok(root) };
    let wanted = options.lang.as_str();
    root.get(wanted).ok_or_else(|| {
        let has: Vec<&str> = parts.iter().map(|(k, _)| k.as_str()).take(8).collect();
        fail(
            path,
            root.line,
            both!(
                "there is no part “{wanted}:” here (found: {}); add it, or bring the file into a plan in another language",
                "qui manca la parte “{wanted}:” (ci sono: {}): aggiungila, o importa il file in un piano di un’altra lingua",
                has.join(", ")
            ),
        )
    })
}

fn chapter_titles(file: Option<(&str, &[u8])>, options: &ReadOptions) -> Result<HashMap<String, String>, ReadError> {
    let Some((path, bytes)) = file else { return Ok(HashMap::new()) };
    let root = node::parse(path, text_of(path, bytes, &options.limits)?, &options.limits)?;
    let titles = root.get(options.lang.as_str()).and_then(|l| l.get("t")).and_then(|t| t.get("capitoli"));
    let Some(Node { value: Value::Map(entries), .. }) = titles else { return Ok(HashMap::new()) };
    Ok(entries.iter().filter_map(|(slug, title)| Some((slug.clone(), title.text()?.to_string()))).collect())
}

/// `data-center-e-cloud` to “Data center e cloud”.
fn in_words(slug: &str) -> String {
    let words = slug.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
