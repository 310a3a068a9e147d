//! A piece of finished HTML that goes into a page as it is.
//! It must only be made from a template, which escapes what people wrote.

use askama::FastWritable;
use askama::filters::HtmlSafe;
use std::fmt;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment(String);

impl Fragment {
    pub fn render(template: &impl askama::Template) -> Fragment {
        Fragment(template.render().unwrap_or_else(|error| {
            tracing::error!(%error, "a fragment cannot be rendered");
            String::new()
        }))
    }

    /// HTML that has been sanitised already, such as Markdown from `documents`.
    pub fn trusted(html: String) -> Fragment {
        Fragment(html)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Fragment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FastWritable for Fragment {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(dest.write_str(&self.0)?)
    }
}

impl HtmlSafe for Fragment {}
