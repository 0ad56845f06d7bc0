package org.qingnuan.web;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.process.StaffRosters;
import org.qingnuan.process.StaffRosters.Row;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.PlanId;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetContent;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetRow;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;

/** The staff list as a workbook. */
@Component
class StaffSheets {

    private static final String NOTE =
            "一人一个岗位一行，同一个人有几个岗位就写几行；没有人的岗位已列出，请补齐用户名和姓名。初始密码空着的，由系统生成一次性口令。" + "已有的人不改姓名和密码；代办人三项都填或都空着。同一份名单再次上传不会重复。";
    private static final int MOST = 5_000;

    private final StaffRosters rosters;
    private final SheetReader reader;
    private final SheetWriter writer;

    StaffSheets(StaffRosters rosters, SheetReader reader, SheetWriter writer) {
        this.rosters = rosters;
        this.reader = reader;
        this.writer = writer;
    }

    /** What was read, each row with its cells; {@code rows} are not to be used while there are findings. */
    record Read(List<Row> rows, List<Finding> findings) {}

    private SheetFormat format(PlanId plan) {
        List<String> posts =
                rosters.posts(plan).stream().map(StaffRosters.Post::name).toList();
        return SheetFormat.of(
                        "人员名单",
                        SheetColumn.text("用户名").atMost(60).hinted("3到40个小写字母、数字、点或横线，以字母开头"),
                        SheetColumn.text("姓名"),
                        SheetColumn.choice("岗位", posts).mandatory().wide(16),
                        SheetColumn.choice("单位", rosters.places(plan)).wide(10),
                        SheetColumn.text("电子邮箱").wide(14),
                        SheetColumn.text("初始密码").masked().hinted("至少12个字符，不含用户名，不是常见密码；空着则生成一次性口令"),
                        SheetColumn.text("代办人用户名").atMost(60),
                        SheetColumn.date("代办开始日期"),
                        SheetColumn.date("代办结束日期"))
                .upTo(MOST);
    }

    /** The workbook to fill in, with who is there and the posts that nobody holds. */
    void template(PlanId plan, OutputStream out) {
        List<Map<String, String>> rows =
                rosters.current(plan).stream().map(StaffSheets::cells).toList();
        writer.write(new SheetTemplate(format(plan), NOTE, rows), out);
    }

    private static Map<String, String> cells(Row row) {
        Map<String, String> cells = new LinkedHashMap<>();
        put(cells, "用户名", row.user());
        put(cells, "姓名", row.name());
        put(cells, "岗位", row.post());
        put(cells, "单位", row.place());
        put(cells, "电子邮箱", row.email());
        return cells;
    }

    private static void put(Map<String, String> cells, String header, String value) {
        if (value != null) {
            cells.put(header, value);
        }
    }

    /** Cells first; where each can be read, what the list says as a whole is checked by whoever employs. A post left without a person is passed over. */
    Read read(PlanId plan, InputStream workbook) {
        SheetContent content = reader.read(workbook, format(plan));
        List<Finding> findings = new ArrayList<>(content.findings());
        List<SheetRow> people = content.rows().stream()
                .filter(row -> row.text("用户名") != null || row.text("姓名") != null)
                .toList();
        for (SheetRow row : people) {
            for (String header : List.of("用户名", "姓名")) {
                if (row.text(header) == null
                        && findings.stream()
                                .noneMatch(one -> one.row() == row.rowNumber() && header.equals(one.column()))) {
                    findings.add(Finding.ofCell(row.rowNumber(), header, null, "没有填写", "请填写" + header));
                }
            }
        }
        if (findings.isEmpty() && people.isEmpty()) {
            findings.add(Finding.ofSheet("名单里没有一个人", "请填写用户名和姓名后再上传"));
        }
        return new Read(people.stream().map(StaffSheets::row).toList(), findings);
    }

    private static Row row(SheetRow row) {
        return new Row(
                row.rowNumber(),
                row.text("用户名"),
                row.text("姓名"),
                row.text("岗位"),
                row.text("单位"),
                row.text("电子邮箱"),
                row.text("初始密码"),
                row.text("代办人用户名"),
                row.date("代办开始日期"),
                row.date("代办结束日期"));
    }
}
