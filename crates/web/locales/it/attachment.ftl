# Gli allegati.
attachment-legend = Allegati
attachment-hint = Al massimo 5 file, 10 MB ciascuno: PDF, Word, OpenDocument, Excel, CSV, testo, PNG o JPEG. Si pubblicano come sono: togli prima i dati personali.
attachment-choose = Scegli i file
attachment-drop = Togli
attachment-add = Aggiungi un allegato
attachment-send = Allega
attachment-none = Nessun allegato.
attachment-sign-in = Dopo l’accesso puoi anche allegare file.
attachment-problem-large = «{ $name }» è più grande di { $max } MB e non è stato preso: invia un file più piccolo. Gli altri file restano.
attachment-problem-empty = «{ $name }» è vuoto e non è stato preso. Gli altri file restano.
attachment-problem-macros = «{ $name }» contiene programmi (macro) e non è stato preso: salvalo senza macro. Gli altri file restano.
attachment-problem-type = «{ $name }» non è di un tipo ammesso e non è stato preso: PDF, Word (docx), OpenDocument, Excel (xlsx), CSV, testo, PNG o JPEG. Gli altri file restano.
attachment-problem-many = I file sono troppi: al massimo { $max }. Quelli già presi restano.
attachment-problem-waiting = Hai già { $max } file in moduli non inviati: invia o togli prima quelli.
attachment-problem-waiting-body = Le bozze del tuo ente hanno già { $max } file: invia o togli prima quelli.
attachment-problem-often = «{ $name }» non è stato preso perché in poco tempo hai inviato molti file: riprova tra qualche minuto. Quello che hai scritto e gli altri file restano.
attachment-problem-none = Scegli almeno un file.
