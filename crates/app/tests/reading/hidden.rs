//! Many editions that a reader may not see, before some that they may: nothing that is theirs is missing from a list.

use super::{bring, edition_of, ok, on_sites};
use cantiere_documents::Format;
use cantiere_domain::access::{Actor, Assurance, Grant, Role};
use cantiere_domain::id::{EditionId, OrganizationId, PlanId};
use cantiere_domain::plan::{EditionState, Visibility};
use cantiere_spine::Error;
use cantiere_spine::actor::organization::{NewOrganization, OrganizationKind, add, add_member};
use cantiere_spine::plan::{create, edition};
use cantiere_testkit::TestSite;

use super::support::{administrator, new_edition, new_plan};

/// More than are read at once.
const HIDDEN: usize = 130;
const TABLE: &str = "kind,code,title\naction,A1,Aprire orti\n";

/// Plans of the staff alone, in force; their slugs are those of the first ones.
async fn hide(site: &TestSite, from: usize) {
    let made = site.site.db.write(move |tx| -> Result<(), Error> {
        let by = administrator();
        for n in from..from + HIDDEN {
            let plan = create::plan(tx, &by, &new_plan(&format!("interno-{n}")))?;
            create::edition(tx, &by, &new_edition(plan, "2024-2026", Visibility::Staff, Vec::new()))?;
        }
        Ok(())
    });
    made.await.expect("hidden plans");
}

async fn for_invited(site: &TestSite, body: OrganizationId) -> (PlanId, EditionId) {
    let made = site.site.db.write(move |tx| -> Result<_, Error> {
        let by = administrator();
        let plan = create::plan(tx, &by, &new_plan("invitati"))?;
        Ok((plan, create::edition(tx, &by, &new_edition(plan, "2024-2026", Visibility::Invited, vec![body]))?))
    });
    made.await.expect("an edition")
}

async fn seen(site: &TestSite, reader: Actor, most: i64) -> Vec<String> {
    let found = site.site.db.read(move |conn| edition::in_states(conn, &reader, &[EditionState::InForce], most)).await;
    found.expect("editions").into_iter().map(|e| e.plan_slug).collect()
}

#[test]
fn whoever_may_not_see_the_first_editions_sees_all_that_are_for_them_and_no_others() {
    on_sites(async |site| {
        let person = site.person("Chi è invitato", None).await;
        let body = site.site.db.write(move |tx| -> Result<_, Error> {
            let body = NewOrganization {
                name: "Comune invitato".into(),
                kind: OrganizationKind::TerritorialAdministration,
                ipa_code: String::new(),
                verified: true,
            };
            let body = add(tx, &body)?;
            add_member(tx, body, person, "representative")?;
            Ok(body)
        });
        let body = body.await.expect("a body");
        hide(&site, 0).await;
        let (plan, invited) = for_invited(&site, body).await;
        bring(&site, invited, Format::Csv, TABLE, true).await;
        hide(&site, HIDDEN).await;
        let open = edition_of(&site, "aperto").await;
        bring(&site, open, Format::Csv, TABLE, true).await;

        let member = Actor { person: Some(person), member_of: vec![body], ..Actor::default() };
        let grants = |plan| Actor { grants: vec![Grant { role: Role::ActionOwner, plan }], ..Actor::default() };
        for (most, expected) in
            [(1, vec!["invitati"]), (2, vec!["invitati", "aperto"]), (50, vec!["invitati", "aperto"])]
        {
            assert_eq!(seen(&site, member.clone(), most).await, expected, "a member, {most}");
            assert_eq!(seen(&site, grants(Some(plan)), most).await, expected, "a role on the plan, {most}");
        }
        assert_eq!(seen(&site, Actor::visitor(), 50).await, ["aperto"]);
        let all = seen(&site, grants(None), 50).await;
        assert!(all.len() == 50 && all[0] == "interno-0" && all[49] == "interno-49", "{all:?}");
        assert_eq!(seen(&site, grants(None), 1_000).await.len(), 2 * HIDDEN + 2);
        assert_eq!(seen(&site, member, 0).await, Vec::<String>::new());

        // So the home page of the member has both plans in force, and nothing of the others.
        let home = ok(&mut site.browser_of(person, Assurance::Substantial).await, "/it").await;
        assert_eq!(home.matches("class=\"standing\"").count(), 2, "{home}");
        assert!(home.contains("/it/plans/invitati/2024-2026") && !home.contains("interno-"), "{home}");
        let home = ok(&mut site.visitor(), "/it").await;
        assert_eq!(home.matches("class=\"standing\"").count(), 1, "{home}");
    });
}
