//! Who reports on an action, and when they were asked.
//! Definitions only; written through `spine::update` alone.

use super::actor::{person, role_grant};
use super::plan::{edition, item, item_row, item_state, plan};

diesel::table! {
    item_owner (item, person) {
        item -> BigInt,
        person -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    item_ask (id) {
        id -> BigInt,
        item -> BigInt,
        person -> BigInt,
        asked_at -> BigInt,
        expires_at -> BigInt,
        answered_at -> Nullable<BigInt>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(item_owner, item_ask);
diesel::allow_tables_to_appear_in_same_query!(item_owner, person);
diesel::allow_tables_to_appear_in_same_query!(item_owner, item);
diesel::allow_tables_to_appear_in_same_query!(item_owner, item_row);
diesel::allow_tables_to_appear_in_same_query!(item_owner, item_state);
diesel::allow_tables_to_appear_in_same_query!(item_owner, edition);
diesel::allow_tables_to_appear_in_same_query!(item_owner, plan);
diesel::allow_tables_to_appear_in_same_query!(item_owner, role_grant);
diesel::allow_tables_to_appear_in_same_query!(item_ask, person);
diesel::allow_tables_to_appear_in_same_query!(item, person);
diesel::allow_tables_to_appear_in_same_query!(item_ask, edition);
diesel::allow_tables_to_appear_in_same_query!(item_ask, item);
