//! Adding, changing and taking away what is voted on, until the first ballot.

use super::edited::Edited;
use super::round::{again, find, to};
use crate::load::{At, Which};
use crate::words::{self, Mistake};
use axum::extract::Path;
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_spine::round::{self, Choice, NewOption, OptionWords, Round};
use cantiere_store::Tx;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error};

pub async fn change(ctx: Ctx, Path(at): Path<At>, Path(which): Path<Which>, fields: Fields) -> Result<Response, Error> {
    let found = find(&ctx, &at, which).await?;
    let (by, of, id) = (ctx.actor().clone(), found.edition.clone(), found.round.id);
    let step = fields.one("step").to_string();
    let written = match step.split_once(':') {
        Some(("drop", option)) => {
            let option: i64 = option.parse().map_err(|_| Error::BadRequest)?;
            ctx.site.db.write(move |tx| round::drop_option(tx, &by, &of, id, option)).await
        }
        _ if step == "take" => {
            let new: Vec<NewOption> = fields
                .all("from")
                .chain(fields.all("from_actions"))
                .filter_map(reference)
                .map(NewOption::From)
                .collect();
            if new.is_empty() {
                let wrong = vec![Mistake::one("from", ctx.t("rounds-problem-nothing-chosen"))];
                return again(&ctx, found, wrong, None).await;
            }
            ctx.site.db.write(move |tx| round::add(tx, &by, &of, id, &new).map(drop)).await
        }
        _ => {
            let own = fields.number("option").filter(|id| *id > 0);
            let words = OptionWords {
                title: fields.one("option_title").into(),
                body: fields.one("option_body").into(),
                list: fields.one("option_list").parse().unwrap_or(0),
                cost: match words::parse_money(fields.one("option_cost")) {
                    Some(cents) => cents,
                    None => {
                        let wrong = vec![Mistake::one("option_cost", ctx.t("rounds-problem-amount"))];
                        return again(&ctx, found, wrong, Some(Edited::typed(&fields))).await;
                    }
                },
                feasibility: fields.one("option_feasibility").into(),
                alternative: fields.one("option_alternative").into(),
            };
            match own {
                Some(option) => {
                    let seen = fields.one("option_seen").to_string();
                    let write = move |tx: &mut Tx| round::edit_option(tx, &by, &of, id, option, &seen, &words);
                    ctx.site.db.write(write).await
                }
                None => {
                    let new = [NewOption::Free(words)];
                    ctx.site.db.write(move |tx| round::add(tx, &by, &of, id, &new).map(drop)).await
                }
            }
        }
    };
    match written {
        Ok(()) => Ok(to(&ctx, &found, "options", "#options")),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let typed = (step.is_empty() || step == "add").then(|| Edited::typed(&fields));
            again(&ctx, found, Mistake::all(&ctx, &problems), typed).await
        }
        Err(cantiere_spine::Error::Stale) => {
            // Read again: what a colleague wrote is shown beside what was typed.
            let found = find(&ctx, &at, which).await?;
            let typed = Edited::typed(&fields).beside(&ctx, &found.choices);
            again(&ctx, found, Vec::new(), Some(typed)).await
        }
        Err(cantiere_spine::Error::NotFound("option")) => {
            let wrong = vec![Mistake::one("options", ctx.t("rounds-problem-option-gone"))];
            // What was typed can be added as a new one.
            let typed = (step == "add").then(|| Edited { id: 0, ..Edited::typed(&fields) });
            again(&ctx, found, wrong, typed).await
        }
        Err(cantiere_spine::Error::NotFound("contribution" | "item")) => {
            let wrong = vec![Mistake::one("options", ctx.t("rounds-problem-source-gone"))];
            again(&ctx, found, wrong, None).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether as many win as there are in each ranking, so that the vote would decide nothing but their order.
pub fn all_win(r: &Round, choices: &[Choice]) -> bool {
    let rules = &r.rules;
    let of = |list: usize| choices.iter().filter(|c| c.list == list).count();
    let some_fall_short =
        rules.least > 0 || rules.least_percent > 0 || choices.iter().any(|c| !c.alternative.is_empty());
    let most = (0..rules.lists.len()).map(of).max().unwrap_or_default();
    rules.method.has_seats() && !some_fall_short && (2..=rules.seats as usize).contains(&most)
}

fn reference(text: &str) -> Option<Ref> {
    let (kind, id) = text.split_once(':')?;
    Ref::parse(kind, id.parse().ok()?)
}
