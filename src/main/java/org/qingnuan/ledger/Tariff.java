package org.qingnuan.ledger;

/** How a household pays for the power that it heats with; it chooses, and its utility's statement says what it chose. */
public enum Tariff {
    /** Another price in the valley hours. */
    TIME_OF_USE("峰谷分时"),
    /** A dearer price for each further block. */
    BLOCKS("阶梯电价"),
    /** One price for all. */
    FLAT("平价");

    private final String label;

    Tariff(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
