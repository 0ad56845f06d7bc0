package org.qingnuan.finance.payment;

import java.util.Optional;
import org.qingnuan.ledger.PaymentHolds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the register which batch a household is in, so that nobody changes what is being paid. */
@Component
class HeldHouseholds implements PaymentHolds {

    private static final String BATCHES = """
            SELECT b.id::text FROM finance.batch_household h JOIN finance.batch b ON b.id = h.batch
            WHERE h.household = :household AND h.excluded IS NULL
              AND (%s OR EXISTS (SELECT FROM finance.line l WHERE l.batch = b.id AND l.household = h.household
                    AND (l.state = 'RETURNED' OR l.state IN ('OPEN', 'PAID')
                      AND b.state IN ('PREPARED', 'APPROVING', 'APPROVED', 'RESERVED', 'FILED', 'RESULT'))))
            ORDER BY b.id DESC LIMIT 1""";

    private final JdbcClient jdbc;

    HeldHouseholds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> paying(long household) {
        return batch("false", household);
    }

    @Override
    public Optional<String> computed(long household) {
        return batch("b.state = 'COMPUTED'", household);
    }

    private Optional<String> batch(String also, long household) {
        return jdbc.sql(BATCHES.formatted(also))
                .param("household", household)
                .query(String.class)
                .optional();
    }
}
