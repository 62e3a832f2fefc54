//! Writes JSON as Flask writes a session: compact, keys sorted, everything outside ASCII escaped.
//! In: a JSON value. Out: text to sign. Cannot fail; depth is bounded by serde_json's parser (128).
//! Rule: Flask 3.1 `json/provider.py` (`sort_keys`, `ensure_ascii`), Python's `json.encoder`.
//! Not here: Python's way to write floats such as `1e+20`; numbers stay as serde_json writes them.

use std::fmt::Write as _;

use serde_json::Value;

/// The text of a value.
pub fn write(value: &Value) -> String {
    let mut out = String::new();
    put(value, &mut out);
    out
}

fn put(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => put_text(text, out),
        Value::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                out.push_str(if place > 0 { "," } else { "" });
                put(item, out);
            }
            out.push(']');
        }
        Value::Object(map) => {
            let mut keys: Vec<_> = map.iter().collect();
            keys.sort_by(|one, other| one.0.cmp(other.0));
            out.push('{');
            for (place, (key, item)) in keys.into_iter().enumerate() {
                out.push_str(if place > 0 { "," } else { "" });
                put_text(key, out);
                out.push(':');
                put(item, out);
            }
            out.push('}');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {
            // Writing to a String cannot fail.
            let _ = write!(out, "{value}");
        }
    }
}

fn put_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            ' '..='~' => out.push(c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::write;
    use serde_json::json;

    #[test]
    fn it_is_what_flask_writes() {
        let value = json!({"soyad": "Kalkavan", "ad": "Işıl\n😀\u{7f}", "liste": [1, null, true, 2.5]});
        assert_eq!(
            write(&value),
            r#"{"ad":"I\u015f\u0131l\n\ud83d\ude00\u007f","liste":[1,null,true,2.5],"soyad":"Kalkavan"}"#
        );
    }
}
