package org.needsline.matrix;

import java.util.List;

/** One person of each role, in two villages, two towns and two departments where the role is held there. */
final class People {

    static final String PASSWORD = "Sample-2026!";

    static final List<String> ALL = List.of(
            "grid-worker.201-1",
            "grid-worker.201-2",
            "grid-worker.1201-1",
            "clerk.201",
            "clerk.1201",
            "secretary.201",
            "secretary.1201",
            "team.201",
            "team.1201",
            "team.guangming",
            "team.aixin",
            "clerk.100",
            "clerk.101",
            "clerk.district",
            "officer.100-agriculture",
            "officer.101-agriculture",
            "officer.transport",
            "officer.housing",
            "supervisor.100",
            "supervisor.101",
            "supervisor.district",
            "manager.100",
            "manager.101",
            "manager.district",
            "access-office.district",
            "justice.district",
            "finance.district",
            "leading-group.district",
            "appraisal-office.district",
            "discipline.district",
            "designer.district",
            "admin.district");

    private People() {}
}
