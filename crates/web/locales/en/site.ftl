# Pages that every public site must have. “none” stands for what the administration has not filled in.
site-home = Home page
site-role-none = Registered person
site-role-administrator = Site administration
site-role-planner = Planning
site-role-moderator = Moderation
site-role-facilitator = Facilitation
site-role-action-owner = Owner of actions
site-role-reviewer = Review
site-role-auditor = Audit (reads everything, changes nothing)

site-legal-title = Legal notes
site-licence-title = Licence of the contents
site-licence-body = Under the principle of openness by default of article 52 of Legislative Decree no. 82 of 7 March 2005 (Digital Administration Code), and unless otherwise stated (embedded contents of third parties included), the data, documents and information published on this site are released under the CC-BY 4.0 licence. Users are therefore free to share (reproduce, distribute, communicate to the public, display in public), represent, perform and recite this material by any means and in any format, and to change it (transform the material and use it for derivative works), for any purpose, even commercial, on the sole condition of attribution, without adding restrictions.
site-licence-link = Read the CC-BY 4.0 licence
site-legal-words-title = The texts of this site
site-legal-words-1 = The texts are edited by { $owner }. We do what we can to keep them exact and up to date.
site-legal-words-2 = The official acts by which plans are adopted are what counts. Where a text here differs from the act, the act is valid.
site-legal-plans-title = Versions of plans
site-legal-plans-1 = A published version never changes: a correction is a new version. That is why you can cite a paragraph by its number and version.
site-legal-links-title = Links to other sites
site-legal-links-1 = Some links lead to sites that we do not run. Their owners answer for what is on them.
site-legal-software-title = The software
site-legal-software-1 = The site runs Cantiere, free software under the AGPL 3.0 licence: every administration may reuse and improve it.

site-privacy-title = Privacy notice
site-privacy-who-title = Who handles your data
site-privacy-who-1 = The controller is { $owner }{ $address ->
    [none] {""}
   *[other] , { $address }
}.{ $pec ->
    [none] {""}
   *[other] {" "}You can write to { $pec }.
}
site-privacy-who-2 = { $dpo ->
    [none] You find the contacts of the data protection officer on the administration’s website.
   *[other] For any question about your data write to the data protection officer: { $dpo }.
}
site-privacy-visit-title = If you visit the site
site-privacy-visit-1 = You need not say who you are to read. We use nothing that recognises or follows you, ours or others’, and load nothing from other sites.
site-privacy-visit-2 = Our technical logs say which kind of page was asked for and how long it took, not by whom. The rating of how clear a page is is anonymous.
site-privacy-account-title = If you can sign in
site-privacy-account-1 = We keep your name, your email address, your language and your role. The password is kept in a form from which it cannot be recovered.
site-privacy-cookies-title = Cookies
site-privacy-cookies-1 = Whoever only reads gets no cookie. We use technical cookies alone, which need no consent, and no other site sets any here. They are these.
site-privacy-cookie-session = “{ $name }”: when you sign in we recognise you by it until you sign out or close the browser.
site-privacy-cookie-identity = “{ $name }”: while you sign in with a digital identity it binds the sign-in to the browser in which it began. It ends after half an hour.
site-privacy-cookie-ballot = “{ $name }”: if you fill in a ballot before signing in, it keeps the ballot in your browser while you do, without the site recording it. It ends after an hour.
site-privacy-account-3 = Beside what you publish a code is shown, for example “Participant 7F3”. Your name is shown only if you choose so in your account.
site-privacy-why-title = Why we handle them
site-privacy-why-1 = To carry out a task in the public interest: preparing public plans in the open (article 6(1)(e) of Regulation (EU) 2016/679). We take no automated decisions and pass no data on.
site-privacy-long-title = For how long
site-privacy-long-1 = Everything goes by itself when it is no longer needed. Public acts stay, without the data of those who must no longer appear.
site-privacy-long-session = A sign-in ends after { $session } hours without use.
site-privacy-long-pending = A text written before signing in waits { $pending } hours at most, then it is deleted.
site-privacy-long-mail = An email is deleted as soon as it has left. If it cannot be delivered, we keep it { $mail } days at most.
site-privacy-long-inactive = The profile of anybody who has not signed in for { $inactive } months is deleted. We write { $warning } days before to those who have an email address.
site-privacy-long-notices = For { $notices } months we keep the list of what happened, from which we prepare notices and feeds. It holds no names.
site-privacy-long-moderation = The details of a moderation, such as who reported a text, are kept { $moderation } months at most.
site-privacy-rights-title = Your rights
site-privacy-rights-1 = In your account you can see your data, download them, change how others see you, and delete your profile. You can also ask us to limit their use, and you can object. We answer within a month.
site-privacy-rights-2 = If you think that your rights are not respected you may complain to the Italian data protection authority (Garante per la protezione dei dati personali).

