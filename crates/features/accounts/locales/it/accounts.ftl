# Accesso e area personale.
accounts-sign-in-title = Accedi
accounts-sign-in-button = Entra
accounts-sign-in-wrong = L’indirizzo o la password non sono giusti. Controllali e riprova.
accounts-email = Indirizzo email
accounts-email-missing = Scrivi il tuo indirizzo email, per esempio nome@esempio.it
accounts-password = Password
accounts-password-missing = Scrivi la password
accounts-name = Nome e cognome

accounts-demo-title = Prova il sito con gli occhi di qualcun altro
accounts-demo-text = Questo è un sito dimostrativo: ogni collegamento ti fa entrare subito, senza password, come una persona inventata.
accounts-demo-pianificatrice = Entra come pianificatrice: scrive il piano e risponde a chi partecipa
accounts-demo-rappresentante = Entra come rappresentante di un Comune: parla a nome del suo ente
accounts-demo-cittadina = Entra come cittadina: legge, segue e partecipa
accounts-demo-amministratrice = Entra come amministratrice: gestisce il sito
accounts-demo-responsabile = Entra come responsabile di azioni: racconta come procedono
accounts-demo-revisora = Entra come revisora: legge tutto e non cambia nulla

accounts-account-title = La tua area personale
accounts-me-title = I tuoi dati
accounts-me-private = Questi dati li vedi tu e chi gestisce il sito. Non compaiono in nessuna pagina pubblica.
accounts-level = Modo di accesso
accounts-level-anonymous = Nessun accesso
accounts-level-email = Indirizzo email confermato
accounts-level-low = Password, o identità digitale di primo livello
accounts-level-substantial = Identità digitale di secondo livello
accounts-level-high = Identità digitale di terzo livello
accounts-roles-title = I tuoi ruoli
accounts-roles-none = Nessun ruolo particolare: puoi leggere, seguire e partecipare.
accounts-role-on-plan = { $role }: { $plan }
accounts-organizations-title = I tuoi enti e le tue organizzazioni
accounts-organizations-none = Parli solo per te: non fai parte di nessun ente o organizzazione.
accounts-member-representative = rappresentante
accounts-member-contributor = collaboratrice o collaboratore
accounts-member-staff = persona dell’ente, riconosciuta dall’indirizzo email
accounts-organizations-link = Gestisci i tuoi enti, o registrane uno
accounts-member-invited = invito da confermare
accounts-language-title = Lingua
accounts-language-label = In che lingua vuoi ricevere le email
accounts-language-it = Italiano
accounts-language-en = Inglese
accounts-language-save = Salva la lingua
accounts-sessions-title = Dove hai fatto l’accesso
accounts-sessions-text = Ogni riga è un dispositivo o un programma di navigazione. Un accesso finisce da solo dopo dodici ore senza uso.
accounts-session-begun = Entrata
accounts-session-used = Ultimo uso
accounts-session-this = questo dispositivo
accounts-session-end = Chiudi l’accesso
accounts-session-end-button = Chiudi
accounts-session-end-which = l’accesso del { $when }

accounts-sign-in-pending = Il testo che hai scritto è al sicuro: lo ritrovi appena entri, anche da un altro dispositivo.
accounts-mail-title = Con il tuo indirizzo email
accounts-mail-text = Ti mandiamo un’email con un collegamento e un codice per entrare. Non serve una password e non serve essersi registrati prima.
accounts-mail-button = Mandami l’email
accounts-email-form = Scrivi un indirizzo email completo, per esempio nome@esempio.it
accounts-password-title = Con la password, se lavori al piano

accounts-code-title = Controlla la tua posta
accounts-code-lead = Abbiamo scritto a { $address }.
accounts-code-text = Apri l’email e segui il collegamento, oppure scrivi qui il codice di sei cifre che contiene. Valgono 30 minuti. Se non trovi l’email, guarda nella posta indesiderata.
accounts-code = Codice di sei cifre
accounts-code-hint = Puoi anche copiarlo e incollarlo.
accounts-code-form = Scrivi le sei cifre del codice
accounts-code-wrong = Il codice non è giusto. Ricontrolla l’email e riprova.
accounts-code-last = Il codice non è giusto e i tentativi sono finiti. Usa il collegamento nell’email, oppure chiedine un’altra.
accounts-code-again = Non è arrivata, o l’indirizzo è sbagliato: chiedi un’altra email
accounts-code-demo = Questo sito dimostrativo non manda email.
accounts-code-demo-link = Leggi qui l’email

