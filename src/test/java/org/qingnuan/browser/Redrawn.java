package org.qingnuan.browser;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Laizhou's models as somebody redraws them in Camunda Modeler for a county with other stages. */
final class Redrawn {

    private static final Pattern AWARD = Pattern.compile(
            "\\s*<bpmn:callActivity id=\"callActivity_contractAward\".*?</bpmn:callActivity>", Pattern.DOTALL);
    private static final Pattern OLD_EDGE = Pattern.compile(
            "\\s*<bpmndi:BPMNEdge id=\"flow_contractAwardToRosterFinished_di\".*?</bpmndi:BPMNEdge>", Pattern.DOTALL);
    private static final String STARTED_FLOW = "<bpmn:sequenceFlow id=\"flow_worksStartedToConstruction\""
            + " sourceRef=\"event_worksStarted\" targetRef=\"callActivity_construction\" />";

    private Redrawn() {}

    /**
     * The first frame is of survey and households alone and called 摸底确户, the tender belongs to the works, and the survey is
     * the plan's own.
     */
    static String village(String model, String plan) {
        String drawn = model.replace("Tender", "Roster")
                .replace("tender", "roster")
                .replace("id=\"subProcess_roster\" name=\"招投标\"", "id=\"subProcess_roster\" name=\"摸底确户\"")
                .replace("calledElement=\"survey\"", "calledElement=\"" + plan + ".survey\"");
        Matcher award = AWARD.matcher(drawn);
        if (!award.find()) {
            throw new AssertionError("no stage of tendering in the downloaded model");
        }
        String stage = award.group()
                .replace("flow_householdConfirmationToContractAward", "flow_worksStartedToContractAward")
                .replace("flow_contractAwardToRosterFinished", "flow_contractAwardToConstruction");
        drawn = OLD_EDGE.matcher(award.replaceFirst("")).replaceFirst("");
        return drawn.replaceAll("\\s*<bpmn:sequenceFlow id=\"flow_contractAwardToRosterFinished\"[^>]*/>", "")
                .replace(
                        "sourceRef=\"callActivity_householdConfirmation\" targetRef=\"callActivity_contractAward\"",
                        "sourceRef=\"callActivity_householdConfirmation\" targetRef=\"event_rosterFinished\"")
                .replace("flow_householdConfirmationToContractAward", "flow_householdConfirmationToRosterFinished")
                .replace("flow_contractAwardToRosterFinished", "flow_householdConfirmationToRosterFinished")
                .replace("<di:waypoint x=\"615\" y=\"120\" />", "<di:waypoint x=\"778\" y=\"120\" />")
                .replace(
                        "<bpmn:incoming>flow_worksStartedToConstruction</bpmn:incoming>",
                        "<bpmn:incoming>flow_contractAwardToConstruction</bpmn:incoming>")
                .replace(
                        "<bpmn:callActivity id=\"callActivity_construction\"",
                        stage.strip() + "\n      <bpmn:callActivity id=\"callActivity_construction\"")
                .replace(
                        STARTED_FLOW,
                        STARTED_FLOW
                                        .replace("Construction\"", "ContractAward\"")
                                        .replace("_construction", "_contractAward")
                                + "\n      <bpmn:sequenceFlow id=\"flow_contractAwardToConstruction\""
                                + " sourceRef=\"callActivity_contractAward\" targetRef=\"callActivity_construction\" />")
                .replace("flow_worksStartedToConstruction", "flow_worksStartedToContractAward");
    }

    /** The shared survey, whose results the county's office looks at and not the town. */
    static String survey(String shared, String plan) {
        String own = shared.replace("<bpmn:process id=\"survey\"", "<bpmn:process id=\"" + plan + ".survey\"")
                .replace("bpmnElement=\"survey\"", "bpmnElement=\"" + plan + ".survey\"")
                .replace("审核摸底结果", "复核摸底结果");
        return own.replace("staff.group(execution, 'town-official')", "staff.group(execution, 'district-office')");
    }
}
