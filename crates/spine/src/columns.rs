//! Columns that several statements read, named once. In Diesel a column is a type and its only value, so that one list says
//! both.

macro_rules! columns {
    ($(#[$about:meta])* $reach:vis $name:ident = $columns:tt) => {
        $(#[$about])*
        $reach const $name: $columns = $columns;
    };
}

pub(crate) use columns;
