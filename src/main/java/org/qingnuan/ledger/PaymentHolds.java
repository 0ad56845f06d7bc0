package org.qingnuan.ledger;

import java.util.Optional;

/** Which payment batch a household is in; answered by whoever pays. */
public interface PaymentHolds {

    /** The number of the batch that is being paid with this household in it, empty for none. */
    Optional<String> paying(long household);

    /** The same, from the moment on which the batch's amounts are computed. */
    Optional<String> computed(long household);
}
