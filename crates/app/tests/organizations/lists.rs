//! Lists of many to invite, and how many mails one may ask for in an hour.

use super::{BOARD, demo, mails};
use cantiere_domain::access::Role;

#[test]
fn a_list_of_more_mails_than_one_may_send_now_comes_back_whole_and_takes_nothing_of_what_is_left() {
    demo::on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let list = format!("{BOARD}/list");
        let rows = |from: usize, to: usize| -> String {
            (from..to).map(|n| format!("Ente {n};ente{n}@borgonovo.invalid;Impresa\n")).collect()
        };
        let sent = planner.post(&list, &[("list", &rows(0, 200))]).await;
        assert_eq!(sent.location(), format!("{BOARD}?done=asked&n=200"), "{}", sent.text);
        let before = mails(&site).await;
        let more = rows(200, 400);
        for refused in [
            planner.post(&list, &[("list", &more)]).await,
            planner.upload(&list, &[], &[("file", "enti.csv", more.as_bytes())]).await,
        ] {
            assert!(refused.status == 429 && refused.has("aspetta qualche minuto"), "{}", refused.text);
            assert!(refused.has("Ente 200;ente200@borgonovo.invalid;Impresa"), "{}", refused.text);
            assert!(refused.has("Ente 399;ente399@borgonovo.invalid;Impresa"), "{}", refused.text);
        }
        assert_eq!(mails(&site).await, before);
        let fewer = planner.post(&list, &[("list", &rows(200, 250))]).await;
        assert_eq!(fewer.location(), format!("{BOARD}?done=asked&n=50"), "{}", fewer.text);
    });
}
