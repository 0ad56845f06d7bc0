package org.qingnuan.finance.bank;

import java.util.List;
import java.util.Map;
import org.qingnuan.finance.LineState;

/**
 * The rows of ours that entries may speak of.
 *
 * @param lines payments by the bank's serial
 * @param batches payments in one sum, by the batch's number
 * @param allotments by document, {@code surrenders} what went back up or over to the next year likewise, {@code repayments} by receipt
 */
record Known(
        Map<String, List<PaidLine>> lines,
        Map<String, PaidBatch> batches,
        Map<String, List<Sum>> allotments,
        Map<String, List<Sum>> surrenders,
        Map<String, List<Sum>> repayments) {

    /** @param reversed whether the bank took it back, {@code matched} whether an entry pays it already, {@code obstacle} why it could not be reversed, null if it could */
    record PaidLine(
            long id,
            long fen,
            LineState state,
            String name,
            String account,
            boolean reversed,
            boolean matched,
            String obstacle) {}

    record PaidBatch(long id, long fen, boolean matched) {}

    record Sum(long id, long fen) {}
}
