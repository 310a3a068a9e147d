# From contributions to a changed plan: answers, chain, report.
consolidation-plans = Plans
consolidation-origin-sentence = Where does this sentence come from?
consolidation-origin-item = Where does this action come from?
consolidation-origin-short = Where it comes from
consolidation-origin-none = These words did not change because of a contribution: they stand as in the first version, or those who write the plan changed them.
consolidation-origin-several =
    { $n ->
        [one] It changed because of one contribution.
       *[other] It changed because of { $n } contributions: here is the way of each.
    }
consolidation-kind-comment = Comment
consolidation-kind-amendment = Amendment
consolidation-kind-need = Need
consolidation-kind-proposal = Proposal
consolidation-numbered = { $kind } no. { $number }
consolidation-by-on = { $author }, { $day }
consolidation-author-participant = Participant { $code }
consolidation-author-unknown = Sender not given
consolidation-author-vote = The vote
consolidation-step-answer = Answer: { $outcome }
consolidation-step-state = State of { $code }: { $state }
consolidation-item-completed = completed
consolidation-item-ongoing = ongoing
consolidation-item-planned = planned
consolidation-item-blocked = blocked
consolidation-item-cancelled = cancelled
consolidation-item-unknown = no data
consolidation-place-item = { $code } { $title }
consolidation-place-paragraph = Paragraph { $number }
consolidation-other-details = Other details of it changed.
consolidation-when-ongoing = ongoing
consolidation-when-from = from { $from }
consolidation-when-from-to = from { $from } to { $to }
consolidation-when-by = by { $by }
consolidation-outcome = Outcome
consolidation-outcome-accepted = accepted
consolidation-outcome-accepted-with-changes = accepted with changes
consolidation-outcome-merged = merged into another
consolidation-outcome-postponed = postponed
consolidation-outcome-not-accepted = not accepted
consolidation-outcome-hint-accepted = The plan changes as asked.
consolidation-outcome-hint-accepted-with-changes = The plan changes, in other words.
consolidation-outcome-hint-merged = It lives on in another contribution, which gets its own answer.
consolidation-outcome-hint-postponed = Not now: the reason says when it comes back.
consolidation-outcome-hint-not-accepted = The plan does not change because of it.
consolidation-outcomes-accepted = accepted
consolidation-outcomes-accepted-with-changes = accepted with changes
consolidation-outcomes-merged = merged
consolidation-outcomes-postponed = postponed
consolidation-outcomes-not-accepted = not accepted
consolidation-outcomes-caption = Outcomes of the contributions
consolidation-number = Number
consolidation-received =
    { $n ->
        [one] one contribution
       *[other] { $n } contributions
    }
consolidation-answers =
    { $n ->
        [one] one reasoned answer
       *[other] { $n } reasoned answers
    }
consolidation-sentence = { $received }, { $answers }
consolidation-paragraphs =
    { $n ->
        [one] one paragraph
       *[other] { $n } paragraphs
    }
consolidation-changed-plan = { $n } of { $all } changed the plan: { $paragraphs } of { $of }
consolidation-missing =
    { $n ->
        [0] nothing is missing
        [one] one to go
       *[other] { $n } to go
    }
