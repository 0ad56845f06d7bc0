-- What looks odd about a household and waits for a person's word: the same id, card or phone as another, a couple with two
-- houses, a benefit of earlier years, other names on other papers. A house entered twice, a device or a meter in two
-- places stay refused; a person or an account that occurs twice is looked at by two people instead.
drop index ledger.household_identity_once;
create index household_identity_of_plan on ledger.household (plan, identity_fingerprint) where active;
create index household_dwelling on ledger.household (dwelling) where active;
drop index ledger.payee_account_once;
create index payee_account on ledger.payee (plan, account_fingerprint) where valid_to is null;

alter table ledger.household add spouse_sealed bytea, add spouse_fingerprint bytea, add spouse_masked text;
create index household_spouse on ledger.household (plan, spouse_fingerprint) where spouse_fingerprint is not null;

-- So that names on papers can be compared without opening them.
alter table ledger.household_registration add owner_fingerprint bytea, add owner_masked text,
  add power_holder_fingerprint bytea, add power_holder_masked text;

create table ledger.flag (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  village text not null,
  household bigint not null references ledger.household,
  kind text not null check (kind in ('SAME_IDENTITY', 'SEVERAL_DWELLINGS', 'SHARED_DWELLING', 'COUPLE', 'SAME_PHONE', 'SAME_ACCOUNT',
    'PRIOR_BENEFIT', 'OTHER_NAME')),
  -- what is odd, without telling it; the same oddity is the same flag however often the register is looked through
  evidence text not null,
  -- whom it is shared with: h<household>, b<past benefit>
  others text[] not null,
  -- a sentence with persons masked
  shown text not null,
  raised_at timestamptz not null,
  -- since when the register shows it no more
  cleared_at timestamptz,
  foreign key (plan, village) references ledger.village,
  unique (household, kind, evidence)
) with (fillfactor = 50);
create index flag_village on ledger.flag (plan, village) where cleared_at is null;
create index flag_body on ledger.flag (plan, body) where cleared_at is null;
create index flag_others on ledger.flag using gin (others) where cleared_at is null;
create trigger flag_kept before delete or truncate on ledger.flag execute function ledger.refuse_change();

-- One person asks for an exception with a reason, another one answers; never changed.
create table ledger.flag_word (
  id bigint generated always as identity primary key,
  flag bigint not null references ledger.flag,
  verdict text not null check (verdict in ('ASKED', 'AGREED', 'DISAGREED')),
  reason text not null check (length(btrim(reason)) > 0),
  -- whom the flag was shared with when the word was given: a word counts for them and for no others
  others text[] not null,
  answers bigint unique,
  asked_by text,
  by_user text not null,
  at timestamptz not null,
  unique (id, by_user),
  foreign key (answers, asked_by) references ledger.flag_word (id, by_user),
  check ((verdict = 'ASKED') = (answers is null) and (answers is null) = (asked_by is null)),
  -- Never the same person.
  check (by_user <> asked_by)
);
create index flag_word_of on ledger.flag_word (flag, id desc);
create trigger flag_word_append_only before update or delete or truncate on ledger.flag_word
  for each statement execute function ledger.refuse_change();
