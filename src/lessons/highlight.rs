//! Code as HTML lines with a few token classes, for prose, cells and the editor's backdrop.
//! In: code and its language. Out: `<span class="ln">…\n</span>` for each line, everything escaped. Cannot fail: what
//! no grammar knows stays plain.
//! Classes: `t-k` keyword, `t-s` string, `t-n` number, `t-c` comment, `t-r` decorator, `t-d` defined name, `t-q` cookie
//! calls and names, `t-e` the word `session`. Grammars are loaded on first use and kept; a language's
//! rules are compiled when its first line is read, a tenth of a second for all.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};

use super::{html::escape, model::Html};

/// The languages a lesson shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Flask programs.
    Python,
    /// Templates and pages.
    Jinja,
    /// Raw messages and header lines.
    Http,
    /// Session data.
    Json,
    /// Commands.
    Bash,
    /// Everything else.
    Text,
}

impl Language {
    /// The language of a fence's first word.
    pub fn of(word: &str) -> Self {
        match word.to_ascii_lowercase().as_str() {
            "python" | "py" => Self::Python,
            "jinja" | "jinja2" | "html" => Self::Jinja,
            "http" => Self::Http,
            "json" => Self::Json,
            "bash" | "sh" | "shell" => Self::Bash,
            _ => Self::Text,
        }
    }

    /// False for what is coloured by a few lines here, or not at all.
    pub(crate) fn has_grammar(self) -> bool {
        self.grammar().is_some()
    }

    fn grammar(self) -> Option<&'static str> {
        match self {
            Self::Python => Some("Python"),
            Self::Jinja => Some("HTML (Jinja2)"),
            Self::Json => Some("JSON"),
            Self::Bash => Some("Bourne Again Shell (bash)"),
            Self::Http | Self::Text => None,
        }
    }
}

/// Beyond this many bytes code stays plain: no lesson has such a program, and colours are not worth the time.
const MOST_BYTES: usize = 64 * 1024;

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Names of cookie calls and attributes in Python.
const COOKIE_WORDS: [&str; 4] = ["set_cookie", "delete_cookie", "get_cookie", "cookies"];

/// Code as highlighted lines.
pub fn highlight(code: &str, language: Language) -> Html {
    let mut out = String::with_capacity(code.len() * 2);
    let grammar = language.grammar().filter(|_| code.len() <= MOST_BYTES);
    let mut state = grammar.and_then(|name| GRAMMARS.find_syntax_by_name(name)).map(ParseState::new);
    let mut stack = ScopeStack::new();
    let mut in_body = false;
    for line in code.lines() {
        out.push_str("<span class=\"ln\">");
        match (&mut state, language) {
            (Some(state), _) => grammar_line(line, state, &mut stack, &mut out),
            (None, Language::Http) => http_line(line, &mut in_body, &mut out),
            (None, _) => escape(line, &mut out),
        }
        out.push_str("\n</span>");
    }
    Html(out)
}

/// One line through a grammar: neighbours of one class share a span.
fn grammar_line(line: &str, state: &mut ParseState, stack: &mut ScopeStack, out: &mut String) {
    let with_end = format!("{line}\n");
    let Ok(changes) = state.parse_line(&with_end, &GRAMMARS) else { return escape(line, out) };
    let mut runs: Vec<(usize, Option<&'static str>)> = Vec::new();
    let mut at = 0;
    for (offset, change) in changes {
        let offset = offset.min(line.len());
        if offset > at {
            add_run(&mut runs, at, class_of(stack));
            at = offset;
        }
        if stack.apply(&change).is_err() {
            break;
        }
    }
    if at < line.len() {
        add_run(&mut runs, at, class_of(stack));
    }
    for (index, &(start, class)) in runs.iter().enumerate() {
        let end = runs.get(index + 1).map_or(line.len(), |&(next, _)| next);
        match class {
            Some(class) => span(class, &line[start..end], out),
            None => words(&line[start..end], out),
        }
    }
}

fn add_run(runs: &mut Vec<(usize, Option<&'static str>)>, start: usize, class: Option<&'static str>) {
    if runs.last().is_none_or(|&(_, last)| last != class) {
        runs.push((start, class));
    }
}

/// The scopes that decide, the innermost first; `None` ends the search without a class.
static RULES: LazyLock<Vec<(Scope, Option<&'static str>)>> = LazyLock::new(|| {
    [
        ("comment", Some("t-c")),
        ("meta.interpolation", None),
        ("meta.annotation.arguments", None),
        ("punctuation.section", None),
        ("string.unquoted.shell", None),
        ("string", Some("t-s")),
        ("storage.type.string", Some("t-s")),
        ("constant.character", Some("t-s")),
        ("constant.numeric", Some("t-n")),
        ("constant.language", Some("t-k")),
        ("keyword.operator.logical.python", Some("t-k")),
        ("keyword.operator", None),
        ("keyword", Some("t-k")),
        ("storage", Some("t-k")),
        ("entity.name.function", Some("t-d")),
        ("entity.name.class", Some("t-d")),
        ("entity.name.tag", Some("t-k")),
        ("entity.other.attribute-name", Some("t-d")),
        ("meta.annotation", Some("t-r")),
    ]
    .into_iter()
    .filter_map(|(scope, class)| Scope::new(scope).ok().map(|scope| (scope, class)))
    .collect()
});

fn class_of(stack: &ScopeStack) -> Option<&'static str> {
    let found = stack.as_slice().iter().rev().find_map(|own| RULES.iter().find(|(rule, _)| rule.is_prefix_of(*own)));
    found.and_then(|&(_, class)| class)
}

