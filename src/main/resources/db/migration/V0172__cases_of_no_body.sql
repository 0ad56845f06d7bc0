-- What the plan itself handles, such as a complaint at the district office, stands on the board under the empty name, as
-- its milestones do; nothing is left out of the tallies any more.
drop trigger board_tally_of_no_body on ledger.board_tally;
drop trigger open_spell_of_no_body on ledger.open_spell;
drop function ledger.skip_row();
