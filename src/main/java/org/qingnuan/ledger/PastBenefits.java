package org.qingnuan.ledger;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;

/**
 * Whom a county gave what in the years before there was a register, from its old workbooks; the screening of households
 * counts it as prior benefit, in every later plan of the county (LZ-36).
 */
public interface PastBenefits {

    /** A workbook that came in. */
    record Import(UUID id, String fileName, int added, int known, int refused, String by, Instant at) {}

    /**
     * What became of a workbook.
     *
     * @param done null when the file as a whole was refused and nothing was kept
     * @param findings of every refused row, or of the file
     */
    record Loaded(Import done, List<Finding> findings) {}

    /** A row, the person masked; amount null where the old list does not say. */
    record Benefit(int year, String item, Money amount, String place, String name, String identity, String source) {}

    /** Writes the workbook to fill in. */
    void template(PlanId plan, OutputStream out);

    /** Keeps every row in order and sets the others aside with what is wrong with them; what is known already is counted and not doubled. */
    Loaded load(PlanId plan, String fileName, InputStream workbook, String by);

    /** Writes the rows of an import that were refused, each with its findings, to be corrected and loaded again; {@link java.util.NoSuchElementException} where there are none. */
    void refused(PlanId plan, UUID id, OutputStream out);

    /** What came in through the plan, newest first. */
    List<Import> imports(PlanId plan);

    /** How many rows the county of the plan has from years before the plan's. */
    int count(PlanId plan);

    /** The rows of a person in the county of the plan, by the whole resident id or the whole name; none for anything else. */
    List<Benefit> find(PlanId plan, String asked);
}
