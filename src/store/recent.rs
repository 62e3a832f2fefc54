//! A bounded map that forgets the entries unused longest.
//! In: string keys, shared values. Out: the value, made when missing. Cannot fail.
//! Not here: a strict order of use. One sweep drops an eighth at once, so that a full map costs one scan in many inserts.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Values by key, at most `bound` of them.
#[derive(Debug)]
pub struct Recent<V> {
    bound: usize,
    // A std lock: held for a lookup only, never across an await.
    inner: Mutex<Inner<V>>,
}

#[derive(Debug)]
struct Inner<V> {
    tick: u64,
    map: HashMap<Arc<str>, (u64, Arc<V>)>,
}

impl<V> Recent<V> {
    /// An empty map for at most `bound` entries.
    pub fn new(bound: usize) -> Self {
        Self { bound: bound.max(8), inner: Mutex::new(Inner { tick: 0, map: HashMap::new() }) }
    }

    /// The value of this key, made with `make` when it is not there.
    pub fn get_or(&self, key: &str, make: impl FnOnce() -> V) -> Arc<V> {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.tick += 1;
        let tick = inner.tick;
        if let Some((used, value)) = inner.map.get_mut(key) {
            *used = tick;
            return Arc::clone(value);
        }
        if inner.map.len() >= self.bound {
            let mut ages: Vec<u64> = inner.map.values().map(|(used, _)| *used).collect();
            let (_, &mut limit, _) = ages.select_nth_unstable(self.bound / 8);
            inner.map.retain(|_, (used, _)| *used > limit);
        }
        let value = Arc::new(make());
        inner.map.insert(Arc::from(key), (tick, Arc::clone(&value)));
        value
    }

    /// The value of this key, if it is there.
    pub fn get(&self, key: &str) -> Option<Arc<V>> {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.tick += 1;
        let tick = inner.tick;
        inner.map.get_mut(key).map(|(used, value)| {
            *used = tick;
            Arc::clone(value)
        })
    }

    /// Shows every value to `look`, and says how many there are. Counts as no use.
    pub fn count(&self, mut look: impl FnMut(&V)) -> usize {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.map.values().for_each(|(_, value)| look(value));
        inner.map.len()
    }
}

#[cfg(test)]
mod tests {
    use super::Recent;

    #[test]
    fn the_entry_unused_longest_is_forgotten_first() {
        let map = Recent::new(16);
        for n in 0..16 {
            map.get_or(&format!("k{n}"), || n);
        }
        map.get("k0");
        map.get_or("new", || 99);
        assert!(map.get("k0").is_some());
        assert!(map.get("k1").is_none());
        assert!(map.get("new").is_some());
    }
}
