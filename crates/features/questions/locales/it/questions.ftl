# I testi dei questionari.
questions-nav-plans = Piani
questions-consultation = Consultazione
questions-desk = Scrivania
questions-process = Percorso di partecipazione
questions-questionnaire = Questionario
questions-questions = Domande
questions-results = Risposte e risultati
questions-results-of = Risultati: { $title }
questions-count =
    { $n ->
        [0] Nessuna domanda.
        [one] { $n } domanda.
       *[other] { $n } domande.
    }
questions-sent =
    { $n ->
        [0] Nessuno ha ancora risposto.
        [one] È arrivata { $n } risposta.
       *[other] Sono arrivate { $n } risposte.
    }
questions-answer = Rispondi alle domande
questions-see-results = Leggi i risultati
questions-to-begin = Prepara il questionario
questions-to-build = Apri il questionario
questions-state-none = Il questionario non c’è ancora.
questions-state-draft = È in preparazione: lo vede solo chi lavora al piano.
questions-state-open = È pronto: si risponde quando la fase è aperta.
questions-state-answered = Qualcuno ha già iniziato a rispondere.
questions-off = Questo percorso non prevede un questionario: chi partecipa non lo vede.
questions-turn-on = Attivalo nella pagina «Come»
questions-title = Titolo
questions-title-hint = Per esempio: Le tue priorità per i servizi digitali
questions-intro = Introduzione
questions-intro-hint = A che cosa serve e quanto tempo richiede.
questions-begin = Inizia il questionario
questions-save-head = Salva titolo e introduzione
questions-none = Aggiungi la prima domanda.
questions-new = Aggiungi una domanda
questions-edit = Modifica la domanda
questions-preview = Guardalo come chi risponde
questions-preview-note = Questa è un’anteprima: da qui non si invia niente.
questions-up = Su
questions-down = Giù
questions-remove = Togli
questions-open-title = Rendi pronto il questionario
questions-open-text = Compare sulla pagina pubblica, e si può rispondere nei giorni della consultazione.
questions-open = Rendilo pronto
questions-take-back-title = Riporta in preparazione
questions-take-back-text = Finché nessuno ha risposto, puoi riportarlo in preparazione e cambiarlo.
questions-take-back = Riporta in preparazione
questions-see-public = Vedi la pagina pubblica del questionario
questions-locked = Qualcuno ha già iniziato a rispondere. Puoi correggere le parole e cambiare l’ordine; non puoi aggiungere, togliere o trasformare le domande.
questions-done-saved = Salvato. Puoi tornare quando vuoi.
questions-done-sent = Risposte inviate. Puoi cambiarle fino alla chiusura.
questions-done-added = Domanda aggiunta.
questions-done-moved = Domanda spostata.
questions-done-removed = Domanda tolta.
questions-done-opened = Il questionario è pronto.
questions-over = La consultazione è chiusa: al questionario non si risponde più.
questions-done-closed = Il questionario è di nuovo in preparazione.
questions-f-title = La domanda
questions-f-title-hint = Una cosa sola per volta, con parole di tutti i giorni.
questions-f-help = Spiegazione
questions-f-help-hint = Compare sotto la domanda.
questions-f-kind = Come si risponde
questions-kind-short = Una riga
questions-kind-short-hint = Poche parole, per esempio un luogo.
questions-kind-long = Un testo
questions-kind-long-hint = Più frasi.
questions-kind-single = Una scelta
questions-kind-single-hint = Una sola tra le risposte scritte sotto.
questions-kind-multiple = Più scelte
questions-kind-multiple-hint = Anche più d’una tra le risposte scritte sotto.
questions-f-choices = Risposte tra cui scegliere
questions-f-choices-hint = Una per riga. Servono solo per una scelta o più scelte.
questions-f-required = Bisogna rispondere
questions-f-required-hint = Usalo poco: chi non sa rispondere abbandona.
questions-required = obbligatoria
questions-save-question = Salva la domanda
questions-back = Torna indietro
questions-conflict = Nel frattempo sono state salvate altre risposte o altre parole.
questions-conflict-text = Qui sotto ci sono quelle salvate; nel modulo ci sono le tue. Se salvi di nuovo, restano le tue.
questions-conflict-theirs = Che cosa è stato salvato
questions-as = Per chi rispondi
questions-as-self = Per me ({ $name })
questions-note-sent = Hai inviato le risposte: { $when }.
questions-note-saved = Hai salvato le risposte senza inviarle: { $when }.
questions-until = Puoi rispondere e cambiare le risposte fino al { $day }, ore 23:59.
questions-privacy = Nei risultati e nei file non compare il nome delle persone. Gli enti rispondono a proprio nome.
questions-needed-email = Rispondi subito. Per inviare basta un indirizzo e-mail: te lo chiediamo dopo, le risposte restano.
questions-needed-low = Rispondi subito. Per inviare serve una password o un’identità digitale: te la chiediamo dopo, le risposte restano.
questions-needed-substantial = Rispondi subito. Per inviare serve un’identità digitale di livello 2 (SPID, CIE): te la chiediamo dopo, le risposte restano.
questions-needed-high = Rispondi subito. Per inviare serve un’identità digitale di livello 3 (CIE): te la chiediamo dopo, le risposte restano.
questions-more-than-one = Puoi sceglierne più d’una.
questions-more-than-one-result = Si poteva scegliere più di una risposta.
questions-rather-not = Preferisco non rispondere
questions-send = Invia le risposte
questions-send-again = Invia le risposte cambiate
questions-send-sign-in = Accedi e invia
questions-save = Salva e continua dopo
questions-people =
    { $n ->
        [one] { $n } persona
       *[other] { $n } persone
    }
