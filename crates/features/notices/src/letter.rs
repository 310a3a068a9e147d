//! The mails: one thing at once, or a summary. Plain text, addresses on lines of their own, the way out at the end.

use crate::lines::Line;
use crate::{things, unsubscribe, words};
use cantiere_domain::Lang;
use cantiere_domain::id::PersonId;
use cantiere_spine::Error;
use cantiere_spine::actor::several::Reader;
use cantiere_spine::mail::{NewMail, To};
use cantiere_spine::notice::{Found, Pace};
use cantiere_store::Tx;
use cantiere_web::{Site, catalog};

pub fn at_once(tx: &mut Tx, site: &Site, reader: &Reader, follower: &Found, line: &Line) -> Result<NewMail, Error> {
    let lang = reader.language;
    let thing = things::find(tx, site, lang, &reader.actor, &[follower.on])?.into_iter().next().flatten();
    let thing = thing.map_or_else(|| words::t(site, lang, "notices-thing-gone"), |t| t.name);
    let way_out = unsubscribe::address(site, lang, follower.person, Some(follower.on));
    let because = site.catalog.with(lang, "notices-mail-because", &[("thing", &thing)]);
    let mut body = entry(site, lang, line);
    body.push_str(&format!("\n\n{because}\n{way_out}\n"));
    Ok(NewMail {
        to: To::Person(follower.person),
        language: lang,
        subject: site.catalog.with(lang, "notices-mail-subject", &[("site", &name(site, lang)), ("text", &line.text)]),
        body,
        unsubscribe: way_out,
    })
}

pub fn summary(
    tx: &Tx,
    site: &Site,
    person: PersonId,
    reader: &Reader,
    pace: Pace,
    lines: &[Line],
    left_out: usize,
) -> NewMail {
    let lang = reader.language;
    let day = catalog::date(lang, site.local(tx.now()).date());
    let key = match pace {
        Pace::Weekly => "notices-summary-weekly",
        _ => "notices-summary-daily",
    };
    let way_out = unsubscribe::address(site, lang, person, None);
    let mut parts = vec![site.catalog.counted(lang, "notices-summary-lead", (lines.len() + left_out) as i64)];
    let mut place = "";
    for line in lines {
        if line.place != place {
            place = &line.place;
            parts.push(format!("== {place} =="));
        }
        parts.push(entry(site, lang, line));
    }
    if left_out > 0 {
        parts.push(site.catalog.counted(lang, "notices-summary-more", left_out as i64));
    }
    let all = site.base_url.join(&format!("/{lang}/my-notices"));
    parts.push(format!("{}\n{all}", words::t(site, lang, "notices-summary-all")));
    parts.push(format!("{}\n{way_out}", words::t(site, lang, "notices-summary-because")));
    NewMail {
        to: To::Person(person),
        language: lang,
        subject: site.catalog.with(lang, key, &[("site", &name(site, lang)), ("day", &day)]),
        body: parts.join("\n\n"),
        unsubscribe: way_out,
    }
}

/// What happened, the words it is about, and where to read it.
fn entry(site: &Site, lang: Lang, line: &Line) -> String {
    let link = site.base_url.join(&format!("/{lang}{}", line.path));
    match line.quote.is_empty() {
        true => format!("{}\n{link}", line.text),
        false => format!("{}\n“{}”\n{link}", line.text, line.quote),
    }
}

fn name(site: &Site, lang: Lang) -> String {
    site.settings_last_read(lang).site_name.clone()
}
