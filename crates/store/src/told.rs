//! What is kept between reads (see `kept.rs`) lives on every write saying what it changes. In builds for tests each write is
//! held to that: one that changes a row of these tables and tells nobody panics, and so undoes itself.

use std::{cell::RefCell, collections::BTreeSet, fmt::Write};

/// A table, what a write to it says, and statements that change nothing of what is kept.
struct Rule {
    table: &'static str,
    topics: &'static [&'static str],
    but: &'static [&'static str],
}

const RULES: [Rule; 15] = [
    // Nobody knows a session that begins, and one that is over is not looked at.
    rule("session", &["people"], &["INSERT", "\"expires_at\" <="]),
    rule("person", &["people"], &["INSERT", "SET \"warned_at\"", "SET \"seen_at\""]),
    rule("role_grant", &["people"], &[]),
    rule("membership", &["people"], &[]),
    rule("organization", &["people", "organizations"], &["INSERT", "SET \"registered_by\""]),
    // Nothing is kept of what is not there.
    rule("plan", &["plan:"], &["INSERT", "SET \"position\""]),
    rule("edition", &["plan:", "draft:", "editions"], &["INSERT"]),
    rule("edition_invited", &["plan:", "draft:"], &[]),
    // The number of the next contribution.
    rule("process", &["plan:"], &["INSERT", "set last_number ="]),
    rule("process_count", &["process:"], &[]),
    rule("process_phase", &["plan:"], &[]),
    rule("contribution", &["process:", "plan:", "themes"], &["INSERT"]),
    rule("contribution_entry", &["process:"], &["INSERT"]),
    rule("theme", &["themes"], &[]),
    rule("round", &["round:", "ballots:"], &["INSERT", "SET \"ballots\" = \"round\".\"ballots\" WHERE"]),
];

const fn rule(table: &'static str, topics: &'static [&'static str], but: &'static [&'static str]) -> Rule {
    Rule { table, topics, but }
}

thread_local! { static WRITTEN: RefCell<Vec<(&'static str, String)>> = const { RefCell::new(Vec::new()) }; }

/// Notes a statement that changes a row of these tables.
pub(crate) fn note(query: &dyn std::fmt::Display) {
    let mut statement = String::new();
    if write!(statement, "{query}").is_err() {
        // One that cannot be written down cannot be sent either.
        return;
    }
    let statement = statement.replace('`', "\"");
    let mut words = statement.split_whitespace();
    let table = match words.next() {
        Some("INSERT" | "DELETE" | "insert" | "delete") => words.nth(1),
        Some("UPDATE" | "update") => words.next(),
        _ => None,
    };
    let Some(table) = table.map(|table| table.trim_matches('"')) else { return };
    let rule = RULES.iter().find(|r| r.table == table && !r.but.iter().any(|but| statement.contains(but)));
    if let Some(rule) = rule {
        WRITTEN.with_borrow_mut(|written| written.push((rule.table, statement)));
    }
}

/// Begins a write.
pub(crate) fn forget() {
    WRITTEN.take();
}

/// Ends a write: what it changed must have been told.
pub(crate) fn hold(topics: &BTreeSet<String>) {
    for (table, statement) in WRITTEN.take() {
        let rule = RULES.iter().find(|r| r.table == table).expect("noted by a rule");
        let told = topics.iter().any(|topic| rule.topics.iter().any(|of| topic.starts_with(of)));
        assert!(told, "this changes `{table}`, and none of {:?} is said to have changed: {statement}", rule.topics);
    }
}
