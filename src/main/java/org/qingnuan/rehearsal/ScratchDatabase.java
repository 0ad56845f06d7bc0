package org.qingnuan.rehearsal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/** A PostgreSQL for one rehearsal in a temporary folder, fast instead of durable (no fsync, no waiting for commits), gone afterwards. */
final class ScratchDatabase implements AutoCloseable {

    /** Tables grow from nothing to their full size within minutes; plans have to follow what is counted of them. */
    private static final String SOON = "5s";

    private static final String PREFIX = "qingnuan-rehearsal";

    private final Path folder;
    private final EmbeddedPostgres postgres;

    private ScratchDatabase(Path folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    /** @param home the folder to create it in; null for that of temporary files */
    static ScratchDatabase open(Path home) throws IOException {
        Path folder;
        if (home == null) {
            folder = Files.createTempDirectory(PREFIX);
        } else {
            Files.createDirectories(home);
            folder = Files.createTempDirectory(home, PREFIX);
        }
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("postgres"))
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("autovacuum_naptime", SOON)
                    .start();
            return new ScratchDatabase(folder, postgres);
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** The size of the tables and indexes on disk. */
    long megabytes() throws IOException {
        AtomicLong bytes = new AtomicLong();
        walk(folder.resolve("postgres").resolve("base"), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes.addAndGet(attributes.size());
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes.get() >> 20;
    }

    @Override
    public void close() throws IOException {
        try {
            postgres.close();
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        walk(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Passes over files that PostgreSQL removes meanwhile. */
    private static void walk(Path folder, SimpleFileVisitor<Path> visitor) throws IOException {
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    return visitor.visitFile(file, attributes);
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (Files.exists(file)) {
                        throw failure;
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                    return visitor.postVisitDirectory(directory, failure);
                }
            });
        }
    }
}
