//! What people follow, and what there is to tell them.
//! Definitions only; written through `spine::notice` alone.

use super::actor::person;
use super::answer::answer;
use super::contribution::contribution;
use super::plan::{edition, plan};

diesel::table! {
    follow (person, kind, target) {
        person -> BigInt,
        kind -> Text,
        target -> BigInt,
        pace -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    notice (id) {
        id -> BigInt,
        at -> BigInt,
        what -> Text,
        subject_kind -> Text,
        subject -> BigInt,
        plan -> BigInt,
        edition -> BigInt,
        person -> Nullable<BigInt>,
    }
}

diesel::table! {
    notice_about (kind, target, notice) {
        kind -> Text,
        target -> BigInt,
        notice -> BigInt,
    }
}

diesel::table! {
    notice_due (person, notice) {
        person -> BigInt,
        notice -> BigInt,
        pace -> Text,
    }
}

diesel::table! {
    notice_reader (person) {
        person -> BigInt,
        pace -> Text,
        seen -> BigInt,
        calendar -> Text,
        day -> Text,
        mails -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(follow, notice, notice_about, notice_due, notice_reader, person);
diesel::allow_tables_to_appear_in_same_query!(follow, answer);
diesel::allow_tables_to_appear_in_same_query!(follow, contribution);
diesel::allow_tables_to_appear_in_same_query!(notice, edition);
diesel::allow_tables_to_appear_in_same_query!(notice, plan);
