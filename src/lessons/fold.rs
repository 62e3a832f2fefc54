//! Turkish text folded to the plain letters of addresses and keywords (GLOSSARY §2.4).
//! In: any text. Out: `a-z`, `0-9` and single `-`. Cannot fail; may be empty.
//! Rust's `to_lowercase` is not used: it makes two code points of `İ` and keeps `ı`. Not here: search folding.

/// The letter that stands for `c` in an address, `None` for what becomes a `-`, `Some('\0')` for what vanishes.
fn plain(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | '0'..='9' => c,
        'I' | 'İ' | 'ı' | 'î' | 'Î' => 'i',
        'A'..='Z' => c.to_ascii_lowercase(),
        'ç' | 'Ç' => 'c',
        'ğ' | 'Ğ' => 'g',
        'ö' | 'Ö' => 'o',
        'ş' | 'Ş' => 's',
        'ü' | 'Ü' | 'û' | 'Û' => 'u',
        'â' | 'Â' => 'a',
        // Combining marks: a decomposed `ç` or `İ` keeps its letter only.
        '\u{300}'..='\u{36f}' => '\0',
        _ => return None,
    })
}

/// The text as an address: `Çerezleri Okuma: İlk Adım` becomes `cerezleri-okuma-ilk-adim`.
pub fn slug_of(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars() {
        match plain(c) {
            Some('\0') => {}
            Some(letter) => slug.push(letter),
            None if slug.is_empty() || slug.ends_with('-') => {}
            None => slug.push('-'),
        }
    }
    if slug.ends_with('-') {
        slug.pop();
    }
    slug
}

/// True for what [`slug_of`] can give: `a-z`, `0-9`, single `-` inside.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// The text with plain small letters for Turkish ones and everything else kept, to compare words and reasons.
pub fn plain_text(text: &str) -> String {
    text.chars().map(|c| plain(c).unwrap_or(c)).filter(|&c| c != '\0').collect()
}

/// The known word that is written most like the given one: fewest letters to change, the first of equals.
pub(crate) fn nearest<'k>(word: &str, known: &[&'k str]) -> &'k str {
    let word = plain_text(word);
    known.iter().min_by_key(|candidate| distance(&word, &plain_text(candidate))).copied().unwrap_or("")
}

/// True when one word was probably meant as the other: a third of its letters differ at the most.
pub fn is_near(word: &str, known: &str) -> bool {
    let (word, known) = (plain_text(word), plain_text(known));
    distance(&word, &known) <= (known.chars().count() / 3).max(1)
}

/// Letters to insert, drop, replace, or swap with a neighbour (optimal string alignment).
pub(crate) fn distance(a: &str, b: &str) -> usize {
    // Words of a lesson's keywords are short; a pasted page is not a typing slip.
    let a: Vec<char> = a.chars().take(64).collect();
    let b: Vec<char> = b.chars().take(64).collect();
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turkish_headings_fold_to_plain_addresses() {
        for (text, slug) in [
            ("Çerezleri Okuma: İlk Adım", "cerezleri-okuma-ilk-adim"),
            ("IŞIK", "isik"),
            ("ışık", "isik"),
            ("I\u{307}zmir C\u{327}ay", "izmir-cay"),
            ("Flask’ın `session`’ı", "flask-in-session-i"),
            ("  --  ", ""),
            ("Ömür, kapsam ve silme", "omur-kapsam-ve-silme"),
            ("7.1 `max_age`", "7-1-max-age"),
            ("kâğıt", "kagit"),
        ] {
            assert_eq!(slug_of(text), slug, "{text}");
            assert!(slug.is_empty() || is_slug(slug));
        }
    }

    #[test]
    fn the_nearest_word_ignores_turkish_dots_and_single_slips() {
        let known = ["canli", "bozuk", "kontrol"];
        for (word, found) in [("canlı", "canli"), ("Bozkur", "bozuk"), ("kontorl", "kontrol"), ("x", "canli")] {
            assert_eq!(nearest(word, &known), found);
        }
        assert_eq!(distance("kontorl", "kontrol"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}
