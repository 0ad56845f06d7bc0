package org.qingnuan.ledger;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who answers for what, in the database; names are sealed, earlier rows stay. */
@Service
@Transactional
class SealedResponsibilities implements Responsibilities {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BodyRows bodies;
    private final PersonalData personal;

    SealedResponsibilities(JdbcClient jdbc, Clock clock, BodyRows bodies, PersonalData personal) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.bodies = bodies;
        this.personal = personal;
    }

    @Override
    public void name(CaseKey body, TownDuty duty, String post, String name, String account, String by) {
        Rules.refuse(post == null || post.isBlank(), "没有填写职务", "请填写职务，如副镇长");
        Rules.refuse(name == null || name.isBlank(), "没有填写姓名", "请填写责任人姓名");
        bodies.lock(body);
        jdbc.sql("""
                        update ledger.responsibility set replaced_at = :at
                        where plan = :plan and body = :body and duty = :duty and replaced_at is null
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("duty", duty.name())
                .param("at", Rows.at(clock.instant()))
                .update();
        jdbc.sql("""
                        insert into ledger.responsibility(plan, body, duty, post, name, account, named_by, named_at)
                        values (:plan, :body, :duty, :post, :name, :account, :by, :at)
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("duty", duty.name())
                .param("post", post.strip())
                .param("name", personal.seal(name.strip()))
                .param("account", account)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> accounts(CaseKey body, String model) {
        List<String> duties =
                TownDuty.handed(model).stream().map(TownDuty::name).toList();
        if (duties.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select account from ledger.responsibility
                        where plan = :plan and body = :body and replaced_at is null and account is not null and duty = any(:duties)
                        order by array_position(:duties, duty)
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("duties", duties.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Responsible> of(CaseKey body) {
        return jdbc
                .sql("""
                        select duty, post, name, account, named_by, named_at from ledger.responsibility
                        where plan = :plan and body = :body and replaced_at is null
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> new Responsible(
                        TownDuty.valueOf(row.getString("duty")),
                        row.getString("post"),
                        personal.open(row.getBytes("name")),
                        row.getString("account"),
                        row.getString("named_by"),
                        Rows.instant(row, "named_at")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Responsible::duty))
                .toList();
    }
}
