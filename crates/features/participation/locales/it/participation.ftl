# I testi della partecipazione: consultazioni, contributi, sostegni.
participation-nav-plans = Piani
participation-home = Partecipa adesso
participation-consultation = Consultazione
participation-contributions = Contributi
participation-more = Che cosa si decide e che cosa puoi cambiare
participation-as-visitor = Così vede la pagina chi visita il sito.
participation-to-process = Vai al percorso
participation-preparing = Questa consultazione è in preparazione: la vede solo chi lavora al piano.
participation-closes-in =
    { $n ->
        [0] In consultazione: chiude oggi
        [1] In consultazione: chiude domani
       *[other] In consultazione: chiude tra { $n } giorni
    }
participation-until = { $day }, ore 23:59
participation-opens-on = La consultazione apre il { $day }
participation-closed-on = Consultazione chiusa il { $day }
participation-state-line-ended = Il percorso è terminato
participation-state-line-paused = La consultazione è sospesa
participation-from-to = dal { $from } al { $to }
participation-now = Adesso
participation-phase-draft = Bozza
participation-phase-feedback = Commenti
participation-phase-proposals = Proposte
participation-phase-prioritisation = Priorità
participation-phase-analysis = Risposte
participation-phase-consolidation = Nuova versione
participation-phase-approval = Adozione
participation-phase-monitoring = Controllo
participation-phase-closure = Chiusura
participation-read-comment = Leggi e commenta
participation-read = Leggi il testo
participation-propose = Proponi un’azione
participation-tell-need = Racconta un bisogno
participation-other-ways = Puoi anche:
participation-record = Che cosa si decide
participation-decision = La decisione
participation-can-change = Che cosa puoi cambiare
participation-cannot-change = Che cosa non puoi cambiare
participation-hear-back = Quando avrai una risposta
participation-who = Chi può rispondere
participation-legal-basis = Base giuridica
participation-level = Livello di partecipazione
participation-level-inform = Informazione
participation-level-consult = Consultazione: l’amministrazione ascolta, decide e risponde con le ragioni
participation-level-co-design = Progettazione comune
participation-level-co-decide = Decisione comune
participation-needed = Che cosa serve per inviare
participation-needed-email = Scrivi subito. Per inviare basta un indirizzo e-mail: te lo chiediamo dopo, il testo resta.
participation-needed-low = Scrivi subito. Per inviare serve una password o un’identità digitale: te la chiediamo dopo, il testo resta.
participation-needed-substantial = Scrivi subito. Per inviare serve un’identità digitale di livello 2: te la chiediamo dopo, il testo resta.
participation-needed-high = Scrivi subito. Per inviare serve un’identità digitale di livello 3: te la chiediamo dopo, il testo resta.
participation-window = Durata
participation-window-days =
    { $n ->
        [one] { $n } giorno
       *[other] { $n } giorni
    }
participation-none-yet = Non è ancora arrivato nessun contributo.
participation-see-all = Vedi tutti i contributi
participation-received = Tutto ciò che è arrivato
participation-received-show = Mostra
participation-received-all = Tutti
participation-received-fresh = Arrivati da ieri
participation-received-before = Arrivati prima
participation-received-empty = Non c’è niente di nuovo.
participation-since-yesterday =
    { $n ->
        [0] Arrivati da ieri: nessuno
        [one] Arrivati da ieri: 1
       *[other] Arrivati da ieri: { $n }
    }
participation-download = Scarica tutto:
participation-kind-comment = Osservazione
participation-kind-amendment = Emendamento
participation-kind-need = Bisogno
participation-kind-proposal = Proposta
participation-count-comment =
    { $n ->
        [one] { $n } osservazione
       *[other] { $n } osservazioni
    }
participation-count-amendment =
    { $n ->
        [one] { $n } emendamento
       *[other] { $n } emendamenti
    }
participation-count-need =
    { $n ->
        [one] { $n } bisogno
       *[other] { $n } bisogni
    }
participation-count-proposal =
    { $n ->
        [one] { $n } proposta
       *[other] { $n } proposte
    }
participation-count-organization =
    { $n ->
        [one] { $n } ente
       *[other] { $n } enti
    }
participation-count-person =
    { $n ->
        [one] { $n } persona
       *[other] { $n } persone
    }
