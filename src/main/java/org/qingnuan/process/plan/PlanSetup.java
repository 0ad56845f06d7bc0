package org.qingnuan.process.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qingnuan.finance.Limits;
import org.qingnuan.finance.PaymentSteps;
import org.qingnuan.ledger.AreaTargets;
import org.qingnuan.ledger.Buildings;
import org.qingnuan.ledger.PlanBasis;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Supervisors;
import org.qingnuan.process.ModelFinding;
import org.qingnuan.process.PlanRefused;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.process.staff.Grants;
import org.qingnuan.process.staff.ImplementerTable;
import org.qingnuan.process.staff.Posts;
import org.qingnuan.process.tasklist.ReadyFilters;
import org.qingnuan.shared.PlanId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings a plan's folder into the database: models, targets, roles and payment steps, in one transaction. */
@Component
class PlanSetup implements PlanSeeds {

    private static final Logger LOG = LoggerFactory.getLogger(PlanSetup.class);

    private final PlanShelf shelf;
    private final PlanDeployments deployments;
    private final Plans plans;
    private final PaymentSteps paymentSteps;
    private final Limits limits;
    private final AreaTargets areaTargets;
    private final Supervisors supervisors;
    private final PlanBasis basis;
    private final Buildings buildings;
    private final Posts posts;
    private final ImplementerTable implementers;
    private final Grants grants;
    private final ReadyFilters filters;

    PlanSetup(
            PlanShelf shelf,
            PlanDeployments deployments,
            Plans plans,
            PaymentSteps paymentSteps,
            Limits limits,
            AreaTargets areaTargets,
            Supervisors supervisors,
            PlanBasis basis,
            Buildings buildings,
            Posts posts,
            ImplementerTable implementers,
            Grants grants,
            ReadyFilters filters) {
        this.shelf = shelf;
        this.deployments = deployments;
        this.plans = plans;
        this.paymentSteps = paymentSteps;
        this.limits = limits;
        this.areaTargets = areaTargets;
        this.supervisors = supervisors;
        this.basis = basis;
        this.buildings = buildings;
        this.posts = posts;
        this.implementers = implementers;
        this.grants = grants;
        this.filters = filters;
    }

    @Override
    public List<PlanId> named() {
        return shelf.named();
    }

    @Override
    @Transactional
    public void seed(PlanId id, String overlay) {
        seed(id, shelf.folder(id, overlay));
    }

    @Override
    @Transactional
    public void seed(PlanId id, Map<String, byte[]> files, String overlay) {
        seed(id, PlanFolder.of(id, files, overlay));
    }

    private void seed(PlanId id, PlanFolder folder) {
        PlanCheck check = checked(folder);
        PlanContents contents = check.contents();
        Beside beside = check.beside();

        for (PlanFolder part : List.of(PlanFolder.shared(), PlanFolder.defaults(), folder)) {
            deployments.seed(part).forEach(name -> LOG.warn("计划文件与数据库中已部署的不同，未自动覆盖：{}", name));
        }
        plans.register(contents.charter());
        posts.define(contents.charter(), contents.roles());
        implementers.define(id, contents.implementers());
        paymentSteps.define(id, contents.steps());
        limits.define(id, contents.limits());
        areaTargets.define(id, beside.urban());
        supervisors.define(id, beside.supervisors());
        basis.define(id, beside.figures(), beside.projects());
        buildings.define(id, beside.buildings());
        grants.apply();
        filters.create();
    }

    /** Reads everything before it refuses, so that one start shows every mistake of the folder. */
    private PlanCheck checked(PlanFolder folder) {
        PlanCheck check = deployments.isDeployed(folder.name())
                ? PlanCheck.ofData(folder)
                : PlanCheck.of(folder, files -> deployments.findings(folder));
        List<ModelFinding> findings = new ArrayList<>(check.findings());
        for (PlanFolder part : List.of(PlanFolder.shared(), PlanFolder.defaults())) {
            findings.addAll(deployments.findings(part));
        }
        if (!findings.isEmpty()) {
            throw new PlanRefused(findings);
        }
        return check;
    }

    @Override
    @Transactional
    public void employ(String user, String name, String password, String role, String area) {
        posts.employ(user, name, password, role, area);
    }
}
