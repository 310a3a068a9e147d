//! Word files. What was deleted under revision, comments, footnotes and images are not part of the text; the last two are told.
//! Line numbers in messages are the numbers of paragraphs.

use super::archive::Archive;
use super::docx_styles::{Look, Numbering, Styles, outline_level};
use super::xml::{Element, Node, children_of};
use crate::input::{Files, Limits, ReadOptions, fail};
use crate::marks::{Run, runs_to_markdown, runs_to_plain};
use crate::model::{PlanDocument, ReadError};
use crate::text_in::outline::Outline;
use cantiere_domain::plan::BlockKind;
use std::collections::HashMap;

pub(crate) fn read(files: &Files, options: &ReadOptions) -> Result<PlanDocument, ReadError> {
    let (path, bytes) = files.main(&[".docx"])?;
    let mut archive = Archive::open(path, bytes)?;
    let text = archive.part("word/document.xml")?.ok_or_else(|| {
        fail(
            path,
            0,
            both!(
                "there is no text in it (word/document.xml); only .docx files are read: save an older .doc as .docx",
                "non contiene testo (word/document.xml): si leggono solo i file .docx. Salva come .docx un vecchio .doc"
            ),
        )
    })?;
    let styles = Styles::read(
        path,
        archive.part("word/styles.xml")?,
        archive.part("word/numbering.xml")?,
        archive.part("word/_rels/document.xml.rels")?,
    )?;
    let mut body = Body {
        path,
        styles,
        out: Outline::new(path, options.limits.warnings),
        paragraph: 0,
        counters: HashMap::new(),
        limits: &options.limits,
    };
    body.out.expect(text.matches("</w:p>").count(), body.limits)?;
    children_of(path, &text, "w:body", usize::MAX, |element| body.element(&element))?;
    body.out.check(body.paragraph, body.limits)?;
    Ok(body.out.finish())
}

struct Body<'a> {
    path: &'a str,
    styles: Styles,
    out: Outline<'a>,
    paragraph: usize,
    /// How far each level of each numbered list has come.
    counters: HashMap<String, Vec<usize>>,
    limits: &'a Limits,
}

