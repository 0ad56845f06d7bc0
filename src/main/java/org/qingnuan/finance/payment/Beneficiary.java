package org.qingnuan.finance.payment;

import org.qingnuan.finance.subsidy.Case;

/** A household as it stands now; {@code obstacle} tells in Chinese why it may not be paid (ZC-09), null when it may. */
record Beneficiary(long household, Case rateCase, String obstacle) {}
