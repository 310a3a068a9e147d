//! The plan as one Markdown text: chapters as headings, items in place with what they say, paragraphs as they are.
//! It is for reading and keeping; what must come back without loss goes through JSON.

use super::csv::actor_names;
use crate::model::{Adoption, BlockEntry, ItemEntry, PlanDocument};
use cantiere_domain::Lang;
use cantiere_domain::plan::{BlockKind, ItemKind, ItemState, Times};
use std::collections::HashMap;

pub fn write_markdown(plan: &PlanDocument, lang: Lang) -> Vec<u8> {
    let mut out = String::new();
    let act = plan.adoption.as_ref().map(adopted).unwrap_or_default();
    let told = [("licence", plan.licence.as_str()), ("adoption", act.as_str())];
    // As texts between quotation marks, whatever they hold; readers of Markdown leave this head out.
    let quoted = |text: &str| serde_json::to_string(text).expect("a text can always be written");
    let head =
        told.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| format!("{name}: {}\n", quoted(text)));
    let head: String = head.collect();
    if !head.is_empty() {
        out.push_str(&format!("---\n{head}---\n\n"));
    }
    if let Some(title) = &plan.title {
        out.push_str(&format!("# {title}\n\n"));
    }
    let names = actor_names(plan);
    let depths = depths(&plan.items);
    let base = if plan.title.is_some() { 2 } else { 1 };
    let mut shown = vec![false; plan.items.len()];
    let mut before: Option<BlockKind> = None;
    for block in &plan.blocks {
        if before == Some(BlockKind::ListEntry) && block.kind != BlockKind::ListEntry {
            out.push('\n');
        }
        match (block.kind, block.item) {
            (BlockKind::Item, Some(at)) if at < plan.items.len() => {
                shown[at] = true;
                item(&plan.items[at], depths[at] + base, &names, lang, &mut out);
            }
            _ => text(block, block.item.map_or(0, |i| chapter_depth(&plan.items, i, &depths)) + base, &mut out),
        }
        before = Some(block.kind);
    }
    if before == Some(BlockKind::ListEntry) {
        out.push('\n');
    }
    // Items that stand nowhere in the text follow it.
    for (at, _) in shown.iter().enumerate().filter(|(_, shown)| !**shown) {
        item(&plan.items[at], depths[at] + base, &names, lang, &mut out);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out.into_bytes()
}

/// “Decreto 12/2026 (2026-05-04): https://…”
fn adopted(act: &Adoption) -> String {
    let link = if act.link.is_empty() { String::new() } else { format!(": {}", act.link) };
    format!("{} {} ({}){link}", act.kind, act.number, act.date)
}

fn depths(items: &[ItemEntry]) -> Vec<usize> {
    let mut depths: Vec<usize> = Vec::with_capacity(items.len());
    for item in items {
        let depth = item.parent.and_then(|p| depths.get(p)).map_or(0, |d| d + 1);
        depths.push(depth);
    }
    depths
}

fn chapter_depth(items: &[ItemEntry], mut at: usize, depths: &[usize]) -> usize {
    while let Some(item) = items.get(at) {
        match item.parent {
            Some(parent) if item.kind != ItemKind::Chapter && parent < at => at = parent,
            _ => break,
        }
    }
    depths.get(at).copied().unwrap_or(0)
}

fn text(block: &BlockEntry, depth: usize, out: &mut String) {
    match block.kind {
        BlockKind::Heading => {
            out.push_str(&format!("{} {}\n\n", "#".repeat((depth + usize::from(block.level)).min(6)), block.text))
        }
        BlockKind::ListEntry => {
            let numbered = block
                .text
                .split(' ')
                .next()
                .is_some_and(|w| w.len() > 1 && w.ends_with(['.', ')']) && w.as_bytes()[0].is_ascii_digit());
            let mark = if numbered { "" } else { "- " };
            out.push_str(&format!(
                "{}{mark}{}\n",
                "   ".repeat(usize::from(block.level.saturating_sub(1))),
                block.text
            ));
        }
        BlockKind::Item => {}
        _ => out.push_str(&format!("{}\n\n", block.text)),
    }
}

fn item(item: &ItemEntry, depth: usize, names: &HashMap<&str, &str>, lang: Lang, out: &mut String) {
    let code = item.code.as_ref().map_or(String::new(), |c| format!("{c} – "));
    if item.kind == ItemKind::Chapter {
        out.push_str(&format!("{} {}\n\n", "#".repeat(depth.min(6)), item.title));
    } else {
        out.push_str(&format!("{} {code}{}\n\n", "#".repeat(depth.min(6)), item.title));
    }
    let it = lang == Lang::It;
    let content = &item.content;
    let mut facts: Vec<String> = Vec::new();
    let mut fact = |label: &str, value: String| {
        if !value.is_empty() {
            facts.push(format!("- **{label}**: {value}"));
        }
    };
    fact(if it { "Tempi" } else { "Times" }, times(content.times, it));
    fact(
        if it { "Attori" } else { "Actors" },
        content
            .actors
            .iter()
            .map(|a| *names.get(a.actor.as_str()).unwrap_or(&a.actor.as_str()))
            .collect::<Vec<_>>()
            .join(", "),
    );
    fact(if it { "Contribuisce a" } else { "Serves" }, content.serves.join(", "));
    if let Some((state, note)) = &item.state {
        let gap = if note.is_empty() { "" } else { " – " };
        fact(if it { "Stato" } else { "State" }, format!("{}{gap}{}", state_word(*state, it), note.replace('\n', " ")));
    }
    let address = |link: &Option<String>| link.as_ref().map(|link| format!("<{link}>")).unwrap_or_default();
    fact(if it { "Per approfondire" } else { "To learn more" }, address(&content.read_more));
    fact(if it { "Per confrontarti" } else { "To discuss" }, address(&content.discuss));
    if !facts.is_empty() {
        out.push_str(&format!("{}\n\n", facts.join("\n")));
    }
    if !content.description.is_empty() {
        out.push_str(&format!("{}\n\n", content.description));
    }
    if !content.results.is_empty() {
        out.push_str(if it { "**Risultati attesi**\n\n" } else { "**Expected results**\n\n" });
        for result in &content.results {
            out.push_str(&format!("- {}\n", result.text.replace('\n', "\n  ")));
        }
        out.push('\n');
    }
    if !content.impact.is_empty() {
        out.push_str(&format!(
            "**{}**\n\n{}\n\n",
            if it { "Aree di intervento" } else { "Areas of impact" },
            content.impact
        ));
    }
}

fn times(times: Times, it: bool) -> String {
    let word = |italian: &'static str, english: &'static str| if it { italian } else { english };
    match times {
        Times::None => String::new(),
        Times::Ongoing => word("in corso", "ongoing").into(),
        Times::From { from } => format!("{} {from}", word("da", "from")),
        Times::FromTo { from, to } => format!("{} {from} {} {to}", word("da", "from"), word("a", "to")),
        Times::By { by } => format!("{} {by}", word("entro", "by")),
        Times::In { at } => format!("{at}"),
    }
}

fn state_word(state: ItemState, it: bool) -> &'static str {
    match (state, it) {
        (ItemState::Planned, true) => "prevista",
        (ItemState::Ongoing, true) => "in corso",
        (ItemState::Completed, true) => "completata",
        (ItemState::Blocked, true) => "bloccata",
        (ItemState::Cancelled, true) => "annullata",
        (ItemState::Unknown, true) => "senza dato",
        (other, false) => other.as_str(),
    }
}
