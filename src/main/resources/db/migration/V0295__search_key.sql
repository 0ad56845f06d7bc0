-- Which search key the fingerprints of the whole database are made with. The last row is in force; the keys themselves lie outside of the database.
create table ledger.search_key (
  no int primary key check (no > 0),
  -- eight characters that name the key and do not tell it
  key_id text not null check (key_id ~ '^[0-9a-f]{8}$'),
  in_force_since timestamptz not null,
  -- who changed to it; null for the first one
  by_user text,
  -- how many fingerprints were made anew, and how many of them no text was found for
  fingerprints bigint not null,
  unmatched bigint not null,
  -- how long writing waited
  milliseconds bigint not null,
  check ((no = 1) = (by_user is null))
);
create trigger search_key_append_only before update or delete or truncate on ledger.search_key
  for each statement execute function ledger.refuse_change();
revoke update, delete, truncate on ledger.search_key from public, current_user;

-- While a change to another key is prepared: what each fingerprint becomes. Empty at all other times, and never in the log of the database.
create unlogged table ledger.search_key_pair (
  was bytea primary key,
  now bytea not null,
  -- the key that it is prepared for
  target text not null,
  -- no text was found that this is the fingerprint of
  unmatched boolean not null
);