site-accessibility-title = Accessibility
site-accessibility-declaration = Read the accessibility statement
site-accessibility-ombudsman = Ombudsman for digital matters
site-accessibility-how-title = How the site is made
site-accessibility-how-1 = The site is designed by the international WCAG 2.2 guidelines, level AA. It works by keyboard alone, without JavaScript, with enlarged text and on small screens. Every chart has its table beside it.
site-accessibility-how-2 = We check every page with automatic tools, in both languages. Tools do not find everything: we need to hear from you.
site-accessibility-tell-title = If something is not accessible
site-accessibility-tell-1 = { $report ->
    [none] Use the questions at the foot of every page to tell us what does not work.
   *[other] Write to { $report } which page you cannot use and which tool you work with. We answer within 30 days.
}
site-accessibility-tell-2 = If we do not answer within 30 days, or you are not satisfied with the answer, you may turn to the Ombudsman for digital matters.

site-faq-title = Frequent questions
site-faq-what-title = What is here?
site-faq-what-1 = The plans of an administration, from the draft to the end: the text, the objectives, the actions with who does them and when, and how far they are.
site-faq-read-title = Where do I begin?
site-faq-read-1 = Open a plan and read “In brief”. If you look for a subject, write a word in the search box: it also finds plurals and words without accents.
site-faq-cite-title = How do I cite a passage?
site-faq-cite-1 = Every paragraph has a number, which is a link too. Copy its address: it will always lead to that paragraph.
site-faq-state-title = What does “no data” mean?
site-faq-state-1 = That nobody has said yet how far that action is. It does not mean that it has stopped: that is why figures always keep it apart.
site-faq-central-title = What are central and territorial administrations?
site-faq-central-1 = Ministries and national bodies are central; regions, provinces and municipalities are territorial. An action for both stands in both lists.
site-faq-data-title = Can I download the data?
site-faq-data-1 = Yes. Every list can be downloaded in open formats, with the meaning of its columns. You may reuse the data if you name the source.
site-faq-account-title = Do I need to sign in?
site-faq-account-1 = Not to read, search and download. Signing in is for those who prepare the plans.

site-report-title = Report a problem
site-report-how-title = If something does not work
site-report-how-1 = { $report ->
    [none] The administration has not given an address for reports yet. You can use the questions at the foot of every page.
   *[other] Write to { $report }.
}
site-report-how-2 = Tell us which page you opened, what you did and what you expected. If you saw an error code, copy it.
site-report-content-title = If a text is wrong
site-report-content-1 = Give the number of the paragraph or the code of the action: a published version does not change, but the correction will be part of the next one.

site-map-title = Site map
site-map-plans = The plans
site-map-about = About the site

site-feedback-thanks = Thank you for your rating
site-feedback-use = We read the ratings to see which pages to rewrite.
site-feedback-back = Back to the page you were reading
site-feedback-no-rate = Choose a rating from 1 to 5.
site-feedback-long = The details can be 200 characters long at most.
site-added-begin = start of added text
site-added-end = end of added text
site-removed-begin = start of removed text
site-removed-end = end of removed text
