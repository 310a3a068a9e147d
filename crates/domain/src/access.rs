//! Who may do what. Default is no; one pure function answers, every spine function asks it.
//! Nothing here looks anything up: the caller brings the actor and what the thing belongs to.

use crate::id::{EditionId, OrganizationId, PersonId, PlanId};
use crate::plan::Visibility;
use serde::{Deserialize, Serialize};

/// A role that a person holds, on the whole site or on one plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Administrator,
    Planner,
    Moderator,
    Facilitator,
    ActionOwner,
    Reviewer,
    /// Reads everything and changes nothing.
    Auditor,
}

impl Role {
    pub const ALL: [Role; 7] = [
        Role::Administrator,
        Role::Planner,
        Role::Moderator,
        Role::Facilitator,
        Role::ActionOwner,
        Role::Reviewer,
        Role::Auditor,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::Planner => "planner",
            Role::Moderator => "moderator",
            Role::Facilitator => "facilitator",
            Role::ActionOwner => "action_owner",
            Role::Reviewer => "reviewer",
            Role::Auditor => "auditor",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }
}

/// A role with the plan it holds for; none: the whole site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Grant {
    pub role: Role,
    pub plan: Option<PlanId>,
}

/// How surely we know who somebody is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assurance {
    #[default]
    Anonymous,
    Email,
    Low,
    Substantial,
    High,
}

/// Who acts: a person or nobody, for an organisation or for themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    pub person: Option<PersonId>,
    pub acting_for: Option<OrganizationId>,
    /// Every organisation the person is an active member of.
    pub member_of: Vec<OrganizationId>,
    /// Further organisations whose own people the person is among: of those with units they are members of a unit, of
    /// others the domain of their mail says so. They read with them and write for none of them.
    pub staff_of: Vec<OrganizationId>,
    pub assurance: Assurance,
    pub grants: Vec<Grant>,
}

/// What an action is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    pub plan: Option<PlanId>,
    pub edition: Option<EditionId>,
    pub visibility: Visibility,
    /// Organisations invited to see an edition that is for invited ones.
    pub invited: Vec<OrganizationId>,
    /// The organisation that owns the plan.
    pub owner: Option<OrganizationId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// See a published version.
    Read,
    /// See drafts and staff pages of a plan.
    ReadDraft,
    /// Look at the pages on which a plan is written and its contributions answered, changing nothing.
    ReadDesk,
    /// Change a draft, import, publish.
    Plan,
    /// Read what waits, hide, show again, decide appeals.
    Moderate,
    /// See the settings, the roles and the log of all changes.
    Audit,
    /// Invite organisations to a process and remind them.
    Invite,
    /// Say of organisations that they are what they say; suspend them.
    Verify,
    /// Make plans, people, organisations; change settings.
    Administer,
}

impl Actor {
    pub fn visitor() -> Actor {
        Actor::default()
    }

    pub fn is_administrator(&self) -> bool {
        self.grants.iter().any(|g| g.role == Role::Administrator && g.plan.is_none())
    }

    pub fn has(&self, role: Role, plan: Option<PlanId>) -> bool {
        self.grants.iter().any(|g| g.role == role && (g.plan.is_none() || (plan.is_some() && g.plan == plan)))
    }

    /// Whether the person is among the people of this organisation.
    pub fn belongs_to(&self, organization: OrganizationId) -> bool {
        self.member_of.contains(&organization) || self.staff_of.contains(&organization)
    }

    /// Whether the person is among the people of any organisation.
    pub fn belongs_somewhere(&self) -> bool {
        !self.member_of.is_empty() || !self.staff_of.is_empty()
    }

    /// Every organisation the person is among the people of.
    pub fn bodies(&self) -> impl Iterator<Item = OrganizationId> {
        self.member_of.iter().chain(&self.staff_of).copied()
    }

    /// Whether the person works for the site in any role: then pages are made for them, not taken from the cache.
    pub fn is_staff(&self) -> bool {
        !self.grants.is_empty()
    }
}

