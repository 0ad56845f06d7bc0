package org.qingnuan.ledger.privacy;

/** The search key in force is none that this node was given: it can neither find nor register anybody. */
class SearchKeyRefused extends IllegalStateException {

    private final String remedy;

    SearchKeyRefused(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
