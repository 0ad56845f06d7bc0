package org.qingnuan.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.support.Part;

/**
 * The money of a whole city: what 105,000 households are due on acceptance, and the one batch that pays it, step by step, beside the same
 * arithmetic in plain SQL into tables of the same shape in the same database; the heap beside that of a tenth of the households. Prints
 * figures and ratios; {@code -Dfinance.households=…} asks for another size.
 */
@Tag("bench")
class SubsidyBench {

    private static final int HOUSEHOLDS = Integer.getInteger("finance.households", 105_000);
    private static final List<String> STEPS =
            List.of("compute", "prepare", "approve", "reserve", "file", "result", "settle");
    private static final List<String> NAMES = List.of("核定", "编制", "审批", "预留", "送银行", "登记银行结果", "结清");

    @TempDir
    Path folder;

    @Test
    void oneBatchOfTheWholeCityBesidePlainSql() throws Exception {
        Map<String, Double> whole = part("time", HOUSEHOLDS);
        double heapOfATenth = part("heap", HOUSEHOLDS / 10).get("live");
        double heap = part("heap", HOUSEHOLDS).get("live");

        double ours = 0;
        double sql = 0;
        for (int i = 0; i < STEPS.size(); i++) {
            double mine = whole.get(STEPS.get(i));
            double plain = whole.get("sql." + STEPS.get(i));
            ours += mine;
            sql += plain;
            System.out.printf("%s%.1f秒，直接SQL%.1f秒，比值%.2f%n", NAMES.get(i), mine, plain, mine / plain);
        }
        System.out.printf(
                "%,d户、%,.0f笔：共%.1f秒，直接SQL%.1f秒，比值%.2f（目标5）；其中核定与拨付（不含读写银行文件）%.1f秒，比值%.2f%n",
                HOUSEHOLDS,
                whole.get("lines"),
                ours,
                sql,
                ours / sql,
                ours - files(whole, ""),
                (ours - files(whole, "")) / (sql - files(whole, "sql.")));
        System.out.printf(
                "核定至送银行期间存活的堆：%,d户%.0fMB，%,d户%.0fMB，比值%.2f%n",
                HOUSEHOLDS / 10, heapOfATenth, HOUSEHOLDS, heap, heap / heapOfATenth);
        assertThat(whole.get("paid")).isEqualTo(whole.get("lines"));
        assertThat(whole.get("amount")).isEqualTo(whole.get("sql.amount"));
    }

    private static double files(Map<String, Double> figures, String prefix) {
        return figures.get(prefix + "file") + figures.get(prefix + "result");
    }

    private Map<String, Double> part(String what, int households) throws Exception {
        return Part.run(folder, "-Xmx2g", SubsidyBenchParts.class, what, Integer.toString(households));
    }
}
