//! Names in a program, and which of them somebody may have meant.
//! In: source text. Out: identifiers, route rules, view names; the nearest of some names. Cannot fail: plain text search, so
//! that it works on programs that do not parse. Distance: Damerau-Levenshtein, at most a third of the letters.

/// What lessons import from Flask.
pub const NAMES_OF_FLASK: &[&str] = &[
    "Flask",
    "Response",
    "abort",
    "after_this_request",
    "current_app",
    "flash",
    "g",
    "get_flashed_messages",
    "jsonify",
    "make_response",
    "redirect",
    "render_template",
    "render_template_string",
    "request",
    "send_file",
    "session",
    "stream_with_context",
    "url_for",
];

/// Members of Flask's objects that lessons use.
pub const MEMBERS: &[&str] = &[
    "set_cookie",
    "delete_cookie",
    "headers",
    "status_code",
    "cookies",
    "args",
    "form",
    "values",
    "json",
    "get_json",
    "method",
    "path",
    "url",
    "host",
    "remote_addr",
    "secret_key",
    "config",
    "route",
    "errorhandler",
    "before_request",
    "after_request",
    "permanent",
    "permanent_session_lifetime",
    "pop",
    "get",
    "clear",
    "setdefault",
    "modified",
];

/// Every identifier that the program binds or imports, once.
pub fn names_in(source: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in source.lines() {
        let line = line.trim();
        let bound: Vec<&str> =
            if let Some(rest) = line.strip_prefix("from ").and_then(|rest| rest.split_once(" import ")) {
                rest.1.split(',').map(|name| name.rsplit(" as ").next().unwrap_or(name)).collect()
            } else if let Some(rest) = line.strip_prefix("import ") {
                rest.split(',').map(|name| name.rsplit(" as ").next().unwrap_or(name)).collect()
            } else if let Some(rest) = line.strip_prefix("def ").or_else(|| line.strip_prefix("class ")) {
                rest.split(['(', ')', ',', ':']).collect()
            } else if let Some((left, right)) = line.split_once('=') {
                if right.starts_with('=') { Vec::new() } else { left.split(',').collect() }
            } else {
                Vec::new()
            };
        for name in bound.into_iter().map(str::trim).filter(|name| is_identifier(name)) {
            if !names.iter().any(|own| own == name) {
                names.push(name.to_owned());
            }
        }
    }
    names
}

/// The rules of `@app.route("…")` lines, in order.
pub fn route_rules(source: &str) -> Vec<String> {
    let decorators = source.lines().map(str::trim).filter(|line| line.starts_with('@'));
    let rules = decorators.filter_map(|line| {
        let call = [".route(", ".get(", ".post(", ".put(", ".delete("].iter().find_map(|call| line.split_once(call))?.1;
        let quote = call.trim_start().chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        call.split(quote).nth(1).map(str::to_owned)
    });
    let mut listed: Vec<String> = Vec::new();
    for rule in rules {
        if !listed.contains(&rule) {
            listed.push(rule);
        }
    }
    listed
}

/// Names of the functions below route decorators.
pub fn views(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut decorated = false;
    for line in source.lines().map(str::trim) {
        if line.starts_with('@') {
            decorated |= [".route(", ".get(", ".post("].iter().any(|call| line.contains(call));
        } else if let Some(rest) = line.strip_prefix("def ") {
            if decorated && let Some(name) = rest.split('(').next() {
                names.push(name.trim().to_owned());
            }
            decorated = false;
        }
    }
    names
}

/// The nearest of some names, when one is near enough to be meant.
pub fn near<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let wanted: Vec<char> = name.chars().take(64).collect();
    let most = (wanted.len() / 3).max(1);
    known
        .filter(|own| *own != name)
        .map(|own| (distance(&wanted, &own.chars().take(64).collect::<Vec<_>>()), own))
        .filter(|(far, _)| *far <= most && !wanted.is_empty())
        .min_by_key(|(far, _)| *far)
        .map(|(_, own)| own.to_owned())
}

fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_') && chars.all(|c| c.is_alphanumeric() || c == '_')
}

/// Optimal string alignment: insert, delete, replace, swap neighbours.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{names_in, near, route_rules, views};

    const SOURCE: &str = "from flask import Flask, make_response as yap\napp = Flask(__name__)\n\n@app.route('/ad/<yeni>', methods=[\"GET\"])\ndef ad_yaz(yeni):\n    cevap = yap(yeni)\n    return cevap\n";

    #[test]
    fn names_routes_and_views_are_found_in_plain_text() {
        assert_eq!(names_in(SOURCE), ["Flask", "yap", "app", "methods", "ad_yaz", "yeni", "cevap"]);
        assert_eq!(route_rules(SOURCE), ["/ad/<yeni>"]);
        assert_eq!(views(SOURCE), ["ad_yaz"]);
    }

    #[test]
    fn only_a_near_name_is_suggested() {
        assert_eq!(near("make_respnose", ["make_response", "redirect"].into_iter()).as_deref(), Some("make_response"));
        assert_eq!(near("elma", ["make_response", "redirect"].into_iter()), None);
    }
}
