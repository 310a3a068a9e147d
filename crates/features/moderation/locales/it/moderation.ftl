# I testi della moderazione: segnalazioni, decisioni, ricorsi, registro.
moderation-plans = Piani
moderation-queue = Moderazione
moderation-queue-lead = Ciò che aspetta una decisione, dal più vecchio. Niente si cancella e tutto si può annullare.
moderation-queue-empty = Qui non aspetta niente.
moderation-queue-pages = Pagine della moderazione
moderation-show = Mostra
moderation-waiting =
    { $n ->
        [0] niente in attesa
        [one] 1 contributo in attesa
       *[other] { $n } contributi in attesa
    }
moderation-tab-all = In attesa
moderation-tab-check = Da leggere prima
moderation-tab-reported = Segnalati
moderation-tab-appeals = Ricorsi
moderation-tab-hidden = Nascosti
moderation-done-hidden = Nascosto. Chi lo ha scritto riceve il motivo e può fare ricorso.
moderation-done-published = Pubblicato.
moderation-done-waits = Letto. Sarà pubblicato quando l’ente è verificato.
moderation-done-kept = Resta visibile.
moderation-done-decided = Il ricorso è deciso. Chi lo ha fatto riceve la ragione.
moderation-done-phases = Salvato.
moderation-phases = Quando si legge
moderation-phases-note = Vale per ciò che arriva da adesso. Ciò che è già pubblicato resta pubblicato.
moderation-phase-feedback = Commenti ed emendamenti
moderation-phase-proposals = Bisogni e proposte
moderation-after = Si pubblica subito, si legge dopo
moderation-before = Si legge prima, poi si pubblica
moderation-save = Salva
moderation-kind-comment = Osservazione
moderation-kind-amendment = Emendamento
moderation-kind-need = Bisogno
moderation-kind-proposal = Proposta
moderation-reply = Replica
moderation-reply-to =
    { $n ->
        [one] Replica al n. { $n }
       *[other] Replica al n. { $n }
    }
