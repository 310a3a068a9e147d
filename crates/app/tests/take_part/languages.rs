//! What stands in the language of the plan says so on pages in another one, so that it is read aloud as it should be.

use crate::site::{BASE, DESK, on_each, start};

#[test]
fn the_name_of_the_plan_carries_its_language_on_pages_in_another_one() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut planner = site.browser(site.planner).await;
        let (base, desk) = (BASE.replacen("/it/", "/en/", 1), DESK.replacen("/it/", "/en/", 1));
        for page in [
            format!("{base}/comment?on=p:p1"),
            format!("{base}/propose"),
            format!("{base}/grid"),
            format!("{base}/received"),
            format!("{desk}/entries"),
            format!("{desk}/participants"),
            format!("{desk}/moderation"),
            format!("{desk}/questions"),
        ] {
            let read = planner.get(&page).await;
            assert_eq!(read.status, 200, "{page}");
            let names = read.text.matches(">Piano degli orti – 2027–2029<").count();
            let told = read.text.matches(" lang=\"it\">Piano degli orti – 2027–2029<").count();
            assert!(names > 0 && names == told, "{page}: {told} of {names} say it");
        }
    });
}
