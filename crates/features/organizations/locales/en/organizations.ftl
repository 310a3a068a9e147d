organizations-nav-mine = My organisations
organizations-nav-queue = Organisations to verify
organizations-nav-plans = Plans
organizations-list-title = Who takes part
organizations-list-lead = Administrations, companies, associations and groups that have registered on this site.
organizations-list-none = No organisation found
organizations-list-all = See all
organizations-pages = Pages of the list
organizations-filter = Filter
organizations-choose = Choose
organizations-any-kind = All kinds
organizations-any-place = Anywhere
organizations-any-stage = All
organizations-place-country = The whole of Italy
organizations-kind-central-administration = Central administration
organizations-kind-territorial-administration = Territorial administration
organizations-kind-in-house-company = In-house company
organizations-kind-civil-society = Civil society
organizations-kind-firm = Firm
organizations-kind-research = Research
organizations-kind-informal-group = Informal group
organizations-kind-funder = Funder
organizations-state-registered = Being verified
organizations-state-verified = Verified
organizations-state-refused = Not verified
organizations-state-suspended = Suspended
organizations-state-note-registered = You can already prepare and send contributions. They count from the day they are sent, and are shown once the check is done.
organizations-state-note-verified = What is sent in this organisation’s name is shown at once.
organizations-state-note-refused = The check failed. A representative can correct the details: that starts it again.
organizations-state-note-suspended = For now nothing can be sent in this organisation’s name.
organizations-role-representative = Representative
organizations-role-contributor = Contributor
organizations-role-staff = One of its people, known by their e-mail address
organizations-role-asked = You asked to join: a representative has yet to answer
organizations-role-hint-representative = Sends contributions in the organisation’s name and looks after its people.
organizations-role-hint-contributor = Prepares drafts with the others, without sending them.
organizations-name = Name of the organisation
organizations-name-hint = The full name, as everybody will see it.
organizations-kind = Kind
organizations-ipa = IPA code
organizations-ipa-hint = The code in the Italian index of public administrations, for example c_h501. Leave it empty if there is none.
organizations-sector = Sector
organizations-sector-hint = For example: health, local government, associations.
organizations-territory = Territory
organizations-territory-hint = The region or province where the organisation works.
organizations-municipality = Municipality
organizations-municipality-hint = The name of the municipality, if the organisation mostly works there.
organizations-email = Contact e-mail
organizations-email-hint = The address of an office. It is not published.
organizations-new-title = Register your organisation
organizations-new-lead = Whoever registers an organisation represents it on this site. It takes a few minutes.
organizations-new-sign-in = Write now: at the end we ask you to sign in with your e-mail, and the text stays.
organizations-new-what-then = After registering, the organisation is being verified. If the public register has an address for its IPA code, we send a code there. Otherwise staff check it, in order of arrival.
organizations-register = Register
organizations-register-sign-in = Sign in and register
organizations-distinct = It is another organisation that only has the same name
organizations-twin-title = { $name } is there already
organizations-twin-text = If it is yours, ask to join: its representatives get an e-mail.
organizations-twin-page = See its page
organizations-join = Ask to join
organizations-mine-title = My organisations
organizations-mine-lead = The organisations you can write for, and those you asked to join.
organizations-take-back-request = Take back the request
organizations-mine-none = You belong to no organisation
organizations-mine-none-text = Register yours, or ask its representative to invite you.
organizations-public-page = Public page
organizations-own-contributions = My contributions
organizations-to-own = Manage the organisation
organizations-facts = About the organisation
organizations-details-title = Correct the details
organizations-details-settled = Name, kind and IPA code are verified. To change them, write to those who run the site.
organizations-stale = Somebody else saved in the meantime. This is what stands now; the form holds what you wrote. If you save, yours counts.
organizations-save = Save
organizations-cancel = Cancel
organizations-code-title = Confirm with the code
organizations-code-text = We sent a six-digit code to the address that the organisation has in the public register. Ask whoever reads that mailbox and type it here: it is valid for seven days.
organizations-code = Code
organizations-code-confirm = Confirm
organizations-code-again = Send another code
organizations-code-send = Verify with a code to the address in the public register
organizations-drafts = Drafts of the organisation
organizations-drafts-text = All its people see and change them, nobody else does. A representative sends them.
organizations-drafts-none = No drafts. When you write a contribution you can save it as a draft of the organisation.
organizations-draft-untitled = Untitled draft
organizations-draft-changed = changed by { $who }, { $when }
organizations-draft-comment = Comment
organizations-draft-amendment = Amendment
organizations-draft-need = Need
organizations-draft-proposal = Proposal
organizations-members = People
organizations-members-asked = Asking to join
organizations-asked-on = asked on { $day }
organizations-since = since { $day }
organizations-you = you
organizations-accept = Accept
organizations-decline = Decline
organizations-change = Change
organizations-make-representative = Make representative
organizations-make-contributor = Make contributor
organizations-remove = Remove
organizations-invited = Open invitations
organizations-invited-until = valid until { $day }
organizations-revoke = Revoke
organizations-invite = Invite a person
organizations-invite-text = They get an e-mail with a link that is valid for 14 days and works once. They need no account.
organizations-invite-email = E-mail of the person
organizations-invite-role = What they can do
organizations-invite-send = Send the invitation
organizations-invite-list = Invite several people from a list
organizations-invite-list-label = List
organizations-invite-list-hint = One line a person: the address, then if you like a semicolon and the role (representative or contributor). You can paste a CSV file. At most 200 lines.
organizations-invite-list-send = Send the invitations
organizations-rejected = Rows that were not accepted
organizations-row = Row
organizations-row-text = Text
organizations-row-reason = Why
organizations-row-no-address = There is no e-mail address
organizations-row-no-name = There is no name of an organisation
organizations-row-no-kind = The kind is missing or unknown
organizations-row-twice = The address stands in an earlier row already
organizations-row-role = The role is unknown: write representative or contributor
organizations-row-too-many = Beyond 200 rows: send it with another list
organizations-row-quote = A quotation mark is opened and never closed: close it, or take the quotation marks away
organizations-units = Offices and directorates
organizations-units-text = An office or a directorate can speak under its own name, beside that of the body.
organizations-unit-add = Add an office
organizations-unit-name = Name of the office
organizations-unit-hint = For example: Directorate for digital services. The name of the body stays before it.
organizations-unit-save = Add
organizations-unit-of = Office of
organizations-leaving = Handing over or leaving
organizations-leaving-text = What was sent stays the organisation’s, whoever represents it.
organizations-hand-over = Hand over to somebody else
organizations-hand-over-text = The person you choose represents the organisation in your place.
organizations-successor = Your successor
organizations-hand-over-leave = Leave the organisation as well
organizations-hand-over-sure = Hand over
organizations-leave = Leave the organisation
organizations-leave-text = You will not see its drafts nor write for it any more.
organizations-leave-sure = Yes, leave
organizations-invitation-title = An invitation for you
organizations-invitation-text = { $person } invites you to write for { $name }.
organizations-invitation-text-nobody = You are invited to write for { $name }.
organizations-invitation-as = You accept as { $who }.
organizations-invitation-known = You accept as the person registered with { $address }.
organizations-invitation-new = By accepting you sign up with { $address }.
organizations-invitation-accept = Accept the invitation
organizations-invitation-ignore = If you did not expect this, close the page: nothing happens.
organizations-person-name = Your name
organizations-person-name-hint = The other people of the organisation see it.
organizations-over-title = This invitation is no longer valid
organizations-over-text = It was used, revoked, or has expired. Ask whoever invited you to send another one.
organizations-queue-title = Organisations to verify
organizations-queue-lead = Check that each organisation is what it says. When you confirm it, what it has sent is shown.
organizations-queue-order = Those who have waited longest come first.
organizations-queue-none = No organisation
organizations-queue-state-registered = To verify
organizations-queue-state-verified = Verified
organizations-queue-state-refused = Refused
organizations-queue-state-suspended = Suspended
organizations-queue-verify = Organisation verified. Its representatives get an e-mail.
organizations-queue-refuse = Request refused. Its representatives get the reason.
organizations-queue-suspend = Organisation suspended.
organizations-queue-reinstate = Organisation reinstated.
organizations-registered-by = Registered by
organizations-registered-on = Registered on
organizations-why = Reason:
organizations-registry = What the public register says
organizations-decide = Decision
organizations-verify = Confirm the organisation
organizations-verify-text = On confirming, waiting contributions become visible and count from the day they were sent.
organizations-refuse = Refuse the request
organizations-refuse-sure = Refuse
organizations-reason = Reason
organizations-reason-hint = Its representatives read it.
organizations-suspend = Suspend the organisation
organizations-suspend-text = A suspended organisation can send nothing. What it has sent stays.
organizations-suspend-sure = Suspend
organizations-reinstate = Reinstate the organisation
organizations-own-staff = The people of the organisation
organizations-own-staff-text = Whoever signs in with an e-mail of these domains sees the plans kept for the people of the organisation.
organizations-domains = Mail domains
organizations-domains-hint = One a line, for example town.example.org. No providers that are open to everybody.
organizations-domains-save = Save the domains
organizations-own-plans = Plans of this organisation
organizations-plan-own = The plan is this organisation’s
organizations-plan-make-own = Assign to this organisation
organizations-plan-disown = Take away
organizations-concerns-title = What concerns my organisation
organizations-concerns-it = The actions that concern it
organizations-concerns-lead = For each plan, the actions that concern the organisation. The link can be passed on.
organizations-concerns-see = See the actions
organizations-concerns-default = The filter follows from the kind of organisation.
organizations-concerns-saved = The filter is the one that a representative saved.
organizations-concerns-change = Change the filter
organizations-concerns-stale = Somebody else changed the filter in the meantime: this is what is saved now.
organizations-concerns-none = No plan is open for now
organizations-audience = Whom it addresses
organizations-audience-any = All
organizations-audience-central = Central administrations
organizations-audience-territorial = Territorial administrations
organizations-theme = Theme
organizations-actor = Who is in charge
organizations-stage = How far
organizations-stage-invited = Invited
organizations-stage-registered = Registered
organizations-stage-verified = Verified
organizations-stage-contributed = Has contributed
organizations-board-title = Who takes part
organizations-board-summary = { $answered } organisations of { $all } have contributed.
organizations-board-nobody = No organisation has been invited yet.
organizations-board-counts = How far they are, by kind
organizations-board-all = Total
organizations-board-who = The organisations
organizations-board-asked-on = Invited on
organizations-board-uninvited-row = Without invitation
organizations-board-reminded-on = Reminders
organizations-reminder-half = at half time
organizations-reminder-end = near the end
organizations-reminder-hand = by hand
organizations-board-remind = Reminders
organizations-board-auto-on = Those who have not contributed are reminded automatically, once on each of these days.
organizations-board-auto-off = Automatic reminders are off.
organizations-board-days = At half time, on { $half }, and three days before the end, on { $end }.
organizations-board-turn-off = Turn automatic reminders off
organizations-board-turn-on = Turn automatic reminders on
organizations-board-on = Automatic reminders are on.
organizations-board-off = Automatic reminders are off.
organizations-board-uninvited = Invitation taken back. If the consultation is for invited organisations alone, the organisation no longer sees it.
organizations-board-take-back = Take back the invitation
organizations-board-invite = Invite to take part
organizations-board-invite-known = An organisation that is registered
organizations-board-invite-new = An organisation that is not registered yet
organizations-board-invite-send = Invite
organizations-board-list = Invite several organisations from a list
organizations-board-list-label = List
organizations-board-list-hint = One line an organisation: name; e-mail; kind (for example Territorial administration). You can paste a CSV file. At most 200 lines.
organizations-problem-kind = Choose the kind of organisation
organizations-problem-ipa-form = An IPA code has letters, digits and underscores only, for example c_h501
organizations-problem-ipa-taken = This IPA code belongs to { $name } already: ask to join it
organizations-problem-name-taken = There is an organisation called { $name } already: ask to join it, or confirm that yours is another one
organizations-problem-name-other = There is an organisation called { $name } already
organizations-problem-sector-long = The sector may have at most 120 characters
organizations-problem-territory = Choose a territory from the list
organizations-problem-too-many = Too many requests are coming in right now. What you wrote is still in the form: wait a few minutes and send it again.
organizations-problem-municipality = No municipality is called { $name } in the chosen territory
organizations-problem-municipality-many = Several municipalities are called { $name }: choose the province first
organizations-problem-unit-of-unit = An office cannot have offices of its own
organizations-problem-unit-name = Write the name of the office, at most 150 characters
organizations-problem-unit-taken = There is an office of that name already
organizations-problem-reason = Write the reason, at most 2,000 characters
organizations-problem-last = You are the only representative: hand over to somebody else first
organizations-problem-successor = Choose somebody of the organisation
organizations-problem-role = Choose what they can do
organizations-problem-member = { $email } belongs to the organisation already
organizations-problem-invited = { $email } has an open invitation already
organizations-problem-many-invited = There are { $max } open invitations already
organizations-problem-list-none = No row was accepted: the reasons are below
organizations-problem-domain = { $domain } is not a mail domain
organizations-problem-domain-anybody = Anybody can have an address at { $domain }: it does not say where they work
organizations-problem-domain-state = Only a verified organisation can have domains, at most 20
organizations-problem-owner-state = Only a verified organisation can own a plan
organizations-problem-board-full = { $max } organisations are invited already
organizations-problem-asked = { $name } is on the list already
organizations-problem-not-open = Registered organisations cannot open the consultation yet: first publish the process, and check who sees the plan
organizations-problem-not-known = Choose an organisation from the list
organizations-problem-no-window = The consultation is not open: there is nothing to remind of
organizations-problem-code-over = The code is too old or was tried too often: have another one sent
organizations-done-asked = Request sent. We write to you as soon as they answer.
organizations-done-there = You belong to it already, or have asked before.
organizations-done-unasked = Request taken back.
organizations-done-left = You have left the organisation.
organizations-done-new = Organisation registered. It is being verified now.
organizations-done-verified = Organisation verified: what it sends is shown to everybody.
organizations-done-code-again = We sent another code: the one before is no longer valid.
organizations-done-code-wait = The last code has just been sent: wait ten minutes before asking for another.
organizations-done-details = Details saved.
organizations-done-unit = Office added: from here you invite its people.
organizations-done-revoked = Invitation revoked: the link is no longer valid.
organizations-done-joined = You now belong to this organisation.
organizations-done-accept = The person belongs to the organisation now.
organizations-done-decline = Request declined.
organizations-done-role = Role changed.
organizations-done-remove = The person does not belong to the organisation any more.
organizations-done-handed-over = You have handed over.
organizations-done-concerns = Filter saved.
organizations-board-asked = { $n ->
    [one] One invitation sent.
   *[other] { $n } invitations sent.
}
organizations-board-reminded = { $n ->
    [one] One reminder sent.
   *[other] { $n } reminders sent.
}
organizations-board-remind-now = { $n ->
    [one] Remind who is missing ({ $n } organisation)
   *[other] Remind those who are missing ({ $n } organisations)
}
organizations-board-shown = { $n ->
    [one] { $n } organisation
   *[other] { $n } organisations
}
organizations-queue-waiting = { $n ->
    [one] One contribution waits for the check.
   *[other] { $n } contributions wait for the check.
}
organizations-problem-list-some = { $n ->
    [one] One invitation sent. The other rows were not accepted: correct and send them again
   *[other] { $n } invitations sent. The other rows were not accepted: correct and send them again
}
organizations-problem-code = { $n ->
    [one] The code is wrong: one more attempt is left
   *[other] The code is wrong: { $n } attempts are left
}
organizations-done-invited = { $n ->
    [one] One invitation sent.
   *[other] { $n } invitations sent.
}
organizations-mail-code-subject = Code to verify { $name }
organizations-mail-code-body =
    Somebody registered { $name } on { $site }.

    The code to confirm it is { $code }

    Pass it on to whoever registered the organisation. It is typed on this page:
    { $link }

    It is valid for seven days. If you know nothing of this, do not answer and pass the code to nobody.
