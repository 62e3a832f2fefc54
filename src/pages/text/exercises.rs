//! A line of an exercise's checklist in words.
//! In: what the sandbox says of one assert. Out: a sentence. A failed one speaks with its message, another with what it asks
//! for, where the lesson's author wrote that. Cannot fail.

use crate::sandbox::{CheckItem, ItemKind};

/// What stands on the line.
pub fn line(item: &CheckItem) -> String {
    let code = item.condition.replace('`', "'");
    match (item.passed, item.kind) {
        (Some(false), ItemKind::Assert) if !item.message.trim().is_empty() => item.message.clone(),
        (_, ItemKind::Assert) if !item.aim.is_empty() => item.aim.clone(),
        (Some(true), _) => format!("Koşul tutuyor: `{code}`"),
        (Some(false), ItemKind::Assert) => format!("Koşul tutmadı: `{code}`"),
        (Some(false), ItemKind::Step) => {
            format!(
                "Kontrolün şu adımı yapılamadı: `{code}`. Önceki isteklerin beklenen sonucu verip vermediğine bakın."
            )
        }
        (None, _) => "Kontrol bu maddeye ulaşamadı.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::line;
    use crate::sandbox::{CheckItem, ItemKind};

    #[test]
    fn an_item_speaks_with_the_lessons_own_words() {
        let item = |passed, message: &str, aim: &str| CheckItem {
            passed,
            kind: ItemKind::Assert,
            message: message.to_owned(),
            condition: "c is not None".to_owned(),
            aim: aim.to_owned(),
        };
        let (message, aim) = ("`dil` çerezi gelmedi.", "`dil` çerezi geliyor.");
        assert_eq!(line(&item(Some(false), message, aim)), message);
        for passed in [Some(true), Some(false), None] {
            assert_eq!(line(&item(passed, "", aim)), aim);
        }
        assert_eq!(line(&item(Some(true), "", "")), "Koşul tutuyor: `c is not None`");
        assert!(line(&item(Some(false), "", "")).contains("`c is not None`"));
        assert!(line(&item(None, "", "")).contains("ulaşamadı"));
    }
}
