//! The features of the product. To add one: its crate, its tables, and a line here.

use cantiere_web::Feature;

pub fn all() -> Vec<Feature> {
    vec![
        cantiere_accounts::feature(),
        cantiere_admin::feature(),
        cantiere_consolidation::feature(),
        cantiere_desk::feature(),
        cantiere_monitoring::feature(),
        cantiere_notices::feature(),
        cantiere_moderation::feature(),
        cantiere_organizations::feature(),
        cantiere_participation::feature(),
        cantiere_plans::feature(),
        cantiere_rounds::feature(),
        cantiere_processes::feature(),
        cantiere_questions::feature(),
    ]
}
