package org.qingnuan.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/** Heating equipment: the city's shortlist, what the gas company recommends, what the town selects. */
public interface Equipment {

    /**
     * Makes these the listed models of a plan; models no longer named stay known, but are not listed any more. A type that a later
     * catalogue leaves out stays; one that it names for the first time is noted with the households that have the model.
     */
    void loadCatalogue(PlanId plan, List<CatalogueItem> items);

    /** The listed models of a route, by model; all routes for null. */
    List<CatalogueItem> catalogue(PlanId plan, String route);

    /** Records the gas company's recommendation (ZC-18), adding to earlier ones; {@link SubmissionRefused} as for all submissions. */
    void recommend(CaseKey village, UUID submission, String by);

    /** The models recommended to a village, none before the gas company has spoken. */
    List<String> recommended(CaseKey village);

    /** Records the town's selection from the catalogue (ZC-17), for gas among the recommended (ZC-18); the last one counts. */
    void select(CaseKey village, UUID submission, String by);

    /** The selection that counts, empty before there is one. */
    Optional<EquipmentSelection> selected(CaseKey village);
}
