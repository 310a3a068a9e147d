# Dai contributi al piano cambiato: risposte, catena, resoconto.
consolidation-plans = Piani
consolidation-origin-sentence = Da dove viene questa frase?
consolidation-origin-item = Da dove viene questa azione?
consolidation-origin-short = Da dove viene
consolidation-origin-none = Queste parole non sono cambiate per un contributo: stanno così dalla prima versione, o le ha cambiate chi scrive il piano.
consolidation-origin-several =
    { $n ->
        [one] È cambiata per un contributo.
       *[other] È cambiata per { $n } contributi: ecco il percorso di ciascuno.
    }
consolidation-kind-comment = Osservazione
consolidation-kind-amendment = Emendamento
consolidation-kind-need = Bisogno
consolidation-kind-proposal = Proposta
consolidation-numbered = { $kind } n. { $number }
consolidation-by-on = { $author }, { $day }
consolidation-author-participant = Partecipante { $code }
consolidation-author-unknown = Mittente non indicato
consolidation-author-vote = La votazione
consolidation-step-answer = Risposta: { $outcome }
consolidation-step-state = Stato di { $code }: { $state }
consolidation-item-completed = completata
consolidation-item-ongoing = in corso
consolidation-item-planned = prevista
consolidation-item-blocked = bloccata
consolidation-item-cancelled = annullata
consolidation-item-unknown = senza dato
consolidation-place-item = { $code } { $title }
consolidation-place-paragraph = Paragrafo { $number }
consolidation-other-details = Sono cambiati altri dati della scheda.
consolidation-when-ongoing = attività continua
consolidation-when-from = da { $from }
consolidation-when-from-to = da { $from } a { $to }
consolidation-when-by = entro { $by }
consolidation-outcome = Esito
consolidation-outcome-accepted = accolta
consolidation-outcome-accepted-with-changes = accolta con modifiche
consolidation-outcome-merged = unificata con un’altra
consolidation-outcome-postponed = rinviata
consolidation-outcome-not-accepted = non accolta
consolidation-outcome-hint-accepted = Il piano cambia come chiesto.
consolidation-outcome-hint-accepted-with-changes = Il piano cambia, con parole diverse.
consolidation-outcome-hint-merged = Vive in un altro contributo, che riceve la sua risposta.
consolidation-outcome-hint-postponed = Non ora: la motivazione dice quando se ne riparla.
consolidation-outcome-hint-not-accepted = Il piano non cambia per questo.
consolidation-outcomes-accepted = accolti
consolidation-outcomes-accepted-with-changes = accolti con modifiche
consolidation-outcomes-merged = unificati
consolidation-outcomes-postponed = rinviati
consolidation-outcomes-not-accepted = non accolti
consolidation-outcomes-caption = Esiti dei contributi
consolidation-number = Numero
consolidation-received =
    { $n ->
        [one] un contributo
       *[other] { $n } contributi
    }
consolidation-answers =
    { $n ->
        [one] una risposta motivata
       *[other] { $n } risposte motivate
    }
consolidation-sentence = { $received }, { $answers }
consolidation-paragraphs =
    { $n ->
        [one] un paragrafo
       *[other] { $n } paragrafi
    }
consolidation-changed-plan = { $n } su { $all } hanno cambiato il piano: { $paragraphs } su { $of }
consolidation-missing =
    { $n ->
        [0] non manca nulla
        [one] ne manca una
       *[other] ne mancano { $n }
    }
