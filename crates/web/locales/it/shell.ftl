# Parole della cornice: intestazione, piede, moduli, messaggi comuni.
shell-skip-label = Salta
shell-skip-main = Vai al contenuto
shell-skip-navigation = Vai al menu
shell-skip-footer = Vai in fondo alla pagina
shell-demo-banner = Sito dimostrativo: enti, persone e contributi sono inventati.
shell-language = Lingua
shell-sign-in = Accedi
shell-sign-in-more = all’area personale
shell-person-menu = La tua area:
shell-account = La tua area personale
shell-sign-out = Esci
shell-search-label = Cerca nei piani
shell-search-button = Cerca
shell-navigation = Menu principale
shell-breadcrumb = Percorso di navigazione

shell-footer-contacts = Contatti
shell-footer-tax-code = Codice fiscale { $code }
shell-footer-phone = Telefono
shell-footer-email = Email
shell-footer-pec-long = Posta elettronica certificata
shell-footer-dpo = Responsabile della protezione dei dati
shell-footer-site = In questo sito
shell-footer-data = Scarica tutti i dati
shell-footer-help = Aiuto e trasparenza
shell-footer-faq = Leggi le domande frequenti
shell-footer-report = Segnalazione disservizio
shell-footer-transparency = Amministrazione trasparente
shell-footer-legal = Informazioni legali
shell-footer-privacy = Informativa privacy
shell-footer-legal-notes = Note legali
shell-footer-accessibility = Dichiarazione di accessibilità
shell-footer-media-policy = Media policy
shell-footer-site-map = Mappa del sito

shell-required = obbligatorio
shell-optional = facoltativo
shell-error-prefix = Errore:
shell-error-summary = { $n ->
    [one] C’è una cosa da correggere
   *[other] Ci sono { $n } cose da correggere
}
shell-pager-first = Torna all’inizio
shell-pager-next = Continua

shell-rating-title = Quanto sono chiare le informazioni su questa pagina?
shell-rating-legend = Dai un voto da 1 a 5
shell-rating-of-five = su 5
shell-rating-positive = Quali sono stati gli aspetti che hai preferito?
shell-rating-positive-1 = Le indicazioni erano chiare
shell-rating-positive-2 = Le indicazioni erano complete
shell-rating-positive-3 = Capivo sempre che stavo procedendo correttamente
shell-rating-positive-4 = Non ho avuto problemi tecnici
shell-rating-positive-5 = Altro
shell-rating-negative = Dove hai incontrato le maggiori difficoltà?
shell-rating-negative-1 = A volte le indicazioni non erano chiare
shell-rating-negative-2 = A volte le indicazioni non erano complete
shell-rating-negative-3 = A volte non capivo se stavo procedendo correttamente
shell-rating-negative-4 = Ho avuto problemi tecnici
shell-rating-negative-5 = Altro
shell-rating-text = Vuoi aggiungere altri dettagli?
shell-rating-text-hint = Al massimo 200 caratteri. Non scrivere dati personali.
shell-rating-send = Invia il voto
