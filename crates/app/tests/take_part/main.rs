//! Taking part over HTTP, on both engines: what people send, who sees it, and what must not get through.

mod again;
mod attachments;
mod auditor;
mod beside;
mod counted_again;
mod counts;
mod drafts;
mod entries;
mod full;
mod grid;
mod hostile;
mod languages;
mod levels;
mod mended;
mod moderation;
mod named;
mod options;
mod organization_page;
mod paper;
#[path = "../support/plain.rs"]
mod plain;
mod processes;
mod questions;
mod rankings;
mod read_first;
mod registers;
mod reminders;
mod replies;
mod reports;
mod secret;
mod similar;
mod site;
mod supports;
#[path = "../support/unpacked.rs"]
mod unpacked;
mod vote_told;
mod votes;
mod waiting_files;
mod withheld;
mod withstand;
mod wordings;