questions-bodies =
    { $n ->
        [one] { $n } ente
       *[other] { $n } enti
    }
questions-few-people = meno di 5 persone
questions-answered-by = Hanno risposto { $people } e { $bodies }.
questions-choice = Risposta
questions-column-people = Persone
questions-column-bodies = Enti
questions-no-answer = Nessuna risposta
questions-few = nascosto
questions-few-note = Dove le persone sono meno di cinque il numero è nascosto, perché nessuno sia riconosciuto.
questions-planner-sees-all = Qui ci sono tutti i numeri. Sulla pagina pubblica i numeri piccoli sono nascosti.
questions-download = Scarica
questions-texts-public = I testi liberi sono pubblici.
questions-texts-private = I testi liberi li legge solo chi lavora al piano.
questions-not-out = I risultati si vedono da soli dopo la chiusura.
questions-publish-texts = Rendi pubblici i testi
questions-hide-texts = Nascondi i testi
questions-no-texts = Nessuno ha scritto qui.
questions-texts-for-planners = I testi liberi li legge chi lavora al piano.
questions-more-in-file = Qui ci sono gli ultimi cento. Gli altri sono nel file.
questions-problem-title = Scrivi un titolo di al massimo { $max } caratteri.
questions-problem-long = Il testo è troppo lungo: al massimo { $max } caratteri.
questions-problem-many = Le domande sono troppe: al massimo { $max }.
questions-problem-answered = Qualcuno ha già iniziato a rispondere: si possono correggere solo le parole.
questions-problem-empty = Aggiungi almeno una domanda.
questions-problem-no-question = Scrivi la domanda.
questions-problem-few-choices = Scrivi almeno due risposte, una per riga.
questions-problem-many-choices = Le risposte sono troppe: al massimo { $max }.
questions-problem-twice = La stessa risposta è scritta due volte.
questions-problem-sent = Le risposte sono già inviate: per cambiarle inviale di nuovo.
questions-problem-required = Rispondi alla domanda { $n }.
questions-problem-too-many = In questo momento arrivano troppe risposte. Quello che hai scritto è qui sotto: aspetta qualche minuto e invia di nuovo.
questions-problem-nothing = Rispondi almeno a una domanda.
questions-problem-answer-long = La risposta alla domanda { $n } è troppo lunga: al massimo { $max } caratteri.
questions-problem-choice = Scegli una delle risposte della domanda { $n }.
questions-read-only = Puoi leggere questa pagina, non cambiarla.
questions-to-read = Leggi le domande
questions-file-answer = Codice della risposta
questions-file-sent = Inviata
questions-file-from = Da chi
questions-file-body = Ente
questions-file-of-body = un ente
questions-file-of-person = una persona
