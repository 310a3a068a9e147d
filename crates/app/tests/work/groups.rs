//! The job that suggests groups, from the button to the page: rewordings stand together, an opposite and another place are
//! flagged, what is about something else stays out; the page tells how far the search is; done again it finds the same.

use crate::site::{OPEN, WORK, of_state, on_each, plain};
use cantiere_domain::access::{Actor, Assurance, Role};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::plan::EditionState;
use cantiere_spine::contribution::{self, NewContribution, Words};
use cantiere_spine::similar::Differs;
use cantiere_spine::work::group::{self, Group, State};
use cantiere_testkit::{Browser, TestSite};

const SAME: &str =
    "Tenere aperto lo sportello digitale di Valdoria anche il sabato mattina, con una persona che aiuta.";
const REWORDED: &str =
    "Lo sportello digitale di Valdoria resti aperto anche il sabato mattina, con una persona che aiuta chi arriva.";
const OPPOSITE: &str =
    "Non tenere aperto lo sportello digitale di Valdoria anche il sabato mattina, con una persona che aiuta.";
const ELSEWHERE: &str =
    "Tenere aperto lo sportello digitale di Portosole anche il sabato mattina, con una persona che aiuta.";
const OTHER: &str = "Piantare tigli lungo il viale della stazione, dove d’estate nessuno riesce a camminare.";

async fn send(site: &TestSite) -> Vec<i64> {
    let (edition, process) = of_state(site, EditionState::InConsultation).await;
    let mut out = Vec::new();
    for text in [SAME, REWORDED, OPPOSITE, ELSEWHERE, OTHER] {
        // Each by a person of their own, as they come.
        let who = site.person("Chi scrive", None).await;
        let zone = site.site.zone().clone();
        let written = site.site.db.write(move |tx| -> Result<i64, cantiere_spine::Error> {
            let by = Actor { person: Some(who), assurance: Assurance::Substantial, ..Actor::default() };
            let new = NewContribution {
                kind: ContributionKind::Proposal,
                on: None,
                revision: None,
                words: Words {
                    title: "Una proposta".into(),
                    body: text.into(),
                    action: "Farlo.".into(),
                    ..Words::default()
                },
                theme: String::new(),
                territory: String::new(),
                language: cantiere_domain::Lang::It,
                arises_from: None,
                channel: "site",
            };
            Ok(contribution::submit(tx, &zone, &by, process, &new)?.id.0)
        });
        out.push(written.await.expect("a contribution"));
    }
    assert_eq!(edition.slug, "2027-2029");
    out
}

async fn groups(site: &TestSite) -> (Vec<Group>, group::Run, usize) {
    let (_, process) = of_state(site, EditionState::InConsultation).await;
    site.site
        .db
        .read(move |conn| -> Result<_, cantiere_spine::Error> {
            let run = group::run(conn, process)?.expect("a run");
            Ok((group::all(conn, process)?, run, contribution::entries(conn, process, false)?.len()))
        })
        .await
        .expect("the groups")
}

