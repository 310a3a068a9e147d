# Che cosa cambia tra due versioni.
desk-changes-title = Che cosa cambia
desk-crumb-plans = Piani
desk-version = Versione { $number } ({ $day })
desk-version-draft = Bozza
desk-between = Da: { $from }. A: { $to }.
desk-why = Che cosa cambia e perché
desk-is-form = Correzione di forma
desk-is-meaning = Cambia il significato
desk-only-one = C’è una sola versione
desk-only-one-text = Quando ne sarà pubblicata un’altra, qui vedrai che cosa è cambiato.
desk-nothing-changed = Non cambia niente
desk-nothing-changed-text = Le due versioni dicono le stesse cose.
desk-in-short = In breve
desk-choose-from = Da
desk-choose-to = A
desk-choose-chapter = Capitolo
desk-choose = Confronta
desk-all-chapters = Tutti
desk-view-words = Parola per parola
desk-view-side = Prima e dopo
desk-before = Prima
desk-after = Dopo
desk-changes-pages = Pagine delle modifiche
desk-what-added = Aggiunto
desk-what-removed = Tolto
desk-what-changed = Cambiato
desk-what-moved = Spostato
desk-what-moved-changed = Spostato e cambiato
desk-sum-renamed = «{ $old }» ora si chiama «{ $new }»
desk-sum-told =
    { $n ->
        [one] { $n } azione avrà lo stato che dice il file
       *[other] { $n } azioni avranno lo stato che dice il file
    }
desk-sum-added =
    { $kind ->
        [chapter] { $n ->
            [one] un capitolo aggiunto
           *[other] { $n } capitoli aggiunti
        }
        [axis] { $n ->
            [one] un’area aggiunta
           *[other] { $n } aree aggiunte
        }
        [objective] { $n ->
            [one] un obiettivo aggiunto
           *[other] { $n } obiettivi aggiunti
        }
        [result] { $n ->
            [one] un risultato atteso aggiunto
           *[other] { $n } risultati attesi aggiunti
        }
        [target] { $n ->
            [one] un target aggiunto
           *[other] { $n } target aggiunti
        }
        [action] { $n ->
            [one] un’azione aggiunta
           *[other] { $n } azioni aggiunte
        }
        [commitment] { $n ->
            [one] un impegno aggiunto
           *[other] { $n } impegni aggiunti
        }
        [milestone] { $n ->
            [one] un traguardo aggiunto
           *[other] { $n } traguardi aggiunti
        }
        [heading] { $n ->
            [one] un titolo aggiunto
           *[other] { $n } titoli aggiunti
        }
       *[paragraph] { $n ->
            [one] un paragrafo aggiunto
           *[other] { $n } paragrafi aggiunti
        }
    }
desk-sum-removed =
    { $kind ->
        [chapter] { $n ->
            [one] un capitolo tolto
           *[other] { $n } capitoli tolti
        }
        [axis] { $n ->
            [one] un’area tolta
           *[other] { $n } aree tolte
        }
        [objective] { $n ->
            [one] un obiettivo tolto
           *[other] { $n } obiettivi tolti
        }
        [result] { $n ->
            [one] un risultato atteso tolto
           *[other] { $n } risultati attesi tolti
        }
        [target] { $n ->
            [one] un target tolto
           *[other] { $n } target tolti
        }
        [action] { $n ->
            [one] un’azione tolta
           *[other] { $n } azioni tolte
        }
        [commitment] { $n ->
            [one] un impegno tolto
           *[other] { $n } impegni tolti
        }
        [milestone] { $n ->
            [one] un traguardo tolto
           *[other] { $n } traguardi tolti
        }
        [heading] { $n ->
            [one] un titolo tolto
           *[other] { $n } titoli tolti
        }
       *[paragraph] { $n ->
            [one] un paragrafo tolto
           *[other] { $n } paragrafi tolti
        }
    }
desk-sum-changed =
    { $kind ->
        [chapter] { $n ->
            [one] un capitolo cambiato
           *[other] { $n } capitoli cambiati
        }
        [axis] { $n ->
            [one] un’area cambiata
           *[other] { $n } aree cambiate
        }
        [objective] { $n ->
            [one] un obiettivo cambiato
           *[other] { $n } obiettivi cambiati
        }
        [result] { $n ->
            [one] un risultato atteso cambiato
           *[other] { $n } risultati attesi cambiati
        }
        [target] { $n ->
            [one] un target cambiato
           *[other] { $n } target cambiati
        }
        [action] { $n ->
            [one] un’azione cambiata
           *[other] { $n } azioni cambiate
        }
        [commitment] { $n ->
            [one] un impegno cambiato
           *[other] { $n } impegni cambiati
        }
        [milestone] { $n ->
            [one] un traguardo cambiato
           *[other] { $n } traguardi cambiati
        }
        [heading] { $n ->
            [one] un titolo cambiato
           *[other] { $n } titoli cambiati
        }
       *[paragraph] { $n ->
            [one] un paragrafo cambiato
           *[other] { $n } paragrafi cambiati
        }
    }
desk-sum-moved =
    { $kind ->
        [chapter] { $n ->
            [one] un capitolo spostato
           *[other] { $n } capitoli spostati
        }
        [axis] { $n ->
            [one] un’area spostata
           *[other] { $n } aree spostate
        }
        [objective] { $n ->
            [one] un obiettivo spostato
           *[other] { $n } obiettivi spostati
        }
        [result] { $n ->
            [one] un risultato atteso spostato
           *[other] { $n } risultati attesi spostati
        }
        [target] { $n ->
            [one] un target spostato
           *[other] { $n } target spostati
        }
        [action] { $n ->
            [one] un’azione spostata
           *[other] { $n } azioni spostate
        }
        [commitment] { $n ->
            [one] un impegno spostato
           *[other] { $n } impegni spostati
        }
        [milestone] { $n ->
            [one] un traguardo spostato
           *[other] { $n } traguardi spostati
        }
        [heading] { $n ->
            [one] un titolo spostato
           *[other] { $n } titoli spostati
        }
       *[paragraph] { $n ->
            [one] un paragrafo spostato
           *[other] { $n } paragrafi spostati
        }
    }
