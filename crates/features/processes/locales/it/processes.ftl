# I testi di chi prepara e guida un percorso di partecipazione.
processes-desk = Scrivania
processes-title = Percorso di partecipazione
processes-steps = Passi della preparazione
processes-step-what = Che cosa
processes-step-who = Chi
processes-step-when = Quando
processes-step-how = Come
processes-step-check = Controllo
processes-step-plan = Testo del piano
processes-step-complete = completo
processes-step-missing = manca qualcosa
processes-save-next = Salva e continua
processes-save-home = Salva ed esci
processes-cancel = Annulla
processes-back = Torna al percorso
processes-done-saved = Salvato.
processes-done-begun = Il percorso è pronto, con testi e date del modello. Ora rileggi e correggi.
processes-done-published = Il percorso è pubblicato.
processes-done-extended = La chiusura è spostata. Il motivo è sulla pagina pubblica.
processes-done-paused = Il percorso è sospeso. Il motivo è sulla pagina pubblica.
processes-done-resumed = Il percorso riprende. Il motivo è sulla pagina pubblica.
processes-done-ended = Il percorso è terminato. Il motivo è sulla pagina pubblica.
processes-conflict = Nel frattempo qualcun altro ha salvato questa pagina.
processes-conflict-text = Qui sotto ci sono le sue parole; nel modulo ci sono le tue. Se salvi di nuovo, restano le tue.
processes-conflict-theirs = Che cosa è stato salvato
processes-keep-theirs = Tieni quello che è stato salvato
processes-why = Che cosa cambi e perché
processes-why-hint = Il percorso è pubblico: questa frase resta nella storia, e tutti la leggono.

processes-start = Nuovo percorso di partecipazione
processes-start-lead = Scegli come si svolge. Testi, fasi e date arrivano già scritti: poi li correggi in cinque pagine.
processes-template = Come si svolge
processes-template-planning-cycle = Ciclo di programmazione
processes-template-planning-cycle-text = Commenti e proposte sulla bozza, scelta delle priorità, risposte, adozione e controllo fino alla fine del piano.
processes-template-three-stages = Consultazione in tre momenti
processes-template-three-stages-text = Prima le informazioni, poi i commenti sul testo, infine i risultati con le risposte.
processes-template-two-rounds = Due giri
processes-template-two-rounds-text = Prima raccogli i bisogni, poi scrivi il testo e lo fai commentare.
processes-template-clone = Come un percorso già fatto
processes-template-clone-text = Riprende testi, fasi e regole con altre date. Non riprende persone, inviti e contributi.
processes-model = Percorso da cui partire
processes-model-none = Scegli un percorso
processes-begin = Prepara il percorso
processes-opening = Primo giorno per partecipare
processes-opening-hint = Il pulsante ricalcola tutte le date dal modello. Non salva: le rivedi prima.
processes-opening-start-hint = La chiusura si calcola da sola. Puoi cambiare tutte le date dopo.
processes-compute = Ricalcola le date
processes-again = Ricomincia da un altro modello
processes-again-lead = Testi, fasi e date di adesso lasciano il posto a quelli del modello che scegli. Inviti, documenti e domande restano.
processes-again-write = Riscrivi dal modello
processes-again-changed = Nel frattempo qualcun altro ha cambiato il percorso. Guarda che cosa ha scritto; se vuoi comunque ricominciare, premi di nuovo.

