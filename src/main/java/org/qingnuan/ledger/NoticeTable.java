package org.qingnuan.ledger;

import java.util.List;

/** What a list would show now; persons masked, never an id, an account or a phone. */
public record NoticeTable(List<String> columns, List<Row> rows) {

    /** {@code cells} in the order of the columns. */
    public record Row(long household, List<String> cells) {}
}
