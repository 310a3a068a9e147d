//! Texts in the language of whoever reads them, who need not be the one that asks.

use cantiere_domain::Lang;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::notice::{NoticeKind, Pace};
use cantiere_web::Site;

pub fn t(site: &Site, lang: Lang, key: &str) -> String {
    site.catalog.text(lang, key, None).into_owned()
}

pub fn what(what: NoticeKind) -> String {
    format!("notices-what-{}", what.as_str().replace('_', "-"))
}

pub fn pace(site: &Site, lang: Lang, pace: Pace) -> String {
    t(site, lang, &format!("notices-pace-{}", pace.as_str().replace('_', "-")))
}

/// “proposta n. 14”.
pub fn numbered(site: &Site, lang: Lang, kind: ContributionKind, number: i64) -> String {
    let kind = t(site, lang, &format!("notices-kind-{}", kind.as_str()));
    site.catalog.with(lang, "notices-numbered", &[("kind", &kind), ("number", &number.to_string())])
}
