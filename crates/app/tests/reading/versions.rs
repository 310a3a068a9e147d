//! The versions of a plan for its readers: as it was on a day, what kind of change each is, the act that adopts one; and a
//! version that comes out at a time that was planned.

use super::{BASE, Browser, bring, edition_of, ok, on_sites};
use cantiere_documents::{Files, Format, ReadOptions, read};
use cantiere_domain::access::Role;
use cantiere_testkit::TestSite;
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use std::time::Duration;

const DESK: &str = "/it/desk/plans/orti/2024-2026";

fn table(title: &str) -> String {
    format!("kind,code,title\naction,A1,{title}\n")
}

/// Lets time pass until a moment on the site's clock.
fn wait_until(site: &TestSite, at: DateTime) {
    let at = at.to_zoned(site.site.zone().clone()).expect("a moment").timestamp();
    let now = Timestamp::from_microsecond(site.site.now()).expect("a moment");
    site.pass(Duration::try_from(at.duration_since(now)).expect("later than now"));
}

/// The title of A1 as the page of a day shows it; the status when it shows none.
async fn on(browser: &mut Browser, day: &str) -> Result<String, u16> {
    let answer = browser.get(&format!("{BASE}/items/A1?at={day}")).await;
    let heading = answer.text.split("<h1").nth(1).and_then(|h| h.split("</h1>").next()).unwrap_or_default();
    let named = ["Scavare pozzi", "Raccogliere la pioggia"].into_iter().find(|title| heading.contains(title));
    named.map(str::to_string).ok_or(answer.status.as_u16())
}

#[test]
fn a_plan_is_read_as_it_was_at_the_end_of_a_day_on_the_clock_of_the_site() {
    on_sites(async |site| {
        let id = edition_of(&site, "orti").await;
        let first: Date = site.site.today();
        bring(&site, id, Format::Csv, &table("Scavare pozzi"), true).await;
        let versions = ok(&mut site.visitor(), &format!("{BASE}/versions")).await;
        assert!(versions.contains(&format!("min=\"{first}\"")), "no day before the first version: {versions}");
        // Half an hour into the day in Italy, while in Greenwich it is still the day before.
        let second = first + 10.days();
        wait_until(&site, second.at(0, 30, 0, 0));
        bring(&site, id, Format::Csv, &table("Raccogliere la pioggia"), true).await;
        let mut visitor = site.visitor();
        let day = |day: Date| day.to_string();
        assert_eq!(on(&mut visitor, &day(first - 1.day())).await, Err(404), "there was no plan yet");
        assert_eq!(on(&mut visitor, &day(first)).await, Ok("Scavare pozzi".into()));
        assert_eq!(on(&mut visitor, &day(second - 1.day())).await, Ok("Scavare pozzi".into()));
        assert_eq!(on(&mut visitor, &day(second)).await, Ok("Raccogliere la pioggia".into()));
        assert_eq!(on(&mut visitor, &day(second + 400.days())).await, Ok("Raccogliere la pioggia".into()));
        for wrong in ["ieri", "2026-13-01", "2026-02-30"] {
            assert_eq!(on(&mut visitor, wrong).await, Err(400), "{wrong}");
        }
        // The page of the versions hands on no day and no version that the other pages refuse.
        let before = day(first - 1.day());
        for (wrong, status) in [("at=ieri", 400), (&*format!("at={before}"), 404), ("version=7", 404)] {
            assert_eq!(visitor.get(&format!("{BASE}/versions?{wrong}")).await.status, status, "{wrong}");
        }
        // The old words say that they are old, on every page, and in the file too.
        let old = day(first);
        for page in ["", "/items", "/text", "/versions"] {
            let shown = ok(&mut visitor, &format!("{BASE}{page}?at={old}")).await;
            assert!(shown.contains(&format!("?at={old}")), "{page}: the links stay on that day");
        }
        let file = ok(&mut visitor, &format!("{BASE}/download/csv?at={old}")).await;
        assert!(file.contains("Scavare pozzi") && !file.contains("pioggia"), "{file}");
    });
}

/// The page of the versions, version by version, the newest first.
fn rows(page: &str) -> Vec<&str> {
    page.split("<li><p class=\"when\">").skip(1).map(|row| row.split("</li>").next().unwrap_or_default()).collect()
}

