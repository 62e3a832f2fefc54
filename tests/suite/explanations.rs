//! Every explanation of the catalogue that a program can bring about: a program that does, and the id it gets.
//! Verdicts on cookies (`cerez.…`, but for Python's own) and authors' mistakes (`ders.…`) are tested where they are made.

use std::collections::BTreeSet;
use std::sync::Arc;

use cerez_defteri::exchange::{Explanation, RecordedRequest};
use cerez_defteri::pages::explain::{self, Case};
use cerez_defteri::sandbox::{AppKey, Job, Limits, Outcome, Pool, Program, SandboxError};

use crate::oracle::shelf::Shelf;

/// A program's head; the line after it is line 4.
const HEAD: &str = "from flask import *\napp = Flask(__name__)\napp.secret_key = 'dev'\n";

/// (id, program, what its text must name). A program without `def` is the body of the view at `/`.
const PROGRAMS: &[(&str, &str, &str)] = &[
    ("python.girinti-fazla", "@app.route('/')\ndef f():\n    x = 1\n      y = 2\n    return ''\n", "7. satır"),
    ("python.girinti-eksik", "@app.route('/')\ndef f():\nreturn 'a'\n", "6. satır"),
    ("python.girinti-uyusmuyor", "def f():\n    if 1:\n        x = 1\n      y = 2\n", "7. satır"),
    ("python.TabError", "def f():\n\tx = 1\n        y = 2\n", "6. satır"),
    ("python.yazim-iki-nokta", "@app.route('/')\ndef f()\n    return 'a'\n", "5. satır"),
    ("python.yazim-kapanmamis", "@app.route('/'\ndef f():\n    return 'a'\n", "4. satır"),
    ("python.yazim-fazla-ayrac", "def f():\n    return str(5))\n", "5. satır"),
    ("python.yazim-metin-kapanmamis", "def f():\n    return 'Türkiye'nin'\n", "5. satır"),
    ("python.yazim-virgul", "def f():\n    return str(5 6)\n", "5. satır"),
    ("python.yazim-esit", "def f():\n    if request.method = 'POST':\n        return 'a'\n", "5. satır"),
    ("python.yazim-karakter", "def f():\n    return “a”\n", "5. satır"),
    ("python.yazim-print", "def f():\n    print 'a'\n", "print"),
    ("python.yazim-return-disarida", "def f():\n    x = 1\nreturn x\n", "6. satır"),
    ("python.yazim-dongu-disarida", "def f():\n    break\n", "5. satır"),
    ("python.yazim-atama", "def f():\n    5 = x\n", "5. satır"),
    ("python.yazim-ad-sayi", "1urun = 5\ndef f(): pass\n", "4. satır"),
    ("python.yazim-bas-sifir", "def f():\n    return 0532\n", "5. satır"),
    ("python.yazim-fonksiyon-adi", "@app.route('/')\ndef ana sayfa():\n    return ''\n", "5. satır"),
    ("python.yazim-sozluk", "def f():\n    return {'a': 1, 'b' 2}\n", "5. satır"),
    ("python.yazim-sira", "def f():\n    return str(object=1, 2)\n", "5. satır"),
    ("python.yazim-else-eksik", "def f():\n    return 'a' if x\n", "5. satır"),
    ("python.yazim-try", "def f():\n    try:\n        x = 1\n    return ''\n", "7. satır"),
    ("python.SyntaxError", "def f():\n    x = = 5\n", "5. satır"),
    ("python.NameError", "return rendr_template('a.html')", "`render_template`"),
    ("python.UnboundLocalError", "n = 0\n@app.route('/')\ndef f():\n    n += 1\n    return str(n)\n", "`n`"),
    ("python.ImportError.escape", "from flask import escape\ndef f(): pass\n", "markupsafe"),
    ("python.ImportError", "from flask import Sesion\ndef f(): pass\n", "`session`"),
    ("alan.desteklenmeyen-ad", "from flask import send_file\ndef f(): pass\n", "`send_file`"),
    ("python.ModuleNotFoundError", "import flsk\ndef f(): pass\n", "`flask`"),
    ("alan.desteklenmeyen-paket", "import numpy\ndef f(): pass\n", "`numpy`"),
    ("alan.desteklenmeyen-paket", "import sqlite3\ndef f(): pass\n", "`sqlite3`"),
    ("alan.dosya", "return open('a.txt').read()", "6. satır"),
    ("python.ModuleNotFoundError", "from Flask import Flask\ndef f(): pass\n", "`flask`"),
    ("python.SystemExit", "exit()", "6. satır"),
    ("python.EOFError.input", "return input('Ad: ')", "`input()`"),
    ("flask.yanit-yok", "x = 1", "`f`"),
    ("flask.yanit-turu", "return 5", "`f`"),
    ("flask.yanit-json", "return {'a': {1}}", "GET /"),
    ("flask.oturum-json", "session['kume'] = {1}\n    return ''", "`kume`"),
    (
        "flask.gizli-anahtar-yok",
        "app.secret_key = None\n@app.route('/')\ndef f():\n    session['a'] = 1\n    return ''\n",
        "7. satır",
    ),
    ("flask.cerez-degeri-metin-degil", "r = make_response('')\n    r.set_cookie('a', 5)\n    return r", "7. satır"),
    (
        "flask.samesite-yazim",
        "r = make_response('')\n    r.set_cookie('a', 'b', samesite='gevsek')\n    return r",
        "7. satır",
    ),
    ("cerez.satir-sonu", "r = make_response('')\n    r.headers['X-A'] = 'a\\nb'\n    return r", "7. satır"),
    ("python.AttributeError.set_cookie", "r = 'a'\n    r.set_cookie('a', 'b')\n    return r", "7. satır"),
    ("python.AttributeError.None", "return request.args.get('x').upper()", "6. satır"),
    ("python.AttributeError", "return request.arg", "`args`"),
    ("python.KeyError.session", "return session['ad']", "`ad`"),
    ("python.KeyError", "return {'a': 1}['b']", "`b`"),
    ("flask.BadRequestKeyError", "return request.form['ad']", "`ad`"),
    ("python.IndexError", "return [1][5]", "6. satır"),
    ("python.TypeError.metin-sayi", "return 'Yaş: ' + 17", "6. satır"),
    ("python.TypeError.cagri", "@app.route('/')\ndef f(ad):\n    return ad\n", "5. satır"),
    ("python.TypeError.cagrilamaz", "return session('ad')", "6. satır"),
    ("python.TypeError.indis", "return request.args.get['ad']", "6. satır"),
    ("python.TypeError.yineleme", "for i in 5:\n        pass", "`int`"),
    ("python.TypeError", "return 5 < 'a'", "6. satır"),
    ("python.ValueError.int", "return str(int('elma'))", "“elma”"),
    ("python.ValueError.acma", "a, b = 'tek'.split(',')\n    return a", "6. satır"),
    ("python.ValueError", "return str([1].index(5))", "6. satır"),
    ("python.UnicodeError", "return 'ç'.encode('ascii')", "6. satır"),
    ("python.JSONDecodeError", "import json\n    return json.loads('{bozuk')", "7. satır"),
    ("python.ZeroDivisionError", "return str(1 / 0)", "6. satır"),
    ("python.RecursionError", "@app.route('/')\ndef f():\n    return f()\n", "6. satır"),
    ("python.AssertionError", "assert 1 == 2", "6. satır"),
    ("python.genel", "raise NotImplementedError", "`NotImplementedError`"),
    ("python.genel", "class Bakiye(Exception): pass\n@app.route('/')\ndef f():\n    raise Bakiye('az')\n", "`Bakiye`"),
    ("flask.BuildError", "return url_for('anasayfa')", "`f`"),
    (
        "flask.BuildError.deger",
        "@app.route('/')\n@app.route('/k/<ad>', endpoint='k')\ndef f(ad=''):\n    return url_for('k')\n",
        "`ad`",
    ),
    ("flask.ayni-uc-nokta", "@app.route('/')\ndef f(): pass\n@app.route('/2')\ndef f(): pass\n", "`f`"),
    ("flask.gec-kurulum", "@app.route('/')\ndef f():\n    app.add_url_rule('/a', 'a', f)\n    return ''\n", "6. satır"),
    ("flask.rota-egik-cizgi", "@app.route('giris')\ndef f(): pass\n", "4. satır"),
    ("flask.rota-bicimi", "@app.route('/<sayi:n>')\ndef f(n): pass\n", "4. satır"),
    ("flask.methods-metin", "@app.route('/', methods='POST')\ndef f(): pass\n", "4. satır"),
    ("flask.istek-disi", "ad = request.args.get('ad')\ndef f(): pass\n", "4. satır"),
    ("flask.sablon-yok", "return render_template('yok.html')", "`yok.html`"),
    ("flask.sablon-yazim", "return render_template_string('\\n{% if a %}')", "2. satır"),
    ("flask.sablon-yazim", "return render_template_string('{{ a|olmayan }}')", "1. satır"),
    ("flask.sablon-tanimsiz", "return render_template_string('{{ a.b }}')", "1. satır"),
    (
        "oturum.kayit-buyuk",
        "import flask_session\napp.config['SESSION_TYPE'] = 'filesystem'\nflask_session.Session(app)\n\
      @app.route('/')\ndef f():\n    session['x'] = 'a' * 100_000\n    return ''\n",
        "GET /",
    ),
    ("alan.sure-siniri", "while True: pass", "6. satır"),
    ("alan.bellek-siniri", "return 'x' * 10**10", ""),
];

