-- After so many months without an update an action of this edition is said to have no news.
alter table edition add column quiet_months bigint not null default 6;
