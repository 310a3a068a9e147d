# Votes: setting up, ballot, result.
rounds-plans = Plans
rounds-title = Votes
rounds-lead = Voters say which actions matter most. A vote does not decide the plan: the administration answers with a reason.
rounds-none = No votes
rounds-none-text = When one opens, you find it here.
rounds-new = Set up a vote
rounds-all = All votes
rounds-open-now = Voting now
rounds-vote = Vote
rounds-vote-for-body = Vote for your organisation
rounds-decides = A vote does not decide the plan. Those who write the plan read the result and answer with a reason.

rounds-method-choose = Choose the most important
rounds-method-points = Give out points
rounds-method-marks = Give a mark from 1 to 5
rounds-method-shares = Spend a budget, in equal shares
rounds-method-votes = Spend a budget, most votes first
rounds-method-phragmen = Spend a budget, Phragmén’s rule
rounds-method-borda = Put in order, Borda count
rounds-method-schulze = Put in order, Schulze method
rounds-method-runoff = Put in order, instant run-off

rounds-cards = Ways of voting
rounds-cards-lead = Choose how people vote. Under each rule there is an example with five people and three projects, really counted.
rounds-card-title-choose = Choose up to 5
rounds-card-title-points = Give out 10 points
rounds-card-title-marks = Mark each action from 1 to 5
rounds-card-title-shares = In equal shares among voters
rounds-card-title-votes = Most votes first
rounds-card-title-phragmen = Phragmén’s rule
rounds-card-title-borda = Borda count
rounds-card-title-schulze = Schulze method
rounds-card-title-runoff = Instant run-off
rounds-card-advised = If in doubt, use this one.
rounds-card-choose = Each voter chooses up to five actions. The most chosen win.
rounds-card-points = Each voter gives out ten points as it likes. The actions with most points win.
rounds-card-marks = Each voter marks each action from 1 to 5. The highest sums win.
rounds-card-budget-title = Spend a budget
rounds-card-budget = Each action has a cost. Each voter fills a basket within the money there is.
rounds-card-shares = The money is divided equally among those who vote. An action is bought with the shares of those who chose it.
rounds-card-votes = Actions are bought from the most voted down. What does not fit the money is skipped.
rounds-card-phragmen = Those who vote earn at the same speed. An action is bought as soon as those who chose it can pay for it.
rounds-card-borda = Each voter puts the actions in order. An action on the ballot gets a point for each one that stands after it or is not on the ballot.
rounds-card-schulze = Each voter puts the actions in order. Actions are compared two by two: one that is not on the ballot stands after those that are.
rounds-card-runoff = Each voter puts the actions in order. The last one leaves and its ballots move on, until one has more than half of those that still count.
rounds-advanced = Advanced rules
rounds-advanced-note = Experts know these rules. Use them if you can explain them to those who vote.
rounds-example = An example
rounds-example-park = Park
rounds-example-library = Library
rounds-example-shelter = Bus shelter
rounds-example-outcome = Outcome: { $winners }.
rounds-start-with = Use “{ $method }”
rounds-other-method = Change the way of voting
rounds-make = Create the vote

rounds-rule-any = One chooses as many as one likes, without a limit.
rounds-rule-set =
    { $n ->
        [one] One action is chosen.
       *[other] Up to { $n } actions are chosen.
    }
rounds-rule-points =
    { $n ->
        [one] One point is given.
       *[other] Up to { $n } points are given out.
    }
rounds-rule-marks = Any action may be marked from 1 to 5.
rounds-rule-basket = Actions are chosen as long as there is money.
rounds-rule-basket-most =
    { $n ->
        [one] One action is chosen, within the money there is.
       *[other] Up to { $n } actions are chosen, within the money there is.
    }
rounds-rule-ranking =
    { $n ->
        [one] One action is put first.
       *[other] Up to { $n } actions are put in order.
    }
rounds-rule-ranking-any = Any number of actions is put in order.
rounds-counted-choose =
    { $n ->
        [one] The most chosen wins.
       *[other] The { $n } most chosen win.
    }
rounds-counted-points =
    { $n ->
        [one] The one with most points wins.
       *[other] The { $n } with most points win.
    }
rounds-counted-marks =
    { $n ->
        [one] The one with the highest sum wins.
       *[other] The { $n } with the highest sums win.
    }
rounds-counted-borda =
    { $n ->
        [one] An action on the ballot gets a point for each one that stands after it or is not on the ballot. The one with most points wins.
       *[other] An action on the ballot gets a point for each one that stands after it or is not on the ballot. The { $n } with most points win.
    }
rounds-counted-schulze =
    { $n ->
        [one] Actions are compared two by two: one that is not on the ballot stands after those that are. The first wins.
       *[other] Actions are compared two by two: one that is not on the ballot stands after those that are. The first { $n } win.
    }
