# The texts for those who prepare and run a participation process.
processes-desk = Desk
processes-title = Participation process
processes-steps = Steps of the preparation
processes-step-what = What
processes-step-who = Who
processes-step-when = When
processes-step-how = How
processes-step-check = Check
processes-step-plan = Text of the plan
processes-step-complete = complete
processes-step-missing = something is missing
processes-save-next = Save and continue
processes-save-home = Save and leave
processes-cancel = Cancel
processes-back = Back to the process
processes-done-saved = Saved.
processes-done-begun = The process is ready, with the texts and dates of the model. Now read and correct them.
processes-done-published = The process is published.
processes-done-extended = The closing day has moved. The reason is on the public page.
processes-done-paused = The process is paused. The reason is on the public page.
processes-done-resumed = The process goes on. The reason is on the public page.
processes-done-ended = The process has ended. The reason is on the public page.
processes-conflict = Somebody else has saved this page in the meantime.
processes-conflict-text = Their words are below; yours are in the form. If you save again, yours stay.
processes-conflict-theirs = What was saved
processes-keep-theirs = Keep what was saved
processes-why = What you change and why
processes-why-hint = The process is public: this sentence stays in its history and everybody reads it.

processes-start = New participation process
processes-start-lead = Choose how it goes. Texts, phases and dates come already written: you then correct them on five pages.
processes-template = How it goes
processes-template-planning-cycle = Planning cycle
processes-template-planning-cycle-text = Comments and proposals on the draft, choice of priorities, answers, adoption, and monitoring until the plan ends.
processes-template-three-stages = Consultation in three stages
processes-template-three-stages-text = First the information, then comments on the text, finally the results with the answers.
processes-template-two-rounds = Two rounds
processes-template-two-rounds-text = First you collect needs, then you write the text and have it commented on.
processes-template-clone = Like an earlier process
processes-template-clone-text = Takes its texts, phases and rules with other dates. Does not take people, invitations or contributions.
processes-model = Process to begin from
processes-model-none = Choose a process
processes-begin = Prepare the process
processes-opening = First day to take part
processes-opening-hint = The button works out all dates from the model. It does not save: you look at them first.
processes-opening-start-hint = The closing day is worked out for you. You can change all dates later.
processes-compute = Work out the dates again
processes-again = Begin anew from another model
processes-again-lead = The texts, phases and dates of now give way to those of the model you choose. Invitations, documents and questions stay.
processes-again-write = Write anew from the model
processes-again-changed = Somebody else changed the process meanwhile. Look at what they wrote; if you still want to begin anew, press again.

processes-what-title = What is decided
processes-what-lead = People read these answers before they write. Short sentences will do.
processes-f-title = Title of the process
processes-f-title-hint = For example: Towards the plan 2027–2029
processes-f-question = The question
processes-f-question-hint = What do you ask those who take part? One or two sentences.
processes-f-decision = What is decided
processes-f-decision-hint = Which act comes out of it, and who adopts it.
processes-f-can-change = What can be changed
processes-f-can-change-hint = The parts of the plan for which contributions count.
processes-f-cannot-change = What cannot be changed
processes-f-cannot-change-hint = For example the total sum, or duties set by law. Saying it first avoids disappointment.
processes-f-hear-back = When you hear back
processes-f-hear-back-hint = By when, and where it can be read.
processes-f-legal-basis = Legal basis
processes-f-legal-basis-hint = The law that provides for it, or that the consultation is voluntary.
processes-f-level = How much is decided together
processes-level-inform = Inform
processes-level-inform-hint = People get the information and can ask questions.
processes-level-consult = Consult
processes-level-consult-hint = People have their say; the administration decides and answers with reasons.
processes-level-co-design = Co-design
processes-level-co-design-hint = The text comes from the needs collected and is written with those who take part.
processes-level-co-decide = Co-decide
processes-level-co-decide-hint = Part of the decision is for those who take part: say which.
processes-f-kind = What it is about
processes-kind-plan = A plan
processes-kind-plan-hint = At least 28 days to answer; fewer only with a published reason.
processes-kind-ecosystem-strategy = The strategy of an ecosystem
processes-kind-ecosystem-strategy-hint = At least 60 days to answer, without exception.

