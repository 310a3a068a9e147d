# Che cosa non ha funzionato e che cosa si può fare.
error-home = Torna alla pagina iniziale
error-id = Codice dell’errore, da citare se scrivi a chi gestisce il sito: { $id }

error-not-found-title = Questa pagina non c’è
error-not-found-text = L’indirizzo è sbagliato, la pagina è stata spostata, oppure non è aperta a tutti.
error-not-found-next = Controlla l’indirizzo, cerca nei piani o parti dalla pagina iniziale. Se la pagina è riservata, accedi.

error-sign-in-title = Per continuare devi accedere
error-sign-in-text = Questa pagina è riservata a chi ha un accesso.
error-sign-in-next = Accedi e poi riprova.

error-forbidden-title = Non hai accesso a questa pagina
error-forbidden-text = Il tuo ruolo non permette questa operazione.
error-forbidden-next = Se pensi di averne bisogno, chiedi a chi gestisce il sito.

error-cross-site-title = La richiesta è arrivata da un altro sito
error-cross-site-text = Per sicurezza accettiamo moduli solo dalle nostre pagine. Non è stato cambiato nulla.
error-cross-site-next = Torna alla pagina del modulo su questo sito e invialo da lì.

error-bad-request-title = Richiesta non valida
error-bad-request-text = L’indirizzo o i dati inviati hanno una forma che il sito non capisce.
error-bad-request-next = Torna indietro, controlla i dati e riprova.

error-invalid-title = Alcuni dati sono da correggere
error-invalid-text = Non è stato salvato nulla.
error-invalid-next = Torna indietro, correggi i dati e riprova.

error-conflict-title = Qualcuno ha modificato questi dati prima di te
error-conflict-text = Per non cancellare le modifiche altrui non abbiamo salvato le tue.
error-conflict-next = Riapri la pagina, guarda che cosa è cambiato e ripeti la modifica.

error-method-title = Operazione non prevista
error-method-text = A questo indirizzo non si può inviare questo tipo di richiesta.
error-method-next = Torna indietro e usa i collegamenti e i moduli della pagina.

error-too-large-title = Il contenuto inviato è troppo grande
error-too-large-text = Non è stato salvato nulla.
error-too-large-next = Invia un file più piccolo o un testo più breve.

error-too-slow-title = La richiesta è arrivata troppo lentamente
error-too-slow-text = Abbiamo smesso di aspettare. Non è stato salvato nulla.
error-too-slow-next = Controlla la connessione e riprova.

error-too-many-title = Troppe richieste in poco tempo
error-too-many-text = Abbiamo sospeso per un momento le tue richieste.
error-too-many-next = Aspetta un minuto e riprova.

error-unavailable-title = Il sito è molto occupato
error-unavailable-text = In questo momento non riusciamo a rispondere. Quello che hai inviato non è stato salvato.
error-unavailable-next = Riprova tra qualche secondo.

error-internal-title = Qualcosa non ha funzionato
error-internal-text = È un errore nostro, non tuo. È stato registrato.
error-internal-next = Riprova. Se succede ancora, scrivi a chi gestisce il sito.
problem-report-future = La data è nel futuro. Scrivi il giorno di cui parli, al più tardi oggi.
problem-synonym-word = Scrivi una sola parola, di 60 caratteri al massimo.
problem-synonym-expansion = Scrivi da una a otto parole, di 200 caratteri al massimo.
