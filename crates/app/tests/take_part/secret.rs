//! Who voted in secret stands nowhere but in the tag, and nothing that goes out tells a person: no file, no page, no receipt.

use crate::site::{BASE, DESK, Site, on_each, start};
use crate::votes::{set_up, show};
use cantiere_domain::access::{Assurance, Role};
use cantiere_spine::Error;
use cantiere_store::{Conn, sql};
use diesel::prelude::*;
use diesel::sql_types::Text;
use http::header;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// In the name and in the address, in small letters.
const PLANTED: [&str; 2] = ["quercetonda", "zaffira"];

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    of: String,
    #[diesel(sql_type = Text)]
    cell: String,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Every row of every table, with the table's name.
async fn rows(site: &Site) -> BTreeSet<(String, String)> {
    let read = |conn: &mut Conn| -> Result<_, Error> {
        let columns: Vec<Column> = sql(conn.pick(
            "select m.name as of, 'quote(\"' || p.name || '\")' as cell from sqlite_schema m \
             join pragma_table_info(m.name) p where m.type = 'table' and m.name not like 'sqlite_%' order by 1, 2",
            "select table_name::text as of, 'coalesce(\"' || column_name::text || '\"::text, '''')' as cell \
             from information_schema.columns where table_schema = current_schema() order by 1, 2",
        ))
        .load(conn)?;
        assert!(columns.len() > 200, "only {} columns were found", columns.len());
        let mut cells: BTreeMap<String, Vec<String>> = BTreeMap::new();
        columns.into_iter().for_each(|column| cells.entry(column.of).or_default().push(column.cell));
        let mut rows = BTreeSet::new();
        for (table, cells) in cells {
            let text = format!("select {} as line from \"{table}\"", cells.join(" || ' ' || "));
            let lines: Vec<Line> = diesel::sql_query(text).load(conn)?;
            rows.extend(lines.into_iter().map(|row| (table.clone(), row.line)));
        }
        Ok(rows)
    };
    site.site.site.db.read(read).await.expect("the tables are read")
}

#[test]
fn a_secret_ballot_leads_to_its_voter_by_the_tag_alone_and_nothing_that_goes_out_names_them() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (number, options) = set_up(&site, |_| {}).await;
        show(&site, number).await;
        let vote = format!("{BASE}/votes/{number}");
        let who = site.site.person_at("Zaffira Quercetonda", "zaffira@quercetonda.example", None, None).await;
        let auditor = site.site.person("Franca Controlla", Some(Role::Auditor)).await;
        let mut own = site.browser(who).await;
        let content = options[0].to_string();
        let sending = [("step", "send"), ("content", &*content), ("person", "yes")];
        own.get(&format!("{vote}/ballot")).await;

        // What one ballot writes: nothing that has her number or a time, beside how many there are.
        let before = rows(&site).await;
        let sent = own.post(&format!("{vote}/ballot"), &sending).await;
        assert_eq!((sent.status.as_u16(), sent.header(header::CACHE_CONTROL)), (303, "no-store"), "{}", sent.text);
        let after = rows(&site).await;
        let written: Vec<&(String, String)> = after.difference(&before).collect();
        // `change` says that the number of ballots is another one, for an hour.
        let known = ["change", "round", "sealed_entry", "sealed_opening", "sealed_tag"];
        assert!(written.iter().all(|(table, _)| known.contains(&&**table)), "{written:?}");
        let receipt = sent.location().to_string();
        let entry = receipt.rsplit('/').next().expect("the entry's number");
        let named: Vec<&str> =
            after.iter().filter(|(_, row)| row.contains(entry)).map(|(table, _)| table.as_str()).collect();
        assert_eq!(named, ["sealed_entry", "sealed_opening", "sealed_tag"]);
        let signed: BTreeSet<&str> = after
            .iter()
            .filter(|(_, row)| PLANTED.iter().any(|word| row.to_lowercase().contains(word)))
            .map(|(table, _)| table.as_str())
            .collect();
        assert_eq!(signed, ["person"].into());

        site.site.pass(Duration::from_secs(6 * 60));
        site.site.run_jobs().await;
        let mut told = vec![
            own.get(&format!("{receipt}/file")).await,
            own.post(&format!("{receipt}/how"), &[]).await,
            site.visitor().get(&receipt).await,
        ];
        site.pass_days(8);
        site.site.run_jobs().await;
        let mut franca = site.site.browser_of(auditor, Assurance::Substantial).await;
        let mut dora = site.browser(site.planner).await;
        let mut visitor = site.visitor();
        for path in ["", "/log", "/log/file", "/download/csv", "/download/json", "/download/recount"] {
            told.push(visitor.get(&format!("{vote}{path}")).await);
        }
        told.push(dora.get(&format!("{DESK}/votes/{number}")).await);
        told.push(franca.post(&format!("{vote}/auditors"), &[("accepted", "yes")]).await);
        for answer in &told {
            assert_eq!(answer.status, 200, "{}", answer.text);
            let text = answer.text.to_lowercase();
            assert!(!PLANTED.iter().any(|word| text.contains(word)), "{}", answer.text);
        }
    });
}
