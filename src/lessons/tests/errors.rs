//! Every kind of mistake, provoked by a small text, with its exact place.

use super::{super::LessonErrorKind as Kind, super::Shape, bad};

/// A title and a cell that blocks can hang on; the text under test begins on line 6.
const BASE: &str = "# Ders\n\n```python canli\nx = 1\n```\n";
/// The same with an exercise's heading; the text under test begins on line 7.
const EXERCISE: &str = "# Ders\n\n```python canli\nx = 1\n```\n## Alıştırma: Yap\n";

type Case = (&'static str, &'static str, (usize, usize, usize), Kind);

fn all(cases: Vec<Case>) {
    for (before, text, place, kind) in cases {
        let errors = bad(&format!("{before}{text}"));
        let first = &errors[0];
        assert_eq!(errors.len(), 1, "more than one mistake in {text:?}: {errors:#?}");
        assert_eq!((first.line, first.column, first.length), place, "place in {text:?}: {first:?}");
        assert_eq!(first.kind, kind, "kind in {text:?}");
        assert_eq!(first.file, "01-ders.md");
        assert_eq!(Some(first.source_line.as_str()), format!("{before}{text}").lines().nth(place.0 - 1).or(Some("")));
    }
}

fn owned(text: &str) -> String {
    text.to_owned()
}

#[test]
fn front_matter_mistakes_point_at_the_key_or_the_value() {
    let field = |field, expected| Kind::FieldShape { field, expected };
    all(vec![
        ("", "+++\nbaslik = \"A\"\n", (1, 1, 3), Kind::FrontMatterUnclosed),
        (
            "",
            "+++\nbaslk = \"A\"\n+++\n# A",
            (2, 1, 5),
            Kind::UnknownField { found: owned("baslk"), nearest: "baslik" },
        ),
        ("", "+++\nbaslik = \"\"\n+++\n", (2, 10, 2), Kind::EmptyTitle),
        ("", "+++\nbaslik = 3\n+++\n# A", (2, 10, 1), field("baslik", Shape::Text)),
        ("", "+++\nsure = \"40\"\n+++\n# A", (2, 8, 4), field("sure", Shape::Number)),
        ("", "+++\nsure = 0\n+++\n# A", (2, 8, 1), field("sure", Shape::Number)),
        ("", "+++\nhedefler = [\n  \"ç\", 4]\n+++\n# A", (3, 8, 1), field("hedefler", Shape::TextList)),
        ("", "+++\non_kosul = [\"Çerez\"]\n+++\n# A", (2, 13, 7), field("on_kosul", Shape::SlugList)),
        ("", "+++\nozet = \"a\"\n+++\n", (1, 1, 1), Kind::MissingTitle),
    ]);
    let errors = bad("+++\nbaslik = \"A\nsure = 3\n+++\n# A");
    assert_eq!(errors[0].line, 2);
    assert!(matches!(&errors[0].kind, Kind::FrontMatterSyntax { message } if !message.is_empty()));
    let errors = super::super::parse("Çerez Nedir.md", "# A").expect_err("a wrong name");
    assert_eq!(errors[0].kind, Kind::FileName { suggestion: owned("01-cerez-nedir.md") });
}

#[test]
fn heading_mistakes_name_the_other_heading() {
    all(vec![
        ("", "#\n", (1, 1, 1), Kind::EmptyTitle),
        ("# A\n", "# B\n", (2, 1, 3), Kind::SecondTitle { other_line: 1 }),
        ("# A\n", "## ?!\n", (2, 1, 5), Kind::EmptyAnchor),
        ("# A\n", "## B {#Çay}\n", (2, 1, 11), Kind::BadAnchor { found: owned("Çay"), suggestion: owned("cay") }),
        ("# A\n## Işık\n", "### IŞIK\n", (3, 1, 8), Kind::DuplicateAnchor { anchor: owned("isik"), other_line: 2 }),
    ]);
}

