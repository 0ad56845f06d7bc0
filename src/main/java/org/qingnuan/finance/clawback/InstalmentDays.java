package org.qingnuan.finance.clawback;

import java.util.List;
import java.util.stream.Stream;
import org.qingnuan.finance.ClawbackState;
import org.qingnuan.finance.Instalment;
import org.qingnuan.ledger.ExpectedDays;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The parts that households have agreed to repay and have not repaid. */
@Component
class InstalmentDays implements ExpectedDays {

    private final JdbcClient jdbc;
    private final ClawbackRows rows;
    private final Instalments instalments;

    InstalmentDays(JdbcClient jdbc, ClawbackRows rows, Instalments instalments) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.instalments = instalments;
    }

    @Override
    public List<Expected> of(CaseKey body) {
        return jdbc
                .sql("""
                        SELECT c.id, c.village FROM finance.clawback c
                        WHERE c.plan = :plan AND c.state = :booked
                          AND EXISTS (SELECT FROM finance.instalment i WHERE i.clawback = c.id) ORDER BY c.id""")
                .param("plan", body.plan().value())
                .param("booked", ClawbackState.BOOKED.name())
                .query((row, n) -> CaseKey.parse(row.getString("village")).with(Clawback.KIND, row.getString("id")))
                .list()
                .stream()
                .filter(clawback -> clawback.body().equals(body))
                .map(rows::find)
                .flatMap(this::open)
                .toList();
    }

    private Stream<Expected> open(Clawback clawback) {
        return instalments.of(clawback).stream()
                .filter(part -> !part.isRepaid())
                .map(part -> new Expected(
                        "%s.instalment.%d".formatted(clawback.bar(), part.no()), name(clawback, part), part.dueOn()));
    }

    private static String name(Clawback clawback, Instalment part) {
        return "追缴分期还款（户编号%d，第%d期%s元）"
                .formatted(clawback.household(), part.no(), part.amount().minus(part.repaid()));
    }
}
