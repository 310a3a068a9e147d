//! Files of forms and drafts that are not sent: what is not taken is said, nothing else of the form is lost, and what waits with
//! a body's drafts is the body's.

use crate::site::{BASE, on_each, proposal, start};
use cantiere_testkit::{Answer, Browser};
use http::Method;
use std::time::Duration;

const PAGE: &[u8] = b"<html><script>alert(1)</script></html>";
const QUARTER: Duration = Duration::from_secs(16 * 60);

/// Keeps a proposal with five files as a draft, in the name of `speaker`.
async fn keep(browser: &mut Browser, speaker: &str, n: usize) -> Answer {
    let (title, key) = (format!("Bozza numero {n}"), uuid::Uuid::new_v4().to_string());
    let mut fields = proposal(&title, "Mancano gli orti.", &key).to_vec();
    fields[4] = ("speaker", speaker);
    fields[6] = ("step", "draft");
    let names: Vec<String> = (1..=5).map(|k| format!("{n}-{k}.txt")).collect();
    let files: Vec<(&str, &str, &[u8])> = names.iter().map(|name| ("files", name.as_str(), name.as_bytes())).collect();
    browser.upload(&format!("{BASE}/propose"), &fields, &files).await
}

#[test]
fn files_that_wait_with_a_bodys_drafts_count_against_the_body_and_not_against_who_chose_them() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let body = site.body.to_string();
        let mut speaker = site.browser(site.speaker).await;
        let mut first = String::new();
        for n in 0..20 {
            // Nobody sends more than forty files in a quarter of an hour.
            if n % 8 == 7 {
                site.site.pass(QUARTER);
            }
            let kept = keep(&mut speaker, &body, n).await;
            assert_eq!(kept.status, 303, "{n}: {}", kept.text);
            if n == 0 {
                first = kept.location().split('?').next().unwrap_or_default().to_string();
            }
        }
        site.site.pass(QUARTER);
        let own = keep(&mut speaker, "0", 20).await;
        assert_eq!(own.status, 303, "one's own forms have their own room: {}", own.text);
        let full = keep(&mut speaker, &body, 21).await;
        assert_eq!(full.status, 422);
        assert!(full.has("Le bozze del tuo ente hanno già 100 file"), "{}", full.text);
        assert!(full.has("Bozza numero 21") && full.has("21-5.txt"), "{}", full.text);
        // One that is thrown away leaves its room to another.
        assert_eq!(speaker.post(&format!("{first}/discard"), &[]).await.status, 303);
        let kept = keep(&mut speaker, &body, 22).await;
        assert_eq!(kept.status, 303, "{}", kept.text);
    });
}

#[test]
fn a_file_that_is_not_taken_is_said_before_a_draft_is_kept_without_it() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        let keys = [(); 2].map(|()| uuid::Uuid::new_v4().to_string());
        let mut propose = proposal("Un orto", "Mancano gli orti.", &keys[0]).to_vec();
        propose[6] = ("step", "draft");
        let comment = vec![
            ("kind", "comment"),
            ("body", "Mancano i semi."),
            ("speaker", "0"),
            ("key", &*keys[1]),
            ("step", "draft"),
        ];
        for (form, fields, text) in [("propose", propose, "Mancano gli orti."), ("comment", comment, "Mancano i semi.")]
        {
            let path = format!("{BASE}/{form}");
            let refused = ada.upload(&path, &fields, &[("files", "pagina.pdf", PAGE)]).await;
            assert_eq!(refused.status, 422, "{form}");
            assert!(refused.has("non è di un tipo ammesso") && refused.has(text), "{form}: {}", refused.text);
            assert_eq!(ada.upload(&path, &fields, &[]).await.status, 303, "{form}");
        }
    });
}

#[test]
fn too_many_files_lose_nothing_that_stands_after_them_in_the_form() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut speaker = site.browser(site.speaker).await;
        let (body, key) = (site.body.to_string(), uuid::Uuid::new_v4().to_string());
        let part = |name: &str, value: &str| {
            format!("--confine\r\nContent-Disposition: form-data; name={name}\r\n\r\n{value}\r\n")
        };
        let mut form = [("kind", "comment"), ("body", "Con sei file."), ("key", &*key)]
            .map(|(name, value)| part(&format!("\"{name}\""), value))
            .concat();
        for n in 1..=6 {
            form += &part(&format!("\"files\"; filename=\"{n}.txt\""), &format!("file {n}"));
        }
        form += &part("\"speaker\"", &body);
        form += "--confine--\r\n";
        let headers = [("content-type", "multipart/form-data; boundary=confine"), ("accept", "text/html")];
        let refused = speaker.send(Method::POST, &format!("{BASE}/comment"), &headers, &form).await;
        assert_eq!(refused.status, 422);
        assert!(refused.has("al massimo 5") && refused.has("5.txt") && !refused.has("6.txt"), "{}", refused.text);
        let chosen = |tag: &&str| tag.contains("name=\"speaker\"") && tag.contains(&format!("value=\"{body}\""));
        let chosen = refused.text.split('<').find(chosen).expect("the body among those one speaks for");
        assert!(chosen.split('>').next().is_some_and(|tag| tag.contains("checked")), "{chosen}");
    });
}

#[test]
fn whoever_sends_many_files_waits_and_keeps_what_they_wrote() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        for n in 0..8 {
            let told = keep(&mut ada, "0", n).await;
            // Four drafts hold the twenty files that wait of one person.
            assert_eq!(told.status.as_u16(), if n < 4 { 303 } else { 422 }, "{n}: {}", told.text);
            assert!(n < 4 || told.has("Hai già 20 file in moduli non inviati"), "{n}: {}", told.text);
        }
        let often = keep(&mut ada, "0", 8).await;
        assert_eq!(often.status, 422);
        assert!(often.has("hai inviato molti file") && often.has("Bozza numero 8"), "{}", often.text);
        site.site.pass(QUARTER);
        let later = keep(&mut ada, "0", 9).await;
        assert!(!later.has("hai inviato molti file"), "{}", later.text);
    });
}
