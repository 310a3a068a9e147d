//! Words for generated texts: a fixed list whose n-th word comes about 1/n as often as the first, as in real texts.
//! The same seed gives the same words on every machine.

/// What about half of all documents have.
pub const COMMON: &str = "servizi";
/// Not in the list: the documents put it where they want it.
pub const RARE: &str = "palafitta";

const FREQUENT: [&str; 96] = [
    "di",
    "e",
    "la",
    "il",
    "per",
    "in",
    "delle",
    "dei",
    "a",
    "che",
    "un",
    "le",
    "con",
    "del",
    "una",
    "servizi",
    "digitali",
    "amministrazioni",
    "dati",
    "sono",
    "al",
    "nel",
    "piano",
    "i",
    "azioni",
    "comuni",
    "sicurezza",
    "alle",
    "da",
    "cittadini",
    "territorio",
    "scuola",
    "cloud",
    "entro",
    "pubblica",
    "identità",
    "accesso",
    "gestione",
    "rete",
    "imprese",
    "qualità",
    "attività",
    "sviluppo",
    "obiettivi",
    "competenze",
    "risorse",
    "è",
    "si",
    "regioni",
    "piattaforma",
    "pagamenti",
    "salute",
    "ambiente",
    "lavoro",
    "formazione",
    "trasporti",
    "energia",
    "acqua",
    "verde",
    "quartiere",
    "mobilità",
    "persone",
    "famiglie",
    "giovani",
    "anziani",
    "cultura",
    "turismo",
    "casa",
    "bilancio",
    "spesa",
    "progetto",
    "linee",
    "guida",
    "documento",
    "risultati",
    "tempi",
    "ufficio",
    "sportello",
    "domanda",
    "risposta",
    "modello",
    "mappa",
    "ponte",
    "strada",
    "parco",
    "biblioteca",
    "museo",
    "ospedale",
    "asilo",
    "mercato",
    "porto",
    "stazione",
    "fiume",
    "montagna",
    "mare",
    "città",
];
const STARTS: [&str; 12] = ["", "ri", "pre", "co", "auto", "inter", "multi", "sovra", "micro", "tele", "bio", "eco"];
const ROOTS: [&str; 60] = [
    "valut",
    "organizz",
    "programm",
    "coordin",
    "pianific",
    "realizz",
    "attiv",
    "monitor",
    "speriment",
    "form",
    "inform",
    "comunic",
    "partecip",
    "certific",
    "autentic",
    "integr",
    "semplific",
    "digitalizz",
    "innov",
    "regol",
    "document",
    "archivi",
    "collabor",
    "elabor",
    "consult",
    "present",
    "utilizz",
    "amministr",
    "comput",
    "registr",
    "public",
    "notific",
    "verific",
    "misur",
    "calcol",
    "prenot",
    "fattur",
    "finanzi",
    "assegn",
    "distribu",
    "invi",
    "conserv",
    "aggiorn",
    "miglior",
    "progett",
    "install",
    "configur",
    "protett",
    "abilit",
    "deleg",
    "vigil",
    "control",
    "ispezion",
    "bonific",
    "restaur",
    "illumin",
    "pavim",
    "coltiv",
    "irrig",
    "navig",
];
const ENDS: [&str; 14] = [
    "azione", "azioni", "are", "ato", "ata", "ati", "abile", "atore", "atori", "ativo", "ando", "amento", "abilità",
    "erà",
];

/// How many different words there are.
const SIZE: usize = FREQUENT.len() + STARTS.len() * ROOTS.len() * ENDS.len();

/// A source of words and of small numbers.
pub struct Words(u64);

impl Words {
    pub fn new(seed: u64) -> Words {
        Words(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66)
    }

    /// The next number of the sequence (splitmix64).
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 to one less than `n`, all as often.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    /// The same, low numbers more often.
    pub fn low(&mut self, n: usize) -> usize {
        let draw = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        // Of 1/n frequencies, the logarithm of the rank is spread evenly.
        ((n as f64 + 1.0).powf(draw) as usize).clamp(1, n) - 1
    }

    fn word(&mut self, out: &mut String) {
        let rank = self.low(SIZE);
        match FREQUENT.get(rank) {
            Some(word) => out.push_str(word),
            None => {
                let rest = rank - FREQUENT.len();
                out.push_str(STARTS[rest / (ROOTS.len() * ENDS.len())]);
                out.push_str(ROOTS[rest / ENDS.len() % ROOTS.len()]);
                out.push_str(ENDS[rest % ENDS.len()]);
            }
        }
    }

    /// So many words, the first with a capital letter.
    pub fn sentence(&mut self, words: usize) -> String {
        let mut out = String::with_capacity(words * 9);
        for n in 0..words {
            if n > 0 {
                out.push(' ');
            }
            self.word(&mut out);
        }
        let first = out.chars().next().map(char::len_utf8).unwrap_or_default();
        out.replace_range(..first, &out[..first].to_uppercase());
        out
    }

    /// Sentences of some twelve words each.
    pub fn text(&mut self, sentences: usize) -> String {
        (0..sentences)
            .map(|_| 8 + self.below(9))
            .collect::<Vec<_>>()
            .into_iter()
            .map(|n| self.sentence(n) + ".")
            .collect::<Vec<_>>()
            .join(" ")
    }
}