consolidation-meter = Risposte scritte: { $done } di { $all }, { $missing }.
consolidation-pace = Al ritmo delle ultime due settimane si finisce il { $day }.
consolidation-result-heading = Che cosa ne è stato
consolidation-read-report = Leggi il resoconto
consolidation-workbench = Contributi ricevuti
consolidation-to-workbench = Rispondi ai contributi
consolidation-answer-heading = Risposta
consolidation-answer-none = Ancora senza risposta.
consolidation-answer-this = Scrivi la risposta
consolidation-draft-note = Bozza: la vede solo chi pianifica, finché non viene pubblicata.
consolidation-way = Dal bisogno al piano
consolidation-report = Resoconto della consultazione
consolidation-report-preview = Anteprima: il resoconto non è ancora pubblicato, lo vede solo chi pianifica.
consolidation-question = Che cosa si chiedeva
consolidation-dates = Quando
consolidation-from-to = dal { $from } al { $to }
consolidation-published-on = Resoconto pubblicato il
consolidation-themes = Temi più discussi
consolidation-what-changed = Che cosa è cambiato
consolidation-who = Chi ha partecipato
consolidation-category = Categoria
consolidation-people = persone a proprio nome
consolidation-few = meno di { $n }
consolidation-csv = Scarica in CSV
consolidation-json = Scarica in JSON
consolidation-calendar = Calendario
consolidation-all-contributions = Ogni contributo con la sua risposta
consolidation-it-changed = Ha cambiato:
consolidation-next = Continua
consolidation-phase-draft = Bozza
consolidation-phase-feedback = Commenti
consolidation-phase-proposals = Proposte
consolidation-phase-prioritisation = Priorità
consolidation-phase-analysis = Risposte
consolidation-phase-consolidation = Nuova versione
consolidation-phase-approval = Adozione
consolidation-phase-monitoring = Controllo
consolidation-phase-closure = Chiusura
consolidation-body-central-administration = amministrazioni centrali
consolidation-body-territorial-administration = amministrazioni territoriali
consolidation-body-in-house-company = società in house
consolidation-body-civil-society = società civile
consolidation-body-firm = imprese
consolidation-body-research = università e ricerca
consolidation-body-informal-group = gruppi informali
consolidation-body-funder = enti finanziatori
consolidation-organization-title = Che cosa abbiamo chiesto, che cosa è cambiato
consolidation-organization-summary = Contributi: { $asked }. Hanno cambiato un piano: { $changed }.
consolidation-organization-none = Questa organizzazione non ha ancora scritto nulla.
consolidation-asked = Che cosa abbiamo chiesto
consolidation-filter = Filtra
consolidation-filter-all = Tutti
consolidation-filter-kind = Tipo
consolidation-filter-state = Stato
consolidation-filter-theme = Tema
consolidation-filter-part = Parte del piano
consolidation-filter-body = Organizzazione
consolidation-filter-since = Solo da ieri
consolidation-state-filter-waiting = Da rispondere
consolidation-state-filter-draft = Risposta in bozza
consolidation-state-filter-unchecked = Da rileggere
consolidation-state-filter-published = Risposta pubblicata
consolidation-state = Stato
consolidation-state-waiting = da rispondere
consolidation-state-draft = bozza: { $outcome }
consolidation-rows =
    { $n ->
        [one] Un contributo
       *[other] { $n } contributi
    }
consolidation-rows-none = Nessun contributo con questi filtri
consolidation-choose = Scegli
consolidation-contribution = Contributo
consolidation-place = Su
consolidation-author = Di
consolidation-supports = Sostegni
consolidation-public-page = pagina pubblica
consolidation-answer-chosen = Rispondi ai contributi scelti
consolidation-pages = Pagine dei contributi
consolidation-done-saved = Bozza salvata.
consolidation-done-saved-parts = Bozza salvata. I contributi divisi in parti sono rimasti come erano: ogni parte ha la sua risposta.
consolidation-done-discarded = Bozza eliminata: questi contributi aspettano di nuovo una risposta. Le tue parole restano nel loro modulo, se servono ancora.
consolidation-done-published = Risposte pubblicate.
consolidation-done-checked = Rilettura registrata.
consolidation-done-linked = Collegamento aggiunto.
consolidation-done-reported = Resoconto pubblicato.
consolidation-answer-title = Risposta
consolidation-group =
    { $n ->
        [one] un contributo
       *[other] { $n } contributi insieme
    }
consolidation-reason = Motivazione
consolidation-reason-hint = Chi ha scritto la legge sotto le proprie parole. Di’ che cosa si è deciso e perché.
consolidation-into = Unificato con il contributo n.
consolidation-into-hint = Solo per l’esito “unificata”: il numero del contributo in cui vive.
consolidation-changed = Che cosa cambia nel piano
consolidation-changed-hint = Per gli accolti: numeri di paragrafo e codici di azione, separati da virgole. Per esempio: 2.9, A2.3
consolidation-own-sentences = Una frase solo per lei o per lui
consolidation-said-body = Il bisogno
consolidation-said-action = L’azione proposta
consolidation-said-effect = Che cosa cambierebbe
consolidation-said-wording = Le parole proposte
consolidation-said-reason = Il motivo
consolidation-said-files =
    { $n ->
        [one] Un file allegato
       *[other] File allegati
    }
