# Le pagine che ogni sito pubblico deve avere. “none” sta per ciò che l’amministrazione non ha indicato.
site-home = Pagina iniziale
site-role-none = Persona registrata
site-role-administrator = Amministrazione del sito
site-role-planner = Pianificazione
site-role-moderator = Moderazione
site-role-facilitator = Facilitazione
site-role-action-owner = Responsabile di azioni
site-role-reviewer = Valutazione
site-role-auditor = Controllo (legge tutto, non cambia nulla)

site-legal-title = Note legali
site-licence-title = Licenza dei contenuti
site-licence-body = In applicazione del principio open by default ai sensi dell’articolo 52 del decreto legislativo 7 marzo 2005, n. 82 (CAD) e salvo dove diversamente specificato (compresi i contenuti incorporati di terzi), i dati, i documenti e le informazioni pubblicati sul sito sono rilasciati con licenza CC-BY 4.0. Gli utenti sono quindi liberi di condividere (riprodurre, distribuire, comunicare al pubblico, esporre in pubblico), rappresentare, eseguire e recitare questo materiale con qualsiasi mezzo e formato e modificare (trasformare il materiale e utilizzarlo per opere derivate) per qualsiasi fine, anche commerciale con il solo onere di attribuzione, senza apporre restrizioni aggiuntive.
site-licence-link = Leggi la licenza CC-BY 4.0
site-legal-words-title = I testi di questo sito
site-legal-words-1 = I testi sono curati da { $owner }. Facciamo il possibile perché siano esatti e aggiornati.
site-legal-words-2 = Fanno fede gli atti ufficiali con cui i piani sono adottati. Se un testo qui è diverso dall’atto, vale l’atto.
site-legal-plans-title = Le versioni dei piani
site-legal-plans-1 = Una versione pubblicata non cambia più: una correzione è una nuova versione. Per questo puoi citare un paragrafo con il suo numero e la sua versione.
site-legal-links-title = Collegamenti ad altri siti
site-legal-links-1 = I collegamenti portano anche a siti che non gestiamo. Del loro contenuto rispondono i rispettivi titolari.
site-legal-software-title = Il programma
site-legal-software-1 = Il sito usa Cantiere, un programma libero con licenza AGPL 3.0: ogni amministrazione può riusarlo e migliorarlo.

site-privacy-title = Informativa privacy
site-privacy-who-title = Chi tratta i tuoi dati
site-privacy-who-1 = Il titolare del trattamento è { $owner }{ $address ->
    [none] {""}
   *[other] , { $address }
}.{ $pec ->
    [none] {""}
   *[other] {" "}Puoi scrivere a { $pec }.
}
site-privacy-who-2 = { $dpo ->
    [none] I contatti del responsabile della protezione dei dati sono sul sito dell’amministrazione.
   *[other] Per ogni domanda sui tuoi dati scrivi al responsabile della protezione dei dati: { $dpo }.
}
site-privacy-visit-title = Se visiti il sito
site-privacy-visit-1 = Per leggere non serve dire chi sei. Non usiamo strumenti che ti riconoscono o ti seguono, nostri o di altri, e non carichiamo nulla da altri siti.
site-privacy-visit-2 = Nei registri tecnici scriviamo quale tipo di pagina è stato chiesto e quanto ci ha messo, non da chi. Il voto sulla chiarezza delle pagine è anonimo.
site-privacy-account-title = Se hai un accesso
site-privacy-account-1 = Conserviamo il tuo nome, il tuo indirizzo email, la lingua e il ruolo che hai. La password è conservata in una forma da cui non si può ricavare.
site-privacy-cookies-title = I cookie
site-privacy-cookies-1 = Chi legge soltanto non riceve cookie. Usiamo solo cookie tecnici, per i quali non è richiesto il consenso, e nessuno di altri siti. Sono questi.
site-privacy-cookie-session = “{ $name }”: quando accedi, serve a riconoscerti fino a quando esci o chiudi il browser.
site-privacy-cookie-identity = “{ $name }”: mentre accedi con un’identità digitale, lega l’accesso al browser in cui è cominciato. Scade dopo mezz’ora.
site-privacy-cookie-ballot = “{ $name }”: se compili una scheda di voto prima di accedere, la conserva nel tuo browser mentre accedi, senza che il sito la registri. Scade dopo un’ora.
site-privacy-account-3 = Accanto a ciò che pubblichi compare un codice, per esempio “Partecipante 7F3”. Il tuo nome compare solo se lo scegli nella tua area personale.
site-privacy-why-title = Perché li trattiamo
site-privacy-why-1 = Per svolgere un compito di interesse pubblico: preparare piani pubblici in modo aperto (articolo 6, paragrafo 1, lettera e, del regolamento europeo 2016/679). Non prendiamo decisioni automatiche e non cediamo dati a nessuno.
site-privacy-long-title = Per quanto tempo
site-privacy-long-1 = Ogni cosa va via da sola quando non serve più. Gli atti pubblici restano, senza i dati di chi non deve più comparire.
site-privacy-long-session = Un accesso finisce dopo { $session } ore senza uso.
site-privacy-long-pending = Un testo scritto prima di entrare aspetta al massimo { $pending } ore, poi è cancellato.
site-privacy-long-mail = Un’email è cancellata appena è partita. Se non si può consegnare, la teniamo al massimo { $mail } giorni.
site-privacy-long-inactive = Il profilo di chi non entra da { $inactive } mesi è cancellato. Lo scriviamo { $warning } giorni prima a chi ha un indirizzo email.
site-privacy-long-notices = Teniamo per { $notices } mesi l’elenco di ciò che è accaduto, con cui prepariamo avvisi e feed. Non contiene nomi.
site-privacy-long-moderation = I dettagli di una moderazione, come chi ha segnalato un testo, restano al massimo { $moderation } mesi.
site-privacy-rights-title = I tuoi diritti
site-privacy-rights-1 = Nella tua area personale puoi vedere i tuoi dati, scaricarli, correggere come ti vedono gli altri e cancellare il profilo. Puoi anche chiederci di limitarne l’uso, e puoi opporti. Rispondiamo entro un mese.
site-privacy-rights-2 = Se pensi che i tuoi diritti non siano rispettati, puoi presentare un reclamo al Garante per la protezione dei dati personali.

