package org.qingnuan.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.PlanId;

/** What a planning document starts from and names: figures of its base year and projects, kept as stated and shown (JN-01, JN-22). */
public interface PlanBasis {

    /**
     * A figure as the document states it, never checked against another (D-25).
     *
     * @param scope what it counts, such as 含原莱芜市
     */
    record Figure(String name, BigDecimal figure, String unit, LocalDate asOf, String scope, String clause) {}

    /** @param place null where the document names none */
    record Project(String kind, String name, String place, String clause) {}

    /** Once: what is there stays. */
    void define(PlanId plan, List<Figure> figures, List<Project> projects);

    List<Figure> figures(PlanId plan);

    List<Project> projects(PlanId plan);
}
