# Confronto tra edizioni.
desk-compared-title = Che cosa cambia rispetto a un’altra edizione
desk-compared-between = Da { $old } a { $new }.
desk-compared-with = Confronta con:
desk-compared-all = Che cosa cambia
desk-compared-words = Azione per azione
desk-compared-none = Niente da mostrare
desk-compared-none-text = Nessuna azione o capitolo ha avuto questa sorte.
desk-compared-from = Prosegue
desk-known-by-code = stesso codice
desk-fate-same = Prosegue uguale
desk-fate-changed = Prosegue con altre parole
desk-fate-added = Nuovo
desk-fate-dropped = Non prosegue
desk-compared-same = { $kind }: { $n } { $n ->
        [one] prosegue uguale
       *[other] proseguono uguali
    }
desk-compared-changed = { $kind }: { $n } { $n ->
        [one] prosegue con altre parole
       *[other] proseguono con altre parole
    }
desk-compared-added = { $kind }: { $n } { $n ->
        [one] non c’era prima
       *[other] non c’erano prima
    }
desk-compared-dropped = { $kind }: { $n } { $n ->
        [one] non prosegue
       *[other] non proseguono
    }
desk-relatives = Nelle altre edizioni
desk-goes-on-from = Prosegue
desk-goes-on-in = Continua in
desk-since = Che cosa cambia dall’edizione di prima
desk-since-text = Che cosa prosegue, che cosa è nuovo e che cosa non c’è più rispetto a
desk-since-link = Confronta le due edizioni
desk-tab-pairs = Edizione di prima
desk-pairs-lead = Qui dici quali azioni dell’edizione di prima proseguono in questa: chi legge potrà seguirle.
desk-pairs-since = Rispetto a { $edition }
desk-pairs-public = Vedi il confronto come lo leggono tutti
desk-pairs-no-older = Non c’è un’altra edizione
desk-pairs-no-older-text = Il confronto serve quando il piano ha almeno due edizioni: la prossima la inizi dalle impostazioni.
desk-pairs-alike = Titoli che si somigliano
desk-pairs-alike-text = Scegli solo le coppie che sono davvero la stessa cosa.
desk-pairs-alike-none = Non ci sono altri titoli che si somigliano.
desk-pairs-goes-on = prosegue in
desk-pairs-confirm = Conferma le coppie scelte
desk-pairs-code = Stesso codice
desk-pairs-code-text = Hanno lo stesso codice: se confermi, il legame resta anche quando i codici cambiano.
desk-pairs-reused = Stesso codice, altre parole
desk-pairs-reused-text = Il codice sembra dato a qualcos’altro. Spunta soltanto ciò che prosegue davvero: il resto conta come nuovo e come non più presente.
desk-pairs-more =
    { $n ->
        [one] Un’altra coppia compare dopo queste.
       *[other] Altre { $n } coppie compaiono dopo queste.
    }
desk-done-paired = Legami salvati: si leggono sulla pagina di ogni azione.
desk-problem-pair = Una delle coppie non è più in queste edizioni. Guarda di nuovo l’elenco e riprova.
desk-problem-no-pair = Scegli almeno una coppia.
desk-tab-actors = Responsabili
desk-actors-lead = Gli enti e gli uffici che questa edizione nomina: correggi un nome una volta e cambia in tutte le azioni. Chi legge lo vede dalla prossima versione.
desk-actors-stale = Qualcun altro ha cambiato questo nome. Qui sotto c’è quello che hai scritto tu: se lo salvi, vale il tuo.
desk-actors-none = Nessun responsabile
desk-actors-none-text = Compariranno qui quando li scrivi in un’azione, o con il file che porti.
desk-actors-pages = Pagine dei responsabili
desk-actor-uses =
    { $n ->
        [0] Nessuna azione lo nomina.
        [one] Lo nomina una azione.
       *[other] Lo nominano { $n } azioni.
    }
desk-actor-change = Cambia
desk-actor-name = Nome
desk-actor-rename = Rinomina in tutte le azioni
desk-actor-into = È lo stesso di
desk-actor-join = Unisci
desk-actor-join-text = Le azioni che lo nominano nomineranno l’altro, dalla prossima versione: quelle già pubblicate restano come sono. Non si torna indietro.
desk-done-renamed = Nome cambiato in tutte le azioni della bozza. Chi legge lo vede dalla prossima versione.
desk-done-actors-joined = Nella bozza i due responsabili sono ora uno solo. Chi legge lo vede dalla prossima versione.
desk-problem-actor-known = C’è già «{ $name }»: se è lo stesso, unisci i due.
desk-problem-actor-itself = Scegli un responsabile diverso da questo.
