package org.qingnuan.ledger.benefit;

/**
 * A row without a fault.
 *
 * @param row as the sheet numbers it
 * @param identity in the one spelling that ids are searched by
 * @param town null where the list names none
 * @param address null where the list names none
 * @param fen null where the list does not say
 * @param source null where the list does not say
 */
record CheckedBenefit(
        int row,
        String name,
        String identity,
        String town,
        String village,
        String address,
        int year,
        String item,
        Long fen,
        String source) {

    /** What may be there once in a county. */
    String key() {
        return identity + "/" + year + "/" + item;
    }

    /** The village with its town before it. */
    String place() {
        return (town == null || village.startsWith(town) ? "" : town) + village;
    }
}
