//! The site's main colour: read from a form, checked against what stands on it and behind it (WCAG 2.2, 1.4.3), and
//! the darker shade that goes with it.

use super::save::{self, Values};
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_store::Tx;
use std::fmt;

/// sRGB, eight bits each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// The grounds of `assets/scss/_tokens.scss` on which the colour stands as text, and whose first is the text on it.
pub const GROUNDS: [(&str, Colour); 2] = [("ground", Colour([0xff; 3])), ("wash", Colour([0xef, 0xf5, 0xf3]))];
/// What text needs (WCAG 2.2, 1.4.3).
pub const ENOUGH: f64 = 4.5;

impl Colour {
    /// `#0b5a5e` or `#05e`, with or without the sign.
    pub fn parse(text: &str) -> Option<Colour> {
        let hex = text.trim();
        let hex = hex.strip_prefix('#').unwrap_or(hex);
        if !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let digits: Vec<u8> = hex.chars().filter_map(|c| c.to_digit(16)).map(|d| d as u8).collect();
        match digits[..] {
            [r, g, b] => Some(Colour([r * 17, g * 17, b * 17])),
            [a, b, c, d, e, f] => Some(Colour([a * 16 + b, c * 16 + d, e * 16 + f])),
            _ => None,
        }
    }

    /// Relative luminance as WCAG defines it, 0 to 1.
    pub fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|channel| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// From 1 (none) to 21 (black on white).
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The same hue, darker: each channel times `share`.
    pub fn darker(self, share: f64) -> Colour {
        Colour(self.0.map(|c| (f64::from(c) * share).round() as u8))
    }

    /// The shade for wide grounds and for a pressed button: dark enough that white on it reaches 10:1.
    pub fn deep(self) -> Colour {
        self.darkened_until(|c| c.contrast(GROUNDS[0].1) >= 10.0)
    }

    /// The nearest darker shade that would be accepted.
    pub fn nearest_fit(self) -> Colour {
        self.darkened_until(|c| c.lacks().is_none())
    }

    fn darkened_until(self, fits: impl Fn(Colour) -> bool) -> Colour {
        (0..=100).map(|n| self.darker(f64::from(100 - n) / 100.0)).find(|c| fits(*c)).unwrap_or(Colour([0; 3]))
    }

    /// The first ground on which it is too weak, with the contrast there.
    pub fn lacks(self) -> Option<(&'static str, f64)> {
        GROUNDS.iter().map(|(name, ground)| (*name, self.contrast(*ground))).find(|(_, ratio)| *ratio < ENOUGH)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

/// The colour in a form, or what is wrong with it. The ratio is cut, not rounded: 4.49 is not 4.5.
pub fn check(text: &str) -> Result<Colour, Problem> {
    let colour = Colour::parse(text).ok_or(Problem::new("colour", "admin-problem-colour-form"))?;
    match colour.lacks() {
        None => Ok(colour),
        Some((ground, ratio)) => {
            let tenths = (ratio * 10.0).floor() as i64;
            Err(Problem::new("colour", "admin-problem-colour-contrast")
                .with("ground", ground)
                .with("whole", tenths / 10)
                .with("tenth", tenths % 10)
                .with("fit", colour.nearest_fit().to_string()))
        }
    }
}

/// Sets the colour; an empty text brings back the product's own.
pub fn set(tx: &mut Tx, by: &Actor, seen: &str, text: &str) -> Result<(), Error> {
    super::administrator(by)?;
    let value = match text.trim() {
        "" => String::new(),
        text => check(text)?.to_string(),
    };
    save::replace(tx, by, "site_colour_changed", seen, &Values::from([("colour".to_string(), value)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grounds_are_those_of_the_style_sheet() {
        let tokens = include_str!("../../../../assets/scss/_tokens.scss");
        let token = |name: &str| {
            let line = tokens.lines().find_map(|l| l.trim().strip_prefix(&format!("--{name}: ")));
            Colour::parse(line.and_then(|l| l.split(';').next()).expect("a colour of that name")).expect("a colour")
        };
        for (name, colour) in GROUNDS {
            assert_eq!(token(name), colour, "{name}");
        }
        assert!(token("verderame").lacks().is_none(), "the product's own colour passes its own check");
    }

    #[test]
    fn contrast_is_what_wcag_says() {
        let of = |text| Colour::parse(text).unwrap();
        assert!((of("#000").contrast(of("#fff")) - 21.0).abs() < 0.001);
        assert!((of("#777777").contrast(of("#ffffff")) - 4.48).abs() < 0.01);
        assert!((of("0066cc").contrast(of("fff")) - 5.57).abs() < 0.01);
    }

    #[test]
    fn a_weak_colour_is_refused_with_its_ratio_and_the_nearest_that_fits() {
        let refused = check("#ffcc00").unwrap_err();
        let arg = |name| refused.args.iter().find(|(n, _)| *n == name).map(|(_, v)| v.to_string()).unwrap();
        assert_eq!(refused.key, "admin-problem-colour-contrast");
        // 1.5:1 on white.
        assert_eq!((arg("whole").as_str(), arg("tenth").as_str(), arg("ground").as_str()), ("1", "5", "ground"));
        assert!(check(&arg("fit")).is_ok());
        assert_eq!(check("#66").unwrap_err().key, "admin-problem-colour-form");
        assert_eq!(check("rosso").unwrap_err().key, "admin-problem-colour-form");
        assert_eq!(check("#06c").unwrap().to_string(), "#0066cc");
    }
}
