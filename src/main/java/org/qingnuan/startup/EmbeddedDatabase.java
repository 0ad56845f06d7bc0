package org.qingnuan.startup;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** One PostgreSQL in one folder, durable, held by one process at a time. */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final FileChannel lockFile;
    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(FileChannel lockFile, EmbeddedPostgres postgres) {
        this.lockFile = lockFile;
        this.postgres = postgres;
    }

    /**
     * Starts the database in {@code folder}, creating it at the first start.
     *
     * @throws StartupRefused when the folder cannot be written, is in use, or PostgreSQL does not come up
     */
    static EmbeddedDatabase open(Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        FileChannel lock = hold(home);
        try {
            // after a killed application its PostgreSQL may still run; the lock is ours, so nobody needs that one
            AbandonedPostgres.stop(home.resolve("postgres"));
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(home.resolve("postgres"))
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setPGStartupWait(START_LIMIT)
                    .setRegisterShutdownHook(false) // closed as a bean, after the engine that still needs it
                    .start();
            return new EmbeddedDatabase(lock, postgres);
        } catch (IOException | RuntimeException e) {
            release(lock);
            throw new StartupRefused(
                    "内置数据库在 " + home + " 没有启动成功（" + e.getMessage() + "）。",
                    "请检查磁盘空间和该目录的权限；如目录来自异常断电，请保留目录并联系管理员，不要删除。",
                    e);
        }
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        release(lockFile);
    }

    private static FileChannel hold(Path home) {
        try {
            Files.createDirectories(home);
            FileChannel channel = FileChannel.open(
                    home.resolve("qingnuan.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new StartupRefused("数据目录 " + home + " 正被另一个清暖程序使用。", "请先停止另一个程序，或用 --qingnuan.data=其他目录 启动。");
            }
            return channel;
        } catch (IOException e) {
            throw Unwritable.refused(home, e);
        }
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new StartupRefused("数据目录的锁没有释放：" + e.getMessage(), "请检查磁盘。", e);
        }
    }
}
