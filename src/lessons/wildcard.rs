//! `*` in expectations: any text, also none.
//! In: a pattern and a text. Out: whether they match. Cannot fail; takes time in the product of both lengths at most.

/// True when the whole text matches.
pub(crate) fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or("");
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let middle: Vec<&str> = parts.collect();
    let Some((last, middle)) = middle.split_last() else { return rest.is_empty() };
    for part in middle {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

/// True when the text holds the pattern somewhere.
pub(crate) fn is_in(pattern: &str, text: &str) -> bool {
    matches(&format!("*{pattern}*"), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_any_text_and_everything_else_is_itself() {
        for (pattern, text, expected) in [
            ("", "", true),
            ("a", "a", true),
            ("a", "ab", false),
            ("*", "", true),
            ("a*c", "abbc", true),
            ("a*c", "ac", true),
            ("a*c", "acb", false),
            ("*b*", "abc", true),
            ("ab*ba", "aba", false),
            ("x=*; Path=/", "x=1; Max-Age=2; Path=/", true),
            ("I*d*r", "IÄdÄr", true),
            ("[.]", "[.]", true),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
        assert!(is_in("b*d", "abcde") && !is_in("d*b", "abcde"));
    }
}
