//! What came on paper: judged by the day it came, entered until some days after the close, marked and counted like the rest.

use crate::site::{BASE, DESK, Site, on_each, start, start_with};
use cantiere_spine::process;
use cantiere_testkit::{Answer, Browser};
use jiff::ToSpan;
use jiff::civil::Date;

const NAME: &str = "Filippa Trabucchetti";

pub async fn enter(browser: &mut Browser, received_on: Date, sender: [&str; 2], protocol: &str) -> Answer {
    enter_once(browser, received_on, sender, protocol, protocol).await
}

/// The same with the key of its form: what is sent twice with one is entered once.
pub async fn enter_once(
    browser: &mut Browser,
    received_on: Date,
    sender: [&str; 2],
    protocol: &str,
    key: &str,
) -> Answer {
    let day = received_on.to_string();
    let fields = [
        ("received_on", day.as_str()),
        ("channel", "pec"),
        ("protocol", protocol),
        ("sender_kind", sender[0]),
        ("body_id", if sender[0] == "body" { sender[1] } else { "" }),
        ("sender", if sender[0] == "body" { "" } else { sender[1] }),
        ("kind", "comment"),
        ("place", "1.1"),
        ("body", "L’orto serve anche a maggio."),
        ("key", key),
    ];
    browser.post(&format!("{DESK}/entries"), &fields).await
}

pub fn entered(answer: &Answer) -> i64 {
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location().split("done=").nth(1).and_then(|n| n.parse().ok()).expect("a number")
}

#[test]
fn a_letter_in_time_is_entered_after_the_close_and_a_late_one_is_refused() {
    on_each(|engine| async move {
        let site: Site = start(engine).await;
        let closes = site.closes;
        site.pass_days(31);
        let mut planner = site.browser(site.planner).await;
        let body = site.body.to_string();
        let n = entered(&enter(&mut planner, closes, ["body", &body], "12/2026").await);
        let page = site.visitor().get(&format!("{BASE}/contributions/{n}")).await;
        assert!(page.has("Comune di prova") && page.has("arrivato per PEC, protocollo 12/2026"), "{}", page.text);
        let list = site.visitor().get(&format!("{BASE}/contributions")).await;
        assert!(list.has("1 osservazione") && list.has("1 ente"), "counted like the rest");
        assert_eq!(entered(&enter(&mut planner, closes, ["body", &body], "12/2026").await), n, "the same form again");
        let late = enter(&mut planner, closes + 1.day(), ["body", &body], "13/2026").await;
        assert_eq!(late.status, 422);
        assert!(late.has("fuori tempo") && late.has("L’orto serve anche a maggio."), "{}", late.text);
        let future = enter(&mut planner, closes + 9.days(), ["body", &body], "14/2026").await;
        assert!(future.status == 422 && future.has("nel futuro"));
        let bare = enter(&mut planner, closes, ["named", ""], "").await;
        assert!(bare.status == 422 && bare.has("numero di protocollo") && bare.has("Scrivi chi lo manda"));
        // Who sent it is chosen: a name alone might be a person's who does not want to appear.
        let unsaid = enter(&mut planner, closes, ["", NAME], "14/2026").await;
        assert!(unsaid.status == 422 && unsaid.has("href=\"#sender_kind\""), "{}", unsaid.text);
        assert!(unsaid.has(&format!("name=\"sender\" value=\"{NAME}\"")), "what was typed stays: {}", unsaid.text);
        // A body of the list: what is wrong stands at the list, what was chosen stays there and nowhere else.
        let unknown = enter(&mut planner, closes, ["body", ""], "14/2026").await;
        assert!(unknown.status == 422 && unknown.text.contains("href=\"#body_id\""), "{}", unknown.text);
        assert!(unknown.text.contains("id=\"body_id-error\"") && !unknown.text.contains("id=\"sender-error\""));
        let unnumbered = enter(&mut planner, closes, ["body", &body], "").await;
        assert!(unnumbered.text.contains(&format!("<option value=\"{body}\" selected>")), "{}", unnumbered.text);
        assert!(unnumbered.text.contains("name=\"sender\" value=\"\""), "no number of ours: {}", unnumbered.text);
        // Nobody but planners enters, and online the window stays closed.
        let mut moderator = site.browser(site.moderator).await;
        assert_eq!(enter(&mut moderator, closes, ["named", "Comitato"], "15/2026").await.status, 403);
        let online = [("on", "p:p1"), ("kind", "comment"), ("body", "Tardi."), ("speaker", "0"), ("key", "x")];
        assert_eq!(site.browser(site.citizen).await.post(&format!("{BASE}/comment"), &online).await.status, 422);
        // Fifteen days unless told otherwise.
        site.pass_days(16);
        let mut planner = site.browser(site.planner).await;
        let over = enter(&mut planner, closes, ["named", "Comitato"], "16/2026").await;
        assert!(over.status == 422 && over.has("15 giorni dopo la chiusura"), "{}", over.text);
        let many = planner.post(&format!("{DESK}/entries/days"), &[("days", "200")]).await;
        assert_eq!(many.status, 422);
        assert!(many.text.contains(r#"name="days" value="200""#), "what was typed stays: {}", many.text);
        assert_eq!(planner.post(&format!("{DESK}/entries/days"), &[("days", "30")]).await.status, 303);
        entered(&enter(&mut planner, closes, ["named", "Comitato dell’acqua"], "16/2026").await);
    });
}

#[test]
fn the_name_of_a_person_stands_with_the_people_and_can_be_taken_away() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut planner = site.browser(site.planner).await;
        let today = site.site.site.today();
        let n = entered(&enter(&mut planner, today, ["person", NAME], "1/2026").await);
        let public = format!("{BASE}/contributions/{n}");
        assert!(site.visitor().get(&public).await.has(NAME));
        let unnamed = entered(&enter(&mut planner, today, ["person", ""], "2/2026").await);
        let page = site.visitor().get(&format!("{BASE}/contributions/{unnamed}")).await;
        assert!(page.has("Una persona, per iscritto"), "{}", page.text);
        let mut stranger = site.browser(site.citizen).await;
        assert_eq!(stranger.post(&format!("{DESK}/entries/{n}/forget"), &[]).await.status, 403);
        assert_eq!(planner.post(&format!("{DESK}/entries/{n}/forget"), &[]).await.status, 303);
        for place in
            [public, format!("{BASE}/contributions"), format!("{BASE}/received/csv"), format!("{DESK}/entries")]
        {
            let page = planner.get(&place).await;
            assert!(page.status == 200 && !page.has(NAME), "{place}");
        }
        let page = site.visitor().get(&format!("{BASE}/contributions/{n}")).await;
        assert!(page.has("L’orto serve") && page.has("Partecipante "), "{}", page.text);
    });
}

