package org.qingnuan.process.deadline;

/** Where a gate of a running case stands before its date changes. */
enum GateFate {
    /** The case is not in the frame, or no longer. */
    NOT_ARMED,
    /** Its timer runs. */
    RUNNING,
    /** Its timer's job has no retries left. */
    FAILED,
    /** Its timer has fired, and the new date is past as well. */
    FIRED,
    /** Its timer has fired, and the new date lies ahead. */
    FIRED_TOO_EARLY
}