consolidation-mixed =
    { $n ->
        [one] Uno di questi contributi ha già una bozza, che è diversa dalle altre: è scritta sotto le sue parole. Se salvi qui, la tua risposta prende il suo posto.
       *[other] { $n } di questi contributi hanno già una bozza, e le bozze non sono tutte uguali: ognuna è scritta sotto le parole a cui risponde. Se salvi qui, la tua risposta prende il loro posto.
    }
consolidation-left-out =
    { $n ->
        [one] Un altro contributo corrisponde al filtro e non è in questo gruppo: resta nell’elenco.
       *[other] Altri { $n } contributi corrispondono al filtro e non sono in questo gruppo: restano nell’elenco.
    }
consolidation-check-these =
    { $n ->
        [one] Vale per la bozza di un’altra persona che vedi qui sopra e che nessuno ha ancora riletto.
       *[other] Vale per le { $n } bozze di altre persone che vedi qui sopra e che nessuno ha ancora riletto.
    }
consolidation-discard = Elimina la bozza
consolidation-save = Salva la bozza
consolidation-back = Torna ai contributi
consolidation-stale = Nel frattempo qualcun altro ha salvato: sotto ogni contributo c’è la sua risposta, nel modulo c’è la tua. Se salvi, vale la tua.
consolidation-stands = La risposta come sta adesso:
consolidation-final = Questa risposta è pubblicata e non cambia più. Si può ancora collegare che cosa è cambiato nel piano.
consolidation-check = Ho riletto, va bene
consolidation-check-note = Serve una seconda persona: hai riletto queste risposte?
consolidation-check-other = Prima della pubblicazione una seconda persona deve rileggere.
consolidation-link = Aggiungi il collegamento
consolidation-publish-title = Pubblica le risposte
consolidation-to-publish = Pubblica le risposte e il resoconto
consolidation-ready =
    { $n ->
        [one] Una risposta è pronta.
       *[other] { $n } risposte sono pronte.
    }
consolidation-ready-none = Nessuna risposta in bozza.
consolidation-unchecked =
    { $n ->
        [one] Una aspetta la seconda persona.
       *[other] { $n } aspettano la seconda persona.
    }
consolidation-publish-all = Pubblica tutte le risposte pronte
consolidation-reported-on = Il resoconto è uscito il { $day }.
consolidation-publish-report = Pubblica il resoconto
consolidation-report-look = Guarda il resoconto
consolidation-report-not-yet = Il resoconto si pubblica a consultazione chiusa, quando ogni contributo ha la sua risposta.
consolidation-to-answer =
    { $n ->
        [one] Un contributo è ancora da rispondere
       *[other] { $n } contributi sono ancora da rispondere
    }
consolidation-to-link = Accolti, ma senza traccia nel piano
consolidation-to-link-text = Finché manca il collegamento a ciò che è cambiato, la versione non si può adottare.
consolidation-to-release = Accolti, ma scritti solo nella bozza
consolidation-to-release-text = Queste parole sono nella bozza e non ancora nella versione che tutti leggono: pubblica la versione.
consolidation-to-write = Accolti e collegati, ma il testo non è cambiato
consolidation-to-write-text = Dopo questi contributi nessuna versione ha cambiato i paragrafi e le azioni a cui sono collegati. Se il piano li diceva già, non c’è altro da fare.
consolidation-named-more =
    { $n ->
        [one] Qui ne manca un altro: compare quando hai sistemato questi.
       *[other] Qui ne mancano altri { $n }: compaiono quando hai sistemato questi.
    }
