package org.qingnuan.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.qingnuan.process.PlanFolders.Created;
import org.qingnuan.shared.PlanId;

/**
 * Plans that administrators prepare here: folders that are written, checked and at last deployed. Every method that takes a
 * draft throws {@link NoSuchElementException} for one that there is not, and every one that changes one throws
 * {@link PlanRefused} when that is not possible, for one that is deployed always: what runs is changed by adjustments alone.
 */
public interface PlanDrafts {

    /** @param deployed whether the plan works already, so that its folder is only to be read */
    record Draft(PlanId id, String name, boolean deployed) {}

    /** A plan that a new one may be made from; the bare skeleton is {@code default}. */
    record Source(String id, String name) {}

    /** @param text whether it can be edited as text */
    record DraftFile(String name, int bytes, boolean text) {}

    /**
     * The last day of a frame as the draft's models state it.
     *
     * @param key of the frame among those of the draft, see {@link #changeDates}
     * @param words the date as the diagram says it, such as 8月30日前
     * @param due in the plan's year; null for a date that cannot be read
     */
    record FrameDate(String key, String model, String frame, String words, LocalDate due) {}

    /** How a setting is filled in. */
    enum Kind {
        TEXT,
        DATE,
        NUMBER,
        FLAG,
        CHOICE
    }

    /**
     * One entry of a draft's plan.yaml.
     *
     * @param path its keys, joined by dots
     * @param hint what it means and where it takes effect, in Chinese
     * @param value what holds now, the default's where the draft says nothing; empty for nothing
     * @param choices value to label of a CHOICE, in order; empty for other kinds
     */
    record Setting(String path, String label, String hint, Kind kind, String value, Map<String, String> choices) {}

    /**
     * Settings that belong together, under a Chinese title with a sentence about them.
     *
     * @param abreast how many stand beside each other because they say one thing together
     */
    record SettingGroup(String title, String hint, int abreast, List<Setting> settings) {}

    List<Draft> drafts();

    List<Source> sources();

    Draft get(PlanId draft);

    /** Writes a new draft; throws PlanRefused when there is a plan or a draft of that id. */
    Created create(NewPlan order);

    /** Everything that keeps the draft from being deployed. */
    List<ModelFinding> check(PlanId draft);

    List<DraftFile> files(PlanId draft);

    byte[] file(PlanId draft, String name);

    /** Puts a file into the draft; its name must be one that a plan's folder may have. */
    void put(PlanId draft, String name, byte[] bytes);

    void remove(PlanId draft, String name);

    /** All files by their names in the folder. */
    Map<String, byte[]> export(PlanId draft);

    /** Puts these files in the place of all that the draft has. */
    void replace(PlanId draft, Map<String, byte[]> files);

    List<FrameDate> dates(PlanId draft);

    /** Other last days by the frame's key; timers and labels change, and not one byte more. */
    void changeDates(PlanId draft, Map<String, LocalDate> days);

    /** The settings that the form explains; throws PlanRefused when plan.yaml cannot be read. */
    List<SettingGroup> settings(PlanId draft);

    /** Changes those settings that differ from what holds; comments and all else in the file stay. */
    void change(PlanId draft, Map<String, String> values);

    /** What the draft has and may have, see {@link PlanFolders#stages}; throws PlanRefused when its files cannot be read. */
    List<PlanStage> stages(PlanId draft);

    /** Takes stages out and puts others in, see {@link PlanFolders#changeStages}; what to look at then, in Chinese. */
    List<String> changeStages(PlanId draft, StageChange change);

    /** Makes the draft a plan that works, with the person among its administrators; throws PlanRefused with all findings. */
    void deploy(PlanId draft, String by);

    /** Takes a draft away for good. */
    void discard(PlanId draft);
}
