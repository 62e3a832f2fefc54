//! The routes of a program, read from its text: one try-it button for each when the lesson gives no `http dene`.
//! In: Python source, which may be broken. Out: requests. Cannot fail: what it does not understand it leaves out.
//! A light scan on purpose: the sandbox knows the real routes once the program runs.

use super::model::TryRequest;

/// One request for each route and method of the program, in file order. `line` is the fence's line in the lesson.
pub(crate) fn requests_of(program: &str, line: usize) -> Vec<TryRequest> {
    let lines: Vec<&str> = program.lines().collect();
    let mut requests: Vec<TryRequest> = Vec::new();
    for at in 0..lines.len() {
        let Some((target, methods)) = route(&lines[at..]) else { continue };
        for method in methods {
            let body = if method == "GET" { String::new() } else { form_of(&lines[at..]) };
            let known = requests.iter().any(|own| own.method == method && own.target == target);
            if !known {
                requests.push(TryRequest { method, target: target.clone(), body, line, ..TryRequest::default() });
            }
        }
    }
    requests
}

/// `@app.route("/x", methods=["POST"])` or `@app.get("/x")` as an example address and its methods.
fn route(lines: &[&str]) -> Option<(String, Vec<String>)> {
    let decorator = lines.first()?.trim().strip_prefix('@')?;
    let (name, _) = decorator.split_once('(')?;
    let kind = name.trim().rsplit_once('.')?.1;
    let arguments = call_text(lines);
    let (rule, rest) = quoted(arguments.split_once('(')?.1)?;
    if !rule.starts_with('/') {
        return None;
    }
    let methods = match kind {
        "route" => match rest.split_once("methods") {
            Some((_, list)) => methods_of(list),
            None => vec!["GET".to_owned()],
        },
        "get" | "post" | "put" | "delete" | "patch" => vec![kind.to_ascii_uppercase()],
        _ => return None,
    };
    Some((example(rule), methods))
}

/// A call's text up to its closing bracket, at most six lines of it.
fn call_text(lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines.iter().take(6) {
        text.push_str(line.trim());
        text.push(' ');
        if text.matches('(').count() <= text.matches(')').count() {
            break;
        }
    }
    text
}

/// The first quoted string and what follows it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let start = text.find(['"', '\''])?;
    let quote = text[start..].chars().next()?;
    let inner = &text[start + 1..];
    let end = inner.find(quote)?;
    Some((&inner[..end], &inner[end + 1..]))
}

fn methods_of(list: &str) -> Vec<String> {
    let mut methods = Vec::new();
    let mut rest = list.split([']', ')', '}']).next().unwrap_or("");
    while let Some((method, after)) = quoted(rest) {
        let method = method.to_ascii_uppercase();
        if super::format::is_method(&method) && !matches!(method.as_str(), "HEAD" | "OPTIONS") {
            methods.push(method);
        }
        rest = after;
    }
    methods
}

/// A rule with an example value for each `<…>`.
fn example(rule: &str) -> String {
    let mut out = String::new();
    let mut rest = rule;
    while let Some((before, after)) = rest.split_once('<') {
        let Some((part, after)) = after.split_once('>') else { break };
        out.push_str(before);
        let converter = part.split([':', '(']).next().unwrap_or("");
        out.push_str(match converter {
            _ if !part.contains(':') => "ornek",
            "int" => "1",
            "float" => "1.5",
            "uuid" => "00000000-0000-4000-8000-000000000000",
            "any" => part.split(['(', ',', ')']).nth(1).map_or("ornek", str::trim),
            _ => "ornek",
        });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// `ad=&soyad=` from the `request.form["ad"]` of the function below the decorator.
fn form_of(lines: &[&str]) -> String {
    let mut fields: Vec<&str> = Vec::new();
    let mut in_function = false;
    for line in lines {
        let top_level = !line.starts_with([' ', '\t']) && !line.trim().is_empty();
        if top_level && in_function {
            break;
        }
        in_function |= line.starts_with("def ") || line.starts_with("async def ");
        let mut rest = *line;
        while let Some((_, after)) = rest.split_once("request.form") {
            rest = after;
            let call = after
                .strip_prefix(".get(")
                .or_else(|| after.strip_prefix(".getlist("))
                .or_else(|| after.strip_prefix('['));
            if let Some(call) = call.filter(|call| call.starts_with(['"', '\'']))
                && let Some((field, _)) = quoted(call)
                && !field.is_empty()
                && !fields.contains(&field)
            {
                fields.push(field);
            }
        }
    }
    fields.iter().map(|field| format!("{field}=")).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_gets_one_request_for_each_method() {
        let program = "@app.route('/')\n@app.route(\"/ad/<yeni>/<int:no>\")\ndef a(): pass\n\n@app.get(\"/oku\")\ndef b(): pass\n\n\
            @app.route(\n    \"/giris\",\n    methods=[\"GET\", 'POST', \"HEAD\"],\n)\ndef c():\n    ad = request.form[\"ad\"]\n    \
            p = request.form.get('parola', '') or request.form[\"ad\"]\n\n\ndef d():\n    request.form[\"baska\"]\n\n\
            @app.errorhandler(404)\ndef e(x): pass\n@app.route(\"/kapanmadi";
        let made: Vec<String> =
            requests_of(program, 3).iter().map(|r| format!("{} {} {}", r.method, r.target, r.body)).collect();
        assert_eq!(made, ["GET / ", "GET /ad/ornek/1 ", "GET /oku ", "GET /giris ", "POST /giris ad=&parola="]);
    }

    #[test]
    fn converters_get_a_value_that_matches_them() {
        for (rule, target) in [
            ("/a/<path:p>", "/a/ornek"),
            ("/<float:x>", "/1.5"),
            ("/<any(elma, armut):m>", "/elma"),
            ("/<uuid:u>", "/00000000-0000-4000-8000-000000000000"),
            ("/<bozuk", "/<bozuk"),
        ] {
            assert_eq!(example(rule), target);
        }
    }
}
