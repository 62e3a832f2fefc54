//! Prose as HTML, byte for byte where pages rely on it.

use super::{super::Block, bad, good};

/// The HTML of a lesson's prose before its first section.
fn html(text: &str) -> String {
    let lesson = good(&format!("# A\n\n{text}"));
    lesson
        .intro
        .iter()
        .map(|block| if let Block::Prose(html) = block { html.0.clone() } else { String::new() })
        .collect()
}

#[test]
fn three_back_ticks_inside_a_line_are_no_fence() {
    let seed = "```request.cookies.get(key)``` yapısı yerine ```cookies[key]``` ile de çerezlerinizi okuyabilirsiniz.";
    assert_eq!(
        html(seed),
        "<p><code>request.cookies.get(key)</code> yapısı yerine <code>cookies[key]</code> ile de çerezlerinizi \
         okuyabilirsiniz.</p>\n"
    );
    let after = good(&format!("# A\n\n{seed}\n\n```python canli\nx\n```\n"));
    assert_eq!(after.cells().len(), 1);
}

#[test]
fn tables_scroll_in_a_region_that_the_keyboard_reaches() {
    assert_eq!(
        html("| a | b |\n|---|--:|\n| `1` | <2 |\n"),
        "<div class=\"tbl\" tabindex=\"0\" role=\"group\" aria-label=\"Tablo\"><table>\n<thead><tr><th scope=\"col\">a</th>\
         <th scope=\"col\" class=\"sag\">b</th></tr></thead><tbody>\n<tr><td><code>1</code></td><td class=\"sag\">&lt;2</td></tr>\n\
         </tbody></table></div>\n"
    );
}

#[test]
fn alerts_are_notes_with_their_turkish_name() {
    for (mark, class, name) in [
        ("NOTE", "not", "Not"),
        ("TIP", "ipucu", "İpucu"),
        ("IMPORTANT", "onemli", "Önemli"),
        ("WARNING", "dikkat", "Dikkat"),
    ] {
        assert_eq!(
            html(&format!("> [!{mark}]\n> metin")),
            format!("<aside class=\"note note--{class}\"><p class=\"note__h\">{name}</p>\n<p>metin</p>\n</aside>\n")
        );
    }
    assert_eq!(html("> alıntı"), "<blockquote>\n<p>alıntı</p>\n</blockquote>\n");
}

#[test]
fn links_and_images_lead_to_lessons_and_files_beside_them() {
    assert_eq!(
        html("[x](https://a.test/?a=1&b=2)"),
        "<p><a href=\"https://a.test/?a=1&amp;b=2\" rel=\"noreferrer\">x</a></p>\n"
    );
    assert_eq!(html("[x](02-okuma.md#son \"B\")"), "<p><a href=\"/ders/okuma#son\" title=\"B\">x</a></p>\n");
    assert_eq!(
        html("![Bir *kavanoz*](k.png)"),
        "<p><img src=\"/ders-dosya/k.png\" alt=\"Bir kavanoz\" loading=\"lazy\"></p>\n"
    );
}

#[test]
fn footnotes_are_numbered_over_the_whole_lesson() {
    let html = html("a[^x] b[^y] c[^x]\n\n[^y]: iki\n[^x]: bir\n");
    assert!(html.contains(
        "<sup class=\"dipnot\"><a href=\"#dipnot-1-x\" id=\"dipnot-1-x-yer\" aria-label=\"Dipnot 1\">1</a></sup>"
    ));
    assert!(html.contains("<div class=\"dipnot\" id=\"dipnot-2-y\">"));
    assert_eq!(html.matches("id=\"dipnot-1-x-yer\"").count(), 1);
}

#[test]
fn comments_vanish_and_everything_else_is_escaped() {
    assert_eq!(html("a <!-- gizli --> b\n\n<!--\nçok\n\nsatır\n-->\n"), "<p>a  b</p>\n");
    assert_eq!(html("5 < 6 & \"x\" 'y'"), "<p>5 &lt; 6 &amp; &quot;x&quot; &#39;y&#39;</p>\n");
    assert_eq!(
        html("~~a~~ **b** *c*\\\nd\n\n3. e\n\n---\n"),
        "<p><del>a</del> <strong>b</strong> <em>c</em><br>\nd</p>\n<ol start=\"3\">\n<li>e</li>\n</ol>\n<hr>\n"
    );
    assert!(
        html("```python\nx = '<b>'\n```\n")
            .starts_with("<pre class=\"code\" tabindex=\"0\" data-dil=\"python\"><code>")
    );
    assert!(!bad("# A\n<script>x</script>").is_empty());
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let text = "\u{feff}+++\r\nbaslik = \"A\"\r\n+++\r\n\r\n```python canli\r\nx = 1\r\ny = 2\r\n```\r\n\r\n```http dene\r\nGET /\r\nHTTP 200\r\n```\r\n";
    let lesson = good(text);
    assert_eq!(lesson.title, "A");
    assert_eq!(lesson.cells()[0].code, "x = 1\ny = 2");
    assert_eq!(lesson.cells()[0].requests[0].expectations[0].line, 12);
    assert_eq!(bad("# A\r\n\r\nç <b>").first().map(|error| (error.line, error.column)), Some((3, 3)));
}

#[test]
fn the_first_heading_is_the_title_and_never_prose() {
    let lesson = good("# Çerez *nedir*?\n\ngiriş\n\n## B `x`\n\n### C\n\n#### D\n");
    assert_eq!(lesson.title, "Çerez nedir?");
    assert_eq!(lesson.sections[0].title.as_str(), "B <code>x</code>");
    assert_eq!(lesson.sections[0].title_text, "B x");
    assert!(matches!(
        lesson.sections[0].blocks[..],
        [Block::Heading { level: 3, .. }, Block::Heading { level: 4, .. }]
    ));
}
