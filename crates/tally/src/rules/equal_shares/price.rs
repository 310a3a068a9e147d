//! The price of a project in floats: how much its supporters must pay per unit of utility.
//! It bounds its own error and never decides what lies within it; see `referee`.

use super::supporters::Supporters;

/// Relative distance below which the referee decides, whatever the error bound says.
pub(super) const NEAR: f64 = 1e-9;
/// Half a unit in the last place: the rounding error of one operation.
const ROUND: f64 = f64::EPSILON / 2.0;

/// What is known of a project's price after looking at it.
pub(super) enum Quote {
    /// The supporters do not have the money.
    TooDear,
    /// Whether they have it is too close to call.
    CloseCall,
    /// At least this much, which is more than was asked about.
    AtLeast(f64),
    /// This price, with a bound on its error.
    Price { price: f64, error: f64 },
}

/// Money of each ballot (per person, if it is weighted) and the supporters who still have some.
pub(super) struct Purses<'a> {
    pub supporters: &'a Supporters<'a>,
    pub money: Vec<f64>,
    pub endowment: f64,
    /// Bound on the absolute error of every entry of `money`.
    pub money_error: f64,
    /// What that bound was when the purses were last worked out exactly.
    pub least_error: f64,
    /// Working copies: supporters with money come first, `active[p]` of them.
    pub ballots: Vec<u32>,
    pub utilities: Vec<i64>,
    pub active: Vec<u32>,
    plain: Vec<f64>,
    full: Vec<(f64, f64, f64)>,
}

