package org.qingnuan.ledger;

import java.util.Arrays;
import java.util.Optional;

/** The steps of supervision that are papers with a number of their own, by the name of their task. */
public enum MeasureStep {
    ISSUE_REMINDER("issueReminder", "催办", "催办单"),
    ISSUE_ORDER("issueOrder", "督办", "督办单"),
    EXPLAIN_DELAY("explainDelay", "回复", "督办事项回复"),
    ISSUE_CIRCULAR("issueCircular", "通报", "通报"),
    HOLD_ACCOUNTABLE("holdAccountable", "问责", "约谈问责通知"),
    HOLD_TALK("holdTalk", "约谈", "约谈通知书"),
    PURSUE_RESPONSIBILITY("pursueResponsibility", "追责", "追究责任决定"),
    ISSUE_CITY_CIRCULAR("issueCityCircular", "通报", "全市通报"),
    SUMMON_TOWN("summonTown", "约谈", "约谈通知书"),
    CALL_TO_ACCOUNT("callToAccount", "问责", "问责决定"),
    LIST_BODY("listBody", "挂牌", "挂牌督办通知"),
    RELEASE_LISTING("releaseListing", "解牌", "解除挂牌督办通知"),
    PURSUE_LEADERS("pursueLeaders", "问责", "追责问责决定"),
    ISSUE_CORRECTION("issueCorrection", "整改", "限期整改通知");

    private final String step;
    private final String sign;
    private final String title;

    MeasureStep(String step, String sign, String title) {
        this.step = step;
        this.sign = sign;
        this.title = title;
    }

    /** The step's name in the models, such as {@code issueOrder}; empty for a step that is no paper. */
    public static Optional<MeasureStep> of(String step) {
        return Arrays.stream(values()).filter(one -> one.step.equals(step)).findFirst();
    }

    /** What a step is called, be it a paper or only an act; its name in the models where that says nothing. */
    public static String nameOf(String step) {
        return of(step).map(MeasureStep::title).orElseGet(() -> switch (step) {
            case "carryOutCorrection" -> "整改落实";
            case "waiveResponsibility" -> "暂不追责";
            case "spareTown" -> "不约谈、不问责镇街";
            case "verifyCorrection" -> "整改核查";
            default -> step;
        });
    }

    /** Its name in the models. */
    public String step() {
        return step;
    }

    /** What its number begins with: 督办 in 督办〔2021〕第3号. */
    String sign() {
        return sign;
    }

    /** What the paper is called. */
    public String title() {
        return title;
    }
}
