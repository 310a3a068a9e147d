//! Inserting on both engines: one row that gives its id, and many rows in few statements.
//! For `on conflict` and other statements of one dialect, see `sql`.

use diesel::{
    QueryResult, RunQueryDsl,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::BigInt,
};

use crate::{Conn, MultiBackend, Tx};

/// Inserts one row and gives the id the engine chose for it (the table's id column is named `id`).
///
/// ```ignore
/// let id = insert_id(tx, diesel::insert_into(plan::table).values((plan::slug.eq("x"), plan::name.eq("X"))))?;
/// ```
pub fn insert_id<S>(tx: &mut Tx, statement: S) -> QueryResult<i64>
where
    S: QueryFragment<MultiBackend> + QueryId + 'static,
{
    ReturningId(statement).get_result(tx.conn())
}

/// Diesel's own `returning` asks the backend for support, which a connection over two backends denies
/// for some statements though both can do it.
#[derive(QueryId)]
struct ReturningId<S>(S);

impl<S: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for ReturningId<S> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(" returning id");
        Ok(())
    }
}

impl<S> Query for ReturningId<S> {
    type SqlType = BigInt;
}

impl<S> RunQueryDsl<Conn> for ReturningId<S> {}
