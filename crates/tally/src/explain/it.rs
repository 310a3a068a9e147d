//! Italian sentences of the transcript.
//! Plain words, one fact a clause; terms of the field only where they are explained.

use super::{Phrases, Text};
use crate::outcome::{Loser, Note, Phase, Step, TieBreak, Why};

pub(super) struct Italian;

impl Phrases for Italian {
    fn marks(&self) -> (char, char) {
        ('.', ',')
    }

    fn rule(&self, text: &Text) -> String {
        let name = match text.outcome.rule.as_str() {
            "greedy" => "Prima i più votati; ciò che non rientra nei fondi si salta",
            "greedy-no-skip" => "Prima i più votati, fino al primo progetto che non rientra nei fondi",
            "equal-shares" => {
                "Metodo delle quote uguali: ogni votante riceve la stessa quota dei fondi e i \
                               progetti sono comprati da chi li ha votati"
            }
            "phragmen" => {
                "Regola di Phragmén: tutti i votanti guadagnano alla stessa velocità e un progetto è \
                           comprato appena chi lo ha votato può pagarlo"
            }
            "approval" => "Conteggio delle approvazioni",
            "choose-1" => "Conteggio dei voti singoli",
            "score" | "cumulative" => "Somma dei punti",
            "borda" => "Metodo Borda: un punto per ogni candidato che la scheda mette dopo o non nomina",
            "condorcet" => "Condorcet: vince chi batte ogni altro candidato uno contro uno",
            "schulze" => "Metodo Schulze: i candidati si confrontano per la catena di vittorie più forte",
            "irv" => "Ballottaggio immediato: l'ultimo candidato esce e le sue schede passano ad altri",
            other => other,
        };
        let options: Vec<String> = text.outcome.options.iter().map(option).collect();
        if options.is_empty() { format!("{name}.") } else { format!("{name} ({}).", options.join(", ")) }
    }

    fn totals(&self, text: &Text) -> String {
        let outcome = text.outcome;
        format!(
            "Schede: {}; fondi: {}. Progetti scelti: {}, per {}; avanzano {}.",
            text.number(i128::from(outcome.voters)),
            text.money(i128::from(outcome.budget)),
            outcome.winners.len(),
            text.money(outcome.cost as i128),
            text.money(outcome.left()),
        )
    }

    fn headings(&self) -> [&'static str; 3] {
        ["Scelti, in quest'ordine:", "Parità:", "Non scelti, e perché:"]
    }

    fn step(&self, text: &Text, number: usize, step: &Step) -> String {
        let project = text.project(step.project);
        let (cost, votes) = (text.money(i128::from(step.cost)), text.votes(step.votes));
        let left = text.money(step.left);
        let Some(payment) = step.payment else {
            let how = match step.phase {
                Phase::Main => "",
                Phase::Completion => ", con i fondi avanzati",
                Phase::Free => ", perché non costa nulla e ha sostegno",
            };
            return format!("{number}. {project}: voti {votes}, costo {cost}{how}; restano {left}.");
        };
        if text.outcome.rule == "phragmen" {
            return format!(
                "{number}. {project}: costo {cost}, pagato da {} votanti quando ciascun votante aveva \
                 guadagnato {}; restano {left}.",
                text.number(i128::from(payment.payers)),
                text.figure(payment.price),
            );
        }
        let all = match payment.exhausted {
            0 => String::new(),
            1 => ", 1 di loro con tutto ciò che gli restava".to_owned(),
            n => format!(", {} di loro con tutto ciò che gli restava", text.number(i128::from(n))),
        };
        let payers = match payment.payers {
            1 => "1 sostenitore".to_owned(),
            n => format!("{} sostenitori", text.number(i128::from(n))),
        };
        format!(
            "{number}. {project}: costo {cost}, pagato da {payers} su {votes}, {}{all} \
             (voti effettivi {}); restano {left}.",
            most(text, payment.price),
            text.decimal(payment.effective_votes),
        )
    }

