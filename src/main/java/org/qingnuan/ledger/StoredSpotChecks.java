package org.qingnuan.ledger;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Spot checks in the database, where nothing of them is changed. */
@Service
@Transactional
class StoredSpotChecks implements SpotChecks {

    private static final RandomGenerator SEEDS = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Plans plans;

    StoredSpotChecks(JdbcClient jdbc, Clock clock, Plans plans) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.plans = plans;
    }

    @Override
    public void draw(CaseKey body, String by) {
        List<Long> accepted = jdbc.sql("""
                        select h.id from ledger.household h
                        where h.plan = :plan and h.body = :body and h.active and h.acceptance = 'PASSED' order by h.id
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(Long.class)
                .list();
        Rules.refuse(accepted.isEmpty(), "还没有验收合格的户", "有户验收合格以后再抽取");
        jdbc.sql("""
                        insert into ledger.spot_check(plan, body, percent, seed, population, drawn_on, by_user, at)
                        values (:plan, :body, :percent, :seed, :population, :on, :by, :at)
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("percent", plans.get(body.plan()).rules().routine().spotCheckPercent())
                .param("seed", SEEDS.nextLong())
                .param("population", accepted.toArray(Long[]::new))
                .param("on", ChinaTime.today(clock))
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    @Override
    public void found(
            CaseKey body, long check, long household, boolean passed, String finding, LocalDate on, String by) {
        SpotCheck known = of(body).stream()
                .filter(one -> one.id() == check)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No spot check " + check + " of " + body));
        Rules.refuse(
                known.items().stream().noneMatch(item -> item.household() == household),
                "第" + household + "户不在这次抽查的名单里",
                "请在名单所列的户里登记");
        Rules.refuse(!passed && (finding == null || finding.isBlank()), "没有写明不合格的情况", "请写明发现的问题");
        Rules.refuse(on.isAfter(ChinaTime.today(clock)), "抽查日期晚于今天", "请填写实际日期");
        int recorded = jdbc.sql("""
                        insert into ledger.spot_check_result(spot_check, household, passed, finding, checked_on, by_user, at)
                        values (:check, :household, :passed, :finding, :on, :by, :at) on conflict do nothing
                        """)
                .param("check", check)
                .param("household", household)
                .param("passed", passed)
                .param("finding", finding == null || finding.isBlank() ? null : finding.strip())
                .param("on", on)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
        Rules.refuse(recorded == 0, "第" + household + "户的抽查结果已经登记", "登记后不能修改；要再查的，另抽一次");
    }

    @Override
    @Transactional(readOnly = true)
    public List<SpotCheck> of(CaseKey body) {
        return jdbc.sql("select * from ledger.spot_check where plan = :plan and body = :body order by id desc")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(this::check)
                .list();
    }

    private SpotCheck check(ResultSet row, int number) throws SQLException {
        List<Long> population = List.of((Long[]) row.getArray("population").getArray());
        long id = row.getLong("id");
        int percent = row.getInt("percent");
        long seed = row.getLong("seed");
        return new SpotCheck(
                id,
                percent,
                seed,
                population.size(),
                Rows.day(row, "drawn_on"),
                row.getString("by_user"),
                items(id, SpotCheck.sample(population, percent, seed)));
    }

    private List<SpotCheck.Item> items(long check, List<Long> sample) {
        Map<Long, SpotCheck.Item> byHousehold = jdbc
                .sql("""
                        select h.id, a.name as village, r.passed, r.finding, r.checked_on
                        from ledger.household h join ledger.area a on a.id = h.village
                        left join ledger.spot_check_result r on r.spot_check = :check and r.household = h.id
                        where h.id = any(:sample)
                        """)
                .param("check", check)
                .param("sample", sample.toArray(Long[]::new))
                .query((row, number) -> new SpotCheck.Item(
                        row.getLong("id"),
                        row.getString("village"),
                        row.getObject("passed", Boolean.class),
                        row.getString("finding"),
                        Rows.day(row, "checked_on")))
                .stream()
                .collect(Collectors.toMap(SpotCheck.Item::household, Function.identity()));
        return sample.stream().map(byHousehold::get).flatMap(Stream::ofNullable).toList();
    }
}
