package org.qingnuan.ledger.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.qingnuan.ledger.MeterSituation;
import org.qingnuan.ledger.Tariff;
import org.qingnuan.spreadsheet.SheetRow;

/**
 * A row of a utility's statement; everything but the row's number is null where nothing stands.
 *
 * @param household the register's number, as our template fills it in
 * @param digits how many digits the meter has before it begins anew
 * @param stated the quantity as the utility wrote it
 * @param valley how much of it in the valley hours
 * @param base the approved use without heating
 */
public record UsageRow(
        int rowNumber,
        Long household,
        String name,
        String account,
        String meter,
        String identity,
        MeterSituation situation,
        BigDecimal start,
        BigDecimal end,
        BigDecimal oldEnd,
        String newMeter,
        BigDecimal newStart,
        Long digits,
        BigDecimal stated,
        BigDecimal valley,
        BigDecimal base,
        Tariff tariff,
        LocalDate readOn,
        String note) {

    /** Numbers in the one spelling they are searched by. */
    public static UsageRow of(SheetRow row) {
        String situation = row.text("situation");
        String identity = row.text("identity");
        return new UsageRow(
                row.rowNumber(),
                row.integer("household"),
                row.text("name"),
                number(row.text("account")),
                number(row.text("meter")),
                identity == null ? null : ResidentIds.canonical(identity),
                situation == null ? MeterSituation.NORMAL : MeterSituation.valueOf(situation),
                row.decimal("start"),
                row.decimal("end"),
                row.decimal("oldEnd"),
                number(row.text("newMeter")),
                row.decimal("newStart"),
                row.integer("digits"),
                row.decimal("quantity"),
                row.decimal("valley"),
                row.decimal("base"),
                row.text("tariff") == null ? null : Tariff.valueOf(row.text("tariff")),
                row.date("readOn"),
                row.text("note"));
    }

    /** What was used: by the readings, else as stated; null when neither says it. */
    public BigDecimal quantity() {
        BigDecimal read = read();
        return read == null ? stated : read;
    }

    /** What the readings come to, below zero when they are wrong; null when they are not all there. */
    BigDecimal read() {
        if (start == null || end == null) {
            return null;
        }
        return switch (situation) {
            case NORMAL, ESTIMATED -> end.subtract(start);
            case METER_CHANGED ->
                oldEnd == null || newStart == null
                        ? null
                        : oldEnd.subtract(start).add(end.subtract(newStart));
            case ROLLED_OVER ->
                digits == null
                        ? null
                        : BigDecimal.TEN.pow(digits.intValue()).subtract(start).add(end);
        };
    }

    private static String number(String text) {
        return text == null ? null : Spelling.number(text);
    }
}
