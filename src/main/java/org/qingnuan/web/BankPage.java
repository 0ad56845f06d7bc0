package org.qingnuan.web;

import java.util.List;

/**
 * The bank's statements against a plan's books.
 *
 * @param recording whether the person hands statements in; {@code settling} whether they say what entries of the queue are
 * @param kinds how many entries are what, with what to do next
 * @param sheet null before the first statement
 */
record BankPage(
        String plan,
        String path,
        String funds,
        boolean recording,
        boolean settling,
        List<Kind> kinds,
        List<Open> queue,
        List<Reversed> reversed,
        Sheet sheet,
        List<Statement> statements) {

    record Kind(String label, int count, String next, boolean open) {}

    /**
     * An entry of the queue.
     *
     * @param proposal what somebody said that it is, null for nobody; {@code mine} whether that was the reader
     */
    record Open(
            long id,
            String day,
            String direction,
            String serial,
            String amount,
            String other,
            String reference,
            String kind,
            String finding,
            String next,
            String proposal,
            boolean mine) {}

    record Reversed(String line, String batch, String amount, String paidOn, String day, String reason, String state) {}

    record Statement(String period, String balance, int entries, String fileName, String by, String at) {}

    /** 余额调节表; the bars are parts of a thousand of the greater balance. */
    record Sheet(
            String day,
            String book,
            String bank,
            Side bankIn,
            Side bankOut,
            String otherIn,
            String otherOut,
            Side bookIn,
            Side bookOut,
            String adjustedBook,
            String adjustedBank,
            String difference,
            boolean agrees,
            int bookBar,
            int bankBar,
            int adjustedBookBar,
            int adjustedBankBar) {

        /** What each side has and the other has not. */
        public List<Side> sides() {
            return List.of(bankIn, bankOut, bookIn, bookOut);
        }
    }

    /** @param label whose money it is and who lacks it, in Chinese */
    record Side(String label, String total, List<Item> items) {}

    record Item(String day, String what, String serial, String amount) {}
}
