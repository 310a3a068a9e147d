//! Around an edition, on both engines: pasted text keeps its shape, an actor is renamed once for everywhere, and what goes on
//! from one edition to the next is confirmed, shown and compared.

use cantiere_domain::access::{Assurance, Role};
use cantiere_testkit::{Browser, Engine, TestSite, on_each};
use http::{Method, StatusCode};

const BASE: &str = "/it/desk/plans/orti/2027";

async fn planner(engine: Engine) -> (TestSite, Browser) {
    let site = TestSite::start(engine, vec![cantiere_desk::feature()]).await;
    let person = site.person("Ada", Some(Role::Planner)).await;
    let mut ada = site.browser_of(person, Assurance::Substantial).await;
    ada.post("/it/desk/new", &[("name", "Orti"), ("edition", "2027"), ("language", "it"), ("key", "k1")]).await;
    (site, ada)
}

/// Adds an item and gives its number.
async fn add(ada: &mut Browser, base: &str, fields: &[(&str, &str)]) -> String {
    let key = format!("{base}{fields:?}");
    let mut all = vec![("times_kind", "none"), ("key", key.as_str())];
    all.extend_from_slice(fields);
    let made = ada.post(&format!("{base}/items/new"), &all).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    made.location().rsplit_once("#i").unwrap().1.to_string()
}

#[test]
fn what_a_word_processor_puts_on_the_clipboard_arrives_clean_and_keeps_its_shape() {
    on_each(|engine| async move {
        let (site, mut ada) = planner(engine).await;
        let html = "<html><!--StartFragment--><h2 style='mso-outline-level:2'>Gli orti</h2><p class=MsoNormal style='color:red'>Ogni \
                    <b>classe</b> ha un <a href='https://esempio.it'>orto</a>.<o:p></o:p></p><ul><li>uno</li><li>due</li></ul>\
                    <script>alert(1)</script></html>";
        let headers = [("content-type", "text/html"), ("accept", "text/plain")];
        let clean = ada.send(Method::POST, "/it/desk/paste", &headers, html).await;
        assert_eq!(clean.status, StatusCode::OK);
        assert_eq!(
            clean.text.trim_end(),
            "## Gli orti\n\nOgni **classe** ha un [orto](https://esempio.it).\n\n- uno\n- due"
        );
        assert_eq!(site.visitor().send(Method::POST, "/it/desk/paste", &headers, html).await.status, 401);
        let mut nobody = site.signed_in(None).await;
        assert_eq!(nobody.send(Method::POST, "/it/desk/paste", &headers, html).await.status, 403);

        let chapter = add(&mut ada, BASE, &[("kind", "chapter"), ("title", "Scuole")]).await;
        let text = [("part", chapter.as_str()), ("kind", "paragraph"), ("text", clean.text.as_str()), ("key", "k9")];
        assert_eq!(ada.post(&format!("{BASE}/paragraphs/new"), &text).await.status, StatusCode::SEE_OTHER);
        let part = ada.get(&format!("{BASE}/parts/{chapter}")).await;
        assert!(part.has(">Gli orti</h3>") && part.has("<strong>classe</strong>"), "{}", part.text);
        assert_eq!(part.text.matches("class=\"desk-par\"").count(), 4, "a heading, a paragraph, two entries");
    });
}

#[test]
fn an_actor_is_renamed_once_for_everywhere_and_two_become_one() {
    on_each(|engine| async move {
        let (_site, mut ada) = planner(engine).await;
        let chapter = add(&mut ada, BASE, &[("kind", "chapter"), ("title", "Scuole")]).await;
        let mut actions = Vec::new();
        for (code, actor) in [("A1", "Comune di Valdoria"), ("A2", "Comune Valdoria"), ("A3", "Comune di Valdoria")] {
            let fields = [
                ("parent", chapter.as_str()),
                ("kind", "action"),
                ("code", code),
                ("title", code),
                ("actor_role_1", "lead"),
                ("actor_name_1", actor),
            ];
            actions.push(add(&mut ada, BASE, &fields).await);
        }
        let page = ada.get(&format!("{BASE}/actors")).await;
        assert!(page.has("Lo nominano 2 azioni.") && page.has("Lo nomina una azione."), "{}", page.text);
        let id = |page: &str, name: &str| {
            let end = page.find(&format!(">{name}</p>")).unwrap();
            page[..end].rsplit("<li id=\"a").next().unwrap().split('"').next().unwrap().to_string()
        };
        let (right, wrong) = (id(&page.text, "Comune di Valdoria"), id(&page.text, "Comune Valdoria"));
        let taken = [("seen", "Comune Valdoria"), ("name", "comune di valdoria")];
        let refused = ada.post(&format!("{BASE}/actors/{wrong}"), &taken).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.has("value=\"comune di valdoria\"") && refused.has("unisci i due"));
        let joined = ada.post(&format!("{BASE}/actors/{wrong}/join"), &[("into", &right)]).await;
        assert_eq!(joined.status, StatusCode::SEE_OTHER);
        let renamed = [("seen", "Comune di Valdoria"), ("name", "Città di Valdoria")];
        assert_eq!(ada.post(&format!("{BASE}/actors/{right}"), &renamed).await.status, StatusCode::SEE_OTHER);
        let stale = ada.post(&format!("{BASE}/actors/{right}"), &[("seen", "Comune di Valdoria"), ("name", "X")]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        for action in &actions {
            let form = ada.get(&format!("{BASE}/items/{action}")).await;
            assert!(form.has("value=\"Città di Valdoria\""), "{action}");
        }
        assert!(ada.get(&format!("{BASE}/actors")).await.has("Lo nominano 3 azioni."));
    });
}

