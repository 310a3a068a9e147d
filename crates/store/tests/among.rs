//! Lists of values in a statement that stays prepared, on both engines.

use cantiere_store::{Among, Error, schema::base::setting, settings};
use cantiere_testkit::on_each_engine;
use diesel::{backend::Backend, pg::Pg, prelude::*, query_builder::QueryFragment, sqlite::Sqlite};

#[test]
fn finds_what_is_in_the_list_however_long_it_is_and_whatever_its_letters_are() {
    on_each_engine(async |db| {
        let names = ["a", "b", "l'età \"prima\"", "[1]"];
        db.write(move |tx| -> Result<(), Error> {
            for name in names {
                settings::set(tx, name, "x")?;
            }
            Ok(settings::set(tx, "b", "y")?)
        })
        .await
        .unwrap();
        let by_key = |keys: Vec<&'static str>| {
            db.read(move |conn| {
                let all = setting::table.filter(setting::key.among(keys)).order(setting::key);
                Ok::<_, Error>(all.select(setting::key).load::<String>(conn)?)
            })
        };
        assert_eq!(by_key(vec![]).await.unwrap(), [""; 0]);
        assert_eq!(by_key(vec!["b", "nothing", "b"]).await.unwrap(), ["b"]);
        assert_eq!(by_key(names.to_vec()).await.unwrap().len(), 4);
        let by_version = |versions: Vec<i64>| {
            db.read(move |conn| {
                let all = setting::table.filter(setting::version.among(&versions).and(setting::value.ne("z")));
                Ok::<_, Error>(all.order(setting::key).select(setting::key).load::<String>(conn)?)
            })
        };
        assert_eq!(by_version(vec![2, 7]).await.unwrap(), ["b"]);
        assert_eq!(by_version((1..2_000).collect()).await.unwrap().len(), 4);
    });
}

#[test]
fn stays_prepared() {
    fn is_kept<DB: Backend>(query: &impl QueryFragment<DB>, backend: &DB) -> bool
    where
        DB::QueryBuilder: Default,
    {
        query.is_safe_to_cache_prepared(backend).unwrap()
    }
    let query = setting::table.filter(setting::version.among([1, 2, 3])).select(setting::key);
    assert!(is_kept::<Sqlite>(&query, &Sqlite) && is_kept::<Pg>(&query, &Pg));
    let signs = setting::table.filter(setting::version.eq_any([1, 2, 3])).select(setting::key);
    assert!(!is_kept::<Sqlite>(&signs, &Sqlite), "Diesel's own list is another statement for each length");
}
