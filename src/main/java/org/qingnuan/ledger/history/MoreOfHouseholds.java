package org.qingnuan.ledger.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.HouseholdFact.Form;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.spreadsheet.SheetColumn;

/**
 * The second table of an export: what files and contractors said beyond the usual columns, one row for each household as in the
 * first. A column in which nobody of the scope has anything is left out, and the whole table where there is none.
 */
final class MoreOfHouseholds {

    static final String TITLE = "住户其他登记信息和设备情况";

    private static final List<SheetColumn> WHO = List.of(
            SheetColumn.text("村").wide(12),
            SheetColumn.integer("序号"),
            SheetColumn.integer("户编号"),
            SheetColumn.text("户主姓名").wide(8));

    private static final List<More> ALL =
            Stream.concat(HouseholdFact.all().map(More::of), works()).toList();

    private MoreOfHouseholds() {}

    /** A column of the table: its key among the facts, its column in the database, sealed for a person's. */
    private record More(String key, String column, boolean personal, SheetColumn written) {

        private static More of(HouseholdFact fact) {
            return new More(
                    fact.key(),
                    fact.column(),
                    fact.personal(),
                    SheetColumn.text(fact.label()).wide(width(fact)));
        }

        private static int width(HouseholdFact fact) {
            return fact.form() == Form.PLACE || fact.form() == Form.TEXT
                    ? 20
                    : fact.form() == Form.PAPER
                            ? 16
                            : fact.form() == Form.NUMBER
                                    ? 12
                                    : Math.max(fact.label().length() + 1, longest(fact));
        }

        private static int longest(HouseholdFact fact) {
            return fact.codes().keySet().stream().mapToInt(String::length).max().orElse(0) + 1;
        }

        private static More of(String key, String column, SheetColumn written) {
            return new More(key, column, false, written);
        }

        private String masked() {
            return personal ? column + "_masked" : column;
        }
    }

    private static Stream<More> works() {
        return Stream.of(
                More.of("deviceType", "device_type", SheetColumn.text("设备类型").wide(10)),
                More.of("energyClass", "energy_class", SheetColumn.text("能效等级").wide(6)),
                More.of("installedOn", "installed_on", SheetColumn.date("安装日期").wide(8)),
                new More(
                        "installers",
                        "installers",
                        true,
                        SheetColumn.text("安装人员").wide(10)),
                More.of(
                        "warrantyUntil",
                        "warranty_until",
                        SheetColumn.date("质保到期日").wide(8)),
                More.of("gasOn", "gas_on", SheetColumn.date("通气日期").wide(8)),
                More.of("gasAlarm", "gas_alarm", SheetColumn.text("燃气报警器").wide(7)),
                More.of("gasValve", "gas_valve", SheetColumn.text("切断阀").wide(6)),
                More.of(
                        "commissionedOn",
                        "commissioned_on",
                        SheetColumn.date("调试日期").wide(8)),
                More.of(
                        "indoorTemperature",
                        "indoor_temperature",
                        SheetColumn.decimal("室内温度(℃)").atMost(1)),
                More.of(
                        "outletTemperature",
                        "outlet_temperature",
                        SheetColumn.decimal("出水（出风）温度(℃)").atMost(1)));
    }

    /** Asks of households {@code h} which columns anybody has something in, one boolean for each. */
    static String asked() {
        return ALL.stream()
                .map(more -> "coalesce(bool_or(h.%s IS NOT NULL), false) AS %s".formatted(more.masked(), more.column()))
                .collect(Collectors.joining(", "));
    }

    /** The keys of the columns that the answer to {@link #asked} names; installation and commissioning alone make no table. */
    static List<String> known(ResultSet answer, int number) throws SQLException {
        List<String> known = new ArrayList<>();
        for (More more : ALL) {
            if (answer.getBoolean(more.column())) {
                known.add(more.key());
            }
        }
        return List.of("installedOn", "commissionedOn").containsAll(known) ? List.of() : known;
    }

    static List<SheetColumn> columns(List<String> known) {
        return Stream.concat(
                        WHO.stream(),
                        ALL.stream().filter(more -> known.contains(more.key())).map(More::written))
                .toList();
    }

    /** A household by header: days as they are kept, choices in words, persons masked unless in clear. */
    static Map<String, String> row(ResultSet row, List<String> known, boolean inClear, PersonalData personal)
            throws SQLException {
        Map<String, String> values = new HashMap<>();
        values.put("村", row.getString("village_name"));
        values.put("序号", row.getString("sequence_no"));
        values.put("户编号", row.getString("id"));
        values.put("户主姓名", inClear ? personal.open(row.getBytes("name_sealed")) : row.getString("name_masked"));
        for (More more : ALL) {
            if (known.contains(more.key())) {
                values.put(more.written().header(), value(row, more, inClear, personal));
            }
        }
        return values;
    }

    private static String value(ResultSet row, More more, boolean inClear, PersonalData personal) throws SQLException {
        if (more.personal()) {
            return inClear
                    ? personal.open(row.getBytes(more.column() + "_sealed"))
                    : row.getString(more.column() + "_masked");
        }
        if (more.column().startsWith("gas_") && !more.key().equals("gasOn")) {
            Boolean there = row.getObject(more.column(), Boolean.class);
            return Facts.shown(more.key(), there == null ? null : there.toString(), id -> id);
        }
        String value = row.getString(more.column());
        return switch (more.written().type()) {
            case DATE, DECIMAL -> value;
            default -> Facts.shown(more.key(), value, id -> id);
        };
    }
}
