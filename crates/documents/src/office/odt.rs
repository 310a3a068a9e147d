//! OpenDocument text files. Tracked changes, comments, notes and images are not part of the text; the last two are told.
//! Line numbers in messages are the numbers of paragraphs.

use super::archive::Archive;
use super::odt_styles::Styles;
use super::xml::{Element, Node, children_of};
use crate::input::{Files, Limits, ReadOptions, fail};
use crate::marks::{Run, runs_to_markdown, runs_to_plain};
use crate::model::{PlanDocument, ReadError};
use crate::text_in::outline::Outline;
use cantiere_domain::plan::BlockKind;

pub(crate) fn read(files: &Files, options: &ReadOptions) -> Result<PlanDocument, ReadError> {
    let (path, bytes) = files.main(&[".odt"])?;
    let mut archive = Archive::open(path, bytes)?;
    let content = archive.part("content.xml")?.ok_or_else(|| {
        fail(
            path,
            0,
            both!(
                "there is no text in it (content.xml); save the document as .odt again",
                "non contiene testo (content.xml): salva di nuovo il documento come .odt"
            ),
        )
    })?;
    let common = archive.part("styles.xml")?.unwrap_or_default();
    let styles = Styles::read(path, &[&common, &content])?;
    let mut body =
        Body { path, styles, out: Outline::new(path, options.limits.warnings), paragraph: 0, limits: &options.limits };
    body.out.expect(content.matches("</text:p>").count(), body.limits)?;
    children_of(path, &content, "office:text", usize::MAX, |element| body.element(&element))?;
    body.out.check(body.paragraph, body.limits)?;
    Ok(body.out.finish())
}

struct Body<'a> {
    path: &'a str,
    styles: Styles,
    out: Outline<'a>,
    paragraph: usize,
    limits: &'a Limits,
}

impl Body<'_> {
    fn element(&mut self, element: &Element) -> Result<(), ReadError> {
        self.out.check(self.paragraph, self.limits)?;
        match element.name.as_str() {
            "text:h" | "text:p" => self.paragraph(element, None),
            "text:list" => self.list(element, 1, None),
            "table:table" => self.table(element),
            "text:section" | "text:index-body" => {
                for inner in element.elements() {
                    self.element(inner)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// `entry` is the depth and the number of the list entry it opens.
    fn paragraph(&mut self, element: &Element, entry: Option<(u8, &str)>) {
        self.paragraph += 1;
        let runs = self.runs(element);
        let style = element.attribute("text:style-name");
        if element.name == "text:h" {
            let level = element.attribute("text:outline-level").and_then(|l| l.parse().ok()).unwrap_or(1);
            return self.out.heading(level, &runs_to_plain(&runs), self.paragraph);
        }
        if self.styles.is(style, "Title") && self.out.plan.title.is_none() && entry.is_none() {
            self.out.plan.title = Some(runs_to_plain(&runs)).filter(|t| !t.is_empty());
            return;
        }
        let text = runs_to_markdown(&runs);
        match entry {
            Some((depth, number)) if !text.is_empty() => {
                self.out.block(BlockKind::ListEntry, depth, format!("{number}{text}"))
            }
            _ if self.styles.is(style, "Quotations") && !text.is_empty() => {
                self.out.block(BlockKind::Quote, 0, format!("> {}", text.replace('\n', "\n> ")))
            }
            _ => self.out.block(BlockKind::Paragraph, 0, text),
        }
    }

    fn list(&mut self, list: &Element, depth: u8, style: Option<&str>) {
        let style = list.attribute("text:style-name").or(style);
        let numbered = style.is_some_and(|s| self.styles.numbered.contains(&(s.to_string(), depth)));
        let mut count = 0;
        for item in list.elements().filter(|e| e.name == "text:list-item" || e.name == "text:list-header") {
            let mut first = true;
            for inner in item.elements() {
                match inner.name.as_str() {
                    "text:list" if depth < 200 => self.list(inner, depth + 1, style),
                    "text:p" | "text:h" => {
                        count += usize::from(first);
                        let number = if numbered { format!("{count}. ") } else { String::new() };
                        self.paragraph(inner, first.then_some((depth, number.as_str())));
                        first = false;
                    }
                    "table:table" => self.table(inner),
                    _ => {}
                }
            }
        }
    }

    fn table(&mut self, element: &Element) {
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut waiting: Vec<&Element> = vec![element];
        while let Some(part) = waiting.pop() {
            if part.name == "table:table-row" {
                let row = part
                    .elements()
                    .filter(|e| e.name == "table:table-cell" || e.name == "table:covered-table-cell")
                    .take(64);
                rows.push(row.map(|cell| self.cell(cell)).collect());
            } else {
                let mut inner: Vec<&Element> = part.elements().filter(|e| e.name.starts_with("table:table")).collect();
                inner.reverse();
                waiting.extend(inner);
            }
        }
        self.paragraph += 1;
        self.out.table(&rows);
    }

    fn cell(&mut self, cell: &Element) -> String {
        let mut texts = Vec::new();
        let mut waiting: Vec<&Element> = vec![cell];
        while let Some(element) = waiting.pop() {
            if matches!(element.name.as_str(), "text:p" | "text:h") {
                let text = runs_to_markdown(&self.runs(element));
                if !text.is_empty() {
                    texts.push(text);
                }
            } else {
                let mut inner: Vec<&Element> = element.elements().collect();
                inner.reverse();
                waiting.extend(inner);
            }
        }
        texts.join("\n")
    }

    fn runs(&mut self, element: &Element) -> Vec<Run> {
        let mut runs = Vec::new();
        self.collect(element, &Run::default(), &mut runs);
        runs
    }

    fn collect(&mut self, element: &Element, look: &Run, runs: &mut Vec<Run>) {
        for child in &element.children {
            let mut text = |text: String| {
                let link = self.out.link(look.link.as_deref());
                runs.push(Run { bold: look.bold, italic: look.italic, link, text });
            };
            let inner = match child {
                // Line ends of the file are blanks.
                Node::Text(t) => {
                    text(t.replace(['\n', '\r', '\t'], " "));
                    continue;
                }
                Node::Element(inner) => inner,
            };
            match inner.name.as_str() {
                "text:s" => text(" ".into()),
                "text:tab" => text(" ".into()),
                "text:line-break" => text("\n".into()),
                "text:span" => {
                    let style = inner.attribute("text:style-name").unwrap_or_default();
                    let bold = look.bold || self.styles.bold.contains(style);
                    let italic = look.italic || self.styles.italic.contains(style);
                    self.collect(inner, &Run { bold, italic, ..look.clone() }, runs);
                }
                "text:a" => {
                    let link = inner.attribute("xlink:href").map(str::to_string);
                    self.collect(inner, &Run { link, ..look.clone() }, runs);
                }
                "text:note" => self.out.report.warn(
                    self.path,
                    self.paragraph,
                    both!(
                        "a note at the foot of the page is not part of the text and is left out",
                        "una nota a piè di pagina non fa parte del testo e viene tralasciata"
                    ),
                ),
                "draw:frame" => self.out.report.warn(
                    self.path,
                    self.paragraph,
                    both!(
                        "an image is not part of the text and is left out",
                        "un’immagine non fa parte del testo e viene tralasciata"
                    ),
                ),
                "office:annotation" | "text:tracked-changes" => {}
                _ => self.collect(inner, look, runs),
            }
        }
    }
}
