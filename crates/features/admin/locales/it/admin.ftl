# Le impostazioni del sito.
admin-nav = Amministrazione
admin-title = Amministrazione del sito
admin-lead = Qui decidi come si presenta il sito, chi ci lavora e con quali parole si cerca.
admin-tabs = Pagine dell’amministrazione
admin-cards = Che cosa puoi impostare
admin-reads-only = Puoi leggere tutto e non cambiare nulla.
admin-tab-home = Quadro
admin-tab-site = Nomi e contatti
admin-tab-look = Logo e colore
admin-tab-languages = Lingue
admin-tab-themes = Temi
admin-tab-synonyms = Parole per cercare
admin-tab-people = Persone e ruoli
admin-tab-backups = Copie di sicurezza
admin-tab-log = Registro
admin-card-site = Come si chiama il sito, di chi è, come vi si scrive, i collegamenti chiesti dalla legge.
admin-card-look = Il logo nella testata e il colore di pulsanti e collegamenti.
admin-card-languages = In quali lingue si leggono le pagine.
admin-card-themes = L’elenco unico dei temi: aggiungi, rinomina, unisci, togli.
admin-card-synonyms = Chi cerca una parola trova anche quelle che i piani usano al suo posto.
admin-card-people = Chi lavora sul sito e che cosa può fare. Da qui inviti altre persone.
admin-card-backups = Quando è stata fatta l’ultima e come farne una.
admin-card-log = Chi ha fatto che cosa e quando.
admin-missing =
    { $n ->
        [one] Manca una cosa
       *[other] Mancano { $n } cose
    }
