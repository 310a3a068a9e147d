//! From project ids to indices, quickly, since a file names projects hundreds of thousands of times.
//! Short plain numbers are looked up in a table, all other ids in a hash map.

use std::collections::HashMap;

const TABLE: usize = 1 << 20;
const NONE: u32 = u32::MAX;

/// Ids seen so far.
#[derive(Default)]
pub(super) struct Ids {
    numbers: Vec<u32>,
    others: HashMap<String, u32>,
    count: u32,
}

impl Ids {
    /// Gives the next index to `id`; `false` if it has one already.
    pub fn insert(&mut self, id: &str) -> bool {
        if self.get(id).is_some() {
            return false;
        }
        match plain_number(id) {
            Some(number) => {
                if self.numbers.len() <= number {
                    self.numbers.resize(number + 1, NONE);
                }
                self.numbers[number] = self.count;
            }
            None => {
                self.others.insert(id.to_owned(), self.count);
            }
        }
        self.count += 1;
        true
    }

    pub fn get(&self, id: &str) -> Option<u32> {
        match plain_number(id) {
            Some(number) => self.numbers.get(number).copied().filter(|&index| index != NONE),
            None => self.others.get(id).copied(),
        }
    }
}

/// The number an id spells, if it spells it in the one way that cannot be confused: `7`, not `07`.
fn plain_number(id: &str) -> Option<usize> {
    let bytes = id.as_bytes();
    if bytes.is_empty() || bytes.len() > 7 || (bytes[0] == b'0' && bytes.len() > 1) {
        return None;
    }
    let mut number = 0;
    for byte in bytes {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number * 10 + usize::from(digit);
    }
    (number < TABLE).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_keep_similar_spellings_apart() {
        let mut ids = Ids::default();
        for (index, id) in ["7", "07", "+7", "L081", "9999999", "0", ""].into_iter().enumerate() {
            assert!(ids.insert(id));
            assert!(!ids.insert(id));
            assert_eq!(ids.get(id), Some(index as u32));
        }
        assert_eq!(ids.get("8"), None);
    }
}
