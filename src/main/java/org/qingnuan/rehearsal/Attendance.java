package org.qingnuan.rehearsal;

import java.io.IOException;
import java.io.OutputStream;

/** Ends this process when whoever started it closes its standard input, or is gone. */
final class Attendance {

    private static final int LEFT_ALONE = 4;

    private Attendance() {}

    static void begin() {
        Thread thread = new Thread(Attendance::await, "attendance");
        thread.setDaemon(true);
        thread.start();
    }

    private static void await() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            System.exit(LEFT_ALONE);
        }
        System.exit(LEFT_ALONE);
    }
}