consolidation-meter = Answers written: { $done } of { $all }, { $missing }.
consolidation-pace = At the pace of the last two weeks it ends on { $day }.
consolidation-result-heading = What became of it
consolidation-read-report = Read the report
consolidation-workbench = Contributions received
consolidation-to-workbench = Answer the contributions
consolidation-answer-heading = Answer
consolidation-answer-none = Not answered yet.
consolidation-answer-this = Write the answer
consolidation-draft-note = Draft: only the plan’s planners see it until it is published.
consolidation-way = From the need to the plan
consolidation-report = Report of the consultation
consolidation-report-preview = Preview: the report is not published yet; only the plan’s planners see it.
consolidation-question = What was asked
consolidation-dates = When
consolidation-from-to = from { $from } to { $to }
consolidation-published-on = Report published on
consolidation-themes = Most discussed themes
consolidation-what-changed = What changed
consolidation-who = Who took part
consolidation-category = Category
consolidation-people = people in their own name
consolidation-few = fewer than { $n }
consolidation-csv = Download as CSV
consolidation-json = Download as JSON
consolidation-calendar = Calendar
consolidation-all-contributions = Every contribution with its answer
consolidation-it-changed = It changed:
consolidation-next = Go on
consolidation-phase-draft = Draft
consolidation-phase-feedback = Comments
consolidation-phase-proposals = Proposals
consolidation-phase-prioritisation = Priorities
consolidation-phase-analysis = Answers
consolidation-phase-consolidation = New version
consolidation-phase-approval = Adoption
consolidation-phase-monitoring = Monitoring
consolidation-phase-closure = Closure
consolidation-body-central-administration = central administrations
consolidation-body-territorial-administration = territorial administrations
consolidation-body-in-house-company = in-house companies
consolidation-body-civil-society = civil society
consolidation-body-firm = firms
consolidation-body-research = universities and research
consolidation-body-informal-group = informal groups
consolidation-body-funder = funders
consolidation-organization-title = What we asked, what changed
consolidation-organization-summary = Contributions: { $asked }. They changed a plan: { $changed }.
consolidation-organization-none = This organisation has not written anything yet.
consolidation-asked = What we asked
consolidation-filter = Filter
consolidation-filter-all = All
consolidation-filter-kind = Kind
consolidation-filter-state = State
consolidation-filter-theme = Theme
consolidation-filter-part = Part of the plan
consolidation-filter-body = Organisation
consolidation-filter-since = Since yesterday only
consolidation-state-filter-waiting = To answer
consolidation-state-filter-draft = Answer in draft
consolidation-state-filter-unchecked = To be checked
consolidation-state-filter-published = Answer published
consolidation-state = State
consolidation-state-waiting = to answer
consolidation-state-draft = draft: { $outcome }
consolidation-rows =
    { $n ->
        [one] One contribution
       *[other] { $n } contributions
    }
consolidation-rows-none = No contribution with these filters
consolidation-choose = Choose
consolidation-contribution = Contribution
consolidation-place = On
consolidation-author = By
consolidation-supports = Supports
consolidation-public-page = public page
consolidation-answer-chosen = Answer the chosen ones
consolidation-pages = Pages of contributions
consolidation-done-saved = Draft saved.
consolidation-done-saved-parts = Draft saved. The contributions in parts stayed as they were: each part has an answer of its own.
consolidation-done-discarded = Draft removed: these contributions wait for an answer again. Your words stay in their form, in case they are of use.
consolidation-done-published = Answers published.
consolidation-done-checked = Check noted.
consolidation-done-linked = Link added.
consolidation-done-reported = Report published.
consolidation-answer-title = Answer
consolidation-group =
    { $n ->
        [one] one contribution
       *[other] { $n } contributions together
    }
consolidation-reason = Reason
consolidation-reason-hint = The author reads it under their own words. Say what was decided and why.
consolidation-into = Merged into contribution no.
consolidation-into-hint = For the outcome “merged” alone: the number of the contribution it lives on in.
consolidation-changed = What changes in the plan
consolidation-changed-hint = For accepted ones: numbers of paragraphs and codes of actions, with commas between. For example: 2.9, A2.3
consolidation-own-sentences = A sentence for each alone
consolidation-said-body = The need
consolidation-said-action = The proposed action
consolidation-said-effect = What would change
consolidation-said-wording = The proposed words
consolidation-said-reason = The reason
consolidation-said-files =
    { $n ->
        [one] One attached file
       *[other] Attached files
    }
consolidation-mixed =
    { $n ->
        [one] One of these contributions has a draft already, unlike the others: it stands below its words. If you save here, your answer takes its place.
       *[other] { $n } of these contributions have a draft already, and the drafts are not all the same: each stands below the words it answers. If you save here, your answer takes their place.
    }
