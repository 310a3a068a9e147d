# Votazioni: preparazione, scheda, risultato.
rounds-plans = Piani
rounds-title = Votazioni
rounds-lead = Chi vota dice quali azioni contano di più. Il voto non decide il piano: l’amministrazione risponde con un motivo.
rounds-none = Nessuna votazione
rounds-none-text = Quando ne apre una, la trovi qui.
rounds-new = Prepara una votazione
rounds-all = Tutte le votazioni
rounds-open-now = Si vota adesso
rounds-vote = Vota
rounds-vote-for-body = Vota per il tuo ente
rounds-decides = Il voto non decide il piano. Chi scrive il piano legge il risultato e risponde con un motivo.

rounds-method-choose = Scegli le più importanti
rounds-method-points = Distribuisci i punti
rounds-method-marks = Dai un voto da 1 a 5
rounds-method-shares = Spendi un bilancio, in parti uguali
rounds-method-votes = Spendi un bilancio, prima le più votate
rounds-method-phragmen = Spendi un bilancio, regola di Phragmén
rounds-method-borda = Metti in ordine, metodo Borda
rounds-method-schulze = Metti in ordine, metodo Schulze
rounds-method-runoff = Metti in ordine, ballottaggio immediato

rounds-cards = Modi di votare
rounds-cards-lead = Scegli come si vota. Sotto ogni regola c’è un esempio con cinque persone e tre progetti, contato davvero.
rounds-card-title-choose = Scegli fino a 5
rounds-card-title-points = Distribuisci 10 punti
rounds-card-title-marks = Dai un voto da 1 a 5 a ogni azione
rounds-card-title-shares = In parti uguali fra chi vota
rounds-card-title-votes = Prima le più votate
rounds-card-title-phragmen = Regola di Phragmén
rounds-card-title-borda = Metodo Borda
rounds-card-title-schulze = Metodo Schulze
rounds-card-title-runoff = Ballottaggio immediato
rounds-card-advised = Se non sai quale scegliere, usa questa.
rounds-card-choose = Chi vota sceglie fino a cinque azioni. Vincono le più scelte.
rounds-card-points = Chi vota distribuisce dieci punti come vuole. Vincono le azioni con più punti.
rounds-card-marks = Chi vota dà un voto da 1 a 5 a ogni azione. Vincono le somme più alte.
rounds-card-budget-title = Spendi un bilancio
rounds-card-budget = Ogni azione ha un costo. Chi vota riempie un cesto che non supera i fondi.
rounds-card-shares = I fondi si dividono in parti uguali fra chi vota. Un’azione si compra con le parti di chi l’ha scelta.
rounds-card-votes = Si comprano le azioni dalla più votata in giù. Ciò che non rientra nei fondi si salta.
rounds-card-phragmen = Chi vota guadagna alla stessa velocità. Un’azione si compra appena chi l’ha scelta può pagarla.
rounds-card-borda = Chi vota mette le azioni in ordine. Un’azione scritta sulla scheda riceve un punto per ognuna che sta dopo o che sulla scheda non c’è.
rounds-card-schulze = Chi vota mette le azioni in ordine. Le azioni si confrontano a due a due: quelle che sulla scheda non ci sono stanno dopo le altre.
rounds-card-runoff = Chi vota mette le azioni in ordine. L’ultima esce e le sue schede passano alla successiva, finché una ha più della metà di quelle che contano ancora.
rounds-advanced = Regole avanzate
rounds-advanced-note = Sono regole note agli studiosi. Usale se sai spiegarle a chi vota.
rounds-example = Un esempio
rounds-example-park = Parco
rounds-example-library = Biblioteca
rounds-example-shelter = Pensilina
rounds-example-outcome = Esito: { $winners }.
rounds-start-with = Usa “{ $method }”
rounds-other-method = Cambia il modo di votare
rounds-make = Crea la votazione

rounds-rule-any = Si sceglie ciò che si vuole, senza limite.
rounds-rule-set =
    { $n ->
        [one] Si sceglie una sola azione.
       *[other] Si scelgono fino a { $n } azioni.
    }
rounds-rule-points =
    { $n ->
        [one] Si dà un punto.
       *[other] Si distribuiscono fino a { $n } punti.
    }
rounds-rule-marks = Si dà un voto da 1 a 5 a ogni azione che si vuole.
rounds-rule-basket = Si scelgono azioni finché i fondi bastano.
rounds-rule-basket-most =
    { $n ->
        [one] Si sceglie una sola azione, entro i fondi.
       *[other] Si scelgono fino a { $n } azioni, entro i fondi.
    }
rounds-rule-ranking =
    { $n ->
        [one] Si mette una sola azione al primo posto.
       *[other] Si mettono in ordine fino a { $n } azioni.
    }
rounds-rule-ranking-any = Si mettono in ordine quante azioni si vuole.
rounds-counted-choose =
    { $n ->
        [one] Vince la più scelta.
       *[other] Vincono le { $n } più scelte.
    }
rounds-counted-points =
    { $n ->
        [one] Vince quella con più punti.
       *[other] Vincono le { $n } con più punti.
    }
rounds-counted-marks =
    { $n ->
        [one] Vince quella con la somma più alta.
       *[other] Vincono le { $n } con la somma più alta.
    }
rounds-counted-borda =
    { $n ->
        [one] Un’azione scritta sulla scheda riceve un punto per ognuna che sta dopo o che sulla scheda non c’è. Vince quella con più punti.
       *[other] Un’azione scritta sulla scheda riceve un punto per ognuna che sta dopo o che sulla scheda non c’è. Vincono le { $n } con più punti.
    }
rounds-counted-schulze =
    { $n ->
        [one] Le azioni si confrontano a due a due: quelle che sulla scheda non ci sono stanno dopo le altre. Vince la prima.
       *[other] Le azioni si confrontano a due a due: quelle che sulla scheda non ci sono stanno dopo le altre. Vincono le prime { $n }.
    }
