//! What the reader of a contribution sees of it, and may do with it now.

use super::found::Found;
use cantiere_domain::contribution::ContributionState;
use cantiere_spine::contribution::{Contribution, Speaker};
use cantiere_web::Ctx;

/// What the reader sees of it and may do with it now.
pub(super) struct Reader {
    /// Its words.
    pub shown: bool,
    /// It is out: it is supported, and there are replies.
    pub live: bool,
    /// Its kind is taken now.
    pub in_time: bool,
    /// It is theirs, or of an organisation that they represent.
    pub own: bool,
    /// They may change it, unless it is answered, and take it back.
    pub changeable: bool,
}

impl Reader {
    pub fn of(ctx: &Ctx, found: &Found) -> Reader {
        let c = &found.one;
        let shown = c.shown_to(ctx.actor());
        let in_time = found.process.standing(ctx.site.today()).open.accepts(c.kind);
        let own = is_own(ctx, &found.speakers, c);
        let stands = matches!(c.state, ContributionState::Published | ContributionState::Submitted);
        Reader {
            shown,
            live: shown && c.state == ContributionState::Published,
            in_time,
            own,
            changeable: own && in_time && shown && stands,
        }
    }
}

pub(super) fn is_own(ctx: &Ctx, speakers: &[Speaker], one: &Contribution) -> bool {
    match one.organization {
        Some(body) => speakers.iter().any(|s| s.representative && s.organization == body),
        None => one.person.is_some() && one.person == ctx.actor().person,
    }
}