organizations-mail-asked-subject = { $person } asks to join { $name }
organizations-mail-asked-body =
    { $person } asks to write for { $name } on { $site }.

    Accept or decline the request on this page:
    { $link }
organizations-mail-invited-subject = Invitation to write for { $name }
organizations-mail-invited-body =
    { $person } invites you to write for { $name } on { $site }.

    Open this link to accept:
    { $link }

    It is valid for 14 days and works once. If you did not expect this, ignore this e-mail.
organizations-mail-accepted-subject = You now belong to { $name }
organizations-mail-accepted-body =
    A representative of { $name } has accepted your request on { $site }.

    { $link }
organizations-mail-declined-subject = Your request to { $name }
organizations-mail-declined-body =
    A representative of { $name } has declined your request on { $site }.

    { $link }
organizations-mail-removed-subject = You no longer belong to { $name }
organizations-mail-removed-body =
    A representative of { $name } has removed you from its people on { $site }.

    { $link }
organizations-mail-role-subject = Your role in { $name }
organizations-mail-role-body =
    Your role in { $name } on { $site } has changed.

    { $link }
organizations-mail-successor-subject = You now represent { $name }
organizations-mail-successor-body =
    You have been made the representative of { $name } on { $site }.

    What it sent, its drafts and its people are here:
    { $link }
