//! Finding: a question of a reader, answered with hits in the order of their score. At most three statements.
//! It never ranks more than `CANDIDATES` documents, and says so where there were more.

use super::context::{Marked, context};
use super::document::{DocKind, Tokens, doc_range, mark_chapter, mark_kind, mark_plan, ref_of, tokens};
use super::engine::{self, CANDIDATES, Expr, Full, Scored};
use super::parse::{Question, question};
use super::score::Scorer;
use super::token::Stems;
use super::version::{Of, item_documents};
use super::visible::{Closed, visible};
use crate::Error;
use crate::plan::Edition;
use crate::plan::actors::{self, PlanActor};
use crate::plan::rows::digest;
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{EditionId, ItemId, PlanId};
use cantiere_store::{Conn, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

/// What is looked for, and where.
#[derive(Clone, Debug, Default)]
pub struct Query {
    pub text: String,
    pub plan: Option<PlanId>,
    pub edition: Option<EditionId>,
    pub kind: Option<DocKind>,
    pub chapter: Option<ItemId>,
    /// Hits a page, at most 50; 0 means 20.
    pub limit: usize,
    /// Where the page before ended: its `Hits::next`. One that does not fit the question is the first page.
    pub cursor: Option<String>,
}

impl Query {
    /// Whether its cursor is one of the same question; none is the first page's.
    pub fn begins_a_page(&self) -> bool {
        self.cursor.as_deref().is_none_or(|cursor| read_cursor(cursor, self).is_some())
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub kind: DocKind,
    pub ref_id: i64,
    pub plan_slug: String,
    pub plan_name: String,
    pub edition_slug: String,
    pub edition_name: String,
    /// The chapter, or the top of the branch, it stands under.
    pub chapter: Option<ItemId>,
    pub chapter_title: String,
    pub language: Lang,
    /// The kind of item or of paragraph, as in its row.
    pub subkind: String,
    pub code: String,
    pub anchor: String,
    pub number: String,
    pub title: String,
    pub title_marked: Marked,
    pub context: Marked,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    pub hits: Vec<Hit>,
    /// How many were ranked; with `more`, there were others that were not.
    pub total: usize,
    pub more: bool,
    /// The next page.
    pub next: Option<String>,
}

/// With fewer than this, the last word is also read as the beginning of others;
const FEW: usize = 20;
/// but one of this many letters that is found is taken to be whole.
const LONG: usize = 8;
/// Hits of a text within one edition that a list of items takes.
const MOST_IN_EDITION: i64 = 10_000;

/// What `viewer` may see and `query` asks for, best first.
pub fn find(conn: &mut Conn, viewer: &Actor, query: &Query) -> Result<Hits, Error> {
    let mut asked = question(&query.text);
    if asked.terms.is_empty() {
        return Ok(Hits::default());
    }
    let closed = prepare(conn, viewer, &mut asked)?;
    let narrowed = narrowing(viewer, query, &closed);
    let range = match query.edition {
        Some(edition) => doc_range(edition, query.kind),
        None => (0, i64::MAX),
    };
    // Few are read at once with all that a page shows; of more, what the score needs, and then the page.
    let mut few = engine::candidates_in_full(conn, &expr(&asked, &narrowed), range, FEW as i64 + 1)?;
    if let Some(opened) = reopened(&asked, few.len()) {
        asked = opened;
        few = engine::candidates_in_full(conn, &expr(&asked, &narrowed), range, CANDIDATES + 1)?;
    }
    let mut many = Vec::new();
    if few.len() == FEW + 1 {
        few.clear();
        many = engine::candidates(conn, &expr(&asked, &narrowed), range, CANDIDATES + 1)?;
    }
    let more = few.len().max(many.len()) > CANDIDATES as usize;
    newest(&mut few);
    newest(&mut many);
    few.retain(|f| f.current);
    let scorer = Scorer::new(&asked);
    let ranked = if many.is_empty() { scorer.rank(&few) } else { scorer.rank(&many) };
    let page = page(&ranked, query);
    let ids: Vec<i64> = page.iter().map(|(id, _)| *id).collect();
    let mut full = if many.is_empty() || ids.is_empty() { few } else { engine::full(conn, &ids)? };
    let mut hits = Vec::with_capacity(ids.len());
    for id in ids {
        if let Some(at) = full.iter().position(|f| f.id == id && f.current) {
            hits.push(hit(&scorer, full.swap_remove(at)));
        }
    }
    let next = match (page.last(), ranked.last()) {
        (Some(last), Some(end)) if last != end => Some(cursor(last, query)),
        _ => None,
    };
    Ok(Hits { hits, total: ranked.len(), more, next })
}

/// The engines give them in no order, and the same ones must be left out.
fn newest<T: Scored>(found: &mut Vec<T>) {
    found.sort_unstable_by_key(|c| std::cmp::Reverse(c.id()));
    found.truncate(CANDIDATES as usize);
}

/// The items of one edition's published version that have the text, for the filter of the list: numbers of items in
/// ascending order, at most 10,000. The caller has found the edition for its reader.
pub fn find_in_edition(conn: &mut Conn, edition: EditionId, text: &str) -> Result<Vec<i64>, Error> {
    let mut asked = question(text);
    if asked.terms.is_empty() {
        return Ok(Vec::new());
    }
    prepare(conn, &Actor::visitor(), &mut asked)?;
    let range = doc_range(edition, Some(DocKind::Item));
    let mut found = engine::numbers(conn, &expr(&asked, &[]), range, MOST_IN_EDITION)?;
    if let Some(opened) = reopened(&asked, found.len()) {
        found = engine::numbers(conn, &expr(&opened, &[]), range, MOST_IN_EDITION)?;
    }
    let mut items: Vec<i64> = found.into_iter().map(ref_of).collect();
    items.sort_unstable();
    Ok(items)
}

/// The same of a version that is not in the index: a draft, or one that another has replaced. It reads the version's items
/// and looks through them. The caller has found the version for its reader.
pub fn find_in_version(
    conn: &mut Conn,
    of: &Edition,
    revision: i64,
    actors: &[PlanActor],
    text: &str,
) -> Result<Vec<i64>, Error> {
    let mut asked = question(text);
    if asked.terms.is_empty() {
        return Ok(Vec::new());
    }
    prepare(conn, &Actor::visitor(), &mut asked)?;
    let names = actors::names(actors);
    let about = Of { plan: of.plan, visibility: of.visibility, language: of.language, published: of.published };
    let documents = item_documents(conn, of.id, &about, revision, &names)?;
    let mut stems = Stems::new(of.language);
    let texts: Vec<(i64, Tokens)> = documents.iter().map(|d| (d.ref_id, tokens(d, &mut stems))).collect();
    let look = |asked: &Question| -> Vec<i64> {
        let scorer = Scorer::new(asked);
        texts.iter().filter(|(_, t)| scorer.finds(&t.words, &t.stems)).map(|(id, _)| *id).collect()
    };
    let mut found = look(&asked);
    if let Some(opened) = reopened(&asked, found.len()) {
        found = look(&opened);
    }
    found.sort_unstable();
    Ok(found)
}

/// The question with its last word unfinished, if so few were found that it may be.
fn reopened(asked: &Question, found: usize) -> Option<Question> {
    let whole = asked.words.last().is_some_and(|w| w.chars().count() >= LONG);
    if found == 0 || found < FEW && !whole { asked.opened() } else { None }
}

#[derive(QueryableByName)]
struct Prepared {
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Text)]
    expansion: String,
    #[diesel(sql_type = BigInt)]
    edition: i64,
}

