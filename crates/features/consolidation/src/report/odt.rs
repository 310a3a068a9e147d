//! The report as an OpenDocument text, from one template. Nothing in it tells when it was made: from the same data it is the
//! same, byte for byte.

use super::data::{self, Head, Part};
use super::{figures, page};
use crate::load::Part as Words;
use crate::{address, chain, words};
use askama::Template;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::answer::Answer;
use cantiere_spine::contribution::Contribution;
use cantiere_spine::search::plain;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error};
use std::io::{Seek, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const MIME: &str = "application/vnd.oasis.opendocument.text";
const MANIFEST: &str = include_str!("../../templates/odt/manifest.xml");
const STYLES: &str = include_str!("../../templates/odt/styles.xml");

#[derive(Template)]
#[template(path = "odt/head.xml")]
struct HeadXml<'h> {
    ctx: &'h Ctx,
    lang: &'static str,
    name: String,
    title: String,
    sentence: String,
    facts: Vec<(String, Vec<String>)>,
    outcomes: Vec<(String, i64)>,
    outcomes_caption: String,
    who: Vec<(String, String)>,
    calendar: Vec<(String, String)>,
    changes: Vec<Change>,
}

struct Change {
    label: String,
    before: Vec<String>,
    after: Vec<String>,
}

/// Some of the words of a contribution.
struct Block {
    /// Empty where the words speak for themselves.
    label: String,
    style: &'static str,
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "odt/entry.xml")]
struct EntryXml<'h> {
    ctx: &'h Ctx,
    heading: String,
    meta: String,
    said: Vec<Block>,
    outcome: String,
    reason: Vec<String>,
    sentence: Vec<String>,
    changed: String,
}

#[derive(Template)]
#[template(path = "odt/meta.xml")]
struct MetaXml {
    title: String,
    lang: &'static str,
}

/// Writes it as it is read; the sizes of what is packed are put before it at the end.
pub fn write(conn: &mut Conn, ctx: &Ctx, head: &Head, out: &mut (impl Write + Seek)) -> Result<(), Error> {
    let mut zip = ZipWriter::new(out);
    // The first day that a packed file can have: no clock is asked.
    let packed = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let stored = packed.compression_method(CompressionMethod::Stored);
    let name = format!("{} – {}", head.edition.plan_name, head.edition.name);
    let title = format!("{}: {name}", ctx.t("consolidation-report"));
    let meta = MetaXml { title, lang: ctx.lang.as_str() };
    let file = |zip: &mut ZipWriter<_>, path: &str, options, text: &str| -> Result<(), Error> {
        zip.start_file(path, options).map_err(Error::internal)?;
        zip.write_all(text.as_bytes()).map_err(Error::internal)
    };
    // The kind of the file comes first, unpacked, so that it can be told from the first bytes.
    file(&mut zip, "mimetype", stored, MIME)?;
    file(&mut zip, "META-INF/manifest.xml", packed, MANIFEST)?;
    file(&mut zip, "styles.xml", packed, STYLES)?;
    file(&mut zip, "meta.xml", packed, &meta.render().map_err(Error::internal)?)?;
    let text = head_xml(conn, ctx, head, name)?.render().map_err(Error::internal)?;
    file(&mut zip, "content.xml", packed, &text)?;
    data::each_part(conn, head, |conn, ids| {
        let part = data::part(conn, ids)?;
        for c in &part.contributions {
            let entry = entry_xml(ctx, &part, c).render().map_err(Error::internal)?;
            zip.write_all(entry.as_bytes()).map_err(Error::internal)?;
        }
        Ok(())
    })?;
    zip.write_all(b"</office:text></office:body></office:document-content>\n").map_err(Error::internal)?;
    zip.finish().map_err(Error::internal)?.flush().map_err(Error::internal)
}

fn head_xml<'h>(conn: &mut Conn, ctx: &'h Ctx, head: &Head, name: String) -> Result<HeadXml<'h>, Error> {
    let told = figures::told(ctx, &address::edition(&head.edition), &head.figures);
    let changed = data::changes(conn, &head.process)?;
    let mut facts = vec![
        (ctx.t("consolidation-question"), lines(&head.process.record.question)),
        (ctx.t("consolidation-dates"), lines(&page::dates(ctx, &head.process))),
    ];
    if let Some(at) = head.published_at {
        facts.push((ctx.t("consolidation-published-on"), vec![words::day(ctx, at)]));
    }
    let themes: Vec<String> = head.themes.iter().map(|(name, n)| format!("{name} ({n})")).collect();
    if !themes.is_empty() {
        facts.push((ctx.t("consolidation-themes"), themes));
    }
    let changed_words = [told.changed, told.items].into_iter().filter(|t| !t.is_empty()).collect();
    facts.push((ctx.t("consolidation-what-changed"), changed_words));
    Ok(HeadXml {
        ctx,
        lang: ctx.lang.as_str(),
        name,
        title: ctx.t("consolidation-report"),
        sentence: told.sentence,
        facts,
        outcomes: told.segments.into_iter().map(|s| (s.label, s.n)).collect(),
        outcomes_caption: told.caption,
        who: page::who(ctx, head),
        calendar: page::calendar(ctx, &head.process),
        changes: page::places(&changed)
            .into_iter()
            .filter_map(|c| {
                let text = changed.texts.get(&(c.on, c.revision))?;
                Some(Change {
                    label: chain::place(ctx, c.on, text),
                    before: words_of(ctx, text.before.as_ref()),
                    after: words_of(ctx, text.after.as_ref()),
                })
            })
            .collect(),
    })
}

