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

#[test]
fn files_of_a_draft_written_together_wait_with_it_and_are_everybodys_who_writes_it() {
    const NOTE: &[u8] = b"a;b\n1;2";
    on_each(|engine| async move {
        let site = start(engine).await;
        let body = site.body.to_string();
        let key = uuid::Uuid::new_v4().to_string();
        let colleague = site.site.person("Chi prepara", None).await;
        site.join(colleague, "contributor").await;
        let mut preparing = site.browser(colleague).await;
        let mut form = proposal("Un pozzo per tutti", "Manca l’acqua.", &key).to_vec();
        form[4] = ("speaker", body.as_str());
        form[6] = ("step", "draft");
        let files: [(&str, &str, &[u8]); 2] = [("files", "conti.csv", NOTE), ("files", "vecchi.csv", b"x;y\n3;4")];
        let draft = place(&preparing.upload(&format!("{BASE}/propose"), &form, &files).await);

        // Days later they are there for a colleague too, who takes one out and adds another; others see nothing of it.
        site.site.pass(std::time::Duration::from_secs(3 * 86_400));
        site.site.run_jobs().await;
        let mut speaker = site.browser(site.speaker).await;
        let page = speaker.get(&draft).await;
        assert!(page.has("conti.csv") && page.has("vecchi.csv"), "{}", page.text);
        let (team, seen) = (page.field("team").expect("its number"), page.field("seen").expect("a version"));
        let same = page.field("key").expect("the key of its files");
        assert_eq!(same, key);
        let own = |part: &&str| part.split("</label>").next().is_some_and(|box_| box_.contains("vecchi.csv"));
        let before = page.text.split("name=\"drop-").skip(1).find(own).expect("a box");
        let drop = format!("drop-{}", before.split('"').next().unwrap());
        let held = |seen: &str| [("team", team.clone()), ("seen", seen.to_string())];
        let of_speaker = held(&seen);
        let mut more: Vec<(&str, &str)> = form.clone();
        more.extend(of_speaker.iter().map(|(n, v)| (*n, v.as_str())));
        more.push((&drop, "yes"));
        let files: [(&str, &str, &[u8]); 1] = [("files", "nuovi.csv", b"z;w\n5;6")];
        assert_eq!(speaker.upload(&format!("{BASE}/propose"), &more, &files).await.status, 303);
        let mut stranger = site.browser(site.citizen).await;
        let peek = stranger
            .post(&format!("{BASE}/propose"), &[("kind", "proposal"), ("key", &key), ("step", "preview")])
            .await;
        assert!(!peek.has("conti.csv") && !peek.has("nuovi.csv"), "{}", peek.text);

        // It is sent with all of them; nothing of it waits any more.
        let page = site.browser(colleague).await.get(&draft).await;
        assert!(page.has("conti.csv") && page.has("nuovi.csv") && !page.has("vecchi.csv"), "{}", page.text);
        let of_now = held(&page.field("seen").expect("a version"));
        let mut send = form.clone();
        send[6] = ("step", "send");
        send.extend(of_now.iter().map(|(n, v)| (*n, v.as_str())));
        let sent = number(&speaker.post(&format!("{BASE}/propose"), &send).await);
        let shown = site.visitor().get(&format!("{BASE}/contributions/{sent}")).await;
        assert!(shown.has("conti.csv") && shown.has("nuovi.csv") && !shown.has("vecchi.csv"), "{}", shown.text);
    });
}