admin-missing-text = Le regole per i siti pubblici le chiedono su ogni pagina.
admin-missing-owner = Il nome dell’ente
admin-missing-email = L’indirizzo dell’ufficio relazioni con il pubblico
admin-missing-dpo = L’indirizzo del responsabile della protezione dei dati
admin-missing-report = L’indirizzo a cui segnalare un disservizio
admin-missing-accessibility = La dichiarazione di accessibilità
admin-missing-transparency = Il collegamento ad Amministrazione trasparente
admin-done-saved = Salvato. Le pagine lo mostrano da subito.
admin-done-logo = Il nuovo logo è nella testata di ogni pagina.
admin-done-logo-removed = Il logo è stato tolto: nella testata c’è di nuovo il segno del programma.
admin-done-added = Aggiunto.
admin-done-renamed = Il tema ha un nuovo nome ovunque.
admin-done-merged = I due temi sono ora uno solo.
admin-done-removed = Tolto.
admin-done-invited = La persona ha il suo ruolo e riceverà una mail con le istruzioni per entrare.
admin-done-invited-no-mail = La persona ha il suo ruolo. Il sito non manda posta: avvisala tu.
admin-done-given = Il ruolo è stato dato e vale da subito.
admin-done-taken = Il ruolo è stato tolto e non vale più da subito.
admin-stale = Qualcun altro ha salvato nel frattempo.
admin-stale-text = Qui sotto c’è quello che hai scritto tu e, dove è diverso, quello che c’è adesso. Se salvi, restano le tue parole.
admin-theirs = Adesso c’è scritto: { $text }
admin-theirs-empty = Adesso è vuoto.
admin-save = Salva
admin-save-mine = Salva le mie parole
admin-add = Aggiungi
admin-remove = Togli
admin-site-lead = Queste parole stanno in testa e in fondo a ogni pagina.
admin-group-names = Il nome del sito
admin-group-owner = L’ente
admin-group-contacts = Contatti
admin-group-legal = Collegamenti chiesti dalla legge
admin-f-site-name = Nome del sito
admin-f-site-name-en = Nome del sito in inglese
admin-h-site-name-en = Se resta vuoto, le pagine in inglese mostrano il nome italiano.
admin-f-tagline = Una riga sotto il nome
admin-h-tagline = Di che cosa si occupa il sito, in poche parole.
admin-f-tagline-en = Una riga sotto il nome, in inglese
admin-f-owner-name = Nome dell’ente
admin-f-owner-name-en = Nome dell’ente in inglese
admin-f-owner-url = Sito dell’ente
admin-h-owner-url = Un indirizzo che comincia con https.
admin-f-address = Sede
admin-f-tax-code = Codice fiscale
admin-f-phone = Telefono
admin-f-email = Mail per il pubblico
admin-f-pec = Posta elettronica certificata
admin-f-dpo-email = Mail del responsabile della protezione dei dati
admin-h-dpo-email = Deve trovarsi da ogni pagina.
admin-f-report-email = Mail per segnalare un disservizio
admin-h-report-email = Qui arriva anche chi segnala che una pagina non è accessibile.
admin-f-security-email = Mail per chi trova un problema di sicurezza
admin-f-accessibility-url = Dichiarazione di accessibilità
admin-h-accessibility-url = L’indirizzo su form.agid.gov.it; la dichiarazione si rinnova ogni anno entro il 23 settembre.
admin-f-transparency-url = Amministrazione trasparente
admin-h-transparency-url = L’indirizzo della sezione sul sito dell’ente.
admin-f-media-policy-url = Regole per i canali social
admin-f-ombudsman-url = Difensore civico per il digitale
admin-h-ombudsman-url = A chi rivolgersi se una segnalazione sull’accessibilità non ha risposta entro 30 giorni.
admin-look-lead = Il logo e il colore dell’ente, su ogni pagina.
admin-colour = Colore
admin-f-colour = Colore di pulsanti, collegamenti e testata
admin-h-colour = Sei cifre, come #0b5a5e. Il testo deve leggersi bene sul bianco e sul grigio chiaro: almeno 4,5:1.
admin-contrasts = Contrasto del colore in uso:
admin-contrast-ground = sul bianco { $whole },{ $tenth }:1;
admin-contrast-wash = sul grigio chiaro { $whole },{ $tenth }:1.
admin-colour-own = Torna al colore del programma
admin-logo = Logo
admin-logo-now = Il logo in uso
admin-logo-none = Non c’è ancora un logo: nella testata c’è il segno del programma.
admin-f-logo = Immagine del logo
admin-h-logo = PNG, JPEG o WebP, fino a 2 MB. Sta bene su un fondo chiaro; sarà alta al massimo 192 punti.
admin-logo-send = Usa questo logo
admin-logo-remove = Togli il logo
admin-languages-lead = Chi arriva sul sito trova le pagine nella sua lingua, se è tra queste.
admin-f-offered = Lingue delle pagine
admin-h-offered = Con una sola lingua sparisce la scelta in testa alle pagine, e gli indirizzi dell’altra portano a questa.
admin-f-first = Lingua di chi non ne chiede nessuna
admin-h-first = È anche quella che usano i motori di ricerca.
admin-language-it = Italiano
admin-language-en = Inglese
admin-themes-lead = Piani e contributi scelgono i loro temi da questo elenco.
admin-themes-none = Non c’è ancora nessun tema
admin-themes-none-text = Aggiungi il primo qui sotto: poi lo potrai scegliere per ogni azione.
admin-theme-add = Un nuovo tema
admin-f-name-it = Nome in italiano
admin-f-name-en = Nome in inglese
admin-uses = Lo usano { $items } e { $contributions }.
admin-uses-items =
    { $n ->
        [0] nessuna azione
        [one] una azione
       *[other] { $n } azioni
    }
admin-uses-contributions =
    { $n ->
        [0] nessun contributo
        [one] un contributo
       *[other] { $n } contributi
    }
