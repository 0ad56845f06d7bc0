package org.qingnuan.ledger;

import java.util.Optional;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/** Grid capacity by body, said by the power company's completed task alone (LZ-07). */
public interface GridCapacities {

    /** Records the result of task {@code grid-capacity.userTask_reportCapacity}. */
    void report(CaseKey body, UUID submission, String by);

    /** Empty before it is reported. */
    Optional<GridCapacity> of(CaseKey body);
}
