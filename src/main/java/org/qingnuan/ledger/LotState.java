package org.qingnuan.ledger;

/** How far a lot's tender has come; a failed round goes back to open. */
public enum LotState {
    OPEN("待招标"),
    ANNOUNCED("招标中"),
    AWARDED("已中标"),
    CONTRACTED("已签合同");

    private final String label;

    LotState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
