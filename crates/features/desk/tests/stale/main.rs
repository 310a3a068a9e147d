//! What two planners do to one draft at once, on both engines: nothing is published, brought in or thrown away unseen, and a
//! button pressed twice does it once.

mod buttons;

use cantiere_domain::access::{Assurance, Role};
use cantiere_testkit::{Browser, Engine, TestSite, on_each};
use http::StatusCode;

const BASE: &str = "/it/desk/plans/orti/2027";

/// Two planners, and a plan with one chapter.
async fn two(engine: Engine) -> (TestSite, Browser, Browser, String) {
    let site = TestSite::start(engine, vec![cantiere_desk::feature()]).await;
    let mut both = Vec::new();
    for name in ["Ada", "Elio"] {
        let person = site.person(name, Some(Role::Planner)).await;
        both.push(site.browser_of(person, Assurance::Substantial).await);
    }
    let mut ada = both.remove(0);
    ada.post("/it/desk/new", &[("name", "Orti"), ("edition", "2027"), ("language", "it"), ("key", "k1")]).await;
    let chapter = [("kind", "chapter"), ("title", "Scuole"), ("times_kind", "none"), ("key", "k2")];
    let made = ada.post(&format!("{BASE}/items/new"), &chapter).await;
    let chapter = made.location().rsplit_once("#i").unwrap().1.to_string();
    (site, ada, both.remove(0), chapter)
}

async fn add(who: &mut Browser, chapter: &str, text: &str) -> String {
    let fields = [("part", chapter), ("kind", "paragraph"), ("text", text), ("key", text)];
    let made = who.post(&format!("{BASE}/paragraphs/new"), &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    made.location().rsplit_once("#p").unwrap().1.to_string()
}

#[test]
fn a_draft_that_a_colleague_changed_is_shown_before_it_is_published_and_two_clicks_publish_once() {
    on_each(|engine| async move {
        let (_site, mut ada, mut elio, chapter) = two(engine).await;
        add(&mut ada, &chapter, "Uno.").await;
        let send = async |ada: &mut Browser, seen: &str, key: &str| {
            let fields = [("summary", "La mia frase"), ("when", "now"), ("seen", seen), ("key", key)];
            ada.post(&format!("{BASE}/publish"), &fields).await
        };
        let page = ada.get(&format!("{BASE}/publish")).await;
        let (seen, key) = (page.field("seen").unwrap(), page.field("key").unwrap());
        add(&mut elio, &chapter, "Due.").await;
        let refused = send(&mut ada, &seen, &key).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.has("la bozza è cambiata dopo") && refused.has("La mia frase</textarea>"), "{}", refused.text);
        let blind = ada.post(&format!("{BASE}/publish"), &[("summary", "x"), ("when", "now")]).await;
        assert_eq!(blind.status, StatusCode::CONFLICT, "nothing was looked at");

        let (seen, key) = (refused.field("seen").unwrap(), refused.field("key").unwrap());
        for _ in 0..2 {
            assert_eq!(send(&mut ada, &seen, &key).await.location(), "/it/plans/orti/2027/versions");
        }
        add(&mut elio, &chapter, "Tre.").await;
        assert_eq!(send(&mut ada, &seen, &key).await.location(), "/it/plans/orti/2027/versions");
        let draft = ada.get(&format!("{BASE}/publish")).await;
        assert!(draft.has("Pubblica</button>"), "what came after the first click is still a draft: {}", draft.text);

        // A colleague published in the meantime: the sentence is not lost.
        let seen = draft.field("seen").unwrap();
        let theirs = [("summary", "Sua"), ("when", "now"), ("nature", "meaning"), ("seen", seen.as_str())];
        assert_eq!(elio.post(&format!("{BASE}/publish"), &theirs).await.status, StatusCode::SEE_OTHER);
        let late = send(&mut ada, &seen, "another").await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.has("La mia frase"), "{}", late.text);
    });
}