participation-count-few = meno di { $n } persone
participation-count-and = { $bodies } e { $people }
participation-body-waiting = { $kind }, in verifica
participation-body-central-administration = amministrazione centrale
participation-body-territorial-administration = amministrazione territoriale
participation-body-in-house-company = società in house
participation-body-civil-society = società civile
participation-body-firm = impresa
participation-body-research = università o ricerca
participation-body-informal-group = gruppo informale
participation-body-funder = ente finanziatore
participation-author-person = a titolo personale
participation-author-participant = Partecipante { $code }
participation-author-sender = per iscritto
participation-place-paragraph = paragrafo { $number }
participation-place-heading = un titolo
participation-said =
    { $n ->
        [one] { $n } contributo
       *[other] { $n } contributi
    }
participation-all-said =
    { $n ->
        [one] Leggi tutti i { $n } contributi
       *[other] Leggi tutti i { $n } contributi
    }
participation-said-more = Più di { $n } contributi
participation-all-said-more = Leggi tutti i contributi
participation-comment-short = Commenta
participation-amend-short = Proponi altre parole
participation-comment-whole = Commenta il piano intero
participation-comment-on = Commenta: { $place }
participation-choose-comment = Un’osservazione
participation-choose-amendment = Altre parole per questo paragrafo (emendamento)
participation-what = Che cosa vuoi scrivere?
participation-already-here = Qui hai già scritto:
participation-quoted = Il testo su cui scrivi
participation-back-to-text = Torna al testo
participation-text = Il tuo testo
participation-text-hint = Di’ che cosa cambieresti e perché. Un emendamento può avere anche solo le nuove parole.
participation-text-hint-alone = Di’ che cosa cambieresti e perché.
participation-wording = Le parole che proponi
participation-wording-hint = Cambia qui il testo del paragrafo: chi legge vedrà la differenza parola per parola.
participation-speaker = In nome di chi scrivi?
participation-speaker-hint = Chi legge vede il nome che scegli.
participation-speak-self = A mio nome: gli altri vedranno “{ $name }”
participation-speak-for = Per { $name }
participation-speak-official = Vale come posizione ufficiale dell’ente.
participation-speak-unverified = L’ente è in verifica: il contributo vale da oggi ed è pubblicato dopo la verifica.
participation-you-can-until = Puoi modificare o ritirare ciò che invii fino al { $day }, ore 23:59.
participation-send = Invia
participation-send-sign-in = Accedi e invia
participation-cancel = Annulla
participation-save = Salva
participation-closed = La consultazione è chiusa: non si possono più inviare contributi.
participation-closed-paused = La consultazione è sospesa: per ora non si possono inviare contributi.
participation-proposal-lead = Da quale bisogno parti, che cosa si dovrebbe fare, che cosa cambierebbe.
participation-need-lead = Racconta che cosa non funziona o che cosa manca. Altri potranno partire da qui per proporre un’azione.
participation-about = Riguarda: { $place }
participation-title = Titolo
participation-title-hint = Una riga che dice di che cosa si tratta.
participation-need-part = Il bisogno
participation-need-hint = Chi ne ha bisogno, quando, perché. Se hai dei numeri, scrivili.
participation-action-part = L’azione proposta
participation-action-hint = Che cosa si dovrebbe fare, e chi.
participation-effect-part = Che cosa cambierebbe
participation-effect-hint = Da che cosa si vedrebbe che ha funzionato.
participation-theme = Tema
participation-no-theme = Nessun tema
participation-no-need = Nessuno
participation-from-need = Nasce da un bisogno già raccontato?
participation-territory = Territorio
participation-territory-hint = Un comune, una provincia, una regione. Vuoto: tutto il territorio.
participation-to-preview = Continua: rileggi prima di inviare
participation-preview = Ecco come si leggerà
participation-back-to-write = Torna a scrivere
participation-similar = C’è già qualcosa di simile
participation-similar-note = Abbiamo cercato le stesse parole tra le proposte e nel piano. Se è la stessa idea, sostienila: conta di più di una copia. Se il piano la prevede già, commenta quello che dice.
participation-support-this = Leggi e sostieni questa
participation-comment-this = Leggi e commenta questa
participation-read-this = Leggi questa
participation-in-plan = Già nel piano
participation-in-plan-code = Già nel piano: { $code }
participation-mine-differs = La mia è diversa: continua
participation-differs-negation = Attenzione: una delle due dice «non».
participation-differs-numbers = I numeri sono diversi.
participation-differs-places = Parla di un altro luogo.
participation-filter-title = Filtra
participation-filter-kind = Tipo
participation-filter-part = Parte del piano
participation-filter-theme = Tema
participation-filter-from = Chi scrive
participation-filter-any = Tutti
participation-filter-apply = Applica
participation-filter-chosen = Filtri in uso
participation-filter-remove = Togli il filtro
participation-filter-clear = Togli tutti i filtri
participation-from-people = Persone a proprio nome
participation-order = Ordine
participation-order-fair = Ordine equo
participation-order-new = I più recenti
participation-order-supports = Più sostenute
participation-supports-kept = Il numero dei sostegni lo vede soltanto chi gestisce il processo.
participation-order-fair-note = Ogni lettore riceve un ordine diverso, che resta lo stesso per tutto il giorno: così nessuno è sempre il primo.
participation-list-count =
    { $n ->
        [0] Nessun contributo
        [one] 1 contributo
       *[other] { $n } contributi
    }