processes-what-title = Che cosa si decide
processes-what-lead = Chi partecipa legge queste risposte prima di scrivere. Bastano frasi brevi.
processes-f-title = Titolo del percorso
processes-f-title-hint = Per esempio: Verso il piano 2027–2029
processes-f-question = La domanda
processes-f-question-hint = Che cosa chiedi a chi partecipa? Una o due frasi.
processes-f-decision = Che cosa si decide
processes-f-decision-hint = Quale atto esce da qui, e chi lo adotta.
processes-f-can-change = Che cosa si può cambiare
processes-f-can-change-hint = Le parti del piano su cui i contributi contano.
processes-f-cannot-change = Che cosa non si può cambiare
processes-f-cannot-change-hint = Per esempio la somma complessiva o gli obblighi di legge. Dirlo prima evita delusioni.
processes-f-hear-back = Quando arriva la risposta
processes-f-hear-back-hint = Entro quando, e dove si legge.
processes-f-legal-basis = Base giuridica
processes-f-legal-basis-hint = La norma che la prevede, o che la consultazione è volontaria.
processes-f-level = Quanto si decide insieme
processes-level-inform = Informare
processes-level-inform-hint = Le persone ricevono le informazioni e possono fare domande.
processes-level-consult = Consultare
processes-level-consult-hint = Le persone dicono la loro; l’amministrazione decide e risponde con le ragioni.
processes-level-co-design = Progettare insieme
processes-level-co-design-hint = Il testo nasce dai bisogni raccolti e si scrive con chi partecipa.
processes-level-co-decide = Decidere insieme
processes-level-co-decide-hint = Una parte della decisione spetta a chi partecipa: scrivi quale.
processes-f-kind = Che cosa riguarda
processes-kind-plan = Un piano
processes-kind-plan-hint = Almeno 28 giorni per rispondere; meno solo con una ragione pubblica.
processes-kind-ecosystem-strategy = La strategia di un ecosistema
processes-kind-ecosystem-strategy-hint = Almeno 60 giorni per rispondere, senza eccezioni.

processes-who-title = Chi partecipa
processes-who-lead = Di’ a chi ti rivolgi, chi può rispondere e chi può leggere.
processes-f-who = A chi ti rivolgi
processes-f-who-hint = Per esempio: enti pubblici, associazioni, imprese e chi vive nel territorio.
processes-f-answerers = Chi può rispondere
processes-answerers-all = Persone ed enti
processes-answerers-all-hint = Ognuno a nome proprio o per l’ente che rappresenta.
processes-answerers-organizations = Solo enti e organizzazioni
processes-answerers-organizations-hint = Chi scrive lo fa per un ente che rappresenta.
processes-f-assurance = Che cosa serve per inviare
processes-assurance-email = Un indirizzo e-mail
processes-assurance-email-hint = La scelta più aperta.
processes-assurance-low = Un’identità digitale di livello 1
processes-assurance-low-hint = SPID o un altro accesso riconosciuto.
processes-assurance-substantial = Un’identità digitale di livello 2
processes-assurance-substantial-hint = SPID o CIE con un codice temporaneo.
processes-assurance-high = Un’identità digitale di livello 3
processes-assurance-high-hint = CIE con la carta. Riduce molto chi può partecipare.
processes-f-visibility = Chi può leggere
processes-visibility-public = Chi vede il piano
processes-visibility-public-hint = Se il piano è pubblico, tutti.
processes-visibility-invited = Solo gli enti invitati
processes-visibility-invited-hint = Chi fa parte di un ente scelto qui sotto, e chi lavora al piano.
processes-visibility-own-staff = Solo le persone dell’ente che ha il piano
processes-visibility-own-staff-hint = Chi fa parte dell’ente o ha un suo indirizzo email, e chi lavora al piano.
processes-visibility-staff = Solo chi lavora al piano
processes-visibility-staff-hint = Per una prova interna: nessun altro vede il percorso e i contributi.
processes-plan-seen-by = Il piano stesso è visibile così: { $who }. Il percorso non può essere più aperto del piano.
processes-seen-by = Il percorso è visibile così: { $who }.
processes-invited-summary = Scegli gli enti invitati
processes-f-invited = Enti invitati

processes-when-title = Le fasi e le date
processes-when-lead = Ogni fase comincia e finisce da sola, alle 23:59:59 dell’ultimo giorno. Il giorno di apertura non conta.
processes-phases = Fasi
processes-phases-hint = Per togliere una fase, cancella le sue due date. Se lasci vuota la chiusura di commenti o proposte, la calcoliamo noi.
processes-minimum-days =
    { $n ->
        [one] Il minimo è { $n } giorno.
       *[other] Il minimo è { $n } giorni.
    }
processes-window-days =
    { $n ->
        [one] { $n } giorno
       *[other] { $n } giorni
    }