fn job(source: String) -> Job {
    let key = AppKey { workspace: Arc::from("deneme"), lesson: Arc::from("ders"), cell: 1 };
    let program = Program {
        key,
        edited: true,
        source: Arc::from(source),
        file_name: Arc::from("app.py"),
        templates: Arc::new(Vec::new()),
    };
    let request = RecordedRequest { method: "GET".into(), path: "/".into(), ..RecordedRequest::default() };
    let (scheme, host, remote) = ("http".to_owned(), "localhost".to_owned(), "127.0.0.1".to_owned());
    Job { program, request: request.into(), scheme, host, remote, now: 1_772_366_400.0, trace: false }
}

fn whole(program: &str) -> String {
    let view = if program.contains("def ") || program.starts_with("1urun") {
        program.to_owned()
    } else {
        format!("@app.route('/')\ndef f():\n    {program}\n")
    };
    let app = if view.contains("route") || view.contains("app.") { "" } else { "app = app\n" };
    format!("{HEAD}{view}{app}")
}

async fn explained(pool: &Pool, program: &str) -> Option<Explanation> {
    let source = whole(program);
    let job = job(source.clone());
    let request = job.request.clone();
    let case = Case { source: &source, request: Some(&request), templates: &[], wall_seconds: 1.0 };
    match pool.serve(job).await {
        Ok(Outcome { raised: Some(raised), .. }) => Some(explain::raised(&raised, &case)),
        Ok(Outcome { response, .. }) => explain::status(response?.status, &case),
        Err(error) => Some(explain::sandbox(&error, &case)),
    }
}

