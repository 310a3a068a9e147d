# Following what happens: buttons, mails, one's own news.
notices-mine = My news
notices-follow-plan = Follow this plan
notices-follow-item = Follow this action
notices-follow-contribution = Follow this contribution
notices-follow-process = Follow this consultation
notices-followed = You follow it: { $pace }.
notices-leave = Stop following
notices-change = Change
notices-feed = News for feed readers
notices-calendar = Calendar of deadlines
notices-follow-title = Follow
notices-follow-button = Follow
notices-thing-gone = No longer visible
notices-thing-hidden = something you follow

notices-pace-legend = When you want an email
notices-pace-hint = You can change your mind at any time, also by the link at the end of every email.
notices-pace-label = When you want an email
notices-pace-at-once = at once, ten a day at most
notices-pace-daily = one summary a day
notices-pace-weekly = one summary a week
notices-pace-only-site = never: I read them here
notices-pace-save = Save

notices-none-followed = You do not follow anything yet. Open a plan, an action, a contribution or a consultation and press “Follow”: its news arrive here.
notices-to-plans = Go to the plans
notices-fresh = { $n ->
    [0] Nothing new to read.
    [one] One piece of news to read.
   *[other] { $n } pieces of news to read.
}
notices-news = News
notices-none-yet = Nothing has happened yet since you follow.
notices-new = new
notices-seen-button = I have read everything
notices-following = What you follow
notices-since = Since { $day }
notices-settings = How we tell you
notices-saved = Saved for everything you follow.
notices-all-legend = When you want an email, for everything you follow
notices-all-hint = For what you follow already and for what you will follow. What { $site } has to tell you, such as the answer to your contribution, arrives in any case.
notices-all-save = Save for everything
notices-calendar-title = Your calendar
notices-calendar-text = A secret address to add to your calendar program: it shows the deadlines of what you follow. Whoever knows it sees what you follow.
notices-calendar-make = Make the address
notices-calendar-renew = Make another address: the one before stops working
notices-calendar-own = My deadlines on { $site }
notices-due = Due: { $item }

notices-unsubscribe-title = Emails from this site
notices-unsubscribe-one = Do you want to stop emails about:
notices-unsubscribe-all = Do you want to stop emails about everything you follow?
notices-unsubscribe-button = Send me no more emails
notices-unsubscribed = Done. You will get no more emails about:
notices-unsubscribed-all = Done. You will get no more emails about what you follow.
notices-unsubscribed-note = The news stay on the page “My news”.
notices-resubscribe = It was a mistake: go on with one summary a day
notices-resubscribed = Done. You will get one summary a day.
notices-unsubscribe-mine = Go to your news

notices-kind-comment = comment
notices-kind-amendment = amendment
notices-kind-need = need
notices-kind-proposal = proposal
notices-numbered = { $kind } no. { $number }

notices-what-version-published = Version { $number } of the plan was published
notices-what-adopted = The plan was adopted
notices-what-process-published = The consultation was published: it closes on { $day }
notices-what-phase-opened = Opens today: { $phase }
notices-what-window-closing = Three days left: the consultation closes on { $day }
notices-what-process-extended = The consultation was extended: it closes on { $day }
notices-what-process-paused = The consultation is paused
notices-what-process-resumed = The consultation goes on: it closes on { $day }
notices-what-process-ended = The consultation was closed early
notices-what-process-changed = The page of the consultation was changed
notices-what-answers-published = The answers to contributions were published
notices-what-report-published = The report of the consultation was published
notices-what-vote-opened = The vote was opened: it closes on { $day }
notices-what-vote-extended = The vote was extended: it closes on { $day }
notices-what-vote-counted = The result of the vote is there
notices-what-contribution-published = A new contribution: { $numbered }
notices-what-reply-published = A new reply: { $numbered }
notices-what-contribution-answered = The administration answered: { $numbered }
notices-what-item-state = Action { $item }: { $state }

notices-state-planned = planned
notices-state-ongoing = under way
notices-state-completed = completed
notices-state-blocked = blocked
notices-state-cancelled = cancelled
notices-state-unknown = no data

notices-phase-draft = preparing the draft
notices-phase-feedback = comments on the text
notices-phase-proposals = needs and proposals
notices-phase-prioritisation = choosing priorities
notices-phase-analysis = reading the contributions
notices-phase-consolidation = new version of the plan
notices-phase-approval = adoption
notices-phase-monitoring = carrying out and checking
notices-phase-closure = closing

notices-mail-subject = { $site }: { $text }
notices-mail-because = You get this email because you follow “{ $thing }”. To get no more:
notices-summary-daily = { $site }: the news of { $day }
notices-summary-weekly = { $site }: the news of the week, { $day }
notices-summary-lead = { $n ->
    [one] There is one piece of news in what you follow.
   *[other] There are { $n } pieces of news in what you follow.
}
notices-summary-more = { $n ->
    [one] And one more.
   *[other] And { $n } more.
}
notices-summary-all = Read them all, or choose when you get emails:
notices-summary-because = To get no more summaries:
notices-feed-title = News: { $thing }
notices-problem-too-many = You follow { $max } things already: leave some before following others.
