//! The administration over HTTP, on both engines: settings that show on the pages, roles that hold at once, the log.

use cantiere_domain::access::{Assurance, Role};
use cantiere_testkit::{Browser, Engine, TestSite, on_each};
use http::{StatusCode, header};

async fn start(engine: Engine) -> TestSite {
    TestSite::start(engine, vec![cantiere_admin::feature()]).await
}

/// The value of a hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let at = page.find(&mark).unwrap_or_else(|| panic!("no field {name} in the page")) + mark.len();
    page[at..].split('"').next().unwrap().to_string()
}

async fn seen(browser: &mut Browser, path: &str) -> String {
    hidden(&browser.get(path).await.text, "seen")
}

#[test]
fn names_and_contacts_show_on_the_pages_and_bad_ones_are_refused_with_what_was_typed() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut admin = site.signed_in(Some(Role::Administrator)).await;
        let seen = seen(&mut admin, "/it/admin/site").await;
        let form = |name: &'static str, mail: &'static str, seen: &str| {
            vec![
                ("site_name", name.to_string()),
                ("owner_name", "Comune di Valdoria".to_string()),
                ("email", mail.to_string()),
                ("seen", seen.to_string()),
            ]
        };
        let refused = admin.post("/it/admin/site", &pairs(&form("Valdoria decide", "urp", &seen))).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("value=\"Valdoria decide\"") && refused.text.contains("href=\"#email\""));
        let saved = admin.post("/it/admin/site", &pairs(&form("Valdoria decide", "urp@valdoria.example", &seen))).await;
        assert_eq!(saved.location(), "/it/admin/site?done=saved");
        let text = site.visitor().get("/it/legal-notes").await.text;
        assert!(text.contains("Valdoria decide") && text.contains("mailto:urp@valdoria.example"));

        // Somebody who began from the old values does not overwrite the new ones.
        let stale = admin.post("/it/admin/site", &pairs(&form("Un altro nome", "urp@valdoria.example", &seen))).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.text.contains("value=\"Un altro nome\"") && stale.text.contains("Valdoria decide"));
        let again = hidden(&stale.text, "seen");
        let forced = admin.post("/it/admin/site", &pairs(&form("Un altro nome", "urp@valdoria.example", &again))).await;
        assert_eq!(forced.status, StatusCode::SEE_OTHER);
    });
}

fn pairs<'a>(form: &'a [(&'a str, String)]) -> Vec<(&'a str, &'a str)> {
    form.iter().map(|(n, v)| (*n, v.as_str())).collect()
}

#[test]
fn a_colour_that_is_too_light_is_refused_with_its_ratio_and_a_good_one_changes_the_pages() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut admin = site.signed_in(Some(Role::Administrator)).await;
        let mut visitor = site.visitor();
        assert!(!visitor.get("/it/faq").await.text.contains("site-colour.css"));
        let seen_at = seen(&mut admin, "/it/admin/look").await;
        let light = admin.post("/it/admin/look", &[("colour", "#ffcc00"), ("seen", &seen_at)]).await;
        assert_eq!(light.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(light.text.contains("1,5:1") && light.text.contains("4,5:1"), "the ratio is in the error");
        let english = admin.post("/en/admin/look", &[("colour", "#ffcc00"), ("seen", &seen_at)]).await;
        assert!(english.text.contains("1.5:1"));
        let good = admin.post("/it/admin/look", &[("colour", "#004d99"), ("seen", &seen_at)]).await;
        assert_eq!(good.status, StatusCode::SEE_OTHER);
        let page = visitor.get("/it/faq").await.text;
        assert!(page.contains("/assets/site-colour.css?v=004d99"));
        let css = visitor.get("/assets/site-colour.css?v=004d99").await;
        assert!(css.header(header::CONTENT_TYPE).starts_with("text/css") && css.text.contains("--verderame: #004d99"));
        assert!(css.header(header::CACHE_CONTROL).contains("immutable"));
        let old = visitor.get("/assets/site-colour.css?v=123456").await;
        assert_eq!(old.header(header::CACHE_CONTROL), "no-cache", "an old address is not kept with the new colour");
        let own = seen(&mut admin, "/it/admin/look").await;
        let back = admin.post("/it/admin/look", &[("own", "yes"), ("seen", &own)]).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER);
        assert!(!visitor.get("/it/faq").await.text.contains("site-colour.css"));
    });
}

