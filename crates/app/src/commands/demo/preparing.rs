//! Filling a small plan whose consultation is still being prepared, for the planner's five screens. Only its staff sees it.

use super::fill::{Cast, Failure};
use cantiere_demo::DemoSite;
use cantiere_documents::{Files, Format, read};
use cantiere_domain::Lang;
use cantiere_domain::access::{Assurance, Role};
use cantiere_domain::process::{Level, ProcessKind, Template};
use cantiere_spine::Error;
use cantiere_spine::actor::grant;
use cantiere_spine::plan::create::{self, NewEdition, NewPlan};
use cantiere_spine::plan::{edition, import, publish};
use cantiere_spine::process::{self, Design, NewProcess, Record};
use cantiere_store::Db;

pub async fn fill(db: &Db, demo: &DemoSite, cast: &Cast) -> Result<(), Failure> {
    let (told, by) = (demo.preparing.clone(), cast.administrator());
    let owner = demo.organizations.iter().find(|o| o.key == demo.owner).map(|o| o.name.clone()).unwrap_or_default();
    let owner_organization = cast.organizations.get(&demo.owner).copied();
    let planners: Vec<_> = demo
        .people
        .iter()
        .filter(|p| p.roles.contains(&Role::Planner))
        .filter_map(|p| cast.people.get(&p.key).copied())
        .collect();
    let files = Files::single("piano.md", told.text.clone().into_bytes());
    let document = read(Format::Markdown, &files, &Default::default()).map_err(|_| "the text in preparation")?;
    db.write(move |tx| -> Result<(), Error> {
        let plan = create::plan(
            tx,
            &by,
            &NewPlan {
                slug: told.slug.clone(),
                name: told.title.clone(),
                owner: owner.clone(),
                owner_organization,
                brief: told.brief.clone(),
                language: Lang::It,
            },
        )?;
        for person in &planners {
            grant::give(tx, *person, Role::Planner, Some(plan))?;
        }
        let new = NewEdition {
            period_from: told.edition.clone(),
            period_to: told.edition.clone(),
            brief: told.brief.clone(),
            ..NewEdition::new(plan, told.slug.clone(), told.edition.clone(), Lang::It)
        };
        let id = create::edition(tx, &by, &new)?;
        let into = edition::find_by_id(tx, &by, id)?;
        import::import(tx, &by, &into, &document)?;
        let into = edition::find_by_id(tx, &by, id)?;
        publish::publish(tx, &by, &into, "La prima bozza, per chi lavora al piano.")?;
        let of = edition::find_by_id(tx, &by, id)?;
        let template = Template::ThreeStages;
        let new = NewProcess {
            kind: ProcessKind::Plan,
            title: told.process_title.clone(),
            record: Record {
                level: Level::Consult,
                question: told.question.clone(),
                decision: told.decision.clone(),
                can_change: told.can_change.clone(),
                cannot_change: told.cannot_change.clone(),
                hear_back: String::new(),
                who: told.who.clone(),
                legal_basis: told.legal_basis.clone(),
                short_reason: String::new(),
            },
            phases: template.phases(ProcessKind::Plan, told.opens),
            assurance: Assurance::Email,
            organizations_only: false,
            premoderated: false,
        };
        let design = Design { template, tools: template.tools(), ..Design::default() };
        process::begin(tx, &by, &of, &new, &design)?;
        Ok(())
    })
    .await?;
    Ok(())
}
