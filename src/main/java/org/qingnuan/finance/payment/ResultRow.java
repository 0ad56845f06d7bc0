package org.qingnuan.finance.payment;

import java.time.LocalDate;
import org.qingnuan.shared.Money;
import org.qingnuan.spreadsheet.SheetRow;

/** One line of a bank's answer; of a returned one serial and day may be null, of a paid one the reason is. */
record ResultRow(int no, long household, Money amount, boolean paid, String reason, String serial, LocalDate bookedOn) {

    static ResultRow of(SheetRow row) {
        boolean paid = BankSheets.PAID.equals(row.text(BankSheets.RESULT));
        return new ResultRow(
                row.integer(BankSheets.NO).intValue(),
                row.integer(BankSheets.HOUSEHOLD),
                Money.of(row.text(BankSheets.AMOUNT)),
                paid,
                paid ? null : row.text(BankSheets.REASON),
                row.text(BankSheets.SERIAL),
                row.date(BankSheets.BOOKED_ON));
    }
}