accounts-link-title = Entra nel sito
accounts-link-lead = Stai per entrare con l’indirizzo { $address }.
accounts-link-new = È la prima volta che entri con questo indirizzo: dicci come ti chiami.
accounts-link-name-hint = Lo vedete solo tu e chi gestisce il sito.
accounts-link-shown = Mostralo accanto a ciò che pubblico
accounts-link-shown-hint = Senza la spunta comparirà un codice, per esempio “Partecipante 7F3”. Puoi cambiare idea quando vuoi.

accounts-over-title = Questo collegamento non vale più
accounts-over-lead = È già stato usato, oppure sono passati più di 30 minuti.
accounts-over-text = Se eri tu, non è successo nulla: chiedi un’altra email ed entra con quella.
accounts-over-button = Chiedi un’altra email

accounts-mailed-subject = Il tuo accesso a { $site }
accounts-mailed-body =
    Ciao,

    per entrare in { $site } apri questo collegamento e premi “Entra”:

    { $link }

    Oppure scrivi questo codice nella pagina da cui hai chiesto l’accesso:

    { $code }

    Collegamento e codice valgono 30 minuti e si usano una volta sola. Non darli a nessuno.
    Se non hai chiesto tu di entrare, puoi ignorare questa email.

accounts-demo-mail-title = Le email del sito dimostrativo
accounts-demo-mail-lead = Questo sito non manda email: le mostra qui, dalla più recente.
accounts-demo-mail-none = Non c’è ancora nessuna email.
accounts-demo-mail-to = A
accounts-demo-mail-at = Scritta

accounts-shown-title = Come ti vedono gli altri
accounts-shown-text = Accanto a ciò che pubblichi compare solo quello che scegli qui. La scelta vale anche per ciò che hai già scritto.
accounts-shown-legend = Accanto a ciò che pubblico mostra
accounts-shown-code = un codice: Partecipante { $code }
accounts-shown-name = il nome che scrivo qui sotto
accounts-shown-field = Nome da mostrare
accounts-shown-hint = Serve solo se scegli il nome. Può essere il tuo nome, o un altro con cui vuoi farti riconoscere.
accounts-shown-save = Salva come mi vedono
accounts-shown-saved = Salvato. Le pagine mostrano già la tua scelta.
accounts-problem-display-missing = Scrivi il nome da mostrare, oppure scegli il codice.
accounts-problem-display-long = Scrivi un nome più corto, al massimo di { $max } caratteri.
accounts-problem-display-code = Questo nome si confonde con un codice: scegline un altro.
accounts-problem-display-body = Questo è il nome di un ente: scegline un altro. Per parlare a nome dell’ente, chiedi di farne parte.
accounts-privacy-title = I dati che abbiamo su di te
accounts-privacy-text = Puoi scaricarli tutti, o cancellare il tuo profilo quando vuoi.
accounts-privacy-link = Leggi per quanto tempo li teniamo
accounts-data-link = Scarica i tuoi dati
accounts-erase-link = Cancella il profilo
accounts-erase-title = Cancella il tuo profilo
accounts-erase-lead = Prima di decidere, leggi che cosa va via e che cosa resta.
accounts-erase-goes = Che cosa va via
accounts-erase-goes-person = Il tuo nome, il nome che mostri, il tuo indirizzo email e la password.
accounts-erase-goes-sessions = I tuoi accessi, su ogni dispositivo, e i collegamenti con la tua identità digitale.
accounts-erase-goes-follows = { $n ->
    [0] Ciò che segui e le email in attesa.
    [one] La cosa che segui e le email in attesa.
   *[other] Le { $n } cose che segui e le email in attesa.
}
accounts-erase-goes-organizations = { $n ->
    [0] I tuoi ruoli nel sito.
    [one] I tuoi ruoli nel sito e l’appartenenza al tuo ente.
   *[other] I tuoi ruoli nel sito e l’appartenenza ai tuoi { $n } enti.
}
accounts-erase-goes-drafts = I testi che non hai ancora inviato.
accounts-erase-stays = Che cosa resta
accounts-erase-stays-contributions = { $n ->
    [0] Non hai scritto contributi.
    [one] Il contributo che hai inviato resta pubblico.
   *[other] I { $n } contributi e repliche che hai inviato restano pubblici.
}
accounts-erase-stays-code = Al posto del nome compare “Partecipante { $code }”.
accounts-erase-stays-supports = I sostegni che hai dato restano nel conto, senza nome.
accounts-erase-stays-acts = Ciò che hai scritto a nome di un ente resta dell’ente.
accounts-erase-words = Se in un testo hai scritto il tuo nome o altro che ti riguarda, ritiralo prima.
accounts-erase-words-link = Vai ai tuoi contributi
accounts-erase-first = Che cosa fare prima
accounts-erase-first-administrator = Nessun altro amministra il sito: dai prima questo ruolo a un’altra persona.
accounts-erase-first-representative = Nessun altro rappresenta { $name }: invita prima un’altra persona a rappresentarlo.
accounts-erase-first-help = Se non puoi farlo, scrivi a { $email }: troviamo un modo insieme.
accounts-erase-confirm = Conferma
accounts-erase-final = La cancellazione è immediata e non si può annullare.
accounts-erase-button = Cancella il mio profilo
accounts-erase-sure = Ho letto: voglio cancellare il mio profilo
accounts-erase-sure-missing = Metti la spunta per confermare.
accounts-erase-password-wrong = La password non è giusta. Controllala e riprova.
accounts-erase-code-text = Per essere certi che sei tu, ti mandiamo un codice per email.
accounts-erase-code-button = Mandami il codice
accounts-erase-code-hint = È nell’email che ti abbiamo appena mandato. Vale 30 minuti.
accounts-erase-code-first = Chiedi prima un codice per email, poi scrivilo qui.
accounts-erase-code-over = Il codice non vale più. Chiedine un altro.
accounts-erase-code-again = Mandami un altro codice
accounts-erase-again = Per essere certi che sei tu, esci, entra di nuovo e torna su questa pagina entro dieci minuti.
accounts-erase-back = Torna alla tua area personale senza cancellare nulla
accounts-erased-title = Il tuo profilo non c’è più
accounts-erased-lead = Nome, indirizzo e accessi sono cancellati.
accounts-erased-home = Torna alla pagina iniziale
accounts-mailed-erase-subject = { $site }: il codice per cancellare il tuo profilo
accounts-mailed-erase-body =
    Ciao,

    hai chiesto di cancellare il tuo profilo su { $site }. Scrivi questo codice nella pagina da cui lo hai chiesto:

    { $code }

    Vale 30 minuti. Se non lo hai chiesto tu, non darlo a nessuno e ignora questa email: non cambia nulla.
