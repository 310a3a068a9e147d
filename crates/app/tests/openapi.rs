//! The description of the API as it is served, against the one in the repository: whoever changes what programs read sees it
//! in a difference. `GOLDEN=write` before the command writes it anew.

use cantiere_testkit::{Engine, TestSite};
use serde_json::Value;
use std::path::Path;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn described_api_is_the_one_in_the_repository() {
    let site = TestSite::start(Engine::Sqlite, cantiere::features::all()).await;
    let answer = site.visitor().get("/api/v1/openapi.json").await;
    assert_eq!(answer.status, 200);
    let mut served: Value = serde_json::from_str(&answer.text).expect("JSON");
    assert_eq!(served["info"]["version"], env!("CARGO_PKG_VERSION"));
    // A release alone changes nothing in the API.
    served["info"]["version"] = "0".into();
    let served = serde_json::to_string_pretty(&served).expect("JSON") + "\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/openapi.json");
    if std::env::var("GOLDEN").is_ok_and(|v| v == "write") {
        std::fs::write(&file, &served).expect("the description is written");
        return;
    }
    let kept = std::fs::read_to_string(&file).expect("tests/golden/openapi.json");
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (served, kept) = (lines(&served), lines(&kept));
    let differs = served.iter().zip(&kept).position(|(a, b)| a != b);
    assert!(
        served == kept,
        "tests/golden/openapi.json is not what is served, from line {}: read `GOLDEN=write cargo test -p cantiere --test \
         openapi` and its difference",
        differs.map_or(served.len().min(kept.len()), |n| n) + 1
    );
}