processes-who-title = Who takes part
processes-who-lead = Say whom you address, who may answer and who may read.
processes-f-who = Whom you address
processes-f-who-hint = For example: public bodies, associations, firms and people who live in the territory.
processes-f-answerers = Who may answer
processes-answerers-all = People and organisations
processes-answerers-all-hint = Each in their own name or for the organisation they represent.
processes-answerers-organizations = Organisations only
processes-answerers-organizations-hint = Whoever writes does so for an organisation that they represent.
processes-f-assurance = What is needed to send
processes-assurance-email = An e-mail address
processes-assurance-email-hint = The most open choice.
processes-assurance-low = A digital identity of level 1
processes-assurance-low-hint = SPID or another recognised sign-in.
processes-assurance-substantial = A digital identity of level 2
processes-assurance-substantial-hint = SPID or CIE with a one-time code.
processes-assurance-high = A digital identity of level 3
processes-assurance-high-hint = CIE with the card. Far fewer people can take part.
processes-f-visibility = Who may read
processes-visibility-public = Whoever sees the plan
processes-visibility-public-hint = If the plan is public, everybody.
processes-visibility-invited = Invited organisations only
processes-visibility-invited-hint = The people of an organisation chosen below, and the staff of the plan.
processes-visibility-own-staff = Only the people of the body that owns the plan
processes-visibility-own-staff-hint = Those who belong to the body or have an address of its mail domain, and those who work on the plan.
processes-visibility-staff = The staff of the plan only
processes-visibility-staff-hint = For an internal trial: nobody else sees the process and the contributions.
processes-plan-seen-by = The plan itself can be seen like this: { $who }. The process cannot be more open than the plan.
processes-seen-by = The process can be seen like this: { $who }.
processes-invited-summary = Choose the invited organisations
processes-f-invited = Invited organisations

processes-when-title = Phases and dates
processes-when-lead = Each phase begins and ends by itself, at 23:59:59 of its last day. The opening day does not count.
processes-phases = Phases
processes-phases-hint = To remove a phase, delete both of its dates. If you leave the last day of comments or proposals empty, we work it out.
processes-minimum-days =
    { $n ->
        [one] The minimum is { $n } day.
       *[other] The minimum is { $n } days.
    }
processes-window-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
processes-window-lasts = People take part from { $from } to { $to }: { $days }.
processes-window-fixed = The days to take part are public: they are not changed here. You can only extend.
processes-phase-kind = Kind
processes-phase-title = Name, if another one
processes-phase-opens = First day
processes-phase-closes = Last day
processes-phase-new = Another phase
processes-phase-none = None
processes-phase-draft = Draft
processes-phase-feedback = Comments
processes-phase-proposals = Proposals
processes-phase-prioritisation = Priorities
processes-phase-analysis = Answers
processes-phase-consolidation = New version
processes-phase-approval = Adoption
processes-phase-monitoring = Monitoring
processes-phase-closure = Closure
processes-f-short-reason = Why it lasts fewer than 28 days
processes-f-short-reason-hint = Only if it does. The reason is read on the public page.

processes-how-title = How people take part
processes-how-lead = Choose what people can do. The phases say when.
processes-f-tools = What people can do
processes-f-tools-hint = Comments and other wordings open in the phase of comments; needs, proposals and support in that of proposals.
processes-tool-comments = Comment on the text
processes-tool-comments-hint = On each paragraph, each action and the whole plan.
processes-tool-amendments = Suggest other words
processes-tool-amendments-hint = Readers rewrite a paragraph; the difference is shown.
processes-tool-needs = Tell a need
processes-tool-needs-hint = What is missing, without saying yet how to mend it.
processes-tool-proposals = Propose an action
processes-tool-proposals-hint = The need, the action and the expected effect.
processes-tool-supports = Support the needs and proposals of others
processes-tool-supports-hint = One gesture, once for each person or organisation.
processes-tool-questions = Answer a questionnaire
processes-tool-questions-hint = You prepare it separately; it opens with comments or proposals.
processes-tool-votes = Vote on priorities
processes-tool-votes-hint = The vote is prepared separately, in the phase of priorities.
processes-f-supports = How many support each proposal
processes-supports-kept = Only those who run the process see it
processes-supports-kept-hint = Readers form an opinion without knowing what others like.
processes-supports-shown = Everybody sees it
processes-supports-shown-hint = Each proposal says how many support it, and the list can be sorted by support.
processes-f-second = Who reads answers again
processes-second-none = Nobody
processes-second-none-hint = Whoever writes an answer can publish it, too, if the site asks for nothing else.
processes-second-asked = A second person
processes-second-asked-hint = No answer goes out until somebody who did not write it has read it.
processes-f-moderation = When contributions are read before they are shown
processes-moderation-after = They are shown at once
processes-moderation-after-hint = Moderators step in afterwards, if need be.
processes-moderation-before = They are shown after reading
processes-moderation-before-hint = Moderators read everything first. A contribution is in time from the moment it was sent.

