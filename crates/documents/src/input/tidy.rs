//! What every imported document goes through, whatever its format: clean text, sound references, no doubles.
//! A tree that does not hold is an error; a detail that cannot be kept is told and left out.

use super::{Report, fail};
use crate::model::{PlanDocument, ReadError};
use cantiere_domain::plan::{BRIEF_MAX_WORDS, Content, Times};
use cantiere_domain::text::{clean, clean_line, is_web};
use std::collections::{HashMap, HashSet};

pub(crate) fn tidy(plan: &mut PlanDocument, report: &mut Report) -> Result<(), ReadError> {
    plan.licence = clean_line(&plan.licence);
    plan.title = plan.title.take().map(|t| clean_line(&t)).filter(|t| !t.is_empty());
    tidy_actors(plan, report);
    tidy_items(plan, report)?;
    tidy_blocks(plan, report)
}

fn tidy_actors(plan: &mut PlanDocument, report: &mut Report) {
    let mut seen = HashSet::new();
    for actor in &mut plan.actors {
        actor.key = clean_line(&actor.key);
        actor.name = clean_line(&actor.name);
        if actor.name.is_empty() {
            actor.name.clone_from(&actor.key);
        }
    }
    plan.actors.retain(|actor| {
        let keep = !actor.key.is_empty() && seen.insert(actor.key.clone());
        if !keep {
            report.warn(
                "",
                0,
                both!(
                    "the actor “{}” has no key, or one that another has; it is left out",
                    "l’attore “{}” non ha una chiave, o ha quella di un altro: viene tralasciato",
                    actor.name
                ),
            );
        }
        keep
    });
}

fn tidy_items(plan: &mut PlanDocument, report: &mut Report) -> Result<(), ReadError> {
    let (mut codes, mut uuids) = (HashMap::<String, usize>::new(), HashSet::<String>::new());
    for (at, item) in plan.items.iter_mut().enumerate() {
        let place = (item.file.clone(), item.line);
        if item.parent.is_some_and(|p| p >= at) {
            return Err(fail(
                &place.0,
                place.1,
                both!(
                    "item {} stands before its parent, or under one that is not there; put parents first",
                    "la voce {} sta prima di quella che la contiene, o sotto una che non c’è: metti prima chi contiene",
                    at + 1
                ),
            ));
        }
        item.title = clean_line(&item.title);
        if item.title.is_empty() {
            return Err(fail(
                &place.0,
                place.1,
                both!("an item without a title; give it one", "una voce senza titolo: scrivine uno"),
            ));
        }
        item.code = item.code.take().map(|c| clean_line(&c)).filter(|c| !c.is_empty());
        if let Some(code) = &item.code
            && let Some(line) = codes.insert(code.clone(), item.line)
        {
            report.warn(
                &place.0,
                place.1,
                both!(
                    "the code {code} is already used on line {line}; this item is kept without a code",
                    "il codice {code} è già usato alla riga {line}: questa voce resta senza codice"
                ),
            );
            item.code = None;
        }
        item.uuid = item.uuid.take().map(|u| u.trim().to_lowercase()).filter(|u| !u.is_empty());
        if let Some(uuid) = &item.uuid
            && (uuid::Uuid::parse_str(uuid).is_err() || !uuids.insert(uuid.clone()))
        {
            report.warn(
                &place.0,
                place.1,
                both!(
                    "“{uuid}” is not a UUID, or another item has it; it is left out",
                    "“{uuid}” non è un UUID, o lo ha un’altra voce: viene tralasciato"
                ),
            );
            item.uuid = None;
        }
        if let Some((_, note)) = &mut item.state {
            *note = clean(note);
        }
        let content = &mut item.content;
        for text in [&mut content.description, &mut content.brief, &mut content.impact] {
            *text = clean(text);
        }
        for result in &mut content.results {
            result.text = clean(&result.text);
            result.note = clean(&result.note);
        }
        content.results.retain(|r| !r.text.is_empty());
        for list in [&mut content.themes, &mut content.serves, &mut content.implements] {
            list.iter_mut().for_each(|t| *t = clean_line(t));
            list.retain(|t| !t.is_empty());
        }
        for resource in &mut content.resources {
            resource.currency = clean_line(&resource.currency);
            resource.fund = clean_line(&resource.fund);
        }
        for link in [&mut content.read_more, &mut content.discuss] {
            *link = link.take().map(|l| clean_line(&l)).filter(|l| !l.is_empty());
            if link.as_ref().is_some_and(|l| !is_web(l)) {
                report.warn(
                    &place.0,
                    place.1,
                    both!(
                        "a link that does not begin with http:// or https:// is left out",
                        "un collegamento che non comincia con http:// o https:// viene tralasciato"
                    ),
                );
                *link = None;
            }
        }
        let source = &mut content.source;
        for text in
            [&mut source.name, &mut source.url, &mut source.licence, &mut source.original_id, &mut source.retrieved]
        {
            *text = clean_line(text);
        }
        tell_doubtful(&item.content, &place, report);
    }
    let known: HashSet<&str> = plan.actors.iter().map(|a| a.key.as_str()).collect();
    for item in &mut plan.items {
        item.content.actors.retain(|actor| {
            let keep = known.contains(actor.actor.as_str());
            if !keep {
                report.warn(
                    &item.file,
                    item.line,
                    both!(
                        "the actor “{}” is not in the list of actors; it is left out",
                        "l’attore “{}” non è nell’elenco degli attori e viene tralasciato",
                        actor.actor
                    ),
                );
            }
            keep
        });
    }
    Ok(())
}