#[test]
fn many_are_entered_from_a_file_and_wrong_rows_are_mended_without_losing_the_others() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut planner = site.browser(site.planner).await;
        let empty = planner.get(&format!("{DESK}/entries/template.csv")).await;
        let today = site.site.site.today();
        let day = today.strftime("%d/%m/%Y").to_string();
        let rows = [
            format!("{day};PEC;5/2026;ente;Comune di prova;osservazione;1.1;;\"Il primo testo, con = segni\";;;;"),
            format!("{day};lettera;6/2026;gruppo;=CMD|' /C calc'!A0;bisogno;;Un titolo;Il secondo testo.;;;;"),
            "ieri;lettera;7/2026;gruppo;Comitato;osservazione;99.99;;Il terzo testo.;;;;".to_string(),
        ];
        let table = format!("{}{}\r\n", empty.text, rows.join("\r\n"));
        let file = format!("{DESK}/entries/file");
        let sent = planner.upload(&file, &[], &[("table", "protocollo.csv", table.as_bytes())]).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let preview = sent.location().to_string();
        let page = planner.get(&preview).await;
        assert!(page.has("2 righe pronte") && page.has("1 riga da correggere"), "{}", page.text);
        assert!(page.has("Scrivi il giorno") && page.has("controlla il codice"));
        let still =
            [("n", "4"), ("what", "save"), ("received_on", &*day), ("place", "88"), ("body", "Il terzo testo.")];
        let refused = planner.post(&format!("{preview}/rows"), &still).await;
        assert!(refused.status == 422 && refused.has("2 righe pronte"));
        let good = [("n", "4"), ("what", "save"), ("received_on", &*day), ("place", "1.2")];
        assert_eq!(planner.post(&format!("{preview}/rows"), &good).await.status, 303);
        assert_eq!(planner.post(&format!("{preview}/send"), &[]).await.status, 303);
        let list = site.visitor().get(&format!("{BASE}/contributions?order=new")).await;
        assert!(list.has("Il primo testo") && list.has("Il secondo testo") && list.has("Il terzo testo"));
        let all = planner.get(&format!("{BASE}/received/csv")).await;
        assert!(all.has("'=CMD|' /C calc'!A0") && !all.has(",=CMD"), "{}", all.text);
        // The same file again doubles nothing; nobody else sees the table.
        let again = planner.upload(&file, &[], &[("table", "protocollo.csv", table.as_bytes())]).await;
        let page = planner.get(again.location()).await;
        assert!(page.has("2 righe già inviate prima"), "{}", page.text);
        assert_eq!(
            site.site.signed_in(Some(cantiere_domain::access::Role::Planner)).await.get(&preview).await.status,
            404
        );
    });
}

