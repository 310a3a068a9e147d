//! The one function that narrows a search to what a reader may see; `access::can` says the same of one record.
//! Nothing is found without passing through it.

use super::document::{Circle, mark_circle, mark_edition, mark_plan};
use super::engine::Expr;
use cantiere_domain::access::Actor;
use cantiere_domain::plan::Visibility;

/// Editions that are not for everybody and are for a reader, and those whose process is.
#[derive(Clone, Debug, Default)]
pub(super) struct Closed {
    pub editions: Doors,
    pub processes: Doors,
}

/// Editions, by what opens them, or their process, to a reader.
#[derive(Clone, Debug, Default)]
pub(super) struct Doors {
    /// An organisation of the reader is invited.
    pub invited: Vec<i64>,
    /// An organisation of the reader owns the plan, and it is for its people.
    pub own: Vec<i64>,
}

impl Doors {
    /// What opens this visibility; none: nothing is needed. Nothing but a role opens what is for staff.
    fn of(&self, visibility: Visibility) -> Option<&[i64]> {
        match visibility {
            Visibility::Public => None,
            Visibility::Invited => Some(&self.invited),
            Visibility::OwnStaff => Some(&self.own),
            Visibility::Staff => Some(&[]),
        }
    }
}

/// What a document must carry for this reader; none: they may see everything.
pub(super) fn visible(reader: &Actor, closed: &Closed) -> Option<Expr> {
    if reader.grants.iter().any(|g| g.plan.is_none()) {
        return None;
    }
    let mut any: Vec<Expr> =
        reader.grants.iter().filter_map(|g| g.plan).map(|plan| Expr::Mark(mark_plan(plan.0))).collect();
    for edition in Visibility::ALL {
        for process in Visibility::ALL {
            let needed = [closed.editions.of(edition), closed.processes.of(process)];
            let mark = Expr::Mark(mark_circle(Circle { edition, process }));
            let mut all = vec![mark];
            // One edition has one process: the same numbers say which of both.
            for doors in needed.into_iter().flatten() {
                all.push(Expr::Any(doors.iter().map(|e| Expr::Mark(mark_edition(*e))).collect()));
            }
            match needed.into_iter().flatten().any(<[i64]>::is_empty) {
                true => {}
                false if all.len() == 1 => any.append(&mut all),
                false => any.push(Expr::All(all)),
            }
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
            to_process in prop::collection::vec((1i64..4, 1i64..4), 0..5),
            plan in 1i64..4, edition in 1i64..4, visibility in 0usize..Visibility::ALL.len(),
            narrowed in 0usize..Visibility::ALL.len(),
        ) {
            let reader = Actor {
                member_of: member_of.iter().copied().map(OrganizationId).collect(),
                staff_of: staff_of.iter().copied().map(OrganizationId).collect(),
                grants: grants.iter().map(|(r, p)| Grant { role: Role::ALL[*r], plan: p.map(PlanId) }).collect(),
                ..Actor::default()
            };
            let owner = owner.map(OrganizationId);
            let doors = |invited: &[(i64, i64)]| Doors {
                invited: invited
                    .iter()
                    .filter(|(_, o)| reader.belongs_to(OrganizationId(*o)))
                    .map(|(e, _)| *e)
                    .collect(),
                own: owner.filter(|o| reader.belongs_to(*o)).map(|_| edition).into_iter().collect(),
            };
            let closed = Closed { editions: doors(&invitations), processes: doors(&to_process) };
            let scope = |visibility, invited: &[(i64, i64)]| Scope {
                plan: Some(PlanId(plan)),
                edition: Some(EditionId(edition)),
                visibility,
                invited: invited.iter().filter(|(e, _)| *e == edition).map(|(_, o)| OrganizationId(*o)).collect(),
                owner,
            };
            let circle = Circle { edition: Visibility::ALL[visibility], process: Visibility::ALL[narrowed] };
            let marks = [mark_plan(plan), mark_edition(edition), mark_circle(circle)];
            let shown = visible(&reader, &closed).is_none_or(|e| holds(&e, &marks));
            let may = can(&reader, Action::Read, &scope(circle.edition, &invitations))
                && can(&reader, Action::Read, &scope(circle.process, &to_process));
            prop_assert_eq!(shown, may);
        }
    }
}
