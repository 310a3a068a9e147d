# The texts of taking part: consultations, contributions, supports.
participation-nav-plans = Plans
participation-home = Take part now
participation-consultation = Consultation
participation-contributions = Contributions
participation-more = What is decided and what you can change
participation-as-visitor = This is how visitors see the page.
participation-to-process = Go to the process
participation-preparing = This consultation is being prepared: only the staff of the plan sees it.
participation-closes-in =
    { $n ->
        [0] In consultation: closes today
        [1] In consultation: closes tomorrow
       *[other] In consultation: closes in { $n } days
    }
participation-until = { $day }, 23:59
participation-opens-on = The consultation opens on { $day }
participation-closed-on = Consultation closed on { $day }
participation-state-line-ended = The process has ended
participation-state-line-paused = The consultation is paused
participation-from-to = from { $from } to { $to }
participation-now = Now
participation-phase-draft = Draft
participation-phase-feedback = Comments
participation-phase-proposals = Proposals
participation-phase-prioritisation = Priorities
participation-phase-analysis = Answers
participation-phase-consolidation = New version
participation-phase-approval = Adoption
participation-phase-monitoring = Monitoring
participation-phase-closure = Closure
participation-read-comment = Read and comment
participation-read = Read the text
participation-propose = Propose an action
participation-tell-need = Tell a need
participation-other-ways = You can also:
participation-record = What is decided
participation-decision = The decision
participation-can-change = What you can change
participation-cannot-change = What you cannot change
participation-hear-back = When you hear back
participation-who = Who may answer
participation-legal-basis = Legal basis
participation-level = Level of participation
participation-level-inform = Information
participation-level-consult = Consultation: the administration listens, decides and answers with reasons
participation-level-co-design = Co-design
participation-level-co-decide = Co-decision
participation-needed = What you need to send
participation-needed-email = Write right away. To send, an e-mail address is enough: we ask for it afterwards, your text is kept.
participation-needed-low = Write right away. To send you need a password or a digital identity: we ask for it afterwards, your text is kept.
participation-needed-substantial = Write right away. To send you need a digital identity of level 2: we ask for it afterwards, your text is kept.
participation-needed-high = Write right away. To send you need a digital identity of level 3: we ask for it afterwards, your text is kept.
participation-window = Duration
participation-window-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
participation-none-yet = No contribution has come in yet.
participation-see-all = See all contributions
participation-received = Everything received
participation-received-show = Show
participation-received-all = All
participation-received-fresh = Arrived since yesterday
participation-received-before = Arrived before
participation-received-empty = There is nothing new.
participation-since-yesterday =
    { $n ->
        [0] Since yesterday: none
        [one] Since yesterday: 1
       *[other] Since yesterday: { $n }
    }
participation-download = Download everything:
participation-kind-comment = Comment
participation-kind-amendment = Amendment
participation-kind-need = Need
participation-kind-proposal = Proposal
participation-count-comment =
    { $n ->
        [one] { $n } comment
       *[other] { $n } comments
    }
participation-count-amendment =
    { $n ->
        [one] { $n } amendment
       *[other] { $n } amendments
    }
participation-count-need =
    { $n ->
        [one] { $n } need
       *[other] { $n } needs
    }
participation-count-proposal =
    { $n ->
        [one] { $n } proposal
       *[other] { $n } proposals
    }
participation-count-organization =
    { $n ->
        [one] { $n } organisation
       *[other] { $n } organisations
    }
