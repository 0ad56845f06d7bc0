package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.CaseKey;

/** Zones where no coal may be burnt (禁燃区, JN-09): accepted villages and bodies assessed as covered, in a plan that says so. Nobody designates them by hand, so that a stage sent back or an assessment taken back ends them as well. */
public interface NoBurnZones {

    /** The body's zones: itself first when it is covered, then its accepted villages. */
    List<NoBurnZone> of(CaseKey body);

    /** Whether the place, a body or a village, lies in a zone. */
    boolean covers(CaseKey place);

    /** Whether the village's acceptance has ended. */
    boolean accepted(CaseKey village);
}
