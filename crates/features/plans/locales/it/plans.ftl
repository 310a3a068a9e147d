# I testi delle pagine di lettura dei piani.
plans-nav-plans = Piani
plans-nav-how = Come funziona
plans-home-title = Il piano si costruisce qui
plans-home-heading = Il piano si costruisce qui.
plans-home-lead = Leggi la bozza, di’ che cosa cambieresti, guarda che cosa è cambiato e perché.
plans-home-search-label = Cerca nei piani
plans-home-search-example = Per esempio: scuola, cloud, accessibilità
plans-search-button = Cerca
plans-home-open = In consultazione adesso
plans-home-read = Leggi la bozza
plans-home-standing = A che punto è il piano
plans-home-standings =
    { $n ->
        [one] A che punto è il piano
       *[other] A che punto sono i piani
    }
plans-home-standing-count =
    { $n ->
        [one] un’azione in tutto.
       *[other] { $n } azioni in tutto.
    }
plans-home-plans = Tutti i piani in breve
plans-home-all-plans = Vedi tutti i piani
plans-begin-title = Per cominciare, quattro passi
plans-begin-1 = Presenta la tua amministrazione
plans-begin-1-text = Nelle impostazioni scrivi nome, contatti e collegamenti che la legge richiede.
plans-begin-2 = Invita chi lavora al piano
plans-begin-2-text = Aggiungi le persone e di’ chi può scrivere il piano.
plans-begin-3 = Porta qui il piano
plans-begin-3-text = Carica il documento che hai già, oppure inizia da un piano vuoto.
plans-begin-4 = Pubblica la prima versione
plans-begin-4-text = Rileggi, scegli chi può vederla e pubblica.
plans-how-title = Come funziona
plans-how-lead = Un piano pubblico nasce in bozza, si discute, si corregge e poi si mantiene. Qui ogni passaggio resta visibile.
plans-how-1 = Leggi
plans-how-1-text = Ogni capitolo ha un riassunto. Ogni paragrafo ha un numero che puoi citare.
plans-how-2 = Partecipa
plans-how-2-text = Quando il piano è in consultazione, di’ che cosa cambieresti e proponi azioni.
plans-how-3 = Controlla
plans-how-3-text = Guarda che cosa è cambiato, perché, e se le azioni promesse sono state fatte.
plans-how-to-plans = Vai ai piani
plans-list-title = Piani
plans-list-count =
    { $n ->
        [one] C’è un piano da leggere.
       *[other] Ci sono { $n } piani da leggere.
    }
plans-list-empty = Non c’è ancora nessun piano
plans-list-empty-text = Quando l’amministrazione pubblica un piano, lo trovi qui.
plans-tabs-label = Parti di questo piano
plans-tab-overview = In sintesi
plans-tab-items = Azioni e obiettivi
plans-tab-text = Testo
plans-tab-versions = Versioni
plans-tab-compare = Confronta
plans-tab-download = Scarica
plans-note-only-italian = Il testo di questo piano è disponibile soltanto in italiano.
plans-note-only-english = Il testo di questo piano è disponibile soltanto in inglese.
plans-note-past-version = Stai leggendo la versione { $number }, pubblicata il { $day }: non è quella attuale.
plans-note-draft = Stai leggendo una bozza che il pubblico non vede ancora.
plans-note-to-current = Vai alla versione attuale
plans-edition-brief = In breve
plans-edition-owner = Di chi è
plans-edition-period = Periodo
plans-edition-contents = Che cosa contiene
plans-edition-source = Fonte
plans-source-retrieved = presa il giorno { $day }
plans-edition-read = Leggi il testo
plans-edition-items = Vedi azioni e obiettivi
plans-edition-chapters = Capitoli
plans-edition-draft = Bozza
plans-edition-in-consultation = In consultazione
plans-edition-consolidation = In revisione dopo la consultazione
plans-edition-adopted = Adottato
plans-edition-in-force = In vigore
plans-edition-closed = Concluso
plans-visibility-public = Lo vedono tutti.
plans-visibility-invited = Lo vedono soltanto gli enti invitati e chi lavora al piano.
plans-visibility-own-staff = Lo vedono soltanto le persone dell’ente che ha il piano e chi lavora al piano.
plans-visibility-staff = Lo vede soltanto chi lavora al piano.
plans-deadlines-next = Prossime scadenze
plans-deadlines-silent = Scadute senza aggiornamento
plans-deadlines-silent-note = La data è passata e nessuno ha ancora detto com’è andata.
plans-progress-caption = Azioni per stato di avanzamento
plans-progress-state = Stato
plans-progress-number = Azioni
plans-wall-caption = Ogni mattone è un’azione.
plans-commitments-count =
    { $n ->
        [one] un impegno in tutto.
       *[other] { $n } impegni in tutto.
    }
