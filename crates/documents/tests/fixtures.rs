//! The importers on small plans of our own, with one of every trap that real ones set.

use cantiere_documents::{Files, Format, PlanDocument, ReadOptions, read};
use cantiere_domain::Lang;
use cantiere_domain::plan::{Audience, BlockKind, ItemKind, ItemState, Source};

const DOCS: [(&str, &str); 4] = [
    ("index.rst", include_str!("fixtures/docs/index.rst")),
    ("capitolo-1.rst", include_str!("fixtures/docs/capitolo-1.rst")),
    // Composed here and decomposed below, as file systems mix them.
    ("capitolo-1/qualita\u{300}.rst", include_str!("fixtures/docs/capitolo-1/qualità.rst")),
    ("parole.rst", include_str!("fixtures/docs/parole.rst")),
];

fn docs() -> PlanDocument {
    let mut files = Files::new();
    DOCS.iter().for_each(|(path, text)| files.insert(path, text.as_bytes().to_vec()));
    assert_eq!(Format::detect(&files), Some(Format::DocsItalia));
    read(Format::DocsItalia, &files, &ReadOptions::default()).unwrap()
}

fn azioni(lang: Lang) -> PlanDocument {
    let mut files = Files::new();
    files.insert("linee_azione.yml", include_bytes!("fixtures/azioni/linee_azione.yml").to_vec());
    files.insert("attori.yml", include_bytes!("fixtures/azioni/attori.yml").to_vec());
    assert_eq!(Format::detect(&files), Some(Format::AzioniYaml));
    let source =
        Source { name: "Orti".into(), licence: "CC0".into(), retrieved: "2026-03-01".into(), ..Source::default() };
    read(Format::AzioniYaml, &files, &ReadOptions { lang, source, ..ReadOptions::default() }).unwrap()
}

/// kind, depth, code, title, times, actors, serves
fn outline(plan: &PlanDocument) -> Vec<String> {
    let mut depths: Vec<usize> = Vec::new();
    let mut lines = Vec::new();
    for item in &plan.items {
        depths.push(item.parent.map_or(0, |p| depths[p] + 1));
        let c = &item.content;
        let actors: Vec<_> = c.actors.iter().map(|a| a.actor.as_str()).collect();
        let mut line = format!(
            "{}{} {} «{}»",
            "  ".repeat(*depths.last().unwrap()),
            item.kind.as_str(),
            item.code.as_deref().unwrap_or("-"),
            item.title
        );
        let times = serde_json::to_string(&c.times).unwrap();
        if times != r#"{"kind":"none"}"# {
            line.push_str(&format!(" {times}"));
        }
        if !actors.is_empty() || !c.serves.is_empty() {
            line.push_str(&format!(" {} -> {}", actors.join("+"), c.serves.join("+")));
        }
        lines.push(line);
    }
    lines
}

#[test]
fn docs_italia_builds_the_tree_with_times_owners_and_results_served() {
    assert_eq!(
        outline(&docs()),
        [
            "chapter CAP1 «Gli orti»",
            "  chapter - «La qualità degli orti»",
            "    objective OB1.1 «Più orti»",
            "      expected_result RA1.1.1 «Un orto per classe»",
            r#"        target RA1.1.1.T2026 «20 orti» {"kind":"by","by":"2026"}"#,
            r#"        target RA1.1.1.T2027 «Orti nuovi» {"kind":"by","by":"2027"}"#,
            "      expected_result RA1.1.b «Acqua per tutti»",
            r#"        target RA1.1.b.T2026 «n.d.» {"kind":"by","by":"2026"}"#,
            r#"      action CAP1.01 «Bando per gli attrezzi (zappe e vasi)» {"kind":"in","at":"2026-06"} comune-di-borgo-finto+consorzio+asl -> RA1.1.1"#,
            r#"      action CAP1.02 «Mappa degli orti» {"kind":"in","at":"2026-09"} comune-di-borgo-finto -> RA1.1.1"#,
            r#"      action CAP1.PA.01 «Le scuole annaffiano» {"kind":"ongoing"} pa -> RA1.1.1+RA1.1.b"#,
            r#"      action CAP1.PA.02 «I Comuni portano l'acqua» {"kind":"from","from":"2026-03"} pa -> RA1.1.1+RA1.1.b"#,
            "chapter - «Le parole»",
        ]
    );
}

