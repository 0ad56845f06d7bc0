package org.qingnuan.ledger;

import java.util.UUID;
import org.qingnuan.shared.CaseKey;

/** The network (配套管网) that a village needs beyond its own installations, reported by the route's implementer (ZC-07, ZC-08). */
public interface Networks {

    /** Whether the village's route needs a network that nobody has reported complete. */
    boolean pending(CaseKey village);

    /** Records the day on which the network was complete; {@link SubmissionRefused} when the submission does not count. */
    void record(CaseKey village, UUID submission, String by);
}
