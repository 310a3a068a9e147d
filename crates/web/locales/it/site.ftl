# Le pagine che ogni sito pubblico deve avere.
site-home = Home
site-role-none = Persona registrata
site-role-administrator = Amministrazione del sito
site-role-planner = Pianificazione
site-role-moderator = Moderazione
site-role-facilitator = Facilitazione
site-role-action-owner = Responsabile di azioni
site-role-reviewer = Valutazione

site-legal-notes-title = Note legali
site-licence-title = Licenza dei contenuti
site-licence-body = In applicazione del principio open by default ai sensi dell’articolo 52 del decreto legislativo 7 marzo 2005, n. 82 (CAD) e salvo dove diversamente specificato (compresi i contenuti incorporati di terzi), i dati, i documenti e le informazioni pubblicati sul sito sono rilasciati con licenza CC-BY 4.0. Gli utenti sono quindi liberi di condividere (riprodurre, distribuire, comunicare al pubblico, esporre in pubblico), rappresentare, eseguire e recitare questo materiale con qualsiasi mezzo e formato e modificare (trasformare il materiale e utilizzarlo per opere derivate) per qualsiasi fine, anche commerciale con il solo onere di attribuzione, senza apporre restrizioni aggiuntive.
