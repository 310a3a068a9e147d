# Words of the pages on which plans are read.
plans-nav-plans = Plans
plans-nav-how = How it works
plans-home-title = The plan is built here
plans-home-heading = The plan is built here.
plans-home-lead = Read the draft, say what you would change, see what changed and why.
plans-home-search-label = Search the plans
plans-home-search-example = For example, in Italian: scuola, cloud, accessibilità
plans-search-button = Search
plans-home-open = Open for consultation now
plans-home-read = Read the draft
plans-home-standing = Where the plan stands
plans-home-standings =
    { $n ->
        [one] Where the plan stands
       *[other] Where the plans stand
    }
plans-home-standing-count =
    { $n ->
        [one] one action in all.
       *[other] { $n } actions in all.
    }
plans-home-plans = The plans at a glance
plans-home-all-plans = See all plans
plans-begin-title = Four steps to begin
plans-begin-1 = Introduce your administration
plans-begin-1-text = Write its name, contacts and the links that the law asks for in the settings.
plans-begin-2 = Invite those who work on the plan
plans-begin-2-text = Add the people and say who may write the plan.
plans-begin-3 = Bring the plan here
plans-begin-3-text = Load the document you already have, or begin with an empty plan.
plans-begin-4 = Publish the first version
plans-begin-4-text = Read it again, choose who may see it, and publish.
plans-how-title = How it works
plans-how-lead = A public plan begins as a draft, is discussed, corrected and then kept. Here every step stays visible.
plans-how-1 = Read
plans-how-1-text = Every chapter has a summary. Every paragraph has a number you can cite.
plans-how-2 = Take part
plans-how-2-text = While the plan is open for consultation, say what you would change and propose actions.
plans-how-3 = Check
plans-how-3-text = See what changed, why, and whether the promised actions were carried out.
plans-how-to-plans = Go to the plans
plans-list-title = Plans
plans-list-count =
    { $n ->
        [one] There is one plan to read.
       *[other] There are { $n } plans to read.
    }
plans-list-empty = There is no plan yet
plans-list-empty-text = When the administration publishes a plan, you find it here.
plans-tabs-label = Parts of this plan
plans-tab-overview = Overview
plans-tab-items = Actions and objectives
plans-tab-text = Text
plans-tab-versions = Versions
plans-tab-compare = Compare
plans-tab-download = Download
plans-note-only-italian = The text of this plan is available in Italian only.
plans-note-only-english = The text of this plan is available in English only.
plans-note-past-version = You are reading version { $number }, published on { $day }: it is not the current one.
plans-note-draft = You are reading a draft that the public does not see yet.
plans-note-to-current = Go to the current version
plans-edition-brief = In brief
plans-edition-owner = Whose plan it is
plans-edition-period = Period
plans-edition-contents = What it contains
plans-edition-source = Source
plans-source-retrieved = taken on { $day }
plans-edition-read = Read the text
plans-edition-items = See actions and objectives
plans-edition-chapters = Chapters
plans-edition-draft = Draft
plans-edition-in-consultation = In consultation
plans-edition-consolidation = Being revised after the consultation
plans-edition-adopted = Adopted
plans-edition-in-force = In force
plans-edition-closed = Concluded
plans-visibility-public = Everyone can see it.
plans-visibility-invited = Only the invited organisations and those who work on the plan can see it.
plans-visibility-own-staff = Only the people of the body that owns the plan and those who work on it see it.
plans-visibility-staff = Only those who work on the plan can see it.
plans-deadlines-next = Next deadlines
plans-deadlines-silent = Past due without news
plans-deadlines-silent-note = The date has passed and nobody has yet said how it went.
plans-progress-caption = Actions by progress
plans-progress-state = State
plans-progress-number = Actions
plans-wall-caption = Each brick is an action.
plans-commitments-count =
    { $n ->
        [one] one commitment in all.
       *[other] { $n } commitments in all.
    }
plans-commitments-wall = Each brick is a commitment.
plans-commitments-caption = Commitments by progress
plans-commitments-number = Commitments
plans-commitments-state-planned = to begin
plans-commitments-state-ongoing = ongoing
plans-commitments-state-completed = completed
plans-commitments-state-blocked = blocked
plans-commitments-state-cancelled = cancelled
plans-commitments-state-unknown = no data
plans-years-title = When the actions are due
plans-years-caption = Number of deadlines per year
plans-years-number = Deadlines
plans-kind-chapter =
    { $n ->
        [one] chapter
       *[other] chapters
    }
