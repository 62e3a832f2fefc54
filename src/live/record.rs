//! A server-side session record as people read it.
//!
//! In: a record's id. Out: its data as plain JSON, the same as an exchange shows: tuples and sets as lists, bytes as text.
//! `None` when the store has no such living record. Not here: writing records (Flask-Session in `sandbox`, which defines
//! the tags: `flask_session/records.py`, `flask/json/tag.py`).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use crate::live::Live;
use crate::live::browser::now;
use crate::live::clock::ahead;
use crate::live::program::Found;
use crate::store::{CellKey, RecordKey};

/// The data of a living record of this cell.
pub async fn shown(live: &Live, found: &Found, id: &str) -> Option<Value> {
    let app =
        CellKey { workspace: found.workspace.shared_text(), lesson: found.lesson.clone(), cell: found.cell.number };
    let key = RecordKey { app, id: id.to_owned() };
    // Alive by the app's clock.
    let at = now().plus_secs(ahead(live, found));
    let read = live.store.record(key, at.unix_micros() / 1000).await;
    let bytes = read.inspect_err(|error| tracing::error!(error = %error, "record not read")).ok()??;
    serde_json::from_slice(&bytes).ok().map(plain)
}

/// A value without its tags.
fn plain(value: Value) -> Value {
    match value {
        Value::Array(items) => Value::Array(items.into_iter().map(plain).collect()),
        Value::Object(mut fields) if fields.len() == 1 => {
            let Some((tag, inside)) = fields.iter_mut().next() else { return Value::Object(fields) };
            let inside = inside.take();
            let tag = tag.clone();
            untagged(&tag, inside)
        }
        Value::Object(fields) => Value::Object(fields.into_iter().map(|(name, item)| (name, plain(item))).collect()),
        other => other,
    }
}

fn untagged(tag: &str, inside: Value) -> Value {
    match (tag, inside) {
        (" t" | " s", Value::Array(items)) => Value::Array(items.into_iter().map(plain).collect()),
        (" b", Value::String(text)) => match STANDARD.decode(&text) {
            Ok(bytes) => Value::String(String::from_utf8_lossy(&bytes).into_owned()),
            Err(_) => Value::String(text),
        },
        (" m" | " u" | " d" | " n", text) => text,
        // A dictionary whose one key looks like a tag.
        (" di", Value::Object(fields)) => {
            let fields = fields.into_iter().map(|(name, item)| (name.trim_end_matches("__").to_owned(), plain(item)));
            Value::Object(fields.collect())
        }
        // A dictionary with keys that are not text.
        (" k", Value::Array(pairs)) => {
            let mut fields = Map::new();
            for pair in pairs {
                if let Value::Array(pair) = pair
                    && let Ok([name, item]) = <[Value; 2]>::try_from(pair)
                {
                    let name = plain(name);
                    fields.insert(name.as_str().map_or_else(|| name.to_string(), str::to_owned), plain(item));
                }
            }
            Value::Object(fields)
        }
        (name, item) => Value::Object(Map::from_iter([(name.to_owned(), plain(item))])),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::plain;

    #[test]
    fn tags_do_not_show_and_ordinary_dictionaries_stay() {
        for (record, shown) in [
            (json!({"ad": "Ayşe", "kez": 2}), json!({"ad": "Ayşe", "kez": 2})),
            (json!({"sepet": {" t": ["elma", {" b": "YQ=="}]}}), json!({"sepet": ["elma", "a"]})),
            (json!({" k": [[5, {" s": [1]}], ["ad", null]]}), json!({"5": [1], "ad": null})),
            (json!({"x": {" di": {" t__": 1}}}), json!({"x": {" t": 1}})),
            (json!({"gun": {" d": "Thu, 23 Apr 2026 09:30:15 GMT"}}), json!({"gun": "Thu, 23 Apr 2026 09:30:15 GMT"})),
        ] {
            assert_eq!(plain(record.clone()), shown, "{record}");
        }
    }
}