/// Adds synonyms to the question and gives the editions that the reader's organisations are invited to or own, and those
/// whose process they are: one statement.
fn prepare(conn: &mut Conn, viewer: &Actor, asked: &mut Question) -> Result<Closed, Error> {
    let keys = asked.synonym_keys();
    if keys.is_empty() && !viewer.belongs_somewhere() {
        return Ok(Closed::default());
    }
    let key_list = serde_json::to_string(&keys.iter().map(|(_, k)| k).collect::<Vec<_>>()).unwrap_or_default();
    let rows: Vec<Prepared> = match viewer.belongs_somewhere() {
        true => synonyms_and_doors(conn, viewer, key_list)?,
        false => synonyms(conn, key_list)?,
    };
    let mut closed = Closed::default();
    for row in rows {
        let doors = if row.key == "process" { &mut closed.processes } else { &mut closed.editions };
        match row.edition {
            0 => {}
            // Those of the reader's own body come with a minus.
            own if own < 0 => {
                doors.own.push(-own);
                continue;
            }
            invited => {
                doors.invited.push(invited);
                continue;
            }
        }
        let terms: Vec<usize> = keys.iter().filter(|(_, k)| *k == row.key).map(|(n, _)| *n).collect();
        for term in terms {
            asked.add_synonym(term, row.language.parse().unwrap_or_default(), &row.expansion);
        }
    }
    Ok(closed)
}

/// What most readers need: they belong nowhere.
fn synonyms(conn: &mut Conn, keys: String) -> QueryResult<Vec<Prepared>> {
    let text = conn.pick(
        "select key, language, expansion, 0 as edition from synonym where key in (select value from json_each($1)) order by 3",
        "select key, language, expansion, 0::bigint as edition from synonym \
         where key in (select jsonb_array_elements_text($1::text::jsonb)) order by 3",
    );
    sql(text).bind::<Text, _>(keys).load(conn)
}

