package org.qingnuan.ledger;

import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;

/**
 * The roster of all of a body's villages in one file of up to 200,000 rows, which no memory need hold: checked as a whole
 * first, registered village by village afterwards. What a village's file means for the register, its rows mean here.
 */
public interface RosterImports {

    /** Writes the empty sheet. */
    void template(CaseKey body, OutputStream out);

    /**
     * Reads and checks every cell of every row and registers nothing; {@link SubmissionRefused} when it was cancelled or cannot be read at all.
     * A file that completes an earlier import brings its rows in error again, corrected: with all that passed there they become one
     * import. A workbook of rows in error that stands for itself is refused, because the others would be taken for gone.
     */
    UUID check(CaseKey body, SheetUpload upload, String by);

    /** The body's imports, the latest first. */
    List<Import> of(CaseKey body);

    /** One of them; {@link java.util.NoSuchElementException} if it is none of the body's. */
    Import get(CaseKey body, UUID id);

    /** Writes the rows in error as a workbook to be corrected and handed in, each with what is wrong with it. */
    void faulty(CaseKey body, UUID id, OutputStream out);

    /**
     * Registers what is not registered yet and returns when all is, or when it was told to stop; again it goes on. A village that may
     * not be changed any more keeps out by itself and says why. {@link SubmissionRefused} while rows are in error and not left out by choice.
     *
     * @param surveyedOn the day of the survey; of an import that goes on it stays as it was
     */
    Import apply(CaseKey body, UUID id, LocalDate surveyedOn, boolean validOnly, String by);

    /** Has it stop before its next village; java.util.NoSuchElementException for one of another body. */
    void stop(CaseKey body, UUID id);

    /**
     * One file.
     *
     * @param findings the first of what is wrong
     * @param problems how much is wrong in all
     * @param surveyedOn null until somebody has it registered
     * @param superseded whether one that brought its rows in error again was registered
     */
    record Import(
            UUID id,
            String fileName,
            int rows,
            List<Finding> findings,
            int problems,
            int warnings,
            String by,
            Instant at,
            LocalDate surveyedOn,
            boolean validOnly,
            boolean stopped,
            boolean superseded,
            List<OfVillage> villages) {

        /** Whether some village is neither registered nor kept out. */
        public boolean open() {
            return villages.stream().anyMatch(OfVillage::open);
        }

        public int faulty() {
            return villages.stream().mapToInt(OfVillage::faulty).sum();
        }
    }

    /** A village's share; {@code changed} null until it was registered, {@code refusal} why it was not. */
    record OfVillage(String village, String name, int rows, int faulty, Integer changed, String refusal) {

        public boolean open() {
            return changed == null && refusal == null;
        }
    }
}
