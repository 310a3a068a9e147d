//! Whoever represents a body is told what the desk entered from paper for it, or withdrew: that it happened, and what the body
//! can do. What the ballot says is never mailed.

use crate::address;
use cantiere_domain::Lang;
use cantiere_domain::round::Standing;
use cantiere_spine::Error;
use cantiere_spine::actor::organization::member;
use cantiere_spine::actor::several;
use cantiere_spine::mail::{self, NewMail, To};
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::round::{self, Paper, Round, Stored};
use cantiere_store::Tx;
use cantiere_web::Site;
use cantiere_web::catalog::{self, Args};

/// One mail to each of them, in their language.
pub fn tell(tx: &mut Tx, site: &Site, of: &Paper) -> Result<(), Error> {
    let Some(row) = round::of_paper(tx, of)? else { return Ok(()) };
    let vote = round::find_by_id(tx, of.round)?;
    let open = vote.standing(tx.now()) == Standing::Open;
    let people = member::representatives(tx, of.body)?;
    let readers = several::readers(tx, &people)?;
    for person in people {
        let Some(reader) = readers.get(&person).filter(|reader| reader.reachable) else { continue };
        // Somebody who may not see the edition is not told of it.
        let e = match edition::find_by_id(tx, &reader.actor, vote.edition) {
            Err(Error::NotFound(_)) => continue,
            found => found?,
        };
        let (subject, body) = letter(site, reader.language, &e, &vote, of, &row, open);
        let unsubscribe = String::new();
        mail::put(tx, &NewMail { to: To::Person(person), language: reader.language, subject, body, unsubscribe })?;
    }
    Ok(())
}

/// Subject and words.
fn letter(
    site: &Site,
    lang: Lang,
    e: &Edition,
    vote: &Round,
    of: &Paper,
    row: &Stored,
    open: bool,
) -> (String, String) {
    let own = format!("{}/ballot/{}", address::round(e, vote.number), of.body);
    let mut args = Args::new();
    args.set("site", site.settings_last_read(lang).site_name.clone());
    args.set("title", vote.title.clone());
    args.set("body", row.body.clone());
    args.set("protocol", row.protocol.clone());
    args.set("received", catalog::date_time(lang, site.local(row.received_at)));
    args.set("closes", catalog::date_time(lang, site.local(vote.closes_at - 1)));
    args.set("link", site.base_url.join(&format!("/{lang}{own}")));
    if of.withdrawn {
        // Of a ballot that was entered this is what it says.
        args.set("reason", row.content.clone());
    }
    let first = if of.withdrawn { "rounds-mail-withdrawn" } else { "rounds-mail-entered" };
    let other = match (of.withdrawn, of.other) {
        (false, false) => None,
        (false, true) => Some("rounds-mail-replaced"),
        (true, true) => Some("rounds-mail-again"),
        (true, false) => Some("rounds-mail-none"),
    };
    let last = match (open, of.withdrawn && !of.other) {
        (true, true) => "rounds-mail-send",
        (true, false) => "rounds-mail-replace",
        (false, _) => "rounds-mail-closed",
    };
    let text = |key: &str| site.catalog.text(lang, key, Some(&args)).into_owned();
    let subject = text(if of.withdrawn { "rounds-mail-withdrawn-subject" } else { "rounds-mail-entered-subject" });
    let said: Vec<String> = [Some(first), other, Some(last)].into_iter().flatten().map(text).collect();
    (subject, said.join("\n\n"))
}
