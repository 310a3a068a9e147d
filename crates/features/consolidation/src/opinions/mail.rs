//! The mail that tells an office's people what they are asked, each with a link of their own.

use super::link;
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use cantiere_spine::Error;
use cantiere_spine::mail::{self, NewMail, To};
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::work::{asked, office};
use cantiere_store::Tx;
use cantiere_store::schema::actor::person;
use cantiere_web::Site;
use cantiere_web::catalog::Args;
use diesel::prelude::*;

/// Tells them of these contributions; nothing when nothing new was given to the office.
pub fn ask(tx: &mut Tx, site: &Site, e: &Edition, office_id: i64, fresh: &[i64]) -> Result<(), Error> {
    if fresh.is_empty() {
        return Ok(());
    }
    let offices = office::all(tx, e.plan)?;
    let Some(office) = offices.into_iter().find(|o| o.id == office_id) else { return Ok(()) };
    for (who, _, _) in &office.members {
        // Somebody who may not see the edition is not told of it.
        let reader = Actor { person: Some(*who), ..Actor::default() };
        if edition::find_by_id(tx, &reader, e.id).is_err() {
            continue;
        }
        let asked = asked::ask(tx, office.id, *who, fresh)?;
        let language: String = person::table.filter(person::id.eq(who.0)).select(person::language).first(tx.conn())?;
        let language: Lang = language.parse().unwrap_or_default();
        let mut args = Args::new();
        args.set("site", site.settings_last_read(language).site_name.clone());
        args.set("office", office.name.clone());
        args.set("plan", format!("{} – {}", e.plan_name, e.name));
        args.set("n", fresh.len() as i64);
        args.set("link", site.base_url.join(&format!("/{language}{}", link::path(site, &asked))));
        args.set("page", site.base_url.join(&format!("/{language}/opinions")));
        let text = |key: &str| site.catalog.text(language, key, Some(&args)).into_owned();
        let new = NewMail {
            to: To::Person(*who),
            language,
            subject: text("consolidation-opinion-mail-subject"),
            body: text("consolidation-opinion-mail-body"),
            unsubscribe: String::new(),
        };
        mail::put(tx, &new)?;
    }
    Ok(())
}
