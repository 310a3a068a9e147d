//! When a backup was made, and what it was. Written by `transfer::backup` alone.

diesel::table! {
    backup (id) {
        id -> BigInt,
        at -> BigInt,
        kind -> Text,
        place -> Text,
        bytes -> BigInt,
        sha256 -> Text,
        took_ms -> BigInt,
    }
}
