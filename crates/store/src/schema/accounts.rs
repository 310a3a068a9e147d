//! Signing in by mail, texts that wait for their writer, mail that waits to be sent.
//! Definitions only: `pending` and `mail` are written by `spine`, `sign_in` by the accounts feature.

use super::actor::person;

diesel::table! {
    pending (id) {
        id -> BigInt,
        token_hash -> Text,
        person -> Nullable<BigInt>,
        kind -> Text,
        target -> Text,
        content -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    sign_in (id) {
        id -> BigInt,
        nonce -> Text,
        person -> Nullable<BigInt>,
        address -> Text,
        address_mac -> Text,
        language -> Text,
        target -> Text,
        pending -> Nullable<BigInt>,
        attempts -> BigInt,
        created_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    mail (id) {
        id -> BigInt,
        uuid -> Text,
        person -> Nullable<BigInt>,
        address -> Text,
        sign_in -> Nullable<BigInt>,
        language -> Text,
        subject -> Text,
        body -> Text,
        unsubscribe -> Text,
        created_at -> BigInt,
        sent_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    identity (id) {
        id -> BigInt,
        person -> BigInt,
        subject_mac -> Text,
        fiscal_mac -> Nullable<Text>,
        created_at -> BigInt,
    }
}

diesel::table! {
    identity_request (id) {
        id -> BigInt,
        state_hash -> Text,
        provider -> Text,
        nonce -> Text,
        verifier -> Text,
        target -> Text,
        pending -> Nullable<BigInt>,
        expires_at -> BigInt,
        person -> Nullable<BigInt>,
        other -> Nullable<BigInt>,
        level -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(identity, pending, sign_in, mail, person);
