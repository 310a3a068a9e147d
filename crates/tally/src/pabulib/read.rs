//! Reads a `.pb` file into an [`Election`].
//! It accepts what occurs in real files (CRLF, blanks, decimal commas, missing optional fields) and
//! refuses what would have to be guessed: unknown ids, wrong counts, costs that are not numbers.

use std::borrow::Cow;

use super::PabulibError;
use super::ballots::BallotReader;
use super::ids::Ids;
use super::rows::Rows;
use crate::amount::{Decimal, DecimalError};
use crate::column::TextColumn;
use crate::election::{Ballots, Election, Project, VoteType, WITHDRAWN_COST};

/// Files beyond this size are refused: offsets are 32 bits wide.
pub const MAX_BYTES: usize = 1 << 31;

type Fields<'a> = Vec<Cow<'a, str>>;

/// Reads the bytes of a `.pb` file, in time and memory linear in their number.
///
/// ```
/// let file = "META\nkey;value\nbudget;100\nvote_type;approval\n\
///             PROJECTS\nproject_id;cost\npark;60\nbench;50\n\
///             VOTES\nvoter_id;vote\n1;park,bench\n2;bench\n";
/// let election = tally::pabulib::read(file.as_bytes()).unwrap();
/// assert_eq!((election.budget, election.ballots.len()), (100, 2));
///
/// let error = tally::pabulib::read(file.replace("60", "sixty").as_bytes()).unwrap_err();
/// assert_eq!(error.to_string(), "line 7, cost: found \"sixty\", expected a number such as 1500 or 1500.50");
/// ```
///
/// # Errors
/// The first thing that is wrong, with its line and field.
pub fn read(bytes: &[u8]) -> Result<Election, PabulibError> {
    if bytes.len() >= MAX_BYTES {
        let found = format!("{} bytes", bytes.len());
        return Err(PabulibError::new(1, "file", &found, "a file smaller than 2 GiB"));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + bytes[..error.valid_up_to()].iter().filter(|&&b| b == b'\n').count();
        PabulibError::new(line, "file", "bytes that are not UTF-8", "a file saved as UTF-8")
    })?;
    let mut reader = Reader { rows: Rows::new(text), fields: Vec::new() };
    let meta = reader.meta()?;
    let (columns, drafts, ids) = reader.projects()?;
    reader.finish(meta, columns, drafts, &ids)
}

struct Reader<'a> {
    rows: Rows<'a>,
    fields: Fields<'a>,
}

/// META with the line of each key.
struct Meta {
    rows: Vec<(String, String, usize)>,
    end: usize,
}

impl Meta {
    fn get(&self, key: &str) -> Option<(&str, usize)> {
        let row = self.rows.iter().find(|(name, ..)| name == key);
        row.map(|(_, value, line)| (value.as_str(), *line)).filter(|(value, _)| !value.is_empty())
    }

    fn required(&self, key: &str, expected: &str) -> Result<(&str, usize), PabulibError> {
        self.get(key).ok_or_else(|| PabulibError::new(self.end, format!("META {key}"), "", expected))
    }

    fn count(&self, key: &str, counted: usize, what: &str) -> Result<(), PabulibError> {
        let Some((value, line)) = self.get(key) else {
            return Ok(());
        };
        if value.parse() == Ok(counted) {
            return Ok(());
        }
        let expected = format!("{counted}, the number of {what} in the file (is it complete?)");
        Err(PabulibError::new(line, key, value, expected))
    }
}

/// A project before all costs are known, and with them the number of decimals.
struct Draft {
    id: String,
    cost: Decimal,
    line: usize,
    fields: Vec<String>,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<bool, PabulibError> {
        self.rows.next_into(&mut self.fields)
    }

    /// Whether the current row is the title of a section.
    fn is_title(&self, title: &str) -> bool {
        let mut fields = self.fields.iter().map(|field| field.trim());
        fields.next().is_some_and(|first| first.eq_ignore_ascii_case(title)) && fields.all(str::is_empty)
    }

    fn expect_header(&mut self, section: &str, first: &str) -> Result<Vec<String>, PabulibError> {
        let more = self.next()?;
        let names: Vec<String> =
            if more { self.fields.iter().map(|name| name.trim().to_ascii_lowercase()).collect() } else { Vec::new() };
        if names.first().is_none_or(|name| name != first) {
            let found = names.first().map_or("", String::as_str);
            let expected = format!("a header line that starts with {first}");
            return Err(PabulibError::new(self.rows.line, section, found, expected));
        }
        for (at, name) in names.iter().enumerate() {
            if !name.is_empty() && names[..at].contains(name) {
                let expected = "each column once in the header";
                return Err(PabulibError::new(self.rows.line, section, name, expected));
            }
        }
        Ok(names)
    }

