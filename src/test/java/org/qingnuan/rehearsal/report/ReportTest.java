package org.qingnuan.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.qingnuan.rehearsal.Course;
import org.qingnuan.rehearsal.Rehearsed;
import org.qingnuan.rehearsal.Summary;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetWriter;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The report says what the summary says, in words, tables and pictures. */
class ReportTest {

    private static final LocalDate WORKS = LocalDate.of(2021, 9, 15);

    private final Summary summary = Rehearsed.summary(WORKS, 1, "100000.50");
    private final Course course =
            Rehearsed.course(List.of(new Course.Moved("建成", LocalDate.of(2021, 8, 30), WORKS)), 30);
    private final Reports reports = new Reports(templates(), SheetWriter.create());
    private final Document page = Jsoup.parse(reports.page(summary, course));

    private static SpringTemplateEngine templates() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        return engine;
    }

    @Test
    void itsTablesHaveTheSummarysFigures() {
        assertThat(rows("table.gates"))
                .containsExactly(
                        List.of("建成", "2021年9月15日", "8", "1", "0"), List.of("交付使用", "2021年9月30日", "8", "1", "0"));
        assertThat(rows("table.bodies"))
                .containsExactly(
                        List.of("西河镇", "150", "20", "20", "20", "1"), List.of("洪山镇", "458", "20", "20", "19", "0"));
        assertThat(page.select(".numbers b").eachText()).containsExactly("40", "40", "40", "40", "39", "9", "3");
        assertThat(page.text()).contains("已付78笔", "退票2笔", "合计已付100,000.50 元");
    }

    @Test
    void itSaysByWhichPlanSeedAndPaceItWasMadeAndWhen() {
        assertThat(page.select(".about").text())
                .contains("淄川区2021年冬季清洁取暖", "a1bea546bf07", "现行方案（村级改造第2版）")
                .contains("建成：2021年8月30日改为2021年9月15日")
                .contains("多数按期，随机种子7", "40户（方案任务2198户）", "2021年6月10日至2021年11月23日")
                .contains("2026年3月1日 10:30");
    }

    @Test
    void itsPicturesShowWeeksGatesBodiesMeasuresAndMoney() {
        assertThat(page.select(".progress svg").text()).contains("建成 40", "已拨付 39", "任务 40 户", "建成 9月15日");
        assertThat(page.select(".progress polyline")).hasSize(5);
        assertThat(page.select(".map svg").text()).contains("西河镇", "逾期 1／4", "按期 5");
        assertThat(page.select(".ladder svg").text()).containsSubsequence("督办单", "3 次", "约谈问责通知", "1 次");
        assertThat(page.select(".money svg").text()).contains("区县配套", "已付 77,000.50 元");
    }

    @Test
    void itSaysWhoDidWhatNobodyKnewAndWhyNothingWasPaid() {
        Course own = new Course(
                course.about(),
                course.day(),
                true,
                course.weeks(),
                course.cells(),
                course.ladder(),
                course.funds(),
                List.of(
                        new Course.Generic("upkeep", "落实管护责任", 9, List.of()),
                        new Course.Generic("survey", "登记摸底结果", 3, List.of("入户人员"))),
                List.of("气代煤工程建设补贴", "气代煤设备购置补贴"));
        Document said = Jsoup.parse(reports.page(Rehearsed.unpaid(summary), own));

        assertThat(said.select(".about tr").eachText())
                .contains("由通用办理人办理 落实管护责任（upkeep）9次；登记摸底结果（survey）3次，补填了入户人员", "缺少的补贴标准 气代煤工程建设补贴、气代煤设备购置补贴");
        assertThat(said.text()).contains("没有核定补贴，也就没有拨付：补贴标准表（subsidy.dmn）里缺少气代煤工程建设补贴、气代煤设备购置补贴。");
        assertThat(Figures.withoutRates(summary, own)).startsWith("补贴标准表（subsidy.dmn）里缺少气代煤工程建设补贴");
        assertThat(page.text()).doesNotContain("通用办理人", "缺少");
    }

    @Test
    void itNeedsNeitherScriptNorNetwork() {
        assertThat(page.select("script, link, img, iframe, [src], [href]")).isEmpty();
        assertThat(page.html()).doesNotContain("url(", "@import");
    }

    @Test
    void itsWorkbookHasTheSameFigures() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reports.workbook(summary, course, out);

        assertThat(read(out, "各关口", SheetColumn.text("关口"), SheetColumn.date("最后一天"), SheetColumn.integer("逾期")))
                .contains(Map.of("关口", "建成", "最后一天", "2021-09-15", "逾期", "1"));
        assertThat(read(out, "资金（元）", SheetColumn.text("资金来源"), SheetColumn.decimal("已付")))
                .contains(Map.of("资金来源", "上级资金", "已付", "23000"), Map.of("资金来源", "区县配套", "已付", "77000.5"));
        assertThat(read(out, "每周进展（户）", SheetColumn.date("截至"), SheetColumn.integer("建成")))
                .contains(Map.of("截至", "2021-08-29", "建成", "30"));
    }

    private List<List<String>> rows(String table) {
        return page.select(table + " tbody tr").stream()
                .map(row -> row.select("td").stream().map(Element::text).toList())
                .toList();
    }

    private static List<Map<String, String>> read(ByteArrayOutputStream out, String sheet, SheetColumn... columns) {
        return SheetReader.create()
                .read(new ByteArrayInputStream(out.toByteArray()), SheetFormat.of(sheet, columns))
                .rows()
                .stream()
                .map(row -> row.values())
                .toList();
    }
}
