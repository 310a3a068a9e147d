-- A draft belongs to the members of an organisation, or to one person alone.
alter table contribution_draft alter column organization drop not null;
alter table contribution_draft add column person bigint references person (id);
-- The files of the form that it was saved from wait for as long as it does.
alter table contribution_draft add column form text collate "C" not null default '';
alter table contribution_draft alter column form drop default;
alter table contribution_draft add check ((organization is null) <> (person is null));
create index contribution_draft_person on contribution_draft (person, id) where person is not null;
create index contribution_draft_form on contribution_draft (form) where form <> '';
