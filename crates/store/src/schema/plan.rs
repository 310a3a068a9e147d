//! Plans, editions, versions, items, paragraphs, progress and the trace.
//! Definitions only; whoever reads or writes these tables lives in `spine`.

diesel::table! {
    plan (id) {
        id -> BigInt,
        uuid -> Text,
        slug -> Text,
        name -> Text,
        sort_key -> Text,
        owner -> Text,
        owner_organization -> Nullable<BigInt>,
        brief -> Text,
        language -> Text,
        position -> BigInt,
        created_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    edition (id) {
        id -> BigInt,
        uuid -> Text,
        plan -> BigInt,
        slug -> Text,
        name -> Text,
        period_from -> Text,
        period_to -> Text,
        state -> Text,
        visibility -> Text,
        language -> Text,
        brief -> Text,
        source -> Text,
        predecessor -> Nullable<BigInt>,
        published_revision -> Nullable<BigInt>,
        draft_revision -> Nullable<BigInt>,
        adoption -> Text,
        created_at -> BigInt,
        changed_at -> BigInt,
        version -> BigInt,
        quiet_months -> BigInt,
    }
}

diesel::table! {
    edition_invited (edition, organization) {
        edition -> BigInt,
        organization -> BigInt,
    }
}

diesel::table! {
    revision (id) {
        id -> BigInt,
        edition -> BigInt,
        number -> BigInt,
        state -> Text,
        summary -> Text,
        based_on -> Nullable<BigInt>,
        created_at -> BigInt,
        created_by -> Nullable<BigInt>,
        published_at -> Nullable<BigInt>,
        publish_at -> Nullable<BigInt>,
        counts -> Text,
        content_hash -> Text,
        version -> BigInt,
        nature -> Text,
        actors -> Text,
        told -> Text,
    }
}

diesel::table! {
    item (id) {
        id -> BigInt,
        uuid -> Text,
        edition -> BigInt,
        created_at -> BigInt,
    }
}

diesel::table! {
    item_implements (edition, item, named) {
        edition -> BigInt,
        item -> BigInt,
        named -> Text,
    }
}

diesel::table! {
    item_row (revision, item) {
        revision -> BigInt,
        item -> BigInt,
        parent -> Nullable<BigInt>,
        position -> BigInt,
        depth -> BigInt,
        kind -> Text,
        code -> Text,
        code_key -> Text,
        title -> Text,
        content -> Text,
        hash -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    block (id) {
        id -> BigInt,
        edition -> BigInt,
        anchor -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    block_row (revision, block) {
        revision -> BigInt,
        block -> BigInt,
        item -> Nullable<BigInt>,
        chapter -> Nullable<BigInt>,
        position -> BigInt,
        kind -> Text,
        level -> BigInt,
        number -> Text,
        text -> Text,
        hash -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    plan_actor (id) {
        id -> BigInt,
        edition -> BigInt,
        key -> Text,
        name -> Text,
        name_key -> Text,
        audience -> Text,
        organization -> Nullable<BigInt>,
        also -> Text,
    }
}

diesel::table! {
    theme (id) {
        id -> BigInt,
        slug -> Text,
        name_it -> Text,
        name_en -> Text,
        position -> BigInt,
        also -> Text,
        removed -> Bool,
        version -> BigInt,
    }
}

diesel::table! {
    item_state (id) {
        id -> BigInt,
        item -> BigInt,
        at -> BigInt,
        state -> Text,
        note -> Text,
        source -> Text,
        link -> Text,
        person -> Nullable<BigInt>,
        recorded_at -> BigInt,
    }
}

diesel::table! {
    trace (id) {
        id -> BigInt,
        from_kind -> Text,
        from_id -> BigInt,
        to_kind -> Text,
        to_id -> BigInt,
        relation -> Text,
        revision -> Nullable<BigInt>,
        at -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    plan,
    edition,
    edition_invited,
    item_implements,
    revision,
    item,
    item_row,
    block,
    block_row,
    plan_actor,
    theme,
    item_state,
    trace,
);
