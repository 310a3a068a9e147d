//! The files of one edition into its versions and states.
//! Two versions come from one text: the files tell the last one, and what was different in the first.

use crate::files::File;
use crate::model::{DemoEdition, DemoRevision, DemoState};
use crate::{ContentError, document, raw};
use cantiere_domain::Slug;
use jiff::ToSpan;
use jiff::civil::Date;

/// The edition that `head` describes, with the chapters in order; without its process.
pub fn edition(head: &File, chapters: &[File]) -> Result<DemoEdition, ContentError> {
    let raw: raw::Edition = head.parse()?;
    let parsed: Vec<(File, raw::Chapter)> =
        chapters.iter().map(|f| Ok((*f, f.parse()?))).collect::<Result<_, ContentError>>()?;

    let last = raw.revisions.len().saturating_sub(1);
    let mut revisions = Vec::new();
    for (n, revision) in raw.revisions.iter().enumerate() {
        let document = document::document(head, &raw, &parsed, n < last)?;
        revisions.push(DemoRevision {
            label: head.line(&revision.label)?,
            published: head.day(&revision.published)?,
            changes: head.text(&revision.changes)?,
            act: revision.act.as_deref().map(|a| head.line(a)).transpose()?,
            document,
        });
    }

    let mut states = Vec::new();
    for (file, chapter) in &parsed {
        for action in all_actions(chapter) {
            for news in &action.news {
                let on = told_on(file, action, news)?;
                let days_ago = i64::from((head.today - on).get_days());
                let note = file.text(&news.note)?;
                states.push(DemoState { code: action.code.clone(), state: news.state, days_ago, on, note });
            }
        }
    }
    states.sort_by_key(|s| std::cmp::Reverse(s.days_ago));

    let slug = head.line(&raw.slug)?;
    Ok(DemoEdition {
        slug: slug.parse::<Slug>().map_err(|e| head.fail(e))?,
        name: head.line(&raw.name)?,
        period: (head.date(&raw.from)?.first_day(), head.date(&raw.to)?.last_day()),
        state: raw.state,
        visibility: raw.visibility,
        brief: head.text(&raw.brief)?,
        source: raw.source.clone(),
        revisions,
        states,
        process: None,
        questionnaire: None,
    })
}

fn told_on(file: &File, action: &raw::Action, news: &raw::News) -> Result<Date, ContentError> {
    match (news.ago, &news.at) {
        (Some(ago), None) => file.today.checked_sub(ago.days()).map_err(|e| file.fail(e)),
        (None, Some(at)) => file.day(at),
        _ => Err(file.fail(format!("{}: news needs `ago` or `at`, not both", action.code))),
    }
}

fn all_actions(chapter: &raw::Chapter) -> impl Iterator<Item = &raw::Action> {
    chapter.objectives.iter().flat_map(|o| &o.actions).chain(&chapter.actions)
}
