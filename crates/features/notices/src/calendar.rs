//! Calendars (RFC 5545): the windows and deadlines of a plan for everybody, and those of what a person follows at a secret
//! address. Days are whole days; nothing else of a person is in one.

use crate::{address, things, words};
use axum::body::Body;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{EditionId, PersonId};
use cantiere_domain::plan::ItemState;
use cantiere_domain::{Lang, Ref};
use cantiere_spine::actor::several;
use cantiere_spine::notice;
use cantiere_spine::plan::{Edition, EditionRef, edition};
use cantiere_spine::process::{self, Process};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Site, cacheable, same};
use http::{HeaderValue, header};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

/// Deadlines of one plan.
const MOST: usize = 2_000;

/// One entry: a day, or several.
struct Event {
    uid: String,
    from: Date,
    /// The last day.
    to: Date,
    title: String,
    place: String,
    url: String,
    changed_at: i64,
}

pub async fn of_edition(ctx: Ctx, Path((_, plan, edition)): Path<(String, String, String)>) -> Result<Response, Error> {
    let asked = ctx.clone();
    let at = EditionRef { plan, edition };
    let (e, events) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let e = edition::find(conn, &Actor::visitor(), &at)?;
            let process = process::find(conn, &Actor::visitor(), &e)?;
            let mut events = phases(&asked.site, asked.lang, &e, process.as_ref());
            events.extend(deadlines(conn, &asked.site, asked.lang, &e, None)?);
            Ok((e, events))
        })
        .await?;
    let name = format!("{} – {}", e.plan_name, e.name);
    let topics = [format!("plan:{}", e.plan), "site".to_string()];
    Ok(cacheable(answer(&ctx, &name, &events)?, topics))
}

/// What follows a secret address may be read by programs without a session; it tells days and titles alone.
pub async fn own(ctx: Ctx, Path((_, token)): Path<(String, String)>) -> Result<Response, Error> {
    let asked = ctx.clone();
    let events = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let person = read(conn, &asked.site, &token)?.ok_or(Error::NotFound)?;
            let reader = several::readers(conn, &[person])?.remove(&person).ok_or(Error::NotFound)?;
            followed(conn, &asked.site, asked.lang, person, &reader.actor)
        })
        .await?;
    let name = ctx.with("notices-calendar-own", &[("site", &site_name(&ctx))]);
    answer(&ctx, &name, &events)
}

/// `POST /{lang}/my-notices/calendar`: makes the secret address, or another one in its place.
pub async fn renew(ctx: Ctx) -> Result<Response, Error> {
    let person = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    ctx.site.db.write(move |tx| notice::new_calendar(tx, person)).await?;
    Ok(Redirect::to(&ctx.href("/my-notices#settings")).into_response())
}

/// The path of a person's own calendar.
pub fn address(site: &Site, person: PersonId, secret: &str) -> String {
    let mac = site.options.secret.mac("calendar", format!("{person}.{secret}").as_bytes());
    format!("/calendar/{person}.{}", URL_SAFE_NO_PAD.encode(&mac[..18]))
}

fn read(conn: &mut Conn, site: &Site, token: &str) -> Result<Option<PersonId>, Error> {
    let Some(person) = token.split_once('.').and_then(|(id, _)| id.parse().ok()).map(PersonId) else {
        return Ok(None);
    };
    let secret = notice::chosen(conn, person)?.calendar;
    let good = address(site, person, &secret);
    let asked = format!("/calendar/{token}");
    Ok((!secret.is_empty() && same(good.as_bytes(), asked.as_bytes())).then_some(person))
}

fn followed(conn: &mut Conn, site: &Site, lang: Lang, person: PersonId, reader: &Actor) -> Result<Vec<Event>, Error> {
    let refs: Vec<Ref> = notice::following(conn, person)?.into_iter().map(|f| f.on).collect();
    let of = |kind: &str| -> Vec<i64> { refs.iter().filter(|r| r.kind() == kind).map(|r| r.id()).collect() };
    let plans = of("plan");
    let items = things::items(conn, &of("item"))?;
    let processes = things::processes(conn, reader, &of("process"))?;
    let whole = match plans.is_empty() {
        true => Vec::new(),
        false => edition::of_plans(conn, reader, &plans)?,
    };
    let mut events = Vec::new();
    for e in &whole {
        let process = process::find(conn, reader, e)?.filter(|p| p.published);
        events.extend(phases(site, lang, e, process.as_ref()));
        events.extend(deadlines(conn, site, lang, e, None)?);
    }
    let known = |id: EditionId| whole.iter().any(|e| e.id == id);
    let mut others: Vec<EditionId> = items.values().map(|i| i.0).chain(processes.values().map(|p| p.edition)).collect();
    others.retain(|id| !known(*id));
    let others = things::editions(conn, reader, others)?;
    for e in others.values() {
        let process = processes.values().find(|p| p.edition == e.id);
        events.extend(phases(site, lang, e, process));
        let wanted: Vec<i64> = items.iter().filter(|(_, i)| i.0 == e.id).map(|(id, _)| *id).collect();
        events.extend(deadlines(conn, site, lang, e, Some(&wanted))?);
    }
    events.sort_by(|a, b| (a.from, &a.uid).cmp(&(b.from, &b.uid)));
    Ok(events)
}

