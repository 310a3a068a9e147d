//! A target or a line while its list entry is being read: it may go on in further paragraphs and lists.
//! It collects and puts together; what it becomes is decided when the entry ends.

use crate::rst::{Node, NodeKind, to_markdown, to_plain};

/// A title longer than this is cut at a word; the whole text is the description then.
const TITLE: usize = 180;

pub struct Open {
    pub line: usize,
    /// The year of a target; nothing for what may be a line.
    pub target: Option<i16>,
    pub nodes: Vec<Node>,
}

impl Open {
    pub fn takes(&self, node: &Node) -> bool {
        match node.kind {
            NodeKind::ListEntry { .. } => node.depth > 1,
            NodeKind::Paragraph | NodeKind::Quote => node.depth > 0,
            _ => false,
        }
    }

    pub fn texts(&self) -> Vec<&str> {
        self.nodes.iter().map(|n| n.text.as_str()).collect()
    }

    /// The title and the Markdown of the description, from the texts that are left after date, owner and code.
    pub fn words(&self, first: &str, more: &[&str]) -> (String, String) {
        let mut description = to_markdown(first);
        for (node, text) in self.nodes.iter().skip(1).zip(more) {
            let text = to_markdown(text);
            if text.is_empty() {
                continue;
            }
            match &node.kind {
                NodeKind::ListEntry { marker } => {
                    let indent = "  ".repeat(usize::from(node.depth.saturating_sub(2)));
                    let gap = if description.contains("\n") || description.is_empty() { "\n" } else { "\n\n" };
                    description.push_str(&format!("{gap}{indent}{} {text}", marker.as_deref().unwrap_or("-")));
                }
                _ => description.push_str(&format!("\n\n{text}")),
            }
        }
        let plain = to_plain(first);
        let plain = if plain.is_empty() {
            more.iter().map(|t| to_plain(t)).find(|t| !t.is_empty()).unwrap_or_default()
        } else {
            plain
        };
        let title = shorten(plain.trim_end_matches([':', ';']), TITLE);
        let description = description.trim().to_string();
        if description == title { (title, String::new()) } else { (title, description) }
    }
}

pub fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_string();
    }
    let cut: String = text.chars().take(most).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", cut.trim_end_matches([',', ';', ':', '-', '–', ' ', '(']))
}
