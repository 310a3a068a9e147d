//! The act by which an administration adopted an edition, on one line.

use cantiere_spine::plan::adopt::Act;
use cantiere_web::Page;

pub struct Adopted {
    /// “Decreto 12/2026”, in the plan's language.
    pub name: String,
    pub link: String,
    /// “4 maggio 2026”.
    pub day: String,
    /// The number of the version that it adopts; 0: it was recorded before that was kept.
    pub version: i64,
}

impl Adopted {
    /// None when nothing was adopted yet.
    pub fn of(page: &Page, stored: &str) -> Option<Adopted> {
        let act = Act::parse(stored)?;
        let day = act.date.parse().map(|day: jiff::civil::Date| page.date(day)).unwrap_or_default();
        Some(Adopted { name: act.name(), link: act.link, day, version: act.version })
    }
}
