# Attachments.
attachment-legend = Attachments
attachment-hint = At most 5 files of 10 MB each: PDF, Word, OpenDocument, Excel, CSV, text, PNG or JPEG. They are published as they are: remove personal data first.
attachment-choose = Choose files
attachment-drop = Remove
attachment-add = Add an attachment
attachment-send = Attach
attachment-none = No attachments.
attachment-sign-in = Once signed in, you can also attach files.
attachment-problem-large = “{ $name }” is larger than { $max } MB and was not taken: send a smaller file. The other files are kept.
attachment-problem-empty = “{ $name }” is empty and was not taken. The other files are kept.
attachment-problem-macros = “{ $name }” contains programs (macros) and was not taken: save it without macros. The other files are kept.
attachment-problem-type = “{ $name }” is not of a type that is taken: PDF, Word (docx), OpenDocument, Excel (xlsx), CSV, text, PNG or JPEG. The other files are kept.
attachment-problem-many = Too many files: at most { $max }. Those already taken are kept.
attachment-problem-waiting = You already have { $max } files in forms that are not sent: send those or remove them first.
attachment-problem-waiting-body = The drafts of your organisation already have { $max } files: send those or remove them first.
attachment-problem-often = “{ $name }” was not taken because you have sent many files in a short time: try again in a few minutes. What you wrote and the other files are kept.
attachment-problem-none = Choose at least one file.