organizations-mail-verified-subject = { $name } is verified
organizations-mail-verified-body =
    { $name } is verified on { $site }. What it sends is shown to everybody.

    { $link }
organizations-mail-refused-subject = { $name } is not verified
organizations-mail-refused-body =
    The request to register { $name } on { $site } was refused. The reason:

    { $reason }

    You can correct the details here, which starts it again:
    { $link }
organizations-mail-suspended-subject = { $name } is suspended
organizations-mail-suspended-body =
    { $name } is suspended on { $site } and cannot send contributions for now. The reason:

    { $reason }

    { $link }
organizations-mail-process-subject = Invitation to take part: { $plan }
organizations-mail-process-body =
    { $name } can have a say on { $plan }.

    What is decided, what can change and until when:
    { $link }
organizations-mail-reminder-subject = Reminder: { $plan }
organizations-mail-reminder-body =
    { $name } has not written in this phase of { $plan } yet. There is time until { $day }.

    { $link }
organizations-mail-register-body =
    { $name } can have a say on { $plan }.

    To take part, register the organisation here: the form is partly filled in.
    { $link }
organizations-mail-reminder-register-body =
    { $name } has not written in this phase of { $plan } yet. There is time until { $day }.

    Register the organisation here first:
    { $link }
organizations-board-to = Invite, see how far they are, send reminders
organizations-list-file = Or a file
organizations-list-file-hint = CSV in UTF-8 or Excel (xlsx), with the same columns as the list. If you choose a file, the file counts.
organizations-problem-file = The file cannot be read: save it as CSV in UTF-8 or as Excel (xlsx), with at most { $max } lines. No invitation was sent.
organizations-problem-file-row = The file cannot be read at row { $row }: { $what }. Correct it and choose it again. No invitation was sent.
organizations-concerns-territory = Contributions about the territory: { $place }
organizations-drafts-together = Send all drafts together
