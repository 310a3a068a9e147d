//! The desk over HTTP, on both engines: who gets in, what a form refuses, and a plan from nothing to published.

use cantiere_domain::access::{Assurance, Role};
use cantiere_testkit::{Browser, Engine, TestSite, on_each};
use http::StatusCode;

async fn start(engine: Engine) -> TestSite {
    TestSite::start(engine, vec![cantiere_desk::feature()]).await
}

/// A planner with a new plan, and its desk.
async fn with_a_plan(site: &TestSite) -> (Browser, &'static str) {
    let planner = site.person("Ada", Some(Role::Planner)).await;
    let mut ada = site.browser_of(planner, Assurance::Substantial).await;
    ada.post("/it/desk/new", &[("name", "Orti"), ("edition", "2027"), ("language", "it"), ("key", "k1")]).await;
    (ada, "/it/desk/plans/orti/2027")
}

#[test]
fn desk_is_for_those_who_write_plans() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let planner = site.person("Ada", Some(Role::Planner)).await;
        let mut ada = site.browser_of(planner, Assurance::Substantial).await;
        let made = ada
            .post(
                "/it/desk/new",
                &[("name", "Piano degli orti"), ("edition", "2027"), ("language", "it"), ("key", "k1")],
            )
            .await;
        assert_eq!(made.location(), "/it/desk/plans/piano-degli-orti/2027");
        let again = ada
            .post(
                "/it/desk/new",
                &[("name", "Piano degli orti"), ("edition", "2027"), ("language", "it"), ("key", "k1")],
            )
            .await;
        assert_eq!(again.location(), made.location(), "sent twice, made once");
        let base = "/it/desk/plans/piano-degli-orti/2027";
        let pages = ["", "/items/new", "/paragraphs/new", "/publish", "/adoption", "/settings", "/file"];
        let mut visitor = site.visitor();
        assert_eq!(visitor.get("/it/desk").await.status, StatusCode::UNAUTHORIZED);
        for page in pages {
            assert_eq!(ada.get(&format!("{base}{page}")).await.status, StatusCode::OK, "{page}");
            assert_eq!(visitor.get(&format!("{base}{page}")).await.status, StatusCode::UNAUTHORIZED, "{page}");
        }
        for role in Role::ALL {
            let person = site.person("Altro", Some(role)).await;
            let mut other = site.browser_of(person, Assurance::Substantial).await;
            let may = matches!(role, Role::Administrator | Role::Planner);
            for page in pages {
                let status = other.get(&format!("{base}{page}")).await.status;
                // An auditor looks at everything; a form for something new holds nothing to look at.
                let looks = role == Role::Auditor && !page.ends_with("/new") && page != "/file";
                let expected = if may || looks { StatusCode::OK } else { StatusCode::FORBIDDEN };
                assert_eq!(status, expected, "{role:?} {page}");
            }
            let wrote = other.post(&format!("{base}/start"), &[]).await.status;
            assert_eq!(wrote, if may { StatusCode::SEE_OTHER } else { StatusCode::FORBIDDEN }, "{role:?}");
        }
        let nobody = site.person("Nessun ruolo", None).await;
        let mut nobody = site.browser_of(nobody, Assurance::Email).await;
        for page in pages {
            assert_eq!(nobody.get(&format!("{base}{page}")).await.status, StatusCode::NOT_FOUND, "{page}");
        }
    });
}

