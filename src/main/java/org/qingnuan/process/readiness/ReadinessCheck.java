package org.qingnuan.process.readiness;

import org.qingnuan.ledger.Plan;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessTopic;

/** Looks at one topic of a plan. */
interface ReadinessCheck {

    ReadinessTopic topic();

    ReadinessLine of(Plan plan);
}