participation-count-person =
    { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
participation-count-few = fewer than { $n } people
participation-count-and = { $bodies } and { $people }
participation-body-waiting = { $kind }, being verified
participation-body-central-administration = central administration
participation-body-territorial-administration = territorial administration
participation-body-in-house-company = in-house company
participation-body-civil-society = civil society
participation-body-firm = firm
participation-body-research = university or research
participation-body-informal-group = informal group
participation-body-funder = funder
participation-author-person = in their own name
participation-author-participant = Participant { $code }
participation-author-sender = in writing
participation-place-paragraph = paragraph { $number }
participation-place-heading = a heading
participation-said =
    { $n ->
        [one] { $n } contribution
       *[other] { $n } contributions
    }
participation-all-said =
    { $n ->
        [one] Read all { $n } contributions
       *[other] Read all { $n } contributions
    }
participation-said-more = More than { $n } contributions
participation-all-said-more = Read all contributions
participation-comment-short = Comment
participation-amend-short = Suggest other words
participation-comment-whole = Comment on the whole plan
participation-comment-on = Comment on { $place }
participation-choose-comment = A comment
participation-choose-amendment = Other words for this paragraph (amendment)
participation-what = What do you want to write?
participation-already-here = You have already written here:
participation-quoted = The text you write about
participation-back-to-text = Back to the text
participation-text = Your text
participation-text-hint = Say what you would change and why. An amendment may consist of the new words alone.
participation-text-hint-alone = Say what you would change and why.
participation-wording = The words you suggest
participation-wording-hint = Change the text of the paragraph here: readers will see the difference word by word.
participation-speaker = In whose name do you write?
participation-speaker-hint = Readers see the name you choose.
participation-speak-self = For myself: others will see “{ $name }”
participation-speak-for = For { $name }
participation-speak-official = Counts as the official position of the organisation.
participation-speak-unverified = The organisation is being verified: your contribution counts from today and is published afterwards.
participation-you-can-until = You can change or withdraw what you send until { $day }, 23:59.
participation-send = Send
participation-send-sign-in = Sign in and send
participation-cancel = Cancel
participation-save = Save
participation-closed = The consultation is closed: nothing can be sent any more.
participation-closed-paused = The consultation is paused: nothing can be sent for now.
participation-proposal-lead = Which need you start from, what should be done, what would change.
participation-need-lead = Tell what does not work or what is missing. Others can start from here to propose an action.
participation-about = About: { $place }
participation-title = Title
participation-title-hint = One line that says what it is about.
participation-need-part = The need
participation-need-hint = Who needs it, when, why. If you have figures, give them.
participation-action-part = The proposed action
participation-action-hint = What should be done, and by whom.
participation-effect-part = What would change
participation-effect-hint = How one would see that it worked.
participation-theme = Theme
participation-no-theme = No theme
participation-no-need = None
participation-from-need = Does it arise from a need already told?
participation-territory = Territory
participation-territory-hint = A municipality, a province, a region. Empty: everywhere.
participation-to-preview = Continue: read it again before sending
participation-preview = This is how it will read
participation-back-to-write = Back to writing
participation-similar = There is something similar already
participation-similar-note = We looked for the same words among the proposals and in the plan. If it is the same idea, support it: that counts more than a copy. If the plan has it already, comment on what it says.
participation-support-this = Read and support this one
participation-comment-this = Read and comment on this one
participation-read-this = Read this one
participation-in-plan = Already in the plan
participation-in-plan-code = Already in the plan: { $code }
participation-mine-differs = Mine is different: continue
participation-differs-negation = Careful: one of the two says “not”.
participation-differs-numbers = The numbers are different.
participation-differs-places = It is about another place.
participation-filter-title = Filter
participation-filter-kind = Kind
participation-filter-part = Part of the plan
participation-filter-theme = Theme
participation-filter-from = Who writes
participation-filter-any = All
participation-filter-apply = Apply
participation-filter-chosen = Filters in use
participation-filter-remove = Remove the filter
participation-filter-clear = Remove all filters
participation-from-people = People in their own name
participation-order = Order
participation-order-fair = Fair order
participation-order-new = Newest
participation-order-supports = Most supported
participation-supports-kept = Only those who run the process see how many support it.
participation-order-fair-note = Every reader gets a different order, the same all day: so nobody is always first.
participation-list-count =
    { $n ->
        [0] No contributions
        [one] 1 contribution
       *[other] { $n } contributions
    }
participation-list-empty = No contributions
participation-list-empty-text = There is nothing with these filters, or nobody has written yet.
participation-list-pages = Pages of the list
participation-supports =
    { $n ->
        [0] no support
        [one] 1 support
       *[other] { $n } supports
    }
participation-supports-long =
    { $n ->
        [0] Nobody supports it yet.
        [one] 1 supports it.
       *[other] { $n } support it.
    }
participation-replies =
    { $n ->
        [0] no replies
        [one] 1 reply
       *[other] { $n } replies
    }
participation-state-submitted = received, not yet published
participation-state-published = published
participation-state-hidden = hidden
participation-state-withdrawn = withdrawn
participation-note-submitted = Received. You and the staff of the plan can read it; it will be published after verification and counts from today.
participation-note-published = Published.
participation-note-hidden = Hidden from readers.
participation-note-withdrawn = Withdrawn by its author. The words stay here for their author and for those who work on the plan alone: readers no longer see them.
participation-note-entry-withdrawn = Withdrawn by the office that had entered it.
participation-gone-withdrawn = Withdrawn by its author on { $day }.
participation-gone-entry-withdrawn = Withdrawn on { $day } by the office that had entered it.
participation-gone-hidden = Hidden by a moderator on { $day }.
participation-sent-submitted = Received, thank you. It will be published after verification and counts from today.
participation-sent-published = Published, thank you. You will get a reasoned answer.
participation-sent-again = You had sent it already: it is this one, and it stays a single one. If you chose files this time, you can add them below.
participation-sent-hidden = It is hidden from readers.
participation-sent-withdrawn = Withdrawn. Its place remains; readers no longer see the words.
participation-sent-reply = Your reply is published, thank you. It is below.
participation-sent-reply-waits = Your reply has arrived, thank you. It is below; until it is verified, you alone read it, with those who work on the plan.
participation-sent-reply-again = You had sent this reply already: it is below, and it stays a single one.
participation-sent-entry-edited = The words are now those that you wrote. The history says what was corrected, and why.
participation-sent-entry-withdrawn = Withdrawn. The number, the day and the reason remain. It can now be entered again, also with the same protocol number.
participation-sent-entry-withdrawn-before = It had been withdrawn already: here is the reason that readers see.
participation-official = official position
participation-channel-vote = chosen in a vote
participation-channel-letter = came by letter
participation-channel-pec = came by certified mail
participation-channel-meeting = said at a meeting
participation-channel-grid = from the grid of observations
participation-about-words = About the words of
participation-difference = What would change
participation-whole-wording = The suggested text in full
participation-reason = Why
participation-linked = Linked with
participation-own = You wrote this
participation-edit = Edit
participation-edit-title = Edit: { $what }
participation-edit-lead = The earlier words stay readable in the history of the contribution.
participation-edit-stale = Somebody else changed it in the meantime. These are the words now; yours are below.
participation-withdraw = Withdraw
participation-withdraw-note = The number and the day stay, the words are not shown any more. This cannot be undone.
participation-withdraw-sure = Yes, withdraw
participation-support-title = Supports
participation-support-bodies = Organisations:
participation-support = Support
participation-supported = Supported –
participation-support-back = Take the support back
participation-support-sign-in = First we ask you to sign in: one support a person, or an organisation.
participation-replies-title = Replies
participation-replies-first = Read the first replies
participation-replies-more = Read the next replies
participation-reply = Reply
participation-reply-hint = Replies are conversation: the administration answers the contribution.
participation-reply-send = Send the reply
participation-reply-sign-in = Sign in and reply
participation-reply-to =
    { $n ->
        [one] Reply to no. { $n }
       *[other] Reply to no. { $n }
    }
participation-history = History
participation-history-submitted = Sent
participation-history-edited = Changed
participation-history-attached = Attachment added
participation-history-detached = Attachment removed
participation-history-items-named = Linked actions changed
participation-history-withdrawn = Withdrawn
participation-history-desk-edited = Corrected by the office that had entered it
participation-history-desk-withdrawn = Withdrawn by the office that had entered it
participation-history-hidden = Hidden
participation-history-shown = Shown again
participation-added-begin = begin of added text
participation-added-end = end of added text
participation-removed-begin = begin of removed text
participation-removed-end = end of removed text
participation-mine = My contributions
participation-mine-lead = Everything you wrote, also in the name of an organisation. Only you see this page.
participation-waiting = You were writing
participation-waiting-note = You wrote these texts before signing in and have not sent them yet. They stay here for a day.
participation-waiting-go-on = Go on with the text of { $when }
participation-mine-empty = You have not written anything yet.
participation-mine-empty-text = Go to the plans
participation-problem-process-known = This edition has a process already: change it instead of making another one.
participation-problem-title = Write a title of at most 200 characters.
participation-problem-window-over = The window is over already: move the dates.
participation-problem-missing = This text is missing: the public page needs it.
participation-problem-window-backwards = It closes before it opens.
participation-problem-no-window = Add a phase for comments or proposals.
participation-problem-window-reason = The window has { $days } days and the minimum is { $minimum }: make it longer, or publish a reason.
participation-problem-window-short = The window has { $days } days and the minimum is { $minimum }, without exception: make it longer.
participation-problem-only-later = The new closing day must be later than the present one.
participation-problem-paused = The consultation is paused. Copy your text and come back when it is open again.
participation-problem-not-yet = The consultation opens on { $day }.
participation-problem-closed = The consultation is closed: the contribution came too late.
participation-problem-answered = This contribution has its answer already, so its words and attachments cannot be changed any more. You can still reply below it or send another one, while the consultation is open.
participation-problem-assurance = This consultation needs a surer identity: sign in more surely.
participation-problem-organizations-only = Only organisations answer this consultation: choose for whom you write.
participation-problem-not-representative = Only a representative can send in the name of the organisation.
participation-problem-speaker = Choose in whose name you write.
participation-problem-no-title = Write a title.
participation-problem-long = The text is too long: at most { $max } characters.
participation-problem-no-text = Write something: the text is empty.
participation-problem-no-wording = Write the words you suggest.
participation-problem-same-wording = The words are the same as now: change them, or choose “comment”.
participation-problem-no-action = Write what should be done.
participation-problem-not-amendable = No other words can be suggested here: write a comment.
participation-problem-theme = There is no such theme: choose one from the list.
participation-problem-need = There is no such need: choose one from the list.
participation-speak-draft = You prepare a draft: a representative of the organisation sends it.
participation-draft-begin = Save as a draft
participation-draft-save = Save the draft
participation-draft-saved = Draft saved. All people of the organisation see it.
participation-draft-of = Draft of { $name }.
participation-draft-changed = Changed by { $who }, { $when }.
participation-draft-note = All its people see and change it. A representative sends it.
participation-draft-note-send = All its people see and change it. When you send it, it becomes the organisation’s official position.
participation-draft-gone = The draft is not there any more: it was sent or deleted in the meantime. Your text is here: if it is still needed, save it as a new draft.
participation-draft-stale = Somebody else changed the draft in the meantime. This is the text that stands now; the form holds yours. If you save, yours counts.
participation-draft-discard = Delete the draft
participation-draft-discard-note = The draft disappears for all people of the organisation.
participation-draft-discard-sure = Yes, delete
participation-problem-draft-speaker = Choose the organisation that the draft belongs to
participation-problem-many-drafts = The organisation has { $max } drafts already: delete those you do not need
participation-channel-hearing = said in a hearing
participation-author-unnamed = A person, in writing
participation-author-vote = The vote
participation-entered = { $how }, protocol no. { $protocol }, on { $day }
participation-grid = Grid of observations
participation-grid-short = Download the grid of observations
participation-grid-lead = For many observations: download the grid, pass it round, fill it in, upload it. Before sending you see what will happen.
participation-grid-take = 1. Download and fill in
participation-grid-how = Each row is a paragraph or an action. Write the words you want under “Proposed wording”, why under “Reason”, the law or document under “Reference”. Rows left empty do not count.
participation-grid-download = Download the grid
participation-grid-bring = 2. Upload the filled grid
participation-grid-sign-in = Sign in and upload the grid
participation-grid-file = The filled file
participation-grid-file-hint = Excel (xlsx) or CSV in UTF-8, at most 5 MB and 10,000 filled rows.
participation-grid-look = Upload and look at the preview
participation-grid-preview = Preview of the grid
participation-grid-another = Upload another file
participation-rows-ready =
    { $n ->
        [one] 1 row ready
       *[other] { $n } rows ready
    }
participation-rows-wrong =
    { $n ->
        [one] 1 row to correct
       *[other] { $n } rows to correct
    }
participation-rows-same =
    { $n ->
        [one] 1 row sent before: it is not repeated
       *[other] { $n } rows sent before: they are not repeated
    }
participation-rows-skipped =
    { $n ->
        [one] 1 row left out
       *[other] { $n } rows left out
    }
participation-rows-sent =
    { $n ->
        [one] 1 row sent
       *[other] { $n } rows sent
    }
participation-rows-send =
    { $n ->
        [one] Send 1 row
       *[other] Send all { $n } rows that are ready
    }
participation-rows-go-on =
    { $n ->
        [one] 1 is left: go on sending.
       *[other] { $n } are left: go on sending.
    }
participation-rows-all-sent =
    { $n ->
        [one] 1 row sent, thank you.
       *[other] { $n } rows sent, thank you.
    }
participation-rows-to-mend = Rows to correct
participation-rows-to-mend-note = The other rows stay ready. Correct the row here, or leave it out.
participation-rows-will-be = What will be sent
participation-rows-were = What was sent
participation-rows-were-more = These are the first five hundred rows that were sent. The others are in the list:
participation-row = Row { $n }
participation-row-save = Save the row
participation-row-skip = Leave it out
participation-row-mended = Row corrected: it is ready now.
participation-row-skipped = Row left out.
participation-entries = Enter what came on paper
participation-entries-preview = Preview of the file
participation-entries-lead = Letters, certified mail, meetings, hearings. The day it came decides whether it was in time; then it counts like the rest.
participation-entries-until = It can be entered until { $day }.
participation-entries-one = One contribution
participation-entries-send = Enter it
participation-entries-done = Entered: it is number { $number }.
participation-entries-many = Many contributions from a file
participation-entries-many-note = One row for each contribution; wrong rows are corrected in the preview. Below “Sender is” write body, group or person: it may be left empty only if the name is that of a body from the list.
participation-entries-template = Download the columns to fill in (CSV)
participation-entries-days = Until when it can be entered
participation-entries-days-label = Days after the close
participation-entries-days-saved = Saved.
participation-entries-forgotten = The name is gone. The text stays.
participation-entries-latest = Entered last
participation-mend = Entered by the office
participation-mend-note = If it was entered wrongly, its words are corrected or the entry is withdrawn. Readers see the reason.
participation-mend-correct = Correct the words
participation-mend-withdraw = Withdraw the entry
participation-mend-title = Withdraw the entry: { $what }
participation-mend-lead = What was entered wrongly, with the wrong sender or place for example, is withdrawn. It leaves the lists, the search and the counts; the number, the day and the reason remain. It can then be entered again, also with the same protocol number. Withdrawing cannot be undone.
participation-mend-reason = Reason
participation-mend-reason-hint = It is public: write what was wrong, without personal data.
participation-received-on = Received on
participation-by = How it came
participation-by-letter = Letter
participation-by-pec = Certified mail (PEC)
participation-by-meeting = Meeting
participation-by-hearing = Hearing
participation-choose = Choose
participation-protocol = Protocol number
participation-protocol-hint = It is published beside the contribution.
participation-sender-is = Who sends it
participation-sender-body = A body from the list
participation-sender-named = A body or group that is not on the list
participation-sender-person = A person
participation-sender-body-list = Body from the list
participation-sender-body-hint = Needed if an organisation of the list sent it.
participation-sender-name = Name of the sender
participation-sender-hint = It is published. For a person who does not want to appear leave it empty. Not needed for a body from the list.
participation-entry-place = Paragraph or action
participation-entry-place-hint = For instance 4.12 or A2.3. Empty: the whole plan.
participation-entry-title-hint = Needed for needs and proposals.
participation-entry-text = What it says
participation-entry-text-hint = Always needed; for an amendment the new words are enough.
participation-entry-wording-hint = Needed for an amendment.
participation-entry-action-hint = Needed for a proposal.
participation-forget = Remove the name
participation-forget-note = The name disappears from all pages and cannot be brought back. The text stays.
participation-forget-sure = Yes, remove the name
participation-problem-received-future = The day is in the future: write when it came.
participation-problem-received-late = It came on { $day }, out of time: the window was open from { $from } to { $to }.
participation-problem-entry-over = It could be entered until { $day }, { $days } days after the close.
participation-mail-corrected-subject = { $what }: text corrected by the office
participation-mail-corrected-body =
    The office corrected the text that it had entered for { $body } on { $site }: { $what }, protocol number { $protocol }.

    Reason: { $reason }

    The text as it is now, and as it was:
    { $link }

    If it is not what you wrote, tell the office.
participation-mail-withdrawn-subject = { $what }: the office withdrew the contribution
participation-mail-withdrawn-body =
    The office withdrew the contribution that it had entered for { $body } on { $site }: { $what }, protocol number { $protocol }.
    Its words are not shown any more; the number, the day and the reason remain.

    Reason: { $reason }

    { $link }
participation-problem-mend-over = It could be corrected or withdrawn until { $day }, { $days } days after the close.
participation-problem-mend-withdrawn = It has been withdrawn already: there is nothing left to correct or to withdraw.
participation-problem-mend-hidden = A moderator has hidden it: it is neither corrected nor withdrawn until it is shown again.
participation-problem-mend-answered = Its answer is published, and holds for the words that were read: it is no longer corrected or withdrawn.
participation-problem-mend-reason = Write the reason, up to 2000 characters.
participation-problem-entry-days = Write a number of days from 0 to 90.
participation-problem-protocol = Write the protocol number, at most 100 characters.
participation-problem-channel = Choose how it came: letter, certified mail, meeting or hearing.
participation-problem-sender = Write who sends it.
participation-problem-sender-unknown = This body is not on the list: choose one, or say “a body or group that is not on the list”.
participation-problem-sender-kind = Choose who sends it: body, group or person.
participation-problem-sender-unsaid = Who sends it is missing. Write body, group or person; it may be left empty only if the name is that of a body from the list.
participation-problem-kind = Choose the kind: comment, amendment, need or proposal.
participation-problem-day = Write the day, for instance 3/10/2026.
participation-problem-place = This place is not in the text under consultation: check the code.
participation-problem-text-changed = You changed the column “Text”: write the new words under “Proposed wording”.
participation-problem-no-table = Choose the file.
participation-problem-table = The file cannot be read: save it as Excel (xlsx) or as CSV in UTF-8.
participation-problem-column = The column “{ $column }” is missing: begin with the file downloaded from here.
participation-problem-table-empty = There is no filled row in the file.
participation-problem-table-long = There are { $n } filled rows, at most { $max }: split the file.
participation-amendments-of = Amendments side by side: { $place }
participation-amendments-none = Nobody has suggested other words here yet.
participation-amendment-old = The text has changed since this amendment: the difference is to the words of then.
participation-quoted-now = The text as it is now
participation-side-by-side = Compare with the other amendments to these words
participation-see-place = All contributions on these words
participation-reply-yours = your reply
participation-reply-changed = Changed: read its history
participation-reply-withdrawn = Reply withdrawn by its author on { $day }.
participation-sent-reply-edited = Reply changed. The earlier words can still be read in its history.
participation-sent-reply-withdrawn = Reply withdrawn. Its place remains, the words are not shown any more.
participation-filter-territory = Territory
participation-order-theme = By theme
participation-order-territory = By territory
participation-column-number = Number
participation-column-kind = Kind
participation-column-state = State
participation-column-received = Received
participation-column-channel = How it came
participation-column-protocol = Protocol number
participation-column-place = Part of the plan
participation-column-about = Words of the plan
participation-column-title = Title
participation-column-text = Text
participation-column-wording = Proposed wording
participation-column-action = Proposed action
participation-column-effect = What would change
participation-column-theme = Theme
participation-column-territory = Territory
participation-column-organization = Organisation
participation-column-author = Person
participation-column-supports = Supports
participation-column-attachments = Attachments
participation-column-address = Address of the page
participation-channel-site = written on the site
participation-problem-received-paused = It came on { $day }, while the consultation was paused.
participation-problem-entry-organizations = Only organisations answer this consultation: say which body or group sends it.
participation-comment-rest-paragraph = on paragraph { $number }
participation-comment-rest-item = on { $code }
participation-amend-rest-paragraph = for paragraph { $number }
participation-amend-rest-item = for { $code }
participation-amendments-short = Compare the amendments
participation-closed-here = Here you can only suggest other words for single paragraphs: go back to the text and choose one.
participation-more-low = To send you need a password or a digital identity. Write now: when you send we ask you to sign in again, and the text stays.
participation-more-substantial = To send you need a digital identity of level 2. Write now: when you send we ask you to sign in again, and the text stays.
participation-more-high = To send you need a digital identity of level 3. Write now: when you send we ask you to sign in again, and the text stays.
participation-for-bodies = Only organisations answer: you need to represent one.
participation-for-bodies-none = Only organisations answer, and you do not represent one yet. You register it from the page “My organisations”.
participation-problem-too-many = You sent many texts in a short time. The text is still here: wait some minutes and send it again.
participation-problem-support-unverified = Your organisation is still being verified: it can support after that.
participation-draft-own = Your draft.
participation-draft-own-changed = Changed { $when }.
participation-draft-own-note = Only you see it, until you send it.
participation-draft-own-saved = Draft saved. You find it in “My contributions”.
participation-draft-own-discard-note = The draft and the files that you attached to it disappear.
participation-draft-go-on = Continue
participation-draft-untitled = Without a title
participation-drafts = Your drafts
participation-drafts-note = Only you see them, until you send them.
participation-sent = Sent
participation-problem-many-own-drafts = You have { $max } drafts already: delete those you do not need
participation-items = Linked actions of the plan
participation-items-hint = Look for the actions of the plan that your idea concerns and tick the right ones: ten at most.
participation-items-find = Words or code of the action
participation-items-search = Look in the plan
participation-items-none = No action has these words: try others.
participation-items-chosen = The actions with these words are chosen already.
participation-items-found =
    { $n ->
        [one] One action found.
       *[other] { $n } actions found.
    }
participation-items-first =
    { $n ->
        [one] This is the first one: write more words to narrow them down.
       *[other] These are the first { $n }: write more words to narrow them down.
    }
participation-naming = Proposals and needs that concern this action, too
participation-problem-many-items = Link { $max } actions at most
participation-problem-no-item = An action that you had chosen is not in the plan any more: look for it again
participation-column-items = Linked actions
participation-together = Send all drafts
participation-together-lead = These are the drafts of { $name } for this consultation. Sent in one step, all of them become its official position; if one cannot be sent, none is.
participation-together-more = There are many: these are the first hundred. Once they are sent you find the others here.
participation-together-none = There are no drafts to send
participation-together-back = Back to your organisations
participation-together-changed = Somebody changed or deleted it in the meantime. Read the drafts below again and send them once more.
participation-together-send =
    { $n ->
        [one] Yes, send the draft
       *[other] Yes, send all { $n } drafts
    }
participation-together-sent =
    { $n ->
        [one] One contribution sent.
       *[other] { $n } contributions sent.
    }
