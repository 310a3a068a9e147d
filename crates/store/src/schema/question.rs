//! Questionnaires: questions, and what people answered. Read and written by the feature `questions` alone.

use super::actor::organization;

diesel::table! {
    questionnaire (id) {
        id -> BigInt,
        uuid -> Text,
        process -> BigInt,
        title -> Text,
        intro -> Text,
        state -> Text,
        texts_public -> Bool,
        created_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    question (id) {
        id -> BigInt,
        questionnaire -> BigInt,
        kind -> Text,
        title -> Text,
        help -> Text,
        required -> Bool,
        position -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    question_choice (id) {
        id -> BigInt,
        question -> BigInt,
        label -> Text,
        position -> BigInt,
    }
}

diesel::table! {
    questionnaire_answer (id) {
        id -> BigInt,
        uuid -> Text,
        questionnaire -> BigInt,
        answerer -> Text,
        person -> Nullable<BigInt>,
        organization -> Nullable<BigInt>,
        state -> Text,
        created_at -> BigInt,
        changed_at -> BigInt,
        sent_at -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    questionnaire_value (id) {
        id -> BigInt,
        answer -> BigInt,
        question -> BigInt,
        choice -> Nullable<BigInt>,
        words -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    questionnaire,
    question,
    question_choice,
    questionnaire_answer,
    questionnaire_value,
);
diesel::allow_tables_to_appear_in_same_query!(questionnaire_answer, organization);
