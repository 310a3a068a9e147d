//! The planner's five screens over HTTP: prefilled, saved each on its own, published when whole, changed in the open.

use crate::site::{BASE, DESK, administrator, on_each, start};
use cantiere_domain::Lang;
use cantiere_domain::plan::Visibility;
use cantiere_spine::plan::create::{self, NewEdition};
use cantiere_spine::plan::edition;
use cantiere_testkit::Browser;
use jiff::ToSpan;

const NEXT: &str = "/it/desk/plans/orti/2030/process";

/// Everything that the form on a page carries, as a browser would send it.
async fn form(browser: &mut Browser, path: &str) -> Vec<(String, String)> {
    let page = browser.get(path).await;
    assert_eq!(page.status, 200, "{path}");
    let main = page.text.split("<main").nth(1).unwrap_or_default();
    let form = main.split("<form").nth(1).unwrap_or_default().split("</form>").next().unwrap_or_default().to_string();
    let attribute = |tag: &str, name: &str| -> Option<String> {
        tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| Some(rest.split_once('"')?.0.to_string()))
    };
    let unescape = |text: &str| {
        let mut text = text.to_string();
        for (coded, plain) in
            [("&#39;", "'"), ("&#34;", "\""), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        {
            text = text.replace(coded, plain);
        }
        text
    };
    let (mut pairs, mut select) = (Vec::new(), String::new());
    for tag in form.split('<').skip(1) {
        let name = attribute(tag, "name").unwrap_or_default();
        if tag.starts_with("input") {
            let kind = attribute(tag, "type").unwrap_or_default();
            if !["radio", "checkbox"].contains(&kind.as_str()) || tag.contains(" checked") {
                pairs.push((name, unescape(&attribute(tag, "value").unwrap_or_default())));
            }
        } else if tag.starts_with("textarea") {
            let text = tag.split_once('>').map(|(_, text)| text).unwrap_or_default();
            pairs.push((name, unescape(text.trim_start_matches('\n'))));
        } else if tag.starts_with("select") {
            select = name;
        } else if tag.starts_with("option") && tag.contains(" selected") {
            pairs.push((select.clone(), unescape(&attribute(tag, "value").unwrap_or_default())));
        }
    }
    pairs
}

fn set(pairs: &mut [(String, String)], name: &str, value: &str) {
    let found = pairs.iter_mut().find(|(n, _)| n == name).unwrap_or_else(|| panic!("no field {name}"));
    found.1 = value.into();
}

async fn send(browser: &mut Browser, path: &str, pairs: &[(String, String)], go: &str) -> cantiere_testkit::Answer {
    let mut all: Vec<(&str, &str)> = pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    all.push(("go", go));
    browser.post(path, &all).await
}

