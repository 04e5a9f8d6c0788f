-- The objects of the mirror are compressed as the payloads of the inbox are: by lz4, which costs a fraction of
-- pglz's time; on a server that was built without it, an object of more than 2 kB is kept beside its row as it is.
-- What is stored already stays as it is until it is next written.
do $$
declare
  mirrored regclass;
begin
  for mirrored in
    select pg_class.oid from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = 'stripe'::regnamespace and relkind = 'r' and attname = 'object'
  loop
    begin
      execute format('alter table %s alter column object set compression lz4', mirrored);
    exception when feature_not_supported then
      execute format('alter table %s alter column object set storage external', mirrored);
    end;
  end loop;
end $$;
