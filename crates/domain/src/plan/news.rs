//! Whether an action is late, and, apart from that, whether nobody said anything of it for long: two different things.

use super::ItemState;
use jiff::civil::Date;

/// From so many months on silence is told, unless the edition sets another number.
pub const QUIET_MONTHS: u16 = 6;

/// An edition may set so many.
pub const QUIET_MONTHS_MOST: u16 = 36;

/// How long nothing was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Silence {
    /// There is news, or none is needed any more.
    #[default]
    No,
    /// Whole months since the last report, at least as many as the edition sets.
    Months(u16),
    /// Nothing was ever reported.
    Ever,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    pub late: bool,
    pub silence: Silence,
}

/// For an action of a plan in force: `due` is the last day on which it is not late, `last` the day of the last report,
/// `quiet` the months after which silence is told.
pub fn news(state: ItemState, due: Option<Date>, last: Option<Date>, today: Date, quiet: u16) -> News {
    if matches!(state, ItemState::Completed | ItemState::Cancelled) {
        return News::default();
    }
    let silence = match last {
        None => Silence::Ever,
        Some(day) => match months(day, today) {
            n if n >= quiet => Silence::Months(n),
            _ => Silence::No,
        },
    };
    News { late: due.is_some_and(|due| due < today), silence }
}

/// Whole months from one day to another, none backwards.
fn months(from: Date, to: Date) -> u16 {
    let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month());
    let whole = if to.day() < from.day() { months - 1 } else { months };
    whole.clamp(0, i32::from(u16::MAX)) as u16
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn late_and_silent_are_told_apart() {
        let today = date(2026, 7, 15);
        let of = |state, due, last| news(state, due, last, today, QUIET_MONTHS);
        let (past, ahead) = (Some(date(2026, 7, 14)), Some(date(2026, 7, 15)));
        let (fresh, old) = (Some(date(2026, 1, 16)), Some(date(2026, 1, 15)));
        let told = |late, silence| News { late, silence };
        assert_eq!(of(ItemState::Ongoing, past, fresh), told(true, Silence::No));
        assert_eq!(of(ItemState::Ongoing, ahead, old), told(false, Silence::Months(6)));
        assert_eq!(of(ItemState::Planned, past, old), told(true, Silence::Months(6)));
        assert_eq!(of(ItemState::Unknown, None, None), told(false, Silence::Ever));
        assert_eq!(of(ItemState::Completed, past, None), News::default());
        assert_eq!(of(ItemState::Cancelled, past, old), News::default());
        let after = |quiet| news(ItemState::Ongoing, ahead, old, today, quiet).silence;
        assert_eq!((after(7), after(6), after(1)), (Silence::No, Silence::Months(6), Silence::Months(6)));
    }

    #[test]
    fn months_are_whole() {
        assert_eq!(months(date(2025, 8, 31), date(2026, 2, 28)), 5);
        assert_eq!(months(date(2025, 8, 31), date(2026, 3, 1)), 6);
        assert_eq!(months(date(2026, 3, 1), date(2026, 2, 1)), 0);
    }
}