    fn meta(&mut self) -> Result<Meta, PabulibError> {
        if !self.next()? || !self.is_title("META") {
            let found = self.fields.first().map_or("", |field| field.as_ref());
            return Err(PabulibError::new(self.rows.line.max(1), "META", found, "the title line META"));
        }
        let mut rows: Vec<(String, String, usize)> = Vec::new();
        while self.next()? {
            if self.is_title("PROJECTS") {
                return Ok(Meta { rows, end: self.rows.line });
            }
            let first = self.fields[0].trim();
            let (key, value) = match self.fields.get(1) {
                Some(value) => (first.trim_end_matches(':'), value.trim()),
                None => first.split_once(':').unwrap_or((first, "")),
            };
            if rows.is_empty() && key.eq_ignore_ascii_case("key") {
                continue;
            }
            if rows.iter().any(|(name, ..)| name == key.trim()) {
                return Err(PabulibError::new(self.rows.line, "META", key, "each key once"));
            }
            rows.push((key.trim().to_owned(), value.trim().to_owned(), self.rows.line));
        }
        Err(PabulibError::new(self.rows.line, "PROJECTS", "", "the section PROJECTS after META"))
    }

    fn projects(&mut self) -> Result<(Vec<String>, Vec<Draft>, Ids), PabulibError> {
        let names = self.expect_header("PROJECTS", "project_id")?;
        let Some(cost_at) = names.iter().position(|name| name == "cost") else {
            return Err(PabulibError::new(self.rows.line, "PROJECTS", "", "a column cost"));
        };
        let mut drafts: Vec<Draft> = Vec::new();
        let mut ids = Ids::default();
        while self.next()? {
            if self.is_title("VOTES") {
                let columns = others(&names, &[0, cost_at]).map(|at| names[at].clone()).collect();
                return Ok((columns, drafts, ids));
            }
            let line = self.rows.line;
            let id = self.fields[0].trim();
            if id.is_empty() || id.contains(',') {
                let expected = "an id that is not empty and has no comma";
                return Err(PabulibError::new(line, "project_id", id, expected));
            }
            if !ids.insert(id) {
                return Err(PabulibError::new(line, "project_id", id, "each project once"));
            }
            let field = |at: usize| self.fields.get(at).map_or("", |field| field.trim());
            let cost = amount(line, "cost", field(cost_at))?;
            let fields = others(&names, &[0, cost_at]).map(|at| field(at).to_owned()).collect();
            drafts.push(Draft { id: id.to_owned(), cost, line, fields });
        }
        Err(PabulibError::new(self.rows.line, "VOTES", "", "the section VOTES after PROJECTS"))
    }

    fn finish(
        mut self,
        meta: Meta,
        project_columns: Vec<String>,
        drafts: Vec<Draft>,
        ids: &Ids,
    ) -> Result<Election, PabulibError> {
        let kinds = "one of approval, choose-1, ordinal, cumulative, scoring";
        let (kind, kind_line) = meta.required("vote_type", kinds)?;
        let vote_type = VoteType::parse(kind).ok_or_else(|| PabulibError::new(kind_line, "vote_type", kind, kinds))?;
        let (budget, budget_line) = meta.required("budget", "the budget as a number")?;
        let budget = amount(budget_line, "budget", budget)?;
        meta.count("num_projects", drafts.len(), "projects")?;

        let scale = drafts.iter().map(|draft| draft.cost.scale).fold(budget.scale, u32::max);
        let money = |value: Decimal, line: usize, field: &str| {
            let whole = value.at_scale(scale).and_then(|amount| u64::try_from(amount).ok());
            whole.ok_or_else(|| {
                let expected = format!("at most 18 digits, counting the {scale} decimals used elsewhere in the file");
                PabulibError::new(line, field, &format!("{}e-{}", value.mantissa, value.scale), expected)
            })
        };
        let budget = money(budget, budget_line, "budget")?;
        let withdrawn = Decimal { mantissa: WITHDRAWN_COST as i64, scale: 0 };
        let mut projects = Vec::with_capacity(drafts.len());
        for Draft { id, cost, line, fields } in drafts {
            let cost_units = money(cost, line, "cost")?;
            projects.push(Project { id, cost: cost_units, withdrawn: cost == withdrawn, fields });
        }

        let votes = self.votes(vote_type, projects.len(), ids)?;
        meta.count("num_votes", votes.ballots.len(), "votes")?;
        let default_score = match meta.get("default_score") {
            Some((value, line)) if vote_type == VoteType::Scoring => {
                Some((signed(line, "default_score", value)?, line))
            }
            _ => None,
        };
        let point_scale =
            votes.points.iter().map(|p| p.scale).chain(default_score.map(|(d, _)| d.scale)).max().unwrap_or(0);
        let points = |value: Decimal| {
            value.at_scale(point_scale).ok_or_else(|| {
                let expected = format!("points of at most 18 digits with {point_scale} decimals");
                PabulibError::new(votes.first_line, "points", &value.mantissa.to_string(), expected)
            })
        };
        let default_score = default_score.map_or(Ok(0), |(value, _)| points(value))?;
        let mut ballots = votes.ballots;
        ballots.points = votes.points.iter().map(|&value| points(value)).collect::<Result<_, _>>()?;

        Ok(Election {
            meta: meta.rows.into_iter().map(|(key, value, _)| (key, value)).collect(),
            vote_type,
            budget,
            unit: 10_u64.pow(scale),
            point_unit: 10_u64.pow(point_scale),
            default_score,
            projects,
            project_columns,
            ballots,
            voter_ids: votes.ids,
            voter_columns: votes.columns,
            repeated_choices: votes.repeated,
        })
    }

