//! Warnings and errors of an import, each with its place.
//! Doubtful lines are told, up to a limit; they must never be dropped in silence.

use crate::message::Message;
use crate::model::{ReadError, Warning};

pub(crate) fn fail(file: &str, line: usize, message: Message) -> ReadError {
    ReadError { file: file.to_string(), line, message }
}

/// Collects the warnings of one import.
pub(crate) struct Report {
    warnings: Vec<Warning>,
    most: usize,
    unsaid: usize,
}

impl Report {
    pub fn new(most: usize) -> Self {
        Report { warnings: Vec::new(), most, unsaid: 0 }
    }

    pub fn warn(&mut self, file: &str, line: usize, message: Message) {
        if self.warnings.len() < self.most {
            self.warnings.push(Warning { file: file.to_string(), line, message });
        } else {
            self.unsaid += 1;
        }
    }

    pub fn finish(mut self) -> Vec<Warning> {
        if self.unsaid > 0 {
            let message =
                both!("{} more doubtful places are not listed", "altri {} punti dubbi non sono elencati", self.unsaid);
            self.warnings.push(Warning { file: String::new(), line: 0, message });
        }
        self.warnings
    }
}
