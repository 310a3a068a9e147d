# I testi della scrivania di chi scrive il piano.
desk-nav = Scrivania
desk-title = La tua scrivania
desk-lead = Qui correggi i piani che puoi scrivere, controlli che cosa cambia e pubblichi.
desk-none = Non c’è ancora nessun piano da scrivere
desk-none-text = Crea il primo piano: poi porti qui il documento che hai già, oppure inizi da un piano vuoto.
desk-has-changes = C’è una bozza da pubblicare.
desk-never-published = Bozza mai pubblicata.
desk-no-draft = Pubblicato, senza modifiche in corso.
desk-empty = Ancora vuoto.
desk-next-edition = Nuova edizione
desk-next-text = Una nuova edizione può riprendere le azioni ancora aperte di quella prima: ognuna resta collegata alla sua origine.
desk-next-link = Inizia la prossima edizione
desk-new-plan = Nuovo piano
desk-new-plan-lead = Bastano un nome e un periodo: il testo lo porti o lo scrivi dopo.
desk-n-name = Nome del piano
desk-n-edition = Nome dell’edizione
desk-n-owner = Di chi è il piano
desk-n-brief = In breve
desk-n-language = Lingua del piano
desk-n-private = Finché non lo pubblichi, lo vede soltanto chi lavora al piano.
desk-n-create = Crea
desk-language-it = Italiano
desk-language-en = Inglese
desk-previous = Edizione da cui continua
desk-previous-none = Nessuna
desk-carry = Che cosa riprendere
desk-carry-hint = Le azioni completate o annullate non vengono riprese, a meno che tu scelga tutto.
desk-carry-open = Le azioni ancora aperte
desk-carry-all = Tutte le azioni e gli obiettivi
desk-carry-nothing = Niente
desk-tabs = Parti della scrivania
desk-tab-draft = Testo e azioni
desk-tab-changes = Che cosa cambia
desk-tab-publish = Pubblica la versione
desk-tab-file = Porta un file
desk-process = Percorso di partecipazione
desk-tab-process = Percorso di partecipazione
desk-tab-settings = Impostazioni
desk-see-public = Vedi la pagina pubblica
desk-undo = Annulla
desk-done-saved = Salvato nella bozza.
desk-done-added = Aggiunto alla bozza.
desk-done-discarded = Il testo che non avevi salvato è stato eliminato.
desk-done-moved = Spostato.
desk-done-not-moved = Non si può spostare oltre.
desk-done-removed = Eliminato dalla bozza.
desk-done-joined = I due paragrafi ora sono uno.
desk-done-restored = È tornato al suo posto.
desk-done-not-restored = Non c’è più niente da annullare: è già tornato al suo posto, oppure nel frattempo è stato eliminato o pubblicato. Finché non pubblichi, quello che è stato eliminato si riprende da “Eliminato da questa bozza”, in fondo alla pagina.
desk-done-gone = Non hai cambiato niente: nel frattempo qualcuno ha eliminato quello che hai scelto, o lo ha unito a un altro paragrafo. Quello che è stato eliminato si riprende da “Eliminato da questa bozza”, in fondo alla pagina.
desk-done-started = La bozza è pronta.
desk-done-planned = La pubblicazione è programmata.
desk-done-cancelled = La pubblicazione programmata è stata annullata.
desk-done-imported = Il file è ora nella bozza. Rileggi e correggi prima di pubblicare.
desk-done-settings = Impostazioni salvate.
desk-done-adopted = L’atto di adozione è registrato.
desk-status-changes = Stai correggendo una bozza. Il pubblico legge ancora la versione pubblicata.
desk-status-first = Questa è la prima bozza: il pubblico non la vede finché non la pubblichi.
desk-status-none = Nessuna modifica in corso. La prima correzione apre una bozza: il pubblico continua a leggere la versione pubblicata.
desk-status-empty = Il piano è ancora vuoto.
desk-begin = Da dove vuoi cominciare?
desk-begin-text = Porta il documento che hai già (Word, OpenDocument, foglio di calcolo), oppure scrivi qui il primo capitolo.
desk-begin-file = Porta un file
desk-begin-chapter = Scrivi il primo capitolo
desk-chapters = Capitoli
desk-before-chapters = Testo prima dei capitoli
desk-edit = Modifica
desk-more = Altro
desk-up = Sposta su
desk-down = Sposta giù
desk-in = Metti sotto la voce precedente
desk-out = Porta fuori di un livello
desk-remove = Elimina
desk-remove-chapter = Elimina con tutto il suo contenuto
desk-move = Sposta
desk-move-elsewhere = Sposta in un’altra parte…
desk-move-item-lead = Scegli sotto quale capitolo o voce metterla: va in fondo, con tutto il suo contenuto e il suo testo.
desk-move-paragraph-lead = Scegli a quale capitolo o voce appartiene: va in fondo al suo testo.
desk-move-into = Metti sotto
desk-move-top = Da sola, come un capitolo
desk-move-button = Sposta
desk-removed = Eliminato da questa bozza
desk-removed-lead = Quello che è stato eliminato resta qui finché non pubblichi: puoi riportarlo al suo posto.
desk-removed-none = Non è stato eliminato niente
desk-removed-none-text = Quando elimini una voce o un paragrafo, lo ritrovi qui.
desk-removed-when = eliminato il { $when }
desk-bring-back = Riporta al suo posto
desk-add-chapter = Aggiungi un capitolo
desk-add-below = Aggiungi qui sotto
desk-add-after = Aggiungi un paragrafo dopo
desk-join = Unisci al paragrafo precedente
desk-part-lead = Correggi una voce o un paragrafo alla volta. Le modifiche restano nella bozza finché non pubblichi.
desk-edit-chapter = Modifica titolo e dati del capitolo
desk-items = Azioni e obiettivi
desk-items-empty = In questo capitolo non ci sono ancora azioni o obiettivi.
desk-add-item = Aggiungi un’azione o un obiettivo
desk-text = Testo
desk-text-empty = Questo capitolo non ha ancora testo.
desk-add-text = Aggiungi un paragrafo in fondo
desk-shown-here = Qui si legge:
desk-paragraph-number = Paragrafo { $number }
desk-pages = Pagine del capitolo
desk-page = Pagina
desk-new-item = Aggiungi una voce
desk-edit-paragraph = Modifica il paragrafo
desk-new-paragraph = Aggiungi un paragrafo
desk-kind-chapter = Capitolo
desk-kind-axis = Area
desk-kind-objective = Obiettivo
desk-kind-expected-result = Risultato atteso
desk-kind-target = Target
desk-kind-action = Azione
desk-kind-commitment = Impegno
desk-kind-milestone = Traguardo
desk-block-heading = Titolo
desk-block-paragraph = Paragrafo
desk-block-list-entry = Voce di elenco
desk-block-table = Tabella
desk-block-quote = Citazione
desk-block-item = Azione nel testo
desk-state-planned = Da avviare
desk-state-ongoing = In corso
desk-state-completed = Completato
desk-state-blocked = Bloccato
desk-state-cancelled = Annullato
desk-state-unknown = Senza dato
desk-edition-draft = Bozza
desk-edition-in-consultation = In consultazione
desk-edition-consolidation = In revisione dopo la consultazione
desk-edition-adopted = Adottato
desk-edition-in-force = In vigore
desk-edition-closed = Concluso
desk-visibility-public = Lo vedono tutti.
desk-visibility-invited = Lo vedono soltanto gli enti invitati e chi lavora al piano.
desk-visibility-own-staff = Lo vedono soltanto le persone dell’ente che ha il piano e chi lavora al piano.
desk-visibility-staff = Lo vede soltanto chi lavora al piano.
desk-audience-central = Amministrazioni centrali
desk-audience-territorial = Amministrazioni territoriali
desk-audience-both = Amministrazioni centrali e territoriali
desk-role-lead = Capofila (coordina)
desk-role-responsible = Responsabile
desk-role-support = Collabora
desk-role-contact = Contatto
desk-role-monitoring-contact = Contatto per il monitoraggio
desk-not-said = Non indicato
desk-times-none = Il piano non lo dice
desk-times-ongoing = In corso, senza una data
desk-times-from = Da una data
desk-times-from-to = Da una data a un’altra
desk-times-by = Entro una data
desk-times-in = In un anno, mese o giorno
desk-when-ongoing = in corso
desk-f-kind = Che cos’è
desk-f-code = Codice
desk-f-code-hint = Come quelli che il piano usa già, per esempio A2.3.
desk-f-code-confirm = Il codice è giusto anche se è diverso dagli altri
desk-f-title = Titolo
desk-f-description = Descrizione
desk-f-marks = Puoi usare **grassetto**, *corsivo* e [testo](https://indirizzo) per i collegamenti.
desk-f-brief = In breve
desk-f-brief-hint = Al massimo 120 parole, facili.
desk-f-times = Tempi
desk-f-times-kind = Quando
desk-f-start = Inizio
desk-f-end = Fine o scadenza
desk-f-date-hint = Anno (2027), mese (2027-06) o giorno (2027-06-30).
desk-f-actors = Chi se ne occupa
desk-f-actors-hint = Scegli dall’elenco mentre scrivi. Un nome nuovo si aggiunge all’elenco del piano.
desk-f-role = Ruolo { $n }
desk-f-actor = Ente o ufficio { $n }
desk-f-audience = A chi si rivolge
desk-f-results = Risultati attesi
desk-f-result = Risultato { $n }
desk-f-result-due = Scadenza del risultato { $n }
desk-f-result-state = Stato del risultato { $n }
desk-f-result-note = Nota al risultato { $n }
desk-f-impact = Aree di intervento
desk-f-themes = Temi
desk-f-more = Risorse, collegamenti con altre azioni e indirizzi
desk-f-money = Risorse
desk-f-money-year = Anno { $n }
desk-f-money-amount = Importo { $n }
desk-f-money-hint = Per esempio 1.250.000,50 oppure 1250000.50. Tre cifre dopo un punto o una virgola sono migliaia: 1.250 è milleduecentocinquanta.
desk-f-money-currency = Valuta { $n }
desk-f-money-fund = Fondo { $n }
desk-f-serves = Codici dei risultati che aiuta a raggiungere
desk-f-serves-hint = Un codice per riga.
desk-f-implements = Azioni di altri piani che attua
desk-f-implements-hint = Una per riga: piano/edizione/codice.
desk-f-read-more = Indirizzo per approfondire
desk-f-discuss = Indirizzo per confrontarsi
desk-f-text = Testo
desk-f-text-hint = Una riga vuota divide il testo in due paragrafi. Puoi incollare da un programma di scrittura.
desk-f-block-kind = Tipo di testo
desk-f-level = Livello
desk-f-level-hint = Conta solo per titoli ed elenchi.
desk-level = Livello { $n }
desk-nature = A che cosa serve questa modifica?
desk-nature-hint = Chi legge il piano lo vedrà accanto alla modifica.
desk-nature-version = Riguarda la versione intera. Chi legge lo vedrà nell’elenco delle versioni.
desk-nature-form = Correzione di forma
desk-nature-form-hint = Un errore di battitura, un collegamento rotto: il piano dice le stesse cose.
desk-nature-meaning = Cambia il significato
desk-nature-meaning-hint = Il piano promette o spiega qualcosa di diverso.
desk-item-lead = Scrivi che cosa dice il piano in questa voce. Chi legge lo vede soltanto dopo la pubblicazione.
desk-paragraph-lead = Scrivi il testo di questo paragrafo. Chi legge lo vede soltanto dopo la pubblicazione.
desk-save = Salva nella bozza
desk-save-mine = Salva la mia versione
desk-add = Aggiungi alla bozza
desk-more-rows = Aggiungi righe vuote
desk-cancel = Lascia com’è
desk-kept = C’è un testo che non avevi salvato, del { $when }.
desk-kept-use = Riprendilo
desk-kept-discard = Elimina questo testo
desk-keep-done = Quello che scrivi è al sicuro: lo ritrovi qui anche se chiudi la pagina.
desk-keep-failed = Non riesco a tenere da parte quello che scrivi. Salva prima di chiudere.
desk-conflict = Qualcun altro ha salvato prima di te.
desk-conflict-text = Il tuo testo è ancora nel modulo e non abbiamo sovrascritto niente. Guarda le differenze e scegli.
desk-conflict-difference = Differenze tra il testo salvato e il tuo
desk-gone-paragraph = Un paragrafo che ti serviva non c’è più: qualcuno lo ha eliminato o unito a un altro mentre scrivevi.
desk-gone-item = Questa parte non c’è più: qualcuno l’ha eliminata mentre scrivevi.
desk-gone-text = Quello che hai scritto è ancora nel modulo. Se serve ancora, aggiungilo: torna dov’era, per quanto si può.
desk-keep-theirs = Tieni il testo salvato e lascia il mio
desk-wrong-kind = Scegli che cos’è: azione, obiettivo, capitolo…
desk-wrong-date = Scrivi la data come anno (2027), mese (2027-06) o giorno (2027-06-30)
desk-wrong-date-missing = Scrivi la data che hai scelto nel campo «Quando»
desk-wrong-year = Scrivi l’anno con quattro cifre
desk-wrong-amount = Questo importo non si legge in un solo modo: scrivilo come 1250,50 oppure 1.250,50, con al massimo due cifre per i centesimi
desk-wrong-result = Scrivi il risultato, oppure svuota tutta la riga
desk-wrong-amount-missing = Scrivi l’importo, oppure svuota tutta la riga
desk-wrong-moment = Scegli un giorno e un’ora
desk-wrong-no-file = Scegli un file da portare
desk-wrong-format = Questo tipo di file non si può leggere: usa docx, odt, xlsx, csv, json o Markdown
desk-wrong-empty = Nel file non c’è niente da portare: né testo né azioni
desk-wrong-unreadable = Il file non si può leggere:
desk-publish-title = Pubblica la versione
desk-publish-lead = Controlla che cosa cambia, di’ perché, pubblica. Una versione pubblicata non cambia più.
desk-publish-stale = Non abbiamo pubblicato: la bozza è cambiata dopo che l’hai guardata.
desk-publish-stale-text = Qui sotto c’è che cosa cambia adesso. Quello che hai scritto è ancora nel modulo: se va bene, pubblica di nuovo.
desk-publish-typed = Avevi scritto
desk-nothing-to-publish = Non c’è niente da pubblicare
desk-nothing-to-publish-text = Correggi qualcosa in «Testo e azioni»: la bozza apparirà qui.
desk-publish-first = È la prima versione: tutto è nuovo.
desk-see-words = Vedi le modifiche parola per parola
desk-missing = Che cosa manca
desk-missing-none = Non manca niente di essenziale.
desk-missing-text = Puoi pubblicare lo stesso, ma chi legge potrebbe chiedertelo.
desk-summary = Che cosa cambia e perché
desk-summary-hint = Una o due frasi per chi legge il piano.
desk-when = Quando
desk-when-now = Adesso
desk-when-later = In un momento che scelgo
desk-when-day = Giorno
desk-when-time = Ora
desk-visibility-change = Cambia chi lo vede, nelle impostazioni
desk-frozen = Dopo, ogni correzione sarà una versione nuova.
desk-publish-button = Pubblica
desk-planned-for = La pubblicazione è programmata per { $when }. Fino ad allora puoi correggere: uscirà la bozza com’è in quel momento.
desk-planned-missed = La pubblicazione programmata per { $when } non è avvenuta. Qui sotto leggi che cosa manca: correggi e pubblica di nuovo.
desk-plan-cancel = Annulla la pubblicazione
desk-adoption = Atto di adozione
desk-adoption-lead = Registra l’atto con cui l’amministrazione adotta il piano.
desk-adoption-none = Nessun atto registrato.
desk-adopted-by = Adottato con { $act }.
desk-adoption-link = Registra o correggi l’atto
desk-act-kind = Tipo di atto
desk-act-kind-hint = Per esempio: decreto, determina, delibera.
desk-act-number = Numero
desk-act-date = Data
desk-act-link = Indirizzo dove leggerlo
desk-act-save = Registra l’atto
desk-act-meanwhile = Nel frattempo qualcuno ha registrato un altro atto: { $act }. Qui sotto c’è quello che hai scritto tu: salvalo, se deve valere al suo posto.
desk-s-quiet = Mesi senza aggiornamenti
desk-s-quiet-hint = Dopo quanti mesi senza aggiornamenti le pagine del piano lo dicono di un’azione.
desk-settings-lead = Come si chiama l’edizione, quando vale, a che punto è, chi la vede.
desk-settings-stale = Le tue scelte sono ancora nel modulo. Qui c’è quello che è salvato adesso, dove è diverso: se salvi, le tue impostazioni prendono il posto di queste.
desk-settings-empty = niente
desk-s-save = Salva le impostazioni
desk-s-name = Nome
desk-s-name-hint = Per esempio 2027–2029.
desk-s-from = Inizio del periodo
desk-s-to = Fine del periodo
desk-s-state = A che punto è
desk-s-visibility = Chi la vede
desk-s-invited = Enti invitati
desk-s-invited-summary = Enti invitati a vederla
desk-file-lead = Porta il piano da un documento: prima vedi come è stato letto, poi confermi.
desk-file = File
desk-file-hint = Word (docx), OpenDocument (odt), foglio di calcolo (xlsx, csv), JSON o Markdown. Al massimo 20 MB.
desk-file-replaces = Il file prende il posto della bozza. Azioni e paragrafi riconosciuti conservano indirizzi e commenti.
desk-file-read = Leggi il file
desk-template = Un modello da riempire
desk-template-text = Se parti da zero, scarica la tabella, riempila e portala qui.
desk-template-link = Scarica il modello (XLSX)
desk-preview = Come è stato letto il file
desk-preview-lead = Controlla l’albero e le righe dubbie. Niente è ancora nella bozza.
desk-preview-tree = Albero
desk-preview-confirm = Va bene, metti nella bozza
desk-preview-again = Non abbiamo messo niente nella bozza.
desk-preview-stale = Qualcun altro ha cambiato la bozza dopo che hai letto il file: se confermi, il file prende il posto anche di quelle modifiche.
desk-preview-other-file = Intanto hai letto un altro file, questo: guardalo e conferma, oppure leggi di nuovo quello di prima.
desk-doubts-text = Sono state lette, ma conviene guardarle.
desk-doubt-line = Riga { $n }:
desk-doubt-paragraph = Capoverso { $n } del documento:
desk-lack-brief = L’edizione non ha un riassunto «In breve»: si scrive nelle impostazioni
desk-count-actions =
    { $n ->
        [one] un’azione
       *[other] { $n } azioni
    }
desk-count-paragraphs =
    { $n ->
        [one] un paragrafo
       *[other] { $n } paragrafi
    }
desk-count-items =
    { $n ->
        [one] una voce
       *[other] { $n } voci
    }
desk-doubts =
    { $n ->
        [one] Una riga dubbia
       *[other] { $n } righe dubbie
    }
desk-preview-more =
    { $n ->
        [one] E un’altra voce.
       *[other] E altre { $n } voci.
    }
desk-lack-empty-chapter =
    { $n ->
        [one] Un capitolo vuoto
       *[other] { $n } capitoli vuoti
    }
desk-lack-code =
    { $n ->
        [one] Un’azione senza codice
       *[other] { $n } azioni senza codice
    }
desk-lack-actors =
    { $n ->
        [one] Un’azione senza chi se ne occupa
       *[other] { $n } azioni senza chi se ne occupa
    }
desk-lack-times =
    { $n ->
        [one] Un’azione senza tempi
       *[other] { $n } azioni senza tempi
    }
desk-lack-description =
    { $n ->
        [one] Un’azione senza descrizione e senza risultati
       *[other] { $n } azioni senza descrizione e senza risultati
    }
desk-lack-serves =
    { $n ->
        [one] Una voce rimanda a un codice che non c’è
       *[other] { $n } voci rimandano a un codice che non c’è
    }
desk-lack-implements =
    { $n ->
        [one] Una voce attua un’azione di un altro piano che su questo sito non si trova: controlla come è scritta, se quel piano non sta altrove
       *[other] { $n } voci attuano azioni di altri piani che su questo sito non si trovano: controlla come sono scritte, se quei piani non stanno altrove
    }
desk-reads-only = Puoi leggere tutto e non cambiare nulla: i moduli qui sotto non si salvano.
desk-closed = Questa edizione è chiusa e non si modifica. Per correggerla, riaprila nelle impostazioni; per andare avanti, comincia la prossima edizione.
desk-pasted = Il testo incollato è arrivato pulito: titoli, elenchi, grassetti, collegamenti e tabelle sono rimasti.
desk-list-pages = Pagine dei piani
desk-because = Perché:
desk-because-one = contributo n. { $n }
