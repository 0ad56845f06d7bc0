package org.qingnuan.finance;

/**
 * What is subsidised (ZC-25, HZ-30); {@code dueOnAcceptance} ones are paid once, the others by season. Those that must be
 * {@code stated} have a row in every plan's table for every case, be it one of nothing; one that {@code topsUp} is reckoned from
 * what the household pays of its equipment itself, so after all others.
 */
public enum SubsidyItem {
    CONSTRUCTION("工程建设补贴", true, true),
    EQUIPMENT("设备购置补贴", true, true),
    RUNNING("运行补贴", false, true),
    /** What is paid of RUNNING before the season; the season's own batch takes it off. */
    RUNNING_ADVANCE("运行补贴预拨", false, false),
    HARDSHIP_RUNNING("困难群众运行补贴", false, false),
    HARDSHIP_EQUIPMENT("困难群众设备自付补助", true, false);

    private final String label;
    private final boolean dueOnAcceptance;
    private final boolean stated;

    SubsidyItem(String label, boolean dueOnAcceptance, boolean stated) {
        this.label = label;
        this.dueOnAcceptance = dueOnAcceptance;
        this.stated = stated;
    }

    public String label() {
        return label;
    }

    public boolean dueOnAcceptance() {
        return dueOnAcceptance;
    }

    public boolean topsUp() {
        return this == HARDSHIP_EQUIPMENT;
    }

    /** Whether it is due before the season; asked for alone, nothing else is then. */
    public boolean inAdvance() {
        return this == RUNNING_ADVANCE;
    }

    public boolean stated() {
        return stated;
    }
}
