package org.needsline.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Test;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@SystemTest
@TestPropertySource(properties = "needsline.sample-data=true")
class SampleDistrictTest {

    @Autowired
    Organisation organisation;

    @Autowired
    IdentityService identity;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    SampleDistrict sample;

    @Test
    void aSmallDistrictIsThere() {
        assertThat(organisation.childrenOf("990101")).extracting(Unit::code).containsExactly("990101100", "990101101");
        assertThat(organisation.childrenOf("990101100")).hasSize(3);
        assertThat(organisation.childrenOf("990101100201"))
                .extracting(Unit::code)
                .containsExactly("990101100201001", "990101100201002");
        assertThat(organisation.departmentsOf("990101")).hasSize(8);
        assertThat(organisation.departmentsOf("990101100"))
                .extracting(Unit::shortName)
                .containsExactly("agriculture", "public-services");
        assertThat(organisation.teamsOf("990101100201"))
                .extracting(Unit::shortName)
                .containsExactly("volunteers");
        assertThat(organisation.ofLevel(UnitLevel.VILLAGE)).hasSize(6);
        assertThat(organisation.require("990101").name()).contains("示例");
        assertThat(organisation.town("990101100201002").code()).isEqualTo("990101100");
        assertThat(organisation.district("990101-transport").code()).isEqualTo("990101");
    }

    @Test
    void everyRoleHasSomebody() {
        for (Role role : Role.values()) {
            assertThat(identity.createUserQuery().memberOfGroup(role.id()).count())
                    .as(role.id())
                    .isPositive();
        }
    }

    @Test
    void thePeopleAndTheEngineAgree() {
        assertThat(organisation.staffIn(Role.CLERK, "990101100201"))
                .extracting(Staff::userId)
                .containsExactly("clerk.201");
        assertThat(organisation.staffIn("clerk.990101101202"))
                .extracting(Staff::userId)
                .containsExactly("clerk.1202");
        assertThat(organisation.staffIn("clerk")).isEmpty();
        assertThat(organisation.rolesOf("grid-worker.201-1"))
                .containsExactlyInAnyOrder(
                        new RoleInUnit(Role.GRID_WORKER, "990101100201001"),
                        new RoleInUnit(Role.GRID_WORKER, "990101100201"));
        assertThat(groupsOf("grid-worker.201-1"))
                .containsExactlyInAnyOrder("grid-worker", "grid-worker.990101100201001", "grid-worker.990101100201");
        assertThat(groupsOf("officer.transport")).containsExactlyInAnyOrder("officer", "officer.990101-transport");
        assertThat(groupsOf("admin.district")).containsExactlyInAnyOrder("admin", "admin.990101", "camunda-admin");
        assertThat(identity.checkPassword("clerk.201", SampleDistrict.PASSWORD)).isTrue();
        assertThat(organisation.holds("clerk.201", Role.CLERK, "990101100201")).isTrue();
        assertThat(organisation.holds("clerk.201", Role.CLERK, "990101100202")).isFalse();
        assertThat(organisation.holdsAnywhere("clerk.201", Role.ADMIN)).isFalse();
        assertThat(organisation.unitsOf("clerk.201")).extracting(Unit::code).containsExactly("990101100201");
    }

    @Test
    void aSecondStartLoadsNothingTwice() {
        sample.load();

        assertThat(organisation.ofLevel(UnitLevel.VILLAGE)).hasSize(6);
    }

    @Test
    void rolesOpenTheirApplicationsAndNothingElse() {
        assertThat(may("clerk.201", Permissions.ACCESS, Resources.APPLICATION, "tasklist"))
                .isTrue();
        assertThat(may("clerk.201", Permissions.ACCESS, Resources.APPLICATION, "cockpit"))
                .isFalse();
        assertThat(may("clerk.201", Permissions.ACCESS, Resources.APPLICATION, "admin"))
                .isFalse();
        assertThat(may("manager.100", Permissions.ACCESS, Resources.APPLICATION, "cockpit"))
                .isTrue();
        assertThat(may("manager.100", Permissions.ACCESS, Resources.APPLICATION, "admin"))
                .isFalse();
        assertThat(may("designer.district", Permissions.CREATE, Resources.DEPLOYMENT, "*"))
                .isTrue();
        assertThat(may("clerk.201", Permissions.CREATE, Resources.DEPLOYMENT, "*"))
                .isFalse();
        assertThat(may("admin.district", Permissions.ACCESS, Resources.APPLICATION, "admin"))
                .isTrue();
        assertThat(mayStart("clerk.201", "NeedLifecycle")).isTrue();
        assertThat(mayStart("grid-worker.201-2", "ConductReport")).isTrue();
        assertThat(mayStart("secretary.201", "ScreeningMeeting")).isTrue();
        assertThat(mayStart("clerk.201", "ScreeningMeeting")).isFalse();
        assertThat(mayStart("officer.transport", "NeedLifecycle")).isFalse();
    }

    @Test
    void nobodyButTheAdministratorSeesCasesThroughADefinition() {
        for (String person : List.of(
                "clerk.201", "manager.district", "supervisor.100", "designer.district", "discipline.district")) {
            for (Permission permission : List.of(
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_HISTORY,
                    ProcessDefinitionPermissions.READ_TASK)) {
                assertThat(may(person, permission, Resources.PROCESS_DEFINITION, "NeedLifecycle"))
                        .as(person + " " + permission)
                        .isFalse();
            }
        }
    }

    private boolean mayStart(String person, String process) {
        return may(person, ProcessDefinitionPermissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION, process)
                && may(person, Permissions.CREATE, Resources.PROCESS_INSTANCE, "*");
    }

    private boolean may(String person, Permission permission, Resources resource, String id) {
        return authorizations.isUserAuthorized(person, groupsOf(person), permission, resource, id);
    }

    private List<String> groupsOf(String person) {
        return identity.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
    }
}