#[test]
fn an_early_end_and_a_pause_close_paper_as_they_close_the_site() {
    on_each(|engine| async move {
        let site: Site = start(engine).await;
        let first = site.site.site.today();
        let change = |what: &'static str| {
            let (process, db, zone) = (site.process, site.site.site.db.clone(), site.site.site.zone().clone());
            async move {
                let changed = db.write(move |tx| -> Result<(), cantiere_spine::Error> {
                    let by = crate::site::administrator();
                    let of = process::find_by_id(tx, process)?;
                    let of = cantiere_spine::plan::edition::find_by_id(tx, &by, of.edition)?;
                    match what {
                        "pause" => process::pause(tx, &by, &of, process, "Una verifica."),
                        "resume" => process::resume(tx, &zone, &by, &of, process, "Fatta."),
                        _ => process::end(tx, &zone, &by, &of, process, "Basta così."),
                    }
                });
                changed.await.expect(what);
            }
        };
        site.pass_days(2);
        change("pause").await;
        site.pass_days(3);
        change("resume").await;
        site.pass_days(2);
        change("end").await;
        site.pass_days(4);
        let mut planner = site.browser(site.planner).await;
        let paused = enter(&mut planner, first + 3.days(), ["named", "Comitato"], "1/2026").await;
        assert!(paused.status == 422 && paused.has("mentre la consultazione era sospesa"), "{}", paused.text);
        let late = enter(&mut planner, first + 8.days(), ["named", "Comitato"], "2/2026").await;
        assert!(late.status == 422 && late.has("fuori tempo"), "{}", late.text);
        for (day, protocol) in [(1, "3/2026"), (2, "4/2026"), (5, "5/2026"), (7, "6/2026")] {
            entered(&enter(&mut planner, first + day.days(), ["named", "Comitato"], protocol).await);
        }
        // Fifteen days after the end, not after the last day that was planned.
        site.pass_days(12);
        let mut planner = site.browser(site.planner).await;
        let over = enter(&mut planner, first + 1.days(), ["named", "Comitato"], "7/2026").await;
        assert!(over.status == 422 && over.has("15 giorni dopo la chiusura"), "{}", over.text);
    });
}

#[test]
fn a_process_for_organisations_takes_no_letter_of_a_person_and_a_table_says_so_before_it_is_sent() {
    on_each(|engine| async move {
        let site = start_with(engine, |new| new.organizations_only = true).await;
        let mut planner = site.browser(site.planner).await;
        let today = site.site.site.today();
        let person = enter(&mut planner, today, ["person", NAME], "1/2026").await;
        assert!(person.status == 422 && person.has("rispondono solo enti e organizzazioni"), "{}", person.text);
        entered(&enter(&mut planner, today, ["named", "Comitato"], "2/2026").await);
        let head = planner.get(&format!("{DESK}/entries/template.csv")).await.text;
        assert!(head.trim_end().ends_with(";Tema"), "{head}");
        let (day, before) =
            (today.strftime("%d/%m/%Y").to_string(), (today - 5.days()).strftime("%d/%m/%Y").to_string());
        let rows = [
            format!("{day};PEC;3/2026;persona;{NAME};osservazione;1.1;;Un testo di una persona.;;;;;"),
            format!("{before};PEC;4/2026;gruppo;Comitato;osservazione;1.1;;Un testo troppo presto.;;;;;"),
            format!("{day};PEC;5/2026;gruppo;Comitato;osservazione;1.1;;Un tema che non esiste.;;;;;Orti volanti"),
            format!("{day};PEC;6/2026;gruppo;Comitato;osservazione;1.1;;Un testo buono.;;;;;"),
        ];
        let table = format!("{head}{}\r\n", rows.join("\r\n"));
        let file = format!("{DESK}/entries/file");
        let sent = planner.upload(&file, &[], &[("table", "protocollo.csv", table.as_bytes())]).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let page = planner.get(sent.location()).await;
        assert!(page.has("1 riga pronta") && page.has("3 righe da correggere"), "{}", page.text);
        for told in ["rispondono solo enti e organizzazioni", "fuori tempo", "Questo tema non esiste"] {
            assert!(page.has(told), "{told}: {}", page.text);
        }
    });
}

