package org.qingnuan.ledger.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.RosterImports;
import org.qingnuan.ledger.RosterImports.Import;
import org.qingnuan.ledger.RosterImports.OfVillage;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SheetUpload;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetRow;
import org.qingnuan.support.RosterRows;
import org.qingnuan.support.Together;

class RosterImportsTest {

    private static final LocalDate DAY = LocalDate.of(2021, 6, 15);
    private static final String HEADER = "村,序号,户主姓名,身份证号,联系电话,住址,常住人口,房间数,采暖面积,原取暖方式,拟改造方式,改造意愿,困难类别,开户银行,银行账号";

    private final RegisterWorld world = new RegisterWorld();
    private final RosterImports imports = RegisterWorld.bean(RosterImports.class);
    private final CaseKey east = world.village("东庄村", 900);
    private final CaseKey west = world.village("西洼村", 900);

    private static String line(String village, Map<String, String> row) {
        return String.join(
                ",",
                village,
                row.get("no"),
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
                row.get("account"));
    }

    private List<String> lines(String village, int from, int count) {
        return world.roster(from, count).rows().stream()
                .map(row -> line(village, row))
                .toList();
    }

    private UUID check(List<String> lines) {
        return check(lines, rows -> true);
    }

    private UUID check(List<String> lines, java.util.function.IntPredicate watch) {
        return check(lines, null, watch);
    }

    private UUID check(List<String> lines, UUID completes, java.util.function.IntPredicate watch) {
        String text = Stream.concat(Stream.of(HEADER), lines.stream()).reduce("", (a, b) -> a + b + "\n");
        return imports.check(
                world.xihe(),
                new SheetUpload(
                        "全镇.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), completes, watch),
                "town");
    }

    /** Six households of the one village, the second and the fourth written wrongly, and three of the other, the last one's village misspelt. */
    private List<String> withErrors() {
        List<String> lines = new ArrayList<>(lines("东庄村", 0, 6));
        lines.set(1, lines.get(1).replace("散煤", "烧柴"));
        lines.set(3, lines.get(3).replace(RosterRows.identity(world.people + 3), "370302195003121235"));
        lines.addAll(lines("西洼村", 100, 3));
        lines.set(8, lines.get(8).replace("西洼村", "西瓦村"));
        return lines;
    }

    private List<String> corrected() {
        return List.of(
                lines("东庄村", 0, 6).get(1),
                lines("东庄村", 0, 6).get(3),
                lines("西洼村", 100, 3).get(2));
    }

    private List<String> mixed(List<String> one, List<String> other) {
        List<String> lines = new ArrayList<>(one);
        lines.addAll(other);
        Collections.shuffle(lines, new Random(7));
        return lines;
    }

    @Test
    void aRosterOfTheWholeBodyIsCheckedFirstAndThenRegisteredVillageByVillage() {
        UUID id = check(mixed(lines("东庄村", 0, 700), lines("西河镇西洼村", 1000, 40)));

        assertThat(world.numbers(east).surveyed())
                .as("nothing before it is asked for")
                .isZero();
        Import checked = imports.get(world.xihe(), id);
        assertThat(checked.problems()).isZero();
        assertThat(checked.rows()).isEqualTo(740);
        Import done = imports.apply(world.xihe(), id, DAY, false, "town");

        assertThat(done.villages())
                .extracting(OfVillage::name, OfVillage::rows, OfVillage::changed)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("东庄村", 700, 700),
                        org.assertj.core.groups.Tuple.tuple("西洼村", 40, 40));
        assertThat(world.numbers(east).surveyed()).isEqualTo(700);
        assertThat(world.numbers(west).surveyed()).isEqualTo(40);
        assertThat(parts(id)).as("no row is kept twice").isZero();
    }

    @Test
    void theSameFileAgainChangesNothing() {
        List<String> lines = mixed(lines("东庄村", 0, 20), lines("西洼村", 100, 20));
        imports.apply(world.xihe(), check(lines), DAY, false, "town");
        long events = world.events(east) + world.events(west);

        Import again = imports.apply(world.xihe(), check(lines), DAY, false, "town");

        assertThat(again.villages()).extracting(OfVillage::changed).containsOnly(0);
        assertThat(world.events(east) + world.events(west)).isEqualTo(events);
    }

