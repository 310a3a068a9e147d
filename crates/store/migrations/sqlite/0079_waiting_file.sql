-- The files that wait in a form, or with an organisation's drafts, are found by the form whoever chose them, without a look
-- at all files of the site.
create index attachment_waiting on attachment (form);
-- So are the drafts: what is asked is never empty, and the engine cannot know it.
drop index contribution_draft_form;
create index contribution_draft_form on contribution_draft (form);
