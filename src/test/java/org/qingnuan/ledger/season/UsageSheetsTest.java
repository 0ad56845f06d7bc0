package org.qingnuan.ledger.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.HeatingSeasons;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.SeasonUse;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.UsageFlag;
import org.qingnuan.ledger.UsageLine;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.support.PlanSeasons;

/** A utility's statement: what is refused, whom its rows belong to, what reviewers are shown, and what the register learns (LZ-38). */
class UsageSheetsTest {

    private final RegisterWorld world = new RegisterWorld();
    private final HeatingSeasons seasons = RegisterWorld.bean(HeatingSeasons.class);
    private final CaseKey village = world.village("东庄村", 10);
    private final CaseKey season = village.body().with("season", "1");
    private List<String> ids;

    @BeforeEach
    void fiveAcceptedHouseholds() {
        PlanSeasons.set(world.jdbc, world.plan, PlanSeasons.usual(Fuel.GAS));
        world.confirmed(village, 0, 5);
        world.today("2021-08-20");
        world.install(village, "2021-08-10");
        world.commission(village, world.each(village, Map.of("commissionedOn", "2021-08-12")));
        world.inspect(
                village,
                world.each(village, Map.of("result", "PASSED", "inspectedOn", "2021-08-14", "inspectors", "赵工")));
        world.today("2021-11-15");
        seasons.open(season);
        world.today("2022-04-02");
        ids = world.ids(village);
    }

    @Test
    void theTemplateListsTheHouseholdsWithTheirMetersAndNotTheirNames() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        world.sheets.prefilled(SheetKind.GAS_USAGE, season, out);

        assertThat(out.size()).isPositive();
        assertThat(RegisterWorld.bean(org.qingnuan.ledger.TypedSheets.class)
                        .of(SheetKind.GAS_USAGE, season)
                        .rows())
                .hasSize(5)
                .allSatisfy(row -> {
                    assertThat(row.get("meter")).isEqualTo("QB" + row.get("household"));
                    assertThat(row.get("name")).contains("*");
                });
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        List<Map<String, String>> rows = List.of(
                Map.of("quantity", "10"),
                row(0, "start", "500", "end", "400"),
                row(1, "quantity", "-3"),
                row(2),
                row(3, "start", "1", "end", "11", "quantity", "12"),
                row(4, "situation", "METER_CHANGED", "start", "10", "end", "5"),
                Map.of("household", ids.get(4), "quantity", "1000001"),
                Map.of("account", "0601", "identity", "370302197001010013", "quantity", "1", "readOn", "2022-04-03"));