#[test]
fn one_language_alone_leads_the_addresses_of_the_other_there() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut admin = site.signed_in(Some(Role::Administrator)).await;
        let mut visitor = site.visitor();
        assert!(visitor.get("/en/faq").await.text.contains("hreflang=\"it\""));
        let at = seen(&mut admin, "/it/admin/languages").await;
        let wrong = admin.post("/it/admin/languages", &[("offered", "it"), ("first", "en"), ("seen", &at)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let saved = admin.post("/it/admin/languages", &[("offered", "it"), ("first", "it"), ("seen", &at)]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        // Who began from both languages sees what differs from their own choice, and nothing is written over.
        let both = [("offered", "it"), ("offered", "en"), ("first", "it"), ("seen", at.as_str())];
        let late = admin.post("/it/admin/languages", &both).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert_eq!(late.text.matches("Adesso c’è scritto: ").count(), 1, "{}", late.text);
        assert!(late.has("Adesso c’è scritto: Italiano</p>"), "{}", late.text);
        assert_eq!(visitor.get("/en/faq").await.location(), "/it/faq");
        assert!(!visitor.get("/it/faq").await.text.contains("hreflang=\"en\""));
        assert!(!visitor.get("/sitemap.txt").await.text.contains("/en/"));
    });
}

#[test]
fn themes_and_search_words_are_kept_by_who_plans_for_the_whole_site() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        for (it, en) in [("Scuola", "School"), ("Istruzione", "Education")] {
            let added = planner.post("/it/admin/themes", &[("name_it", it), ("name_en", en)]).await;
            assert_eq!(added.status, StatusCode::SEE_OTHER);
        }
        let twice = planner.post("/it/admin/themes", &[("name_it", "Scuola"), ("name_en", "School")]).await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        let list = planner.get("/it/admin/themes").await.text;
        let id = |name: &str| {
            let end = list.find(&format!(">{name}</a>")).unwrap();
            let href = list[..end].rsplit("/admin/themes/").next().unwrap();
            href.trim_end_matches('"').to_string()
        };
        let (school, education) = (id("Scuola"), id("Istruzione"));
        let page = planner.get(&format!("/it/admin/themes/{school}")).await.text;
        assert!(page.contains("nessuna azione") && page.contains("nessun contributo"), "the consequences are said");
        let merged = planner.post(&format!("/it/admin/themes/{school}/merge"), &[("into", &education)]).await;
        assert_eq!(merged.status, StatusCode::SEE_OTHER);
        let gone = planner.post(&format!("/it/admin/themes/{school}/remove"), &[]).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        // The merged slug is taken: it is another name of the theme that stayed.
        let again = planner.post("/it/admin/themes", &[("name_it", "Scuola"), ("name_en", "School")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(planner.post(&format!("/it/admin/themes/{education}/remove"), &[]).await.status, 303);

        let word = [("word", "bolletta"), ("expansion", "tariffa"), ("language", "it")];
        assert_eq!(planner.post("/it/admin/synonyms", &word).await.status, StatusCode::SEE_OTHER);
        assert!(planner.get("/it/admin/synonyms").await.text.contains("bolletta → tariffa"));
        // The settings of the site itself are not theirs.
        for path in ["/it/admin/site", "/it/admin/look", "/it/admin/people", "/it/admin/log"] {
            assert_eq!(planner.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
    });
}

#[test]
fn a_role_holds_from_the_next_page_on_and_the_last_administrator_keeps_theirs() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let boss = site.person("Carla Bonomi", Some(Role::Administrator)).await;
        let mut admin = site.browser_of(boss, Assurance::Substantial).await;
        let someone = site.person_at("Elena Marchetti", "elena@example.org", None, None).await;
        let mut elena = site.browser_of(someone, Assurance::Email).await;
        assert_eq!(elena.get("/it/admin/log").await.status, StatusCode::FORBIDDEN);
        // She is known already by that address: she keeps her name and gets the role.
        let invited = [("name", "Altro Nome"), ("email", "elena@example.org"), ("role", "auditor"), ("plan", "")];
        let done = admin.post("/it/admin/people", &invited).await;
        assert_eq!(done.location(), "/it/admin/people?done=invited-no-mail");
        let list = admin.get("/it/admin/people").await.text;
        assert!(list.contains("Elena Marchetti") && !list.contains("Altro Nome"));
        let log = elena.get("/it/admin/log").await;
        assert_eq!(log.status, StatusCode::OK);
        assert!(log.text.contains("Ruolo dato") && log.text.contains("Carla Bonomi"));
        // She reads everything and changes nothing.
        for path in ["", "/site", "/look", "/languages", "/themes", "/synonyms", "/people", "/log"] {
            let page = elena.get(&format!("/it/admin{path}")).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            let main = page.text;
            let main = main.as_str().split("<main").nth(1).unwrap().split("</main>").next().unwrap().to_string();
            assert!(!main.contains("type=\"submit\"") || path == "/log", "a button on {path}");
        }
        let person = someone.0.to_string();
        let own = boss.0.to_string();
        let give = [("person", person.as_str()), ("role", "administrator"), ("plan", "")];
        assert_eq!(elena.post("/it/admin/people/roles", &give).await.status, StatusCode::FORBIDDEN);

        let last = [("person", own.as_str()), ("role", "administrator"), ("plan", "")];
        let refused = admin.post("/it/admin/people/roles/remove", &last).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(admin.post("/it/admin/people/roles", &give).await.status, StatusCode::SEE_OTHER);
        assert_eq!(admin.post("/it/admin/people/roles/remove", &last).await.status, StatusCode::SEE_OTHER);
        assert_eq!(admin.get("/it/admin/log").await.status, StatusCode::FORBIDDEN, "the role ended at once");
        let csv = elena.get("/it/admin/log.csv?verb=role_removed").await;
        assert!(csv.header(header::CONTENT_TYPE).starts_with("text/csv"));
        assert_eq!(csv.text.lines().count(), 2, "{}", csv.text);
    });
}

