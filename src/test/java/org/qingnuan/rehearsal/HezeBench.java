package org.qingnuan.rehearsal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many households a rehearsal of Heze does per second at several sizes, each set beside the least program for the same
 * right before and after it. Prints figures; {@code -Dheze.sizes=1050,10500,105000} asks for others.
 */
@Tag("bench")
class HezeBench {

    private static final int[] SIZES = Arrays.stream(
                    System.getProperty("heze.sizes", "1050,10500").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();
    private static final int LEAST = 1_000;

    @TempDir
    Path folder;

    @Test
    void householdsPerSecondBesideTheLeastProgram() throws Exception {
        try (SevenTasks least = new SevenTasks()) {
            least.householdsPerSecond(LEAST);
            for (int size : SIZES) {
                double before = least.householdsPerSecond(LEAST);
                RehearsedSeason heze = RehearsedSeason.fromClassPath(
                        Files.createDirectory(folder.resolve(Integer.toString(size))),
                        "heze-2021",
                        "--seed=7",
                        "--households=" + size);
                double speed = heze.amount("/householdsPerSecond").doubleValue();
                double beside = (before + least.householdsPerSecond(LEAST)) / 2;
                System.out.printf(
                        "菏泽%,d户（%,d个村）：每秒%.1f户，每户%.2f毫秒；最小程序每秒%.1f户；比值%.2f；堆峰值%dMB，数据库%dMB（目标每秒1500户）%n",
                        size,
                        heze.count("/villages"),
                        speed,
                        1_000 / speed,
                        beside,
                        speed / beside,
                        heze.count("/peakHeapMb"),
                        heze.count("/databaseMb"));
            }
        }
    }
}
