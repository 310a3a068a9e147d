//! Needs and proposals that use nearly the same words as a new one: at most three, shown to a person who decides.
//! What is compared, and what it cannot tell, stands in `spine::similar`.

use crate::listing::Listing;
use cantiere_domain::Lang;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::ProcessId;
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::similar::{Differs, ENOUGH, Shape, differs, likeness, shape};
use cantiere_store::Conn;
use cantiere_web::Error;
use std::collections::HashMap;
use std::sync::Mutex;

const MOST: usize = 3;
/// Read at a time when a process is looked at first.
const CHUNK: usize = 500;

pub struct Near {
    pub contribution: Contribution,
    pub differs: Vec<Differs>,
}

/// Shapes of the needs and proposals of each process, by contribution and version.
#[derive(Default)]
pub struct Corpus(Mutex<HashMap<i64, HashMap<i64, Shape>>>);

impl Corpus {
    /// The nearest of those that are published, nearest first.
    pub fn near(
        &self,
        conn: &mut Conn,
        listing: &Listing,
        process: ProcessId,
        text: &str,
        language: Lang,
    ) -> Result<Vec<Near>, Error> {
        let wanted: Vec<i64> =
            listing.entries.iter().filter(|e| matches!(e.kind.as_str(), "need" | "proposal")).map(|e| e.id).collect();
        let missing: Vec<i64> = {
            let known = self.lock();
            let known = known.get(&process.0);
            wanted.iter().copied().filter(|id| known.is_none_or(|k| !k.contains_key(id))).collect()
        };
        for chunk in missing.chunks(CHUNK) {
            let shapes: Vec<(i64, Shape)> = contribution::by_ids(conn, chunk)?
                .into_iter()
                .map(|c| (c.id.0, shape(&format!("{} {}", c.words.title, c.words.body), c.language)))
                .collect();
            self.lock().entry(process.0).or_default().extend(shapes);
        }
        let own = shape(text, language);
        let mut scored: Vec<(i64, f64, Vec<Differs>)> = {
            let known = self.lock();
            let Some(known) = known.get(&process.0) else { return Ok(Vec::new()) };
            wanted
                .iter()
                .filter_map(|id| Some((*id, known.get(id)?)))
                .map(|(id, other)| (id, likeness(&own, other), other))
                .filter(|(_, score, _)| *score >= ENOUGH)
                .map(|(id, score, other)| (id, score, differs(&own, other)))
                .collect()
        };
        scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        scored.truncate(MOST);
        let ids: Vec<i64> = scored.iter().map(|s| s.0).collect();
        let found = contribution::by_ids(conn, &ids)?;
        let near = |c: Contribution| {
            let differs = scored.iter().find(|s| s.0 == c.id.0).map(|s| s.2.clone()).unwrap_or_default();
            Near { contribution: c, differs }
        };
        Ok(found.into_iter().filter(|c| c.state == ContributionState::Published).map(near).collect())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<i64, HashMap<i64, Shape>>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