consolidation-left-out =
    { $n ->
        [one] One more contribution fits the filter and is not in this group: it stays in the list.
       *[other] { $n } more contributions fit the filter and are not in this group: they stay in the list.
    }
consolidation-check-these =
    { $n ->
        [one] It counts for the draft of another person that you see above and nobody has checked yet.
       *[other] It counts for the { $n } drafts of other people that you see above and nobody has checked yet.
    }
consolidation-discard = Remove the draft
consolidation-save = Save the draft
consolidation-back = Back to the contributions
consolidation-stale = Somebody else saved in the meantime: their answer stands under each contribution, yours in the form. If you save, yours counts.
consolidation-stands = The answer as it stands:
consolidation-final = This answer is published and does not change any more. What changed in the plan can still be linked.
consolidation-check = I have read it, it is fine
consolidation-check-note = A second person is needed: have you read these answers?
consolidation-check-other = Before publication a second person has to read it.
consolidation-link = Add the link
consolidation-publish-title = Publish the answers
consolidation-to-publish = Publish answers and report
consolidation-ready =
    { $n ->
        [one] One answer is ready.
       *[other] { $n } answers are ready.
    }
consolidation-ready-none = No answer in draft.
consolidation-unchecked =
    { $n ->
        [one] One waits for the second person.
       *[other] { $n } wait for the second person.
    }
consolidation-publish-all = Publish all answers that are ready
consolidation-reported-on = The report came out on { $day }.
consolidation-publish-report = Publish the report
consolidation-report-look = Look at the report
consolidation-report-not-yet = The report is published once the consultation is over and every contribution has its answer.
consolidation-to-answer =
    { $n ->
        [one] One contribution still to answer
       *[other] { $n } contributions still to answer
    }
consolidation-to-link = Accepted, but with no trace in the plan
consolidation-to-link-text = As long as the link to what changed is missing, the version cannot be adopted.
consolidation-to-release = Accepted, but written in the draft only
consolidation-to-release-text = These words stand in the draft and not yet in the version that everybody reads: publish the version.
consolidation-to-write = Accepted and linked, but the words are the same
consolidation-to-write-text = After these contributions no version changed the paragraphs and actions they are linked to. If the plan said so already, there is nothing more to do.
consolidation-named-more =
    { $n ->
        [one] One more is not listed here: it appears once these are settled.
       *[other] { $n } more are not listed here: they appear once these are settled.
    }
consolidation-problem-how-many = Choose 1 to { $most } contributions.
consolidation-problem-final = One of these answers is published already and does not change any more.
consolidation-problem-no-outcome = Choose an outcome.
consolidation-problem-no-reason = Write the reason: every answer has one.
consolidation-problem-long = The text is too long: at most { $max } characters.
consolidation-problem-no-into = Write the number of the contribution it is merged into.
consolidation-problem-into = There is no other published contribution of that number.
consolidation-problem-into-merged = That contribution is merged itself, or this one gathers others: choose the one that stays.
consolidation-problem-changed = Name paragraphs or actions of this edition, for an accepted contribution.
consolidation-problem-place = There is no “{ $place }” in the plan: write the number of a paragraph or the code of an action.
consolidation-problem-own-check = You cannot check what you wrote: another person is needed.
consolidation-problem-unchecked =
    { $n ->
        [one] One answer still waits for the second person.
       *[other] { $n } answers still wait for the second person.
    }
consolidation-problem-nothing = There is no answer to publish.
consolidation-problem-unanswered =
    { $n ->
        [one] One published contribution has no answer yet.
       *[other] { $n } published contributions have no answer yet.
    }