fn synonyms_and_doors(conn: &mut Conn, viewer: &Actor, keys: String) -> QueryResult<Vec<Prepared>> {
    let organisations = serde_json::to_string(&viewer.bodies().collect::<Vec<_>>()).unwrap_or_default();
    let text = conn.pick(
        "select key, language, expansion, 0 as edition from synonym where key in (select value from json_each($1)) \
         union all select '', '', '', i.edition from edition_invited i join edition e on e.id = i.edition \
         where e.visibility = 'invited' and i.organization in (select value from json_each($2)) \
         union all select '', '', '', -e.id from edition e join plan p on p.id = e.plan \
         where e.visibility = 'own_staff' and p.owner_organization in (select value from json_each($2)) \
         union all select 'process', '', '', c.edition from process_invited i join process c on c.id = i.process \
         where c.visibility = 'invited' and i.organization in (select value from json_each($2)) \
         union all select 'process', '', '', -c.edition from process c join plan p on p.id = c.plan \
         where c.visibility = 'own_staff' and p.owner_organization in (select value from json_each($2)) order by 3, 4",
        "select key, language, expansion, 0::bigint as edition from synonym \
         where key in (select jsonb_array_elements_text($1::text::jsonb)) \
         union all select '', '', '', i.edition from edition_invited i join edition e on e.id = i.edition \
         where e.visibility = 'invited' \
         and i.organization in (select jsonb_array_elements_text($2::text::jsonb)::bigint) \
         union all select '', '', '', -e.id from edition e join plan p on p.id = e.plan \
         where e.visibility = 'own_staff' \
         and p.owner_organization in (select jsonb_array_elements_text($2::text::jsonb)::bigint) \
         union all select 'process', '', '', c.edition from process_invited i join process c on c.id = i.process \
         where c.visibility = 'invited' \
         and i.organization in (select jsonb_array_elements_text($2::text::jsonb)::bigint) \
         union all select 'process', '', '', -c.edition from process c join plan p on p.id = c.plan \
         where c.visibility = 'own_staff' \
         and p.owner_organization in (select jsonb_array_elements_text($2::text::jsonb)::bigint) order by 3, 4",
    );
    sql(text).bind::<Text, _>(keys).bind::<Text, _>(organisations).load(conn)
}

/// What a document must have besides the words.
fn narrowing(viewer: &Actor, query: &Query, closed: &Closed) -> Vec<Expr> {
    let mut all: Vec<Expr> = visible(viewer, closed).into_iter().collect();
    all.extend(query.plan.map(|p| Expr::Mark(mark_plan(p.0))));
    all.extend(query.chapter.map(|c| Expr::Mark(mark_chapter(c.0))));
    // Within an edition the range of numbers says the kind.
    all.extend(query.kind.filter(|_| query.edition.is_none()).map(|k| Expr::Mark(mark_kind(k))));
    all
}

fn expr(asked: &Question, narrowed: &[Expr]) -> Expr {
    let term = |alternatives: &[super::parse::Alternative]| {
        Expr::Any(alternatives.iter().map(|a| Expr::words(&a.tokens, a.stems, a.open)).collect())
    };
    let mut all: Vec<Expr> = asked.terms.iter().map(|t| term(&t.alternatives)).collect();
    all.extend(narrowed.iter().cloned());
    Expr::All(all)
}

/// The ranked documents that stand on the page.
fn page<'a>(ranked: &'a [(i64, i64)], query: &Query) -> &'a [(i64, i64)] {
    let size = if query.limit == 0 { 20 } else { query.limit.min(50) };
    let after = query.cursor.as_deref().and_then(|c| read_cursor(c, query));
    let start = match after {
        Some((id, score)) => ranked.partition_point(|(i, s)| (*s, *i) >= (score, id)),
        None => 0,
    };
    &ranked[start..ranked.len().min(start + size)]
}

fn cursor((id, score): &(i64, i64), query: &Query) -> String {
    format!("{score}.{id}.{}", filter_hash(query))
}

fn read_cursor(text: &str, query: &Query) -> Option<(i64, i64)> {
    let mut parts = text.split('.');
    let (score, id, hash) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
    (hash == filter_hash(query) && parts.next().is_none()).then_some((id, score))
}

fn filter_hash(query: &Query) -> String {
    let place = format!("{:?} {:?} {:?} {:?}", query.plan, query.edition, query.kind, query.chapter);
    digest(&[&query.text, &place])[..12].to_string()
}

fn hit(scorer: &Scorer, full: Full) -> Hit {
    let (title_marked, context) = context(scorer, &full);
    Hit {
        kind: DocKind::parse(&full.kind).unwrap_or(DocKind::Item),
        ref_id: full.ref_id,
        plan_slug: full.plan_slug,
        plan_name: full.plan_name,
        edition_slug: full.edition_slug,
        edition_name: full.edition_name,
        chapter: full.chapter.map(ItemId),
        chapter_title: full.chapter_title,
        language: full.language.parse().unwrap_or_default(),
        subkind: full.subkind,
        code: full.code,
        anchor: full.anchor,
        number: full.number,
        title: full.title,
        title_marked,
        context,
    }
}
