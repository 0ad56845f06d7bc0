package org.qingnuan.ledger;

import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.Finding;

/** What a check answers. */
public sealed interface Checked {

    /** Nothing is wrong; the task may be completed with this submission. */
    record Accepted(UUID submission) implements Checked {}

    /** All that is wrong, at least one; nothing was stored. */
    record Rejected(List<Finding> findings) implements Checked {}
}
