//! A process from its preparation to its end: what each screen takes, what publishing asks, what is told to everybody when
//! something changes, and for whom it is.

use crate::site::{Site, amendment, comment, keys, new_process, on_each, proposal, site, today, zone};
use cantiere_domain::access::Actor;
use cantiere_domain::plan::{EditionState, Visibility};
use cantiere_domain::process::{Activities, Activity, PhaseKind, ProcessKind, Template};
use cantiere_spine::Error;
use cantiere_spine::contribution::{Support, SupportInput};
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::process::{self, Design, Extension, How, Process, Screen, What, When, Who};
use cantiere_store::Tx;
use jiff::ToSpan;
use jiff::civil::Date;

impl Site {
    pub fn process(&self) -> Process {
        let id = self.process;
        self.db.read_blocking(move |conn| process::find_by_id(conn, id)).unwrap()
    }

    /// Something that the planner does to the process of the site.
    pub fn planned<T: Send + 'static>(
        &self,
        act: impl Fn(&mut Tx, &Actor, &Edition) -> Result<T, Error> + Send + Sync + 'static,
    ) -> Result<T, Error> {
        let (planner, id) = (self.planner.clone(), self.edition);
        self.db.write_blocking(move |tx| {
            let of = edition::find_by_id(tx, &planner, id)?;
            act(tx, &planner, &of)
        })
    }

    pub fn extend(&self, closes: Date, reason: &str, move_rest: bool) -> Result<(), Error> {
        let (id, new) = (self.process, Extension { closes, reason: reason.into(), move_rest });
        self.planned(move |tx, by, of| process::extend(tx, &zone(), by, of, id, &new))
    }

    fn save_how(&self, tools: &[Activity], why: &str) -> Result<(), Error> {
        let now = How::of(&self.process());
        let (id, seen, why) = (self.process, now.seen(), why.to_string());
        let new = How { tools: Activities::of(tools), ..now };
        self.planned(move |tx, by, of| process::save_how(tx, by, of, id, &seen, &new, &why))
    }

    fn save_who(&self, change: impl Fn(&mut Who)) -> Result<(), Error> {
        let now = Who::of(&self.process());
        let (id, seen) = (self.process, now.seen());
        let mut new = now;
        change(&mut new);
        self.planned(move |tx, by, of| process::save_who(tx, by, of, id, &seen, &new, "Cambia chi legge."))
    }

    fn history(&self) -> Vec<(String, String)> {
        let id = self.process;
        let told = self.db.read_blocking(move |conn| process::changes(conn, id)).unwrap();
        told.into_iter().map(|c| (c.what, c.reason)).collect()
    }

    pub fn found_by(&self, reader: &Actor) -> bool {
        let of = self.edition_for(reader).unwrap();
        self.db.read_blocking(|conn| process::find(conn, reader, &of)).unwrap().is_some()
    }
}

#[test]
fn save_what_refuses_stale_and_asks_everybody_be_told() {
    on_each(|db| {
        let site = site(db);
        let now = What::of(&site.process());
        let save = |seen: String, new: What, why: &'static str| {
            let id = site.process;
            site.planned(move |tx, by, of| process::save_what(tx, &zone(), by, of, id, &new, (&seen, why)))
        };
        // Nothing changed: nothing to explain.
        save(now.seen(), now.clone(), "").unwrap();
        let other = What { decision: "Un altro atto.".into(), ..now.clone() };
        assert_eq!(keys(save(now.seen(), other.clone(), "")), ["processes-problem-reason"]);
        let empty = What { question: " ".into(), title: String::new(), ..now.clone() };
        assert_eq!(
            keys(save(now.seen(), empty, "x")),
            ["participation-problem-title", "participation-problem-missing"]
        );
        save(now.seen(), other, "Il decreto è un altro.").unwrap();
        let late = What { question: "Un’altra domanda?".into(), ..now.clone() };
        assert!(matches!(save(now.seen(), late, "Tardi."), Err(Error::Stale)));
        assert_eq!(
            site.history(),
            [("changed".to_string(), "Il decreto è un altro.".to_string()), ("published".into(), String::new())]
        );
        let citizen = site.citizen.clone();
        let id = site.process;
        let mine = What::of(&site.process());
        let denied = site
            .planned(move |tx, _, of| process::save_what(tx, &zone(), &citizen, of, id, &mine, (&mine.seen(), "x")));
        assert!(matches!(denied, Err(Error::Denied)));
    });
}

