//! Prints the demonstration as one reads it, to proof-read the content: `cargo run -p cantiere-demo --example read`.

use cantiere_demo::DemoSite;
use cantiere_domain::plan::BlockKind;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let site: DemoSite = cantiere_demo::site(jiff::Zoned::now().date())?;
    for plan in &site.plans {
        println!("# {}\n{}\n", plan.title, plan.brief);
        for edition in &plan.editions {
            println!("## {} ({})\n{}\n", edition.name, edition.state.as_str(), edition.brief);
            let Some(revision) = edition.revisions.last() else { continue };
            for block in &revision.document.blocks {
                let item = block.item.map(|i| &revision.document.items[i]);
                match (block.kind, item) {
                    (BlockKind::Item, Some(item)) => {
                        let code = item.code.as_deref().unwrap_or_default();
                        println!("    [{code}] {} {:?}", item.title, item.content.times);
                        for line in
                            [&item.content.description].into_iter().chain(item.content.results.iter().map(|r| &r.text))
                        {
                            println!("        {line}");
                        }
                        for told in edition.states.iter().filter(|s| s.code == code) {
                            println!("        {}: {} – {}", told.on, told.state.as_str(), told.note);
                        }
                    }
                    _ => println!("{} {}", block.anchor.as_deref().unwrap_or_default(), block.text),
                }
            }
            println!();
        }
    }
    Ok(())
}
