//! Ballots on paper, as the desk enters them: what stands on the paper is entered whole, or it is said what cannot be read.

use crate::site::{BASE, DESK, on_each, start};
use crate::votes::{set_up, show};
use cantiere_domain::round::Method;
use http::StatusCode;
use serde_json::Value;

const HALF_A_DAY: i64 = 43_200_000_000;

#[test]
fn what_cannot_be_read_on_paper_is_told_with_its_action_and_nothing_typed_is_lost() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let served = &site.site.site;
        let received = served.local(served.now() - HALF_A_DAY).strftime("%Y-%m-%dT%H:%M").to_string();
        let body = site.body.to_string();
        let mut dora = site.browser(site.planner).await;
        for (method, wrong, right, told) in [
            (Method::Marks, &["3,5", "x", "6", "-1"][..], "2", "scrivi un numero intero da 1 a 5"),
            (Method::Borda, &["1"][..], "2", "questo posto ce l’ha già un’altra azione"),
        ] {
            let set = move |settings: &mut cantiere_spine::round::Settings| {
                (settings.persons, settings.rules.method) = (false, method);
            };
            let (vote, options) = set_up(&site, set).await;
            show(&site, vote).await;
            let paper = format!("{DESK}/votes/{vote}/paper");
            let said = [format!("said_{}", options[0]), format!("said_{}", options[1])];
            let typed = |second: &'static str| {
                [
                    ("body", body.as_str()),
                    ("protocol", "12/2026"),
                    ("received", received.as_str()),
                    (said[0].as_str(), "1"),
                    (said[1].as_str(), second),
                ]
            };
            for &second in wrong {
                let page = dora.post(&paper, &typed(second)).await;
                assert_eq!(page.status, 422, "{second}: {}", page.text);
                assert!(page.has(&format!("“Orto del parco”: {told}")), "{second}: {}", page.text);
                let again = [page.field(&said[0]), page.field(&said[1]), page.field("protocol")];
                assert_eq!(again.map(Option::unwrap_or_default), ["1", second, "12/2026"]);
            }
            for done in ["in", "replaced"] {
                let entered = dora.post(&paper, &typed(right)).await;
                let told = format!("{paper}?done={done}&body={body}");
                assert_eq!(
                    (entered.status, entered.location()),
                    (StatusCode::SEE_OTHER, told.as_str()),
                    "{}",
                    entered.text
                );
                assert!(dora.get(&told).await.has("è registrata"));
            }
            // Paper and the rule for ties name actions by their numbers.
            let page = site.visitor().get(&format!("{BASE}/votes/{vote}")).await;
            assert!(page.has("N. 1") && page.has("N. 2"), "{}", page.text);
        }
    });
}

#[test]
fn a_ballot_entered_for_the_wrong_body_is_withdrawn_in_sight_of_all() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, options) = set_up(&site, |settings| settings.persons = false).await;
        show(&site, vote).await;
        let (desk, public) = (format!("{DESK}/votes/{vote}"), format!("{BASE}/votes/{vote}"));
        let (paper, body) = (format!("{desk}/paper"), site.body.to_string());
        let (withdraw, own) = (format!("{paper}/{body}"), format!("{public}/ballot/{body}"));
        let mut dora = site.browser(site.planner).await;
        let mut carla = site.browser(site.speaker).await;
        assert_eq!(dora.get(&withdraw).await.status, 404);

        let served = &site.site.site;
        let received = served.local(served.now() - HALF_A_DAY).strftime("%Y-%m-%dT%H:%M").to_string();
        let said = format!("said_{}", options[0]);
        let typed = [("body", &*body), ("protocol", "12/2026"), ("received", &*received), (&*said, "1")];
        let entered = dora.post(&paper, &typed).await;
        assert!(dora.get(entered.location()).await.has(&format!("href=\"{withdraw}\"")), "{}", entered.text);
        assert!(dora.get(&desk).await.has(&format!("href=\"{withdraw}\"")));
        assert_eq!(carla.get(&withdraw).await.status, 403);
        let seen = dora.get(&own).await;
        assert!(seen.has("si legge qui dopo il conteggio") && !seen.has("Orto della scuola"), "{}", seen.text);

        // Without a reason nothing happens; two forms are open, and the second one loses nothing of what was typed.
        let form = dora.get(&withdraw).await;
        assert!(form.has("12/2026") && form.has("può votare come se non avesse mai votato"), "{}", form.text);
        let seen = form.field("seen").expect("what was seen");
        let refused = dora.post(&withdraw, &[("seen", &seen), ("reason", " ")]).await;
        assert!(refused.status == 422 && refused.has("Scrivi il motivo"), "{}", refused.text);
        let sent = [("seen", &*seen), ("reason", "Era del Comune vicino")];
        let done = dora.post(&withdraw, &sent).await;
        assert_eq!(done.location(), format!("{paper}?done=withdrawn&body={body}"), "{}", done.text);
        assert!(dora.get(done.location()).await.has("La scheda di Comune di prova è ritirata."));
        let late = dora.post(&withdraw, &sent).await;
        assert_eq!(late.status, 409, "{}", late.text);
        assert!(late.has("non hai ritirato nulla") && late.has("Il motivo che avevi scritto: "), "{}", late.text);
        assert!(late.has("Era del Comune vicino"));

        // The desk and the body read who, when and why; the body votes as if it never had.
        let log = dora.get(&desk).await;
        assert!(log.has("Scheda di carta ritirata, protocollo ") && log.has("Era del Comune vicino"), "{}", log.text);
        assert!(log.has("Dora Pianifica") && !log.has(&format!("href=\"{withdraw}\"")));
        let receipt = carla.get(&own).await;
        assert!(receipt.has("ora non conta nessuna scheda") && receipt.has("Vota per il tuo ente"), "{}", receipt.text);
        assert!(receipt.has("Era del Comune vicino"));
        let content = options[1].to_string();
        let sending = [("step", "send"), ("content", &*content), ("speaker", &*body)];
        let sent = carla.post(&format!("{public}/ballot"), &sending).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        // What the body sent is not the desk's to withdraw.
        let not = dora.get(&withdraw).await;
        assert!(not.has("l’ha inviata chi rappresenta l’ente") && not.field("reason").is_none(), "{}", not.text);

        site.pass_days(8);
        site.site.run_jobs().await;
        let mut visitor = site.visitor();
        let ballots = visitor.get(&format!("{public}/ballots")).await;
        assert!(ballots.has("Schede di carta ritirate") && ballots.has("Era del Comune vicino"), "{}", ballots.text);
        assert!(ballots.has("Orto del parco") && !ballots.has("Orto della scuola"), "{}", ballots.text);
        let file = visitor.get(&format!("{public}/download/json")).await;
        let told: Value = serde_json::from_str(&file.text).expect("JSON");
        assert_eq!((&told["ballots"], &told["paper_ballots_withdrawn"]), (&Value::from(1), &Value::from(1)));
        assert_eq!(told["withdrawn"][0]["reason"], "Era del Comune vicino");
        assert_eq!(told["ballots_of_organizations"][0]["ballot"][0]["number"], 2);
        let pb = visitor.get(&format!("{public}/download/pb")).await;
        assert!(pb.has("num_votes;1"), "{}", pb.text);
        // Her session is over by now.
        let mut dora = site.browser(site.planner).await;
        assert_eq!(dora.get(&withdraw).await.status, 200);
        assert_eq!(dora.post(&withdraw, &[("seen", "1"), ("reason", "Tardi")]).await.status, 422);
    });
}