#[test]
fn save_when_keeps_the_minimum_and_the_days_that_are_public() {
    on_each(|db| {
        let site = site(db);
        let free = site.another_edition(1, ProcessKind::Plan, "");
        let opens = site.opens;
        let planner = site.planner.clone();
        let id = site
            .db
            .write_blocking(move |tx| {
                let of = edition::find_by_id(tx, &planner, free)?;
                process::create(tx, &planner, &of, &new_process(opens, opens + 28.days()))
            })
            .unwrap();
        let save = |days: i32, reason: &str| {
            let (planner, reason) = (site.planner.clone(), reason.to_string());
            site.db.write_blocking(move |tx| {
                let of = edition::find_by_id(tx, &planner, free)?;
                let now = When::of(&process::find_by_id(tx, id)?);
                let new = When { phases: new_process(opens, opens + days.days()).phases, short_reason: reason.clone() };
                process::save_when(tx, &planner, &of, id, &now.seen(), &new, "")
            })
        };
        assert_eq!(keys(save(27, "")), ["participation-problem-window-reason"]);
        save(27, "La norma fissa la data.").unwrap();
        save(28, "").unwrap();
        // Under way: other phases may move, with a reason; the window may not.
        let public = |change: fn(&mut When)| {
            let now = When::of(&site.process());
            let (id, seen) = (site.process, now.seen());
            let mut new = now;
            change(&mut new);
            site.planned(move |tx, by, of| {
                process::save_when(tx, by, of, id, &seen, &new, "Serve più tempo per leggere.")
            })
        };
        let shorter = public(|new| new.phases[0].closes -= 1.day());
        assert!(shorter.is_ok(), "the other phase of the round still ends on its day");
        let shorter = public(|new| new.phases.iter_mut().for_each(|p| p.closes -= 1.day()));
        assert_eq!(keys(shorter), ["processes-problem-use-extend"]);
        public(|new| new.phases[2].closes += 9.days()).unwrap();
        assert_eq!(site.history()[0], ("changed".into(), "Serve più tempo per leggere.".into()));
    });
}

#[test]
fn two_rounds_must_each_last() {
    on_each(|db| {
        let site = site(db);
        let free = site.another_edition(2, ProcessKind::Plan, "");
        let opens = site.opens;
        let make = |change: fn(&mut process::NewProcess)| {
            let planner = site.planner.clone();
            site.db.write_blocking(move |tx| {
                let of = edition::find_by_id(tx, &planner, free)?;
                let mut new = new_process(opens, opens + 28.days());
                new.phases = Template::TwoRounds.phases(ProcessKind::Plan, opens);
                change(&mut new);
                process::begin(tx, &planner, &of, &new, &Design { template: Template::TwoRounds, ..Design::default() })
            })
        };
        let short = make(|new| {
            let second = new.phases.iter_mut().find(|p| p.kind == PhaseKind::Feedback).unwrap();
            second.closes = second.opens + 5.days();
        });
        assert_eq!(keys(short), ["participation-problem-window-reason"]);
        let id = make(|_| {}).unwrap();
        let made = site.db.read_blocking(move |conn| process::find_by_id(conn, id)).unwrap();
        assert_eq!(made.template, Template::TwoRounds);
        assert_eq!(made.rounds().len(), 2);
    });
}

#[test]
fn publish_tells_everything_that_is_missing_and_opens_the_plan() {
    on_each(|db| {
        let site = site(db);
        let free = site.another_edition(3, ProcessKind::Plan, "");
        let opens = site.opens;
        let planner = site.planner.clone();
        let (lacks, refused) = site
            .db
            .write_blocking(move |tx| {
                let of = edition::find_by_id(tx, &planner, free)?;
                let mut new = new_process(opens, opens + 28.days());
                new.record.hear_back = String::new();
                let id = process::begin(
                    tx,
                    &planner,
                    &of,
                    &new,
                    &Design { tools: Activities::default(), ..Design::default() },
                )?;
                let made = process::find_by_id(tx, id)?;
                let lacks = process::lacks(&of, &made, opens);
                let refused = process::publish(tx, &zone(), &planner, &of, id);
                Ok::<_, Error>((lacks, refused))
            })
            .unwrap();
        let told: Vec<(Screen, &str)> = lacks.iter().map(|l| (l.screen, l.problem.key)).collect();
        assert_eq!(
            told,
            [
                (Screen::What, "participation-problem-missing"),
                (Screen::How, "processes-problem-no-tools"),
                (Screen::Plan, "processes-problem-no-version"),
            ]
        );
        assert_eq!(keys(refused), told.iter().map(|t| t.1).collect::<Vec<_>>());
        // What is public is published once.
        let id = site.process;
        site.planned(move |tx, by, of| process::publish(tx, &zone(), by, of, id)).unwrap();
        assert_eq!(site.history().len(), 1);
        assert_eq!(site.edition_for(&site.planner).unwrap().state, EditionState::InConsultation);
    });
}