impl Body<'_> {
    fn element(&mut self, element: &Element) -> Result<(), ReadError> {
        self.out.check(self.paragraph, self.limits)?;
        match element.name.as_str() {
            "w:p" => self.paragraph(element),
            "w:tbl" => self.table(element),
            "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" | "w:smartTag" => {
                for inner in element.elements() {
                    self.element(inner)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn paragraph(&mut self, element: &Element) {
        self.paragraph += 1;
        let properties = element.child("w:pPr");
        let style = properties.and_then(|p| p.child("w:pStyle")).and_then(|s| s.attribute("w:val"));
        // What Word makes itself from the headings.
        if style.is_some_and(|s| s.to_lowercase().starts_with("toc") || s.to_lowercase().starts_with("sommario")) {
            return;
        }
        let runs = self.runs(element);
        let look = properties.and_then(outline_level).map_or(self.styles.look(style), Look::Heading);
        let list = properties.and_then(|p| p.child("w:numPr"));
        match (look, list) {
            (Look::Heading(level), _) => self.out.heading(level, &runs_to_plain(&runs), self.paragraph),
            (Look::Title, _) if self.out.plan.title.is_none() => {
                self.out.plan.title = Some(runs_to_plain(&runs)).filter(|t| !t.is_empty())
            }
            (_, Some(list)) => {
                let value = |name: &str| list.child(name).and_then(|n| n.attribute("w:val")).unwrap_or("0").to_string();
                let (id, level) = (value("w:numId"), value("w:ilvl").parse::<u8>().unwrap_or(0).min(8));
                let number = if id == "0" { String::new() } else { self.number(&id, level) };
                let text = runs_to_markdown(&runs);
                self.out.block(
                    BlockKind::ListEntry,
                    level + 1,
                    if text.is_empty() { text } else { format!("{number}{text}") },
                );
            }
            (Look::Quote, None) => self.out.block(BlockKind::Quote, 0, prefixed("> ", runs_to_markdown(&runs))),
            (Look::List, None) => self.out.block(BlockKind::ListEntry, 1, runs_to_markdown(&runs)),
            _ => self.out.block(BlockKind::Paragraph, 0, runs_to_markdown(&runs)),
        }
    }

    fn number(&mut self, list: &str, level: u8) -> String {
        let levels = self.counters.entry(list.to_string()).or_default();
        // What is deeper begins anew.
        levels.resize(usize::from(level) + 1, 0);
        let count = &mut levels[usize::from(level)];
        *count += 1;
        match self.styles.numbering(list, level) {
            Numbering::Bullet => String::new(),
            Numbering::Decimal => format!("{count}. "),
            Numbering::Letter => format!("{}) ", char::from(b'a' + ((*count - 1) % 26) as u8)),
        }
    }

    fn table(&mut self, element: &Element) {
        let rows: Vec<Vec<String>> = element
            .elements()
            .filter(|e| e.name == "w:tr")
            .map(|row| row.elements().filter(|e| e.name == "w:tc").take(64).map(|cell| self.cell(cell)).collect())
            .collect();
        self.paragraph += 1;
        self.out.table(&rows);
    }

    fn cell(&mut self, cell: &Element) -> String {
        let mut texts = Vec::new();
        let mut waiting: Vec<&Element> = vec![cell];
        while let Some(element) = waiting.pop() {
            if element.name == "w:p" {
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

    fn runs(&mut self, paragraph: &Element) -> Vec<Run> {
        let mut runs = Vec::new();
        self.collect(paragraph, None, &mut runs);
        runs
    }

    fn collect(&mut self, element: &Element, link: Option<&str>, runs: &mut Vec<Run>) {
        for inner in element.elements() {
            match inner.name.as_str() {
                "w:r" => self.run(inner, link, runs),
                "w:hyperlink" => {
                    let target = inner.attribute("r:id").and_then(|id| self.styles.links.get(id)).cloned();
                    self.collect(inner, target.as_deref(), runs);
                }
                // Deleted under revision, and what holds no text.
                "w:del" | "w:moveFrom" | "w:pPr" => {}
                _ => self.collect(inner, link, runs),
            }
        }
    }

    fn run(&mut self, run: &Element, link: Option<&str>, runs: &mut Vec<Run>) {
        let properties = run.child("w:rPr");
        let on = |name: &str| {
            properties
                .and_then(|p| p.child(name))
                .is_some_and(|e| !matches!(e.attribute("w:val"), Some("0" | "false" | "off" | "none")))
        };
        let mut text = String::new();
        for inner in run.elements() {
            match inner.name.as_str() {
                "w:t" => inner.children.iter().for_each(|c| {
                    if let Node::Text(t) = c {
                        text.push_str(t);
                    }
                }),
                "w:tab" => text.push(' '),
                "w:br" | "w:cr" => text.push('\n'),
                "w:noBreakHyphen" => text.push('-'),
                "w:footnoteReference" | "w:endnoteReference" => {
                    self.out.report.warn(
                        self.path,
                        self.paragraph,
                        both!(
                            "a note at the foot of the page is not part of the text and is left out",
                            "una nota a piè di pagina non fa parte del testo e viene tralasciata"
                        ),
                    );
                }
                "w:drawing" | "w:pict" | "w:object" => {
                    self.out.report.warn(
                        self.path,
                        self.paragraph,
                        both!(
                            "an image is not part of the text and is left out",
                            "un’immagine non fa parte del testo e viene tralasciata"
                        ),
                    );
                }
                _ => {}
            }
        }
        runs.push(Run { bold: on("w:b"), italic: on("w:i"), link: self.out.link(link), text });
    }
}

fn prefixed(prefix: &str, text: String) -> String {
    if text.is_empty() { text } else { format!("{prefix}{}", text.replace('\n', &format!("\n{prefix}"))) }
}
