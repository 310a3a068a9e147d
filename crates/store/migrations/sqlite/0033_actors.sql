-- Keys of actors that were merged into this one, with a space between: published versions name them and never change.
alter table plan_actor add column also text not null default '';
