package org.qingnuan.finance;

/** Where a batch's money goes. */
public enum PayoutWay {
    BANK("银行代发", "银行"),
    CARD("充卡到户", "充卡企业");

    private final String label;
    private final String partner;

    PayoutWay(String label, String partner) {
        this.label = label;
        this.partner = partner;
    }

    public String label() {
        return label;
    }

    /** Who pays it out, as people say it. */
    public String partner() {
        return partner;
    }
}
