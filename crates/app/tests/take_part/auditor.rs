//! An auditor reads how a process, its questions, its votes and its amendments are set up, and can change none of it.

use crate::site::{BASE, DESK, administrator, on_each, start};
use cantiere_domain::access::{Assurance, Role};
use cantiere_spine::plan::edition;
use cantiere_spine::round;

/// The buttons of a page that send something: those of forms that only ask for a page stay.
fn buttons(page: &str) -> Vec<String> {
    let main = page.split("<main").nth(1).unwrap_or_default().split("</main>").next().unwrap_or_default();
    main.split("<form")
        .skip(1)
        .map(|form| form.split("</form>").next().unwrap_or_default())
        .filter(|form| form.split('>').next().is_some_and(|tag| tag.contains("method=\"post\"")))
        .flat_map(|form| form.split("<button").skip(1).map(|b| b.split('>').next().unwrap_or_default().to_string()))
        .collect()
}

#[test]
fn an_auditor_reads_what_planners_set_up_and_changes_nothing() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut dora = site.browser(site.planner).await;
        let head = [("title", "Gli orti e tu"), ("intro", "Una domanda."), ("seen", "0")];
        assert_eq!(dora.post(&format!("{DESK}/questions"), &head).await.status, 303);
        let add = [("kind", "short"), ("title", "Dove abiti?"), ("choices", ""), ("required", ""), ("key", "1")];
        let made = dora.post(&format!("{DESK}/questions/new"), &add).await;
        let question = made.location().rsplit("question-").next().expect("a question").to_string();
        let about = [
            ("key", "chiave-del-modulo-uno"),
            ("title", "Relazione"),
            ("language", "it"),
            ("accessible", "yes"),
            ("summary", "Numeri."),
        ];
        let made = dora.upload(&format!("{DESK}/process/documents"), &about, &[("files", "r.txt", b"Numeri.")]).await;
        assert_eq!(made.status, 303, "{}", made.text);
        let document = dora.get(&format!("{DESK}/process/documents")).await.text;
        let document = document.split("id=\"document-").nth(1).and_then(|p| p.split('"').next()).unwrap().to_string();
        let set_up = site.site.site.db.write(move |tx| -> Result<_, cantiere_spine::Error> {
            let by = administrator();
            let of = edition::all(tx, &by)?.remove(0);
            let now = tx.now();
            let settings = round::Settings {
                title: "Quale orto".into(),
                question: "Quale orto per primo?".into(),
                rules: Default::default(),
                electorate: Vec::new(),
                opens_at: now - 1,
                closes_at: now + 3_600_000_000,
                counts_at: now + 3_600_000_000,
                turnout_hidden: false,
                named: true,
                persons: false,
                assurance: Default::default(),
            };
            let (id, _) = round::create(tx, &by, &of, &settings)?;
            let words = round::OptionWords { title: "L’orto della scuola".into(), ..Default::default() };
            round::add(tx, &by, &of, id, &[round::NewOption::Free(words)])
        });
        set_up.await.expect("a vote");

        let person = site.site.person("Franca Controlla", Some(Role::Auditor)).await;
        let mut franca = site.site.browser_of(person, Assurance::Substantial).await;
        let mut pages: Vec<String> = ["", "/what", "/who", "/when", "/how", "/documents", "/check"]
            .iter()
            .map(|screen| format!("{DESK}/process{screen}"))
            .collect();
        for part in ["/questions", "/questions/preview", "/questions/answers", "/votes/1", "/amendments"] {
            pages.push(format!("{DESK}{part}"));
        }
        pages.push(format!("{DESK}/questions/{question}"));
        for page in &pages {
            let read = franca.get(page).await;
            assert_eq!(read.status, 200, "{page}");
            assert_eq!(buttons(&read.text), Vec::<String>::new(), "{page}");
            let same = dora.get(page).await;
            assert_eq!(same.status, 200, "{page}");
        }
        // The planner has the buttons that the auditor has not.
        for page in ["/process/what", "/process/documents", "/questions", "/votes/1"] {
            assert!(!buttons(&dora.get(&format!("{DESK}{page}")).await.text).is_empty(), "{page}");
        }
        assert_eq!(franca.get(&format!("{DESK}/questions/answers/csv")).await.status, 200);
        assert!(franca.get(&format!("{DESK}/process/what")).await.has("Verso il piano degli orti"));
        assert!(franca.get(&format!("{BASE}/votes/1")).await.has(&format!("{DESK}/votes/1")));

        let writes = [
            "/process/start",
            "/process/what",
            "/process/who",
            "/process/when",
            "/process/how",
            "/process/documents",
            "/process/publish",
            "/process/extend",
            "/process/pause",
            "/process/resume",
            "/process/end",
            "/questions",
            "/questions/new",
            "/questions/open",
            "/questions/answers",
            "/votes/new",
            "/votes/1",
            "/votes/1/options",
            "/votes/1/open",
            "/votes/1/discard",
            "/votes/1/extend",
            "/votes/1/paper",
            "/amendments/1",
        ];
        let mut writes: Vec<String> = writes.iter().map(|part| format!("{DESK}{part}")).collect();
        writes.push(format!("{DESK}/questions/{question}"));
        writes.push(format!("{DESK}/questions/{question}/place"));
        writes.push(format!("{DESK}/process/documents/{document}"));
        writes.push(format!("{DESK}/process/documents/{document}/remove"));
        let before = dora.get(&format!("{DESK}/process/what")).await.field("seen");
        for write in &writes {
            let fields = [("title", "Cambiato"), ("do", "remove"), ("reason", "Perché sì, davvero."), ("key", "x")];
            assert_eq!(franca.post(write, &fields).await.status, 403, "{write}");
        }
        assert_eq!(dora.get(&format!("{DESK}/process/what")).await.field("seen"), before);
        // Forms for something new hold nothing to look at.
        for page in ["/process/start", "/questions/new", "/votes/new"] {
            assert_eq!(franca.get(&format!("{DESK}{page}")).await.status, 403, "{page}");
        }
    });
}