#[test]
fn only_what_the_process_has_is_taken() {
    on_each(|db| {
        let site = site(db);
        let first = site.proposal(&site.citizen, "Prima");
        let on = site.paragraph();
        site.save_how(&[Activity::Comments, Activity::Proposals], "Si semplifica.").unwrap();
        assert!(site.submit(&site.citizen, &comment(None, "Ora.")).is_ok());
        let refused = site.submit(&site.citizen, &amendment(on, "Altre parole."));
        assert_eq!(keys(refused), ["processes-problem-not-here"]);
        let support = SupportInput { contribution: first, by: site.other.clone(), wanted: true, zone: zone() };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let refused = runtime.block_on(site.db.write_batch::<Support>(support));
        assert_eq!(keys(refused), ["processes-problem-not-here"]);
        assert_eq!(keys(site.save_how(&[], "Niente.")), ["processes-problem-no-tools"]);
    });
}

#[test]
fn a_process_for_the_invited_is_theirs_alone_though_the_plan_is_public() {
    on_each(|db| {
        let site = site(db);
        assert_eq!(
            keys(site.save_who(|who| who.visibility = Visibility::Invited)),
            ["processes-problem-nobody-invited"]
        );
        let body = site.body;
        site.save_who(move |who| {
            who.visibility = Visibility::Invited;
            who.invited = vec![body];
        })
        .unwrap();
        assert!(!site.found_by(&Actor::visitor()) && !site.found_by(&site.citizen));
        assert!(site.found_by(&site.representative) && site.found_by(&site.planner));
        let outside = site.submit(&site.citizen, &proposal("Da fuori"));
        assert!(matches!(outside, Err(Error::NotFound(_))), "{outside:?}");
        assert!(site.submit(&site.representative, &proposal("Da dentro")).is_ok());
        site.save_who(|who| who.visibility = Visibility::Staff).unwrap();
        assert!(!site.found_by(&site.representative));
        assert!(site.submit(&site.representative, &proposal("Ora no")).is_err());
    });
}

#[test]
fn clone_takes_the_rules_and_no_people() {
    on_each(|db| {
        let site = site(db);
        let body = site.body;
        site.save_who(move |who| {
            who.visibility = Visibility::Invited;
            who.invited = vec![body];
        })
        .unwrap();
        site.submit(&site.representative, &proposal("Qui")).unwrap();
        let (free, from, opens) =
            (site.another_edition(4, ProcessKind::Plan, ""), site.process, today(&site.db) + 60.days());
        let (planner, citizen) = (site.planner.clone(), site.citizen.clone());
        let (made, refused) = site
            .db
            .write_blocking(move |tx| {
                let of = edition::find_by_id(tx, &planner, free)?;
                let refused = process::clone(tx, &citizen, &of, from, opens);
                let id = process::clone(tx, &planner, &of, from, opens)?;
                Ok::<_, Error>((process::find_by_id(tx, id)?, refused))
            })
            .unwrap();
        assert!(matches!(refused, Err(Error::NotFound(_) | Error::Denied)));
        let model = site.process();
        assert_eq!(made.record, model.record);
        assert_eq!(made.window(), Some((opens, opens + 30.days())));
        assert_eq!((made.published, made.invited, made.visibility), (false, Vec::new(), Visibility::Staff));
        let figures = site.db.read_blocking(move |conn| process::figures(conn, &[made.id])).unwrap();
        assert_eq!(figures[0].contributions(), 0);
    });
}
