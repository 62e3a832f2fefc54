//! `denetle` and `yeni` as commands: exit codes, forms, what is written and what never is.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::served::command;

const GOOD: &str = "# Ders\n\nMetin.\n";
const BAD: &str = "# Ders\n\n```http dene\nGET /\n```\n";

fn run(command: &mut Command) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = command.output().expect("the binary runs");
    (status.code(), String::from_utf8_lossy(&stdout).into_owned(), String::from_utf8_lossy(&stderr).into_owned())
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("temporary folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("writes");
    }
    folder
}

fn check(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    run(command().arg("denetle").args(arguments).current_dir(folder).env_remove("GITHUB_ACTIONS"))
}

#[test]
fn the_exit_code_says_whether_all_holds_something_does_not_or_nothing_was_checked() {
    let own = folder(&[("01-iyi.md", GOOD), ("02-kotu.md", BAD), ("notlar.txt", "x")]);
    let empty = folder(&[]);
    assert_eq!(check(own.path(), &["."]).0, Some(1));
    assert_eq!(check(own.path(), &["01-iyi.md"]).0, Some(0));
    assert_eq!(check(own.path(), &["01-iyi.md", "02-kotu.md"]).0, Some(1));
    for (arguments, words) in [
        (&["yok.md"][..], "bulunamadı"),
        (&["notlar.txt"], "ders dosyası değil"),
        (&[], "bulunamadı"),
        (&["--bicim", "xml"], "geçersiz"),
    ] {
        let (code, out, err) = check(own.path(), arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(err.contains(words), "{arguments:?}: {err}");
    }
    let (code, _, err) = check(empty.path(), &["."]);
    assert_eq!(code, Some(2));
    assert!(err.contains("ders yok"), "{err}");
}

#[test]
fn colours_are_for_terminals_only() {
    let own = folder(&[("01-kotu.md", BAD)]);
    assert!(!check(own.path(), &["."]).1.contains('\u{1b}'));
    let forced = run(command().args(["denetle", "."]).current_dir(own.path()).env("CLICOLOR_FORCE", "1"));
    assert!(forced.1.contains("\u{1b}["), "{}", forced.1);
}

#[test]
fn the_json_form_is_one_document_with_places() {
    let own = folder(&[("01-iyi.md", GOOD), ("02-kotu.md", BAD)]);
    let (code, out, _) = check(own.path(), &[".", "--bicim", "json"]);
    let told: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(code, Some(1));
    assert_eq!((&told["ozet"]["dosya"], &told["ozet"]["hata"]), (&2.into(), &1.into()));
    let first = &told["hatalar"][0];
    assert_eq!((&first["dosya"], &first["satir"]), (&"02-kotu.md".into(), &3.into()));
    assert_eq!(first["kod"], "ders.dene-yersiz");
}

#[test]
fn github_gets_annotations_when_its_own_variable_is_set() {
    let own = folder(&[("01-kotu.md", BAD)]);
    let (code, out, _) = run(command().args(["denetle", "."]).current_dir(own.path()).env("GITHUB_ACTIONS", "true"));
    assert_eq!(code, Some(1));
    let line = out.lines().find(|line| line.starts_with("::error ")).expect("an annotation");
    assert!(line.starts_with("::error file=01-kotu.md,line=3,col=1,endColumn=13,title=ders.dene-yersiz::"), "{line}");
}

#[test]
fn a_new_lesson_holds_as_it_is_and_takes_the_next_number() {
    let own = folder(&[("07-eski.md", GOOD)]);
    let new = |title: &str| run(command().args(["yeni", title, "--dersler", "."]).current_dir(own.path()));
    let (code, out, err) = new("Çerezlerle tema seçimi");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains("08-cerezlerle-tema-secimi.md") && out.contains("denetle"), "{out}");
    assert_eq!(new("“Tırnaklı” *ad* <b> `kod` # \\ \"x\"").0, Some(0));
    let (code, out, _) = check(own.path(), &["."]);
    assert_eq!(code, Some(0), "{out}");
    assert!(own.path().join("09-tirnakli-ad-b-kod-x.md").is_file());
}

#[test]
fn a_new_lesson_never_overwrites() {
    let own = folder(&[("01-tema.md", GOOD)]);
    let new = |title: &str| run(command().args(["yeni", title, "--dersler", "."]).current_dir(own.path()));
    for (title, words) in [("Tema", "kullanılıyor"), ("?!", "harf"), ("a\nb", "tek satır"), (&"a".repeat(81), "uzun")]
    {
        let (code, out, err) = new(title);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{title}");
        assert!(err.contains(words), "{title}: {err}");
    }
    let names: Vec<_> = fs::read_dir(own.path()).expect("reads").flatten().map(|one| one.file_name()).collect();
    assert_eq!(names, ["01-tema.md"]);
    assert_eq!(fs::read_to_string(own.path().join("01-tema.md")).expect("reads"), GOOD);
}
