//! Exact amounts that depend on each other linearly, over one common denominator.
//! It is the referee where floats are too close to call: slow per step, never wrong, seldom asked.

use num_bigint::BigInt;

/// `constant - poor * endowment + sum(coefficients[j] * paid[j])`, all coefficients being integers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form {
    pub constant: i128,
    /// How many endowments are subtracted.
    pub poor: i128,
    /// How often each earlier price is added; may be shorter than the ledger.
    pub coefficients: Vec<i128>,
}

/// The endowment and the exact price of each purchase so far, as numerators over `denominator`.
///
/// Every price is a linear form of the earlier ones divided by an integer, so one common denominator
/// serves all, and no fraction ever needs to be reduced.
pub(crate) struct Ledger {
    denominator: BigInt,
    endowment: BigInt,
    paid: Vec<BigInt>,
}

impl Ledger {
    pub fn new(endowment: (u128, u128)) -> Ledger {
        Ledger { endowment: endowment.0.into(), denominator: endowment.1.into(), paid: Vec::new() }
    }

    pub fn len(&self) -> usize {
        self.paid.len()
    }

    /// The numerator of a form over the common denominator.
    pub fn numerator(&self, form: &Form) -> BigInt {
        let mut sum = &self.denominator * form.constant - &self.endowment * form.poor;
        for (paid, &times) in self.paid.iter().zip(&form.coefficients) {
            if times != 0 {
                sum += paid * times;
            }
        }
        sum
    }

    /// Records the next price: `numerator / (denominator * divisor)`, where `divisor > 0`.
    pub fn push(&mut self, numerator: BigInt, divisor: i128) {
        let rest = i128::try_from(&numerator % divisor).unwrap_or(0);
        let common = gcd(rest.unsigned_abs(), divisor.unsigned_abs());
        let factor = divisor.unsigned_abs() / common;
        if factor != 1 {
            self.denominator *= factor;
            self.endowment *= factor;
            self.paid.iter_mut().for_each(|paid| *paid *= factor);
        }
        self.paid.push(numerator / common);
    }

    /// All prices so far as floats.
    pub fn prices(&self) -> Vec<f64> {
        self.paid.iter().map(|paid| self.to_float(paid, 1)).collect()
    }

    /// The float nearest to `numerator / (denominator * divisor)`, within one rounding.
    pub fn to_float(&self, numerator: &BigInt, divisor: i128) -> f64 {
        let below = &self.denominator * divisor;
        let shift = below.bits() as i64 - numerator.bits() as i64 + 64;
        let quotient =
            if shift >= 0 { (numerator << shift as u64) / below } else { numerator / (below << (-shift) as u64) };
        let value = i128::try_from(quotient).map_or(f64::NAN, |quotient| quotient as f64);
        value * (-shift as f64).exp2()
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ledger_keeps_prices_exact() {
        // Endowment 10/3; first price (7 - 10/3) / 2 = 11/6; second (5 + 3 * 11/6) / 7 = 3/2.
        let mut ledger = Ledger::new((10, 3));
        let first = ledger.numerator(&Form { constant: 7, poor: 1, coefficients: vec![] });
        ledger.push(first, 2);
        let second = ledger.numerator(&Form { constant: 5, poor: 0, coefficients: vec![3] });
        ledger.push(second, 7);
        assert_eq!(&ledger.paid[0] * 6, &ledger.denominator * 11);
        assert_eq!(&ledger.paid[1] * 2, &ledger.denominator * 3);
        assert_eq!(&ledger.endowment * 3, &ledger.denominator * 10);
        assert_eq!(ledger.len(), 2);
        assert_eq!(ledger.to_float(&ledger.paid[1].clone(), 1), 1.5);
    }
}
