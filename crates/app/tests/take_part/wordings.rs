//! Other wordings: a process that asks for nothing else, and several of them for the same words beside each other.

use crate::site::{BASE, Site, administrator, number, on_each, start};
use cantiere_domain::process::{Activities, Activity};
use cantiere_spine::process::{self, How};
use cantiere_testkit::Browser;

/// From now on the process asks for these alone.
async fn asks(site: &Site, tools: &'static [Activity]) {
    let id = site.process;
    let saved = site.site.site.db.write(move |tx| -> Result<(), cantiere_spine::Error> {
        let by = administrator();
        let found = process::find_by_id(tx, id)?;
        let of = cantiere_spine::plan::edition::find_by_id(tx, &by, found.edition)?;
        let now = How::of(&found);
        let new = How { tools: Activities::of(tools), ..now.clone() };
        process::save_how(tx, &by, &of, id, &now.seen(), &new, "Si chiede altro.")
    });
    saved.await.expect("the process is changed");
}

async fn amend(browser: &mut Browser, on: &str, wording: &str) -> i64 {
    let fields = [("on", on), ("kind", "amendment"), ("wording", wording), ("speaker", "0"), ("key", wording)];
    number(&browser.post(&format!("{BASE}/comment"), &fields).await)
}

#[test]
fn a_process_for_other_wordings_alone_has_its_button_its_form_and_its_grid() {
    on_each(|engine| async move {
        let site = start(engine).await;
        // A comment on the whole plan is its text; of a paragraph the new words may be all there is.
        let whole = site.visitor().get(&format!("{BASE}/comment")).await;
        let field = whole.text.split("<textarea").nth(1).and_then(|tag| tag.split('>').next()).unwrap_or_default();
        assert!(field.contains("id=\"body\"") && field.contains(" required"), "{field}");
        assert!(!whole.has("Un emendamento può avere"), "{}", whole.text);
        let both = site.visitor().get(&format!("{BASE}/comment?on=p:p1")).await;
        let label = both.text.split("<label for=\"body\">").nth(1).and_then(|l| l.split("</label>").next());
        assert_eq!(label.map(str::trim), Some("Il tuo testo"), "neither needed nor optional: the hint says when");
        let text = format!("{BASE}/text/1");
        let page = site.visitor().get(&text).await;
        assert!(page.has("Commenta<span class=\"visually-hidden\"> il paragrafo 1.1</span>"), "{}", page.text);
        assert!(!page.has("Proponi altre parole"), "one button leads to the form that offers both");
        asks(&site, &[Activity::Amendments]).await;
        let page = site.visitor().get(&text).await;
        assert!(!page.has(">Commenta<"), "{}", page.text);
        assert!(page.has("Proponi altre parole<span class=\"visually-hidden\"> per il paragrafo 1.1</span>"));
        // The form asks for the words and offers nothing that is closed, whatever the address says.
        for kind in ["amendment", "comment", ""] {
            let form = site.visitor().get(&format!("{BASE}/comment?on=p:p1&kind={kind}")).await;
            assert!(form.has("<input type=\"hidden\" name=\"kind\" value=\"amendment\">"), "{kind}: {}", form.text);
            assert!(form.has("name=\"wording\"") && !form.has("type=\"radio\""), "{kind}: {}", form.text);
        }
        let whole = site.visitor().get(&format!("{BASE}/comment")).await;
        assert!(whole.has("altre parole per i singoli paragrafi") && !whole.has("<textarea"), "{}", whole.text);
        let compared = site.visitor().get(&format!("{BASE}/amendments?on=p:p1")).await;
        assert!(compared.has("Proponi altre parole"), "{}", compared.text);
        let grid = site.browser(site.citizen).await.get(&format!("{BASE}/grid")).await;
        assert!(grid.has("Carica e guarda l’anteprima"), "{}", grid.text);
        let mut writer = site.browser(site.citizen).await;
        let number = amend(&mut writer, "p:p1", "Ogni quartiere ha due orti.").await;
        // Who goes back to the form after sending sees that it arrived; elsewhere, and to others, nothing is said.
        let on = |place: &str| format!("{BASE}/comment?on={place}");
        let sent =
            format!("Qui hai già scritto: <a href=\"{BASE}/contributions/{number}\">Emendamento n. {number}</a>");
        let form = writer.get(&on("p:p1")).await;
        assert!(form.has(&sent), "{}", form.text);
        assert!(!writer.get(&on("i:A1.1")).await.has("Qui hai già scritto"));
        assert!(!site.browser(site.other).await.get(&on("p:p1")).await.has("Qui hai già scritto"));
        // And the other way round.
        asks(&site, &[Activity::Comments]).await;
        let form = site.visitor().get(&format!("{BASE}/comment?on=p:p1&kind=amendment")).await;
        assert!(form.has("<input type=\"hidden\" name=\"kind\" value=\"comment\">") && !form.has("name=\"wording\""));
        assert!(!site.visitor().get(&format!("{BASE}/amendments?on=p:p1")).await.has("Proponi altre parole"));
    });
}