#[test]
fn a_version_planned_comes_out_at_its_time_once_and_says_what_kind_of_change_it_is() {
    on_sites(async |site| {
        let id = edition_of(&site, "orti").await;
        bring(&site, id, Format::Csv, &table("Scavare pozzi"), true).await;
        bring(&site, id, Format::Csv, &table("Raccogliere la pioggia"), false).await;
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let mut visitor = site.visitor();
        let day = site.site.today() + 3.days();
        let plan = async |planner: &mut Browser, day: &str, time: &str, nature: &str| {
            let seen = planner.get(&format!("{DESK}/publish")).await.field("seen").expect("what was looked at");
            let fields = [
                ("summary", "Diciamo meglio"),
                ("when", "later"),
                ("day", day),
                ("time", time),
                ("nature", nature),
                ("seen", &seen),
            ];
            planner.post(&format!("{DESK}/publish"), &fields).await
        };
        for (day, time) in [("2020-01-01", "09:00"), ("domani", "09:00"), (&*day.to_string(), "25:00")] {
            assert_eq!(plan(&mut planner, day, time, "form").await.status, 422, "{day} {time}");
        }
        let planned = plan(&mut planner, &day.to_string(), "09:00", "form").await;
        assert_eq!(planned.status, 303, "{}", planned.text);
        let title = async |visitor: &mut Browser| {
            ok(visitor, &format!("{BASE}/items/A1")).await.contains("Raccogliere la pioggia")
        };

        // A minute before nothing is due; then it is taken back, and its time passes without it.
        wait_until(&site, day.at(8, 59, 0, 0));
        site.run_jobs().await;
        assert!(!title(&mut visitor).await);
        // Her session is over by now.
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        assert_eq!(planner.post(&format!("{DESK}/publish/cancel"), &[]).await.status, 303);
        wait_until(&site, day.at(9, 1, 0, 0));
        site.run_jobs().await;
        assert!(!title(&mut visitor).await, "it was taken back");

        // Planned twice, the second time for later: it comes out then, and once.
        let next = day + 1.day();
        for time in ["10:00", "11:00"] {
            assert_eq!(plan(&mut planner, &next.to_string(), time, "form").await.status, 303);
        }
        wait_until(&site, next.at(10, 30, 0, 0));
        site.run_jobs().await;
        assert!(!title(&mut visitor).await, "it was put off");
        wait_until(&site, next.at(11, 0, 1, 0));
        site.run_jobs().await;
        assert!(title(&mut visitor).await);
        site.run_jobs().await;
        let page = ok(&mut visitor, &format!("{BASE}/versions")).await;
        let (all, words) = (rows(&page), "Correzione di forma: dice le stesse cose della versione precedente");
        assert_eq!(all.len(), 2, "{page}");
        assert!(all[0].contains("Diciamo meglio") && all[0].contains(words), "{}", all[0]);
        assert!(!all[1].contains(words), "{}", all[1]);
        assert!(
            all[0].contains("/changes?from=1&#38;to=2") || all[0].contains("/changes?from=1&amp;to=2"),
            "{}",
            all[0]
        );
        let compared = ok(&mut visitor, &format!("{BASE}/changes?from=1&to=2")).await;
        assert!(compared.contains("inizio testo aggiunto") && compared.contains("pioggia"), "{compared}");
        assert!(compared.contains("inizio testo tolto") && compared.contains("pozzi"), "{compared}");
    });
}

#[test]
fn a_plan_that_cannot_come_out_at_its_time_tells_its_planner() {
    on_sites(async |site| {
        let id = edition_of(&site, "orti").await;
        bring(&site, id, Format::Csv, &table("Scavare pozzi"), true).await;
        bring(&site, id, Format::Csv, &table("Raccogliere la pioggia"), false).await;
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let day = site.site.today() + 3.days();
        let page = planner.get(&format!("{DESK}/publish")).await;
        let (seen, day_of) = (page.field("seen").expect("what was looked at"), day.to_string());
        let fields = [
            ("summary", "S"),
            ("when", "later"),
            ("day", &day_of),
            ("time", "09:00"),
            ("nature", "form"),
            ("seen", &seen),
        ];
        assert_eq!(planner.post(&format!("{DESK}/publish"), &fields).await.status, 303);
        // Meanwhile the words are put back as they were published: there is nothing to publish.
        bring(&site, id, Format::Csv, &table("Scavare pozzi"), false).await;
        wait_until(&site, day.at(9, 10, 0, 0));
        site.run_jobs().await;
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let told = ok(&mut planner, &format!("{DESK}/publish")).await;
        assert!(told.contains("non è avvenuta"), "{told}");
        assert_eq!(rows(&ok(&mut site.visitor(), &format!("{BASE}/versions")).await).len(), 1);
    });
}

