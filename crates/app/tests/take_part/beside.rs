//! What stands beside the text: also where the page's title stands for what the text shows.

use crate::site::{BASE, administrator, on_each, start};
use cantiere_documents::{BlockEntry, ItemEntry, PlanDocument};
use cantiere_domain::plan::{BlockKind, Content, ItemKind};
use cantiere_spine::Error;
use cantiere_spine::plan::{edition, import, publish};

/// An area that stands in its own text, as plans of areas write it.
fn area() -> PlanDocument {
    let block = |kind, text: &str, anchor: &str| BlockEntry {
        item: Some(0),
        kind,
        level: 0,
        text: text.into(),
        anchor: Some(anchor.into()),
    };
    PlanDocument {
        items: vec![ItemEntry {
            parent: None,
            kind: ItemKind::Axis,
            code: Some("A1".into()),
            uuid: None,
            title: "Acqua e orti".into(),
            content: Content::default(),
            state: None,
            file: String::new(),
            line: 0,
        }],
        blocks: vec![
            block(BlockKind::Item, "", "i1"),
            block(BlockKind::Paragraph, "L’acqua viene dalla pioggia.", "p9"),
        ],
        ..PlanDocument::default()
    }
}

#[test]
fn an_area_is_commented_on_below_the_title_that_stands_for_it() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let written = site.site.site.db.write(move |tx| -> Result<(), Error> {
            let by = administrator();
            let of = edition::all(tx, &by)?.remove(0);
            import::import(tx, &by, &of, &area())?;
            let of = edition::find_by_id(tx, &by, of.id)?;
            publish::publish(tx, &by, &of, "Un’area")?;
            Ok(())
        });
        written.await.expect("a version with an area");
        let page = site.visitor().get(&format!("{BASE}/text/A1")).await;
        assert_eq!(page.status, 200);
        let text = page.text.split("</h1>").nth(1).expect("a title");
        let (below_title, rest) = text.split_once("L’acqua viene dalla pioggia.").expect("the text");
        let comment = |of: &str| format!("Commenta<span class=\"visually-hidden\"> {of}</span>");
        assert!(below_title.contains(&comment("A1")), "{below_title}");
        assert!(!rest.contains(&comment("A1")), "{rest}");
        assert_eq!(page.text.matches(">Acqua e orti<").count(), 0, "the title stands twice");
        // Without what people said, it is not said here either.
        let quiet = site.visitor().get(&format!("{BASE}/text/A1?comments=hidden")).await;
        assert!(quiet.status == 200 && !quiet.has("Commenta<"), "{}", quiet.text);
    });
}
