-- What a person takes out of a group of similar contributions is remembered: the next search does not suggest the same again, and it can be
-- put back.
alter table similar_member add column left_out boolean not null default 0;
