package org.qingnuan.finance;

/** What is subsidised (ZC-25); {@code dueOnAcceptance} ones are paid once, the others by season. */
public enum SubsidyItem {
    CONSTRUCTION("工程建设补贴", true),
    EQUIPMENT("设备购置补贴", true),
    RUNNING("运行补贴", false);

    private final String label;
    private final boolean dueOnAcceptance;

    SubsidyItem(String label, boolean dueOnAcceptance) {
        this.label = label;
        this.dueOnAcceptance = dueOnAcceptance;
    }

    public String label() {
        return label;
    }

    public boolean dueOnAcceptance() {
        return dueOnAcceptance;
    }
}
