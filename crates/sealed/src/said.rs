//! What a check says, in both languages of the product: whoever shows it knows who reads it.

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub en: String,
    pub it: String,
}

impl Said {
    /// What is the same in both: a figure, or what another program said.
    pub fn same(text: impl Into<String>) -> Said {
        let en = text.into();
        Said { it: en.clone(), en }
    }
}

/// A sentence in English and in Italian, with the values that both name: `both!("{n} rows", "{n} righe")`.
#[macro_export]
macro_rules! both {
    ($en:literal, $it:literal $(, $value:expr)* $(,)?) => {
        $crate::Said {
            en: std::fmt::format(format_args!($en $(, $value)*)),
            it: std::fmt::format(format_args!($it $(, $value)*)),
        }
    };
}