#[test]
fn the_same_form_saved_again_is_the_same_draft_and_loses_nothing() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut citizen = site.browser(site.citizen).await;
        let (path, key) = (format!("{BASE}/propose"), uuid::Uuid::new_v4().to_string());
        let form = |text: &'static str| {
            let mut form = proposal("Un pozzo", text, &key).to_vec();
            form[6] = ("step", "draft");
            form
        };
        let file: [(&str, &str, &[u8]); 1] = [("files", "conti.csv", b"a;b\n1;2")];
        let draft = place(&citizen.upload(&path, &form("Manca l’acqua."), &file).await);
        // A second click.
        assert_eq!(place(&citizen.upload(&path, &form("Manca l’acqua."), &file).await), draft);
        let list = citizen.get(MINE).await.text;
        assert_eq!(list.matches("/drafts/").count(), list.matches(&draft).count(), "{list}");
        // Gone back, and written on: both texts are there, and what is saved next counts.
        let back = citizen.post(&path, &form("Manca l’acqua d’estate.")).await;
        assert!(
            back.status == 409 && back.has("Manca l’acqua.") && back.has("Manca l’acqua d’estate."),
            "{}",
            back.text
        );
        let (team, seen) = (back.field("team").expect("its number"), back.field("seen").expect("a version"));
        let mut again = form("Manca l’acqua d’estate.");
        again.extend([("team", team.as_str()), ("seen", seen.as_str())]);
        // Clicked twice, too: the second says the same.
        for _ in 0..2 {
            assert_eq!(place(&citizen.post(&path, &again).await), draft);
        }
        let page = citizen.get(&draft).await;
        assert!(page.has("conti.csv") && page.has("Manca l’acqua d’estate."), "{}", page.text);
    });
}

#[test]
fn a_form_that_is_sent_after_it_was_saved_leaves_no_draft_behind() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut citizen = site.browser(site.citizen).await;
        let (path, key) = (format!("{BASE}/propose"), uuid::Uuid::new_v4().to_string());
        let form = |text: &'static str, step: &'static str| {
            let mut form = proposal("Un pozzo", text, &key).to_vec();
            form[6] = ("step", step);
            form
        };
        let file: [(&str, &str, &[u8]); 1] = [("files", "conti.csv", b"a;b\n1;2")];
        let draft = place(&citizen.upload(&path, &form("Manca l’acqua.", "draft"), &file).await);
        // Gone back and sent with other words: nothing is sent before both were seen.
        let back = citizen.post(&path, &form("Manca l’acqua d’estate.", "send")).await;
        assert!(back.status == 409 && back.has("Manca l’acqua."), "{}", back.text);
        assert_eq!(citizen.get(&draft).await.status, 200);
        // Sent with the same ones, the draft has become it, with its file.
        let sent = number(&citizen.post(&path, &form("Manca l’acqua.", "send")).await);
        assert_eq!(citizen.get(&draft).await.status, 404);
        let page = site.visitor().get(&format!("{BASE}/contributions/{sent}")).await;
        assert!(page.has("conti.csv") && page.has("Manca l’acqua."), "{}", page.text);
    });
}

#[test]
fn words_for_a_draft_that_is_gone_meanwhile_come_back() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut citizen = site.browser(site.citizen).await;
        let draft = place(&save(&mut citizen, "Un pozzo", &[]).await);
        let page = citizen.get(&draft).await;
        let (team, seen) = (page.field("team").expect("its number"), page.field("seen").expect("a version"));
        // Thrown away in one window, written on in another.
        assert_eq!(citizen.post(&format!("{draft}/discard"), &[]).await.status, 303);
        let (path, key) = (format!("{BASE}/propose"), uuid::Uuid::new_v4().to_string());
        for step in ["draft", "send"] {
            let mut form = proposal("Un pozzo profondo", "Manca l’acqua.", &key).to_vec();
            form[6] = ("step", step);
            form.extend([("team", team.as_str()), ("seen", seen.as_str())]);
            let gone = citizen.post(&path, &form).await;
            assert!(gone.status == 404 && gone.has("La bozza non c’è più"), "{step}: {}", gone.text);
            assert!(gone.has("Un pozzo profondo") && gone.field("team").is_none(), "{step}: {}", gone.text);
        }
        // Sent by two clicks: the second is told what the first was.
        let draft = place(&save(&mut citizen, "Un pozzo profondo", &[]).await);
        let page = citizen.get(&draft).await;
        let (team, seen) = (page.field("team").expect("its number"), page.field("seen").expect("a version"));
        let mut send = proposal("Un pozzo profondo", "Manca l’acqua.", &key).to_vec();
        send.extend([("team", team.as_str()), ("seen", seen.as_str())]);
        let first = number(&citizen.post(&path, &send).await);
        assert_eq!(number(&citizen.post(&path, &send).await), first);
    });
}