#[test]
fn five_screens_from_a_card_to_the_public_page() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let made = site.site.site.db.write(move |tx| -> Result<(), cantiere_spine::Error> {
            let by = administrator();
            let first = edition::all(tx, &by)?.remove(0);
            let new = NewEdition {
                period_from: "2030".into(),
                period_to: "2032".into(),
                visibility: Visibility::Public,
                ..NewEdition::new(first.plan, "2030".parse().expect("a slug"), "2030–2032", Lang::It)
            };
            create::edition(tx, &by, &new)?;
            Ok(())
        });
        made.await.expect("a second edition");
        let mut dora = site.browser(site.planner).await;
        assert_eq!(dora.get(NEXT).await.location(), format!("{NEXT}/start"));
        assert_eq!(dora.post(&format!("{NEXT}/start"), &[]).await.status, 422);
        let opens = site.site.site.today() + 7.days();
        let (opening, kind) = (opens.to_string(), "ecosystem_strategy");
        let begun = dora
            .post(&format!("{NEXT}/start"), &[("template", "planning_cycle"), ("opening", &opening), ("kind", kind)])
            .await;
        assert_eq!(begun.location(), format!("{NEXT}/what?done=begun"));
        let again = dora.post(&format!("{NEXT}/start"), &[("template", "two_rounds"), ("opening", &opening)]).await;
        assert_eq!(again.location(), begun.location(), "what is there is what one goes on with");

        // Everything is there already, and saving what is there goes on to the next screen.
        for (screen, next) in [("what", "who"), ("who", "when"), ("when", "how"), ("how", "check")] {
            let path = format!("{NEXT}/{screen}");
            let pairs = form(&mut dora, &path).await;
            let saved = send(&mut dora, &path, &pairs, "next").await;
            assert_eq!(saved.location(), format!("{NEXT}/{next}?done=saved"), "{screen}: {}", saved.text);
        }
        // Sixty days for the strategy of an ecosystem, whatever the reason.
        let path = format!("{NEXT}/when");
        let mut pairs = form(&mut dora, &path).await;
        assert_eq!(
            pairs.iter().find(|(n, _)| n == "phase_closes_1").map(|p| p.1.clone()),
            Some((opens + 60.days()).to_string())
        );
        for n in [1, 2] {
            set(&mut pairs, &format!("phase_closes_{n}"), &(opens + 59.days()).to_string());
        }
        pairs.push(("short_reason".into(), "Una ragione.".into()));
        let short = send(&mut dora, &path, &pairs, "next").await;
        assert_eq!(short.status, 422);
        assert!(short.has("dura 59 giorni e il minimo è 60, senza eccezioni"));
        // The opening is moved and the days computed anew, shown and not saved.
        set(&mut pairs, "opening", &(opens + 10.days()).to_string());
        let computed = send(&mut dora, &path, &pairs, "compute").await;
        assert!(computed.status == 200 && computed.has(&format!("value=\"{}\"", opens + 70.days())));
        assert!(form(&mut dora, &path).await.contains(&("phase_closes_1".into(), (opens + 60.days()).to_string())));
        // A day that is none keeps everything else that was typed.
        set(&mut pairs, "phase_opens_3", "domani");
        let wrong = send(&mut dora, &path, &pairs, "next").await;
        assert!(wrong.status == 422 && wrong.has("value=\"domani\"") && wrong.has("#phase_opens_3"));
        // A phase that is added is whole or told: without its kind, then without its days, nothing of it is lost.
        let mut pairs = form(&mut dora, &path).await;
        let last = pairs.iter().filter(|(name, _)| name.starts_with("phase_title_")).count();
        let at = |part: &str| format!("phase_{part}_{last}");
        set(&mut pairs, &at("title"), "Assemblee");
        set(&mut pairs, &at("opens"), "2031-01-10");
        let wrong = send(&mut dora, &path, &pairs, "next").await;
        assert!(wrong.status == 422 && wrong.has(&format!("#{}", at("kind"))) && wrong.has("value=\"Assemblee\""));
        assert!(wrong.has("value=\"2031-01-10\""), "{}", wrong.text);
        set(&mut pairs, &at("kind"), "closure");
        set(&mut pairs, &at("opens"), "");
        let wrong = send(&mut dora, &path, &pairs, "next").await;
        assert!(wrong.status == 422 && wrong.has(&format!("#{}", at("opens"))) && wrong.has("value=\"Assemblee\""));

        // Whoever chose the wrong card begins anew, as long as it is not published; sent twice, it is done once.
        let begin = format!("{NEXT}/start");
        assert!(dora.get(NEXT).await.has("Ricomincia da un altro modello"));
        let shown = dora.get(&format!("{begin}?again=yes")).await;
        let seen = shown.field("seen").expect("the version that is looked at");
        let anew = |template| [("template", template), ("opening", &*opening), ("kind", "plan"), ("seen", &*seen)];
        for _ in 0..2 {
            let again = dora.post(&begin, &anew("two_rounds")).await;
            assert_eq!(again.location(), format!("{NEXT}/what?done=begun"), "{}", again.text);
        }
        let days = dora.get(&format!("{NEXT}/when")).await;
        assert!(days.has("Raccontaci i bisogni") && !days.has("value=\"prioritisation\" selected"), "{}", days.text);
        let late = dora.post(&begin, &anew("three_stages")).await;
        assert!(late.status == 409 && late.has("qualcun altro ha cambiato il percorso"), "{}", late.text);

        // Two planners on one screen: the second sees the words of the first.
        let path = format!("{NEXT}/what");
        let (mut mine, theirs) = (form(&mut dora, &path).await, form(&mut dora, &path).await);
        set(&mut mine, "question", "La mia domanda?");
        assert_eq!(send(&mut dora, &path, &mine, "home").await.location(), format!("{NEXT}?done=saved"));
        let mut late = theirs;
        set(&mut late, "question", "L’altra domanda?");
        let conflict = send(&mut dora, &path, &late, "next").await;
        assert_eq!(conflict.status, 409);
        assert!(conflict.has("La mia domanda?") && conflict.has("L’altra domanda?"));

        // The plan has no version yet: said with the place, and refused.
        let check = dora.get(&format!("{NEXT}/check")).await;
        assert!(check.has("non ha ancora una versione pubblicata") && check.has("/desk/plans/orti/2030/publish"));
        assert!(check.has("La mia domanda?"), "the page as it will be");
        assert_eq!(dora.post(&format!("{NEXT}/publish"), &[]).await.status, 422);
        // Nobody is sent to a page that is not there yet; who has still to register may begin with that.
        let (board, body) = ("/it/desk/plans/orti/2030/participants/invite", site.body.to_string());
        assert!(dora.get(NEXT).await.has("Nessun ente è ancora stato invitato"));
        let early = dora.post(board, &[("organization", body.as_str())]).await;
        assert!(early.status == 422 && early.has("prima pubblica il percorso"), "{}", early.text);
        let new = [("name", "Rete degli orti"), ("kind", "civil_society"), ("email", "rete@orti.invalid")];
        assert_eq!(dora.post(board, &new).await.status, 303);
    });
}