#[test]
fn plan_is_written_corrected_and_published() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (mut ada, base) = with_a_plan(&site).await;
        let chapter = ada
            .post(
                &format!("{base}/items/new"),
                &[("kind", "chapter"), ("title", "Scuole"), ("times_kind", "none"), ("key", "k2")],
            )
            .await;
        assert_eq!(chapter.status, StatusCode::SEE_OTHER, "{}", chapter.text);
        let id = chapter.location().rsplit_once("#i").unwrap().1.to_string();
        let text = ada
            .post(
                &format!("{base}/paragraphs/new"),
                &[("part", &id), ("kind", "paragraph"), ("text", "Uno.\n\nDue."), ("key", "k3")],
            )
            .await;
        assert_eq!(text.status, StatusCode::SEE_OTHER, "{}", text.text);
        let block = text.location().rsplit_once("#p").unwrap().1.to_string();
        let part = ada.get(&format!("{base}/parts/{id}")).await;
        assert!(part.has("Uno.") && part.has("Due."));

        let empty = ada
            .post(&format!("{base}/paragraphs/{block}"), &[("version", "1"), ("kind", "paragraph"), ("text", " ")])
            .await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.has("href=\"#text\""), "{}", empty.text);

        let page = ada.get(&format!("{base}/publish")).await;
        assert!(
            page.has("Cambia chi lo vede, nelle impostazioni"),
            "only those who work on it would see it: {}",
            page.text
        );
        let seen = page.field("seen").expect("what was looked at");
        let fields = [("summary", "La prima"), ("when", "now"), ("seen", seen.as_str())];
        let published = ada.post(&format!("{base}/publish"), &fields).await;
        assert_eq!(published.location(), "/it/plans/orti/2027/versions");
        let edit = |text: &'static str| [("version", "1"), ("kind", "paragraph"), ("text", text), ("nature", "form")];
        let first = ada.post(&format!("{base}/paragraphs/{block}"), &edit("Uno <b>davvero</b>.")).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text);
        let second = ada.post(&format!("{base}/paragraphs/{block}"), &edit("Un altro.")).await;
        assert_eq!(second.status, StatusCode::CONFLICT);
        assert!(second.has("inizio testo aggiunto") && second.has("Un altro."), "{}", second.text);

        let changes = ada.get("/it/plans/orti/2027/changes?to=draft").await;
        assert!(changes.has("un paragrafo cambiato"), "{}", changes.text);
        assert!(changes.has("&lt;b&gt;") && !changes.has("<b>davvero"), "{}", changes.text);
        assert!(changes.has("Correzione di forma"));
        assert_eq!(ada.get("/en/plans/orti/2027/changes?to=draft&view=side").await.status, StatusCode::OK);
        let mut visitor = site.visitor();
        assert_eq!(visitor.get("/it/plans/orti/2027/changes?to=draft").await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn what_was_begun_and_not_added_is_offered_until_it_is_added_or_thrown_away() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (mut ada, base) = with_a_plan(&site).await;
        let colleague = site.person("Elio", Some(Role::Planner)).await;
        let mut elio = site.browser_of(colleague, Assurance::Substantial).await;
        let keep = format!("{base}/keep");
        for (kind, form, field) in [("item", "items/new", "title"), ("block", "paragraphs/new", "text")] {
            let form = format!("{base}/{form}");
            // The form says what it is kept as.
            let begun = |page: &str| {
                let value = page.split("name=\"target\" value=\"").last().expect("a target");
                value.split('"').next().expect("its value").to_string()
            };
            let first = begun(&ada.get(&form).await.text);
            let kept = ada.post(&keep, &[("target", &first), ("version", "0"), (field, "Orti nelle scuole")]).await;
            assert_eq!(kept.status, StatusCode::NO_CONTENT, "{}", kept.text);
            let offered = ada.get(&form).await;
            assert!(offered.has(&format!("kept={first}")) && !offered.has("Orti nelle scuole"), "{}", offered.text);
            let again = format!("{form}?kept={first}");
            let taken_up = ada.get(&again).await;
            assert!(taken_up.has("Orti nelle scuole") && begun(&taken_up.text) == first, "{}", taken_up.text);
            assert!(!elio.get(&again).await.has("Orti nelle scuole"), "it is one person's own");

            // A second one is begun, kept, and added: the first still waits.
            let second = begun(&offered.text);
            assert_ne!(first, second);
            ada.post(&keep, &[("target", &second), ("version", "0"), (field, "Un altro")]).await;
            let words = match kind {
                "item" => [("kind", "chapter"), ("title", "Un altro"), ("times_kind", "none")],
                _ => [("kind", "paragraph"), ("text", "Un altro."), ("part", "0")],
            };
            let words = [&words[..], &[("key", kind), ("target", second.as_str())]].concat();
            assert_eq!(ada.post(&form, &words).await.status, StatusCode::SEE_OTHER);
            assert!(!ada.get(&format!("{form}?kept={second}")).await.has("Un altro"), "what was added does not wait");
            assert!(ada.get(&form).await.has(&format!("kept={first}")));

            let thrown = ada.post(&keep, &[("target", &first), ("discard", "yes")]).await;
            assert_eq!(thrown.location(), format!("{base}?done=discarded"));
            assert!(!ada.get(&form).await.has("?kept="));
        }
        for wrong in ["item:", "item:new", "item:new:x", "block:-1", "chapter:7", "item:99999999999999999999999"] {
            let refused = ada.post(&keep, &[("target", wrong), ("title", "x")]).await;
            assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{wrong}");
        }
    });
}