participation-list-empty = Nessun contributo
participation-list-empty-text = Non c’è niente con questi filtri, o nessuno ha ancora scritto.
participation-list-pages = Pagine dell’elenco
participation-supports =
    { $n ->
        [0] nessun sostegno
        [one] 1 sostegno
       *[other] { $n } sostegni
    }
participation-supports-long =
    { $n ->
        [0] Nessuno la sostiene ancora.
        [one] La sostiene 1.
       *[other] La sostengono in { $n }.
    }
participation-replies =
    { $n ->
        [0] nessuna replica
        [one] 1 replica
       *[other] { $n } repliche
    }
participation-state-submitted = ricevuto, non ancora pubblicato
participation-state-published = pubblicato
participation-state-hidden = nascosto
participation-state-withdrawn = ritirato
participation-note-submitted = Ricevuto. Lo leggi tu e chi lavora al piano; sarà pubblicato dopo la verifica e conta da oggi.
participation-note-published = Pubblicato.
participation-note-hidden = Nascosto a chi legge.
participation-note-withdrawn = Ritirato da chi lo ha scritto. Le parole restano qui solo per chi le ha scritte e per chi lavora al piano: chi legge non le vede più.
participation-note-entry-withdrawn = Ritirato dall’ufficio che lo aveva registrato.
participation-gone-withdrawn = Ritirato da chi lo ha scritto il { $day }.
participation-gone-entry-withdrawn = Ritirato il { $day } dall’ufficio che lo aveva registrato.
participation-gone-hidden = Nascosto da chi modera il { $day }.
participation-sent-submitted = Ricevuto, grazie. Sarà pubblicato dopo la verifica e conta da oggi.
participation-sent-published = Pubblicato, grazie. Avrai una risposta motivata.
participation-sent-again = L’avevi già inviato: è questo, e resta uno solo. Se questa volta avevi scelto dei file, puoi aggiungerli qui sotto.
participation-sent-hidden = È nascosto a chi legge.
participation-sent-withdrawn = Ritirato. Il posto resta; chi legge non vede più le parole.
participation-sent-reply = La tua replica è pubblicata, grazie. È qui sotto.
participation-sent-reply-waits = La tua replica è arrivata, grazie. È qui sotto, e prima della verifica la leggi solo tu, con chi lavora al piano.
participation-sent-reply-again = Avevi già inviato questa replica: è qui sotto, e resta una sola.
participation-sent-entry-edited = Le parole sono ora quelle che hai scritto. La storia dice che cosa è stato corretto e perché.
participation-sent-entry-withdrawn = Ritirato. Restano il numero, il giorno e il motivo. Ora si può registrare di nuovo, anche con lo stesso protocollo.
participation-sent-entry-withdrawn-before = Era già stato ritirato: qui c’è il motivo che si legge.
participation-official = posizione ufficiale dell’ente
participation-channel-vote = scelto in una votazione
participation-channel-letter = arrivato per lettera
participation-channel-pec = arrivato per PEC
participation-channel-meeting = detto in una riunione
participation-channel-grid = dalla griglia delle osservazioni
participation-about-words = Sulle parole di
participation-difference = Che cosa cambierebbe
participation-whole-wording = Il testo proposto per intero
participation-reason = Perché
participation-linked = Collegato a
participation-own = Lo hai scritto tu
participation-edit = Modifica
participation-edit-title = Modifica: { $what }
participation-edit-lead = Le parole di prima restano leggibili nella storia del contributo.
participation-edit-stale = Qualcun altro lo ha cambiato nel frattempo. Ecco le parole di adesso; le tue sono qui sotto.
participation-withdraw = Ritira
participation-withdraw-note = Il numero e il giorno restano, le parole non si leggono più. Non si può annullare.
participation-withdraw-sure = Sì, ritira
participation-support-title = Sostegni
participation-support-bodies = Enti e organizzazioni:
participation-support = Sostieni
participation-supported = Sostenuta –
participation-support-back = Togli il sostegno
participation-support-sign-in = Prima ti chiediamo di accedere: un sostegno per persona, o per ente.
participation-replies-title = Repliche
participation-replies-first = Leggi le prime repliche
participation-replies-more = Leggi le repliche successive
participation-reply = Rispondi
participation-reply-hint = Le repliche sono conversazione: l’amministrazione risponde al contributo.
participation-reply-send = Invia la replica
participation-reply-sign-in = Accedi e replica
participation-reply-to =
    { $n ->
        [one] Replica al n. { $n }
       *[other] Replica al n. { $n }
    }
