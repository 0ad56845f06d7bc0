package org.qingnuan.spreadsheet;

import java.util.List;
import java.util.Map;
import org.qingnuan.shared.Finding;

/** Takes the rows of a sheet that is too long to be held at once. */
@FunctionalInterface
public interface RowTaker {

    /**
     * Takes the next row; false when no more are wanted.
     *
     * @param refused what stands in its refused cells by header, as it was written
     * @param findings what is wrong with its cells
     */
    boolean take(SheetRow row, Map<String, String> refused, List<Finding> findings);
}
