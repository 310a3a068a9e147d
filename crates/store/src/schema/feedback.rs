//! What readers say about the site's pages.
//! Definitions only; the frame of the pages reads and writes it.

diesel::table! {
    clarity_rating (id) {
        id -> BigInt,
        at -> BigInt,
        path -> Text,
        rate -> BigInt,
        answer -> Text,
        comment -> Text,
    }
}
