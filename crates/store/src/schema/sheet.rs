//! Tables that people fill in and send at once.
//! Definitions only; read and written by the participation feature.

diesel::table! {
    sheet (id) {
        id -> BigInt,
        uuid -> Text,
        person -> BigInt,
        process -> BigInt,
        kind -> Text,
        speaker -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    sheet_row (sheet, n) {
        sheet -> BigInt,
        n -> BigInt,
        cells -> Text,
        state -> Text,
        contribution -> Nullable<BigInt>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(sheet, sheet_row);