fn words_of(ctx: &Ctx, part: Option<&Words>) -> Vec<String> {
    match part {
        None => Vec::new(),
        Some(Words::Words(text)) => lines(text),
        Some(Words::Item(row)) => {
            let mut out: Vec<String> = Vec::new();
            for field in chain::fields(ctx, row) {
                out.extend(lines(&field));
            }
            out
        }
    }
}

fn entry_xml<'h>(ctx: &'h Ctx, part: &Part, c: &Contribution) -> EntryXml<'h> {
    let answer = part.chain.answers.get(&c.id.0);
    let numbered = words::numbered(ctx, c);
    let title = &c.words.title;
    let changed: Vec<String> = part
        .chain
        .changed
        .iter()
        .filter(|x| x.contribution == c.id.0)
        .filter_map(|x| Some(chain::place(ctx, x.on, part.chain.texts.get(&(x.on, x.revision))?)))
        .collect();
    let outcome = answer.map_or(String::new(), |a| {
        let told = words::outcome(ctx, a.outcome);
        let into = a.merged_into.and_then(|into| part.chain.contributions.get(&into.0));
        let told = match into {
            Some(into) => format!("{told}: {}", words::numbered(ctx, into)),
            None => told,
        };
        match a.published_at {
            Some(at) => format!("{told} · {}", words::day(ctx, at)),
            None => told,
        }
    });
    EntryXml {
        ctx,
        heading: if title.is_empty() { numbered } else { format!("{numbered}: {title}") },
        meta: [words::author(ctx, &c.author), words::day(ctx, c.received_at), c.place.clone()]
            .into_iter()
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        said: said(ctx, c),
        outcome,
        reason: answer.map(|a| reason(ctx, a)).unwrap_or_default(),
        sentence: answer.map(|a| lines(&a.sentence)).unwrap_or_default(),
        changed: changed.join(", "),
    }
}

/// The words in the order of the page, each with the name that it has there.
fn said(ctx: &Ctx, c: &Contribution) -> Vec<Block> {
    let w = &c.words;
    let named = [&w.wording, &w.action, &w.effect].into_iter().any(|text| !text.is_empty());
    let (own, of_plan) = ("Standard", "Words");
    let (named, blocks) = match c.kind {
        ContributionKind::Amendment => (
            true,
            [
                ("consolidation-before", of_plan, &c.quote),
                ("consolidation-said-wording", of_plan, &w.wording),
                ("consolidation-said-reason", own, &w.body),
            ],
        ),
        _ => (
            named,
            [
                ("consolidation-said-body", own, &w.body),
                ("consolidation-said-action", own, &w.action),
                ("consolidation-said-effect", own, &w.effect),
            ],
        ),
    };
    let label = |key: &str| if named { ctx.t(key) } else { String::new() };
    let there = blocks.into_iter().filter(|(_, _, text)| !text.is_empty());
    there.map(|(key, style, text)| Block { label: label(key), style, lines: lines(text) }).collect()
}

/// The reason; of a contribution that was split, that of each part under the passage it answers.
fn reason(ctx: &Ctx, a: &Answer) -> Vec<String> {
    if a.parts.is_empty() {
        return lines(&a.reason);
    }
    let mut out = Vec::new();
    for p in &a.parts {
        out.extend(lines(&words::part_said(p, &ctx.t("consolidation-answer-none"), |o| words::outcome(ctx, o))));
        if let Some(n) = p.merged_number.filter(|_| p.merged_into.is_some()) {
            out.push(ctx.with("consolidation-part-into", &[("n", &n.to_string())]));
        }
        out.extend(lines(&p.reason));
    }
    out
}

/// The paragraphs of a text without its marks; what XML cannot hold is left out.
fn lines(text: &str) -> Vec<String> {
    let good = |c: &char| matches!(c, '\t' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    plain(text)
        .lines()
        .map(|line| line.chars().filter(good).collect::<String>().trim().to_string())
        .filter(|line| !line.is_empty())
        .collect()
}