        assertThat(findings(rows))
                .contains(
                        "没有户编号、缴费户号、表具号或身份证号，无法知道是哪一户",
                        "止度小于起度，用量为负",
                        "不能小于0",
                        "没有填写起度、止度，也没有填写用量",
                        "与起止读数算出的10不一致",
                        "换表的没有填写旧表止度",
                        "换表的没有填写新表号",
                        "换表的没有填写新表起度",
                        "与第6行重复",
                        "一个采暖季的用量超过1000000",
                        "校验码不对",
                        "日期尚未到来");
        assertThat(seasons.findStatements(season)).containsExactly(Fuel.GAS);
    }

    @Test
    void aChangedMeterCountsBothMetersAndTheRegisterLearnsTheNewOne() {
        report(List.of(
                row(
                        0,
                        "situation",
                        "METER_CHANGED",
                        "start",
                        "100",
                        "oldEnd",
                        "340.5",
                        "newMeter",
                        "XB-1",
                        "newStart",
                        "2",
                        "end",
                        "52"),
                row(1, "start", "0", "end", "0"),
                row(2, "start", "10", "end", "4510", "account", "0700002"),
                row(3, "situation", "ESTIMATED", "start", "10", "end", "20"),
                row(4, "situation", "ROLLED_OVER", "start", "99990", "end", "15", "digits", "5")));

        assertThat(flags())
                .containsEntry(ids.get(0), List.of(UsageFlag.METER_CHANGED))
                .containsEntry(ids.get(1), List.of(UsageFlag.ZERO_USE))
                .containsEntry(ids.get(2), List.of(UsageFlag.OVER_USE))
                .containsEntry(ids.get(3), List.of(UsageFlag.ESTIMATED))
                .containsEntry(ids.get(4), List.of(UsageFlag.ROLLED_OVER));
        reviewed();
        assertThat(used()).containsExactly("290.5", "0", "4500", "10", "25");

        season(2);
        CaseKey second = village.body().with("season", "2");
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(Map.of("meter", "XB1", "start", "60", "end", "70"));
        rows.add(Map.of("account", "0700002", "start", "4510", "end", "4600"));
        for (int i : List.of(1, 3, 4)) {
            rows.add(row(i, "quantity", "1"));
        }
        record(second, rows);
        assertThat(seasons.checkReadings(second)).isZero();
        assertThat(seasons.flagged(second))
                .singleElement()
                .satisfies(line -> assertThat(line.flags()).containsExactly(UsageFlag.START_DIFFERS));
    }

    @Test
    void rowsAreMatchedByMeterThenAccountThenIdentityWithAccountAndElseWait() {
        String identity = world.roster(0, 5).rows().get(1).get("identity");
        String other = world.roster(0, 5).rows().get(2).get("identity");
        report(List.of(
                Map.of("meter", "qb-" + ids.get(0), "quantity", "1"),
                Map.of("identity", identity, "account", "0700001", "quantity", "2"),
                Map.of("identity", other, "quantity", "3"),
                Map.of("household", ids.get(3), "meter", "QB" + ids.get(4), "quantity", "4"),
                Map.of("account", "0799999", "quantity", "5")));

        assertThat(seasons.unmatched(season))
                .extracting(UsageLine::because)
                .satisfiesExactly(
                        because -> assertThat(because).contains("没有缴费户号可以印证"),
                        because -> assertThat(because).contains("表具号却是户编号" + ids.get(4)),
                        because -> assertThat(because).contains("都没有对应的户"));
        assertThat(seasons.checkReadings(season)).isEqualTo(6);
        assertThat(seasons.get(season).readings()).isEqualTo(2);
    }

    @Test
    void theSameStatementAgainChangesNothingAndAnotherIsRefused() {
        List<Map<String, String>> rows = all("10");
        record(season, rows);
        List<String> before = flags().keySet().stream().sorted().toList();

        record(season, rows);

        assertThat(flags().keySet().stream().sorted().toList()).isEqualTo(before);
        assertThat(seasons.get(season).readings()).isEqualTo(5);
        assertThatThrownBy(() -> record(season, all("11")))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("已经报送");
    }

    @Test
    void nothingIsPaidBeforeEveryReviewIsGiven() {
        record(season, all("10"));

        assertThatThrownBy(() -> seasons.use(season)).isInstanceOf(IllegalStateException.class);
        reviewed();
        assertThat(seasons.use(season)).extracting(SeasonUse::index).containsOnly(1);
    }

    @Test
    void whoIsAcceptedLaterBeginsWithTheirOwnFirstSeason() {
        CaseKey later = world.village("西庄村", 10);
        world.today("2022-06-15");
        world.jdbc
                .sql("update ledger.household set inspected_on = date '2022-06-15', change = 'TEST' where id = :id")
                .param("id", Long.valueOf(ids.get(0)))
                .update();
        assertThat(later).isNotNull();
        assertThat(seasons.households(season)).hasSize(4);

        season(2);
        CaseKey second = village.body().with("season", "2");
        record(second, all("10"));
        review(second);

        assertThat(seasons.use(second)).extracting(SeasonUse::index).containsExactly(1, 2, 2, 2, 2);
    }

    private void season(int no) {
        world.today("2022-11-15");
        seasons.open(village.body().with("season", Integer.toString(no)));
        world.today("2023-04-02");
    }

    private List<String> findings(List<Map<String, String>> rows) {
        CheckedSheet checked = world.sheets.check(SheetKind.GAS_USAGE, season, rows, "gas");
        return checked.findings().stream().map(Finding::reason).toList();
    }

    private void report(List<Map<String, String>> rows) {
        record(season, rows);
    }

    private void record(CaseKey of, List<Map<String, String>> rows) {
        UUID sheet = world.sheet(SheetKind.GAS_USAGE, of, rows);
        UUID submission = world.hand(of, Fuel.GAS.task(), Map.of(), sheet);
        world.transaction.executeWithoutResult(work -> seasons.recordUsage(of, Fuel.GAS, submission, "gas"));
    }

    private void reviewed() {
        review(season);
    }

    private void review(CaseKey of) {
        for (String by : List.of("town", "office")) {
            UUID decision = world.handBy(by, of, SeasonTasks.REVIEW, Map.of("decision", "approve"));
            world.transaction.executeWithoutResult(work -> seasons.reviewReadings(of, decision, by));
        }
    }

    private List<Map<String, String>> all(String quantity) {
        return ids.stream()
                .map(id -> Map.of("household", id, "quantity", quantity))
                .toList();
    }

    private Map<String, String> row(int household, String... more) {
        Map<String, String> row = new HashMap<>(Map.of("household", ids.get(household)));
        for (int i = 0; i < more.length; i += 2) {
            row.put(more[i], more[i + 1]);
        }
        return row;
    }

    private Map<String, List<UsageFlag>> flags() {
        Map<String, List<UsageFlag>> flags = new HashMap<>();
        seasons.flagged(season).forEach(line -> flags.put(Long.toString(line.household()), line.flags()));
        return flags;
    }

    private List<String> used() {
        return seasons.use(season).stream()
                .map(use -> use.gas().stripTrailingZeros().toPlainString())
                .toList();
    }
}
