//! From contributions to a changed plan, as people would go through it over HTTP, on both engines: groups answered with a
//! second person's check, amendments written by one button, the gate before adoption, the act, the report, an owner's news,
//! and from the changed words back to whoever asked for them.

#[path = "support/demo.rs"]
mod demo;
#[path = "support/reword.rs"]
mod reword;

use cantiere_domain::access::Role;
use cantiere_store::settings;
use cantiere_testkit::{Browser, TestSite};
use reword::reword;
use std::time::Duration;

const PLAN: &str = "/it/plans/trasformazione-digitale/2027-2029";
const DESK: &str = "/it/desk/plans/trasformazione-digitale/2027-2029";
const WORK: &str = "/it/desk/plans/trasformazione-digitale/2027-2029/contributions-received";
const DAY: Duration = Duration::from_secs(86_400);
const ACT: [(&str, &str); 4] = [("kind", "Decreto"), ("number", "12/2026"), ("date", "2026-03-02"), ("link", "")];

#[test]
fn what_was_asked_becomes_the_plan_and_is_followed_back() {
    demo::on_each(async |site| {
        site.site
            .db
            .write(|tx| -> Result<(), cantiere_store::Error> { Ok(settings::set(tx, "answers_second_person", "yes")?) })
            .await
            .expect("a setting");
        too_early(&mut site.signed_in(Some(Role::Planner)).await).await;
        // The window is over.
        site.pass(DAY * 40);
        let mut writer = site.signed_in(Some(Role::Planner)).await;
        let mut reader = site.signed_in(Some(Role::Planner)).await;
        answers(&mut writer, &mut reader).await;
        amendments(&mut writer).await;
        adoption(&mut writer).await;
        moderation(&mut writer).await;
        report(&site, &mut writer).await;
        news(&site, &mut writer).await;
        back(&site).await;
    });
}

/// The values of all fields of a name, each once, in the order of the page.
fn values(page: &str, name: &str) -> Vec<String> {
    let tag = format!("name=\"{name}\" value=\"");
    let mut out: Vec<String> = Vec::new();
    for value in page.split(&tag).skip(1).filter_map(|rest| rest.split('"').next()) {
        // A page with two forms for the same things names them twice.
        if !out.iter().any(|known| known == value) {
            out.push(value.to_string());
        }
    }
    out
}

async fn numbers(browser: &mut Browser, query: &str) -> Vec<String> {
    let page = browser.get(&format!("{WORK}{query}")).await;
    assert_eq!(page.status, 200);
    values(&page.text, "n")
}

