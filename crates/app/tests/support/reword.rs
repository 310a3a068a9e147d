//! An action written anew at the desk, as a planner does it.

use cantiere_testkit::Browser;

/// Gives the action with a code another title, in the draft.
pub async fn reword(planner: &mut Browser, desk: &str, code: &str, title: &str) {
    let list = planner.get(&format!("{desk}/progress?all=yes")).await.text;
    let row = list.split(&format!("aria-label=\"{code}\"")).next().expect("the action is listed");
    let item = row.rsplit("name=\"item\" value=\"").next().and_then(|t| t.split('"').next()).expect("its number");
    let path = format!("{desk}/items/{item}");
    let form = planner.get(&path).await;
    let (version, key) = (form.field("version").expect("a version"), form.field("key").unwrap_or_default());
    let fields = [
        ("version", version.as_str()),
        ("key", &key),
        ("kind", "action"),
        ("code", code),
        ("title", title),
        ("times_kind", "none"),
        ("nature", "meaning"),
    ];
    let saved = planner.post(&path, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
}
