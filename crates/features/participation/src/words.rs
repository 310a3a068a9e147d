//! How contributions, authors and figures are put into words in the reader's language.

use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::contribution::Author;
use cantiere_spine::process::{FEW_PEOPLE, Figures};
use cantiere_web::Ctx;

/// A text with a number in it.
pub fn tn(ctx: &Ctx, key: &str, n: i64) -> String {
    ctx.site.catalog.counted(ctx.lang, key, n)
}

pub fn kind(ctx: &Ctx, kind: ContributionKind) -> String {
    ctx.t(&format!("participation-kind-{}", kind.as_str()))
}

/// “Proposta n. 14”.
pub fn numbered(ctx: &Ctx, of: ContributionKind, number: i64) -> String {
    format!("{} n. {number}", kind(ctx, of))
}

/// “31 osservazioni · 4 emendamenti · 12 proposte”: what there is of each kind, in the order of the kinds.
pub fn counts(ctx: &Ctx, figures: &Figures) -> String {
    let parts: Vec<String> = ContributionKind::ALL
        .into_iter()
        .filter(|k| figures.of(*k) > 0)
        .map(|k| tn(ctx, &format!("participation-count-{}", k.as_str()), figures.of(k)))
        .collect();
    parts.join(" · ")
}

/// “9 enti e 14 persone”.
pub fn voices(ctx: &Ctx, figures: &Figures) -> String {
    let bodies =
        (figures.organizations > 0).then(|| tn(ctx, "participation-count-organization", figures.organizations));
    // Few people could be told apart.
    let people = (figures.people > 0).then(|| match figures.people < FEW_PEOPLE {
        true => tn(ctx, "participation-count-few", FEW_PEOPLE),
        false => tn(ctx, "participation-count-person", figures.people),
    });
    match (bodies, people) {
        (Some(bodies), Some(people)) => {
            ctx.with("participation-count-and", &[("bodies", &bodies), ("people", &people)])
        }
        (bodies, people) => bodies.or(people).unwrap_or_default(),
    }
}

/// Who speaks, as readers see it, and a word for what they are.
pub fn author(ctx: &Ctx, author: &Author) -> (String, String) {
    match author {
        Author::Organization { name, kind, verified, .. } => {
            let kind = ctx.t(&format!("participation-body-{}", kind.replace('_', "-")));
            let waiting = || ctx.with("participation-body-waiting", &[("kind", &kind)]);
            (name.clone(), if *verified { kind } else { waiting() })
        }
        Author::Person { name } => (name.clone(), ctx.t("participation-author-person")),
        Author::Participant { code } => {
            (ctx.with("participation-author-participant", &[("code", code)]), String::new())
        }
        Author::Sender { name } if name.is_empty() => (ctx.t("participation-author-unnamed"), String::new()),
        Author::Sender { name } => (name.clone(), ctx.t("participation-author-sender")),
        Author::Vote => (ctx.t("participation-author-vote"), String::new()),
    }
}

/// The name that others will see beside what the reader writes for themselves.
pub fn own_name(ctx: &Ctx) -> String {
    match ctx.viewer.display_name.as_str() {
        "" => ctx.with("participation-author-participant", &[("code", &ctx.viewer.code)]),
        chosen => chosen.to_string(),
    }
}

/// “paragrafo 4.12”, “A2.3”; empty for the whole plan.
pub fn place(ctx: &Ctx, on: Option<Ref>, place: &str) -> String {
    match on {
        Some(Ref::Block(_)) if place.is_empty() => ctx.t("participation-place-heading"),
        Some(Ref::Block(_)) => ctx.with("participation-place-paragraph", &[("number", place)]),
        Some(_) => place.to_string(),
        None => String::new(),
    }
}

/// “Arrivato per PEC, protocollo 123/2026, il 3 ottobre 2026”.
pub fn entered(ctx: &Ctx, c: &cantiere_spine::contribution::Contribution, protocol: &str) -> String {
    let day = cantiere_web::catalog::date(ctx.lang, ctx.site.local(c.received_at).date());
    let how = ctx.t(&format!("participation-channel-{}", c.channel));
    ctx.with("participation-entered", &[("how", &how), ("protocol", protocol), ("day", &day)])
}
