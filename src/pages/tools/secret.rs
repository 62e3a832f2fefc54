//! A secret key as somebody pasted it.
//! In: text: the key itself, or the Python literal it was written as (`b'_5#y2L"F4Q8z\n\xec]/'`). Out: the bytes to try.
//! Cannot fail: a literal that does not read is taken as it stands. Never printed: no `Debug`, no `Serialize`.
//! Rule: Python's string and bytes literals, escapes `\n \r \t \\ \' \" \0 \xhh \ooo`. Not here: `\u`, `\N`, f-strings.

/// The keys to try: as written, and as the literal says.
pub struct Secret(Vec<Vec<u8>>);

impl Secret {
    /// The key of this text; `None` when there is nothing.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_matches(['\r', '\n']);
        if text.is_empty() {
            return None;
        }
        let mut keys = Vec::new();
        keys.extend(literal(text.trim()));
        keys.push(text.as_bytes().to_vec());
        Some(Self(keys))
    }

    /// The keys, the literal's first.
    pub fn keys(&self) -> Vec<&[u8]> {
        self.0.iter().map(Vec::as_slice).collect()
    }

    /// The key to sign with.
    pub fn first(&self) -> &[u8] {
        self.0.first().map_or(&[], Vec::as_slice)
    }
}

fn literal(text: &str) -> Option<Vec<u8>> {
    let (bytes, quoted) = match text.strip_prefix(['b', 'B']) {
        Some(rest) if rest.starts_with(['\'', '"']) => (true, rest),
        _ => (false, text),
    };
    let quote = quoted.chars().next().filter(|quote| matches!(quote, '\'' | '"'))?;
    let inner = quoted.strip_prefix(quote)?.strip_suffix(quote)?;
    let mut out = Vec::new();
    let mut push = |c: char| {
        // A bytes literal holds octets; a text literal is signed as UTF-8.
        match u8::try_from(c) {
            Ok(octet) if bytes => out.push(octet),
            _ => out.extend(c.encode_utf8(&mut [0; 4]).bytes()),
        }
    };
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        if c == quote {
            return None;
        }
        if c != '\\' {
            push(c);
            continue;
        }
        match chars.next()? {
            'n' => push('\n'),
            'r' => push('\r'),
            't' => push('\t'),
            same @ ('\\' | '\'' | '"') => push(same),
            'x' => {
                let (high, low) = (chars.next()?.to_digit(16)?, chars.next()?.to_digit(16)?);
                push(char::from_u32(high * 16 + low)?);
            }
            digit @ '0'..='7' => {
                let mut code = digit.to_digit(8)?;
                for _ in 0..2 {
                    let Some(next) = chars.next_if(|c| c.is_digit(8)) else { break };
                    code = code * 8 + next.to_digit(8)?;
                }
                push(char::from_u32(code & 0xFF)?);
            }
            other => {
                push('\\');
                push(other);
            }
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn a_python_literal_is_the_key_it_stands_for_and_plain_text_itself() {
        let first = |text: &str| Secret::parse(text).expect("a key").first().to_vec();
        assert_eq!(first(r#"b'_5#y2L"F4Q8z\n\xec]/'"#), b"_5#y2L\"F4Q8z\n\xec]/");
        assert_eq!(first(r"'\xec'"), "\u{ec}".as_bytes());
        assert_eq!(first(r#""a\101\\""#), b"aA\\");
        assert_eq!(first("dev"), b"dev");
        assert_eq!(first("'yarım"), "'yarım".as_bytes());
        assert_eq!(first("'a'b'"), b"'a'b'");
        assert!(Secret::parse("").is_none());
    }
}