rounds-counted-runoff = In each turn the last one leaves and its ballots move on, until one has more than half of those that still count.
rounds-counted-shares = The money is divided equally among those who vote, and each action is bought with the shares of those who chose it. What is left buys the most voted.
rounds-counted-votes = Actions are bought from the most voted down, skipping what does not fit the money.
rounds-counted-phragmen = Those who vote earn at the same speed, and an action is bought as soon as those who chose it can pay for it.

rounds-fact-rule = How to vote and how it is counted
rounds-fact-budget = Money
rounds-fact-who = Who votes
rounds-fact-when = When
rounds-fact-hidden = What stays hidden until the close
rounds-fact-named = The ballots
rounds-fact-ties = In a tie
rounds-fact-quorum = Ballots needed
rounds-fact-least = Votes needed
rounds-fact-turnout = So far
rounds-electorate-all = All verified organisations, one ballot each, through those who represent them.
rounds-electorate-some = One ballot for each verified organisation of these kinds: { $kinds }.
rounds-from-to = From { $from } to { $to }.
rounds-until = Voting ends on { $at }.
rounds-hidden-all = What each organisation voted, and how many have voted. Those who set up the vote see which organisations have voted, and read only the paper ballots that they enter.
rounds-hidden-ballots = What each organisation voted. Only how many have voted is shown. Those who set up the vote also see which organisations, and read only the paper ballots that they enter.
rounds-named = After the close each organisation’s ballot is public, with its name.
rounds-not-named = Ballots are not published: only the totals are. After the count those who set up the vote read them, too.
rounds-ties-lot = Lot number { $lot } decides, drawn before the vote.
rounds-ties-number = The action with the lower number goes first.
rounds-ties-cost = What costs less goes first.
rounds-quorum =
    { $n ->
        [one] At least one ballot is needed.
       *[other] At least { $n } ballots are needed, or nothing is chosen.
    }
rounds-least =
    { $n ->
        [one] Only what has at least one vote counts.
       *[other] Only what has at least { $n } votes counts.
    }
rounds-ballots =
    { $n ->
        [0] No ballots.
        [one] One ballot.
       *[other] { $n } ballots.
    }
rounds-how = How it works
rounds-options =
    { $n ->
        [0] No actions to vote on
        [one] One action to vote on
       *[other] { $n } actions to vote on
    }
rounds-order-note = The order is drawn by chance, so that nothing gains by standing first. On the ballot it changes from reader to reader.
rounds-number = No. { $n }
rounds-more = Read more
rounds-feasibility = What the offices say
rounds-cost = Cost: { $cost }
rounds-no-cost = no cost
rounds-no-feasibility = nothing from the offices
rounds-alternative = An alternative to others: { $group }
rounds-from-proposal = From proposal no. { $number }
rounds-withheld = A moderator hid the text of this proposal on { $day }, for this reason: “{ $why }”
rounds-withheld-since = A moderator hid the text of this proposal after it came to the vote.
rounds-withheld-counts = The ballots that choose it stay valid.
rounds-from-item = Read it in the plan
rounds-extended = The close was moved. Why:

rounds-standing-draft = Being prepared: only those who set it up see it.
rounds-standing-announced = Opens on { $at }.
rounds-standing-open = Voting now: closes { $days } ({ $at }).
rounds-standing-closed = Closed on { $at }.
rounds-standing-counted = Closed on { $at } and counted.
rounds-badge-draft = being prepared
rounds-badge-announced = announced
rounds-badge-open = open
rounds-badge-closed = to be counted
rounds-badge-counted = counted
rounds-counted-on = Counting begins on { $at }, when the paper ballots are entered.
rounds-counting = Counting: { $done } of { $all } rankings.

rounds-kind-central-administration = central administration
rounds-kind-territorial-administration = territorial administration
rounds-kind-in-house-company = in-house company
rounds-kind-civil-society = civil society
rounds-kind-firm = firm
rounds-kind-research = research and universities
rounds-kind-informal-group = informal group
rounds-kind-funder = funder

rounds-left-choices =
    { $n ->
        [0] No choices left.
        [one] One choice left.
       *[other] { $n } choices left.
    }
rounds-over-choices =
    { $n ->
        [one] There is one choice too many.
       *[other] There are { $n } choices too many.
    }
rounds-left-points =
    { $n ->
        [0] No points left.
        [one] One point left.
       *[other] { $n } points left.
    }
rounds-over-points =
    { $n ->
        [one] There is one point too many.
       *[other] There are { $n } points too many.
    }
rounds-left-money = { $amount } left.
rounds-over-money = { $amount } over the money there is.
rounds-chosen =
    { $n ->
        [0] No actions marked.
        [one] One action marked.
       *[other] { $n } actions marked.
    }
rounds-why-not-money = { $left } are left, this action costs { $cost }.
rounds-why-not-none =
    { $n ->
        [one] You have named the only action you can: take it away first.
       *[other] You have named { $n } actions already: take one away first.
    }
