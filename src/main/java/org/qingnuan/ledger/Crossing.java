package org.qingnuan.ledger;

/** What pipes or lines to a village may cross, each to be agreed with whom it belongs to (JY-17). */
public enum Crossing {
    EXPRESSWAY("高速"),
    ROAD("公路"),
    CANAL("水渠"),
    GREEN_BELT("绿化带"),
    FARMLAND("农田");

    private final String label;

    Crossing(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
