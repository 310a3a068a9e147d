# Che cosa ne è delle azioni: aggiornamenti di chi le porta avanti, e chi tace.
monitoring-plans = Piani
monitoring-mine = Le mie azioni
monitoring-mine-none = Nessuna azione è affidata a te.
monitoring-update = Aggiorna lo stato
monitoring-how = A che punto è l’azione?
monitoring-state-planned = prevista
monitoring-state-ongoing = in corso
monitoring-state-completed = completata
monitoring-state-blocked = bloccata
monitoring-state-cancelled = annullata
monitoring-state-unknown = senza dato
monitoring-late = in ritardo
monitoring-never = mai aggiornata
monitoring-silent =
    { $n ->
        [one] senza aggiornamento da un mese
       *[other] senza aggiornamento da { $n } mesi
    }
monitoring-due = Scadenza: { $day }
monitoring-note = Che cosa è successo
monitoring-note-hint = Due o tre frasi. Se l’azione è bloccata o annullata, di’ perché.
monitoring-link = Dove si vede
monitoring-link-hint = L’indirizzo di una pagina o di un documento, se c’è.
monitoring-public = L’aggiornamento è pubblico, con la data di oggi. Per correggerlo se ne scrive un altro: la storia resta.
monitoring-send = Pubblica l’aggiornamento
monitoring-done = Aggiornamento pubblicato. Grazie.
monitoring-before = Aggiornamenti finora
monitoring-evidence = Documento collegato
monitoring-months =
    { $n ->
        [one] un mese
       *[other] { $n } mesi
    }
monitoring-quiet = In questa edizione un’azione è senza aggiornamenti dopo { $months }. Il numero si cambia nelle impostazioni.
monitoring-progress = Andamento delle azioni
monitoring-without-news =
    { $n ->
        [0] Nessuna azione è in ritardo o senza aggiornamenti.
        [one] Un’azione è in ritardo o senza aggiornamenti.
       *[other] { $n } azioni sono in ritardo o senza aggiornamenti.
    }
monitoring-all =
    { $n ->
        [one] Un’azione
       *[other] { $n } azioni
    }
monitoring-show-all = Mostra tutte le azioni
monitoring-only-silent = Mostra solo quelle in ritardo o senza aggiornamenti
monitoring-none = Niente da chiedere
monitoring-choose = Scegli
monitoring-action = Azione
monitoring-state = Stato
monitoring-owners = Chi aggiorna
monitoring-nobody = nessuno ancora
monitoring-dismiss = Togli
monitoring-asked-on = chiesto il { $day }
monitoring-ask-owners = Chiedi a chi aggiorna
monitoring-name-owner = Affida l’azione scelta
monitoring-name-hint = Scegli una sola azione nella tabella e scrivi l’indirizzo con cui la persona entra nel sito.
monitoring-address = Indirizzo e-mail
monitoring-name = Affida
monitoring-done-asked =
    { $n ->
        [0] Nessuna mail: non c’è chi aggiorna, o è stato chiesto da poco.
        [one] Una mail è partita.
       *[other] { $n } mail sono partite.
    }
monitoring-done-named = Azione affidata.
monitoring-done-dismissed = Persona tolta dall’azione.
monitoring-count-late =
    { $n ->
        [0] Nessuna azione in ritardo.
        [one] Un’azione in ritardo.
       *[other] { $n } azioni in ritardo.
    }
monitoring-count-silent =
    { $n ->
        [0] Nessuna senza aggiornamento da { $months } o più.
        [one] Una senza aggiornamento da { $months } o più.
       *[other] { $n } senza aggiornamento da { $months } o più.
    }
monitoring-mail-subject = { $site }: a che punto è “{ $action }”?
monitoring-mail-body =
    Ti è affidata un’azione di { $plan }:
    { $action }

    { $why }

    Bastano due campi, senza password:
    { $link }

    Il collegamento è solo per te e vale sessanta giorni. La pagina dell’azione:
    { $page }
monitoring-mail-late = La scadenza è passata.
monitoring-mail-silent = Da tempo non ci sono aggiornamenti.
monitoring-mail-due = La scadenza è vicina.
monitoring-problem-long = Il testo è troppo lungo: al massimo { $max } caratteri.
monitoring-problem-why = Di’ perché l’azione è bloccata o annullata.
monitoring-problem-state = Scegli a che punto è l’azione.
monitoring-problem-person = Nessuno entra nel sito con l’indirizzo { $address }: controlla, o chiedi prima di registrarsi.
monitoring-problem-none = Scegli almeno un’azione nella tabella.
