# The texts of questionnaires.
questions-nav-plans = Plans
questions-consultation = Consultation
questions-desk = Desk
questions-process = Participation process
questions-questionnaire = Questionnaire
questions-questions = Questions
questions-results = Answers and results
questions-results-of = Results: { $title }
questions-count =
    { $n ->
        [0] No question.
        [one] { $n } question.
       *[other] { $n } questions.
    }
questions-sent =
    { $n ->
        [0] Nobody has answered yet.
        [one] { $n } answer has come in.
       *[other] { $n } answers have come in.
    }
questions-answer = Answer the questions
questions-see-results = Read the results
questions-to-begin = Prepare the questionnaire
questions-to-build = Open the questionnaire
questions-state-none = There is no questionnaire yet.
questions-state-draft = It is being prepared: only the staff of the plan sees it.
questions-state-open = It is ready: people answer when the phase is open.
questions-state-answered = Somebody has begun to answer.
questions-off = This process has no questionnaire: those who take part do not see it.
questions-turn-on = Turn it on under “How”
questions-title = Title
questions-title-hint = For example: Your priorities for digital services
questions-intro = Introduction
questions-intro-hint = What it is for and how long it takes.
questions-begin = Begin the questionnaire
questions-save-head = Save title and introduction
questions-none = Add the first question.
questions-new = Add a question
questions-edit = Change the question
questions-preview = See it as those who answer
questions-preview-note = This is a preview: nothing is sent from here.
questions-up = Up
questions-down = Down
questions-remove = Remove
questions-open-title = Make the questionnaire ready
questions-open-text = It appears on the public page, and people can answer on the days of the consultation.
questions-open = Make it ready
questions-take-back-title = Back to preparation
questions-take-back-text = While nobody has answered, you can take it back and change it.
questions-take-back = Back to preparation
questions-see-public = See the public page of the questionnaire
questions-locked = Somebody has begun to answer. You can correct words and change the order; you cannot add, remove or transform questions.
questions-done-saved = Saved. Come back whenever you like.
questions-done-sent = Answers sent. You can change them until the close.
questions-done-added = Question added.
questions-done-moved = Question moved.
questions-done-removed = Question removed.
questions-done-opened = The questionnaire is ready.
questions-over = The consultation is closed: the questionnaire cannot be answered any more.
questions-done-closed = The questionnaire is being prepared again.
questions-f-title = The question
questions-f-title-hint = One thing at a time, in everyday words.
questions-f-help = Explanation
questions-f-help-hint = It appears below the question.
questions-f-kind = How people answer
questions-kind-short = One line
questions-kind-short-hint = A few words, for example a place.
questions-kind-long = A text
questions-kind-long-hint = Several sentences.
questions-kind-single = One choice
questions-kind-single-hint = One of the answers written below.
questions-kind-multiple = Several choices
questions-kind-multiple-hint = Also more than one of the answers written below.
questions-f-choices = Answers to choose from
questions-f-choices-hint = One on each line. Only needed for one choice or several choices.
questions-f-required = An answer is required
questions-f-required-hint = Use it rarely: people who do not know leave.
questions-required = required
questions-save-question = Save the question
questions-back = Go back
questions-conflict = Other answers or other words have been saved in the meantime.
questions-conflict-text = Those saved are below; yours are in the form. If you save again, yours stay.
questions-conflict-theirs = What was saved
questions-as = Whom you answer for
questions-as-self = For myself ({ $name })
questions-note-sent = You sent your answers: { $when }.
questions-note-saved = You saved your answers without sending them: { $when }.
questions-until = You can answer and change your answers until { $day }, 23:59.
questions-privacy = Names of people do not appear in results or files. Organisations answer in their own name.
questions-needed-email = Answer right away. To send, an e-mail address is enough: we ask for it afterwards, your answers are kept.
questions-needed-low = Answer right away. To send you need a password or a digital identity: we ask for it afterwards, your answers are kept.
questions-needed-substantial = Answer right away. To send you need a digital identity of level 2 (SPID, CIE): we ask for it afterwards, your answers are kept.
questions-needed-high = Answer right away. To send you need a digital identity of level 3 (CIE): we ask for it afterwards, your answers are kept.
questions-more-than-one = You can choose more than one.
questions-more-than-one-result = More than one answer could be chosen.
questions-rather-not = I would rather not answer
questions-send = Send the answers
questions-send-again = Send the changed answers
questions-send-sign-in = Sign in and send
questions-save = Save and continue later
questions-people =
    { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
questions-bodies =
    { $n ->
        [one] { $n } organisation
       *[other] { $n } organisations
    }
questions-few-people = fewer than 5 people
questions-answered-by = { $people } and { $bodies } answered.
questions-choice = Answer
questions-column-people = People
questions-column-bodies = Organisations
questions-no-answer = No answer
questions-few = hidden
questions-few-note = Where there are fewer than five people the number is hidden, so that nobody can be recognised.
questions-planner-sees-all = All numbers are here. On the public page small numbers are hidden.
questions-download = Download
questions-texts-public = The free words are public.
questions-texts-private = Only the staff of the plan reads the free words.
questions-not-out = Results are shown by themselves after the close.
questions-publish-texts = Make the words public
questions-hide-texts = Hide the words
questions-no-texts = Nobody wrote here.
questions-texts-for-planners = The free words are read by the staff of the plan.
questions-more-in-file = These are the last hundred. The others are in the file.
questions-problem-title = Write a title of at most { $max } characters.
questions-problem-long = The text is too long: at most { $max } characters.
questions-problem-many = There are too many questions: at most { $max }.
questions-problem-answered = Somebody has begun to answer: only words can be corrected.
questions-problem-empty = Add at least one question.
questions-problem-no-question = Write the question.
questions-problem-few-choices = Write at least two answers, one on each line.
questions-problem-many-choices = There are too many answers: at most { $max }.
questions-problem-twice = The same answer is written twice.
questions-problem-sent = The answers have been sent: to change them send them again.
questions-problem-required = Answer question { $n }.
questions-problem-too-many = Too many answers are coming in right now. What you wrote stands below: wait a few minutes and send it again.
questions-problem-nothing = Answer at least one question.
questions-problem-answer-long = The answer to question { $n } is too long: at most { $max } characters.
questions-problem-choice = Choose one of the answers of question { $n }.
questions-read-only = You can read this page, not change it.
questions-to-read = Read the questions
questions-file-answer = Code of the answer
questions-file-sent = Sent
questions-file-from = From
questions-file-body = Organisation
questions-file-of-body = an organisation
questions-file-of-person = a person
