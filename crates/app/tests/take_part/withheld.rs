//! A proposal that a moderator hides after it came to a vote: its words stand nowhere in the vote any more, its ballots count.

use crate::moderation::hide;
use crate::site::{BASE, administrator, on_each, start};
use crate::votes::{set_up, show};
use cantiere_domain::Ref;
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::round::Ballot;
use cantiere_spine::plan::edition;
use cantiere_spine::round::{self, CastInput, NewOption, Said};
use cantiere_spine::{Error, contribution};

const PLANTED: &str = "zirfolina";

#[test]
fn words_hidden_after_they_came_to_a_vote_stand_nowhere_in_it_and_ballots_stay_valid() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        let n = site.propose(&mut ada, &format!("Un {PLANTED}"), &format!("Parole con {PLANTED} dentro.")).await;
        let (number, _) = set_up(&site, |settings| settings.persons = false).await;
        let process = site.process;
        let added = site.site.site.db.write(move |tx| -> Result<_, Error> {
            let by = administrator();
            let of = edition::all(tx, &by)?.remove(0);
            let proposal = contribution::entries(tx, process, false)?.remove(0).id;
            let id = round::find(tx, &by, &of, number)?.id;
            round::add(tx, &by, &of, id, &[NewOption::From(Ref::Contribution(proposal))])?;
            let option = round::options(tx, id)?.into_iter().find(|c| c.from.is_some()).map(|c| c.id);
            Ok((id, option.expect("the option")))
        });
        let (round, option) = added.await.expect("an option");
        show(&site, number).await;
        let input = CastInput {
            round,
            by: Actor {
                person: Some(site.speaker),
                acting_for: Some(site.body),
                member_of: vec![site.body],
                assurance: Assurance::Email,
                ..Actor::default()
            },
            ballot: Ballot::of([option]),
            said: Said::Site,
            zone: site.site.site.zone().clone(),
        };
        site.site.site.db.write_batch::<round::Cast>(input).await.expect("a ballot");

        let vote = format!("{BASE}/votes/{number}");
        let places = ["", "/ballot", "/specimen", "/ballots", "/download/csv", "/download/json", "/download/pb"];
        let seen = async || {
            let mut all = Vec::new();
            for place in places {
                let answer = site.visitor().get(&format!("{vote}{place}")).await;
                let text = answer.text.to_lowercase();
                all.push((place, answer.status.as_u16(), text.contains(PLANTED)));
            }
            all
        };
        let before = seen().await;
        assert!(before.iter().take(3).all(|(_, status, words)| (*status, *words) == (200, true)), "{before:?}");

        let mut moderator = site.browser(site.moderator).await;
        let page = moderator.get(&format!("{BASE}/contributions/{n}")).await;
        let path = page.text.split("\">Modera<").next().unwrap().rsplit("href=\"").next().unwrap().to_string();
        assert_eq!(hide(&mut moderator, &path).await.status, 303);
        let after = seen().await;
        assert!(after.iter().all(|(_, _, words)| !words), "{after:?}");
        let page = site.visitor().get(&vote).await;
        assert!(page.has(&format!("Proposta n. {n}, nascosta da chi modera")), "{}", page.text);
        assert!(page.has("Non parla del piano degli orti.") && page.has("restano valide"), "{}", page.text);
        let english = site.visitor().get(&vote.replacen("/it/", "/en/", 1)).await;
        assert!(english.has("A moderator hid the text of this proposal"), "{}", english.text);

        // Counted with it, and shown without its words: also in the reasons, the files and the ballots of bodies.
        site.pass_days(8);
        site.site.run_jobs().await;
        let counted = seen().await;
        assert!(counted.iter().all(|(_, status, words)| (*status, *words) == (200, false)), "{counted:?}");
        let csv = site.visitor().get(&format!("{vote}/download/csv")).await;
        assert!(csv.has(&format!(",1,3,\"Proposta n. {n}, nascosta da chi modera\",1,")), "{}", csv.text);
    });
}
