package org.qingnuan.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qingnuan.shared.CaseKey;

/** The register of coal-fired boilers of a body (JN-02, JN-03, JN-08, JN-37); what is wrong is {@link SubmissionRefused}. */
public interface Boilers {

    List<Boiler> of(CaseKey body);

    /** When the body said that its register is complete, empty while it has not. */
    Optional<LocalDate> declaredOn(CaseKey body);

    void add(CaseKey body, String name, BigDecimal capacity, String by);

    void eliminated(CaseKey body, long boiler, LocalDate on, String by);

    /** A measurement at 6 % oxygen; the latest counts. */
    void measured(CaseKey body, long boiler, Boiler.Emission emission, String by);

    /** Its online monitoring is connected to the ecology office's network (JN-37). */
    void networked(CaseKey body, long boiler, LocalDate on, String by);

    /** The register names every boiler of the body, also when there is none. */
    void declare(CaseKey body, String by);
}
