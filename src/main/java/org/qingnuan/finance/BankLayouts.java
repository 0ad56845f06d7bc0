package org.qingnuan.finance;

import java.io.OutputStream;

/** What the files look like that go to whoever pays out, to be agreed with the bank before the first batch. */
public interface BankLayouts {

    /** Writes the file without a line. The stream is not closed. */
    void sample(PayoutWay way, OutputStream out);
}
