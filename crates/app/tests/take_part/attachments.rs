//! Files beside contributions: told by their content, shown with their owner alone, given out as downloads only.

use crate::site::{BASE, DESK, Site, number, on_each, proposal, start, start_with};
use cantiere_testkit::Browser;
use http::header;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nfagottino";
const KEY: &str = "0d6f1f3e-5a1c-4f43-9d5e-0d6f1f3e5a1c";

async fn send(browser: &mut Browser, step: &str, files: &[(&str, &str, &[u8])]) -> cantiere_testkit::Answer {
    let mut fields = proposal("Un orto per scuola", "Mancano gli orti.", KEY).to_vec();
    fields.retain(|(name, _)| *name != "step");
    fields.push(("step", step));
    browser.upload(&format!("{BASE}/propose"), &fields, files).await
}

/// The address of the first attachment on a page.
fn first_address(page: &str) -> String {
    let (_, rest) = page.split_once("href=\"/it/attachments/").expect("an attachment on the page");
    format!("/it/attachments/{}", rest.split('"').next().unwrap())
}

#[test]
fn a_file_survives_a_mistake_elsewhere_and_comes_out_as_a_download() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        let form =
            [("kind", "proposal"), ("title", ""), ("body", "Mancano gli orti."), ("key", KEY), ("step", "preview")];
        let refused = ada.upload(&format!("{BASE}/propose"), &form, &[("files", "relazione \"1\".exe", PDF)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.has("relazione -1.pdf") && refused.has("Mancano gli orti."), "{}", refused.text);
        let number = number(&ada.post(&format!("{BASE}/propose"), &proposal("Orti", "Mancano gli orti.", KEY)).await);
        let mut visitor = site.visitor();
        let page = visitor.get(&format!("{BASE}/contributions/{number}")).await;
        let file = visitor.get(&first_address(&page.text)).await;
        assert_eq!((file.status.as_u16(), file.bytes.as_slice()), (200, PDF));
        assert_eq!(file.header(header::CONTENT_TYPE), "application/pdf");
        assert_eq!(
            file.header(header::CONTENT_DISPOSITION),
            "attachment; filename=\"relazione -1.pdf\"; filename*=UTF-8''relazione%20%2D1%2Epdf"
        );
        assert_eq!(file.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
        assert_eq!(file.header(header::CONTENT_SECURITY_POLICY), "default-src 'none'; sandbox; frame-ancestors 'none'");
        assert_eq!(file.header(header::CACHE_CONTROL), "no-store");
        let mut planner = site.browser(site.planner).await;
        assert!(planner.get(&format!("{BASE}/received/csv")).await.has(&first_address(&page.text)[4..]));
    });
}

#[test]
fn what_is_refused_is_told_by_name_and_the_rest_is_kept() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        let page = b"<html><script>alert(1)</script></html>".as_slice();
        let answer =
            send(&mut ada, "preview", &[("files", "<b>x</b>.pdf", page), ("files", "dati.csv", b"a;b\n1;2")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.has("dati.csv") && answer.has("non è di un tipo ammesso") && !answer.has("<b>x</b>"));
        let large = vec![b'a'; (10 << 20) + 1];
        let answer = send(&mut ada, "preview", &[("files", "grande.txt", &large)]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.has("più grande di 10 MB") && answer.has("dati.csv"), "{}", answer.text);
        let many: Vec<(&str, &str, &[u8])> =
            ["1.txt", "2.txt", "3.txt", "4.txt", "5.txt"].map(|name| ("files", name, name.as_bytes())).to_vec();
        let answer = send(&mut ada, "preview", &many).await;
        assert_eq!(answer.status, 422);
        assert!(answer.has("al massimo 5") && answer.has("4.txt"));
        let sent = number(&send(&mut ada, "send", &[]).await);
        let page = site.visitor().get(&format!("{BASE}/contributions/{sent}")).await;
        assert_eq!(page.text.matches("/it/attachments/").count(), 5);
    });
}

#[test]
fn a_visitor_leaves_no_file_and_another_person_does_not_take_it() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        assert_eq!(send(&mut ada, "preview", &[("files", "mia.pdf", PDF)]).await.status, 200);
        let mut bruno = site.browser(site.other).await;
        assert!(!send(&mut bruno, "preview", &[]).await.has("mia.pdf"));
        let his = number(&send(&mut bruno, "send", &[]).await);
        assert!(!bruno.get(&format!("{BASE}/contributions/{his}")).await.has("/attachments/"));
        let mut visitor = site.visitor();
        let form =
            [("kind", "proposal"), ("title", "x"), ("body", "y"), ("action", "z"), ("step", "preview"), ("key", "k")];
        let shown = visitor.upload(&format!("{BASE}/propose"), &form, &[("files", "d.pdf", PDF)]).await;
        assert_eq!(shown.status, 200);
        assert!(!shown.has("d.pdf"));
    });
}