#[test]
fn what_changes_under_way_is_told_on_the_public_page() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let base = format!("{DESK}/process");
        let mut dora = site.browser(site.planner).await;
        let mut ada = site.browser(site.citizen).await;
        let later = (site.closes + 10.days()).to_string();
        let extend = [("closes", later.as_str()), ("reason", ""), ("move_rest", "yes")];
        assert_eq!(ada.post(&format!("{base}/extend"), &extend).await.status, 403);
        assert_eq!(dora.post(&format!("{base}/extend"), &extend).await.status, 422);
        assert!(!site.visitor().get(&format!("{BASE}/consultation")).await.has("id=\"history\""));
        let extend = [("closes", later.as_str()), ("reason", "Lo chiedono <b>tre</b> comuni."), ("move_rest", "yes")];
        assert_eq!(dora.post(&format!("{base}/extend"), &extend).await.location(), format!("{base}?done=extended"));
        // A second press is told the same, and moves nothing.
        assert_eq!(dora.post(&format!("{base}/extend"), &extend).await.location(), format!("{base}?done=extended"));
        let other = [("closes", later.as_str()), ("reason", "Un altro motivo."), ("move_rest", "yes")];
        assert_eq!(dora.post(&format!("{base}/extend"), &other).await.status, 422, "it is moved to that day already");
        let told = site.visitor().get(&format!("{BASE}/consultation")).await;
        assert_eq!(told.text.matches("ora si chiude il").count(), 1, "{}", told.text);
        assert!(told.has("id=\"history\"") && told.has("ora si chiude il") && !told.has("<b>tre</b>"));
        // Paused: nothing is taken, everybody reads why; then it goes on.
        let reason = [("reason", "Il sito si sposta.")];
        assert_eq!(dora.post(&format!("{base}/pause"), &reason).await.status, 303);
        assert!(site.visitor().get(&format!("{BASE}/consultation")).await.has("Il sito si sposta."));
        let refused = ada.post(&format!("{BASE}/comment"), &[("body", "Ora."), ("speaker", "0"), ("key", "1")]).await;
        assert!(refused.status == 422 && refused.has("Ora."));
        assert_eq!(dora.post(&format!("{base}/pause"), &reason).await.status, 422, "it is paused already");
        assert_eq!(dora.post(&format!("{base}/resume"), &[("reason", "Il sito è pronto.")]).await.status, 303);
        let sent = ada.post(&format!("{BASE}/comment"), &[("body", "Ora."), ("speaker", "0"), ("key", "2")]).await;
        assert_eq!(sent.status, 303);
        assert_eq!(dora.post(&format!("{base}/end"), &[("reason", "Il piano è ritirato.")]).await.status, 303);
        let refused = ada.post(&format!("{BASE}/comment"), &[("body", "Tardi."), ("speaker", "0"), ("key", "3")]).await;
        assert_eq!(refused.status, 422);
        let history = site.visitor().get(&format!("{BASE}/consultation")).await;
        for told in ["Terminato", "Ripreso", "Sospeso", "Prorogato"] {
            assert!(history.has(told), "{told}");
        }
    });
}

