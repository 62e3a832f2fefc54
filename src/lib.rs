//! **Çerez Defteri**: a Turkish interactive workbook about HTTP cookies and sessions with Flask, in one binary.
//!
//! # The map
//! ```text
//! main.rs        arguments -> command; nothing else
//! cli/           sun (serve, the default), calistir (one Flask file), denetle (check lessons),
//!                yeni (a new lesson)                                                          (clap, annotate-snippets)
//! config.rs      every flag and environment variable, its default, its unit
//! app/           router, layer stack, security headers, metrics, state, graceful shutdown     (axum, hyper, prometheus-client)
//!                check/: every lesson's promises run in the sandbox with model browsers; renew: lessons that
//!                change while it runs
//! pages/         lesson page, index, search, tools, answers; text.rs = every Turkish sentence; explain.rs; templates/   (minijinja, frostem)
//! live/          the live endpoint, workspace code, event stream: HTTP <-> exchange          (axum, tower-cookies, lol_html)
//! lessons/       Markdown -> lessons, expectations; watching their folder                   (pulldown-cmark, notify)
//! sandbox/       Job in, Outcome out: pool, workers, limits, python/*.py                    (rustpython)
//! sessions/      Flask's signed cookie
//! cookies/       RFC 6265bis as pure functions
//! exchange/      plain data, serde only
//! store/         edits on disk, the bounded log of exchanges                                (rusqlite)
//! ```
//! A cell with `kok=` answers at that name (`http://banka.localhost:3000/dene/…`) beside pages that start its requests, and
//! no workbook route is there: `live::own_name`. What no browser can play here goes through `live::model_request`.
//!
//! `main -> cli -> app -> {pages, live} -> {lessons, sandbox, sessions, store} -> {cookies, exchange}`. Never backwards,
//! never sideways inside a brace; `config` is plain data that all above `store` may read. The crate in brackets is
//! imported in that room only. `tests/suite/rooms.rs` reads the `use` lines and fails on a wrong arrow.
//! `pages` and `live` are neighbours: what `live` needs said in Turkish it asks of `live::Wording`, which `app` fills.
//!
//! # The walk: one click on «Dene»
//! ```text
//! LEG A  browser: <form> or fetch to /dene/{ws}/{lesson}/{cell}/giris, real method, real body
//!   app      request id, log, security headers -> route
//!   live     RecordedRequest from what arrived (header lines in order, prefix taken away)
//!   store    the learner's edit, if any
//!   lessons  (lesson, cell) -> Cell, parsed at load
//!   sandbox  Job{source, templates, request, clock, trace} -> Outcome{response, steps, console, session | raised}
//!   live     the response, prefix added
//!   cookies  each Set-Cookie -> Verdict, by the workspace's model browser
//!   exchange all of it, one immutable value
//!   store    append to the workspace's log, wake its event stream
//! LEG B  browser: EventSource /akis/{ws} -> exchange as JSON -> panels redraw; the page also reads document.cookie
//!        and asks GET /dene/{ws}/{lesson}/{cell}/{path}/.depo, and POST …/beklenti/{n} for the checklist
//! ```
//! Limits that the record has: the HTTP library lower-cases header names and groups lines of one name; names are shown as
//! HTTP/1 browsers write them. `Date`, `Content-Length` and `Connection` are added after the handler.
//!
//! # Where a live request's time goes
//! The two-cookie view, recorded, on two processors (`tests/bench/pair`): 15,000 a second, four times Flask under gunicorn; 7,000
//! watched and stepped. About 55 us are the service's (half the kernel's: TCP and the worker's socket; then verdicts, HTTP,
//! the record) and 35 us the worker's (a third its socket, a third the learner's view, the rest `sandbox::walk` and natives).
//! - Python's steps around the view cost three times the view: `sandbox::walk` takes a usual request to it and back in Rust,
//!   `sandbox::usual` writes cookie lines and text responses; `_bridge` and our Flask are the whole story for all others.
//! - The async threads are half of the processors: more of them push Python's workers aside. Rendering is not done on them.
//! - glibc's allocator keeps more at hand than by default (`cli::allocator`): objects change threads.
//! - Words of verdicts are made when a record is read (`exchange::Late`), steps recorded while somebody watches.
//!
//! # Where a measurement changed the design
//! - *Edited code: interpreters of several workspaces were to share worker processes.* Each edited program has a process of its
//!   own, forked from one prepared interpreter. Measured: 4 ms from nothing to the first answer (a fresh interpreter with its
//!   imports takes 0.2 to 0.5 s), 2.8 MB of own memory each (5 MB an interpreter otherwise, never given back), and the end
//!   of a process frees all of it. A hostile program meets nobody else's objects, and stopping it disturbs nobody. A changed
//!   text gets a new process: what the old one did to `json` or `flask` is gone, as after a restart of `flask run`.
//! - *memory-serve for static files.* A table of embedded bytes with precompressed variants (`app::asset`) is smaller than the
//!   crate's surface and compiles sooner.
//! - *icu_casemap for search.* Folding ends at plain letters, and before the stemmer only `I` and `İ` need Turkish's lower case:
//!   two lines in `pages::search`, where the crate brings tables and would rebuild RustPython through features it shares.
//! - *Templates in minijinja.* Its operators, filters, undefined values and messages are its own, and beginners meet all of
//!   them: of 250 one-line templates 100 answered otherwise than Jinja2. The sandbox has a Jinja2 of its own in Python
//!   (`sandbox/python/jinja2`), which compiles a template once: 2 ms, then 10 us without names in it (minijinja, which parsed
//!   each time, 50 us) and 85 us for a short loop (80 us).
//! - *Code blocks of prose coloured when a lesson is read.* They are coloured when a page shows them (`lessons::code_block`):
//!   grammars took 100 of the 110 ms from the start to the first page.
//! - *Dates and numbers through `Intl`.* Its first formatter reads the locale for 50 ms on the page's only thread; Turkish dates
//!   and thousands are four lines in `static/js/lib/format.js`.
//! - *zlib.* Flask's cookie is compressed only where CPython's zlib gains at least two bytes; miniz decided otherwise in 269 of
//!   3,000 payloads, so `sessions::deflate` follows zlib's level 6 byte for byte.

pub mod app;
pub mod cli;
pub mod config;
pub mod cookies;
pub mod exchange;
pub mod lessons;
pub mod live;
pub mod pages;
pub mod sandbox;
pub mod sessions;
pub mod store;