rounds-update = Update what is left
rounds-up = Up
rounds-down = Down
rounds-first = First
rounds-drop = Take away
rounds-add = Add
rounds-plus = one more point for { $title }
rounds-minus = one point less for { $title }
rounds-no-mark = no mark
rounds-now-points = { $title }: { $points } points.
rounds-now-place = { $title }: now at place { $place }.
rounds-now-out = { $title }: taken off the ballot.
rounds-to-review = Review the ballot
rounds-review = Review the ballot
rounds-review-lead = This is the ballot you are about to send.
rounds-your-ballot = The ballot
rounds-back = Change the ballot
rounds-send = Confirm and send
rounds-send-sign-in = Sign in and send
rounds-sign-in-after = You can fill in the ballot at once. Signing in is only needed to send it. Meanwhile the ballot stays in this browser, in a technical cookie that ends after an hour.
rounds-speaker = For which organisation do you vote?
rounds-speak-for = You vote on behalf of { $body }.
rounds-speak-unverified = It is still being verified: it can vote once it is verified.
rounds-no-body = Those vote who represent an organisation. Your account represents none: register your organisation under “My organisations”, or ask those who represent it to invite you.
rounds-current = This is the ballot that { $body } has sent already. If you send another one, the last one counts.
rounds-pick-points = { $title }: { $points } points
rounds-pick-mark = { $title }: mark { $mark }
rounds-pick-place = { $title }

rounds-receipt-of = Ballot of { $body }
rounds-news-in = The ballot arrived and is in: it counts, unless your organisation replaces it.
rounds-news-same = This same ballot was there already: nothing changed.
rounds-received-at = Received
rounds-cast-by = Sent by
rounds-until-when = Until when
rounds-replace-until = Those who represent the organisation can replace it until { $at }.
rounds-replace = Replace the ballot
rounds-ballot-says = What it says
rounds-log = Ballots sent and replaced
rounds-log-pages = Pages of the log
rounds-log-note = The people of the organisation and those who set up the vote see this.
rounds-log-staff = What the ballots say is not shown here: it is published after the close.
rounds-somebody = somebody who left the site
rounds-paper = On paper, protocol { $protocol }
rounds-withdrawn = Paper ballot withdrawn, protocol { $protocol }. Reason: { $reason }
rounds-receipt-hidden = What the ballot says can be read here after the count.
rounds-receipt-none = No ballot of this organisation counts now.

rounds-specimen = Specimen to print
rounds-specimen-title = Specimen of the ballot
rounds-specimen-not = It is for thinking it over and discussing it first. It is not a ballot: votes are sent from the site.
rounds-specimen-cross = Put a cross beside what you choose.
rounds-specimen-points = Write how many points you give to each action.
rounds-specimen-mark = Write a mark from 1 to 5.
rounds-specimen-place = Write 1 for the first, 2 for the second, and so on.
rounds-specimen-notes = Notes:

rounds-result = Result
rounds-result-caption = What was chosen, and why
rounds-head-place = Place
rounds-head-option = Action
rounds-head-score = Votes
rounds-head-points = Points
rounds-head-why = Why
rounds-head-kind = Kind
rounds-head-voted = Voted
rounds-head-could = Could vote
rounds-head-percent = Turnout
rounds-head-served = With a choice
rounds-head-body = Organisation
rounds-not-chosen = not chosen
rounds-place =
    { $n ->
        [1] 1st
        [2] 2nd
        [3] 3rd
       *[other] { $n }th
    }
rounds-total =
    { $n ->
        [0] No actions chosen.
        [one] One action chosen.
       *[other] { $n } actions chosen.
    }
rounds-total-money = Actions chosen: { $n }. { $spent } of { $budget } spent.
rounds-score-votes =
    { $n ->
        [0] no votes
        [one] 1 vote
       *[other] { $n } votes
    }
rounds-score-points =
    { $n ->
        [0] no points
        [one] 1 point
       *[other] { $n } points
    }
rounds-answer = What the administration answers
rounds-why-won = Chosen, with { $score }.
rounds-why-behind = It has { $score }, the last one chosen has { $last }.
rounds-why-tied = It has { $score }, like the last one chosen: the rule for ties decided.
rounds-notes = How this came about
rounds-others = The same ballots under other rules
rounds-others-note = It shows how much the outcome depends on the rule. Only the rule announced before the vote counts.
rounds-other-choose = By number of ballots
rounds-other-points = By sum of points
rounds-other-marks = By sum of marks
rounds-other-shares = In equal shares among voters
rounds-other-votes = Most votes first
rounds-other-phragmen = Phragmén’s rule
rounds-other-borda = Borda count
rounds-other-schulze = Schulze method
rounds-other-runoff = Instant run-off
rounds-same = The same choices
rounds-differs =
    { $n ->
        [one] One choice differs
       *[other] { $n } choices differ
    }
