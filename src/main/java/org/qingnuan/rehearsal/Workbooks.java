package org.qingnuan.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Sheets;
import org.qingnuan.ledger.TypedSheets;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetIdentity;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;

/** Downloads a sheet, fills it in and uploads it, as an official does with a spreadsheet program, or types it into the form. */
@Component
class Workbooks {

    private static final int VERSION = 1;
    private static final String SHOWN = "-";
    private static final String HOUSEHOLD = "户编号";
    private static final String HOUSEHOLD_KEY = "household";

    /** The town of a county's village. */
    static final String TOWN = "乡镇（街道）";

    /** The headers of each sheet with the key that typed rows use, {@code -} for what is only shown. */
    private static final Map<SheetKind, Map<String, String>> COLUMNS = Map.ofEntries(
            Map.entry(
                    SheetKind.VILLAGES, columns(TOWN + " town 村名 name 任务户数 quota 改造方式 route 是否平原 plain 任务类别 category")),
            Map.entry(
                    SheetKind.ROSTER,
                    columns("序号 no 户主姓名 name 身份证号 identity 联系电话 phone 住址 address 常住人口 residents 房间数 rooms 采暖面积(㎡) area "
                            + "原取暖方式 previousHeating 拟改造方式 route 改造意愿 willing 困难类别 hardship 开户银行 bank 银行账号 account 开户人 holder "
                            + "报名序号 registrationNo 报名日期 registeredOn 实际居住 actualResident 常住户 permanentResident 房屋性质 premises "
                            + "列入拆迁计划 demolition 房屋所有人 owner 房产证明 ownership 用电户名 powerHolder 用电户号 powerAccount")),
            Map.entry(
                    SheetKind.CONFIRMATION,
                    columns("户编号 household 序号 - 户主姓名 - 身份证号 - 甄别意见 - 甄别理由 - 确认结果 result 原因 reason")),
            Map.entry(
                    SheetKind.PROGRESS,
                    columns(
                            "户编号 household 序号 - 户主姓名 - 住址 - 改造方式 - 设备型号 model 设备序列号 serial 表具号 meter 安装日期 installedOn")),
            Map.entry(
                    SheetKind.COMMISSIONING,
                    columns("户编号 household 序号 - 户主姓名 - 住址 - 设备型号 - 安装日期 - 调试日期 commissionedOn 旧炉拆除日期 oldStoveRemovedOn "
                            + "备注 note")),
            Map.entry(
                    SheetKind.INSPECTION,
                    columns("户编号 household 序号 - 户主姓名 - 住址 - 设备型号 - 设备序列号 - 调试日期 - 验收结果 result 验收日期 inspectedOn "
                            + "改造房间数 rooms 不合格原因 reason 验收人员 inspectors")),
            Map.entry(SheetKind.GAS_USAGE, usage("立方米")),
            Map.entry(SheetKind.POWER_USAGE, usage("千瓦时")),
            Map.entry(SheetKind.HEAT_USAGE, usage("吉焦")),
            Map.entry(
                    SheetKind.IN_HOME,
                    columns("户编号 household 序号 - 户主姓名 - 住址 - 设备型号 - 设备序列号 - 核验结果 result 入户日期 inspectedOn 设备数量 devices "
                            + "末端取暖设施 terminalDevice 房屋环境恢复 restored 不合格原因 reason 核验人员 inspectors")),
            Map.entry(
                    SheetKind.IDENTIFICATION,
                    columns("户编号 household 户主姓名 name 身份证号 identity 困难类别 category 认定部门 authority 认定文号 documentNo "
                            + "认定日期 identifiedOn 有效期至 validUntil 备注 note")),
            Map.entry(SheetKind.COMMITMENT, columns("户编号 household 序号 - 户主姓名 - 身份证号 - 住址 - 签订日期 signedOn")),
            Map.entry(
                    SheetKind.CONTRIBUTIONS,
                    columns("户编号 household 序号 - 户主姓名 - 住址 - 缴款金额(元) amount 缴款日期 paidOn 收据号 receiptNo")),
            Map.entry(
                    SheetKind.BUILDINGS,
                    columns("类别 category 村或小区 place 楼栋或门牌 door 建筑面积(㎡) area 户编号 registerNo 列入年度计划 inPlan "
                            + "已实现清洁取暖 cleanHeated 长期有人居住 occupied 具备改造价值 worthwhile 群众自愿 willing")));

    /** Columns that only some plans' sheets have. */
    private static final Set<String> OF_SOME_PLANS = Set.of(
            TOWN, "改造房间数", "任务类别", "报名序号", "报名日期", "实际居住", "常住户", "房屋性质", "列入拆迁计划", "房屋所有人", "房产证明", "用电户名", "用电户号");

    private final Sheets sheets;
    private final TypedSheets forms;
    private final SheetReader reader;
    private final SheetWriter writer;

    Workbooks(Sheets sheets, TypedSheets forms, SheetReader reader, SheetWriter writer) {
        this.sheets = sheets;
        this.forms = forms;
        this.reader = reader;
        this.writer = writer;
    }