#[test]
fn docs_italia_keeps_the_text_in_order_with_its_marks() {
    let plan = docs();
    assert_eq!(plan.title.as_deref(), Some("Piano degli orti scolastici"));
    let texts: Vec<_> =
        plan.blocks.iter().filter(|b| b.kind != BlockKind::Item).map(|b| (b.kind, b.level, b.text.as_str())).collect();
    use BlockKind::*;
    assert_eq!(
        texts,
        [
            (Paragraph, 0, "Borgo Finto, marzo 2026"),
            (Heading, 1, "PARTE PRIMA - Gli orti"),
            (Paragraph, 0, "Un orto insegna la *pazienza*, come dice la [guida](https://esempio.it/guida)."),
            (Heading, 1, "Scenario"),
            (Paragraph, 0, "Le classi che coltivano un orto sono 12:"),
            (ListEntry, 1, "1. sei nella scuola *vecchia*"),
            (ListEntry, 2, "due al piano terra"),
            (ListEntry, 1, "2. sei nella scuola nuova"),
            (Table, 0, "| Scuola | Orti |\n| --- | --- |\n| vecchia | sei, in vaso |"),
            (Quote, 0, "> La pianta dell'orto"),
            (Heading, 2, "Linee di azione istituzionali"),
            (Heading, 3, "RA1.1.1"),
            (ListEntry, 1, "un orto in più, se avanza terra"),
            (ListEntry, 1, "**Marzo 2027** - Festa senza codice"),
            (Heading, 2, "Linee d'azione per le PA"),
            (Heading, 3, "RA1.1.1 e RA1.1.b"),
            (Paragraph, 0, "**Linee di azione vigenti**"),
            (Paragraph, 0, "**Linee di azione 2026**"),
            (Heading, 1, "OB1.1"),
            (Paragraph, 0, "Strumenti: un annaffiatoio."),
            (Paragraph, 0, "**Orto**: Un pezzo di terra coltivata."),
            (Paragraph, 0, "Anche un vaso."),
        ]
    );
    let target = plan.items.iter().find(|i| i.code.as_deref() == Some("RA1.1.1.T2027")).unwrap();
    assert_eq!(target.content.description, "Orti nuovi:\n\n- dieci in città\n- dieci in campagna");
    let line = plan.items.iter().find(|i| i.code.as_deref() == Some("CAP1.PA.02")).unwrap();
    assert_eq!(line.content.description, "I Comuni portano l'acqua:\n\n- al mattino\n- alla sera");
    assert_eq!((line.content.audience, line.line), (Some(Audience::Territorial), 72));
    let warned: Vec<_> = plan.warnings.iter().map(|w| (w.line, w.message.en.as_str())).collect();
    assert_eq!(
        warned,
        [
            (21, "the figure orto.png is not part of the text; its caption is kept"),
            (58, "a line with a date and without a code at its end; it is kept as text"),
        ]
    );
}