#[test]
fn the_act_of_adoption_stands_on_the_page_in_the_versions_in_the_api_and_in_the_file() {
    on_sites(async |site| {
        let id = edition_of(&site, "orti").await;
        bring(&site, id, Format::Csv, &table("Scavare pozzi"), true).await;
        let (mut visitor, mut planner) = (site.visitor(), site.signed_in(Some(Role::Planner)).await);
        let api = "/api/v1/plans/orti/editions/2024-2026";
        let adoption = async |visitor: &mut Browser| -> Value {
            serde_json::from_str::<Value>(&ok(visitor, api).await).expect("JSON")["adoption"].take()
        };
        let act = "Decreto 12/2026";
        assert_eq!(adoption(&mut visitor).await, Value::Null);
        for page in ["", "/versions", "/download/md"] {
            assert!(!ok(&mut visitor, &format!("{BASE}{page}")).await.contains(act), "{page}");
        }
        let form = planner.get(&format!("{DESK}/adoption")).await;
        let fields =
            [("kind", "Decreto"), ("number", "12/2026"), ("date", "2026-05-04"), ("link", "https://example.org/12")];
        assert_eq!(form.field("number").as_deref(), Some(""));
        let future = [("kind", "Decreto"), ("number", "12/2026"), ("date", "2999-05-04")];
        let early = planner.post(&format!("{DESK}/adoption"), &future).await;
        assert!(early.status == 422 && early.has("id=\"date-error\"") && early.has("La data dell’atto è futura"));
        let recorded = planner.post(&format!("{DESK}/adoption"), &fields).await;
        assert_eq!(recorded.status, 303, "{}", recorded.text);
        // Who had the form open before is shown the act that stands, and saves another one knowingly.
        let late = planner
            .post(&format!("{DESK}/adoption"), &[("kind", "Delibera"), ("number", "7"), ("date", "2026-05-05")])
            .await;
        assert!(late.status == 409 && late.has(act) && late.has("value=\"Delibera\""), "{}", late.text);
        let seen = late.field("seen").expect("the act that stands");
        assert!(seen.contains("12/2026"), "{seen}");
        let same = [&fields[..], &[("seen", seen.as_str())]].concat();
        assert_eq!(planner.post(&format!("{DESK}/adoption"), &same).await.status, 303);
        // The pages that were kept before the act are dropped.
        for page in ["", "/versions", "/download/md"] {
            let shown = ok(&mut visitor, &format!("{BASE}{page}")).await;
            assert!(shown.contains(act) && shown.contains("https://example.org/12"), "{page}: {shown}");
            assert!(shown.contains("4 maggio 2026") || shown.contains("2026-05-04"), "{page}: {shown}");
        }
        assert!(ok(&mut visitor, &BASE.replace("/it/", "/en/")).await.contains("4 May 2026"));
        // The text that comes back is that of the plan alone.
        let text = ok(&mut visitor, &format!("{BASE}/download/md")).await;
        let back = read(Format::Markdown, &Files::single("f", text.into()), &ReadOptions::default()).expect("it reads");
        assert!(back.blocks.iter().all(|b| !b.text.contains("12/2026")), "{:?}", back.blocks);
        let said = json!({"kind": "Decreto", "number": "12/2026", "date": "2026-05-04", "link": "https://example.org/12", "version": 1});
        assert_eq!(adoption(&mut visitor).await, said);
        // The next version is another one: the act adopts the first.
        bring(&site, id, Format::Csv, &table("Raccogliere la pioggia"), true).await;
        let page = ok(&mut visitor, &format!("{BASE}/versions")).await;
        let all = rows(&page);
        assert!(!all[0].contains(act) && all[1].contains(act), "{page}");
    });
}
