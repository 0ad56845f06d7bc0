package org.qingnuan.ledger;

import java.time.LocalDate;

/**
 * What the power company brought about for a body before the heating season (LZ-07).
 *
 * @param requiredKva what the body's retrofits need
 * @param availableKva what the grid gives now, no less
 */
public record GridCapacity(
        int requiredKva, int availableKva, LocalDate completedOn, String protectionPlan, String repairMechanism) {}