plans-commitments-wall = Ogni mattone è un impegno.
plans-commitments-caption = Impegni per stato di avanzamento
plans-commitments-number = Impegni
plans-commitments-state-planned = da avviare
plans-commitments-state-ongoing = in corso
plans-commitments-state-completed =
    { $n ->
        [one] completato
       *[other] completati
    }
plans-commitments-state-blocked =
    { $n ->
        [one] bloccato
       *[other] bloccati
    }
plans-commitments-state-cancelled =
    { $n ->
        [one] annullato
       *[other] annullati
    }
plans-commitments-state-unknown = senza dato
plans-years-title = Quando scadono le azioni
plans-years-caption = Numero di scadenze per anno
plans-years-number = Scadenze
plans-kind-chapter =
    { $n ->
        [one] capitolo
       *[other] capitoli
    }
plans-kind-axis =
    { $n ->
        [one] area
       *[other] aree
    }
plans-kind-objective =
    { $n ->
        [one] obiettivo
       *[other] obiettivi
    }
plans-kind-expected-result =
    { $n ->
        [one] risultato atteso
       *[other] risultati attesi
    }
plans-kind-target =
    { $n ->
        [one] target
       *[other] target
    }
plans-kind-action =
    { $n ->
        [one] azione
       *[other] azioni
    }
plans-kind-commitment =
    { $n ->
        [one] impegno
       *[other] impegni
    }
plans-kind-milestone =
    { $n ->
        [one] traguardo
       *[other] traguardi
    }
plans-state-planned = Da avviare
plans-state-ongoing = In corso
plans-state-completed = Completata
plans-state-blocked = Bloccata
plans-state-cancelled = Annullata
plans-state-unknown = Senza dato
plans-states-planned = da avviare
plans-states-ongoing = in corso
plans-states-completed =
    { $n ->
        [one] completata
       *[other] completate
    }
plans-states-blocked =
    { $n ->
        [one] bloccata
       *[other] bloccate
    }
plans-states-cancelled =
    { $n ->
        [one] annullata
       *[other] annullate
    }
plans-states-unknown = senza dato
plans-audience-central = Amministrazioni centrali
plans-audience-territorial = Amministrazioni territoriali
plans-audience-both = Amministrazioni centrali e territoriali
plans-role-lead = Capofila (coordina)
plans-role-responsible = Responsabile
plans-role-support = Collabora
plans-role-contact = Contatto
plans-role-monitoring-contact = Contatto per il monitoraggio
plans-times-none = Il piano non indica tempi.
plans-times-ongoing = In corso, senza una data
plans-filter-title = Filtra
plans-filter-text = Parole
plans-filter-chapter = Capitolo
plans-filter-kind = Tipo
plans-filter-actor = Chi se ne occupa
plans-filter-audience = A chi si rivolge
plans-filter-theme = Tema
plans-filter-state = Stato
plans-filter-news = Aggiornamenti
plans-news-late = in ritardo
plans-news-ever = mai aggiornata
plans-news-silent =
    { $n ->
        [one] senza aggiornamento da un mese
       *[other] senza aggiornamento da { $n } mesi
    }
plans-news-silent-from =
    { $n ->
        [one] senza aggiornamento da un mese o più
       *[other] senza aggiornamento da { $n } mesi o più
    }
plans-news-count-late =
    { $n ->
        [one] Una in ritardo
       *[other] { $n } in ritardo
    }
