//! What stands around an organisation: places, the register of public bodies, invitations, drafts written together, and who
//! is asked to take part in a process. Definitions only; written through `spine::actor`, `spine::contribution` and
//! `spine::process` alone.

use super::actor::{membership, organization, person};
use super::attachment::attachment;
use super::contribution::contribution;
use super::plan::{edition, plan};
use super::process::process;

diesel::table! {
    territory (code) {
        code -> Text,
        kind -> Text,
        name -> Text,
        sort_key -> Text,
        parent -> Text,
    }
}

diesel::table! {
    ipa_entry (code) {
        code -> Text,
        name -> Text,
        name_key -> Text,
        email -> Text,
    }
}

diesel::table! {
    organization_check (organization) {
        organization -> BigInt,
        nonce -> Text,
        attempts -> BigInt,
        created_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    organization_invitation (id) {
        id -> BigInt,
        organization -> BigInt,
        address -> Text,
        role -> Text,
        language -> Text,
        token_hash -> Text,
        state -> Text,
        invited_by -> Nullable<BigInt>,
        created_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    contribution_draft (id) {
        id -> BigInt,
        organization -> Nullable<BigInt>,
        person -> Nullable<BigInt>,
        process -> BigInt,
        kind -> Text,
        title -> Text,
        content -> Text,
        form -> Text,
        created_by -> Nullable<BigInt>,
        changed_by -> Nullable<BigInt>,
        created_at -> BigInt,
        changed_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    process_invitation (id) {
        id -> BigInt,
        process -> BigInt,
        organization -> Nullable<BigInt>,
        name -> Text,
        name_key -> Text,
        kind -> Text,
        address -> Text,
        language -> Text,
        token_hash -> Text,
        invited_by -> Nullable<BigInt>,
        invited_at -> BigInt,
        half_at -> Nullable<BigInt>,
        end_at -> Nullable<BigInt>,
        asked_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    process_invitation_link (token_hash) {
        token_hash -> Text,
        invitation -> BigInt,
        made_at -> BigInt,
    }
}

diesel::table! {
    process_quiet (process) {
        process -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    organization_filter (organization, edition) {
        organization -> BigInt,
        edition -> BigInt,
        audience -> Text,
        theme -> Text,
        actor -> Text,
        version -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(organization_invitation, organization);
diesel::allow_tables_to_appear_in_same_query!(organization_invitation, person);
diesel::allow_tables_to_appear_in_same_query!(organization_invitation, membership);
diesel::allow_tables_to_appear_in_same_query!(contribution_draft, person);
diesel::allow_tables_to_appear_in_same_query!(organization_check, organization);
diesel::allow_tables_to_appear_in_same_query!(territory, organization);
diesel::allow_tables_to_appear_in_same_query!(contribution_draft, organization);
diesel::allow_tables_to_appear_in_same_query!(contribution_draft, attachment);
diesel::allow_tables_to_appear_in_same_query!(contribution_draft, process);
diesel::allow_tables_to_appear_in_same_query!(contribution_draft, edition);
diesel::allow_tables_to_appear_in_same_query!(contribution_draft, plan);
diesel::allow_tables_to_appear_in_same_query!(process_invitation, organization);
diesel::allow_tables_to_appear_in_same_query!(process_invitation, process);
diesel::allow_tables_to_appear_in_same_query!(process_invitation, contribution);
diesel::allow_tables_to_appear_in_same_query!(process_invitation, edition);
