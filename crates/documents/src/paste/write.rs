//! Tags and text in order, to Markdown blocks.
//! It holds one open paragraph and the lists and marks around it, nothing else of the page.

use crate::marks::{Run, runs_to_markdown, runs_to_plain, table};

/// Marks, lists and quotes inside one another, at most; deeper ones are flattened.
const DEEPEST: usize = 12;

#[derive(Default)]
pub struct Writer {
    out: String,
    runs: Vec<Run>,
    /// For each open mark: its tag, and what held before.
    marks: Vec<(String, Run)>,
    look: Run,
    /// For each open list, whether it is numbered, and how many entries it had.
    lists: Vec<(bool, usize)>,
    /// The mark of the list entry that the next paragraph opens.
    entry: Option<String>,
    heading: Option<usize>,
    quotes: usize,
    rows: Vec<Vec<String>>,
    tables: usize,
    after_list: bool,
}

impl Writer {
    pub fn open(&mut self, tag: &str, attribute: &dyn Fn(&str) -> Option<String>) {
        match tag {
            "b" | "strong" | "i" | "em" | "span" | "a" | "font" => {
                if self.marks.len() > 400 {
                    return;
                }
                self.marks.push((tag.to_string(), self.look.clone()));
                let style = attribute("style").unwrap_or_default().to_lowercase().replace(' ', "");
                // Google wraps a whole document in <b style="font-weight:normal">.
                let light = style.contains("font-weight:normal") || style.contains("font-weight:400");
                let heavy =
                    ["bold", "600", "700", "800", "900"].iter().any(|w| style.contains(&format!("font-weight:{w}")));
                match tag {
                    "b" | "strong" => self.look.bold = !light,
                    "i" | "em" => self.look.italic = true,
                    "a" => self.look.link = attribute("href"),
                    _ => {
                        self.look.bold = (self.look.bold || heavy) && !light;
                        self.look.italic |= style.contains("font-style:italic");
                    }
                }
            }
            "br" => self.push("\n"),
            "ul" | "ol" => {
                self.end_block();
                self.lists.push((tag == "ol", 0));
            }
            "li" => {
                self.end_block();
                let depth = self.lists.len().clamp(1, DEEPEST);
                let number = self.lists.last_mut().map(|(numbered, count)| {
                    *count += 1;
                    (*numbered, *count)
                });
                let indent = "   ".repeat(depth - 1);
                self.entry = Some(match number {
                    Some((true, count)) => format!("{indent}{count}. "),
                    _ => format!("{indent}- "),
                });
            }
            "blockquote" => {
                self.end_block();
                self.quotes += 1;
            }
            "table" => {
                self.end_block();
                self.tables += 1;
            }
            "tr" if self.tables > 0 => self.rows.push(Vec::new()),
            "td" | "th" if self.tables > 0 => self.runs.clear(),
            _ if self.tables > 0 => {
                if !self.runs.is_empty() {
                    self.push("\n");
                }
            }
            _ => {
                self.end_block();
                if let Some(level) = tag.strip_prefix('h').and_then(|l| l.parse().ok()) {
                    self.heading = Some(level);
                }
                let class = attribute("class").unwrap_or_default();
                if class.contains("MsoListParagraph") && self.lists.is_empty() {
                    self.entry = Some("- ".into());
                }
            }
        }
    }

    pub fn close(&mut self, tag: &str) {
        match tag {
            "b" | "strong" | "i" | "em" | "span" | "a" | "font" => {
                if let Some(at) = self.marks.iter().rposition(|(t, _)| t == tag) {
                    self.look = self.marks[at].1.clone();
                    self.marks.truncate(at);
                }
            }
            "td" | "th" if self.tables > 0 => {
                let cell = runs_to_markdown(&std::mem::take(&mut self.runs));
                if let Some(row) = self.rows.last_mut().filter(|r| r.len() < 64) {
                    row.push(cell);
                }
            }
            "table" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.runs.clear();
                    if let Some(markdown) = table(&std::mem::take(&mut self.rows)) {
                        self.block(&markdown, false);
                    }
                }
            }
            "ul" | "ol" => {
                self.end_block();
                self.lists.pop();
                self.entry = None;
            }
            "blockquote" => {
                self.end_block();
                self.quotes = self.quotes.saturating_sub(1);
            }
            _ if self.tables > 0 => {}
            _ => self.end_block(),
        }
    }

    pub fn text(&mut self, text: &str) {
        // Line ends of the source are blanks; only <br> breaks.
        let text: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        self.push(&text);
    }

    pub fn finish(mut self) -> String {
        self.end_block();
        let text = cantiere_domain::text::clean(&self.out);
        if text.is_empty() { text } else { format!("{text}\n") }
    }

    fn push(&mut self, text: &str) {
        match self.runs.last_mut() {
            Some(last)
                if (last.bold, last.italic, &last.link) == (self.look.bold, self.look.italic, &self.look.link) =>
            {
                last.text.push_str(text)
            }
            _ => self.runs.push(Run { text: text.to_string(), ..self.look.clone() }),
        }
    }

    fn end_block(&mut self) {
        if self.tables > 0 {
            return;
        }
        let mut runs = std::mem::take(&mut self.runs);
        let heading = self.heading.take();
        if let (Some(_), Some(first)) = (&self.entry, runs.iter_mut().find(|r| !r.text.trim().is_empty())) {
            // Word writes its bullets into the text.
            first.text = first
                .text
                .trim_start()
                .trim_start_matches(['·', '•', '§', '▪', '–', '\u{f0b7}'])
                .trim_start()
                .to_string();
        }
        let text = match heading {
            Some(_) => runs_to_plain(&runs),
            None => runs_to_markdown(&runs),
        };
        if text.is_empty() {
            return;
        }
        if let Some(level) = heading {
            return self.block(&format!("{} {text}", "#".repeat(level.clamp(1, 6))), false);
        }
        match self.entry.take() {
            Some(mark) => self.block(&format!("{mark}{text}"), true),
            None if !self.lists.is_empty() => {
                self.block(&format!("{}{text}", "   ".repeat(self.lists.len().min(DEEPEST))), false)
            }
            None => self.block(&text, false),
        }
    }

    fn block(&mut self, text: &str, list_entry: bool) {
        if !self.out.is_empty() {
            self.out.push_str(if list_entry && self.after_list { "\n" } else { "\n\n" });
        }
        let quote = "> ".repeat(self.quotes.min(DEEPEST));
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                self.out.push('\n');
            }
            self.out.push_str(&quote);
            self.out.push_str(line);
        }
        self.after_list = list_entry;
    }
}
