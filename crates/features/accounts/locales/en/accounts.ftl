# Signing in and the person's own page.
accounts-sign-in-title = Sign in
accounts-sign-in-button = Sign in
accounts-sign-in-wrong = The address or the password is not right. Check them and try again.
accounts-email = Email address
accounts-email-missing = Write your email address, such as name@example.org
accounts-password = Password
accounts-password-missing = Write the password
accounts-name = First and last name

accounts-demo-title = See the site with somebody else’s eyes
accounts-demo-text = This is a demonstration: each link signs you in at once, without a password, as an invented person.
accounts-demo-pianificatrice = Enter as the planner: she writes the plan and answers those who take part
accounts-demo-rappresentante = Enter as the representative of a municipality: she speaks for her body
accounts-demo-cittadina = Enter as a citizen: she reads, follows and takes part
accounts-demo-amministratrice = Enter as the administrator: she runs the site
accounts-demo-responsabile = Enter as an action owner: he tells how the actions proceed
accounts-demo-revisora = Enter as the auditor: she reads everything and changes nothing

accounts-account-title = Your own page
accounts-me-title = Your data
accounts-me-private = You and those who run the site see this. It is on no public page.
accounts-level = How you signed in
accounts-level-anonymous = Not signed in
accounts-level-email = Confirmed email address
accounts-level-low = Password, or electronic identity of the first level
accounts-level-substantial = Electronic identity, second level
accounts-level-high = Electronic identity, third level
accounts-roles-title = Your roles
accounts-roles-none = No particular role: you can read, follow and take part.
accounts-role-on-plan = { $role }: { $plan }
accounts-organizations-title = Your organisations
accounts-organizations-none = You speak for yourself alone: you belong to no organisation.
accounts-member-representative = representative
accounts-member-contributor = contributor
accounts-member-staff = one of its people, known by their e-mail address
accounts-organizations-link = Manage your organisations, or register one
accounts-member-invited = invited, to be confirmed
accounts-language-title = Language
accounts-language-label = The language of the mails you get
accounts-language-it = Italian
accounts-language-en = English
accounts-language-save = Save the language
accounts-sessions-title = Where you are signed in
accounts-sessions-text = Each row is a device or a browser. A session ends by itself after twelve hours without use.
accounts-session-begun = Begun
accounts-session-used = Last used
accounts-session-this = this device
accounts-session-end = End the session
accounts-session-end-button = End
accounts-session-end-which = the session of { $when }

accounts-sign-in-pending = What you wrote is safe: you find it again as soon as you are in, on another device too.
accounts-mail-title = With your email address
accounts-mail-text = We send you a mail with a link and a code to sign in. You need no password, and need not have registered before.
accounts-mail-button = Send me the mail
accounts-email-form = Write a complete email address, such as name@example.org
accounts-password-title = With your password, if you work on the plan

accounts-code-title = Look into your mail
accounts-code-lead = We have written to { $address }.
accounts-code-text = Open the mail and follow the link, or write the six-digit code from it here. They are good for 30 minutes. If you cannot find the mail, look among the unwanted ones.
accounts-code = Six-digit code
accounts-code-hint = You may copy and paste it.
accounts-code-form = Write the six digits of the code
accounts-code-wrong = The code is not right. Look into the mail again and retry.
accounts-code-last = The code is not right, and there are no more tries. Use the link in the mail, or ask for another mail.
accounts-code-again = It did not come, or the address is wrong: ask for another mail
accounts-code-demo = This demonstration sends no mail.
accounts-code-demo-link = Read the mail here

accounts-link-title = Sign in to the site
accounts-link-lead = You are about to sign in with the address { $address }.
accounts-link-new = This is the first time that you sign in with this address: tell us your name.
accounts-link-name-hint = Only you and those who run the site see it.
accounts-link-shown = Show it beside what I publish
accounts-link-shown-hint = Without the tick a code is shown, for example “Participant 7F3”. You can change your mind whenever you want.

accounts-over-title = This link is no longer good
accounts-over-lead = It was used already, or more than 30 minutes have passed.
accounts-over-text = If that was you, nothing has happened: ask for another mail and sign in with that one.
accounts-over-button = Ask for another mail

accounts-mailed-subject = Signing in to { $site }
accounts-mailed-body =
    Hello,

    to sign in to { $site } open this link and press “Sign in”:

    { $link }

    Or write this code on the page from which you asked for it:

    { $code }

    Link and code are good for 30 minutes and for one use. Give them to nobody.
    If it was not you who asked, you may ignore this mail.

accounts-demo-mail-title = The mails of the demonstration
accounts-demo-mail-lead = This site sends no mail: it shows them here, the latest first.
accounts-demo-mail-none = There is no mail yet.
accounts-demo-mail-to = To
accounts-demo-mail-at = Written