rounds-turnout = Who voted
rounds-turnout-caption = Turnout by group
rounds-too-few = too few for a percentage
rounds-served = Who finds a choice of theirs
rounds-served-caption = Organisations with at least one of the chosen actions on their ballot
rounds-files = Download these data
rounds-file-csv = Table of the result (CSV)
rounds-file-json = Everything: rule, result, ballots (JSON)
rounds-file-pb = Ballots for recounting (Pabulib format)
rounds-count-again = To count the ballots that you downloaded in the Pabulib format again on your own computer, get the free program “cantiere” from somebody you trust. Open a terminal in the folder of the file and write:
rounds-ballots-kept = Single ballots are not published, because they could tell who sent them: the auditors recount them.
rounds-ballots-parts = Whole ballots are not published, because they could tell who sent them. For each ranking where they cannot, what they say of it alone is published; the auditors recount them whole.
rounds-ballots-title = Ballots of organisations
rounds-ballots-lead = What each organisation voted.
rounds-withdrawn-title = Paper ballots withdrawn
rounds-withdrawn-lead = Those who set up the vote had entered them by mistake. They are not counted.
rounds-withdrawn-when = Withdrawn
rounds-no-ballots = No organisation voted
rounds-pages = Pages of ballots

rounds-chain-place =
    { $n ->
        [1] 1st in the vote
        [2] 2nd in the vote
        [3] 3rd in the vote
       *[other] { $n }th in the vote
    }
rounds-was-place =
    { $n ->
        [1] 1st choice
        [2] 2nd choice
        [3] 3rd choice
       *[other] { $n }th choice
    }
rounds-was-not-chosen = not chosen
rounds-in-votes = In votes
rounds-to-assess = To be assessed: choice { $n } in the vote

rounds-set-up = Set up
rounds-public-page = See the public page
rounds-settings = Rule and window
rounds-fixed = At least one ballot has arrived: what is set does not change any more.
rounds-edit = Change
rounds-take-away = Take away
rounds-add-free = Add an action written here
rounds-edit-option = Change the action
rounds-option-title = Title
rounds-option-body = Description
rounds-option-cost = Cost in euros
rounds-option-cost-hint = For example 50,000. Needed when a budget is spent.
rounds-option-feasibility = What the offices say
rounds-option-feasibility-hint = Can it be done? On what conditions? Voters read this.
rounds-option-alternative = An alternative to others
rounds-option-alternative-hint = Write the same word for actions of which at most one may be chosen.
rounds-option-list = Ranking
rounds-add-option = Add
rounds-save-option = Save
rounds-from-proposals = Take from the proposals
rounds-which-proposals = Which proposals
rounds-threshold-percent = At least this percentage of the supports of its ranking:
rounds-threshold-per = and one more for every so many supports:
rounds-threshold = Select what passes
rounds-offered = no. { $number }: { $title }
rounds-supports =
    { $n ->
        [0] no support
        [one] one support
       *[other] { $n } supports
    }
rounds-from-actions = Take from the actions of the plan
rounds-which-actions = Which actions
rounds-add-chosen = Add the selected ones
rounds-all-win = So far all of them win: add actions, or write a lower number into “How many win”.
rounds-trial = Dry run
rounds-trial-note = Counts invented ballots by this rule, to show what the result will look like. Nothing is kept.
rounds-trial-with = How many invented ballots?
rounds-trial-go = Try
rounds-open-title = Open the vote
rounds-open-note = The page becomes public. Voting begins at the moment you set. After the first ballot nothing changes any more.
rounds-open = Open the vote
rounds-save = Save
rounds-stale = Somebody else has saved in the meantime. Here is what stands now; your text is in the form. If you save, yours stands.
rounds-extend = Move the close
rounds-extend-note = Only to later, and with a reason that everybody reads.
rounds-until-field = New close
rounds-reason = Reason
rounds-reason-hint = It stays public.
rounds-done-made = The vote is created. Now add the actions to vote on.
rounds-done-saved = Saved.
rounds-done-options = The list is up to date.
rounds-discard = Delete this vote
rounds-discard-note = Only those who prepare it have seen it. The actions to vote on, the rules and the list of who may vote go, and this cannot be undone.
rounds-discard-sure = Yes, delete
rounds-done-discarded = The vote is deleted.
rounds-done-opened = The vote is public.
rounds-done-extended = The close is moved.
rounds-field-title = Title
rounds-field-title-hint = For example “The priorities of public bodies”.
rounds-field-question = Question
rounds-field-question-hint = What voters are asked, in one or two sentences.
rounds-field-method = How to vote
rounds-field-most = How many at most
rounds-most-choices = Actions that a ballot may name. Leave empty for no limit.
rounds-most-points = Points that a ballot gives out.
rounds-field-seats = How many win
rounds-field-seats-hint = In each ranking.
rounds-field-budget = Money in euros
rounds-field-budget-hint = For example 200,000.
rounds-field-window = When to vote
rounds-field-opens = Opens
rounds-field-closes = Closes
rounds-field-closes-hint = The first minute in which voting is over.
rounds-field-paper-days = Days for entering paper ballots
rounds-field-paper-days-hint = Counting begins after these days. Leave empty to count at the close.
rounds-field-kinds = Who may vote
rounds-field-kinds-hint = Each verified organisation has one ballot, through those who represent it. Nothing selected: all of them.
rounds-field-shown = What is shown
rounds-field-shown-hint = What the ballots say always stays hidden until the close.
rounds-field-turnout-hidden = Until the close, also hide how many have voted
rounds-field-not-named = Do not publish the ballots of organisations
rounds-field-not-named-hint = Usually the ballots of organisations are public, with their names, after the close.
rounds-more-rules = More rules: ties, thresholds, several rankings
rounds-field-ties = In a tie
rounds-field-ties-hint = The lot number is drawn now and published with the rule. In a secret vote it is told at the close.
rounds-tie-choice-lot = the lot decides
rounds-tie-choice-number = what comes first in the list goes first
rounds-tie-choice-cost = what costs less goes first
rounds-field-quorum = Ballots needed
rounds-field-quorum-hint = With fewer ballots nothing is chosen. Leave empty for no minimum.
rounds-field-least = Votes needed
rounds-field-least-hint = What has fewer does not count. Leave empty for no minimum.
rounds-field-least-percent = Percentage of ballots needed
rounds-field-least-percent-hint = Only what is named in this part of the ballots of its ranking counts, for example 5. Leave empty for no minimum.
rounds-problem-least-percent = Write a percentage from 1 to 100.
rounds-least-percent = Only what is named in at least { $percent }% of the ballots counts.
rounds-least-percent-own = Only what is named in at least { $percent }% of the ballots that choose something in the same ranking counts.
rounds-threshold-reached = Threshold: { $needed }. { $n } of { $all } reached it.
rounds-needed =
    { $n ->
        [one] at least one ballot
       *[other] at least { $n } ballots
    }
