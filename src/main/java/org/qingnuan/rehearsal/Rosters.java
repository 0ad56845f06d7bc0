package org.qingnuan.rehearsal;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.qingnuan.ledger.RosterRules;

/**
 * Invented households for survey sheets: names put together from common characters, ids, cards and phones that are valid
 * but belong to nobody we know of; each number once in a plan.
 */
final class Rosters {

    private static final String SURNAMES =
            "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文";
    private static final String GIVEN = "建国志强秀英桂兰明华玉珍春梅文军永福德顺海燕立新广平洪亮庆丰学义家兴长青树林维民成业凤霞爱莲淑贞云峰";
    private static final List<String> PREFIXES = List.of("135", "136", "138", "139", "150", "158", "186", "189");
    private static final List<String> BANKS = List.of("农村商业银行", "邮政储蓄银行", "农业银行", "建设银行", "工商银行");
    private static final List<String> FUELS = List.of("散煤", "散煤", "散煤", "洁净煤", "其他");

    private static final int SEQUENCES = 999;
    private static final int DAYS = 28;

    /** Without a factor in common with the hundred million, so that no two households have one phone. */
    private static final long SPREAD = 48_271;

    /** A code that is given to a city as a whole and therefore begins nobody's id. */
    private static final String AREA_CODE = "370300";

    private final Chance chance;
    private final RosterRules rules;
    private final int year;

    Rosters(Chance chance, RosterRules rules, int year) {
        this.chance = chance;
        this.rules = rules;
        this.year = year;
    }

    /** The village's survey sheet by header; the households beyond the quota do not want to take part. */
    List<Map<String, String>> of(VillageShare village) {
        return IntStream.range(0, village.surveyed())
                .mapToObj(i -> household(village, i))
                .toList();
    }

    private Map<String, String> household(VillageShare village, int i) {
        int number = village.first() + i;
        Map<String, String> row = new LinkedHashMap<>();
        row.put("序号", Integer.toString(i + 1));
        row.put("户主姓名", name(number));
        row.put("身份证号", identity(number));
        row.put("联系电话", phone(number));
        row.put("住址", village.name() + (i + 1) + "号");
        row.put("常住人口", Integer.toString(chance.between(1, 6, "residents", number)));
        row.put("房间数", Integer.toString(chance.between(2, 6, "rooms", number)));
        row.put("采暖面积(㎡)", Integer.toString(chance.between(40, 130, "area", number)));
        row.put("原取暖方式", chance.oneOf(FUELS, "fuel", number));
        row.put("拟改造方式", village.routeName());
        row.put("改造意愿", willing(village, i) ? "是" : "否");
        row.put("困难类别", hardship(number));
        row.put("开户银行", chance.oneOf(BANKS, "bank", number));
        row.put("银行账号", account(number));
        if (rules.asksMore()) {
            registration(row, village, i);
        }
        return row;
    }

    /** What some plans ask beyond the usual; people registered one after the other in the spring. */
    private void registration(Map<String, String> row, VillageShare village, int i) {
        row.put("报名序号", Integer.toString(i + 1));
        row.put("报名日期", LocalDate.of(year, 3, 1).plusDays(i / 8).toString());
        row.put("实际居住", "是");
        row.put("常住户", "是");
        row.put("房屋性质", "自有住宅");
        row.put("列入拆迁计划", "否");
        row.put("房屋所有人", row.get("户主姓名"));
        row.put("房产证明", chance.happens(700, "ownership", village.first() + i) ? "房产证" : "村委证明");
        if (village.route().equals("COAL_TO_ELECTRICITY")) {
            row.put("用电户名", row.get("户主姓名"));
            row.put("用电户号", "3706%08d".formatted(village.first() + i));
        }
    }

    /** Spreads those who do not want to over the whole sheet. */
    private boolean willing(VillageShare village, int i) {
        if (rules.registrationOrder() && i == village.surveyed() - 1) {
            return true; // registered last: waits where the quota is full
        }
        int unwilling = village.surveyed() - village.quota();
        return (long) (i + 1) * unwilling / village.surveyed() == (long) i * unwilling / village.surveyed();
    }

    private String hardship(int number) {
        int of100 = chance.between(1, 100, "hardship", number);
        return of100 <= 5 ? "低保" : of100 <= 7 ? "特困" : "无";
    }

    /** A name of two or three characters. */
    String name(int number) {
        int length = chance.happens(250, "short", number) ? 1 : 2;
        StringBuilder name = new StringBuilder().append(character(SURNAMES, "surname", number, 0));
        for (int i = 0; i < length; i++) {
            name.append(character(GIVEN, "given", number, i));
        }
        return name.toString();
    }

    private char character(String of, String what, int number, int i) {
        return of.charAt(chance.between(0, of.length() - 1, what, number, i));
    }

    /** Different for different numbers below 999 × 28 × 12. */
    private String identity(int number) {
        int block = number / SEQUENCES;
        String first = "%s%04d%02d%02d%03d"
                .formatted(
                        AREA_CODE,
                        chance.between(1948, 1988, "birth", number),
                        1 + block / DAYS % 12,
                        1 + block % DAYS,
                        1 + number % SEQUENCES);
        return Digits.identity(first);
    }

    private String phone(int number) {
        return chance.oneOf(PREFIXES, "prefix", number) + "%08d".formatted(number * SPREAD % 100_000_000);
    }

    private static String account(int number) {
        return Digits.card("6217009%011d".formatted(number));
    }

    /** The account that a household names when a payment came back. */
    static String anotherAccount(int number) {
        return Digits.card("6228489%011d".formatted(number));
    }

    /** The meter's number. */
    static String meter(VillageShare village, int no) {
        return "B%09d".formatted(village.first() + no);
    }

    /** The device's serial number. */
    static String serial(VillageShare village, int no) {
        return "SN21%08d".formatted(village.first() + no);
    }
}
