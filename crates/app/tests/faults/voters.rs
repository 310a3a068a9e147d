//! People and bodies who vote over HTTP, and what they were answered.

use super::browser::{Answer, Browser};
use super::served::{Place, Served};
use cantiere_documents::{ItemEntry, PlanDocument};
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Assurance, Grant, Role};
use cantiere_domain::id::{OrganizationId, PersonId, PlanId, RoundId};
use cantiere_domain::plan::{Content, EditionState, ItemKind, Visibility};
use cantiere_domain::round::{Ballot, Form};
use cantiere_spine::actor::organization::{self, NewOrganization, OrganizationKind};
use cantiere_spine::actor::{person, session};
use cantiere_spine::plan::create::{self, NewEdition, NewPlan};
use cantiere_spine::plan::{edition, import, publish};
use cantiere_spine::{Error, round};
use cantiere_store::schema::round::round as rounds;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;
use jiff::Zoned;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

const OPTIONS: usize = 12;
pub const SAME: &str = "same";

/// A vote that is open.
#[derive(Clone, Debug)]
pub struct Vote {
    pub id: RoundId,
    pub uuid: String,
    pub path: String,
    pub options: Vec<i64>,
    pub persons: bool,
}

/// Somebody who votes for themselves and for the body that they alone represent.
#[derive(Clone, Debug)]
pub struct Elector {
    pub session: String,
    pub person: PersonId,
    pub body: OrganizationId,
}

pub struct Electors {
    pub all: Vec<Elector>,
    pub bodies: Vote,
    pub persons: Vote,
}

/// A ballot that was sent, and what came back.
#[derive(Clone, Debug)]
pub struct Sent {
    pub content: String,
    pub said: Said,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Acknowledged: with the entry's id where a person voted, with [`SAME`] where the body had cast it already.
    In(String),
    /// Refused with a status; nothing of it may be stored.
    Refused(u16),
    /// No answer, or “the database is away”: it may be stored or not, as a whole.
    Nothing,
}

impl Electors {
    /// A published plan with an open vote of bodies and one of persons, set up at the desk as planners do.
    pub fn new(place: &Place, served: &Served, count: usize) -> Electors {
        let all = place.open().write_blocking(move |tx| people(tx, count)).unwrap();
        let now = Zoned::now().with_time_zone(jiff::tz::TimeZone::get("Europe/Rome").unwrap());
        let week = now.checked_add(jiff::Span::new().days(7)).unwrap();
        let bodies = open_vote(place, served, false, &week);
        let persons = open_vote(place, served, true, &week);
        Electors { all, bodies, persons }
    }

    /// Casts a ballot on a connection of its own.
    pub fn cast(&self, served: &Browser, who: &Elector, vote: &Vote, content: &str) -> Option<Answer> {
        let browser = Browser { port: served.port, cookie: who.session.clone() };
        let (body, persons) = (who.body.to_string(), [("step", "send"), ("content", content), ("person", "1")]);
        let bodies = [("step", "send"), ("content", content), ("speaker", &body)];
        browser.post(&format!("{}/ballot", vote.path), if vote.persons { &persons } else { &bodies })
    }

    pub fn vote(&self, persons: bool) -> &Vote {
        if persons { &self.persons } else { &self.bodies }
    }
}

/// What an answer to a ballot means.
pub fn said(answer: Option<Answer>) -> Said {
    match answer {
        Some(answer) if answer.status == 303 => {
            let to = answer.location();
            assert!(to.contains("/receipt/") || to.contains("/ballot/"), "sent elsewhere: {to}");
            let same = if to.ends_with("news=same") { SAME } else { "" };
            Said::In(to.split_once("/receipt/").map_or(same, |(_, entry)| entry).to_owned())
        }
        Some(answer) if answer.status != 503 => Said::Refused(answer.status),
        _ => Said::Nothing,
    }
}

/// The `n`-th ballot of two options: of any sixty in a row no two are alike.
pub fn ballot(vote: &Vote, n: usize) -> String {
    let (first, step) = (n % OPTIONS, 1 + n / OPTIONS % 5);
    let pair = [vote.options[first], vote.options[(first + step) % OPTIONS]];
    Ballot::of(pair).tidied(Form::Set).canonical(Form::Set)
}

