package org.qingnuan.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.HouseholdChange;
import org.qingnuan.ledger.HouseholdHistory;
import org.qingnuan.ledger.HouseholdHistory.Change;
import org.qingnuan.ledger.HouseholdHistory.Item;
import org.qingnuan.ledger.RegisterAccess;
import org.qingnuan.ledger.RegisterWorld;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetRow;
import org.qingnuan.support.RosterRows;

class RegisterHistoryTest {

    private final RegisterWorld world = new RegisterWorld();
    private final HouseholdHistory history = RegisterWorld.bean(HouseholdHistory.class);
    private final RegisterAccess access = RegisterWorld.bean(RegisterAccess.class);
    private final CaseKey village = world.village("东庄村", 10);

    private CaseKey household(int index) {
        return village.with("household", world.ids(village).get(index));
    }

    private String stood(CaseKey household, String day, String label) {
        return history.on(household, LocalDate.parse(day)).orElseThrow().stream()
                .filter(item -> item.label().equals(label))
                .map(Item::value)
                .findFirst()
                .orElse(null);
    }

    private void confirmedThenInstalled() {
        world.confirmed(village, 0, 2);
        world.today("2021-08-20");
        world.install(village, "2021-08-01");
    }

    @Test
    void aHouseholdStandsAsItStoodOnAnyDay() {
        confirmedThenInstalled();
        CaseKey household = household(0);

        assertThat(history.on(household, LocalDate.of(2021, 6, 14))).isEqualTo(Optional.empty());
        assertThat(stood(household, "2021-06-15", "资格")).isEqualTo("已确认");
        assertThat(stood(household, "2021-08-19", "改造")).isEqualTo("无");
        assertThat(stood(household, "2021-08-20", "改造")).isEqualTo("已安装");
        assertThat(stood(household, "2021-08-20", "安装日期")).isEqualTo("2021年8月1日");
        assertThat(stood(household, "2021-08-20", "收款人"))
                .startsWith(RosterRows.name(world.people).substring(0, 1));
        assertThat(history.on(household, LocalDate.of(2021, 8, 20)).toString())
                .contains("幸福路*")
                .doesNotContain(
                        RosterRows.identity(world.people),
                        RosterRows.name(world.people),
                        RosterRows.account(world.people));
    }

    @Test
    void everyChangeSaysWhoWhenWhyAndWhatItWasBefore() {
        confirmedThenInstalled();

        List<Change> changes = history.changes(household(0));

        assertThat(changes)
                .extracting(Change::what, Change::by)
                .containsExactly(
                        tuple("登记安装", "contractor"),
                        tuple("确村确户", "town"),
                        tuple("资格甄别", "system"),
                        tuple("摸底登记", "clerk"));
        assertThat(changes.get(0).values())
                .extracting(HouseholdChange.Value::label, HouseholdChange.Value::before)
                .contains(tuple("改造", "无"), tuple("安装日期", null), tuple("设备型号", null));
        assertThat(changes.get(1).values())
                .extracting(HouseholdChange.Value::label, HouseholdChange.Value::before, HouseholdChange.Value::after)
                .contains(tuple("资格", "建议确认", "已确认"));
    }

    @Test
    void aPersonalValueThatIsMaskedAlikeIsStillSeenToHaveChanged() {
        world.survey(village, world.roster(0, 1).rows());
        world.households.returnSurvey(village, "电话有误", "town");
        world.today("2021-06-16");
        String phone = "138%08d".formatted(world.people);
        String alike = phone.substring(0, 3) + "9999" + phone.substring(7);
        world.survey(
                village,
                world.roster(0, 1).with(0, row -> row.put("phone", alike)).rows());

        assertThat(history.changes(household(0)).get(0).values())
                .filteredOn(value -> value.label().equals("联系电话"))
                .singleElement()
                .satisfies(value -> assertThat(value.after()).contains("内容已变更").doesNotContain(alike));
    }

    @Test
    void aHouseholdOfAnotherVillageIsNotShownHere() {
        world.survey(village, world.roster(0, 1).rows());
        CaseKey other =
                world.village("西庄村", 10).with("household", world.ids(village).get(0));

        assertThatThrownBy(() -> history.changes(other)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> access.disclose(other, "核对", "wang")).isInstanceOf(NoSuchElementException.class);
        assertThat(history.looks(household(0))).isEmpty();
    }

    @Test
    void whoLooksAtDataInClearGivesAReasonThatStays() {
        world.survey(village, world.roster(0, 1).rows());
        CaseKey household = household(0);

        assertThatThrownBy(() -> access.disclose(household, " ", "wang")).isInstanceOf(SubmissionRefused.class);
        assertThat(history.looks(household)).isEmpty();
        List<Item> clear = access.disclose(household, "银行退票，核对身份证号", "wang");

        assertThat(clear).contains(new Item("身份证号", RosterRows.identity(world.people)));
        assertThat(history.looks(household))
                .extracting(HouseholdHistory.Look::by, HouseholdHistory.Look::reason)
                .containsExactly(tuple("wang", "银行退票，核对身份证号"));
    }

