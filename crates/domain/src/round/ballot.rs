//! What one ballot says, and its one way of being written: equal ballots are equal texts.

use super::Form;

/// An option, with points or a mark where the form has them (else 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pick {
    pub option: i64,
    pub points: i64,
}

/// A ranking keeps the order; every other form is sorted by option.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ballot(pub Vec<Pick>);

impl Ballot {
    pub fn of(options: impl IntoIterator<Item = i64>) -> Ballot {
        Ballot(options.into_iter().map(|option| Pick { option, points: 1 }).collect())
    }

    /// Reads `3,5,9` or `3:4,5:6`; what is no number is left out, so that a check can say what is missing.
    pub fn parse(form: Form, text: &str) -> Ballot {
        let picks = text.split(',').filter_map(|part| {
            let (option, points) = part.split_once(':').unwrap_or((part, "1"));
            Some(Pick { option: option.trim().parse().ok()?, points: points.trim().parse().ok()? })
        });
        Ballot(picks.collect()).tidied(form)
    }

    /// Sorted where order says nothing; nothing for what has no points.
    pub fn tidied(mut self, form: Form) -> Ballot {
        match form {
            Form::Points | Form::Marks => {
                self.0.retain(|p| p.points != 0);
                self.0.sort_unstable();
            }
            Form::Set | Form::Basket | Form::Ranking => {
                self.0.iter_mut().for_each(|p| p.points = 1);
                if form != Form::Ranking {
                    self.0.sort_unstable();
                }
            }
        }
        self
    }

    pub fn canonical(&self, form: Form) -> String {
        let one = |p: &Pick| match form {
            Form::Points | Form::Marks => format!("{}:{}", p.option, p.points),
            _ => p.option.to_string(),
        };
        self.0.iter().map(one).collect::<Vec<_>>().join(",")
    }

    pub fn has(&self, option: i64) -> bool {
        self.0.iter().any(|p| p.option == option)
    }

    pub fn points(&self, option: i64) -> i64 {
        self.0.iter().find(|p| p.option == option).map_or(0, |p| p.points)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Moves an option one place up (`-1`), down (`1`), or to the first place (`i32::MIN`); what is not there is added.
    pub fn moved(mut self, option: i64, by: i32) -> Ballot {
        let Some(at) = self.0.iter().position(|p| p.option == option) else {
            self.0.push(Pick { option, points: 1 });
            return self;
        };
        let pick = self.0.remove(at);
        let to = match by {
            i32::MIN => 0,
            by => at.saturating_add_signed(by as isize).min(self.0.len()),
        };
        self.0.insert(to, pick);
        self
    }

    pub fn without(mut self, option: i64) -> Ballot {
        self.0.retain(|p| p.option != option);
        self
    }
}