consolidation-problem-how-many = Scegli da 1 a { $most } contributi.
consolidation-problem-final = Una di queste risposte è già pubblicata e non cambia più.
consolidation-problem-no-outcome = Scegli un esito.
consolidation-problem-no-reason = Scrivi la motivazione: ogni risposta ne ha una.
consolidation-problem-long = Il testo è troppo lungo: al massimo { $max } caratteri.
consolidation-problem-no-into = Scrivi il numero del contributo con cui è unificato.
consolidation-problem-into = Non c’è un altro contributo pubblicato con questo numero.
consolidation-problem-into-merged = Quel contributo è a sua volta unificato, o questo ne raccoglie altri: scegli quello che resta.
consolidation-problem-changed = Indica paragrafi o azioni di questa edizione, per un contributo accolto.
consolidation-problem-place = Nel piano non c’è “{ $place }”: scrivi il numero di un paragrafo o il codice di un’azione.
consolidation-problem-own-check = Non puoi rileggere ciò che hai scritto tu: serve un’altra persona.
consolidation-problem-unchecked =
    { $n ->
        [one] Una risposta aspetta ancora la seconda persona.
       *[other] { $n } risposte aspettano ancora la seconda persona.
    }
consolidation-problem-nothing = Non c’è nessuna risposta da pubblicare.
consolidation-problem-unanswered =
    { $n ->
        [one] Un contributo pubblicato non ha ancora una risposta.
       *[other] { $n } contributi pubblicati non hanno ancora una risposta.
    }
consolidation-problem-still-open = La consultazione è ancora aperta: il resoconto si pubblica dopo la chiusura.
consolidation-problem-paused = La consultazione è sospesa: prima falla riprendere, o terminala con un motivo che tutti leggono. Finché è sospesa il resoconto non si pubblica e il piano non si adotta.
consolidation-problem-goes-on = La consultazione non è finita (ultimo giorno: { $day }): il piano si adotta dopo la sua fine.
consolidation-problem-unopened = La consultazione sulla strategia di un ecosistema non è stata aperta: il piano si adotta dopo la sua fine. Pubblica il percorso; se il testo non è una strategia, dillo nel percorso.
consolidation-to-process = Vai al processo
consolidation-problem-moderation = Prima decidi ciò che aspetta nella moderazione: testi da leggere o ricorsi ({ $n }).
consolidation-problem-unlinked =
    { $n ->
        [one] Un contributo accolto non è collegato a ciò che è cambiato nel piano: collegalo dai contributi ricevuti.
       *[other] { $n } contributi accolti non sono collegati a ciò che è cambiato nel piano: collegali dai contributi ricevuti.
    }
consolidation-problem-drafted =
    { $n ->
        [one] Un contributo accolto è scritto solo nella bozza: prima pubblica la versione.
       *[other] { $n } contributi accolti sono scritti solo nella bozza: prima pubblica la versione.
    }
consolidation-adoption-list = Guarda quali sono
consolidation-mail-subject = { $site }: la risposta al tuo contributo n. { $number }
consolidation-mail-subject-many = { $site }: le risposte ai tuoi { $n } contributi
consolidation-mail-news-subject-many = { $site }: il piano è cambiato per { $n } tuoi contributi
consolidation-mail-body =
    Hai scritto ({ $kind } n. { $number }):
    { $said }

    Risposta: { $outcome }
    { $reason }

    { $link }
consolidation-mail-changed =
    Ora il piano dice ({ $place }):
    { $words }
consolidation-mail-removed = { $place } è stato tolto dal piano.
consolidation-mail-news-subject = { $site }: il piano è cambiato per il tuo contributo n. { $number }
consolidation-mail-news =
    Hai scritto ({ $kind } n. { $number }):
    { $said }

    È uscita una nuova versione del piano, e il tuo contributo l’ha cambiata.

    { $sentences }

    { $link }
consolidation-amendments = Emendamenti accolti
consolidation-amendments-all = Tutti gli emendamenti accolti
consolidation-amendments-text = Ogni parola scritta da qui resta legata al contributo. Prima della pubblicazione si può annullare.
consolidation-amendments-left =
    { $n ->
        [0] Nessun emendamento accolto aspetta di entrare nella bozza.
        [one] Un emendamento accolto aspetta di entrare nella bozza.
       *[other] { $n } emendamenti accolti aspettano di entrare nella bozza.
    }
