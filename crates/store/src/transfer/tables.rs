//! Every table of the product, and what of it a site export holds. A test names a table that stands in a migration and
//! not here: whoever adds one decides here what of it may leave.

/// What of a table goes into a site export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// All its rows.
    All,
    /// All its rows, with these columns empty: secrets.
    Without(&'static [&'static str]),
    /// Nothing: its rows are secrets, or open doors for an hour at most.
    Secret,
    /// Nothing: it is made from the others, or is of use to the running program alone.
    Derived,
}

#[derive(Clone, Copy, Debug)]
pub struct Table {
    pub name: &'static str,
    pub keep: Keep,
}

const fn all(name: &'static str) -> Table {
    Table { name, keep: Keep::All }
}

const fn table(name: &'static str, keep: Keep) -> Table {
    Table { name, keep }
}

/// In the order of their names, which is the order of the export.
pub const TABLES: &[Table] = &[
    all("amendment_applied"),
    all("answer"),
    all("answer_change"),
    all("answer_reason"),
    all("answer_unfinished"),
    all("attachment"),
    all("backup"),
    all("blob"),
    all("block"),
    all("block_row"),
    // What other processes have to hear within a second.
    table("change", Keep::Derived),
    all("clarity_rating"),
    all("contribution"),
    all("contribution_desk"),
    all("contribution_draft"),
    all("contribution_entry"),
    all("contribution_note"),
    all("contribution_office"),
    all("contribution_part"),
    all("contribution_part_change"),
    all("contribution_support"),
    all("contribution_tag"),
    all("contribution_version"),
    all("edition"),
    all("edition_invited"),
    all("event"),
    all("file"),
    all("follow"),
    all("idempotency"),
    // Who somebody is, as a digest by the site's key: of no use without the key file.
    all("identity"),
    table("identity_request", Keep::Secret),
    all("ipa_entry"),
    all("item"),
    all("item_ask"),
    all("item_implements"),
    all("item_owner"),
    all("item_row"),
    all("item_state"),
    all("job"),
    // What waits to be sent may hold a link that opens something: its words stay here, and nothing is sent from there.
    table("mail", Keep::Without(&["body", "sign_in", "subject", "unsubscribe"])),
    all("membership"),
    table("migration", Keep::Derived),
    all("moderation_case"),
    all("moderation_decision"),
    all("moderation_phase"),
    all("notice"),
    all("notice_about"),
    all("notice_due"),
    // The secret address of one's own calendar is made with it.
    table("notice_reader", Keep::Without(&["calendar"])),
    all("office"),
    all("office_member"),
    all("opinion_ask"),
    all("organization"),
    // Opened by a code or a token that somebody has in a mail.
    table("organization_check", Keep::Secret),
    all("organization_filter"),
    table("organization_invitation", Keep::Secret),
    // Opened by a token that the writer has in a mail.
    table("pending", Keep::Secret),
    table("person", Keep::Without(&["password_hash"])),
    all("plan"),
    all("plan_actor"),
    all("plan_edit"),
    all("plan_removed"),
    all("plan_working_copy"),
    all("process"),
    all("process_change"),
    all("process_count"),
    all("process_document"),
    // With it somebody registers the organisation that was asked.
    table("process_invitation", Keep::Without(&["token_hash"])),
    // The same, in the mails that remind of it.
    table("process_invitation_link", Keep::Secret),
    all("process_invited"),
    all("process_phase"),
    all("process_quiet"),
    all("process_report"),
    all("question"),
    all("question_choice"),
    all("questionnaire"),
    all("questionnaire_answer"),
    all("questionnaire_value"),
    all("revision"),
    all("role_grant"),
    all("round"),
    all("round_ballot"),
    all("round_ballot_log"),
    // Marks of addresses, by a key that is a file.
    all("round_elector"),
    all("round_option"),
    all("round_result"),
    all("round_seal"),
    all("saved_reason"),
    // Names and times stand in none of them; who voted is told by a key that is a file.
    all("sealed_checkpoint"),
    all("sealed_entry"),
    all("sealed_node"),
    all("sealed_opening"),
    all("sealed_tag"),
    all("search_doc"),
    all("search_hidden"),
    // Made from search_doc.
    table("search_index", Keep::Derived),
    all("search_slot"),
    table("session", Keep::Secret),
    all("setting"),
    // Being filled in, for a week.
    table("sheet", Keep::Derived),
    table("sheet_row", Keep::Derived),
    table("sign_in", Keep::Secret),
    all("similar_group"),
    all("similar_member"),
    all("similar_run"),
    all("synonym"),
    all("territory"),
    all("theme"),
    all("trace"),
    all("workbench_setting"),
];

pub(super) fn find(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

/// Tables in which a site that nobody has used yet may have rows.
pub(super) const WITHOUT_CONTENT: [&str; 4] = ["idempotency", "job", "setting", "territory"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_stand_in_the_order_of_their_names_once_each() {
        let names: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(names, sorted);
    }
}
