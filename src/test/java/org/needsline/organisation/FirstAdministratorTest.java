package org.needsline.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.needsline.organisation.OrganisationSettings.FirstAdministratorSettings;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.context.TestPropertySource;

@SystemTest
// A database of their own: they count people and empty the tables.
@TestPropertySource(properties = "needsline.test=organisation")
class FirstAdministratorTest {

    @Autowired
    Accounts accounts;

    @Autowired
    StaffRoles staff;

    @Autowired
    Units units;

    @Autowired
    UnitImport unitImport;

    @Autowired
    StaffImport staffImport;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void forget() {
        identity.createUserQuery().list().forEach(user -> identity.deleteUser(user.getId()));
        jdbc.sql("delete from staff_role").update();
        jdbc.sql("delete from staff").update();
        jdbc.sql("delete from unit").update();
    }

    @Test
    void aRealInstallationWithoutAnAdministratorDoesNotStart() {
        assertThatThrownBy(() -> first("postgres", "", "").settle())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("还没有系统管理员")
                .hasMessageContaining(
                        "set needsline.first-administrator.id and needsline.first-administrator.password");
        assertThatCode(() -> first("default", "", "").settle()).doesNotThrowAnyException();
    }

    @Test
    void aWeakPasswordIsRefused() {
        for (String weak : new String[] {"admin", "Short-1", "alllowercase-1", "Root.admin-12345"}) {
            assertThatThrownBy(() -> first("postgres", "root.admin", weak).settle())
                    .as(weak)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("太弱")
                    .message()
                    .doesNotContain(weak + "：")
                    .doesNotContain("\"" + weak + "\"");
        }
        assertThat(accounts.hasAdministrator()).isFalse();
    }

    @Test
    void theConfiguredAdministratorCanLogInAndTakesOfficeWithTheDistrict() {
        first("postgres", "root.admin", "Quiet-River-77").settle();

        assertThat(identity.checkPassword("root.admin", "Quiet-River-77")).isTrue();
        assertThat(accounts.hasAdministrator()).isTrue();
        assertThat(staff.of("root.admin")).isEmpty();

        unitImport.load("code,level,name\n990700,DISTRICT,试验区".getBytes(StandardCharsets.UTF_8));
        first("postgres", "root.admin", "Another-River-78").settle();

        assertThat(staff.of("root.admin")).containsExactly(new RoleInUnit(Role.ADMIN, "990700"));
        assertThat(identity.checkPassword("root.admin", "Quiet-River-77")).isTrue();
    }

    @Test
    void aDatabaseWithTheSampleDistrictIsNotARealInstallation() {
        unitImport.load("code,level,name\n990101,DISTRICT,示例区".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(
                        () -> first("postgres", "root.admin", "Quiet-River-77").settle())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("holds the sample district");
        assertThatCode(() -> first("default", "", "").settle()).doesNotThrowAnyException();
    }

    @Test
    void anAdministratorAmongTheStaffIsEnough() {
        unitImport.load("code,level,name\n990700,DISTRICT,试验区".getBytes(StandardCharsets.UTF_8));
        staffImport.load(
                "userId,name,role,unit\nli,李一,admin,990700".getBytes(StandardCharsets.UTF_8),
                InitialPassword::next,
                (person, password) -> {});

        assertThatCode(() -> first("postgres", "", "").settle()).doesNotThrowAnyException();
    }

    @Test
    void sampleDataAndRealDataExcludeEachOther() {
        OrganisationSettings settings =
                new OrganisationSettings(true, null, null, new FirstAdministratorSettings("", ""));

        assertThatThrownBy(() -> new SampleDistrict(units, unitImport, staffImport, settings, profile("postgres")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("set needsline.sample-data to false");
    }

    private FirstAdministrator first(String profile, String id, String password) {
        OrganisationSettings settings =
                new OrganisationSettings(false, null, null, new FirstAdministratorSettings(id, password));
        return new FirstAdministrator(accounts, staff, units, settings, profile(profile));
    }

    private static MockEnvironment profile(String profile) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        return environment;
    }
}
