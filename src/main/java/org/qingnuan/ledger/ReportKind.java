package org.qingnuan.ledger;

/** What a body reports of the works in its villages. */
public enum ReportKind {
    /** To the office, at any time (JY-19). */
    DIFFICULTY("施工困难", "difficulty-report"),
    /** Against a contractor or site inspector (JY-09). */
    QUALITY("工程质量问题", "contractor-issue"),
    /** Against a contractor; while it is open no village of its place is settled (JY-14, default). */
    WAGE_ARREARS("拖欠农民工工资", "contractor-issue");

    private final String label;
    private final String model;

    ReportKind(String label, String model) {
        this.label = label;
        this.model = model;
    }

    public String label() {
        return label;
    }

    /** The model whose instance deals with it. */
    public String model() {
        return model;
    }
}
