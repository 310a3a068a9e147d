//! Files that are attached to something.
//! Definitions only; written through `spine::attachment` alone.

use super::actor::person;
use super::base::file;

diesel::table! {
    attachment (id) {
        id -> BigInt,
        uuid -> Text,
        owner_kind -> Text,
        owner -> BigInt,
        form -> Text,
        file -> BigInt,
        title -> Text,
        language -> Text,
        accessible -> Text,
        person -> Nullable<BigInt>,
        created_at -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(attachment, file);
diesel::allow_tables_to_appear_in_same_query!(attachment, person);
