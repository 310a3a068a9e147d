// Who takes part in the consultation of consultation.test.mjs, and what they say.
/** Five public bodies and two organisations. The last one waits for its verification to the end. */
export const BODIES = [
  ['Ministero delle Prove', 'central_administration'], ['Regione Altopiano', 'territorial_administration'],
  ['Provincia di Lagoscuro', 'territorial_administration'], ['Comune di Roccabianca', 'territorial_administration'],
  ['Altopiano Digitale', 'in_house_company'], ['Rete dei Lettori', 'civil_society'], ['Officina Aperta', 'firm'],
];
export const WAITING = BODIES.length - 1;
/** Comments of each by the form. With those of the grid and of two people they are 40. */
export const BY_FORM = [1, 6, 5, 5, 5, 5, 3];
export const BY_GRID = 8;
export const COMMENTS = BY_FORM.reduce((sum, n) => sum + n, BY_GRID + 2);
/** What is proposed, with the need. Each of the last ones is nearly the first. */
export const PROPOSALS = [
  ['Uno sportello mobile per le valli senza ufficio', 'Nelle valli chi è anziano non raggiunge mai lo sportello del capoluogo.'],
  ['Sale di lettura di montagna', 'I paesi più alti hanno perso la biblioteca.'],
  ['Corsi serali di lingua dei segni', 'Chi non sente aspetta un interprete per mesi.'],
  ['Un registro delle fontane', 'Nessuno sa quali fontane danno acqua buona.'],
  ['Orari del bus in braille', 'Alle fermate chi non vede chiede a chi passa.'],
  ['Borse di studio per archivisti', 'Molte carte restano chiuse nelle casse.'],
  ['Un museo delle reti telefoniche', 'Le vecchie centrali vengono buttate via.'],
  ['Mense con prodotti vicini', 'Il cibo delle scuole viaggia per mille chilometri.'],
  ['Alberi nei cortili', 'In giugno il cemento delle scuole scotta.'],
  ['Telefoni nei rifugi alpini', 'Dove manca il segnale nessuno può chiedere aiuto.'],
  ['Laboratori di restauro della carta', 'I registri parrocchiali si sbriciolano.'],
  ['Visite agli acquedotti', 'Pochi sanno da dove arriva quello che bevono.'],
  ['Un premio per giovani cartografi', 'Le mappe dei sentieri sono ferme al secolo scorso.'],
  ['Panchine davanti alle anagrafi', 'La fila si fa in piedi, anche sotto la pioggia.'],
  ['Traghetti notturni sul lago', 'Dopo le otto si resta sulla riva sbagliata.'],
  ['Un vivaio per le siepi', 'Le strade di campagna hanno perso i loro bordi verdi.'],
  ['Strumenti musicali in prestito', 'Un violino costa più di quanto molte famiglie possono.'],
  ['Sportello mobile per le valli che non hanno un ufficio', 'Nelle valli chi è anziano non raggiunge lo sportello del capoluogo.'],
  ['Uno sportello mobile nelle valli senza ufficio', 'Chi è anziano nelle valli non raggiunge mai lo sportello del capoluogo.'],
  ['Lo sportello mobile per valli senza ufficio', 'Nelle valli un anziano non raggiunge mai lo sportello del capoluogo.'],
];
export const ALIKE = 3;
/** The municipality among the bodies, which tells a need; its first proposal, of the same number, arises from it. */
export const MUNICIPALITY = 3;
export const NEED = ['Acqua da bere lontano dalla piazza', 'Chi abita in alto riempie le bottiglie senza sapere se può fidarsi.'];
