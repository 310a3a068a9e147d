//! Problems of a form in the reader's words, and the answers a form offers.

/// One thing to mend.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// The id of the field.
    pub field: String,
    pub message: String,
}

impl Mistake {
    pub fn one(field: impl Into<String>, message: impl Into<String>) -> Mistake {
        Mistake { field: field.into(), message: message.into() }
    }
}

/// The message at a field; empty when there is none.
pub fn at<'m>(mistakes: &'m [Mistake], field: impl AsRef<str>) -> &'m str {
    mistakes.iter().find(|m| m.field == field.as_ref()).map_or("", |m| &m.message)
}

/// An answer of a list of choices.
#[derive(Clone, Debug)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: String,
    pub chosen: bool,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>, chosen: bool) -> Choice {
        Choice { value: value.into(), label: label.into(), hint: String::new(), chosen }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Choice {
        self.hint = hint.into();
        self
    }
}
