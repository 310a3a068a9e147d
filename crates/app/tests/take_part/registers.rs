//! Who may vote by a register: people named by their fiscal code, who show it by signing in with an electronic identity.

use crate::site::{BASE, DESK, Site, on_each, start, start_with_identity};
use crate::votes::{set_up, show};
use cantiere_domain::access::Assurance;
use cantiere_domain::id::PersonId;
use cantiere_spine::Error;
use cantiere_store::schema::accounts::identity as i;
use diesel::prelude::*;

const REGISTER: &str =
    "codice fiscale;cognome;posta\nRSSMRA80A01H501U;Rossi;\nVRDGPP13A10B293X;Verdi;\n;Altro;other@example.org\n";

/// As somebody is who has come in with an electronic identity that told this code.
async fn identified(site: &Site, person: PersonId, code: &str) {
    let mac = site.site.site.options.secret.fiscal_mac(code);
    let row = site.site.site.db.write(move |tx| -> Result<usize, Error> {
        let row = (i::person.eq(person.0), i::subject_mac.eq("subject"), i::fiscal_mac.eq(&mac), i::created_at.eq(1));
        Ok(diesel::insert_into(i::table).values(row).execute(tx.conn())?)
    });
    row.await.expect("an identity");
}

#[test]
fn a_register_admits_those_whose_identity_tells_a_code_of_it() {
    on_each(|engine| async move {
        let site = start_with_identity(engine).await;
        let (number, options) = set_up(&site, |_| {}).await;
        let mut dora = site.browser(site.planner).await;
        let file = [("table", "registro.csv", REGISTER.as_bytes())];
        let list = format!("{DESK}/votes/{number}/electors");
        let read = dora.upload(&list, &[("step", "read")], &file).await;
        assert!(read.status == 200 && read.has("L’elenco ha 2 persone"), "{}", read.text);
        assert!(read.has("le lettere e le cifre non tornano") && read.has("VRDGPP13A10B293X"), "{}", read.text);
        show(&site, number).await;

        identified(&site, site.citizen, "RSSMRA80A01H501U").await;
        let ballot = format!("{BASE}/votes/{number}/ballot");
        let content = options[0].to_string();
        let sending = [("step", "send"), ("content", content.as_str()), ("person", "yes")];
        // By mail nobody has shown whose code it is.
        let mut mailed = site.site.browser_of(site.citizen, Assurance::Email).await;
        assert!(mailed.get(&ballot).await.has("accede con l’identità digitale"));
        let refused = mailed.post(&ballot, &sending).await;
        assert!(refused.status == 422 && refused.has("accede con l’identità digitale"), "{}", refused.text);
        let mut sure = site.site.browser_of(site.citizen, Assurance::Low).await;
        assert!(!sure.get(&ballot).await.has("accede con l’identità digitale"));
        let sent = sure.post(&ballot, &sending).await;
        assert!(sent.location().contains("/receipt/"), "{}", sent.text);
        // Somebody else with an electronic identity is not on it.
        let mut carla = site.site.browser_of(site.speaker, Assurance::High).await;
        assert_eq!(carla.post(&ballot, &sending).await.status, 422);
    });
}

#[test]
fn codes_are_refused_where_no_identity_tells_one_and_the_list_stays() {
    on_each(|engine| async move {
        let site = start(engine).await;
        let (number, _) = set_up(&site, |_| {}).await;
        let mut dora = site.browser(site.planner).await;
        let list = format!("{DESK}/votes/{number}/electors");
        let step = [("step", "read")];
        let read = dora.upload(&list, &step, &[("table", "elenco.csv", b"other@example.org\n")]).await;
        assert!(read.has("L’elenco ha una persona"), "{}", read.text);
        let refused = dora.upload(&list, &step, &[("table", "registro.csv", b"RSSMRA80A01H501U\n")]).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        assert!(refused.has("nessuna identità digitale dice il codice fiscale"), "{}", refused.text);
        assert!(dora.get(&list).await.has("La persona che è nell’elenco"));
    });
}
