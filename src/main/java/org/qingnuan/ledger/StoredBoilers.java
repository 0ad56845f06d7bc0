package org.qingnuan.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Boilers in the database, changed under the lock of their body's row; every change is kept among the place's events. */
@Service
@Transactional
class StoredBoilers implements Boilers {

    private static final BigDecimal MOST = new BigDecimal("99999.99");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final BodyRows bodies;
    private final BoilerRows rows;
    private final PlaceEvents changes;

    StoredBoilers(
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events,
            BodyRows bodies,
            BoilerRows rows,
            PlaceEvents changes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.bodies = bodies;
        this.rows = rows;
        this.changes = changes;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Boiler> of(CaseKey body) {
        return rows.of(body);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LocalDate> declaredOn(CaseKey body) {
        return rows.declaredOn(body);
    }

    @Override
    public void add(CaseKey body, String name, BigDecimal capacity, String by) {
        bodies.lock(body);
        Rules.refuse(name == null || name.isBlank(), "没有填写锅炉名称", "请填写单位和炉号，如某热源厂1号炉");
        Rules.refuse(
                capacity == null || capacity.signum() <= 0 || capacity.scale() > 2 || capacity.compareTo(MOST) > 0,
                "锅炉容量不是正数或超过两位小数",
                "请填写额定蒸发量（蒸吨/小时），如35或29.5");
        int added = place(body, """
                        insert into ledger.boiler(plan, body, name, capacity, by_user, at)
                        values (:plan, :body, :name, :capacity, :by, :at) on conflict do nothing
                        """)
                .param("name", name.strip())
                .param("capacity", capacity)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        Rules.refuse(added == 0, "本单位已有" + name.strip(), "请核对锅炉名称");
        changes.append(body, "登记锅炉", Map.of(), Map.of("name", name.strip(), "capacity", capacity), null, by);
    }

    @Override
    public void eliminated(CaseKey body, long boiler, LocalDate on, String by) {
        requireDone(on);
        change(body, boiler, "eliminated_on = :day", "淘汰锅炉", on, by);
    }

    @Override
    public void networked(CaseKey body, long boiler, LocalDate on, String by) {
        requireDone(on);
        change(body, boiler, "networked_on = :day", "在线监测联网", on, by);
    }

    @Override
    public void measured(CaseKey body, long boiler, Boiler.Emission emission, String by) {
        requireDone(emission.measuredOn());
        Rules.refuse(
                Stream.of(emission.dust(), emission.sulphurDioxide(), emission.nitrogenOxides())
                        .anyMatch(value ->
                                value == null || value.signum() < 0 || value.scale() > 2 || value.compareTo(MOST) > 0),
                "排放浓度没有填全，或不是两位小数以内的数",
                "请填写烟尘、二氧化硫、氮氧化物三项（毫克/立方米，基准氧含量6%）");
        standing(body, boiler);
        place(body, """
                        update ledger.boiler set dust = :dust, sulphur_dioxide = :so2, nitrogen_oxides = :nox, measured_on = :day
                        where plan = :plan and body = :body and id = :id
                        """)
                .param("id", boiler)
                .param("dust", emission.dust())
                .param("so2", emission.sulphurDioxide())
                .param("nox", emission.nitrogenOxides())
                .param("day", emission.measuredOn())
                .update();
        changes.append(
                body,
                "登记锅炉排放",
                Map.of(),
                Map.of(
                        "boiler", boiler,
                        "dust", emission.dust(),
                        "sulphurDioxide", emission.sulphurDioxide(),
                        "nitrogenOxides", emission.nitrogenOxides(),
                        "on", emission.measuredOn().toString()),
                null,
                by);
        events.publishEvent(new BodyCaughtUp(body.body()));
    }

    private void change(CaseKey body, long boiler, String change, String what, LocalDate on, String by) {
        standing(body, boiler);
        place(body, "update ledger.boiler set " + change + " where plan = :plan and body = :body and id = :id")
                .param("id", boiler)
                .param("day", on)
                .update();
        changes.append(body, what, Map.of(), Map.of("boiler", boiler, "on", on.toString()), null, by);
        events.publishEvent(new BodyCaughtUp(body.body()));
    }

    private void standing(CaseKey body, long boiler) {
        bodies.lock(body);
        Optional<Boiler> known =
                rows.of(body).stream().filter(one -> one.id() == boiler).findFirst();
        Rules.refuse(known.isEmpty(), "本单位没有这台锅炉", "请刷新页面后重试");
        Rules.refuse(known.orElseThrow().eliminated(), known.get().name() + "已经淘汰", "不能再变更");
    }

    private void requireDone(LocalDate on) {
        Rules.refuse(on == null || on.isAfter(ChinaTime.today(clock)), "日期没有填写或晚于今天", "请填写实际日期");
    }

    @Override
    public void declare(CaseKey body, String by) {
        bodies.lock(body);
        place(body, """
                        insert into ledger.boiler_register(plan, body, declared_on, by_user, at)
                        values (:plan, :body, :day, :by, :at) on conflict do nothing
                        """)
                .param("day", ChinaTime.today(clock))
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        changes.append(
                body, "锅炉台账登记齐全", Map.of(), Map.of("boilers", rows.of(body).size()), null, by);
        events.publishEvent(new BodyCaughtUp(body.body()));
    }

    private JdbcClient.StatementSpec place(CaseKey body, String sql) {
        return jdbc.sql(sql).param("plan", body.plan().value()).param("body", body.area());
    }
}
