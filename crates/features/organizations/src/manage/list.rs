//! Inviting many people at once from a list: one address a row, with a role or without. What is refused is told by row and
//! reason; the others are invited.

use super::code::find;
use super::invite::Letter;
use super::{Typed, done, render};
use crate::state::State;
use axum::Extension;
use axum::extract::{Form, Path};
use axum::response::Response;
use cantiere_domain::Lang;
use cantiere_domain::text::fold;
use cantiere_spine::Problem;
use cantiere_spine::actor::organization::{CONTRIBUTOR, REPRESENTATIVE};
use cantiere_web::{Ctx, Error, html, with_status};
use http::StatusCode;
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::Arc;

/// Rows of one list.
pub const MOST: usize = 200;

/// A row that was not taken.
pub struct Rejected {
    pub row: usize,
    pub text: String,
    pub reason: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    list: String,
}

/// The cells of a list with the numbers of their rows, separated by commas, semicolons or tabs. A first row without an
/// address is a heading and left out.
pub fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
    let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    let delimiter = [b'\t', b';', b','].into_iter().find(|d| first.contains(char::from(*d))).unwrap_or(b',');
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter);
    let mut out = Vec::new();
    let mut first = true;
    // Line by line, so that a row has the number that its writer sees: no cell of such a list holds a line end.
    for (n, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate().filter(|(_, line)| !line.trim().is_empty())
    {
        let record = builder.from_reader(line.as_bytes()).into_records().next();
        let Some(Ok(record)) = record else {
            out.push((n + 1, Vec::new()));
            continue;
        };
        let cells: Vec<String> = record.iter().map(|c| c.trim().to_string()).collect();
        let heading = std::mem::take(&mut first) && !cells.iter().any(|c| c.contains('@'));
        if !heading && cells.iter().any(|c| !c.is_empty()) {
            out.push((n + 1, cells));
        }
    }
    out
}

pub async fn send(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, slug)): Path<(Lang, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let (body, rights) = find(&ctx, &slug).await?;
    if !rights.represents {
        return Err(Error::Forbidden);
    }
    let by = ctx.actor().clone();
    let person = by.person.map(|p| p.to_string()).unwrap_or_default();
    let all = rows(&fields.list);
    let mut rejected: Vec<(usize, String, Problem)> = Vec::new();
    let mut wanted: Vec<(usize, String, &'static str)> = Vec::new();
    let mut seen = HashSet::new();
    for (n, (row, cells)) in all.iter().enumerate() {
        let text = cells.join(", ");
        let mut reject = |key| rejected.push((*row, text.clone(), Problem::new("list", key)));
        let Some(address) = cells.iter().find(|c| c.contains('@')) else {
            reject("organizations-row-no-address");
            continue;
        };
        let role = cells.iter().filter(|c| *c != address).find_map(|c| role_of(c));
        let told = cells.iter().filter(|c| *c != address).any(|c| !c.is_empty());
        match role {
            _ if n >= MOST => reject("organizations-row-too-many"),
            _ if !seen.insert(fold(address)) => reject("organizations-row-twice"),
            None if told && cells.len() == 2 => reject("organizations-row-role"),
            role => wanted.push((*row, address.clone(), role.unwrap_or(CONTRIBUTOR))),
        }
    }
    for _ in 0..wanted.len() {
        state.mails_of_person.take(ctx.site.now(), person.clone())?;
    }
    let letter = Letter { site: ctx.site.clone(), body, by, from: ctx.viewer.name.clone(), language: ctx.lang };
    let (sent, refused) = ctx
        .site
        .db
        .write(move |tx| -> Result<_, cantiere_spine::Error> {
            let (mut sent, mut refused) = (0, Vec::new());
            for (row, address, role) in &wanted {
                match letter.send(tx, address, role) {
                    Ok(()) => sent += 1,
                    Err(cantiere_spine::Error::Invalid(problems)) => {
                        refused.extend(problems.into_iter().next().map(|p| (*row, address.clone(), p)));
                    }
                    Err(error) => return Err(error),
                }
            }
            Ok((sent, refused))
        })
        .await?;
    rejected.extend(refused);
    rejected.sort_by_key(|(row, ..)| *row);
    if rejected.is_empty() && sent > 0 {
        return Ok(done(&ctx, &slug, "invited", sent));
    }
    let problem = match sent {
        0 => Problem::new("list", "organizations-problem-list-none"),
        n => Problem::new("list", "organizations-problem-list-some").with("n", n),
    };
    // What was refused stands in the field again, to be corrected and sent.
    let again: Vec<&str> = rejected.iter().map(|(_, text, _)| text.as_str()).collect();
    let typed = Typed { list: if sent == 0 { fields.list } else { again.join("\n") }, ..Typed::default() };
    let mut page = render(&ctx, &slug, typed, &[problem]).await?;
    page.rejected = rejected
        .iter()
        .map(|(row, text, problem)| Rejected { row: *row, text: text.clone(), reason: ctx.problem(problem) })
        .collect();
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}

/// A role as people write it.
fn role_of(text: &str) -> Option<&'static str> {
    match fold(text).as_str() {
        "representative" | "rappresentante" | "rappresenta" => Some(REPRESENTATIVE),
        "contributor" | "collaboratore" | "collaboratrice" | "collabora" => Some(CONTRIBUTOR),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_leave_out_the_heading_and_empty_lines_and_keep_the_numbers_of_lines() {
        let text = "\u{FEFF}email;ruolo\n\n anna@example.org ; rappresentante\nbruno@example.org\n;\n\"carla@example.org\";x\n";
        let found = rows(text);
        let cells: Vec<(usize, Vec<&str>)> =
            found.iter().map(|(n, c)| (*n, c.iter().map(String::as_str).collect())).collect();
        assert_eq!(
            cells,
            [
                (3, vec!["anna@example.org", "rappresentante"]),
                (4, vec!["bruno@example.org"]),
                (6, vec!["carla@example.org", "x"]),
            ]
        );
    }
}