processes-check-title = Check and publish
processes-missing =
    { $n ->
        [one] { $n } thing is missing
       *[other] { $n } things are missing
    }
processes-lacks-text = “{ $field }” is missing
processes-nothing-missing = Nothing is missing. Look at the page as others will see it, then publish.
processes-is-published = The process is published. This is the page that is shown.
processes-notes = Good to know
processes-change-it = Change
processes-shorter-note = The window is shorter than usual: the reason is read on the public page.
processes-publish = Publish the process
processes-publish-note = From this moment the page is shown. People can take part from the first day given.
processes-cannot-publish = It cannot be published yet: first complete what is missing.
processes-preview = The public page, as it will be
processes-preview-hint = It is the real page: its links work.

processes-stands-designed = Being prepared
processes-stands-ended = Ended
processes-stands-paused = Paused
processes-stands-open =
    { $n ->
        [0] Open: closes today.
        [one] Open: closes in { $n } day.
       *[other] Open: closes in { $n } days.
    }
processes-stands-until = People can take part until { $day }, 23:59.
processes-stands-opens = Opens on { $day }
processes-stands-closed = Closed on { $day }
processes-from-to = from { $from } to { $to }
processes-now = now
processes-next = What to do now
processes-next-missing =
    { $n ->
        [one] { $n } thing is still missing before it can be published.
       *[other] { $n } things are still missing before it can be published.
    }
processes-next-complete = Complete the preparation
processes-next-ready = Nothing is missing: look at the page and publish.
processes-next-check = Check and publish
processes-next-paused = The process is paused: nobody can send. Resume it when you can.
processes-next-waiting = It is published and not open yet. Make the page known to those you want to reach.
processes-next-open = Read what came in since yesterday.
processes-next-closed = The time to take part is over. Answer each contribution with a reason.
processes-pages = The pages of the process
processes-received =
    { $n ->
        [0] No contribution has come in yet.
        [one] { $n } contribution has come in.
       *[other] { $n } contributions have come in.
    }
processes-link-public = Public page
processes-link-visitor = See it as a visitor
processes-link-received = Contributions received
processes-link-answers = Answer the contributions
processes-acts = Change the calendar
processes-acts-text = Each change has a reason, which everybody reads.
processes-act-extend = Extend the closing day
processes-act-pause = Pause
processes-act-resume = Resume
processes-act-end = End early
processes-lead-pause = While it is paused nobody can send. What came in stays.
processes-lead-resume = From now on people can send again, if the phase is open. If more time is needed, extend the closing day afterwards.
processes-lead-end = Nobody will be able to send any more, and it cannot be undone. What came in stays and waits for an answer.
processes-button-pause = Pause the process
processes-button-resume = Resume the process
processes-button-end = End the process
processes-reason = Reason
processes-reason-hint = It is read on the public page and stays in the history.
processes-extend-lead = The closing day can only be moved forward.
processes-closes-now = Now it is { $day }.
processes-new-closing = New last day
processes-new-closing-hint = People can take part until 23:59:59 of this day.
processes-move-rest = Move the phases that come after by as many days
processes-move-rest-hint = Otherwise they stay where they are, if there is room.
processes-extend-button = Extend
processes-not-now = This cannot be done now.
processes-history = What has changed in the process
processes-change-published = The process was published.
processes-change-extended = Extended: it closed on { $before }, now it closes on { $after }.
processes-change-paused = Paused.
processes-change-resumed = Resumed.
processes-change-ended = Ended earlier than planned.
processes-change-changed = One part was changed: { $part }.
processes-part-what = what is decided
processes-part-who = who takes part
processes-part-when = phases and dates
processes-part-how = how people take part
processes-part-documents = the documents

