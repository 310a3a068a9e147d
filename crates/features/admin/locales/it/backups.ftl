# Le copie di sicurezza, per chi amministra il sito.
admin-backups-title = Copie di sicurezza
admin-backups-lead = Qui vedi quando è stata fatta l’ultima copia del sito, come farne una e come tornare a usarla.
admin-backups-none = Non risulta nessuna copia di sicurezza. Se il server si guasta, tutto ciò che è nel sito va perso: fanne una oggi.
admin-backups-fresh = L’ultima copia è del { $when }.
admin-backups-old = { $n ->
    [one] L’ultima copia è di un giorno fa. Conviene farne una ogni notte.
   *[other] L’ultima copia è di { $n } giorni fa. Conviene farne una ogni notte.
}
admin-backups-make = Fare una copia
admin-backups-make-text = La copia si fa sul server, mentre il sito resta aperto. Chi gestisce il server scrive questo comando, oppure lo fa partire ogni notte:
admin-backups-command = Comando per fare una copia
admin-backups-folder = CARTELLA
admin-backups-key = La copia contiene dati personali: va tenuta dove nessun altro può leggerla, e anche su un’altra macchina. La chiave del sito non è nella copia: va conservata a parte.
admin-backups-restore = Tornare a una copia
admin-backups-restore-text = Il primo comando controlla che la copia sia intatta. Il secondo ne fa un sito nuovo, accanto a quello che c’è: niente viene sovrascritto.
admin-backups-restore-command = Comandi per controllare una copia e usarla
admin-backups-file = FILE
admin-backups-new = nuovo.db
admin-backups-made = Copie fatte
admin-backups-when = Quando
admin-backups-what = Che cosa
admin-backups-size = Dimensione
admin-backups-where = Dove
admin-backups-kind-sqlite = Base di dati intera
admin-backups-kind-export = Contenuto del sito, senza password
admin-backups-size-kb = { $n } kB
admin-backups-size-mb = { $n } MB
