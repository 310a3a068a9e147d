//! `column = any of these` as one bound value. Diesel's `eq_any` writes a sign for each value, so that every length is another
//! statement, prepared at each call; this one stays prepared and takes any number of values.

use crate::MultiBackend;
use diesel::{
    QueryResult,
    backend::Backend,
    expression::{AppearsOnTable, AsExpression, Expression, SelectableExpression, TypedExpressionType, ValidGrouping},
    pg::Pg,
    query_builder::{AstPass, QueryFragment, QueryId},
    sql_types::{BigInt, Bool, Nullable, SingleValue, SqlType, Text, is_nullable::NotNull},
    sqlite::Sqlite,
};
use serde::Serialize;

/// A column that can be held against a list.
pub trait Among: Expression<SqlType: Listed> + Sized {
    fn among<I>(self, values: I) -> OneOf<Self>
    where
        I: IntoIterator<Item: Serialize + AsExpression<Self::SqlType>>,
    {
        let values: Vec<I::Item> = values.into_iter().collect();
        OneOf { of: self, values: serde_json::to_string(&values).expect("numbers and texts can be written") }
    }
}

impl<E: Expression<SqlType: Listed>> Among for E {}

/// How the values of a list are read on PostgreSQL, which compares nothing of unlike types.
pub trait Listed: SqlType + TypedExpressionType {
    const CAST: &str;
}

impl Listed for BigInt {
    const CAST: &str = "::bigint";
}

impl Listed for Text {
    const CAST: &str = "";
}

impl<T: Listed + SingleValue + SqlType<IsNull = NotNull>> Listed for Nullable<T> {
    const CAST: &str = T::CAST;
}

#[derive(Clone, Debug, QueryId)]
pub struct OneOf<E> {
    of: E,
    /// A list of JSON.
    values: String,
}

impl<E: Expression> Expression for OneOf<E> {
    type SqlType = Nullable<Bool>;
}

impl<E: ValidGrouping<G>, G> ValidGrouping<G> for OneOf<E> {
    type IsAggregate = E::IsAggregate;
}

impl<E: SelectableExpression<T>, T> SelectableExpression<T> for OneOf<E> {}
impl<E: AppearsOnTable<T>, T> AppearsOnTable<T> for OneOf<E> {}

impl<E: QueryFragment<Sqlite>> QueryFragment<Sqlite> for OneOf<E> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        self.of.walk_ast(out.reborrow())?;
        list(self, out, " in (select value from json_each(", "))")
    }
}

impl<E: QueryFragment<Pg> + Expression<SqlType: Listed>> QueryFragment<Pg> for OneOf<E> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.of.walk_ast(out.reborrow())?;
        list(self, out.reborrow(), " = any(array(select jsonb_array_elements_text(", "::jsonb)")?;
        out.push_sql(E::SqlType::CAST);
        out.push_sql("))");
        Ok(())
    }
}

fn list<'b, E, DB>(of: &'b OneOf<E>, mut out: AstPass<'_, 'b, DB>, before: &str, after: &str) -> QueryResult<()>
where
    DB: Backend + diesel::sql_types::HasSqlType<Text>,
    String: diesel::serialize::ToSql<Text, DB>,
{
    out.push_sql(before);
    out.push_bind_param::<Text, _>(&of.values)?;
    out.push_sql(after);
    Ok(())
}

impl<E> QueryFragment<MultiBackend> for OneOf<E>
where
    Self: QueryFragment<Sqlite> + QueryFragment<Pg>,
{
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        MultiBackend::walk_variant_ast(self, out)
    }
}
