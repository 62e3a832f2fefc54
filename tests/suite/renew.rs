//! Lessons that change while the service runs: open pages hear of it, broken saves keep the last good form, apps go on.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use crate::served::command;

const COUNTER: &str = "# Sayaç\n\n```python canli\nfrom flask import Flask\n\napp = Flask(__name__)\nSAYAC = []\n\n\n@app.route(\"/\")\ndef index():\n    SAYAC.append(1)\n    return f\"{len(SAYAC)}. istek\"\n```\n";

/// A running `sun` on a lessons folder of its own.
struct Desk {
    child: Child,
    address: String,
    folder: tempfile::TempDir,
    _data: tempfile::TempDir,
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Desk {
    fn new(files: &[(&str, &str)]) -> Self {
        let (folder, data) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        for (name, text) in files {
            fs::write(folder.path().join(name), text).expect("writes");
        }
        let mut child = command()
            .args(["sun", "--adres", "127.0.0.1:0", "--dersler"])
            .arg(folder.path())
            .arg("--veri")
            .arg(data.path())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("stdout")).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("Hazır: http://").expect("the ready line").to_owned();
        Self { child, address, folder, _data: data }
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("writes");
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn ask(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("connects");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).expect("sends");
        stream
    }

    fn get(&self, path: &str) -> String {
        let mut text = String::new();
        self.ask(path).read_to_string(&mut text).expect("an answer");
        text
    }

    /// The marks of a lesson, as a page hears of them; the first is the one that holds now.
    fn marks(&self, path: &str) -> impl FnMut() -> String + use<> {
        let mut lines = BufReader::new(self.ask(path)).lines();
        let mut is_mark = false;
        move || loop {
            let line = lines.next().expect("the stream goes on").expect("a line in time");
            if let Some(name) = line.strip_prefix("event: ") {
                is_mark = name == "ders";
            }
            if let Some(mark) = line.strip_prefix("data: ").filter(|_| is_mark) {
                return mark.to_owned();
            }
        }
    }
}

fn lesson(title: &str) -> String {
    format!("# {title}\n\nMetin.\n")
}

fn rename_over(desk: &Desk, name: &str, text: &str) {
    let draft = desk.path(".taslak.swp");
    fs::write(&draft, text).expect("writes");
    fs::rename(draft, desk.path(name)).expect("renames");
}

#[test]
fn every_way_of_saving_reaches_the_open_page() {
    let desk = Desk::new(&[("01-bir.md", &lesson("Bir")), ("02-iki.md", &lesson("İki"))]);
    let mut marks = desk.marks("/akis/abcd?ders=bir");
    let first = marks();
    assert!(desk.get("/ders/bir").contains(&format!("data-damga=\"{first}\"")));
    desk.write("01-bir.md", &lesson("Yazılan"));
    let second = marks();
    assert_ne!(first, second);
    assert!(desk.get("/ders/bir").contains("Yazılan"));
    rename_over(&desk, "01-bir.md", &lesson("Yerine konan"));
    let third = marks();
    assert!(third != second && desk.get("/ders/bir").contains("Yerine konan"));
    desk.write("sema.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    desk.write("01-bir.md", "# Resimli\n\n![Şema](sema.svg)\n");
    let fourth = marks();
    desk.write("sema.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>");
    assert_ne!(marks(), fourth, "the picture is part of the page");
    fs::remove_file(desk.path("01-bir.md")).expect("deletes");
    assert_eq!(marks(), "yok");
    assert!(desk.get("/ders/bir").starts_with("HTTP/1.1 404"));
}

#[test]
fn the_list_hears_of_new_renamed_and_deleted_lessons() {
    let desk = Desk::new(&[("01-bir.md", &lesson("Bir"))]);
    let mut marks = desk.marks("/yenilik?ders=");
    assert!(desk.get("/").contains(&format!("data-kaynak=\"\" data-damga=\"{}\"", marks())));
    desk.write("02-iki.md", &lesson("İki"));
    marks();
    assert!(desk.get("/").contains("/ders/iki"));
    fs::rename(desk.path("02-iki.md"), desk.path("02-iki-yeni.md")).expect("renames");
    marks();
    assert!(desk.get("/").contains("/ders/iki-yeni"));
    fs::remove_file(desk.path("02-iki-yeni.md")).expect("deletes");
    marks();
    assert!(!desk.get("/").contains("/ders/iki"));
}

#[test]
fn a_broken_save_keeps_the_last_good_form_with_its_mistakes_until_it_is_mended() {
    let desk = Desk::new(&[("01-sayac.md", COUNTER)]);
    let mut marks = desk.marks("/akis/abcd?ders=sayac");
    marks();
    assert!(desk.get("/dene/abcd/sayac/1/").contains("1. istek"));
    desk.write("01-sayac.md", &COUNTER.replace("python canli", "python canlı"));
    marks();
    let page = desk.get("/ders/sayac");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("data-yanlis") && page.contains("3. satır"), "{page}");
    assert!(page.contains("data-deneme=\"1\""), "the last good form");
    assert!(desk.get("/dene/abcd/sayac/1/").contains("2. istek"), "its app goes on");
    desk.write("01-sayac.md", &COUNTER.replace("# Sayaç", "# Sayaç yeniden"));
    marks();
    let page = desk.get("/ders/sayac");
    assert!(!page.contains("data-yanlis") && page.contains("Sayaç yeniden"));
    assert!(desk.get("/dene/abcd/sayac/1/").contains("3. istek"), "its code is as it was");
}

#[test]
fn apps_of_other_lessons_go_on() {
    let desk = Desk::new(&[("01-sayac.md", COUNTER), ("02-iki.md", &lesson("İki"))]);
    assert!(desk.get("/dene/abcd/sayac/1/").contains("1. istek"));
    let mut marks = desk.marks("/akis/abcd?ders=iki");
    marks();
    desk.write("02-iki.md", &lesson("İkinci"));
    marks();
    assert!(desk.get("/dene/abcd/sayac/1/").contains("2. istek"));
}

#[test]
fn a_lesson_cannot_show_what_lies_outside_its_folder() {
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("gizli.txt"), "cok gizli").expect("writes");
    fs::write(outside.path().join("gizli.md"), "# Çok gizli\n").expect("writes");
    let desk = Desk::new(&[("01-bir.md", &lesson("Bir"))]);
    let link = |from: &str, to: &str| link(&outside.path().join(from), &desk.path(to));
    let mut marks = desk.marks("/yenilik?ders=");
    marks();
    link("gizli.txt", "acik.txt");
    link("gizli.md", "02-acik.md");
    marks();
    for path in
        ["/ders-dosya/acik.txt", "/ders-dosya/..%2fgizli.txt", "/ders-dosya/%2e%2e/gizli.txt", "/ders-dosya/01-bir.md"]
    {
        let answer = desk.get(path);
        assert!(answer.starts_with("HTTP/1.1 404") && !answer.contains("cok gizli"), "{path}: {answer}");
    }
    let page = desk.get("/ders/acik");
    assert!(page.starts_with("HTTP/1.1 500") && !page.contains("Çok gizli"), "{page}");
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) {
    std::os::unix::fs::symlink(from, to).expect("links");
}
