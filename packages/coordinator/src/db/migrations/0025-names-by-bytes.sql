-- Whatever the locale of the database, names are looked for in the same way: by their bytes, Latin letters in either case.
drop index nodes_by_name;
create index nodes_by_name on nodes (lower(display_name collate "C"), key_id);
