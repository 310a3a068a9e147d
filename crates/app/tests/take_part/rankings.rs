//! A participatory budget as Rome held it in 2019, set up in the pages: several rankings on one ballot, three preferences,
//! proposals that pass with the supports of their own ranking, a threshold of ballots in each of them.

use crate::site::{BASE, DESK, number, on_each, proposal, start};
use crate::votes::{set_up, show};
use cantiere_domain::round::{List, Method, Rules};
use cantiere_sealed::Export;

#[test]
fn rankings_and_their_thresholds_are_set_up_in_the_pages_and_voted_on_one_ballot() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let mut ada = site.browser(site.citizen).await;
        let key = "0d6f1f3e-5a1c-4f43-9d5e-0d6f1f3e5a1c";
        let fields = proposal("Fontane in piazza", "Servono fontane.", key);
        let sent = [fields.as_slice(), &[("territory", "municipio x")]].concat();
        let n = number(&ada.post(&format!("{BASE}/propose"), &sent).await);
        let mut bruno = site.browser(site.other).await;
        let given = bruno.post(&format!("{BASE}/contributions/{n}/support"), &[("speaker", "0")]).await;
        assert_eq!(given.status, 303, "{}", given.text);

        let (vote, _) = set_up(&site, |settings| settings.persons = false).await;
        let desk = format!("{DESK}/votes/{vote}");
        let mut dora = site.browser(site.planner).await;
        let page = dora.get(&desk).await;
        let (version, opens, closes) = (page.field("version"), page.field("opens"), page.field("closes"));
        let (version, opens, closes) = (version.expect("a version"), opens.expect("opens"), closes.expect("closes"));
        let settings = |percent: &'static str| {
            [
                ("version", version.as_str()),
                ("title", "Bilancio partecipativo"),
                ("question", "Che cosa viene prima?"),
                ("method", "choose"),
                ("most", "3"),
                ("seats", "2"),
                ("opens", &opens),
                ("closes", &closes),
                ("voters", "organizations"),
                ("lists", "Municipio I\nMunicipio X"),
                ("least_percent", percent),
            ]
        };
        let refused = dora.post(&desk, &settings("150")).await;
        assert!(refused.status == 422 && refused.has("una percentuale da 1 a 100"), "{}", refused.text);
        let saved = dora.post(&desk, &settings("5")).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        // Of the supports of its own ranking it has all.
        let page = dora.get(&format!("{desk}?percent=5")).await;
        assert_eq!(page.field("least_percent").as_deref(), Some("5"));
        let chosen = page.text.split("name=\"from\" value=\"").nth(1).expect("a proposal");
        let (value, rest) = chosen.split_once('"').expect("its value");
        assert!(rest.split('>').next().is_some_and(|tag| tag.contains("checked")), "{rest}");
        assert!(page.has("Municipio X · "), "{}", page.text);
        let taken = dora.post(&format!("{desk}/options"), &[("from", value), ("step", "take")]).await;
        assert_eq!(taken.status, 303, "{}", taken.text);
        show(&site, vote).await;

        let told = site.visitor().get(&format!("{BASE}/votes/{vote}")).await;
        assert!(
            told.has("in almeno il 5 % delle schede che scelgono qualcosa nella stessa graduatoria"),
            "{}",
            told.text
        );
        let ballot = site.browser(site.speaker).await.get(&format!("{BASE}/votes/{vote}/ballot")).await;
        let (first, second) = (ballot.text.find("<h2>Municipio I</h2>"), ballot.text.find("<h2>Municipio X</h2>"));
        let fountains = ballot.text.find(">Fontane in piazza</span>");
        assert!(first < second && second < fountains && first.is_some(), "{}", ballot.text);
        let options: Vec<String> = ballot
            .text
            .split("name=\"pick\" value=\"")
            .skip(1)
            .filter_map(|part| part.split('"').next().map(str::to_owned))
            .collect();
        let content = format!("{},{}", options[0], options[2]);
        let body = site.body.to_string();
        let sending = [("step", "send"), ("content", content.as_str()), ("speaker", body.as_str())];
        let sent = site.browser(site.speaker).await.post(&format!("{BASE}/votes/{vote}/ballot"), &sending).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        site.pass_days(8);
        site.site.run_jobs().await;
        let result = site.visitor().get(&format!("{BASE}/votes/{vote}")).await;
        assert!(result.has("Soglia: almeno una scheda. L’hanno raggiunta 1 su 2."), "{}", result.text);
        assert!(result.has("Soglia: almeno una scheda. L’hanno raggiunta 1 su 1."), "{}", result.text);
        let csv = site.visitor().get(&format!("{BASE}/votes/{vote}/download/csv")).await;
        assert!(csv.has("Municipio X,1,3,Fontane in piazza,1,yes,0.00,"), "{}", csv.text);
    });
}

