-- The contribution that an option became when it was chosen; none where it is one already, or was not chosen.
alter table round_option add column arrived bigint references contribution (id);
create index round_option_arrived on round_option (arrived);