consolidation-problem-still-open = The consultation is still open: the report is published after it closes.
consolidation-problem-paused = The consultation is paused: first let it go on, or end it with a reason that everybody reads. As long as it is paused no report is published and the plan is not adopted.
consolidation-problem-goes-on = The consultation is not over (last day: { $day }): the plan can be adopted after its end.
consolidation-problem-unopened = The consultation on the strategy of an ecosystem was never opened: the plan can be adopted after its end. Publish the process; if the text is not a strategy, say so in the process.
consolidation-to-process = Go to the process
consolidation-problem-moderation = First decide what waits in the moderation: texts to read or appeals ({ $n }).
consolidation-problem-unlinked =
    { $n ->
        [one] One accepted contribution is not linked to what changed in the plan: link it from the contributions received.
       *[other] { $n } accepted contributions are not linked to what changed in the plan: link them from the contributions received.
    }
consolidation-problem-drafted =
    { $n ->
        [one] One accepted contribution is written in the draft only: publish the version first.
       *[other] { $n } accepted contributions are written in the draft only: publish the version first.
    }
consolidation-adoption-list = See which they are
consolidation-mail-subject = { $site }: the answer to your contribution no. { $number }
consolidation-mail-subject-many = { $site }: the answers to your { $n } contributions
consolidation-mail-news-subject-many = { $site }: the plan changed because of { $n } of your contributions
consolidation-mail-body =
    You wrote ({ $kind } no. { $number }):
    { $said }

    Answer: { $outcome }
    { $reason }

    { $link }
consolidation-mail-changed =
    Now the plan says ({ $place }):
    { $words }
consolidation-mail-removed = { $place } was removed from the plan.
consolidation-mail-news-subject = { $site }: the plan changed because of your contribution no. { $number }
consolidation-mail-news =
    You wrote ({ $kind } no. { $number }):
    { $said }

    A new version of the plan is out, and your contribution changed it.

    { $sentences }

    { $link }
consolidation-amendments = Accepted amendments
consolidation-amendments-all = All accepted amendments
consolidation-amendments-text = Every word written from here stays linked to its contribution. Until publication it can be undone.
consolidation-amendments-left =
    { $n ->
        [0] No accepted amendment waits to go into the draft.
        [one] One accepted amendment waits to go into the draft.
       *[other] { $n } accepted amendments wait to go into the draft.
    }
consolidation-amendment-ready = ready for the draft
consolidation-amendment-written = written into the draft
consolidation-amendment-contested = to be chosen
consolidation-amendment-gone = the passage is gone
consolidation-amendment-changed = These words have changed in the draft meanwhile: choose the right ones.
consolidation-amendment-changed-with = In the draft these words have changed already. The same words are touched by contributions no. { $numbers } too.
consolidation-amendment-with = The same words are touched by contributions no. { $numbers } too: choose the right ones.
consolidation-amendment-stale = Meanwhile somebody else changed the paragraph. Above are the words as they are now, in the field are yours.
consolidation-apply = Write into the draft
consolidation-choose-words = Choose the words
consolidation-undo = Undo
consolidation-done-applied = Amendment written into the draft.
consolidation-done-undone = Undone: the draft is as before.
consolidation-to-draft = Back to the draft
consolidation-to-version = Publish the version
consolidation-words-now = In the draft now
consolidation-words-asked = Words asked for
consolidation-words-new = The words of the plan
consolidation-words-new-hint = The whole text of the paragraph, as everybody will read it.
consolidation-words-write = Write these words into the draft
consolidation-problem-contested = These words are contested: choose the text of the paragraph.
consolidation-problem-amendment-gone = In the draft this passage is gone: there is nothing to change.
consolidation-problem-undo = After the amendment the same words changed again: correct the paragraph by hand.
consolidation-pace-none = No answer was written in the last two weeks: there is no pace to tell a day from.
consolidation-filter-tag = Tag
consolidation-filter-office = Office
consolidation-office-filter-asked = Given to an office
consolidation-office-filter-silent = Waiting for an opinion
consolidation-done-marked = Done.
consolidation-with-chosen = With the chosen contributions
consolidation-answer-all = Answer all that the filter leaves
consolidation-tag = Tag
consolidation-tag-add = Add the tag
consolidation-tag-remove = Remove the tag
consolidation-office = Office
consolidation-office-ask = Ask for an opinion
consolidation-office-unask = Withdraw the request
consolidation-office-asked = Opinion asked of { $office }
consolidation-office-answered = Opinion of { $office }
consolidation-shortcuts = Shortcut keys
consolidation-shortcuts-on = Shortcut keys are on, for you alone.
consolidation-shortcuts-off = Shortcut keys are off. Switched on, they work for you alone and on this page alone.
consolidation-shortcuts-switch-on = Switch shortcut keys on
consolidation-shortcuts-switch-off = Switch shortcut keys off
consolidation-key-next = next contribution
consolidation-key-previous = previous contribution
consolidation-key-choose = choose or leave
consolidation-key-answer = answer the chosen contributions
consolidation-note = Internal note
consolidation-note-hint = Read by planners alone. It never appears on any public page.
consolidation-note-add = Add the note
consolidation-work-more = Tags, offices and notes
consolidation-group-more =
    { $n ->
        [one] and one more contribution
       *[other] and { $n } more contributions
    }
