package org.qingnuan.finance;

import java.io.OutputStream;
import java.util.List;
import org.qingnuan.shared.PlanId;

/** What the files look like that go to whoever pays out, to be agreed with the bank before the first batch. */
public interface BankLayouts {

    /** All templates of a way in their order, the default first. */
    List<BankLayout> all(PayoutWay way);

    /** The layout of the plan's files of this way from now on. */
    BankLayout of(PlanId plan, PayoutWay way);

    /** Chooses a layout for files that are produced from now on; {@link org.qingnuan.ledger.SubmissionRefused} for one that is not known. */
    void choose(PlanId plan, String layout, String by);

    /** Writes a file of the layout without a line. The stream is not closed. */
    void sample(BankLayout layout, OutputStream out);
}