rounds-counted-runoff = A ogni turno esce l’ultima e le sue schede passano alla successiva, finché una ha più della metà di quelle che contano ancora.
rounds-counted-shares = I fondi si dividono in parti uguali fra chi vota, e ogni azione si compra con le parti di chi l’ha scelta. Con ciò che avanza si comprano le più votate.
rounds-counted-votes = Si comprano le azioni dalla più votata in giù, saltando ciò che non rientra nei fondi.
rounds-counted-phragmen = Chi vota guadagna alla stessa velocità, e un’azione si compra appena chi l’ha scelta può pagarla.

rounds-fact-rule = Come si vota e come si conta
rounds-fact-budget = Fondi
rounds-fact-who = Chi vota
rounds-fact-when = Quando
rounds-fact-hidden = Che cosa resta nascosto fino alla chiusura
rounds-fact-named = Le schede
rounds-fact-ties = A parità
rounds-fact-quorum = Schede necessarie
rounds-fact-least = Voti necessari
rounds-fact-turnout = Finora
rounds-electorate-all = Tutti gli enti e le organizzazioni verificati, una scheda ciascuno, tramite chi li rappresenta.
rounds-electorate-some = Una scheda per ogni organizzazione verificata di questi tipi: { $kinds }.
rounds-from-to = Dal { $from } al { $to }.
rounds-until = Si vota fino al { $at }.
rounds-hidden-all = Che cosa ha votato ogni ente, e quanti hanno votato. Chi prepara la votazione vede quali enti hanno votato, e legge solo le schede di carta che registra.
rounds-hidden-ballots = Che cosa ha votato ogni ente. Si vede solo quanti hanno votato. Chi prepara la votazione vede anche quali enti, e legge solo le schede di carta che registra.
rounds-named = Dopo la chiusura la scheda di ogni ente è pubblica, con il nome dell’ente.
rounds-not-named = Le schede non si pubblicano: si pubblicano solo i totali. Dopo il conteggio le legge anche chi prepara la votazione.
rounds-ties-lot = Decide il sorteggio { $lot }, estratto prima del voto.
rounds-ties-number = Passa l’azione con il numero più basso.
rounds-ties-cost = Passa ciò che costa meno.
rounds-quorum =
    { $n ->
        [one] Serve almeno una scheda.
       *[other] Servono almeno { $n } schede, altrimenti nulla è scelto.
    }
rounds-least =
    { $n ->
        [one] Conta solo ciò che ha almeno un voto.
       *[other] Conta solo ciò che ha almeno { $n } voti.
    }
rounds-ballots =
    { $n ->
        [0] Nessuna scheda.
        [one] Una scheda.
       *[other] { $n } schede.
    }
rounds-how = Come funziona
rounds-options =
    { $n ->
        [0] Nessuna azione da votare
        [one] Un’azione da votare
       *[other] { $n } azioni da votare
    }
rounds-order-note = L’ordine è estratto a caso, perché chi sta in alto non sia favorito. Sulla scheda cambia da lettore a lettore.
rounds-number = N. { $n }
rounds-more = Leggi di più
rounds-feasibility = Che cosa dicono gli uffici
rounds-cost = Costo: { $cost }
rounds-no-cost = senza costo
rounds-no-feasibility = senza parere degli uffici
rounds-alternative = In alternativa ad altre: { $group }
rounds-from-proposal = Dalla proposta n. { $number }
rounds-withheld = Chi modera ha nascosto il testo di questa proposta il { $day }, con questo motivo: “{ $why }”
rounds-withheld-since = Chi modera ha nascosto il testo di questa proposta dopo che è arrivata al voto.
rounds-withheld-counts = Le schede che la scelgono restano valide.
rounds-from-item = Leggila nel piano
rounds-extended = La chiusura è stata spostata. Perché:

rounds-standing-draft = In preparazione: la vede solo chi la prepara.
rounds-standing-announced = Si apre il { $at }.
rounds-standing-open = Si vota: chiude { $days } ({ $at }).
rounds-standing-closed = Chiusa il { $at }.
rounds-standing-counted = Chiusa il { $at } e contata.
rounds-badge-draft = in preparazione
rounds-badge-announced = annunciata
rounds-badge-open = aperta
rounds-badge-closed = da contare
rounds-badge-counted = contata
rounds-counted-on = Il conteggio comincia il { $at }, quando sono registrate le schede di carta.
rounds-counting = Conteggio in corso: { $done } di { $all } graduatorie.

rounds-kind-central-administration = amministrazione centrale
rounds-kind-territorial-administration = amministrazione territoriale
rounds-kind-in-house-company = società in house
rounds-kind-civil-society = società civile
rounds-kind-firm = impresa
rounds-kind-research = ricerca e università
rounds-kind-informal-group = gruppo informale
rounds-kind-funder = finanziatore

rounds-left-choices =
    { $n ->
        [0] Non resta nessuna scelta.
        [one] Resta una scelta.
       *[other] Restano { $n } scelte.
    }
rounds-over-choices =
    { $n ->
        [one] C’è una scelta di troppo.
       *[other] Ci sono { $n } scelte di troppo.
    }
rounds-left-points =
    { $n ->
        [0] Non resta nessun punto.
        [one] Resta un punto.
       *[other] Restano { $n } punti.
    }
rounds-over-points =
    { $n ->
        [one] C’è un punto di troppo.
       *[other] Ci sono { $n } punti di troppo.
    }
rounds-left-money = restano { $amount }.
rounds-over-money = { $amount } oltre i fondi.
rounds-chosen =
    { $n ->
        [0] Nessuna azione indicata.
        [one] Un’azione indicata.
       *[other] { $n } azioni indicate.
    }
rounds-why-not-money = Restano { $left }, questa azione ne costa { $cost }.
rounds-why-not-none =
    { $n ->
        [one] Hai già indicato la sola azione possibile: prima togline una.
       *[other] Hai già indicato { $n } azioni: prima togline una.
    }
