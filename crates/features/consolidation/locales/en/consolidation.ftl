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
consolidation-added-begin = added text begins
consolidation-added-end = added text ends
consolidation-removed-begin = removed text begins
consolidation-removed-end = removed text ends
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
consolidation-pace = At this pace it is done on { $day }.
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
consolidation-few = fewer than 3
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
consolidation-problem-unchecked = { $n } answers still wait for the second person.
consolidation-problem-nothing = There is no answer to publish.
consolidation-problem-unanswered = { $n } published contributions have no answer yet.
consolidation-problem-still-open = The consultation is still open: the report is published after it closes.
consolidation-problem-unlinked = { $n } accepted contributions are not linked to what changed in the plan: link them from the contributions received.
consolidation-mail-subject = { $site }: the answer to your contribution no. { $number }
consolidation-mail-body =
    You wrote ({ $kind } no. { $number }):
    { $said }

    Answer: { $outcome }
    { $reason }

    { $link }
consolidation-mail-changed =
    Now the plan says ({ $place }):
    { $words }
