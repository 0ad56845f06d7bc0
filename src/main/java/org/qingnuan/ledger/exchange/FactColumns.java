package org.qingnuan.ledger.exchange;

import static org.qingnuan.ledger.exchange.Field.input;

import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.EquipmentType;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.spreadsheet.SheetColumn;

/** The optional columns of a roster and of what contractors report (domain 1.1, 1.6): a file may leave each of them out. */
final class FactColumns {

    /** The type of the installed equipment, in sheets about works and in the catalogue. */
    static final String DEVICE_TYPE = "deviceType";

    /** What a roster's note says of them. */
    static final String NOTE = "表头不带*的各栏可不填：空着的不改变原来登记的内容；文字和号码要清除的填“无”。";

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_PLACE = 100;
    private static final int LONGEST_PAPER = 60;
    private static final int LONGEST_NUMBER = 40;

    private FactColumns() {}

    /** Of a roster; the power account is a column of its own where the plan compares names on papers (LZ-41). */
    static List<Field> roster(PlanRules rules) {
        return HouseholdFact.all()
                .filter(fact ->
                        fact != HouseholdFact.POWER_ACCOUNT || !rules.roster().identities())
                .map(fact -> field(fact, rules))
                .toList();
    }

    private static Field field(HouseholdFact fact, PlanRules rules) {
        String[] headers = fact.headers().toArray(String[]::new);
        Field field = switch (fact.form()) {
            case CHOICE -> choice(fact.key(), fact.label(), fact.codes(), fact.spellings());
            case PLACE -> text(fact, LONGEST_PLACE, 24);
            case PAPER -> text(fact, LONGEST_PAPER, 20);
            case NUMBER -> text(fact, LONGEST_NUMBER, 16);
            case YEAR -> input(fact.key(), SheetColumn.integer(fact.label()));
            case TEXT -> text(fact, LONGEST_TEXT, 20);
        };
        String hint = fact == HouseholdFact.REMARK ? "可不填；不写他人的姓名和号码。" : "可不填；不填的不改变原来登记的内容。";
        return field.with(column -> column.alsoCalled(headers).hinted(hint)).inWorkbooksOnly();
    }

    private static Field text(HouseholdFact fact, int longest, int width) {
        SheetColumn column = SheetColumn.text(fact.label()).atMost(longest).wide(width);
        return input(fact.key(), fact.personal() ? column.masked() : column);
    }

    private static Field choice(String key, String header, Map<String, String> codes, Map<String, String> spellings) {
        return Field.choice(key, header, codes).with(column -> {
            SheetColumn all = column;
            for (Map.Entry<String, String> spelling : spellings.entrySet()) {
                all = all.meaning(spelling.getKey(), spelling.getValue());
            }
            return all;
        });
    }

    /** The type of equipment in all its spellings. */
    static Field deviceType() {
        Field field = Field.choice(DEVICE_TYPE, "设备类型", EquipmentType.codes());
        for (EquipmentType type : EquipmentType.values()) {
            for (String spelling : type.spellings()) {
                field = field.with(column -> column.meaning(spelling, type.label()));
            }
        }
        return field.with(column -> column.alsoCalled("改造类型").wide(13).hinted("可不填；设备目录写明类型的，以目录为准。"));
    }

    /** What a contractor may report with an installation. */
    static List<Field> installation() {
        return List.of(
                deviceType(),
                Field.choice(
                                "energyClass",
                                "能效等级",
                                Field.ordered(
                                        "1级", "GRADE_1", "2级", "GRADE_2", "3级", "GRADE_3", "4级", "GRADE_4", "5级",
                                        "GRADE_5"))
                        .with(FactColumns::grades),
                input(
                        "warrantyUntil",
                        SheetColumn.date("质保到期日")
                                .alsoCalled("质保日期", "质保期至", "保修到期日")
                                .wide(12)),
                input(
                        "installers",
                        SheetColumn.text("安装人员")
                                .alsoCalled("安装人")
                                .atMost(LONGEST_PLACE)
                                .masked()
                                .wide(14)),
                input(
                        HouseholdFact.POWER_METER.key(),
                        SheetColumn.text(HouseholdFact.POWER_METER.label())
                                .alsoCalled(HouseholdFact.POWER_METER.headers().toArray(String[]::new))
                                .atMost(LONGEST_NUMBER)
                                .masked()
                                .wide(16)));
    }

    private static SheetColumn grades(SheetColumn column) {
        SheetColumn all = column;
        for (int grade = 1; grade <= 5; grade++) {
            String word = grade + "级";
            String written = "一二三四五".substring(grade - 1, grade) + "级";
            all = all.meaning(Integer.toString(grade), word).meaning(written, word);
            for (String before : List.of("国标", "能效")) {
                all = all.meaning(before + written, word).meaning(before + word, word);
            }
        }
        return all.alsoCalled("能耗级别", "能效级别", "能耗等级");
    }

    /** What a contractor may report with the commissioning. */
    static List<Field> commissioning() {
        return List.of(
                input(
                        "indoorTemperature",
                        SheetColumn.decimal("室内温度(℃)")
                                .alsoCalled("室内温度", "供暖温度", "供暖温度(℃)", "室温")
                                .atMost(1)),
                input(
                        "outletTemperature",
                        SheetColumn.decimal("出水（出风）温度(℃)")
                                .alsoCalled("出水温度", "出风温度", "供水温度", "出水温度(℃)", "出风温度(℃)")
                                .atMost(1)),
                safety("gasAlarm", "燃气报警器").with(column -> column.alsoCalled("报警器")),
                safety("gasValve", "切断阀").with(column -> column.alsoCalled("燃气切断阀", "紧急切断阀")),
                input(
                        "gasOn",
                        SheetColumn.date("通气日期").alsoCalled("通气时间", "点火通气日期").wide(12)));
    }

    private static Field safety(String key, String header) {
        return choice(
                key,
                header,
                Field.ordered("已安装", "true", "未安装", "false"),
                Map.of("有", "已安装", "是", "已安装", "无", "未安装", "否", "未安装"));
    }
}
