# The settings of the site.
admin-nav = Administration
admin-title = Site administration
admin-lead = Here you decide how the site looks, who works on it and by which words people search.
admin-tabs = Pages of the administration
admin-cards = What you can set up
admin-reads-only = You can read everything and change nothing.
admin-tab-home = Overview
admin-tab-site = Names and contacts
admin-tab-look = Logo and colour
admin-tab-languages = Languages
admin-tab-themes = Themes
admin-tab-synonyms = Search words
admin-tab-people = People and roles
admin-tab-backups = Backups
admin-tab-log = Log
admin-card-site = What the site is called, whose it is, how to reach you, the links that the law asks for.
admin-card-look = The logo at the top and the colour of buttons and links.
admin-card-languages = In which languages the pages can be read.
admin-card-themes = The one list of themes: add, rename, merge, remove.
admin-card-synonyms = Who searches for one word also finds what the plans call it.
admin-card-people = Who works on the site and what they may do. Invite others from here.
admin-card-backups = When the last one was made and how to make one.
admin-card-log = Who did what, and when.
admin-missing =
    { $n ->
        [one] One thing is missing
       *[other] { $n } things are missing
    }
admin-missing-text = The rules for public sites ask for them on every page.
admin-missing-owner = The name of the public body
admin-missing-email = The address of the public relations office
admin-missing-dpo = The address of the data protection officer
admin-missing-report = The address to report a fault to
admin-missing-accessibility = The accessibility statement
admin-missing-transparency = The link to the transparency section
admin-done-saved = Saved. The pages show it from now on.
admin-done-logo = The new logo is at the top of every page.
admin-done-logo-removed = The logo is gone: the mark of the program is at the top again.
admin-done-added = Added.
admin-done-renamed = The theme has its new name everywhere.
admin-done-merged = The two themes are one now.
admin-done-removed = Removed.
admin-done-invited = They have their role and will get a mail that says how to sign in.
admin-done-invited-no-mail = They have their role. The site sends no mail: please tell them yourself.
admin-done-given = The role was given and holds from now on.
admin-done-taken = The role was taken back and ends now.
admin-stale = Somebody else saved in the meantime.
admin-stale-text = Below is what you wrote and, where it differs, what is there now. If you save, your words stay.
admin-theirs = Now it says: { $text }
admin-theirs-empty = Now it is empty.
admin-save = Save
admin-save-mine = Save my words
admin-add = Add
admin-remove = Remove
admin-site-lead = These words stand at the top and bottom of every page.
admin-group-names = The name of the site
admin-group-owner = The public body
admin-group-contacts = Contacts
admin-group-legal = Links that the law asks for
admin-f-site-name = Name of the site
admin-f-site-name-en = Name of the site in English
admin-h-site-name-en = If it is empty, English pages show the Italian name.
admin-f-tagline = A line below the name
admin-h-tagline = What the site is about, in a few words.
admin-f-tagline-en = A line below the name, in English
admin-f-owner-name = Name of the public body
admin-f-owner-name-en = Name of the public body in English
admin-f-owner-url = Its own site
admin-h-owner-url = An address that begins with https.
admin-f-address = Address
admin-f-tax-code = Tax code
admin-f-phone = Telephone
admin-f-email = Mail for the public
admin-f-pec = Certified mail
admin-f-dpo-email = Mail of the data protection officer
admin-h-dpo-email = It must be found from every page.
admin-f-report-email = Mail to report a fault to
admin-h-report-email = Reports that a page is not accessible arrive here too.
admin-f-security-email = Mail for who finds a security problem
admin-f-accessibility-url = Accessibility statement
admin-h-accessibility-url = Its address on form.agid.gov.it; the statement is renewed each year by 23 September.
admin-f-transparency-url = Transparency section
admin-h-transparency-url = Its address on the site of the public body.
admin-f-media-policy-url = Rules for social media
admin-f-ombudsman-url = Digital ombudsman
admin-h-ombudsman-url = Whom to turn to when a report on accessibility has no answer within 30 days.
admin-look-lead = The logo and the colour of the public body, on every page.
admin-colour = Colour
admin-f-colour = Colour of buttons, links and the top of the page
admin-h-colour = Six digits, such as #0b5a5e. Text must be easy to read on white and on light grey: at least 4.5:1.
admin-contrasts = Contrast of the colour in use:
admin-contrast-ground = on white { $whole }.{ $tenth }:1;
admin-contrast-wash = on light grey { $whole }.{ $tenth }:1.
admin-colour-own = Back to the colour of the program
admin-logo = Logo
admin-logo-now = The logo in use
admin-logo-none = There is no logo yet: the mark of the program is at the top.
admin-f-logo = Picture of the logo
admin-h-logo = PNG, JPEG or WebP, up to 2 MB. It looks best on a light ground; it will be at most 192 pixels high.
admin-logo-send = Use this logo
admin-logo-remove = Remove the logo
admin-languages-lead = Readers find the pages in their language, if it is one of these.
admin-f-offered = Languages of the pages
admin-h-offered = With one language the choice at the top of the pages is gone, and addresses in the other one lead to it.
admin-f-first = Language for who asks for none
admin-h-first = It is also the one that search engines use.
admin-language-it = Italian
admin-language-en = English
admin-themes-lead = Plans and contributions choose their themes from this list.
admin-themes-none = There is no theme yet
admin-themes-none-text = Add the first one below: then it can be chosen for every action.
admin-theme-add = A new theme
admin-f-name-it = Name in Italian
admin-f-name-en = Name in English
admin-uses = It is used by { $items } and { $contributions }.
admin-uses-items =
    { $n ->
        [0] no action
        [one] one action
       *[other] { $n } actions
    }
