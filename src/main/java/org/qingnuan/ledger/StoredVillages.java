package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Region;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Villages in the database, changed under the lock of their body's row. */
@Service
@Transactional
class StoredVillages implements Villages {

    private static final String VILLAGES = """
            select v.plan, v.area, a.name, v.body, v.quota, v.route, v.plain, v.state, v.deferred, t.name as town,
              (select c.code from ledger.area_code c where c.area = v.area order by c.valid_from desc limit 1) as code
            from ledger.village v join ledger.area a on a.id = v.area
            left join ledger.area t on t.id = a.parent and t.level = 'TOWN' where v.plan = :plan and v.body = :body
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Intake intake;
    private final SheetRows sheets;
    private final BodyRows bodies;
    private final VillageFacts facts;
    private final PlaceEvents changes;
    private final Plans plans;
    private final CategoryQuotas categories;
    private final WaitingList waiting;
    private final VillageCodes codes;

    StoredVillages(
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events,
            Intake intake,
            SheetRows sheets,
            BodyRows bodies,
            VillageFacts facts,
            PlaceEvents changes,
            Plans plans,
            CategoryQuotas categories,
            WaitingList waiting,
            VillageCodes codes) {
        this.codes = codes;
        this.categories = categories;
        this.waiting = waiting;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.intake = intake;
        this.sheets = sheets;
        this.bodies = bodies;
        this.facts = facts;
        this.changes = changes;
        this.plans = plans;
    }

    @Override
    public List<CaseKey> register(CaseKey body, UUID submission, String by) {
        bodies.lock(body);
        UUID sheet = intake.take(submission, body, VillageRules.REGISTER, by).sheet();
        List<String> known =
                of(body).stream().map(village -> village.area().name()).toList();
        List<NewVillage> all = sheets.rows(sheet).stream().map(NewVillage::of).toList();
        all.stream()
                .filter(village -> !known.contains(village.name()))
                .forEach(village -> insert(body, village, null, by));
        codes(body, all, by);
        return of(body).stream()
                .filter(village -> village.state() == VillageState.REGISTERED)
                .map(Village::key)
                .toList();
    }

    @Override
    public CaseKey add(CaseKey body, String name, int quota, String route, String reason, String by) {
        return add(body, null, null, name, quota, route, reason, by);
    }

    @Override
    public CaseKey add(
            CaseKey body,
            String town,
            String category,
            String name,
            int quota,
            String route,
            String reason,
            String by) {
        Rules.requireReason(reason);
        Rules.refuse(
                plans.get(body.plan()).rules().towns() && (town == null || town.isBlank()),
                "没有填写乡镇（街道）",
                "请填写该村所属乡镇（街道）");
        BodyRows.Row row = bodies.lock(body);
        Rules.refuse(name == null || name.isBlank(), "没有填写村名", "请填写村名");
        NewVillage added = NewVillage.of(town, name, quota, route, false, category);
        Rules.refuse(
                of(body).stream().anyMatch(village -> village.area().name().equals(added.name())),
                "本单位已有" + added.name(),
                "请核对村名");
        Rules.refuse(row.finished(), "本单位的任务已经办结", "不能再新增村庄");
        Rules.refuse(!Routes.known(route), "不认识的技术路线", "请选择" + Routes.all());
        requireQuota(row, quota, 0);
        requireCategory(body, category, quota);
        return insert(body, added, reason, by);
    }

    private void requireCategory(CaseKey body, String category, int more) {
        List<Finding> exceeded = categories.exceeded(body, Collections.singletonMap(category, more));
        if (!exceeded.isEmpty()) {
            throw new SubmissionRefused(exceeded);
        }
    }

    private static void requireQuota(BodyRows.Row body, int quota, int before) {
        Rules.refuse(quota <= 0, "户数不是正数", "请填写大于0的户数");
        Rules.refuse(
                body.assigned() - before + quota > body.target(),
                "各村任务合计%d户，超过本单位任务%d户".formatted(body.assigned() - before + quota, body.target()),
                "请调减户数");
    }

    private CaseKey insert(CaseKey body, NewVillage village, String reason, String by) {
        CaseKey key = CaseKey.ofVillage(body.plan(), body.area(), area(body, village));
        jdbc.sql("""
                        insert into ledger.village(plan, area, body, quota, route, plain, category, priority, work_order, order_reason,
                          state, registered_at)
                        values (:plan, :area, :body, :quota, :route, :plain, :category, :priority, :place, :orderReason,
                          'REGISTERED', :at)
                        """)
                .param("plan", body.plan().value())
                .param("area", key.village())
                .param("body", body.area())
                .param("quota", village.quota())
                .param("route", village.route())
                .param("plain", village.plain())
                .param("category", village.category())
                .param("priority", village.priority())
                .param("place", village.place())
                .param("orderReason", village.orderReason())
                .param("at", Rows.at(clock.instant()))
                .update();
        open(body, 1);
        changes.append(
                key,
                "登记村庄",
                Map.of(),
                Map.of("name", village.name(), "quota", village.quota(), "route", village.route()),
                reason,
                by);
        return key;
    }

    /** The area of that name, also from another year's plan, or a new one with the next number. */
    private String area(CaseKey body, NewVillage village) {
        jdbc.sql("select id from ledger.area where id = :body for update")
                .param("body", body.area())
                .query(String.class)
                .single();
        String parent = village.town() == null ? body.area() : town(body, village.town());
        jdbc.sql("""
                        insert into ledger.area(id, name, level, parent)
                        select :body || '-' || case when n < 10 then '0' || n else n::text end, :name, 'VILLAGE', :parent
                        from (select count(*) + 1 as n from ledger.area where level = 'VILLAGE' and (parent = :body
                          or parent in (select id from ledger.area where parent = :body and level = 'TOWN'))) next
                        on conflict (parent, name) do nothing
                        """)
                .param("body", body.area())
                .param("parent", parent)
                .param("name", village.name())
                .update();
        return areaOf(parent, village.name());
    }

    /** The area of a town within a county. */
    private String town(CaseKey body, String name) {
        jdbc.sql("""
                        insert into ledger.area(id, name, level, parent)
                        select :body || '-town-' || n, :name, 'TOWN', :body
                        from (select count(*) + 1 as n from ledger.area where parent = :body and level = 'TOWN') next
                        on conflict (parent, name) do nothing
                        """).param("body", body.area()).param("name", name).update();
        return areaOf(body.area(), name);
    }

    private String areaOf(String parent, String name) {
        return jdbc.sql("select id from ledger.area where parent = :parent and name = :name")
                .param("parent", parent)
                .param("name", name)
                .query(String.class)
                .single();
    }

    private int open(CaseKey body, int more) {
        return jdbc.sql("""
                        update ledger.body set open_villages = open_villages + :more where plan = :plan and area = :area
                        returning open_villages
                        """)
                .param("plan", body.plan().value())
                .param("area", body.area())
                .param("more", more)
                .query(Integer.class)
                .single();
    }

    @Override
    public void changeQuota(CaseKey village, int quota, String reason, String by) {
        Rules.requireReason(reason);
        BodyRows.Row row = bodies.lock(village.body());
        Village before = get(village);
        requireActive(before);
        requireQuota(row, quota, before.quota());
        requireCategory(village.body(), category(village), quota - before.quota());
        Rules.refuse(
                quota < before.numbers().confirmed(),
                "已确认改造户%d户，任务不能更少".formatted(before.numbers().confirmed()),
                "请先核减改造户");
        update(village, "quota = :quota", "quota", quota);
        waiting.moveUp(village.villageKey(), by);
        changes.append(
                village.villageKey(), "调整村任务", Map.of("quota", before.quota()), Map.of("quota", quota), reason, by);
    }

    @Override
    public void changeCode(CaseKey village, String code, String reason, String by) {
        Rules.requireReason(reason);
        bodies.lock(village.body());
        Village before = get(village);
        Rules.refuse(code == null || code.isBlank(), "没有填写统计用区划代码", "请填写村的12位代码");
        code(
                before,
                VillageCodes.spelled(code),
                codes.ofBody(village.body()).orElse(null),
                codes.of(village.plan()),
                reason,
                by);
    }

    /** Those that a sheet says, of new and of known villages. */
    private void codes(CaseKey body, List<NewVillage> all, String by) {
        if (all.stream().allMatch(village -> village.code() == null)) {
            return;
        }
        String bodyCode = codes.ofBody(body).orElse(null);
        Map<String, VillageCodes.Holder> held = codes.of(body.plan());
        Map<String, Village> named = new HashMap<>();
        of(body).forEach(village -> named.put(village.area().name(), village));
        all.stream()
                .filter(village -> village.code() != null)
                .forEach(village -> code(named.get(village.name()), village.code(), bodyCode, held, null, by));
    }

    /** From today on; nothing for the code that it has. */
    private void code(
            Village village,
            String code,
            String bodyCode,
            Map<String, VillageCodes.Holder> held,
            String reason,
            String by) {
        if (code.equals(village.code())) {
            return;
        }
        Rules.refuse(
                VillageCodes.fault(code, bodyCode).isPresent(),
                code + VillageCodes.fault(code, bodyCode).orElse(""),
                "请对照统计用区划代码核对");
        VillageCodes.Holder holder = held.get(code);
        Rules.refuse(
                holder != null,
                code + "已是" + (holder == null ? "" : holder.bodyName() + holder.name()) + "的代码",
                "请核对代码");
        jdbc.sql("""
                        insert into ledger.area_code(area, code, valid_from) values (:area, :code, :from)
                        on conflict (area, valid_from) do update set code = excluded.code
                        """)
                .param("area", village.area().id())
                .param("code", code)
                .param("from", ChinaTime.today(clock))
                .update();
        changes.append(
                village.key(),
                "登记区划代码",
                village.code() == null ? Map.of() : Map.of("code", village.code()),
                Map.of("code", code),
                reason,
                by);
    }

    @Override
    public void withdraw(CaseKey village, String reason, String by) {
        leave(village, VillageState.WITHDRAWN, "村庄退出", reason, by);
    }

    @Override
    public void defer(CaseKey village, String reason, String by) {
        get(village);
        Rules.refuse(!plans.get(village.plan()).rules().deferral(), "本方案没有暂缓改造的规定", "不再改造的请办理退出");
        leave(village, VillageState.DEFERRED, "暂缓改造", reason, by);
    }

    @Override
    public void resume(CaseKey village, String reason, String by) {
        Rules.requireReason(reason);
        BodyRows.Row row = bodies.lock(village.body());
        Village before = get(village);
        Rules.refuse(before.state() != VillageState.DEFERRED, before.area().name() + "没有暂缓", "请刷新页面后重试");
        Rules.refuse(row.finished(), "本单位的任务已经办结", "不能再恢复改造");
        requireQuota(row, before.quota(), 0);
        update(
                village,
                "state = 'REGISTERED', deferred = :deferred, ended_at = null, started_at = null",
                "deferred",
                false);
        open(village.body(), 1);
        changes.append(
                village.villageKey(),
                "恢复改造",
                Map.of("state", VillageState.DEFERRED.name()),
                Map.of("state", VillageState.REGISTERED.name()),
                reason,
                by);
    }

    /** For good, or for now: to all that counts villages both are the same. */
    private void leave(CaseKey village, VillageState as, String what, String reason, String by) {
        Rules.requireReason(reason);
        bodies.lock(village.body());
        Village before = get(village);
        requireActive(before);
        Rules.refuse(
                before.numbers().installed() > 0,
                "已有%d户安装完成，村庄不能退出".formatted(before.numbers().installed()),
                "请逐户办理退出");
        update(
                village,
                "state = 'WITHDRAWN', ended_at = :at, deferred = " + (as == VillageState.DEFERRED),
                "at",
                Rows.at(clock.instant()));
        changes.append(
                village.villageKey(),
                what,
                Map.of("state", before.state().name()),
                Map.of("state", as.name()),
                reason,
                by);
        events.publishEvent(new VillageWithdrawn(village.villageKey()));
        closeOne(village.body());
    }

    private String category(CaseKey village) {
        return jdbc.sql("select category from ledger.village where plan = :plan and area = :area")
                .param("plan", village.plan().value())
                .param("area", village.village())
                .query((row, number) -> Optional.ofNullable(row.getString("category")))
                .single()
                .orElse(null);
    }

    private static void requireActive(Village village) {
        Rules.refuse(
                village.state() == VillageState.FINISHED || village.state().isGone(),
                village.area().name() + village.state().label(),
                "不能再调整");
    }

    private void update(CaseKey village, String change, String name, Object value) {
        jdbc.sql("update ledger.village set " + change + " where plan = :plan and area = :area")
                .param("plan", village.plan().value())
                .param("area", village.village())
                .param(name, value)
                .update();
    }

    @Override
    public boolean claimStart(CaseKey village) {
        return jdbc.sql("""
                                update ledger.village set state = 'STARTED', started_at = :at
                                where plan = :plan and area = :area and state = 'REGISTERED'
                                """)
                        .param("plan", village.plan().value())
                        .param("area", village.village())
                        .param("at", Rows.at(clock.instant()))
                        .update()
                == 1;
    }

    @Override
    public Village get(CaseKey village) {
        Numbers numbers = facts.of(village.villageKey()).numbers();
        return jdbc.sql(VILLAGES + " and v.area = :area")
                .param("plan", village.plan().value())
                .param("body", village.area())
                .param("area", village.village())
                .query((row, number) -> village(row, numbers))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No village " + village));
    }

    @Override
    public List<Village> of(CaseKey body) {
        Map<String, Numbers> numbers = facts.ofBody(body);
        return jdbc.sql(VILLAGES + " order by length(v.area), v.area")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> village(row, numbers.get(row.getString("area"))))
                .list();
    }

    @Override
    public void finished(CaseKey village) {
        bodies.lock(village.body());
        int ended = jdbc.sql("""
                        update ledger.village set state = 'FINISHED', ended_at = :at
                        where plan = :plan and area = :area and state in ('REGISTERED', 'STARTED')
                        """)
                .param("plan", village.plan().value())
                .param("area", village.village())
                .param("at", Rows.at(clock.instant()))
                .update();
        if (ended == 1) {
            changes.append(
                    village.villageKey(),
                    "村庄办结",
                    Map.of(),
                    Map.of("state", VillageState.FINISHED.name()),
                    null,
                    "process");
            closeOne(village.body());
        }
    }

    private void closeOne(CaseKey body) {
        if (open(body, -1) == 0) {
            events.publishEvent(new BodyFinished(body));
        }
    }

    @Override
    public boolean allFinished(CaseKey body) {
        return bodies.share(body).openVillages() == 0 && !of(body).isEmpty();
    }

    private static Village village(ResultSet row, Numbers numbers) throws SQLException {
        CaseKey body = Rows.body(row);
        int quota = row.getInt("quota");
        return new Village(
                CaseKey.ofVillage(body.plan(), body.area(), row.getString("area")),
                new Region(row.getString("area"), row.getString("name")),
                body,
                quota,
                row.getString("route"),
                row.getBoolean("plain"),
                row.getBoolean("deferred") ? VillageState.DEFERRED : VillageState.valueOf(row.getString("state")),
                numbers == null ? Numbers.ofTask(quota) : numbers,
                row.getString("town"),
                row.getString("code"));
    }
}
