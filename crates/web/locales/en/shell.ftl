# Words of the frame: header, footer, forms, common messages.
shell-skip-label = Skip
shell-skip-main = Go to the content
shell-skip-navigation = Go to the menu
shell-skip-footer = Go to the end of the page
shell-demo-banner = Demonstration site: bodies, people and contributions are invented.
shell-language = Language
shell-sign-in = Sign in
shell-sign-in-more = to your area
shell-person-menu = Your area:
shell-account = Your personal area
shell-sign-out = Sign out
shell-search-label = Search the plans
shell-search-button = Search
shell-navigation = Main menu
shell-breadcrumb = You are here

shell-footer-contacts = Contacts
shell-footer-tax-code = Tax code { $code }
shell-footer-phone = Phone
shell-footer-email = Email
shell-footer-pec-long = Certified electronic mail
shell-footer-dpo = Data protection officer
shell-footer-site = On this site
shell-footer-data = Download all data
shell-footer-help = Help and transparency
shell-footer-faq = Read the frequent questions
shell-footer-report = Report a problem
shell-footer-transparency = Transparent administration
shell-footer-legal = Legal information
shell-footer-privacy = Privacy notice
shell-footer-legal-notes = Legal notes
shell-footer-accessibility = Accessibility statement
shell-footer-media-policy = Media policy
shell-footer-site-map = Site map

shell-required = required
shell-optional = optional
shell-error-prefix = Error:
shell-error-summary = { $n ->
    [one] There is one thing to correct
   *[other] There are { $n } things to correct
}
shell-pager-first = Back to the start
shell-pager-next = Continue

shell-rating-title = How clear is the information on this page?
shell-rating-legend = Rate it from 1 to 5
shell-rating-of-five = out of 5
shell-rating-positive = What did you like best?
shell-rating-positive-1 = The directions were clear
shell-rating-positive-2 = The directions were complete
shell-rating-positive-3 = I always knew I was on the right path
shell-rating-positive-4 = I had no technical problems
shell-rating-positive-5 = Something else
shell-rating-negative = Where did you have most difficulty?
shell-rating-negative-1 = Sometimes the directions were not clear
shell-rating-negative-2 = Sometimes the directions were not complete
shell-rating-negative-3 = Sometimes I did not know whether I was on the right path
shell-rating-negative-4 = I had technical problems
shell-rating-negative-5 = Something else
shell-rating-text = Would you like to add something?
shell-rating-text-hint = At most 200 characters. Do not write personal data.
shell-rating-send = Send your rating