    /**
     * Hands rows by header in, as a workbook or, up to so many rows, typed into the form.
     *
     * @return the id of the checked sheet; {@link Stuck} when something is wrong with it
     */
    UUID handIn(SheetKind kind, CaseKey subject, List<Map<String, String>> rows, String by, int typedUpTo) {
        return rows.size() <= typedUpTo ? type(kind, subject, rows, by) : upload(kind, subject, rows, by);
    }

    /** The rows a sheet begins with by header, from the downloaded workbook or from the table that a form shows. */
    List<Map<String, String>> begun(SheetKind kind, CaseKey subject, boolean typed) {
        return typed ? shown(kind, subject) : download(kind, subject);
    }

    private List<Map<String, String>> shown(SheetKind kind, CaseKey subject) {
        TypedSheets.TypedSheet sheet = forms.of(kind, subject);
        return sheet.rows().stream().map(row -> byHeader(sheet.columns(), row)).toList();
    }

    private static Map<String, String> byHeader(List<TypedSheets.Column> columns, Map<String, String> row) {
        Map<String, String> byHeader = new HashMap<>();
        byHeader.put(HOUSEHOLD, row.get(HOUSEHOLD_KEY));
        columns.forEach(column -> {
            String value = row.get(column.key());
            if (value != null && !value.isBlank()) {
                byHeader.put(column.label(), word(column, value));
            }
        });
        return byHeader;
    }

    private static String word(TypedSheets.Column column, String value) {
        return column.choices().stream()
                .filter(choice -> choice.value().equals(value))
                .map(TypedSheets.Choice::label)
                .findFirst()
                .orElse(value);
    }

    private List<Map<String, String>> download(SheetKind kind, CaseKey subject) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sheets.prefilled(kind, subject, out);
        return read(out.toByteArray(), List.copyOf(COLUMNS.get(kind).keySet()));
    }

    /** The rows by header of any workbook that has these headers. */
    List<Map<String, String>> read(byte[] workbook, List<String> headers) {
        SheetColumn[] columns = headers.stream().map(SheetColumn::text).toArray(SheetColumn[]::new);
        return reader.read(new ByteArrayInputStream(workbook), SheetFormat.of("", columns)).rows().stream()
                .map(row -> row.values())
                .toList();
    }

    static List<Map<String, String>> filled(
            List<Map<String, String>> rows, UnaryOperator<Map<String, String>> filling) {
        return rows.stream().map(filling).flatMap(Stream::ofNullable).toList();
    }

    byte[] write(SheetFormat format, List<Map<String, String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(new SheetTemplate(format, null, rows), out);
        return out.toByteArray();
    }

    private UUID type(SheetKind kind, CaseKey subject, List<Map<String, String>> rows, String by) {
        Map<String, String> keys = COLUMNS.get(kind);
        List<Map<String, String>> typed = rows.stream()
                .map(row -> row.entrySet().stream()
                        .filter(cell -> !keys.getOrDefault(cell.getKey(), SHOWN).equals(SHOWN))
                        .collect(Collectors.toMap(cell -> keys.get(cell.getKey()), Map.Entry::getValue)))
                .toList();
        return accepted(kind.label(), sheets.check(kind, subject, typed, by));
    }

    private static Map<String, String> usage(String unit) {
        return columns("户编号 household 户名 name 缴费户号 account 表具号 meter 身份证号 identity 抄表情况 situation 起度 start 止度 end 用量（"
                + unit + "） quantity 旧表止度 oldEnd 新表号 newMeter 新表起度 newStart 表盘位数 digits 抄表日期 readOn 备注 note");
    }

    private static Map<String, String> columns(String headersAndKeys) {
        String[] words = headersAndKeys.split(" ");
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            columns.put(words[i], words[i + 1]);
        }
        return columns;
    }

    private UUID upload(SheetKind kind, CaseKey subject, List<Map<String, String>> rows, String by) {
        SheetColumn[] columns = COLUMNS.get(kind).keySet().stream()
                .filter(header ->
                        !OF_SOME_PLANS.contains(header) || rows.stream().anyMatch(row -> row.containsKey(header)))
                .map(SheetColumn::text)
                .toArray(SheetColumn[]::new);
        SheetFormat format = SheetFormat.of(kind.label(), columns)
                .identifiedBy(new SheetIdentity(
                        "ledger-" + kind.name().toLowerCase(Locale.ROOT), VERSION, subject.toString(), kind.label()));
        byte[] workbook = write(format, rows);
        String name = kind.label() + ".xlsx";
        return accepted(name, sheets.check(kind, subject, name, new ByteArrayInputStream(workbook), by));
    }

    /** The id of a sheet without findings; {@link Stuck} with all of them otherwise. */
    static UUID accepted(String name, CheckedSheet checked) {
        if (!checked.findings().isEmpty()) {
            throw Stuck.by(name + "没有通过检查", checked.findings());
        }
        return checked.sheet();
    }
}
