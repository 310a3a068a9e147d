//! How long groups among many contributions take on one core: `cargo run --release -p cantiere-spine --example group_speed`.
//! The texts are made from a fixed seed, a third of them rewordings of another.

use cantiere_domain::Lang;
use cantiere_spine::similar::Finder;
use std::time::Instant;

const WORDS: &str = "scuola biblioteca quartiere piazza parcheggio fiume pista ciclabile stazione autobus orario sera \
     pomeriggio anziani famiglie studenti ragazzi lavoro impresa digitale sportello servizio comune regione bando \
     risorse spesa energia sole acqua rifiuti alberi parco sport salute medico ospedale ambulatorio strada marciapiede \
     sicurezza luce rete fibra computer corso lingua cultura teatro museo turismo mercato negozio casa affitto nido \
     asilo mensa orto campagna montagna costa porto treno ponte manutenzione controllo tempo anno mese giorno progetto \
     piano azione misura obiettivo risultato persona associazione cooperativa volontari incontro assemblea voto scelta";

fn main() {
    let wanted: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(20_000);
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut state: u64 = 7;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as usize) % below
    };
    let mut texts: Vec<String> = Vec::with_capacity(wanted);
    for n in 0..wanted {
        let text = match n {
            10.. if next(3) == 0 => {
                let mut old: Vec<String> = texts[next(n)].split(' ').map(str::to_string).collect();
                for _ in 0..old.len() / 12 + 1 {
                    let at = next(old.len());
                    old[at] = words[next(words.len())].to_string();
                }
                old.join(" ")
            }
            _ => (0..40 + next(60)).map(|_| words[next(words.len())]).collect::<Vec<_>>().join(" "),
        };
        texts.push(text);
    }
    let letters: usize = texts.iter().map(String::len).sum();
    let begun = Instant::now();
    let mut finder = Finder::default();
    for (n, text) in texts.iter().enumerate() {
        finder.add(n as i64, 0, text, Lang::It);
    }
    let read = begun.elapsed();
    let groups = finder.groups();
    let members: usize = groups.iter().map(|g| g.members.len()).sum();
    println!(
        "{wanted} texts of {} letters: {:.2} s ({:.2} s reading), {} groups with {members} members",
        letters / wanted,
        begun.elapsed().as_secs_f64(),
        read.as_secs_f64(),
        groups.len()
    );
}
