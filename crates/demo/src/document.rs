//! One version of an edition as a plan document: chapters, items and paragraphs in reading order.
//! Nothing is numbered or stored here; items have their codes, paragraphs their keys.

use crate::files::File;
use crate::plan_text::ChapterText;
use crate::{ContentError, raw};
use cantiere_documents::{ActorEntry, ItemEntry, PlanDocument};
use cantiere_domain::plan::{Actor, ActorRole, Content, ItemKind, Resource, ResultLine, Source, Times};
use std::collections::BTreeMap;

/// The version that the chapters tell; with `first`, the one that it was before.
pub fn document(
    head: &File,
    edition: &raw::Edition,
    chapters: &[(File, raw::Chapter)],
    first: bool,
) -> Result<PlanDocument, ContentError> {
    Builder::new(head, edition, first)?.document(chapters)
}

struct Builder<'a> {
    head: &'a File,
    /// The version meant is the first of two.
    first: bool,
    source: Source,
    document: PlanDocument,
}

impl<'a> Builder<'a> {
    fn new(head: &'a File, edition: &raw::Edition, first: bool) -> Result<Self, ContentError> {
        let actors = edition
            .actors
            .iter()
            .map(|a| Ok(ActorEntry { key: a.key.clone(), name: head.line(&a.name)?, audience: a.audience }))
            .collect::<Result<_, ContentError>>()?;
        let document = PlanDocument { title: Some(head.line(&edition.title)?), actors, ..PlanDocument::default() };
        Ok(Builder { head, first, source: edition.source.clone(), document })
    }

    fn document(mut self, chapters: &[(File, raw::Chapter)]) -> Result<PlanDocument, ContentError> {
        for (file, chapter) in chapters {
            self.chapter(file, chapter)?;
        }
        for item in &self.document.items {
            for actor in &item.content.actors {
                if !self.document.actors.iter().any(|a| a.key == actor.actor) {
                    return Err(ContentError::new(
                        &item.file,
                        format!("{}: no actor “{}” in {}", item.title, actor.actor, self.head.name),
                    ));
                }
            }
        }
        Ok(self.document)
    }

    fn chapter(&mut self, file: &File, chapter: &raw::Chapter) -> Result<(), ContentError> {
        let content = Content {
            brief: file.text(&chapter.brief)?,
            themes: chapter.themes.clone(),
            source: self.source.clone(),
            ..Content::default()
        };
        let kind = chapter.kind.unwrap_or(ItemKind::Chapter);
        let top = self.item(file, None, kind, &chapter.code, &chapter.title, content)?;
        let mut text = ChapterText::new(&chapter.code);
        text.show(top);
        text.add(top, &file.text(&chapter.text)?);
        for objective in &chapter.objectives {
            let content = Content { description: file.text(&objective.description)?, ..Content::default() };
            let index = self.item(file, Some(top), ItemKind::Objective, &objective.code, &objective.title, content)?;
            text.show(index);
            text.add(index, &file.text(&objective.text)?);
            for result in &objective.results {
                let content = Content::default();
                let under =
                    self.item(file, Some(index), ItemKind::ExpectedResult, &result.code, &result.title, content)?;
                text.show(under);
                for target in &result.targets {
                    let times = Times::By { by: file.date(&target.by)? };
                    let content = Content { times, ..Content::default() };
                    let t = self.item(file, Some(under), ItemKind::Target, &target.code, &target.title, content)?;
                    text.show(t);
                }
            }
            self.actions(file, index, &objective.actions, &mut text)?;
        }
        self.actions(file, top, &chapter.actions, &mut text)?;
        text.add(top, &file.text(&chapter.closing)?);
        if self.first {
            self.apply_drafts(file, &chapter.drafts, &mut text)?;
        }
        self.document.blocks.append(&mut text.blocks);
        Ok(())
    }

    fn apply_drafts(
        &self,
        file: &File,
        drafts: &BTreeMap<String, String>,
        text: &mut ChapterText,
    ) -> Result<(), ContentError> {
        for (key, before) in drafts {
            let block = text.blocks.iter_mut().find(|b| b.anchor.as_ref() == Some(key));
            let block = block.ok_or_else(|| file.fail(format!("drafts: no paragraph {key} in this chapter")))?;
            block.text = file.line(before)?;
        }
        Ok(())
    }