#[test]
fn azioni_keeps_times_actors_results_and_tells_what_is_odd() {
    let plan = azioni(Lang::It);
    assert_eq!(
        outline(&plan),
        [
            "chapter gli-orti «Gli orti»",
            r#"  action 1 «Scavare la terra» {"kind":"from","from":"2026-03"} scuole+comune+ignoto -> "#,
            r#"  action 2 «Seminare» {"kind":"ongoing"}"#,
        ]
    );
    let first = &plan.items[1];
    let results: Vec<_> = first
        .content
        .results
        .iter()
        .map(|r| (r.text.as_str(), r.state, r.note.as_str(), r.due.map(|d| d.to_string())))
        .collect();
    assert_eq!(
        results,
        [
            (
                "Dieci aiuole (entro maggio 2026).",
                Some(ItemState::Completed),
                "Fatte a maggio.",
                Some("2026-05".to_string())
            ),
            ("Una siepe", None, "", None)
        ]
    );
    assert_eq!(first.state, Some((ItemState::Ongoing, String::new())));
    assert_eq!(first.content.description, "Le classi scavano.\n- piano\n- insieme");
    assert_eq!((first.content.audience, plan.items[2].content.audience), (Some(Audience::Both), Some(Audience::Both)));
    assert_eq!((first.content.source.licence.as_str(), first.content.source.original_id.as_str()), ("CC0", "1"));
    let warned: Vec<_> = plan.warnings.iter().map(|w| format!("{}:{} {}", w.file, w.line, w.message)).collect();
    assert_eq!(
        warned.iter().map(|w| w.split(' ').next().unwrap()).collect::<Vec<_>>(),
        [
            "attori.yml:6",
            "attori.yml:8",
            "linee_azione.yml:7",
            "linee_azione.yml:26",
            "linee_azione.yml:23",
            "linee_azione.yml:27",
            "linee_azione.yml:31",
            "linee_azione.yml:33"
        ],
        "{warned:#?}"
    );
}

#[test]
fn what_a_form_would_refuse_is_kept_and_told() {
    let brief = "parola ".repeat(121);
    let text = format!(
        "kind,title,brief,start,end,implements,source_url\naction,Orti,{brief},2027,2026,scuola,javascript:alert(1)\n\
         action,Scuole,Breve,2026,2027,piano/2026/A1,https://esempio.it\n"
    );
    let plan = read(Format::Csv, &Files::single("p.csv", text.into()), &ReadOptions::default()).unwrap();
    let first = &plan.items[0].content;
    assert_eq!((first.implements.as_slice(), first.brief.len()), (["scuola".to_string()].as_slice(), 121 * 7 - 1));
    let warned: Vec<_> = plan.warnings.iter().map(|w| (w.line, w.message.en.as_str())).collect();
    assert_eq!(
        warned,
        [
            (2, "the summary has 121 words, and 120 are the most; shorten it"),
            (2, "it ends before it begins; look at its dates"),
            (2, "“scuola” does not name a line of another plan; write plan/edition/code"),
            (2, "the address of the source does not begin with http:// or https://; no link leads there"),
        ]
    );
}

#[test]
fn azioni_takes_the_wanted_language() {
    let plan = azioni(Lang::En);
    assert_eq!(plan.items[1].title, "Digging");
    assert!(plan.items.iter().all(|i| i.kind != ItemKind::Action || i.content.source.name == "Orti"));
}

#[test]
fn markdown_makes_tree_and_paragraphs() {
    let text = "# Il piano\n\nPrima.\n\n## Uno *due*\n\nRiga una\nriga due.\n\n- voce\n  - dentro\n    ancora\n3. tre\n4. quattro\n\n### Sotto\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> detto\n\n<div>x</div>\n";
    let plan = read(Format::Markdown, &Files::single("p.md", text.into()), &ReadOptions::default()).unwrap();
    assert_eq!(plan.title.as_deref(), Some("Il piano"));
    assert_eq!(outline(&plan), ["chapter - «Uno due»", "  chapter - «Sotto»"]);
    let texts: Vec<_> = plan
        .blocks
        .iter()
        .filter(|b| b.kind != BlockKind::Item)
        .map(|b| (b.item, b.kind, b.level, b.text.as_str()))
        .collect();
    use BlockKind::*;
    assert_eq!(
        texts,
        [
            (None, Paragraph, 0, "Prima."),
            (Some(0), Paragraph, 0, "Riga una riga due."),
            (Some(0), ListEntry, 1, "voce"),
            (Some(0), ListEntry, 2, "dentro ancora"),
            (Some(0), ListEntry, 1, "3. tre"),
            (Some(0), ListEntry, 1, "4. quattro"),
            (Some(1), Table, 0, "| a | b |\n|---|---|\n| 1 | 2 |"),
            (Some(1), Quote, 0, "> detto"),
            (Some(1), Quote, 0, "```\n<div>x</div>\n```"),
        ]
    );
}
