//! The binary: `calistir` from its arguments to its exit code, over a real socket.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::corpus::wire;

const PROGRAM: &str = "\
from flask import Flask, render_template, request, session
app = Flask(__name__)
app.secret_key = 'dev'
print('yüklendi')

@app.route('/', methods=['GET', 'POST'])
def index():
    session['n'] = session.get('n', 0) + 1
    print('istek', request.method)
    return render_template('ana.html', n=session['n'])

@app.route('/hata')
def hata():
    return 1 / 0

@app.route('/adres')
def adres():
    return request.url + ' ' + request.remote_addr
";

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cerez-defteri"));
    command.arg("calistir").env_remove("CEREZ_ADRES");
    command
}

fn homework(source: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("odev.py"), source).expect("written");
    fs::create_dir(folder.path().join("templates")).expect("a folder");
    fs::write(folder.path().join("templates/ana.html"), "<p>{{ n }}. ziyaret</p>\n").expect("written");
    folder
}

/// The running binary, its address, and what stdout said before it was ready.
fn started(folder: &Path, flags: &[&str]) -> (Child, BufReader<std::process::ChildStdout>, String, String) {
    let mut child = command()
        .current_dir(folder)
        .args(["odev.py", "--adres", "127.0.0.1:0"])
        .args(flags)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut out = BufReader::new(child.stdout.take().expect("stdout"));
    let mut before = String::new();
    loop {
        let mut line = String::new();
        assert!(out.read_line(&mut line).expect("a line") > 0, "it ended before it was ready");
        match line.trim().strip_prefix("Hazır: http://") {
            Some(address) => return (child, out, address.to_owned(), before),
            None => before.push_str(&line),
        }
    }
}

/// Ends it as Ctrl-C does, and gives the rest of both streams.
fn ended(mut child: Child, mut out: BufReader<std::process::ChildStdout>) -> (Option<i32>, String, String) {
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    let (mut said, mut complained) = (String::new(), String::new());
    out.read_to_string(&mut said).expect("text");
    child.stderr.take().expect("stderr").read_to_string(&mut complained).expect("text");
    (child.wait().expect("ends").code(), said, complained)
}

async fn get(address: &str, request: &str) -> wire::Answer {
    let [sending] = wire::one(request);
    wire::exchange(address, &wire::request(&sending, None)).await.expect("an answer")
}

#[tokio::test]
async fn a_student_without_python_serves_homework_and_sees_prints_and_errors_on_the_terminal() {
    let folder = homework(PROGRAM);
    let (child, out, address, before) = started(folder.path(), &[]);
    assert_eq!(before, "yüklendi\n");
    let page = get(&address, "GET /").await;
    assert_eq!((page.status.as_str(), page.body.as_slice()), ("200 OK", "<p>1. ziyaret</p>".as_bytes()));
    let names: Vec<&str> = page.headers.iter().map(|(name, _)| name.as_str()).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(
        sorted,
        ["connection", "content-length", "content-type", "date", "set-cookie", "vary"],
        "nothing of the workbook's"
    );
    assert!(page.lines("set-cookie")[0].ends_with("; HttpOnly; Path=/"), "no prefix: {page:?}");
    let head = get(&address, "HEAD /").await;
    assert_eq!((head.body.len(), head.lines("content-length")), (0, vec!["17".to_owned()]));
    let failed = get(&address, "GET /hata").await;
    assert_eq!(failed.status, "500 INTERNAL SERVER ERROR");
    assert!(failed.body.starts_with(b"<!doctype html>\n<html lang=en>\n<title>500 Internal Server Error</title>"));
    assert!(!String::from_utf8_lossy(&failed.body).contains("ZeroDivision"), "the browser learns nothing of the code");
    let (code, said, complained) = ended(child, out);
    assert_eq!(code, Some(0));
    assert!(said.starts_with("istek GET\nistek HEAD\n"), "{said}");
    let all = format!("{said}{complained}");
    for part in
        ["line 14, in hata\n", "ZeroDivisionError: division by zero", "Ne yapmalı?", "\"GET /hata\" 500", "Ctrl+C"]
    {
        assert!(all.contains(part), "{part:?} in {all}");
    }
    assert_eq!(all.matches("ZeroDivisionError: division by zero").count(), 1, "said once: {all}");
}

#[tokio::test]
async fn forwarded_headers_count_only_behind_a_trusted_proxy() {
    let folder = homework(PROGRAM);
    let request = "GET /adres\nX-Forwarded-Proto: https\nX-Forwarded-Host: okul.localhost\nX-Forwarded-For: 10.0.0.7";
    for (flags, seen) in [
        (&[][..], "http://localhost/adres 127.0.0.1"),
        (&["--guvenilir-vekil"], "https://okul.localhost/adres 10.0.0.7"),
    ] {
        let (child, out, address, _) = started(folder.path(), flags);
        assert_eq!(String::from_utf8_lossy(&get(&address, request).await.body), seen, "{flags:?}");
        ended(child, out);
    }
}

#[test]
fn a_file_that_does_not_load_prints_pythons_traceback_and_its_explanation_and_exits_with_2() {
    let folder = tempfile::tempdir().expect("a folder");
    for (source, parts) in [
        (
            "from flask import Flask\napp = Flask(__name__)\nprint('önce')\nurl_fro('x')\n",
            &[
                "Traceback (most recent call last):\n  File \"",
                "odev.py\", line 4, in <module>\n    url_fro('x')\n",
                "NameError: name 'url_fro' is not defined",
                "`url_fro` adı tanınmıyor.\n4. satır: `url_fro('x')`",
            ][..],
        ),
        (
            "def f()\n    pass\n",
            &["odev.py\", line 1\n    def f()\n", "SyntaxError: expected ':'", "1. satır: `def f()`"],
        ),
        ("x = 1\n", &["Flask uygulaması yok"]),
        (
            "from flask import escape\n",
            &["ImportError: cannot import name 'escape' from 'flask'", "from markupsafe import escape"],
        ),
    ] {
        fs::write(folder.path().join("odev.py"), source).expect("written");
        let output =
            command().current_dir(folder.path()).args(["odev.py", "--adres", "127.0.0.1:0"]).output().expect("it runs");
        let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(2), "{source:?}: {complained}");
        assert!(!said.contains("Hazır"), "{said}");
        assert_eq!(said.contains("önce"), source.contains("önce"));
        for part in parts.iter().chain(&["Ne yapmalı?"]) {
            assert!(complained.contains(part), "{part:?} in {complained}");
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named_in_turkish_with_exit_code_2() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("latin.py"), b"# \xe7erez\n").expect("written");
    for (file, words) in [("yok.py", "bulunamadı"), (".", "klasör"), ("latin.py", "UTF-8 değil")] {
        let output = command().current_dir(folder.path()).arg(file).output().expect("it runs");
        let complained = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{file}");
        assert!(complained.contains(words) && complained.contains("Ne yapmalı?"), "{complained}");
    }
}
