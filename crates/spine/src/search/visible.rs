//! The one function that narrows a search to what a reader may see; `access::can` says the same of one record.
//! Nothing is found without passing through it.

use super::document::{mark_edition, mark_plan, mark_visibility};
use super::engine::Expr;
use cantiere_domain::access::Actor;
use cantiere_domain::plan::Visibility;

/// Editions that are not for everybody and are for a reader.
#[derive(Clone, Debug, Default)]
pub(super) struct Closed {
    /// An organisation of the reader is invited to them.
    pub invited: Vec<i64>,
    /// An organisation of the reader owns them, and they are for its people.
    pub own: Vec<i64>,
}

/// What a document must carry for this reader; none: they may see everything.
pub(super) fn visible(reader: &Actor, closed: &Closed) -> Option<Expr> {
    if reader.grants.iter().any(|g| g.plan.is_none()) {
        return None;
    }
    let mark = |visibility| Expr::Mark(mark_visibility(visibility));
    let mut any = vec![mark(Visibility::Public)];
    any.extend(reader.grants.iter().filter_map(|g| g.plan).map(|plan| Expr::Mark(mark_plan(plan.0))));
    for (visibility, editions) in [(Visibility::Invited, &closed.invited), (Visibility::OwnStaff, &closed.own)] {
        if !editions.is_empty() {
            let editions = editions.iter().map(|e| Expr::Mark(mark_edition(*e))).collect();
            any.push(Expr::All(vec![mark(visibility), Expr::Any(editions)]));
        }
    }
    Some(Expr::Any(any))
}

#[cfg(test)]
mod tests {
    use super::*;
    use cantiere_domain::access::{Action, Grant, Role, Scope, can};
    use cantiere_domain::id::{EditionId, OrganizationId, PlanId};
    use proptest::prelude::*;

    fn holds(expr: &Expr, marks: &[String]) -> bool {
        match expr {
            Expr::All(all) => all.iter().all(|e| holds(e, marks)),
            Expr::Any(any) => any.iter().any(|e| holds(e, marks)),
            Expr::Mark(mark) => marks.contains(mark),
            Expr::Words { .. } => false,
        }
    }

    proptest! {
        #[test]
        fn visible_lets_through_what_can_allows_and_nothing_else(
            grants in prop::collection::vec((0usize..Role::ALL.len(), prop::option::of(1i64..4)), 0..3),
            member_of in prop::collection::vec(1i64..4, 0..3),
            invitations in prop::collection::vec((1i64..4, 1i64..4), 0..5),
            staff_of in prop::collection::vec(1i64..4, 0..2),
            owner in prop::option::of(1i64..4),
            plan in 1i64..4, edition in 1i64..4, visibility in 0usize..Visibility::ALL.len(),
        ) {
            let reader = Actor {
                member_of: member_of.iter().copied().map(OrganizationId).collect(),
                staff_of: staff_of.iter().copied().map(OrganizationId).collect(),
                grants: grants.iter().map(|(r, p)| Grant { role: Role::ALL[*r], plan: p.map(PlanId) }).collect(),
                ..Actor::default()
            };
            let owner = owner.map(OrganizationId);
            let closed = Closed {
                invited: invitations
                    .iter()
                    .filter(|(_, o)| reader.belongs_to(OrganizationId(*o)))
                    .map(|(e, _)| *e)
                    .collect(),
                own: owner.filter(|o| reader.belongs_to(*o)).map(|_| edition).into_iter().collect(),
            };
            let visibility = Visibility::ALL[visibility];
            let scope = Scope {
                plan: Some(PlanId(plan)),
                edition: Some(EditionId(edition)),
                visibility,
                invited: invitations.iter().filter(|(e, _)| *e == edition).map(|(_, o)| OrganizationId(*o)).collect(),
                owner,
            };
            let marks = [mark_plan(plan), mark_edition(edition), mark_visibility(visibility)];
            let shown = visible(&reader, &closed).is_none_or(|e| holds(&e, &marks));
            prop_assert_eq!(shown, can(&reader, Action::Read, &scope));
        }
    }
}
