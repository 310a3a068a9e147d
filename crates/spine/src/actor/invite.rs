//! Inviting somebody to work on the site: they are known from now on, have their role, and get a mail that says so.

use super::grant;
use super::person::{self, NewPerson};
use crate::Error;
use crate::mail::{self, NewMail, To};
use crate::site::administrator;
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Role};
use cantiere_domain::id::{PersonId, PlanId};
use cantiere_store::Tx;

#[derive(Clone, Debug)]
pub struct Invitation {
    pub name: String,
    pub email: String,
    pub language: Lang,
    pub role: Role,
    /// None: on the whole site.
    pub plan: Option<PlanId>,
    /// The words of the mail; none when the site sends no mail.
    pub mail: Option<(String, String)>,
}

/// Whoever is known by that address already keeps their name and gets the role.
pub fn invite(tx: &mut Tx, by: &Actor, new: &Invitation) -> Result<PersonId, Error> {
    administrator(by)?;
    let person = match person::find_by_email(tx, &new.email)? {
        Some(known) => known,
        None => {
            let fresh = NewPerson {
                name: new.name.clone(),
                email: new.email.clone(),
                language: new.language,
                password_hash: None,
            };
            person::add(tx, &fresh)?
        }
    };
    grant::assign(tx, by, person, new.role, new.plan)?;
    if let Some((subject, body)) = &new.mail {
        let letter = NewMail {
            to: To::Person(person),
            language: new.language,
            subject: subject.clone(),
            body: body.clone(),
            unsubscribe: String::new(),
        };
        mail::put(tx, &letter)?;
    }
    Ok(person)
}
