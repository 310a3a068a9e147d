//! The Fluent files of the pages' frame.
//! A feature keeps its own beside its code.

use cantiere_domain::Lang::{self, En, It};

pub(crate) const OWN: &[(Lang, &str)] = &[
    (It, include_str!("../locales/it/shell.ftl")),
    (En, include_str!("../locales/en/shell.ftl")),
    (It, include_str!("../locales/it/errors.ftl")),
    (En, include_str!("../locales/en/errors.ftl")),
    (It, include_str!("../locales/it/attachment.ftl")),
    (En, include_str!("../locales/en/attachment.ftl")),
    (It, include_str!("../locales/it/site.ftl")),
    (En, include_str!("../locales/en/site.ftl")),
];