    @Test
    void anExportNamesItsPurposeInTheFileAndStaysOnRecord() {
        world.confirmed(village, 0, 2);
        CaseKey body = village.body();

        assertThatThrownBy(() -> access.begin(body, "", false, "wang")).isInstanceOf(SubmissionRefused.class);
        long number = access.begin(body, "报财政局复核", false, "wang");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        access.write(body, number, "王五", out);

        assertThat(access.exports(body))
                .extracting(
                        RegisterAccess.Export::purpose,
                        RegisterAccess.Export::households,
                        RegisterAccess.Export::inClear)
                .containsExactly(tuple("报财政局复核", 2, false));
        List<SheetRow> rows = rows(out.toByteArray(), "户主姓名");
        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.text("户主姓名")).contains("*"));
        assertThat(rows(out.toByteArray(), "清洁取暖改造户台账").get(0).text("清洁取暖改造户台账"))
                .isEqualTo("导出编号%d　王五于2021年6月15日导出　用途：报财政局复核　个人信息已脱敏，仅限上述用途，用后删除".formatted(number));
        assertThat(text(out.toByteArray())).doesNotContain(RosterRows.identity(world.people));
    }

    @Test
    void anExportInClearHoldsWholeNumbersAndNeverAFormula() {
        world.survey(
                village,
                world.roster(0, 1)
                        .with(0, row -> row.put("name", "=HYPERLINK(1)"))
                        .rows());
        long number = access.begin(village, "银行代发", true, "wang");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        access.write(village, number, "王五", out);

        SheetRow row = rows(out.toByteArray(), "户主姓名").get(0);
        assertThat(row.text("户主姓名")).isEqualTo("=HYPERLINK(1)");
        assertThat(rows(out.toByteArray(), "身份证号").get(0).text("身份证号")).isEqualTo(RosterRows.identity(world.people));
    }

    private static List<SheetRow> rows(byte[] workbook, String column) {
        return SheetReader.create()
                .read(
                        new ByteArrayInputStream(workbook),
                        SheetFormat.of("清洁取暖改造户台账", SheetColumn.text(column).atMost(400)))
                .rows();
    }

    private static String text(byte[] workbook) {
        return rows(workbook, "身份证号").toString();
    }

    @Test
    void theDatabaseItselfRefusesToRewriteTheRecord() {
        confirmedThenInstalled();
        access.disclose(household(0), "核对", "wang");
        List<String> tables = List.of("household_event", "household_disclosure", "flag_word");

        for (String table : tables) {
            for (String sql :
                    List.of("UPDATE ledger.%s SET reason = '改过'", "DELETE FROM ledger.%s", "TRUNCATE ledger.%s")) {
                assertThatThrownBy(() -> world.jdbc.sql(sql.formatted(table)).update())
                        .as(sql.formatted(table))
                        .hasMessageContaining("never changed");
            }
        }
    }

    @Test
    void notEvenTheOwnerOfAnAppendOnlyTableHasTheRightToRewriteIt() {
        List<String> rewritable = world.jdbc.sql("""
                        SELECT c.relname || ' ' || a.privilege_type FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'ledger'
                        CROSS JOIN LATERAL aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
                        WHERE EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgfoid = 'ledger.refuse_change'::regproc
                            AND t.tgtype & 16 = 16 AND t.tgqual IS NULL AND t.tgattr::text = '')
                          AND (a.privilege_type IN ('DELETE', 'TRUNCATE') OR a.privilege_type = 'UPDATE'
                            AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.confrelid = c.oid))""").query(String.class).list();

        assertThat(rewritable).isEmpty();
    }

    @Test
    void anOwnerWithoutThoseRightsStillRecordsEverything() {
        world.confirmed(village, 0, 1);

        world.transaction.executeWithoutResult(status -> {
            String role = "owner_" + world.plan.value().replace('-', '_');
            world.jdbc.sql("CREATE ROLE " + role).update();
            world.jdbc.sql("GRANT USAGE ON SCHEMA ledger TO " + role).update();
            world.jdbc
                    .sql("GRANT SELECT, UPDATE ON ledger.household TO " + role)
                    .update();
            world.jdbc.sql("GRANT " + role + " TO CURRENT_USER").update();
            world.jdbc.sql("GRANT CREATE ON SCHEMA ledger TO " + role).update();
            world.jdbc
                    .sql("ALTER TABLE ledger.household_event OWNER TO " + role)
                    .update();
            world.jdbc.sql("SET LOCAL ROLE " + role).update();
            int written = world.jdbc
                    .sql("UPDATE ledger.household SET change = 'CORRECTION', rooms = rooms + 1 WHERE id = :id")
                    .param("id", Long.valueOf(world.ids(village).get(0)))
                    .update();
            assertThat(written).isEqualTo(1);
            assertThatThrownBy(() -> world.jdbc
                            .sql("DELETE FROM ledger.household_event WHERE false")
                            .update())
                    .hasStackTraceContaining("permission denied");
            status.setRollbackOnly();
        });
    }
}
