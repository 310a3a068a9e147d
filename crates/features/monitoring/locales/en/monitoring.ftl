# What became of the actions: updates of those who carry them, and who is silent.
monitoring-plans = Plans
monitoring-mine = My actions
monitoring-mine-none = No action is in your care.
monitoring-update = Update the state
monitoring-how = How far is the action?
monitoring-state-planned = planned
monitoring-state-ongoing = ongoing
monitoring-state-completed = completed
monitoring-state-blocked = blocked
monitoring-state-cancelled = cancelled
monitoring-state-unknown = no data
monitoring-late = late
monitoring-never = never reported on
monitoring-silent =
    { $n ->
        [one] no news for a month
       *[other] no news for { $n } months
    }
monitoring-due = Due: { $day }
monitoring-note = What happened
monitoring-note-hint = Two or three sentences. If the action is blocked or cancelled, say why.
monitoring-link = Where it can be seen
monitoring-link-hint = The address of a page or document, if there is one.
monitoring-public = The update is public, with today’s date. To correct it, write another one: the history stays.
monitoring-send = Publish the update
monitoring-done = Update published. Thank you.
monitoring-before = Updates so far
monitoring-evidence = Linked document
monitoring-months =
    { $n ->
        [one] a month
       *[other] { $n } months
    }
monitoring-quiet = In this edition an action has no news after { $months }. The number is changed in the settings.
monitoring-progress = Progress of the actions
monitoring-without-news =
    { $n ->
        [0] No action is late or without news.
        [one] One action is late or without news.
       *[other] { $n } actions are late or without news.
    }
monitoring-all =
    { $n ->
        [one] One action
       *[other] { $n } actions
    }
monitoring-show-all = Show all actions
monitoring-only-silent = Show only those late or without news
monitoring-none = Nothing to ask
monitoring-choose = Choose
monitoring-action = Action
monitoring-state = State
monitoring-owners = Who reports
monitoring-nobody = nobody yet
monitoring-dismiss = Remove
monitoring-asked-on = asked on { $day }
monitoring-ask-owners = Ask those who report
monitoring-name-owner = Put the chosen action in somebody’s care
monitoring-name-hint = Choose one action in the table and write the address the person signs in with.
monitoring-address = E-mail address
monitoring-name = Put in care
monitoring-done-asked =
    { $n ->
        [0] No mail: nobody reports on it, or they were asked lately.
        [one] One mail is on its way.
       *[other] { $n } mails are on their way.
    }
monitoring-done-named = Action put in care.
monitoring-done-dismissed = Person removed from the action.
monitoring-count-late =
    { $n ->
        [0] No action is late.
        [one] One action is late.
       *[other] { $n } actions are late.
    }
monitoring-count-silent =
    { $n ->
        [0] None without news for { $months } or more.
        [one] One without news for { $months } or more.
       *[other] { $n } without news for { $months } or more.
    }
monitoring-mail-subject = { $site }: how far is “{ $action }”?
monitoring-mail-body =
    An action of { $plan } is in your care:
    { $action }

    { $why }

    Two fields are enough, without a password:
    { $link }

    The link is for you alone and works for sixty days. The page of the action:
    { $page }
monitoring-mail-late = It is past its due date.
monitoring-mail-silent = There has been no news for long.
monitoring-mail-due = It is due soon.
monitoring-problem-long = The text is too long: at most { $max } characters.
monitoring-problem-why = Say why the action is blocked or cancelled.
monitoring-problem-state = Choose how far the action is.
monitoring-problem-person = Nobody signs in with the address { $address }: check it, or ask them to register first.
monitoring-problem-none = Choose at least one action in the table.
