package org.needsline.organisation;

import static org.needsline.organisation.UnitLevel.DEPARTMENT;
import static org.needsline.organisation.UnitLevel.DISTRICT;
import static org.needsline.organisation.UnitLevel.GRID;
import static org.needsline.organisation.UnitLevel.TEAM;
import static org.needsline.organisation.UnitLevel.TOWN;
import static org.needsline.organisation.UnitLevel.VILLAGE;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.needsline.wording.Bilingual;

/** What a person does in a unit. A role without a unit opens applications and start forms, nothing else. */
public enum Role {
    GRID_WORKER("grid-worker", "网格员", "Grid worker", GRID, VILLAGE),
    CLERK("clerk", "受理员", "Clerk", VILLAGE, TOWN, DISTRICT),
    SECRETARY("secretary", "书记", "Secretary", VILLAGE),
    TEAM_MEMBER("team", "服务队", "Service team", TEAM, VILLAGE, TOWN, DISTRICT),
    OFFICER("officer", "承办人", "Officer", DEPARTMENT),
    SUPERVISOR("supervisor", "督办员", "Supervisor", TOWN, DISTRICT),
    ACCESS_OFFICE("access-office", "准入办", "Access office", DISTRICT),
    JUSTICE("justice", "司法", "Justice", DISTRICT),
    FINANCE("finance", "财政", "Finance", DISTRICT),
    LEADING_GROUP("leading-group", "领导小组", "Leading group", DISTRICT),
    APPRAISAL_OFFICE("appraisal-office", "考核办", "Appraisal office", DISTRICT),
    DISCIPLINE("discipline", "纪检", "Discipline", DISTRICT),
    MANAGER("manager", "管理者", "Manager", TOWN, DISTRICT),
    DESIGNER("designer", "流程设计员", "Designer", DISTRICT),
    ADMIN("admin", "系统管理员", "Administrator", DISTRICT);

    private final String id;
    private final Bilingual label;
    private final Set<UnitLevel> levels;

    Role(String id, String zh, String en, UnitLevel first, UnitLevel... others) {
        this.id = id;
        this.label = Bilingual.of(zh, en);
        this.levels = EnumSet.of(first, others);
    }

    /** The id in tables, files and groups: {@code grid-worker}. */
    public String id() {
        return id;
    }

    public Bilingual label() {
        return label;
    }

    /** The engine's group of this role in a unit: {@code clerk.990101100201}. */
    public String group(String unitCode) {
        return id + "." + unitCode;
    }

    boolean heldAt(UnitLevel level) {
        return levels.contains(level);
    }

    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return id;
    }
}
