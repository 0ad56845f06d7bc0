package org.qingnuan.process;

/** What a plan needs before it can start or before something in it can go on, in the order in which it is prepared. */
public enum ReadinessTopic {
    TARGETS("责任主体与任务"),
    VILLAGES("村庄"),
    STAFF("人员"),
    FOUR_EYES("分人办理"),
    EQUIPMENT("设备目录"),
    NEGATIVE_LIST("投标负面清单"),
    RATES("补贴标准"),
    FUNDS("资金与指标"),
    BANK_FILE("银行代发文件"),
    PAST_BENEFITS("以往享受名单"),
    CALENDAR("节假日"),
    MAIL("邮件提醒");

    private final String label;

    ReadinessTopic(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
