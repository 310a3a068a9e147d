//! What every page of an edition shows above its own content: name, state, the edition's own menu, notes on the version.

use crate::address;
use crate::load::Version;
use crate::view::words;
use cantiere_domain::Lang;
use cantiere_domain::plan::Visibility;
use cantiere_spine::plan::Shown;
use cantiere_web::{Ctx, Page};

pub struct Head {
    pub plan_name: String,
    pub edition_name: String,
    pub href: String,
    pub state_slug: &'static str,
    pub state: String,
    /// The language of what the plan says, for `lang`.
    pub lang: &'static str,
    /// Empty when the plan is in the page's language.
    pub language_note: String,
    /// Who may see it; empty when everybody may.
    pub visibility_note: String,
    /// Which version is shown; empty for the current one.
    pub version_note: String,
    pub current_href: String,
    pub tabs: Vec<Tab>,
    /// Query by which links stay with the version shown.
    pub keep: String,
}

pub struct Tab {
    pub label: String,
    pub href: String,
    pub current: bool,
}

impl Head {
    pub fn new(page: &Page, ctx: &Ctx, shown: &Shown, version: &Version, current: &str) -> Head {
        let e = &shown.edition;
        let base = address::edition(e);
        let keep = version.query();
        let tabs = [
            ("", "plans-tab-overview"),
            ("items", "plans-tab-items"),
            ("text", "plans-tab-text"),
            ("versions", "plans-tab-versions"),
            ("changes", "plans-tab-compare"),
            ("download", "plans-tab-download"),
        ]
        .into_iter()
        .map(|(part, key)| Tab {
            label: page.t(key).into_owned(),
            href: page.href(match part {
                "" => format!("{base}{keep}"),
                // It chooses its two versions itself.
                "changes" => format!("{base}/changes"),
                part => format!("{base}/{part}{keep}"),
            }),
            current: part == current,
        })
        .collect();
        Head {
            plan_name: e.plan_name.clone(),
            edition_name: e.name.clone(),
            href: page.href(&base),
            state_slug: words::edition_badge(e.state),
            state: words::edition_state(page, e.state),
            lang: e.language.as_str(),
            language_note: if e.language == ctx.lang {
                String::new()
            } else {
                match e.language {
                    Lang::It => page.t("plans-note-only-italian").into_owned(),
                    Lang::En => page.t("plans-note-only-english").into_owned(),
                }
            },
            visibility_note: match e.visibility {
                Visibility::Public => String::new(),
                other => words::visibility(page, other),
            },
            version_note: match (&shown.past, shown.is_draft) {
                (Some(past), _) => page.t2(
                    "plans-note-past-version",
                    "number",
                    past.number.to_string(),
                    "day",
                    page.day(past.published_at),
                ),
                (None, true) => page.t("plans-note-draft").into_owned(),
                (None, false) => String::new(),
            },
            current_href: page.href(&base),
            tabs,
            keep,
        }
    }
}