rounds-reached = It reached the threshold.
rounds-not-reached = It did not reach the threshold.
rounds-field-lists = Rankings
rounds-field-lists-hint = One a line, if there are several; all of them are voted in one ballot. With a budget write its money too: “District I: 50,000”. A proposal goes into the ranking that has the name of its territory.
rounds-paper-title = Enter a paper ballot
rounds-paper-lead = The moment it was received counts. It takes the place of an older ballot of the same organisation.
rounds-paper-enter = Enter the ballot
rounds-paper-in = The ballot of { $body } is entered.
rounds-paper-replaced = The ballot of { $body } is entered and took the place of the one before.
rounds-paper-same = This ballot of { $body }, with the same protocol number and the same moment, was there already: nothing changed.
rounds-paper-withdrawn = The ballot of { $body } is withdrawn. The organisation can vote as if it never had.
rounds-paper-back = The ballot of { $body } is withdrawn. The one it had taken the place of counts again.
rounds-withdraw = Withdraw the ballot
rounds-withdraw-wrong = Did you choose the wrong organisation? Withdraw the ballot.
rounds-withdraw-title = Withdraw the paper ballot of { $body }
rounds-withdraw-lead = A ballot that was entered by mistake, for the wrong organisation for example, is withdrawn. It no longer counts; the log keeps the ballot, who withdrew it, when and why.
rounds-withdraw-none = After that the organisation can vote as if it never had.
rounds-withdraw-back = After that the ballot whose place this one took, received on { $at }, counts again.
rounds-withdraw-published = The people of the organisation and those who set up the vote read it at once; after the count it is published with the organisations’ ballots.
rounds-withdraw-stale = The ballot of this organisation has changed in the meantime: you have withdrawn nothing. Here is the one that counts now.
rounds-withdraw-typed = The reason you wrote: { $reason }
rounds-withdraw-over = Paper ballots are entered and withdrawn from the opening of the vote until counting begins.
rounds-entered-at = Entered
rounds-protocol = Protocol number
rounds-received-field = Received on
rounds-received-hint = Day and time of the protocol.
rounds-choose-body = Choose an organisation

