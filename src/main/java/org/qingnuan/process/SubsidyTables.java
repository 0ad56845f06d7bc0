package org.qingnuan.process;

import java.util.List;
import java.util.Map;
import org.qingnuan.finance.Decisions;
import org.qingnuan.shared.PlanId;

/** The subsidy tables of plans as people read them, and as they would answer before they are deployed. */
public interface SubsidyTables {

    /** The plan's table as deployed; {@link PlanRefused} when it has none. */
    View view(PlanId plan);

    /** A file in place of the deployed table, deployed nowhere; {@link PlanRefused} with all findings when it could not be. */
    Decisions tried(PlanId plan, byte[] table);

    /**
     * A table row by row.
     *
     * @param inputs what the rows look at, as the table calls it
     */
    record View(List<String> inputs, List<Row> rows) {}

    /**
     * One row.
     *
     * @param note what the row says of itself, null for nothing
     * @param conditions the texts of its inputs in their order, blank for any
     * @param item a text of the table, as all that follow, without quotes where it is a plain text
     * @param further what stands in the columns that a table need not have, by column
     */
    record Row(
            String note,
            List<String> conditions,
            String item,
            String label,
            String amount,
            String shares,
            String clause,
            String basis,
            Map<String, String> further) {}
}