/// What is kept as it stands, and what a form would not take: somebody looks at it.
fn tell_doubtful(content: &Content, (file, line): &(String, usize), report: &mut Report) {
    let mut tell = |message| report.warn(file, *line, message);
    let words = content.brief.split_whitespace().count();
    if words > BRIEF_MAX_WORDS {
        tell(both!(
            "the summary has {words} words, and {BRIEF_MAX_WORDS} are the most; shorten it",
            "il riassunto ha {words} parole e ne può avere al massimo {BRIEF_MAX_WORDS}: accorcialo"
        ));
    }
    if matches!(content.times, Times::FromTo { from, to } if from.first_day() > to.last_day()) {
        tell(both!("it ends before it begins; look at its dates", "finisce prima di cominciare: controlla le date"));
    }
    for named in content.implements.iter().filter(|named| named.split('/').count() < 3) {
        let named: String = named.chars().take(60).collect();
        tell(both!(
            "“{named}” does not name a line of another plan; write plan/edition/code",
            "“{named}” non indica un’azione di un altro piano: scrivi piano/edizione/codice"
        ));
    }
    if !content.source.url.is_empty() && content.source.link().is_none() {
        tell(both!(
            "the address of the source does not begin with http:// or https://; no link leads there",
            "l’indirizzo della fonte non comincia con http:// o https://: nessun collegamento vi porta"
        ));
    }
}

fn tidy_blocks(plan: &mut PlanDocument, report: &mut Report) -> Result<(), ReadError> {
    let mut anchors = HashSet::new();
    for (at, block) in plan.blocks.iter_mut().enumerate() {
        if block.item.is_some_and(|i| i >= plan.items.len()) {
            return Err(fail(
                "",
                0,
                both!(
                    "paragraph {} belongs to an item that is not there",
                    "il paragrafo {} appartiene a una voce che non c’è",
                    at + 1
                ),
            ));
        }
        block.text = clean(&block.text);
        block.anchor = block.anchor.take().map(|a| clean_line(&a)).filter(|a| !a.is_empty());
        if let Some(anchor) = &block.anchor
            && !anchors.insert(anchor.clone())
        {
            report.warn(
                "",
                0,
                both!(
                    "two paragraphs have the anchor {anchor}; the second gets a new one",
                    "due paragrafi hanno l’ancora {anchor}: il secondo ne riceve una nuova"
                ),
            );
            block.anchor = None;
        }
    }
    Ok(())
}