/// Text without a class of its own: cookie words and `session` stand out.
fn words(text: &str, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let first_is_word = rest.starts_with(is_word);
        let end = rest.find(|c: char| is_word(c) != first_is_word).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        match word {
            "session" => span("t-e", word, out),
            _ if COOKIE_WORDS.contains(&word) => span("t-q", word, out),
            _ => escape(word, out),
        }
        rest = after;
    }
}

/// One line of a raw message. A block may begin with header lines alone, which no HTTP grammar takes.
fn http_line(line: &str, in_body: &mut bool, out: &mut String) {
    *in_body |= line.trim().is_empty();
    if *in_body {
        return escape(line, out);
    }
    if let Some((version, rest)) = line.split_once(' ').filter(|(version, _)| version.starts_with("HTTP")) {
        span("t-k", version, out);
        out.push(' ');
        let (status, phrase) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
        span("t-n", status, out);
        return escape(phrase, out);
    }
    if let Some((method, rest)) = line.split_once(' ').filter(|(method, _)| super::format::is_method(method)) {
        span("t-k", method, out);
        out.push(' ');
        return escape(rest, out);
    }
    match line.split_once(':').filter(|(name, _)| super::expectation::is_header_name(name)) {
        Some((name, value)) => {
            let cookie = name.eq_ignore_ascii_case("Cookie") || name.eq_ignore_ascii_case("Set-Cookie");
            span(if cookie { "t-q" } else { "t-d" }, name, out);
            out.push(':');
            escape(value, out);
        }
        None => escape(line, out),
    }
}

fn span(class: &str, text: &str, out: &mut String) {
    if text.is_empty() {
        return;
    }
    out.push_str("<span class=\"");
    out.push_str(class);
    out.push_str("\">");
    escape(text, out);
    out.push_str("</span>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(code: &str, language: Language) -> String {
        let html = highlight(code, language).0;
        html.trim_start_matches("<span class=\"ln\">").trim_end_matches("\n</span>").to_owned()
    }

    #[test]
    fn python_tokens_get_the_few_classes_of_the_design() {
        for (code, html) in [
            (
                "from flask import session",
                r#"<span class="t-k">from</span> flask <span class="t-k">import</span> <span class="t-e">session</span>"#,
            ),
            (r#"@app.route("/")"#, r#"<span class="t-r">@app.route</span>(<span class="t-s">&quot;/&quot;</span>)"#),
            ("def index():", r#"<span class="t-k">def</span> <span class="t-d">index</span>():"#),
            (
                r#"resp.set_cookie("ad", "<b>", max_age=3600, secure=True)  # not"#,
                r#"resp.<span class="t-q">set_cookie</span>(<span class="t-s">&quot;ad&quot;</span>, <span class="t-s">&quot;&lt;b&gt;&quot;</span>, max_age=<span class="t-n">3600</span>, secure=<span class="t-k">True</span>)  <span class="t-c"># not</span>"#,
            ),
            ("x = request.cookies", r#"x = request.<span class="t-q">cookies</span>"#),
            (
                r#"f"a {session["ad"]}""#,
                r#"<span class="t-s">f&quot;a </span>{<span class="t-e">session</span>[<span class="t-s">&quot;ad&quot;</span>]}<span class="t-s">&quot;</span>"#,
            ),
            (
                "x is not None and y",
                r#"x <span class="t-k">is</span> <span class="t-k">not</span> <span class="t-k">None</span> <span class="t-k">and</span> y"#,
            ),
        ] {
            assert_eq!(line(code, Language::Python), html, "{code}");
        }
    }

    #[test]
    fn every_line_is_one_span_that_ends_with_its_line_end() {
        let html = highlight("a = \"\"\"x\n<i>\n\"\"\"\nb", Language::Python).0;
        assert_eq!(html.matches("<span class=\"ln\">").count(), 4);
        assert_eq!(html.matches("\n</span>").count(), 4);
        assert!(html.contains("&lt;i&gt;") && !html.contains("<i>"));
        assert_eq!(highlight("", Language::Python).0, "");
    }

    #[test]
    fn header_lines_stand_alone_and_cookie_headers_stand_out() {
        assert_eq!(
            line("Set-Cookie: ad=1; Path=/", Language::Http),
            "<span class=\"t-q\">Set-Cookie</span>: ad=1; Path=/"
        );
        assert_eq!(
            line("HTTP/1.1 200 OK", Language::Http),
            "<span class=\"t-k\">HTTP/1.1</span> <span class=\"t-n\">200</span> OK"
        );
        assert!(highlight("GET / HTTP/1.1\nHost: x\n\nCookie: y", Language::Http).0.ends_with("Cookie: y\n</span>"));
    }

    #[test]
    fn other_languages_are_escaped_at_least() {
        for language in [Language::Jinja, Language::Json, Language::Bash, Language::Text, Language::Http] {
            let html = highlight("<script>{{ x }}</script>\n{\"a\": \"<b>\"}\n$ ls '<'", language).0;
            assert!(!html.contains("<script") && !html.contains("<b>") && !html.contains("'<'"), "{html}");
        }
        assert!(highlight("{% for x in y %}", Language::Jinja).0.contains("t-k"));
    }
}
