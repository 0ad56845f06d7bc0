package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.CaseKey;

/** Who answers for what in each town (责任人, ZC-24). */
public interface Responsibilities {

    /** Names who answers for a duty from now on, the name sealed; {@link SubmissionRefused} when post or name is blank. */
    void name(CaseKey body, TownDuty duty, String post, String name, String by);

    /** Those who answer at present, in the order of the duties; duties without anybody are absent. */
    List<Responsible> of(CaseKey body);
}