participation-history = Storia
participation-history-submitted = Inviato
participation-history-edited = Modificato
participation-history-attached = Allegato aggiunto
participation-history-detached = Allegato tolto
participation-history-items-named = Azioni collegate cambiate
participation-history-withdrawn = Ritirato
participation-history-desk-edited = Corretto dall’ufficio che lo aveva registrato
participation-history-desk-withdrawn = Ritirato dall’ufficio che lo aveva registrato
participation-history-hidden = Nascosto
participation-history-shown = Mostrato di nuovo
participation-added-begin = inizio testo aggiunto
participation-added-end = fine testo aggiunto
participation-removed-begin = inizio testo tolto
participation-removed-end = fine testo tolto
participation-mine = I miei contributi
participation-mine-lead = Tutto ciò che hai scritto, anche in nome di un ente. Lo vedi solo tu.
participation-waiting = Stavi scrivendo
participation-waiting-note = Hai scritto questi testi prima di accedere e non li hai ancora inviati. Restano qui un giorno.
participation-waiting-go-on = Riprendi il testo del { $when }
participation-mine-empty = Non hai ancora scritto niente.
participation-mine-empty-text = Vai ai piani
participation-problem-process-known = Questa edizione ha già un percorso: modificalo invece di farne un altro.
participation-problem-title = Scrivi un titolo di al massimo 200 caratteri.
participation-problem-window-over = La finestra è già passata: sposta le date.
participation-problem-missing = Manca questo testo: la pagina pubblica ne ha bisogno.
participation-problem-window-backwards = La chiusura viene prima dell’apertura.
participation-problem-no-window = Aggiungi una fase di commenti o di proposte.
participation-problem-window-reason = La finestra dura { $days } giorni e il minimo è { $minimum }: allungala, o pubblica la ragione.
participation-problem-window-short = La finestra dura { $days } giorni e il minimo è { $minimum }, senza eccezioni: allungala.
participation-problem-only-later = La nuova chiusura deve venire dopo quella di adesso.
participation-problem-paused = La consultazione è sospesa. Copia il tuo testo e torna quando riapre.
participation-problem-not-yet = La consultazione apre il { $day }.
participation-problem-closed = La consultazione è chiusa: il contributo è arrivato fuori tempo.
participation-problem-answered = Questo contributo ha già la sua risposta, perciò le parole e gli allegati non si cambiano più. Puoi ancora rispondere sotto o inviare un altro contributo, finché la consultazione è aperta.
participation-problem-assurance = Per questa consultazione serve un’identità più sicura: accedi in un modo più sicuro.
participation-problem-organizations-only = A questa consultazione rispondono solo enti e organizzazioni: scegli per chi scrivi.
participation-problem-not-representative = Solo chi rappresenta l’ente può inviare in suo nome.
participation-problem-speaker = Scegli in nome di chi scrivi.
participation-problem-no-title = Scrivi un titolo.
participation-problem-long = Il testo è troppo lungo: al massimo { $max } caratteri.
participation-problem-no-text = Scrivi qualcosa: il testo è vuoto.
participation-problem-no-wording = Scrivi le parole che proponi.
participation-problem-same-wording = Le parole sono uguali a quelle di adesso: cambiale, oppure scegli «osservazione».
participation-problem-no-action = Scrivi che cosa si dovrebbe fare.
participation-problem-not-amendable = Qui non si possono proporre altre parole: scrivi un’osservazione.
participation-problem-theme = Questo tema non esiste: sceglilo dall’elenco.
participation-problem-need = Questo bisogno non c’è: scegline uno dall’elenco.
participation-speak-draft = Ne prepari la bozza: la invia chi rappresenta l’ente.
participation-draft-begin = Salva come bozza
participation-draft-save = Salva la bozza
participation-draft-saved = Bozza salvata. La vedono tutte le persone dell’ente.
participation-draft-of = Bozza di { $name }.
participation-draft-changed = Cambiata da { $who }, { $when }.
participation-draft-note = La vedono e la cambiano tutte le persone dell’ente. La invia chi lo rappresenta.
participation-draft-note-send = La vedono e la cambiano tutte le persone dell’ente. Quando la invii diventa la posizione ufficiale dell’ente.
participation-draft-gone = La bozza non c’è più: nel frattempo è stata inviata o eliminata. Il tuo testo è qui: se serve ancora, salvalo come nuova bozza.
participation-draft-stale = Qualcun altro ha cambiato la bozza nel frattempo. Qui c’è il testo di adesso; nel modulo c’è il tuo. Se salvi, vale il tuo.
participation-draft-discard = Elimina la bozza
participation-draft-discard-note = La bozza sparisce per tutte le persone dell’ente.
participation-draft-discard-sure = Sì, elimina
participation-problem-draft-speaker = Scegli l’ente a cui appartiene la bozza
participation-problem-many-drafts = L’ente ha già { $max } bozze: elimina quelle che non servono
participation-channel-hearing = detto in un’audizione
participation-author-unnamed = Una persona, per iscritto
participation-author-vote = La votazione
participation-entered = { $how }, protocollo { $protocol }, il { $day }
participation-grid = Griglia delle osservazioni
participation-grid-short = Scarica la griglia delle osservazioni
participation-grid-lead = Per chi ha molte osservazioni: scarica la griglia, falla girare, compilala, caricala. Prima di inviare vedi che cosa succede.
participation-grid-take = 1. Scarica e compila
participation-grid-how = Ogni riga è un paragrafo o un’azione. Scrivi in «Testo proposto» le parole che vorresti, in «Motivazione» il perché, in «Riferimento» la norma o il documento. Le righe lasciate vuote non contano.
participation-grid-download = Scarica la griglia
participation-grid-bring = 2. Carica la griglia compilata
participation-grid-sign-in = Accedi e carica la griglia
participation-grid-file = Il file compilato
participation-grid-file-hint = Excel (xlsx) o CSV in UTF-8, al massimo 5 MB e 10.000 righe compilate.
participation-grid-look = Carica e guarda l’anteprima
participation-grid-preview = Anteprima della griglia
participation-grid-another = Carica un altro file
participation-rows-ready =
    { $n ->
        [one] 1 riga pronta
       *[other] { $n } righe pronte
    }
