//! The words of the site in each language, from the Fluent files of this crate and of every feature.
//! It must not know pages: it gives a text for a key, and complains about a key that is not there.

mod dates;
mod numbers;

use crate::Feature;
use cantiere_domain::Lang;
use cantiere_spine::{Problem, Value};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use std::borrow::Cow;

pub use dates::{by, date, date_time, days_from, partial, since, until};
pub use fluent_bundle::FluentArgs as Args;
pub use numbers::{bytes, money, number};

pub struct Catalog {
    it: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    #[error("{lang} texts of {feature}: line {line}: {message}")]
    Syntax { lang: Lang, feature: &'static str, line: usize, message: String },
    #[error(
        "{lang} texts of {feature}: the key “{key}” is already used by another file; keys begin with the name of their feature"
    )]
    Twice { lang: Lang, feature: &'static str, key: String },
}

/// The texts of one feature in one language.
pub struct Source {
    pub feature: &'static str,
    pub lang: Lang,
    pub text: &'static str,
}

impl Catalog {
    /// The texts of this crate and of these features.
    pub fn of(features: &[Feature]) -> Result<Catalog, CatalogError> {
        let own = crate::locales::OWN.iter().map(|(lang, text)| Source { feature: "web", lang: *lang, text });
        let of_features = features.iter().flat_map(|feature| {
            feature.locales.iter().map(|(lang, text)| Source { feature: feature.name, lang: *lang, text })
        });
        Catalog::build(own.chain(of_features))
    }

    /// A problem in words.
    pub fn problem(&self, lang: Lang, problem: &Problem) -> String {
        let mut args = Args::new();
        for (name, value) in &problem.args {
            match value {
                Value::Text(text) => args.set(*name, text.as_str()),
                Value::Number(n) => args.set(*name, *n),
                Value::Day(day) => args.set(*name, date(lang, *day)),
                Value::Cents(cents) => args.set(*name, money(lang, *cents, "EUR")),
            }
        }
        self.text(lang, problem.key, Some(&args)).into_owned()
    }

    pub fn build(sources: impl IntoIterator<Item = Source>) -> Result<Catalog, CatalogError> {
        let mut catalog = Catalog { it: empty(Lang::It), en: empty(Lang::En) };
        for Source { feature, lang, text } in sources {
            let resource = FluentResource::try_new(text.to_string()).map_err(|(_, errors)| {
                let error = errors.first().expect("a refused resource tells why");
                let line = text[..error.pos.start.min(text.len())].lines().count().max(1);
                CatalogError::Syntax { lang, feature, line, message: error.to_string() }
            })?;
            catalog.bundle_mut(lang).add_resource(resource).map_err(|errors| {
                let key = errors.iter().find_map(|e| match e {
                    FluentError::Overriding { id, .. } => Some(id.clone()),
                    _ => None,
                });
                CatalogError::Twice { lang, feature, key: key.unwrap_or_default() }
            })?;
        }
        Ok(catalog)
    }

    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.bundle(lang).has_message(key)
    }

    /// The text for a key. A key that is missing is shown as itself and logged: the checks of the
    /// repository find it long before a reader does.
    pub fn text<'a>(&'a self, lang: Lang, key: &str, args: Option<&'a FluentArgs<'_>>) -> Cow<'a, str> {
        let bundle = self.bundle(lang);
        let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
            tracing::error!(key, %lang, "text is missing");
            return Cow::Owned(format!("[{key}]"));
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut errors);
        if let Some(error) = errors.first() {
            tracing::error!(key, %lang, %error, "text cannot be formatted");
        }
        text
    }

    /// A text with others in it, which stand as they are.
    pub fn with(&self, lang: Lang, key: &str, values: &[(&'static str, &str)]) -> String {
        let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, *value)).collect();
        self.text(lang, key, Some(&args)).into_owned()
    }

    /// A text with one number in it, called `n`, for plurals.
    pub fn counted(&self, lang: Lang, key: &str, n: i64) -> String {
        let mut args = FluentArgs::new();
        args.set("n", n);
        self.text(lang, key, Some(&args)).into_owned()
    }

    fn bundle(&self, lang: Lang) -> &FluentBundle<FluentResource> {
        match lang {
            Lang::It => &self.it,
            Lang::En => &self.en,
        }
    }

    fn bundle_mut(&mut self, lang: Lang) -> &mut FluentBundle<FluentResource> {
        match lang {
            Lang::It => &mut self.it,
            Lang::En => &mut self.en,
        }
    }
}

