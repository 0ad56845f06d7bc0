package org.qingnuan.ledger;

import java.util.List;
import java.util.Optional;
import org.qingnuan.shared.CaseKey;

/** The route of each village by the plan's table of routes: it suggests, another choice takes a reason and is never refused for it (JN-20). */
public interface VillageRoutes {

    /** What was noted of the village last, empty while nothing. */
    Optional<RouteFacts> facts(CaseKey village);

    /** Notes the facts; {@link SubmissionRefused} for quality coal in an accepted village (JN-12). */
    void note(CaseKey village, RouteFacts facts, String by);

    /** The rows of the table that apply to the facts, the first one being the suggestion; empty without facts. */
    List<RouteSuggestion> suggestions(CaseKey village);

    /** Decides for a route; {@link SubmissionRefused} for what is no route, without facts, without a reason against the suggestion, or once households are confirmed. */
    void choose(CaseKey village, String route, String reason, String by);

    Optional<RouteChoice> lastChoice(CaseKey village);

    /** That the village goes by another route than the one suggested, with the reason recorded for it; empty where it does not or no facts are noted. */
    Optional<SoftWarning> warning(CaseKey village);

    /** Whether quality coal is burnt in the village for the time being: noted, and not yet over with its acceptance (JN-12). */
    boolean onQualityCoal(CaseKey village);
}