accounts-shown-title = How others see you
accounts-shown-text = Beside what you publish, only what you choose here is shown. The choice also applies to what you have written already.
accounts-shown-legend = Beside what I publish, show
accounts-shown-code = a code: Participant { $code }
accounts-shown-name = the name I write below
accounts-shown-field = Name to show
accounts-shown-hint = Only needed if you choose the name. It can be your own, or another one by which you want to be known.
accounts-shown-save = Save how others see me
accounts-shown-saved = Saved. The pages already show your choice.
accounts-problem-display-missing = Write the name to show, or choose the code.
accounts-problem-display-long = Write a shorter name, { $max } characters at most.
accounts-problem-display-code = This name could be taken for a code: choose another one.
accounts-problem-display-body = This is the name of an organisation: choose another one. To speak for the organisation, ask to become a member.
accounts-privacy-title = The data we have about you
accounts-privacy-text = You can download all of it, or delete your profile whenever you want.
accounts-privacy-link = Read how long we keep it
accounts-data-link = Download your data
accounts-erase-link = Delete your profile
accounts-erase-title = Delete your profile
accounts-erase-lead = Before you decide, read what goes and what stays.
accounts-erase-goes = What goes
accounts-erase-goes-person = Your name, the name you show, your email address and your password.
accounts-erase-goes-sessions = Your sign-ins, on every device, and the links with your digital identity.
accounts-erase-goes-follows = { $n ->
    [0] What you follow and the emails that wait.
    [one] The thing you follow and the emails that wait.
   *[other] The { $n } things you follow and the emails that wait.
}
accounts-erase-goes-organizations = { $n ->
    [0] Your roles on the site.
    [one] Your roles on the site and your membership of your organisation.
   *[other] Your roles on the site and your membership of your { $n } organisations.
}
accounts-erase-goes-drafts = The texts you have not sent yet.
accounts-erase-stays = What stays
accounts-erase-stays-contributions = { $n ->
    [0] You have written no contributions.
    [one] The contribution you sent stays public.
   *[other] The { $n } contributions and replies you sent stay public.
}
accounts-erase-stays-code = Instead of a name they show “Participant { $code }”.
accounts-erase-stays-supports = The support you gave stays in the count, without a name.
accounts-erase-stays-acts = What you wrote for an organisation stays with the organisation.
accounts-erase-words = If you wrote your name or something else about you in a text, withdraw it first.
accounts-erase-words-link = Go to your contributions
accounts-erase-first = What to do first
accounts-erase-first-administrator = Nobody else administers the site: give this role to another person first.
accounts-erase-first-representative = Nobody else represents { $name }: first invite another person to represent it.
accounts-erase-first-help = If you cannot, write to { $email }: we will find a way together.
accounts-erase-confirm = Confirm
accounts-erase-final = Deletion happens at once and cannot be undone.
accounts-erase-button = Delete my profile
accounts-erase-sure = I have read this: I want to delete my profile
accounts-erase-sure-missing = Tick the box to confirm.
accounts-erase-password-wrong = The password is not right. Check it and try again.
accounts-erase-code-text = To be sure it is you, we send you a code by email.
accounts-erase-code-button = Send me the code
accounts-erase-code-hint = It is in the email we have just sent you. It is valid for 30 minutes.
accounts-erase-code-first = Ask for a code by email first, then write it here.
accounts-erase-code-over = The code is no longer valid. Ask for another one.
accounts-erase-code-again = Send me another code
accounts-erase-again = To be sure it is you, sign out, sign in again and come back to this page within ten minutes.
accounts-erase-back = Back to your account without deleting anything
accounts-erased-title = Your profile is gone
accounts-erased-lead = Name, address and sign-ins are deleted.
accounts-erased-home = Back to the home page
accounts-mailed-erase-subject = { $site }: the code to delete your profile
accounts-mailed-erase-body =
    Hello,

    you asked to delete your profile on { $site }. Write this code on the page from which you asked:

    { $code }

    It is valid for 30 minutes. If it was not you, give it to nobody and ignore this email: nothing changes.
accounts-unused-subject = { $site }: your profile is about to be deleted
accounts-unused-body =
    Hello,

    you have not signed in to { $site } for almost { $months } months. In { $days } days we will delete your profile: name, address and what you follow.
    If you want to keep it, just sign in once:

    { $link }

    If you no longer need it, there is nothing to do.

problem-name-length = Write a name of at most 200 characters
problem-email-form = Write a complete email address, such as name@example.org
problem-email-known = This address is somebody else’s already. Write to those who run the site.
problem-pending-long = The text is too long: it may have at most { $kb } kB

accounts-identity-title = With your electronic identity
accounts-identity-text = We only ask who you are. The fiscal number serves to recognise you and is not kept.
accounts-identity-button = Sign in with { $name }
accounts-identity-failed-title = Signing in did not work
accounts-identity-failed-lead = The identity provider did not confirm it, or the page was left open too long. Nothing has changed.
accounts-identity-failed-button = Try again
accounts-identity-other-title = This identity belongs to another account
accounts-identity-other-lead = You are signed in as { $name }, but the identity that you have just confirmed belongs to another account already. The two accounts stay apart: choose which one to go on with.
accounts-identity-other-nobody = You are signed in as { $name }, but the identity that you have just confirmed is another person’s. To use it, sign out of this account first.
accounts-identity-other-text = The text that you wrote is not lost: you find it in the form, whichever you choose.
accounts-identity-other-go = Go on as { $name }
accounts-identity-other-stay = Stay { $name }
accounts-identity-go-title = Taking you to { $name }
accounts-identity-go-lead = There you confirm who you are, then you come back here.
accounts-identity-go-link = Continue with { $name }
accounts-level-asked-low = This page needs a password or a digital identity.
accounts-level-asked-substantial = This page needs a digital identity of level 2.
accounts-level-asked-high = This page needs a digital identity of level 3.
accounts-level-inside = You are { $name } now. Sign in again in a surer way to go on: you stay the same person, and the identity that you use is added to your account.
accounts-level-none = This site does not have such a sure way to sign in yet: write to those who run it.