#[test]
fn a_row_that_does_not_say_who_sends_it_waits_to_be_mended_and_the_others_do_not() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut planner = site.browser(site.planner).await;
        let help = planner.get(&format!("{DESK}/entries")).await;
        assert!(help.has("In «Mittente è» scrivi ente, gruppo o persona"), "{}", help.text);
        let head = planner.get(&format!("{DESK}/entries/template.csv")).await.text;
        let (asked, file) = (" (ente, gruppo o persona)", format!("{DESK}/entries/file"));
        assert!(head.contains(&format!(";Mittente è{asked};Mittente;")), "{head}");
        let day = site.site.site.today().strftime("%d/%m/%Y").to_string();
        let rows = [
            format!("{day};PEC;1/2026;;{NAME};osservazione;1.1;;Il testo di una persona.;;;;;"),
            format!("{day};PEC;2/2026;;Comune di prova;osservazione;1.1;;Il testo di un ente.;;;;;"),
            format!("{day};PEC;3/2026;gruppo;Comitato;osservazione;1.1;;Il testo di un gruppo.;;;;;"),
        ];
        // A file with the columns as they were called before is read, too.
        let mut preview = String::new();
        for head in [head.replace(asked, ""), head] {
            let table = format!("{head}{}\r\n", rows.join("\r\n"));
            let sent = planner.upload(&file, &[], &[("table", "protocollo.csv", table.as_bytes())]).await;
            assert_eq!(sent.status, 303, "{}", sent.text);
            preview = sent.location().to_string();
            let page = planner.get(&preview).await;
            assert!(page.has("2 righe pronte") && page.has("1 riga da correggere"), "{}", page.text);
            let row = page.text.split("<h3>Riga 2</h3>").nth(1).expect("the row by its number");
            assert!(row.contains("Manca chi lo manda. Scrivi ente, gruppo o persona"), "{row}");
            assert_eq!(page.text.matches("Manca chi lo manda").count(), 1, "{}", page.text);
        }
        assert_eq!(planner.post(&format!("{preview}/send"), &[]).await.status, 303);
        let list = format!("{BASE}/contributions?order=new");
        let sent = site.visitor().get(&list).await;
        assert!(sent.has("Il testo di un ente.") && sent.has("Il testo di un gruppo."), "{}", sent.text);
        assert!(!sent.has(NAME) && !sent.has("Il testo di una persona."), "{}", sent.text);
        let good = [("n", "2"), ("what", "save"), ("sender_kind", "persona"), ("sender", "")];
        assert_eq!(planner.post(&format!("{preview}/rows"), &good).await.status, 303);
        assert_eq!(planner.post(&format!("{preview}/send"), &[]).await.status, 303);
        let sent = site.visitor().get(&list).await;
        assert!(sent.has("Il testo di una persona.") && !sent.has(NAME), "{}", sent.text);
    });
}

#[test]
fn the_file_of_staff_says_how_each_came_in_the_words_of_its_language() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut planner = site.browser(site.planner).await;
        entered(&enter(&mut planner, site.site.site.today(), ["named", "Comitato"], "77/2026").await);
        let italian = planner.get(&format!("{BASE}/received/csv")).await.text;
        let (head, row) = italian.split_once('\n').expect("a row");
        assert!(head.contains("Come è arrivato,Numero di protocollo"), "{head}");
        assert!(row.contains("Osservazione,pubblicato,") && row.contains("arrivato per PEC,77/2026"), "{row}");
        let english = planner.get(&format!("{}/received/csv", BASE.replacen("/it/", "/en/", 1))).await.text;
        assert!(english.contains("How it came,Protocol number") && english.contains("came by certified mail,77/2026"));
    });
}
