//! Exact decimals: money and points are read as digits and kept as integers.
//! No float is ever involved in reading, and a number too long to be kept exactly is refused.

use std::fmt;

/// The greatest number of digits an amount may have, its decimals included.
pub const MAX_DIGITS: u32 = 18;

/// `mantissa / 10^scale`, without trailing zeros after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    pub mantissa: i64,
    pub scale: u32,
}

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// Something else than digits, one sign and one decimal point or comma.
    NotANumber,
    /// More than [`MAX_DIGITS`] digits.
    TooLong,
}

impl Decimal {
    /// Reads `1500`, `1500.50`, `1500,5` or `-3`. Leading zeros are ignored.
    ///
    /// ```
    /// use tally::amount::Decimal;
    /// assert_eq!(Decimal::parse("1500,50").unwrap(), Decimal { mantissa: 15005, scale: 1 });
    /// assert!(Decimal::parse("1e9").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Decimal, DecimalError> {
        let (negative, digits) = match text.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            all => (false, all),
        };
        let point = digits.iter().position(|b| matches!(b, b'.' | b','));
        let (whole, mut fraction) = match point {
            Some(at) => (&digits[..at], &digits[at + 1..]),
            None => (digits, &digits[..0]),
        };
        if whole.is_empty() && fraction.is_empty() {
            return Err(DecimalError::NotANumber);
        }
        if !whole.iter().chain(fraction).all(u8::is_ascii_digit) {
            return Err(DecimalError::NotANumber);
        }
        while let [rest @ .., b'0'] = fraction {
            fraction = rest;
        }
        let mut mantissa: i64 = 0;
        let mut length = 0;
        for digit in whole.iter().chain(fraction) {
            if mantissa != 0 || *digit != b'0' {
                length += 1;
            }
            if length > MAX_DIGITS {
                return Err(DecimalError::TooLong);
            }
            mantissa = mantissa * 10 + i64::from(digit - b'0');
        }
        let scale = u32::try_from(fraction.len()).map_err(|_| DecimalError::TooLong)?;
        if scale > MAX_DIGITS {
            return Err(DecimalError::TooLong);
        }
        Ok(Decimal { mantissa: if negative { -mantissa } else { mantissa }, scale })
    }

    /// The same value counted in `10^-scale`; `None` if it would exceed [`MAX_DIGITS`] digits.
    pub fn at_scale(self, scale: u32) -> Option<i64> {
        let factor = 10_i64.checked_pow(scale.checked_sub(self.scale)?)?;
        let value = self.mantissa.checked_mul(factor)?;
        (value.unsigned_abs() < 10_u64.pow(MAX_DIGITS)).then_some(value)
    }
}

/// An amount of money in smallest units, shown in currency units: `Money::new(1050, 100)` is `10.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    pub smallest: i128,
    /// Smallest units in one currency unit; a power of ten.
    pub unit: u64,
}

impl Money {
    pub fn new(smallest: impl Into<i128>, unit: u64) -> Money {
        Money { smallest: smallest.into(), unit }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = u128::from(self.unit.max(1));
        let size = self.smallest.unsigned_abs();
        if self.smallest < 0 {
            f.write_str("-")?;
        }
        write!(f, "{}", size / unit)?;
        let rest = size % unit;
        if rest != 0 {
            let digits = format!("{:0width$}", rest, width = unit.ilog10() as usize);
            write!(f, ".{}", digits.trim_end_matches('0'))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_reads_points_commas_and_signs() {
        let read = |text: &str| Decimal::parse(text).map(|d| (d.mantissa, d.scale));
        assert_eq!(read("0012.500"), Ok((125, 1)));
        assert_eq!(read("-3"), Ok((-3, 0)));
        assert_eq!(read(".5"), Ok((5, 1)));
        assert_eq!(read("7."), Ok((7, 0)));
        assert_eq!(read("0.000"), Ok((0, 0)));
        for bad in ["", ".", "-", "1.2.3", "1 000", "1e3", "NaN", "١"] {
            assert_eq!(read(bad), Err(DecimalError::NotANumber), "{bad}");
        }
        assert_eq!(read(&"9".repeat(19)), Err(DecimalError::TooLong));
        assert_eq!(read(&"0".repeat(1000)), Ok((0, 0)));
    }

    #[test]
    fn money_shows_currency_units() {
        assert_eq!(Money::new(1050, 100).to_string(), "10.5");
        assert_eq!(Money::new(-1, 1000).to_string(), "-0.001");
        assert_eq!(Money::new(7, 1).to_string(), "7");
    }
}
