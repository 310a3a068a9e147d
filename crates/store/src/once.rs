//! Within one read nothing changes, so what was asked once is not asked again: the features that share a page may each
//! look for the edition it is about, and the database is asked for it by the first alone. A write remembers nothing.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;

use crate::Conn;

type Answers = HashMap<TypeId, Box<dyn Any>>;

thread_local! { static SEEN: RefCell<Option<Answers>> = const { RefCell::new(None) }; }

/// What `load` gives, from memory if this read asked `question` about `key` before. The question is the name of the
/// function that asks, and `key` is all that its answer depends on.
pub fn once<K, T, E>(
    conn: &mut Conn,
    question: &'static str,
    key: K,
    load: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E>
where
    K: Eq + Hash + 'static,
    T: Clone + 'static,
{
    let key = (question, key);
    let known = SEEN.with_borrow(|seen| answers::<K, T>(seen.as_ref()?)?.get(&key).cloned());
    if let Some(answer) = known {
        return Ok(answer);
    }
    let answer = load(conn)?;
    remember(key.0, key.1, &answer);
    Ok(answer)
}

/// Keeps an answer that came by another way: what was found by its address is not asked for again by its number.
pub fn remember<K: Eq + Hash + 'static, T: Clone + 'static>(question: &'static str, key: K, answer: &T) {
    SEEN.with_borrow_mut(|seen| {
        let Some(seen) = seen else { return };
        let of_type = seen.entry(TypeId::of::<Of<K, T>>()).or_insert_with(|| Box::new(Of::<K, T>::new()));
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
pub(crate) fn within_a_read<T>(work: impl FnOnce() -> T) -> T {
    within(Some(Answers::new()), work)
}

/// Runs a write, in which every question is asked anew.
pub(crate) fn within_a_write<T>(work: impl FnOnce() -> T) -> T {
    within(None, work)
}

fn within<T>(answers: Option<Answers>, work: impl FnOnce() -> T) -> T {
    struct Restore(Option<Answers>);
    impl Drop for Restore {
        fn drop(&mut self) {
            SEEN.set(self.0.take());
        }
    }
    let _restore = Restore(SEEN.replace(answers));
    work()
}
