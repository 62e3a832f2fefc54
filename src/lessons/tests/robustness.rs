//! Whatever an author's editor leaves behind, the room answers with a lesson or with mistakes inside the text.

use proptest::prelude::*;

use super::super::{Language, Seen, highlight, judge, parse};

/// Pieces of the grammar, to reach deeper than letters by chance.
const PIECES: [&str; 40] = [
    "+++\n",
    "baslik = \"a\"\n",
    "# ",
    "## Alıştırma: ",
    "### ",
    "(tarayıcı görevi)",
    "```",
    "```python canli\n",
    "\n```\n",
    "python bozuk hata=E ",
    "```http dene\n",
    "GET /\n",
    "###",
    "@bekle 3\n",
    "= oturum {\"a\": 1}\n",
    "< Cookie: *\n",
    "! ",
    "> ",
    "- [x] ",
    "- [ ] ",
    "  > ",
    "```tahmin\n",
    "```soru\n",
    "```python kontrol\nassert x\n",
    "```python cozum\n",
    "<!--",
    "-->",
    "<b>",
    "[a](b.md)",
    "![a](b.png)",
    "[^1]",
    "[^1]: x\n",
    "> [!NOTE]\n",
    "| a | b |\n|---|---|\n",
    "İ",
    "ışık",
    "\r\n",
    "\t",
    "    ",
    "\u{feff}",
];

fn grammar_soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,6}".prop_map(|text| text),
        1 => Just("\n".to_owned()),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn places_are_inside(text: &str) {
    if let Err(errors) = parse("01-ders.md", text) {
        assert!(!errors.is_empty());
        for error in errors {
            assert!(error.line >= 1 && error.column >= 1 && error.length >= 1, "{error:?}");
            assert!(error.column <= error.source_line.chars().count() + 1, "{error:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_a_lesson_or_mistakes_inside_it(text in "\\PC{0,200}") {
        places_are_inside(&text);
    }

    #[test]
    fn any_mixture_of_the_grammar_is_a_lesson_or_mistakes_inside_it(text in grammar_soup()) {
        places_are_inside(&text);
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        places_are_inside(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_expectation_line_is_judged_without_a_look(line in "[>!<=@ HTPa-z:;*{}\"0-9]{0,30}") {
        let text = format!("# A\n```python canli\nx\n```\n```http dene\nGET /\n{line}\n```\n");
        if let Ok(lesson) = parse("01-ders.md", &text) {
            let seen = Seen { exchanges: &[], jar: &[], script_cookies: "", known_names: None, in_order: true };
            for request in &lesson.cells()[0].requests {
                prop_assert_eq!(judge(&request.expectations, &seen).len(), request.expectations.len());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_code_is_highlighted_without_losing_a_line(code in "[a-z\"'@#<>&{}():\\n \\\\=%]{0,120}") {
        for language in [Language::Python, Language::Jinja, Language::Http, Language::Json, Language::Bash] {
            let html = highlight(&code, language).0;
            prop_assert_eq!(html.matches("<span class=\"ln\">").count(), code.lines().count());
            let bare = html.replace("<span class=\"ln\">", "").replace("</span>", "");
            let spans = ["t-k", "t-s", "t-n", "t-c", "t-r", "t-q", "t-e", "t-d"];
            let bare = spans.iter().fold(bare, |bare, class| bare.replace(&format!("<span class=\"{class}\">"), ""));
            prop_assert!(!bare.contains(['<', '>']), "{}", html);
        }
    }
}