consolidation-amendment-ready = pronto per la bozza
consolidation-amendment-written = scritto nella bozza
consolidation-amendment-contested = da scegliere
consolidation-amendment-gone = il punto non c’è più
consolidation-amendment-changed = Nel frattempo queste parole sono cambiate nella bozza: scegli quelle giuste.
consolidation-amendment-changed-with = Nella bozza queste parole sono già cambiate. Toccano le stesse parole anche i contributi n. { $numbers }.
consolidation-amendment-with = Toccano le stesse parole anche i contributi n. { $numbers }: scegli quelle giuste.
consolidation-amendment-stale = Nel frattempo qualcun altro ha cambiato il paragrafo. Sopra ci sono le parole di adesso, nel campo ci sono le tue.
consolidation-apply = Scrivi nella bozza
consolidation-choose-words = Scegli le parole
consolidation-undo = Annulla
consolidation-done-applied = Emendamento scritto nella bozza.
consolidation-done-undone = Annullato: la bozza è come prima.
consolidation-to-draft = Torna alla bozza
consolidation-to-version = Pubblica la versione
consolidation-words-now = Nella bozza adesso
consolidation-words-asked = Parole chieste
consolidation-words-new = Le parole del piano
consolidation-words-new-hint = Il testo intero del paragrafo, come lo leggeranno tutti.
consolidation-words-write = Scrivi queste parole nella bozza
consolidation-problem-contested = Queste parole sono contese: scegli tu il testo del paragrafo.
consolidation-problem-amendment-gone = Nella bozza questo punto non c’è più: non c’è niente da cambiare.
consolidation-problem-undo = Dopo l’emendamento le stesse parole sono cambiate ancora: correggi il paragrafo a mano.
consolidation-pace-none = Nelle ultime due settimane non è stata scritta nessuna risposta: non c’è un ritmo da cui dire una data.
consolidation-filter-tag = Etichetta
consolidation-filter-office = Ufficio
consolidation-office-filter-asked = Affidati a un ufficio
consolidation-office-filter-silent = In attesa di un parere
consolidation-done-marked = Fatto.
consolidation-with-chosen = Con i contributi scelti
consolidation-answer-all = Rispondi a tutti quelli del filtro
consolidation-tag = Etichetta
consolidation-tag-add = Metti l’etichetta
consolidation-tag-remove = Togli l’etichetta
consolidation-office = Ufficio
consolidation-office-ask = Chiedi il parere
consolidation-office-unask = Ritira la richiesta
consolidation-office-asked = Parere chiesto a { $office }
consolidation-office-answered = Parere di { $office }
consolidation-shortcuts = Tasti rapidi
consolidation-shortcuts-on = I tasti rapidi sono accesi, solo per te.
consolidation-shortcuts-off = I tasti rapidi sono spenti. Se li accendi, valgono solo per te e solo in questa pagina.
consolidation-shortcuts-switch-on = Accendi i tasti rapidi
consolidation-shortcuts-switch-off = Spegni i tasti rapidi
consolidation-key-next = contributo successivo
consolidation-key-previous = contributo precedente
consolidation-key-choose = scegli o lascia
consolidation-key-answer = rispondi ai contributi scelti
consolidation-note = Nota interna
consolidation-note-hint = La legge solo chi pianifica. Non esce mai in nessuna pagina pubblica.
consolidation-note-add = Aggiungi la nota
consolidation-work-more = Etichette, uffici e note
consolidation-group-more =
    { $n ->
        [one] e un altro contributo
       *[other] e altri { $n } contributi
    }
