//! Filters of the templates of this feature.

use cantiere_web::{Fragment, markdown};

/// A title with its inline marks.
#[askama::filter_fn]
pub fn inline(text: impl std::fmt::Display, _: &dyn askama::Values) -> askama::Result<Fragment> {
    Ok(markdown::inline(&text.to_string()))
}

/// The first sentences of a text, up to about 200 characters; what is cut ends in an ellipsis.
#[askama::filter_fn]
pub fn shorten(text: impl std::fmt::Display, _: &dyn askama::Values) -> askama::Result<String> {
    let text = text.to_string();
    if text.chars().count() <= 220 {
        return Ok(text);
    }
    let head: String = text.chars().take(200).collect();
    let whole = head.rsplit_once(' ').map_or(head.as_str(), |(words, _)| words);
    Ok(format!("{}…", whole.trim_end_matches([',', ';', '.', ':'])))
}
