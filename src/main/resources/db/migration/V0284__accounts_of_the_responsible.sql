-- Who answers for a duty may have an account, to which the town's tasks of that duty are handed as they open (ZC-24, JY-05).
alter table ledger.responsibility add column account text check (account <> '');
