//! Figures about the running process, for Prometheus.
//! They count; they must never say who asked for what.

use http::StatusCode;
use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// Upper ends of the buckets of durations, in microseconds.
const BUCKETS: [u64; 9] = [500, 1_000, 2_500, 5_000, 10_000, 50_000, 250_000, 1_000_000, 5_000_000];

#[derive(Default)]
pub struct Metrics {
    /// By hundreds of the status.
    answers: [AtomicU64; 6],
    /// Counts up to each end; the last one is all.
    durations: [AtomicU64; BUCKETS.len() + 1],
    microseconds: AtomicU64,
    cache_hits: AtomicU64,
    cache_misses: AtomicU64,
    pub(crate) connections: AtomicU64,
}

impl Metrics {
    pub(crate) fn answered(&self, status: StatusCode, took: Duration) {
        let class = usize::from(status.as_u16() / 100).min(5);
        self.answers[class].fetch_add(1, Relaxed);
        let micros = took.as_micros() as u64;
        let place = BUCKETS.iter().position(|end| micros <= *end).unwrap_or(BUCKETS.len());
        self.durations[place].fetch_add(1, Relaxed);
        self.microseconds.fetch_add(micros, Relaxed);
    }

    pub(crate) fn asked_cache(&self, hit: bool) {
        let counter = if hit { &self.cache_hits } else { &self.cache_misses };
        counter.fetch_add(1, Relaxed);
    }

    /// In the Prometheus text format 0.0.4.
    pub fn text(&self, more: &[(&str, &str, u64)]) -> String {
        let mut out = String::with_capacity(2_000);
        out.push_str(
            "# HELP cantiere_requests_total Answers by class of status.\n# TYPE cantiere_requests_total counter\n",
        );
        for class in 1..=5 {
            let n = self.answers[class].load(Relaxed);
            let _ = writeln!(out, "cantiere_requests_total{{status=\"{class}xx\"}} {n}");
        }
        out.push_str("# HELP cantiere_request_seconds Time to an answer; kept pages count as 0.\n# TYPE cantiere_request_seconds histogram\n");
        let mut below = 0;
        for (end, count) in BUCKETS.iter().zip(&self.durations) {
            below += count.load(Relaxed);
            let _ = writeln!(out, "cantiere_request_seconds_bucket{{le=\"{}\"}} {below}", *end as f64 / 1e6);
        }
        below += self.durations[BUCKETS.len()].load(Relaxed);
        let seconds = self.microseconds.load(Relaxed) as f64 / 1e6;
        let _ = writeln!(out, "cantiere_request_seconds_bucket{{le=\"+Inf\"}} {below}");
        let _ = writeln!(out, "cantiere_request_seconds_sum {seconds}\ncantiere_request_seconds_count {below}");
        let own = [
            ("cantiere_page_cache_hits_total", "counter", self.cache_hits.load(Relaxed)),
            ("cantiere_page_cache_misses_total", "counter", self.cache_misses.load(Relaxed)),
            ("cantiere_connections", "gauge", self.connections.load(Relaxed)),
        ];
        for (name, kind, value) in own.iter().chain(more) {
            let _ = writeln!(out, "# TYPE {name} {kind}\n{name} {value}");
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_cumulative_and_sum_up() {
        let metrics = Metrics::default();
        metrics.answered(StatusCode::OK, Duration::from_micros(400));
        metrics.answered(StatusCode::OK, Duration::from_millis(7));
        metrics.answered(StatusCode::NOT_FOUND, Duration::from_secs(9));
        let text = metrics.text(&[("cantiere_jobs_failed", "gauge", 2)]);
        for line in [
            "cantiere_requests_total{status=\"2xx\"} 2",
            "cantiere_requests_total{status=\"4xx\"} 1",
            "cantiere_request_seconds_bucket{le=\"0.0005\"} 1",
            "cantiere_request_seconds_bucket{le=\"0.01\"} 2",
            "cantiere_request_seconds_bucket{le=\"5\"} 2",
            "cantiere_request_seconds_bucket{le=\"+Inf\"} 3",
            "cantiere_request_seconds_count 3",
            "cantiere_jobs_failed 2",
        ] {
            assert!(text.lines().any(|l| l == line), "{line} is not in\n{text}");
        }
    }
}
