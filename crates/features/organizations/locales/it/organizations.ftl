organizations-nav-mine = I miei enti
organizations-nav-queue = Enti da verificare
organizations-nav-plans = Piani
organizations-list-title = Chi partecipa
organizations-list-lead = Amministrazioni, imprese, associazioni e gruppi che hanno registrato il proprio nome su questo sito.
organizations-list-none = Nessun ente trovato
organizations-list-all = Vedi tutti
organizations-pages = Pagine dell’elenco
organizations-filter = Filtra
organizations-choose = Scegli
organizations-any-kind = Tutti i tipi
organizations-any-place = Tutta l’Italia e i suoi territori
organizations-any-stage = Tutti
organizations-place-country = Tutta l’Italia
organizations-kind-central-administration = Amministrazione centrale
organizations-kind-territorial-administration = Amministrazione territoriale
organizations-kind-in-house-company = Società in house
organizations-kind-civil-society = Società civile
organizations-kind-firm = Impresa
organizations-kind-research = Ricerca
organizations-kind-informal-group = Gruppo informale
organizations-kind-funder = Finanziatore
organizations-state-registered = In verifica
organizations-state-verified = Verificato
organizations-state-refused = Non verificato
organizations-state-suspended = Sospeso
organizations-state-note-registered = Puoi già preparare e inviare contributi. Contano dal giorno dell’invio e si vedono quando la verifica è finita.
organizations-state-note-verified = I contributi inviati a nome di questo ente si vedono subito.
organizations-state-note-refused = La verifica non è riuscita. Chi rappresenta l’ente può correggere i dati: la richiesta riparte da sola.
organizations-state-note-suspended = Per ora non si possono inviare contributi a nome di questo ente.
organizations-role-representative = Rappresenta l’ente
organizations-role-contributor = Collabora
organizations-role-staff = Persona dell’ente, riconosciuta dall’indirizzo email
organizations-role-asked = Hai chiesto di entrare: chi rappresenta l’ente deve ancora rispondere
organizations-role-hint-representative = Invia i contributi a nome dell’ente e gestisce le persone.
organizations-role-hint-contributor = Prepara le bozze insieme agli altri, senza inviarle.
organizations-name = Nome dell’ente
organizations-name-hint = Il nome intero, come lo vedranno tutti.
organizations-kind = Tipo
organizations-ipa = Codice IPA
organizations-ipa-hint = Il codice dell’Indice delle pubbliche amministrazioni, per esempio c_h501. Lascia vuoto se l’ente non lo ha.
organizations-sector = Settore
organizations-sector-hint = Per esempio: sanità, enti locali, associazioni.
organizations-territory = Territorio
organizations-territory-hint = La regione o la provincia in cui l’ente lavora.
organizations-municipality = Comune
organizations-municipality-hint = Il nome del comune, se l’ente lavora soprattutto lì.
organizations-email = Email di contatto
organizations-email-hint = L’indirizzo di un ufficio. Non viene pubblicato.
organizations-new-title = Registra il tuo ente
organizations-new-lead = Chi registra un ente lo rappresenta su questo sito. Bastano pochi minuti.
organizations-new-sign-in = Scrivi pure adesso: alla fine ti chiediamo di entrare con la tua email, e il testo resta.
organizations-new-what-then = Dopo la registrazione l’ente è in verifica. Se il registro pubblico ha un indirizzo per il codice IPA, mandiamo lì un codice. Altrimenti controlla il personale, in ordine di arrivo.
organizations-register = Registra
organizations-register-sign-in = Entra e registra
organizations-distinct = È un altro ente, che ha solo lo stesso nome
organizations-twin-title = C’è già { $name }
organizations-twin-text = Se è il tuo ente, chiedi di entrare: chi lo rappresenta riceve un’email.
organizations-twin-page = Vedi la sua pagina
organizations-join = Chiedi di entrare
organizations-mine-title = I miei enti
organizations-mine-lead = Gli enti per cui puoi scrivere, e quelli a cui hai chiesto di entrare.
organizations-take-back-request = Ritira la richiesta
organizations-mine-none = Non fai parte di nessun ente
organizations-mine-none-text = Registra il tuo ente, oppure chiedi a chi lo rappresenta di invitarti.
organizations-public-page = Pagina pubblica
organizations-own-contributions = I miei contributi
organizations-to-own = Gestisci l’ente
organizations-facts = Dati dell’ente
organizations-details-title = Correggi i dati
organizations-details-settled = Nome, tipo e codice IPA sono verificati. Per cambiarli scrivi a chi gestisce il sito.
organizations-stale = Qualcun altro ha salvato nel frattempo. Ecco che cosa c’è adesso; nel modulo c’è quello che hai scritto tu. Se salvi, vale il tuo.
organizations-save = Salva
organizations-cancel = Annulla
organizations-code-title = Conferma con il codice
organizations-code-text = Abbiamo mandato un codice di sei cifre all’indirizzo che l’ente ha nel registro pubblico. Chiedilo a chi legge quella casella e scrivilo qui: vale sette giorni.
organizations-code = Codice
organizations-code-confirm = Conferma
organizations-code-again = Manda un altro codice
organizations-code-send = Verifica con un codice all’indirizzo del registro pubblico
organizations-drafts = Bozze dell’ente
organizations-drafts-text = Le vedono e le cambiano tutte le persone dell’ente, e nessun altro. Chi rappresenta l’ente le invia.
organizations-drafts-none = Nessuna bozza. Quando scrivi un contributo puoi salvarlo come bozza dell’ente.
organizations-draft-untitled = Bozza senza titolo
organizations-draft-changed = cambiata da { $who }, { $when }
organizations-draft-comment = Osservazione
organizations-draft-amendment = Emendamento
organizations-draft-need = Bisogno
organizations-draft-proposal = Proposta
organizations-members = Persone
organizations-members-asked = Chiedono di entrare
organizations-asked-on = ha chiesto il { $day }
organizations-since = dal { $day }
organizations-you = tu
organizations-accept = Accogli
organizations-decline = Rifiuta
organizations-change = Cambia
organizations-make-representative = Fai rappresentare l’ente
organizations-make-contributor = Togli la rappresentanza
organizations-remove = Togli dall’ente
organizations-invited = Inviti in attesa
organizations-invited-until = vale fino al { $day }
organizations-revoke = Ritira
organizations-invite = Invita una persona
organizations-invite-text = Riceve un’email con un collegamento che vale 14 giorni e si usa una volta. Non serve che sia già iscritta.
organizations-invite-email = Email della persona
organizations-invite-role = Che cosa può fare
organizations-invite-send = Manda l’invito
organizations-invite-list = Invita più persone da un elenco
organizations-invite-list-label = Elenco
organizations-invite-list-hint = Una riga per persona: indirizzo, poi se vuoi un punto e virgola e il ruolo (rappresentante o collaboratore). Puoi incollare un file CSV. Al massimo 200 righe.
organizations-invite-list-send = Manda gli inviti
organizations-rejected = Righe non accettate
organizations-row = Riga
organizations-row-text = Testo
organizations-row-reason = Perché
organizations-row-no-address = Manca un indirizzo email
organizations-row-no-name = Manca il nome dell’ente
organizations-row-no-kind = Manca il tipo, o non è tra quelli conosciuti
organizations-row-twice = L’indirizzo c’è già in una riga sopra
organizations-row-role = Il ruolo non è tra quelli conosciuti: scrivi rappresentante o collaboratore
organizations-row-too-many = Oltre le 200 righe: mandala con un altro elenco
organizations-row-quote = Una virgoletta si apre e non si chiude: chiudila, o togli le virgolette
organizations-units = Uffici e direzioni
organizations-units-text = Un ufficio o una direzione può parlare con il proprio nome, accanto a quello dell’ente.
organizations-unit-add = Aggiungi un ufficio
organizations-unit-name = Nome dell’ufficio
organizations-unit-hint = Per esempio: Direzione servizi digitali. Il nome dell’ente resta davanti.
organizations-unit-save = Aggiungi
organizations-unit-of = Ufficio di
organizations-leaving = Passare il testimone o uscire
organizations-leaving-text = Quello che è stato inviato resta dell’ente, chiunque lo rappresenti.
organizations-hand-over = Passa la rappresentanza a un’altra persona
organizations-hand-over-text = La persona che scegli rappresenta l’ente al posto tuo.
organizations-successor = Chi ti succede
organizations-hand-over-leave = Esci anche dall’ente
organizations-hand-over-sure = Passa la rappresentanza
organizations-leave = Esci dall’ente
organizations-leave-text = Non potrai più vedere le bozze né scrivere per questo ente.
organizations-leave-sure = Sì, esci
organizations-invitation-title = Un invito per te
organizations-invitation-text = { $person } ti invita a scrivere per { $name }.
organizations-invitation-text-nobody = Ti invitano a scrivere per { $name }.
organizations-invitation-as = Accetti come { $who }.
organizations-invitation-known = Accetti come la persona iscritta con { $address }.
organizations-invitation-new = Accettando ti iscrivi con { $address }.
organizations-invitation-accept = Accetta l’invito
organizations-invitation-ignore = Se non te lo aspettavi, chiudi questa pagina: non succede nulla.
organizations-person-name = Il tuo nome
organizations-person-name-hint = Lo vedono le altre persone dell’ente.
organizations-over-title = Questo invito non vale più
organizations-over-text = È già stato usato, è stato ritirato oppure è scaduto. Chiedi a chi ti ha invitato di mandarne un altro.
organizations-queue-title = Enti da verificare
organizations-queue-lead = Controlla che ogni ente sia quello che dice. Quando lo confermi, si vede quello che ha già inviato.
organizations-queue-order = Prima chi aspetta da più tempo.
organizations-queue-none = Nessun ente
organizations-queue-state-registered = Da verificare
organizations-queue-state-verified = Verificati
organizations-queue-state-refused = Rifiutati
organizations-queue-state-suspended = Sospesi
organizations-queue-verify = Ente verificato. Chi lo rappresenta riceve un’email.
organizations-queue-refuse = Richiesta rifiutata. Chi rappresenta l’ente riceve il motivo.
organizations-queue-suspend = Ente sospeso.
organizations-queue-reinstate = Ente riammesso.
organizations-registered-by = Registrato da
organizations-registered-on = Registrato il
organizations-why = Motivo:
organizations-registry = Che cosa dice il registro pubblico
organizations-decide = Decisione
organizations-verify = Conferma l’ente
organizations-verify-text = Confermando, i contributi in attesa diventano visibili e contano dal giorno in cui sono stati inviati.
organizations-refuse = Rifiuta la richiesta
organizations-refuse-sure = Rifiuta
organizations-reason = Motivo
organizations-reason-hint = Lo legge chi rappresenta l’ente.
organizations-suspend = Sospendi l’ente
organizations-suspend-text = Un ente sospeso non può inviare nulla. Quello che ha già inviato resta.
organizations-suspend-sure = Sospendi
organizations-reinstate = Riammetti l’ente
organizations-own-staff = Le persone dell’ente
organizations-own-staff-text = Chi entra con un’email di questi domini vede i piani riservati alle persone dell’ente.
organizations-domains = Domini email
organizations-domains-hint = Uno per riga, per esempio comune.esempio.it. Non i fornitori aperti a tutti.
organizations-domains-save = Salva i domini
organizations-own-plans = Piani di questo ente
organizations-plan-own = Il piano è di questo ente
organizations-plan-make-own = Assegna a questo ente
organizations-plan-disown = Togli
organizations-concerns-title = Che cosa riguarda il mio ente
organizations-concerns-it = Le azioni che riguardano l’ente
organizations-concerns-lead = Per ogni piano, le azioni che riguardano l’ente. Il collegamento si può passare ad altri.
organizations-concerns-see = Vedi le azioni
organizations-concerns-default = Il filtro viene dal tipo di ente.
organizations-concerns-saved = Il filtro è quello salvato da chi rappresenta l’ente.
organizations-concerns-change = Cambia il filtro
organizations-concerns-stale = Qualcun altro ha cambiato il filtro nel frattempo: qui vedi quello salvato adesso.
organizations-concerns-none = Per ora nessun piano è aperto
organizations-audience = A chi si rivolge
organizations-audience-any = Tutte
organizations-audience-central = Amministrazioni centrali
organizations-audience-territorial = Amministrazioni territoriali
organizations-theme = Tema
organizations-actor = Chi se ne occupa
organizations-stage = A che punto è
organizations-stage-invited = Invitato
organizations-stage-registered = Registrato
organizations-stage-verified = Verificato
organizations-stage-contributed = Ha partecipato
organizations-board-title = Chi partecipa
organizations-board-summary = Hanno partecipato { $answered } enti su { $all }.
organizations-board-nobody = Nessun ente è ancora stato invitato.
organizations-board-counts = A che punto sono, per tipo
organizations-board-all = Totale
organizations-board-who = Gli enti
organizations-board-asked-on = Invitato il
organizations-board-uninvited-row = Senza invito
organizations-board-reminded-on = Promemoria
organizations-reminder-half = a metà
organizations-reminder-end = alla fine
organizations-reminder-hand = a mano
organizations-board-remind = Promemoria
organizations-board-auto-on = Chi non ha ancora partecipato riceve un promemoria in automatico, una volta per ogni giorno indicato.
organizations-board-auto-off = I promemoria automatici sono spenti.
organizations-board-days = A metà del periodo, il { $half }, e tre giorni prima della fine, il { $end }.
organizations-board-turn-off = Spegni i promemoria automatici
organizations-board-turn-on = Accendi i promemoria automatici
organizations-board-on = I promemoria automatici sono accesi.
organizations-board-off = I promemoria automatici sono spenti.
organizations-board-uninvited = Invito ritirato. Se la consultazione è solo per gli enti invitati, l’ente non la vede più.
organizations-board-take-back = Ritira l’invito
organizations-board-invite = Invita a partecipare
organizations-board-invite-known = Un ente già registrato
organizations-board-invite-new = Un ente non ancora registrato
organizations-board-invite-send = Invita
organizations-board-list = Invita più enti da un elenco
organizations-board-list-label = Elenco
organizations-board-list-hint = Una riga per ente: nome; email; tipo (per esempio Amministrazione territoriale). Puoi incollare un file CSV. Al massimo 200 righe.
organizations-problem-kind = Scegli il tipo di ente
organizations-problem-ipa-form = Il codice IPA ha solo lettere, cifre e trattini bassi, per esempio c_h501
organizations-problem-ipa-taken = Questo codice IPA è già di { $name }: chiedi di entrare
organizations-problem-name-taken = C’è già un ente di nome { $name }: chiedi di entrare, oppure conferma che è un altro
organizations-problem-name-other = C’è già un ente di nome { $name }
organizations-problem-sector-long = Il settore può avere al massimo 120 caratteri
organizations-problem-territory = Scegli un territorio dell’elenco
organizations-problem-too-many = In questo momento arrivano troppe richieste. Quello che hai scritto è ancora nel modulo: aspetta qualche minuto e invia di nuovo.
organizations-problem-municipality = Nessun comune si chiama { $name } nel territorio scelto
organizations-problem-municipality-many = Più comuni si chiamano { $name }: scegli prima la provincia
organizations-problem-unit-of-unit = Un ufficio non può avere altri uffici
organizations-problem-unit-name = Scrivi il nome dell’ufficio, al massimo 150 caratteri
organizations-problem-unit-taken = C’è già un ufficio con questo nome
organizations-problem-reason = Scrivi il motivo, al massimo 2.000 caratteri
organizations-problem-last = Sei l’unica persona che rappresenta l’ente: prima passa la rappresentanza a qualcun altro
organizations-problem-successor = Scegli una persona dell’ente
organizations-problem-role = Scegli che cosa può fare
organizations-problem-member = { $email } fa già parte dell’ente
organizations-problem-invited = { $email } ha già un invito in attesa
organizations-problem-many-invited = Ci sono già { $max } inviti in attesa
organizations-problem-list-none = Nessuna riga accettata: sotto vedi perché
organizations-problem-domain = { $domain } non è un dominio email
organizations-problem-domain-anybody = Chiunque può avere un indirizzo { $domain }: non dice dove lavora
organizations-problem-domain-state = Solo un ente verificato può avere domini, al massimo 20
organizations-problem-owner-state = Solo un ente verificato può avere un piano
organizations-problem-board-full = Ci sono già { $max } enti invitati
organizations-problem-asked = { $name } è già nell’elenco
organizations-problem-not-open = Gli enti registrati non possono ancora aprire la consultazione: prima pubblica il percorso e controlla chi vede il piano
organizations-problem-not-known = Scegli un ente dell’elenco
organizations-problem-no-window = La consultazione non è aperta: non c’è nulla da ricordare
organizations-problem-code-over = Il codice è scaduto o è stato provato troppe volte: fattene mandare un altro
organizations-done-asked = Richiesta inviata. Ti scriviamo appena rispondono.
organizations-done-there = Fai già parte di questo ente, o hai già chiesto.
organizations-done-unasked = Richiesta ritirata.
organizations-done-left = Hai lasciato l’ente.
organizations-done-new = Ente registrato. Ora è in verifica.
organizations-done-verified = Ente verificato: quello che invia si vede da tutti.
organizations-done-code-again = Abbiamo mandato un altro codice: quello di prima non vale più.
organizations-done-code-wait = Il codice di prima è appena partito: aspetta dieci minuti prima di chiederne un altro.
organizations-done-details = Dati salvati.
organizations-done-unit = Ufficio aggiunto: da qui inviti le sue persone.
organizations-done-revoked = Invito ritirato: il collegamento non vale più.
organizations-done-joined = Ora fai parte di questo ente.
organizations-done-accept = La persona fa parte dell’ente.
organizations-done-decline = Richiesta rifiutata.
organizations-done-role = Ruolo cambiato.
organizations-done-remove = La persona non fa più parte dell’ente.
organizations-done-handed-over = Hai passato la rappresentanza.
organizations-done-concerns = Filtro salvato.
organizations-board-asked = { $n ->
    [one] Un invito mandato.
   *[other] { $n } inviti mandati.
}
organizations-board-reminded = { $n ->
    [one] Un promemoria mandato.
   *[other] { $n } promemoria mandati.
}
organizations-board-remind-now = { $n ->
    [one] Manda un promemoria a chi manca ({ $n } ente)
   *[other] Manda un promemoria a chi manca ({ $n } enti)
}
organizations-board-shown = { $n ->
    [one] { $n } ente
   *[other] { $n } enti
}
organizations-queue-waiting = { $n ->
    [one] Un contributo aspetta la verifica.
   *[other] { $n } contributi aspettano la verifica.
}
organizations-problem-list-some = { $n ->
    [one] Un invito mandato. Le altre righe non sono state accettate: correggile e mandale di nuovo
   *[other] { $n } inviti mandati. Le altre righe non sono state accettate: correggile e mandale di nuovo
}
organizations-problem-code = { $n ->
    [one] Il codice non è giusto: puoi provare ancora una volta
   *[other] Il codice non è giusto: puoi provare ancora { $n } volte
}
organizations-done-invited = { $n ->
    [one] Un invito mandato.
   *[other] { $n } inviti mandati.
}
organizations-mail-code-subject = Codice per verificare { $name }
organizations-mail-code-body =
    Qualcuno ha registrato { $name } su { $site }.

    Il codice per confermarlo è { $code }

    Passalo a chi ha registrato l’ente. Si scrive in questa pagina:
    { $link }

    Vale sette giorni. Se non ne sai nulla, non rispondere e non passare il codice a nessuno.
