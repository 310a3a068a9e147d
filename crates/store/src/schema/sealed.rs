//! Persons' votes: the public log, what opens it, one tag a voter, signed checkpoints.
//! Definitions only; written through `spine::round::sealed` alone.

use super::round::round;

diesel::table! {
    round_seal (round) {
        round -> BigInt,
        public_key -> Text,
        seed_commitment -> Text,
        seed -> Text,
        destroyed_at -> Nullable<BigInt>,
        hashed -> BigInt,
    }
}

diesel::table! {
    round_elector (round, mark) {
        round -> BigInt,
        mark -> Text,
    }
}

diesel::table! {
    sealed_entry (round, place) {
        round -> BigInt,
        place -> BigInt,
        id -> Text,
        hour -> Text,
        commitment -> Text,
    }
}

diesel::table! {
    sealed_node (round, level, place) {
        round -> BigInt,
        level -> BigInt,
        place -> BigInt,
        hash -> Text,
    }
}

diesel::table! {
    sealed_opening (round, id) {
        round -> BigInt,
        id -> Text,
        nonce -> Text,
        content -> Text,
    }
}

diesel::table! {
    sealed_tag (round, tag) {
        round -> BigInt,
        tag -> Text,
        entry -> Text,
    }
}

diesel::table! {
    sealed_checkpoint (round, size) {
        round -> BigInt,
        size -> BigInt,
        note -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    sealed_entry,
    sealed_node,
    sealed_opening,
    sealed_tag,
    sealed_checkpoint,
    round_seal
);
diesel::allow_tables_to_appear_in_same_query!(sealed_entry, round);
