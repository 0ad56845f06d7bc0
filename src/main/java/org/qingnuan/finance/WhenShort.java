package org.qingnuan.finance;

/** What a plan does when its funds do not suffice for an approved batch; a household is always paid whole, and nobody is overtaken. */
public enum WhenShort {
    WAIT("等资金足额再拨，不先拨一部分"),
    ACCEPTED("先拨一部分：按验收合格日期先后，同日的按户编号"),
    HARDSHIP("先拨一部分：困难户在先，再按验收合格日期先后，同日的按户编号");

    private final String label;

    WhenShort(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
