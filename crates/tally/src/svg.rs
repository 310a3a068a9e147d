//! The result as a drawing: one bar for each project, as long as its votes.
//! Colour is never the only sign: who was selected is also written, and the text can be read aloud.

use std::fmt::Write as _;

use crate::amount::Money;
use crate::election::Election;
use crate::explain::Language;
use crate::outcome::Outcome;

const WIDTH: usize = 960;
const LABEL: usize = 340;
const BAR: usize = 360;
const ROW: usize = 26;
/// Beyond this many projects the least voted losers are left out of the drawing.
const MAX_ROWS: usize = 500;

/// Draws winners in the order of selection, then losers by votes.
pub fn draw(election: &Election, outcome: &Outcome, language: Language) -> String {
    let words = match language {
        Language::Italian => ["Risultato", "voti", "costo", "scelto", "non scelto", "altri"],
        Language::English => ["Result", "votes", "cost", "selected", "not selected", "more"],
    };
    let [title, votes_word, cost_word, selected, not_selected, more] = words;
    let won = outcome.steps.iter().map(|step| (step.project, step.votes, true));
    let lost = outcome.losers.iter().map(|loser| (loser.project, loser.votes, false));
    let all: Vec<(usize, i128, bool)> = won.chain(lost).collect();
    let rows = &all[..all.len().min(MAX_ROWS)];
    let most = rows.iter().map(|row| row.1).max().unwrap_or(0).max(1) as f64;
    let height = 48 + ROW * (rows.len() + usize::from(rows.len() < all.len())) + 12;

    let mut out = String::new();
    let heading = format!(
        "{title}: {} / {}, {} / {}",
        outcome.winners.len(),
        all.len(),
        Money::new(outcome.cost as i128, outcome.unit),
        Money::new(outcome.budget, outcome.unit)
    );
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
         aria-labelledby=\"t\" font-family=\"sans-serif\" font-size=\"14\">\n\
         <title id=\"t\">{heading}</title>\n\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\n\
         <text x=\"12\" y=\"28\" font-size=\"18\" font-weight=\"bold\">{heading}</text>"
    );
    for (at, &(project, votes, won)) in rows.iter().enumerate() {
        let y = 48 + at * ROW;
        let length = (votes.max(0) as f64 / most * BAR as f64).round();
        let (fill, mark, state) = if won { ("#0059b3", "✓", selected) } else { ("#9aa5b1", "–", not_selected) };
        let name = escape(&shorten(election.project_name(project), 42));
        let cost = Money::new(election.projects[project].cost, outcome.unit);
        let _ = writeln!(
            out,
            "<g><title>{} ({state})</title><text x=\"12\" y=\"{base}\">{mark} {name}</text>\
             <rect x=\"{LABEL}\" y=\"{top}\" width=\"{length}\" height=\"18\" fill=\"{fill}\"/>\
             <text x=\"{text}\" y=\"{base}\">{votes} {votes_word}, {cost_word} {cost}</text></g>",
            escape(election.project_name(project)),
            base = y + 17,
            top = y + 3,
            text = LABEL + length as usize + 8,
        );
    }
    if rows.len() < all.len() {
        let y = 48 + rows.len() * ROW + 17;
        let _ = writeln!(out, "<text x=\"12\" y=\"{y}\">+ {} {more}</text>", all.len() - rows.len());
    }
    out.push_str("</svg>\n");
    out
}

fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

/// Markup and what XML does not allow at all.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() || c == '\u{fffe}' || c == '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
