-- A plan whose figures are given by kind of village (LZ-01): what each body has of each kind, and how that changed.
create table ledger.category_quota (
  plan text not null,
  body text not null,
  category text not null,
  households int not null check (households >= 0),
  primary key (plan, body, category),
  foreign key (plan, body) references ledger.body
);

create table ledger.category_quota_version (
  plan text not null,
  body text not null,
  category text not null,
  no int not null check (no > 0),
  households int not null check (households >= 0),
  reason text not null,
  by_user text not null,
  at timestamptz not null,
  primary key (plan, body, category, no)
);
create trigger category_quota_version_append_only before update or delete or truncate on ledger.category_quota_version
  for each statement execute function ledger.refuse_change();

-- Null in plans that are not divided so.
alter table ledger.village add category text;