#[test]
fn a_file_is_not_seen_before_its_contribution_and_goes_when_its_owner_removes_it() {
    on_each(|engine| async move {
        let site: Site = start_with(engine, |new| new.premoderated = true).await;
        let mut ada = site.browser(site.citizen).await;
        assert_eq!(send(&mut ada, "preview", &[("files", "mia.pdf", PDF)]).await.status, 200);
        let number = number(&send(&mut ada, "send", &[]).await);
        let path = format!("{BASE}/contributions/{number}");
        let page = ada.get(&path).await;
        let address = first_address(&page.text);
        assert_eq!(ada.get(&address).await.status, 200);
        assert_eq!(site.browser(site.planner).await.get(&address).await.status, 200);
        assert_eq!(site.visitor().get(&address).await.status, 404);
        assert_eq!(site.browser(site.other).await.get(&address).await.status, 404);
        let uuid = address.rsplit('/').next().unwrap();
        let remove = format!("{path}/attachments/{uuid}/remove");
        assert_eq!(site.browser(site.other).await.post(&remove, &[]).await.status, 403);
        assert_eq!(
            ada.upload(&format!("{path}/attachments"), &[], &[("files", "nota.txt", b"nota")]).await.status,
            303
        );
        assert_eq!(ada.post(&remove, &[]).await.status, 303);
        assert_eq!(ada.get(&address).await.status, 404);
        assert!(ada.get(&path).await.has("nota.txt"));
        site.pass_days(32);
        let mut ada = site.browser(site.citizen).await;
        let late = ada.upload(&format!("{path}/attachments"), &[], &[("files", "tardi.txt", b"tardi")]).await;
        assert_eq!(late.status, 422);
        assert!(late.has("chiusa"));
    });
}

#[test]
fn a_file_that_comes_later_is_read_first_where_words_are() {
    on_each(|engine| async move {
        let site: Site = start_with(engine, |new| new.premoderated = true).await;
        let mut ada = site.browser(site.citizen).await;
        let n = site.propose(&mut ada, "Un orto", "Mancano gli orti.").await;
        let path = format!("{BASE}/contributions/{n}");
        let mut moderator = site.browser(site.moderator).await;
        let page = moderator.get(&path).await;
        let (_, rest) = page.text.split_once(&format!("href=\"{DESK}/moderation/")).expect("the way to the desk");
        let desk = format!("{DESK}/moderation/{}", rest.split('"').next().unwrap_or_default());
        let seen = async |moderator: &mut Browser| moderator.get(&desk).await.field("seen").expect("a version");
        let show = async |moderator: &mut Browser, seen: &str| {
            moderator.post(&desk, &[("what", "show"), ("seen", seen)]).await.status.as_u16()
        };
        let attach = async |ada: &mut Browser, name: &str| {
            let file = [("files", name, name.as_bytes())];
            assert_eq!(ada.upload(&format!("{path}/attachments"), &[], &file).await.status, 303);
        };
        let read = seen(&mut moderator).await;
        assert_eq!(show(&mut moderator, &read).await, 303);
        assert_eq!(site.visitor().get(&path).await.status, 200);
        attach(&mut ada, "foto.txt").await;
        assert_eq!(site.visitor().get(&path).await.status, 404, "it waits again");
        assert!(moderator.get(&desk).await.has("foto.txt"), "who decides sees what came");
        let read = seen(&mut moderator).await;
        // Another one comes meanwhile: what was decided is not about it.
        attach(&mut ada, "altra.txt").await;
        assert_eq!(show(&mut moderator, &read).await, 409);
        let read = seen(&mut moderator).await;
        assert_eq!(show(&mut moderator, &read).await, 303);
        let public = site.visitor().get(&path).await;
        assert!(public.has("foto.txt") && public.has("altra.txt"), "{}", public.text);
        // Taking one away asks nobody.
        let uuid = first_address(&public.text);
        let uuid = uuid.rsplit('/').next().unwrap_or_default();
        assert_eq!(ada.post(&format!("{path}/attachments/{uuid}/remove"), &[]).await.status, 303);
        assert_eq!(site.visitor().get(&path).await.status, 200);
        // The same file once more, by a second click, is nothing new.
        attach(&mut ada, "altra.txt").await;
        assert_eq!(site.visitor().get(&path).await.text.matches("/it/attachments/").count(), 1);
    });
}

#[test]
fn files_stay_as_words_do_once_the_answer_is_out() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        let n = site.propose(&mut ada, "Un orto", "Mancano gli orti.").await;
        let path = format!("{BASE}/contributions/{n}");
        let files = format!("{path}/attachments");
        assert_eq!(ada.upload(&files, &[], &[("files", "prima.txt", b"prima")]).await.status, 303);
        let mut planner = site.browser(site.planner).await;
        let (number, seen) = (n.to_string(), format!("seen_{n}"));
        let answer = [("n", number.as_str()), (&seen, "0"), ("outcome", "postponed"), ("reason", "Più avanti.")];
        let work = format!("{DESK}/contributions-received");
        assert_eq!(planner.post(&format!("{work}/answer"), &answer).await.status, 303);
        assert!(ada.get(&path).await.has(&format!("{path}/edit")), "a draft of an answer ends nothing");
        assert_eq!(planner.confirm(&format!("{work}/publish"), &[("do", "publish")]).await.status, 303);
        let told = "perciò le parole e gli allegati non si cambiano più";
        let page = ada.get(&path).await;
        assert!(page.has(told) && !page.has(&format!("{path}/edit")) && !page.has(&files), "{}", page.text);
        assert!(!site.visitor().get(&path).await.has(told), "it is said to its author alone");
        let uuid = first_address(&page.text).rsplit('/').next().unwrap_or_default().to_string();
        let more = ada.upload(&files, &[], &[("files", "dopo.txt", b"dopo")]).await;
        let less = ada.post(&format!("{files}/{uuid}/remove"), &[]).await;
        let words = ada.get(&format!("{path}/edit")).await;
        for (what, answer, status) in [("another file", more, 422), ("one less", less, 422), ("words", words, 200)] {
            assert_eq!(answer.status, status, "{what}: {}", answer.text);
            assert!(answer.has(told), "{what}: {}", answer.text);
        }
        let public = site.visitor().get(&path).await;
        assert!(public.has("prima.txt") && !public.has("dopo.txt"), "{}", public.text);
    });
}
