package org.needsline.organisation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.organisation.Staff;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What an administrator does in Camunda's own Admin reaches our tables, or is refused and undone. */
@SystemTest
@TestPropertySource(properties = "needsline.sample-data=true")
class ChangesInAdminTest {

    private static final String VILLAGE = "990101100201";
    private static final String ADMIN = "admin.district";

    @Autowired
    IdentityService identity;

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void asAdministrator() {
        identity.setAuthentication(
                ADMIN,
                identity.createGroupQuery().groupMember(ADMIN).list().stream()
                        .map(Group::getId)
                        .toList());
    }

    @AfterEach
    void nobody() {
        identity.clearAuthentication();
    }

    private void user(String id, String first, String last, @Nullable String email) {
        User known = identity.createUserQuery().userId(id).singleResult();
        User user = known == null ? identity.newUser(id) : known;
        user.setFirstName(first);
        user.setLastName(last);
        user.setEmail(email);
        if (known == null) {
            user.setPassword("Given-2026-first!");
        }
        identity.saveUser(user);
    }

    private List<String> groupsOf(String userId) {
        return identity.createGroupQuery().groupMember(userId).listPage(0, 50).stream()
                .map(Group::getId)
                .sorted()
                .toList();
    }

    private void group(String id) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            Group group = identity.newGroup(id);
            group.setName(id);
            identity.saveGroup(group);
        }
    }

    private void refused(Runnable change, String sentence) {
        assertThatThrownBy(change::run).isInstanceOfSatisfying(ProcessEngineException.class, refusal -> {
            assertThat(refusal.getMessage()).contains(sentence);
            assertThat(refusal.getCode()).isBetween(22_400, 22_409);
        });
    }

    @Test
    void aUserBecomesAPersonAndAMembershipARole() {
        user("stock.one", "伟", "赵", "wei@example.org");
        assertThat(organisation.staff("stock.one")).contains(new Staff("stock.one", "赵伟", "wei@example.org", null));
        identity.createMembership("stock.one", "clerk." + VILLAGE);
        assertThat(organisation.holds("stock.one", Role.CLERK, VILLAGE)).isTrue();
        assertThat(groupsOf("stock.one")).containsExactly("clerk", "clerk." + VILLAGE);

        user("stock.one", "Wei", "Zhao", "zhao@example.org");
        assertThat(organisation.staff("stock.one"))
                .contains(new Staff("stock.one", "Wei Zhao", "zhao@example.org", null));

        identity.deleteMembership("stock.one", "clerk." + VILLAGE);
        assertThat(organisation.rolesOf("stock.one")).isEmpty();
        assertThat(groupsOf("stock.one")).isEmpty();
        assertThat(identity.createUserQuery().userId("stock.one").count())
                .as("who is moved from one group to another keeps the login")
                .isOne();

        identity.createMembership("stock.one", "secretary." + VILLAGE);
        identity.deleteUser("stock.one");
        assertThat(organisation.rolesOf("stock.one")).isEmpty();
        assertThat(organisation.staff("stock.one"))
                .as("old cases keep the name")
                .isPresent();
        assertThat(database.sql("select detail_zh from administration_log where subject = 'stock.one' and by_user = ?")
                        .param(ADMIN)
                        .query(String.class)
                        .list())
                .anyMatch(act -> act.contains("新增"))
                .anyMatch(act -> act.contains("增加clerk." + VILLAGE))
                .anyMatch(act -> act.contains("删除用户"));
    }

    @Test
    void whatContradictsOurRulesIsRefusedAndUndone() {
        user("stock.two", "丽", "钱", null);
        for (String wrong : List.of("clerk.990101100999", "officer." + VILLAGE, "king." + VILLAGE)) {
            group(wrong);
            refused(() -> identity.createMembership("stock.two", wrong), wrong.contains("king") ? "角色" : "单位");
            assertThat(groupsOf("stock.two")).as(wrong).isEmpty();
        }
        for (String following : List.of("clerk", "camunda-admin")) {
            refused(() -> identity.createMembership("stock.two", following), "自动维护");
        }
        assertThat(organisation.rolesOf("stock.two")).isEmpty();
        refused(() -> user("-wrong", "x", "y", null), "用户名");
        assertThat(identity.createUserQuery().userId("-wrong").count()).isZero();
        refused(() -> user("stock.two", "丽", "钱", "no address"), "邮箱");
        refused(() -> identity.deleteMembership(ADMIN, "admin.990101"), "系统管理员");
        refused(() -> identity.deleteMembership("clerk.201", "clerk"), "自动维护");
        refused(() -> identity.deleteUser(ADMIN), "系统管理员");
        assertThat(organisation.holds(ADMIN, Role.ADMIN, "990101")).isTrue();
        assertThat(groupsOf(ADMIN)).contains("camunda-admin", "admin.990101");
    }

    @Test
    void aGroupThatIsNoRoleIsTheAdministratorsOwnAffair() {
        group("football");
        identity.createMembership("clerk.201", "football");
        assertThat(groupsOf("clerk.201")).contains("football");
        identity.deleteMembership("clerk.201", "football");
        assertThat(groupsOf("clerk.201")).doesNotContain("football").contains("clerk." + VILLAGE);
    }
}
