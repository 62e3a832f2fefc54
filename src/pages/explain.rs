//! Explains an error of a learner's program: which message of the catalogue fits, and what it says here.
//!
//! In: Python's account, the program, the request. Out: an [`Explanation`] with its placeholders filled. Cannot fail: what is
//! not recognised gets an honest general text, with Python's own words below it.
//! Recognised by type and by CPython's, Flask's and Werkzeug's own wording. Not here: the sentences (`messages.toml`).

mod syntax;
mod type_error;

use crate::exchange::{Explanation, RecordedRequest};
use crate::pages::messages::{Fill, explanation};
use crate::pages::names::{NAMES_OF_FLASK, names_in, near, route_rules, views};
use crate::pages::text;
use crate::sandbox::{SandboxError, Traceback};

/// What an explanation may point at.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The whole program.
    pub source: &'a str,
    /// The request, when there was one.
    pub request: Option<&'a RecordedRequest>,
    /// Templates by name.
    pub templates: &'a [(String, String)],
    /// Seconds a program may run.
    pub wall_seconds: f64,
}

/// Packages that lessons use, for the hint of `alan.desteklenmeyen-paket`.
const PACKAGES: &str = "`flask`, `flask_session`, `markupsafe`, `werkzeug.security`, `itsdangerous` ve Python’un `datetime`, \
     `json`, `secrets`, `uuid`, `hashlib` gibi standart modülleri";

/// What Flask has and the sandbox has not: files, signals, threads.
const FLASK_ONLY: &[&str] = &[
    "send_file",
    "send_from_directory",
    "copy_current_request_context",
    "signals",
    "cli",
    "testing",
    "appcontext_popped",
    "appcontext_pushed",
    "appcontext_tearing_down",
    "before_render_template",
    "got_request_exception",
    "message_flashed",
    "request_finished",
    "request_started",
    "request_tearing_down",
    "template_rendered",
];

/// Modules that a mistyped name may mean.
const MODULES: &[&str] = &[
    "flask",
    "flask_session",
    "werkzeug",
    "markupsafe",
    "itsdangerous",
    "datetime",
    "random",
    "secrets",
    "hashlib",
    "json",
    "time",
    "uuid",
    "base64",
    "functools",
    "collections",
    "itertools",
    "string",
    "decimal",
    "dataclasses",
    "typing",
    "logging",
    "urllib",
    "calendar",
    "statistics",
];

/// Explains an error that left the program.
pub fn raised(traceback: &Traceback, case: &Case<'_>) -> Explanation {
    let message = traceback.message.as_str();
    let short = traceback.type_name.rsplit('.').next().unwrap_or_default();
    let original = match (traceback.type_name.as_str(), message) {
        ("", message) => message.to_owned(),
        (name, "") => name.to_owned(),
        (name, message) => format!("{name}: {message}"),
    };
    let mut fill = fill_of(traceback.line, case);
    if let Some(line) = traceback.source_line.as_deref().filter(|line| !line.trim().is_empty()) {
        fill.source = line.to_owned();
    }
    fill.name = traceback.name.clone().or_else(|| quoted(message)).unwrap_or_default();
    let id = identify(short, message, traceback, case, &mut fill);
    explanation(id, &fill, original)
}

