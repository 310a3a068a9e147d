//! Ballots on paper, as the desk enters them: what stands on the paper is entered whole, or it is said what cannot be read.

use crate::site::{BASE, DESK, on_each, start};
use crate::votes::{set_up, show};
use cantiere_domain::round::Method;
use http::StatusCode;

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