plans-kind-axis =
    { $n ->
        [one] area
       *[other] areas
    }
plans-kind-objective =
    { $n ->
        [one] objective
       *[other] objectives
    }
plans-kind-expected-result =
    { $n ->
        [one] expected result
       *[other] expected results
    }
plans-kind-target =
    { $n ->
        [one] target
       *[other] targets
    }
plans-kind-action =
    { $n ->
        [one] action
       *[other] actions
    }
plans-kind-commitment =
    { $n ->
        [one] commitment
       *[other] commitments
    }
plans-kind-milestone =
    { $n ->
        [one] milestone
       *[other] milestones
    }
plans-state-planned = To begin
plans-state-ongoing = Ongoing
plans-state-completed = Completed
plans-state-blocked = Blocked
plans-state-cancelled = Cancelled
plans-state-unknown = No data
plans-states-planned = to begin
plans-states-ongoing = ongoing
plans-states-completed = completed
plans-states-blocked = blocked
plans-states-cancelled = cancelled
plans-states-unknown = no data
plans-audience-central = Central administrations
plans-audience-territorial = Territorial administrations
plans-audience-both = Central and territorial administrations
plans-role-lead = Lead (coordinates)
plans-role-responsible = Responsible
plans-role-support = Supports
plans-role-contact = Contact
plans-role-monitoring-contact = Contact for monitoring
plans-times-none = The plan gives no times.
plans-times-ongoing = Ongoing, without a date
plans-filter-title = Filter
plans-filter-text = Words
plans-filter-chapter = Chapter
plans-filter-kind = Type
plans-filter-actor = Who deals with it
plans-filter-audience = Whom it is for
plans-filter-theme = Theme
plans-filter-state = State
plans-filter-news = News
plans-news-late = late
plans-news-ever = never reported on
plans-news-silent =
    { $n ->
        [one] no news for a month
       *[other] no news for { $n } months
    }
plans-news-silent-from =
    { $n ->
        [one] no news for a month or more
       *[other] no news for { $n } months or more
    }
plans-news-count-late =
    { $n ->
        [one] One is late
       *[other] { $n } are late
    }
plans-news-count-silent =
    { $n ->
        [one] One without news for { $months } or more
       *[other] { $n } without news for { $months } or more
    }
plans-months =
    { $n ->
        [one] a month
       *[other] { $n } months
    }
plans-filter-year = Year due
plans-filter-year-one = Year
plans-filter-any = All
plans-filter-apply = Show
plans-filter-chosen = Chosen filters
plans-filter-remove = Remove the filter
plans-filter-clear = Remove all filters
plans-items-total =
    { $n ->
        [one] One entry found.
       *[other] { $n } entries found.
    }
plans-items-range = Here { $from } to { $to }.
plans-items-empty = Nothing matches these filters
plans-items-empty-text = Try to remove a filter or to search other words.
plans-items-pages = Pages of the list
plans-item-above = Where it stands in the plan
plans-item-times = Times
plans-item-actors = Actors
plans-item-description = Description
plans-item-results = Results
plans-item-impact = Areas of impact
plans-item-resources = Resources
plans-item-amount = Amount
plans-item-fund = Fund
plans-item-all-years = All years
plans-item-not-said = The plan does not say.
plans-item-serves = It helps to reach
plans-item-served-by = Actions that help to reach it
plans-item-below = What it comprises
plans-item-progress = Progress
plans-item-no-reports = Nobody has said yet how far it has come.
plans-item-evidence = See the evidence
plans-item-overdue = the date passed { $ago }
plans-item-where = Where to find it and where it comes from
plans-item-in-text = In the text
plans-item-place = in the text of the plan
plans-item-place-chapter = in the chapter
plans-item-place-number = paragraph { $number }
plans-item-implements = Implements
plans-item-implemented-by = Implemented by
plans-item-read-more = To learn more
plans-item-discuss = To discuss
plans-item-history = Versions
plans-history-added = appears for the first time
plans-history-same = did not change
plans-history-changed = changed
plans-item-neighbours = Previous and next
plans-item-previous = Previous:
plans-item-next = Next:
plans-text-empty = There is no text yet
plans-text-empty-text = This version has actions and objectives only.
plans-chapter-empty = This chapter has no text
plans-chapter-empty-text = You find its actions on the page “Actions and objectives”.
plans-reader-before = Before the chapters
plans-reader-contents = In this chapter
plans-reader-page = Page { $n }
plans-reader-page-of = Page { $number } of { $count }
plans-reader-page-word = Page
plans-reader-pages = Pages of the chapter
plans-reader-paragraph = Paragraph { $number }
plans-reader-go-on = Read on
plans-reader-previous = Before:
plans-reader-next = Then:
plans-versions-lead = A published version never changes again. Every correction is a new version.
plans-versions-empty = No version published
plans-versions-empty-text = The first version appears here when it is published.
plans-version-number = Version { $n }
plans-version-current = Current
plans-version-form = Correction of form: it says the same as the version before
plans-version-meaning = Changes the meaning
plans-version-adopted = Adopted by
plans-adopted = Act of adoption
plans-version-compare = What changed
plans-version-digest = Digest of the content:
plans-at-title = Read the plan as it was on a day
plans-at-label = Day
plans-at-hint = It opens the version that was published at the end of that day. First version: { $day }.
plans-at-button = Open
plans-search-title = Search
plans-search-help = Write one or more words. Put an exact phrase between quotation marks.
plans-search-total =
    { $n ->
        [one] One result.
       *[other] { $n } results.
    }
