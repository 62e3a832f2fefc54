//! Lessons that are wrong in one way each, and what `denetle` says of them: `tests/broken/err_*.md` with their snapshots.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::served::command;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

type Files<'a> = &'a [(&'a str, &'a [u8])];

/// What `denetle .` prints in a folder that holds these files, without the last line, which tells the time it took.
fn told(files: Files<'_>) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("temporary folder");
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("writes");
    }
    let output = command().args(["denetle", "."]).current_dir(folder.path()).output();
    let Output { status, stdout, stderr } = output.expect("the binary runs");
    assert!(stderr.is_empty(), "{}", String::from_utf8_lossy(&stderr));
    let text = String::from_utf8(stdout).expect("UTF-8");
    let (report, _) = text.trim_end().rsplit_once("\n").unwrap_or_default();
    (status.code(), report.trim_end().to_owned())
}

fn snapshot(name: &str, report: &str) {
    insta::with_settings!({
        prepend_module_to_snapshot => false,
        snapshot_path => corpus().join("snapshots"),
        omit_expression => true,
    }, { insta::assert_snapshot!(name, report) });
}

#[test]
fn every_kind_of_broken_lesson_is_explained_as_it_was_accepted() {
    let mut names: Vec<PathBuf> = fs::read_dir(corpus()).expect("the corpus").flatten().map(|one| one.path()).collect();
    names.retain(|path| path.extension().is_some_and(|end| end == "md"));
    names.sort();
    assert!(names.len() >= 100, "{} lessons", names.len());
    let mut ids = std::collections::BTreeSet::new();
    for path in &names {
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name");
        let (code, report) = told(&[("01-ders.md", &fs::read(path).expect("reads"))]);
        assert_eq!(code, Some(1), "{name}: {report}");
        ids.extend(report.lines().filter_map(|line| line.strip_prefix("hata[")?.split(']').next()).map(str::to_owned));
        snapshot(name, &report);
    }
    assert!(ids.len() >= 60, "only {} kinds: {ids:?}", ids.len());
}

#[test]
fn mistakes_between_files_name_the_other_file() {
    let lesson = b"# Ders\n\nMetin.\n";
    let cases: [(&str, Files<'_>); 5] = [
        ("files_kisa_ad_yinelendi", &[("01-ders.md", lesson), ("02-ders.md", lesson)]),
        ("files_numara_yinelendi", &[("01-bir.md", lesson), ("01-iki.md", lesson)]),
        ("files_dosya_adi", &[("Çerez Nedir.md", lesson)]),
        ("files_utf8_degil", &[("01-ders.md", b"# Ders\n\n\xdeehir\n")]),
        (
            "files_baska_derste_baslik_yok",
            &[("01-bir.md", b"# Bir\n\n[x](02-iki.md#ozt)\n"), ("02-iki.md", b"# \xc4\xb0ki\n\n## \xc3\x96zet\n")],
        ),
    ];
    for (name, files) in cases {
        let (code, report) = told(files);
        assert_eq!(code, Some(1), "{name}: {report}");
        snapshot(name, &report);
    }
}
