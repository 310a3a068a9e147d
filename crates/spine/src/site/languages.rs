//! Which languages the pages are offered in, and which one a reader gets who asks for none.

use super::save::{self, Values};
use crate::{Error, Problem};
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use cantiere_store::Tx;

/// The key: languages in order, the first one for who asks for none: `it en`.
pub const KEY: &str = "languages";

/// The languages of a stored value; all when it is empty.
pub fn parse(stored: &str) -> Vec<Lang> {
    let mut found: Vec<Lang> = Vec::new();
    for lang in stored.split_whitespace().filter_map(|l| l.parse().ok()) {
        if !found.contains(&lang) {
            found.push(lang);
        }
    }
    if found.is_empty() { Lang::ALL.to_vec() } else { found }
}

pub fn set(tx: &mut Tx, by: &Actor, seen: &str, first: Lang, offered: &[Lang]) -> Result<(), Error> {
    super::administrator(by)?;
    if !offered.contains(&first) {
        return Err(Problem::new("offered", "admin-problem-language").into());
    }
    let mut all = vec![first];
    all.extend(Lang::ALL.into_iter().filter(|l| *l != first && offered.contains(l)));
    let text: Vec<&str> = all.iter().map(|l| l.as_str()).collect();
    save::replace(tx, by, "site_languages_changed", seen, &Values::from([(KEY.to_string(), text.join(" "))]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parse_keeps_the_order_and_falls_back_to_all() {
        assert_eq!(parse(""), Lang::ALL.to_vec());
        assert_eq!(parse("en it en xx"), vec![Lang::En, Lang::It]);
        assert_eq!(parse("it"), vec![Lang::It]);
    }
}
