//! What writers do to a draft: what each edit was for, what was removed, what is being written.
//! Written through `spine::plan` alone.

diesel::table! {
    plan_edit (id) {
        id -> BigInt,
        revision -> BigInt,
        kind -> Text,
        #[sql_name = "ref"]
        target -> BigInt,
        nature -> Text,
        person -> Nullable<BigInt>,
        at -> BigInt,
    }
}

diesel::table! {
    plan_removed (id) {
        id -> BigInt,
        revision -> BigInt,
        content -> Text,
        person -> Nullable<BigInt>,
        at -> BigInt,
    }
}

diesel::table! {
    plan_working_copy (person, edition, target) {
        person -> BigInt,
        edition -> BigInt,
        target -> Text,
        base -> BigInt,
        fields -> Text,
        at -> BigInt,
    }
}