rounds-update = Aggiorna il conto
rounds-up = Su
rounds-down = Giù
rounds-first = Primo
rounds-drop = Togli
rounds-add = Aggiungi
rounds-plus = un punto in più a { $title }
rounds-minus = un punto in meno a { $title }
rounds-no-mark = senza voto
rounds-now-points = { $title }: { $points } punti.
rounds-now-place = { $title }: ora è al posto { $place }.
rounds-now-out = { $title }: tolta dalla scheda.
rounds-to-review = Rivedi la scheda
rounds-review = Rivedi la scheda
rounds-review-lead = Questa è la scheda che stai per inviare.
rounds-your-ballot = La scheda
rounds-back = Cambia la scheda
rounds-send = Conferma e invia
rounds-send-sign-in = Accedi e invia
rounds-sign-in-after = Puoi compilare la scheda subito. L’accesso serve solo per inviarla. Intanto la scheda resta in questo browser, in un cookie tecnico che scade dopo un’ora.
rounds-speaker = Per quale ente voti?
rounds-speak-for = Voti a nome di { $body }.
rounds-speak-unverified = È ancora in verifica: potrà votare quando è verificato.
rounds-no-body = Vota chi rappresenta un ente o un’organizzazione. Il tuo profilo non ne rappresenta nessuno: registra il tuo ente in “I miei enti”, oppure chiedi a chi lo rappresenta di invitarti.
rounds-current = Questa è la scheda già inviata da { $body }. Se ne invii un’altra, vale l’ultima.
rounds-pick-points = { $title }: { $points } punti
rounds-pick-mark = { $title }: voto { $mark }
rounds-pick-place = { $title }

rounds-receipt-of = Scheda di { $body }
rounds-news-in = La scheda è arrivata ed è dentro: conta, salvo che il tuo ente la sostituisca.
rounds-news-same = Questa scheda c’era già, uguale: non è cambiato nulla.
rounds-received-at = Arrivata
rounds-cast-by = Inviata da
rounds-until-when = Fino a quando
rounds-replace-until = Chi rappresenta l’ente può sostituirla fino al { $at }.
rounds-replace = Sostituisci la scheda
rounds-ballot-says = Che cosa dice
rounds-log = Invii e sostituzioni
rounds-log-pages = Pagine degli invii
rounds-log-note = Lo vedono le persone dell’ente e chi prepara la votazione.
rounds-log-staff = Qui non si legge che cosa dicono le schede: si pubblica dopo la chiusura.
rounds-somebody = una persona che ha lasciato il sito
rounds-paper = Su carta, protocollo { $protocol }
rounds-withdrawn = Scheda di carta ritirata, protocollo { $protocol }. Motivo: { $reason }
rounds-receipt-hidden = Che cosa dice la scheda si legge qui dopo il conteggio.
rounds-receipt-none = Per questo ente ora non conta nessuna scheda.

rounds-specimen = Facsimile da stampare
rounds-specimen-title = Facsimile della scheda
rounds-specimen-not = Serve per pensarci e discuterne prima. Non è una scheda: il voto si invia dal sito.
rounds-specimen-cross = Fai una croce accanto a ciò che scegli.
rounds-specimen-points = Scrivi quanti punti dai a ogni azione.
rounds-specimen-mark = Scrivi un voto da 1 a 5.
rounds-specimen-place = Scrivi 1 per la prima, 2 per la seconda, e così via.
rounds-specimen-notes = Appunti:

rounds-result = Risultato
rounds-result-caption = Che cosa è stato scelto, e perché
rounds-head-place = Posto
rounds-head-option = Azione
rounds-head-score = Voti
rounds-head-points = Punti
rounds-head-why = Perché
rounds-head-kind = Tipo
rounds-head-voted = Hanno votato
rounds-head-could = Potevano votare
rounds-head-percent = Partecipazione
rounds-head-served = Con una scelta
rounds-head-body = Ente
rounds-not-chosen = non scelta
rounds-place = { $n }ª
rounds-total =
    { $n ->
        [0] Nessuna azione scelta.
        [one] Un’azione scelta.
       *[other] { $n } azioni scelte.
    }
rounds-total-money = Azioni scelte: { $n }. Spesi { $spent } su { $budget }.
rounds-score-votes =
    { $n ->
        [0] nessun voto
        [one] 1 voto
       *[other] { $n } voti
    }
rounds-score-points =
    { $n ->
        [0] nessun punto
        [one] 1 punto
       *[other] { $n } punti
    }
rounds-answer = Che cosa risponde l’amministrazione
rounds-why-won = Scelta, con { $score }.
rounds-why-behind = Ha { $score }, l’ultima scelta ha { $last }.
rounds-why-tied = Ha { $score }, come l’ultima scelta: ha deciso la regola per la parità.
rounds-notes = Come si è arrivati a questo
rounds-others = Le stesse schede con altre regole
rounds-others-note = Serve a capire quanto l’esito dipende dalla regola. Vale solo la regola annunciata prima del voto.
rounds-other-choose = Per numero di schede
rounds-other-points = Per somma dei punti
rounds-other-marks = Per somma dei voti
rounds-other-shares = In parti uguali fra chi vota
rounds-other-votes = Prima le più votate
rounds-other-phragmen = Regola di Phragmén
rounds-other-borda = Metodo Borda
rounds-other-schulze = Metodo Schulze
rounds-other-runoff = Ballottaggio immediato
rounds-same = Stesse scelte
rounds-differs =
    { $n ->
        [one] Una scelta diversa
       *[other] { $n } scelte diverse
    }