accounts-unused-subject = { $site }: il tuo profilo sta per essere cancellato
accounts-unused-body =
    Ciao,

    non entri in { $site } da quasi { $months } mesi. Tra { $days } giorni cancelliamo il tuo profilo: nome, indirizzo e ciò che segui.
    Se vuoi tenerlo, basta entrare una volta:

    { $link }

    Se non ti serve più, non devi fare nulla.

problem-name-length = Scrivi un nome, al massimo di 200 caratteri
problem-email-form = Scrivi un indirizzo email completo, per esempio nome@esempio.it
problem-email-known = Questo indirizzo è già di un’altra persona. Scrivi a chi gestisce il sito.
problem-pending-long = Il testo è troppo lungo: può avere al massimo { $kb } kB

accounts-identity-title = Con la tua identità digitale
accounts-identity-text = Ti chiediamo solo chi sei. Il codice fiscale serve a riconoscerti e non viene conservato.
accounts-identity-button = Entra con { $name }
accounts-identity-failed-title = L’accesso non è riuscito
accounts-identity-failed-lead = Il gestore dell’identità non ha confermato l’accesso, oppure la pagina è rimasta aperta troppo a lungo. Non è cambiato nulla.
accounts-identity-failed-button = Riprova
accounts-identity-other-title = Questa identità è di un altro account
accounts-identity-other-lead = Sei entrato come { $name }, ma l’identità che hai appena confermato appartiene già a un altro account. I due account restano separati: scegli con quale continuare.
accounts-identity-other-nobody = Sei entrato come { $name }, ma l’identità che hai appena confermato è di un’altra persona. Per usarla esci prima da questo account.
accounts-identity-other-text = Il testo che hai scritto non va perso: lo ritrovi nel modulo, qualunque sia la scelta.
accounts-identity-other-go = Continua come { $name }
accounts-identity-other-stay = Resta { $name }
accounts-identity-go-title = Ti portiamo a { $name }
accounts-identity-go-lead = Lì confermi chi sei, poi torni qui.
accounts-identity-go-link = Continua con { $name }
accounts-level-asked-low = Per questa pagina serve una password o un’identità digitale.
accounts-level-asked-substantial = Per questa pagina serve un’identità digitale di livello 2.
accounts-level-asked-high = Per questa pagina serve un’identità digitale di livello 3.
accounts-level-inside = Adesso sei { $name }. Accedi di nuovo in un modo più sicuro per continuare: resti la stessa persona, e l’identità con cui entri si aggiunge al tuo account.
accounts-level-none = Su questo sito non c’è ancora un modo di entrare così sicuro: scrivi a chi gestisce il sito.
