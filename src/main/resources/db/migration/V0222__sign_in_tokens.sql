-- One-time tokens with which persons of a staff list set their first password; the database knows the hashes alone.
create table process.sign_in_token (
  user_id text primary key,
  token_hash bytea not null,
  expires_at timestamptz not null,
  failures int not null default 0,
  locked_until timestamptz,
  issued_by text not null,
  issued_at timestamptz not null
);