plans-news-count-silent =
    { $n ->
        [one] Una senza aggiornamento da { $months } o più
       *[other] { $n } senza aggiornamento da { $months } o più
    }
plans-months =
    { $n ->
        [one] un mese
       *[other] { $n } mesi
    }
plans-filter-year = Anno di scadenza
plans-filter-year-one = Anno
plans-filter-any = Tutti
plans-filter-apply = Mostra
plans-filter-chosen = Filtri scelti
plans-filter-remove = Togli il filtro
plans-filter-clear = Togli tutti i filtri
plans-items-total =
    { $n ->
        [one] Una voce trovata.
       *[other] { $n } voci trovate.
    }
plans-items-range = Qui da { $from } a { $to }.
plans-items-empty = Nessuna voce con questi filtri
plans-items-empty-text = Prova a togliere un filtro o a cercare altre parole.
plans-items-pages = Pagine dell’elenco
plans-item-above = Dove sta nel piano
plans-item-times = Tempi
plans-item-actors = Attori
plans-item-description = Descrizione
plans-item-results = Risultati
plans-item-impact = Aree di intervento
plans-item-resources = Risorse
plans-item-amount = Importo
plans-item-fund = Fondo
plans-item-all-years = Tutti gli anni
plans-item-not-said = Il piano non lo dice.
plans-item-serves = Serve a raggiungere
plans-item-served-by = Azioni che servono a raggiungerlo
plans-item-below = Che cosa comprende
plans-item-progress = Avanzamento
plans-item-no-reports = Nessuno ha ancora detto a che punto è.
plans-item-evidence = Guarda la prova
plans-item-overdue = la data è passata { $ago }
plans-item-where = Dove trovarlo e da dove viene
plans-item-in-text = Nel testo
plans-item-place = nel testo del piano
plans-item-place-chapter = nel capitolo
plans-item-place-number = paragrafo { $number }
plans-item-implements = Attua
plans-item-implemented-by = Attuata da
plans-item-read-more = Per approfondire
plans-item-discuss = Per confrontarti
plans-item-history = Versioni
plans-history-added = compare per la prima volta
plans-history-same = non è cambiato
plans-history-changed = è cambiato
plans-item-neighbours = Precedente e successivo
plans-item-previous = Precedente:
plans-item-next = Successivo:
plans-text-empty = Il testo non c’è ancora
plans-text-empty-text = Questa versione contiene soltanto azioni e obiettivi.
plans-chapter-empty = Questo capitolo non ha testo
plans-chapter-empty-text = Trovi le sue azioni nella pagina «Azioni e obiettivi».
plans-reader-before = Prima dei capitoli
plans-reader-contents = In questo capitolo
plans-reader-page = Pagina { $n }
plans-reader-page-of = Pagina { $number } di { $count }
plans-reader-page-word = Pagina
plans-reader-pages = Pagine del capitolo
plans-reader-paragraph = Paragrafo { $number }
plans-reader-go-on = Continua a leggere
plans-reader-previous = Prima:
plans-reader-next = Poi:
plans-versions-lead = Una versione pubblicata non cambia più. Ogni correzione è una versione nuova.
plans-versions-empty = Nessuna versione pubblicata
plans-versions-empty-text = La prima versione appare qui quando viene pubblicata.
plans-version-number = Versione { $n }
plans-version-current = Attuale
plans-version-form = Correzione di forma: dice le stesse cose della versione precedente
plans-version-meaning = Cambia il significato
plans-version-adopted = Adottata con
plans-adopted = Atto di adozione
plans-version-compare = Che cosa è cambiato
plans-version-digest = Impronta del contenuto:
plans-at-title = Leggi il piano com’era in un giorno
plans-at-label = Giorno
plans-at-hint = Si apre la versione che era pubblicata alla fine di quel giorno. Prima versione: { $day }.
plans-at-button = Apri
plans-search-title = Cerca
plans-search-help = Scrivi una o più parole. Tra virgolette cerchi una frase esatta.
plans-search-total =
    { $n ->
        [one] Un risultato.
       *[other] { $n } risultati.
    }
