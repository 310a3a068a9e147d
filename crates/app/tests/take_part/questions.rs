//! Questionnaires over HTTP: built, answered in two sittings, sent once whatever happens, counted without giving anybody away.

use crate::site::{BASE, DESK, Site, administrator, on_each, start};
use cantiere_domain::Lang;
use cantiere_domain::id::PersonId;
use cantiere_domain::plan::Visibility;
use cantiere_questions::{Kind, Questionnaire};
use cantiere_spine::plan::create::{self, NewEdition};
use cantiere_spine::plan::edition;
use cantiere_spine::process;
use cantiere_store::schema::question::{questionnaire_answer, questionnaire_value};
use cantiere_testkit::{Answer, Browser};
use diesel::prelude::*;

pub const PAGE: &str = "/it/plans/orti/2027/questionnaire";
/// What a spreadsheet would run, a page would run, and a header would break on.
const HOSTILE: &str = "=HYPERLINK(\"http://x\") <script>alert(1)</script> \u{202E}Set-Cookie: a=b";

/// A questionnaire with one question of each kind, ready to be answered.
pub async fn built(site: &Site) -> Questionnaire {
    let mut dora = site.browser(site.planner).await;
    let head = [("title", "Gli orti e tu"), ("intro", "Quattro domande."), ("seen", "0")];
    assert_eq!(dora.post(&format!("{DESK}/questions"), &head).await.status, 303);
    let add = [
        [("kind", "short"), ("title", "Dove abiti?"), ("choices", ""), ("required", ""), ("key", "1")],
        [("kind", "long"), ("title", "Che cosa manca?"), ("choices", ""), ("required", ""), ("key", "2")],
        [("kind", "single"), ("title", "Usi un orto?"), ("choices", "Sì\nNo"), ("required", "yes"), ("key", "3")],
        [
            ("kind", "multiple"),
            ("title", "Che cosa coltivi?"),
            ("choices", "Fiori\nOrtaggi\nErbe"),
            ("required", ""),
            ("key", "4"),
        ],
    ];
    for question in add {
        let made = dora.post(&format!("{DESK}/questions/new"), &question).await;
        assert_eq!(made.status, 303, "{}", made.text);
        // Sent twice, made once.
        assert_eq!(dora.post(&format!("{DESK}/questions/new"), &question).await.location(), made.location());
    }
    assert_eq!(site.visitor().get(PAGE).await.status, 404, "it is being prepared");
    assert_eq!(dora.post(&format!("{DESK}/questions/open"), &[("open", "yes")]).await.status, 303);
    let process = site.process;
    let found = site.site.site.db.read(move |conn| cantiere_questions::find(conn, process)).await.unwrap().unwrap();
    assert_eq!(found.questions.iter().map(|q| q.kind).collect::<Vec<_>>(), Kind::ALL);
    found
}

struct Form {
    short: String,
    long: String,
    single: String,
    multiple: String,
    yes: String,
    no: String,
    flowers: String,
}

fn form(asked: &Questionnaire) -> Form {
    let name = |n: usize| format!("q{}", asked.questions[n].id);
    let choice = |n: usize, c: usize| asked.questions[n].choices[c].0.to_string();
    Form {
        short: name(0),
        long: name(1),
        single: name(2),
        multiple: name(3),
        yes: choice(2, 0),
        no: choice(2, 1),
        flowers: choice(3, 0),
    }
}

async fn answer(browser: &mut Browser, fields: &[(&str, &str)], seen: &str, go: &str) -> Answer {
    let key = uuid::Uuid::new_v4().to_string();
    let mut all = vec![("speaker", "p"), ("seen", seen), ("key", &key), ("go", go)];
    all.extend_from_slice(fields);
    browser.post(PAGE, &all).await
}

async fn rows(site: &Site) -> Vec<(String, String, i64)> {
    let load = |conn: &mut cantiere_store::Conn| -> Result<_, cantiere_store::Error> {
        Ok(questionnaire_answer::table
            .order(questionnaire_answer::id)
            .select((questionnaire_answer::answerer, questionnaire_answer::state, questionnaire_answer::version))
            .load(conn)?)
    };
    site.site.site.db.read(load).await.unwrap()
}