consolidation-kept = Hai una risposta non salvata del { $when }.
consolidation-kept-use = Riprendi da lì
consolidation-keep-done = Testo conservato: puoi anche chiudere la pagina.
consolidation-keep-failed = Il testo non è stato conservato: salva la bozza.
consolidation-library = Risposte ricorrenti
consolidation-library-text = Motivazioni che servono più volte. Chi risponde le inserisce e poi le adatta: le risposte già scritte non cambiano.
consolidation-library-none = Nessuna
consolidation-library-choose = Inserisci una motivazione
consolidation-library-row = { $title } (usata { $n })
consolidation-library-insert = Inserisci
consolidation-library-title = Nome della motivazione
consolidation-library-title-hint = Per ritrovarla: chi legge la risposta non lo vede.
consolidation-library-keep = Conserva questa motivazione
consolidation-library-new = Nuova motivazione
consolidation-library-edit = Correggi la motivazione
consolidation-library-save = Salva la motivazione
consolidation-library-remove = Togli
consolidation-library-stale-removed = Nel frattempo qualcun altro l’ha cambiata, perciò non è stata eliminata. Adesso dice così; se non serve, elimina questa.
consolidation-library-gone = Nel frattempo qualcun altro l’ha eliminata. Il tuo testo è nel modulo: se salvi, diventa una risposta nuova.
consolidation-library-stale = Nel frattempo qualcun altro l’ha cambiata. Qui c’è il testo di adesso, nel modulo c’è il tuo. Se salvi, vale il tuo.
consolidation-library-uses =
    { $n ->
        [0] mai usata
        [one] usata per un contributo
       *[other] usata per { $n } contributi
    }
consolidation-done-library = Motivazione conservata.
consolidation-done-library-removed = Motivazione tolta.
consolidation-edit = Modifica
consolidation-offices = Uffici
consolidation-offices-text = A un ufficio puoi chiedere il parere su un contributo. Le sue persone ricevono una mail e scrivono sul sito.
consolidation-office-new = Nuovo ufficio
consolidation-office-edit = Modifica l’ufficio
consolidation-office-name = Nome dell’ufficio
consolidation-office-people = Persone
consolidation-office-people-hint = Gli indirizzi e-mail con cui entrano nel sito, separati da virgole.
consolidation-office-save = Salva l’ufficio
consolidation-done-office = Ufficio salvato.
consolidation-done-office-removed = Ufficio tolto.
consolidation-office-nobody = nessuna
consolidation-office-remove = Togli
consolidation-office-stale = Nel frattempo qualcuno ha cambiato questo ufficio: ora si chiama { $name } e le sue persone sono { $people }. Se hai scritto qualcosa lo trovi qui sotto: salvalo, se deve valere al suo posto.
consolidation-office-gone = Nel frattempo qualcuno ha tolto questo ufficio. Quello che hai scritto è qui sotto: se lo salvi, nasce un ufficio nuovo.
consolidation-problem-office-asked = { $n ->
    [one] A questo ufficio è stato chiesto un parere: non si può togliere. Puoi cambiarne il nome e le persone.
   *[other] A questo ufficio sono stati chiesti { $n } pareri: non si può togliere. Puoi cambiarne il nome e le persone.
}
consolidation-opinions = Pareri chiesti al tuo ufficio
consolidation-opinions-text = Il parere lo legge solo chi scrive il piano. Non viene pubblicato.
consolidation-opinions-none = Al momento non ti è chiesto nessun parere.
consolidation-opinion = Parere
consolidation-opinion-save = Salva il parere
consolidation-opinion-stale = Nel frattempo una persona del tuo ufficio ha salvato il parere. Sotto leggi il suo testo e, nel modulo, il tuo: se salvi, vale il tuo.
consolidation-done-opinion = Parere salvato.
consolidation-opinion-mail-subject = { $site }: serve il parere del tuo ufficio
consolidation-opinion-mail-body =
    { $n ->
        [one] All’ufficio { $office } è chiesto il parere su un contributo a { $plan }.
       *[other] All’ufficio { $office } è chiesto il parere su { $n } contributi a { $plan }.
    }

    Scrivilo qui, senza password:
    { $link }

    Il collegamento è solo per te. Smette di funzionare quando non c’è più nulla da chiedere, e in ogni caso dopo sessanta giorni. Chi entra nel sito trova lo stesso qui:
    { $page }
consolidation-groups = Contributi simili
consolidation-groups-text = Il sito confronta le parole e propone gruppi. Decidi tu: niente viene unito da solo, e due testi simili possono dire il contrario.
consolidation-groups-search = Cerca contributi simili
consolidation-groups-refresh = Aggiorna la pagina
consolidation-groups-never = Nessuna ricerca finora.
consolidation-groups-done = Ultima ricerca: { $when }.
consolidation-groups-running = Ricerca in corso: { $done } di { $total }.
consolidation-groups-found =
    { $n ->
        [0] Nessun gruppo da guardare.
        [one] Un gruppo.
       *[other] { $n } gruppi.
    }
