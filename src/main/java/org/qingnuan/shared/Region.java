package org.qingnuan.shared;

/** An area of the tree as people see it: our own id and the Chinese name. */
public record Region(String id, String name) {}