rounds-turnout = Chi ha votato
rounds-turnout-caption = Partecipazione per gruppo
rounds-too-few = troppo pochi per una percentuale
rounds-served = Chi ritrova una sua scelta
rounds-served-caption = Organizzazioni che hanno almeno una delle azioni scelte nella loro scheda
rounds-files = Scarica questi dati
rounds-file-csv = Tabella del risultato (CSV)
rounds-file-json = Tutto: regola, risultato, schede (JSON)
rounds-file-pb = Schede per ricontare (formato Pabulib)
rounds-count-again = Per ricontare sul tuo computer le schede scaricate in formato Pabulib serve il programma libero “cantiere”, preso da chi vuoi tu. Apri un terminale nella cartella del file e scrivi:
rounds-ballots-kept = Le singole schede non sono pubblicate, perché potrebbero dire chi le ha inviate: le ricontano i revisori.
rounds-ballots-parts = Le schede intere non sono pubblicate, perché potrebbero dire chi le ha inviate. Di ogni graduatoria in cui non possono dirlo si pubblica che cosa dicono di essa sola; intere le ricontano i revisori.
rounds-ballots-title = Schede degli enti
rounds-ballots-lead = Che cosa ha votato ogni ente.
rounds-withdrawn-title = Schede di carta ritirate
rounds-withdrawn-lead = Erano state registrate per errore da chi prepara la votazione. Non sono contate.
rounds-withdrawn-when = Ritirata
rounds-no-ballots = Nessun ente ha votato
rounds-pages = Pagine delle schede

rounds-chain-place = { $n }ª nella votazione
rounds-was-place = { $n }ª scelta
rounds-was-not-chosen = non scelta
rounds-in-votes = Nelle votazioni
rounds-to-assess = Da valutare: { $n }ª scelta nella votazione

rounds-set-up = Prepara
rounds-public-page = Guarda la pagina pubblica
rounds-settings = Regola e finestra
rounds-fixed = È arrivata almeno una scheda: ciò che è stabilito non cambia più.
rounds-edit = Cambia
rounds-take-away = Togli
rounds-add-free = Aggiungi un’azione scritta qui
rounds-edit-option = Cambia l’azione
rounds-option-title = Titolo
rounds-option-body = Descrizione
rounds-option-cost = Costo in euro
rounds-option-cost-hint = Per esempio 50.000. Serve quando si spende un bilancio.
rounds-option-feasibility = Che cosa dicono gli uffici
rounds-option-feasibility-hint = Si può fare? A quali condizioni? Lo legge chi vota.
rounds-option-alternative = In alternativa ad altre
rounds-option-alternative-hint = Scrivi la stessa parola per azioni fra cui se ne può scegliere al massimo una.
rounds-option-list = Graduatoria
rounds-add-option = Aggiungi
rounds-save-option = Salva
rounds-from-proposals = Prendi dalle proposte
rounds-which-proposals = Quali proposte
rounds-threshold-percent = Almeno questa percentuale dei sostegni della sua graduatoria:
rounds-threshold-per = e una in più ogni tanti sostegni:
rounds-threshold = Seleziona chi supera la soglia
rounds-offered = n. { $number }: { $title }
rounds-supports =
    { $n ->
        [0] nessun sostegno
        [one] un sostegno
       *[other] { $n } sostegni
    }
rounds-from-actions = Prendi dalle azioni del piano
rounds-which-actions = Quali azioni
rounds-add-chosen = Aggiungi le selezionate
rounds-all-win = Per ora vincono tutte: aggiungi azioni, o scrivi un numero più basso in “Quante ne vincono”.
rounds-trial = Prova
rounds-trial-note = Conta schede inventate con questa regola, per vedere come sarà il risultato. Non resta nulla.
rounds-trial-with = Quante schede inventate?
rounds-trial-go = Prova
rounds-open-title = Apri la votazione
rounds-open-note = La pagina diventa pubblica. Si vota dal giorno e dall’ora che hai indicato. Dopo la prima scheda nulla cambia più.
rounds-open = Apri la votazione
rounds-save = Salva
rounds-stale = Nel frattempo qualcun altro ha salvato. Qui c’è ciò che vale adesso, nel modulo c’è il tuo testo. Se salvi, vale il tuo.
rounds-extend = Sposta la chiusura
rounds-extend-note = Solo più avanti, e con un motivo che leggono tutti.
rounds-until-field = Nuova chiusura
rounds-reason = Motivo
rounds-reason-hint = Resta pubblico.
rounds-done-made = La votazione è creata. Ora aggiungi le azioni da votare.
rounds-done-saved = Salvato.
rounds-done-options = L’elenco è aggiornato.
rounds-discard = Elimina questa votazione
rounds-discard-note = L’ha vista solo chi la prepara. Spariscono le azioni da votare, le regole e l’elenco di chi può votare, e non si può tornare indietro.
rounds-discard-sure = Sì, elimina
rounds-done-discarded = La votazione è eliminata.
rounds-done-opened = La votazione è pubblica.
rounds-done-extended = La chiusura è spostata.
rounds-field-title = Titolo
rounds-field-title-hint = Per esempio “Le priorità degli enti”.
rounds-field-question = Domanda
rounds-field-question-hint = Che cosa si chiede a chi vota, in una o due frasi.
rounds-field-method = Come si vota
rounds-field-most = Quante al massimo
rounds-most-choices = Azioni che una scheda può indicare. Lascia vuoto per nessun limite.
rounds-most-points = Punti che una scheda distribuisce.
rounds-field-seats = Quante ne vincono
rounds-field-seats-hint = In ogni graduatoria.
rounds-field-budget = Fondi in euro
rounds-field-budget-hint = Per esempio 200.000.
rounds-field-window = Quando si vota
rounds-field-opens = Apertura
rounds-field-closes = Chiusura
rounds-field-closes-hint = Il primo minuto in cui non si vota più.
rounds-field-paper-days = Giorni per registrare le schede di carta
rounds-field-paper-days-hint = Si conta dopo questi giorni. Lascia vuoto per contare alla chiusura.
rounds-field-kinds = Chi può votare
rounds-field-kinds-hint = Ogni organizzazione verificata ha una scheda, tramite chi la rappresenta. Nessuna scelta: tutte.
rounds-field-shown = Che cosa si vede
rounds-field-shown-hint = Che cosa dicono le schede resta sempre nascosto fino alla chiusura.
rounds-field-turnout-hidden = Fino alla chiusura nascondi anche quanti hanno votato
rounds-field-not-named = Non pubblicare le schede degli enti
rounds-field-not-named-hint = Di solito le schede degli enti sono pubbliche, con il nome, dopo la chiusura.
rounds-more-rules = Altre regole: parità, soglie, più graduatorie
rounds-field-ties = A parità
rounds-field-ties-hint = Il numero del sorteggio è estratto ora e pubblicato con la regola. Nel voto segreto si rivela alla chiusura.
rounds-tie-choice-lot = decide il sorteggio
rounds-tie-choice-number = passa ciò che nell’elenco viene prima
rounds-tie-choice-cost = passa ciò che costa meno
rounds-field-quorum = Schede necessarie
rounds-field-quorum-hint = Con meno schede nulla è scelto. Lascia vuoto per nessun minimo.
rounds-field-least = Voti necessari
rounds-field-least-hint = Ciò che ne ha meno non conta. Lascia vuoto per nessun minimo.
rounds-field-least-percent = Percentuale di schede necessaria
rounds-field-least-percent-hint = Conta solo ciò che è indicato in questa parte delle schede della sua graduatoria, per esempio 5. Lascia vuoto per nessun minimo.
rounds-problem-least-percent = Scrivi una percentuale da 1 a 100.
rounds-least-percent = Conta solo ciò che è indicato in almeno il { $percent } % delle schede.
rounds-least-percent-own = Conta solo ciò che è indicato in almeno il { $percent } % delle schede che scelgono qualcosa nella stessa graduatoria.
rounds-threshold-reached = Soglia: { $needed }. L’hanno raggiunta { $n } su { $all }.
rounds-needed =
    { $n ->
        [one] almeno una scheda
       *[other] almeno { $n } schede
    }
