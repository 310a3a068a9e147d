//! Numbers that the database gives to things; never reused, never meaning an order.
//! An id of one kind must not be usable where another is expected.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($name:ident),* $(,)?) => {$(
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids!(
    PlanId,
    EditionId,
    RevisionId,
    ItemId,
    BlockId,
    ActorId,
    ThemeId,
    PersonId,
    OrganizationId,
    MembershipId,
    ProcessId,
    ContributionId,
    AnswerId,
    RoundId,
);
