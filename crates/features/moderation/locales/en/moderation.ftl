# The texts of moderation: reports, decisions, appeals, the record.
moderation-plans = Plans
moderation-queue = Moderation
moderation-queue-lead = What waits for a decision, the oldest first. Nothing is deleted and everything can be undone.
moderation-queue-empty = Nothing waits here.
moderation-queue-pages = Pages of the moderation
moderation-show = Show
moderation-waiting =
    { $n ->
        [0] nothing waiting
        [one] 1 contribution waiting
       *[other] { $n } contributions waiting
    }
moderation-tab-all = Waiting
moderation-tab-check = To read first
moderation-tab-reported = Reported
moderation-tab-appeals = Appeals
moderation-tab-hidden = Hidden
moderation-done-hidden = Hidden. Whoever wrote it gets the reason and can appeal.
moderation-done-published = Published.
moderation-done-waits = Read. It will be published once the organisation is verified.
moderation-done-kept = It stays visible.
moderation-done-decided = The appeal is decided. Whoever appealed gets the reason.
moderation-done-phases = Saved.
moderation-phases = When it is read
moderation-phases-note = This holds for what arrives from now on. What is published already stays published.
moderation-phase-feedback = Comments and amendments
moderation-phase-proposals = Needs and proposals
moderation-after = Published at once, read afterwards
moderation-before = Read first, then published
moderation-save = Save
moderation-kind-comment = Comment
moderation-kind-amendment = Amendment
moderation-kind-need = Need
moderation-kind-proposal = Proposal
moderation-reply = Reply
moderation-reply-to =
    { $n ->
        [one] Reply to no. { $n }
       *[other] Reply to no. { $n }
    }
moderation-author-participant = Participant { $code }
moderation-author-sender = Somebody who wrote on paper
moderation-author-vote = The vote
moderation-reason-offensive = it insults or discriminates
moderation-reason-personal-data = it holds other people’s personal data
moderation-reason-illegal = it is against the law
moderation-reason-spam = it is advertising or a repetition
moderation-reason-off-topic = it is not about this plan
moderation-reason-other = another reason
moderation-sign-rate = many texts in little time
moderation-sign-links = many addresses in the text
moderation-sign-repeat = the same words as another text
moderation-sign-fresh = an address, by somebody who has just joined
moderation-case-check = To be read before it is published
moderation-case-sign = Automatic check: { $what }
moderation-case-report = Reported by somebody with an account: { $what }
moderation-case-report-visitor = Reported by a visitor: { $what }
moderation-case-appeal = Appeal by whoever wrote it
moderation-hidden-by = Hidden on { $day } by the moderation of the plan. Reason: { $reason }.
moderation-shown-on = Shown on { $day }.
moderation-shown-again = It is visible again today.
moderation-appeal-open = Appeal no. { $number }: being examined.
moderation-appeal-upheld = Appeal no. { $number }: upheld.
moderation-appeal-rejected = Appeal no. { $number }: rejected.
moderation-record = Moderation record
moderation-record-link = What was hidden, and why
moderation-record-lead = What was hidden, when and why. Whoever wrote it can ask that another person decides.
moderation-record-empty = Nothing has been hidden so far.
moderation-record-pages = Pages of the record
moderation-own-appeal = Read the reason and appeal
moderation-report = Report
moderation-report-note = Why should it not stand here? One click sends the report.
moderation-moderate = Moderate
moderation-report-number = Report no. { $number }
moderation-report-lead = Thank you, a moderator will read it. Keep this address: here you will see what came of it.
moderation-appeal-number = Appeal no. { $number }
moderation-appeal-lead = Somebody else than who hid the text will decide. You get the answer by e-mail, and see it here.
moderation-case-closed = It has been decided.
moderation-fact-about = About
moderation-fact-sent = Sent
moderation-fact-reason = Reason
moderation-fact-state = State
moderation-fact-closed = Decided
moderation-outcome-open = being examined
moderation-outcome-published = published
moderation-outcome-hidden = the text was hidden
moderation-outcome-kept = the text stays visible
moderation-outcome-upheld = upheld: the text is visible again
moderation-outcome-rejected = rejected: the text stays hidden
moderation-your-reason = The appeal
moderation-their-reason = The answer
moderation-appeal-title = Why it is hidden: { $what }
moderation-your-words = Your words
moderation-appeal = Appeal
moderation-appeal-note = Explain why the text may stay. Somebody else than who hid it decides, with a reason.
moderation-appeal-text = Why it should be visible
moderation-appeal-send = Send the appeal
moderation-public-page = public page
moderation-stale = Something has changed in the meantime. Here is how it is now; what you wrote is still below.
moderation-quoted = The text of the plan
moderation-said = What it says
moderation-cases = Reports, checks and appeals
moderation-past = Decisions
moderation-state-submitted = not published yet
moderation-state-published = visible
moderation-state-hidden = hidden
moderation-state-withdrawn = withdrawn
moderation-appeal-other = You decided to hide it: somebody else decides the appeal. You can still show it again.
moderation-decide = Decision
moderation-uphold = Uphold: the text is visible again
moderation-reject = Reject: the text stays hidden
moderation-decide-text = The reason, for whoever wrote it
moderation-decide-send = Decide
moderation-publish = Publish
moderation-keep = Leave it visible
moderation-hide = Hide
moderation-hide-note = The number, the place and the reason stay, and everybody reads them. Do not write names.
moderation-reason = Reason
moderation-text = Explanation
moderation-text-hint = Everybody reads it. Do not repeat the hidden words.
moderation-show-again = Show it again
moderation-show-text = Why it becomes visible again
moderation-problem-reason = Choose a reason from the list.
moderation-problem-text = Explain in at least 10 characters.
moderation-problem-long = The text is too long: at most { $max } characters.
moderation-problem-not-shown = It is not visible: there is nothing to hide.
moderation-problem-not-hidden = It is not hidden.
moderation-problem-own-decision = You hid it yourself: somebody else decides.
moderation-problem-own-appeal = It is your own appeal: somebody else decides.
moderation-problem-upheld = Choose whether to uphold or to reject.
moderation-problem-what = Choose what to do.
moderation-mail-hidden-subject = { $what }: hidden from readers
moderation-mail-hidden-body =
    { $what } can no longer be read on { $site }.

    Reason: { $reason }.
    { $text }

    Nothing is deleted. If you disagree, ask that another person decides:
    { $appeal }
moderation-mail-shown-subject = { $what }: visible again
moderation-mail-shown-body =
    { $what } can be read again on { $site }.

    { $text }

    { $link }
moderation-mail-appeal-subject = Appeal no. { $case }: decided
moderation-mail-upheld-body =
    Your appeal no. { $case } is upheld: { $what } can be read again on { $site }.

    { $text }

    { $link }
moderation-mail-rejected-body =
    Your appeal no. { $case } is rejected: { $what } stays hidden on { $site }.

    { $text }

    { $link }
moderation-mail-report-subject = Report no. { $case }: decided
moderation-mail-report-body =
    You reported { $what } on { $site }. It was decided: { $outcome }.

    { $link }
