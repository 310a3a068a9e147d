-- A draft belongs to the members of an organisation, or to one person alone.
create table contribution_draft_new (
  id integer primary key autoincrement,
  organization bigint references organization (id),
  person bigint references person (id),
  process bigint not null references process (id),
  kind text not null,
  title text not null,
  content text not null,
  -- The files of the form that it was saved from wait for as long as it does.
  form text not null,
  created_by bigint references person (id),
  changed_by bigint references person (id),
  created_at bigint not null,
  changed_at bigint not null,
  version bigint not null,
  check ((organization is null) <> (person is null))
);
insert into contribution_draft_new
select id, organization, null, process, kind, title, content, '', created_by, changed_by, created_at, changed_at, version
from contribution_draft;
-- Numbers that were given once are not given again.
delete from sqlite_sequence where name = 'contribution_draft_new';
insert into sqlite_sequence (name, seq)
select 'contribution_draft_new', seq from sqlite_sequence where name = 'contribution_draft';
drop table contribution_draft;
alter table contribution_draft_new rename to contribution_draft;
create index contribution_draft_list on contribution_draft (organization, id);
create index contribution_draft_person on contribution_draft (person, id) where person is not null;
create index contribution_draft_form on contribution_draft (form) where form <> '';
