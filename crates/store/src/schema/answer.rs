//! Answers to contributions, their reasons, and the report of a consultation.
//! Definitions only; written through `spine::answer` alone.

use super::actor::{organization, person};
use super::contribution::contribution;
use super::plan::{edition, plan, revision, trace};
use super::process::process;

diesel::table! {
    answer_reason (id) {
        id -> BigInt,
        process -> BigInt,
        text -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    answer (id) {
        id -> BigInt,
        uuid -> Text,
        plan -> BigInt,
        process -> BigInt,
        contribution -> BigInt,
        outcome -> Text,
        reason -> BigInt,
        sentence -> Text,
        merged_into -> Nullable<BigInt>,
        state -> Text,
        person -> Nullable<BigInt>,
        checked_by -> Nullable<BigInt>,
        created_at -> BigInt,
        changed_at -> BigInt,
        published_at -> Nullable<BigInt>,
        version -> BigInt,
        parts -> BigInt,
    }
}

diesel::table! {
    contribution_part (id) {
        id -> BigInt,
        process -> BigInt,
        contribution -> BigInt,
        position -> BigInt,
        passage -> Text,
        outcome -> Text,
        reason -> Text,
        merged_into -> Nullable<BigInt>,
        person -> Nullable<BigInt>,
        changed_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    contribution_part_change (part, kind, target) {
        part -> BigInt,
        kind -> Text,
        target -> BigInt,
    }
}

diesel::table! {
    answer_change (answer, kind, target) {
        answer -> BigInt,
        kind -> Text,
        target -> BigInt,
    }
}

diesel::table! {
    process_report (process) {
        process -> BigInt,
        published_at -> BigInt,
        person -> Nullable<BigInt>,
    }
}

diesel::table! {
    amendment_applied (id) {
        id -> BigInt,
        revision -> BigInt,
        contribution -> BigInt,
        kind -> Text,
        target -> BigInt,
        words_before -> Text,
        words_after -> Text,
        linked -> Bool,
        person -> Nullable<BigInt>,
        at -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(answer, answer_reason, answer_change);
diesel::allow_tables_to_appear_in_same_query!(contribution_part, contribution_part_change, answer);
diesel::allow_tables_to_appear_in_same_query!(contribution_part, contribution);
diesel::allow_tables_to_appear_in_same_query!(contribution_part_change, contribution);
diesel::allow_tables_to_appear_in_same_query!(contribution_part, process);
diesel::allow_tables_to_appear_in_same_query!(amendment_applied, revision);
diesel::allow_tables_to_appear_in_same_query!(amendment_applied, contribution);
diesel::allow_tables_to_appear_in_same_query!(amendment_applied, answer);
diesel::allow_tables_to_appear_in_same_query!(answer, contribution);
diesel::allow_tables_to_appear_in_same_query!(answer_reason, contribution);
diesel::allow_tables_to_appear_in_same_query!(answer_change, contribution);
diesel::allow_tables_to_appear_in_same_query!(answer, person);
diesel::allow_tables_to_appear_in_same_query!(answer, organization);
diesel::allow_tables_to_appear_in_same_query!(answer, process);
diesel::allow_tables_to_appear_in_same_query!(answer, trace);
diesel::allow_tables_to_appear_in_same_query!(contribution, trace);
diesel::allow_tables_to_appear_in_same_query!(contribution, revision);
diesel::allow_tables_to_appear_in_same_query!(process_report, process);
diesel::allow_tables_to_appear_in_same_query!(process_report, edition);
diesel::allow_tables_to_appear_in_same_query!(process_report, plan);
