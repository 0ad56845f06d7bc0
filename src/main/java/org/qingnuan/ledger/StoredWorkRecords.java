package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The work record in the database, where entries are only added. */
@Service
@Transactional
class StoredWorkRecords implements WorkRecords {

    private static final String RECORDS = """
            select r.*, exists (select from ledger.work_record later where later.supersedes = r.id) as superseded
            from ledger.work_record r where r.plan = :plan and (cast(:body as text) is null or r.body = :body)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final NoBurnZones zones;

    StoredWorkRecords(JdbcClient jdbc, Clock clock, NoBurnZones zones) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zones = zones;
    }

    @Override
    public void note(CaseKey place, WorkEntry entry, String by) {
        check(place, entry);
        insert(place, entry, null, by);
    }

    @Override
    public void correct(CaseKey place, long record, WorkEntry entry, String by) {
        WorkRecord before = get(place, record);
        Rules.refuse(before.entry().kind().violation() != entry.kind().violation(), "工作记录与违规记录不能互相更正", "请另行登记");
        check(place, entry);
        Rules.refuse(insert(place, entry, record, by) == 0, "这条记录已被更正", "请更正最新的一条");
    }

    private void check(CaseKey place, WorkEntry entry) {
        Rules.refuse(
                entry.kind() == WorkKind.COAL_BURNT && !zones.covers(place),
                "这里还不是禁燃区",
                "完成散煤替代（村已验收、区县已认定全覆盖）的地区才划定为禁燃区");
        Rules.refuse(blank(entry.title()), "没有填写标题", "请填写标题");
        Rules.refuse(blank(entry.summary()), "没有填写内容", "请填写内容");
        Rules.refuse(entry.doneOn().isAfter(ChinaTime.today(clock)), "日期晚于今天", "请填写实际日期");
        Rules.refuse(
                (entry.kind() == WorkKind.INSPECTION) != (entry.inspection() != null),
                entry.inspection() == null ? "督查检查没有写明层级和方式" : "只有督查检查写层级和方式",
                "请选择类别，并按类别填写");
        Rules.refuse(
                entry.kind() == WorkKind.DRILL && !together(entry.partners()),
                "应急演练没有供热、燃气或供电企业与消防部门联动",
                "请勾选参加单位：消防部门，以及供热企业、管道燃气企业或供电企业");
    }

    private static boolean together(Set<WorkPartner> partners) {
        return partners.contains(WorkPartner.FIRE_SERVICE)
                && (partners.contains(WorkPartner.HEAT_COMPANY)
                        || partners.contains(WorkPartner.GAS_COMPANY)
                        || partners.contains(WorkPartner.POWER_COMPANY));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private int insert(CaseKey place, WorkEntry entry, Long supersedes, String by) {
        return jdbc.sql("""
                        insert into ledger.work_record(plan, body, village, kind, done_on, title, summary, partners,
                          inspection_level, inspection_mode, supersedes, by_user, recorded_at)
                        values (:plan, :body, :village, :kind, :doneOn, :title, :summary, :partners, :level, :mode,
                          :supersedes, :by, :at)
                        on conflict (supersedes) do nothing
                        """)
                .param("plan", place.plan().value())
                .param("body", place.area())
                .param("village", place.village())
                .param("kind", entry.kind().name())
                .param("doneOn", entry.doneOn())
                .param("title", entry.title().strip())
                .param("summary", entry.summary().strip())
                .param(
                        "partners",
                        entry.partners().stream().sorted().map(Enum::name).toArray(String[]::new))
                .param(
                        "level",
                        entry.inspection() == null
                                ? null
                                : entry.inspection().level().name())
                .param(
                        "mode",
                        entry.inspection() == null
                                ? null
                                : entry.inspection().mode().name())
                .param("supersedes", supersedes)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public WorkRecord get(CaseKey place, long record) {
        return jdbc.sql(RECORDS + " and r.id = :id")
                .param("plan", place.plan().value())
                .param("body", place.area())
                .param("id", record)
                .query(StoredWorkRecords::record)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No work record " + record + " of " + place));
    }

    @Override
    @Transactional(readOnly = true)
    public List<WorkRecord> of(CaseKey place) {
        return jdbc.sql(RECORDS + " order by r.id desc")
                .param("plan", place.plan().value())
                .param("body", place.area())
                .query(StoredWorkRecords::record)
                .list();
    }

    private static WorkRecord record(ResultSet row, int number) throws SQLException {
        return new WorkRecord(
                row.getLong("id"),
                new CaseKey(
                        new PlanId(row.getString("plan")), row.getString("body"), row.getString("village"), null, null),
                new WorkEntry(
                        WorkKind.valueOf(row.getString("kind")),
                        Rows.day(row, "done_on"),
                        row.getString("title"),
                        row.getString("summary"),
                        partners((String[]) row.getArray("partners").getArray()),
                        inspection(row)),
                row.getObject("supersedes", Long.class),
                row.getBoolean("superseded"),
                row.getString("by_user"),
                Rows.instant(row, "recorded_at"));
    }

    private static InspectionNote inspection(ResultSet row) throws SQLException {
        String level = row.getString("inspection_level");
        return level == null
                ? null
                : new InspectionNote(
                        InspectionNote.Level.valueOf(level),
                        InspectionNote.Mode.valueOf(row.getString("inspection_mode")));
    }

    private static Set<WorkPartner> partners(String[] names) {
        return Arrays.stream(names).map(WorkPartner::valueOf).collect(Collectors.toSet());
    }
}
