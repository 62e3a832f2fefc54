//! `/olcumler`: what a running workbook counts, as Prometheus text. Nothing of a learner: no workspace, cookie or address.
//!
//! In: every request by its route's pattern, and the sizes of the live side when asked. Out: OpenMetrics text. Cannot fail.
//! Not here: single requests (`log`).

use std::fmt;
use std::time::Duration;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use prometheus_client::collector::Collector;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{DescriptorEncoder, EncodeLabelSet, EncodeMetric};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::app::App;
use crate::live::Live;

/// The text's media type.
const OPENMETRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Upper bounds of the time histogram's buckets, seconds: around the targets (a live answer) and the limits (a stopped loop).
const BUCKETS: [f64; 11] = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.06, 0.25, 1.0, 3.0, 10.0];

/// Where a request went and how it ended. Patterns, not paths: their number is fixed, and a path names a workspace.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Ended {
    yol: String,
    durum: u16,
}

/// A route's pattern.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    yol: String,
}

/// The counters of one service.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Ended, Counter>,
    seconds: Family<Route, Histogram>,
}

impl Metrics {
    /// Counters at zero, and gauges that read `live` when they are asked for.
    pub fn new(live: Live) -> Self {
        let mut registry = Registry::with_prefix("cerez_defteri");
        let requests = Family::<Ended, Counter>::default();
        let seconds = Family::<Route, Histogram>::new_with_constructor(|| Histogram::new(BUCKETS));
        registry.register("istekler", "Yanıtlanan istekler, yol kalıbına ve durum koduna göre", requests.clone());
        registry.register("istek_saniye", "İsteğin başından yanıtın başına kadar geçen saniye", seconds.clone());
        registry.register_collector(Box::new(Sizes(live)));
        Self { registry, requests, seconds }
    }

    /// Counts one answer.
    pub fn count(&self, route: Option<&str>, status: u16, took: Duration) {
        let yol = route.unwrap_or("-").to_owned();
        self.seconds.get_or_create(&Route { yol: yol.clone() }).observe(took.as_secs_f64());
        self.requests.get_or_create(&Ended { yol, durum: status }).inc();
    }

    fn text(&self) -> String {
        let mut text = String::new();
        // Writing into a String does not fail; a half text would be no worse than none.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

/// What the live side holds at this moment.
struct Sizes(Live);

impl fmt::Debug for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sizes")
    }
}

impl Collector for Sizes {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let catalog = self.0.catalog.current();
        let broken = catalog.lessons.iter().filter(|entry| entry.lesson.is_err()).count();
        let (workspaces, streams) = self.0.log.sizes();
        let sizes = [
            ("dersler", "Yayındaki dersler", catalog.lessons.len() - broken),
            ("bozuk_dersler", "Hatası olduğu için açılmayan ders dosyaları", broken),
            ("atolyeler", "Bellekte alışverişleri duran atölyeler", workspaces),
            ("akislar", "Açık olay akışları", streams),
        ];
        for (name, help, size) in sizes {
            let gauge = ConstGauge::new(i64::try_from(size).unwrap_or(i64::MAX));
            gauge.encode(encoder.encode_descriptor(name, help, None, gauge.metric_type())?)?;
        }
        Ok(())
    }
}

/// `/olcumler`.
pub async fn show(State(app): State<App>) -> Response {
    ([(CONTENT_TYPE, OPENMETRICS)], app.metrics.text()).into_response()
}
