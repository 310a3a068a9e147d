//! Words that somebody looks for, as they stand in an address.

use cantiere_domain::text::clean_line;
use serde::{Deserialize, Deserializer};

/// Characters of it that are looked for: what the fields of the pages take.
const LONGEST: usize = 200;

/// For `#[serde(deserialize_with)]`: one clean line.
pub fn words<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(clean_line(&String::deserialize(from)?).chars().take(LONGEST).collect())
}