    fn actions(
        &mut self,
        file: &File,
        parent: usize,
        actions: &[raw::Action],
        text: &mut ChapterText,
    ) -> Result<(), ContentError> {
        for action in actions {
            if self.first && action.draft.as_ref().is_some_and(|d| d.absent) {
                continue;
            }
            let before = action.draft.as_ref().filter(|_| self.first);
            let title = before.and_then(|d| d.title.as_ref()).unwrap_or(&action.title);
            let content = self.content(file, action, before)?;
            let kind = action.kind.unwrap_or(ItemKind::Action);
            let index = self.item(file, Some(parent), kind, &action.code, title, content)?;
            text.show(index);
        }
        Ok(())
    }

    fn content(
        &self,
        file: &File,
        action: &raw::Action,
        before: Option<&raw::DraftAction>,
    ) -> Result<Content, ContentError> {
        let support = before.and_then(|d| d.with.as_ref()).unwrap_or(&action.with);
        let named = |actor: &String, role| Actor { actor: actor.clone(), role };
        let actors = action.lead.iter().map(|a| named(a, ActorRole::Lead));
        let actors = actors.chain(support.iter().map(|a| named(a, ActorRole::Support)));
        let actors = actors.chain(action.contact.iter().map(|a| named(a, ActorRole::Contact))).collect();
        let results = before.and_then(|d| d.results.as_ref()).unwrap_or(&action.results);
        let description = before.and_then(|d| d.description.as_ref()).unwrap_or(&action.description);
        let impact = before.and_then(|d| d.impact.as_ref()).unwrap_or(&action.impact);
        Ok(Content {
            description: file.text(description)?,
            actors,
            audience: action.audience,
            times: self.times(file, action, before)?,
            results: results
                .iter()
                .map(|r| Ok(ResultLine { text: file.text(r)?, ..ResultLine::default() }))
                .collect::<Result<_, ContentError>>()?,
            impact: file.text(impact)?,
            resources: action
                .money
                .iter()
                .map(|m| {
                    let (year, ..) = file.date(&m.year)?.parts();
                    let fund = file.line(&m.fund)?;
                    Ok(Resource { year: Some(year), amount_minor: m.euro * 100, currency: "EUR".into(), fund })
                })
                .collect::<Result<_, ContentError>>()?,
            themes: action.themes.clone(),
            serves: action.serves.clone(),
            implements: action.implements.iter().map(|i| file.line(i)).collect::<Result<_, ContentError>>()?,
            read_more: action.read_more.clone(),
            discuss: action.discuss.clone(),
            source: if action.source.is_empty() { self.source.clone() } else { action.source.clone() },
            ..Content::default()
        })
    }

    fn times(
        &self,
        file: &File,
        action: &raw::Action,
        before: Option<&raw::DraftAction>,
    ) -> Result<Times, ContentError> {
        if let Some(by) = before.and_then(|d| d.by.as_ref()) {
            return Ok(Times::By { by: file.date(by)? });
        }
        Ok(match (&action.from, &action.to, &action.by, &action.at, action.ongoing) {
            (None, None, None, None, false) => Times::None,
            (None, None, None, None, true) => Times::Ongoing,
            (Some(from), None, None, None, false) => Times::From { from: file.date(from)? },
            (Some(from), Some(to), None, None, false) => Times::FromTo { from: file.date(from)?, to: file.date(to)? },
            (None, None, Some(by), None, false) => Times::By { by: file.date(by)? },
            (None, None, None, Some(at), false) => Times::In { at: file.date(at)? },
            _ => {
                return Err(file.fail(format!("{}: use one of by, in, from (and to), ongoing", action.code)));
            }
        })
    }

    fn item(
        &mut self,
        file: &File,
        parent: Option<usize>,
        kind: ItemKind,
        code: &str,
        title: &str,
        content: Content,
    ) -> Result<usize, ContentError> {
        if self.document.items.iter().any(|i| i.code.as_deref() == Some(code)) {
            return Err(file.fail(format!("the code {code} stands twice in this edition")));
        }
        self.document.items.push(ItemEntry {
            parent,
            kind,
            code: Some(code.to_string()),
            uuid: None,
            title: file.line(title)?,
            content,
            state: None,
            file: file.name.to_string(),
            line: 0,
        });
        Ok(self.document.items.len() - 1)
    }
}
