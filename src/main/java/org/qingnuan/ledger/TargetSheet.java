package org.qingnuan.ledger;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Region;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetContent;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetRow;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;

/** A plan's task table as people keep it: a workbook of one row per responsible body. */
public final class TargetSheet {

    private static final String NAME = "名称";
    private static final String HOUSEHOLDS = "任务户数";
    private static final String CODE = "行政区划代码";
    private static final String ID = "编号";
    private static final int MOST = 300;
    private static final Pattern CODES = Pattern.compile("\\d{6}(\\d{3}){0,2}");
    private static final Pattern IDS = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final String UNIT = "户";

    private static final SheetFormat FORMAT = SheetFormat.of(
                    "任务表",
                    SheetColumn.text(NAME)
                            .alsoCalled("镇街", "镇（街道）", "责任主体", "县区", "单位")
                            .mandatory()
                            .atMost(30)
                            .wide(16)
                            .hinted("承担任务的镇、街道、开发区或县区，每个一行；合计行不要写"),
                    SheetColumn.integer(HOUSEHOLDS)
                            .alsoCalled("任务数", "户数", "任务户数（户）")
                            .hinted("文件没有写明的留空，以后由推进办公室录入"),
                    SheetColumn.text(CODE)
                            .alsoCalled("区划代码")
                            .atMost(12)
                            .wide(14)
                            .hinted("六位、九位或十二位；开发区等没有代码的留空"),
                    SheetColumn.text(ID).atMost(40).wide(14).hinted("小写拼音，例如 xihe；留空由系统编排。与往年同一镇街的编号相同，人员不用重新安排"))
            .upTo(MOST);

    private TargetSheet() {}

    /** What was read; no targets when there are findings. */
    public record Read(List<Target> targets, List<Finding> findings) {}

    /** A workbook to fill in, with what is known; the stream is not closed. */
    public static void template(List<Target> known, OutputStream out) {
        List<Map<String, String>> rows = known.stream().map(TargetSheet::row).toList();
        SheetWriter.create().write(new SheetTemplate(FORMAT, "每个责任主体一行，按文件任务表的顺序；户数照文件填写，不写合计行。", rows), out);
    }

    private static Map<String, String> row(Target target) {
        Map<String, String> row = new HashMap<>();
        row.put(NAME, target.area().name());
        row.put(ID, target.area().id());
        if (target.officialCode() != null) {
            row.put(CODE, target.officialCode());
        }
        if (target.quantity() != Target.LEFT_OPEN) {
            row.put(HOUSEHOLDS, Integer.toString(target.quantity()));
        }
        return row;
    }

    /**
     * Reads a workbook with every mistake in it.
     *
     * @param area the id of the plan's area, from which ids are made that the sheet leaves empty
     */
    public static Read read(byte[] workbook, String area) {
        SheetContent content = SheetReader.create().read(new ByteArrayInputStream(workbook), FORMAT);
        List<Finding> findings = new ArrayList<>(content.findings());
        List<Target> targets = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (SheetRow row : content.rows()) {
            check(row, ids, names, findings);
            if (findings.isEmpty()) {
                targets.add(target(row, area, targets.size() + 1));
            }
        }
        return new Read(findings.isEmpty() ? List.copyOf(targets) : List.of(), List.copyOf(findings));
    }

    private static void check(SheetRow row, Set<String> ids, Set<String> names, List<Finding> findings) {
        String name = row.text(NAME);
        String id = row.text(ID);
        String code = row.text(CODE);
        Long households = row.integer(HOUSEHOLDS);
        if (name != null && (name.contains("合计") || name.contains("总计"))) {
            findings.add(Finding.ofCell(row.rowNumber(), NAME, name, "是合计行", "请删去，合计由系统计算"));
        } else if (name != null && !names.add(name)) {
            findings.add(Finding.ofCell(row.rowNumber(), NAME, name, "写了两次", "同一责任主体只写一行"));
        }
        if (id != null && !IDS.matcher(id).matches()) {
            findings.add(Finding.ofCell(row.rowNumber(), ID, id, "写法不对", "请用小写字母、数字和连字符，或留空"));
        } else if (id != null && !ids.add(id)) {
            findings.add(Finding.ofCell(row.rowNumber(), ID, id, "写了两次", "请改正其中一个"));
        }
        if (code != null && !CODES.matcher(code).matches()) {
            findings.add(Finding.ofCell(row.rowNumber(), CODE, code, "不是六位、九位或十二位数字", "请核对，没有代码的留空"));
        }
        if (households != null && (households < 1 || households > 999_999_999)) {
            findings.add(
                    Finding.ofCell(row.rowNumber(), HOUSEHOLDS, households.toString(), "不是正整数", "请填写户数，文件没有写明的留空"));
        }
    }

    private static Target target(SheetRow row, String area, int number) {
        Long households = row.integer(HOUSEHOLDS);
        String id = row.text(ID) == null ? "%s-%02d".formatted(area, number) : row.text(ID);
        return new Target(
                new Region(id, row.text(NAME).replaceAll("\\s", "")),
                row.text(CODE),
                households == null ? Target.LEFT_OPEN : Math.toIntExact(households),
                UNIT);
    }
}
