package org.qingnuan.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;

/** Who a signed-in person is and what they may see; pages ask here, whatever call they make. */
public interface Staff {

    /** What a page does with a subject. */
    enum Action {
        /** Look at a body, its villages and lots. */
        VIEW,
        /** Change villages, quotas and lots of a body. */
        MANAGE_VILLAGES,
        /** Enter the figures that the plan's document leaves open. */
        ENTER_QUOTA,
        /** Send finished stages of its villages back. */
        SEND_BACK,
        /** Ask for a later last day of a gate of the body or its villages. */
        REQUEST_EXTENSION,
        /** Report difficulties, quality and wage issues of the works there (JY-09, JY-19). */
        REPORT_ISSUES,
        /** Bring up a matter for accountability that no lateness brings up (JY-23, JN-33). */
        OPEN_ACCOUNTABILITY,
        /** Read complaints, what became of them, and the answers given (LZ-47). */
        READ_COMPLAINTS,
        /** Take complaints in, open them again, and see a complainant's phone for a reason. */
        RECEIVE_COMPLAINTS,
        /** Read asked and decided changes of households. */
        READ_CHANGES,
        /** Search a body's register, a household's history among it, persons masked. */
        READ_REGISTER,
        /** See a household's data in clear, and take the register away in a file, for a reason that is put on record. */
        OPEN_REGISTER,
        /** Read the doubts about households and what people said of them. */
        READ_FLAGS,
        /** Ask for exceptions to them, and answer another person's. */
        SETTLE_FLAGS,
        /** Ask for changes of households and for the re-check of a rejection. */
        REQUEST_CHANGES,
        /** Remind whoever holds a task there. */
        REMIND,
        /** Read the work record of a plan or body. */
        READ_RECORDS,
        /** Note work there (ZC-05, ZC-19, ZC-29, ZC-30, ZC-32). */
        RECORD_WORK,
        /** Read what a plan or body has to bring before its gates, and what is there (B6). */
        READ_CONDITIONS,
        /** Record, correct and revoke that. */
        RECORD_CONDITIONS,
        /** Read a body's heating seasons, their readings and what came of them. */
        READ_SEASONS,
        /** Read who is identified as in hardship there (HZ-31). */
        READ_IDENTIFICATIONS,
        /** Record and revoke that. */
        RECORD_IDENTIFICATIONS,
        /** Read a body's supervision orders and print their papers (ZC-31). */
        READ_SUPERVISION,
        /** Issue praise circulars for bodies that finished in time (JY-21). */
        PRAISE,
        /** Read and note violations in the use of funds there (ZC-26). */
        RECORD_VIOLATIONS,
        /** Read what was found of coal use and what is claimed back there (LZ-28). */
        READ_CLAWBACKS,
        /** Report found use of coal there. */
        REPORT_COAL,
        /** Claim a wrong payment back, or what a household that has left was paid. */
        OPEN_CLAWBACKS,
        /** Read what each household there is due, why, and how far the payment is. */
        READ_SUBSIDIES,
        /** Read the lists shown in public there (D-42). */
        READ_PUBLIC_NOTICES,
        /** Record objections to them. */
        RECORD_OBJECTIONS,
        /** Read what a body's households pay themselves (LZ-50). */
        READ_CONTRIBUTIONS,
        /** Collect, give back and hand over that money. */
        KEEP_CONTRIBUTIONS,
        /** Look at the plan's deadlines and their adjustments. */
        READ_DEADLINES,
        /** Propose other deadlines for the plan. */
        ADJUST_DEADLINES,
        /** Rehearse the plan, as it is or changed. */
        REHEARSE,
        /** Read what a plan lacks before it can start. */
        READ_READINESS,
        /** Bring in what it lacks, and start it. */
        PREPARE_PLAN,
        /** Record documents that allot money to the plan. */
        RECORD_ALLOTMENTS,
        /** Hand the bank's statements in. */
        RECORD_BANK_STATEMENTS,
        /** Say what entries of the bank are that fit nothing, and answer another person's word. */
        SETTLE_BANK_ENTRIES,
        /** Prepare settlements with the level above, agree to another person's, and book them. */
        SETTLE_WITH_SUPERIOR,
        /** Pay what was retained of contractors' money, propose to keep some of it, and approve another person's proposal. */
        SETTLE_RETENTIONS,
        /** Read the plan's money: allotments, balances, what was paid and what was not, batches and their audit files. */
        READ_FUNDS,
        /** Read the plan's subsidy table and try another one on the register. */
        READ_RATES,
        /** Approve the plan's subsidy table, where the finance office is a post of the plan or of any of its bodies. */
        APPROVE_RATES
    }

    /** Whether the person may do this to the subject; a town sees and touches only its own. */
    boolean may(String user, CaseKey subject, Action action);

    /** The bodies whose pages the person may open, in the order of the plans' task tables. */
    List<CaseKey> bodies(String user);

    /** The person's roles, such as {@code town-official}. */
    Set<String> roles(String user);

    /** The roles that each body of the plan fills for itself, such as {@code town-official}; the others are filled once for the whole plan. */
    Set<String> rolesOfBodies(PlanId plan);

    /** The roles that are filled once for the whole plan, such as {@code ecology-branch}, which not every plan has. */
    Set<String> rolesOfPlan(PlanId plan);

    /** The name of the post that holds a role in the subject's plan, such as 区推进办公室. */
    String post(CaseKey subject, String role);

    /** The name of the post whose task a step of supervision is in the models of the body's plan, such as {@code issueOrder}. */
    String issuer(CaseKey body, String step);

    /** Everybody who holds a role for the subject, by id. */
    List<String> people(CaseKey subject, String role);

    /** The person's display name; the user id when there is none. */
    String name(String user);

    /** What people call the groups of the working areas that the person has a part in, by id. */
    Map<String, String> groupNames(String user);

    /** What people call a group that may take tasks, such as 西河镇·镇街经办人; its id when there is no name. */
    String groupName(String group);
}
