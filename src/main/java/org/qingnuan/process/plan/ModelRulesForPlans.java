package org.qingnuan.process.plan;

import java.util.List;
import java.util.Map;
import org.qingnuan.process.ModelFinding;

/** The rules for models, asked before a deployment is tried. */
public interface ModelRulesForPlans {

    /** Everything that is wrong with files that are to be deployed together, empty when they may be. */
    List<ModelFinding> check(Map<String, byte[]> files);
}
