//! Numbers as readers of each language write them.
//! Only whole numbers: nothing on the site is stored or shown as a binary fraction.

use cantiere_domain::Lang;

/// `1234567` as `1.234.567` in Italian and `1,234,567` in English.
pub fn number(lang: Lang, value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let separator = match lang {
        Lang::It => '.',
        Lang::En => ',',
    };
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 2);
    if value < 0 {
        out.push('−');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// An amount in hundredths of a currency: `1.250,50 €` in Italian and `€1,250.50` in English; of another one `USD 1,250.50`.
/// Whole amounts are told without hundredths.
pub fn money(lang: Lang, minor: i64, currency: &str) -> String {
    let sign = if minor < 0 { "−" } else { "" };
    let (whole, rest) = (minor.unsigned_abs() / 100, minor.unsigned_abs() % 100);
    let mut amount = number(lang, i64::try_from(whole).unwrap_or(i64::MAX));
    if rest > 0 {
        let comma = if lang == Lang::It { ',' } else { '.' };
        amount.push_str(&format!("{comma}{rest:02}"));
    }
    match (lang, currency) {
        (Lang::It, "EUR") => format!("{sign}{amount} €"),
        (Lang::En, "EUR") => format!("{sign}€{amount}"),
        (Lang::It, _) => format!("{sign}{amount} {currency}"),
        (Lang::En, _) => format!("{currency} {sign}{amount}"),
    }
}

/// A file size in the unit that needs the fewest digits: `640 byte`, `38 kB`, `1,4 MB`.
pub fn bytes(lang: Lang, size: u64) -> String {
    let comma = match lang {
        Lang::It => ',',
        Lang::En => '.',
    };
    match size {
        0..1_000 => match lang {
            Lang::It => format!("{size} byte"),
            Lang::En => format!("{size} bytes"),
        },
        1_000..1_000_000 => format!("{} kB", size / 1_000),
        _ => format!("{}{comma}{} MB", number(lang, (size / 1_000_000) as i64), size % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_is_grouped_by_three() {
        assert_eq!(number(Lang::It, 0), "0");
        assert_eq!(number(Lang::It, 999), "999");
        assert_eq!(number(Lang::It, 1234), "1.234");
        assert_eq!(number(Lang::En, -1234567), "−1,234,567");
        assert_eq!(number(Lang::En, i64::MIN), "−9,223,372,036,854,775,808");
    }

    #[test]
    fn amounts_are_written_as_each_language_writes_them() {
        assert_eq!(money(Lang::It, 125_050, "EUR"), "1.250,50 €");
        assert_eq!(money(Lang::En, 125_050, "EUR"), "€1,250.50");
        assert_eq!(
            (money(Lang::It, 5_000_000, "EUR"), money(Lang::En, 5_000_000, "EUR")),
            ("50.000 €".into(), "€50,000".into())
        );
        assert_eq!((money(Lang::It, -5, "EUR"), money(Lang::En, -5, "EUR")), ("−0,05 €".into(), "−€0.05".into()));
        assert_eq!((money(Lang::It, 99, "USD"), money(Lang::En, 99, "USD")), ("0,99 USD".into(), "USD 0.99".into()));
    }

    #[test]
    fn bytes_take_the_unit_that_reads_well() {
        assert_eq!(bytes(Lang::It, 640), "640 byte");
        assert_eq!(bytes(Lang::It, 38_400), "38 kB");
        assert_eq!(bytes(Lang::It, 1_450_000), "1,4 MB");
        assert_eq!(bytes(Lang::En, 1_450_000), "1.4 MB");
    }
}