consolidation-group-of =
    { $n ->
        [one] Un contributo
       *[other] { $n } contributi simili
    }
consolidation-group-like = parole in comune: { $n } %
consolidation-group-suggested = gruppo proposto
consolidation-group-confirmed = gruppo confermato
consolidation-group-confirm = Sì, stanno insieme
consolidation-group-dismiss = No, sono diversi
consolidation-group-leave = Togli dal gruppo
consolidation-group-answer = Rispondi insieme
consolidation-group-list = Vedi tutto il gruppo
consolidation-group-stale = Nel frattempo qualcun altro ha cambiato questo gruppo, o una nuova ricerca ne ha fatti altri: non è stato cambiato niente. Qui sotto ci sono i gruppi di adesso.
consolidation-group-dismissed = Il gruppo è stato tolto dall’elenco e non sarà più proposto. I contributi restano com’erano.
consolidation-group-back = Rimetti il gruppo com’era
consolidation-group-left = Il contributo non fa più parte del gruppo. È rimasto com’era.
consolidation-group-join = Rimettilo nel gruppo
consolidation-differs-negation = uno dei due dice “non”
consolidation-differs-numbers = numeri diversi
consolidation-differs-places = luoghi o nomi diversi
consolidation-problem-part = Le prime { $n } risposte sono salvate, poi qualcosa è cambiato: guarda e salva di nuovo.
consolidation-problem-tag = Scrivi l’etichetta, al massimo { $max } caratteri.
consolidation-problem-note = Scrivi la nota, al massimo { $max } caratteri.
consolidation-problem-opinion = Scrivi il parere, al massimo { $max } caratteri.
consolidation-problem-office = Scegli un ufficio di questo piano.
consolidation-problem-office-name = Scrivi il nome dell’ufficio.
consolidation-problem-office-taken = C’è già un ufficio con questo nome.
consolidation-problem-office-person = Nessuno entra nel sito con l’indirizzo { $address }: controlla, o chiedi prima di registrarsi.
consolidation-problem-library-title = Scrivi un nome per ritrovarla.
consolidation-odt = Scarica in ODT
consolidation-report-first = Torna alla prima pagina del resoconto
consolidation-before = Prima
consolidation-after = Adesso
consolidation-filter-territory = Territorio
consolidation-amendment-read = Confronta le parole

# Un contributo che chiede più cose si divide in parti, ciascuna con la sua risposta.
consolidation-split = Chiede più cose? Dividilo in parti
consolidation-split-note = Ogni parte cita le sue parole e riceve una risposta; il contributo e chi lo ha scritto restano gli stessi.
consolidation-parts-title = Contributo in parti
consolidation-split-text = In ogni casella copia, senza cambiarle, le parole di chi ha scritto che chiedono una cosa sola. Ciò che non è una richiesta, come un saluto, può restare fuori.
consolidation-split-do = Dividi
consolidation-split-more = Un’altra casella
consolidation-part = Parte { $n }
consolidation-part-into = Vive nel contributo n. { $n }
consolidation-part-waiting = Ancora senza risposta
consolidation-part-gone = Chi ha scritto ha cambiato queste parole nel frattempo: rimetti insieme il contributo e dividilo di nuovo.
consolidation-part-stale = Nel frattempo qualcun altro ha salvato: sotto ogni parte c’è la risposta che vale adesso, nel modulo c’è la tua. Se salvi, vale la tua.
consolidation-parts-text = Le parti si possono salvare una alla volta. La risposta si pubblica quando ogni parte ha la sua.
consolidation-parts-rule = Nei conteggi il contributo resta uno: se solo una parte è accolta, conta come accolto con modifiche.
consolidation-join = Rimetti insieme
consolidation-join-text = Si può tornare indietro finché la risposta non è pubblicata. Ciò che hai scritto per le parti resta nel modulo della risposta, per te.
consolidation-done-part-split = Il contributo è diviso in parti: ora ciascuna aspetta la sua risposta.
consolidation-done-part-saved = Bozza salvata.
consolidation-in-parts =
    { $n ->
        [one] in una parte
       *[other] in { $n } parti
    }