consolidation-kept = You have an unsaved answer of { $when }.
consolidation-kept-use = Go on from there
consolidation-keep-done = Text kept: you may close the page.
consolidation-keep-failed = The text was not kept: save the draft.
consolidation-library = Recurring answers
consolidation-library-text = Reasons that are needed more than once. Whoever answers inserts and adapts them: answers already written do not change.
consolidation-library-none = None
consolidation-library-choose = Insert a reason
consolidation-library-row = { $title } (used { $n })
consolidation-library-insert = Insert
consolidation-library-title = Name of the reason
consolidation-library-title-hint = To find it again: readers of the answer do not see it.
consolidation-library-keep = Keep this reason
consolidation-library-new = New reason
consolidation-library-edit = Correct the reason
consolidation-library-save = Save the reason
consolidation-library-remove = Remove
consolidation-library-stale-removed = Meanwhile somebody else changed it, so it was not deleted. This is what it says now; if it is not needed, delete this one.
consolidation-library-gone = Meanwhile somebody else deleted it. Your text is in the form: if you save, it becomes a new answer.
consolidation-library-stale = Meanwhile somebody else changed it. Here is the text of now, in the form is yours. If you save, yours counts.
consolidation-library-uses =
    { $n ->
        [0] never used
        [one] used for one contribution
       *[other] used for { $n } contributions
    }
consolidation-done-library = Reason kept.
consolidation-done-library-removed = Reason removed.
consolidation-edit = Edit
consolidation-offices = Offices
consolidation-offices-text = You can ask an office for its opinion on a contribution. Its people get a mail and write on the site.
consolidation-office-new = New office
consolidation-office-edit = Edit the office
consolidation-office-name = Name of the office
consolidation-office-people = People
consolidation-office-people-hint = The e-mail addresses they sign in with, separated by commas.
consolidation-office-save = Save the office
consolidation-done-office = Office saved.
consolidation-done-office-removed = Office removed.
consolidation-office-nobody = nobody
consolidation-office-remove = Remove
consolidation-office-stale = In the meantime somebody changed this office: its name is now { $name } and its people are { $people }. If you wrote something, you find it below: save it, if it is to stand instead.
consolidation-office-gone = In the meantime somebody removed this office. What you wrote is below: if you save it, it becomes a new office.
consolidation-problem-office-asked = { $n ->
    [one] This office was asked for an opinion: it cannot be removed. You can change its name and its people.
   *[other] This office was asked for { $n } opinions: it cannot be removed. You can change its name and its people.
}
consolidation-opinions = Opinions asked of your office
consolidation-opinions-text = The opinion is read only by those who write the plan. It is not published.
consolidation-opinions-none = No opinion is asked of you at the moment.
consolidation-opinion = Opinion
consolidation-opinion-save = Save the opinion
consolidation-opinion-stale = Meanwhile somebody of your office saved the opinion. Below you read their text and, in the form, yours: if you save, yours counts.
consolidation-done-opinion = Opinion saved.
consolidation-opinion-mail-subject = { $site }: your office’s opinion is needed
consolidation-opinion-mail-body =
    { $n ->
        [one] The office { $office } is asked for its opinion on a contribution to { $plan }.
       *[other] The office { $office } is asked for its opinion on { $n } contributions to { $plan }.
    }

    Write it here, without a password:
    { $link }

    The link is for you alone. It stops working once nothing is asked any more, and after sixty days in any case. Whoever signs in finds the same here:
    { $page }
