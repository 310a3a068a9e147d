//! What happened, in a line: the sentence in the reader's language, the words of the content in their own, where it leads.
//! What the reader may not see, or is not there any more, has no line.

use crate::{address, things, words};
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::EditionId;
use cantiere_domain::text;
use cantiere_domain::{Lang, Ref};
use cantiere_spine::Error;
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::notice::{Notice, NoticeKind};
use cantiere_spine::plan::Edition;
use cantiere_spine::process::{self, Process};
use cantiere_store::schema::plan::{item_state, revision};
use cantiere_store::schema::process::process_change;
use cantiere_store::schema::round::round;
use cantiere_store::{Among, Conn};
use cantiere_web::{Site, catalog};
use diesel::prelude::*;
use std::collections::HashMap;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: i64,
    pub at: i64,
    pub what: NoticeKind,
    pub edition: EditionId,
    /// “Nuova proposta n. 14”.
    pub text: String,
    /// The content's own words, and their language.
    pub quote: String,
    pub quote_lang: Lang,
    /// “Piano degli orti – 2027-2029”.
    pub place: String,
    pub place_lang: Lang,
    /// Without the language.
    pub path: String,
}

/// Everything that the lines are made of, read in few statements however many notices.
struct Found {
    editions: HashMap<EditionId, Edition>,
    contributions: HashMap<i64, Contribution>,
    items: HashMap<i64, (EditionId, String, String)>,
    processes: HashMap<i64, Process>,
    /// Number and summary.
    revisions: HashMap<i64, (i64, String)>,
    /// Number, title, language, close and state.
    rounds: HashMap<i64, (i64, String, String, i64, String)>,
    /// (process, changed at) with what was said of it.
    reasons: HashMap<(i64, i64), String>,
    /// (item, recorded at) with state and note.
    states: HashMap<(i64, i64), (String, String)>,
}

pub fn lines(conn: &mut Conn, site: &Site, lang: Lang, reader: &Actor, notices: &[Notice]) -> Result<Vec<Line>, Error> {
    if notices.is_empty() {
        return Ok(Vec::new());
    }
    let found = read(conn, reader, notices)?;
    Ok(notices.iter().filter_map(|n| line(site, lang, &found, n)).collect())
}

