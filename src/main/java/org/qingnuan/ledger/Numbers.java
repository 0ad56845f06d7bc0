package org.qingnuan.ledger;

/**
 * How many households of a village have reached each state; households withdrawn after their confirmation count as surveyed only, others that withdrew nowhere.
 *
 * @param task the village's quota
 * @param surveyed on the register
 * @param confirmed confirmed for the plan, also when since installed, accepted or paid; so on for the later ones
 */
public record Numbers(
        int task, int surveyed, int confirmed, int rejected, int installed, int commissioned, int accepted, int paid) {

    /** Of a village whose households are not known yet. */
    public static Numbers ofTask(int task) {
        return new Numbers(task, 0, 0, 0, 0, 0, 0, 0);
    }
}
