-- Whether a second person reads the answers of this process before they go out; the whole site may ask for it besides.
alter table process add column second_person boolean not null default 0;
