package org.qingnuan.ledger.exchange;

import static org.qingnuan.ledger.exchange.Field.input;
import static org.qingnuan.ledger.exchange.Field.shown;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetIdentity;
import org.qingnuan.spreadsheet.SheetRow;

/** The columns of each sheet, with the spellings that officials use (D-29). */
record Layout(SheetKind kind, String note, List<Field> fields) {

    /** The column of a workbook of rows in error that says what is wrong. */
    static final String PROBLEM = "问题";

    private static final int LONGEST = 32_000;
    private static final int VERSION = 1;
    private static final int MAX_ROWS = 5_000;
    private static final int MAX_ROWS_OF_A_BODY = 50_000;
    private static final Set<SheetKind> OF_A_BODY = EnumSet.of(
            SheetKind.GAS_USAGE,
            SheetKind.POWER_USAGE,
            SheetKind.HEAT_USAGE,
            SheetKind.UNMATCHED_USAGE,
            SheetKind.IDENTIFICATION);

    /** The columns that a plan with these rules asks for. */
    static Layout of(SheetKind kind, PlanRules rules) {
        Layout whole = whole(kind);
        return new Layout(
                kind,
                whole.note(),
                whole.fields().stream()
                        .filter(field -> field.asked().test(rules))
                        .toList());
    }

