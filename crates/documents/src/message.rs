//! What readers of files say, in both languages of the product: whoever shows it knows who reads it.

use cantiere_domain::Lang;
use serde::{Deserialize, Serialize};

/// What is said of a place in a file, in both languages of the product; `both!` writes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub en: String,
    pub it: String,
}

impl Message {
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::It => &self.it,
        }
    }
}

/// For logs and the command line, which are in English.
impl std::fmt::Display for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.en)
    }
}

/// A message in English and in Italian, with the values that both name: `both!("{n} rows", "{n} righe")`.
macro_rules! both {
    ($en:literal, $it:literal $(, $value:expr)* $(,)?) => {
        $crate::message::Message {
            en: std::fmt::format(format_args!($en $(, $value)*)),
            it: std::fmt::format(format_args!($it $(, $value)*)),
        }
    };
}
