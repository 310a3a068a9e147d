//! Where a plan or one of its items comes from, on one line.

use cantiere_domain::plan::Source;
use cantiere_web::Page;

pub struct SourceLine {
    /// Never empty: the address or the code stands for a name that is not known.
    pub name: String,
    /// Empty where none can be followed.
    pub url: String,
    /// What follows the name in the plan's language: code in the source, licence.
    pub more: Vec<String>,
    /// “presa il 3 maggio 2026”, or empty.
    pub day: String,
}

impl SourceLine {
    pub fn of(page: &Page, source: &Source) -> Option<SourceLine> {
        let mut told = [&source.name, &source.url, &source.original_id, &source.licence].into_iter();
        let name = told.find(|part| !part.is_empty())?.clone();
        let more = [&source.original_id, &source.licence].into_iter().filter(|p| !p.is_empty() && **p != name);
        let day = source.retrieved.parse().map(|day: jiff::civil::Date| page.date(day));
        Some(SourceLine {
            more: more.cloned().collect(),
            url: source.link().unwrap_or_default().to_string(),
            day: day.map(|day| page.t1("plans-source-retrieved", "day", day)).unwrap_or_default(),
            name,
        })
    }
}