rounds-reached = Ha raggiunto la soglia.
rounds-not-reached = Non ha raggiunto la soglia.
rounds-field-lists = Graduatorie
rounds-field-lists-hint = Una per riga, se ce n’è più di una; si votano tutte nella stessa scheda. Con un bilancio scrivi anche i fondi: “Municipio I: 50.000”. Una proposta va nella graduatoria che ha il nome del suo territorio.
rounds-paper-title = Registra una scheda di carta
rounds-paper-lead = Vale il momento in cui è arrivata. Prende il posto di una scheda più vecchia dello stesso ente.
rounds-paper-enter = Registra la scheda
rounds-paper-in = La scheda di { $body } è registrata.
rounds-paper-replaced = La scheda di { $body } è registrata e prende il posto di quella di prima.
rounds-paper-same = Questa scheda di { $body }, con lo stesso protocollo e lo stesso momento, c’era già: nulla è cambiato.
rounds-paper-withdrawn = La scheda di { $body } è ritirata. L’ente può votare come se non avesse mai votato.
rounds-paper-back = La scheda di { $body } è ritirata. Conta di nuovo quella che aveva sostituito.
rounds-withdraw = Ritira la scheda
rounds-withdraw-wrong = Hai scelto l’ente sbagliato? Ritira la scheda.
rounds-withdraw-title = Ritira la scheda di carta di { $body }
rounds-withdraw-lead = Si ritira una scheda registrata per errore, per esempio per l’ente sbagliato. Non si conta più; nel registro restano la scheda, chi l’ha ritirata, quando e perché.
rounds-withdraw-none = Dopo il ritiro l’ente può votare come se non avesse mai votato.
rounds-withdraw-back = Dopo il ritiro conta di nuovo la scheda che questa ha sostituito, arrivata il { $at }.
rounds-withdraw-published = Lo leggono subito le persone dell’ente e chi prepara la votazione; dopo il conteggio è pubblicato con le schede degli enti.
rounds-withdraw-stale = Nel frattempo la scheda di questo ente è cambiata: non hai ritirato nulla. Qui c’è quella che conta adesso.
rounds-withdraw-typed = Il motivo che avevi scritto: { $reason }
rounds-withdraw-over = Le schede di carta si registrano e si ritirano dall’apertura del voto fino all’inizio del conteggio.
rounds-entered-at = Registrata
rounds-protocol = Numero di protocollo
rounds-received-field = Ricevuta il
rounds-received-hint = Il giorno e l’ora del protocollo.
rounds-choose-body = Scegli un ente

