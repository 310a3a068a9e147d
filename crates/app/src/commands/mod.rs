//! One file a subcommand: its arguments, and `run`.

pub mod backup;
pub mod demo;
pub mod generate;
pub mod init;
pub mod ipa;
mod lists;
pub mod migrate;
pub mod organization;
pub mod person;
pub mod plan;
pub mod recount;
pub mod restore;
pub mod serve;
pub mod site;
pub mod tally;
pub mod territory;
pub mod verify;
pub mod verify_receipt;

use cantiere_domain::Lang;
use cantiere_spine::Error;
use cantiere_web::catalog::Catalog;

/// Errors of commands are sentences for the person at the terminal.
pub type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The language of the terminal, as POSIX tells it: `it_IT.UTF-8`, by the first of these variables that is set.
fn terminal_lang() -> Option<Lang> {
    let mut told = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    let told = told.find(|value| !value.is_empty())?;
    told.split(['_', '.', '@']).next()?.parse().ok()
}

/// The language in which a command speaks: the one that was asked for, else the terminal's.
pub fn spoken_lang(asked: Option<Lang>) -> Lang {
    asked.or_else(terminal_lang).unwrap_or(Lang::En)
}

/// What the checks of a vote say, for whoever reads `lang`.
fn told(said: &cantiere_sealed::Said, lang: Lang) -> &str {
    match lang {
        Lang::En => &said.en,
        Lang::It => &said.it,
    }
}

/// An error in words: what a rule says of a field is said as the forms of the site say it, in the terminal's language.
pub fn in_words(error: &(dyn std::error::Error + 'static)) -> String {
    let Some(Error::Invalid(problems)) = error.downcast_ref::<Error>() else { return error.to_string() };
    let Ok(catalog) = Catalog::of(&crate::features::all()) else { return error.to_string() };
    let lang = spoken_lang(None);
    let told: Vec<String> = problems.iter().map(|p| format!("{}: {}", p.field, catalog.problem(lang, p))).collect();
    told.join("\n")
}
