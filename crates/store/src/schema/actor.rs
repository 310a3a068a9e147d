//! People, organisations, memberships, roles and sessions.
//! Definitions only; whoever reads or writes these tables lives in `spine`.

use super::base::event;
use super::plan::plan;

diesel::table! {
    person (id) {
        id -> BigInt,
        uuid -> Text,
        name -> Text,
        email -> Text,
        email_key -> Nullable<Text>,
        language -> Text,
        password_hash -> Nullable<Text>,
        created_at -> BigInt,
        erased_at -> Nullable<BigInt>,
        version -> BigInt,
        display_name -> Text,
        seen_at -> BigInt,
        warned_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    organization (id) {
        id -> BigInt,
        uuid -> Text,
        slug -> Text,
        name -> Text,
        sort_key -> Text,
        kind -> Text,
        state -> Text,
        ipa_code -> Text,
        created_at -> BigInt,
        version -> BigInt,
        parent -> Nullable<BigInt>,
        unit -> Text,
        sector -> Text,
        territory -> Text,
        email -> Text,
        domains -> Text,
        refusal -> Text,
        registered_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    membership (id) {
        id -> BigInt,
        person -> BigInt,
        organization -> BigInt,
        role -> Text,
        state -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    role_grant (id) {
        id -> BigInt,
        person -> BigInt,
        role -> Text,
        plan -> Nullable<BigInt>,
        created_at -> BigInt,
    }
}

diesel::table! {
    session (token_hash) {
        token_hash -> Text,
        person -> BigInt,
        acting_for -> Nullable<BigInt>,
        assurance -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(person, organization, membership, role_grant, session,);
diesel::allow_tables_to_appear_in_same_query!(person, event);
diesel::allow_tables_to_appear_in_same_query!(role_grant, event);
diesel::allow_tables_to_appear_in_same_query!(role_grant, plan);
diesel::allow_tables_to_appear_in_same_query!(person, plan);
