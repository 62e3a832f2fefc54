//! Every route and every layer, in two readable lists.
//!
//! In: the [`App`]. Out: a router that tests drive without a port and `server` with one. Cannot fail.
//! Layers: [`around`] everything one with log and metrics (see what the others answer), security headers (on every answer, errors
//! included) and cells' own `*.localhost` names (no workbook route there), in this order from the outside; one, because each
//! layer of axum's costs a request as much as all of these together. Then by group: the cross-site guard and tower-cookies
//! over `/atolye` only. Live endpoints have neither: CSRF is taught there, and their cookies are raw lines. Bodies are bounded
//! where they are read (`live::request`).

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{any, get, post};
use http::HeaderMap;
use tower_cookies::CookieManagerLayer;

use crate::app::{App, classroom, cross_site, log, metrics, page, policy, search, teacher, tool};
use crate::live::{clock, code, endpoint, exercise, expectation, jar_order, model_order, own_name, reset, stream};

/// Largest JSON order to the workbook's own routes, bytes.
const ORDER: usize = 16 * 1024;

/// The whole service.
pub fn build(app: App) -> Router {
    let pages = Router::new()
        .route("/", get(page::index))
        .route("/ders/{slug}", get(page::lesson))
        .route("/hakkinda", get(page::about))
        .route("/egitmen", get(page::guide))
        .route("/sinif", get(classroom::show))
        .route("/ara", get(search::page))
        .route("/ara.json", get(search::json))
        .route("/sozluk", get(page::glossary))
        .route("/static/{*name}", get(page::asset))
        .route("/ders-dosya/{*name}", get(page::lesson_file))
        .route("/favicon.ico", get(page::icon))
        .route("/saglik", get(health))
        .route("/olcumler", get(metrics::show));

    let tools = Router::new()
        .route("/araclar", get(tool::list))
        .route("/araclar/set-cookie", get(tool::line_page).post(tool::line_form))
        .route("/araclar/set-cookie.json", post(tool::line_json))
        .route("/araclar/oturum", get(tool::session_page).post(tool::session_form))
        .route("/araclar/oturum.json", post(tool::session_json))
        .layer(DefaultBodyLimit::max(tool::BODY));

    let live = Router::new().route("/dene/{*place}", any(endpoint::serve)).layer(DefaultBodyLimit::disable());

    let bench = Router::new()
        .route("/atolye/{ws}/sifirla", post(reset::workspace))
        .route("/atolye/{ws}/cerez", post(jar_order::obey))
        .route("/atolye/{ws}/{lesson}/{cell}", get(code::read).put(code::save).delete(code::give_up))
        .route("/atolye/{ws}/{lesson}/{cell}/sifirla", post(reset::cell))
        .route("/atolye/{ws}/{lesson}/{cell}/saat", post(clock::set))
        .route("/atolye/{ws}/{lesson}/{cell}/tarayici/{name}", get(model_order::show).post(model_order::obey))
        .route("/atolye/{ws}/{lesson}/durum", get(model_order::lesson))
        .route("/atolye/{ws}/{lesson}/{cell}/beklenti/{n}", post(expectation::judge))
        .route("/atolye/{ws}/{lesson}/kontrol/{n}", post(exercise::check))
        .route("/atolye/{ws}/{lesson}/cozum/{n}", get(exercise::solution))
        .layer(DefaultBodyLimit::max(ORDER))
        .layer(CookieManagerLayer::new())
        .layer(from_fn_with_state(app.live.clone(), cross_site::guard));

    let news = Router::new()
        .route("/akis/{ws}", get(stream::events))
        .route("/kayit/{ws}", get(stream::log))
        .route("/yenilik", get(stream::lessons));

    let teacher = match &app.teacher {
        Some(_) => Router::new()
            .route("/ogretmen/{key}", get(teacher::index))
            .route("/ogretmen/{key}/{slug}", get(teacher::lesson)),
        None => Router::new(),
    };

    Router::new()
        .merge(pages)
        .merge(teacher)
        .merge(tools)
        .merge(live)
        .merge(bench)
        .merge(news)
        .fallback(not_found)
        .method_not_allowed_fallback(not_allowed)
        .layer(from_fn_with_state(app.clone(), around))
        .with_state(app)
}

/// The layer around every route.
async fn around(State(app): State<App>, request: Request, next: Next) -> Response {
    let (head, body) = request.into_parts();
    let entry = log::Entry::begin(&head);
    let mut response = match own_name::no_workbook(&app.live, &head) {
        Some(answer) => answer,
        None => next.run(Request::from_parts(head, body)).await,
    };
    policy::secure(&mut response);
    app.metrics.count(entry.route(), response.status().as_u16(), entry.elapsed());
    entry.end(&mut response);
    response
}

async fn health() -> &'static str {
    "ok"
}

async fn not_found(State(app): State<App>, headers: HeaderMap) -> Response {
    page::missing(&app, headers).await
}

async fn not_allowed(State(app): State<App>, headers: HeaderMap) -> Response {
    page::not_allowed(&app, headers).await
}
