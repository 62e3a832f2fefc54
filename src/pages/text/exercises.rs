//! A line of an exercise's checklist in words.
//! In: what the sandbox says of one assert. Out: a sentence; the assert's own message where it has one. Cannot fail.

use crate::sandbox::{CheckItem, ItemKind};

/// What stands on the line.
pub fn line(item: &CheckItem) -> String {
    let code = item.condition.replace('`', "'");
    match (item.passed, item.kind) {
        (Some(true), _) if code.is_empty() => "Bu madde tutuyor.".to_owned(),
        (Some(true), _) => format!("`{code}`"),
        (Some(false), ItemKind::Assert) if item.message.trim().is_empty() => format!("Bu koşul tutmadı: `{code}`"),
        (Some(false), ItemKind::Assert) => item.message.clone(),
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
    fn a_failed_item_speaks_with_the_lessons_own_words() {
        let item = |passed, kind, message: &str| CheckItem {
            passed,
            kind,
            message: message.to_owned(),
            condition: "c is not None".to_owned(),
        };
        assert_eq!(line(&item(Some(false), ItemKind::Assert, "`dil` çerezi gelmedi.")), "`dil` çerezi gelmedi.");
        assert_eq!(line(&item(Some(true), ItemKind::Assert, "")), "`c is not None`");
        assert!(line(&item(Some(false), ItemKind::Assert, "")).contains("`c is not None`"));
        assert!(line(&item(None, ItemKind::Assert, "")).contains("ulaşamadı"));
    }
}
