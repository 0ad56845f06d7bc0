package org.qingnuan.ledger.register;

/** The user tasks whose submissions the register applies, {@code <model>.<element id>}. */
final class Tasks {

    static final String REGISTER_VILLAGES = "responsible-body.userTask_registerVillages";
    static final String REGISTER_SURVEY = "survey.userTask_registerSurvey";
    static final String CONFIRM_HOUSEHOLDS = "household-confirmation.userTask_confirmHouseholds";
    static final String RECOMMEND_EQUIPMENT = "contract-award.userTask_recommendEquipment";
    static final String SELECT_EQUIPMENT = "contract-award.userTask_selectEquipment";
    static final String REPORT_PROGRESS = "construction.userTask_reportProgress";
    static final String REPORT_COMMISSIONING = "commissioning.userTask_reportCommissioning";
    static final String INSPECT_HOUSEHOLDS = "acceptance.userTask_inspectHouseholds";
    static final String CONCLUDE_ACCEPTANCE = "acceptance.userTask_concludeAcceptance";
    static final String ACCEPT_PRELIMINARILY = "in-home-acceptance.userTask_acceptPreliminarily";
    static final String INSPECT_IN_HOME = "in-home-acceptance.userTask_inspectInHome";
    static final String COLLECT_COMMITMENTS = "in-home-acceptance.userTask_collectCommitments";
    static final String INSPECT_AFTER_IN_HOME = "in-home-acceptance.userTask_inspectHouseholds";
    static final String CONCLUDE_AFTER_IN_HOME = "in-home-acceptance.userTask_concludeAcceptance";
    static final String RECTIFY = "rectification.userTask_rectify";
    static final String VERIFY_RECTIFICATION = "rectification.userTask_verifyRectification";

    private Tasks() {}
}
