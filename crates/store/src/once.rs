//! Within one read nothing changes, so what was asked once is not asked again: the features that share a page may each
//! look for the edition it is about, and the database is asked for it by the first alone. A write remembers nothing.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;

use crate::{Conn, kept::Here};

type Answers = HashMap<TypeId, Box<dyn Any>>;

/// A read, as far as it has come.
struct Read {
    seen: Answers,
    here: Here,
}

thread_local! { static READ: RefCell<Option<Read>> = const { RefCell::new(None) }; }

/// What `load` gives, from memory if this read asked `question` about `key` before. The question is the name of the
/// function that asks, and `key` is all that its answer depends on.
pub fn once<K, T, E>(
    conn: &mut Conn,
    question: &'static str,
    key: K,
    load: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E>
where
    K: Eq + Hash + Clone + 'static,
    T: Clone + 'static,
{
    if let Some(answer) = known(question, &key) {
        return Ok(answer);
    }
    let answer = load(conn)?;
    remember(question, key, &answer);
    Ok(answer)
}

/// What this read knows already.
pub(crate) fn known<K: Eq + Hash + Clone + 'static, T: Clone + 'static>(question: &'static str, key: &K) -> Option<T> {
    READ.with_borrow(|read| answers::<K, T>(&read.as_ref()?.seen)?.get(&(question, key.clone())).cloned())
}

/// What this read may use of what earlier ones kept; none: it is a write.
pub(crate) fn here() -> Option<Here> {
    READ.with_borrow(|read| read.as_ref().map(|read| read.here.clone()))
}

/// Keeps an answer that came by another way: what was found by its address is not asked for again by its number.
pub fn remember<K: Eq + Hash + 'static, T: Clone + 'static>(question: &'static str, key: K, answer: &T) {
    READ.with_borrow_mut(|read| {
        let Some(read) = read else { return };
        let of_type = read.seen.entry(TypeId::of::<Of<K, T>>()).or_insert_with(|| Box::new(Of::<K, T>::new()));
        if let Some(of_type) = of_type.downcast_mut::<Of<K, T>>() {
            of_type.insert((question, key), answer.clone());
        }
    });
}

type Of<K, T> = HashMap<(&'static str, K), T>;

fn answers<K: 'static, T: 'static>(seen: &Answers) -> Option<&Of<K, T>> {
    seen.get(&TypeId::of::<Of<K, T>>())?.downcast_ref()
}

/// Runs a read, which begins knowing nothing.
pub(crate) fn within_a_read<T>(here: Here, work: impl FnOnce() -> T) -> T {
    within(Some(Read { seen: Answers::new(), here }), work)
}

/// Runs a write, in which every question is asked anew.
pub(crate) fn within_a_write<T>(work: impl FnOnce() -> T) -> T {
    within(None, work)
}

fn within<T>(read: Option<Read>, work: impl FnOnce() -> T) -> T {
    struct Restore(Option<Read>);
    impl Drop for Restore {
        fn drop(&mut self) {
            READ.set(self.0.take());
        }
    }
    let _restore = Restore(READ.replace(read));
    work()
}
