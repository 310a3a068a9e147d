//! How surely somebody must have said who they are, and what they are told of it before they write a word.

use cantiere_spine::contribution::Speaker;
use cantiere_spine::process::Process;
use cantiere_web::Ctx;

pub use cantiere_web::level::{falls_short, name, sign_in};

/// What is needed to send, and who may; empty for somebody who has it all.
pub fn needed(ctx: &Ctx, process: &Process, speakers: &[Speaker]) -> String {
    let mut out = Vec::new();
    if falls_short(ctx, process.assurance) {
        let told = if ctx.viewer.is_signed_in() { "participation-more-" } else { "participation-needed-" };
        out.push(ctx.t(&format!("{told}{}", name(process.assurance))));
    }
    if process.organizations_only && !speakers.iter().any(|s| s.representative) {
        let signed_in = ctx.viewer.is_signed_in();
        out.push(ctx.t(if signed_in { "participation-for-bodies-none" } else { "participation-for-bodies" }));
    }
    out.join(" ")
}
