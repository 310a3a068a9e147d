//! Methods, amounts, moments and standings in the reader's words.

use cantiere_domain::Lang;
use cantiere_domain::round::{Form, Method, Standing, TieRule};
use cantiere_spine::round::{Choice, Round, Stored};
use cantiere_web::{Ctx, catalog, level};
use jiff::civil::DateTime;

pub use cantiere_web::form::{Choice as Answer, Mistake, at};

/// With a capital at the beginning.
pub fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default() + letters.as_str()
}

pub fn tn(ctx: &Ctx, key: &str, n: i64) -> String {
    ctx.site.catalog.counted(ctx.lang, key, n)
}

/// “50.000 €”, “€50,000.50”, from cents.
pub fn money(lang: Lang, cents: i64) -> String {
    catalog::money(lang, cents, "EUR")
}

/// Ten thousand milliards: what a budget adds up to stays countable.
const MOST: i64 = 999_999_999_999_999;

/// What somebody typed as an amount, in cents; nothing is nothing.
pub fn parse_money(text: &str) -> Option<i64> {
    if text.trim().is_empty() { Some(0) } else { cantiere_domain::money::cents(text).filter(|cents| *cents <= MOST) }
}

/// An amount as a field takes it back: without sign and parting.
pub fn money_field(cents: i64) -> String {
    match (cents / 100, cents % 100) {
        (0, 0) => String::new(),
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole},{rest:02}"),
    }
}

pub fn method(ctx: &Ctx, method: Method) -> String {
    ctx.t(&format!("rounds-method-{}", method.as_str()))
}

/// The rule of a round in one or two sentences, with its numbers.
pub fn rule(ctx: &Ctx, round: &Round) -> String {
    let rules = &round.rules;
    let mut said = match rules.method.form() {
        Form::Set | Form::Ranking if rules.most == 0 => ctx.t("rounds-rule-any"),
        Form::Set => tn(ctx, "rounds-rule-set", rules.most.into()),
        Form::Points => tn(ctx, "rounds-rule-points", rules.most.into()),
        Form::Marks => ctx.t("rounds-rule-marks"),
        Form::Basket if rules.most > 0 => tn(ctx, "rounds-rule-basket-most", rules.most.into()),
        Form::Basket => ctx.t("rounds-rule-basket"),
        Form::Ranking => tn(ctx, "rounds-rule-ranking", rules.most.into()),
    };
    if rules.method.form() == Form::Ranking && rules.most == 0 {
        said = ctx.t("rounds-rule-ranking-any");
    }
    let counted = match rules.method.has_seats() {
        true => tn(ctx, &format!("rounds-counted-{}", rules.method.as_str()), rules.seats.into()),
        false => ctx.t(&format!("rounds-counted-{}", rules.method.as_str())),
    };
    format!("{said} {counted}")
}

/// The key of what is published of the ballots.
pub fn published(round: &Round) -> &'static str {
    match (round.persons, round.named) {
        (true, _) => "rounds-secret",
        (false, true) => "rounds-named",
        (false, false) => "rounds-not-named",
    }
}

pub fn ties(ctx: &Ctx, round: &Round) -> String {
    match round.rules.ties {
        // Of people's votes the number is told by the count alone.
        TieRule::Lot if round.persons && round.state != "counted" => ctx.t("rounds-ties-sealed"),
        TieRule::Lot => ctx.with("rounds-ties-lot", &[("lot", &round.rules.lot.to_string())]),
        other => ctx.t(&format!("rounds-ties-{}", other.as_str())),
    }
}

pub fn moment(ctx: &Ctx, at: i64) -> String {
    catalog::date_time(ctx.lang, ctx.site.local(at))
}

/// The same to the second, as receipts tell it.
pub fn second(ctx: &Ctx, at: i64) -> String {
    format!("{}:{:02}", moment(ctx, at), ctx.site.local(at).second())
}

/// The last minute in which something is taken: “15 dicembre 2026, ore 23:59”.
pub fn last_moment(ctx: &Ctx, closes_at: i64) -> String {
    moment(ctx, closes_at - 1)
}

/// The last day on which something is taken, in words.
pub fn last_moment_day(ctx: &Ctx, closes_at: i64) -> String {
    catalog::date(ctx.lang, ctx.site.local(closes_at - 1).date())
}