processes-window-lasts = Si partecipa dal { $from } al { $to }: { $days }.
processes-window-fixed = Le date per partecipare sono pubbliche: qui non si cambiano. Puoi solo prorogare.
processes-phase-kind = Tipo
processes-phase-title = Nome, se diverso
processes-phase-opens = Primo giorno
processes-phase-closes = Ultimo giorno
processes-phase-new = Un’altra fase
processes-phase-none = Nessuna
processes-phase-draft = Bozza
processes-phase-feedback = Commenti
processes-phase-proposals = Proposte
processes-phase-prioritisation = Priorità
processes-phase-analysis = Risposte
processes-phase-consolidation = Nuova versione
processes-phase-approval = Adozione
processes-phase-monitoring = Controllo
processes-phase-closure = Chiusura
processes-f-short-reason = Perché dura meno di 28 giorni
processes-f-short-reason-hint = Solo se dura meno. La ragione si legge sulla pagina pubblica.

processes-how-title = Come si partecipa
processes-how-lead = Scegli che cosa si può fare. Le fasi dicono quando.
processes-f-tools = Che cosa si può fare
processes-f-tools-hint = Commenti e altre parole si aprono nella fase dei commenti; bisogni, proposte e sostegno in quella delle proposte.
processes-tool-comments = Commentare il testo
processes-tool-comments-hint = Su ogni paragrafo, su ogni azione e su tutto il piano.
processes-tool-amendments = Proporre altre parole
processes-tool-amendments-hint = Chi legge riscrive un paragrafo; si vede la differenza.
processes-tool-needs = Raccontare un bisogno
processes-tool-needs-hint = Che cosa manca, senza dire ancora come rimediare.
processes-tool-proposals = Proporre un’azione
processes-tool-proposals-hint = Il bisogno, l’azione e l’effetto atteso.
processes-tool-supports = Sostenere bisogni e proposte di altri
processes-tool-supports-hint = Un solo gesto, una volta per persona o ente.
processes-tool-questions = Rispondere a un questionario
processes-tool-questions-hint = Lo prepari a parte; si apre con i commenti o con le proposte.
processes-tool-votes = Votare le priorità
processes-tool-votes-hint = La votazione si prepara a parte, nella fase delle priorità.
processes-f-supports = Quanti sostengono ogni proposta
processes-supports-kept = Lo vede soltanto chi gestisce il processo
processes-supports-kept-hint = Chi legge si fa un’idea senza sapere che cosa piace agli altri.
processes-supports-shown = Lo vedono tutti
processes-supports-shown-hint = Accanto a ogni proposta si legge quanti la sostengono, e l’elenco si può ordinare per sostegni.
processes-f-second = Chi rilegge le risposte
processes-second-none = Nessuno
processes-second-none-hint = Chi scrive una risposta la può anche pubblicare, se il sito non chiede altro.
processes-second-asked = Una seconda persona
processes-second-asked-hint = Nessuna risposta esce finché non l’ha riletta chi non l’ha scritta.
processes-f-moderation = Quando si leggono i contributi prima di mostrarli
processes-moderation-after = Si mostrano subito
processes-moderation-after-hint = Chi modera interviene dopo, se serve.
processes-moderation-before = Si mostrano dopo la lettura
processes-moderation-before-hint = Chi modera legge tutto prima. Il contributo è in tempo dal momento dell’invio.

processes-check-title = Controlla e pubblica
processes-missing =
    { $n ->
        [one] Manca { $n } cosa
       *[other] Mancano { $n } cose
    }
processes-lacks-text = manca «{ $field }»
processes-nothing-missing = Non manca niente. Guarda la pagina come la vedranno gli altri, poi pubblica.
processes-is-published = Il percorso è pubblicato. Questa è la pagina che si vede.
processes-notes = Da sapere
processes-change-it = Cambia
processes-shorter-note = La finestra è più breve del solito: la ragione si legge sulla pagina pubblica.
processes-publish = Pubblica il percorso
processes-publish-note = Da questo momento la pagina si vede. Si può partecipare dal primo giorno indicato.
processes-cannot-publish = Non si può ancora pubblicare: completa prima quello che manca.
processes-preview = La pagina pubblica, come sarà
processes-preview-hint = È la pagina vera: i collegamenti funzionano.

processes-stands-designed = In preparazione
processes-stands-ended = Terminato
processes-stands-paused = Sospeso
processes-stands-open =
    { $n ->
        [0] Aperto: chiude oggi.
        [one] Aperto: chiude tra { $n } giorno.
       *[other] Aperto: chiude tra { $n } giorni.
    }
