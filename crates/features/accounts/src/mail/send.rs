//! The job that sends one mail over SMTP. It may run again after a crash: the Message-ID is then the same.
//! Errors tell the server's number and nothing of its words, which may hold an address.

use super::{Letter, letter};
use cantiere_spine::mail::{JOB, Payload};
use cantiere_store::jobs::{Handlers, Job, JobError};
use cantiere_store::schema::accounts::mail;
use cantiere_store::{Db, Error, Tx};
use cantiere_web::{MailSecurity, MailServer, Site};
use diesel::prelude::*;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{SmtpTransport, Transport};
use std::sync::Arc;
use std::time::Duration;

pub fn handlers(handlers: Handlers, site: &Arc<Site>) -> Handlers {
    let (site, transport) = (site.clone(), site.options.mail.as_ref().map(transport));
    handlers.with(JOB, move |db, job| {
        let (site, transport) = (site.clone(), transport.clone());
        async move { send(site, transport, db, job).await }
    })
}

async fn send(
    site: Arc<Site>,
    transport: Option<Result<SmtpTransport, String>>,
    db: Db,
    job: Job,
) -> Result<(), JobError> {
    let Payload { mail: id } = serde_json::from_str(&job.payload)?;
    let asked = site.clone();
    let letter = db.read(move |conn| letter(conn, &asked, id)).await.map_err(again)?;
    if let Some(letter) = letter.filter(|_| !site.options.demo) {
        let server =
            site.options.mail.clone().ok_or_else(|| {
                JobError::Again("no mail server is configured: set [mail] in the configuration".into())
            })?;
        let transport = transport.expect("made from the same configuration").map_err(JobError::Again)?;
        let message = message(&site, &server, &letter).map_err(JobError::Fatal)?;
        let sent = tokio::task::spawn_blocking(move || transport.send(&message)).await;
        sent.map_err(|error| JobError::Again(error.to_string()))?.map_err(|error| refusal(&error))?;
    }
    // In the demonstration it stays, to be looked at; elsewhere nothing of it does.
    let keep = site.options.demo;
    db.write(move |tx: &mut Tx| -> Result<(), Error> {
        match keep {
            true => diesel::update(mail::table.find(id)).set(mail::sent_at.eq(tx.now())).execute(tx.conn())?,
            false => diesel::delete(mail::table.find(id)).execute(tx.conn())?,
        };
        job.done(tx)
    })
    .await?;
    Ok(())
}

fn again(error: cantiere_spine::Error) -> JobError {
    JobError::Again(error.to_string())
}

/// A server that says “never” (5xx) means it, unless it is about signing in to the server itself.
fn refusal(error: &lettre::transport::smtp::Error) -> JobError {
    let told = match error.status() {
        Some(code) => format!("the mail server answered {code}"),
        None if error.is_timeout() => "the mail server did not answer in time".into(),
        None if error.is_tls() => {
            "no secure connection to the mail server: check its name, port and certificate".into()
        }
        None => "the mail server cannot be reached".into(),
    };
    let code = error.status().map(u16::from).unwrap_or_default();
    if error.is_permanent() && !matches!(code, 530 | 534 | 535) { JobError::Fatal(told) } else { JobError::Again(told) }
}

fn message(site: &Site, server: &MailServer, letter: &Letter) -> Result<Message, String> {
    // The parser's own words hold the address.
    let mailbox =
        |text: &str, what: &str| text.parse::<Mailbox>().map_err(|_| format!("{what} is not an address of mail"));
    let host = site.base_url.origin().split("//").last().and_then(|host| host.split(':').next()).unwrap_or("localhost");
    let mut builder = Message::builder()
        .from(mailbox(&server.from, "`from` of [mail]")?)
        .to(mailbox(&letter.to, "the reader's address")?)
        .subject(&letter.subject)
        .message_id(Some(format!("<{}@{host}>", letter.uuid)))
        .date_now()
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("Content-Language", letter.language.as_str()));
    if !server.reply_to.is_empty() {
        builder = builder.reply_to(mailbox(&server.reply_to, "`reply_to` of [mail]")?);
    }
    if !letter.unsubscribe.is_empty() {
        builder = builder
            .raw_header(header("List-Unsubscribe", &format!("<{}>", letter.unsubscribe)))
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    let plain = lettre::message::header::ContentType::TEXT_PLAIN;
    builder.header(plain).body(letter.body.clone()).map_err(|error| error.to_string())
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

fn transport(server: &MailServer) -> Result<SmtpTransport, String> {
    let parameters = || TlsParameters::new(server.host.clone()).map_err(|error| error.to_string());
    let tls = match server.security {
        MailSecurity::Tls => Tls::Wrapper(parameters()?),
        MailSecurity::Starttls => Tls::Required(parameters()?),
        MailSecurity::None => Tls::None,
    };
    let mut builder = SmtpTransport::builder_dangerous(&server.host).port(server.port).tls(tls);
    if let Some(login) = &server.login {
        builder = builder.credentials(Credentials::new(login.user.clone(), login.password.clone()));
    }
    Ok(builder.timeout(Some(Duration::from_secs(20))).build())
}
