//! Taking part over HTTP, on both engines: what people send, who sees it, and what must not get through.

mod attachments;
mod auditor;
mod beside;
mod entries;
mod grid;
mod levels;
mod moderation;
mod processes;
mod questions;
mod rankings;
mod registers;
mod reminders;
mod replies;
mod site;
mod votes;
mod withheld;
mod withstand;
mod wordings;
