-- The actors as a version named them when it was published, as JSON; a draft names those of its edition.
alter table revision add column actors text collate "C" not null default '';
-- Progress that a file told of, as JSON: it is reported when the draft that came with the file is published.
alter table revision add column told text collate "C" not null default '';
-- Versions from before name their actors as they are called today. The space says that the digest of such a version,
-- made before, does not cover them.
alter table revision disable trigger revision_frozen;
update revision set actors = ' ' || coalesce((
  select json_agg(json_build_object('id', a.id, 'key', a.key, 'name', a.name, 'audience', a.audience,
    'organization', a.organization, 'also', a.also))::text
  from plan_actor a where a.edition = revision.edition), '[]')
where state = 'published';
alter table revision enable trigger revision_frozen;