fn empty(lang: Lang) -> FluentBundle<FluentResource> {
    let id = lang.as_str().parse().expect("our languages are language tags");
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks are for mixed writing directions, and would stand in copied text and in searches.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::It => |value, _| grouped(value, Lang::It),
        Lang::En => |value, _| grouped(value, Lang::En),
    }));
    bundle
}

fn grouped(value: &FluentValue, lang: Lang) -> Option<String> {
    match value {
        FluentValue::Number(n) if n.value.fract() == 0.0 => Some(number(lang, n.value as i64)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalog(it: &'static str, en: &'static str) -> Result<Catalog, CatalogError> {
        let source = |lang, text| Source { feature: "test", lang, text };
        Catalog::build([source(Lang::It, it), source(Lang::En, en)])
    }

    #[test]
    fn plural_follows_the_language_and_numbers_are_grouped() {
        let c = catalog(
            "azioni = { $n ->\n    [one] { $n } azione\n   *[other] { $n } azioni\n}\n",
            "azioni = { $n ->\n    [one] { $n } action\n   *[other] { $n } actions\n}\n",
        )
        .unwrap();
        assert_eq!(c.counted(Lang::It, "azioni", 1), "1 azione");
        assert_eq!(c.counted(Lang::It, "azioni", 12345), "12.345 azioni");
        assert_eq!(c.counted(Lang::En, "azioni", 12345), "12,345 actions");
    }

    #[test]
    fn no_isolation_marks_around_values() {
        let c = catalog("ciao = Ciao, { $nome }!\n", "ciao = Hello, { $nome }!\n").unwrap();
        let mut args = FluentArgs::new();
        args.set("nome", "Ada");
        assert_eq!(c.text(Lang::It, "ciao", Some(&args)), "Ciao, Ada!");
    }

    #[test]
    fn a_text_of_digits_stands_as_it_is_and_a_number_is_grouped() {
        let c = catalog("ecco = { $code }, { $n }\n", "ecco = { $code }, { $n }\n").unwrap();
        let problem = Problem::new("form", "ecco").with("code", "070").with("n", 1_200);
        assert_eq!(c.problem(Lang::It, &problem), "070, 1.200");
        assert_eq!(c.with(Lang::En, "ecco", &[("code", "2026"), ("n", "0")]), "2026, 0");
    }

    #[test]
    fn a_day_in_a_problem_is_said_in_words() {
        let c = catalog("tardi = Dopo il { $day }\n", "tardi = After { $day }\n").unwrap();
        let problem = Problem::new("form", "tardi").with("day", jiff::civil::date(2027, 3, 12));
        assert_eq!(c.problem(Lang::It, &problem), "Dopo il 12 marzo 2027");
        assert_eq!(c.problem(Lang::En, &problem), "After 12 March 2027");
    }

    #[test]
    fn broken_file_is_refused_with_its_line() {
        let error = catalog("buono = sì\ncattivo\n", "").err().unwrap().to_string();
        assert!(error.starts_with("it texts of test: line 2"), "{error}");
    }

    #[test]
    fn key_used_twice_is_refused() {
        let error = catalog("a = 1\na = 2\n", "").err().unwrap().to_string();
        assert!(error.contains("“a” is already used"), "{error}");
    }
}
