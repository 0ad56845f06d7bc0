package org.qingnuan.finance.payment;

import static org.qingnuan.finance.BatchState.APPROVED;
import static org.qingnuan.finance.BatchState.APPROVING;
import static org.qingnuan.finance.BatchState.COMPUTED;
import static org.qingnuan.finance.BatchState.DRAFT;
import static org.qingnuan.finance.BatchState.FILED;
import static org.qingnuan.finance.BatchState.PREPARED;
import static org.qingnuan.finance.BatchState.RESERVED;
import static org.qingnuan.finance.BatchState.RESULT;
import static org.qingnuan.finance.BatchState.SETTLED;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.qingnuan.finance.BatchState;

/** Which state may follow which. */
final class BatchGuard {

    private static final Map<BatchState, Set<BatchState>> NEXT = Map.of(
            DRAFT, EnumSet.of(COMPUTED, SETTLED),
            COMPUTED, EnumSet.of(PREPARED),
            PREPARED, EnumSet.of(APPROVING, APPROVED, COMPUTED),
            APPROVING, EnumSet.of(APPROVING, APPROVED, COMPUTED),
            APPROVED, EnumSet.of(RESERVED),
            RESERVED, EnumSet.of(FILED),
            FILED, EnumSet.of(RESULT),
            RESULT, EnumSet.of(SETTLED),
            SETTLED, EnumSet.noneOf(BatchState.class));

    private BatchGuard() {}

    /** {@link IllegalStateException} unless the batch may go on to this state. */
    static void require(Batch batch, BatchState next) {
        if (!NEXT.get(batch.state()).contains(next)) {
            throw new IllegalStateException(
                    "Batch %s is %s and cannot become %s".formatted(batch.key(), batch.state(), next));
        }
    }
}