fn people(tx: &mut Tx, count: usize) -> Result<Vec<Elector>, Error> {
    let new = |name: &str| person::NewPerson {
        name: name.into(),
        email: format!("{name}@example.org"),
        language: Lang::It,
        password_hash: None,
    };
    let planner = Actor {
        person: Some(person::add(tx, &new("planner"))?),
        grants: vec![Grant { role: Role::Planner, plan: None }],
        assurance: Assurance::Substantial,
        ..Actor::default()
    };
    let plan = NewPlan {
        slug: "orti".parse().unwrap(),
        name: "Piano degli orti".into(),
        owner: "Ente di prova".into(),
        owner_organization: None,
        brief: String::new(),
        language: Lang::It,
    };
    let plan = create::plan(tx, &planner, &plan)?;
    let of = create::edition(tx, &planner, &new_edition(plan))?;
    let chapter = ItemEntry {
        parent: None,
        kind: ItemKind::Chapter,
        code: Some("1".into()),
        uuid: None,
        title: "Orti".into(),
        content: Content::default(),
        state: None,
        file: String::new(),
        line: 0,
    };
    let found = edition::find_by_id(tx, &planner, of)?;
    import::import(tx, &planner, &found, &PlanDocument { items: vec![chapter], ..PlanDocument::default() })?;
    let found = edition::find_by_id(tx, &planner, of)?;
    publish::publish(tx, &planner, &found, "La bozza")?;
    let mut all = Vec::new();
    for n in 0..count {
        let person = person::add(tx, &new(&format!("elector{n}")))?;
        let body = NewOrganization {
            name: format!("Comune n. {n}"),
            kind: OrganizationKind::TerritorialAdministration,
            ipa_code: String::new(),
            verified: true,
        };
        let body = organization::add(tx, &body)?;
        organization::add_member(tx, body, person, "representative")?;
        all.push(Elector { session: session::create(tx, person, Assurance::Email)?, person, body });
    }
    Ok(all)
}

fn new_edition(plan: PlanId) -> NewEdition {
    NewEdition {
        period_from: "2027".into(),
        period_to: "2029".into(),
        state: EditionState::InConsultation,
        visibility: Visibility::Public,
        ..NewEdition::new(plan, "2027".parse().unwrap(), "2027", Lang::It)
    }
}

/// Sets a vote up over the desk's forms: choose up to five of twelve; open since yesterday, until `closes`.
pub fn open_vote(place: &Place, served: &Served, persons: bool, closes: &Zoned) -> Vote {
    open_vote_by(place, served, "choose", persons, closes)
}

/// The same by another method; where money is spent, 100 euros on options of 10 to 32.
pub fn open_vote_by(place: &Place, served: &Served, method: &str, persons: bool, closes: &Zoned) -> Vote {
    open_vote_in(place, served, method, persons, closes, 1)
}