consolidation-groups = Similar contributions
consolidation-groups-text = The site compares words and suggests groups. You decide: nothing is merged by itself, and two similar texts may say the opposite.
consolidation-groups-search = Look for similar contributions
consolidation-groups-refresh = Refresh the page
consolidation-groups-never = No search so far.
consolidation-groups-done = Last search: { $when }.
consolidation-groups-running = Searching: { $done } of { $total }.
consolidation-groups-found =
    { $n ->
        [0] No group to look at.
        [one] One group.
       *[other] { $n } groups.
    }
consolidation-group-of =
    { $n ->
        [one] One contribution
       *[other] { $n } similar contributions
    }
consolidation-group-like = words in common: { $n } %
consolidation-group-suggested = suggested group
consolidation-group-confirmed = confirmed group
consolidation-group-confirm = Yes, they belong together
consolidation-group-dismiss = No, they differ
consolidation-group-leave = Take out of the group
consolidation-group-answer = Answer together
consolidation-group-list = See the whole group
consolidation-group-stale = Meanwhile somebody else changed this group, or a new search made others: nothing was changed. Below are the groups as they are now.
consolidation-group-dismissed = The group was taken off the list and will not be suggested again. The contributions are as they were.
consolidation-group-back = Put the group back as it was
consolidation-group-left = The contribution no longer belongs to the group. It is as it was.
consolidation-group-join = Put it back into the group
consolidation-differs-negation = one of the two says “not”
consolidation-differs-numbers = other numbers
consolidation-differs-places = other places or names
consolidation-problem-part = The first { $n } answers are saved, then something changed: look and save again.
consolidation-problem-tag = Write the tag, at most { $max } characters.
consolidation-problem-note = Write the note, at most { $max } characters.
consolidation-problem-opinion = Write the opinion, at most { $max } characters.
consolidation-problem-office = Choose an office of this plan.
consolidation-problem-office-name = Write the name of the office.
consolidation-problem-office-taken = There is an office with this name already.
consolidation-problem-office-person = Nobody signs in with the address { $address }: check it, or ask them to register first.
consolidation-problem-library-title = Write a name to find it again.
consolidation-odt = Download as ODT
consolidation-report-first = Back to the first page of the report
consolidation-before = Before
consolidation-after = Now
consolidation-filter-territory = Territory
consolidation-amendment-read = Compare the words

# A contribution that asks several things is split into parts, each with an answer of its own.
consolidation-split = Does it ask several things? Split it into parts
consolidation-split-note = Each part quotes its words and gets an answer; the contribution and its author stay the same.
consolidation-parts-title = Contribution in parts
consolidation-split-text = Into each box copy, without changing them, the author’s words that ask one thing. What is no request, such as a greeting, may be left out.
consolidation-split-do = Split
consolidation-split-more = One more box
consolidation-part = Part { $n }
consolidation-part-into = Lives on in contribution no. { $n }
consolidation-part-waiting = Not answered yet
consolidation-part-gone = The author has changed these words since: put the contribution together and split it again.
consolidation-part-stale = Somebody else saved in the meantime: under each part is the answer that stands now, in the form is yours. If you save, yours stands.
consolidation-parts-text = Parts can be saved one at a time. The answer can be published once each part has one.
consolidation-parts-rule = In the figures the contribution stays one: if only a part is accepted, it counts as accepted with changes.
consolidation-join = Put together again
consolidation-join-text = You can go back until the answer is published. What you wrote for the parts stays in the form of the answer, for you.
consolidation-done-part-split = The contribution is split into parts: each now waits for its answer.
consolidation-done-part-saved = Draft saved.
consolidation-in-parts =
    { $n ->
        [one] in one part
       *[other] in { $n } parts
    }
