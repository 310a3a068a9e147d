//! The lines with which anybody counts the public ballots of a vote again, as they stand on its page: also where some actions
//! exclude each other, and where the money of several rankings is shared out.

use crate::site::{BASE, DESK, administrator, on_each, start};
use crate::votes::{set_up, show};
use cantiere_domain::round::{List, Method, Rules, TieRule};
use cantiere_spine::actor::organization::{self, NewOrganization, OrganizationKind};
use cantiere_spine::plan::edition;
use cantiere_spine::{Error, round};
use serde_json::Value;
use std::process::Command;

const HALF_A_DAY: i64 = 43_200_000_000;

/// The numbers that `cantiere` says are chosen.
fn counted(arguments: &[&str]) -> Vec<i64> {
    let output = Command::new(env!("CARGO_BIN_EXE_cantiere")).args(arguments).output().expect("the program");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    said.lines().map(|number| number.parse().expect("a number")).collect()
}

#[test]
fn each_ranking_of_shared_money_with_actions_that_exclude_each_other_is_counted_again_by_its_line() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, free) = set_up(&site, |settings| {
            let lists = ["Nord", "Sud"].map(|name| List { name: name.into(), budget: 2_000_000 });
            settings.persons = false;
            settings.rules =
                Rules { method: Method::Shares, ties: TieRule::Number, lists: lists.into(), ..Rules::default() };
        })
        .await;
        let change = format!("{DESK}/votes/{vote}/options");
        let mut dora = site.browser(site.planner).await;
        for option in free {
            assert_eq!(dora.post(&change, &[("step", &*format!("drop:{option}"))]).await.status, 303);
        }
        for (title, cost, list, alternative) in [
            ("Fontane", "9.000", "0", "piazza"),
            ("Mercato", "8.000", "0", "piazza"),
            ("Viali", "10.000", "0", ""),
            ("Spiagge", "12.000", "1", ""),
            ("Dune", "9.000", "1", ""),
        ] {
            let new = [
                ("step", "add"),
                ("option_title", title),
                ("option_cost", cost),
                ("option_list", list),
                ("option_alternative", alternative),
            ];
            let added = dora.post(&change, &new).await;
            assert_eq!(added.status, 303, "{}", added.text);
        }
        show(&site, vote).await;
        let read = site.site.site.db.read(move |conn| -> Result<Vec<i64>, Error> {
            let by = administrator();
            let of = edition::all(conn, &by)?.remove(0);
            let id = round::find(conn, &by, &of, vote)?.id;
            Ok(round::options(conn, id)?.iter().map(|option| option.id).collect())
        });
        let options = read.await.expect("the options");
        let made = site.site.site.db.write(|tx| -> Result<_, Error> {
            let mut add = |name: &str| {
                let new = NewOrganization {
                    name: name.into(),
                    kind: OrganizationKind::TerritorialAdministration,
                    ipa_code: String::new(),
                    verified: true,
                };
                organization::add(tx, &new)
            };
            Ok([add("Comune vicino")?, add("Comune lontano")?])
        });
        let [near, far] = made.await.expect("two bodies");
        let served = &site.site.site;
        let received = served.local(served.now() - HALF_A_DAY).strftime("%Y-%m-%dT%H:%M").to_string();
        // The last one names nothing in the south.
        for (body, picks) in [(site.body, &[0, 1, 3][..]), (near, &[0, 1, 4][..]), (far, &[2][..])] {
            let body = body.to_string();
            let said: Vec<String> = picks.iter().map(|at| format!("said_{}", options[*at])).collect();
            let mut typed = vec![("body", &*body), ("protocol", &*body), ("received", &*received)];
            typed.extend(said.iter().map(|name| (name.as_str(), "1")));
            let entered = dora.post(&format!("{DESK}/votes/{vote}/paper"), &typed).await;
            assert_eq!(entered.status, 303, "{}", entered.text);
        }
        site.pass_days(8);
        site.site.run_jobs().await;

        let (mut visitor, folder) = (site.visitor(), tempfile::tempdir().expect("a folder"));
        let address = format!("{BASE}/votes/{vote}");
        let page = visitor.get(&address).await;
        let lines = page.text.split(">cantiere tally ").skip(1).filter_map(|rest| rest.split('<').next());
        let lines: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once(' ')).collect();
        assert_eq!(lines.len(), 2, "{}", page.text);
        let told = visitor.get(&format!("{address}/download/json")).await.text;
        let told: Value = serde_json::from_str(&told).expect("the result");
        let mut found = Vec::new();
        for (at, (name, how)) in lines.iter().enumerate() {
            let file = folder.path().join(name).to_str().expect("a path").to_owned();
            let ballots = visitor.get(&format!("{address}/download/pb?list={}", at + 1)).await;
            assert!(ballots.has(&format!("num_votes;{}\n", 3 - at)), "{}", ballots.text);
            std::fs::write(&file, ballots.text).expect("a file");
            let arguments: Vec<&str> = ["tally", &*file].into_iter().chain(how.split(' ')).collect();
            let words = arguments.iter().position(|word| *word == "--explain").expect("words are asked for");
            let chosen: Vec<i64> =
                serde_json::from_value(told["results"][at]["chosen"].clone()).expect("what was chosen");
            assert_eq!(counted(&arguments[..words]), chosen, "{how}");
            // What the file cannot say decides: without it something else is chosen.
            let without = arguments.iter().position(|word| *word == "--one-of").unwrap_or(words);
            found.push((chosen.len(), counted(&arguments[..without]) == chosen));
        }
        assert_eq!(found, [(2, false), (1, true)], "{lines:?}");
    });
}
