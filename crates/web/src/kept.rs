//! Panels that cost many statements and are the same for all who may see them, kept until what they show changes.
//! It must not hold what depends on the reader: whoever keeps something names all it depends on in the key.

use crate::Fragment;
use cantiere_domain::access::{Actor, Assurance};
use std::collections::HashMap;
use std::sync::Mutex;

/// More than this is forgotten all at once; it is soon made again.
const MOST: usize = 2_000;

type Kept = (u64, Vec<Option<Fragment>>);

#[derive(Default)]
pub struct KeptPanels(Mutex<HashMap<String, Kept>>);

impl KeptPanels {
    /// What is kept under a key while nothing changed; made anew if there is none. `changes` is [`crate::Ctx::changes`].
    pub fn get<E>(
        &self,
        key: String,
        changes: u64,
        make: impl FnOnce() -> Result<Vec<Option<Fragment>>, E>,
    ) -> Result<Vec<Option<Fragment>>, E> {
        let lock = || self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some((_, found)) = lock().get(&key).filter(|(of, _)| *of == changes) {
            return Ok(found.clone());
        }
        let made = make()?;
        let mut all = lock();
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(key, (changes, made.clone()));
        Ok(made)
    }

    /// For a panel that shows the same to all who see the same: kept by its name, the language, the day, what it stands
    /// beside, and for readers with roles or memberships by these.
    pub fn same_for_all<E>(
        &self,
        ctx: &crate::Ctx,
        panel: &str,
        refs: &[cantiere_domain::Ref],
        make: impl FnOnce() -> Result<Vec<Option<Fragment>>, E>,
    ) -> Result<Vec<Option<Fragment>>, E> {
        let ids: Vec<String> = refs.iter().map(|r| r.id().to_string()).collect();
        // Whatever makes somebody see more than a visitor, without who they are.
        let nobody = Actor { person: None, acting_for: None, assurance: Assurance::default(), ..ctx.actor().clone() };
        let circle = if nobody == Actor::visitor() { String::new() } else { format!("{nobody:?}") };
        let key = format!("{panel} {} {} {} {circle}", ctx.lang, ctx.site.today(), ids.join(" "));
        self.get(key, ctx.changes, make)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panel_is_made_again_when_its_version_changed() {
        let kept = KeptPanels::default();
        let get = |version, text: &str| {
            let made = || Ok::<_, ()>(vec![Some(Fragment::trusted(text.to_string()))]);
            kept.get("a".into(), version, made).unwrap()[0].clone().unwrap().to_string()
        };
        assert_eq!([get(1, "one"), get(1, "two"), get(2, "three")], ["one", "one", "three"]);
    }
}