fn read(conn: &mut Conn, reader: &Actor, notices: &[Notice]) -> Result<Found, Error> {
    let of = |kind: &str| -> Vec<i64> {
        let mut ids: Vec<i64> = notices.iter().filter(|n| n.subject.kind() == kind).map(|n| n.subject.id()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let editions = things::editions_of(conn, reader, notices)?;
    let mut contributions = HashMap::new();
    let ids = of("contribution");
    if !ids.is_empty() {
        let first = contribution::by_ids(conn, &ids)?;
        let parents: Vec<i64> = first.iter().filter_map(|c| c.parent).map(|p| p.0).collect();
        let above = if parents.is_empty() { Vec::new() } else { contribution::by_ids(conn, &parents)? };
        contributions.extend(first.into_iter().chain(above).map(|c| (c.id.0, c)));
        things::retain_shown(conn, reader, &mut contributions)?;
    }
    let items = things::items(conn, &of("item"))?;
    let processes = things::processes(conn, reader, &of("process"))?;
    let ids = of("revision");
    let revisions = match ids.is_empty() {
        true => HashMap::new(),
        false => revision::table
            .filter(revision::id.among(ids))
            .filter(revision::state.eq("published"))
            .select((revision::id, revision::number, revision::summary))
            .load::<(i64, i64, String)>(conn)?
            .into_iter()
            .map(|(id, number, summary)| (id, (number, summary)))
            .collect(),
    };
    let ids = of("round");
    let rounds = match ids.is_empty() {
        true => HashMap::new(),
        false => round::table
            .filter(round::id.among(ids))
            .select((round::id, (round::number, round::title, round::language, round::closes_at, round::state)))
            .load::<(i64, (i64, String, String, i64, String))>(conn)?
            .into_iter()
            .collect(),
    };
    let reasons = match processes.is_empty() {
        true => HashMap::new(),
        false => process_change::table
            .filter(process_change::process.among(of("process")))
            .filter(process_change::at.among(notices.iter().map(|n| n.at).collect::<Vec<_>>()))
            .select((process_change::process, process_change::at, process_change::reason))
            .load::<(i64, i64, String)>(conn)?
            .into_iter()
            .map(|(process, at, reason)| ((process, at), reason))
            .collect(),
    };
    let told: Vec<i64> = notices.iter().filter(|n| n.what == NoticeKind::ItemState).map(|n| n.at).collect();
    let states = match told.is_empty() {
        true => HashMap::new(),
        false => item_state::table
            .filter(item_state::item.among(of("item")))
            .filter(item_state::recorded_at.among(told))
            .select((item_state::item, item_state::recorded_at, item_state::state, item_state::note))
            .load::<(i64, i64, String, String)>(conn)?
            .into_iter()
            .map(|(item, at, state, note)| ((item, at), (state, note)))
            .collect(),
    };
    Ok(Found { editions, contributions, items, processes, revisions, rounds, reasons, states })
}

fn line(site: &Site, lang: Lang, found: &Found, n: &Notice) -> Option<Line> {
    let e = found.editions.get(&n.edition)?;
    let base = address::edition(e);
    let key = words::what(n.what);
    let say = |values: &[(&'static str, &str)]| site.catalog.with(lang, &key, values);
    let day = |date| catalog::date(lang, date);
    let (text, quote, quote_lang, path) = match n.subject {
        Ref::Revision(id) => {
            let (number, summary) = found.revisions.get(&id)?;
            (say(&[("number", &number.to_string())]), summary.clone(), e.language, format!("{base}/versions"))
        }
        Ref::Edition(_) => (say(&[]), String::new(), e.language, base.clone()),
        Ref::Process(id) => {
            let p = found.processes.get(&id)?;
            let today = process::day_of(n.at, site.zone());
            let closes = p.window().map(|(_, closes)| day(closes)).unwrap_or_default();
            let opened = p.phases.iter().find(|phase| phase.opens == today);
            let phase = opened.map(|phase| match phase.title.is_empty() {
                true => words::t(site, lang, &format!("notices-phase-{}", phase.kind.as_str().replace('_', "-"))),
                false => phase.title.clone(),
            });
            let path = match n.what {
                NoticeKind::ReportPublished => format!("{base}/report"),
                NoticeKind::AnswersPublished => address::contributions(&base),
                _ => address::consultation(&base),
            };
            let reason = found.reasons.get(&(id, n.at)).filter(|reason| !reason.is_empty());
            let quote = reason.unwrap_or(&p.title).clone();
            (say(&[("day", &closes), ("phase", &phase.unwrap_or_default())]), quote, p.language, path)
        }
        Ref::Contribution(id) => {
            let c = found.contributions.get(&id)?;
            let top = match c.parent {
                Some(parent) => found.contributions.get(&parent.0)?,
                None => c,
            };
            let shown = |c: &Contribution| c.state == ContributionState::Published;
            if !shown(c) || !shown(top) {
                return None;
            }
            let numbered = words::numbered(site, lang, top.kind, top.number);
            let said = [&c.words.title, &c.words.body, &c.words.wording];
            let said = said.into_iter().find(|w| !w.is_empty()).cloned().unwrap_or_default();
            let anchor = match (n.what, c.parent) {
                (NoticeKind::ContributionAnswered, _) => "#answer".to_string(),
                (_, Some(_)) => format!("?reply={}#r{}", c.id, c.id),
                _ => String::new(),
            };
            let path = format!("{}{anchor}", address::contribution(&base, top.number));
            (say(&[("numbered", &numbered)]), said, c.language, path)
        }
        Ref::Round(id) => {
            let (number, title, language, closes_at, state) = found.rounds.get(&id)?;
            if state == "draft" {
                return None;
            }
            // The close is the first moment at which nothing is taken any more.
            let closes = day(process::day_of(closes_at - 1, site.zone()));
            let language = language.parse().unwrap_or_default();
            (say(&[("day", &closes)]), title.clone(), language, format!("{base}/votes/{number}"))
        }
        Ref::Item(id) => {
            let (_, code, title) = found.items.get(&id)?;
            let told = found.states.get(&(id, n.at));
            let state = told.map(|(state, _)| words::t(site, lang, &format!("notices-state-{state}")));
            let name = if code.is_empty() { title } else { code };
            let quote = told.map(|(_, note)| note.clone()).filter(|note| !note.is_empty());
            (
                say(&[("item", name), ("state", &state.unwrap_or_default())]),
                quote.unwrap_or_else(|| title.clone()),
                e.language,
                address::item(&base, code, id),
            )
        }
        _ => return None,
    };
    Some(Line {
        id: n.id,
        at: n.at,
        what: n.what,
        edition: n.edition,
        text,
        quote: text::beginning(&quote, 220),
        quote_lang,
        place: format!("{} – {}", e.plan_name, e.name),
        place_lang: e.language,
        path,
    })
}