plans-search-more = Più di { $n } risultati.
plans-search-capped = Sono più di quelli che si possono ordinare: aggiungi una parola per restringere la ricerca.
plans-search-empty = Nessun risultato
plans-search-empty-text = Controlla come hai scritto le parole, o prova con una parola più comune.
plans-search-paragraph = Paragrafo { $number }
plans-search-text = Testo
plans-search-kinds = Che cosa cercare
plans-search-kind-all = Tutto
plans-search-kind-item = Azioni e obiettivi
plans-search-kind-block = Testo dei piani
plans-search-kind-contribution = Contributi
plans-search-contribution-comment = Osservazione n. { $number }
plans-search-contribution-amendment = Emendamento n. { $number }
plans-search-contribution-need = Bisogno n. { $number }
plans-search-contribution-proposal = Proposta n. { $number }
plans-search-contribution-reply = Replica al contributo n. { $number }
plans-download-these = Scarica questi dati:
plans-download-sentence = Le tabelle hanno una riga per ogni voce: codice, titolo, tempi, attori, risultati, stato e fonte.
plans-download-about = Che cosa contengono i file
plans-download-lead = Scarica questo piano per leggerlo, elaborarlo o ripubblicarlo. I file dicono quello che vedi nelle pagine.
plans-download-csv = Tabella (CSV)
plans-download-csv-what = Una riga per ogni azione, obiettivo o capitolo. Si apre con qualsiasi foglio di calcolo.
plans-download-xlsx = Foglio di calcolo (XLSX)
plans-download-xlsx-what = Le stesse righe, con le colonne già sistemate.
plans-download-json = Dati completi (JSON)
plans-download-json-what = Azioni, testo, attori e stati: tutto, anche per ricaricarlo altrove.
plans-download-md = Testo (Markdown)
plans-download-md-what = Il testo del piano con i titoli, da leggere o da modificare.
plans-download-columns = Che cosa significano le colonne
plans-download-licence = Licenza
plans-download-licence-text = Salvo diversa indicazione, i contenuti sono rilasciati con licenza Creative Commons Attribuzione 4.0 (CC BY 4.0).
plans-column-row = numero della riga in questo file
plans-column-parent-row = riga della voce da cui dipende
plans-column-uuid = codice con cui la voce si ritrova ovunque
plans-column-kind = tipo: capitolo, area, obiettivo, risultato atteso, target, azione, impegno, traguardo
plans-column-code = codice nel piano
plans-column-title = titolo
plans-column-state = stato di avanzamento
plans-column-state-note = che cosa è stato detto sull’avanzamento
plans-column-audience = amministrazioni a cui si rivolge
plans-column-times = come il piano indica i tempi
plans-column-start = inizio: anno, mese o giorno
plans-column-end = fine o scadenza: anno, mese o giorno
plans-column-actors = chi se ne occupa: nome, ruolo e chiave, uno per riga
plans-column-description = descrizione
plans-column-brief = riassunto
plans-column-impact = aree di intervento
plans-column-results = risultati attesi: testo, stato, scadenza e nota, uno per riga
plans-column-resources = risorse: anno, importo in centesimi, valuta e fondo
plans-column-themes = temi
plans-column-serves = codici dei risultati che aiuta a raggiungere
plans-column-implements = azioni di altri piani che attua
plans-column-read-more = indirizzo per approfondire
plans-column-discuss = indirizzo per confrontarsi
plans-column-source-name = fonte
plans-column-source-url = indirizzo della fonte
plans-column-source-licence = licenza della fonte
plans-column-source-original-id = codice nella fonte
plans-column-source-retrieved = giorno in cui è stata presa
plans-column-parent-code = codice della voce da cui dipende
plans-column-parent-title = titolo della voce da cui dipende
plans-column-licence = licenza con cui si possono riusare tutti questi dati
plans-data-title = Scarica tutti i dati
plans-data-lead = Tutto ciò che si legge in questo sito si può scaricare, elaborare e ripubblicare.
plans-data-api = Per i programmi
plans-data-api-text = Gli stessi dati si possono chiedere da un programma; la descrizione è qui:
plans-reader-without-comments = Lettura senza commenti
plans-reader-with-comments = Mostra i commenti