#[test]
fn the_log_goes_by_pages_and_names_only_those_who_work_here() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let boss = site.person("Carla Bonomi", Some(Role::Administrator)).await;
        let mut admin = site.browser_of(boss, Assurance::Substantial).await;
        let citizen = site.person("Nome Segreto", None).await;
        site.site
            .db
            .write(move |tx| -> Result<(), cantiere_store::Error> {
                for n in 0..120 {
                    let line = cantiere_store::events::Event {
                        actor: Some(citizen.0),
                        verb: "supported",
                        subject: ("contribution", n),
                        ..Default::default()
                    };
                    cantiere_store::events::record(tx, &line)?;
                }
                Ok(())
            })
            .await
            .unwrap();
        let first = admin.get("/it/admin/log").await.text;
        assert!(first.contains("Una persona registrata") && !first.contains("Nome Segreto"));
        assert_eq!(first.matches("<tr>").count(), 101);
        let next = first.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
        assert_eq!(admin.get(&next).await.text.matches("<tr>").count(), 21);
        // Nobody who is not named can be followed by their number.
        let followed = admin.get(&format!("/it/admin/log?person={}", citizen.0)).await.text;
        assert!(followed.contains("Nessuna riga"));
        let csv = admin.get("/it/admin/log.csv?verb=supported").await.text;
        assert_eq!(csv.lines().count(), 121);
        assert!(!csv.contains("Nome Segreto"));
    });
}

#[test]
fn a_verb_that_is_recorded_has_words() {
    let known = include_str!("../src/verbs.rs");
    let mut found = std::collections::BTreeSet::new();
    collect(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."), &mut found);
    assert!(found.len() > 20, "the sources were read: {found:?}");
    let missing: Vec<_> = found.iter().filter(|verb| !known.contains(&format!("\"{verb}\""))).collect();
    assert!(
        missing.is_empty(),
        "verbs of the log without a line in verbs.rs and words in locales/*/log.ftl: {missing:?}"
    );
}

fn is_verb(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

/// What stands after `verb: "`, what is given first to the functions that record for others, and what becomes of members.
fn collect(folder: &std::path::Path, found: &mut std::collections::BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            if !path.ends_with("tests") && !path.ends_with("target") {
                collect(&path, found);
            }
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
            found.extend(flat.split("verb: \"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_string));
            found.extend(
                flat.split('"').filter(|text| text.starts_with("member_") && is_verb(text)).map(str::to_string),
            );
            for call in ["note(tx,", "told(tx,", "changed(tx,", "after(tx,", "noted(tx,", "record(tx,"] {
                for given in flat.split(call).skip(1).filter_map(|rest| rest.split(';').next()) {
                    let mut parts = given.split('"');
                    let (before, text) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
                    found.extend((!before.ends_with('(') && is_verb(text)).then(|| text.to_string()));
                }
            }
        }
    }
}
