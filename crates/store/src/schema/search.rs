//! What can be found, and the synonyms that planners keep. The index itself (`search_index`) is FTS5 on one
//! engine and a `tsvector` on the other, so it has no definition here: `spine::search` alone speaks to it.

diesel::table! {
    search_doc (id) {
        id -> BigInt,
        kind -> Text,
        ref_id -> BigInt,
        plan -> BigInt,
        edition -> BigInt,
        revision -> BigInt,
        chapter -> Nullable<BigInt>,
        chapter_title -> Text,
        visibility -> Text,
        language -> Text,
        subkind -> Text,
        code -> Text,
        anchor -> Text,
        number -> Text,
        title -> Text,
        body -> Text,
        words -> Text,
        stems -> Text,
        digest -> Text,
    }
}

// Which of an edition's two slots is found.
diesel::table! {
    search_slot (edition) { edition -> BigInt, slot -> BigInt, }
}

// Numbers of documents that are not found: those that are being prepared, or taken away.
diesel::table! {
    search_hidden (low) { low -> BigInt, high -> BigInt, }
}

diesel::table! {
    synonym (id) {
        id -> BigInt,
        language -> Text,
        word -> Text,
        key -> Text,
        expansion -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(search_doc, synonym);