    private static Layout whole(SheetKind kind) {
        return switch (kind) {
            case VILLAGES ->
                new Layout(
                        kind,
                        "每村一行，任务户数之和不得超过本单位任务。",
                        List.of(
                                input(
                                                "town",
                                                SheetColumn.text("乡镇（街道）")
                                                        .alsoCalled("乡镇", "乡镇(街道)", "镇街")
                                                        .mandatory()
                                                        .atMost(30)
                                                        .wide(14))
                                        .where(PlanRules::towns),
                                input(
                                        "name",
                                        SheetColumn.text("村名")
                                                .mandatory()
                                                .atMost(50)
                                                .wide(14)),
                                input("quota", SheetColumn.integer("任务户数").mandatory()),
                                Field.route("route", "改造方式"),
                                Field.yesNo("plain", "是否平原"),
                                input(
                                        "code",
                                        SheetColumn.text("统计用区划代码")
                                                .alsoCalled("区划代码", "行政区划代码", "村代码")
                                                .atMost(20)
                                                .wide(15)
                                                .hinted("可不填；填写村的12位统计用区划代码，没有代码的留空。"))));
            case ROSTER ->
                new Layout(
                        kind,
                        "每户一行，填写户主本人信息；开户人与户主相同时可不填；有配偶的填写配偶身份证号，用于核对夫妻是否分别申报。",
                        List.of(
                                input("no", SheetColumn.integer("序号").mandatory()),
                                input(
                                        "name",
                                        SheetColumn.text("户主姓名")
                                                .mandatory()
                                                .atMost(50)
                                                .masked()),
                                input(
                                        "identity",
                                        SheetColumn.text("身份证号")
                                                .mandatory()
                                                .atMost(30)
                                                .masked()
                                                .wide(20)),
                                input(
                                        "phone",
                                        SheetColumn.text("联系电话")
                                                .alsoCalled("联系方式")
                                                .mandatory()
                                                .atMost(20)
                                                .masked()
                                                .wide(13)),
                                input(
                                        "address",
                                        SheetColumn.text("住址")
                                                .alsoCalled("地址", "详细地址")
                                                .mandatory()
                                                .atMost(100)
                                                .masked()
                                                .wide(24)),
                                input("residents", SheetColumn.integer("常住人口").mandatory()),
                                input("rooms", SheetColumn.integer("房间数").mandatory()),
                                input(
                                        "area",
                                        SheetColumn.decimal("采暖面积(㎡)")
                                                .alsoCalled("采暖面积", "采暖面积（㎡）")
                                                .mandatory()),
                                Field.choice(
                                                "previousHeating",
                                                "原取暖方式",
                                                Field.ordered("散煤", "LOOSE_COAL", "洁净煤", "CLEAN_COAL", "其他", "OTHER"))
                                        .with(SheetColumn::mandatory),
                                Field.route("route", "拟改造方式").with(column -> column.alsoCalled("改造类别", "改造方式")),
                                Field.yesNo("willing", "改造意愿"),
                                Field.choice(
                                                "hardship",
                                                "困难类别",
                                                Field.ordered("无", "NONE", "低保", "LOW_INCOME", "特困", "DESTITUTE"))
                                        .with(SheetColumn::mandatory),
                                input(
                                        "bank",
                                        SheetColumn.text("开户银行")
                                                .mandatory()
                                                .atMost(50)
                                                .wide(16)),
                                input(
                                        "account",
                                        SheetColumn.text("银行账号")
                                                .mandatory()
                                                .atMost(40)
                                                .masked()
                                                .wide(22)),
                                input(
                                        "holder",
                                        SheetColumn.text("开户人").atMost(50).masked()),
                                input(
                                        "spouse",
                                        SheetColumn.text("配偶身份证号")
                                                .atMost(30)
                                                .masked()
                                                .wide(20))));
            case CONFIRMATION ->
                prefilled(
                        kind,
                        "逐户填写确认结果；与甄别意见不一致或不确认的，写明原因；甄别意见为不得确认的只能填不确认；符合条件而任务已满的填候补。",
                        List.of(
                                shown("identity", "身份证号", 20),
                                shown("proposal", "甄别意见", 10),
                                shown("proposalReason", "甄别理由", 24),
                                shown("doubts", "疑点", 24)),
                        List.of(
                                Field.choice(
                                                "result",
                                                "确认结果",
                                                Field.ordered("确认", "CONFIRMED", "候补", "WAITING", "不确认", "REJECTED"))
                                        .with(SheetColumn::mandatory),
                                input("reason", SheetColumn.text("原因").wide(24))));
            case PROGRESS ->
                prefilled(
                        kind,
                        "已安装的户填写设备与安装日期，未安装的户留空。",
                        List.of(shown("address", "住址", 24), shown("route", "改造方式", 10)),
                        List.of(
                                input(
                                        "model",
                                        SheetColumn.text("设备型号").atMost(60).wide(16)),
                                input(
                                        "serial",
                                        SheetColumn.text("设备序列号").atMost(60).wide(20)),
                                input(
                                        "meter",
                                        SheetColumn.text("表具号")
                                                .alsoCalled("燃气表号", "气表号")
                                                .atMost(40)
                                                .masked()
                                                .wide(16)),
                                input("installedOn", SheetColumn.date("安装日期").wide(12))));
            case COMMISSIONING ->
                prefilled(
                        kind,
                        "已调试的户填写调试日期；旧炉只能在调试之后拆除（先立后破）。",
                        List.of(
                                shown("address", "住址", 24),
                                shown("model", "设备型号", 16),
                                shown("installedOn", "安装日期", 12)),
                        List.of(
                                input("commissionedOn", SheetColumn.date("调试日期").wide(12)),
                                input(
                                        "oldStoveRemovedOn",
                                        SheetColumn.date("旧炉拆除日期").wide(12)),
                                input("note", SheetColumn.text("备注").wide(20))));
            case INSPECTION ->
                prefilled(
                        kind,
                        "已验收的户填写结果、日期和验收人员；不合格的写明原因；方案规定最少房间数的，按实际改造的房间填写改造房间数。",
                        List.of(
                                shown("address", "住址", 24),
                                shown("model", "设备型号", 16),
                                shown("serial", "设备序列号", 20),
                                shown("commissionedOn", "调试日期", 12)),
                        List.of(
                                Field.choice("result", "验收结果", Field.ordered("合格", "PASSED", "不合格", "FAILED")),
                                input("inspectedOn", SheetColumn.date("验收日期").wide(12)),
                                input("rooms", SheetColumn.integer("改造房间数")).where(rules -> rules.minRooms() > 0),
                                input("reason", SheetColumn.text("不合格原因").wide(24)),
                                input(
                                        "inspectors",
                                        SheetColumn.text("验收人员")
                                                .atMost(100)
                                                .masked()
                                                .wide(16))));
            case IN_HOME ->
                prefilled(
                        kind,
                        "已入户的户逐户填写；设备数量按实际安装核对，房屋和环境没有恢复的不能核验合格。",
                        List.of(shown("address", "住址", 24), shown("model", "设备型号", 16), shown("serial", "设备序列号", 20)),
                        List.of(
                                Field.choice("result", "核验结果", Field.ordered("合格", "PASSED", "不合格", "FAILED")),
                                input("inspectedOn", SheetColumn.date("入户日期").wide(12)),
                                input("devices", SheetColumn.integer("设备数量")),
                                Field.choice("terminalDevice", "末端取暖设施", Field.ordered("已配套", "true", "未配套", "false")),
                                Field.choice("restored", "房屋环境恢复", Field.ordered("已恢复", "true", "未恢复", "false")),
                                input("reason", SheetColumn.text("不合格原因").wide(24)),
                                input(
                                        "inspectors",
                                        SheetColumn.text("核验人员")
                                                .atMost(100)
                                                .masked()
                                                .wide(16))));
            case COMMITMENT ->
                prefilled(
                        kind,
                        "已签订承诺书的户填写签订日期，没有签订的留空；没有签订的不享受补贴。",
                        List.of(shown("identity", "身份证号", 20), shown("address", "住址", 24)),
                        List.of(input("signedOn", SheetColumn.date("签订日期").wide(12))));
            case GAS_USAGE, POWER_USAGE, HEAT_USAGE -> SeasonLayouts.usage(kind);
            case UNMATCHED_USAGE -> SeasonLayouts.unmatched();
            case IDENTIFICATION -> SeasonLayouts.identification();
            case BUILDINGS ->
                new Layout(
                        kind,
                        "城区建筑每栋一行，写建筑面积；农村住户每户一行，不写面积。列入本年度清洁取暖改造计划的农村住户填写台账中的户编号。",
                        List.of(
                                Field.choice("category", "类别", Field.ordered("城区", "URBAN", "农村", "RURAL"))
                                        .with(SheetColumn::mandatory),
                                input(
                                        "place",
                                        SheetColumn.text("村或小区")
                                                .mandatory()
                                                .atMost(50)
                                                .wide(14)),
                                input(
                                        "door",
                                        SheetColumn.text("楼栋或门牌")
                                                .mandatory()
                                                .atMost(50)
                                                .wide(14)),
                                input("area", SheetColumn.decimal("建筑面积(㎡)").alsoCalled("建筑面积", "建筑面积（㎡）")),
                                input("registerNo", SheetColumn.integer("户编号")),
                                Field.yesNo("inPlan", "列入年度计划"),
                                Field.yesNo("cleanHeated", "已实现清洁取暖"),
                                Field.yesNo("occupied", "长期有人居住"),
                                Field.yesNo("worthwhile", "具备改造价值"),
                                Field.yesNo("willing", "群众自愿")));
            case CONTRIBUTIONS ->
                prefilled(
                        kind,
                        "已缴款的户填写金额、日期和收据号；本次没有缴款的户留空。一户可以分几次缴，每次另填一张表。",
                        List.of(shown("address", "住址", 24)),
                        List.of(
                                input("amount", SheetColumn.decimal("缴款金额(元)").alsoCalled("缴款金额", "缴款金额（元）")),
                                input("paidOn", SheetColumn.date("缴款日期").wide(12)),
                                input(
                                        "receiptNo",
                                        SheetColumn.text("收据号").atMost(40).wide(16))));
        };
    }