#[test]
fn answered_in_two_sittings_and_changed_until_the_close() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let asked = built(&site).await;
        let f = form(&asked);
        let mut ada = site.browser(site.citizen).await;
        // Half of it is kept although something required is missing.
        let saved = answer(&mut ada, &[(&f.short, "Valdoria")], "0", "save").await;
        assert_eq!(saved.location(), format!("{PAGE}?done=saved&as=p"));
        assert!(ada.get(PAGE).await.has("value=\"Valdoria\""));
        let refused = answer(&mut ada, &[(&f.short, "Valdoria")], "1", "send").await;
        assert_eq!(refused.status, 422);
        assert!(refused.has("Rispondi alla domanda 3.") && refused.has(&format!("#{}", f.single)));
        let both = [(f.short.as_str(), "Valdoria"), (&f.single, &f.yes), (&f.multiple, &f.flowers)];
        assert_eq!(answer(&mut ada, &both, "1", "send").await.status, 303);
        // Another window with what stood there before is told so, with both texts.
        let late = answer(&mut ada, &[(&f.short, "Altrove"), (&f.single, &f.no)], "1", "send").await;
        assert_eq!(late.status, 409);
        assert!(late.has("value=\"Altrove\"") && late.has("Valdoria"));
        // Sent answers are not taken back by saving half of them.
        assert_eq!(answer(&mut ada, &[(&f.short, "")], "2", "save").await.status, 422);
        assert_eq!(answer(&mut ada, &[(&f.single, &f.no)], "2", "send").await.status, 303);
        assert_eq!(rows(&site).await, [(format!("p{}", site.citizen), "sent".to_string(), 3)]);
        // The structure is frozen now; words may be corrected.
        let mut dora = site.browser(site.planner).await;
        let add =
            dora.post(&format!("{DESK}/questions/new"), &[("kind", "short"), ("title", "Altro?"), ("key", "9")]).await;
        assert_eq!(add.status, 422);
        let one = format!("{DESK}/questions/{}", asked.questions[2].id);
        let other = [("kind", "short"), ("title", "Usi un orto?"), ("seen", "1"), ("required", "yes")];
        assert_eq!(dora.post(&one, &other).await.status, 422);
        let words = [
            ("kind", "single"),
            ("title", "Usi già un orto?"),
            ("choices", "Sì\nNo"),
            ("required", "yes"),
            ("seen", "1"),
        ];
        assert_eq!(dora.post(&one, &words).await.status, 303);
        site.pass_days(31);
        let over = answer(&mut ada, &[(&f.single, &f.yes)], "3", "send").await;
        assert_eq!(over.status, 422);
        assert_eq!(rows(&site).await[0].2, 3);
    });
}

#[test]
fn sixty_four_submits_at_once_give_one_answer() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let asked = built(&site).await;
        let f = form(&asked);
        let ada = site.browser(site.citizen).await;
        let sent = (0..64).map(|n| {
            let (mut browser, field, text, single, yes) =
                (ada.clone(), f.short.clone(), format!("Via {n}"), f.single.clone(), f.yes.clone());
            tokio::spawn(
                async move { answer(&mut browser, &[(&field, &text), (&single, &yes)], "0", "send").await.status },
            )
        });
        let mut taken = 0;
        for status in sent.collect::<Vec<_>>() {
            match status.await.unwrap().as_u16() {
                303 => taken += 1,
                409 => {}
                other => panic!("answered {other}"),
            }
        }
        assert_eq!(taken, 1);
        assert_eq!(rows(&site).await, [(format!("p{}", site.citizen), "sent".to_string(), 1)]);
        let values = |conn: &mut cantiere_store::Conn| -> Result<i64, cantiere_store::Error> {
            Ok(questionnaire_value::table.count().get_result(conn)?)
        };
        assert_eq!(site.site.site.db.read(values).await.unwrap(), 2);
    });
}