#[test]
fn prose_mistakes_point_at_the_words() {
    all(vec![
        ("# A\n", "ö <b>kalın</b>", (2, 3, 3), Kind::RawHtml { found: owned("<b>") }),
        ("# A\n", "<!-- iyi --> \n\n<div class=x>\n", (4, 1, 13), Kind::RawHtml { found: owned("<div class=x>") }),
        ("# A\n", "<!-- iyi --> <i>\n", (2, 14, 3), Kind::RawHtml { found: owned("<i>") }),
        ("# A\n", "<!-- kötü\n\nson\n", (2, 1, 4), Kind::UnclosedComment),
        (
            "# A\n",
            "> [!CAUTION]\n> x\n",
            (2, 3, 10),
            Kind::UnknownAlert { found: owned("[!CAUTION]"), nearest: "[!TIP]" },
        ),
        ("# A\n", "> [!NOT]\n> x\n", (2, 3, 6), Kind::UnknownAlert { found: owned("[!NOT]"), nearest: "[!NOTE]" }),
        ("# A\n", "bir [yol](../x.md)", (2, 5, 14), Kind::BadLink { found: owned("../x.md") }),
        ("# A\n", "![r](https://a.test/x.png)", (2, 1, 26), Kind::BadImage { found: owned("https://a.test/x.png") }),
        (
            "# A\n## Özet\n",
            "[x](#ozt)",
            (3, 1, 9),
            Kind::MissingAnchor { anchor: owned("ozt"), file: owned("01-ders.md"), nearest: Some(owned("ozet")) },
        ),
    ]);
    assert_eq!(bad("# A\n- <b>x</b>\n\n<i>y</i>\n").len(), 2);
    assert_eq!(bad("# A\nx</b>\n").len(), 1);
}

#[test]
fn fence_mistakes_point_at_the_word_of_the_info_string() {
    let unknown = |found: &str, nearest| Kind::UnknownBlock { found: owned(found), nearest };
    let attribute = |block, found: &str, nearest| Kind::UnknownAttribute { block, found: owned(found), nearest };
    let value =
        |block, attribute, found: &str, expected| Kind::BadValue { block, attribute, found: owned(found), expected };
    all(vec![
        (BASE, "```python canlı\nx\n```\n", (6, 11, 5), unknown("python canlı", "python canli")),
        (BASE, "```pyton canli\nx\n```\n", (6, 4, 5), unknown("pyton canli", "python canli")),
        (BASE, "``` http  denee\nx\n```\n", (6, 11, 5), unknown("http denee", "http dene")),
        (BASE, "```öğretmen\nx\n```\n", (6, 4, 8), unknown("öğretmen", "ogretmen")),
        (BASE, "```kontrol\nx\n```\n", (6, 4, 7), unknown("kontrol", "python kontrol")),
        (BASE, "```python canli dvam\nx\n```\n", (6, 17, 4), attribute("python canli", "dvam", Some("devam"))),
        (BASE, "```soru zor\nx\n```\n", (6, 9, 3), attribute("soru", "zor", None)),
        (BASE, "```http dene hızlı=1\nx\n```\n", (6, 14, 5), attribute("http dene", "hızlı", None)),
        (
            BASE,
            "```python bozuk durum=500\nx\n```\n",
            (6, 11, 5),
            Kind::MissingAttribute { block: "python bozuk", attribute: "hata" },
        ),
        (
            BASE,
            "```python bozuk hata=\nx\n```\n",
            (6, 17, 5),
            Kind::MissingValue { block: "python bozuk", attribute: "hata" },
        ),
        (
            BASE,
            "```python canli kok\nx\n```\n",
            (6, 17, 3),
            Kind::MissingValue { block: "python canli", attribute: "kok" },
        ),
        (
            BASE,
            "```python canli ad=a.py ad=b.py\nx\n```\n",
            (6, 25, 7),
            Kind::DuplicateAttribute { block: "python canli", attribute: "ad" },
        ),
        (BASE, "```python canli devam=1\nx\n```\n", (6, 17, 7), value("python canli", "devam", "1", Shape::Nothing)),
        (BASE, "```python canli kok=banka\nx\n```\n", (6, 21, 5), value("python canli", "kok", "banka", Shape::Origin)),
        (
            BASE,
            "```python canli ad=../a.py\nx\n```\n",
            (6, 20, 7),
            value("python canli", "ad", "../a.py", Shape::PythonFile),
        ),
        (
            BASE,
            "```python bozuk hata=Key-Error\nx\n```\n",
            (6, 22, 9),
            value("python bozuk", "hata", "Key-Error", Shape::ErrorType),
        ),
        (
            BASE,
            "```python bozuk hata=E satir=0\nx\n```\n",
            (6, 30, 1),
            value("python bozuk", "satir", "0", Shape::Number),
        ),
        (
            BASE,
            "```python bozuk hata=E durum=9\nx\n```\n",
            (6, 30, 1),
            value("python bozuk", "durum", "9", Shape::StatusCode),
        ),
        (BASE, "```python bozuk hata=E yol=x\nx\n```\n", (6, 28, 1), value("python bozuk", "yol", "x", Shape::Path)),
        (
            BASE,
            "```python bozuk hata=E yontem=post\nx\n```\n",
            (6, 31, 4),
            value("python bozuk", "yontem", "post", Shape::Method),
        ),
        (
            BASE,
            "```python ornek durum=x\nx\n```\n",
            (6, 23, 1),
            value("python ornek", "durum", "x", Shape::ExampleState),
        ),
        (BASE, "```jinja ../a.html\nx\n```\n", (6, 10, 9), Kind::BadTemplateName { found: owned("../a.html") }),
        (BASE, "- ```ipucu\n  x\n  ```\n", (6, 3, 8), Kind::NestedBlock { block: "ipucu" }),
        (BASE, "```ogretmen\n\n```\n", (6, 1, 11), Kind::EmptyBlock { block: "ogretmen" }),
    ]);
}

