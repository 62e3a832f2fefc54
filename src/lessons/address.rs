//! Where a link or an image of a lesson may lead: the web, the workbook's tools, its «Hakkında» and its pages for teachers,
//! the lesson's own headings, files beside it.
//! In: the address as written. Out: the address on the page, with what the catalog must find; `None` for any other.
//! `..`, folders, absolute paths and other schemes are refused, so no lesson can point out of its folder.

use super::{
    format::{file_parts, is_plain_file},
    model::LessonSlug,
    source::Place,
};

/// A thing beside the lesson that a link names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LinkTarget {
    /// `#anchor` of the same lesson.
    Anchor(String),
    /// Another lesson's file, perhaps with an anchor.
    Lesson { file: String, anchor: Option<String> },
    /// Any other file.
    File(String),
    /// A lesson to read first.
    Prerequisite(LessonSlug),
}

/// A link with its place, for the catalog.
#[derive(Debug, Clone)]
pub(crate) struct LocalLink {
    pub(crate) target: LinkTarget,
    pub(crate) place: Place,
}

/// Files that may lie beside a lesson and be asked for, with their content type. Never `.md`: it holds the solutions.
pub(crate) const FILE_TYPES: [(&str, &str); 15] = [
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("svg", "image/svg+xml"),
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
    ("txt", "text/plain; charset=utf-8"),
    ("py", "text/plain; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("json", "application/json"),
    ("toml", "text/plain; charset=utf-8"),
    ("har", "application/json"),
];

/// The workbook's own pages that a lesson may name; what follows a `?` chooses an example there.
const PAGES: [&str; 6] = ["/araclar", "/araclar/set-cookie", "/araclar/oturum", "/hakkinda", "/egitmen", "/sinif"];

/// The content type of a file beside a lesson, `None` when such a name is never served.
pub(crate) fn content_type(name: &str) -> Option<&'static str> {
    let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
    let known = FILE_TYPES.iter().find(|(known, _)| *known == extension)?.1;
    is_plain_file(name).then_some(known)
}

/// The address of a link on the page, and what must be there.
pub(crate) fn link(written: &str) -> Option<(String, Option<LinkTarget>)> {
    let lower = written.to_ascii_lowercase();
    if let Some(rest) = lower.strip_prefix("http://").or_else(|| lower.strip_prefix("https://")) {
        return rest.starts_with(|c: char| c.is_alphanumeric() || c == '[').then(|| (written.to_owned(), None));
    }
    if lower.starts_with("mailto:") && lower.len() > "mailto:".len() {
        return Some((written.to_owned(), None));
    }
    if PAGES.contains(&written.split_once('?').map_or(written, |(page, _)| page)) {
        return Some((written.to_owned(), None));
    }
    if let Some(anchor) = written.strip_prefix('#') {
        let anchor_only = !anchor.is_empty();
        return anchor_only.then(|| (written.to_owned(), Some(LinkTarget::Anchor(anchor.to_owned()))));
    }
    let (file, anchor) =
        written.split_once('#').map_or((written, None), |(file, anchor)| (file, Some(anchor.to_owned())));
    let file = file.strip_prefix("./").unwrap_or(file);
    if !is_plain_file(file) {
        return None;
    }
    if file.ends_with(".md") {
        let slug = file_parts(file).map_or_else(|| file.trim_end_matches(".md"), |(_, slug)| slug);
        let hash = anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
        let target = LinkTarget::Lesson { file: file.to_owned(), anchor };
        return Some((format!("/ders/{slug}{hash}"), Some(target)));
    }
    content_type(file)?;
    Some((format!("/ders-dosya/{file}"), Some(LinkTarget::File(file.to_owned()))))
}

/// The address of an image on the page.
pub(crate) fn image(written: &str) -> Option<(String, LinkTarget)> {
    let file = written.strip_prefix("./").unwrap_or(written);
    let picture = content_type(file).is_some_and(|kind| kind.starts_with("image/"));
    picture.then(|| (format!("/ders-dosya/{file}"), LinkTarget::File(file.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_the_web_to_a_heading_or_to_a_file_beside_the_lesson() {
        for (written, href) in [
            ("https://www.rfc-editor.org/rfc/rfc6265", "https://www.rfc-editor.org/rfc/rfc6265"),
            ("mailto:a@b.c", "mailto:a@b.c"),
            ("#ozet", "#ozet"),
            ("04-cerezleri-okuma.md", "/ders/cerezleri-okuma"),
            ("./04-cerezleri-okuma.md#ozet", "/ders/cerezleri-okuma#ozet"),
            ("resim.png", "/ders-dosya/resim.png"),
            ("/araclar/set-cookie?ornek=sil", "/araclar/set-cookie?ornek=sil"),
        ] {
            assert_eq!(link(written).map(|(href, _)| href).as_deref(), Some(href), "{written}");
        }
    }

    #[test]
    fn every_other_address_is_refused() {
        for written in [
            "",
            "#",
            "../x.md",
            "/etc/passwd",
            "/araclar/baska",
            "/atolye/x/sifirla",
            "a/b.png",
            "javascript:alert(1)",
            "data:text/html,x",
            "//evil.test/x",
            "http:/x",
            "http://",
            "file:///x",
            ".gizli.png",
            "x.html",
            "x.exe",
            "a\\b.png",
            "JAVASCRIPT:x",
            "%2e%2e/x.png",
        ] {
            assert_eq!(link(written), None, "{written}");
        }
        for written in ["https://a.test/x.png", "x.pdf", "../x.png", "x.md", "data:image/png;base64,AA"] {
            assert_eq!(image(written), None, "{written}");
        }
    }
}
