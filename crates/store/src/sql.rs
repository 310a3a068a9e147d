//! Statements written in SQL, prepared once per connection and used again. Diesel's `sql_query` is
//! prepared at each call; use this for what runs often and Diesel's builder cannot say.

use std::{borrow::Cow, ops::Range};

use diesel::{
    QueryResult, RunQueryDsl,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    serialize::ToSql,
    sql_types::{HasSqlType, Untyped},
};

use crate::{Conn, MultiBackend};

/// A statement with `$1`, `$2`, … which may stand in any order and more than once.
///
/// ```ignore
/// let rows: Vec<Row> = sql("select id, name from plan where id > $1 order by id limit $2")
///     .bind::<BigInt, _>(after)
///     .bind::<BigInt, _>(50)
///     .load(conn)?;
/// ```
/// `Row` derives `QueryableByName`. The text must be one of few: each stays prepared.
pub fn sql<'a>(text: impl Into<Cow<'a, str>>) -> Sql<'a> {
    let text = text.into();
    let pieces = pieces(&text);
    Sql { text, pieces, binds: Vec::new() }
}

pub struct Sql<'a> {
    text: Cow<'a, str>,
    pieces: Vec<Piece>,
    binds: Vec<Box<dyn QueryFragment<MultiBackend> + Send + 'a>>,
}

impl<'a> Sql<'a> {
    /// The value of the next placeholder, `$1` first.
    pub fn bind<T, V>(mut self, value: V) -> Self
    where
        T: Send + 'a,
        V: ToSql<T, MultiBackend> + Send + 'a,
        MultiBackend: HasSqlType<T>,
    {
        self.binds.push(Box::new(Bind::<T, V> { value, sql_type: std::marker::PhantomData }));
        self
    }
}

struct Bind<T, V> {
    value: V,
    sql_type: std::marker::PhantomData<T>,
}

impl<T, V> QueryFragment<MultiBackend> for Bind<T, V>
where
    V: ToSql<T, MultiBackend>,
    MultiBackend: HasSqlType<T>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.push_bind_param::<T, V>(&self.value)
    }
}

impl QueryFragment<MultiBackend> for Sql<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        let wrong = |number: usize| {
            diesel::result::Error::QueryBuilderError(
                format!("${number} has no value among the {} bound: {}", self.binds.len(), self.text).into(),
            )
        };
        for (range, number) in &self.pieces {
            out.push_sql(&self.text[range.clone()]);
            if let Some(number) = number {
                let bind = number.checked_sub(1).and_then(|n| self.binds.get(n));
                bind.ok_or_else(|| wrong(*number))?.walk_ast(out.reborrow())?;
            }
        }
        Ok(())
    }
}

impl QueryId for Sql<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Sql<'_> {
    type SqlType = Untyped;
}

impl RunQueryDsl<Conn> for Sql<'_> {}

/// Where text stands, and the number of the placeholder behind it.
type Piece = (Range<usize>, Option<usize>);

/// Cuts at placeholders; quoted text is left alone.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut start, mut quoted, mut at) = (0, false, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'\'' => quoted = !quoted,
            b'$' if !quoted => {
                let digits = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                if let Ok(number) = text[at + 1..at + 1 + digits].parse() {
                    pieces.push((start..at, Some(number)));
                    at += digits;
                    start = at + 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    pieces.push((start..text.len(), None));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Option<usize>)]) {
        let found: Vec<_> = pieces(text).into_iter().map(|(range, number)| (&text[range], number)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn placeholders_are_found_outside_quotes() {
        check("select 1", &[("select 1", None)]);
        check(
            "a = $1 and b = '$2 è' or c = $12 + $1",
            &[("a = ", Some(1)), (" and b = '$2 è' or c = ", Some(12)), (" + ", Some(1)), ("", None)],
        );
        check("$1$2", &[("", Some(1)), ("", Some(2)), ("", None)]);
        check("do $$ x $$", &[("do $$ x $$", None)]);
    }
}
