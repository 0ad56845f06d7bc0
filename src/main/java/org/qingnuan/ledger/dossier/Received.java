package org.qingnuan.ledger.dossier;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * An upload while it is looked at: a temporary file that nobody else may read and that is gone afterwards.
 *
 * @param size in bytes; above the limit the rest was not read
 */
record Received(Path file, long size, byte[] sha256) implements Closeable {

    private static final int PIECE = 1 << 16;

    /** Reads one byte past the limit at most. */
    static Received of(InputStream content, long most) throws IOException {
        Path file = Files.createTempFile("qingnuan-", ".upload");
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = copy(new DigestInputStream(content, digest), file, most);
            return new Received(file, size, digest.digest());
        } catch (NoSuchAlgorithmException broken) {
            Files.deleteIfExists(file);
            throw new IllegalStateException("SHA-256 is not available", broken);
        } catch (IOException | RuntimeException broken) {
            Files.deleteIfExists(file);
            throw broken;
        }
    }

    private static long copy(InputStream in, Path file, long most) throws IOException {
        byte[] piece = new byte[PIECE];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(piece); read >= 0 && size <= most; read = in.read(piece)) {
                out.write(piece, 0, read);
                size += read;
            }
        }
        return size;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
