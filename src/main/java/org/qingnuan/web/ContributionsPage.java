package org.qingnuan.web;

import java.util.List;

/**
 * What a body's households pay themselves.
 *
 * @param keeping whether the reader may book receipts, refunds and hand-overs
 * @param recipients the contractors of the body's lots, to choose from
 */
record ContributionsPage(
        String name,
        String back,
        String path,
        boolean keeping,
        String collected,
        String refunded,
        String handedOver,
        String held,
        List<Facts.Choice> villages,
        List<String> recipients,
        List<ReceiptLine> receipts,
        List<HandOverLine> handOvers) {

    record ReceiptLine(
            long id,
            String village,
            long household,
            String receiptNo,
            String amount,
            String paidOn,
            String by,
            String refunded) {}

    record HandOverLine(String recipient, String documentNo, String amount, String on, String by) {}
}