site-accessibility-title = Accessibilità
site-accessibility-declaration = Leggi la dichiarazione di accessibilità
site-accessibility-ombudsman = Difensore civico per il digitale
site-accessibility-how-title = Come è fatto il sito
site-accessibility-how-1 = Il sito è progettato secondo le linee guida internazionali WCAG 2.2, livello AA. Funziona con la sola tastiera, senza JavaScript, con il testo ingrandito e sugli schermi piccoli. Ogni grafico ha accanto la sua tabella.
site-accessibility-how-2 = Controlliamo ogni pagina con strumenti automatici, nelle due lingue. Gli strumenti non trovano tutto: le tue segnalazioni ci servono.
site-accessibility-tell-title = Se qualcosa non è accessibile
site-accessibility-tell-1 = { $report ->
    [none] Usa le domande in fondo a ogni pagina per dirci che cosa non funziona.
   *[other] Scrivi a { $report } quale pagina non riesci a usare e con quale strumento lavori. Rispondiamo entro 30 giorni.
}
site-accessibility-tell-2 = Se entro 30 giorni non rispondiamo, o la risposta non ti basta, puoi rivolgerti al Difensore civico per il digitale.

site-faq-title = Domande frequenti
site-faq-what-title = Che cosa trovo qui?
site-faq-what-1 = I piani di un’amministrazione, dalla bozza alla fine: il testo, gli obiettivi, le azioni con chi se ne occupa e quando, e a che punto sono.
site-faq-read-title = Da dove comincio?
site-faq-read-1 = Apri un piano e leggi “In breve”. Se cerchi un argomento, scrivi una parola nella casella di ricerca: trova anche plurali e parole senza accento.
site-faq-cite-title = Come cito un punto preciso?
site-faq-cite-1 = Ogni paragrafo ha un numero, che è anche un collegamento. Copia il suo indirizzo: porterà sempre a quel paragrafo.
site-faq-state-title = Che cosa vuol dire “senza dato”?
site-faq-state-1 = Che nessuno ha ancora detto a che punto è quell’azione. Non vuol dire che è ferma: per questo nei conti è sempre tenuta a parte.
site-faq-central-title = Che differenza c’è tra amministrazioni centrali e territoriali?
site-faq-central-1 = Sono centrali i ministeri e gli enti nazionali, territoriali le regioni, le province e i comuni. Se un’azione riguarda entrambe, la trovi in tutti e due gli elenchi.
site-faq-data-title = Posso scaricare i dati?
site-faq-data-1 = Sì. Ogni elenco si scarica in formati aperti, con il significato delle colonne. Puoi riusare i dati citando la fonte.
site-faq-account-title = Mi serve un accesso?
site-faq-account-1 = Per leggere, cercare e scaricare no. L’accesso è per chi prepara i piani.

site-report-title = Segnala un problema
site-report-how-title = Se qualcosa non funziona
site-report-how-1 = { $report ->
    [none] L’amministrazione non ha ancora indicato un indirizzo per le segnalazioni. Puoi usare le domande in fondo a ogni pagina.
   *[other] Scrivi a { $report }.
}
site-report-how-2 = Dicci quale pagina hai aperto, che cosa hai fatto e che cosa ti aspettavi. Se hai visto un codice di errore, copialo.
site-report-content-title = Se un testo è sbagliato
site-report-content-1 = Indica il numero del paragrafo o il codice dell’azione: una versione pubblicata non cambia, ma la correzione entrerà nella prossima.

site-map-title = Mappa del sito
site-map-plans = I piani
site-map-about = Informazioni sul sito

site-feedback-thanks = Grazie per il tuo voto
site-feedback-use = Leggiamo i voti per capire quali pagine riscrivere.
site-feedback-back = Torna alla pagina che stavi leggendo
site-feedback-no-rate = Scegli un voto da 1 a 5.
site-feedback-long = I dettagli possono avere al massimo 200 caratteri.
site-added-begin = inizio testo aggiunto
site-added-end = fine testo aggiunto
site-removed-begin = inizio testo tolto
site-removed-end = fine testo tolto
