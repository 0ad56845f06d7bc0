package org.qingnuan.process.plan;

/** What is wrong in a file; {@code element} is the id of the nearest element that has one, null when none has. */
record Wrong(String element, String reason, String remedy) {}