rounds-problem-no-title = Scrivi il titolo.
rounds-problem-no-question = Scrivi la domanda.
rounds-problem-long = Il testo è troppo lungo: al massimo { $most } caratteri.
rounds-problem-window = La chiusura viene dopo l’apertura: controlla i due momenti.
rounds-problem-paper-days = Scrivi un numero di giorni da 0 a 30.
rounds-problem-points = Scrivi quanti punti si distribuiscono, da 1 a { $most }.
rounds-problem-most = Scrivi un numero fino a { $most }.
rounds-problem-seats = Scrivi quante ne vincono, da 1 a { $most }.
rounds-problem-lists = Le graduatorie sono troppe: al massimo { $most }.
rounds-problem-list-name = Ogni graduatoria ha un nome.
rounds-problem-list-line = Una riga non si legge: scrivi il nome, due punti e i fondi, per esempio “Municipio I: 50.000”.
rounds-problem-budget = Scrivi quanti euro si possono spendere.
rounds-problem-amount = Questo importo non si legge: scrivi per esempio 50.000 o 1.234,50.
rounds-problem-cost = Il costo non può essere negativo né superare mille miliardi.
rounds-problem-number = Scrivi un numero intero, per esempio 5.
rounds-problem-moment = Scrivi giorno e ora, per esempio 2026-12-15 09:00.
rounds-problem-has-ballots = È già arrivata una scheda: ciò che è stabilito non cambia più.
rounds-problem-open-already = La votazione è già pubblica.
rounds-problem-changed-since = Nel frattempo qualcun altro ha cambiato la votazione: non abbiamo fatto nulla. Qui c’è ciò che vale adesso.
rounds-problem-two-options = Servono almeno due azioni da votare.
rounds-problem-no-edition = Prima pubblica una versione del piano: chi vota deve poterla leggere.
rounds-problem-over = La chiusura è già passata: indicane una futura.
rounds-problem-option-list = “{ $option }” non sta in nessuna graduatoria: scegline una.
rounds-problem-option-cost = “{ $option }” non ha un costo: scrivilo, per spendere un bilancio.
rounds-problem-option-dear = “{ $option }” costa più di tutti i fondi: non potrebbe mai essere scelta.
rounds-problem-option-gone = Questa azione non c’è più nell’elenco: qualcuno l’ha tolta. Il testo che hai scritto è nel modulo: puoi aggiungerla di nuovo.
rounds-problem-source-gone = Una delle voci selezionate non c’è più: non è stato aggiunto nulla. Seleziona di nuovo.
rounds-problem-many-options = Le azioni da votare sono al massimo { $most }.
rounds-problem-nothing-chosen = Seleziona almeno una voce.
rounds-problem-not-open = La votazione non è aperta.
rounds-problem-only-later = La nuova chiusura viene dopo quella di adesso.
rounds-problem-no-reason = Scrivi il motivo, fino a 2000 caratteri.
rounds-problem-not-paper = La scheda che conta l’ha inviata chi rappresenta l’ente: qui si ritirano solo le schede registrate da carta.
rounds-problem-no-body = Vota chi rappresenta un ente o un’organizzazione.
rounds-problem-speaker = Scegli per quale ente voti.
rounds-problem-not-representative = Solo chi rappresenta l’ente può votare per lui.
rounds-problem-unverified = L’ente è ancora in verifica: potrà votare quando è verificato.
rounds-problem-not-admitted = In questa votazione enti di questo tipo non votano.
rounds-problem-paused = La consultazione è sospesa: la scheda non è stata accolta.
rounds-problem-draft = La votazione non è ancora pubblica.
rounds-problem-early = Fuori tempo: la scheda è arrivata il { $at }. La votazione si apre il { $opens }.
rounds-problem-late = Fuori tempo: la scheda è arrivata il { $at }. La votazione ha chiuso il { $closed }.
rounds-problem-received = Indica un momento in cui la votazione era aperta, non futuro.
rounds-problem-protocol = Scrivi il numero di protocollo.
rounds-problem-newer-ballot = Questo ente ha già una scheda arrivata dopo: vale quella.
rounds-problem-which-body = Scegli l’ente.
rounds-problem-said = “{ $option }”: scrivi un numero intero da 1 a { $most }, oppure lascia vuoto.
rounds-problem-said-twice = “{ $option }”: questo posto ce l’ha già un’altra azione. Ogni posto si dà una volta sola.
rounds-problem-empty = La scheda è vuota: indica almeno un’azione.
rounds-problem-unknown = Una delle azioni non è più nell’elenco: ricarica la scheda.
rounds-problem-twice = Un’azione è indicata due volte.
rounds-problem-not-whole = “{ $option }”: “{ $typed }” non è un numero intero. Scrivi per esempio 3.
rounds-problem-wrong-points = Un valore non va bene: usa numeri interi entro i limiti.
rounds-problem-too-many = Hai indicato { $found } azioni, al massimo sono { $most }: togline qualcuna.
rounds-problem-too-many-points = Hai dato { $found } punti, al massimo sono { $most }: togline qualcuno.
rounds-problem-over-budget = La scheda supera i fondi di { $over }: togli qualcosa.

