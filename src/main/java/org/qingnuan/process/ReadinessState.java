package org.qingnuan.process;

/** How far one thing that a plan needs is prepared. */
public enum ReadinessState {
    /** All there. */
    COMPLETE("齐全"),
    /** Something required is not there: the plan cannot start. */
    MISSING("缺"),
    /** This plan needs none, or not before its start. */
    NOT_NEEDED("不需要"),
    /** Not there; the plan may start, but something later has to wait for it. */
    ADVISED("建议");

    private final String label;

    ReadinessState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
