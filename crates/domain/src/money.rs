//! Amounts of money as people type them, in Italian and in English. No language is asked for, because nothing hangs on it:
//! money has at most two decimals, so three digits behind a sign are thousands and one or two are cents.

/// “1.250,50”, “1,250.50”, “1250.5”, “1 250 €” as cents; “1.250” and “1,250” are one thousand two hundred and fifty. None for
/// whatever could be read in two ways (“1.25.000”, “1250.500”, “0,125”), for what is negative and for no amount at all.
pub fn cents(text: &str) -> Option<i64> {
    let bare = text.trim().trim_start_matches('€').trim_end_matches('€').trim();
    let plain: String =
        bare.chars().map(|c| if c.is_whitespace() || "\u{2019}'".contains(c) { ' ' } else { c }).collect();
    if !plain.chars().all(|c| c.is_ascii_digit() || ".,".contains(c) || c == ' ') {
        return None;
    }
    let (whole, part) = divided(&plain)?;
    let whole = whole_digits(whole)?;
    if whole.len() > 15 || part.len() > 2 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(part)
}

/// What stands before and behind the sign that parts the cents, if there is one.
fn divided(text: &str) -> Option<(&str, &str)> {
    let Some(last) = text.rfind(['.', ',']) else { return Some((text, "")) };
    let (sign, behind) = (&text[last..=last], &text[last + 1..]);
    let is_alone = text.matches(sign).count() == 1;
    match behind.len() {
        1 | 2 if is_alone => Some((&text[..last], behind)),
        // Thousands: no other sign parts anything.
        3 if !text[..last].contains(|c: char| (c == '.' || c == ',') && !sign.contains(c)) => Some((text, "")),
        _ => None,
    }
}

/// The digits of a whole number whose thousands are parted by one sign throughout, or by none.
fn whole_digits(text: &str) -> Option<String> {
    let signs: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let Some(sign) = signs.first() else { return (!text.is_empty()).then(|| text.to_string()) };
    let groups: Vec<&str> = text.split(*sign).collect();
    let first_fits = (1..=3).contains(&groups[0].len()) && !groups[0].starts_with('0');
    let fit = signs.iter().all(|s| s == sign) && first_fits && groups[1..].iter().all(|group| group.len() == 3);
    fit.then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::cents;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let cases = [
            ("1.250,50", Some(125_050)),
            ("1250,50", Some(125_050)),
            ("1250.50", Some(125_050)),
            ("1,250.50", Some(125_050)),
            ("1.250", Some(125_000)),
            ("1,250", Some(125_000)),
            ("1.250.000,5 €", Some(125_000_050)),
            ("€ 1’250’000", Some(125_000_000)),
            ("1\u{a0}250\u{a0}000", Some(125_000_000)),
            ("0,5", Some(50)),
            ("7", Some(700)),
        ];
        for (text, expected) in cases {
            assert_eq!(cents(text), expected, "{text}");
        }
        let refused = [
            "",
            "x",
            "-3",
            ",5",
            "5.",
            "0,125",
            "0.125",
            "1250.500",
            "1.25.000",
            "1.250,000",
            "1,250,50",
            "1.2505",
            "12 50",
            "1 250.000",
            "1.250 000",
            "9999999999999999",
            "1e5",
            "١٢",
        ];
        for text in refused {
            assert_eq!(cents(text), None, "{text}");
        }
    }

    fn grouped(mut whole: i64, sign: &str) -> String {
        let mut groups = Vec::new();
        while whole >= 1000 {
            groups.push(format!("{:03}", whole % 1000));
            whole /= 1000;
        }
        groups.push(whole.to_string());
        groups.reverse();
        groups.join(sign)
    }

    proptest! {
        #[test]
        fn every_amount_is_read_back_from_every_way_to_write_it(amount in 0..=99_999_999_999_999_999_i64) {
            let (whole, part) = (amount / 100, amount % 100);
            for (thousands, decimal) in [("", ","), ("", "."), (".", ","), (",", "."), (" ", ","), ("’", ".")] {
                let written = format!("{}{decimal}{part:02}", grouped(whole, thousands));
                prop_assert_eq!(cents(&written), Some(amount), "{}", written);
                if part == 0 {
                    prop_assert_eq!(cents(&grouped(whole, thousands)), Some(amount));
                }
            }
        }

        #[test]
        fn no_digit_is_lost_or_invented(text in "[0-9]{1,4}([., ][0-9]{1,4}){0,4}") {
            if let Some(amount) = cents(&text) {
                let digits: i64 = text.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
                prop_assert!([1, 10, 100].iter().any(|by| digits * by == amount), "{text}: {amount}");
            }
        }
    }
}
