package org.qingnuan.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.finance.RateColumns;
import org.qingnuan.process.SubsidyTables;
import org.qingnuan.shared.Money;

/** Puts the cells of a rate into words; what cannot be put into words stands as it is in the table. */
final class RateWords {

    /** Longer names first, none is part of a later one. */
    private static final Map<String, String> DATA = new LinkedHashMap<>();

    static {
        DATA.put("equipmentPrice", "设备价格（分）");
        DATA.put("selfPaid", "设备自付（分）");
        DATA.put("heatedArea", "采暖面积");
        DATA.put("gasVolume", "用气量");
        DATA.put("powerUsage", "用电量");
        DATA.put("valleyUsage", "谷段用电量");
        DATA.put("powerBase", "核定基数");
        DATA.put("heatUsage", "用热量");
        DATA.put("lastGas", "上季用气量");
        DATA.put("lastPower", "上季用电量");
        DATA.put("lastHeat", "上季用热量");
        DATA.put("lastValley", "上季谷段用电量");
        DATA.put("rooms", "采暖房间数");
        DATA.put("season", "采暖季");
        DATA.put("year", "改造年度");
    }

    private RateWords() {}

    /** A plain number of fen in yuan, a price per unit with the unit, else a formula. */
    static String amount(SubsidyTables.Row row) {
        String unit = row.further().get("unit");
        String amount = row.amount();
        if (unit == null) {
            return amount.matches("[0-9]{1,15}") ? Wording.money(Money.ofFen(Long.parseLong(amount))) : named(amount);
        }
        if (amount.matches("[0-9]{1,12}(\\.[0-9]{1,4})?")) {
            return "每" + unit + yuan(amount);
        }
        return amount.matches("[-0-9.:, ]+") ? blocks(amount, unit) : "每" + unit + named(amount) + "（分）";
    }

    /** A condition on a number as people say it, 1至6 for {@code [1..6]} and 大于1200 for {@code > 1200}; any other as it stands. */
    static String range(String feel) {
        return feel.replaceAll("\\[\\s*([-0-9.]+?)\\s*\\.\\.\\s*([-0-9.]+)\\s*]", "$1至$2")
                .replaceAll("\\]\\s*([-0-9.]+?)\\s*\\.\\.\\s*([-0-9.]+)\\s*]", "大于$1、不超过$2")
                .replaceAll("\\(\\s*([-0-9.]+?)\\s*\\.\\.\\s*([-0-9.]+)\\s*]", "大于$1、不超过$2")
                .replaceAll("\\[\\s*([-0-9.]+?)\\s*\\.\\.\\s*([-0-9.]+)\\s*[)\\[]", "不少于$1、小于$2")
                .replaceAll("<=\\s*", "不超过")
                .replaceAll(">=\\s*", "不少于")
                .replaceAll("<\\s*", "小于")
                .replaceAll(">\\s*", "大于");
    }

    private static String blocks(String text, String unit) {
        List<String> words = new ArrayList<>();
        for (String block : text.split(",")) {
            String[] part = block.strip().split(":");
            String range = part[0].endsWith("-") ? part[0].replace("-", "") + "以上" : part[0].replace("-", "至");
            words.add(range + "每" + unit + (part.length < 2 ? "" : yuan(part[1])));
        }
        return String.join("，", words);
    }

    /** What limits the amount, and when the row is in force, one a line. */
    static List<String> bounds(SubsidyTables.Row row) {
        Map<String, String> cells = row.further();
        List<String> words = new ArrayList<>();
        if (cells.containsKey("quantity")) {
            words.add("数量：" + named(cells.get("quantity")));
        }
        if (cells.containsKey("quantityCap")) {
            words.add("数量上限：" + cells.get("quantityCap") + cells.getOrDefault("unit", ""));
        }
        if (cells.containsKey("cap")) {
            words.add("金额上限：" + yuan(cells.get("cap")));
        }
        if (cells.containsKey("rounding")) {
            words.add(RateColumns.rounding(cells.get("rounding")).orElse(cells.get("rounding")));
        }
        if (cells.containsKey("exclusive")) {
            words.add("“" + cells.get("exclusive") + "”各项不重复享受，就高");
        }
        if (cells.containsKey("validFrom")) {
            words.add(date(cells.get("validFrom")) + "起施行");
        }
        if (cells.containsKey("validTo")) {
            words.add("施行至" + date(cells.get("validTo")));
        }
        return words;
    }

    /** A source's part, without its name. */
    static String share(String text) {
        String[] part = text.strip().split(">=", 2);
        String how = part[0].equals("rest") ? "其余" : part[0].matches("[0-9.]+") ? part[0] + "%" : part[0];
        return part.length < 2 ? how : how + "，不低于" + part[1];
    }

    private static String named(String formula) {
        String words = formula;
        for (Map.Entry<String, String> one : DATA.entrySet()) {
            words = words.replaceAll("\\b" + one.getKey() + "\\b", one.getValue());
        }
        return words.replace(" * ", "×");
    }

    private static String yuan(String fen) {
        BigDecimal yuan = new BigDecimal(fen.strip()).movePointLeft(2).stripTrailingZeros();
        return (yuan.scale() < 2 ? yuan.setScale(2) : yuan).toPlainString() + "元";
    }

    private static String date(String text) {
        return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? Wording.date(LocalDate.parse(text)) : text;
    }
}