organizations-mail-asked-subject = { $person } chiede di entrare in { $name }
organizations-mail-asked-body =
    { $person } chiede di scrivere per { $name } su { $site }.

    Accogli o rifiuta la richiesta in questa pagina:
    { $link }
organizations-mail-invited-subject = Invito a scrivere per { $name }
organizations-mail-invited-body =
    { $person } ti invita a scrivere per { $name } su { $site }.

    Apri questo collegamento per accettare:
    { $link }

    Vale 14 giorni e si usa una volta. Se non te lo aspettavi, ignora questa email.
organizations-mail-accepted-subject = Ora fai parte di { $name }
organizations-mail-accepted-body =
    Chi rappresenta { $name } ha accolto la tua richiesta su { $site }.

    { $link }
organizations-mail-declined-subject = La tua richiesta a { $name }
organizations-mail-declined-body =
    Chi rappresenta { $name } non ha accolto la tua richiesta su { $site }.

    { $link }
organizations-mail-removed-subject = Non fai più parte di { $name }
organizations-mail-removed-body =
    Chi rappresenta { $name } ti ha tolto dalle persone dell’ente su { $site }.

    { $link }
organizations-mail-role-subject = Il tuo ruolo in { $name }
organizations-mail-role-body =
    Il tuo ruolo in { $name } su { $site } è cambiato.

    { $link }