/// The one answer to “may they?”.
pub fn can(actor: &Actor, action: Action, scope: &Scope) -> bool {
    if actor.is_administrator() {
        return true;
    }
    let planner = actor.has(Role::Planner, scope.plan);
    let auditor = actor.has(Role::Auditor, scope.plan);
    let staff = actor.grants.iter().any(|g| g.plan.is_none() || g.plan == scope.plan);
    match action {
        Action::Read => match scope.visibility {
            Visibility::Public => true,
            Visibility::Invited => staff || scope.invited.iter().any(|o| actor.belongs_to(*o)),
            Visibility::OwnStaff => staff || scope.owner.is_some_and(|o| actor.belongs_to(o)),
            Visibility::Staff => staff,
        },
        Action::ReadDraft => staff,
        Action::ReadDesk => planner || auditor,
        Action::Plan => planner,
        Action::Moderate => planner || actor.has(Role::Moderator, scope.plan),
        Action::Audit => auditor,
        Action::Invite => planner || actor.has(Role::Facilitator, scope.plan),
        // Organisations are the same for all plans: whoever plans one of them knows who takes part.
        Action::Verify => actor.grants.iter().any(|g| g.role == Role::Planner),
        Action::Administer => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(role: Role, plan: Option<i64>) -> Actor {
        Actor { person: Some(PersonId(1)), grants: vec![Grant { role, plan: plan.map(PlanId) }], ..Actor::default() }
    }

    fn scope(visibility: Visibility) -> Scope {
        Scope { plan: Some(PlanId(1)), visibility, invited: vec![OrganizationId(5)], ..Scope::default() }
    }

    #[test]
    fn a_visitor_reads_public_and_nothing_else() {
        let v = Actor::visitor();
        assert!(can(&v, Action::Read, &scope(Visibility::Public)));
        assert!(!can(&v, Action::Read, &scope(Visibility::Invited)));
        assert!(!can(&v, Action::Read, &scope(Visibility::Staff)));
        for action in [
            Action::ReadDraft,
            Action::ReadDesk,
            Action::Plan,
            Action::Moderate,
            Action::Audit,
            Action::Invite,
            Action::Verify,
            Action::Administer,
        ] {
            assert!(!can(&v, action, &scope(Visibility::Public)));
        }
    }

    #[test]
    fn an_auditor_reads_everything_and_changes_nothing() {
        for visibility in Visibility::ALL {
            let (site, plan, other) =
                (with(Role::Auditor, None), with(Role::Auditor, Some(1)), with(Role::Auditor, Some(2)));
            for action in [Action::Read, Action::ReadDraft, Action::ReadDesk, Action::Audit] {
                assert!(can(&site, action, &scope(visibility)));
                assert!(can(&plan, action, &scope(visibility)));
                assert_eq!(
                    can(&other, action, &scope(visibility)),
                    action == Action::Read && visibility == Visibility::Public
                );
            }
            for action in [Action::Plan, Action::Invite, Action::Verify, Action::Administer] {
                assert!(!can(&site, action, &scope(visibility)));
                assert!(!can(&site, action, &Scope::default()));
            }
            // The settings and the log are the whole site's: the auditor of one plan does not reach them.
            assert!(!can(&plan, Action::Audit, &Scope::default()));
            assert!(can(&site, Action::Audit, &Scope::default()));
        }
    }

    #[test]
    fn no_other_role_reads_the_log() {
        for role in Role::ALL {
            let may = matches!(role, Role::Administrator | Role::Auditor);
            assert_eq!(can(&with(role, None), Action::Audit, &Scope::default()), may, "{role:?}");
        }
    }

    #[test]
    fn a_member_of_an_invited_organisation_reads_what_is_for_the_invited() {
        let mut member = Actor { person: Some(PersonId(2)), ..Actor::default() };
        assert!(!can(&member, Action::Read, &scope(Visibility::Invited)));
        member.member_of.push(OrganizationId(5));
        assert!(can(&member, Action::Read, &scope(Visibility::Invited)));
        assert!(!can(&member, Action::Read, &scope(Visibility::Staff)));
    }

    #[test]
    fn a_moderator_moderates_their_plan_and_plans_nothing() {
        let moderator = with(Role::Moderator, Some(1));
        assert!(can(&moderator, Action::Moderate, &scope(Visibility::Staff)));
        assert!(!can(&moderator, Action::Plan, &scope(Visibility::Staff)));
        assert!(!can(&with(Role::Moderator, Some(2)), Action::Moderate, &scope(Visibility::Public)));
        assert!(can(&with(Role::Planner, Some(1)), Action::Moderate, &scope(Visibility::Public)));
        assert!(!can(&with(Role::Facilitator, Some(1)), Action::Moderate, &scope(Visibility::Public)));
    }

    #[test]
    fn own_staff_are_the_people_of_the_body_that_owns_the_plan() {
        let of_owner = Scope { owner: Some(OrganizationId(9)), ..scope(Visibility::OwnStaff) };
        let mut reader = Actor { person: Some(PersonId(2)), ..Actor::default() };
        reader.member_of.push(OrganizationId(5));
        assert!(!can(&reader, Action::Read, &of_owner), "the invited are not the body's own people");
        reader.staff_of.push(OrganizationId(9));
        assert!(can(&reader, Action::Read, &of_owner));
        assert!(!can(&reader, Action::Read, &scope(Visibility::OwnStaff)), "a plan without an owner has none");
        assert!(!can(&reader, Action::Read, &scope(Visibility::Staff)));
        assert!(can(&with(Role::Reviewer, Some(1)), Action::Read, &of_owner));
    }

    #[test]
    fn a_planner_of_another_plan_has_no_right_here() {
        assert!(can(&with(Role::Planner, Some(1)), Action::Plan, &scope(Visibility::Staff)));
        assert!(!can(&with(Role::Planner, Some(2)), Action::Plan, &scope(Visibility::Staff)));
        assert!(!can(&with(Role::Planner, Some(2)), Action::Read, &scope(Visibility::Staff)));
        assert!(can(&with(Role::Planner, None), Action::Plan, &scope(Visibility::Staff)));
    }
}
