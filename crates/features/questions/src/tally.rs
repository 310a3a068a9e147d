//! Counting what was sent: of each question how many people and how many organisations chose what. One statement for the
//! choices, one for who answered at all, however many answered.

use crate::model::{Kind, Question, Questionnaire};
use crate::suppress::{chosen, parts};
use cantiere_spine::Error;
use cantiere_store::Conn;
use cantiere_store::sql;
use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Nullable};

/// What a question came to.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    /// Each choice, and last those who did not answer: (people, organisations).
    pub cells: Vec<(i64, i64)>,
    /// Who answered this question: (people, organisations).
    pub answered: (i64, i64),
}

#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Who sent an answer: (people, organisations).
    pub sent: (i64, i64),
    pub questions: Vec<Counted>,
}

#[derive(diesel::QueryableByName)]
struct Row {
    #[diesel(sql_type = Nullable<BigInt>)]
    question: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    choice: Option<i64>,
    #[diesel(sql_type = BigInt)]
    body: i64,
    #[diesel(sql_type = BigInt)]
    n: i64,
}

const CHOICES: &str = "select v.question as question, v.choice as choice, \
    cast(case when a.organization is null then 0 else 1 end as bigint) as body, count(*) as n \
    from questionnaire_value v join questionnaire_answer a on a.id = v.answer \
    where a.questionnaire = $1 and a.state = 'sent' and v.choice is not null group by 1, 2, 3";

const ANSWERED: &str = "select v.question as question, cast(null as bigint) as choice, \
    cast(case when a.organization is null then 0 else 1 end as bigint) as body, count(distinct a.id) as n \
    from questionnaire_answer a left join questionnaire_value v on v.answer = a.id \
    where a.questionnaire = $1 and a.state = 'sent' group by 1, 3";

const SENT: &str = "select cast(null as bigint) as question, cast(null as bigint) as choice, \
    cast(case when organization is null then 0 else 1 end as bigint) as body, count(*) as n \
    from questionnaire_answer where questionnaire = $1 and state = 'sent' group by 3";

pub fn count(conn: &mut Conn, of: &Questionnaire) -> Result<Tally, Error> {
    let mut rows =
        |text: &'static str| -> Result<Vec<Row>, Error> { Ok(sql(text).bind::<BigInt, _>(of.id).load(conn)?) };
    let (choices, answered, sent) = (rows(CHOICES)?, rows(ANSWERED)?, rows(SENT)?);
    let sum = |rows: &[Row], keep: &dyn Fn(&Row) -> bool| -> (i64, i64) {
        let of = |body: i64| rows.iter().filter(|r| r.body == body && keep(r)).map(|r| r.n).sum();
        (of(0), of(1))
    };
    let sent = sum(&sent, &|_| true);
    let question = |q: &Question| {
        let answered = sum(&answered, &|r| r.question == Some(q.id));
        let mut cells: Vec<(i64, i64)> =
            q.choices.iter().map(|(id, _)| sum(&choices, &|r| r.choice == Some(*id))).collect();
        cells.push((sent.0 - answered.0, sent.1 - answered.1));
        Counted { cells, answered }
    };
    Ok(Tally { sent, questions: of.questions.iter().map(question).collect() })
}

impl Counted {
    /// The cells of people as everybody may see them.
    pub fn people_shown(&self, kind: Kind) -> Vec<Option<i64>> {
        let people: Vec<i64> = self.cells.iter().map(|c| c.0).collect();
        match kind {
            Kind::Multiple => {
                let total = self.answered.0 + people.last().copied().unwrap_or(0);
                people.into_iter().map(|n| chosen(n, total)).collect()
            }
            _ => parts(&people),
        }
    }
}
