//! What somebody, or a program, may write into an address or a form: signs that no text has, filters that no item fits.

use super::{BASE, bring, edition_of, ok, on_sites};
use cantiere_documents::Format;
use cantiere_domain::access::Role;
use http::header::CONTENT_TYPE;

const API: &str = "/api/v1/plans/orti/editions/2024-2026";
const TABLE: &str =
    "kind,code,title,state\nchapter,C,Acqua,\naction,A1,Aprire fontane,ongoing\naction,A2,Piantare alberi,planned\n";

#[test]
fn a_sign_that_no_text_has_leads_nowhere_and_is_left_out_of_forms() {
    on_sites(async |site| {
        let id = edition_of(&site, "orti").await;
        bring(&site, id, Format::Csv, TABLE, true).await;
        let mut visitor = site.visitor();
        for path in [
            "/it/plans/%00",
            "/it/plans?after=%00",
            "/it/data?after=%00",
            "/it/organizations?after=a%00b",
            &format!("{BASE}/items/A%001"),
            &format!("{BASE}/items?q=%00"),
            &format!("{BASE}/text/%00"),
            &format!("{BASE}/paragraphs/%00"),
        ] {
            assert_eq!(visitor.get(path).await.status, 404, "{path}");
        }
        for path in ["/api/v1/plans?after=%00", &format!("{API}/items/%00"), &format!("{API}/paragraphs?after=%00")] {
            let answer = visitor.get(path).await;
            let kind = answer.header(CONTENT_TYPE).to_string();
            assert_eq!((answer.status.as_u16(), &*kind), (404, "application/problem+json"), "{path}");
        }
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let form =
            [("name", "Piano\0 delle strade"), ("edition", "2027\0"), ("language", "it"), ("key", "una\0chiave")];
        let made = planner.post("/it/desk/new", &form).await;
        assert_eq!((made.status.as_u16(), made.location()), (303, "/it/desk/plans/piano-delle-strade/2027"));
    });
}

#[test]
fn a_filter_that_nothing_fits_is_shown_and_can_be_taken_away() {
    on_sites(async |site| {
        let id = edition_of(&site, "orti").await;
        bring(&site, id, Format::Csv, TABLE, true).await;
        let mut visitor = site.visitor();
        let list = ok(&mut visitor, &format!("{BASE}/items?state=ongoing&actor=nessuno")).await;
        assert!(!list.contains("/items/A1"), "{list}");
        let chosen = list.split("<ul class=\"chosen\">").nth(1).and_then(|l| l.split("</ul>").next()).unwrap();
        assert!(chosen.contains(&format!("href=\"{BASE}/items?state=ongoing\"")), "{chosen}");
        assert!(chosen.contains(">nessuno</span>"), "{chosen}");
        assert!(ok(&mut visitor, &format!("{BASE}/items?state=ongoing")).await.contains("/items/A1"));

        // Of a long question the beginning is looked for, and shown.
        let long = format!("fontane+{}", "a".repeat(5_000));
        let list = ok(&mut visitor, &format!("{BASE}/items?q={long}")).await;
        assert!(list.contains(&format!("value=\"fontane {}\"", "a".repeat(192))), "{list}");
    });
}