plans-search-more = More than { $n } results.
plans-search-capped = There are more than can be put in order: add a word to narrow the search.
plans-search-empty = No result
plans-search-empty-text = Check how the words are written, or try a more common word.
plans-search-paragraph = Paragraph { $number }
plans-search-text = Text
plans-search-kinds = What to look for
plans-search-kind-all = Everything
plans-search-kind-item = Actions and objectives
plans-search-kind-block = Text of the plans
plans-search-kind-contribution = Contributions
plans-search-contribution-comment = Comment no. { $number }
plans-search-contribution-amendment = Amendment no. { $number }
plans-search-contribution-need = Need no. { $number }
plans-search-contribution-proposal = Proposal no. { $number }
plans-search-contribution-reply = Reply to contribution no. { $number }
plans-download-these = Download these data:
plans-download-sentence = The tables have one row for each entry: code, title, times, actors, results, state and source.
plans-download-about = What the files contain
plans-download-lead = Download this plan to read it, work on it or publish it again. The files say what you see on the pages.
plans-download-csv = Table (CSV)
plans-download-csv-what = One line for every action, objective or chapter. Any spreadsheet opens it.
plans-download-xlsx = Spreadsheet (XLSX)
plans-download-xlsx-what = The same lines, with the columns already arranged.
plans-download-json = Complete data (JSON)
plans-download-json-what = Actions, text, actors and states: everything, also to load it elsewhere.
plans-download-md = Text (Markdown)
plans-download-md-what = The text of the plan with its headings, to read or to edit.
plans-download-columns = What the columns mean
plans-download-licence = Licence
plans-download-licence-text = Unless stated otherwise, the contents are released under the Creative Commons Attribution 4.0 licence (CC BY 4.0).
plans-column-row = number of the line in this file
plans-column-parent-row = line of the entry it belongs to
plans-column-uuid = code by which the entry is found again anywhere
plans-column-kind = type: chapter, area, objective, expected result, target, action, commitment, milestone
plans-column-code = code in the plan
plans-column-title = title
plans-column-state = progress
plans-column-state-note = what was said about the progress
plans-column-audience = administrations it is for
plans-column-times = how the plan gives the times
plans-column-start = start: year, month or day
plans-column-end = end or deadline: year, month or day
plans-column-actors = who deals with it: name, role and key, one per line
plans-column-description = description
plans-column-brief = summary
plans-column-impact = areas of impact
plans-column-results = expected results: text, state, deadline and note, one per line
plans-column-resources = resources: year, amount in cents, currency and fund
plans-column-themes = themes
plans-column-serves = codes of the results it helps to reach
plans-column-implements = actions of other plans that it implements
plans-column-read-more = address to learn more
plans-column-discuss = address to discuss
plans-column-source-name = source
plans-column-source-url = address of the source
plans-column-source-licence = licence of the source
plans-column-source-original-id = code in the source
plans-column-source-retrieved = day on which it was taken
plans-column-parent-code = code of the entry it belongs to
plans-column-parent-title = title of the entry it belongs to
plans-column-licence = licence under which all these data may be used again
plans-data-title = Download all data
plans-data-lead = Everything you read on this site can be downloaded, worked on and published again.
plans-data-api = For programs
plans-data-api-text = A program can ask for the same data; the description is here:
plans-reader-without-comments = Read without comments
plans-reader-with-comments = Show the comments
