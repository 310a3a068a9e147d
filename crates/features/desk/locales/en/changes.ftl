# What changes between two versions.
desk-changes-title = What changes
desk-crumb-plans = Plans
desk-version = Version { $number } ({ $day })
desk-version-draft = Draft
desk-between = From: { $from }. To: { $to }.
desk-why = What changes and why
desk-is-form = Correction of form
desk-is-meaning = Changes the meaning
desk-only-one = There is only one version
desk-only-one-text = When another one is published, you will see here what changed.
desk-nothing-changed = Nothing changes
desk-nothing-changed-text = The two versions say the same.
desk-in-short = In short
desk-choose-from = From
desk-choose-to = To
desk-choose-chapter = Chapter
desk-choose = Compare
desk-all-chapters = All
desk-view-words = Word by word
desk-view-side = Before and after
desk-before = Before
desk-after = After
desk-changes-pages = Pages of changes
desk-what-added = Added
desk-what-removed = Removed
desk-what-changed = Changed
desk-what-moved = Moved
desk-what-moved-changed = Moved and changed
desk-sum-renamed = “{ $old }” is now called “{ $new }”
desk-sum-told =
    { $n ->
        [one] { $n } action gets the state that the file tells
       *[other] { $n } actions get the state that the file tells
    }
desk-sum-added =
    { $kind ->
        [chapter] { $n ->
            [one] one chapter added
           *[other] { $n } chapters added
        }
        [axis] { $n ->
            [one] one area added
           *[other] { $n } areas added
        }
        [objective] { $n ->
            [one] one objective added
           *[other] { $n } objectives added
        }
        [result] { $n ->
            [one] one expected result added
           *[other] { $n } expected results added
        }
        [target] { $n ->
            [one] one target added
           *[other] { $n } targets added
        }
        [action] { $n ->
            [one] one action added
           *[other] { $n } actions added
        }
        [commitment] { $n ->
            [one] one commitment added
           *[other] { $n } commitments added
        }
        [milestone] { $n ->
            [one] one milestone added
           *[other] { $n } milestones added
        }
        [heading] { $n ->
            [one] one heading added
           *[other] { $n } headings added
        }
       *[paragraph] { $n ->
            [one] one paragraph added
           *[other] { $n } paragraphs added
        }
    }
desk-sum-removed =
    { $kind ->
        [chapter] { $n ->
            [one] one chapter removed
           *[other] { $n } chapters removed
        }
        [axis] { $n ->
            [one] one area removed
           *[other] { $n } areas removed
        }
        [objective] { $n ->
            [one] one objective removed
           *[other] { $n } objectives removed
        }
        [result] { $n ->
            [one] one expected result removed
           *[other] { $n } expected results removed
        }
        [target] { $n ->
            [one] one target removed
           *[other] { $n } targets removed
        }
        [action] { $n ->
            [one] one action removed
           *[other] { $n } actions removed
        }
        [commitment] { $n ->
            [one] one commitment removed
           *[other] { $n } commitments removed
        }
        [milestone] { $n ->
            [one] one milestone removed
           *[other] { $n } milestones removed
        }
        [heading] { $n ->
            [one] one heading removed
           *[other] { $n } headings removed
        }
       *[paragraph] { $n ->
            [one] one paragraph removed
           *[other] { $n } paragraphs removed
        }
    }
desk-sum-changed =
    { $kind ->
        [chapter] { $n ->
            [one] one chapter changed
           *[other] { $n } chapters changed
        }
        [axis] { $n ->
            [one] one area changed
           *[other] { $n } areas changed
        }
        [objective] { $n ->
            [one] one objective changed
           *[other] { $n } objectives changed
        }
        [result] { $n ->
            [one] one expected result changed
           *[other] { $n } expected results changed
        }
        [target] { $n ->
            [one] one target changed
           *[other] { $n } targets changed
        }
        [action] { $n ->
            [one] one action changed
           *[other] { $n } actions changed
        }
        [commitment] { $n ->
            [one] one commitment changed
           *[other] { $n } commitments changed
        }
        [milestone] { $n ->
            [one] one milestone changed
           *[other] { $n } milestones changed
        }
        [heading] { $n ->
            [one] one heading changed
           *[other] { $n } headings changed
        }
       *[paragraph] { $n ->
            [one] one paragraph changed
           *[other] { $n } paragraphs changed
        }
    }
desk-sum-moved =
    { $kind ->
        [chapter] { $n ->
            [one] one chapter moved
           *[other] { $n } chapters moved
        }
        [axis] { $n ->
            [one] one area moved
           *[other] { $n } areas moved
        }
        [objective] { $n ->
            [one] one objective moved
           *[other] { $n } objectives moved
        }
        [result] { $n ->
            [one] one expected result moved
           *[other] { $n } expected results moved
        }
        [target] { $n ->
            [one] one target moved
           *[other] { $n } targets moved
        }
        [action] { $n ->
            [one] one action moved
           *[other] { $n } actions moved
        }
        [commitment] { $n ->
            [one] one commitment moved
           *[other] { $n } commitments moved
        }
        [milestone] { $n ->
            [one] one milestone moved
           *[other] { $n } milestones moved
        }
        [heading] { $n ->
            [one] one heading moved
           *[other] { $n } headings moved
        }
       *[paragraph] { $n ->
            [one] one paragraph moved
           *[other] { $n } paragraphs moved
        }
    }