rounds-voters-organizations = gli enti e le organizzazioni, con schede pubbliche
rounds-voters-persons = le persone, con schede segrete
rounds-field-voters = Chi vota
rounds-field-voters-hint = Le schede delle persone sono segrete. Chiunque può ricontarle, e chi vota riceve una ricevuta.
rounds-field-level = Accesso richiesto alle persone
rounds-field-level-hint = Vale solo se votano le persone. Se può votare solo chi è in un elenco, lo carichi dopo aver creato la votazione.
rounds-level-email = con un indirizzo di posta elettronica
rounds-level-low = con un’identità digitale di livello basso
rounds-level-substantial = con un’identità digitale di livello significativo
rounds-level-high = con un’identità digitale di livello alto
rounds-electorate-email = Ogni persona che accede con un indirizzo di posta elettronica, una scheda ciascuna.
rounds-electorate-low = Ogni persona con un’identità digitale, una scheda ciascuna.
rounds-electorate-substantial = Ogni persona con un’identità digitale di livello significativo, una scheda ciascuna.
rounds-electorate-high = Ogni persona con un’identità digitale di livello alto, una scheda ciascuna.
rounds-secret = La scheda è segreta. Dopo la chiusura si pubblica ciò che serve per ricontare.
rounds-ties-sealed = Decide un sorteggio: il numero è già impegnato e si rivela alla chiusura.
rounds-sealed-receipt = Ricevuta del voto
rounds-sealed-in = La tua scheda è nel registro. La ricevuta dice che c’è, non che cosa dice.
rounds-sealed-entry = Codice nel registro
rounds-sealed-place = Posto nel registro
rounds-sealed-counts = Conta?
rounds-sealed-counted = Sì: è fra le schede contate.
rounds-sealed-replaced = No: una scheda successiva della stessa persona ha preso il suo posto.
rounds-sealed-not-yet = Si saprà con il risultato. Conta l’ultima scheda che invii.
rounds-sealed-key = Chiave pubblica del registro
rounds-sealed-file = Scarica la ricevuta
rounds-sealed-again = Puoi votare di nuovo fino al { $at }.
rounds-sealed-vote-again = Vota di nuovo
rounds-sealed-keep = Conserva il codice. Finché esiste la chiave della votazione il sito te lo ritrova quando accedi; poi lo conosci solo tu.
rounds-sealed-check = Come si controlla la ricevuta
rounds-sealed-limits = Chi gestisce il sito potrebbe leggere le schede: la segretezza dipende da come lavora, non dalla matematica.
rounds-sealed-how = Che cosa garantisce questo voto, e che cosa no
rounds-sealed-limit-operator = Chi gestisce il sito potrebbe leggere le schede. La chiave che dice chi ha votato si distrugge trenta giorni dopo la chiusura.
rounds-sealed-limit-proof = La ricevuta dice che la scheda conta, non come hai votato. Quella che lo dice esiste solo se la chiedi tu.
rounds-sealed-limit-who = Il registro non prova che abbia votato solo chi poteva. Lo provano le cifre e i controlli sull’accesso.
rounds-sealed-limit-lost = Una scheda persa prima del registro la nota solo chi non riceve la ricevuta. Un telefono o un computer manomesso può cambiare il voto prima che parta.
rounds-sealed-limit-data = Nel registro resta per sempre un codice per ogni scheda inviata. Di una scheda sostituita si cancella subito ciò che serve per leggerla; distrutta la chiave, nessuno può più dire di chi è una scheda, e nemmeno toglierla.
rounds-sealed-limit-legal = Non è adatto a elezioni o referendum con valore di legge.
rounds-file-recount = Tutto per ricontare, con il registro (JSON)
rounds-problem-persons = In questa votazione votano le persone, non gli enti.
rounds-problem-assurance = Per votare serve un’identità più sicura: accedi con quella richiesta.
rounds-problem-no-keys = Le chiavi della votazione non ci sono: il sito non può aprire un voto segreto.
rounds-problem-other-seed = Il sorteggio non è quello impegnato prima del voto.
rounds-read-only = Puoi leggere questa pagina, non cambiarla.
rounds-sealed-limit-people = Il sito non chiede a due persone insieme di aprire le schede, e nessuno fuori da esso ne firma il registro. Resta scritto chi consegna le schede ai revisori.
rounds-sealed-how-title = Vuoi una ricevuta che dice anche come hai votato?
rounds-sealed-how-warning = Chi ha in mano questa ricevuta può provare come hai votato. Nessuno può obbligarti a chiederla né a mostrarla. Se voti di nuovo, quella di prima non dice più che cosa conta.
rounds-sealed-how-file = Scarica la ricevuta con il voto
rounds-log-title = Registro delle schede
rounds-log-link = Guarda il registro delle schede
rounds-log-lead = Ogni scheda inviata lascia qui un codice che non si può più togliere né cambiare. Il registro non dice chi ha votato né che cosa, e non distingue le schede sostituite.
rounds-log-length = Schede nell’ultimo stato firmato
rounds-log-replaced = Sostituite da una scheda successiva della stessa persona
rounds-log-counted = Schede che contano
rounds-log-listed = Persone nell’elenco di chi poteva votare
rounds-log-commitment = Impronta del seme per i pari merito
rounds-log-seed = Seme per i pari merito
rounds-log-seed-later = Si pubblica alla chiusura, e deve corrispondere all’impronta.
rounds-log-signed = Stati firmati del registro
rounds-log-none = Il registro si firma ogni cinque minuti da quando si apre il voto: la prima firma deve ancora arrivare.
rounds-log-caption = I più recenti, dal più nuovo
rounds-log-when = Firmato nell’ora che comincia
rounds-log-entries = Schede
rounds-log-continuity = Continua il precedente?
rounds-log-root = Impronta di tutto il registro
rounds-log-continues = Sì: comincia con le stesse { $size } schede.
rounds-log-broken = No: non comincia come il precedente. Avvisa chi controlla il voto.
rounds-log-first = È il primo di questa pagina.
rounds-log-file = Scarica le firme e le prove di continuità
rounds-log-check = Come si controlla
rounds-log-check-how = Salva ogni tanto questa pagina o il file: se più avanti il registro non comincia come quello che hai salvato, qualcuno lo ha riscritto.
rounds-log-check-program = Il programma “cantiere”, con cui funziona questo sito, è software libero: fattelo dare da qualcuno di cui ti fidi. Sul tuo computer, senza chiedere nulla a questo sito, controlla le ricevute e riconta il voto. Apri un terminale nella cartella dei file e scrivi una di queste righe.
rounds-log-check-receipt = Per vedere se la tua scheda è nel registro come l’hai inviata:
rounds-log-check-counts = Dopo il conteggio, per vedere anche se è fra quelle che contano (con il file “Tutto per ricontare” della pagina del voto):
rounds-log-check-vote = Per vedere se tutto il registro è in ordine, e se le schede, dove sono pubblicate, danno lo stesso risultato:
rounds-log-check-answer = Nella lingua del tuo computer, in italiano o in inglese, il programma risponde che è così, oppure che cosa non torna; chiama le azioni con il numero e il titolo che hanno sulla pagina del voto. Le schede pubblicate si possono contare anche con i programmi di altri: il loro file è in formato Pabulib.
rounds-log-witness = Finora il registro lo firma solo questo sito. Chi vuole esserne testimone può conservare le firme altrove.
rounds-problem-not-listed = Non sei nell’elenco di chi può votare con questo accesso. Chi c’è con il codice fiscale accede con l’identità digitale, chi c’è con un indirizzo di posta con quell’indirizzo. Se pensi che ci debba essere il tuo nome, scrivi a chi ha indetto la votazione.
rounds-problem-no-persons = In questa votazione votano gli enti: non c’è un elenco di persone.
rounds-problem-many-electors = L’elenco può avere al massimo { $most } persone.
rounds-problem-no-electors = Nel file non c’è nessun codice fiscale e nessun indirizzo di posta valido. L’elenco di prima è rimasto com’era.
rounds-problem-electors-text = Il file non si legge. Salvalo come CSV con codifica UTF-8 e riprova.
rounds-electorate-listed =
    { $n ->
        [one] La persona che è nell’elenco di chi può votare. Il voto è segreto.
       *[other] Le { $n } persone che sono nell’elenco di chi può votare. Il voto è segreto.
    }
