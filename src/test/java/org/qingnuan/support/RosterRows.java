package org.qingnuan.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.qingnuan.ledger.exchange.ResidentIds;

/** Builds the rows of a survey roster: as many households as asked, all different, with ids and accounts whose check digits are right. */
public final class RosterRows {

    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private static final String GIVEN = "建国秀英桂兰志强玉梅海燕春生福来明华";

    private final List<Map<String, String>> rows = new ArrayList<>();

    private RosterRows() {}

    /** Households number {@code first} and following; other numbers are other people in other houses. */
    public static RosterRows of(int first, int count) {
        RosterRows roster = new RosterRows();
        for (int i = 0; i < count; i++) {
            roster.rows.add(household(i + 1, first + i));
        }
        return roster;
    }

    /** With what Laizhou's roster asks beyond the usual (LZ-12, LZ-35, LZ-36, LZ-41): all by power, registered one after the other. */
    public RosterRows registered() {
        return each(row -> {
            row.put("route", "COAL_TO_ELECTRICITY");
            row.put("registrationNo", row.get("no"));
            row.put("registeredOn", "2023-03-01");
            row.put("actualResident", "true");
            row.put("permanentResident", "true");
            row.put("premises", "OWN_HOUSE");
            row.put("demolition", "false");
            row.put("owner", row.get("name"));
            row.put("ownership", "CERTIFICATE");
            row.put("powerHolder", row.get("name"));
            row.put("powerAccount", row.get("phone").replaceFirst("138", "3706"));
        });
    }

    /** Changes one household, from 0. */
    public RosterRows with(int index, Consumer<Map<String, String>> change) {
        change.accept(rows.get(index));
        return this;
    }

    /** Changes every household. */
    public RosterRows each(Consumer<Map<String, String>> change) {
        rows.forEach(change);
        return this;
    }

    public List<Map<String, String>> rows() {
        return rows;
    }

    /** The id of person number {@code n}, born between 1950 and 1999. */
    public static String identity(int n) {
        String digits =
                "370302%04d%02d%02d%03d".formatted(1950 + n % 50, 1 + n / 50 % 12, 1 + n / 600 % 28, n / 16_800 % 1000);
        return digits + ResidentIds.checkDigit(digits);
    }

    /** A card number of household {@code n} with its check digit. */
    public static String account(int n) {
        String digits = "621799%012d".formatted(n);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** The name of the head of household {@code n}. */
    public static String name(int n) {
        int given = n / SURNAMES.length() % (GIVEN.length() - 1);
        return SURNAMES.charAt(n % SURNAMES.length()) + GIVEN.substring(given, given + 2);
    }

    private static Map<String, String> household(int no, int n) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("no", Integer.toString(no));
        row.put("name", name(n));
        row.put("identity", identity(n));
        row.put("phone", "138%08d".formatted(n));
        row.put("address", "幸福路%d号".formatted(n));
        row.put("residents", Integer.toString(1 + n % 5));
        row.put("rooms", Integer.toString(2 + n % 4));
        row.put("area", "%d.50".formatted(60 + n % 60));
        row.put("previousHeating", "LOOSE_COAL");
        row.put("route", "COAL_TO_GAS");
        row.put("willing", "true");
        row.put("hardship", n % 20 == 0 ? "LOW_INCOME" : "NONE");
        row.put("bank", "农商银行淄川支行");
        row.put("account", account(n));
        return row;
    }
}
