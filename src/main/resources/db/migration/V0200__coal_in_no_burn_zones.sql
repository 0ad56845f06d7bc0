-- Coal burnt within a no-burn zone ends a household's payments and claims nothing back (JN-09).
alter table finance.clawback drop constraint clawback_cause_check, add constraint clawback_cause_check
  check (cause in ('COAL_USE', 'WRONG_PAYMENT', 'WITHDRAWAL', 'NO_BURN_ZONE'));
