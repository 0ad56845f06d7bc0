package org.qingnuan.startup;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The console for Chinese words: in the machine's encoding if that knows them, in UTF-8 where it is plain ASCII. */
public final class Console {

    private Console() {}

    public static PrintWriter out() {
        return writer(FileDescriptor.out);
    }

    public static PrintWriter err() {
        return writer(FileDescriptor.err);
    }

    private static PrintWriter writer(FileDescriptor stream) {
        Charset ofMachine = Charset.defaultCharset();
        boolean knowsChinese = ofMachine.canEncode() && ofMachine.newEncoder().canEncode("清暖");
        return new PrintWriter(new FileOutputStream(stream), true, knowsChinese ? ofMachine : StandardCharsets.UTF_8);
    }
}
