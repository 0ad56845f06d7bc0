package org.qingnuan.ledger;

import java.io.InputStream;
import java.util.UUID;
import java.util.function.IntPredicate;

/**
 * A file that somebody hands in.
 *
 * @param content not closed by whoever reads it
 * @param completes the checked sheet whose rows the file's rows complete; null when the file stands for itself
 * @param watch told after each row how many there are; says whether to go on
 */
public record SheetUpload(String fileName, InputStream content, UUID completes, IntPredicate watch) {

    /** A file that stands for itself and that nobody waits for. */
    public SheetUpload(String fileName, InputStream content) {
        this(fileName, content, null, rows -> true);
    }
}
