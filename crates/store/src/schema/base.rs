//! The tables of the store itself: settings, changes, jobs, files, events, idempotency.
//! Only this crate writes them, through the functions of the module that owns each.

diesel::table! {
    setting (key) { key -> Text, value -> Text, version -> BigInt, }
}

diesel::table! {
    change (id) { id -> BigInt, topic -> Text, origin -> BigInt, tx -> BigInt, at -> BigInt, }
}

diesel::table! {
    job (id) {
        id -> BigInt,
        kind -> Text,
        payload -> Text,
        unique_key -> Nullable<Text>,
        created_at -> BigInt,
        run_at -> BigInt,
        attempts -> BigInt,
        claim -> BigInt,
        failed -> Bool,
        last_error -> Nullable<Text>,
    }
}

diesel::table! {
    blob (sha256, n) { sha256 -> Binary, n -> BigInt, bytes -> Binary, at -> BigInt, }
}

diesel::table! {
    file (id) {
        id -> BigInt,
        uuid -> Text,
        sha256 -> Binary,
        name -> Text,
        media_type -> Text,
        size -> BigInt,
        created_at -> BigInt,
    }
}

diesel::table! {
    event (id) {
        id -> BigInt,
        at -> BigInt,
        actor -> Nullable<BigInt>,
        organization -> Nullable<BigInt>,
        verb -> Text,
        ref_kind -> Text,
        ref_id -> BigInt,
        plan -> Nullable<BigInt>,
        process -> Nullable<BigInt>,
        public -> Bool,
        ids -> Text,
    }
}

diesel::table! {
    idempotency (person, key) { key -> Text, person -> BigInt, answer -> Text, at -> BigInt, }
}