processes-stands-until = Si partecipa fino al { $day }, ore 23:59.
processes-stands-opens = Apre il { $day }
processes-stands-closed = Chiuso il { $day }
processes-from-to = dal { $from } al { $to }
processes-now = adesso
processes-next = Che cosa fare adesso
processes-next-missing =
    { $n ->
        [one] Manca ancora { $n } cosa prima di pubblicare.
       *[other] Mancano ancora { $n } cose prima di pubblicare.
    }
processes-next-complete = Completa la preparazione
processes-next-ready = Non manca niente: guarda la pagina e pubblica.
processes-next-check = Controlla e pubblica
processes-next-paused = Il percorso è sospeso: nessuno può inviare. Quando si può, riprendi.
processes-next-waiting = È pubblicato e non è ancora aperto. Fai conoscere la pagina a chi vuoi raggiungere.
processes-next-open = Leggi che cosa è arrivato da ieri.
processes-next-closed = Il tempo per partecipare è finito. Rispondi a ogni contributo con una ragione.
processes-pages = Le pagine del percorso
processes-received =
    { $n ->
        [0] Non è ancora arrivato nessun contributo.
        [one] È arrivato { $n } contributo.
       *[other] Sono arrivati { $n } contributi.
    }
processes-link-public = Pagina pubblica
processes-link-visitor = Guarda come chi visita il sito
processes-link-received = Contributi ricevuti
processes-link-answers = Rispondi ai contributi
processes-acts = Cambiare il calendario
processes-acts-text = Ogni cambiamento ha un motivo, che tutti leggono.
processes-act-extend = Proroga la chiusura
processes-act-pause = Sospendi
processes-act-resume = Riprendi
processes-act-end = Termina prima
processes-lead-pause = Finché è sospeso nessuno può inviare. Quello che è arrivato resta.
processes-lead-resume = Da subito si può di nuovo inviare, se la fase è aperta. Se serve più tempo, poi proroga la chiusura.
processes-lead-end = Nessuno potrà più inviare, e non si può tornare indietro. Quello che è arrivato resta e aspetta risposta.
processes-button-pause = Sospendi il percorso
processes-button-resume = Riprendi il percorso
processes-button-end = Termina il percorso
processes-reason = Motivo
processes-reason-hint = Si legge sulla pagina pubblica e resta nella storia.
processes-extend-lead = La chiusura si può solo spostare in avanti.
processes-closes-now = Adesso è il { $day }.
processes-new-closing = Nuovo ultimo giorno
processes-new-closing-hint = Si partecipa fino alle 23:59:59 di questo giorno.
processes-move-rest = Sposta di altrettanti giorni le fasi che vengono dopo
processes-move-rest-hint = Altrimenti restano dove sono, se c’è posto.
processes-extend-button = Proroga
processes-not-now = In questo momento non si può fare.
processes-history = Che cosa è cambiato nel percorso
processes-change-published = Il percorso è stato pubblicato.
processes-change-extended = Prorogato: si chiudeva il { $before }, ora si chiude il { $after }.
processes-change-paused = Sospeso.
processes-change-resumed = Ripreso.
processes-change-ended = Terminato prima del previsto.
processes-change-changed = Cambiata una parte: { $part }.
processes-part-what = che cosa si decide
processes-part-who = chi partecipa
processes-part-when = le fasi e le date
processes-part-how = come si partecipa
processes-part-documents = i documenti

