//! Contributions, their wordings over time, and who supports them.
//! Definitions only; written through `spine::contribution` alone.

use super::actor::{membership, organization, person};
use super::plan::{edition, plan};
use super::process::process;

diesel::table! {
    contribution (id) {
        id -> BigInt,
        uuid -> Text,
        plan -> BigInt,
        edition -> BigInt,
        process -> BigInt,
        number -> BigInt,
        kind -> Text,
        state -> Text,
        visibility -> Text,
        language -> Text,
        parent -> Nullable<BigInt>,
        target_kind -> Text,
        target -> BigInt,
        revision -> Nullable<BigInt>,
        chapter -> Nullable<BigInt>,
        place -> Text,
        quote -> Text,
        title -> Text,
        body -> Text,
        wording -> Text,
        action -> Text,
        effect -> Text,
        theme -> Text,
        territory -> Text,
        person -> Nullable<BigInt>,
        organization -> Nullable<BigInt>,
        channel -> Text,
        supports -> BigInt,
        replies -> BigInt,
        received_at -> BigInt,
        changed_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    contribution_entry (contribution) {
        contribution -> BigInt,
        protocol -> Text,
        sender -> Text,
        entered_by -> Nullable<BigInt>,
        entered_at -> BigInt,
    }
}

diesel::table! {
    contribution_desk (process) {
        process -> BigInt,
        days -> BigInt,
    }
}

diesel::table! {
    contribution_version (id) {
        id -> BigInt,
        contribution -> BigInt,
        number -> BigInt,
        what -> Text,
        title -> Text,
        body -> Text,
        wording -> Text,
        action -> Text,
        effect -> Text,
        note -> Text,
        person -> Nullable<BigInt>,
        at -> BigInt,
    }
}

diesel::table! {
    contribution_support (contribution, supporter) {
        contribution -> BigInt,
        supporter -> Text,
        person -> Nullable<BigInt>,
        organization -> Nullable<BigInt>,
        at -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    contribution,
    contribution_entry,
    contribution_version,
    contribution_support,
);
diesel::allow_tables_to_appear_in_same_query!(contribution_entry, person);
diesel::allow_tables_to_appear_in_same_query!(contribution_entry, organization);
diesel::allow_tables_to_appear_in_same_query!(contribution, person);
diesel::allow_tables_to_appear_in_same_query!(contribution, organization);
diesel::allow_tables_to_appear_in_same_query!(contribution, membership);
diesel::allow_tables_to_appear_in_same_query!(contribution, process);
diesel::allow_tables_to_appear_in_same_query!(contribution, edition);
diesel::allow_tables_to_appear_in_same_query!(contribution, plan);
diesel::allow_tables_to_appear_in_same_query!(contribution_version, person);
diesel::allow_tables_to_appear_in_same_query!(contribution_support, person);
diesel::allow_tables_to_appear_in_same_query!(contribution_support, organization);
diesel::allow_tables_to_appear_in_same_query!(contribution_entry, process);
diesel::allow_tables_to_appear_in_same_query!(person, process);
diesel::allow_tables_to_appear_in_same_query!(organization, process);
