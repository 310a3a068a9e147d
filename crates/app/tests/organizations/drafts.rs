//! Drafts that an organisation's members write together: one is sent by the representative alone, all of them in one step.

use super::{BASE, OWN, comment, speaker};
use cantiere_domain::access::Role;
use cantiere_testkit::{Browser, TestSite};

const TOGETHER: &str = "quaglibuntobozza";

/// A contributor prepares, both change, the representative alone sends; who was slower sees both texts.
pub async fn together(site: &TestSite, ada: &mut Browser, bea: &mut Browser) {
    let own = speaker(bea).await;
    let denied = comment(bea, "Da sola.", &[("speaker", &own)]).await;
    assert_eq!(denied.status, 422, "who prepares does not send");
    let saved = comment(bea, &format!("Prima versione {TOGETHER}."), &[("speaker", &own), ("step", "draft")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let draft = saved.location().split('?').next().unwrap_or_default().to_string();
    let page = ada.get(&draft).await;
    assert!(page.has(TOGETHER) && page.has("Bozza di Comune di Acquachiara"));
    assert!(ada.get(OWN).await.has("Prima versione"), "drafts are listed for the members");
    for who in
        [&mut site.visitor(), &mut site.signed_in(None).await, &mut site.signed_in(Some(Role::Administrator)).await]
    {
        assert!(matches!(who.get(&draft).await.status.as_u16(), 401 | 404));
    }
    let team = page.field("team").expect("the number of the draft");
    let seen = page.field("seen").expect("its version");
    let fields = |body: &'static str, step: &'static str| {
        vec![
            ("kind", "comment"),
            ("body", body),
            ("speaker", own.as_str()),
            ("team", team.as_str()),
            ("seen", seen.as_str()),
            ("step", step),
            ("key", body),
        ]
    };
    let path = format!("{BASE}/comment");
    assert_eq!(ada.post(&path, &fields("Versione di Ada", "draft")).await.status, 303);
    let late = bea.post(&path, &fields("Versione di Bea", "draft")).await;
    assert!(late.status == 409 && late.has("Versione di Ada") && late.has("Versione di Bea"), "{}", late.text);
    let stale = ada.post(&path, &fields("Versione vecchia", "send")).await;
    assert!(stale.status == 409 && stale.has("Versione di Ada"), "nobody sends what a colleague has changed");
    let now = ada.get(&draft).await.field("seen").expect("a version");
    let mut send = fields("Posizione comune", "send");
    send[4] = ("seen", &now);
    let sent = ada.post(&path, &send).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let place = sent.location().split('?').next().unwrap_or_default().to_string();
    let page = site.visitor().get(&place).await;
    assert!(page.has("Posizione comune") && page.has("Comune di Acquachiara") && page.has("posizione ufficiale"));
    assert_eq!(ada.get(&draft).await.status, 404, "the draft has become the contribution");
}

/// A representative sends all drafts in one step, as they were read, or none of them.
pub async fn all_together(site: &TestSite, ada: &mut Browser, bea: &mut Browser) {
    let own = speaker(bea).await;
    let begin = async |who: &mut Browser, text: &str| {
        let saved = comment(who, text, &[("speaker", &own), ("step", "draft")]).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        saved.location().split('?').next().unwrap_or_default().to_string()
    };
    let first = begin(bea, "Prima osservazione insieme.").await;
    let second = begin(ada, "Seconda osservazione insieme.").await;
    let page = ada.get(OWN).await;
    assert!(page.has("Invia tutte le bozze insieme"), "{}", page.text);
    assert!(!bea.get(OWN).await.has("Invia tutte le bozze insieme"), "who prepares does not send");
    let path = format!("{BASE}/drafts");
    let list = format!("{path}?body={own}");
    assert_eq!(bea.get(&list).await.status, 404);
    let page = ada.get(&list).await;
    assert!(page.has("Prima osservazione insieme.") && page.has("Seconda osservazione insieme."), "{}", page.text);
    let held = |page: &str| -> Vec<(String, String)> {
        let mut fields: Vec<(String, String)> = page
            .split("name=\"draft-")
            .skip(1)
            .map(|part| {
                let id: String = part.chars().take_while(char::is_ascii_digit).collect();
                let seen = part.split("value=\"").nth(1).and_then(|t| t.split('"').next()).expect("a version");
                (format!("draft-{id}"), seen.to_string())
            })
            .collect();
        fields.push(("body".into(), own.clone()));
        fields
    };
    let send = async |who: &mut Browser, fields: &[(String, String)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        who.post(&path, &fields).await
    };
    let read = held(&page.text);
    assert_eq!(read.len(), 3);
    assert_eq!(send(bea, &read).await.status, 404);
    // A colleague changes one meanwhile: nothing is sent, and the page says which.
    let form = bea.get(&second).await;
    let (team, seen) = (form.field("team").expect("its number"), form.field("seen").expect("a version"));
    let more = [("speaker", own.as_str()), ("step", "draft"), ("team", team.as_str()), ("seen", seen.as_str())];
    assert_eq!(comment(bea, "Seconda, detta meglio.", &more).await.status, 303);
    let late = send(ada, &read).await;
    assert_eq!(late.status, 409, "{}", late.text);
    assert!(late.has("Qualcuno l’ha cambiata") && late.has("Seconda, detta meglio.") && late.has("Prima osservazione"));
    assert_eq!(ada.get(&first).await.status, 200, "nothing was sent");
    let sent = send(ada, &held(&late.text)).await;
    assert_eq!(sent.location(), format!("{list}&sent=2"), "{}", sent.text);
    assert!(ada.get(sent.location()).await.has("Inviati 2 contributi."));
    for draft in [&first, &second] {
        assert_eq!(ada.get(draft).await.status, 404, "the drafts have become contributions");
    }
    let all = site.visitor().get(&format!("{BASE}/contributions?order=new")).await;
    assert!(all.has("Seconda, detta meglio.") && all.has("Prima osservazione insieme."), "{}", all.text);
}