processes-problem-reason = Scrivi il motivo: lo leggono tutti.
processes-problem-not-here = In questo percorso non si può fare.
processes-problem-far = Si proroga al massimo di un anno per volta: controlla l’anno. Poi la chiusura non si può anticipare.
processes-problem-rest = La fase dopo comincia il { $day }: sposta anche le fasi che vengono dopo, o scegli un giorno prima.
processes-problem-paused-already = Il percorso è già sospeso.
processes-problem-not-paused = Il percorso non è sospeso.
processes-problem-late = Il giorno di apertura è passato. Da oggi chi risponde avrebbe { $days } dei { $minimum } giorni necessari: sposta le date.
processes-problem-late-reason = Il giorno di apertura è passato. Da oggi chi risponde avrebbe { $days } dei { $minimum } giorni necessari: sposta le date, o scrivi perché il tempo è più breve.
processes-problem-resume-short = Per la sospensione chi risponde avrebbe { $days } dei { $minimum } giorni interi necessari: prima proroga la chiusura, poi riprendi.
processes-problem-kind-short = La strategia di un ecosistema resta in consultazione { $minimum } giorni interi, senza eccezioni. Tra apertura tardiva e sospensioni qui sarebbero { $days }: prima proroga la chiusura, poi cambia il tipo.
processes-problem-end-short = La strategia di un ecosistema resta in consultazione { $minimum } giorni interi, senza eccezioni: finora sono { $days }. Puoi sospenderla, non terminarla.
processes-problem-ended = Il percorso è terminato.
processes-problem-not-published = Il percorso non è ancora pubblicato: cambia le date nella preparazione.
processes-problem-no-tools = Scegli almeno una cosa che si può fare, e una fase in cui farla.
processes-problem-nobody-invited = Scegli almeno un ente invitato.
processes-problem-no-version = Il piano non ha ancora una versione pubblicata: pubblicala prima.
processes-problem-many-phases = Le fasi sono troppe: al massimo { $max }.
processes-problem-use-extend = Le date per partecipare sono pubbliche e qui non si cambiano: usa «Proroga la chiusura».
processes-problem-day = Scrivi un giorno, per esempio 2027-03-15.
processes-problem-phase-kind = Scegli il tipo della fase. Per togliere la fase, cancella le sue due date.
processes-problem-template = Scegli come si svolge il percorso.
processes-problem-model = Scegli il percorso da cui partire.

processes-documents = Documenti
processes-documents-lead = Quello che si dà da leggere a chi partecipa. Il riassunto si legge sulla pagina: serve a chi non può aprire il file.
processes-documents-none = Non c’è ancora nessun documento.
processes-documents-public = Documenti da leggere
processes-to-documents = Aggiungi o togli documenti
processes-documents-count =
    { $n ->
        [0] Nessun documento.
        [one] { $n } documento.
       *[other] { $n } documenti.
    }
processes-document-new = Aggiungi un documento
processes-document-file = File
processes-document-file-hint = Al massimo 10 MB: PDF, Word, OpenDocument, Excel, CSV, testo, PNG o JPEG.
processes-document-waiting = È già stato preso «{ $name }»: scegline un altro solo per cambiarlo.
processes-document-title = Titolo
processes-document-language = Lingua
processes-document-accessible = Possono usarlo tutti?
processes-document-accessible-hint = Un file è accessibile se si può leggere con la voce e ha titoli, tabelle e immagini descritte.
processes-document-summary = Riassunto
processes-document-summary-hint = Che cosa dice, in parole semplici. Si legge sulla pagina pubblica.
processes-document-add = Aggiungi il documento
processes-document-remove = Togli
processes-document-remove-note = Il documento sparisce e non si può recuperare. Se il percorso è pubblico, tutti leggono che è stato tolto.
processes-document-remove-sure = Sì, togli
processes-document-scan = In questo PDF non c’è testo: sono immagini di pagine. Chi usa la voce non sente niente. Carica un file con il testo, o scrivi tutto nel riassunto.
processes-document-scan-public = Questo file contiene solo immagini di pagine: il contenuto è nel riassunto.
processes-accessible-yes = Accessibile
processes-accessible-yes-hint = È stato controllato.
processes-accessible-no = Non accessibile
processes-accessible-no-hint = Lo si dice sulla pagina pubblica.
processes-language-it = Italiano
processes-language-en = Inglese
processes-language-de = Tedesco
processes-language-fr = Francese
processes-language-sl = Sloveno
processes-done-document = Documento aggiunto.
processes-done-removed = Documento tolto.
processes-part-documents-removed = un documento è stato tolto
processes-problem-language = Scegli la lingua del documento.
processes-problem-accessible = Di’ se tutti possono usare il documento.
processes-problem-summary = Scrivi il riassunto: serve a chi non può aprire il file.
processes-read-only = Puoi leggere queste pagine, non cambiarle.
processes-document-edit = Correggi o sostituisci
processes-document-correct = Correggi o sostituisci un documento
processes-document-correct-lead = L’indirizzo del documento resta lo stesso. Se il percorso è pubblico, tutti leggono che è stato corretto o sostituito.
processes-document-now = Adesso:
processes-document-new-file = Un altro file al posto di questo
processes-document-save = Salva il documento
processes-document-other-file = È stato sostituito: quello di adesso è qui sotto.
processes-done-corrected = Documento salvato.
processes-part-documents-corrected = un documento è stato corretto
processes-part-documents-replaced = il file di un documento è stato sostituito
