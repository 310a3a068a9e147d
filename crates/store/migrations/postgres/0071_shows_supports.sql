-- Whether everybody reads how many support a proposal. Where it could be read until now, it still can.
alter table process add column shows_supports boolean not null default false;
update process set shows_supports = true where state <> 'designed';
-- The order “most supported” reads those that are supported, and no others.
create index contribution_supports on contribution (process, supports, id) where supports > 0;
