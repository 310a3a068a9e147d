//! A person's own drafts: kept, listed, gone on with and thrown away, and seen by nobody else.

use crate::site::{BASE, Site, number, on_each, proposal, start};
use cantiere_testkit::{Answer, Browser};

const MINE: &str = "/it/my-contributions";
const SECRET: &str = "Pozzo segretissimo";

async fn save(browser: &mut Browser, title: &str, held: &[(&str, &str)]) -> Answer {
    let key = uuid::Uuid::new_v4().to_string();
    let mut form = proposal(title, "Manca l’acqua.", &key).to_vec();
    form[6] = ("step", "draft");
    form.extend(held);
    browser.post(&format!("{BASE}/propose"), &form).await
}

fn place(saved: &Answer) -> String {
    assert_eq!(saved.status, 303, "{}", saved.text);
    saved.location().split('?').next().unwrap_or_default().to_string()
}

#[test]
fn own_draft_is_kept_until_it_is_sent_and_the_list_leads_to_it() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut citizen = site.browser(site.citizen).await;
        let form = citizen.get(&format!("{BASE}/propose?kind=proposal")).await;
        assert!(form.text.contains("Salva come bozza"), "{}", form.text);
        let draft = place(&save(&mut citizen, SECRET, &[]).await);
        let list = citizen.get(MINE).await.text;
        assert!(list.contains(SECRET) && list.contains(&format!("href=\"{draft}\"")), "{list}");
        let page = citizen.get(&draft).await;
        assert!(page.text.contains("La tua bozza.") && page.text.contains("Manca l’acqua."), "{}", page.text);

        // Going on: other words in the same draft, and both texts where another window was faster.
        let (team, seen) = (page.field("team").expect("its number"), page.field("seen").expect("a version"));
        let held = [("team", team.as_str()), ("seen", seen.as_str())];
        assert_eq!(place(&save(&mut citizen, "Un pozzo profondo", &held).await), draft);
        let late = save(&mut citizen, "Un pozzo basso", &held).await;
        assert_eq!(late.status, 409);
        assert!(late.text.contains("Un pozzo profondo") && late.text.contains("Un pozzo basso"), "{}", late.text);

        // Sent, it is no draft any more.
        let seen = citizen.get(&draft).await.field("seen").expect("a version");
        let key = uuid::Uuid::new_v4().to_string();
        let mut send = proposal("Un pozzo profondo", "Manca l’acqua.", &key).to_vec();
        send.extend([("team", team.as_str()), ("seen", seen.as_str())]);
        number(&citizen.post(&format!("{BASE}/propose"), &send).await);
        assert_eq!(citizen.get(&draft).await.status, 404);
        assert!(!citizen.get(MINE).await.text.contains("Le tue bozze"));
    });
}

#[test]
fn own_draft_is_seen_by_nobody_else_and_goes_when_its_writer_says_so() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut citizen = site.browser(site.citizen).await;
        let draft = place(&save(&mut citizen, SECRET, &[]).await);
        let page = citizen.get(&draft).await;
        let (team, seen) = (page.field("team").expect("its number"), page.field("seen").expect("a version"));
        for person in [site.other, site.planner, site.moderator] {
            let mut browser = site.browser(person).await;
            assert_eq!(browser.get(&draft).await.status, 404);
            assert_eq!(browser.post(&format!("{draft}/discard"), &[]).await.status, 404);
            // Nor can it be taken over by its number.
            let held = [("team", team.as_str()), ("seen", seen.as_str())];
            assert_eq!(save(&mut browser, "Preso", &held).await.status, 404);
            nowhere(&site, &mut browser).await;
        }
        nowhere(&site, &mut site.visitor()).await;
        assert_eq!(citizen.post(&format!("{draft}/discard"), &[]).await.location(), MINE);
        assert_eq!(citizen.get(&draft).await.status, 404);
        assert!(!citizen.get(MINE).await.text.contains(SECRET));
    });
}

async fn nowhere(site: &Site, browser: &mut Browser) {
    let pages = [
        format!("{BASE}/contributions"),
        format!("{BASE}/consultation"),
        format!("{BASE}/received"),
        format!("{BASE}/received/csv"),
        "/it/search?q=segretissimo".to_string(),
        MINE.to_string(),
        "/it/my-organizations".to_string(),
    ];
    for page in pages {
        let answer = browser.get(&page).await;
        // The search box repeats what was asked.
        let shown = answer.text.replace("segretissimo\"", "");
        assert!(!shown.contains(SECRET), "{page} at {:?}", site.process);
    }
}

#[test]
fn own_draft_can_be_given_to_the_body_that_one_speaks_for() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut speaker = site.browser(site.speaker).await;
        let draft = place(&save(&mut speaker, SECRET, &[]).await);
        assert!(speaker.get(MINE).await.text.contains(SECRET));
        let page = speaker.get(&draft).await;
        let (team, seen) = (page.field("team").expect("its number"), page.field("seen").expect("a version"));
        let body = site.body.to_string();
        let key = uuid::Uuid::new_v4().to_string();
        let mut form = proposal(SECRET, "Manca l’acqua.", &key).to_vec();
        form[4] = ("speaker", body.as_str());
        form[6] = ("step", "draft");
        form.extend([("team", team.as_str()), ("seen", seen.as_str())]);
        assert_eq!(place(&speaker.post(&format!("{BASE}/propose"), &form).await), draft);
        assert!(!speaker.get(MINE).await.text.contains(SECRET));
        assert!(speaker.get(&draft).await.text.contains("Bozza di Comune di prova"));
    });
}