#[test]
fn forged_hostile_and_foreign_answers_do_nothing() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let asked = built(&site).await;
        let f = form(&asked);
        let mut ada = site.browser(site.citizen).await;
        for (fields, why) in [
            (vec![(f.single.as_str(), f.flowers.as_str())], "a choice of another question"),
            (vec![(&f.single, "-1")], "no choice at all"),
            (vec![(&f.single, "1 or 1=1")], "no number"),
            (vec![(&f.single, &f.yes), (&f.single, &f.no)], "two where one is asked"),
        ] {
            assert_eq!(answer(&mut ada, &fields, "0", "send").await.status, 422, "{why}");
        }
        let long = "x".repeat(5_001);
        let refused = answer(&mut ada, &[(&f.long, &long), (&f.single, &f.yes)], "0", "send").await;
        assert!(refused.status == 422 && refused.has(&long), "nothing that was written is lost");
        // For an organisation one does not represent.
        let foreign = format!("o{}", site.body);
        let sent = ada.post(PAGE, &[("speaker", &foreign), ("seen", "0"), ("key", "k"), (&f.single, &f.yes)]).await;
        assert_eq!(sent.status, 403);
        assert_eq!(ada.get(&format!("{PAGE}?as={foreign}")).await.status, 403);
        // Somebody who is not signed in writes first; nothing is counted yet.
        let waiting = site.visitor().post(PAGE, &[(f.short.as_str(), "Qui"), (&f.single, &f.yes)]).await;
        assert!(waiting.location().starts_with("/it/sign-in?pending="), "{}", waiting.location());
        assert_eq!(rows(&site).await, []);
        let hostile =
            [(f.short.as_str(), HOSTILE), (&f.long, HOSTILE), (&f.single, &f.yes), ("q999999", "x"), ("state", "x")];
        assert_eq!(answer(&mut ada, &hostile, "0", "send").await.status, 303);
        let mut dora = site.browser(site.planner).await;
        let mut carla = site.browser(site.speaker).await;
        let body = carla.post(PAGE, &[("speaker", &foreign), ("seen", "0"), ("key", "k2"), (&f.single, &f.no)]).await;
        assert_eq!(body.location(), format!("{PAGE}?done=sent&as={foreign}"));
        let page = dora.get(&format!("{DESK}/questions/answers")).await;
        assert!(page.has("&lt;script&gt;") || page.has("&#60;script&#62;"), "{}", page.text);
        assert!(!page.has("<script>alert"));
        let file = dora.get(&format!("{DESK}/questions/answers/csv")).await;
        assert!(file.has("\"'=HYPERLINK(\"\"http://x\"\")") && file.has("Comune di prova") && !file.has("Ada"));
        assert!(file.has("Codice della risposta,Inviata,Da chi,Ente,1. "), "{}", file.text);
        assert!(file.has(",un ente,Comune di prova,") && file.has(",una persona,,"), "{}", file.text);
        let english = dora.get(&format!("{}/questions/answers/csv", DESK.replace("/it/", "/en/"))).await;
        assert!(english.has("Code of the answer,Sent,From,Organisation,1. "), "{}", english.text);
        for path in
            ["questions", "questions/answers", "questions/answers/csv", "questions/answers/xlsx", "questions/preview"]
        {
            let path = format!("{DESK}/{path}");
            assert_eq!(dora.get(&path).await.status, 200, "{path}");
            assert_eq!(ada.get(&path).await.status, 403, "{path}");
            assert_eq!(site.visitor().get(&path).await.status, 401, "{path}");
        }
    });
}

#[test]
fn results_come_after_the_close_without_giving_anybody_away() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let asked = built(&site).await;
        let f = form(&asked);
        for n in 0..9 {
            let person: PersonId = site.site.person(&format!("Persona {n}"), None).await;
            let mut browser = site.browser(person).await;
            let choice = if n < 7 { &f.yes } else { &f.no };
            let place = format!("Luogo segreto {n}");
            let sent = answer(&mut browser, &[(&f.short, &place), (&f.single, choice)], "0", "send").await;
            assert_eq!(sent.status, 303);
        }
        let results = format!("{PAGE}/results");
        assert_eq!(site.visitor().get(&results).await.status, 404, "results would influence those who still answer");
        site.pass_days(31);
        let shown = site.visitor().get(&results).await;
        assert_eq!(shown.status, 200);
        // Seven and two: two people would be recognised, and seven tells how many the others are.
        assert!(shown.has("Usi un orto?") && shown.has("nascosto") && !shown.has(">7<") && !shown.has(">2<"));
        assert!(!shown.has("Luogo segreto"));
        let mut dora = site.browser(site.planner).await;
        let all = dora.get(&format!("{DESK}/questions/answers")).await;
        assert!(all.has(">7<") && all.has(">2<") && all.has("Luogo segreto 3"));
        dora.post(&format!("{DESK}/questions/answers"), &[("public", "yes")]).await;
        let shown = site.visitor().get(&results).await;
        assert!(shown.has("Luogo segreto 3") && !shown.has("Persona 3"));
        let over = site.visitor().get(PAGE).await;
        assert!(over.has("al questionario non si risponde più") && !over.has("fuori tempo"), "{}", over.text);
        // The page of the consultation leads there.
        assert!(site.visitor().get(&format!("{BASE}/consultation")).await.has("questionnaire/results"));
    });
}