participation-rows-wrong =
    { $n ->
        [one] 1 riga da correggere
       *[other] { $n } righe da correggere
    }
participation-rows-same =
    { $n ->
        [one] 1 riga già inviata prima: non si ripete
       *[other] { $n } righe già inviate prima: non si ripetono
    }
participation-rows-skipped =
    { $n ->
        [one] 1 riga lasciata fuori
       *[other] { $n } righe lasciate fuori
    }
participation-rows-sent =
    { $n ->
        [one] 1 riga inviata
       *[other] { $n } righe inviate
    }
participation-rows-send =
    { $n ->
        [one] Invia 1 riga
       *[other] Invia tutte le { $n } righe pronte
    }
participation-rows-go-on =
    { $n ->
        [one] Ne resta 1: continua l’invio.
       *[other] Ne restano { $n }: continua l’invio.
    }
participation-rows-all-sent =
    { $n ->
        [one] Inviata 1 riga, grazie.
       *[other] Inviate { $n } righe, grazie.
    }
participation-rows-to-mend = Righe da correggere
participation-rows-to-mend-note = Le altre righe restano pronte. Correggi qui, o lascia fuori la riga.
participation-rows-will-be = Che cosa sarà inviato
participation-rows-were = Che cosa è stato inviato
participation-rows-were-more = Qui ci sono le prime cinquecento righe inviate. Le altre stanno nell’elenco:
participation-row = Riga { $n }
participation-row-save = Salva la riga
participation-row-skip = Lascia fuori
participation-row-mended = Riga corretta: ora è pronta.
participation-row-skipped = Riga lasciata fuori.
participation-entries = Registra ciò che è arrivato su carta
participation-entries-preview = Anteprima del file
participation-entries-lead = Lettere, PEC, riunioni, audizioni. Il giorno in cui è arrivato decide se era in tempo; poi conta come il resto.
participation-entries-until = Si può registrare fino al { $day }.
participation-entries-one = Un contributo
participation-entries-send = Registra
participation-entries-done = Registrato: è il numero { $number }.
participation-entries-many = Molti contributi da un file
participation-entries-many-note = Una riga per contributo; le righe sbagliate si correggono nell’anteprima. In «Mittente è» scrivi ente, gruppo o persona: si può lasciare vuoto solo se il nome è di un ente dell’elenco.
participation-entries-template = Scarica le colonne da compilare (CSV)
participation-entries-days = Fino a quando si registra
participation-entries-days-label = Giorni dopo la chiusura
participation-entries-days-saved = Salvato.
participation-entries-forgotten = Il nome è stato tolto. Il testo resta.
participation-entries-latest = Gli ultimi registrati
participation-mend = Registrato dall’ufficio
participation-mend-note = Se è stato registrato male, se ne correggono le parole o si ritira la registrazione. Chi legge vede il motivo.
participation-mend-correct = Correggi le parole
participation-mend-withdraw = Ritira la registrazione
participation-mend-title = Ritira la registrazione: { $what }
participation-mend-lead = Si ritira ciò che è stato registrato male, per esempio con il mittente o il posto sbagliato. Esce dagli elenchi, dalla ricerca e dai conteggi; restano il numero, il giorno e il motivo. Poi si può registrare di nuovo, anche con lo stesso protocollo. Il ritiro non si può annullare.
participation-mend-reason = Motivo
participation-mend-reason-hint = È pubblico: scrivi che cosa era sbagliato, senza dati personali.
participation-received-on = Ricevuto il
participation-by = Come è arrivato
participation-by-letter = Lettera
participation-by-pec = PEC
participation-by-meeting = Riunione
participation-by-hearing = Audizione
participation-choose = Scegli
participation-protocol = Numero di protocollo
participation-protocol-hint = Si pubblica accanto al contributo.
participation-sender-is = Chi lo manda
participation-sender-body = Un ente dell’elenco
participation-sender-named = Un ente o gruppo fuori elenco
participation-sender-person = Una persona
participation-sender-body-list = Ente dell’elenco
participation-sender-body-hint = Serve se lo manda un ente dell’elenco.
participation-sender-name = Nome di chi lo manda
participation-sender-hint = Si pubblica. Per una persona che non vuole comparire lascia vuoto. Non serve per un ente dell’elenco.
participation-entry-place = Paragrafo o azione
participation-entry-place-hint = Per esempio 4.12 o A2.3. Vuoto: il piano intero.
participation-entry-title-hint = Serve per bisogni e proposte.
participation-entry-text = Che cosa dice
participation-entry-text-hint = Serve sempre; per un emendamento bastano le parole nuove.
participation-entry-wording-hint = Serve per un emendamento.
participation-entry-action-hint = Serve per una proposta.
participation-forget = Togli il nome
participation-forget-note = Il nome sparisce da tutte le pagine e non si può recuperare. Il testo resta.
participation-forget-sure = Sì, togli il nome
participation-problem-received-future = Il giorno è nel futuro: scrivi quando è arrivato.
participation-problem-received-late = È arrivato il { $day }, fuori tempo: la finestra era aperta dal { $from } al { $to }.
participation-problem-entry-over = Si poteva registrare fino al { $day }, { $days } giorni dopo la chiusura.
participation-mail-corrected-subject = { $what }: testo corretto dall’ufficio
participation-mail-corrected-body =
    L’ufficio ha corretto il testo che aveva registrato per { $body } su { $site }: { $what }, protocollo { $protocol }.

    Motivo: { $reason }

    Il testo di adesso, e quello di prima:
    { $link }

    Se non è quello che avete scritto, ditelo all’ufficio.
