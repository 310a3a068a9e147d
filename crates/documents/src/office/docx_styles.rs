//! What a Word document says of its styles, lists and links: which paragraph is a heading, which list is numbered.
//! Styles are known by name in several languages and by outline level; anything else is plain text.

use super::xml::{ENTRIES, Element, children_of};
use crate::model::ReadError;
use std::collections::HashMap;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Look {
    #[default]
    Text,
    Title,
    Heading(u8),
    Quote,
    List,
}

#[derive(Default)]
pub struct Styles {
    looks: HashMap<String, Look>,
    /// List id to the definition it goes by.
    lists: HashMap<String, String>,
    /// How each level of a definition is numbered.
    definitions: HashMap<String, HashMap<u8, Numbering>>,
    pub links: HashMap<String, String>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Numbering {
    Bullet,
    Decimal,
    Letter,
}

impl Styles {
    pub fn read(
        path: &str,
        styles: Option<String>,
        numbering: Option<String>,
        links: Option<String>,
    ) -> Result<Styles, ReadError> {
        let mut found = Styles::default();
        let mut based: HashMap<String, String> = HashMap::new();
        children_of(path, &styles.unwrap_or_default(), "w:styles", ENTRIES, |style| {
            if style.name == "w:style"
                && let Some(id) = style.attribute("w:styleId")
            {
                let name = style.child("w:name").and_then(|n| n.attribute("w:val")).unwrap_or(id);
                let outline = style.child("w:pPr").and_then(outline_level);
                let look = outline.map(Look::Heading).unwrap_or_else(|| by_name(name));
                found.looks.insert(id.to_string(), look);
                if let Some(parent) = style.child("w:basedOn").and_then(|b| b.attribute("w:val")) {
                    based.insert(id.to_string(), parent.to_string());
                }
            }
            Ok(())
        })?;
        // A style of one's own goes by the style it is based on.
        let ids: Vec<String> = found.looks.keys().cloned().collect();
        for id in ids {
            let mut at = id.as_str();
            for _ in 0..10 {
                match found.looks.get(at) {
                    Some(Look::Text) | None => match based.get(at) {
                        Some(parent) => at = parent,
                        None => break,
                    },
                    Some(look) => {
                        let look = *look;
                        found.looks.insert(id.clone(), look);
                        break;
                    }
                }
            }
        }
        found.read_numbering(path, numbering)?;
        children_of(path, &links.unwrap_or_default(), "Relationships", ENTRIES, |link| {
            if let (Some(id), Some(target)) = (link.attribute("Id"), link.attribute("Target")) {
                found.links.insert(id.to_string(), target.to_string());
            }
            Ok(())
        })?;
        Ok(found)
    }

    fn read_numbering(&mut self, path: &str, numbering: Option<String>) -> Result<(), ReadError> {
        children_of(path, &numbering.unwrap_or_default(), "w:numbering", ENTRIES, |entry| {
            if entry.name == "w:abstractNum" {
                let levels = entry.elements().filter(|e| e.name == "w:lvl").filter_map(|level| {
                    let depth = level.attribute("w:ilvl")?.parse().ok()?;
                    let format = level.child("w:numFmt").and_then(|f| f.attribute("w:val")).unwrap_or("bullet");
                    Some((
                        depth,
                        match format {
                            "bullet" | "none" => Numbering::Bullet,
                            "lowerLetter" | "upperLetter" => Numbering::Letter,
                            _ => Numbering::Decimal,
                        },
                    ))
                });
                let id = entry.attribute("w:abstractNumId").unwrap_or_default();
                self.definitions.insert(id.to_string(), levels.collect());
            } else if entry.name == "w:num" {
                let id = entry.attribute("w:numId").unwrap_or_default();
                let of = entry.child("w:abstractNumId").and_then(|a| a.attribute("w:val")).unwrap_or_default();
                self.lists.insert(id.to_string(), of.to_string());
            }
            Ok(())
        })
    }

    pub fn look(&self, style: Option<&str>) -> Look {
        style.map_or(Look::Text, |id| self.looks.get(id).copied().unwrap_or_else(|| by_name(id)))
    }

    pub fn numbering(&self, list: &str, level: u8) -> Numbering {
        let levels = self.lists.get(list).and_then(|of| self.definitions.get(of));
        levels.and_then(|levels| levels.get(&level)).copied().unwrap_or(Numbering::Bullet)
    }
}

/// From 1; Word counts outline levels from 0, and 9 means text.
pub fn outline_level(properties: &Element) -> Option<u8> {
    let level: u8 = properties.child("w:outlineLvl")?.attribute("w:val")?.parse().ok()?;
    (level < 9).then_some(level + 1)
}

fn by_name(name: &str) -> Look {
    let folded: String = cantiere_domain::text::fold(name).chars().filter(|c| !c.is_whitespace()).collect();
    for word in ["heading", "titolo", "intestazione", "titre", "titulo", "uberschrift"] {
        if let Some(level) =
            folded.strip_prefix(word).and_then(|n| n.parse::<u8>().ok()).filter(|l| (1..=9).contains(l))
        {
            return Look::Heading(level);
        }
    }
    match folded.as_str() {
        "title" | "titolo" => Look::Title,
        "quote" | "intensequote" | "citazione" | "citazioneintensa" => Look::Quote,
        _ if folded.starts_with("listparagraph")
            || folded.starts_with("paragrafoelenco")
            || folded.starts_with("listbullet")
            || folded.starts_with("puntoelenco") =>
        {
            Look::List
        }
        _ => Look::Text,
    }
}