consolidation-in-parts-here = These contributions are split into parts, each answered on its own page: { $numbers }.
consolidation-parts-whole =
    { $n ->
        [one] This contribution has one part only.
       *[other] It asks { $n } things: here is the answer to each. The outcome above holds for the contribution as a whole.
    }
consolidation-problem-in-parts = Contribution no. { $number } is split into parts: answer each part on its page, and clear its box here.
consolidation-problem-split-already = Somebody else has split this contribution already: load the page again.
consolidation-problem-split-how-many = Fill at least two boxes, at most { $most }.
consolidation-problem-passage = Box { $n } has words that the contribution does not contain: copy them without changing them.
consolidation-problem-passage-twice = Box { $n } says the same as another one: each part has words of its own.
consolidation-problem-into-gone = Contribution no. { $number } is merged into one that cannot be read any more, because it was withdrawn or hidden: choose another one or give it an outcome of its own, then publish.
consolidation-problem-words-changed = The author of contribution no. { $number } has changed its words since the answer was drafted: read it again, save the answer again, then publish.
consolidation-problem-join-stale = Meanwhile somebody else saved an answer: the contribution is still in parts. Look at what its parts say now, then decide again.
consolidation-problem-publish-stale = Meanwhile somebody changed the drafts, so nothing went out. Look how many are ready now, then publish.
consolidation-problem-passage-gone = The author of contribution no. { $number } has changed the words quoted in a part: look at it again before you publish.

# What each figure counts.
consolidation-counted-received = Contributions received
consolidation-counted-answered = Contributions with an answer
consolidation-counted-all-accepted = Contributions accepted, also with changes
consolidation-counted-outcome = Contributions with the outcome: { $outcome }
consolidation-counted-changed-the-plan = Contributions that changed the plan
consolidation-counted-changed-paragraphs = Paragraphs changed because of a contribution
consolidation-counted-changed-items = Actions and objectives changed because of a contribution
consolidation-counted-places =
    { $n ->
        [one] One place in the plan
       *[other] { $n } places in the plan
    }
consolidation-place-gone = A place that the published version no longer has
consolidation-state-filter-written = With an answer, drafts included
consolidation-items =
    { $n ->
        [one] one action or objective
       *[other] { $n } actions and objectives
    }
consolidation-changed-items = In the cards: { $items }
consolidation-second-is-on = Before it goes out each answer is read by a second person.
consolidation-second-is-off = Answers go out without being read by a second person.
consolidation-second-everywhere = The site asks for it in every process.
consolidation-second-where = You decide it in the settings of the process
consolidation-second-on = Ask for it in every process of the site
consolidation-second-off = Ask for it no more in the whole site
consolidation-problem-gone = These contributions are not there: { $which }. Untick them and try again.
consolidation-order = Those without an answer first, the newest first.
consolidation-file = Download exactly these rows:
consolidation-column-number = Number
consolidation-column-kind = Kind
consolidation-column-received = Received
consolidation-column-author = Who writes
consolidation-column-place = Place in the plan
consolidation-column-title = Title
consolidation-column-text = Text
consolidation-column-wording = Suggested words
consolidation-column-action = Proposed action
consolidation-column-effect = Expected effect
consolidation-column-theme = Theme
consolidation-column-territory = Territory
consolidation-column-supports = Supports
consolidation-column-state = State of the answer
consolidation-column-outcome = Outcome
consolidation-column-tags = Tags
consolidation-column-offices = Offices
consolidation-column-group = Group
consolidation-column-address = Address