#[test]
fn people_vote_in_secret_over_two_rankings_with_one_receipt() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, _) = set_up(&site, |settings| {
            let lists = ["Municipio I", "Municipio X"].map(|name| List { name: name.into(), budget: 0 });
            settings.rules = Rules { most: 3, seats: 1, lists: lists.into(), least_percent: 5, ..Rules::default() };
        })
        .await;
        let desk = format!("{DESK}/votes/{vote}");
        let beaches = [("step", "add"), ("option_title", "Spiagge"), ("option_list", "1")];
        let added = site.browser(site.planner).await.post(&format!("{desk}/options"), &beaches).await;
        assert_eq!(added.status, 303, "{}", added.text);
        show(&site, vote).await;
        let vote = format!("{BASE}/votes/{vote}");
        let mut ada = site.browser(site.citizen).await;
        let ballot = ada.get(&format!("{vote}/ballot")).await;
        assert!(ballot.has("<h2>Municipio I</h2>") && ballot.has("<h2>Municipio X</h2>"), "{}", ballot.text);
        let picks = ballot.text.split("name=\"pick\" value=\"").skip(1).filter_map(|part| part.split('"').next());
        let options: Vec<String> = picks.map(str::to_owned).collect();
        let content = format!("{},{}", options[0], options[2]);
        let sending = [("step", "send"), ("content", content.as_str()), ("person", "yes")];
        let sent = ada.post(&format!("{vote}/ballot"), &sending).await;
        assert!(sent.location().contains("/receipt/"), "{}", sent.text);
        site.pass_days(8);
        site.site.run_jobs().await;
        let page = site.visitor().get(&vote).await;
        assert!(page.has("<h3>Municipio I</h3>") && page.has("<h3>Municipio X</h3>"), "{}", page.text);
        assert_eq!(page.text.matches("Soglia: almeno una scheda. L’hanno raggiunta 1 su ").count(), 2, "{}", page.text);
        let told = site.visitor().get(&format!("{vote}/download/recount")).await;
        let export: Export = serde_json::from_str(&told.text).expect("what is published");
        // One entry of the log for the whole ballot; one ballot is never published, in no ranking.
        assert_eq!((export.log.len(), export.openings.is_none()), (1, true));
        let names: Vec<&str> = export.rankings.iter().map(|ranking| ranking.name.as_str()).collect();
        assert_eq!(names, ["Municipio I", "Municipio X"]);
        assert!(export.rankings.iter().all(|ranking| ranking.ballots.is_none() && ranking.winners.len() == 1));
        for list in ["1", "2", "3"] {
            assert_eq!(site.visitor().get(&format!("{vote}/download/pb?list={list}")).await.status, 404);
        }
    });
}

#[test]
fn what_is_left_in_sixteen_rankings_stands_beside_each_and_does_not_cover_the_ballot() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (vote, options) = set_up(&site, |settings| {
            let lists = (1..=16).map(|n| List { name: format!("Municipio {n}"), budget: 10_000_000 });
            settings.persons = false;
            settings.rules = Rules { method: Method::Votes, most: 3, lists: lists.collect(), ..Rules::default() };
        })
        .await;
        let change = format!("{DESK}/votes/{vote}/options");
        let mut dora = site.browser(site.planner).await;
        for free in options {
            let dropped = dora.post(&change, &[("step", &*format!("drop:{free}"))]).await;
            assert_eq!(dropped.status, 303, "{}", dropped.text);
        }
        for (title, cost, list) in [("Fontane", "70.000", "0"), ("Piazze", "70.000", "0"), ("Viali", "40.000", "1")] {
            let new = [("step", "add"), ("option_title", title), ("option_cost", cost), ("option_list", list)];
            assert_eq!(dora.post(&change, &new).await.status, 303);
        }
        show(&site, vote).await;
        let ballot = format!("{BASE}/votes/{vote}/ballot");
        let mut carla = site.browser(site.speaker).await;
        let bar = |text: &str| {
            let bar = text.split("class=\"vote-left").nth(1).and_then(|bar| bar.split("</div>").next());
            bar.expect("what is left").to_string()
        };
        let page = carla.get(&ballot).await;
        assert!(
            bar(&page.text).contains("Restano 3 scelte.") && !bar(&page.text).contains("Municipio"),
            "{}",
            page.text
        );
        assert_eq!(page.text.matches("</h2><p class=\"meta\">Restano ").count(), 2, "{}", page.text);
        let picks = page.text.split("name=\"pick\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let picks: Vec<(&str, &str)> = picks.map(|pick| ("pick", pick)).collect();
        let updated = [&[("step", "update")], &picks[..1]].concat();
        let page = carla.post(&ballot, &updated).await;
        assert!(bar(&page.text).contains("Municipio 1: restano "), "{}", page.text);
        assert_eq!(bar(&page.text).matches("Municipio").count(), 1, "{}", page.text);
        // What is too much is said first: on a low screen the first line alone stays in sight.
        let updated = [&[("step", "update")], &picks[..2]].concat();
        let page = carla.post(&ballot, &updated).await;
        let lines = bar(&page.text);
        let first = lines.split("<span>").nth(1).expect("a line");
        assert!(first.starts_with("Municipio 1: 40.000") && first.contains("oltre i fondi"), "{}", page.text);
        assert!(lines.contains("Resta una scelta."), "{}", page.text);
    });
}