rounds-problem-no-title = Write the title.
rounds-problem-no-question = Write the question.
rounds-problem-long = The text is too long: at most { $most } characters.
rounds-problem-window = The close comes after the opening: check the two moments.
rounds-problem-paper-days = Write a number of days from 0 to 30.
rounds-problem-points = Write how many points are given out, from 1 to { $most }.
rounds-problem-most = Write a number up to { $most }.
rounds-problem-seats = Write how many win, from 1 to { $most }.
rounds-problem-lists = There are too many rankings: at most { $most }.
rounds-problem-list-name = Each ranking has a name.
rounds-problem-list-line = One line cannot be read: write the name, a colon and the money, for example “District I: 50,000”.
rounds-problem-budget = Write how many euros can be spent.
rounds-problem-amount = This amount cannot be read: write for example 50,000 or 1,234.50.
rounds-problem-cost = The cost can be neither negative nor above a trillion.
rounds-problem-number = Write a whole number, for example 5.
rounds-problem-moment = Write day and time, for example 2026-12-15 09:00.
rounds-problem-has-ballots = A ballot has arrived already: what is set does not change any more.
rounds-problem-open-already = The vote is public already.
rounds-problem-changed-since = Somebody else has changed the vote in the meantime: nothing was done. Here is what stands now.
rounds-problem-two-options = At least two actions to vote on are needed.
rounds-problem-no-edition = First publish a version of the plan: voters must be able to read it.
rounds-problem-over = The close has passed already: set one in the future.
rounds-problem-option-list = “{ $option }” stands in no ranking: choose one.
rounds-problem-option-cost = “{ $option }” has no cost: write it, so that a budget can be spent.
rounds-problem-option-dear = “{ $option }” costs more than all the money: it could never be chosen.
rounds-problem-option-gone = This action is not on the list any more: somebody took it away. The text you wrote is in the form: you can add it again.
rounds-problem-source-gone = One of those you selected is not there any more: nothing was added. Select again.
rounds-problem-many-options = At most { $most } actions can be voted on.
rounds-problem-nothing-chosen = Select at least one.
rounds-problem-not-open = The vote is not open.
rounds-problem-only-later = The new close comes after the present one.
rounds-problem-no-reason = Write the reason, up to 2000 characters.
rounds-problem-not-paper = The ballot that counts was sent by who represents the organisation: only ballots entered from paper are withdrawn here.
rounds-problem-no-body = Those vote who represent an organisation.
rounds-problem-speaker = Choose for which organisation you vote.
rounds-problem-not-representative = Only those who represent the organisation can vote for it.
rounds-problem-unverified = The organisation is still being verified: it can vote once it is verified.
rounds-problem-not-admitted = Organisations of this kind do not vote here.
rounds-problem-paused = The consultation is paused: the ballot was not taken.
rounds-problem-draft = The vote is not public yet.
rounds-problem-early = Out of time: the ballot arrived on { $at }. The vote opens on { $opens }.
rounds-problem-late = Out of time: the ballot arrived on { $at }. The vote closed on { $closed }.
rounds-problem-received = Give a moment at which the vote was open, and not in the future.
rounds-problem-protocol = Write the protocol number.
rounds-problem-newer-ballot = This organisation has a ballot that arrived later: that one counts.
rounds-problem-which-body = Choose the organisation.
rounds-problem-said = “{ $option }”: write a whole number from 1 to { $most }, or leave it empty.
rounds-problem-said-twice = “{ $option }”: another action has this place already. Each place is given once.
rounds-problem-empty = The ballot is empty: name at least one action.
rounds-problem-unknown = One of the actions is not on the list any more: load the ballot again.
rounds-problem-twice = An action is named twice.
rounds-problem-not-whole = “{ $option }”: “{ $typed }” is not a whole number. Write for example 3.
rounds-problem-wrong-points = A value is not right: use whole numbers within the limits.
rounds-problem-too-many = You named { $found } actions, at most { $most } are possible: take some away.
rounds-problem-too-many-points = You gave { $found } points, at most { $most } are possible: take some away.
rounds-problem-over-budget = The ballot is { $over } over the money there is: take something away.