fn identify(short: &str, message: &str, traceback: &Traceback, case: &Case<'_>, fill: &mut Fill) -> &'static str {
    let says = |part: &str| message.contains(part);
    match short {
        "IndentationError" if says("unexpected indent") => "python.girinti-fazla",
        "IndentationError" if says("expected an indented block") => "python.girinti-eksik",
        "IndentationError" => "python.girinti-uyusmuyor",
        "TabError" => "python.TabError",
        "SyntaxError" => syntax::identify(message, &fill.source),
        "UnboundLocalError" => "python.UnboundLocalError",
        "NameError" => {
            let known = names_in(case.source);
            let flask = NAMES_OF_FLASK.iter().copied();
            fill.hint = meant(near(&fill.name, known.iter().map(String::as_str).chain(flask)));
            "python.NameError"
        }
        "ModuleNotFoundError" => {
            let first = fill.name.chars().next().map(|first| first.to_ascii_lowercase());
            let known = MODULES.iter().copied().filter(|module| module.chars().next() == first);
            let near = near(&fill.name, known);
            if near.is_some() {
                fill.hint = meant(near);
                return "python.ModuleNotFoundError";
            }
            fill.hint = PACKAGES.to_owned();
            "alan.desteklenmeyen-paket"
        }
        "ImportError" if fill.name == "escape" && says("flask") => "python.ImportError.escape",
        "ImportError" if says("'flask'") && FLASK_ONLY.contains(&fill.name.as_str()) => "alan.desteklenmeyen-ad",
        "ImportError" => {
            let candidates = if says("'flask'") { NAMES_OF_FLASK } else { &[] };
            fill.hint = meant(near(&fill.name, candidates.iter().copied()));
            "python.ImportError"
        }
        "AttributeError" => {
            if let Some(name) = last_quoted(message) {
                fill.name = name;
            }
            match fill.name.as_str() {
                "set_cookie" | "delete_cookie" if says("'str'") => "python.AttributeError.set_cookie",
                _ if says("'NoneType'") => "python.AttributeError.None",
                name => {
                    let suggested = message.split("Did you mean: '").nth(1).and_then(|rest| rest.split('\'').next());
                    let suggested = suggested.map(str::to_owned);
                    fill.hint = meant(suggested.or_else(|| near(name, names::MEMBERS.iter().copied())));
                    "python.AttributeError"
                }
            }
        }
        "BadRequestKeyError" => "flask.BadRequestKeyError",
        "KeyError" => {
            fill.name = fill.name.trim_matches(['\'', '"']).to_owned();
            if fill.source.contains("session[") { "python.KeyError.session" } else { "python.KeyError" }
        }
        "IndexError" => "python.IndexError",
        "TypeError" => type_error::identify(message, traceback, fill),
        "RuntimeError" if says("no secret key was set") => "flask.gizli-anahtar-yok",
        "RuntimeError" if says("Working outside of") => "flask.istek-disi",
        "BuildError" if says("forget to specify values") => {
            let values = message.split('[').nth(1).and_then(|rest| rest.split(']').next()).unwrap_or_default();
            fill.hint = values.replace('\'', "`");
            "flask.BuildError.deger"
        }
        "BuildError" => {
            fill.hint = listed(views(case.source)).unwrap_or_else(|| "henüz yok".to_owned());
            "flask.BuildError"
        }
        "AssertionError" if says("overwriting an existing endpoint") => {
            fill.name = message.rsplit(": ").next().unwrap_or_default().to_owned();
            "flask.ayni-uc-nokta"
        }
        "AssertionError" if says("can no longer be called") => "flask.gec-kurulum",
        "AssertionError" => "python.AssertionError",
        "TemplateNotFound" => {
            let names = case.templates.iter().map(|(name, _)| name.clone()).collect();
            fill.hint = listed(names).unwrap_or_else(|| "yok; metni doğrudan döndürebilirsiniz".to_owned());
            if fill.name.is_empty() {
                fill.name = message.to_owned();
            }
            "flask.sablon-yok"
        }
        "TemplateSyntaxError" | "TemplateAssertionError" | "TemplateRuntimeError" => {
            at_template(fill);
            "flask.sablon-yazim"
        }
        "UndefinedError" => {
            at_template(fill);
            "flask.sablon-tanimsiz"
        }
        "ValueError" if says("invalid literal for int()") || says("could not convert string to float") => {
            fill.name = message
                .rsplit_once(": ")
                .map(|(_, value)| value.trim_matches(['\'', '"']).to_owned())
                .unwrap_or_default();
            "python.ValueError.int"
        }
        "ValueError" if says("SameSite must be") => "flask.samesite-yazim",
        "ValueError" if says("must not contain newline") => "cerez.satir-sonu",
        "ValueError" if says("values to unpack") => "python.ValueError.acma",
        "ValueError" if says("must start with a slash") => "flask.rota-egik-cizgi",
        "ValueError" if says("malformed url rule") => "flask.rota-bicimi",
        "LookupError" if says("the converter") => "flask.rota-bicimi",
        "ValueError" => "python.ValueError",
        "JSONDecodeError" => "python.JSONDecodeError",
        "UnicodeEncodeError" | "UnicodeDecodeError" => "python.UnicodeError",
        "PermissionError" if says("burada kapalı") || says("Korumalı alanda") => "alan.dosya",
        "SystemExit" => "python.SystemExit",
        "EOFError" if says("when reading a line") => "python.EOFError.input",
        "ZeroDivisionError" => "python.ZeroDivisionError",
        "RecursionError" => "python.RecursionError",
        "NoAppFound" => "flask.uygulama-yok",
        "OSError" if says("Oturum kaydı çok büyük") => "oturum.kayit-buyuk",
        "OSError" if says("Oturum kaydı depoya") => "oturum.kayit-yazilamadi",
        "MemoryError" => {
            fill.limit = String::from("ayrılan");
            "alan.bellek-siniri"
        }
        other => {
            fill.name = other.to_owned();
            "python.genel"
        }
    }
}

/// `name:line` of a template: where an error of Jinja's stands.
fn at_template(fill: &mut Fill) {
    let place = std::mem::take(&mut fill.name);
    let (name, line) = place.rsplit_once(':').unwrap_or(("", "?"));
    fill.limit = line.to_owned();
    fill.name = if name.is_empty() { "render_template_string".to_owned() } else { name.to_owned() };
}

/// Explains why the sandbox gave no answer.
pub fn sandbox(error: &SandboxError, case: &Case<'_>) -> Explanation {
    let mut fill = fill_of(None, case);
    let id = match error {
        SandboxError::TimeLimit { millis, line, .. } => {
            fill = fill_of(*line, case);
            fill.limit = text::seconds(*millis as f64 / 1000.0);
            "alan.sure-siniri"
        }
        SandboxError::MemoryLimit { mebibytes } => {
            fill.limit = format!("{mebibytes} MB");
            "alan.bellek-siniri"
        }
        SandboxError::Crashed(_) => "alan.cokme",
        SandboxError::Busy => "alan.mesgul",
        SandboxError::Start(_) => "alan.baslatilamadi",
    };
    explanation(id, &fill, String::new())
}

/// Explains a warning: by its stable id, or by Python's category and message.
pub fn warning(kind: &str, message: &str, line: Option<u32>, case: &Case<'_>) -> Explanation {
    let mut fill = fill_of(line, case);
    if crate::pages::messages::is_known(kind) {
        fill.limit = text::grouped(message);
        fill.name = message.to_owned();
        return explanation(kind, &fill, String::new());
    }
    let original = format!("{kind}: {message}");
    if message.contains("cookie is too large") {
        fill.name = quoted(message).unwrap_or_default();
        fill.limit = message
            .split("final size was ")
            .nth(1)
            .and_then(|rest| rest.split(' ').next())
            .map(text::grouped)
            .unwrap_or_default();
        return explanation("cerez.buyuk", &fill, original);
    }
    explanation("python.uyari", &fill, original)
}

/// Explains the app's own 404 and 405, where its routes help.
pub fn status(status: u16, case: &Case<'_>) -> Option<Explanation> {
    let mut fill = fill_of(None, case);
    match status {
        404 => {
            let rules = route_rules(case.source);
            // A view may answer 404 itself; then the address is not the mistake.
            if rules.contains(&fill.path) || rules.iter().any(|rule| rule.contains('<')) && case.source.contains("404")
            {
                return None;
            }
            fill.hint = listed(rules).unwrap_or_else(|| "henüz yok".to_owned());
            Some(explanation("http.404", &fill, "404 Not Found".to_owned()))
        }
        405 => Some(explanation("http.405", &fill, "405 Method Not Allowed".to_owned())),
        _ => None,
    }
}

fn fill_of(line: Option<u32>, case: &Case<'_>) -> Fill {
    let source = line
        .and_then(|line| case.source.lines().nth((line as usize).checked_sub(1)?))
        .map(str::to_owned)
        .unwrap_or_default();
    Fill {
        line,
        source,
        path: case.request.map(|request| request.path.clone()).unwrap_or_default(),
        method: case.request.map(|request| request.method.clone()).unwrap_or_default(),
        ..Fill::default()
    }
}

fn quoted(message: &str) -> Option<String> {
    message.split('\'').nth(1).map(str::to_owned)
}

fn last_quoted(message: &str) -> Option<String> {
    let own = message.split(". Did you mean").next().unwrap_or(message);
    own.rsplit('\'').nth(1).map(str::to_owned)
}

fn meant(near: Option<String>) -> String {
    near.map(|name| format!("Şunu mu yazmak istediniz: `{name}`?")).unwrap_or_default()
}

fn listed(names: Vec<String>) -> Option<String> {
    (!names.is_empty()).then(|| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "))
}

use crate::pages::names;

#[cfg(test)]
mod tests {
    use super::{Case, raised, status};
    use crate::exchange::RecordedRequest;
    use crate::sandbox::Traceback;

    const SOURCE: &str = "from flask import Flask, request\napp = Flask(__name__)\n@app.route(\"/oku\")\ndef oku():\n    return rendr_template(\"a.html\")\n";

    fn said(type_name: &str, message: &str, line: u32) -> crate::exchange::Explanation {
        let traceback = Traceback {
            type_name: type_name.to_owned(),
            message: message.to_owned(),
            line: Some(line),
            ..Traceback::default()
        };
        let request = RecordedRequest { method: "GET".into(), path: "/".into(), ..RecordedRequest::default() };
        raised(&traceback, &Case { source: SOURCE, request: Some(&request), templates: &[], wall_seconds: 1.0 })
    }

    #[test]
    fn a_mistyped_name_is_explained_with_the_name_that_was_meant() {
        let own = said("NameError", "name 'rendr_template' is not defined", 5);
        assert_eq!(own.kod, "python.NameError");
        assert!(own.yapin.ends_with("Şunu mu yazmak istediniz: `render_template`?"), "{}", own.yapin);
        assert_eq!(own.nerede, "5. satır: `return rendr_template(\"a.html\")`");
        assert_eq!(own.asil, "NameError: name 'rendr_template' is not defined");
    }

    #[test]
    fn messages_of_python_and_flask_find_their_explanation() {
        for (type_name, message, id) in [
            ("IndentationError", "unexpected indent", "python.girinti-fazla"),
            ("SyntaxError", "expected ':'", "python.yazim-iki-nokta"),
            ("SyntaxError", "'(' was never closed", "python.yazim-kapanmamis"),
            ("ImportError", "cannot import name 'escape' from 'flask'", "python.ImportError.escape"),
            ("ModuleNotFoundError", "No module named 'requests'", "alan.desteklenmeyen-paket"),
            ("AttributeError", "'str' object has no attribute 'set_cookie'", "python.AttributeError.set_cookie"),
            ("AttributeError", "'NoneType' object has no attribute 'upper'", "python.AttributeError.None"),
            ("werkzeug.routing.exceptions.BuildError", "Could not build url for endpoint 'x'.", "flask.BuildError"),
            ("werkzeug.exceptions.BadRequestKeyError", "400 Bad Request", "flask.BadRequestKeyError"),
            ("RuntimeError", "The session is unavailable because no secret key was set.", "flask.gizli-anahtar-yok"),
            ("ValueError", "invalid literal for int() with base 10: 'elma'", "python.ValueError.int"),
            ("KendiHatam", "bir şey", "python.genel"),
        ] {
            assert_eq!(said(type_name, message, 5).kod, id, "{type_name}: {message}");
        }
        assert!(
            said("werkzeug.routing.exceptions.BuildError", "Could not build url for endpoint 'x'.", 5)
                .yapin
                .contains("`oku`")
        );
    }

    #[test]
    fn a_missing_route_lists_the_routes_there_are() {
        let request = RecordedRequest { method: "GET".into(), path: "/okuu".into(), ..RecordedRequest::default() };
        let case = Case { source: SOURCE, request: Some(&request), templates: &[], wall_seconds: 1.0 };
        let own = status(404, &case).expect("explained");
        assert!(own.yapin.ends_with("`/oku`"), "{}", own.yapin);
        assert!(status(200, &case).is_none());
    }
}
