# Seguire ciò che accade: pulsanti, email, notizie proprie.
notices-mine = Le mie notizie
notices-follow-plan = Segui questo piano
notices-follow-item = Segui questa azione
notices-follow-contribution = Segui questo contributo
notices-follow-process = Segui questa consultazione
notices-followed = Lo segui già: { $pace }.
notices-leave = Non seguire più
notices-change = Cambia
notices-feed = Novità per lettori di feed
notices-calendar = Calendario delle scadenze
notices-follow-title = Segui
notices-follow-button = Segui
notices-thing-gone = Non è più visibile
notices-thing-hidden = una cosa che segui

notices-pace-legend = Quando vuoi un’email
notices-pace-hint = Puoi cambiare idea in ogni momento, anche dal collegamento in fondo a ogni email.
notices-pace-label = Quando vuoi un’email
notices-pace-at-once = subito, al massimo dieci al giorno
notices-pace-daily = un riepilogo al giorno
notices-pace-weekly = un riepilogo alla settimana
notices-pace-only-site = mai: le leggo qui
notices-pace-save = Salva

notices-none-followed = Non segui ancora nulla. Apri un piano, un’azione, un contributo o una consultazione e premi “Segui”: le novità arrivano qui.
notices-to-plans = Vai ai piani
notices-fresh = { $n ->
    [0] Nessuna novità da leggere.
    [one] Una novità da leggere.
   *[other] { $n } novità da leggere.
}
notices-news = Novità
notices-none-yet = Da quando segui non è successo ancora nulla.
notices-new = nuova
notices-seen-button = Ho letto tutto
notices-following = Che cosa segui
notices-since = Dal { $day }
notices-settings = Come ti avvisiamo
notices-saved = Salvato: vale per tutto ciò che segui.
notices-all-legend = Quando vuoi un’email, per tutto ciò che segui
notices-all-hint = Vale per ciò che segui già e per ciò che seguirai. Gli avvisi che { $site } deve mandarti, come la risposta a un tuo contributo, arrivano comunque.
notices-all-save = Salva per tutto
notices-calendar-title = Il tuo calendario
notices-calendar-text = Un indirizzo segreto da aggiungere al tuo programma di calendario: mostra le scadenze di ciò che segui. Chi lo conosce vede che cosa segui.
notices-calendar-make = Crea l’indirizzo
notices-calendar-renew = Crea un altro indirizzo: quello di prima non vale più
notices-calendar-own = Le mie scadenze su { $site }
notices-due = Scadenza: { $item }

notices-unsubscribe-title = Email da questo sito
notices-unsubscribe-one = Vuoi smettere di ricevere email su:
notices-unsubscribe-all = Vuoi smettere di ricevere email su tutto ciò che segui?
notices-unsubscribe-button = Non mandatemi più email
notices-unsubscribed = Fatto. Non riceverai più email su:
notices-unsubscribed-all = Fatto. Non riceverai più email su ciò che segui.
notices-unsubscribed-note = Le novità restano nella pagina “Le mie notizie”.
notices-resubscribe = È stato uno sbaglio: riprendi con un riepilogo al giorno
notices-resubscribed = Fatto. Riceverai un riepilogo al giorno.
notices-unsubscribe-mine = Vai alle tue notizie

notices-kind-comment = osservazione
notices-kind-amendment = emendamento
notices-kind-need = bisogno
notices-kind-proposal = proposta
notices-numbered = { $kind } n. { $number }

notices-what-version-published = Pubblicata la versione { $number } del piano
notices-what-adopted = Il piano è stato adottato
notices-what-process-published = Pubblicata la consultazione: chiude il { $day }
notices-what-phase-opened = Si apre oggi: { $phase }
notices-what-window-closing = Mancano tre giorni: la consultazione chiude il { $day }
notices-what-process-extended = Consultazione prolungata: chiude il { $day }
notices-what-process-paused = La consultazione è sospesa
notices-what-process-resumed = La consultazione riprende: chiude il { $day }
notices-what-process-ended = La consultazione è stata chiusa prima del termine
notices-what-process-changed = La pagina della consultazione è stata modificata
notices-what-answers-published = Pubblicate le risposte ai contributi
notices-what-report-published = Pubblicato il resoconto della consultazione
notices-what-vote-opened = Aperta la votazione: chiude il { $day }
notices-what-vote-extended = Votazione prolungata: chiude il { $day }
notices-what-vote-counted = C’è il risultato della votazione
notices-what-contribution-published = Un nuovo contributo: { $numbered }
notices-what-reply-published = Una nuova replica: { $numbered }
notices-what-contribution-answered = L’amministrazione ha risposto: { $numbered }
notices-what-item-state = Azione { $item }: { $state }

notices-state-planned = prevista
notices-state-ongoing = in corso
notices-state-completed = completata
notices-state-blocked = bloccata
notices-state-cancelled = annullata
notices-state-unknown = senza dato

notices-phase-draft = preparazione della bozza
notices-phase-feedback = osservazioni sul testo
notices-phase-proposals = bisogni e proposte
notices-phase-prioritisation = scelta delle priorità
notices-phase-analysis = esame dei contributi
notices-phase-consolidation = nuova versione del piano
notices-phase-approval = adozione
notices-phase-monitoring = attuazione e verifica
notices-phase-closure = chiusura

notices-mail-subject = { $site }: { $text }
notices-mail-because = Ricevi questa email perché segui “{ $thing }”. Per non riceverne più:
notices-summary-daily = { $site }: le novità del giorno, { $day }
notices-summary-weekly = { $site }: le novità della settimana, { $day }
notices-summary-lead = { $n ->
    [one] C’è una novità in ciò che segui.
   *[other] Ci sono { $n } novità in ciò che segui.
}
notices-summary-more = { $n ->
    [one] E un’altra novità.
   *[other] E altre { $n } novità.
}
notices-summary-all = Leggile tutte, o scegli quando ricevere email:
notices-summary-because = Per non ricevere più riepiloghi:
notices-feed-title = Novità: { $thing }
notices-problem-too-many = Segui già { $max } cose: lasciane qualcuna prima di seguirne altre.
