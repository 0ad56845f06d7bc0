package org.qingnuan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.spreadsheet.BarePoi;
import org.qingnuan.support.Part;
import org.qingnuan.support.RosterRows;

/**
 * The register at the size of a city, each part in a JVM of its own with 256 MB, beside the least program for the same in the same
 * run: one file of 105,000 rows and 20 columns checked and registered, beside POI's event reading and POI's user model of that file;
 * the export, beside bare SXSSF; the search at a million households, beside SQL by the same indexes. Prints figures and ratios;
 * {@code -Dledger.rows=…} and {@code -Dledger.households=…} ask for other sizes.
 */
@Tag("bench")
class LedgerBench {

    private static final int ROWS = Integer.getInteger("ledger.rows", 105_000);
    private static final int HOUSEHOLDS = Integer.getInteger("ledger.households", 1_000_000);

    @TempDir
    Path folder;

    @Test
    void oneFileOfTheWholeCityBesidePoiItself() throws Exception {
        Path file = folder.resolve("city.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            BarePoi.write(LedgerBenchParts.rows(ROWS).iterator(), out);
        }
        System.out.printf("文件：%,d行，20列，%.1f MB%n", ROWS, Files.size(file) / 1e6);

        Map<String, Double> bare = part("-Xmx256m", "events", file.toString());
        Map<String, Double> model = part("-Xmx6g", "model", file.toString());
        Map<String, Double> ours = part("-Xmx256m", "import", file.toString(), Integer.toString(ROWS));

        System.out.printf(
                "POI事件读取%.1f秒（堆峰值%.0fMB）；用户模型%.1f秒（%.0fMB）；本系统读取并检查%.1f秒（%.0fMB），登记%.1f秒%n",
                bare.get("read"),
                bare.get("heap"),
                model.get("read"),
                model.get("heap"),
                ours.get("check"),
                ours.get("heap"),
                ours.get("apply"));
        System.out.printf(
                "读取并检查：是事件读取的%.2f倍（除去加密存放%.1f秒为%.2f倍，其中只读不存%.2f倍），用户模型的%.2f倍，内存是用户模型的1/%.0f；登记后是事件读取的%.1f倍%n",
                ours.get("check") / bare.get("read"),
                ours.get("sealing"),
                (ours.get("check") - ours.get("sealing")) / bare.get("read"),
                ours.get("hand") / bare.get("read"),
                ours.get("check") / model.get("read"),
                model.get("heap") / ours.get("heap"),
                (ours.get("check") + ours.get("apply")) / bare.get("read"));
        System.out.printf(
                "导出%,d户%.1f秒，SXSSF直接写同样的行列%.1f秒，比值%.2f%n",
                ROWS, ours.get("export"), ours.get("sxssf"), ours.get("export") / ours.get("sxssf"));
        assertThat(ours.get("registered")).isEqualTo(ROWS);
    }

    @Test
    void searchingAMillionHouseholdsBesideSql() throws Exception {
        Map<String, Double> found = part("-Xmx256m", "search", Integer.toString(HOUSEHOLDS));

        new TreeMap<>(found).forEach((name, milliseconds) -> {
            if (name.startsWith("p95.")) {
                double raw = found.get("raw." + name.substring(4));
                System.out.printf(
                        "查询“%s”：p95 %.2f毫秒，直接SQL %.2f毫秒，比值%.2f（目标50毫秒）%n",
                        name.substring(4), milliseconds, raw, milliseconds / raw);
            }
        });
        assertThat(found).containsKeys("p95.身份证号后四位", "p95.住址", "p95.表具号", "p95.设备序列号");
    }

    private Map<String, Double> part(String memory, String... arguments) throws Exception {
        return Part.run(folder, memory, LedgerBenchParts.class, arguments);
    }

    static List<String> lineOf(int n, String village) {
        Map<String, String> row =
                RosterRows.of(LedgerBenchParts.PEOPLE + n, 1).rows().get(0);
        return List.of(
                "城关镇",
                village,
                Integer.toString(1 + n % LedgerBenchParts.ROWS_OF_A_VILLAGE),
                row.get("name"),
                row.get("identity"),
                row.get("phone"),
                row.get("address"),
                row.get("residents"),
                row.get("rooms"),
                row.get("area"),
                "散煤",
                "煤改气",
                "是",
                "无",
                row.get("bank"),
                row.get("account"),
                row.get("name"),
                "",
                "走访核实",
                "第" + n + "户");
    }

    static List<String> header() {
        return List.of(
                "乡镇（街道）", "村", "序号", "户主姓名", "身份证号", "联系电话", "住址", "常住人口", "房间数", "采暖面积(㎡)", "原取暖方式", "拟改造方式", "改造意愿",
                "困难类别", "开户银行", "银行账号", "开户人", "配偶身份证号", "备注", "说明");
    }

    static int villages(int rows) {
        return (int) IntStream.range(0, rows)
                .filter(n -> n % LedgerBenchParts.ROWS_OF_A_VILLAGE == 0)
                .count();
    }
}