    fn tie(&self, text: &Text, tie: &TieBreak) -> String {
        let tied = text.projects(&tie.tied);
        let first = text.project(tie.tied[0]);
        let rule = match text.outcome.ties.as_str() {
            "id" => "precede il numero minore".to_owned(),
            "votes" => "precede chi ha più voti, poi il numero minore".to_owned(),
            "cost" => "precede il costo minore, poi il numero minore".to_owned(),
            seed => format!("decide il sorteggio {}", seed.trim_start_matches("seed:")),
        };
        if text.outcome.rule == "irv" {
            let last = text.project(*tie.tied.last().unwrap_or(&tie.tied[0]));
            return format!("Turno {}: ultimi a pari merito {tied}; {rule}: esce {last}.", tie.step);
        }
        format!("Passo {}: pari merito {tied}; {rule}: {first}.", tie.step)
    }

    fn loser(&self, text: &Text, loser: &Loser) -> String {
        let head = format!(
            "{}: voti {}, costo {}",
            text.project(loser.project),
            text.votes(loser.votes),
            text.cost(loser.project)
        );
        format!("{head}. Non scelto: {}.", self.why(text, loser))
    }

    fn why(&self, text: &Text, loser: &Loser) -> String {
        let cost = i128::from(text.election.projects[loser.project].cost);
        match &loser.why {
            Why::Withdrawn => "era stato ritirato".to_owned(),
            Why::NoQuorum => "hanno votato in troppo pochi".to_owned(),
            Why::BelowThreshold { needed } => {
                format!("ne servivano almeno {}", text.votes(*needed))
            }
            Why::NoSupport => "nessuno l'ha votato".to_owned(),
            Why::Alternative { winner } => {
                format!("è in alternativa a {}, che è stato scelto", text.project(*winner))
            }
            Why::NotEnoughLeft { left, sure, enough_votes } => {
                let mut why =
                    format!("al suo turno restavano {}, ne mancavano {}", text.money(*left), text.money(cost - left));
                if *sure && *left > 0 {
                    why += &format!("; sarebbe bastato un costo di {}", text.money(*left));
                }
                why + &more_votes(text, *enough_votes)
            }
            Why::Stopped { blocker, enough_votes } => {
                let why = format!("il conteggio era finito prima del suo turno, a {}", text.project(*blocker));
                why + &more_votes(text, *enough_votes)
            }
            Why::SupportersShort { held, enough_cost } => {
                let why = format!(
                    "ai suoi sostenitori restavano in tutto {}, ne mancavano {}",
                    text.figure(*held),
                    text.figure((cost as f64 - held).max(0.0))
                );
                why + &lower_cost(text, *enough_cost)
            }
            Why::TooLate { enough_cost } => {
                let why = "i fondi sono finiti prima che i suoi sostenitori ne avessero guadagnato il costo";
                why.to_owned() + &lower_cost(text, *enough_cost)
            }
            Why::Beaten { winner } => format!("{} batte ogni altro", text.project(*winner)),
            Why::NoCondorcetWinner => "nessun candidato batte ogni altro".to_owned(),
            Why::Ranked { place } => format!("è al posto {place} della graduatoria"),
        }
    }