#[test]
fn several_wordings_for_the_same_words_stand_beside_each_other() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (mut one, mut other) = (site.browser(site.citizen).await, site.browser(site.other).await);
        for (on, words) in [
            ("p:p1", ["Ogni quartiere ha due orti.", "Ogni scuola ha un orto."]),
            ("i:A1.1", ["Aprire trenta orti", "Aprire sei serre"]),
        ] {
            let before =
                site.visitor().get(&format!("{BASE}/text/1")).await.text.matches("Confronta gli emendamenti").count();
            amend(&mut one, on, words[0]).await;
            let last = amend(&mut other, on, words[1]).await;
            let text = site.visitor().get(&format!("{BASE}/text/1")).await;
            assert_eq!(text.text.matches("Confronta gli emendamenti").count(), before + usize::from(on == "p:p1"));
            // From the page of one of them to all of them.
            let page = site.visitor().get(&format!("{BASE}/contributions/{last}")).await;
            let link = page.text.split("href=\"").find(|rest| rest.contains("/amendments?on=")).expect("the way there");
            let link = link.split('"').next().unwrap_or_default();
            let both = site.visitor().get(link).await;
            assert_eq!(both.status, 200, "{link}");
            for word in if on == "p:p1" { ["due", "scuola"] } else { ["trenta", "serre"] } {
                assert!(both.has(word), "{word}: {}", both.text);
            }
            assert!(both.has("<ins") && both.has("<del"), "{}", both.text);
        }
        // An item has its page, where the same way leads.
        let item = site.visitor().get(&format!("{BASE}/items/A1.1")).await;
        assert!(item.has("Confronta gli emendamenti"), "{}", item.text);
    });
}

#[test]
fn all_wordings_for_the_same_words_are_there_a_page_at_a_time() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        let mut sent = Vec::new();
        for n in 1..=26 {
            sent.push(amend(&mut ada, "p:p1", &format!("Ogni quartiere ha {n} orti entro giugno.")).await);
        }
        let numbers = |page: &str| -> Vec<i64> {
            let tiles = page.split("<li class=\"tile\">").skip(1);
            let number = |tile: &str| tile.split("/contributions/").nth(1)?.split('"').next()?.parse::<i64>().ok();
            tiles.map(|tile| number(tile).expect("a number")).collect()
        };
        let first = site.visitor().get(&format!("{BASE}/amendments?on=p:p1")).await;
        assert_eq!(numbers(&first.text), sent[..24]);
        let (_, next) = first.text.split_once("class=\"next\" rel=\"next\" href=\"").expect("a way on");
        let next = next.split('"').next().unwrap_or_default().replace("&#38;", "&");
        let rest = site.visitor().get(&next).await;
        assert_eq!(numbers(&rest.text), sent[24..]);
        assert!(rest.has("class=\"first\"") && !rest.has("rel=\"next\""), "{}", rest.text);
    });
}