#[test]
fn an_unclosed_fence_is_reported_where_it_opens() {
    all(vec![
        (BASE, "```python\nx\n", (6, 1, 9), Kind::UnclosedFence),
        (BASE, "```python", (6, 1, 9), Kind::UnclosedFence),
        (BASE, "> ```\n> x\n\ny\n", (6, 3, 3), Kind::UnclosedFence),
        // The next block's first line is inside, its end closes the wrong one.
        (BASE, "```python ornek\nx = 1\n\n```http\nGET /\n```\n", (6, 1, 15), Kind::UnclosedFence),
    ]);
}

#[test]
fn blocks_without_their_cell_are_out_of_place() {
    all(vec![
        ("# A\n", "```http dene\nGET /\n```\n", (2, 1, 12), Kind::TryWithoutCell),
        ("# A\n", "```tahmin\nA?\n- [x] b\n  > c\n```\n", (2, 1, 9), Kind::PredictionWithoutCell),
        ("# A\n", "```python canli devam\nx\n```\n", (2, 1, 21), Kind::ContinueWithoutCell),
        (
            "# A\n```jinja a.html\nbir\n```\n",
            "```jinja a.html\niki\n```\n",
            (5, 1, 15),
            Kind::TemplateConflict { name: owned("a.html"), other_line: 2 },
        ),
    ]);
}

#[test]
fn exercises_have_one_check_a_program_and_at_most_one_solution() {
    let check = "```python kontrol\nassert x, \"y\"\n```\n";
    let with = |text: &str| -> &'static str { Box::leak(format!("{text}{check}").into_boxed_str()) };
    all(vec![
        (BASE, check, (6, 1, 17), Kind::CheckOutsideExercise),
        (BASE, "```python cozum\nx\n```\n", (6, 1, 15), Kind::SolutionOutsideExercise),
        (BASE, "```http cozum\nGET /\n```\n", (6, 1, 13), Kind::SolutionOutsideExercise),
        (BASE, "```ipucu\nx\n```\n", (6, 1, 8), Kind::HintOutsideExercise),
        (BASE, "```python baslangic\nx\n```\n", (6, 1, 19), Kind::StartOutsideExercise),
        (EXERCISE, "metin\n", (6, 1, 17), Kind::ExerciseWithoutCheck),
        (EXERCISE, with(check), (10, 1, 17), Kind::SecondCheck { other_line: 7 }),
        (
            EXERCISE,
            with("```python cozum\nx\n```\n```http cozum\nGET /\n```\n"),
            (10, 1, 13),
            Kind::SecondSolution { other_line: 7 },
        ),
        (
            EXERCISE,
            with("```python baslangic\nx\n```\n```python baslangic\nx\n```\n"),
            (10, 1, 19),
            Kind::SecondStart { other_line: 7 },
        ),
        (EXERCISE, "```python kontrol\nx = 1 # assert\n```\n", (7, 1, 17), Kind::CheckWithoutAssert),
        ("# A\n## Alıştırma: B\n", check, (2, 1, 15), Kind::ExerciseWithoutProgram),
        ("# A\n## Alıştırma (tarayıcı görevi)\n", check, (2, 1, 30), Kind::TaskWithoutCell),
        (
            "# A\n```python canli\nx\n```\n## Alıştırma: B (tarayıcı görevi)\n",
            with("```python baslangic\nx\n```\n"),
            (6, 1, 19),
            Kind::StartInTask,
        ),
    ]);
}

