# Editions compared.
desk-compared-title = What changes from another edition
desk-compared-between = From { $old } to { $new }.
desk-compared-with = Compare with:
desk-compared-all = What changes
desk-compared-words = Action by action
desk-compared-none = Nothing to show
desk-compared-none-text = No action or chapter met this fate.
desk-compared-from = Goes on from
desk-known-by-code = same code
desk-fate-same = Goes on as it was
desk-fate-changed = Goes on in other words
desk-fate-added = New
desk-fate-dropped = Does not go on
desk-compared-same = { $kind }: { $n } { $n ->
        [one] goes on as it was
       *[other] go on as they were
    }
desk-compared-changed = { $kind }: { $n } { $n ->
        [one] goes on in other words
       *[other] go on in other words
    }
desk-compared-added = { $kind }: { $n } { $n ->
        [one] is new
       *[other] are new
    }
desk-compared-dropped = { $kind }: { $n } { $n ->
        [one] does not go on
       *[other] do not go on
    }
desk-relatives = In the other editions
desk-goes-on-from = Goes on from
desk-goes-on-in = Goes on in
desk-since = What changes from the edition before
desk-since-text = What goes on, what is new and what is gone since
desk-since-link = Compare the two editions
desk-tab-pairs = Edition before
desk-pairs-lead = Here you say which actions of the edition before go on in this one: readers will be able to follow them.
desk-pairs-since = Since { $edition }
desk-pairs-public = See the comparison as everybody reads it
desk-pairs-no-older = There is no other edition
desk-pairs-no-older-text = The comparison helps when the plan has at least two editions: begin the next one from the settings.
desk-pairs-alike = Titles that are alike
desk-pairs-alike-text = Choose only the pairs that really are the same thing.
desk-pairs-alike-none = No other titles are alike.
desk-pairs-goes-on = goes on in
desk-pairs-confirm = Confirm the chosen pairs
desk-pairs-code = Same code
desk-pairs-code-text = They have the same code: if you confirm, the link stays even when codes change.
desk-pairs-reused = Same code, other words
desk-pairs-reused-text = The code seems to have been given to something else. Tick an action only if it really goes on; those you leave count as new and as no longer there.
desk-pairs-more =
    { $n ->
        [one] One more pair will show after these.
       *[other] { $n } more pairs will show after these.
    }
desk-done-paired = Links saved: they are read on the page of each action.
desk-problem-pair = One of the pairs is not in these editions any more. Look at the list again and retry.
desk-problem-no-pair = Choose at least one pair.
desk-tab-actors = Who is responsible
desk-actors-lead = The bodies and offices that this edition names: correct a name once and it changes in all actions. Readers see it with the next version.
desk-actors-stale = Somebody else changed this name. Below is what you wrote: if you save it, yours holds.
desk-actors-none = Nobody is named
desk-actors-none-text = They show here when you write them in an action, or with the file you bring.
desk-actors-pages = Pages of names
desk-actor-uses =
    { $n ->
        [0] No action names it.
        [one] One action names it.
       *[other] { $n } actions name it.
    }
desk-actor-change = Change
desk-actor-name = Name
desk-actor-rename = Rename in all actions
desk-actor-into = It is the same as
desk-actor-join = Merge
desk-actor-join-text = Actions that name it will name the other one from the next version on: those already published stay as they are. This cannot be undone.
desk-done-renamed = The name changed in all actions of the draft. Readers see it with the next version.
desk-done-actors-joined = The two are one now, in the draft. Readers see it with the next version.
desk-problem-actor-known = There is “{ $name }” already: if it is the same, merge the two.
desk-problem-actor-itself = Choose another one than this.
