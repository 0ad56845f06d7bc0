package org.qingnuan.web;

import java.util.List;

/**
 * Settlements of a plan with the level above; amounts as people write them.
 *
 * @param settling whether the person prepares, agrees and books
 */
record LevelSettlementPage(
        String plan, String path, String funds, boolean settling, List<Fund> sources, List<Line> settlements) {

    /**
     * A fund from above as it would be settled now.
     *
     * @param source its code
     * @param rate what the last document grants for an accepted household, empty for nothing
     * @param waiting a settlement that waits for its second person, null for none
     * @param surplus whether something is left over
     * @param undecided accepted households without a decided subsidy, null where that does not matter
     */
    record Fund(
            String source,
            String label,
            String advanced,
            String due,
            String before,
            String difference,
            boolean surplus,
            String rate,
            Line waiting,
            String undecided) {}

    /**
     * @param difference 应补 or 结余 with its amount
     * @param open what is still to be booked, empty for nothing; {@code late} whether the superior owes it
     */
    record Line(
            String path,
            String title,
            String asOf,
            String difference,
            String disposal,
            String state,
            String open,
            boolean late,
            String prepared,
            String decided) {}
}