    fn votes(&mut self, vote_type: VoteType, projects: usize, ids: &Ids) -> Result<Votes, PabulibError> {
        let names = self.expect_header("VOTES", "voter_id")?;
        let first_line = self.rows.line + 1;
        let column = |name: &str| names.iter().position(|other| other == name);
        let Some(vote_at) = column("vote") else {
            return Err(PabulibError::new(self.rows.line, "VOTES", "", "a column vote"));
        };
        let points_at = column("points").filter(|_| vote_type.has_points());
        if vote_type.has_points() && points_at.is_none() {
            let expected = format!("a column points, since vote_type is {}", vote_type.name());
            return Err(PabulibError::new(self.rows.line, "VOTES", "", expected));
        }
        let kept: Vec<usize> = others(&names, &[0, vote_at, points_at.unwrap_or(0)]).collect();
        let mut votes = Votes {
            ballots: Ballots::default(),
            points: Vec::new(),
            ids: TextColumn::default(),
            columns: kept.iter().map(|&at| (names[at].clone(), TextColumn::default())).collect(),
            repeated: 0,
            first_line,
        };
        let mut reader = BallotReader::new(ids, vote_type, projects);
        while self.next()? {
            let line = self.rows.line;
            let Some(vote) = self.fields.get(vote_at) else {
                let found = self.fields.join(";");
                let expected = "a row with a field vote (the line may be cut off)";
                return Err(PabulibError::new(line, "vote", &found, expected));
            };
            let points = points_at.map(|at| self.fields.get(at).map_or("", |field| field.as_ref()));
            reader.read(line, vote, points)?;
            votes.ballots.push(&reader.choices, &[]);
            votes.points.extend_from_slice(&reader.points);
            votes.ids.push(self.fields[0].trim());
            for (at, (_, column)) in kept.iter().zip(&mut votes.columns) {
                column.push(self.fields.get(*at).map_or("", |field| field.trim()));
            }
        }
        votes.repeated = reader.repeated;
        Ok(votes)
    }
}

struct Votes {
    ballots: Ballots,
    points: Vec<Decimal>,
    ids: TextColumn,
    columns: Vec<(String, TextColumn)>,
    repeated: usize,
    first_line: usize,
}

/// Columns that are named and are not among `taken`.
fn others(names: &[String], taken: &[usize]) -> impl Iterator<Item = usize> {
    (0..names.len()).filter(move |at| !taken.contains(at) && !names[*at].is_empty())
}

fn signed(line: usize, field: &str, text: &str) -> Result<Decimal, PabulibError> {
    Decimal::parse(text).map_err(|error| match error {
        DecimalError::NotANumber => PabulibError::new(line, field, text, "a number such as 1500 or 1500.50"),
        DecimalError::TooLong => PabulibError::new(line, field, text, "at most 18 digits"),
    })
}

fn amount(line: usize, field: &str, text: &str) -> Result<Decimal, PabulibError> {
    let value = signed(line, field, text)?;
    if value.mantissa < 0 {
        return Err(PabulibError::new(line, field, text, "an amount of zero or more"));
    }
    Ok(value)
}
