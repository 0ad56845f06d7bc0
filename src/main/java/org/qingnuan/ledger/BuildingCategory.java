package org.qingnuan.ledger;

/** What is retrofitted for efficiency: urban buildings by floor area, rural homes by household (LZ-02). */
public enum BuildingCategory {
    URBAN("城区既有建筑", "平方米"),
    RURAL("农村住户", "户");

    private final String label;
    private final String unit;

    BuildingCategory(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }
}
