//! How planners sort contributions, whom they ask, what they are writing, what looks alike.
//! Definitions only; written through `spine::work` alone. None of it is ever public.

use super::actor::person;
use super::answer::answer;
use super::contribution::contribution;

diesel::table! {
    contribution_tag (contribution, name) {
        contribution -> BigInt,
        process -> BigInt,
        name -> Text,
    }
}

diesel::table! {
    office (id) {
        id -> BigInt,
        plan -> BigInt,
        name -> Text,
        name_key -> Text,
    }
}

diesel::table! {
    office_member (office, person) {
        office -> BigInt,
        person -> BigInt,
    }
}

diesel::table! {
    contribution_office (contribution, office) {
        contribution -> BigInt,
        office -> BigInt,
        process -> BigInt,
        opinion -> Text,
        opinion_by -> Nullable<BigInt>,
        opinion_at -> Nullable<BigInt>,
        assigned_by -> Nullable<BigInt>,
        assigned_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    opinion_ask (id) {
        id -> BigInt,
        office -> BigInt,
        person -> BigInt,
        asked_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    contribution_note (id) {
        id -> BigInt,
        contribution -> BigInt,
        text -> Text,
        person -> Nullable<BigInt>,
        at -> BigInt,
    }
}

diesel::table! {
    answer_unfinished (person, process, target) {
        person -> BigInt,
        process -> BigInt,
        target -> Text,
        fields -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    saved_reason (id) {
        id -> BigInt,
        plan -> BigInt,
        title -> Text,
        text -> Text,
        uses -> BigInt,
        person -> Nullable<BigInt>,
        created_at -> BigInt,
        changed_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    similar_run (process) {
        process -> BigInt,
        state -> Text,
        done -> BigInt,
        total -> BigInt,
        started_at -> BigInt,
        finished_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    similar_group (id) {
        id -> BigInt,
        process -> BigInt,
        state -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    similar_member (similar_group, contribution) {
        similar_group -> BigInt,
        contribution -> BigInt,
        likeness -> BigInt,
        differs -> Text,
        left_out -> Bool,
    }
}

diesel::table! {
    workbench_setting (person) {
        person -> BigInt,
        shortcuts -> Bool,
    }
}

diesel::allow_tables_to_appear_in_same_query!(contribution_tag, contribution);
diesel::allow_tables_to_appear_in_same_query!(contribution_office, office, office_member);
diesel::allow_tables_to_appear_in_same_query!(contribution_office, contribution);
diesel::allow_tables_to_appear_in_same_query!(contribution_note, person);
diesel::allow_tables_to_appear_in_same_query!(opinion_ask, office_member);
diesel::allow_tables_to_appear_in_same_query!(opinion_ask, person);
diesel::allow_tables_to_appear_in_same_query!(opinion_ask, office);
diesel::allow_tables_to_appear_in_same_query!(contribution_office, answer);
diesel::allow_tables_to_appear_in_same_query!(office_member, person);
diesel::allow_tables_to_appear_in_same_query!(office, person);
diesel::allow_tables_to_appear_in_same_query!(contribution_office, person);
diesel::allow_tables_to_appear_in_same_query!(similar_group, similar_member);