organizations-mail-successor-subject = Ora rappresenti { $name }
organizations-mail-successor-body =
    Ti hanno passato la rappresentanza di { $name } su { $site }.

    Quello che l’ente ha inviato, le bozze e le persone le trovi qui:
    { $link }
organizations-mail-verified-subject = { $name } è verificato
organizations-mail-verified-body =
    { $name } è verificato su { $site }. Quello che invia si vede da tutti.

    { $link }
organizations-mail-refused-subject = { $name } non è verificato
organizations-mail-refused-body =
    La richiesta di registrare { $name } su { $site } non è stata accolta. Il motivo:

    { $reason }

    Puoi correggere i dati qui, e la richiesta riparte:
    { $link }
organizations-mail-suspended-subject = { $name } è sospeso
organizations-mail-suspended-body =
    { $name } è sospeso su { $site } e per ora non può inviare contributi. Il motivo:

    { $reason }

    { $link }
organizations-mail-process-subject = Invito a partecipare: { $plan }
organizations-mail-process-body =
    { $name } può dire la sua su { $plan }.

    Che cosa si decide, che cosa si può cambiare e fino a quando:
    { $link }
organizations-mail-reminder-subject = Promemoria: { $plan }
organizations-mail-reminder-body =
    { $name } non ha ancora scritto in questa fase di { $plan }. C’è tempo fino al { $day }.

    { $link }
organizations-mail-register-body =
    { $name } può dire la sua su { $plan }.

    Per partecipare, registra l’ente da qui: il modulo è già in parte compilato.
    { $link }
organizations-mail-reminder-register-body =
    { $name } non ha ancora scritto in questa fase di { $plan }. C’è tempo fino al { $day }.

    Prima registra l’ente da qui:
    { $link }
organizations-board-to = Invita, guarda a che punto sono, manda promemoria
organizations-list-file = Oppure un file
organizations-list-file-hint = CSV in UTF-8 oppure Excel (xlsx), con le stesse colonne dell’elenco. Se scegli un file, vale il file.
organizations-problem-file = Il file non si legge: salvalo come CSV in UTF-8 o come Excel (xlsx), con al massimo { $max } righe. Nessun invito è partito.
organizations-problem-file-row = Il file non si legge alla riga { $row }: { $what }. Correggilo e sceglilo di nuovo. Nessun invito è partito.
organizations-concerns-territory = Contributi sul territorio: { $place }
organizations-drafts-together = Invia tutte le bozze insieme
