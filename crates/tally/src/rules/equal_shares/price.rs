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
    rich: Vec<f64>,
    poor: Vec<f64>,
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
            rich: vec![0.0; if plain { longest + 1 } else { 0 }],
            poor: vec![0.0; if plain { longest + 1 } else { 0 }],
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
        // Both halves are written at every step and only the counts differ: no branch to mispredict.
        let rich_purses = &mut self.rich[..payers.len() + 1];
        let poor_purses = &mut self.poor[..payers.len() + 1];
        let mut price = floor.max(cost / payers.len() as f64);
        let (mut count, mut rich, mut poor) = (0, 0, 0);
        for at in 0..payers.len() {
            let ballot = payers[at];
            let money = self.money[ballot as usize];
            payers[count] = ballot;
            count += usize::from(money > 0.0);
            rich_purses[rich] = money;
            poor_purses[poor] = money;
            let is_rich = usize::from(money >= price);
            rich += is_rich;
            poor += 1 - is_rich;
        }
        self.active[project] = count as u32;
        let mut paid = sum(&poor_purses[..poor]);
        loop {
            let payers = count as f64;
            if rich == 0 {
                let short = paid < cost - affordable_near(paid, payers, cost, self.money_error);
                return if short { Quote::TooDear } else { Quote::CloseCall };
            }
            let heads = rich as f64;
            let now = (cost - paid) / heads;
            let error = price_error(cost, paid, payers - heads, heads, self.money_error);
            if now <= least(&rich_purses[..rich]) {
                let held = sum(&rich_purses[..rich]);
                let near = affordable_near(paid + held, payers, cost, self.money_error);
                let enough = held - now * heads > near;
                let price = now.max(0.0);
                return if enough { Quote::Price { price, error } } else { Quote::CloseCall };
            }
            price = now.max(price.next_up());
            if price - error > limit {
                return Quote::AtLeast(price - error);
            }
            poor = 0;
            let mut kept = 0;
            for at in 0..rich {
                let money = rich_purses[at];
                rich_purses[kept] = money;
                poor_purses[poor] = money;
                let is_rich = usize::from(money >= price);
                kept += is_rich;
                poor += 1 - is_rich;
            }
            paid += sum(&poor_purses[..poor]);
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

/// How near a total may come to a cost before the referee must decide whether it covers it.
fn affordable_near(total: f64, payers: f64, cost: f64, money_error: f64) -> f64 {
    cost * NEAR + payers * (money_error + ROUND * total)
}

/// Decides whether a total covers a cost, unless it clearly does.
fn affordable(total: f64, payers: f64, cost: f64, money_error: f64) -> Option<Quote> {
    let near = affordable_near(total, payers, cost, money_error);
    if total < cost - near {
        Some(Quote::TooDear)
    } else if total <= cost + near {
        Some(Quote::CloseCall)
    } else {
        None
    }
}

/// Sums in four lanes, which the processor can add side by side.
fn sum(values: &[f64]) -> f64 {
    let mut lanes = [0.0; 4];
    let chunks = values.chunks_exact(4);
    let rest: f64 = chunks.remainder().iter().sum();
    for chunk in chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value;
        }
    }
    lanes.iter().sum::<f64>() + rest
}

fn least(values: &[f64]) -> f64 {
    let mut lanes = [f64::INFINITY; 4];
    let chunks = values.chunks_exact(4);
    let rest = chunks.remainder().iter().copied().fold(f64::INFINITY, f64::min);
    for chunk in chunks {
        for (lane, &value) in lanes.iter_mut().zip(chunk) {
            *lane = if value < *lane { value } else { *lane };
        }
    }
    lanes.into_iter().fold(rest, f64::min)
}

/// Bound on the error of `(cost - paid) / rich`, where `paid` is a sum over `poor` purses.
fn price_error(cost: f64, paid: f64, poor: f64, rich: f64, money_error: f64) -> f64 {
    (poor * (money_error + ROUND * paid) + 4.0 * ROUND * cost) / rich
}

/// Where worths are summed in floats too, their sum rounds as well.
fn full_error(price: f64, rich: usize, error: f64) -> f64 {
    error + price * ROUND * (rich as f64 + 2.0)
}