rounds-voters-organizations = organisations, with public ballots
rounds-voters-persons = people, with secret ballots
rounds-field-voters = Who votes
rounds-field-voters-hint = People’s ballots are secret. Anyone can recount them, and each voter gets a receipt.
rounds-field-level = Sign-in that people need
rounds-field-level-hint = Only where people vote. If only those on a list may vote, you upload it once the vote is created.
rounds-level-email = with an e-mail address
rounds-level-low = with a digital identity of low level
rounds-level-substantial = with a digital identity of substantial level
rounds-level-high = with a digital identity of high level
rounds-electorate-email = Everybody who signs in with an e-mail address, one ballot each.
rounds-electorate-low = Everybody with a digital identity, one ballot each.
rounds-electorate-substantial = Everybody with a digital identity of substantial level, one ballot each.
rounds-electorate-high = Everybody with a digital identity of high level, one ballot each.
rounds-secret = The ballot is secret. After the close, what is needed to recount is published.
rounds-ties-sealed = A lot decides: its number is committed to already and told at the close.
rounds-sealed-receipt = Receipt of the vote
rounds-sealed-in = Your ballot is in the log. The receipt says that it is there, not what it says.
rounds-sealed-entry = Code in the log
rounds-sealed-place = Place in the log
rounds-sealed-counts = Does it count?
rounds-sealed-counted = Yes: it is among the ballots counted.
rounds-sealed-replaced = No: a later ballot of the same person took its place.
rounds-sealed-not-yet = The result will tell. The last ballot you send counts.
rounds-sealed-key = Public key of the log
rounds-sealed-file = Download the receipt
rounds-sealed-again = You can vote again until { $at }.
rounds-sealed-vote-again = Vote again
rounds-sealed-keep = Keep the code. As long as the vote’s key exists the site finds it again for you when you sign in; afterwards only you know it.
rounds-sealed-check = How the receipt is checked
rounds-sealed-limits = Whoever runs the site could read the ballots: secrecy rests on how they work, not on mathematics.
rounds-sealed-how = What this vote guarantees, and what it does not
rounds-sealed-limit-operator = Whoever runs the site could read the ballots. The key that tells who voted is destroyed thirty days after the close.
rounds-sealed-limit-proof = The receipt says that your ballot counts, not how you voted. One that does exists only if you ask for it.
rounds-sealed-limit-who = The log does not prove that only those entitled voted. The figures and the checks of signing in do.
rounds-sealed-limit-lost = A ballot lost before it reached the log is noticed only by the voter who gets no receipt. A phone or computer that was tampered with can change the vote before it leaves.
rounds-sealed-limit-data = A code for every ballot sent stays in the log for ever. What is needed to read a ballot that was replaced is deleted at once; when the key is destroyed nobody can tell any more whose a ballot is, nor take it out.
rounds-sealed-limit-legal = It is not for elections or referendums with legal effect.
rounds-file-recount = Everything to recount, with the log (JSON)
rounds-problem-persons = In this vote people vote, not organisations.
rounds-problem-assurance = Voting needs a surer identity: sign in with the one that is asked for.
rounds-problem-no-keys = The keys of the vote are not there: the site cannot open a secret vote.
rounds-problem-other-seed = The lot is not the one that was committed to before the vote.
rounds-read-only = You can read this page, not change it.
rounds-sealed-limit-people = The site does not ask two people together before ballots are opened, and nobody outside it signs its log. Who hands the ballots to the auditors is written down.
rounds-sealed-how-title = Do you want a receipt that also says how you voted?
rounds-sealed-how-warning = Whoever holds this receipt can prove how you voted. Nobody may make you ask for it or show it. If you vote again, the earlier one no longer says what counts.
rounds-sealed-how-file = Download the receipt with the vote
rounds-log-title = Log of the ballots
rounds-log-link = Look at the log of the ballots
rounds-log-lead = Each ballot sent leaves a code here that can no longer be removed or changed. The log does not say who voted or for what, and does not tell replaced ballots apart.
rounds-log-length = Ballots in the latest signed state
rounds-log-replaced = Replaced by a later ballot of the same person
rounds-log-counted = Ballots that count
rounds-log-listed = People on the list of who could vote
rounds-log-commitment = Fingerprint of the seed for ties
rounds-log-seed = Seed for ties
rounds-log-seed-later = It is published at the close, and must fit the fingerprint.
rounds-log-signed = Signed states of the log
rounds-log-none = The log is signed every five minutes once the vote opens: the first signature is still to come.
rounds-log-caption = The latest, newest first
rounds-log-when = Signed in the hour from
rounds-log-entries = Ballots
rounds-log-continuity = Does it continue the one before?
rounds-log-root = Fingerprint of the whole log
rounds-log-continues = Yes: it begins with the same { $size } ballots.
rounds-log-broken = No: it does not begin like the one before. Tell whoever audits the vote.
rounds-log-first = It is the first on this page.
rounds-log-file = Download the signatures and the proofs of continuity
rounds-log-check = How to check it
rounds-log-check-how = Save this page or the file from time to time: if the log later does not begin like the one you saved, somebody has rewritten it.
rounds-log-check-program = The program “cantiere”, on which this site runs, is free software: get it from somebody you trust. On your own computer, and without asking this site anything, it checks receipts and counts the vote again. Open a terminal in the folder of the files and write one of these lines.
rounds-log-check-receipt = To see whether your ballot is in the log as you sent it:
rounds-log-check-counts = After the count, to see also whether it is among those that count (with the file “Everything to recount” from the page of the vote):
rounds-log-check-vote = To see whether the whole log is in order, and whether the ballots, where they are published, give the same result:
rounds-log-check-answer = In the language of your computer, Italian or English, the program answers each time that it is so, or what does not fit; it calls actions by the number and the title that they have on the page of the vote. Published ballots can be counted by other people’s programs, too: their file is in the Pabulib format.
rounds-log-witness = So far only this site signs the log. Whoever wants to be a witness can keep the signatures elsewhere.
rounds-problem-not-listed = As you are signed in now you are not on the list of who may vote. Whoever is there with a fiscal code signs in with their digital identity, whoever is there with a mail address with that address. If you think that you should be on it, write to whoever called the vote.
rounds-problem-no-persons = Organisations vote here: there is no list of people.
rounds-problem-many-electors = The list may have at most { $most } people.
rounds-problem-no-electors = There is no valid fiscal code and no valid mail address in the file. The earlier list stays as it was.
rounds-problem-electors-text = The file cannot be read. Save it as CSV in UTF-8 and try again.
rounds-electorate-listed =
    { $n ->
        [one] The person who is on the list of who may vote. The vote is secret.
       *[other] The { $n } people who are on the list of who may vote. The vote is secret.
    }
