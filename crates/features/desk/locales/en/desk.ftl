# Words of the desk of those who write the plan.
desk-nav = Desk
desk-title = Your desk
desk-lead = Here you correct the plans you may write, check what changes, and publish.
desk-none = There is no plan to write yet
desk-none-text = Create the first plan: then bring the document you already have, or begin with an empty plan.
desk-has-changes = There is a draft to publish.
desk-never-published = Draft, never published.
desk-no-draft = Published, with no changes under way.
desk-empty = Still empty.
desk-next-edition = New edition
desk-next-text = A new edition can carry on the open actions of the one before: each stays linked to where it comes from.
desk-next-link = Begin the next edition
desk-new-plan = New plan
desk-new-plan-lead = A name and a period are enough: you bring or write the text afterwards.
desk-n-name = Name of the plan
desk-n-edition = Name of the edition
desk-n-owner = Whose plan it is
desk-n-brief = In brief
desk-n-language = Language of the plan
desk-n-private = Until you publish it, only those who work on the plan see it.
desk-n-create = Create
desk-language-it = Italian
desk-language-en = English
desk-previous = Edition it carries on from
desk-previous-none = None
desk-carry = What to carry over
desk-carry-hint = Completed and cancelled actions are not carried over, unless you choose everything.
desk-carry-open = The actions that are still open
desk-carry-all = All actions and objectives
desk-carry-nothing = Nothing
desk-tabs = Parts of the desk
desk-tab-draft = Text and actions
desk-tab-changes = What changes
desk-tab-publish = Publish the version
desk-tab-file = Bring a file
desk-process = Participation process
desk-tab-process = Participation process
desk-tab-settings = Settings
desk-see-public = See the public page
desk-undo = Undo
desk-done-saved = Saved in the draft.
desk-done-added = Added to the draft.
desk-done-discarded = The text you had not saved has been thrown away.
desk-done-moved = Moved.
desk-done-not-moved = It cannot be moved any further.
desk-done-removed = Removed from the draft.
desk-done-joined = The two paragraphs are one now.
desk-done-restored = It is back in its place.
desk-done-not-restored = There is nothing left to undo: it is back in its place already, or it was removed or published in the meantime. Until you publish, what was removed is brought back from “Removed from this draft” at the end of the page.
desk-done-gone = You changed nothing: in the meantime somebody removed what you chose, or joined it to another paragraph. What was removed is brought back from “Removed from this draft” at the end of the page.
desk-done-started = The draft is ready.
desk-done-planned = Publication is scheduled.
desk-done-cancelled = The scheduled publication was cancelled.
desk-done-imported = The file is in the draft now. Read it again and correct it before publishing.
desk-done-settings = Settings saved.
desk-done-adopted = The act of adoption is recorded.
desk-status-changes = You are correcting a draft. The public still reads the published version.
desk-status-first = This is the first draft: the public does not see it until you publish it.
desk-status-none = No changes under way. The first correction opens a draft: the public goes on reading the published version.
desk-status-empty = The plan is still empty.
desk-begin = Where do you want to begin?
desk-begin-text = Bring the document you already have (Word, OpenDocument, spreadsheet), or write the first chapter here.
desk-begin-file = Bring a file
desk-begin-chapter = Write the first chapter
desk-chapters = Chapters
desk-before-chapters = Text before the chapters
desk-edit = Edit
desk-more = More
desk-up = Move up
desk-down = Move down
desk-in = Put below the one before
desk-out = Move out one level
desk-remove = Remove
desk-remove-chapter = Remove with all it contains
desk-move = Move
desk-move-elsewhere = Move to another part…
desk-move-item-lead = Choose the chapter or entry to put it below: it goes to the end, with all it contains and its text.
desk-move-paragraph-lead = Choose the chapter or entry it belongs to: it goes to the end of its text.
desk-move-into = Put below
desk-move-top = By itself, like a chapter
desk-move-button = Move
desk-removed = Removed from this draft
desk-removed-lead = What was removed stays here until you publish: you can bring it back to its place.
desk-removed-none = Nothing was removed
desk-removed-none-text = When you remove an entry or a paragraph, you find it here.
desk-removed-when = removed on { $when }
desk-bring-back = Bring back to its place
desk-add-chapter = Add a chapter
desk-add-below = Add below
desk-add-after = Add a paragraph after
desk-join = Join to the paragraph before
desk-part-lead = Correct one entry or paragraph at a time. Changes stay in the draft until you publish.
desk-edit-chapter = Edit the chapter’s title and data
desk-items = Actions and objectives
desk-items-empty = This chapter has no actions or objectives yet.
desk-add-item = Add an action or objective
desk-text = Text
desk-text-empty = This chapter has no text yet.
desk-add-text = Add a paragraph at the end
desk-shown-here = Shown here:
desk-paragraph-number = Paragraph { $number }
desk-pages = Pages of the chapter
desk-page = Page
desk-new-item = Add an entry
desk-edit-paragraph = Edit paragraph
desk-new-paragraph = Add a paragraph
desk-kind-chapter = Chapter
desk-kind-axis = Area
desk-kind-objective = Objective
desk-kind-expected-result = Expected result
desk-kind-target = Target
desk-kind-action = Action
desk-kind-commitment = Commitment
desk-kind-milestone = Milestone
desk-block-heading = Heading
desk-block-paragraph = Paragraph
desk-block-list-entry = List entry
desk-block-table = Table
desk-block-quote = Quotation
desk-block-item = Action in the text
desk-state-planned = To begin
desk-state-ongoing = Ongoing
desk-state-completed = Completed
desk-state-blocked = Blocked
desk-state-cancelled = Cancelled
desk-state-unknown = No data
desk-edition-draft = Draft
desk-edition-in-consultation = In consultation
desk-edition-consolidation = Being revised after the consultation
desk-edition-adopted = Adopted
desk-edition-in-force = In force
desk-edition-closed = Concluded
desk-visibility-public = Everyone sees it.
desk-visibility-invited = Only the invited organisations and those who work on the plan see it.
desk-visibility-own-staff = Only the people of the body that owns the plan and those who work on it see it.
desk-visibility-staff = Only those who work on the plan see it.
desk-audience-central = Central administrations
desk-audience-territorial = Territorial administrations
desk-audience-both = Central and territorial administrations
desk-role-lead = Lead (coordinates)
desk-role-responsible = Responsible
desk-role-support = Supports
desk-role-contact = Contact
desk-role-monitoring-contact = Contact for monitoring
desk-not-said = Not stated
desk-times-none = The plan does not say
desk-times-ongoing = Ongoing, without a date
desk-times-from = From a date
desk-times-from-to = From one date to another
desk-times-by = By a date
desk-times-in = In a year, month or on a day
desk-when-ongoing = ongoing
desk-f-kind = What it is
desk-f-code = Code
desk-f-code-hint = Like those the plan uses already, for example A2.3.
desk-f-code-confirm = The code is right though it differs from the others
desk-f-title = Title
desk-f-description = Description
desk-f-marks = You can use **bold**, *italics* and [text](https://address) for links.
desk-f-brief = In brief
desk-f-brief-hint = At most 120 plain words.
desk-f-times = Times
desk-f-times-kind = When
desk-f-start = Start
desk-f-end = End or deadline
desk-f-date-hint = Year (2027), month (2027-06) or day (2027-06-30).
desk-f-actors = Who takes care of it
desk-f-actors-hint = Choose from the list while you write. A new name joins the plan’s list.
desk-f-role = Role { $n }
desk-f-actor = Body or office { $n }
desk-f-audience = Whom it is for
desk-f-results = Expected results
desk-f-result = Result { $n }
desk-f-result-due = Deadline of result { $n }
desk-f-result-state = State of result { $n }
desk-f-result-note = Note on result { $n }
desk-f-impact = Areas of impact
desk-f-themes = Themes
desk-f-more = Resources, links to other actions, addresses
desk-f-money = Resources
desk-f-money-year = Year { $n }
desk-f-money-amount = Amount { $n }
desk-f-money-hint = For example 1,250,000.50 or 1250000,50. Three digits after a point or a comma are thousands: 1.250 is one thousand two hundred and fifty.
desk-f-money-currency = Currency { $n }
desk-f-money-fund = Fund { $n }
desk-f-serves = Codes of the results it helps to reach
desk-f-serves-hint = One code a line.
desk-f-implements = Actions of other plans it carries out
desk-f-implements-hint = One a line: plan/edition/code.
desk-f-read-more = Address to read more
desk-f-discuss = Address to discuss
desk-f-text = Text
desk-f-text-hint = An empty line divides the text into two paragraphs. You can paste from a word processor.
desk-f-block-kind = Kind of text
desk-f-level = Level
desk-f-level-hint = Counts only for headings and lists.
desk-level = Level { $n }
desk-nature = What is this change for?
desk-nature-hint = Readers of the plan will see it beside the change.
desk-nature-version = It is about the whole version. Readers will see it in the list of versions.
desk-nature-form = Correction of form
desk-nature-form-hint = A slip, a broken link: the plan says the same.
desk-nature-meaning = Changes the meaning
desk-nature-meaning-hint = The plan promises or explains something different.
desk-item-lead = Write what the plan says in this item. Readers see it only once it is published.
desk-paragraph-lead = Write the text of this paragraph. Readers see it only once it is published.
desk-save = Save in the draft
desk-save-mine = Save my version
desk-add = Add to the draft
desk-more-rows = Add empty rows
desk-cancel = Leave as it is
desk-kept = There is a text you had not saved, from { $when }.
desk-kept-use = Take it up again
desk-kept-discard = Throw this text away
desk-keep-done = What you write is safe: you find it here even if you close the page.
desk-keep-failed = What you write could not be kept. Save before you close.
desk-conflict = Somebody else saved before you.
desk-conflict-text = Your text is still in the form and nothing was overwritten. Look at the differences and choose.
desk-conflict-difference = Differences between the saved text and yours
desk-gone-paragraph = A paragraph you needed is not there any more: somebody removed it or joined it to another while you were writing.
desk-gone-item = This part is not there any more: somebody removed it while you were writing.
desk-gone-text = What you wrote is still in the form. If it is still needed, add it: it goes back to where it was, as far as possible.
desk-keep-theirs = Keep the saved text and drop mine
desk-wrong-kind = Choose what it is: action, objective, chapter…
desk-wrong-date = Write the date as a year (2027), month (2027-06) or day (2027-06-30)
desk-wrong-date-missing = Write the date that “When” asks for
desk-wrong-year = Write the year with four figures
desk-wrong-amount = This amount cannot be read in one way only: write it as 1250.50 or 1,250.50, with at most two digits for the cents
desk-wrong-result = Write the result, or empty the whole row
desk-wrong-amount-missing = Write the amount, or empty the whole row
desk-wrong-moment = Choose a day and a time
desk-wrong-no-file = Choose a file to bring
desk-wrong-format = This kind of file cannot be read: use docx, odt, xlsx, csv, json or Markdown
desk-wrong-empty = There is nothing to bring in this file: neither text nor actions
desk-wrong-unreadable = The file cannot be read:
desk-publish-title = Publish the version
desk-publish-lead = Check what changes, say why, publish. A published version never changes.
desk-publish-stale = We published nothing: the draft changed after you looked at it.
desk-publish-stale-text = Below is what changes now. What you wrote is still in the form: if all is right, publish again.
desk-publish-typed = You had written
desk-nothing-to-publish = There is nothing to publish
desk-nothing-to-publish-text = Correct something in “Text and actions”: the draft will appear here.
desk-publish-first = It is the first version: everything is new.
desk-see-words = See the changes word by word
desk-missing = What is missing
desk-missing-none = Nothing essential is missing.
desk-missing-text = You can publish all the same, but readers may ask.
desk-summary = What changes and why
desk-summary-hint = A sentence or two for those who read the plan.
desk-when = When
desk-when-now = Now
desk-when-later = At a time I choose
desk-when-day = Day
desk-when-time = Time
desk-visibility-change = Change who sees it, in the settings
desk-frozen = Afterwards every correction will be a new version.
desk-publish-button = Publish
desk-planned-for = Publication is scheduled for { $when }. Until then you can correct: the draft is published as it is then.
desk-planned-missed = The publication scheduled for { $when } did not take place. Below you read what is missing: correct it and publish again.
desk-plan-cancel = Cancel the publication
desk-adoption = Act of adoption
desk-adoption-lead = Record the act by which the administration adopts the plan.
desk-adoption-none = No act recorded.
desk-adopted-by = Adopted by { $act }.
desk-adoption-link = Record or correct the act
desk-act-kind = Type of act
desk-act-kind-hint = For example: decree, resolution.
desk-act-number = Number
desk-act-date = Date
desk-act-link = Address where to read it
desk-act-save = Record the act
desk-act-meanwhile = In the meantime somebody recorded another act: { $act }. Below is what you wrote: save it, if it is to stand instead.
desk-s-quiet = Months without news
desk-s-quiet-hint = After how many months without an update the pages of the plan say so of an action.
desk-settings-lead = What the edition is called, when it holds, where it stands, who sees it.
desk-settings-stale = Your choices are still in the form. Here is what is saved now, where it differs: if you save, your settings replace these.
desk-settings-empty = nothing
desk-s-save = Save the settings
desk-s-name = Name
desk-s-name-hint = For example 2027–2029.
desk-s-from = Start of the period
desk-s-to = End of the period
desk-s-state = Where it stands
desk-s-visibility = Who sees it
desk-s-invited = Invited organisations
desk-s-invited-summary = Organisations invited to see it
desk-file-lead = Bring the plan from a document: first you see how it was read, then you confirm.
desk-file = File
desk-file-hint = Word (docx), OpenDocument (odt), spreadsheet (xlsx, csv), JSON or Markdown. At most 20 MB.
desk-file-replaces = The file takes the place of the draft. Actions and paragraphs that are recognised keep their addresses and comments.
desk-file-read = Read the file
desk-template = A template to fill in
desk-template-text = If you begin from nothing, download the table, fill it in and bring it here.
desk-template-link = Download the template (XLSX)
desk-preview = How the file was read
desk-preview-lead = Check the tree and the doubtful lines. Nothing is in the draft yet.
desk-preview-tree = Tree
desk-preview-confirm = All right, put it in the draft
desk-preview-again = We put nothing into the draft.
desk-preview-stale = Somebody changed the draft after you read the file: if you confirm, the file takes the place of those changes, too.
desk-preview-other-file = Meanwhile you read another file, this one: look at it and confirm, or read the earlier one again.
desk-doubts-text = They were read, but better have a look.
desk-doubt-line = Line { $n }:
desk-doubt-paragraph = Paragraph { $n } of the document:
desk-lack-brief = The edition has no “In brief”: it is written in the settings
desk-count-actions =
    { $n ->
        [one] one action
       *[other] { $n } actions
    }
desk-count-paragraphs =
    { $n ->
        [one] one paragraph
       *[other] { $n } paragraphs
    }
desk-count-items =
    { $n ->
        [one] one entry
       *[other] { $n } entries
    }
desk-doubts =
    { $n ->
        [one] One doubtful line
       *[other] { $n } doubtful lines
    }
desk-preview-more =
    { $n ->
        [one] And one more entry.
       *[other] And { $n } more entries.
    }
desk-lack-empty-chapter =
    { $n ->
        [one] One empty chapter
       *[other] { $n } empty chapters
    }
desk-lack-code =
    { $n ->
        [one] One action without a code
       *[other] { $n } actions without a code
    }
desk-lack-actors =
    { $n ->
        [one] One action without anybody in charge
       *[other] { $n } actions without anybody in charge
    }
desk-lack-times =
    { $n ->
        [one] One action without times
       *[other] { $n } actions without times
    }
desk-lack-description =
    { $n ->
        [one] One action without description and results
       *[other] { $n } actions without description and results
    }
desk-lack-serves =
    { $n ->
        [one] One entry points to a code that is not there
       *[other] { $n } entries point to a code that is not there
    }
desk-lack-implements =
    { $n ->
        [one] One entry carries out an action of another plan that is not found on this site: check how it is written, unless that plan is elsewhere
       *[other] { $n } entries carry out actions of other plans that are not found on this site: check how they are written, unless those plans are elsewhere
    }
desk-reads-only = You can read everything and change nothing: the forms below are not saved.
desk-closed = This edition is closed and cannot be changed. To correct it, open it again in its settings; to go on, begin the next edition.
desk-pasted = The pasted text arrived clean: headings, lists, bold, links and tables were kept.
desk-list-pages = Pages of plans
desk-because = Why:
desk-because-one = contribution no. { $n }