#[test]
fn what_goes_on_from_the_edition_before_is_confirmed_shown_and_compared() {
    on_each(|engine| async move {
        let (site, mut ada) = planner(engine).await;
        let chapter = add(&mut ada, BASE, &[("kind", "chapter"), ("title", "Scuole")]).await;
        for (code, title) in
            [("A1", "Aprire dieci orti"), ("A2", "Formare gli insegnanti delle scuole"), ("A3", "Chiudere i pozzi")]
        {
            add(&mut ada, BASE, &[("parent", &chapter), ("kind", "action"), ("code", code), ("title", title)]).await;
        }
        let public = [("name", "2027"), ("state", "draft"), ("visibility", "public"), ("quiet_months", "6")];
        let open = async |ada: &mut Browser, base: &str, name: &str| {
            let seen = ada.get(&format!("{base}/settings")).await.field("seen").unwrap();
            let mut fields = public.to_vec();
            fields[0] = ("name", name);
            fields.push(("seen", &seen));
            assert_eq!(ada.post(&format!("{base}/settings"), &fields).await.status, StatusCode::SEE_OTHER);
            let seen = ada.get(&format!("{base}/publish")).await.field("seen").expect("what was looked at");
            let fields = [("summary", "La prima"), ("when", "now"), ("seen", seen.as_str())];
            let published = ada.post(&format!("{base}/publish"), &fields).await;
            assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.text);
        };
        open(&mut ada, BASE, "2027").await;
        // What is no date, and an end before the beginning.
        for end in ["fine 2032", "2029"] {
            let wrong = [
                ("name", "2030"),
                ("previous", "2027"),
                ("carry", "nothing"),
                ("language", "it"),
                ("period_from", "2030"),
                ("period_to", end),
                ("key", end),
            ];
            let refused = ada.post("/it/desk/plans/orti/new", &wrong).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.has("id=\"period_to-error\"") && refused.has(end), "{}", refused.text);
            assert!(!refused.has("id=\"period_from-error\""), "{}", refused.text);
        }
        let next = [("name", "2030"), ("previous", "2027"), ("carry", "nothing"), ("language", "it"), ("key", "k7")];
        let made = ada.post("/it/desk/plans/orti/new", &next).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
        let base = "/it/desk/plans/orti/2030";
        let chapter = add(&mut ada, base, &[("kind", "chapter"), ("title", "Scuole e quartieri")]).await;
        for (code, title) in [
            ("A1", "Aprire venti orti"),
            ("B2", "Formare gli insegnanti di tutte le scuole"),
            ("B9", "Comprare sementi"),
        ] {
            add(&mut ada, base, &[("parent", &chapter), ("kind", "action"), ("code", code), ("title", title)]).await;
        }
        open(&mut ada, base, "2030").await;

        let mut visitor = site.visitor();
        let address = "/it/plans/orti/2030/compare/2027";
        let before = visitor.get(address).await;
        assert_eq!(before.status, StatusCode::OK);
        assert!(
            before.has("Azione: 1 prosegue con altre parole") && before.has("Azione: 2 non c’erano prima"),
            "{}",
            before.text
        );
        assert!(before.has("stesso codice") && before.has("<ins>"), "{}", before.text);
        let pairs = ada.get(&format!("{base}/pairs")).await;
        assert!(pairs.has("Formare gli insegnanti di tutte le scuole"), "{}", pairs.text);
        let alike = pairs.text.split("name=\"pair\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_string();
        assert_eq!(ada.post(&format!("{base}/pairs"), &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(ada.post(&format!("{base}/pairs"), &[("pair", "1-999")]).await.status, 422);
        assert_eq!(ada.post(&format!("{base}/pairs"), &[("pair", &alike)]).await.status, StatusCode::SEE_OTHER);
        let after = visitor.get(address).await;
        assert!(
            after.has("Azione: 2 proseguono con altre parole") && after.has("Azione: 1 non c’era prima"),
            "{}",
            after.text
        );
        assert!(visitor.get("/en/plans/orti/2030/compare/2027?show=dropped").await.has("Chiudere i pozzi"));
        assert_eq!(visitor.get("/it/plans/orti/2030/compare/2030").await.status, StatusCode::NOT_FOUND);
        assert_eq!(visitor.get("/it/plans/orti/2030/compare/1999").await.status, StatusCode::NOT_FOUND);
    });
}
