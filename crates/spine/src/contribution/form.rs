//! What a form sends becomes a contribution: once however often it is sent, with its files and the draft it was held in.
//! All that wait are written in one go, and put into the search together; one that is refused leaves nothing behind.

use super::submit::{NewContribution, Places};
use super::{draft, find, name_items};
use crate::actor::pending;
use crate::search::contribution::index_new;
use crate::{Error, attachment};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{PersonId, ProcessId};
use cantiere_store::{BatchAction, Tx, idempotency};
use jiff::tz::TimeZone;

/// A form, as it was sent.
pub struct SentForm {
    pub by: Actor,
    pub person: PersonId,
    pub zone: TimeZone,
    pub to: ProcessId,
    pub new: NewContribution,
    /// The number of the need that it comes from.
    pub need: Option<i64>,
    /// The items that it names.
    pub items: Vec<i64>,
    /// The form's own key, under which its files wait.
    pub key: String,
    /// What was typed, as a draft holds it.
    pub content: String,
    /// The draft that it was opened from, and its version.
    pub held: Option<(i64, i64)>,
    /// What waited while its writer signed in: of which kind, and its number.
    pub waited: Option<(&'static str, i64)>,
}

/// What a form became.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Of the contribution.
    pub number: i64,
    /// Its writer had sent the same before, by another form: it is that one.
    pub again: bool,
}

/// The batch action: `db.write_batch::<TakeIn>(form)` says what it became.
pub struct TakeIn;

impl BatchAction for TakeIn {
    type Input = SentForm;
    type Output = Taken;
    type Error = Error;

    fn run(tx: &mut Tx, inputs: &[SentForm]) -> Result<Vec<Result<Taken, Error>>, cantiere_store::Error> {
        let mut places = Places::default();
        let mut shown = Vec::new();
        let mut out = Vec::with_capacity(inputs.len());
        for input in inputs {
            let sent = match inputs.len() {
                1 => tx.alone(|tx| send(tx, &mut places, input)),
                _ => send(tx, &mut places, input),
            };
            match sent {
                Ok(Sent { taken, shown: one }) => {
                    shown.extend(one);
                    out.push(Ok(taken));
                }
                Err(Error::Store(error)) => return Err(error),
                // What it had written before it was refused goes with all the others, which are then tried alone.
                Err(_) if inputs.len() > 1 => return Err(cantiere_store::Error::Apart),
                Err(refused) => out.push(Err(refused)),
            }
        }
        match index_new(tx, &shown) {
            Ok(()) => Ok(out),
            Err(Error::Store(error)) => Err(error),
            Err(error) => Err(cantiere_store::Error::Unavailable(error.to_string())),
        }
    }
}

struct Sent {
    taken: Taken,
    /// To be found from now on.
    shown: Option<i64>,
}

fn send(tx: &mut Tx, places: &mut Places, form: &SentForm) -> Result<Sent, Error> {
    let (mut shown, mut again) = (None, false);
    let number = idempotency::of_form(tx, form.person.0, "contribution", &form.key, |tx| {
        let by = &form.by;
        let arises_from = match form.need {
            Some(number) => Some(find(tx, form.to, number)?.id),
            None => None,
        };
        let new = NewContribution { arises_from, ..form.new.clone() };
        let held = match form.held {
            Some((id, seen)) => Some(draft::sent(tx, by, id, seen)?),
            None => draft::sent_by_form(tx, by, &form.key, &form.content)?,
        };
        let made = places.submit(tx, &form.zone, by, form.to, &new)?;
        (shown, again) = (made.is_shown().then_some(made.id.0), made.again);
        // What is there already keeps its items and files: they are changed on its own page, by the rules of that.
        if !again {
            name_items(tx, by, made.id, &form.items)?;
            attachment::claim(tx, by, &form.key, Ref::Contribution(made.id.0))?;
            if let Some(held) = &held {
                attachment::claim_of_draft(tx, held, Ref::Contribution(made.id.0))?;
            }
        }
        if let Some((kind, id)) = form.waited {
            pending::take(tx, form.person, kind, id)?;
        }
        Ok::<_, Error>(made.number.to_string())
    })?;
    Ok(Sent { taken: Taken { number: number.parse().unwrap_or_default(), again }, shown })
}