/// As a field for a moment wants it.
pub fn date_time(at: DateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The state of a round in a sentence.
pub fn standing(ctx: &Ctx, round: &Round) -> String {
    let now = ctx.site.now();
    match round.standing(now) {
        Standing::Draft => ctx.t("rounds-standing-draft"),
        Standing::Announced => ctx.with("rounds-standing-announced", &[("at", &moment(ctx, round.opens_at))]),
        Standing::Open => {
            let last = ctx.site.local(round.closes_at - 1).date();
            let days = catalog::days_from(ctx.lang, ctx.site.today(), last);
            ctx.with("rounds-standing-open", &[("days", &days), ("at", &last_moment(ctx, round.closes_at))])
        }
        Standing::Closed => ctx.with("rounds-standing-closed", &[("at", &last_moment(ctx, round.closes_at))]),
        Standing::Counted => ctx.with("rounds-standing-counted", &[("at", &last_moment(ctx, round.closes_at))]),
    }
}

/// The badge that goes with it.
pub fn badge(standing: Standing) -> &'static str {
    match standing {
        Standing::Draft => "draft",
        Standing::Announced => "planned",
        Standing::Open => "open",
        Standing::Closed => "ongoing",
        Standing::Counted => "completed",
    }
}

pub fn kind(ctx: &Ctx, kind: &str) -> String {
    ctx.t(&format!("rounds-kind-{}", kind.replace('_', "-")))
}

/// Who votes, in words.
pub fn electorate(ctx: &Ctx, round: &Round) -> String {
    if round.persons && round.listed > 0 {
        return tn(ctx, "rounds-electorate-listed", round.listed);
    }
    if round.persons {
        return ctx.t(&format!("rounds-electorate-{}", level::name(round.assurance)));
    }
    if round.electorate.is_empty() {
        return ctx.t("rounds-electorate-all");
    }
    let kinds: Vec<String> = round.electorate.iter().map(|k| kind(ctx, k)).collect();
    ctx.with("rounds-electorate-some", &[("kinds", &kinds.join(", "))])
}

/// What a row of the log says beside its words: that it came on paper, or that it was withdrawn and why.
pub fn beside(ctx: &Ctx, row: &Stored) -> String {
    match row.channel.as_str() {
        "desk" => ctx.with("rounds-paper", &[("protocol", &row.protocol)]),
        _ if row.is_withdrawal() => {
            ctx.with("rounds-withdrawn", &[("protocol", &row.protocol), ("reason", &row.content)])
        }
        _ => String::new(),
    }
}

/// Who a row of the log names.
pub fn who(ctx: &Ctx, row: &Stored) -> String {
    if row.name.is_empty() { ctx.t("rounds-somebody") } else { row.name.clone() }
}

/// “5 voti”, “23 punti”.
pub fn score(ctx: &Ctx, method: Method, n: i64) -> String {
    let key = match method {
        Method::Points | Method::Marks | Method::Borda => "rounds-score-points",
        _ => "rounds-score-votes",
    };
    tn(ctx, key, n)
}

/// One line of a ballot in words: the option, with its points or its place where the form has them.
pub fn pick(ctx: &Ctx, form: Form, place: usize, choice: &Choice, points: i64) -> String {
    match form {
        Form::Points => ctx.with("rounds-pick-points", &[("title", &choice.title), ("points", &points.to_string())]),
        Form::Marks => ctx.with("rounds-pick-mark", &[("title", &choice.title), ("mark", &points.to_string())]),
        Form::Ranking => ctx.with("rounds-pick-place", &[("title", &choice.title), ("place", &place.to_string())]),
        _ => choice.title.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let cases = [
            ("50.000", Some(5_000_000)),
            ("50,000", Some(5_000_000)),
            ("1.234.567,5", Some(123_456_750)),
            ("20 000 €", Some(2_000_000)),
            ("12,05", Some(1205)),
            ("", Some(0)),
            ("-5", None),
            ("cinque", None),
            ("99999999999999", None),
        ];
        for (text, expected) in cases {
            assert_eq!(parse_money(text), expected, "{text}");
        }
        assert_eq!(money(Lang::It, 5_000_000), "50.000 €");
        assert_eq!(parse_money(&money_field(123_405)), Some(123_405));
    }
}
