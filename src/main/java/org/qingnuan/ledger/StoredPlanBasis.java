package org.qingnuan.ledger;

import java.util.List;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Base figures and named projects in the database, in the order of the plan's folder. */
@Service
@Transactional
class StoredPlanBasis implements PlanBasis {

    private final JdbcClient jdbc;

    StoredPlanBasis(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void define(PlanId plan, List<Figure> figures, List<Project> projects) {
        for (int i = 0; i < figures.size(); i++) {
            figure(plan, i + 1, figures.get(i));
        }
        for (int i = 0; i < projects.size(); i++) {
            project(plan, i + 1, projects.get(i));
        }
    }

    private void figure(PlanId plan, int position, Figure figure) {
        jdbc.sql("""
                        insert into ledger.plan_baseline(plan, position, name, figure, unit, as_of, scope, clause)
                        values (:plan, :position, :name, :figure, :unit, :asOf, :scope, :clause) on conflict do nothing
                        """)
                .param("plan", plan.value())
                .param("position", position)
                .param("name", figure.name())
                .param("figure", figure.figure())
                .param("unit", figure.unit())
                .param("asOf", figure.asOf())
                .param("scope", figure.scope())
                .param("clause", figure.clause())
                .update();
    }

    private void project(PlanId plan, int position, Project project) {
        jdbc.sql("""
                        insert into ledger.plan_project(plan, position, kind, name, place, clause)
                        values (:plan, :position, :kind, :name, :place, :clause) on conflict do nothing
                        """)
                .param("plan", plan.value())
                .param("position", position)
                .param("kind", project.kind())
                .param("name", project.name())
                .param("place", project.place())
                .param("clause", project.clause())
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Figure> figures(PlanId plan) {
        return jdbc.sql(
                        "select name, figure, unit, as_of, scope, clause from ledger.plan_baseline where plan = :plan order by position")
                .param("plan", plan.value())
                .query(Figure.class)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Project> projects(PlanId plan) {
        return jdbc.sql(
                        "select kind, name, place, clause from ledger.plan_project where plan = :plan order by position")
                .param("plan", plan.value())
                .query(Project.class)
                .list();
    }
}
