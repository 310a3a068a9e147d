//! What is asked at almost every request and seldom changes is kept between reads: whose session it is, which edition stands
//! at an address. It is asked anew once one of its topics has changed, here at once, in other processes within a second
//! (see [`Db::follow`](crate::Db::follow)). Writes never see it: what they decide by, they read.

use crate::{
    Conn, Db,
    changes::Changes,
    once::{self, known, remember},
};
use quick_cache::sync::Cache;
use std::{
    any::{Any, TypeId},
    collections::{HashMap, HashSet},
    hash::Hash,
    sync::{Arc, RwLock},
};

/// Answers to one kind of question; the least used give way.
const MOST: usize = 8_192;

#[derive(Default)]
pub(crate) struct Kept(RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

/// What a read may use of what was kept.
#[derive(Clone)]
pub(crate) struct Here {
    pub(crate) kept: Arc<Kept>,
    pub(crate) changes: Arc<Changes>,
    /// How many changes there had been before the read began.
    pub(crate) seen: u64,
}

#[derive(Clone)]
struct Answer<T> {
    value: T,
    topics: Arc<[String]>,
    seen: u64,
}

type Answers<K, T> = Cache<(&'static str, K), Answer<T>>;

/// As [`once`](crate::once()), and kept for later reads until one of the topics changes that `topics` tells of the answer; an
/// answer without topics is not kept. Every write that could change the answer says [`Tx::changed`](crate::Tx::changed) of one.
pub fn kept<K, T, E>(
    conn: &mut Conn,
    question: &'static str,
    key: K,
    topics: impl FnOnce(&T) -> Vec<String>,
    load: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E>
where
    K: Eq + Hash + Clone + Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
{
    if let Some(answer) = known(question, &key) {
        return Ok(answer);
    }
    let Some(here) = once::here() else { return load(conn) };
    let answers = here.kept.answers::<K, T>();
    let asked = (question, key);
    if let Some(kept) = answers.get(&asked).filter(|kept| here.holds(&kept.topics, kept.seen)) {
        remember(question, asked.1, &kept.value);
        return Ok(kept.value);
    }
    let value = load(conn)?;
    remember(question, asked.1.clone(), &value);
    let topics = topics(&value);
    if !topics.is_empty() {
        answers.insert(asked, Answer { value: value.clone(), topics: topics.into(), seen: here.seen });
    }
    Ok(value)
}

/// The same for many keys, each kept by itself; `load` is asked once, for those that are not known, and leaves out what is
/// not there. The answers come in the order of the keys.
pub fn kept_all<K, T, E>(
    conn: &mut Conn,
    question: &'static str,
    keys: &[K],
    topics: impl Fn(&K, &T) -> Vec<String>,
    load: impl FnOnce(&mut Conn, &[K]) -> Result<Vec<(K, T)>, E>,
) -> Result<Vec<T>, E>
where
    K: Eq + Hash + Clone + Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
{
    let here = once::here();
    let answers = here.as_ref().map(|here| here.kept.answers::<K, T>());
    let mut found: Vec<Option<T>> = vec![None; keys.len()];
    // Rows of a page share their topics.
    let mut held: HashMap<Arc<[String]>, u64> = HashMap::new();
    let mut missing = Vec::new();
    for (key, place) in keys.iter().zip(&mut found) {
        let answer = answers.as_ref().zip(here.as_ref()).and_then(|(answers, here)| {
            let answer = answers.get(&(question, key.clone()))?;
            let changed = *held.entry(answer.topics.clone()).or_insert_with(|| here.changed(&answer.topics));
            (changed <= answer.seen.min(here.seen)).then_some(answer.value)
        });
        match answer {
            Some(value) => *place = Some(value),
            None => missing.push(key.clone()),
        }
    }
    if missing.is_empty() {
        return Ok(found.into_iter().flatten().collect());
    }
    let mut loaded: HashMap<K, T> = load(conn, &missing)?.into_iter().collect();
    if let (Some(here), Some(answers)) = (here, answers) {
        let mut shared: HashSet<Arc<[String]>> = HashSet::new();
        for (key, value) in &loaded {
            let told: Arc<[String]> = topics(key, value).into();
            if told.is_empty() {
                continue;
            }
            let topics = shared.get(&told).cloned().unwrap_or_else(|| {
                shared.insert(told.clone());
                told
            });
            answers.insert((question, key.clone()), Answer { value: value.clone(), topics, seen: here.seen });
        }
    }
    let fill = |(key, place): (&K, Option<T>)| place.or_else(|| loaded.remove(key));
    Ok(keys.iter().zip(found).filter_map(fill).collect())
}

impl Db {
    /// The answer that an earlier read kept, if nothing of it changed since: for a question that needs nothing else of the
    /// database, and so neither a connection nor a snapshot. `T` is what [`kept`] gave.
    pub fn recall<K, T>(&self, question: &'static str, key: K) -> Option<T>
    where
        K: Eq + Hash + Clone + Send + Sync + 'static,
        T: Clone + Send + Sync + 'static,
    {
        let (kept, changes) = (self.shared.kept.clone(), self.shared.changes.clone());
        let here = Here { seen: changes.total(), kept, changes };
        let answer = here.kept.answers::<K, T>().get(&(question, key))?;
        here.holds(&answer.topics, answer.seen).then_some(answer.value)
    }
}

impl Here {
    /// When one of the topics changed last.
    fn changed(&self, topics: &[String]) -> u64 {
        topics.iter().map(|topic| self.changes.version(topic)).max().unwrap_or_default()
    }

    /// Whether nothing changed under the topics since the answer was read, nor since this read began.
    fn holds(&self, topics: &[String], seen: u64) -> bool {
        self.changed(topics) <= seen.min(self.seen)
    }
}

impl Kept {
    fn answers<K, T>(&self) -> Arc<Answers<K, T>>
    where
        K: Eq + Hash + Clone + Send + Sync + 'static,
        T: Clone + Send + Sync + 'static,
    {
        let of = TypeId::of::<Answers<K, T>>();
        let there = self.0.read().unwrap_or_else(|poisoned| poisoned.into_inner()).get(&of).cloned();
        let all = there.unwrap_or_else(|| {
            let mut all = self.0.write().unwrap_or_else(|poisoned| poisoned.into_inner());
            all.entry(of).or_insert_with(|| Arc::new(Answers::<K, T>::new(MOST))).clone()
        });
        all.downcast().unwrap_or_else(|_| unreachable!("stored under the type's own id"))
    }
}
