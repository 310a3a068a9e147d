//! All words of a contribution as whoever answers it, or reads the report, has to see them: a need with what is asked for and
//! what it would change, an amendment with its reason, and the files that came with it.

use crate::words;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::attachment::Attachment;
use cantiere_spine::contribution::Contribution;
use cantiere_web::file::{self, FileLink};
use cantiere_web::{Ctx, Fragment, markdown, marks};

pub struct Said {
    pub lang: &'static str,
    pub parts: Vec<Part>,
    pub files_label: String,
    pub files: Vec<FileLink>,
}

pub struct Part {
    /// Empty where the words speak for themselves.
    pub label: String,
    pub words: Fragment,
}

/// `files`: none where they are not shown.
pub fn said(ctx: &Ctx, c: &Contribution, files: &[Attachment]) -> Said {
    let w = &c.words;
    let more = [&w.wording, &w.action, &w.effect].into_iter().any(|text| !text.is_empty());
    let label = |key: &str| if more { ctx.t(key) } else { String::new() };
    let mut parts = Vec::new();
    let mut add = |key: &str, words: Fragment| parts.push(Part { label: label(key), words });
    match c.kind {
        ContributionKind::Amendment => {
            add("consolidation-said-wording", marks::inline(ctx, &c.quote, &w.wording));
            if !w.body.is_empty() {
                add("consolidation-said-reason", markdown::block(&w.body));
            }
        }
        _ => {
            for (key, text) in [
                ("consolidation-said-body", &w.body),
                ("consolidation-said-action", &w.action),
                ("consolidation-said-effect", &w.effect),
            ] {
                if !text.is_empty() {
                    add(key, markdown::block(text));
                }
            }
        }
    }
    Said {
        lang: c.language.as_str(),
        parts,
        files_label: words::tn(ctx, "consolidation-said-files", files.len() as i64),
        files: files.iter().map(|f| file::link(ctx, f)).collect(),
    }
}
