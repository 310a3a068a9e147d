# Backups, for those who administer the site.
admin-backups-title = Backups
admin-backups-lead = Here you see when the site was last backed up, how to make a backup, and how to use one.
admin-backups-none = No backup is known. If the server breaks, everything on the site is lost: make one today.
admin-backups-fresh = The last backup was made on { $when }.
admin-backups-old = { $n ->
    [one] The last backup is one day old. It is best to make one every night.
   *[other] The last backup is { $n } days old. It is best to make one every night.
}
admin-backups-make = Make a backup
admin-backups-make-text = A backup is made on the server, while the site stays open. Whoever runs the server types this command, or has it run every night:
admin-backups-command = Command that makes a backup
admin-backups-folder = FOLDER
admin-backups-key = A backup holds personal data: keep it where nobody else can read it, and on another machine too. The site’s key is not in it: keep that apart.
admin-backups-restore = Go back to a backup
admin-backups-restore-text = The first command checks that the backup is whole. The second makes a new site of it, beside the one that is there: nothing is written over.
admin-backups-restore-command = Commands that check a backup and use it
admin-backups-file = FILE
admin-backups-new = new.db
admin-backups-made = Backups made
admin-backups-when = When
admin-backups-what = What
admin-backups-size = Size
admin-backups-where = Where
admin-backups-kind-sqlite = The whole database
admin-backups-kind-export = The site’s content, without passwords
admin-backups-size-kb = { $n } kB
admin-backups-size-mb = { $n } MB
