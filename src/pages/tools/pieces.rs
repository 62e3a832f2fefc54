//! Cuts a `Set-Cookie` line into the pieces that are coloured: joined again they are the line.
//! In: the line as text. Out: [`Piece`]s, each with what it is. Cannot fail.
//! Rule: RFC 6265bis §5.6: `;` parts, the first `=` splits. Attributes are numbered as `cookies::parse` lists them.
//! Not here: what an attribute means (`text::attributes`).

use serde::Serialize;

/// One coloured piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// `ad`, `esit`, `deger`, `ayrac`, `omur`, `kapsam`, `koruma` or `taninmayan`.
    pub tur: &'static str,
    /// The text, white space included.
    pub metin: String,
}

/// The pieces of a line, in order.
pub fn pieces(line: &str) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut push = |kind: &'static str, text: &str| {
        if !text.is_empty() {
            out.push(Piece { tur: kind, metin: text.to_owned() });
        }
    };
    for (index, part) in line.split(';').enumerate() {
        if index == 0 {
            match part.split_once('=') {
                Some((name, value)) => {
                    push("ad", name);
                    push("esit", "=");
                    push("deger", value);
                }
                None => push("deger", part),
            }
            continue;
        }
        let bare = part.trim_start_matches([' ', '\t']);
        push("ayrac", &format!(";{}", &part[..part.len() - bare.len()]));
        push(kind_of(bare), bare);
    }
    out
}

fn kind_of(attribute: &str) -> &'static str {
    let name = attribute.split('=').next().unwrap_or_default().trim_matches([' ', '\t']).to_ascii_lowercase();
    match name.as_str() {
        "expires" | "max-age" => "omur",
        "path" | "domain" => "kapsam",
        "secure" | "httponly" | "samesite" | "partitioned" => "koruma",
        _ => "taninmayan",
    }
}

#[cfg(test)]
mod tests {
    use super::pieces;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_cut_where_a_browser_cuts_it() {
        let kinds: Vec<_> =
            pieces("a=b=c; Path=/;HttpOnly; x").into_iter().map(|piece| (piece.tur, piece.metin)).collect();
        let expected = [
            ("ad", "a"),
            ("esit", "="),
            ("deger", "b=c"),
            ("ayrac", "; "),
            ("kapsam", "Path=/"),
            ("ayrac", ";"),
            ("koruma", "HttpOnly"),
            ("ayrac", "; "),
            ("taninmayan", "x"),
        ];
        assert_eq!(kinds, expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    proptest! {
        #[test]
        fn joined_again_they_are_the_line(line in ".{0,80}") {
            let joined: String = pieces(&line).into_iter().map(|piece| piece.metin).collect();
            prop_assert_eq!(joined, line);
        }
    }
}
