package org.qingnuan.web;

import java.util.Set;
import org.qingnuan.process.Tasks.TaskView;

/** Gathers the facts of one family of tasks. */
interface TaskFacts {

    /** The tasks it serves, {@code <model>.<task>} as their forms are named. */
    Set<String> tasks();

    Facts of(TaskView task);
}
