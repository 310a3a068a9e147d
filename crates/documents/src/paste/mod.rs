//! What somebody pastes from a word processor or a page, as clean Markdown.
//! First everything but structure is thrown away by a sanitiser; nothing of the page's looks or scripts gets through.

mod write;

use crate::input::fail;
use crate::model::ReadError;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// What one paste may hold.
const MOST: usize = 4 << 20;

/// Open elements inside one another: a parser's work grows with their square.
const DEEPEST: usize = 400;

const TAGS: [&str; 34] = [
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "div",
    "section",
    "article",
    "br",
    "ul",
    "ol",
    "li",
    "b",
    "strong",
    "i",
    "em",
    "a",
    "span",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "caption",
    "blockquote",
    "pre",
    "code",
    "font",
    "center",
    "body",
];

/// Markdown of a pasted piece of HTML: headings, paragraphs, lists, tables, emphasis and links stay.
///
/// ```
/// let html = "<p class=MsoNormal style='color:red'>Ogni <b>classe</b><script>alert(1)</script></p><ul><li>un orto</li></ul>";
/// assert_eq!(cantiere_documents::paste_to_markdown(html).unwrap(), "Ogni **classe**\n\n- un orto\n");
/// ```
pub fn paste_to_markdown(html: &str) -> Result<String, ReadError> {
    if html.len() > MOST {
        return Err(fail(
            "",
            0,
            both!(
                "the text pasted is longer than {} MB; paste it in parts, or import the document",
                "il testo incollato supera {} MB: incollalo in più parti, o importa il documento",
                MOST >> 20
            ),
        ));
    }
    if depth(html) > DEEPEST {
        return Err(fail(
            "",
            0,
            both!(
                "the page pasted nests more than {DEEPEST} parts inside one another; paste its text in pieces",
                "la pagina incollata ha più di {DEEPEST} parti una dentro l’altra: incollane il testo a pezzi"
            ),
        ));
    }
    let only = |names: &[&'static str]| names.iter().copied().collect::<HashSet<&'static str>>();
    let mut cleaner = ammonia::Builder::new();
    cleaner
        .tags(TAGS.into_iter().collect())
        .clean_content_tags(only(&["script", "style", "title", "head", "template", "svg", "math"]))
        .generic_attributes(HashSet::new())
        .tag_attributes(HashMap::from([
            ("a", only(&["href"])),
            ("p", only(&["class"])),
            ("span", only(&["style"])),
            ("b", only(&["style"])),
        ]))
        .url_schemes(only(&["http", "https", "mailto"]))
        .link_rel(None);
    let clean = cleaner.clean(html).to_string();
    let writer = Sink(RefCell::new(write::Writer::default()));
    let tokenizer = Tokenizer::new(writer, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(clean.as_str()));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    Ok(tokenizer.sink.0.into_inner().finish())
}

/// How deep elements stand in one another at most, by their tags; those that pages leave open are not counted.
fn depth(html: &str) -> usize {
    const OPEN_ENDED: [&str; 24] = [
        "p", "li", "td", "th", "tr", "dt", "dd", "option", "br", "img", "hr", "meta", "link", "input", "col", "area",
        "wbr", "base", "source", "embed", "param", "track", "tbody", "colgroup",
    ];
    let (mut depth, mut deepest) = (0usize, 0);
    for piece in html.split('<').skip(1) {
        let (closes, rest) = piece.strip_prefix('/').map_or((false, piece), |rest| (true, rest));
        let length = rest.bytes().take(20).take_while(u8::is_ascii_alphanumeric).count();
        let name = rest[..length].to_ascii_lowercase();
        if name.is_empty() || OPEN_ENDED.contains(&name.as_str()) {
            continue;
        }
        depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

struct Sink(RefCell<write::Writer>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut writer = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                let attribute =
                    |name: &str| tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| a.value.to_string());
                match tag.kind {
                    TagKind::StartTag => writer.open(&tag.name, &attribute),
                    TagKind::EndTag => writer.close(&tag.name),
                }
            }
            Token::CharacterTokens(text) => writer.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
