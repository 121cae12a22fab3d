-- A quota is a number of places, and a place is unique: two requests of one key at once cannot both be counted as the last.
alter table leases add column place int;
update leases set place = numbered.place
from (select id, row_number() over (partition by key_id order by granted_at, id) as place from leases where ended_at is null) numbered
where leases.id = numbered.id;
drop index leases_open_by_key;
create unique index leases_places on leases (key_id, place) where ended_at is null;

alter table submissions add column place int;
update submissions set place = numbered.place
from (
  select id, row_number() over (partition by key_id, track order by commit_leaf_id) as place
  from submissions where state not in ('MERGED', 'REJECTED', 'LAPSED')
) numbered
where submissions.id = numbered.id;
drop index submissions_open_by_key;
create unique index submissions_places on submissions (key_id, track, place)
  where state not in ('MERGED', 'REJECTED', 'LAPSED');
