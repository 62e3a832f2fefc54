//! A plain code block of prose: written without colours when the lesson is read, coloured when a page shows it.
//! In: a fence's language and code; later the HTML that they stand in. Out: HTML. Cannot fail.
//! Apart in time because grammars take a tenth of a second to be ready, and a check, the index and the search ask for
//! none. Blocks without a grammar are finished at once. Not here: cells and examples, which carry their code as it is.

use std::borrow::Cow;

use super::{
    highlight::{Language, highlight},
    html::{escape, unescape},
    model::Html,
};

const OPEN: &str = "<pre class=\"code\" tabindex=\"0\"";
const NAME: &str = " data-dil=\"";
const CODE: &str = "\"><code>";
const CLOSE: &str = "</code></pre>\n";

/// Writes a block.
pub(crate) fn write(language: &str, code: &str, out: &mut String) {
    out.push_str(OPEN);
    if language.is_empty() {
        out.push_str("><code>");
    } else {
        out.push_str(NAME);
        escape(language, out);
        out.push_str(CODE);
    }
    let known = Language::of(language);
    if known.has_grammar() {
        escape(code, out)
    } else {
        out.push_str(&highlight(code, known).0)
    }
    out.push_str(CLOSE);
}

impl Html {
    /// The HTML text with its code blocks in colours.
    pub fn coloured(&self) -> Cow<'_, str> {
        let mut out = String::new();
        let mut rest = self.as_str();
        // Authors' quotes are escaped: only a block of ours has this attribute.
        while let Some((before, block)) = rest.split_once(NAME)
            && let Some((language, code)) = block.split_once(CODE)
            && let Some((code, after)) = code.split_once(CLOSE)
        {
            let known = Language::of(language);
            out.extend([before, NAME, language, CODE]);
            if known.has_grammar() {
                out.push_str(&highlight(&unescape(code), known).0)
            } else {
                out.push_str(code)
            }
            out.push_str(CLOSE);
            rest = after;
        }
        if out.is_empty() {
            return Cow::Borrowed(rest);
        }
        out.push_str(rest);
        Cow::Owned(out)
    }
}

#[cfg(test)]
mod tests {
    use super::{Html, write};

    fn block(language: &str, code: &str) -> Html {
        let mut out = "<p>önce</p>".to_owned();
        write(language, code, &mut out);
        out.push_str("<p>sonra</p>");
        Html(out)
    }

    #[test]
    fn a_program_gets_its_colours_when_it_is_shown_and_nothing_else_changes() {
        let python = block("python", "if a < \"&lt;\":\n    pass\n");
        assert!(!python.as_str().contains("class=\"t-") && python.as_str().contains("a &lt; &quot;&amp;lt;&quot;"));
        let shown = python.coloured();
        assert!(
            shown.contains("<span class=\"t-k\">if</span> a &lt; <span class=\"t-s\">&quot;&amp;lt;&quot;</span>:")
        );
        assert!(shown.starts_with("<p>önce</p><pre") && shown.ends_with("</code></pre>\n<p>sonra</p>"), "{shown}");
        for (language, code) in [("http", "Cookie: a=1\n"), ("", "x < y\n"), ("text", "“\"”\n")] {
            let plain = block(language, code);
            assert_eq!(plain.coloured(), plain.as_str());
        }
    }
}
