package org.qingnuan.finance;

import java.util.Optional;
import org.qingnuan.shared.PlanId;

/** Tells one content of a plan's subsidy table from another; implemented where the engine lives. */
public interface RateFiles {

    /** SHA-256 of the table that counts now, in hex; empty when the plan has none. */
    Optional<String> fingerprint(PlanId plan);
}
