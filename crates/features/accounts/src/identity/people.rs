//! Which person an electronic identity is: the one it was before, the one with the same fiscal number, or somebody new.
//! Equal addresses of mail join nobody; numbers and subjects are kept as keyed digests alone.

use super::client::Extra;
use cantiere_domain::Lang;
use cantiere_domain::access::Assurance;
use cantiere_domain::fiscal;
use cantiere_domain::id::PersonId;
use cantiere_domain::text::clean_line;
use cantiere_spine::Error;
use cantiere_spine::actor::person;
use cantiere_store::Tx;
use cantiere_store::schema::accounts::identity;
use cantiere_store::schema::actor::person as people;
use cantiere_web::{IdentityProvider, Secret};
use diesel::prelude::*;
use openidconnect::{EndUserEmail, EndUserFamilyName, EndUserGivenName, EndUserName, LocalizedClaim};

/// What a provider has told about somebody.
#[derive(Clone, Debug)]
pub struct Known {
    /// The subject, which is unique within its issuer.
    subject: String,
    fiscal: Option<String>,
    name: String,
    /// Only one that the provider has verified.
    email: Option<String>,
    pub level: Assurance,
}

impl Known {
    pub fn new(provider: &IdentityProvider, subject: &str, acr: Option<&str>) -> Known {
        let subject = format!("{}\n{subject}", provider.issuer);
        Known { subject, fiscal: None, name: String::new(), email: None, level: provider.level(acr) }
    }

    pub fn add(&mut self, provider: &IdentityProvider, extra: &Extra) {
        let told = extra.claims.get(&provider.fiscal_claim).and_then(|value| value.as_str());
        if let Some(number) = told.map(fiscal::normal).filter(|number| !number.is_empty()) {
            self.fiscal = Some(number);
        }
    }

    pub fn describe(
        &mut self,
        name: Option<&LocalizedClaim<EndUserName>>,
        given: Option<&LocalizedClaim<EndUserGivenName>>,
        family: Option<&LocalizedClaim<EndUserFamilyName>>,
        email: Option<&EndUserEmail>,
        verified: Option<bool>,
    ) {
        let whole = name.and_then(|n| n.get(None)).map(|n| n.as_str().to_owned());
        let parts =
            [given.and_then(|n| n.get(None)).map(|n| n.as_str()), family.and_then(|n| n.get(None)).map(|n| n.as_str())];
        let joined = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let told = clean_line(&whole.filter(|n| !n.is_empty()).unwrap_or(joined));
        if !told.is_empty() {
            self.name = told.chars().take(200).collect();
        }
        if let Some(email) = email.filter(|_| verified == Some(true)) {
            self.email = Some(email.as_str().to_owned());
        }
    }
}

/// Whose an identity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Of this person, who goes on.
    Theirs(PersonId),
    /// Of another account than the one that is signed in; none: of somebody else, who has no account yet.
    Another(Option<PersonId>),
}

/// The person of an identity. One that nobody has yet becomes that of the person who is signed in, if somebody is, so that
/// they stay who they are; else of somebody new.
pub fn of(
    tx: &mut Tx,
    secret: &Secret,
    known: &Known,
    language: Lang,
    inside: Option<PersonId>,
) -> Result<Whose, Error> {
    let subject_mac = secret.mac_hex("identity subject", known.subject.as_bytes());
    let fiscal_mac = known.fiscal.as_ref().map(|number| secret.fiscal_mac(number));
    let before: Option<(i64, Option<String>)> = identity::table
        .filter(identity::subject_mac.eq(&subject_mac))
        .select((identity::person, identity::fiscal_mac))
        .first(tx.conn())
        .optional()?;
    let by_number: Option<i64> = match &fiscal_mac {
        Some(mac) => {
            identity::table.filter(identity::fiscal_mac.eq(mac)).select(identity::person).first(tx.conn()).optional()?
        }
        None => None,
    };
    if let Some((person, number)) = before {
        // A subject that suddenly has another person's number is not to be trusted with either account.
        if number.is_some() && fiscal_mac.is_some() && number != fiscal_mac {
            return Err(Error::Denied);
        }
        // Told for the first time: from now on it tells who they are at other providers too. One that is somebody else's
        // already stays theirs.
        if number.is_none() && fiscal_mac.is_some() && by_number.is_none() {
            diesel::update(identity::table.filter(identity::subject_mac.eq(&subject_mac)))
                .set(identity::fiscal_mac.eq(fiscal_mac))
                .execute(tx.conn())?;
        }
        return Ok(seen_from(inside, PersonId(person)));
    }
    let person = match (by_number, inside) {
        (Some(person), _) => PersonId(person),
        (None, Some(inside)) if is_somebody_else(tx, inside, fiscal_mac.as_deref())? => {
            return Ok(Whose::Another(None));
        }
        (None, Some(inside)) => inside,
        (None, None) => new_person(tx, known, language)?,
    };
    let now = tx.now();
    diesel::insert_into(identity::table)
        .values((
            identity::person.eq(person.0),
            identity::subject_mac.eq(subject_mac),
            identity::fiscal_mac.eq(fiscal_mac),
            identity::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(seen_from(inside, person))
}

fn seen_from(inside: Option<PersonId>, person: PersonId) -> Whose {
    match inside {
        Some(inside) if inside != person => Whose::Another(Some(person)),
        _ => Whose::Theirs(person),
    }
}

/// Whether an account has another fiscal number than this one: then it is another human being's.
fn is_somebody_else(tx: &mut Tx, account: PersonId, fiscal_mac: Option<&str>) -> Result<bool, Error> {
    let Some(mac) = fiscal_mac else { return Ok(false) };
    let other: Option<i64> = identity::table
        .filter(identity::person.eq(account.0))
        .filter(identity::fiscal_mac.ne(mac))
        .select(identity::id)
        .first(tx.conn())
        .optional()?;
    Ok(other.is_some())
}

/// With the address that the provider has verified, unless somebody has it: then without one.
fn new_person(tx: &mut Tx, known: &Known, language: Lang) -> Result<PersonId, Error> {
    let email = known.email.clone().filter(|email| person::looks_like_address(email));
    let free = match &email {
        Some(email) if person::find_by_email(tx, email)?.is_none() => email.as_str(),
        _ => "",
    };
    let name = if known.name.is_empty() { "—" } else { &known.name };
    let now = tx.now();
    let key = Some(cantiere_domain::text::fold(free)).filter(|key| !key.is_empty());
    let id: i64 = diesel::insert_into(people::table)
        .values((
            people::uuid.eq(uuid::Uuid::new_v4().to_string()),
            people::name.eq(name),
            people::email.eq(free),
            people::email_key.eq(key),
            people::language.eq(language.as_str()),
            people::created_at.eq(now),
            people::version.eq(1),
        ))
        .returning(people::id)
        .get_result(tx.conn())?;
    Ok(PersonId(id))
}
