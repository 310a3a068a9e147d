//! Warnings and errors of an import, each with its place.
//! Doubtful lines are told, up to a limit; they must never be dropped in silence.

use crate::message::Message;
use crate::model::{ReadError, Warning};

pub(crate) fn fail(file: &str, line: usize, message: Message) -> ReadError {
    ReadError { file: file.to_string(), line, message }
}

/// A file that a reader of its format stopped at, at a line and a character of it, from 1 (0: the place is not known). Our words
/// say what is wrong and what to do; those of the reader, given with its name, are English and only follow them.
pub(crate) fn broken(
    file: &str,
    (line, column): (usize, usize),
    what: Message,
    (reader, said): (&str, &str),
) -> ReadError {
    let said: String = said.lines().next().unwrap_or_default().chars().take(200).collect();
    let (en, it) = match column {
        0 => (String::new(), String::new()),
        at => (format!("at character {at} of the line, "), format!("al carattere {at} della riga, ")),
    };
    let message = Message {
        en: format!("{en}{} (the reader of {reader} says: “{said}”)", what.en),
        it: format!("{it}{} (il lettore di {reader} dice, in inglese: “{said}”)", what.it),
    };
    fail(file, line, message)
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