#[test]
fn an_erased_person_leaves_a_number_and_no_words() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let asked = built(&site).await;
        let f = form(&asked);
        let mut ada = site.browser(site.citizen).await;
        let mut bruno = site.browser(site.other).await;
        answer(&mut ada, &[(&f.short, "Parole di Ada"), (&f.single, &f.yes)], "0", "send").await;
        answer(&mut bruno, &[(&f.short, "Parole di Bruno")], "0", "save").await;
        let (ada, bruno) = (site.citizen, site.other);
        let own = cantiere_questions::feature().personal_data.unwrap();
        let copy = site.site.site.db.read(move |conn| (own.export)(conn, ada)).await.unwrap().to_string();
        assert!(copy.contains("Parole di Ada") && copy.contains("Usi un orto?") && copy.contains("\"Sì\""));
        assert!(!copy.contains("Bruno"));
        site.site
            .site
            .db
            .write(move |tx| {
                (own.erase)(tx, ada)?;
                (own.erase)(tx, bruno)
            })
            .await
            .unwrap();
        let left = rows(&site).await;
        assert!(left.len() == 1 && left[0].0.starts_with('x') && left[0].1 == "sent", "{left:?}");
        let load = |conn: &mut cantiere_store::Conn| -> Result<Vec<String>, cantiere_store::Error> {
            Ok(questionnaire_value::table.select(questionnaire_value::words).load(conn)?)
        };
        assert_eq!(site.site.site.db.read(load).await.unwrap(), [String::new()]);
    });
}

#[test]
fn a_process_begun_from_another_one_asks_the_same_questions_and_nobody_has_answered_them() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let asked = built(&site).await;
        let f = form(&asked);
        let mut ada = site.browser(site.citizen).await;
        let sent = answer(&mut ada, &[(f.single.as_str(), f.yes.as_str())], "0", "send").await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let made = site.site.site.db.write(move |tx| -> Result<_, cantiere_spine::Error> {
            let by = administrator();
            let first = edition::all(tx, &by)?.remove(0);
            let new = NewEdition {
                period_from: "2030".into(),
                period_to: "2032".into(),
                visibility: Visibility::Public,
                ..NewEdition::new(first.plan, "2030".parse().expect("a slug"), "2030–2032", Lang::It)
            };
            create::edition(tx, &by, &new)
        });
        let next = made.await.expect("a second edition");
        let mut dora = site.browser(site.planner).await;
        let (from, opening) = (site.process.to_string(), site.site.site.today().to_string());
        let start = [("template", "clone"), ("from", from.as_str()), ("opening", opening.as_str())];
        let begun = dora.post("/it/desk/plans/orti/2030/process/start", &start).await;
        assert_eq!(begun.status, 303, "{}", begun.text);
        let read = site.site.site.db.read(move |conn| -> Result<_, cantiere_spine::Error> {
            let process = process::of_editions(conn, &[next])?.remove(0);
            let copy = cantiere_questions::find(conn, process.id)?.expect("the questionnaire came along");
            let answers: i64 = questionnaire_answer::table
                .filter(questionnaire_answer::questionnaire.eq(copy.id))
                .count()
                .get_result(conn)?;
            Ok((copy, answers))
        });
        let (copy, answers) = read.await.expect("the copy");
        let shape = |of: &Questionnaire| -> Vec<_> {
            let choices = |q: &cantiere_questions::Question| q.choices.iter().map(|c| c.1.clone()).collect::<Vec<_>>();
            of.questions.iter().map(|q| (q.kind, q.title.clone(), q.help.clone(), q.required, choices(q))).collect()
        };
        assert_eq!(
            (copy.title.clone(), copy.intro.clone(), shape(&copy)),
            (asked.title.clone(), asked.intro.clone(), shape(&asked))
        );
        assert_eq!((copy.open, copy.texts_public, answers), (false, false, 0));
        assert_ne!(copy.id, asked.id);
        assert!(dora.get("/it/desk/plans/orti/2030/questions").await.has("Usi un orto?"));
    });
}
