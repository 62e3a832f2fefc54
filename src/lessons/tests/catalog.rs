//! Many files together: one broken lesson hurts no other, and no file outside the folder is ever read.

use std::{fs, path::Path};

use super::super::{Catalog, LessonErrorKind as Kind};

fn write(folder: &Path, files: &[(&str, &[u8])]) {
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).expect("a file is written");
    }
}

fn folder(files: &[(&str, &[u8])]) -> (tempfile::TempDir, Catalog) {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), files);
    let catalog = Catalog::from_dir(folder.path()).expect("the folder is read");
    (folder, catalog)
}

fn kinds(catalog: &Catalog) -> Vec<(String, Kind)> {
    catalog.errors().map(|error| (error.file.clone(), error.kind.clone())).collect()
}

#[test]
fn lessons_are_sorted_by_number_and_a_broken_one_hurts_no_other() {
    let (_folder, catalog) = folder(&[
        ("10-on.md", b"# On"),
        ("2-iki.md", b"# Iki\n<b>"),
        ("03-uc.md", b"# Uc"),
        ("README.md", b"not a lesson <b>"),
        ("notlar.txt", b"x"),
    ]);
    let numbers: Vec<u32> = catalog.lessons.iter().map(|entry| entry.number).collect();
    assert_eq!(numbers, [2, 3, 10]);
    assert!(catalog.lesson("iki").is_none() && catalog.entry("iki").is_some());
    assert_eq!(catalog.lesson("on").map(|lesson| lesson.title.as_str()), Some("On"));
    assert_eq!(catalog.errors().count(), 1);
    assert_eq!(&*catalog.lessons[0].text, "# Iki\n<b>");
}

#[test]
fn the_later_of_two_equal_slugs_or_numbers_is_wrong() {
    let (_folder, catalog) = folder(&[("01-a.md", b"# A"), ("02-a.md", b"# A"), ("02-b.md", b"# B"), ("3.md", b"# C")]);
    assert_eq!(
        kinds(&catalog),
        [
            ("02-a.md".to_owned(), Kind::DuplicateSlug { slug: "a".to_owned(), other_file: "01-a.md".to_owned() }),
            ("02-b.md".to_owned(), Kind::DuplicateNumber { number: 2, other_file: "02-a.md".to_owned() }),
            ("3.md".to_owned(), Kind::FileName { suggestion: "03-ders.md".to_owned() }),
        ]
    );
    assert!(catalog.lesson("a").is_some());
}

#[test]
fn a_file_that_is_not_utf8_is_shown_where_it_breaks() {
    let (_folder, catalog) = folder(&[("01-a.md", b"# A\n\xc3\xa7 \xff")]);
    let error = catalog.errors().next().expect("a mistake");
    assert_eq!((error.line, error.column, &error.kind), (2, 3, &Kind::NotUtf8));
}

#[test]
fn links_lead_to_lessons_headings_and_files_that_are_there() {
    let (_folder, catalog) = folder(&[
        (
            "01-a.md",
            "+++\non_kosul = [\"b\", \"yokk\"]\n+++\n# A\n[x](02-b.md) [x](02-b.md#son) [x](02-b.md#yok) [x](02-c.md) ![x](r.png)\n\
             [x](03-bozuk.md#n) ![y](yok.png)"
                .as_bytes(),
        ),
        ("02-b.md", b"# B\n## Son"),
        ("03-bozuk.md", b"# B\n<b>"),
        ("04-yok.md", b"# Y"),
        ("r.png", b"png"),
    ]);
    let mut found = kinds(&catalog);
    found.retain(|(file, _)| file == "01-a.md");
    let found: Vec<Kind> = found.into_iter().map(|(_, kind)| kind).collect();
    let text = |text: &str| text.to_owned();
    assert_eq!(found.len(), 4, "{found:?}");
    for wanted in [
        Kind::MissingPrerequisite { found: text("yokk"), nearest: Some(text("yok")) },
        Kind::MissingAnchor { anchor: text("yok"), file: text("02-b.md"), nearest: Some(text("son")) },
        Kind::MissingLesson { found: text("02-c.md"), nearest: Some(text("02-b.md")) },
        Kind::MissingFile { found: text("yok.png") },
    ] {
        assert!(found.contains(&wanted), "{wanted:?} in {found:?}");
    }
    let lines: Vec<usize> = catalog.errors().filter(|error| error.file == "01-a.md").map(|error| error.line).collect();
    assert!(lines.is_sorted(), "{lines:?}");
}

#[test]
fn only_plain_files_of_known_types_beside_the_lessons_are_given_out() {
    let (folder, catalog) = folder(&[("01-a.md", b"# A"), ("r.png", b"png"), (".gizli.png", b"x"), ("x.html", b"x")]);
    fs::create_dir(folder.path().join("alt.png")).expect("a folder");
    let asset = catalog.asset("r.png").expect("the picture");
    assert_eq!((asset.bytes.as_slice(), asset.content_type), (b"png".as_slice(), "image/png"));
    for name in
        ["01-a.md", "../r.png", "/etc/passwd", ".gizli.png", "x.html", "alt.png", "yok.png", "", "r.png/", "a/r.png"]
    {
        assert_eq!(catalog.asset(name), None, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let outside = tempfile::tempdir().expect("a folder");
    write(outside.path(), &[("sir.txt", b"sir")]);
    let (folder, catalog) = folder(&[("01-a.md", b"# A"), ("ic.txt", b"ic")]);
    std::os::unix::fs::symlink(outside.path().join("sir.txt"), folder.path().join("dis.txt")).expect("a link");
    std::os::unix::fs::symlink(folder.path().join("ic.txt"), folder.path().join("yan.txt")).expect("a link");
    assert_eq!(catalog.asset("dis.txt"), None);
    assert!(catalog.asset("yan.txt").is_some());
}

#[test]
fn embedded_lessons_are_a_catalog_like_any_other() {
    static FILES: [(&str, &[u8]); 3] = [("02-b.md", b"# B"), ("01-a.md", b"# A\n![r](r.png)"), ("r.png", b"png")];
    let catalog = Catalog::embedded(&FILES);
    let slugs: Vec<&str> = catalog.lessons.iter().map(|entry| entry.slug.as_str()).collect();
    assert_eq!(slugs, ["a", "b"]);
    assert_eq!(catalog.errors().count(), 0);
    assert!(catalog.asset("r.png").is_some() && catalog.asset("01-a.md").is_none());
}

#[cfg(unix)]
#[test]
fn a_lesson_that_cannot_be_read_is_an_entry_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), &[("01-a.md", b"# A")]);
    std::os::unix::fs::symlink("/yok/yok.md", folder.path().join("02-b.md")).expect("a link");
    let catalog = Catalog::from_dir(folder.path()).expect("the folder is read");
    assert!(catalog.lesson("a").is_some());
    assert!(matches!(catalog.errors().map(|error| &error.kind).collect::<Vec<_>>()[..], [Kind::Unreadable { .. }]));
    assert!(Catalog::from_dir(&folder.path().join("yok")).is_err());
}