#[test]
fn questions_have_text_boxes_reasons_and_a_right_option() {
    all(vec![
        ("# A\n", "```soru\n- [x] b\n  > c\n```\n", (2, 1, 7), Kind::QuestionWithoutText),
        ("# A\n", "```soru\nA?\n```\n", (2, 1, 7), Kind::QuestionWithoutOptions),
        ("# A\n", "```soru\nA?\n- [ ] b\n  > c\n- [ ] d\n  > e\n```\n", (2, 1, 7), Kind::NoRightOption { options: 2 }),
        ("# A\n", "```soru\nA?\n- [x] b\n  > c\n- d\n  > e\n```\n", (6, 1, 3), Kind::OptionWithoutBox),
        ("# A\n", "```soru\nA?\n- [x] b\n  > c\n- [ ] d\n```\n", (6, 1, 7), Kind::OptionWithoutReason),
        ("# A\n", "```soru\nA?\n- [x] b\n> c\n```\n", (5, 1, 3), Kind::ReasonNotIndented),
        ("# A\n", "```soru\nA?\n- [x] b\n  > c\n\nson söz\n```\n", (7, 1, 7), Kind::TextAfterOptions),
        ("# A\n", "```soru\n<i>?\n- [x] b\n  > c\n```\n", (3, 1, 3), Kind::RawHtml { found: owned("<i>") }),
    ]);
    let errors = bad("# A\n```soru\nA?\n- [x] \n\n  > c\n```\n");
    assert!(errors.iter().any(|error| matches!(error.kind, Kind::OptionWithoutText | Kind::OptionWithoutBox)));
}

#[test]
fn an_option_of_a_box_and_nothing_else_lacks_its_text() {
    all(vec![("# A\n", "```soru\nA?\n- [x] <!-- -->\n  > c\n```\n", (4, 1, 14), Kind::OptionWithoutText)]);
}

