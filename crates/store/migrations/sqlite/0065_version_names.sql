-- The actors as a version named them when it was published, as JSON; a draft names those of its edition.
alter table revision add column actors text not null default '';
-- Progress that a file told of, as JSON: it is reported when the draft that came with the file is published.
alter table revision add column told text not null default '';
-- Versions from before name their actors as they are called today. The space says that the digest of such a version,
-- made before, does not cover them.
drop trigger revision_frozen_update;
update revision set actors = ' ' || (
  select json_group_array(json_object('id', a.id, 'key', a.key, 'name', a.name, 'audience', a.audience,
    'organization', a.organization, 'also', a.also))
  from plan_actor a where a.edition = revision.edition)
where state = 'published';
create trigger revision_frozen_update before update on revision when old.state = 'published'
begin select raise(abort, 'a published version never changes'); end;