    /** The workbook for one subject, stamped with it. */
    SheetFormat format(String subject, String subjectName) {
        SheetColumn[] columns = fields.stream().map(Field::column).toArray(SheetColumn[]::new);
        return SheetFormat.of(kind.label(), columns)
                .upTo(OF_A_BODY.contains(kind) ? MAX_ROWS_OF_A_BODY : MAX_ROWS)
                .identifiedBy(new SheetIdentity(
                        "ledger-" + kind.name().toLowerCase(Locale.ROOT), VERSION, subject, subjectName));
    }

    /** The same with every column as text, so that whatever was written can come back, and what is wrong at the end. */
    SheetFormat corrections(SheetFormat format) {
        SheetColumn[] columns = Stream.concat(
                        format.columns().stream()
                                .map(column -> SheetColumn.text(column.header())
                                        .atMost(LONGEST)
                                        .wide(column.look().width())),
                        Stream.of(SheetColumn.text(PROBLEM).atMost(LONGEST).wide(40)))
                .toArray(SheetColumn[]::new);
        return SheetFormat.of(format.title(), columns).upTo(format.maxRows()).identifiedBy(format.identity());
    }

    /** The header of a key, as findings name it. */
    String header(String key) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow()
                .header();
    }

    /** Turns a row by header into one by key, without what was only shown; choices become their codes. */
    SheetRow taken(SheetRow byHeader) {
        Map<String, String> values = new HashMap<>();
        fields.stream().filter(field -> !field.shown()).forEach(field -> {
            String value = byHeader.text(field.header());
            if (value != null) {
                values.put(field.key(), field.code(value));
            }
        });
        return new SheetRow(byHeader.rowNumber(), values);
    }

    /** Turns what is known by key into a row by header; codes become the words of their choice. */
    Map<String, String> written(Map<String, String> byKey) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach(field -> {
            String value = byKey.get(field.key());
            if (value != null) {
                values.put(field.header(), field.word(value));
            }
        });
        return values;
    }

    private static Layout prefilled(SheetKind kind, String note, List<Field> shown, List<Field> inputs) {
        List<Field> fields = new ArrayList<>();
        fields.add(input("household", SheetColumn.integer("户编号").mandatory().prefilled()));
        fields.add(shown("no", "序号", 5));
        fields.add(shown("name", "户主姓名", 8));
        fields.addAll(shown);
        fields.addAll(inputs);
        return new Layout(kind, note, List.copyOf(fields));
    }
}
