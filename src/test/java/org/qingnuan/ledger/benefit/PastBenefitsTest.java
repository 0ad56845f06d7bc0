package org.qingnuan.ledger.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingnuan.ledger.PastBenefits;
import org.qingnuan.ledger.PastBenefits.Import;
import org.qingnuan.ledger.PastBenefits.Loaded;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.Screening;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetRow;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;
import org.qingnuan.support.RosterRows;

/** Old workbooks become prior benefit: what can be read counts, what cannot goes back by row, nothing counts twice. */
class PastBenefitsTest {

    private final RegisterWorld world = new RegisterWorld(rules -> rules.priorBenefitExcluded(true));
    private final PastBenefits benefits = RegisterWorld.bean(PastBenefits.class);

    private String identity(int person) {
        return RosterRows.identity(world.people + person);
    }

    private Map<String, String> row(int person) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("姓名", "往年户" + person);
        row.put("身份证号", identity(person));
        row.put("镇街", "西河镇");
        row.put("村", "东庄村");
        row.put("享受年度", "2019");
        row.put("项目", "气代煤");
        row.put("金额(元)", "3000");
        return row;
    }

    private Map<String, String> row(int person, String column, String value) {
        Map<String, String> row = row(person);
        if (value == null) {
            row.remove(column);
        } else {
            row.put(column, value);
        }
        return row;
    }

    private Loaded load(List<Map<String, String>> rows) {
        return benefits.load(world.plan, "旧名册.xlsx", workbook(PastBenefitSheet.FORMAT, rows), "guanli");
    }

    private static ByteArrayInputStream workbook(SheetFormat format, List<Map<String, String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SheetWriter.create().write(new SheetTemplate(format, null, rows), out);
        return new ByteArrayInputStream(out.toByteArray());
    }

    @Test
    void aPersonOfAnOldListIsProposedForRejectionAndItsNeighbourIsNot() {
        load(List.of(row(0)));
        CaseKey village = world.village("东庄村", 10);
        world.survey(village, world.roster(0, 2).rows());

        assertThat(world.households.screen(village, world.plan)).isEqualTo(new Screening(2, 1, 1));
        assertThat(world.jdbc
                        .sql("SELECT proposal_code FROM ledger.household WHERE plan = :plan ORDER BY sequence_no")
                        .param("plan", world.plan.value())
                        .query(String.class)
                        .list())
                .containsExactly("PRIOR_BENEFIT", "ELIGIBLE");
    }

    @Test
    void theHouseCountsWhoeverOfTheFamilyWasNamedButOnlyInItsOwnVillage() {
        List<Map<String, String>> roster = world.roster(10, 1).rows();
        Map<String, String> sameHouse = row(500, "住址", roster.get(0).get("address"));
        load(List.of(sameHouse));
        CaseKey village = world.village("东庄村", 10);
        CaseKey other = world.village("西庄村", 10);
        world.survey(village, roster);
        List<Map<String, String>> elsewhere = world.roster(11, 1).rows();
        elsewhere.get(0).put("address", roster.get(0).get("address"));
        world.survey(other, elsewhere);

        assertThat(world.households.screen(village, world.plan)).isEqualTo(new Screening(1, 0, 1));
        assertThat(world.households.screen(other, world.plan)).isEqualTo(new Screening(1, 1, 0));
    }

    @Test
    void anotherCountysListIsNoMatterOfThisOne() {
        RegisterWorld elsewhere = new RegisterWorld();
        Map<String, String> theirs = row(0);
        benefits.load(elsewhere.plan, "x.xlsx", workbook(PastBenefitSheet.FORMAT, List.of(theirs)), "guanli");
        CaseKey village = world.village("东庄村", 10);
        world.survey(village, world.roster(0, 1).rows());

        assertThat(world.households.screen(village, world.plan)).isEqualTo(new Screening(1, 1, 0));
        assertThat(benefits.count(world.plan)).isZero();
        assertThat(benefits.count(elsewhere.plan)).isEqualTo(1);
    }

    @Test
    void theSameWorkbookAgainAddsNothing() {
        List<Map<String, String>> rows = List.of(row(0), row(1), row(1));

        assertThat(load(rows).done()).satisfies(done -> assertCounts(done, 2, 1, 0));
        assertThat(load(rows).done()).satisfies(done -> assertCounts(done, 0, 3, 0));
        assertThat(benefits.count(world.plan)).isEqualTo(2);
    }

    private static void assertCounts(Import done, int added, int known, int refused) {
        assertThat(List.of(done.added(), done.known(), done.refused())).containsExactly(added, known, refused);
    }

    @Test
    void whatOldListsWriteInSeveralWaysIsRead() {
        List<Map<String, String>> rows = List.of(
                row(0, "身份证号", identity(0).toLowerCase()),
                row(1, "享受年度", "2019年"),
                row(2, "金额(元)", "12,300.50元"),
                row(3, "金额(元)", null),
                row(4, "姓名", " 往年户　4 "),
                row(5, "镇街", null));

        assertCounts(load(rows).done(), 6, 0, 0);
    }

    static Stream<Arguments> awkward() {
        return Stream.of(
                arguments("姓名", null, "必填"),
                arguments("姓名", "长".repeat(41), "超过40个字"),
                arguments("身份证号", null, "必填"),
                arguments("身份证号", "37030219900101", "不是18位身份证号"),
                arguments("身份证号", "370302199001010000", "校验码不对"),
                arguments("身份证号", "370302199013320017", "出生日期不存在"),
                arguments("村", null, "必填"),
                arguments("享受年度", null, "必填"),
                arguments("享受年度", "二〇一九", "不是年度"),
                arguments("享受年度", "2018-2019", "不是年度"),
                arguments("享受年度", "1998", "应在2000年到2020年之间"),
                arguments("享受年度", "2021", "应在2000年到2020年之间"),
                arguments("享受年度", "2035", "应在2000年到2020年之间"),
                arguments("项目", null, "必填"),
                arguments("金额(元)", "三千", "不是不小于0"),
                arguments("金额(元)", "-300", "不是不小于0"),
                arguments("金额(元)", "300.123", "不是不小于0"),
                arguments("金额(元)", "30,00", "不是不小于0"),
                arguments("住址", "长".repeat(201), "超过200个字"));
    }

    @ParameterizedTest
    @MethodSource("awkward")
    void aRowInErrorIsNamedWhileTheOthersCount(String column, String value, String reason) {
        Loaded loaded = load(List.of(row(0), row(1, column, value), row(2)));

        assertCounts(loaded.done(), 2, 0, 1);
        assertThat(loaded.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.column()).isEqualTo(column))
                .satisfies(finding -> assertThat(finding.sentence()).contains(reason));
        assertThat(loaded.findings().get(0).sentence()).doesNotContain("370302199001010000", "370302199013320017");
    }

    @Test
    void contradictionsWithinTheListAndWithWhatIsThereAreTold() {
        load(List.of(row(0)));

        Loaded loaded = load(List.of(
                row(0, "金额(元)", "9000"),
                row(0, "姓名", "别人"),
                row(1),
                row(1, "姓名", "另一人"),
                row(2),
                row(2, "金额(元)", "1")));

        assertCounts(loaded.done(), 2, 0, 4);
        assertThat(loaded.findings())
                .extracting(Finding::reason)
                .anyMatch(reason -> reason.contains("已登记过，金额3000.00元"))
                .anyMatch(reason -> reason.contains("身份证号相同、姓名不同"))
                .anyMatch(reason -> reason.contains("是同一人同一年度同一项目，金额3000.00元"));
    }

    @Test
    void theRowsInErrorComeBackWithTheirFindingsAndCountOnceCorrected() {
        Loaded loaded = load(List.of(row(0), row(1, "享受年度", "去年")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        benefits.refused(world.plan, loaded.done().id(), out);
        SheetFormat given = PastBenefitSheet.withProblems();
        List<SheetRow> back = SheetReader.create()
                .read(new ByteArrayInputStream(out.toByteArray()), given)
                .rows();

        assertThat(back).singleElement().satisfies(row -> {
            assertThat(row.text("身份证号")).isEqualTo(identity(1));
            assertThat(row.text("享受年度")).isEqualTo("去年");
            assertThat(row.text("问题")).contains("享受年度：不是年度");
        });

        Map<String, String> corrected = new LinkedHashMap<>(back.get(0).values());
        corrected.put("享受年度", "2020");
        Loaded again = benefits.load(world.plan, "改.xlsx", workbook(given, List.of(corrected)), "guanli");
        assertCounts(again.done(), 1, 0, 0);
    }

    @Test
    void whatIsNoSuchListIsRefusedWholeInChinese() {
        List<byte[]> files = List.of(
                "not a workbook".getBytes(StandardCharsets.UTF_8),
                new byte[0],
                workbook(PastBenefitSheet.FORMAT, List.of()).readAllBytes(),
                workbook(SheetFormat.of("别的表", SheetColumn.text("品名")), List.of(Map.of("品名", "煤")))
                        .readAllBytes(),
                workbook(
                                SheetFormat.of("缺列", SheetColumn.text("姓名"), SheetColumn.text("村")),
                                List.of(Map.of("姓名", "甲")))
                        .readAllBytes());

        for (byte[] file : files) {
            Loaded loaded = benefits.load(world.plan, "x.xlsx", new ByteArrayInputStream(file), "guanli");
            assertThat(loaded.done()).isNull();
            assertThat(loaded.findings())
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(finding.sentence()).matches("(?s).*[\\u4e00-\\u9fa5].*"));
        }
        assertThat(benefits.imports(world.plan)).isEmpty();
    }

    @Test
    void aPersonIsFoundByIdOrNameAndShownMasked() {
        load(List.of(row(0), row(1)));

        assertThat(benefits.find(world.plan, identity(0).toLowerCase()))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.identity()).contains("*").isNotEqualTo(identity(0));
                    assertThat(found.name()).isEqualTo("往***");
                    assertThat(found.place()).isEqualTo("西河镇东庄村");
                });
        assertThat(benefits.find(world.plan, "往年户1")).hasSize(1);
        assertThat(benefits.find(world.plan, "往年户")).isEmpty();
        List<String> stored = new ArrayList<>(world.jdbc
                .sql(
                        "SELECT b::text FROM ledger.past_benefit b JOIN ledger.past_benefit_import i ON i.id = b.import AND i.plan = :plan")
                .param("plan", world.plan.value())
                .query(String.class)
                .list());
        assertThat(stored).hasSize(2).noneMatch(text -> text.contains(identity(0)) || text.contains("往年户0"));
    }
}
