-- Who looks for a `comune` also finds what is `comunale`: their stems differ. The other way round was there before.
insert into synonym (language, word, key, expansion)
select 'it', 'comune', 'icomun', 'comunale'
where not exists (select 1 from synonym where key = 'icomun' and expansion = 'comunale');