rounds-electors = List of who may vote
rounds-electors-lead = If you upload one, only those vote who are on the list: a table made for this vote, or the extract of a register of residents or members. Whoever is there with a fiscal code votes by signing in with their digital identity, whoever is there with a mail address by signing in with that address. The site keeps neither codes nor addresses but marks that do not give them away, and makes them useless thirty days after the close.
rounds-electors-now = Who may vote now:
rounds-electors-in =
    { $n ->
        [one] The list has one person and took the place of the one before.
       *[other] The list has { $n } people and took the place of the one before.
    }
rounds-electors-dropped = The list was taken away.
rounds-electors-rejected =
    { $n ->
        [one] One row was not taken
       *[other] { $n } rows were not taken
    }
rounds-electors-rejected-title = Rows that were not taken
rounds-electors-rejected-note = The others are on the list. Correct these in the file and upload all of it again.
rounds-electors-more =
    { $n ->
        [one] And one more.
       *[other] And { $n } more.
    }
rounds-electors-line = Row
rounds-electors-back = Back to preparing the vote
rounds-electors-found = What it says
rounds-electors-why = Why not
rounds-elector-none = There is neither a fiscal code nor a mail address.
rounds-elector-wrong = The mail address is not written correctly.
rounds-elector-twice = The person was there already in an earlier row.
rounds-elector-code-wrong = The fiscal code is not written correctly: its letters and digits do not fit together.
rounds-elector-code-none = No digital identity tells its fiscal code on this site: name the person by a mail address.
rounds-electors-file = CSV file
rounds-electors-hint = One person a row. The fiscal code counts; if there is none, the first cell with a mail address. A row of headings is skipped.
rounds-electors-read = Upload the list
rounds-electors-drop = Take the list away
rounds-electors-fixed = Once the vote is public the list does not change any more.
rounds-problem-voters-fixed = The vote is public: who votes does not change any more.
rounds-problem-close-fixed = The vote is public: its close is moved with “Move the close”, and a reason.
rounds-waits-elsewhere = The ballot you filled in stays, for an hour, in the browser in which you filled it in. Sign in there, or fill it in again here.
rounds-sealed-hour = Sent in the hour from
rounds-sealed-unsigned = Your ballot has arrived. The receipt will be signed within five minutes: come back to this page to download it.
rounds-sealed-look = See whether it is signed
rounds-log-hidden = This vote hides until the close how many have voted: the signed states of the log are shown afterwards.
rounds-kind-others = other kinds, with few ballots each
rounds-kind-listed = people on the list
rounds-auditors = Ballots for the auditors
rounds-auditors-lead = Here those who audit the vote take the single ballots, without names, with all that is needed to recount them.
rounds-auditors-term-use = The ballots are for recounting this vote and nothing else.
rounds-auditors-term-who = Whoever knows a person’s taste might recognise their ballot: one does not try to, and hands the ballots to nobody else.
rounds-auditors-term-delete = After the audit the file is deleted.
rounds-auditors-term-log = The site’s log says who took the ballots and when.
rounds-auditors-accept = I keep to these terms
rounds-auditors-take = Download the ballots
rounds-problem-terms = The ballots are for those who keep to the terms.
rounds-hidden-persons = What each person voted. Only how many have voted is shown.
rounds-hidden-all-persons = What each person voted, and how many have voted. Those who vote find in their receipt at which place of the log their ballot stands.
rounds-voted-already = You have voted already, in the hour from { $at }. If you send another ballot, the last one counts.

rounds-mail-entered-subject = { $site }: a paper ballot of { $body } was entered
rounds-mail-entered =
    In the vote “{ $title }” those who set it up entered a paper ballot of { $body }, protocol { $protocol }, received on { $received }.

    If { $body } did not send this ballot, write to those who set up the vote at once: until the count they can withdraw it.
rounds-mail-replaced = It takes the place of the ballot that counted before.
rounds-mail-replace =
    Until the close ({ $closes }) you can replace the ballot that counts. When it was received, who entered it and how to replace it is told here:
    { $link }
rounds-mail-closed =
    The vote is closed, so no more ballots are sent on the site. What was sent and entered for { $body } is told here:
    { $link }
rounds-mail-withdrawn-subject = { $site }: a paper ballot of { $body } was withdrawn
rounds-mail-withdrawn =
    In the vote “{ $title }” those who set it up withdrew the paper ballot of { $body }, protocol { $protocol }, received on { $received }. That ballot is not counted.

    Reason: { $reason }
rounds-mail-again = The ballot that the paper one had replaced counts again.
rounds-mail-none = No ballot of { $body } counts now.
rounds-mail-send =
    Until the close ({ $closes }) you can vote here:
    { $link }