admin-uses-contributions =
    { $n ->
        [0] no contribution
        [one] one contribution
       *[other] { $n } contributions
    }
admin-theme-rename = Rename
admin-theme-rename-text = The new name is read everywhere at once, in published versions too. Addresses stay as they are.
admin-theme-merge = Merge into another theme
admin-theme-merge-text = Everything with this theme will show the other one, in published versions too. This cannot be undone.
admin-f-into = The other theme
admin-theme-merge-button = Merge
admin-theme-remove = Remove from the list
admin-theme-remove-text = Actions and contributions that have it will be without it. If you add it again, it comes back in actions and not in contributions.
admin-theme-remove-button = Remove the theme
admin-synonyms-lead = Who searches for the first word also finds texts that use the second.
admin-synonyms-none = No words yet
admin-synonyms-none-text = Add the word that people use and the one that plans use: “bill” finds “tariff”.
admin-synonym-add = A new pair
admin-f-word = Who searches for
admin-h-word = One word.
admin-f-expansion = also finds
admin-h-expansion = One or more words of the plans, up to eight.
admin-f-language = Language
admin-people-lead = Who works on the site, in which role and on which plan.
admin-people-pages = Pages of people
admin-role-of-plan = { $role }, { $plan }
admin-role-take = Take back
admin-role-more = Add a role
admin-role-give = Give the role
admin-invite = Invite somebody
admin-invite-text = Who you invite signs in by mail: no password is needed.
admin-invite-no-mail = This site sends no mail: they sign in after you have told them.
admin-invite-button = Invite
admin-f-person = Name
admin-f-email-of = Mail
admin-f-role = Role
admin-f-plan = Where it holds
admin-h-plan = On the whole site or on one plan. Administrators are so on the whole site.
admin-f-mail-language = Language of the mail
admin-whole-site = The whole site
admin-roles = What each role may do
admin-role-administrator = Sets the site up, invites people, writes every plan.
admin-role-planner = Writes a plan, publishes it, answers contributions.
admin-role-moderator = Sees that contributions keep to the rules.
admin-role-facilitator = Leads meetings and brings in what was said there.
admin-role-action-owner = Tells how actions are going.
admin-role-reviewer = Assesses the plan from outside.
admin-role-auditor = Reads everything, drafts and log too, and changes nothing.
admin-mail-subject = You now work on { $site }
admin-mail-role = On { $site } you now have this role: { $role }.
admin-mail-how = To sign in, open this page and type the address at which you got this mail:
admin-mail-wrong = If you did not expect this mail, you can ignore it.
admin-problem-empty = This field cannot stay empty.
admin-problem-long = It is too long: 300 characters at most.
admin-problem-mail = This is not a mail address: write it like office@town.example.
admin-problem-web = Write the whole address, which begins with https://.
admin-problem-tax-code = A tax code has 11 digits, or 16 letters and digits.
admin-problem-phone = Write the number with digits and spaces, such as +39 06 123456.
admin-problem-colour-form = Write the colour with six digits, such as #0b5a5e.
admin-problem-colour-contrast =
    { $ground ->
        [wash] On light grey
       *[other] On white
    } the contrast is { $whole }.{ $tenth }:1, and at least 4.5:1 is needed. The nearest that fits is { $fit }.
admin-problem-language = The language for who asks for none must be one of those chosen.
admin-problem-logo-missing = Choose a picture.
admin-problem-logo-kind = This is not a PNG, JPEG or WebP picture, whatever the file is called.
admin-problem-logo-large = The picture is too large: 4000 pixels each way at most.
admin-problem-logo-broken = The picture is damaged and cannot be read. Save it again and retry.
admin-problem-theme-known = There is a theme of this name already.
admin-problem-theme-name = Write a name, 100 characters at most.
admin-problem-theme-itself = Choose another theme than this one.
admin-problem-theme-into = Choose the theme to merge it into.
admin-problem-administrator-of-plan = Administrators are so on the whole site: choose “The whole site”.
admin-problem-last-administrator = This is the last person who administers the site. Give somebody else this role first.