#[test]
fn a_file_does_not_take_the_place_of_what_a_colleague_wrote_after_the_preview() {
    on_each(|engine| async move {
        let (_site, mut ada, mut elio, chapter) = two(engine).await;
        add(&mut ada, &chapter, "Uno.").await;
        let file = "# Scuole\n\nDal file.\n";
        let upload = async |ada: &mut Browser, name: &str, text: &str| {
            let read = ada.upload(&format!("{BASE}/file"), &[], &[("file", name, text.as_bytes())]).await;
            assert_eq!(read.status, StatusCode::OK, "{}", read.text);
            read
        };
        let confirm = async |ada: &mut Browser, page: &cantiere_testkit::Answer| {
            let field = |name: &str| page.field(name).unwrap();
            let (seen, read, key) = (field("seen"), field("read"), field("key"));
            ada.post(&format!("{BASE}/file/confirm"), &[("seen", &seen), ("read", &read), ("key", &key)]).await
        };
        let preview = upload(&mut ada, "piano.md", file).await;
        add(&mut elio, &chapter, "Di Elio.").await;
        let refused = confirm(&mut ada, &preview).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.has("Qualcun altro ha cambiato la bozza") && refused.has("piano.md"), "{}", refused.text);
        assert!(ada.get(&format!("{BASE}/parts/{chapter}")).await.has("Di Elio."));

        // Another file was read in another window: it is that one that waits, and it is shown before it counts.
        upload(&mut ada, "altro.md", "# Scuole\n\nUn altro file.\n").await;
        let other = confirm(&mut ada, &refused).await;
        assert_eq!(other.status, StatusCode::CONFLICT);
        assert!(other.has("altro.md") && other.has("hai letto un altro file"), "{}", other.text);
        for _ in 0..2 {
            let done = confirm(&mut ada, &other).await;
            assert_eq!(done.location(), format!("{BASE}?done=imported"), "{}", done.text);
        }
        assert_eq!(ada.post(&format!("{BASE}/file/confirm"), &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn closed_edition_says_so_and_refuses_every_form() {
    on_each(|engine| async move {
        let (_site, mut ada, _, chapter) = two(engine).await;
        let block = add(&mut ada, &chapter, "Uno.").await;
        let settings = async |ada: &mut Browser, state: &str| {
            let seen = ada.get(&format!("{BASE}/settings")).await.field("seen").unwrap();
            let fields = [
                ("name", "2027"),
                ("state", state),
                ("visibility", "staff"),
                ("quiet_months", "6"),
                ("seen", seen.as_str()),
            ];
            let saved = ada.post(&format!("{BASE}/settings"), &fields).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        };
        settings(&mut ada, "closed").await;
        assert!(ada.get(BASE).await.has("Questa edizione è chiusa"));
        let words = [("kind", "paragraph"), ("text", "Altro."), ("version", "1"), ("do", "remove"), ("title", "Altro")];
        for place in [
            format!("paragraphs/{block}"),
            format!("paragraphs/{block}/place"),
            "paragraphs/new".into(),
            format!("items/{chapter}/place"),
            "undo".into(),
            "start".into(),
            "publish".into(),
            "adoption".into(),
        ] {
            let fields =
                [&words[..], &[("key", place.as_str()), ("removed", "1"), ("part", chapter.as_str())]].concat();
            let refused = ada.post(&format!("{BASE}/{place}"), &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{place}: {}", refused.text);
            assert!(refused.has("riaprila nelle impostazioni"), "{place}: {}", refused.text);
        }
        let file = ada.upload(&format!("{BASE}/file"), &[], &[("file", "a.md", b"# Altro\n")]).await;
        assert_eq!(file.status, StatusCode::UNPROCESSABLE_ENTITY);
        settings(&mut ada, "in_force").await;
        assert_eq!(ada.post(&format!("{BASE}/start"), &[]).await.status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn words_for_what_a_colleague_removed_are_shown_and_added_where_they_stood() {
    on_each(|engine| async move {
        let (_site, mut ada, mut elio, chapter) = two(engine).await;
        add(&mut ada, &chapter, "Uno.").await;
        let block = add(&mut ada, &chapter, "Due.").await;
        add(&mut ada, &chapter, "Tre.").await;
        let target = format!("block:{block}");
        let kept = [("target", target.as_str()), ("version", "1"), ("kind", "paragraph"), ("text", "Lasciato a metà.")];
        assert_eq!(ada.post(&format!("{BASE}/keep"), &kept).await.status, StatusCode::NO_CONTENT);
        elio.post(&format!("{BASE}/paragraphs/{block}/place"), &[("do", "remove")]).await;

        let later = ada.get(&format!("{BASE}/paragraphs/{block}")).await;
        assert_eq!(later.status, StatusCode::CONFLICT);
        assert!(later.has("Lasciato a metà.</textarea>"), "what waited of it is shown: {}", later.text);
        let nothing_waits = elio.get(&format!("{BASE}/paragraphs/{block}")).await;
        assert_eq!(nothing_waits.location(), format!("{BASE}?done=gone"), "{}", nothing_waits.text);

        let fields = [("version", "1"), ("kind", "paragraph"), ("text", "Due e mezzo.")];
        let refused = ada.post(&format!("{BASE}/paragraphs/{block}"), &fields).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.has("Due e mezzo.</textarea>") && refused.has("non c’è più"), "{}", refused.text);
        let field = |name: &str| refused.field(name).unwrap();
        let (after, part, gone, key) = (field("after"), field("part"), field("gone"), field("key"));
        let again = [
            ("kind", "paragraph"),
            ("text", "Due e mezzo."),
            ("after", &after),
            ("part", &part),
            ("gone", &gone),
            ("key", &key),
        ];
        assert_eq!(ada.post(&format!("{BASE}/paragraphs/new"), &again).await.status, StatusCode::SEE_OTHER);
        let text = ada.get(&format!("{BASE}/parts/{chapter}")).await.text;
        let places: Vec<usize> = ["Uno.", "Due e mezzo.", "Tre."].map(|t| text.find(t).expect(t)).to_vec();
        assert!(places.is_sorted(), "it stands where it stood");
        let nothing_waits = ada.get(&format!("{BASE}/paragraphs/{block}")).await;
        assert_eq!(nothing_waits.location(), format!("{BASE}?done=gone"), "{}", nothing_waits.text);

        // The same of an item, and of a paragraph that was to stand in it.
        let action =
            [("kind", "action"), ("parent", &chapter), ("title", "Aprire orti"), ("times_kind", "none"), ("key", "a")];
        let made = ada.post(&format!("{BASE}/items/new"), &action).await;
        let item = made.location().rsplit_once("#i").unwrap().1.to_string();
        elio.post(&format!("{BASE}/items/{item}/place"), &[("do", "remove")]).await;
        let words = [("version", "1"), ("kind", "action"), ("title", "Aprire venti orti"), ("times_kind", "none")];
        let refused = ada.post(&format!("{BASE}/items/{item}"), &words).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.has("Aprire venti orti</textarea>"), "{}", refused.text);
        assert_eq!(refused.field("parent"), Some(chapter.clone()));
        let text = [("part", item.as_str()), ("kind", "paragraph"), ("text", "Dentro."), ("key", "b")];
        let refused = ada.post(&format!("{BASE}/paragraphs/new"), &text).await;
        assert_eq!((refused.status, refused.field("part")), (StatusCode::CONFLICT, Some(chapter.clone())));
        assert!(refused.has("Dentro.</textarea>"), "{}", refused.text);
        assert_eq!(ada.post(&format!("{BASE}/paragraphs/999999"), &fields).await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_text_that_waits_is_not_written_over_by_one_begun_beside_it() {
    on_each(|engine| async move {
        let (_site, mut ada, mut elio, chapter) = two(engine).await;
        let block = add(&mut ada, &chapter, "Uno.").await;
        let form = format!("{BASE}/paragraphs/{block}");
        let target = |page: &cantiere_testkit::Answer| {
            let value = page.text.rsplit("name=\"target\" value=\"").next().unwrap();
            value.split('"').next().unwrap().to_string()
        };
        let keep = async |ada: &mut Browser, target: &str, text: &str| {
            let fields = [("target", target), ("version", "1"), ("kind", "paragraph"), ("text", text)];
            assert_eq!(ada.post(&format!("{BASE}/keep"), &fields).await.status, StatusCode::NO_CONTENT);
        };
        let first = target(&ada.get(&form).await);
        keep(&mut ada, &first, "Il primo.").await;
        let second = target(&ada.get(&form).await);
        assert_eq!(
            (first.as_str(), second.as_str()),
            (format!("block:{block}").as_str(), format!("block:{block}:2").as_str())
        );
        keep(&mut ada, &second, "Il secondo.").await;
        let both = ada.get(&form).await;
        assert!(both.has(&format!("?kept={first}\"")) && both.has(&format!("?kept={second}\"")), "{}", both.text);
        for (target, words) in [(&first, "Il primo."), (&second, "Il secondo.")] {
            let taken = ada.get(&format!("{form}?kept={target}")).await;
            assert!(taken.has(&format!("{words}</textarea>")), "{}", taken.text);
        }
        // What was saved does not wait any more; the other does.
        let fields = [("target", second.as_str()), ("version", "1"), ("kind", "paragraph"), ("text", "Il secondo.")];
        assert_eq!(ada.post(&form, &fields).await.status, StatusCode::SEE_OTHER);
        for again in [form.clone(), format!("{form}?kept={second}")] {
            let left = ada.get(&again).await;
            // The links to the other language carry the address as it was asked.
            let offered = |target: &str| left.has(&format!("class=\"btn btn-primary\" href=\"{form}?kept={target}\""));
            assert!(offered(&first) && !offered(&second), "{}", left.text);
        }
        let thrown = ada.post(&format!("{BASE}/keep"), &[("target", &first), ("discard", "yes")]).await;
        assert_eq!(thrown.location(), format!("{form}?done=discarded"));
        // A colleague takes the paragraph out: each text is added by itself, and the other goes on waiting.
        keep(&mut ada, &first, "Il terzo.").await;
        keep(&mut ada, &second, "Il quarto.").await;
        elio.post(&format!("{form}/place"), &[("do", "remove")]).await;
        for words in ["Il quarto.", "Il terzo."] {
            let shown = ada.get(&form).await;
            assert!(shown.has(&format!("{words}</textarea>")), "{}", shown.text);
            let [after, part, gone] = ["after", "part", "gone"].map(|name| shown.field(name).unwrap());
            let place = [("after", after.as_str()), ("part", part.as_str()), ("gone", gone.as_str())];
            let fields = [&place[..], &[("kind", "paragraph"), ("text", words), ("key", words)]].concat();
            assert_eq!(ada.post(&format!("{BASE}/paragraphs/new"), &fields).await.status, StatusCode::SEE_OTHER);
        }
        let nothing_waits = ada.get(&form).await;
        assert_eq!(nothing_waits.location(), format!("{BASE}?done=gone"), "{}", nothing_waits.text);
        for wrong in ["block:7:1", "block:7:10", "block:7:2:2", "block::2"] {
            let refused = ada.post(&format!("{BASE}/keep"), &[("target", wrong), ("text", "x")]).await;
            assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{wrong}");
        }
    });
}

#[test]
fn hostile_file_is_refused_and_loses_nothing() {
    on_each(|engine| async move {
        let (_site, mut ada, _, chapter) = two(engine).await;
        add(&mut ada, &chapter, "Uno.").await;
        let upload = async |ada: &mut Browser, name: &str, bytes: &[u8]| {
            ada.upload(&format!("{BASE}/file"), &[], &[("file", name, bytes)]).await
        };
        let good = upload(&mut ada, "piano.md", "# Scuole\n\nDal file.\n".as_bytes()).await;
        let deep = "[".repeat(100_000);
        let hostile: [(&str, &[u8]); 5] = [
            ("p.docx", b"PK\x03\x04 e poi niente"),
            ("p.xlsx", b"PK\x05\x06"),
            ("p.json", deep.as_bytes()),
            ("p.csv", b"kind,title\nboh,\xff\n"),
            ("p.exe", b"MZ"),
        ];
        for (name, bytes) in hostile {
            let refused = upload(&mut ada, name, bytes).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(refused.has("id=\"file-error\""), "{name}: {}", refused.text);
        }
        assert!(ada.get(&format!("{BASE}/parts/{chapter}")).await.has("Uno."));
        // What was read before is still there to be confirmed.
        let field = |name: &str| good.field(name).unwrap();
        let fields = [("seen", field("seen")), ("read", field("read")), ("key", field("key"))];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let done = ada.post(&format!("{BASE}/file/confirm"), &fields).await;
        assert_eq!(done.location(), format!("{BASE}?done=imported"), "{}", done.text);
        assert!(ada.get(&format!("{BASE}/parts/{chapter}")).await.has("Dal file."));
    });
}

#[test]
fn settings_that_a_colleague_changed_are_shown_where_they_differ() {
    on_each(|engine| async move {
        let (_site, mut ada, mut elio, _) = two(engine).await;
        let page = format!("{BASE}/settings");
        let seen = ada.get(&page).await.field("seen").unwrap();
        let save = async |who: &mut Browser, name: &str, brief: &str, months: &str, seen: &str| {
            let fields = [
                ("name", name),
                ("brief", brief),
                ("quiet_months", months),
                ("state", "draft"),
                ("visibility", "staff"),
                ("seen", seen),
            ];
            who.post(&page, &fields).await
        };
        let first = save(&mut elio, "2027–2029", "Gli orti in breve.", "9", &seen).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text);
        let late = save(&mut ada, "2027", "", "9", &seen).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        for now in ["<dt>Nome</dt><dd lang=\"it\">2027–2029</dd>", "<dd lang=\"it\">Gli orti in breve.</dd>"] {
            assert!(late.has(now), "{now}: {}", late.text);
        }
        assert_eq!(late.text.matches("<dd").count(), 2, "what is the same is not told: {}", late.text);
        assert_eq!(late.field("name").as_deref(), Some("2027"), "what was typed is there");
        let seen = late.field("seen").unwrap();
        assert_eq!(save(&mut ada, "2027", "", "9", &seen).await.status, StatusCode::SEE_OTHER);
    });
}