consolidation-in-parts-here = Questi contributi sono divisi in parti e si rispondono ciascuno sulla sua pagina: { $numbers }.
consolidation-parts-whole =
    { $n ->
        [one] Questo contributo ha una parte sola.
       *[other] Chiede { $n } cose: ecco la risposta a ciascuna. L’esito qui sopra vale per il contributo intero.
    }
consolidation-problem-in-parts = Il contributo n. { $number } è diviso in parti: rispondi a ogni parte sulla sua pagina, e qui togli la spunta.
consolidation-problem-split-already = Qualcun altro ha già diviso questo contributo: ricarica la pagina.
consolidation-problem-split-how-many = Riempi almeno due caselle, al massimo { $most }.
consolidation-problem-passage = Nella casella { $n } ci sono parole che il contributo non contiene: copiale senza cambiarle.
consolidation-problem-passage-twice = La casella { $n } dice lo stesso di un’altra: ogni parte ha parole sue.
consolidation-problem-into-gone = Il contributo n. { $number } è unificato con uno che non si legge più, perché è stato ritirato o nascosto: scegline un altro o dagli un esito suo, poi pubblica.
consolidation-problem-words-changed = Chi ha scritto il contributo n. { $number } ha cambiato le sue parole dopo la bozza della risposta: rileggilo e salva di nuovo la risposta, poi pubblica.
consolidation-problem-join-stale = Nel frattempo qualcun altro ha salvato una risposta: il contributo è rimasto diviso. Guarda che cosa dicono adesso le sue parti, poi decidi di nuovo.
consolidation-problem-publish-stale = Nel frattempo qualcuno ha cambiato le bozze, perciò non è uscito niente. Guarda quante sono pronte adesso, poi pubblica.
consolidation-problem-passage-gone = Chi ha scritto il contributo n. { $number } ha cambiato le parole citate in una parte: guardalo di nuovo prima di pubblicare.

# Che cosa conta ogni numero.
consolidation-counted-received = Contributi ricevuti
consolidation-counted-answered = Contributi con una risposta
consolidation-counted-all-accepted = Contributi accolti, anche con modifiche
consolidation-counted-outcome = Contributi con esito: { $outcome }
consolidation-counted-changed-the-plan = Contributi che hanno cambiato il piano
consolidation-counted-changed-paragraphs = Paragrafi cambiati per un contributo
consolidation-counted-changed-items = Azioni e obiettivi cambiati per un contributo
consolidation-counted-places =
    { $n ->
        [one] Un punto del piano
       *[other] { $n } punti del piano
    }
consolidation-place-gone = Un punto che nella versione pubblicata non c’è più
consolidation-state-filter-written = Con una risposta, anche in bozza
consolidation-items =
    { $n ->
        [one] un’azione o un obiettivo
       *[other] { $n } azioni e obiettivi
    }
consolidation-changed-items = Nelle schede: { $items }
consolidation-second-is-on = Prima di uscire ogni risposta è riletta da una seconda persona.
consolidation-second-is-off = Le risposte escono senza la rilettura di una seconda persona.
consolidation-second-everywhere = Lo chiede il sito per tutti i processi.
consolidation-second-where = Lo decidi nelle impostazioni del processo
consolidation-second-on = Chiedila in tutti i processi del sito
consolidation-second-off = Non chiederla più per tutto il sito
consolidation-problem-gone = Questi contributi non ci sono: { $which }. Togli la spunta e riprova.
consolidation-order = Prima quelli senza risposta, dal più recente.
consolidation-file = Scarica esattamente queste righe:
consolidation-column-number = Numero
consolidation-column-kind = Tipo
consolidation-column-received = Ricevuto
consolidation-column-author = Chi scrive
consolidation-column-place = Luogo del piano
consolidation-column-title = Titolo
consolidation-column-text = Testo
consolidation-column-wording = Parole proposte
consolidation-column-action = Azione proposta
consolidation-column-effect = Effetto atteso
consolidation-column-theme = Tema
consolidation-column-territory = Territorio
consolidation-column-supports = Sostegni
consolidation-column-state = Stato della risposta
consolidation-column-outcome = Esito
consolidation-column-tags = Etichette
consolidation-column-offices = Uffici
consolidation-column-group = Gruppo
consolidation-column-address = Indirizzo
