-- Which layout the files of a plan have that go to its bank; the last choice counts, each file keeps its own.
create table finance.layout_choice (
  id bigint generated always as identity primary key,
  plan text not null,
  layout text not null,
  by_user text not null,
  at timestamptz not null
);
create index layout_choice_of on finance.layout_choice (plan, id);
create trigger layout_choice_append_only before update or delete or truncate on finance.layout_choice
  execute function finance.refuse_change();

-- Null for files from before there were layouts, all of them workbooks.
alter table finance.bank_file add column layout text;
