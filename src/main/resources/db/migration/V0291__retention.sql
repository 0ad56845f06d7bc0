-- What a plan holds back of the money that its contractors are owed until the defects period has ended (质保金). Amounts are integer fen.
alter table finance.plan_limit add column retention_basis_points integer check (retention_basis_points between 1 and 9999);
alter table finance.plan_limit add column retention_months integer check (retention_months between 1 and 120);
alter table finance.plan_limit add constraint retention_whole check ((retention_basis_points is null) = (retention_months is null));

alter table finance.batch drop constraint batch_kind_check, add constraint batch_kind_check
  check (kind in ('REGULAR', 'REISSUE', 'REINSTATEMENT', 'SEASON', 'REMAINDER', 'RETENTION'));

-- The part of a subsidy that is retained: an entitlement of its own, owed to the lot's contractor all the while.
create table finance.retention (
  entitlement bigint primary key references finance.entitlement,
  -- the part that is paid at once
  of_entitlement bigint not null unique references finance.entitlement,
  batch bigint not null references finance.batch,
  lot text not null,
  basis_points integer not null check (basis_points between 1 and 9999),
  -- the last day of the defects period
  due_on date not null,
  at timestamptz not null,
  check (entitlement <> of_entitlement)
);
create index retention_of_batch on finance.retention (batch);
create trigger retention_append_only before update or delete or truncate on finance.retention
  execute function finance.refuse_change();

-- Nobody retains more than was agreed, to the fen.
create function finance.require_retention_as_agreed() returns trigger language plpgsql as $$
declare
  retained bigint;
  paid bigint;
begin
  select amount into retained from finance.entitlement where id = new.entitlement and batch = new.batch;
  select amount into paid from finance.entitlement where id = new.of_entitlement and batch = new.batch;
  if retained is null or paid is null or retained <> round((retained + paid) * new.basis_points / 10000.0) then
    raise exception 'Entitlement % is not % basis points of its subsidy', new.entitlement, new.basis_points
      using errcode = 'check_violation', constraint = 'retention_as_agreed';
  end if;
  return new;
end $$;
create trigger retention_as_agreed before insert on finance.retention
  for each row execute function finance.require_retention_as_agreed();

-- The batch that pays what was retained of another one, once.
create table finance.retention_release (
  batch bigint primary key references finance.batch,
  of_batch bigint not null unique references finance.batch,
  day date not null,
  by_user text not null,
  at timestamptz not null,
  check (batch <> of_batch)
);
create trigger retention_release_append_only before update or delete or truncate on finance.retention_release
  execute function finance.refuse_change();

-- What is retained is due in that batch alone, after the defects period; a payment that came back is issued again as ever.
create function finance.require_retention_ended() returns trigger language plpgsql as $$
declare
  retained finance.retention;
  of_kind text;
begin
  select * into retained from finance.retention where entitlement = new.entitlement;
  if retained.entitlement is null then
    return new;
  end if;
  select kind into of_kind from finance.batch where id = new.batch;
  if of_kind in ('REISSUE', 'REMAINDER', 'REINSTATEMENT') then
    return new;
  end if;
  if of_kind <> 'RETENTION' or not exists (select from finance.retention_release r
      where r.batch = new.batch and r.of_batch = retained.batch and r.day > retained.due_on) then
    raise exception 'Entitlement % is retained until %', new.entitlement, retained.due_on
      using errcode = 'check_violation', constraint = 'retention_until_due';
  end if;
  return new;
end $$;
create trigger retention_until_due before insert on finance.due
  for each row execute function finance.require_retention_ended();

-- What is kept for good against a documented defect: one person proposes it, another approves.
create table finance.retention_kept (
  entitlement bigint primary key references finance.retention,
  document_no text not null check (trim(document_no) <> ''),
  reason text not null check (trim(reason) <> ''),
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  check ((approved_by is null) = (approved_at is null)),
  constraint retention_kept_second_person check (approved_by <> proposed_by)
);
create trigger retention_kept_approved_once before update on finance.retention_kept
  for each row when (old.approved_by is not null
    or (old.entitlement, old.document_no, old.reason, old.proposed_by, old.proposed_at)
       is distinct from (new.entitlement, new.document_no, new.reason, new.proposed_by, new.proposed_at))
  execute function finance.refuse_change();
create trigger retention_kept_kept before delete or truncate on finance.retention_kept execute function finance.refuse_change();