fn phases(site: &Site, lang: Lang, e: &Edition, process: Option<&Process>) -> Vec<Event> {
    let Some(process) = process else { return Vec::new() };
    let url = site.base_url.join(&format!("/{lang}{}", address::consultation(&address::edition(e))));
    let one = |phase: &cantiere_domain::process::Phase| Event {
        uid: format!("phase-{}-{}", process.id, phase.kind.as_str()),
        from: phase.opens,
        to: phase.closes,
        title: match phase.title.is_empty() {
            true => words::t(site, lang, &format!("notices-phase-{}", phase.kind.as_str().replace('_', "-"))),
            false => phase.title.clone(),
        },
        place: format!("{} – {}", e.plan_name, e.name),
        url: url.clone(),
        changed_at: e.changed_at,
    };
    process.phases.iter().map(one).collect()
}

/// The days by which actions are due, of all or of some.
fn deadlines(conn: &mut Conn, site: &Site, lang: Lang, e: &Edition, only: Option<&[i64]>) -> Result<Vec<Event>, Error> {
    let Some(revision) = e.published else { return Ok(Vec::new()) };
    if only.is_some_and(<[i64]>::is_empty) {
        return Ok(Vec::new());
    }
    let index = site.indexes.get(conn, e, revision, site.today())?;
    let base = address::edition(e);
    let due = index.entries.iter().filter(|entry| {
        entry.kind.has_state()
            && !matches!(entry.state, ItemState::Completed | ItemState::Cancelled)
            && only.is_none_or(|ids| ids.contains(&entry.item))
    });
    Ok(due
        .filter_map(|entry| {
            let day = entry.due?;
            let name = if entry.code.is_empty() { String::new() } else { format!("{} ", entry.code) };
            Some(Event {
                uid: format!("item-{}", entry.item),
                from: day,
                to: day,
                title: site.catalog.with(lang, "notices-due", &[("item", &format!("{name}{}", entry.title))]),
                place: format!("{} – {}", e.plan_name, e.name),
                url: site.base_url.join(&format!("/{lang}{}", address::item(&base, &entry.code, entry.item))),
                changed_at: e.changed_at,
            })
        })
        .take(MOST)
        .collect())
}

fn answer(ctx: &Ctx, name: &str, events: &[Event]) -> Result<Response, Error> {
    let host = ctx.site.base_url.origin().split("//").last().unwrap_or_default().to_string();
    let mut response = Response::new(Body::from(calendar(name, &host, events)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("inline; filename=\"cantiere.ics\""));
    Ok(response)
}

fn site_name(ctx: &Ctx) -> String {
    ctx.site.settings_last_read(ctx.lang).site_name.clone()
}

fn calendar(name: &str, host: &str, events: &[Event]) -> String {
    let mut out = String::new();
    for (key, value) in [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//Cantiere//Cantiere//IT")] {
        line(&mut out, key, value);
    }
    line(&mut out, "X-WR-CALNAME", &escaped(name));
    for e in events {
        line(&mut out, "BEGIN", "VEVENT");
        line(&mut out, "UID", &format!("{}@{host}", e.uid));
        let stamp = Timestamp::from_microsecond(e.changed_at).unwrap_or(Timestamp::UNIX_EPOCH);
        line(&mut out, "DTSTAMP", &stamp.strftime("%Y%m%dT%H%M%SZ").to_string());
        line(&mut out, "DTSTART;VALUE=DATE", &e.from.strftime("%Y%m%d").to_string());
        // The end is the first day that does not belong to it.
        line(&mut out, "DTEND;VALUE=DATE", &(e.to + 1.day()).strftime("%Y%m%d").to_string());
        line(&mut out, "SUMMARY", &escaped(&e.title));
        line(&mut out, "DESCRIPTION", &escaped(&e.place));
        line(&mut out, "URL", &e.url);
        line(&mut out, "END", "VEVENT");
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

/// A line of at most 75 bytes, continued in the next with a blank, never within a letter.
fn line(out: &mut String, key: &str, value: &str) {
    let whole = format!("{key}:{value}");
    let mut width = 0;
    for c in whole.chars() {
        if width + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace(['\r', '\n'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn calendar_has_whole_days_escaped_texts_and_short_lines() {
        let event = Event {
            uid: "item-7".into(),
            from: date(2026, 12, 31),
            to: date(2026, 12, 31),
            title: format!("Entro oggi: orti, {} e altro; tutto", "città ".repeat(20)),
            place: "Piano".into(),
            url: "https://example.org/it/plans/a/b".into(),
            changed_at: 0,
        };
        let text = calendar("Piano", "example.org", &[event]);
        assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
        assert!(text.contains("UID:item-7@example.org\r\n"));
        assert!(text.lines().all(|l| l.len() <= 75), "{text}");
        let whole = text.replace("\r\n ", "");
        assert!(whole.contains("SUMMARY:Entro oggi: orti\\, città"));
        assert!(whole.contains("e altro\\; tutto\r\n"));
    }
}