/// The same with its options in so many rankings in turn, each with its own 100 euros.
pub fn open_vote_in(
    place: &Place,
    served: &Served,
    method: &str,
    persons: bool,
    closes: &Zoned,
    rankings: usize,
) -> Vote {
    let money = matches!(method, "shares" | "votes" | "phragmen");
    let line = |n: usize| if money { format!("Zona {n}: 100\n") } else { format!("Zona {n}\n") };
    let lists: String = if rankings > 1 { (1..=rankings).map(line).collect() } else { String::new() };
    let moment = |at: &Zoned| at.strftime("%Y-%m-%dT%H:%M:%S").to_string();
    let opens = moment(&closes.checked_sub(jiff::Span::new().days(8)).unwrap());
    let (closes, key) = (moment(closes), uuid::Uuid::new_v4().to_string());
    let fields = [
        ("title", "Le priorità"),
        ("question", "Che cosa viene prima?"),
        ("method", method),
        ("most", if method == "points" { "10" } else { "5" }),
        ("seats", "3"),
        ("budget", "100"),
        ("lists", &lists),
        // A file of ballots cannot carry a drawn lot to other programs.
        ("ties", "number"),
        ("opens", &opens),
        ("closes", &closes),
        ("voters", if persons { "persons" } else { "organizations" }),
        ("assurance", "email"),
        ("key", &key),
    ];
    let desk = "/it/desk/plans/orti/2027/votes";
    let made = served.browser.post(&format!("{desk}/new"), &fields).expect("an answer");
    let desk = made.location().split('?').next().unwrap_or_default().to_owned();
    assert!(made.status == 303 && desk.len() > 10, "{}: {}", made.status, made.body);
    for n in 1..=OPTIONS {
        let (title, cost, list) = (format!("Orto numero {n}"), (8 + 2 * n).to_string(), (n % rankings).to_string());
        let fields = [("step", "add"), ("option_title", &*title), ("option_cost", &*cost), ("option_list", &*list)];
        let added = served.browser.post(&format!("{desk}/options"), &fields).expect("an answer");
        assert_eq!(added.status, 303, "{}", added.body);
    }
    let db = place.open();
    let find = |conn: &mut Conn| -> Result<(RoundId, Vec<i64>, round::Round), Error> {
        let newest: i64 = rounds::table.select(diesel::dsl::max(rounds::id)).first::<Option<i64>>(conn)?.unwrap();
        let options = round::options(conn, RoundId(newest))?.iter().map(|o| o.id).collect();
        Ok((RoundId(newest), options, round::find_by_id(conn, RoundId(newest))?))
    };
    let (id, options, found) = db.read_blocking(find).unwrap();
    let seen = found.version.to_string();
    let opened = served.browser.post(&format!("{desk}/open"), &[("version", &seen)]).expect("an answer");
    assert_eq!(opened.status, 303, "{}", opened.body);
    Vote { id, uuid: found.uuid, path: format!("/it/plans/orti/2027/votes/{}", found.number), options, persons }
}

/// Electors at work, each for themselves and for their body in turn, until they are stopped.
pub struct Voting {
    stop: Arc<AtomicBool>,
    acknowledged: Arc<AtomicUsize>,
    threads: Vec<JoinHandle<Vec<(usize, bool, Sent)>>>,
}

/// By elector and whether it was the person's own ballot: what was sent, in its order.
pub type History = BTreeMap<(usize, bool), Vec<Sent>>;

impl Voting {
    /// `clients` at once; each elector belongs to one of them. `from`: a number that no ballot before had.
    pub fn start(electors: &Arc<Electors>, served: &Browser, clients: usize, from: usize) -> Voting {
        let (stop, acknowledged) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let threads = (0..clients).map(|client| {
            let (electors, served) = (electors.clone(), served.clone());
            let (stop, acknowledged) = (stop.clone(), acknowledged.clone());
            std::thread::spawn(move || {
                let own: Vec<usize> = (client..electors.all.len()).step_by(clients).collect();
                let mut sent = Vec::new();
                for n in 0.. {
                    if stop.load(Relaxed) {
                        break;
                    }
                    let (who, persons) = (own[n / 2 % own.len()], n % 2 == 0);
                    let vote = electors.vote(persons);
                    let content = ballot(vote, from + n / 2);
                    let said = said(electors.cast(&served, &electors.all[who], vote, &content));
                    match said {
                        Said::In(_) => drop(acknowledged.fetch_add(1, Relaxed)),
                        _ => std::thread::sleep(Duration::from_millis(100)),
                    }
                    sent.push((who, persons, Sent { content, said }));
                }
                sent
            })
        });
        Voting { threads: threads.collect(), stop, acknowledged }
    }

    pub fn wait_for(&self, more: usize, what: &str) {
        let (since, goal) = (Instant::now(), self.acknowledged.load(Relaxed) + more);
        while self.acknowledged.load(Relaxed) < goal {
            let n = self.acknowledged.load(Relaxed);
            assert!(since.elapsed() < Duration::from_secs(60), "{what}: {n} of {goal} after a minute");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Adds what was sent to what was sent before.
    pub fn stop(self, history: &mut History) {
        self.stop.store(true, Relaxed);
        for thread in self.threads {
            for (who, persons, sent) in thread.join().unwrap() {
                history.entry((who, persons)).or_default().push(sent);
            }
        }
    }
}
