//! Markdown as the plain words a reader sees, for indexing and for showing a hit in its context.
//! It never decides how a text is shown on its own page.

use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options};

/// The text without its marks; blocks, cells and entries on lines of their own.
pub fn plain(markdown: &str) -> String {
    if !markdown.contains(MARKS) {
        return markdown.to_string();
    }
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, markdown, &options);
    let mut out = String::with_capacity(markdown.len());
    collect(root, &mut out);
    out.trim_end().to_string()
}

/// Without any of these there is nothing to take away.
const MARKS: [char; 15] = ['*', '_', '`', '[', '#', '>', '<', '|', '~', '\\', '&', '-', '+', ')', '='];

fn collect<'a>(root: Node<'a>, out: &mut String) {
    use comrak::arena_tree::NodeEdge;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => match &node.data.borrow().value {
                NodeValue::Text(text) => out.push_str(text),
                NodeValue::Code(code) => out.push_str(&code.literal),
                NodeValue::CodeBlock(code) => out.push_str(&code.literal),
                NodeValue::HtmlInline(html) => without_tags(html, out),
                NodeValue::HtmlBlock(html) => without_tags(&html.literal, out),
                NodeValue::SoftBreak => out.push(' '),
                NodeValue::LineBreak => out.push('\n'),
                _ => {}
            },
            NodeEdge::End(node) => {
                let value = &node.data.borrow().value;
                if (value.block() || matches!(value, NodeValue::TableCell)) && !out.is_empty() && !out.ends_with('\n') {
                    out.push('\n');
                }
            }
        }
    }
}

/// What stands between tags.
fn without_tags(html: &str, out: &mut String) {
    for piece in html.split('<') {
        out.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, expected: &str) {
        assert_eq!(plain(markdown), expected);
    }

    #[test]
    fn plain_keeps_words_and_drops_marks() {
        check("Il **Comune** pubblica [i dati](https://example.org/aperti).", "Il Comune pubblica i dati.");
        check("- uno\n- `due`\n\n# Tre", "uno\ndue\nTre");
        check("| a | b |\n|---|---|\n| c | d |", "a\nb\nc\nd");
        check("un <b>capo</b>\n\n<div>resta</div>", "un capo\nresta");
        check("2 \\* 3 &amp; 4", "2 * 3 & 4");
    }
}
