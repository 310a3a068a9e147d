//! How many support a proposal: read by those who run the process, and by everybody where the planner says so.

use crate::site::{BASE, DESK, Site, on_each, start};
use cantiere_testkit::Browser;

/// Whether the planner lets everybody read the counts: by the form of the process, as they do it.
pub async fn show_counts(site: &Site, value: &str) {
    let mut planner = site.browser(site.planner).await;
    let path = format!("{DESK}/process/how");
    let form = planner.get(&path).await;
    assert!(form.text.contains("Quanti sostengono ogni proposta"), "{} {}", form.status, form.text);
    let seen = form.field("seen").expect("what was read");
    let mut fields = vec![("seen", seen.as_str()), ("premoderated", "no"), ("shows_supports", value)];
    fields.push(("why", "Lo chiedono in molti."));
    fields.extend(["comments", "amendments", "proposals", "supports", "needs"].map(|tool| ("tools", tool)));
    let saved = planner.post(&path, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
}

async fn order(browser: &mut Browser, query: &str) -> (String, Vec<i64>) {
    let page = browser.get(&format!("{BASE}/contributions{query}")).await;
    assert_eq!(page.status, 200);
    let mut found = Vec::new();
    for part in page.text.split("contribution-title").skip(1) {
        let (_, rest) = part.split_once("/contributions/").expect("a link");
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        found.push(digits.parse().expect("a number"));
    }
    (page.text, found)
}

#[test]
fn supports_are_counted_for_everybody_only_where_the_planner_shows_them() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut citizen = site.browser(site.citizen).await;
        let mut numbers = Vec::new();
        for title in ["Un pozzo", "Una siepe", "Una fontana"] {
            numbers.push(site.propose(&mut citizen, title, "Manca qualcosa.").await);
        }
        let liked = numbers[1];
        let page = format!("{BASE}/contributions/{liked}");
        let mut other = site.browser(site.other).await;
        assert_eq!(other.post(&format!("{page}/support"), &[("speaker", "0")]).await.status, 303);

        // As a process begins: nobody but staff reads counts, and nothing is sorted by them.
        let mut visitor = site.visitor();
        let one = visitor.get(&page).await.text;
        assert!(one.contains("lo vede soltanto chi gestisce il processo") && !one.contains("La sostiene 1"), "{one}");
        let (list, _) = order(&mut visitor, "?order=supports").await;
        assert!(!list.contains("1 sostegno") && !list.contains("Più sostenute"), "{list}");
        assert!(list.contains("Ordine equo") && list.contains("Ogni lettore riceve un ordine diverso"));
        let mine = citizen.get("/it/my-contributions").await;
        assert!(!mine.has("1 sostegno") && mine.has("Piano degli orti – 2027–2029</a>"), "{}", mine.text);
        let mut planner = site.browser(site.planner).await;
        assert!(planner.get(&format!("{BASE}/received")).await.text.contains("1 sostegno"));

        show_counts(&site, "yes").await;
        assert!(visitor.get(&page).await.text.contains("La sostiene 1"));
        let (list, sorted) = order(&mut visitor, "?order=supports").await;
        assert!(list.contains("1 sostegno") && list.contains("Più sostenute"), "{list}");
        assert_eq!(sorted, [liked, numbers[2], numbers[0]]);
        // The order follows what is supported and what is not any more.
        let first = format!("{BASE}/contributions/{}/support", numbers[0]);
        assert_eq!(other.post(&first, &[("speaker", "0")]).await.status, 303);
        let back = [("speaker", "0"), ("take_back", "yes")];
        assert_eq!(other.post(&format!("{page}/support"), &back).await.status, 303);
        assert_eq!(order(&mut visitor, "?order=supports").await.1, [numbers[0], numbers[2], liked]);

        show_counts(&site, "no").await;
        assert!(!order(&mut visitor, "").await.0.contains("1 sostegno"));
    });
}
