//! What an OpenDocument text says of its styles: which are bold or italic, which lists are numbered.

use super::xml::{ENTRIES, Element, children_of};
use crate::model::ReadError;
use std::collections::{HashMap, HashSet};

#[derive(Default)]
pub struct Styles {
    pub bold: HashSet<String>,
    pub italic: HashSet<String>,
    /// Numbered levels, from 1, of a list style.
    pub numbered: HashSet<(String, u8)>,
    parents: HashMap<String, String>,
}

impl Styles {
    /// From `styles.xml` and `content.xml`.
    pub fn read(path: &str, parts: &[&str]) -> Result<Styles, ReadError> {
        let mut styles = Styles::default();
        for part in parts {
            for container in ["office:styles", "office:automatic-styles"] {
                children_of(path, part, container, ENTRIES, |style| {
                    styles.add(&style);
                    Ok(())
                })?;
            }
        }
        Ok(styles)
    }

    fn add(&mut self, style: &Element) {
        let Some(name) = style.attribute("style:name") else { return };
        if let Some(parent) = style.attribute("style:parent-style-name") {
            self.parents.insert(name.to_string(), parent.to_string());
        }
        match style.name.as_str() {
            "style:style" => {
                let Some(text) = style.child("style:text-properties") else { return };
                if text
                    .attribute("fo:font-weight")
                    .is_some_and(|w| w == "bold" || w.parse::<u16>().is_ok_and(|w| w >= 600))
                {
                    self.bold.insert(name.to_string());
                }
                if text.attribute("fo:font-style").is_some_and(|s| s == "italic" || s == "oblique") {
                    self.italic.insert(name.to_string());
                }
            }
            "text:list-style" => {
                for level in style.elements().filter(|e| e.name == "text:list-level-style-number") {
                    let shown = level.attribute("style:num-format").is_some_and(|f| !f.is_empty());
                    if let Some(depth) = level.attribute("text:level").and_then(|l| l.parse().ok()).filter(|_| shown) {
                        self.numbered.insert((name.to_string(), depth));
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether a paragraph style is this one or made from it.
    pub fn is(&self, style: Option<&str>, wanted: &str) -> bool {
        let mut at = style;
        for _ in 0..10 {
            match at {
                Some(name) if name == wanted => return true,
                Some(name) => at = self.parents.get(name).map(String::as_str),
                None => return false,
            }
        }
        false
    }
}