participation-mail-withdrawn-subject = { $what }: l’ufficio ha ritirato il contributo
participation-mail-withdrawn-body =
    L’ufficio ha ritirato il contributo che aveva registrato per { $body } su { $site }: { $what }, protocollo { $protocol }.
    Le parole non si leggono più; restano il numero, il giorno e il motivo.

    Motivo: { $reason }

    { $link }
participation-problem-mend-over = Si poteva correggere o ritirare fino al { $day }, { $days } giorni dopo la chiusura.
participation-problem-mend-withdrawn = È già stato ritirato: non c’è più nulla da correggere o da ritirare.
participation-problem-mend-hidden = È nascosto da chi modera: non si corregge e non si ritira finché non torna visibile.
participation-problem-mend-answered = Ha già la sua risposta pubblicata, che vale per le parole lette: non si corregge e non si ritira più.
participation-problem-mend-reason = Scrivi il motivo, fino a 2000 caratteri.
participation-problem-entry-days = Scrivi un numero di giorni da 0 a 90.
participation-problem-protocol = Scrivi il numero di protocollo, al massimo 100 caratteri.
participation-problem-channel = Scegli come è arrivato: lettera, PEC, riunione o audizione.
participation-problem-sender = Scrivi chi lo manda.
participation-problem-sender-unknown = Questo ente non è nell’elenco: scegline uno, o indica «un ente o gruppo fuori elenco».
participation-problem-sender-kind = Scegli chi lo manda: ente, gruppo o persona.
participation-problem-sender-unsaid = Manca chi lo manda. Scrivi ente, gruppo o persona; si può lasciare vuoto solo se il nome è di un ente dell’elenco.
participation-problem-kind = Scegli il tipo: osservazione, emendamento, bisogno o proposta.
participation-problem-day = Scrivi il giorno, per esempio 3/10/2026.
participation-problem-place = Questo posto non c’è nel testo in consultazione: controlla il codice.
participation-problem-text-changed = Hai cambiato la colonna «Testo»: scrivi le nuove parole in «Testo proposto».
participation-problem-no-table = Scegli il file.
participation-problem-table = Il file non si legge: salvalo come Excel (xlsx) o come CSV in UTF-8.
participation-problem-column = Manca la colonna «{ $column }»: parti dal file scaricato da qui.
participation-problem-table-empty = Nel file non c’è nessuna riga compilata.
participation-problem-table-long = Le righe compilate sono { $n }, al massimo { $max }: dividi il file.
participation-amendments-of = Emendamenti a confronto: { $place }
participation-amendments-none = Nessuno ha ancora proposto altre parole qui.
participation-amendment-old = Il testo è cambiato dopo questo emendamento: la differenza è con le parole di allora.
participation-quoted-now = Il testo di adesso
participation-side-by-side = Confronta con gli altri emendamenti a queste parole
participation-see-place = Tutti i contributi su queste parole
participation-reply-yours = la tua replica
participation-reply-changed = Modificata: leggi la storia
participation-reply-withdrawn = Replica ritirata da chi l’ha scritta il { $day }.
participation-sent-reply-edited = Replica modificata. Le parole di prima restano leggibili nella sua storia.
participation-sent-reply-withdrawn = Replica ritirata. Il posto resta, le parole non si leggono più.
participation-filter-territory = Territorio
participation-order-theme = Per tema
participation-order-territory = Per territorio
participation-column-number = Numero
participation-column-kind = Tipo
participation-column-state = Stato
participation-column-received = Ricevuto
participation-column-channel = Come è arrivato
participation-column-protocol = Numero di protocollo
participation-column-place = Parte del piano
participation-column-about = Parole del piano
participation-column-title = Titolo
participation-column-text = Testo
participation-column-wording = Parole proposte
participation-column-action = Azione proposta
participation-column-effect = Che cosa cambierebbe
participation-column-theme = Tema
participation-column-territory = Territorio
participation-column-organization = Ente
participation-column-author = Persona
participation-column-supports = Sostegni
participation-column-attachments = Allegati
participation-column-address = Indirizzo della pagina
participation-channel-site = scritto sul sito
participation-problem-received-paused = È arrivato il { $day }, mentre la consultazione era sospesa.
participation-problem-entry-organizations = A questa consultazione rispondono solo enti e organizzazioni: indica l’ente o il gruppo che lo manda.
participation-comment-rest-paragraph = il paragrafo { $number }
participation-comment-rest-item = { $code }
participation-amend-rest-paragraph = per il paragrafo { $number }
participation-amend-rest-item = per { $code }
participation-amendments-short = Confronta gli emendamenti
participation-closed-here = Qui si possono solo proporre altre parole per i singoli paragrafi: torna al testo e scegline uno.
participation-more-low = Per inviare serve una password o un’identità digitale. Scrivi subito: quando invii ti chiediamo di accedere di nuovo, il testo resta.
participation-more-substantial = Per inviare serve un’identità digitale di livello 2. Scrivi subito: quando invii ti chiediamo di accedere di nuovo, il testo resta.
participation-more-high = Per inviare serve un’identità digitale di livello 3. Scrivi subito: quando invii ti chiediamo di accedere di nuovo, il testo resta.
participation-for-bodies = Rispondono solo enti e organizzazioni: serve rappresentarne una.
participation-for-bodies-none = Rispondono solo enti e organizzazioni: tu non ne rappresenti ancora nessuna. La registri dalla pagina «I miei enti».
participation-problem-too-many = Hai inviato molti testi in poco tempo. Il testo è ancora qui: aspetta qualche minuto e invia di nuovo.
participation-problem-support-unverified = Il tuo ente è ancora in verifica: potrà sostenere dopo la verifica.
participation-draft-own = La tua bozza.
participation-draft-own-changed = Cambiata { $when }.
participation-draft-own-note = La vedi soltanto tu, finché non la invii.
participation-draft-own-saved = Bozza salvata. La ritrovi in «I miei contributi».
participation-draft-own-discard-note = La bozza e i file che le hai allegato spariscono.
participation-draft-go-on = Continua
participation-draft-untitled = Senza titolo
participation-drafts = Le tue bozze
participation-drafts-note = Le vedi soltanto tu, finché non le invii.
participation-sent = Inviati
participation-problem-many-own-drafts = Hai già { $max } bozze: elimina quelle che non ti servono
participation-items = Azioni del piano collegate
participation-items-hint = Cerca le azioni del piano che la tua idea riguarda e spunta quelle giuste: al massimo dieci.
participation-items-find = Parole o codice dell’azione
participation-items-search = Cerca nel piano
participation-items-none = Nessuna azione ha queste parole: prova con altre.
participation-items-chosen = Le azioni con queste parole sono già scelte.
participation-items-found =
    { $n ->
        [one] Trovata un’azione.
       *[other] Trovate { $n } azioni.
    }