#[test]
fn whoever_was_asked_on_the_board_is_among_the_invited_and_no_other_body_can_be_made_up() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (mut dora, path) = (site.browser(site.planner).await, format!("{DESK}/process/who"));
        let invited = |pairs: &[(String, String)]| -> Vec<String> {
            pairs.iter().filter(|(name, _)| name == "invited").map(|(_, id)| id.clone()).collect()
        };
        assert!(invited(&form(&mut dora, &path).await).is_empty());
        let body = site.body.to_string();
        let asked = dora.post(&format!("{DESK}/participants/invite"), &[("organization", body.as_str())]).await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        let mut pairs = form(&mut dora, &path).await;
        assert_eq!(invited(&pairs), std::slice::from_ref(&body));
        for (name, value) in [("visibility", "invited"), ("why", "Ne parlano gli enti.")] {
            pairs.retain(|(n, _)| n != name);
            pairs.push((name.into(), value.into()));
        }
        let mut forged = pairs.clone();
        set(&mut forged, "invited", "999999");
        let refused = send(&mut dora, &path, &forged, "next").await;
        assert!(refused.status == 422 && refused.has("Scegli almeno un ente invitato"), "{}", refused.text);
        assert_eq!(send(&mut dora, &path, &pairs, "next").await.status, 303);
        let page = format!("{BASE}/consultation");
        assert_eq!(site.browser(site.speaker).await.get(&page).await.status, 200);
        assert_ne!(site.browser(site.citizen).await.get(&page).await.status, 200);
        // Later it is as it was saved, whoever is asked meanwhile.
        assert_eq!(invited(&form(&mut dora, &path).await), [body]);
        // An invitation that is taken back takes the sight of the consultation with it.
        let back = dora.get(&format!("{DESK}/participants")).await.field("back").expect("an invitation");
        assert_eq!(dora.post(&format!("{DESK}/participants/invite"), &[("back", back.as_str())]).await.status, 303);
        assert_ne!(site.browser(site.speaker).await.get(&page).await.status, 200);
    });
}

/// The documents of the process as everybody reads them: title, address, and the lines of its history.
async fn told(site: &crate::site::Site) -> String {
    site.visitor().get(&format!("{BASE}/consultation")).await.text
}

