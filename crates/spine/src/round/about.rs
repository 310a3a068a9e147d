//! What a file of ballots says of its vote besides options and ballots: what the Pabulib format demands, and what the ballots
//! could hold. One function for bodies' votes and for secret ones.

use super::Round;
use crate::plan::Edition;
use crate::process::day_of;
use cantiere_domain::round::Form;
use jiff::tz::TimeZone;

/// Pairs of key and value for a list of so many options; what does not apply is left out.
pub fn about(r: &Round, e: &Edition, list: usize, options: usize, zone: &TimeZone) -> Vec<(String, String)> {
    let day = |at: i64| day_of(at, zone).strftime("%d.%m.%Y").to_string();
    let points = r.rules.method.form() == Form::Points;
    let most = if r.rules.most > 0 { r.rules.most.to_string() } else { String::new() };
    let length = r.rules.most.min(u32::try_from(options).unwrap_or(u32::MAX));
    let all = [
        ("description", r.title.clone()),
        ("country", "Italy".into()),
        ("unit", e.owner.clone()),
        ("instance", format!("{} {}", e.plan_name, e.name)),
        ("subunit", r.rules.lists.get(list).map(|l| l.name.clone()).unwrap_or_default()),
        ("rule", "unknown".into()),
        ("date_begin", day(r.opens_at)),
        ("date_end", day(r.closes_at - 1)),
        ("language", r.language.as_str().into()),
        ("max_length", if length > 0 && !points { length.to_string() } else { String::new() }),
        ("max_sum_points", if points { most } else { String::new() }),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (key.to_string(), value)).collect()
}