    fn note(&self, text: &Text, note: &Note) -> Option<String> {
        Some(match note {
            Note::Endowment { amount, increments: 0 } => {
                format!("Ogni votante è partito con {}.", text.figure(*amount))
            }
            Note::Endowment { amount, increments } => format!(
                "Ogni votante è partito con {}, dopo {} aumenti della quota.",
                text.figure(*amount),
                text.number(i128::from(*increments))
            ),
            Note::Comparison { for_shares, for_greedy } => {
                let kept =
                    if for_greedy > for_shares { "si è preso quest'ultimo esito" } else { "restano le quote uguali" };
                format!(
                    "Nel confronto con la scelta per numero di voti, {} votanti preferiscono le quote \
                     uguali e {} l'altro esito; {kept}.",
                    text.number(i128::from(*for_shares)),
                    text.number(i128::from(*for_greedy))
                )
            }
            Note::NoQuorum { found, needed } => format!(
                "Nessun progetto è scelto: le schede sono {}, ne servivano {}.",
                text.number(i128::from(*found)),
                text.number(i128::from(*needed))
            ),
            Note::StoppedAt { project } => {
                format!("Il conteggio è finito a {}, che non rientrava nei fondi.", text.project(*project))
            }
            Note::RepeatedChoices { ballots } => {
                format!("Schede che nominano un progetto più volte: {ballots}; vale una volta sola.")
            }
            Note::Runoff { votes, exhausted, eliminated } => {
                let votes: Vec<String> = votes
                    .iter()
                    .map(|&(project, votes)| format!("{} {}", text.project(project), text.number(i128::from(votes))))
                    .collect();
                let end = eliminated.map_or("deciso".to_owned(), |project| format!("esce {}", text.project(project)));
                let exhausted = text.number(i128::from(*exhausted));
                format!("Turno: {}; schede che non contano più: {exhausted}; {end}.", votes.join(", "))
            }
            Note::Scores { .. } | Note::Pairwise { .. } => return None,
            Note::Ranking(groups) => {
                let groups: Vec<String> = groups.iter().map(|group| text.projects(group)).collect();
                format!("Graduatoria: {}.", groups.join(" > "))
            }
        })
    }

    fn left(&self, text: &Text, turn: usize, votes: u64) -> String {
        format!("esce al turno {turn}, con {}", ballots(text, votes))
    }

    fn last_turn(&self, text: &Text, votes: u64, of: u64) -> String {
        let of = ballots(text, of);
        format!("all'ultimo turno ne ha {} su {of} che contano ancora", text.number(i128::from(votes)))
    }

    fn pair(&self, text: &Text, other: usize, before: u64, after: u64) -> String {
        let (other, after) = (text.project(other), text.number(i128::from(after)));
        format!("viene prima di {other} in {}, dopo in {after}", ballots(text, before))
    }
}

fn ballots(text: &Text, n: u64) -> String {
    let unit = if n == 1 { "scheda" } else { "schede" };
    format!("{} {unit}", text.number(i128::from(n)))
}

fn option((name, value): &(&'static str, String)) -> String {
    let name = match *name {
        "by" => "per",
        "utility" => "utilità",
        "completion" => "completamento",
        "increment" => "aumento",
        "integral" => "quote intere",
        "comparison" => "confronto",
        "threshold" => "soglia",
        "seats" => "posti",
        "weights" => "pesi",
        "alternatives" => "alternative",
        "min-votes" => "voti minimi",
        other => other,
    };
    let value = match value.as_str() {
        "votes" => "voti",
        "votes-per-cost" => "voti per costo",
        "points" => "punti",
        "points-per-cost" => "punti per costo",
        "borda-per-cost" => "borda per costo",
        "cost" => "costo",
        "cardinality" => "numero",
        "none" => "nessuno",
        "true" => "sì",
        "satisfaction" => "soddisfazione",
        "any-winner" => "almeno un progetto",
        other => other,
    };
    format!("{name}: {value}")
}

fn most(text: &Text, price: f64) -> String {
    let utility = text.outcome.options.iter().find(|(name, _)| *name == "utility");
    match utility.map(|(_, value)| value.as_str()) {
        Some("points" | "borda") => {
            format!("{} a punto", text.figure(price * text.election.point_unit as f64))
        }
        _ => format!("al massimo {} ciascuno", text.figure(price)),
    }
}

fn more_votes(text: &Text, enough: Option<i128>) -> String {
    enough.map_or(String::new(), |votes| format!("; sarebbero bastati {} voti", text.votes(votes)))
}

fn lower_cost(text: &Text, enough: Option<u64>) -> String {
    enough.map_or(String::new(), |cost| format!("; sarebbe bastato un costo di {}", text.money(i128::from(cost))))
}
