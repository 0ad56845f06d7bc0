package org.qingnuan.process;

import java.util.List;

/** That this installation is a demonstration, and who may sign in to it; there is no such bean in production. */
public interface Demonstration {

    /** The password of all its people; production knows it in order to refuse it. */
    String PASSWORD = "qingnuan";

    /** The demonstration's people in the order in which the start page lists them. */
    List<Person> people();

    /**
     * Somebody to sign in as.
     *
     * @param role in Chinese, such as 镇经办人
     * @param place the area's Chinese name
     * @param password in clear, as everybody may know it
     */
    record Person(String user, String name, String role, String place, String password) {}
}
