package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.CaseKey;

/** Who answers for what in each town (责任人, ZC-24). */
public interface Responsibilities {

    /**
     * Names who answers for a duty from now on, the name sealed; {@link SubmissionRefused} when post or name is blank.
     *
     * @param account to whom the town's tasks of the duty are handed as they open (JY-05), null for its group
     */
    void name(CaseKey body, TownDuty duty, String post, String name, String account, String by);

    /** The accounts to which the body's tasks of a model are handed, the nearest duty's first. */
    List<String> accounts(CaseKey body, String model);

    /** Those who answer at present, in the order of the duties; duties without anybody are absent. */
    List<Responsible> of(CaseKey body);
}