#[test]
fn rewordings_stand_together_and_opposites_and_other_places_are_flagged() {
    on_each(async |site| {
        let ids = send(&site).await;
        let own = ids.clone();
        let found = site.site.db.read(move |conn| contribution::by_ids(conn, &own)).await.expect("contributions");
        let numbers: Vec<i64> = found.iter().map(|c| c.number).collect();
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let page = format!("{WORK}/groups");
        assert_eq!(site.signed_in(None).await.post(&page, &[("do", "search")]).await.status, 403);
        // Asked twice it is done once.
        for _ in 0..2 {
            assert_eq!(planner.post(&page, &[("do", "search")]).await.status, 303);
        }
        assert_eq!(groups(&site).await.1.state, "waiting");
        assert!(planner.get(&page).await.has("<progress"), "the page does not say that the search is running");
        site.run_jobs().await;
        let (found, run, all) = groups(&site).await;
        assert_eq!((run.state.as_str(), run.done, run.total), ("done", all as i64, all as i64));
        assert!(run.finished_at.is_some() && !planner.get(&page).await.has("<progress"));
        let group = found.iter().find(|g| g.members.iter().any(|m| m.contribution == ids[0])).expect("a group");
        let member = |id: i64| group.members.iter().find(|m| m.contribution == id);
        assert!(member(ids[1]).is_some(), "a rewording stands apart");
        assert!(member(ids[4]).is_none(), "another matter stands with them");
        assert_eq!(group.state, State::Suggested, "the site decided by itself");
        let flags = |id: i64| member(id).map(|m| m.differs.clone()).unwrap_or_default();
        // The flags tell the pair apart, whichever of the two the others are compared with.
        let either = |a: i64, b: i64, flag: Differs| flags(a).contains(&flag) != flags(b).contains(&flag);
        assert!(member(ids[2]).is_some() && either(ids[2], ids[0], Differs::Negation), "{:?}", group.members);
        assert!(member(ids[3]).is_some() && either(ids[3], ids[0], Differs::Places), "{:?}", group.members);
        let text = planner.get(&page).await.text;
        let shown = text.split("<article").map(plain).find(|g| g.contains(&format!("Proposta n. {}", numbers[0])));
        let shown = shown.expect("the group stands on the page");
        for (n, flag) in [(1, ""), (2, "uno dei due dice “non”"), (3, "luoghi o nomi diversi")] {
            assert!(shown.contains(&format!("Proposta n. {}", numbers[n])) && shown.contains(flag), "{flag}: {shown}");
        }
        // Done again it is the same; what a person threw away does not come back.
        let members = |all: &[Group]| all.iter().map(|g| g.members.clone()).collect::<Vec<_>>();
        let before = members(&found);
        assert_eq!(planner.post(&page, &[("do", "search")]).await.status, 303);
        site.run_jobs().await;
        let (again, ..) = groups(&site).await;
        assert_eq!(members(&again), before);
        let again = again.iter().find(|g| g.members.iter().any(|m| m.contribution == ids[0])).expect("a group");
        let (id, shown) = (again.id.to_string(), again.seen().to_string());
        assert!(planner.get(&page).await.has(&format!("name=\"seen\" value=\"{shown}\"")));
        // Two planners at once: who comes second sees what was done, and nothing of it is lost.
        let mut other = site.signed_in(Some(Role::Planner)).await;
        let press = async |who: &mut Browser, act: &str, seen: &str| {
            let member = ids[1].to_string();
            who.post(&page, &[("do", act), ("group", &id), ("seen", seen), ("member", &member)]).await
        };
        let out = press(&mut other, "leave", &shown).await;
        assert!(out.status == 303 && other.get(out.location()).await.has("Rimettilo nel gruppo"), "{}", out.location());
        for act in ["confirm", "dismiss"] {
            let refused = press(&mut planner, act, &shown).await;
            assert_eq!(refused.status, 409, "{act}");
            assert!(refused.has("non è stato cambiato niente"), "{act}");
        }
        let now = async || {
            let all = groups(&site).await.0;
            all.into_iter().find(|g| g.id.to_string() == id).map(|g| g.seen())
        };
        let stands = now().await.expect("the group stays");
        assert_eq!((stands.state, stands.members.contains(&ids[1])), (State::Suggested, false));
        // Confirmed, thrown away by mistake, and back as it was.
        assert_eq!(press(&mut planner, "confirm", &stands.to_string()).await.status, 303);
        let confirmed = now().await.expect("the group stays");
        let gone = press(&mut planner, "dismiss", &confirmed.to_string()).await;
        assert_eq!((gone.status.as_u16(), now().await), (303, None));
        assert!(gone.location().contains("undo=confirm"), "{}", gone.location());
        let told = planner.get(gone.location()).await;
        assert!(told.has("Rimetti il gruppo com’era"), "{}", told.text);
        let put_away = told.field("seen").expect("what stood there");
        assert_eq!(press(&mut planner, "confirm", &put_away).await.status, 303);
        assert_eq!(now().await, Some(confirmed.clone()));
        assert_eq!(press(&mut planner, "dismiss", &confirmed.to_string()).await.status, 303);
        assert_eq!(planner.post(&page, &[("do", "search")]).await.status, 303);
        site.run_jobs().await;
        assert!(groups(&site).await.0.iter().all(|g| g.members.iter().all(|m| m.contribution != ids[0])));
        // Readers hear nothing of it, and no contribution was changed by the search.
        let seen = site.visitor().get(&format!("{OPEN}/contributions?order=new")).await;
        assert!(seen.status == 200 && seen.has("Una proposta") && !seen.has("gruppo"));
    });
}
