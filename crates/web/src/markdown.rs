//! Markdown as people and plans write it, made into HTML that is safe to show.
//! The source is what is stored; nothing that comes out of here is ever stored or trusted as source.

use crate::Fragment;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Paragraphs, lists, tables, quotes, links, emphasis; headings become bold lines, pictures and HTML go.
pub fn block(text: &str) -> Fragment {
    if text.is_empty() {
        return Fragment::default();
    }
    if is_plain(text) {
        let mut html = String::with_capacity(text.len() + 16);
        html.push_str("<p>");
        escape(text, &mut html);
        html.push_str("</p>");
        return Fragment::trusted(html);
    }
    Fragment::trusted(CLEANER.clean(&comrak::markdown_to_html(text, &OPTIONS)).to_string())
}

/// One line with its marks, without a paragraph around it.
pub fn inline(text: &str) -> Fragment {
    if is_plain(text) {
        let mut html = String::with_capacity(text.len() + 16);
        escape(text, &mut html);
        return Fragment::trusted(html);
    }
    // A mark at the beginning that would make a list or heading of a title is taken as it stands.
    let html = comrak::markdown_to_html(&format!("\u{2060}{text}"), &OPTIONS);
    let line = INLINE.clean(&html).to_string();
    Fragment::trusted(line.replace('\u{2060}', "").trim().to_string())
}

/// An entry of a list: its own number or letter stays, a bullet is drawn by the page.
pub fn list_entry(text: &str) -> Fragment {
    let bare = text.strip_prefix("- ").or_else(|| text.strip_prefix("* ")).unwrap_or(text);
    let numbered = bare
        .split_once(' ')
        .filter(|(head, _)| head.len() <= 5 && head.ends_with(['.', ')']) && head.chars().any(char::is_alphanumeric));
    match numbered {
        Some((head, rest)) => {
            Fragment::trusted(format!("<p><span class=\"list-number\">{}</span> {}</p>", escaped(head), inline(rest)))
        }
        None => block(bare),
    }
}

/// Text in which nothing is a mark, which is most of it, needs no parser.
fn is_plain(text: &str) -> bool {
    let mut before = ' ';
    text.chars().all(|c| {
        let marked =
            matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '&' | '\\' | '|' | '#' | '~' | '\n' | '!' | '@')
                || (c == '/' && before == ':')
                || (before == 'w' && c == '.');
        before = c;
        !marked
    }) && !text.starts_with(['-', '+', '=', ' ', '\t'])
        && !text.starts_with(|c: char| c.is_ascii_digit())
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(text, &mut out);
    out
}

static OPTIONS: LazyLock<comrak::Options<'static>> = LazyLock::new(|| {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    // Line ends in the cells of tables are HTML; whatever else is HTML falls to the cleaner below.
    options.render.r#unsafe = true;
    options
});

/// What may stand in a text. Never svg or math: both have let scripts through before.
static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = base();
    cleaner.tags(HashSet::from([
        "p",
        "br",
        "strong",
        "em",
        "del",
        "code",
        "pre",
        "a",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "hr",
    ]));
    cleaner
});

static INLINE: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = base();
    cleaner.tags(HashSet::from(["strong", "em", "del", "code"]));
    cleaner
});

fn base() -> ammonia::Builder<'static> {
    let mut cleaner = ammonia::Builder::default();
    cleaner
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .link_rel(Some("noopener noreferrer nofollow"))
        .generic_attributes(HashSet::new())
        .tag_attributes(std::collections::HashMap::from([
            ("a", HashSet::from(["href"])),
            ("ol", HashSet::from(["start"])),
        ]));
    cleaner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn block_keeps_marks_and_drops_scripts() {
        assert_eq!(block("Un *servizio* pubblico").to_string(), "<p>Un <em>servizio</em> pubblico</p>\n");
        for hostile in [
            "<script>alert(1)</script>",
            "[x](javascript:alert(1))",
            "<svg onload=alert(1)>",
            "testo <img src=x onerror=alert(1)> testo",
            "<a href=\"javascript:alert(1)\" onclick=\"alert(1)\">x</a>",
            "<p style=\"position:fixed\">x</p>",
        ] {
            let html = block(hostile).to_string();
            for bad in ["<script", "<svg", "<img", "javascript:", "onload", "onerror", "onclick", "style="] {
                assert!(!html.contains(bad), "{hostile} became {html}");
            }
        }
    }

    #[test]
    fn plain_text_is_escaped_without_a_parser() {
        assert_eq!(block("Tutto \"chiaro\"").to_string(), "<p>Tutto &quot;chiaro&quot;</p>");
        assert_eq!(inline("A < B").to_string(), "A &lt; B");
    }

    #[test]
    fn inline_has_no_paragraph_and_no_link() {
        assert_eq!(inline("Migliorare gli *e-service*").to_string(), "Migliorare gli <em>e-service</em>");
        assert_eq!(inline("# 1. [vai](https://example.org)").to_string(), "# 1. vai");
    }

    #[test]
    fn list_entry_keeps_its_own_number() {
        assert_eq!(
            list_entry("a. informazioni").to_string(),
            "<p><span class=\"list-number\">a.</span> informazioni</p>"
        );
        assert_eq!(list_entry("- servizi").to_string(), "<p>servizi</p>");
    }
}