#[test]
fn request_mistakes_point_into_the_block() {
    let case = |text: &str| -> &'static str { Box::leak(format!("```http dene\n{text}\n```\n").into_boxed_str()) };
    let unknown = |found: &str, nearest| Kind::UnknownExpectation { found: owned(found), nearest };
    let wrong =
        |expectation, found: &str, expected| Kind::BadExpectationValue { expectation, found: owned(found), expected };
    let action = |action, found: &str, expected| Kind::BadActionValue { action, found: owned(found), expected };
    let missing = |action, expected| Kind::MissingActionValue { action, expected };
    all(vec![
        (BASE, case("GET /\n###\n@bekle 3"), (8, 1, 3), Kind::EmptyRequest),
        (BASE, case("GET yol"), (7, 1, 7), Kind::BadRequestLine { found: owned("GET yol") }),
        (BASE, case("get /"), (7, 1, 5), Kind::BadRequestLine { found: owned("get /") }),
        (BASE, case("GET /\nHTTP 200\nGET /oku"), (9, 1, 8), Kind::RequestNotParted { found: owned("GET /oku") }),
        (BASE, case("HTTP 200\nGET /"), (7, 1, 8), Kind::ExpectationBeforeRequest { found: owned("HTTP 200") }),
        (BASE, case("GET /\nHTTP 200\n@bekle 3"), (9, 1, 8), Kind::ActionAfterRequest { found: owned("@bekle 3") }),
        (BASE, case("@beklee 3\nGET /"), (7, 1, 7), Kind::UnknownAction { found: owned("@beklee"), nearest: "@bekle" }),
        (BASE, case("@bekle\nGET /"), (7, 1, 6), missing("@bekle", Shape::Seconds)),
        (BASE, case("@kaynak \nGET /"), (7, 1, 7), missing("@kaynak", Shape::Origin)),
        (BASE, case("@bekle üç\nGET /"), (7, 8, 2), action("@bekle", "üç", Shape::Seconds)),
        (BASE, case("@cerez-yaz ad\nGET /"), (7, 12, 2), action("@cerez-yaz", "ad", Shape::NameValue)),
        (BASE, case("@cerez-sil a b\nGET /"), (7, 12, 3), action("@cerez-sil", "a b", Shape::CookieName)),
        (BASE, case("@cerezleri-sil a\nGET /"), (7, 16, 1), action("@cerezleri-sil", "a", Shape::Nothing)),
        (BASE, case("@js-yaz ad\nGET /"), (7, 9, 2), action("@js-yaz", "ad", Shape::CookieLine)),
        (BASE, case("@kopyala a\nGET /"), (7, 10, 1), action("@kopyala", "a", Shape::NameAndBrowser)),
        (BASE, case("@ust banka\nGET /"), (7, 6, 5), action("@ust", "banka", Shape::Origin)),
        (BASE, case("@kavanoz kapalı\nGET /"), (7, 10, 6), action("@kavanoz", "kapalı", Shape::Blocked)),
        (BASE, case("@tarayici a b\nGET /"), (7, 11, 3), action("@tarayici", "a b", Shape::BrowserName)),
        (BASE, case("@baslik Referer\nGET /"), (7, 9, 7), action("@baslik", "Referer", Shape::HeaderLine)),
        (BASE, case("GET /\nmerhaba"), (8, 1, 7), unknown("merhaba", "> metin")),
        (BASE, case("GET /\n= kavnoz a=1"), (8, 1, 12), unknown("= kavnoz a=1", "= kavanoz")),
        (BASE, case("GET /\n! Cookie: a=1"), (8, 1, 13), unknown("! Cookie: a=1", "! Cookie")),
        (BASE, case("GET /\nHTTP 999"), (8, 6, 3), wrong("HTTP", "999", Shape::StatusCode)),
        (BASE, case("GET /\n= oturum {ad: 1}"), (8, 10, 7), wrong("= oturum", "{ad: 1}", Shape::JsonObject)),
        (BASE, case("GET /\n= kavanoz ad"), (8, 11, 2), wrong("= kavanoz", "ad", Shape::JarLine)),
        (BASE, case("GET /\n= kavanoz a=1; Yol=/"), (8, 11, 10), wrong("= kavanoz", "a=1; Yol=/", Shape::JarLine)),
        (BASE, case("GET /\n= omur a b"), (8, 8, 3), wrong("= omur", "a b", Shape::NameAndSeconds)),
        (BASE, case("GET /\n= hata : x"), (8, 8, 3), wrong("= hata", ": x", Shape::RaisedError)),
        (BASE, case("GET /\n= ret"), (8, 1, 5), wrong("= ret", "", Shape::Words)),
        (BASE, case("GET /\n= uyari"), (8, 1, 7), wrong("= uyari", "", Shape::Words)),
        (BASE, case("GET /\n= js"), (8, 1, 4), wrong("= js", "", Shape::CookieName)),
    ]);
}

#[test]
fn one_pass_collects_mistakes_of_every_step_in_file_order() {
    let errors = bad("+++\nsure = \"x\"\n+++\n# A\n<b>\n\n```python canlı\nx\n```\n\n```soru\nA?\n```\n\n## B\n## B\n");
    let lines: Vec<usize> = errors.iter().map(|error| error.line).collect();
    assert_eq!(lines, [2, 5, 7, 11, 16]);
    assert!(errors.iter().all(|error| error.to_string().starts_with("01-ders.md:")));
}
