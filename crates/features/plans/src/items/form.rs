//! The filters of the list as they stand in the address, and as a form that shows what each choice would leave.

use super::value_label;
use crate::address;
use crate::load::Version;
use cantiere_spine::plan::index::Facets;
use cantiere_spine::plan::theme::Theme;
use cantiere_spine::plan::{EditionIndex, Facet, Filter, Shown};
use cantiere_web::Page;
use serde::Deserialize;

/// The query of the list. Unknown names are ignored, empty values mean no choice.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ItemsQuery {
    #[serde(deserialize_with = "crate::asked::words")]
    pub q: String,
    pub chapter: String,
    pub kind: String,
    pub actor: String,
    pub audience: String,
    pub theme: String,
    pub state: String,
    pub news: String,
    pub year: String,
    pub after: String,
}

impl ItemsQuery {
    pub fn value(&self, facet: Facet) -> &str {
        match facet {
            Facet::Chapter => &self.chapter,
            Facet::Kind => &self.kind,
            Facet::Actor => &self.actor,
            Facet::Audience => &self.audience,
            Facet::Theme => &self.theme,
            Facet::State => &self.state,
            Facet::News => &self.news,
            Facet::Year => &self.year,
        }
    }

    pub fn filter(&self) -> Filter {
        let mut filter = Filter::default();
        filter.text = self.q.trim().to_string();
        for facet in Facet::ALL {
            filter.set(facet, Some(self.value(facet)));
        }
        filter
    }

    pub fn after(&self) -> Option<i64> {
        self.after.parse().ok()
    }
}

pub struct FilterForm {
    pub action: String,
    pub text: String,
    /// The two links above the list; empty when the edition does not tell audiences apart.
    pub audiences: Vec<Choice>,
    pub groups: Vec<FilterGroup>,
    /// What is chosen now, each a link that takes it away.
    pub chosen: Vec<Choice>,
    pub clear: String,
    base: String,
    pairs: Vec<(&'static str, String)>,
    pub hidden: Vec<(&'static str, String)>,
}

pub struct FilterGroup {
    pub name: &'static str,
    pub label: String,
    pub any_chosen: bool,
    pub choices: Vec<Choice>,
}

#[derive(Clone)]
pub struct Choice {
    pub value: String,
    /// What is chosen among, in the page's language.
    pub facet: String,
    pub label: String,
    /// The language of the label: what the plan calls its own is in the plan's.
    pub lang: &'static str,
    pub count: usize,
    pub chosen: bool,
    pub href: String,
}

impl FilterForm {
    pub fn new(
        page: &Page,
        shown: &Shown,
        index: &EditionIndex,
        query: &ItemsQuery,
        facets: &Facets,
        themes: &[Theme],
        version: &Version,
    ) -> FilterForm {
        let mut pairs: Vec<(&'static str, String)> = vec![("q", query.q.trim().to_string())];
        pairs.extend(Facet::ALL.map(|f| (f.as_str(), query.value(f).to_string())));
        pairs.push(("version", version.version.clone()));
        pairs.push(("at", version.at.clone()));
        let mut form = FilterForm {
            action: page.href(address::items(&shown.edition)),
            text: query.q.trim().to_string(),
            audiences: Vec::new(),
            groups: Vec::new(),
            chosen: Vec::new(),
            clear: String::new(),
            base: address::items(&shown.edition),
            hidden: [
                ("version", version.version.clone()),
                ("at", version.at.clone()),
                ("audience", query.audience.clone()),
            ]
            .into_iter()
            .filter(|(_, v)| !v.is_empty())
            .collect(),
            pairs,
        };
        for (facet, values) in &facets.values {
            let choices: Vec<Choice> = values
                .iter()
                .map(|v| Choice {
                    facet: page.t(format!("plans-filter-{}", facet.as_str())).into_owned(),
                    lang: match facet {
                        Facet::Chapter | Facet::Actor => shown.edition.language.as_str(),
                        _ => page.lang,
                    },
                    label: value_label(page, index, themes, *facet, &v.value),
                    // The rest are chosen by the form, without an address of their own.
                    href: match v.chosen || *facet == Facet::Audience {
                        true => page.href(form.address(&[(facet.as_str(), if v.chosen { "" } else { &v.value })])),
                        false => String::new(),
                    },
                    value: v.value.to_string(),
                    count: v.count,
                    chosen: v.chosen,
                })
                .collect();
            for choice in choices.iter().filter(|c| c.chosen) {
                form.chosen.push(choice.clone());
            }
            match facet {
                Facet::Audience => form.audiences = choices,
                _ if choices.len() > 1 || choices.iter().any(|c| c.chosen) => form.groups.push(FilterGroup {
                    name: facet.as_str(),
                    label: page.t(format!("plans-filter-{}", facet.as_str())).into_owned(),
                    any_chosen: choices.iter().any(|c| c.chosen),
                    choices,
                }),
                _ => {}
            }
        }
        if !form.text.is_empty() {
            let href = page.href(form.address(&[("q", "")]));
            form.chosen.push(Choice {
                value: String::new(),
                facet: page.t("plans-filter-text").into_owned(),
                label: form.text.clone(),
                lang: shown.edition.language.as_str(),
                count: 0,
                chosen: true,
                href,
            });
        }
        form.clear = page.href(format!("{}{}", form.base, version.query()));
        form
    }

    /// The address of this list with some values changed; it begins again at the first page.
    pub fn address(&self, changes: &[(&str, &str)]) -> String {
        let mut pairs: Vec<(&str, &str)> = self
            .pairs
            .iter()
            .map(|(k, v)| (*k, changes.iter().find(|(name, _)| name == k).map_or(v.as_str(), |(_, value)| value)))
            .collect();
        pairs.extend(changes.iter().filter(|(name, _)| !self.pairs.iter().any(|(k, _)| k == name)));
        format!("{}{}", self.base, address::query(&pairs))
    }

    /// The filter alone, for the downloads of what is shown.
    pub fn query(&self) -> String {
        self.address(&[]).strip_prefix(&self.base).unwrap_or_default().to_string()
    }
}
