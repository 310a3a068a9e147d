//! The grid of observations: taken, filled in, brought back, looked at, sent once.

use crate::site::{BASE, on_each, start};
use cantiere_testkit::{Answer, Browser, Engine};
use std::time::Instant;

async fn upload(browser: &mut Browser, speaker: &str, table: &str) -> Answer {
    let file = [("table", "griglia.csv", table.as_bytes())];
    browser.upload(&format!("{BASE}/grid"), &[("speaker", speaker)], &file).await
}

/// The grid with something written in the row of a code: (proposed wording, reason, reference).
fn filled(grid: &str, code: &str, [wording, reason, reference]: [&str; 3]) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let fill = |line: &str| match line.contains(&format!(";{code};")) {
        true => {
            let kept = line.trim_end().trim_end_matches(";;;").trim_end_matches(";\"\";\"\";\"\"");
            format!("{kept};{};{};{}\n", quoted(wording), quoted(reason), quoted(reference))
        }
        false => format!("{line}\n"),
    };
    grid.lines().map(fill).collect()
}

#[test]
fn a_grid_is_filled_looked_at_and_sent_once_in_the_name_of_a_body() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let consultation = site.visitor().get(&format!("{BASE}/consultation")).await;
        assert!(consultation.has("Scarica la griglia delle osservazioni"));
        let grid = site.visitor().get(&format!("{BASE}/grid/file/csv")).await.text;
        assert!(grid.contains("Chiave (non cambiare);Codice;Testo;Testo proposto;Motivazione;Riferimento"), "{grid}");
        let table =
            filled(&grid, "1.1", ["Ogni quartiere cura un orto entro maggio.", "A giugno è tardi.", "Legge 1/2020"]);
        let table = filled(&table, "A1.1", ["", "=HYPERLINK(\"http://evil.example\";\"qui\")", ""]);
        // Who writes into the text itself is asked to say so in the right column.
        let table = table.replace("L’acqua è di tutti.", "L’acqua è di tutti e di ciascuno.");
        let mut carla = site.browser(site.speaker).await;
        let unsaid = upload(&mut carla, "", &table).await;
        assert!(unsaid.status == 422 && unsaid.has("Scegli in nome di chi scrivi"), "{}", unsaid.text);
        let body = site.body.to_string();
        let sent = upload(&mut carla, &body, &table).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let preview = sent.location().to_string();
        let page = carla.get(&preview).await;
        assert!(page.has("2 righe pronte") && page.has("1 riga da correggere"), "{}", page.text);
        assert!(page.has("Per Comune di prova") && page.has("posizione ufficiale"), "{}", page.text);
        assert!(page.has("<ins>") && page.has("maggio") && page.has("Hai cambiato la colonna"), "{}", page.text);
        // Nothing is sent before it was looked at.
        assert!(!site.visitor().get(&format!("{BASE}/contributions")).await.has("A giugno è tardi"));
        let row = page.text.split("name=\"n\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_string();
        let mended = [
            ("n", &*row),
            ("what", "save"),
            ("wording", "L’acqua è di tutti e di ciascuno."),
            ("reason", "Più chiaro."),
        ];
        assert_eq!(carla.post(&format!("{preview}/rows"), &mended).await.status, 303);
        assert_eq!(carla.post(&format!("{preview}/send"), &[]).await.status, 303);
        assert_eq!(carla.post(&format!("{preview}/send"), &[]).await.status, 303);
        let list = site.visitor().get(&format!("{BASE}/contributions")).await;
        assert!(list.has("1 osservazione · 2 emendamenti · 1 ente"), "{}", list.text);
        assert!(list.has("dalla griglia") || list.has("Comune di prova"));
        let csv = site.browser(site.planner).await.get(&format!("{BASE}/received/csv")).await;
        assert!(csv.has("'=HYPERLINK") && csv.has("Riferimento: Legge 1/2020"), "{}", csv.text);
        // Uploaded again, by the same body: nothing is doubled. In one's own name it is another voice.
        let again = upload(&mut carla, &body, &table).await;
        let page = carla.get(again.location()).await;
        assert!(page.has("2 righe già inviate prima") && !page.has("righe pronte"), "{}", page.text);
        let own = upload(&mut carla, "0", &table).await;
        assert!(carla.get(own.location()).await.has("2 righe pronte"));
        assert_eq!(site.browser(site.citizen).await.get(&preview).await.status, 404, "another one's table");
        let forged = upload(&mut site.browser(site.citizen).await, &body, &table).await;
        assert!(forged.status == 422 && forged.has("Solo chi rappresenta l’ente"), "{}", forged.text);
    });
}

#[test]
fn what_is_no_grid_is_refused_with_the_remedy() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        for (table, remedy) in [
            ("", "Scegli il file"),
            ("a;b;c\n1;2;3\n", "Manca la colonna «Testo proposto»"),
            ("Testo proposto;Motivazione\n;\n", "nessuna riga compilata"),
            ("Testo proposto;Motivazione\n\0;x\n", "non si legge"),
            ("PK\u{3}\u{4}broken", "non si legge"),
        ] {
            let answer = upload(&mut ada, "0", table).await;
            assert!(answer.status == 422 && answer.has(remedy), "{table:?}: {}", answer.text);
        }
        let huge = "x".repeat((5 << 20) + 1);
        assert_eq!(upload(&mut ada, "0", &huge).await.status, 413);
        assert_eq!(upload(&mut site.visitor(), "0", "a").await.status, 401);
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_rows_are_read_and_one_more_is_refused() {
    let site = start(Engine::Sqlite).await;
    let mut ada = site.browser(site.citizen).await;
    let rows = |n: usize| {
        let mut table = String::from("Codice;Testo proposto;Motivazione\n");
        (0..n).for_each(|n| table.push_str(&format!("1.1;;Osservazione numero {n}.\n")));
        table
    };
    let began = Instant::now();
    let sent = upload(&mut ada, "0", &rows(10_000)).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    println!("10,000 rows read and kept in {:?}", began.elapsed());
    assert!(
        ada.get(sent.location()).await.has("10000 righe pronte")
            || ada.get(sent.location()).await.has("10.000 righe pronte")
    );
    let more = upload(&mut ada, "0", &rows(10_001)).await;
    assert!(more.status == 422 && more.has("dividi il file"), "{}", more.text);
}
