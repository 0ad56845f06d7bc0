-- A body under listed supervision (挂牌督办, JN-32): from the recorded listing to the recorded release, and nothing else
-- ends it.
create table ledger.listing (
  order_id bigint primary key references ledger.supervision_order,
  plan text not null,
  body text not null,
  listed_on date not null,
  released_on date,
  foreign key (plan, body) references ledger.body
) with (fillfactor = 70);
create index listing_of_body on ledger.listing (plan, body) where released_on is null;

-- Leading persons are held responsible for severe lag or misuse of funds (JN-33), without the adverse consequence that
-- Jiyang's document asks for; which causes there are is kept by the program's list.
alter table ledger.accountability drop constraint accountability_cause_check,
  add constraint accountability_cause_check check (cause ~ '^[A-Z_]+$');
alter table ledger.accountability alter column consequence drop not null;
alter table ledger.accountability drop constraint accountability_adverse_check,
  add constraint accountability_adverse_check check (adverse = (consequence is not null));