impl<'a> Purses<'a> {
    pub fn new(supporters: &'a Supporters<'a>, ballots: usize) -> Purses<'a> {
        let longest = supporters.offsets.windows(2).map(|w| w[1] - w[0]).max().unwrap_or(0);
        let plain = supporters.is_plain();
        Purses {
            supporters,
            money: vec![0.0; ballots],
            endowment: 0.0,
            money_error: 0.0,
            least_error: 0.0,
            ballots: Vec::new(),
            utilities: Vec::new(),
            active: Vec::new(),
            plain: vec![0.0; if plain { longest } else { 0 }],
            full: vec![(0.0, 0.0, 0.0); if plain { 0 } else { longest }],
        }
    }

    /// Gives everybody the same endowment.
    pub fn fill(&mut self, endowment: f64) {
        self.money.fill(endowment);
        self.endowment = endowment;
        self.money_error = endowment * f64::EPSILON;
        self.least_error = self.money_error;
        self.ballots.clone_from(&self.supporters.ballots);
        self.utilities.clone_from(&self.supporters.utilities);
        self.active.clear();
        let lengths = self.supporters.offsets.windows(2).map(|w| (w[1] - w[0]) as u32);
        self.active.extend(lengths);
    }

    /// Supporters of a project who still have money.
    pub fn payers(&self, project: usize) -> &[u32] {
        let start = self.supporters.offsets[project];
        &self.ballots[start..start + self.active[project] as usize]
    }

    /// Utilities parallel to [`Purses::payers`]; empty where all are 1.
    pub fn payer_utilities(&self, project: usize) -> &[i64] {
        if self.utilities.is_empty() {
            return &[];
        }
        let start = self.supporters.offsets[project];
        &self.utilities[start..start + self.active[project] as usize]
    }

    /// The price of a project that costs `cost`, knowing that it is at least `floor`; the search may
    /// end once the price exceeds `limit`.
    pub fn quote(&mut self, project: usize, cost: f64, floor: f64, limit: f64) -> Quote {
        if self.supporters.is_plain() {
            self.quote_plain(project, cost, floor, limit)
        } else {
            self.quote_full(project, cost, floor, limit)
        }
    }

    fn quote_plain(&mut self, project: usize, cost: f64, floor: f64, limit: f64) -> Quote {
        let start = self.supporters.offsets[project];
        let payers = &mut self.ballots[start..start + self.active[project] as usize];
        let purses = &mut self.plain[..payers.len()];
        // One pass drops those without money and sets aside those below the least possible price.
        let mut price = floor.max(cost / payers.len() as f64);
        let (mut count, mut rich) = (0, 0);
        let (mut paid, mut total, mut least) = (0.0, 0.0, f64::INFINITY);
        for at in 0..payers.len() {
            let ballot = payers[at];
            let money = self.money[ballot as usize];
            payers[count] = ballot;
            count += usize::from(money > 0.0);
            let is_rich = money >= price;
            purses[rich] = money;
            rich += usize::from(is_rich);
            total += money;
            paid += if is_rich { 0.0 } else { money };
            least = if is_rich { least.min(money) } else { least };
        }
        self.active[project] = count as u32;
        if let Some(quote) = affordable(total, count as f64, cost, self.money_error) {
            return quote;
        }
        loop {
            if rich == 0 {
                return Quote::CloseCall;
            }
            let poor = (count - rich) as f64;
            let now = (cost - paid) / rich as f64;
            if now <= least {
                let error = price_error(cost, paid, poor, rich as f64, self.money_error);
                return Quote::Price { price: now.max(0.0), error };
            }
            price = now.max(price);
            if price > limit {
                let error = price_error(cost, paid, poor, rich as f64, self.money_error);
                if price - error > limit {
                    return Quote::AtLeast(price - error);
                }
            }
            let mut kept = 0;
            least = f64::INFINITY;
            for at in 0..rich {
                let money = purses[at];
                let is_rich = money >= price;
                purses[kept] = money;
                kept += usize::from(is_rich);
                paid += if is_rich { 0.0 } else { money };
                least = if is_rich { least.min(money) } else { least };
            }
            if kept == rich {
                // Rounding alone keeps the price above the least purse.
                least = price;
            }
            rich = kept;
        }
    }

    fn quote_full(&mut self, project: usize, cost: f64, floor: f64, limit: f64) -> Quote {
        let start = self.supporters.offsets[project];
        let length = self.active[project] as usize;
        let weights = self.supporters.weights;
        let (mut rich, mut total, mut heads, mut worth) = (0, 0.0, 0.0, 0.0);
        for at in start..start + length {
            let ballot = self.ballots[at];
            let money = self.money[ballot as usize];
            if money <= 0.0 {
                continue;
            }
            let weight = weights.get(ballot as usize).map_or(1.0, |&weight| f64::from(weight));
            self.ballots[start + rich] = ballot;
            let mut utility = 1.0;
            if let Some(&own) = self.utilities.get(at) {
                self.utilities[start + rich] = own;
                utility = own as f64;
            }
            self.full[rich] = (money, utility, weight);
            rich += 1;
            total += money * weight;
            heads += weight;
            worth += utility * weight;
        }
        self.active[project] = rich as u32;
        if let Some(quote) = affordable(total, heads, cost, self.money_error) {
            return quote;
        }
        let mut price = (cost / worth).max(floor);
        let (mut paid, mut poor, mut rich_worth) = (0.0, 0.0, worth);
        loop {
            if price > limit {
                let error = full_error(price, rich, price_error(cost, paid, poor, rich_worth, self.money_error));
                if price - error > limit {
                    return Quote::AtLeast(price - error);
                }
            }
            let mut kept = 0;
            rich_worth = 0.0;
            for at in 0..rich {
                let (money, utility, weight) = self.full[at];
                if money >= price * utility {
                    self.full[kept] = (money, utility, weight);
                    kept += 1;
                    rich_worth += utility * weight;
                } else {
                    paid += money * weight;
                    poor += weight;
                }
            }
            if kept == 0 {
                return Quote::CloseCall;
            }
            let now = (cost - paid) / rich_worth;
            if kept == rich || now <= price {
                let error = price_error(cost, paid, poor, rich_worth, self.money_error);
                let error = full_error(now, kept, error);
                return Quote::Price { price: now.max(0.0), error };
            }
            rich = kept;
            price = now;
        }
    }
}

/// Decides whether a total covers a cost, unless it clearly does.
fn affordable(total: f64, payers: f64, cost: f64, money_error: f64) -> Option<Quote> {
    let near = cost * NEAR + payers * (money_error + ROUND * total);
    if total < cost - near {
        Some(Quote::TooDear)
    } else if total <= cost + near {
        Some(Quote::CloseCall)
    } else {
        None
    }
}

/// Bound on the error of `(cost - paid) / rich`, where `paid` is a sum over `poor` purses.
fn price_error(cost: f64, paid: f64, poor: f64, rich: f64, money_error: f64) -> f64 {
    (poor * (money_error + ROUND * paid) + 4.0 * ROUND * cost) / rich
}

/// Where worths are summed in floats too, their sum rounds as well.
fn full_error(price: f64, rich: usize, error: f64) -> f64 {
    error + price * ROUND * (rich as f64 + 2.0)
}