rounds-electors = Elenco di chi può votare
rounds-electors-lead = Se lo carichi, vota solo chi è nell’elenco: può essere una tabella fatta per questo voto o l’estratto di un registro, come l’anagrafe o un albo. Chi c’è con il codice fiscale vota accedendo con l’identità digitale, chi c’è con l’indirizzo di posta accedendo con quell’indirizzo. Il sito non conserva né codici né indirizzi, ma segni da cui non si ricavano, e li rende inutili trenta giorni dopo la chiusura.
rounds-electors-now = Adesso può votare:
rounds-electors-in =
    { $n ->
        [one] L’elenco ha una persona e ha preso il posto di quello di prima.
       *[other] L’elenco ha { $n } persone e ha preso il posto di quello di prima.
    }
rounds-electors-dropped = L’elenco è stato tolto.
rounds-electors-rejected =
    { $n ->
        [one] Una riga non è stata accolta
       *[other] { $n } righe non sono state accolte
    }
rounds-electors-rejected-title = Righe non accolte
rounds-electors-rejected-note = Le altre sono nell’elenco. Correggi queste nel file e caricalo di nuovo tutto.
rounds-electors-more =
    { $n ->
        [one] E un’altra.
       *[other] E altre { $n }.
    }
rounds-electors-line = Riga
rounds-electors-back = Torna alla preparazione del voto
rounds-electors-found = Che cosa c’è scritto
rounds-electors-why = Perché no
rounds-elector-none = Non c’è né un codice fiscale né un indirizzo di posta.
rounds-elector-wrong = L’indirizzo di posta è scritto male.
rounds-elector-twice = La persona c’era già in una riga prima.
rounds-elector-code-wrong = Il codice fiscale è scritto male: le lettere e le cifre non tornano.
rounds-elector-code-none = Su questo sito nessuna identità digitale dice il codice fiscale: indica la persona con l’indirizzo di posta.
rounds-electors-file = File CSV
rounds-electors-hint = Una persona per riga. Vale il codice fiscale; se non c’è, la prima casella con un indirizzo di posta. Una riga di intestazione si salta.
rounds-electors-read = Carica l’elenco
rounds-electors-drop = Togli l’elenco
rounds-electors-fixed = Da quando la votazione è pubblica l’elenco non si cambia più.
rounds-problem-voters-fixed = La votazione è pubblica: chi vota non cambia più.
rounds-problem-close-fixed = La votazione è pubblica: la chiusura si sposta con “Sposta la chiusura”, dicendo il motivo.
rounds-waits-elsewhere = La scheda che hai compilato è rimasta nel browser in cui l’hai compilata, per un’ora. Accedi da lì, oppure compilala di nuovo qui.
rounds-sealed-hour = Inviata nell’ora che comincia
rounds-sealed-unsigned = La tua scheda è arrivata. La ricevuta sarà firmata entro cinque minuti: torna su questa pagina per scaricarla.
rounds-sealed-look = Guarda se è firmata
rounds-log-hidden = In questa votazione fino alla chiusura resta nascosto quanti hanno votato: gli stati firmati del registro si vedono dopo.
rounds-kind-others = altri tipi, con poche schede ciascuno
rounds-kind-listed = persone dell’elenco
rounds-auditors = Schede per i revisori
rounds-auditors-lead = Qui chi controlla il voto prende le singole schede, senza nomi, con tutto ciò che serve per ricontarle.
rounds-auditors-term-use = Le schede servono solo a ricontare questo voto.
rounds-auditors-term-who = Chi conosce i gusti di una persona potrebbe riconoscerne la scheda: non si cerca di farlo, e le schede non si danno a nessun altro.
rounds-auditors-term-delete = Finito il controllo il file si cancella.
rounds-auditors-term-log = Resta scritto nel registro del sito chi ha preso le schede e quando.
rounds-auditors-accept = Rispetto queste condizioni
rounds-auditors-take = Scarica le schede
rounds-problem-terms = Per avere le schede serve rispettare le condizioni.
rounds-hidden-persons = Che cosa ha votato ogni persona. Si vede solo quanti hanno votato.
rounds-hidden-all-persons = Che cosa ha votato ogni persona, e quanti hanno votato. Chi vota trova nella sua ricevuta a che posto del registro sta la scheda.
rounds-voted-already = Hai già votato, nell’ora che comincia il { $at }. Se invii un’altra scheda conta l’ultima.

rounds-mail-entered-subject = { $site }: è stata registrata una scheda di carta di { $body }
rounds-mail-entered =
    Nella votazione “{ $title }” chi la prepara ha registrato una scheda di carta di { $body }, protocollo { $protocol }, arrivata il { $received }.

    Se { $body } non ha mandato questa scheda, scrivi subito a chi prepara la votazione: fino al conteggio può ritirarla.
rounds-mail-replaced = Prende il posto della scheda che contava prima.
rounds-mail-replace =
    Fino alla chiusura ({ $closes }) puoi sostituire la scheda che conta. Quando è arrivata, chi l’ha registrata e come si sostituisce si legge qui:
    { $link }
rounds-mail-closed =
    La votazione è chiusa, perciò dal sito non si mandano più schede. Quello che è stato inviato e registrato per { $body } si legge qui:
    { $link }
rounds-mail-withdrawn-subject = { $site }: è stata ritirata una scheda di carta di { $body }
rounds-mail-withdrawn =
    Nella votazione “{ $title }” chi la prepara ha ritirato la scheda di carta di { $body }, protocollo { $protocol }, arrivata il { $received }. Quella scheda non si conta.

    Motivo: { $reason }
rounds-mail-again = Conta di nuovo la scheda che quella di carta aveva sostituito.
rounds-mail-none = Ora per { $body } non conta nessuna scheda.
rounds-mail-send =
    Fino alla chiusura ({ $closes }) puoi votare da qui:
    { $link }