#[test]
fn a_document_is_corrected_and_replaced_at_its_address_and_everybody_reads_that_it_was() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let base = format!("{DESK}/process/documents");
        let mut dora = site.browser(site.planner).await;
        let about =
            [("title", "Relazione"), ("language", "it"), ("accessible", "no"), ("summary", "Quanti orti ci sono.")];
        let with = |key: &'static str, seen: &str, change: &[(&'static str, &str)]| -> Vec<(String, String)> {
            let value =
                |name: &str, old: &str| change.iter().find(|(n, _)| *n == name).map_or(old, |(_, v)| v).to_string();
            let mut all: Vec<(String, String)> = about.iter().map(|(n, v)| (n.to_string(), value(n, v))).collect();
            all.extend([("key".to_string(), key.to_string()), ("seen".to_string(), seen.to_string())]);
            all
        };
        let added = with("chiave-del-primo-modulo", "", &[]);
        let fields: Vec<(&str, &str)> = added.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let made = dora.upload(&base, &fields, &[("files", "prima.txt", b"I primi numeri.")]).await;
        assert_eq!(made.location(), format!("{base}?done=document"), "{}", made.text);
        let page = dora.get(&base).await.text;
        let uuid =
            page.split("id=\"document-").nth(1).and_then(|p| p.split('"').next()).expect("a document").to_string();
        let one = format!("{base}/{uuid}");
        let file = format!("/it/attachments/{uuid}");
        assert_eq!(site.visitor().get(&file).await.text, "I primi numeri.");
        for browser in [&mut site.browser(site.citizen).await, &mut site.browser(site.moderator).await] {
            assert_eq!(browser.get(&one).await.status, 403);
            assert_eq!(browser.post(&one, &[("title", "Altro")]).await.status, 403);
        }
        // Corrected: the words alone, with what is wrong told beside its field.
        let seen = dora.get(&one).await.field("seen").expect("what is seen");
        let wrong = with("chiave-del-secondo-modulo", &seen, &[("title", ""), ("summary", "Parole nuove.")]);
        let fields: Vec<(&str, &str)> = wrong.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let refused = dora.upload(&one, &fields, &[]).await;
        assert!(refused.status == 422 && refused.has("Parole nuove."), "{}", refused.text);
        let right = with(
            "chiave-del-secondo-modulo",
            &seen,
            &[("title", "Relazione corretta"), ("language", "en"), ("accessible", "yes")],
        );
        let fields: Vec<(&str, &str)> = right.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let saved = dora.upload(&one, &fields, &[]).await;
        assert_eq!(saved.location(), format!("{base}?done=corrected"), "{}", saved.text);
        let public = told(&site).await;
        assert!(public.contains("Relazione corretta") && public.contains("un documento è stato corretto"), "{public}");
        assert!(!public.contains("sostituito"));
        assert_eq!(site.visitor().get(&file).await.text, "I primi numeri.");
        // Somebody who read what stood before sees what stands now.
        let late = dora.upload(&one, &fields, &[]).await;
        assert!(late.status == 409 && late.has("Relazione corretta"), "{}", late.text);
        // Replaced: the same address gives the new file, and a mistake elsewhere does not lose it.
        let seen = dora.get(&one).await.field("seen").expect("what is seen");
        let wrong = with("chiave-del-terzo-modulo", &seen, &[("summary", "")]);
        let fields: Vec<(&str, &str)> = wrong.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let refused = dora.upload(&one, &fields, &[("files", "seconda.txt", b"I numeri nuovi.")]).await;
        assert!(refused.status == 422 && refused.has("seconda.txt"), "{}", refused.text);
        let right = with("chiave-del-terzo-modulo", &seen, &[("title", "Relazione corretta")]);
        let fields: Vec<(&str, &str)> = right.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let saved = dora.upload(&one, &fields, &[]).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        assert_eq!(site.visitor().get(&file).await.text, "I numeri nuovi.");
        assert!(told(&site).await.contains("il file di un documento è stato sostituito"));
        assert!(dora.get(&base).await.has("Sì, togli"), "what cannot be brought back is asked about first");
        assert_eq!(dora.post(&format!("{one}/remove"), &[]).await.status, 303);
        assert_eq!(site.visitor().get(&file).await.status, 404);
        assert_eq!(dora.get(&one).await.status, 404);
    });
}
