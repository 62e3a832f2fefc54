//! The binary itself: ready line, graceful end, Turkish messages and exit code 2.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use crate::served::{command, started};

fn outcome(command: &mut Command) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = command.output().expect("the binary runs");
    (status.code(), String::from_utf8_lossy(&stdout).into_owned(), String::from_utf8_lossy(&stderr).into_owned())
}

#[test]
fn it_says_when_it_is_ready_and_ends_open_streams_at_sigterm() {
    let data = tempfile::tempdir().expect("temporary folder");
    let (mut child, address) = started(data.path());
    let mut stream = TcpStream::connect(&address).expect("connects");
    stream.set_read_timeout(Some(Duration::from_secs(8))).expect("timeout");
    write!(stream, "GET /akis/abcd HTTP/1.1\r\nHost: {address}\r\n\r\n").expect("sends");
    let mut start = [0; 15];
    stream.read_exact(&mut start).expect("answers");
    assert_eq!(&start, b"HTTP/1.1 200 OK");
    let begun = Instant::now();
    Command::new("kill").arg(child.id().to_string()).status().expect("kill runs");
    let mut rest = String::new();
    stream.read_to_string(&mut rest).expect("the stream ends");
    assert!(rest.contains("text/event-stream"));
    assert_eq!(child.wait().expect("ends").code(), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
}

#[test]
fn what_keeps_it_from_starting_is_said_in_turkish_with_exit_code_2() {
    let data = tempfile::tempdir().expect("temporary folder");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let taken = taken.local_addr().map(|address| (taken, address.to_string())).expect("address");
    let (code, out, err) = outcome(command().args(["sun", "--adres", &taken.1, "--veri"]).arg(data.path()));
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(err.contains("dolu") && err.contains("Ne yapmalı?"), "{err}");

    let (code, _, err) = outcome(command().args(["sun", "--dersler", "/yok/boyle", "--veri"]).arg(data.path()));
    assert_eq!(code, Some(2));
    assert!(err.contains("ders klasörü bulunamadı"), "{err}");

    let file = data.path().join("dosya");
    std::fs::write(&file, "x").expect("writes");
    let (code, _, err) = outcome(command().args(["sun", "--adres", "127.0.0.1:0", "--veri"]).arg(&file));
    assert_eq!(code, Some(2));
    assert!(err.contains("veri klasörüne yazılamıyor"), "{err}");
}

#[test]
fn flags_are_explained_and_refused_in_turkish() {
    let (code, out, _) = outcome(command().arg("--help"));
    assert_eq!(code, Some(0));
    for word in ["Kullanım:", "Seçenekler:", "Komutlar:", "--adres", "CEREZ_DEPO"] {
        assert!(out.contains(word), "{word} in {out}");
    }
    for word in ["Usage", "Options", "Commands", "default:", "isci", "aliases", "redis"] {
        assert!(!out.contains(word), "{word} in {out}");
    }
    let (_, sun, _) = outcome(command().args(["sun", "--help"]));
    assert!(sun.contains("Kullanım: cerez-defteri sun") && !sun.contains("Usage"), "{sun}");
    for (wrong, said) in [
        (vec!["--adrs", "x"], "diye bir seçenek yok"),
        (vec!["sunn"], "diye bir komut yok"),
        (vec!["--adres"], "bir değer yazın"),
        (vec!["--adres", "3000"], "`--adres` değeri geçersiz"),
        (vec!["--depo", "redis://x"], "`--depo` değeri geçersiz"),
    ] {
        let (code, _, err) = outcome(command().args(&wrong));
        assert_eq!(code, Some(2), "{wrong:?}");
        assert!(err.contains(said) && !err.contains("error:"), "{wrong:?}: {err}");
    }
}