fn pool() -> Pool {
    let limits = Limits { wall_millis: 2_000, ..Limits::default() };
    Pool::start(env!("CARGO_BIN_EXE_cerez-defteri").into(), limits, Arc::new(Shelf::default()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_program_gets_the_explanation_that_is_meant_for_its_error() {
    let pool = pool();
    let mut wrong = Vec::new();
    for (id, program, names) in PROGRAMS {
        let Some(own) = explained(&pool, program).await else {
            wrong.push(format!("{id}: {program:?} raises nothing"));
            continue;
        };
        let text = format!("{} {} {} {}", own.ne, own.nerede, own.neden, own.yapin);
        if own.kod != *id || !text.contains(names) {
            wrong.push(format!("{id}: {program:?} got {} ({}): {text}", own.kod, own.asil));
        }
        if text.contains('{') && !program.contains('{') {
            wrong.push(format!("{id}: a placeholder stayed empty: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_error_of_pythons_is_explained_too() {
    let pool = pool();
    let app = "@app.route('/yok')\ndef f(): pass\n";
    assert_eq!(explained(&pool, app).await.map(|own| own.kod).as_deref(), Some("http.404"));
    let app = "@app.route('/', methods=['POST'])\ndef f(): pass\n";
    assert_eq!(explained(&pool, app).await.map(|own| own.kod).as_deref(), Some("http.405"));
    let none = format!("{HEAD}app = None\n");
    let case = Case { source: &none, request: None, templates: &[], wall_seconds: 1.0 };
    let outcome = pool.serve(job(none.clone())).await.expect("an outcome");
    assert_eq!(explain::raised(&outcome.raised.expect("no app"), &case).kod, "flask.uygulama-yok");
    for (error, id) in [(SandboxError::Busy, "alan.mesgul"), (SandboxError::Crashed("signal 11".into()), "alan.cokme")]
    {
        assert_eq!(explain::sandbox(&error, &case).kod, id);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn warnings_reach_the_learner_with_their_explanation() {
    let pool = pool();
    for (program, id) in [
        ("r = make_response('')\n    r.set_cookie('a', 'x' * 5000)\n    return r", "cerez.buyuk"),
        ("import warnings\n    warnings.warn('dikkat')\n    return ''", "python.uyari"),
        ("return 'x' * 2_000_000", "alan.govde-siniri"),
        (
            "r = make_response('')\n    for i in range(500): r.headers.add('X-A', 'b')\n    return r",
            "alan.baslik-siniri",
        ),
    ] {
        let source = whole(program);
        let case = Case { source: &source, request: None, templates: &[], wall_seconds: 1.0 };
        let outcome = pool.serve(job(source.clone())).await.expect("an outcome");
        let ids: Vec<String> = outcome
            .warnings
            .iter()
            .map(|(kind, message, line)| explain::warning(kind, message, *line, &case).kod)
            .collect();
        assert!(ids.iter().any(|own| own == id), "{id}: {ids:?} {:?}", outcome.raised);
    }
    let source = whole("return str(session)");
    let case = Case { source: &source, request: None, templates: &[], wall_seconds: 1.0 };
    let mut job = job(source.clone());
    Arc::make_mut(&mut job.request)
        .headers
        .push(("Cookie".into(), b"session=eyJhIjoxfQ.aaQqQA.bozukimzabozukimzabozukimza".to_vec()));
    let (kind, message, line) = &pool.serve(job).await.expect("an outcome").warnings[0];
    assert_eq!(explain::warning(kind, message, *line, &case).kod, "oturum.imza-gecersiz");
}

#[test]
fn no_explanation_of_an_error_is_without_a_program() {
    let text = include_str!("../../src/pages/messages.toml");
    let catalogue: BTreeSet<&str> =
        text.lines().filter_map(|line| line.strip_prefix("kod = \"")?.strip_suffix('"')).collect();
    let tried: BTreeSet<&str> = PROGRAMS.iter().map(|(id, _, _)| *id).collect();
    let elsewhere = [
        "http.404",
        "http.405",
        "flask.uygulama-yok",
        "alan.mesgul",
        "alan.cokme",
        "cerez.buyuk",
        "python.uyari",
        "alan.govde-siniri",
        "alan.baslik-siniri",
        "oturum.imza-gecersiz",
        // A store that is full or cannot write: tests of the records.
        "oturum.kayit-yazilamadi",
        "oturum.kayit-atildi",
        // A zygote that does not start: `sandbox::nursery`'s own tests.
        "alan.baslatilamadi",
    ];
    let untried: Vec<_> = catalogue
        .iter()
        .filter(|id| !(id.starts_with("ders.") || id.starts_with("cerez.") && **id != "cerez.satir-sonu"))
        .filter(|id| !tried.contains(**id) && !elsewhere.contains(id))
        .collect();
    assert!(untried.is_empty(), "{untried:?}");
    let unknown: Vec<_> = tried.iter().filter(|id| !catalogue.contains(**id)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}
