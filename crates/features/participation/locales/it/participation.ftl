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
participation-needed-low = Scrivi subito. Per inviare serve un’identità digitale: te la chiediamo dopo, il testo resta.
participation-needed-substantial = Scrivi subito. Per inviare serve un’identità digitale di livello 2 (SPID, CIE): te la chiediamo dopo, il testo resta.
participation-needed-high = Scrivi subito. Per inviare serve un’identità digitale di livello 3 (CIE): te la chiediamo dopo, il testo resta.
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
participation-on-place = – { $place }
participation-comment-short = Commenta
participation-amend-short = Proponi altre parole
participation-comment-whole = Commenta il piano intero
participation-comment-on = Commenta: { $place }
participation-choose-comment = Un’osservazione
participation-choose-amendment = Altre parole per questo paragrafo (emendamento)
participation-what = Che cosa vuoi scrivere?
participation-quoted = Il testo su cui scrivi
participation-back-to-text = Torna al testo
participation-text = Il tuo testo
participation-text-hint = Di’ che cosa cambieresti e perché. Un emendamento può avere anche solo le nuove parole.
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
participation-similar-note = Abbiamo cercato le stesse parole. Se è la stessa idea, sostienila: conta di più di una copia.
participation-support-this = Leggi e sostieni questa
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
participation-note-withdrawn = Ritirato da chi lo ha scritto.
participation-gone-withdrawn = Ritirato da chi lo ha scritto il { $day }.
participation-gone-hidden = Nascosto da chi modera il { $day }.
participation-sent-submitted = Ricevuto, grazie. Sarà pubblicato dopo la verifica e conta da oggi.
participation-sent-published = Pubblicato, grazie. Avrai una risposta motivata.
participation-sent-hidden = È nascosto a chi legge.
participation-sent-withdrawn = Ritirato. Il posto resta, le parole non si leggono più.
participation-sent-reply = La tua replica è qui sotto, se non deve prima essere verificata.
participation-official = posizione ufficiale dell’ente
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
participation-history-withdrawn = Ritirato
participation-history-hidden = Nascosto
participation-history-shown = Mostrato di nuovo
participation-added-begin = inizio testo aggiunto
participation-added-end = fine testo aggiunto
participation-removed-begin = inizio testo tolto
participation-removed-end = fine testo tolto
participation-mine = I miei contributi
participation-mine-lead = Tutto ciò che hai scritto, anche in nome di un ente. Lo vedi solo tu.
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
participation-problem-assurance = Per questa consultazione serve un’identità più sicura: accedi con SPID o CIE.
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
participation-draft-begin = Salva come bozza dell’ente
participation-draft-save = Salva la bozza
participation-draft-saved = Bozza salvata. La vedono tutte le persone dell’ente.
participation-draft-of = Bozza di { $name }.
participation-draft-changed = Cambiata da { $who }, { $when }.
participation-draft-note = La vedono e la cambiano tutte le persone dell’ente. La invia chi lo rappresenta.
participation-draft-note-send = La vedono e la cambiano tutte le persone dell’ente. Quando la invii diventa la posizione ufficiale dell’ente.
participation-draft-stale = Qualcun altro ha cambiato la bozza nel frattempo. Qui c’è il testo di adesso; nel modulo c’è il tuo. Se salvi, vale il tuo.
participation-draft-discard = Elimina la bozza
participation-draft-discard-note = La bozza sparisce per tutte le persone dell’ente.
participation-draft-discard-sure = Sì, elimina
participation-problem-draft-speaker = Scegli l’ente a cui appartiene la bozza
participation-problem-many-drafts = L’ente ha già { $max } bozze: elimina quelle che non servono
