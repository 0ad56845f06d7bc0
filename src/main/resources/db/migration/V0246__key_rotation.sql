-- How far the re-sealing with a new key is, table by table, page by page, so that it goes on where it was interrupted.
create table ledger.key_resealing (
  table_name text primary key,
  -- the key that it seals with: its id, one byte
  key_id int not null check (key_id between 0 and 255),
  next_page bigint not null,
  resealed bigint not null,
  finished_at timestamptz
);
