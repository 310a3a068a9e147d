//! Processes: phases, the record of a consultation, how much came in.
//! Definitions only; written through `spine::process` and `spine::contribution` alone.

use super::plan::{edition, plan};

diesel::table! {
    process (id) {
        id -> BigInt,
        uuid -> Text,
        plan -> BigInt,
        edition -> BigInt,
        kind -> Text,
        title -> Text,
        language -> Text,
        state -> Text,
        level -> Text,
        question -> Text,
        decision -> Text,
        can_change -> Text,
        cannot_change -> Text,
        hear_back -> Text,
        who -> Text,
        legal_basis -> Text,
        short_reason -> Text,
        paused -> Text,
        assurance -> Text,
        organizations_only -> Bool,
        premoderated -> Bool,
        last_number -> BigInt,
        created_at -> BigInt,
        version -> BigInt,
        template -> Text,
        tools -> Text,
        visibility -> Text,
        shows_supports -> Bool,
        second_person -> Bool,
    }
}

diesel::table! {
    process_invited (process, organization) {
        process -> BigInt,
        organization -> BigInt,
    }
}

diesel::table! {
    process_change (id) {
        id -> BigInt,
        process -> BigInt,
        what -> Text,
        part -> Text,
        day_before -> Text,
        day_after -> Text,
        reason -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    process_phase (id) {
        id -> BigInt,
        process -> BigInt,
        kind -> Text,
        title -> Text,
        opens -> Text,
        closes -> Text,
    }
}

diesel::table! {
    process_count (process, what) {
        process -> BigInt,
        what -> Text,
        n -> BigInt,
    }
}

diesel::table! {
    process_document (attachment) {
        attachment -> BigInt,
        summary -> Text,
        words -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(process, process_phase, process_count);
diesel::allow_tables_to_appear_in_same_query!(process, edition);
diesel::allow_tables_to_appear_in_same_query!(process, plan);
diesel::allow_tables_to_appear_in_same_query!(process_phase, plan);
