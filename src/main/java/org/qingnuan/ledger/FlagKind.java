package org.qingnuan.ledger;

/** What may look odd about a household, so that two people have to look at it before it is confirmed. */
public enum FlagKind {
    SAME_IDENTITY("身份证号相同、姓名不同"),
    SEVERAL_DWELLINGS("一户多宅"),
    SHARED_DWELLING("一宅多户"),
    COUPLE("夫妻分别申报"),
    SAME_PHONE("联系电话相同"),
    SAME_ACCOUNT("银行账号相同"),
    SAME_UTILITY("电力户号或燃气用户编码相同"),
    PRIOR_BENEFIT("以前享受过改造补贴"),
    OTHER_NAME("证件姓名不一致");

    private final String label;

    FlagKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