/// Answers a group; `more` are further fields.
async fn answer(browser: &mut Browser, to: &[String], outcome: &str, more: &[(&str, &str)]) {
    let mut fields: Vec<(String, String)> = vec![("outcome".into(), outcome.into())];
    for n in to {
        fields.push(("n".into(), n.clone()));
        fields.push((format!("seen_{n}"), "0".into()));
    }
    fields.extend(more.iter().map(|(n, v)| (n.to_string(), v.to_string())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let saved = browser.post(&format!("{WORK}/answer"), &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
}

/// The codes of the plan's actions, in their order.
async fn codes(browser: &mut Browser) -> Vec<String> {
    let list = browser.get(&format!("{PLAN}/items?kind=action")).await.text;
    list.split("<span class=\"code\">").skip(1).filter_map(|t| Some(t.split('<').next()?.to_string())).collect()
}

async fn answers(writer: &mut Browser, reader: &mut Browser) {
    let proposals = numbers(writer, "?kind=proposal&state=waiting").await;
    assert_eq!(proposals.len(), 12);
    // Three live on in a fourth.
    answer(writer, &proposals[1..4], "merged", &[("reason", "Chiedono la stessa cosa."), ("into", &proposals[0])])
        .await;
    let codes = codes(writer).await;
    // Five are accepted; of one nobody says yet what changed.
    answer(writer, &proposals[..1], "accepted", &[("reason", "È una buona idea.")]).await;
    for (n, code) in proposals[4..8].iter().zip(&codes) {
        let more = [("reason", "La riprendiamo."), ("changed", code.as_str())];
        answer(writer, std::slice::from_ref(n), "accepted_with_changes", &more).await;
    }
    let amendments = numbers(writer, "?kind=amendment&state=waiting").await;
    assert_eq!(amendments.len(), 3, "the demonstration has accepted one of four");
    answer(writer, &amendments, "accepted", &[("reason", "Parole più chiare.")]).await;
    // Six with one reason, two of them with a sentence of their own.
    let six: Vec<String> = numbers(writer, "?kind=comment&state=waiting").await.into_iter().take(6).collect();
    let own: Vec<String> = six.iter().take(2).map(|n| format!("sentence_{n}")).collect();
    let more =
        [("reason", "Non riguarda questo piano."), (&own[0], "Grazie per i dati."), (&own[1], "Ne parliamo altrove.")];
    answer(writer, &six, "not_accepted", &more).await;
    // The rest at once: all that the filter leaves.
    let rest = writer.get(&format!("{WORK}/answer?all=yes&state=waiting")).await;
    let rest = values(&rest.text, "n");
    assert!(rest.len() > 10);
    answer(writer, &rest, "postponed", &[("reason", "Ci torniamo nel prossimo piano.")]).await;
    assert_eq!(numbers(writer, "?state=waiting").await, Vec::<String>::new());

    // Nothing goes out before a second person read it, and nobody reads their own.
    let early = writer.confirm(&format!("{WORK}/publish"), &[("do", "publish")]).await;
    assert_eq!(early.status, 422);
    for (browser, expected) in [(&mut *writer, 422), (reader, 303)] {
        let page = browser.get(&format!("{WORK}/answer?all=yes&state=unchecked")).await.text;
        let mut fields: Vec<(String, String)> = Vec::new();
        for n in values(&page, "n") {
            let seen = values(&page, &format!("seen_{n}"));
            fields.push((format!("seen_{n}"), seen[0].clone()));
            fields.push(("n".into(), n));
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(browser.post(&format!("{WORK}/check"), &fields).await.status, expected);
    }
    assert_eq!(writer.confirm(&format!("{WORK}/publish"), &[("do", "publish")]).await.status, 303);
}

async fn amendments(writer: &mut Browser) {
    let list = writer.get(&format!("{DESK}/amendments")).await.text;
    let articles: Vec<&str> = list.split("<article class=\"amendment\" id=\"n").skip(1).collect();
    assert_eq!(articles.len(), 4);
    for article in articles {
        let number = article.split('"').next().unwrap_or_default();
        let version = values(article, "version").remove(0);
        let place = format!("{DESK}/amendments/{number}");
        let applied = writer.post(&place, &[("do", "apply"), ("version", &version)]).await;
        assert_eq!(applied.status, 303, "{number}: {}", applied.text);
    }
    let list = writer.get(&format!("{DESK}/amendments")).await.text;
    assert_eq!(list.matches("value=\"undo\"").count(), 4);
    // One is taken back and written again.
    let number = list.split("<article class=\"amendment\" id=\"n").nth(1).and_then(|t| t.split('"').next()).unwrap();
    let place = format!("{DESK}/amendments/{number}");
    assert_eq!(writer.post(&place, &[("do", "undo")]).await.status, 303);
    let page = writer.get(&place).await;
    let (version, words) = (page.field("version").expect("a version"), page.text.contains("<textarea"));
    assert!(words);
    assert_eq!(writer.post(&place, &[("do", "apply"), ("version", &version)]).await.status, 303);
    // What nobody wrote yet is said to have changed nothing.
    let waits = writer.get(&format!("{WORK}/publish")).await.text;
    let part = waits.split("ma il testo non è cambiato").nth(1).expect("what is linked and not written is listed");
    assert_eq!(part.matches("answer?n=").count(), 4);
    let codes = codes(writer).await;
    for code in &codes[..4] {
        reword(writer, DESK, code, &format!("Un titolo chiesto da chi scrive per {code}")).await;
    }
    let early = writer.post(&format!("{DESK}/adoption"), &ACT).await;
    assert!(early.status == 422 && early.has("scritti solo nella bozza"), "what stands in the draft is adopted");
    let seen = writer.get(&format!("{DESK}/publish")).await.field("seen").expect("what was looked at");
    let fields =
        [("summary", "Gli emendamenti accolti"), ("when", "now"), ("nature", "meaning"), ("seen", seen.as_str())];
    let published = writer.post(&format!("{DESK}/publish"), &fields).await;
    assert_eq!(published.status, 303, "{}", published.text);
}

/// While the consultation is open its plan is not adopted: the page of the act says until when, before and after one tries.
async fn too_early(writer: &mut Browser) {
    let place = format!("{DESK}/adoption");
    let page = writer.get(&place).await;
    assert!(page.has("La consultazione non è finita (ultimo giorno: "), "{}", page.text);
    assert!(page.has(&format!("href=\"{DESK}/process\">Vai al processo</a>")), "{}", page.text);
    let refused = writer.post(&place, &ACT).await;
    assert!(refused.status == 422 && refused.has("La consultazione non è finita"), "{}", refused.text);
}

async fn adoption(writer: &mut Browser) {
    let refused = writer.post(&format!("{DESK}/adoption"), &ACT).await;
    assert_eq!(refused.status, 422, "the gate is open");
    assert_eq!(refused.text.matches("non è collegato a ciò che è cambiato").count(), 1, "what is missing is told once");
    // The page lists what is missing, with the way to it.
    let missing = writer.get(&format!("{WORK}/publish")).await.text;
    let part = missing.split("Accolti, ma senza traccia nel piano").nth(1).expect("a list of what is missing");
    let number = part.split("answer?n=").nth(1).and_then(|t| t.split('"').next()).expect("a link to it").to_string();
    let linked = writer.post(&format!("{WORK}/link"), &[("n", &number), ("changed", "A1.1")]).await;
    assert_eq!(linked.status, 303, "{}", linked.text);
    let adopted = writer.post(&format!("{DESK}/adoption"), &ACT).await;
    assert_eq!(adopted.status, 303, "{}", adopted.text);
}

/// What a moderator has still to read, and an open appeal, stand in the way of the report.
async fn moderation(writer: &mut Browser) {
    let refused = writer.post(&format!("{WORK}/publish"), &[("do", "report")]).await;
    assert_eq!(refused.status, 422);
    let text = "Racconta la situazione di una persona che si riconosce.";
    for show in ["check", "appeals"] {
        for _ in 0..20 {
            let page = writer.get(&format!("{DESK}/moderation?show={show}")).await.text;
            let link = page.split(&format!("href=\"{DESK}/moderation/")).nth(1).and_then(|rest| rest.split('"').next());
            let Some(number) = link else { break };
            let path = format!("{DESK}/moderation/{number}");
            let one = writer.get(&path).await;
            let (seen, case) = (one.field("seen").unwrap_or_default(), one.field("case").unwrap_or_default());
            let decided = match show {
                "check" => vec![("what", "hide"), ("seen", &seen), ("reason", "personal_data"), ("text", text)],
                _ => vec![("what", "appeal"), ("seen", &seen), ("case", &case), ("upheld", "no"), ("text", text)],
            };
            let answer = writer.post(&path, &decided).await;
            assert_eq!(answer.status, 303, "{show}: {}", answer.text);
        }
    }
}

async fn report(site: &TestSite, writer: &mut Browser) {
    assert_eq!(site.visitor().get(&format!("{PLAN}/report")).await.status, 404);
    assert_eq!(writer.post(&format!("{WORK}/publish"), &[("do", "report")]).await.status, 303);
    let mut visitor = site.visitor();
    let page = visitor.get(&format!("{PLAN}/report")).await;
    assert_eq!(page.status, 200);
    let file: serde_json::Value =
        serde_json::from_slice(&visitor.get(&format!("{PLAN}/report/contributions.json")).await.bytes).expect("JSON");
    let all = file["contributions"].as_array().expect("a list");
    let count = |outcome: &str| all.iter().filter(|c| c["outcome"] == outcome).count();
    assert_eq!((count("merged"), count("not_accepted"), count("accepted")), (3, 6, 5));
    assert_eq!(all.len(), page.text.matches("class=\"report-entry\"").count());
    let own = all.iter().filter(|c| c["own_sentence"] != "").count();
    assert_eq!(own, 2);
    // Nine changed the plan: five proposals and four amendments.
    assert_eq!((file["changed_plan"].as_i64(), file["answered"].as_i64()), (Some(9), Some(all.len() as i64)));
}

async fn news(site: &TestSite, writer: &mut Browser) {
    // The authors' mails go first: the page of mails shows the newest alone.
    site.run_jobs().await;
    site.person_at("Chi cura un’azione", "cura@example.org", None, None).await;
    let progress = format!("{DESK}/progress");
    let list = writer.get(&format!("{progress}?all=yes")).await.text;
    let row = list.split("aria-label=\"A1.1\"").next().expect("the action is listed");
    let item = row.rsplit("name=\"item\" value=\"").next().and_then(|t| t.split('"').next()).expect("its number");
    for fields in
        [vec![("do", "name"), ("item", item), ("address", "cura@example.org")], vec![("do", "ask"), ("item", item)]]
    {
        assert_eq!(writer.post(&progress, &fields).await.status, 303);
    }
    site.run_jobs().await;
    let mails = site.visitor().get("/it/demo/mail").await.text;
    let link = mails.split("/it/updates/").nth(1).and_then(|t| t.split(['<', '"', ' ', '\n']).next()).expect("a link");
    let link = format!("/it/updates/{link}");
    let mut owner = site.visitor();
    let key = owner.get(&link).await.field("key").expect("a key");
    let fields = [("key", key.as_str()), ("state", "completed"), ("note", "Fatto, con due mesi di anticipo.")];
    assert_eq!(owner.post(&link, &fields).await.status, 303);
    let seen = site.visitor().get(&format!("{PLAN}/items/A1.1")).await;
    assert!(seen.has("Fatto, con due mesi di anticipo.") && seen.has("completata"));
}

/// From the words that changed to whoever asked for them, and back.
async fn back(site: &TestSite) {
    let mut visitor = site.visitor();
    let report = visitor.get(&format!("{PLAN}/report")).await.text;
    let origin = report
        .split("href=\"")
        .filter_map(|t| t.split('"').next())
        .find(|href| href.contains("/origin/paragraphs/"))
        .expect("a changed paragraph");
    let page = visitor.get(origin).await;
    assert!(page.status == 200 && page.has("Emendamento n. ") && page.has("Risposta: accolta"));
    let contribution = page
        .text
        .split("href=\"")
        .filter_map(|t| t.split('"').next())
        .find(|href| href.starts_with(&format!("{PLAN}/contributions/")) && !href.contains('#'))
        .expect("the contribution behind it")
        .to_string();
    let asked = visitor.get(&contribution).await;
    assert!(asked.status == 200 && asked.has("Paragrafo "), "the contribution does not lead to the changed words");
}