moderation-author-participant = Partecipante { $code }
moderation-author-sender = Chi ha scritto su carta
moderation-author-vote = La votazione
moderation-reason-offensive = offende o discrimina
moderation-reason-personal-data = contiene dati personali di altri
moderation-reason-illegal = è contro la legge
moderation-reason-spam = è pubblicità o una ripetizione
moderation-reason-off-topic = non riguarda questo piano
moderation-reason-other = altro motivo
moderation-sign-rate = molti testi in poco tempo
moderation-sign-links = molti indirizzi nel testo
moderation-sign-repeat = le stesse parole di un altro testo
moderation-sign-fresh = un indirizzo, da chi si è appena iscritto
moderation-case-check = Da leggere prima della pubblicazione
moderation-case-sign = Controllo automatico: { $what }
moderation-case-report = Segnalato da una persona iscritta: { $what }
moderation-case-report-visitor = Segnalato da un visitatore: { $what }
moderation-case-appeal = Ricorso di chi lo ha scritto
moderation-hidden-by = Nascosto il { $day } dalla moderazione del piano. Motivo: { $reason }.
moderation-shown-on = Mostrato il { $day }.
moderation-shown-again = Oggi è di nuovo visibile.
moderation-appeal-open = Ricorso n. { $number }: in esame.
moderation-appeal-upheld = Ricorso n. { $number }: accolto.
moderation-appeal-rejected = Ricorso n. { $number }: respinto.
moderation-record = Registro della moderazione
moderation-record-link = Che cosa è stato nascosto, e perché
moderation-record-lead = Che cosa è stato nascosto, quando e perché. Chi ha scritto può chiedere che decida un’altra persona.
moderation-record-empty = Finora non è stato nascosto niente.
moderation-record-pages = Pagine del registro
moderation-own-appeal = Leggi il motivo e fai ricorso
moderation-report = Segnala
moderation-report-note = Perché non dovrebbe stare qui? Un clic invia la segnalazione.
moderation-moderate = Modera
moderation-report-number = Segnalazione n. { $number }
moderation-report-lead = Grazie, la leggerà chi modera. Conserva questo indirizzo: qui vedrai che cosa ne è stato.
moderation-appeal-number = Ricorso n. { $number }
moderation-appeal-lead = Lo deciderà una persona diversa da chi ha nascosto il testo. Riceverai la risposta per e-mail, e la vedrai qui.
moderation-case-closed = È stato deciso.
moderation-fact-about = Riguarda
moderation-fact-sent = Inviato
moderation-fact-reason = Motivo
moderation-fact-state = Stato
moderation-fact-closed = Deciso
moderation-outcome-open = in esame
moderation-outcome-published = pubblicato
moderation-outcome-hidden = il testo è stato nascosto
moderation-outcome-kept = il testo resta visibile
moderation-outcome-upheld = accolto: il testo è di nuovo visibile
moderation-outcome-rejected = respinto: il testo resta nascosto
moderation-your-reason = Il ricorso
moderation-their-reason = La risposta
moderation-appeal-title = Perché è nascosto: { $what }
moderation-your-words = Le tue parole
moderation-appeal = Fai ricorso
moderation-appeal-note = Spiega perché il testo può restare. Decide una persona diversa da chi lo ha nascosto, con una ragione.
moderation-appeal-text = Perché dovrebbe essere visibile
moderation-appeal-send = Invia il ricorso
moderation-public-page = pagina pubblica
moderation-stale = Nel frattempo qualcosa è cambiato. Ecco com’è adesso; ciò che hai scritto è ancora qui sotto.
moderation-quoted = Il testo del piano
moderation-said = Che cosa dice
moderation-cases = Segnalazioni, controlli e ricorsi
moderation-past = Decisioni
moderation-state-submitted = non ancora pubblicato
moderation-state-published = visibile
moderation-state-hidden = nascosto
moderation-state-withdrawn = ritirato
moderation-appeal-other = Hai deciso tu di nasconderlo: il ricorso lo decide un’altra persona. Puoi però mostrarlo di nuovo.
moderation-decide = Decisione
moderation-uphold = Accogli: il testo torna visibile
moderation-reject = Respingi: il testo resta nascosto
moderation-decide-text = La ragione, per chi ha scritto
moderation-decide-send = Decidi
moderation-publish = Pubblica
moderation-keep = Lascia visibile
moderation-hide = Nascondi
moderation-hide-note = Restano il numero, il posto e il motivo, che tutti leggono. Non scrivere nomi.
moderation-reason = Motivo
moderation-text = Spiegazione
moderation-text-hint = La leggono tutti. Non ripetere le parole nascoste.
moderation-show-again = Mostra di nuovo
moderation-show-text = Perché torna visibile
moderation-problem-reason = Scegli un motivo dall’elenco.
moderation-problem-text = Spiega in almeno 10 caratteri.
moderation-problem-long = Il testo è troppo lungo: al massimo { $max } caratteri.
moderation-problem-not-shown = Non è visibile: non c’è niente da nascondere.
moderation-problem-not-hidden = Non è nascosto.
moderation-problem-own-decision = Lo hai nascosto tu: decide un’altra persona.
moderation-problem-own-appeal = È il tuo ricorso: decide un’altra persona.
moderation-problem-upheld = Scegli se accogliere o respingere.
moderation-problem-what = Scegli che cosa fare.
moderation-mail-hidden-subject = { $what }: nascosto a chi legge
moderation-mail-hidden-body =
    { $what } non si legge più su { $site }.

    Motivo: { $reason }.
    { $text }

    Niente è cancellato. Se non sei d’accordo, chiedi che decida un’altra persona:
    { $appeal }
moderation-mail-shown-subject = { $what }: di nuovo visibile
moderation-mail-shown-body =
    { $what } si legge di nuovo su { $site }.

    { $text }

    { $link }
moderation-mail-appeal-subject = Ricorso n. { $case }: deciso
moderation-mail-upheld-body =
    Il tuo ricorso n. { $case } è accolto: { $what } si legge di nuovo su { $site }.

    { $text }

    { $link }
moderation-mail-rejected-body =
    Il tuo ricorso n. { $case } è respinto: { $what } resta nascosto su { $site }.

    { $text }

    { $link }
moderation-mail-report-subject = Segnalazione n. { $case }: decisa
moderation-mail-report-body =
    Hai segnalato { $what } su { $site }. È stato deciso: { $outcome }.

    { $link }