participation-items-first =
    { $n ->
        [one] Ecco la prima: per restringere scrivi altre parole.
       *[other] Ecco le prime { $n }: per restringere scrivi altre parole.
    }
participation-naming = Proposte e bisogni che riguardano anche questa azione
participation-problem-many-items = Collega al massimo { $max } azioni
participation-problem-no-item = Un’azione che avevi scelto non è più nel piano: cercala di nuovo
participation-column-items = Azioni collegate
participation-together = Invia tutte le bozze
participation-together-lead = Ecco le bozze di { $name } per questa consultazione. Con un solo invio diventano tutte la sua posizione ufficiale; se una non si può inviare, non parte nessuna.
participation-together-more = Sono molte: ecco le prime cento. Dopo averle inviate trovi qui le altre.
participation-together-none = Non ci sono bozze da inviare
participation-together-back = Torna ai tuoi enti
participation-together-changed = Qualcuno l’ha cambiata o eliminata nel frattempo. Rileggi le bozze qui sotto e invia di nuovo.
participation-together-send =
    { $n ->
        [one] Sì, invia la bozza
       *[other] Sì, invia tutte e { $n } le bozze
    }
participation-together-sent =
    { $n ->
        [one] Inviato un contributo.
       *[other] Inviati { $n } contributi.
    }
