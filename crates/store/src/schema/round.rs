//! Rounds: what is voted on, the ballots, every replacement of a ballot, and what the count found.
//! Definitions only; written through `spine::round` alone.

use super::actor::{membership, organization, person};
use super::contribution::contribution;
use super::plan::{edition, plan};
use super::process::process;

diesel::table! {
    round (id) {
        id -> BigInt,
        uuid -> Text,
        plan -> BigInt,
        edition -> BigInt,
        number -> BigInt,
        title -> Text,
        question -> Text,
        language -> Text,
        state -> Text,
        rules -> Text,
        electorate -> Text,
        opens_at -> BigInt,
        closes_at -> BigInt,
        counts_at -> BigInt,
        turnout_hidden -> Bool,
        named -> Bool,
        extension -> Text,
        ballots -> BigInt,
        created_at -> BigInt,
        counted_at -> Nullable<BigInt>,
        version -> BigInt,
        voters -> Text,
        assurance -> Text,
        listed -> BigInt,
        withdrawn -> BigInt,
    }
}

diesel::table! {
    round_option (id) {
        id -> BigInt,
        round -> BigInt,
        number -> BigInt,
        list -> BigInt,
        kind -> Text,
        target -> Nullable<BigInt>,
        title -> Text,
        body -> Text,
        cost -> BigInt,
        feasibility -> Text,
        alternative -> Text,
        place -> Nullable<BigInt>,
        arrived -> Nullable<BigInt>,
    }
}

diesel::table! {
    round_ballot (round, organization) {
        round -> BigInt,
        organization -> BigInt,
        person -> BigInt,
        content -> Text,
        channel -> Text,
        protocol -> Text,
        received_at -> BigInt,
        entered_at -> BigInt,
        changes -> BigInt,
    }
}

diesel::table! {
    round_ballot_log (id) {
        id -> BigInt,
        round -> BigInt,
        organization -> BigInt,
        person -> BigInt,
        content -> Text,
        channel -> Text,
        protocol -> Text,
        received_at -> BigInt,
        entered_at -> BigInt,
        digest -> Text,
    }
}

diesel::table! {
    round_result (round, list) {
        round -> BigInt,
        list -> BigInt,
        content -> Text,
        at -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(round, round_option, round_ballot, round_ballot_log, round_result);
diesel::allow_tables_to_appear_in_same_query!(round, edition);
diesel::allow_tables_to_appear_in_same_query!(round, plan);
diesel::allow_tables_to_appear_in_same_query!(round, process);
diesel::allow_tables_to_appear_in_same_query!(round, contribution);
diesel::allow_tables_to_appear_in_same_query!(round_option, contribution);
diesel::allow_tables_to_appear_in_same_query!(round_ballot, organization);
diesel::allow_tables_to_appear_in_same_query!(round_ballot, person);
diesel::allow_tables_to_appear_in_same_query!(round_ballot, membership);
diesel::allow_tables_to_appear_in_same_query!(round_ballot_log, organization);
diesel::allow_tables_to_appear_in_same_query!(round_ballot_log, person);
