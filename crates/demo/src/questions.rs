//! The file of a questionnaire into its questions and what people answered.

use crate::files::File;
use crate::model::{DemoQuestion, DemoQuestionnaire, DemoReturn};
use crate::{ContentError, raw};

pub fn questionnaire(file: &File) -> Result<DemoQuestionnaire, ContentError> {
    let raw: raw::Questionnaire = file.parse()?;
    let question = |q: &raw::Question| {
        Ok(DemoQuestion {
            kind: q.kind.clone(),
            title: file.line(&q.title)?,
            help: file.optional(q.help.as_deref())?.unwrap_or_default(),
            required: q.required,
            choices: q.choices.clone(),
        })
    };
    let questions: Vec<DemoQuestion> = raw.questions.iter().map(question).collect::<Result<_, ContentError>>()?;
    let mut returns = Vec::new();
    for r in raw.answers {
        if r.say.len() != questions.len() {
            return Err(file.fail(format!("{}: {} answers to {} questions", r.person, r.say.len(), questions.len())));
        }
        for (said, question) in
            r.say.iter().zip(&questions).filter(|(said, q)| !said.is_empty() && !q.choices.is_empty())
        {
            if let Some(wrong) = said.split(" | ").find(|c| !question.choices.iter().any(|k| k == c)) {
                return Err(file.fail(format!("{}: “{wrong}” is not an answer to “{}”", r.person, question.title)));
            }
        }
        returns.push(DemoReturn { person: r.person, organization: r.r#for, on_day: file.day(&r.at)?, say: r.say });
    }
    Ok(DemoQuestionnaire { title: file.line(&raw.title)?, intro: file.text(&raw.intro)?, questions, returns })
}