processes-problem-reason = Write the reason: everybody reads it.
processes-problem-not-here = This cannot be done in this process.
processes-problem-far = One extension moves the closing day by a year at most: check the year. It cannot be brought forward afterwards.
processes-problem-rest = The next phase begins on { $day }: move the phases that come after too, or choose an earlier day.
processes-problem-paused-already = The process is already paused.
processes-problem-not-paused = The process is not paused.
processes-problem-late = The opening day is over. From today people would have { $days } of the { $minimum } days that are needed: move the dates.
processes-problem-late-reason = The opening day is over. From today people would have { $days } of the { $minimum } days that are needed: move the dates, or write why the time is shorter.
processes-problem-resume-short = Because of the pause people would have { $days } of the { $minimum } whole days that are needed: first extend the closing day, then resume.
processes-problem-kind-short = The strategy of an ecosystem is open for { $minimum } whole days without exception. With a late opening and pauses it would be { $days } here: first extend the closing day, then change the kind.
processes-problem-end-short = The strategy of an ecosystem is open for { $minimum } whole days without exception: so far it was for { $days }. You can pause it, not end it.
processes-problem-ended = The process has ended.
processes-problem-not-published = The process is not published yet: change the dates while preparing it.
processes-problem-no-tools = Choose at least one thing people can do, and a phase to do it in.
processes-problem-nobody-invited = Choose at least one invited organisation.
processes-problem-no-version = The plan has no published version yet: publish it first.
processes-problem-many-phases = There are too many phases: at most { $max }.
processes-problem-use-extend = The days to take part are public and are not changed here: use “Extend the closing day”.
processes-problem-day = Write a day, for example 2027-03-15.
processes-problem-phase-kind = Choose the kind of the phase. To remove the phase, delete both of its dates.
processes-problem-template = Choose how the process goes.
processes-problem-model = Choose the process to begin from.

processes-documents = Documents
processes-documents-lead = What those who take part are given to read. The summary is read on the page: it is for those who cannot open the file.
processes-documents-none = There is no document yet.
processes-documents-public = Documents to read
processes-to-documents = Add or remove documents
processes-documents-count =
    { $n ->
        [0] No document.
        [one] { $n } document.
       *[other] { $n } documents.
    }
processes-document-new = Add a document
processes-document-file = File
processes-document-file-hint = At most 10 MB: PDF, Word, OpenDocument, Excel, CSV, text, PNG or JPEG.
processes-document-waiting = “{ $name }” has been taken already: choose another one only to change it.
processes-document-title = Title
processes-document-language = Language
processes-document-accessible = Can everybody use it?
processes-document-accessible-hint = A file is accessible if it can be read aloud and has headings, tables and images described.
processes-document-summary = Summary
processes-document-summary-hint = What it says, in plain words. It is read on the public page.
processes-document-add = Add the document
processes-document-remove = Remove
processes-document-remove-note = The document goes and cannot be brought back. If the process is public, everybody reads that it was removed.
processes-document-remove-sure = Yes, remove it
processes-document-scan = There is no text in this PDF: it is pictures of pages. People who listen hear nothing. Upload a file with text, or write everything in the summary.
processes-document-scan-public = This file holds only pictures of pages: what it says is in the summary.
processes-accessible-yes = Accessible
processes-accessible-yes-hint = It has been checked.
processes-accessible-no = Not accessible
processes-accessible-no-hint = The public page says so.
processes-language-it = Italian
processes-language-en = English
processes-language-de = German
processes-language-fr = French
processes-language-sl = Slovene
processes-done-document = Document added.
processes-done-removed = Document removed.
processes-part-documents-removed = a document was removed
processes-problem-language = Choose the language of the document.
processes-problem-accessible = Say whether everybody can use the document.
processes-problem-summary = Write the summary: it is for those who cannot open the file.
processes-read-only = You can read these pages, not change them.
processes-document-edit = Correct or replace
processes-document-correct = Correct or replace a document
processes-document-correct-lead = The address of the document stays the same. If the process is public, everybody reads that it was corrected or replaced.
processes-document-now = Now:
processes-document-new-file = Another file in its place
processes-document-save = Save the document
processes-document-other-file = It was replaced: the one of now is below.
processes-done-corrected = Document saved.
processes-part-documents-corrected = a document was corrected
processes-part-documents-replaced = the file of a document was replaced
