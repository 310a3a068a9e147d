//! Hostile words in every field: stored, shown and exported as words.

use crate::site::{BASE, DESK, number, on_each, start};

/// Markup, scripts, formulas, directions, sizes. Each is told apart by a word of its own.
const HOSTILE: [&str; 24] = [
    "<script>alert('qx01')</script>",
    "<img src=x onerror=alert('qx02')>",
    "<svg/onload=alert('qx03')>",
    "[qx04](javascript:alert(1))",
    "[qx05](JaVaScRiPt:alert(1))",
    "[qx06](data:text/html;base64,PHNjcmlwdD4=)",
    "![qx07](x\" onerror=\"alert(1))",
    "<a href=\"javascript:alert(1)\">qx08</a>",
    "<iframe src=\"https://evil.example\">qx09</iframe>",
    "<math><mi//xlink:href=\"data:x,<script>qx10</script>\">",
    "\"><script>qx11</script>",
    "'-alert(1)-'qx12",
    "</textarea><script>qx13</script>",
    "<style>@import 'https://evil.example'</style>qx14",
    "<base href=\"https://evil.example/\">qx15",
    "<form action=\"https://evil.example\">qx16",
    "<!--<img src=\"--><img src=x onerror=alert(1)//\">qx17",
    "=HYPERLINK(\"https://evil.example\",\"qx18\")",
    "+1+cmd|' /C calc'!A0 qx19",
    "@SUM(1+1)*cmd qx20",
    "{{7*7}}${7*7}<%= 7*7 %> qx21",
    "\u{202E}dlrow olleh\u{202D} qx22",
    "Z\u{0310}\u{0311}\u{0312}\u{0313}a\u{0314}lgo qx23 \u{FFFD}\u{1F9D1}\u{200D}\u{1F33E}",
    "<details open ontoggle=alert('qx24')>",
];

/// What no page may hold, outside the site's own tags.
fn is_harmless(page: &str) -> Result<(), String> {
    let lower = page.to_lowercase();
    // The site's own pages have one script, from itself.
    let scripts = lower.matches("<script").count();
    let own = lower.matches("<script src=\"/assets/").count()
        + lower.matches("<script type=\"module\" src=\"/assets/").count()
        + lower.matches("<script defer src=\"/assets/").count();
    if scripts != own {
        return Err(format!("{scripts} scripts, {own} of them the site's own"));
    }
    for tag in lower.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        // A quotation mark inside a value is written as an entity: what follows a blank and is called on… is an attribute.
        if tag.split_whitespace().skip(1).any(|a| a.starts_with("on") && a.contains('=')) && !tag.contains("value=\"") {
            return Err(format!("an attribute that runs: <{tag}>"));
        }
        if tag.contains("href=\"javascript:") || tag.contains("href=\"data:") || tag.contains("src=\"x") {
            return Err(format!("an address that runs: <{tag}>"));
        }
        for name in ["svg/", "math", "iframe", "base ", "style", "form action=\"https://evil"] {
            if tag.starts_with(name) {
                return Err(format!("a tag that must not be there: <{tag}>"));
            }
        }
    }
    if page.contains('\u{202E}') { Err("a text in the wrong direction".into()) } else { Ok(()) }
}

#[test]
fn hostile_words_are_stored_shown_and_exported_without_harm() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut pages = vec![
            BASE.to_string(),
            format!("{BASE}/contributions?order=new"),
            format!("{BASE}/consultation"),
            format!("{BASE}/text/1"),
            format!("{BASE}/items/A1.1"),
            format!("{BASE}/received"),
            format!("{BASE}/moderation"),
            format!("{DESK}/moderation"),
            format!("{DESK}/entries"),
            "/it".into(),
            "/it/my-contributions".into(),
        ];
        let mut planner = site.browser(site.planner).await;
        for (n, text) in HOSTILE.iter().enumerate() {
            // A new account each time: how much one person may send is limited.
            let who = site.site.person(&format!("Nome {text}"), None).await;
            let mut browser = site.browser(who).await;
            let key = format!("hostile-key-{n:04}");
            let fields = [
                ("kind", "proposal"),
                ("title", text),
                ("body", text),
                ("action", text),
                ("effect", text),
                ("territory", text),
                ("speaker", "0"),
                ("key", key.as_str()),
                ("step", "send"),
            ];
            let sent = browser
                .upload(&format!("{BASE}/propose"), &fields, &[("files", &format!("{text}.txt"), b"contenuto")])
                .await;
            let p = number(&sent);
            let amend = [
                ("on", "p:p1"),
                ("kind", "amendment"),
                ("wording", *text),
                ("body", *text),
                ("speaker", "0"),
                ("key", &*format!("a{key}")),
            ];
            let a = number(&browser.post(&format!("{BASE}/comment"), &amend).await);
            let reply = [("body", *text), ("speaker", "0"), ("key", &*format!("r{key}"))];
            assert_eq!(browser.post(&format!("{BASE}/contributions/{p}/reply"), &reply).await.status, 303);
            let of = browser.get(&format!("{BASE}/contributions/{p}")).await.field("of").unwrap();
            let report = [("of", &*of), ("reason", "other"), ("text", *text)];
            assert_eq!(browser.post(&format!("{BASE}/reports"), &report).await.status, 303);
            for part in ["", "/edit"] {
                let page = browser.get(&format!("{BASE}/contributions/{p}{part}")).await;
                assert_eq!(page.status, 200);
                is_harmless(&page.text).unwrap_or_else(|why| panic!("{engine:?} {text} {part}: {why}"));
            }
            pages.push(format!("{BASE}/contributions/{a}"));
            let form = [
                ("kind", "proposal"),
                ("title", *text),
                ("body", *text),
                ("step", "preview"),
                ("theme", *text),
                ("need", *text),
                ("on", ""),
            ];
            let shown = browser.post(&format!("{BASE}/propose"), &form).await;
            is_harmless(&shown.text).unwrap_or_else(|why| panic!("{engine:?} preview of {text}: {why}"));
        }
        for path in &pages {
            let page = planner.get(path).await;
            assert_eq!(page.status, 200, "{path}");
            is_harmless(&page.text).unwrap_or_else(|why| panic!("{engine:?} {path}: {why}"));
        }
        let csv = planner.get(&format!("{BASE}/received/csv")).await.text;
        for row in csv::Reader::from_reader(csv.trim_start_matches('\u{FEFF}').as_bytes()).records() {
            for cell in &row.expect("a row") {
                assert!(!cell.starts_with(['=', '+', '@', '\t', '\r']), "a cell that a spreadsheet computes: {cell}");
            }
        }
        assert!(csv.contains("qx18") && csv.contains("qx21"), "nothing is lost");
    });
}
