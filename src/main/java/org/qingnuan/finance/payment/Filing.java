package org.qingnuan.finance.payment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import org.qingnuan.finance.BankLayout;
import org.qingnuan.finance.BatchState;
import org.qingnuan.finance.subsidy.Bars;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Produces a batch's bank file once and hands out the same bytes for ever; it lies sealed, because it names people. */
@Component
class Filing {

    private final JdbcClient jdbc;
    private final Batches batches;
    private final Payability payability;
    private final Withholding withholding;
    private final Reserving reserving;
    private final BankSheets sheets;
    private final ShippedLayouts layouts;
    private final Bars bars;
    private final PersonalData personal;
    private final Clock clock;

    Filing(
            JdbcClient jdbc,
            Batches batches,
            Payability payability,
            Withholding withholding,
            Reserving reserving,
            BankSheets sheets,
            ShippedLayouts layouts,
            Bars bars,
            PersonalData personal,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.payability = payability;
        this.withholding = withholding;
        this.reserving = reserving;
        this.sheets = sheets;
        this.layouts = layouts;
        this.bars = bars;
        this.personal = personal;
        this.clock = clock;
    }

    void file(CaseKey key) {
        Batch batch = batches.lock(key);
        if (batch.reached(BatchState.FILED)) {
            return;
        }
        BatchGuard.require(batch, BatchState.FILED);
        batches.requireUnchanged(batch);
        withhold(batch);
        store(batch);
        batches.move(batch, BatchState.FILED);
    }

    void copy(CaseKey key, OutputStream out) {
        Batch batch = batches.find(key);
        byte[] sealed = jdbc.sql("SELECT content FROM finance.bank_file WHERE batch = :batch")
                .param("batch", batch.id())
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No bank file of " + key));
        try {
            out.write(Base64.getDecoder().decode(personal.open(sealed)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the file that was produced; {@link NoSuchElementException} before. */
    BankLayout layout(CaseKey key) {
        Batch batch = batches.find(key);
        return jdbc.sql("SELECT layout FROM finance.bank_file WHERE batch = :batch")
                .param("batch", batch.id())
                .query((rows, n) -> layouts.produced(rows.getString("layout"), batch.way()))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No bank file of " + key));
    }

    private void withhold(Batch batch) {
        Set<Long> barred = new LinkedHashSet<>(batches.households(batch));
        Set<Long> forGood = bars.among(barred);
        payability.of(batch).forEach(one -> barred.remove(one.household()));
        withholding.exclude(batch, barred);
        if (batch.season() == null) {
            withholding.close(forGood);
        }
        reserving.releaseWithheld(batch);
    }

    private void store(Batch batch) {
        Total total = jdbc.sql("""
                        SELECT count(*) AS lines, coalesce(sum(amount), 0) AS amount
                        FROM finance.line WHERE batch = :batch AND state = 'OPEN'""")
                .param("batch", batch.id())
                .query((rows, n) -> new Total(rows.getInt("lines"), Money.ofFen(rows.getLong("amount"))))
                .single();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        BankLayout layout = layouts.of(batch.plan(), batch.way());
        sheets.writeFile(batch, layout, total.lines(), total.amount(), file);
        jdbc.sql("""
                        INSERT INTO finance.bank_file (batch, content, file_hash, lines, amount, layout, produced_at)
                        VALUES (:batch, :content, :hash, :lines, :amount, :layout, :at)""")
                .param("batch", batch.id())
                .param("content", personal.seal(Base64.getEncoder().encodeToString(file.toByteArray())))
                .param("hash", sha256(file.toByteArray()))
                .param("lines", total.lines())
                .param("amount", total.amount().fen())
                .param("layout", layout.id())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    /** What the file adds up to. */
    private record Total(int lines, Money amount) {}
}
