package org.qingnuan.finance.payment;

/** The tasks whose submissions payments apply. */
final class Tasks {

    static final String PROVIDE_RATES = "subsidy-payout.userTask_provideRates";
    static final String PREPARE = "subsidy-payout.userTask_prepareBatch";
    static final String APPROVE = "subsidy-payout.userTask_approveBatch";
    static final String RESULT = "subsidy-payout.userTask_recordBankResult";
    static final String CORRECT = "payment-return.userTask_correctPayee";
    static final String VERIFY = "payment-return.userTask_verifyPayee";

    static final String CLAIM = "contractor-claim.userTask_claimSettlement";
    static final String VERIFY_CLAIM = "contractor-claim.userTask_verifyClaim";

    private Tasks() {}
}
