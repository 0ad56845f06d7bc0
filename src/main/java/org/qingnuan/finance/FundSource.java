package org.qingnuan.finance;

/** The public purse that money comes from (ZC-11). */
public enum FundSource {
    SUPERIOR("上级资金"),
    CITY_AWARD("市级奖补"),
    DISTRICT_MATCHING("区县配套");

    private final String label;

    FundSource(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
