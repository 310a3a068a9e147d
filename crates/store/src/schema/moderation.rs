//! Moderation: cases, decisions, what is read first.
//! Definitions only; written through `spine::moderation` alone.

diesel::table! {
    moderation_decision (id) {
        id -> BigInt,
        uuid -> Text,
        contribution -> BigInt,
        plan -> BigInt,
        process -> BigInt,
        what -> Text,
        reason -> Text,
        text -> Text,
        person -> Nullable<BigInt>,
        at -> BigInt,
    }
}

diesel::table! {
    moderation_case (id) {
        id -> BigInt,
        uuid -> Text,
        kind -> Text,
        contribution -> BigInt,
        plan -> BigInt,
        process -> BigInt,
        reason -> Text,
        text -> Text,
        person -> Nullable<BigInt>,
        decision -> Nullable<BigInt>,
        state -> Text,
        outcome -> Text,
        note -> Text,
        opened_at -> BigInt,
        closed_by -> Nullable<BigInt>,
        closed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    moderation_phase (process, kind) {
        process -> BigInt,
        kind -> Text,
        before -> Bool,
    }
}

diesel::allow_tables_to_appear_in_same_query!(moderation_case, moderation_decision);
