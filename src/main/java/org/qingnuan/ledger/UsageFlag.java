package org.qingnuan.ledger;

/** What reviewers should look at in a reading; none of them holds the payment back by itself. */
public enum UsageFlag {
    ZERO_USE("零用量"),
    OVER_USE("用量偏高"),
    ESTIMATED("估抄"),
    METER_CHANGED("换表"),
    ROLLED_OVER("表计翻转"),
    START_DIFFERS("起度与上季止度不符"),
    BY_PERSON("人工处理");

    private final String label;

    UsageFlag(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