    @Test
    void everyErrorOfEveryRowIsToldWithItsRowAndTheRowsComeBack() {
        List<String> lines = new ArrayList<>(lines("东庄村", 0, 6));
        lines.set(1, lines.get(1).replace("散煤", "烧柴"));
        lines.set(3, lines.get(3).replace(RosterRows.identity(world.people + 3), "370302195003121235"));
        lines.set(4, lines.get(4).replace("东庄村", "南庄村"));
        lines.set(5, lines.get(5).replace("幸福路%d号".formatted(world.people + 5), "幸福路%d号".formatted(world.people)));

        UUID id = check(lines);

        Import checked = imports.get(world.xihe(), id);
        assertThat(checked.findings())
                .extracting(Finding::row, Finding::column)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(3, "原取暖方式"),
                        org.assertj.core.groups.Tuple.tuple(5, "身份证号"),
                        org.assertj.core.groups.Tuple.tuple(6, "村"),
                        org.assertj.core.groups.Tuple.tuple(7, "住址"));
        assertThat(checked.problems()).isEqualTo(4);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        imports.faulty(world.xihe(), id, out);
        List<SheetRow> faulty = SheetReader.create()
                .read(
                        new ByteArrayInputStream(out.toByteArray()),
                        SheetFormat.of(
                                "全域摸底登记表",
                                SheetColumn.text("村"),
                                SheetColumn.text("户主姓名"),
                                SheetColumn.text("原取暖方式"),
                                SheetColumn.text("问题").atMost(1000)))
                .rows();
        assertThat(faulty).extracting(row -> row.text("村")).containsExactlyInAnyOrder("东庄村", "东庄村", "东庄村", "南庄村");
        assertThat(faulty).filteredOn(row -> "烧柴".equals(row.text("原取暖方式"))).hasSize(1);
        assertThat(faulty).allSatisfy(row -> assertThat(row.text("问题")).isNotBlank());
        assertThatThrownBy(() -> imports.apply(world.xihe(), id, DAY, false, "town"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("4处问题");
        assertThat(world.numbers(east).surveyed()).isZero();

        imports.apply(world.xihe(), id, DAY, true, "town");

        assertThat(world.numbers(east).surveyed())
                .as("the rows without findings, by choice")
                .isEqualTo(2);
    }

    @Test
    void correctedRowsCompleteWhatWasRegisteredWithoutThem() {
        UUID first = check(withErrors());
        imports.apply(world.xihe(), first, DAY, true, "town");
        assertThat(world.numbers(east).surveyed()).isEqualTo(4);
        assertThat(world.numbers(west).surveyed()).isEqualTo(2);

        UUID completed = check(corrected(), first, rows -> true);

        assertThat(imports.get(world.xihe(), completed).problems()).isZero();
        assertThat(imports.get(world.xihe(), completed).rows()).isEqualTo(9);
        imports.apply(world.xihe(), completed, DAY, false, "town");
        assertThat(world.numbers(east).surveyed()).isEqualTo(6);
        assertThat(world.numbers(west).surveyed())
                .as("one that had been of no village beside the registered ones")
                .isEqualTo(3);
        assertThat(imports.get(world.xihe(), first).superseded()).isTrue();
        assertThatThrownBy(() -> imports.apply(world.xihe(), first, DAY, true, "town"))
                .hasMessageContaining("已经补传并登记");
    }

    @Test
    void whatIsCorrectedLaterComesToWhatWasCorrectedAndRegisteredBefore() {
        UUID first = check(withErrors());
        imports.apply(world.xihe(), check(corrected().subList(0, 1), first, rows -> true), DAY, false, "town");

        UUID later = check(corrected().subList(1, 3), first, rows -> true);
        imports.apply(world.xihe(), later, DAY, false, "town");

        assertThat(world.numbers(east).surveyed()).isEqualTo(6);
        assertThat(world.numbers(west).surveyed()).isEqualTo(3);
    }

    @Test
    void twoWhoCorrectTheSameImportAtOnceDoNotUndoEachOther() {
        UUID first = check(withErrors());
        UUID one = check(corrected().subList(0, 1), first, rows -> true);
        UUID other = check(corrected().subList(1, 2), first, rows -> true);
        world.today("2021-06-16");
        imports.apply(world.xihe(), one, DAY, false, "town");

        Import refused = imports.apply(world.xihe(), other, DAY, false, "other");

        assertThat(refused.villages())
                .extracting(OfVillage::refusal)
                .allSatisfy(refusal -> assertThat(refusal).contains("又登记了另一份摸底表", "重新补传"));
        assertThat(world.numbers(east).surveyed()).isEqualTo(5);
        imports.apply(world.xihe(), check(corrected().subList(1, 2), first, rows -> true), DAY, false, "other");
        assertThat(world.numbers(east).surveyed()).isEqualTo(6);
    }

    @Test
    void correctedRowsMakeOneImportOfWhatIsNotRegisteredYet() {
        UUID first = check(withErrors());

        UUID completed = check(corrected(), first, rows -> true);

        assertThat(world.numbers(east).surveyed()).isZero();
        assertThat(imports.get(world.xihe(), completed).rows()).isEqualTo(9);
        imports.apply(world.xihe(), completed, DAY, false, "town");
        assertThat(world.numbers(east).surveyed()).isEqualTo(6);
        assertThat(world.numbers(west).surveyed()).isEqualTo(3);
    }

    @Test
    void correctedRowsMayBeWrongOnceMoreAndAreCheckedBesideThosePassed() {
        UUID first = check(withErrors());
        List<String> still = new ArrayList<>(corrected());
        still.set(0, still.get(0).replace("散煤", "柴火"));
        still.set(1, still.get(1).replace("幸福路%d号".formatted(world.people + 3), "幸福路%d号".formatted(world.people)));

        UUID second = check(still, first, rows -> true);

        assertThat(imports.get(world.xihe(), second).findings())
                .extracting(Finding::row, Finding::column, Finding::reason)
                .anySatisfy(finding -> assertThat(finding.toList()).contains(2, "原取暖方式"))
                .anySatisfy(finding -> assertThat(finding.toList()).contains(3, "住址", "与先前通过的第2行重复"));
        UUID third = check(corrected().subList(0, 2), second, rows -> true);
        assertThat(imports.get(world.xihe(), third).problems()).isZero();
        imports.apply(world.xihe(), third, DAY, false, "town");
        assertThat(world.numbers(east).surveyed()).isEqualTo(6);
        assertThat(world.numbers(west).surveyed()).isEqualTo(3);
    }

    @Test
    void rowsInErrorAloneAreNotTakenForTheWholeVillage() {
        UUID first = check(withErrors());
        imports.apply(world.xihe(), first, DAY, true, "town");
        ByteArrayOutputStream faulty = new ByteArrayOutputStream();
        imports.faulty(world.xihe(), first, faulty);

        assertThatThrownBy(() -> imports.check(
                        world.xihe(),
                        new SheetUpload("有误的行.xlsx", new ByteArrayInputStream(faulty.toByteArray())),
                        "town"))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("补传改好的行");

        assertThat(world.numbers(east).surveyed()).isEqualTo(4);
    }

    @Test
    void aVillageWithMoreRowsThanItsOwnRosterMayHaveIsToldAndKeepsOut() {
        UUID id = check(mixed(lines("东庄村", 0, 5001), lines("西洼村", 6000, 2)));

        Import checked = imports.get(world.xihe(), id);
        assertThat(checked.problems()).isOne();
        assertThat(checked.findings().toString()).contains("东庄村有5001行", "每村最多5000行");
        Import done = imports.apply(world.xihe(), id, DAY, true, "town");

        assertThat(done.villages())
                .filteredOn(village -> village.name().equals("东庄村"))
                .singleElement()
                .satisfies(village -> assertThat(village.refusal()).contains("每村最多5000行"));
        assertThat(world.numbers(west).surveyed()).isEqualTo(2);
    }

    @Test
    void aFileInWhichEverythingIsWrongIsToldWithoutHoldingItAll() {
        UUID id = check(mixed(lines("东庄村", 0, 600), lines("无名村", 1000, 600)).stream()
                .map(line -> line.replace("散煤", "烧柴"))
                .toList());

        Import checked = imports.get(world.xihe(), id);

        assertThat(checked.problems()).isEqualTo(600 + 2 * 600);
        assertThat(checked.findings()).hasSizeLessThanOrEqualTo(200).isNotEmpty();
    }

    @Test
    void whoCancelsLeavesNothingBehind() {
        List<String> lines = lines("东庄村", 0, 60);

        assertThatThrownBy(() -> check(lines, rows -> rows < 30)).hasMessageContaining("已取消");

        assertThat(imports.of(world.xihe())).isEmpty();
    }

    @Test
    void anImportStopsBetweenVillagesAndGoesOn() {
        UUID id = check(mixed(lines("东庄村", 0, 10), lines("西洼村", 100, 10)));
        world.jdbc
                .sql(
                        "UPDATE ledger.roster_import SET surveyed_on = '2021-06-15', valid_only = false, applied_by = 'town', stopped = true WHERE id = :id")
                .param("id", id)
                .update();
        assertThat(imports.get(world.xihe(), id).open()).isTrue();

        Import done = imports.apply(world.xihe(), id, null, false, "other");

        assertThat(done.open()).isFalse();
        assertThat(world.numbers(east).surveyed() + world.numbers(west).surveyed())
                .isEqualTo(20);
    }

    @Test
    void twoWhoRegisterTheSameImportShareItsVillages() throws Exception {
        UUID id = check(mixed(lines("东庄村", 0, 30), lines("西洼村", 100, 30)));

        Together.run(List.of(
                () -> imports.apply(world.xihe(), id, DAY, false, "town"),
                () -> imports.apply(world.xihe(), id, DAY, false, "town")));

        assertThat(imports.get(world.xihe(), id).villages())
                .extracting(OfVillage::changed)
                .containsOnly(30);
        assertThat(world.events(east) + world.events(west)).isEqualTo(60);
    }

    @Test
    void aVillageThatIsDecidedKeepsOutAloneAndSaysWhy() {
        world.confirmed(east, 0, 5);
        UUID id = check(mixed(lines("东庄村", 0, 10), lines("西洼村", 100, 10)));

        Import done = imports.apply(world.xihe(), id, DAY, false, "town");

        assertThat(done.villages())
                .filteredOn(village -> village.name().equals("东庄村"))
                .singleElement()
                .satisfies(village -> assertThat(village.refusal()).contains("已经确认改造户"));
        assertThat(world.numbers(east).surveyed()).isEqualTo(5);
        assertThat(world.numbers(west).surveyed()).isEqualTo(10);
    }

    @Test
    void theVillagesOwnRosterBeginsWithWhatTheBodyBroughtIn() {
        imports.apply(world.xihe(), check(lines("东庄村", 0, 3)), DAY, false, "town");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        world.sheets.prefilled(SheetKind.ROSTER, east, out);

        var again = world.sheets.check(
                SheetKind.ROSTER, east, "东庄村.xlsx", new ByteArrayInputStream(out.toByteArray()), "clerk");

        assertThat(again.findings()).isEmpty();
        assertThat(again.rows()).isEqualTo(3);
    }

    @Test
    void anImportOfAnotherBodyIsNotSeen() {
        UUID id = check(lines("东庄村", 0, 3));

        assertThat(imports.of(world.hongshan())).isEmpty();
        assertThatThrownBy(() -> imports.get(world.hongshan(), id)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> imports.apply(world.hongshan(), id, DAY, false, "town"))
                .isInstanceOf(NoSuchElementException.class);
    }

    private long parts(UUID id) {
        return world.jdbc
                .sql("SELECT count(*) FROM ledger.roster_import_part WHERE import = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
