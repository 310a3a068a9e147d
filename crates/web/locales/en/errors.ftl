# What went wrong and what can be done.
error-home = Back to the home page
error-id = Error code, to quote if you write to those who run the site: { $id }

error-not-found-title = This page does not exist
error-not-found-text = The address is wrong, the page has moved, or it is not open to everyone.
error-not-found-next = Check the address, search the plans or start from the home page. If the page is restricted, sign in.

error-sign-in-title = Sign in to continue
error-sign-in-text = This page is for people who can sign in.
error-sign-in-next = Sign in, then try again.

error-forbidden-title = You cannot open this page
error-forbidden-text = Your role does not allow this.
error-forbidden-next = If you think you need it, ask those who run the site.

error-cross-site-title = The request came from another site
error-cross-site-text = For safety we take forms from our own pages only. Nothing was changed.
error-cross-site-next = Go back to the form on this site and send it from there.

error-bad-request-title = Request not valid
error-bad-request-text = The address or the data sent have a form that the site does not understand.
error-bad-request-next = Go back, check the data and try again.

error-invalid-title = Some data need correcting
error-invalid-text = Nothing was saved.
error-invalid-next = Go back, correct the data and try again.

error-conflict-title = Somebody changed this before you
error-conflict-text = In order not to undo their changes we did not save yours.
error-conflict-next = Open the page again, see what changed and repeat your change.

error-method-title = This cannot be done here
error-method-text = This address does not take this kind of request.
error-method-next = Go back and use the links and forms of the page.

error-too-large-title = What you sent is too large
error-too-large-text = Nothing was saved.
error-too-large-next = Send a smaller file or a shorter text.

error-too-slow-title = The request came too slowly
error-too-slow-text = We stopped waiting. Nothing was saved.
error-too-slow-next = Check your connection and try again.

error-too-many-title = Too many requests in a short time
error-too-many-text = We have paused your requests for a moment.
error-too-many-next = Wait a minute and try again.

error-unavailable-title = The site is very busy
error-unavailable-text = We cannot answer at the moment. What you sent was not saved.
error-unavailable-next = Try again in a few seconds.

error-internal-title = Something went wrong
error-internal-text = It is our error, not yours. It has been recorded.
error-internal-next = Try again. If it happens again, write to those who run the site.
problem-report-future = The date is in the future. Write the day you speak of, today at the latest.
problem-synonym-word = Write one single word of at most 60 characters.
problem-synonym-expansion = Write one to eight words, of at most 200 characters.
