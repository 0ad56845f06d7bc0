package org.qingnuan.ledger;

/** What a body reports of the works in its villages. */
public enum ReportKind {
    /** To the office, at any time (JY-19). */
    DIFFICULTY("施工困难", "difficulty-report"),
    /** Against a contractor or site inspector (JY-09). */
    QUALITY("工程质量问题", "contractor-issue"),
    /** Against a contractor; while it is open no village of its place is settled (JY-14, default). */
    WAGE_ARREARS("拖欠农民工工资", "contractor-issue"),
    /** Of a village after its handover, to the company that implemented it, as the next four (HZ-15). */
    GAS_OUTAGE("停气", Incidents.MODEL),
    POWER_OUTAGE("停电", Incidents.MODEL),
    DAMAGE("设施损坏", Incidents.MODEL),
    DISUSE("废弃闲置", Incidents.MODEL),
    ACCIDENT("安全事故", Incidents.MODEL);

    private static final class Incidents {
        static final String MODEL = "service-incident";
    }

    private final String label;
    private final String model;

    ReportKind(String label, String model) {
        this.label = label;
        this.model = model;
    }

    public String label() {
        return label;
    }

    /** Whether it tells of a village in use, rather than of works. */
    public boolean incident() {
        return model.equals(Incidents.MODEL);
    }

    /** Whether it is held against a contractor or site inspector, who is named. */
    public boolean against() {
        return this == QUALITY || this == WAGE_ARREARS;
    }

    /** The model whose instance deals with it. */
    public String model() {
        return model;
    }
}
