//! Predictions, quiz questions and exercises as HTML: what a reader without scripts sees, with the hooks that scripts upgrade.
//!
//! In: a [`Question`] or an [`Exercise`]. Out: HTML of our own renderer's pieces and fixed words. Cannot fail.
//! Every option carries its reason, folded; a solution is never here (`live::exercise` gives it when asked for).
//! Not here: what an answer changes on the page (`static/js/ask`), the exercise's editor (a cell like any other).

use std::fmt::Write as _;

use crate::lessons::{Exercise, Question};

/// `tahmin`: the question before a run. `key` is its name in the lesson, `cell` the one whose result waits for it.
pub fn prediction(question: &Question, key: &str, cell: Option<u32>) -> String {
    let cell = cell.map(|cell| format!(" data-hucre=\"{cell}\"")).unwrap_or_default();
    let attributes = format!("class=\"qa qa--predict\" data-tahmin=\"{key}\"{cell}");
    let tag = "<p class=\"qa__tag row c-e\"><svg class=\"ic\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#i-pencil\"/></svg>Önce tahmin et</p>";
    let buttons = "<button class=\"btn qa__save\">Tahminimi kaydet</button><button type=\"button\" class=\"btn btn--quiet\" data-gec>Sonucu gör</button>";
    ask(question, &attributes, tag, buttons, &format!("tahmin-{key}"))
}

/// `soru`: a question of a quiz, numbered through the lesson.
pub fn quiz(question: &Question, number: usize) -> String {
    let attributes = format!("class=\"qa qa--quiz\" data-soru=\"{number}\"");
    let tag = format!("<p class=\"qa__n\" aria-hidden=\"true\">{number}</p>");
    let buttons = "<button class=\"btn qa__save\">Yanıtla</button>";
    ask(question, &attributes, &tag, buttons, &format!("soru-{number}"))
}

fn ask(question: &Question, attributes: &str, tag: &str, buttons: &str, id: &str) -> String {
    let several = question.options.iter().filter(|option| option.right).count() > 1;
    let kind = if several { "checkbox" } else { "radio" };
    let mut out =
        format!("<form {attributes}>{tag}<fieldset aria-labelledby=\"{id}\"><div class=\"qa__q\" id=\"{id}\">");
    out.push_str(&question.text.coloured());
    out.push_str("</div>");
    if several {
        out.push_str("<p class=\"dim\">Birden çok şık doğru olabilir.</p>");
    }
    out.push_str("<ul class=\"opts\">");
    for (index, option) in question.options.iter().enumerate() {
        // Writing into a String cannot fail.
        let _ = write!(
            out,
            "<li><label class=\"opt\"><input class=\"js-only\" type=\"{kind}\" name=\"{id}\" value=\"{index}\"><span>{}</span></label></li>",
            option.text.coloured()
        );
    }
    let _ = write!(out, "</ul></fieldset><p class=\"qa__go row wrap js-only\">{buttons}</p>");
    out.push_str("<div class=\"qa__said\" role=\"status\" data-sonuc-yeri></div>");
    out.push_str("<details class=\"nojs-only\"><summary>Yanıtı gör</summary><ul>");
    for option in &question.options {
        let (mark, right) = if option.right { ("Doğru", "evet") } else { ("Yanlış", "hayir") };
        let _ = write!(
            out,
            "<li data-dogru=\"{right}\"><b>{mark}:</b> {}<br><span data-neden>{}</span></li>",
            option.text.coloured(),
            option.why.coloured()
        );
    }
    out.push_str("</ul></details></form>\n");
    out
}

/// What stands below an exercise's text: its buttons, the place of its checklist, hints, the place of its solution.
pub fn exercise(exercise: &Exercise) -> String {
    let task = if exercise.browser_task { "tarayici" } else { "kod" };
    let number = exercise.number;
    let mut out = format!(
        "<div class=\"task\" data-alistirma=\"{number}\" data-hucre=\"{}\" data-gorev=\"{task}\">",
        exercise.cell.number
    );
    out.push_str("<p class=\"tqa__go row wrap js-only\"><button type=\"button\" class=\"btn btn--go\" data-kontrol><svg class=\"ic\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#i-check\"/></svg><span>Kontrol et</span></button>");
    if !exercise.hints.is_empty() {
        out.push_str("<button type=\"button\" class=\"btn\" data-ipucu-ac><svg class=\"ic\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#i-bulb\"/></svg><span>İpucu</span></button>");
    }
    out.push_str("<button type=\"button\" class=\"btn btn--quiet\" data-cozum-ac>Çözümü göster</button></p>");
    out.push_str("<p class=\"nojs-only dim\">Kontrol için JavaScript gerekir; ipuçları aşağıda.</p>");
    out.push_str("<div class=\"task__said\" role=\"status\" data-kontrol-sonucu></div>");
    for (index, hint) in exercise.hints.iter().enumerate() {
        let name = if exercise.hints.len() > 1 { format!("{}. ipucu", index + 1) } else { "İpucu".to_owned() };
        let _ =
            write!(out, "<details class=\"hint\" data-ipucu><summary>{name}</summary>{}</details>", hint.coloured());
    }
    out.push_str("<div data-cozum></div></div>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::{prediction, quiz};
    use crate::lessons::{Html, Question, QuestionOption};

    fn question(right: &[bool]) -> Question {
        let option = |(index, right): (usize, &bool)| QuestionOption {
            text: Html(format!("şık {index}")),
            right: *right,
            why: Html(format!("neden {index}")),
        };
        Question {
            text: Html("<p>Ne olur?</p>".to_owned()),
            options: right.iter().enumerate().map(option).collect(),
            line: 1,
        }
    }

    #[test]
    fn a_question_is_readable_without_scripts_and_carries_its_hooks() {
        let html = prediction(&question(&[false, true]), "d2", Some(2));
        assert!(html.contains("data-tahmin=\"d2\" data-hucre=\"2\"") && html.contains("type=\"radio\""), "{html}");
        assert!(html.contains("<b>Doğru:</b> şık 1<br><span data-neden>neden 1</span>"), "{html}");
        assert!(quiz(&question(&[true, true, false]), 3).contains("type=\"checkbox\""));
    }
}
