//! Who takes part in a consultation: invited one by one and from lists, reminded, and registered by the link.

use super::{BOARD, form, last_mail, last_mail_to, link, mails};
use cantiere_domain::access::{Assurance, Role};
use cantiere_spine::Error;
use cantiere_store::schema::organization::process_invitation;
use cantiere_testkit::TestSite;
use diesel::prelude::*;
use std::time::Duration;

/// The board has somebody at each stage, and each reminder goes once.
pub async fn board(site: &TestSite) {
    assert_eq!(site.visitor().get(BOARD).await.status, 401);
    assert_eq!(site.signed_in(None).await.get(BOARD).await.status, 403);
    assert_eq!(site.signed_in(Some(Role::Moderator)).await.get(BOARD).await.status, 403);
    assert_eq!(site.signed_in(Some(Role::Facilitator)).await.get(BOARD).await.status, 200);
    let mut planner = site.signed_in(Some(Role::Planner)).await;
    for stage in ["invited", "registered", "verified", "contributed"] {
        let page = planner.get(&format!("{BOARD}?stage={stage}")).await;
        let rows = page.text.matches("<th scope=\"row\">").count();
        assert!(page.status == 200 && rows > 0, "nobody is {stage}");
    }
    let list = "Nome;Email;Tipo\nComune di Borgonovo;info@borgonovo.invalid;Amministrazione territoriale\nSenza tipo;x@y.invalid\n";
    let told = planner.post(&format!("{BOARD}/list"), &[("list", list)]).await;
    assert!(told.status == 422 && told.has("Manca il tipo") && told.has("Un invito mandato"), "{}", told.text);
    let invitation = link(&last_mail(site).await, "/organizations/new?invited=");
    assert!(site.visitor().get(&invitation).await.has("Comune di Borgonovo"), "the form is filled in");
    let again = planner.post(&format!("{BOARD}/list"), &[("list", list)]).await;
    assert!(again.has("Comune di Borgonovo è già nell’elenco"), "{}", again.text);
    // The same list as a file: what is refused stands in the field, to be corrected.
    let file = "nome,email,tipo\nRete dei borghi,rete@borghi.invalid,Società civile\nSenza indirizzo,,Impresa\n";
    let told =
        planner.upload(&format!("{BOARD}/list"), &[("list", "")], &[("file", "enti.csv", file.as_bytes())]).await;
    assert!(told.status == 422 && told.has("Un invito mandato"), "{}", told.text);
    assert!(told.has("Senza indirizzo;;Impresa</textarea>"), "{}", told.text);
    assert!(planner.get(BOARD).await.has("Rete dei borghi"));
    // A quotation mark that is never closed is told with its row, and takes no other row with it.
    let open = "Consulta;\"consulta@borghi.invalid;Impresa";
    let told = planner.post(&format!("{BOARD}/list"), &[("list", open)]).await;
    assert!(told.has("Una virgoletta si apre e non si chiude") && told.has("Impresa</textarea>"), "{}", told.text);
    let file = format!("nome;email;tipo\n{open}\nAltra;altra@borghi.invalid;Impresa\n");
    let told = planner.upload(&format!("{BOARD}/list"), &[], &[("file", "enti.csv", file.as_bytes())]).await;
    assert!(told.status == 422 && told.has("Il file non si legge alla riga 2"), "{}", told.text);
    let told = planner.upload(&format!("{BOARD}/list"), &[], &[("file", "enti.csv", b"\xFF\xFE\x00")]).await;
    assert!(told.status == 422 && told.has("Il file non si legge"), "{}", told.text);
    // Let the last days come: the job reminds those who have not answered, once.
    site.run_jobs().await;
    let before = mails(site).await;
    // Twice a day, so that one of the looks is in office hours whenever the test runs.
    for _ in 0..48 {
        site.pass(Duration::from_secs(12 * 3_600));
        site.run_jobs().await;
    }
    let reminded = mails(site).await - before;
    assert!(reminded > 0, "nobody was reminded");
    // At half time, before the end, and whether they have still to register.
    type Reminded = (Option<i64>, Option<i64>, bool);
    let rows: Vec<Reminded> = site
        .site
        .db
        .read(|conn| -> Result<Vec<Reminded>, Error> {
            Ok(process_invitation::table
                .select((
                    process_invitation::half_at,
                    process_invitation::end_at,
                    process_invitation::organization.is_null(),
                ))
                .load(conn)?)
        })
        .await
        .expect("rows");
    assert!(rows.iter().any(|r| r.1.is_some()) && rows.iter().any(|r| r.1.is_none()), "{rows:?}");
    assert!(rows.iter().filter(|r| r.2).all(|r| r.1.is_some()), "who has not registered was reminded: {rows:?}");
    site.run_jobs().await;
    assert_eq!(mails(site).await - before, reminded, "none goes twice");
    // The first link is as good as the one in the reminder; whoever registers by it is on the board.
    let second = link(&last_mail_to(site, "info@borgonovo.invalid").await, "/organizations/new?invited=");
    assert_ne!(second, invitation);
    for link in [&second, &invitation] {
        assert!(site.visitor().get(link).await.has("Comune di Borgonovo"), "{link}");
    }
    let person = site.person("Berta Borgo", None).await;
    let mut berta = site.browser_of(person, Assurance::Email).await;
    let token = invitation.split("invited=").nth(1).expect("a token");
    let mut fields = form("Comune di Borgonovo sul Colle", "kb");
    fields.retain(|(name, _)| *name != "ipa_code");
    fields.push(("invited", token));
    let made = berta.post("/it/organizations/new", &fields).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let mut planner = site.signed_in(Some(Role::Planner)).await;
    assert!(planner.get(&format!("{BOARD}?stage=registered")).await.has("Comune di Borgonovo sul Colle"));
    for link in [&second, &invitation] {
        assert!(!site.visitor().get(link).await.has("Comune di Borgonovo"), "used up: {link}");
    }
}