admin-theme-rename = Cambia nome
admin-theme-rename-text = Il nuovo nome si legge subito ovunque, anche nelle versioni già pubblicate. Gli indirizzi non cambiano.
admin-theme-merge = Unisci a un altro tema
admin-theme-merge-text = Tutto ciò che ha questo tema mostrerà l’altro, anche nelle versioni già pubblicate. Non si torna indietro.
admin-f-into = L’altro tema
admin-theme-merge-button = Unisci
admin-theme-remove = Togli dall’elenco
admin-theme-remove-text = Azioni e contributi che lo hanno resteranno senza questo tema. Se lo aggiungi di nuovo, torna nelle azioni e non nei contributi.
admin-theme-remove-button = Togli il tema
admin-synonyms-lead = Chi cerca la prima parola trova anche i testi che usano la seconda.
admin-synonyms-none = Nessuna parola
admin-synonyms-none-text = Aggiungi quella che le persone usano e quella che usano i piani: «bolletta» trova «tariffa».
admin-synonym-add = Una nuova coppia
admin-f-word = Chi cerca
admin-h-word = Una parola sola.
admin-f-expansion = trova anche
admin-h-expansion = Una o più parole dei piani, fino a otto.
admin-f-language = Lingua
admin-people-lead = Chi lavora sul sito, con quale ruolo e su quale piano.
admin-people-pages = Pagine delle persone
admin-role-of-plan = { $role }, { $plan }
admin-role-take = Togli
admin-role-more = Aggiungi un ruolo
admin-role-give = Dai il ruolo
admin-invite = Invita una persona
admin-invite-text = Chi inviti entra con la sua mail: non serve una password.
admin-invite-no-mail = Questo sito non manda posta: la persona entra dopo che l’hai avvisata tu.
admin-invite-button = Invita
admin-f-person = Nome e cognome
admin-f-email-of = Mail
admin-f-role = Ruolo
admin-f-plan = Dove vale
admin-h-plan = Su tutto il sito o su un piano solo. Chi amministra lo fa su tutto il sito.
admin-f-mail-language = Lingua della mail
admin-whole-site = Tutto il sito
admin-roles = Che cosa può fare ogni ruolo
admin-role-administrator = Imposta il sito, invita persone, scrive ogni piano.
admin-role-planner = Scrive un piano, lo pubblica, risponde ai contributi.
admin-role-moderator = Controlla che nei contributi si rispettino le regole.
admin-role-facilitator = Anima gli incontri e ne riporta i contributi.
admin-role-action-owner = Racconta come vanno le azioni.
admin-role-reviewer = Valuta il piano da fuori.
admin-role-auditor = Legge tutto, anche bozze e registro, e non cambia nulla.
admin-mail-subject = Lavori anche tu su { $site }
admin-mail-role = Su { $site } hai ora questo ruolo: { $role }.
admin-mail-how = Per entrare apri questa pagina e scrivi l’indirizzo a cui hai ricevuto questa mail:
admin-mail-wrong = Se non te l’aspettavi, puoi ignorare questa mail.
admin-problem-empty = Questo campo non può restare vuoto.
admin-problem-long = È troppo lungo: al massimo 300 caratteri.
admin-problem-mail = Non è un indirizzo di posta: scrivilo come ufficio@comune.example.
admin-problem-web = Scrivi l’indirizzo intero, che comincia con https://.
admin-problem-tax-code = Un codice fiscale ha 11 cifre, oppure 16 lettere e cifre.
admin-problem-phone = Scrivi il numero con cifre e spazi, come +39 06 123456.
admin-problem-colour-form = Scrivi il colore con sei cifre, come #0b5a5e.
admin-problem-colour-contrast =
    { $ground ->
        [wash] Sul grigio chiaro
       *[other] Sul bianco
    } il contrasto è { $whole },{ $tenth }:1 e ne serve almeno 4,5:1. Il più vicino che va bene è { $fit }.
admin-problem-language = La lingua di chi non ne chiede nessuna deve essere tra quelle scelte.
admin-problem-logo-missing = Scegli un’immagine.
admin-problem-logo-kind = Non è un’immagine PNG, JPEG o WebP, qualunque sia il nome del file.
admin-problem-logo-large = L’immagine è troppo grande: al massimo 4000 punti per lato.
admin-problem-logo-broken = L’immagine è rovinata e non si può leggere. Salvala di nuovo e riprova.
admin-problem-theme-known = C’è già un tema con questo nome.
admin-problem-theme-name = Scrivi un nome, al massimo 100 caratteri.
admin-problem-theme-itself = Scegli un tema diverso da questo.
admin-problem-theme-into = Scegli il tema a cui unirlo.
admin-problem-administrator-of-plan = Chi amministra lo fa su tutto il sito: scegli «Tutto il sito».
admin-problem-last-administrator = È l’ultima persona che amministra il sito. Dai prima questo ruolo a un’altra.
