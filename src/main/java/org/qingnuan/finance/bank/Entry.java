package org.qingnuan.finance.bank;

import java.time.LocalDate;
import org.qingnuan.finance.BankStatements.Direction;

/**
 * An entry of a statement as it is kept, name and account in clear.
 *
 * @param id 0 while it is not stored
 * @param name,account,reference,summary null where the bank says none
 */
record Entry(
        long id,
        int row,
        Direction direction,
        String serial,
        LocalDate day,
        long fen,
        String name,
        String account,
        String reference,
        String summary) {

    /** What makes it the same entry in another file. */
    String key() {
        return direction + "/" + serial;
    }

    /** Money towards the account, negative for what left it. */
    long signed() {
        return direction == Direction.OUT ? -fen : fen;
    }

    /** Whether another file says the same of it. */
    boolean sameAs(Entry other) {
        return fen == other.fen && day.equals(other.day);
    }
}
