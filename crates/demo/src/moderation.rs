//! What moderation and the desk show in the demonstration: invented like the rest, told as data.

/// A text that somebody sent to the open consultation.
pub struct Sent {
    pub person: &'static str,
    /// A paragraph by its key.
    pub on: &'static str,
    pub text: &'static str,
    /// Days ago.
    pub days: i64,
}

/// Read by a moderator and hidden; its author asks to look again.
pub const HIDDEN: Sent = Sent {
    person: "federico-longo",
    on: "p2-03",
    text: "Il vicino del terzo piano, lo sanno tutti chi è, prende il sussidio e non ne avrebbe bisogno. Controllate lui.",
    days: 12,
};
pub const HIDDEN_REASON: &str = "personal_data";
pub const HIDDEN_TEXT: &str =
    "Il testo permette di riconoscere una persona e ne racconta la situazione. L’osservazione si può scrivere senza.";
pub const APPEAL: &str =
    "Non ho scritto nessun nome. Volevo dire che i controlli si fanno poco, e questo riguarda il piano.";

/// Reported by readers, and still to be read.
pub const REPORTED: Sent = Sent {
    person: "ivan-martelli",
    on: "p1-02",
    text: "Sempre le solite promesse. Qui in valle non è arrivato niente e chi scrive questi piani non ci ha mai messo piede.",
    days: 6,
};

/// Put before the moderators by the site itself.
pub const LINKED: Sent = Sent {
    person: "luca-barbieri",
    on: "p3-02",
    text: "Ho raccolto gli esempi che conosco: https://uno.example https://due.example https://tre.example https://quattro.example",
    days: 3,
};

/// Came by certified mail.
pub const BY_PEC: Sent = Sent {
    person: "regione-altamarca",
    on: "p4-02",
    text: "La Regione chiede che il passaggio al centro dati regionale sia indicato con le sue date, perché i comuni preparano il bilancio a ottobre.",
    days: 5,
};
pub const PROTOCOL: &str = "4127/2026";

/// With a document.
pub const ATTACHED: Sent = Sent {
    person: "teresa-riva",
    on: "p5-03",
    text: "Allego i numeri della nostra biblioteca: in un anno 412 persone aiutate a fare una richiesta in linea.",
    days: 8,
};
pub const DOCUMENT: &str = "Aiuto digitale in biblioteca.csv";
pub const DOCUMENT_TEXT: &str =
    "mese;persone aiutate;di cui oltre 65 anni\ngennaio;31;19\nfebbraio;28;17\nmarzo;40;26\naprile;35;20\n";
