package org.qingnuan.ledger;

import java.time.LocalDate;

/**
 * A complaint as it comes in, also from somebody who is in no register.
 *
 * @param household the number of the household it is about, null where none is known
 * @param name blank or null for an anonymous one
 * @param owner who answers for it
 * @param joins the number of an open complaint of the same matter, null for none
 */
public record NewComplaint(
        Complaint.Channel channel,
        Complaint.Kind kind,
        String hotlineNo,
        String name,
        String phone,
        String text,
        LocalDate receivedOn,
        Long household,
        Complaint.Handler handler,
        String owner,
        Long joins) {}