#[test]
fn what_is_doubtful_in_a_file_is_said_in_the_language_of_the_page() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (mut ada, base) = with_a_plan(&site).await;
        let english = base.replacen("/it/", "/en/", 1);
        let table = b"kind,code,title,colore\naction,A1,Aprire orti,verde\n";
        for (base, said) in [
            (base, "la colonna “colore” non è prevista e viene tralasciata"),
            (&*english, "the column “colore” is not known and is left out"),
        ] {
            let shown = ada.upload(&format!("{base}/file"), &[], &[("file", "piano.csv", table)]).await;
            assert_eq!(shown.status, StatusCode::OK);
            assert!(shown.has(said), "{}", shown.text);
        }
        let broken = b"kind,code\naction,A1\n";
        for (base, said) in
            [(base, "piano.csv:1: manca la colonna “title”"), (&*english, "piano.csv:1: there is no column “title”")]
        {
            let refused = ada.upload(&format!("{base}/file"), &[], &[("file", "piano.csv", broken)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.has(said), "{}", refused.text);
        }
        let empty = ada.upload(&format!("{base}/file"), &[], &[("file", "piano.md", b" \n")]).await;
        assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.has("né testo né azioni"), "{}", empty.text);
        // A broken file, in our words; an act of adoption, which is told and not recorded.
        let broken = b"{\n\"format\": \"cantiere-plan\" \"version\": 1}";
        let adopted = br#"{"format":"cantiere-plan","version":1,"adoption":{"kind":"Decreto","number":"12/2026","date":"2026-05-04"},"items":[{"kind":"chapter","title":"Orti"}]}"#;
        for (base, cut, act) in [
            (
                base,
                "piano.json:2: al carattere 27 della riga, un segno manca",
                "un atto di adozione (Decreto, 12/2026, 2026-05-04)",
            ),
            (
                &*english,
                "piano.json:2: at character 27 of the line, a sign is missing",
                "an act of adoption (Decreto, 12/2026, 2026-05-04)",
            ),
        ] {
            let refused = ada.upload(&format!("{base}/file"), &[], &[("file", "piano.json", broken)]).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.has(cut), "{}", refused.text);
            let shown = ada.upload(&format!("{base}/file"), &[], &[("file", "piano.json", adopted)]).await;
            assert!(shown.status == StatusCode::OK && shown.has(act), "{}", shown.text);
        }
    });
}

#[test]
fn what_is_wrong_in_an_action_is_said_at_its_field_and_nothing_typed_is_lost() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (mut ada, base) = with_a_plan(&site).await;
        let long = "a".repeat(50_001);
        let cases: [(&str, &[(&str, &str)]); 6] = [
            ("result_text_1", &[("result_text_1", ""), ("result_due_1", "2028"), ("result_note_1", "Una nota.")]),
            ("result_due_1", &[("result_text_1", "Dieci orti"), ("result_due_1", "presto")]),
            ("money_amount_1", &[("money_year_1", "2028"), ("money_amount_1", ""), ("money_currency_1", "EUR")]),
            ("money_currency_1", &[("money_amount_1", "100"), ("money_currency_1", "LIRA")]),
            ("actor_name_1", &[("actor_role_1", "lead"), ("actor_name_1", &long[..201])]),
            ("impact", &[("impact", &long)]),
        ];
        for (field, typed) in cases {
            let first = [("kind", "action"), ("title", "Scavare"), ("times_kind", "none"), ("key", field)];
            let refused = ada.post(&format!("{base}/items/new"), &[&first[..], typed].concat()).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(refused.has(&format!("href=\"#{field}\"")), "{field}: {}", refused.text);
            for (name, value) in typed.iter().filter(|(_, value)| !value.is_empty()) {
                assert!(refused.has(&format!("name=\"{name}\"")) && refused.has(value), "{name}");
            }
        }
    });
}
