package org.qingnuan.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/** The building-efficiency track: targets and their shares, what is retrofitted, and how far it is (LZ-02, LZ-08, LZ-16, LZ-25). */
public interface Buildings {

    /** Records the plan's targets, once: what is there stays. */
    void define(PlanId plan, List<BuildingTarget> targets);

    /** Urban before rural, empty for a plan without. */
    List<BuildingTarget> targets(PlanId plan);

    /** Gives a body a share, or another one; {@link SubmissionRefused} beyond the target, below what is registered, or without a reason. Publishes {@link BuildingAssigned} for more than nothing. */
    void assign(CaseKey body, BuildingCategory category, BigDecimal quantity, String reason, String by);

    BuildingNumbers numbers(CaseKey body);

    /** Registers the checked BUILDINGS sheet (task {@code building-works.userTask_registerBuildings}); known ones stay. */
    void register(CaseKey body, UUID submission, String by);

    /** The contractor's completed works (task {@code building-works.userTask_reportBuildingWorks}). */
    void reportWorks(CaseKey body, UUID submission, String by);

    /** The site inspector's word on them (task {@code building-works.userTask_verifyBuildingWorks}); false when sent back. */
    boolean verifyWorks(CaseKey body, UUID submission, String by);

    /** The site inspector's in-home report (LZ-33, task {@code building-acceptance.userTask_inspectBuildings}); true when all passed. */
    boolean inspect(CaseKey body, UUID submission, String by);

    /** What the contractor mended (task {@code building-acceptance.userTask_rectifyBuildings}). */
    void rectify(CaseKey body, UUID submission, String by);

    /** The completion acceptance (task {@code building-acceptance.userTask_concludeBuildings}); false when sent back. */
    boolean conclude(CaseKey body, UUID submission, String by);
}
