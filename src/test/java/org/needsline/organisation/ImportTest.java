package org.needsline.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.needsline.organisation.ImportResult.Rejected;
import org.needsline.support.SystemTest;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@SystemTest
// A database of their own: they count people and empty the tables.
@TestPropertySource(properties = "needsline.test=organisation")
@ExtendWith(OutputCaptureExtension.class)
class ImportTest {

    @Autowired
    UnitImport units;

    @Autowired
    StaffImport staff;

    @Autowired
    StartImport start;

    @Autowired
    Organisation organisation;

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

    @BeforeEach
    void aDistrictIsThere() {
        units.load(
                text(
                        """
                code,level,name,nameEn
                990900,DISTRICT,试验区,Trial District
                990900100,TOWN,甲镇,Town A
                990900100201,VILLAGE,甲村,Village A
                990900-transport,DEPARTMENT,交通局,Transport
                """));
    }

    @Test
    void goodUnitsAreLoadedAndEachBadLineIsNamed() {
        ImportResult result = units.load(
                text(
                        """
                \uFEFFcode,level,name,nameEn
                990901100201,VILLAGE,乙村,Village B
                990901,DISTRICT,乙区,District B
                990901100,TOWN,乙镇,Town B
                99090,DISTRICT,短码,Short
                990901100,TOWN,重复,Twice
                990902100,TOWN,无上级,Orphan
                990901101,HAMLET,未知层级,Unknown level
                990901102,TOWN,,No name
                990901100201-x,DEPARTMENT,村部门,Department of a village
                990901100201-Volunteers,TEAM,大写,Upper case
                990901-water,department,水利局,
                """));

        assertThat(result.loaded()).isEqualTo(4);
        assertThat(result.rejected()).extracting(Rejected::line).containsExactly(5L, 6L, 7L, 8L, 9L, 10L, 11L);
        assertThat(result.rejected().get(2).reason().en()).isEqualTo("The unit above, 990902, does not exist.");
        assertThat(result.rejected())
                .allSatisfy(rejected -> assertThat(rejected.reason().zh()).containsPattern("[\u4e00-\u9fff]"));
        assertThat(organisation.require("990901-water").nameEn()).isEqualTo("水利局");
    }

    @Test
    void aFileLoadedAgainChangesOnlyNames() {
        ImportResult again = units.load(
                text(
                        """
                code,level,name,nameEn
                990900,DISTRICT,试验区,Trial District
                990900100,TOWN,新甲镇,New Town A
                990900-transport,TEAM,交通队,Transport team
                """));

        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(again.loaded()).isEqualTo(1);
        assertThat(again.rejected()).extracting(Rejected::line).containsExactly(4L);
        assertThat(organisation.require("990900100").name()).isEqualTo("新甲镇");
    }

    @Test
    void goodPeopleAreLoadedAndEachBadLineIsNamed() {
        ImportResult result = staff.load(
                text(
                        """
                userId,name,email,phone,role,unit
                wang,王一,wang@example.org,010-12345678,clerk,990900100201
                wang,王一,wang@example.org,010-12345678,secretary,990900100201
                wang,王一,wang@example.org,010-12345678,clerk,990900100201
                wang,王二,wang@example.org,010-12345678,clerk,990900100
                li,李一,not-an-address,,clerk,990900100201
                zhao,赵一,,call me,clerk,990900100201
                qian,钱一,,,wizard,990900100201
                sun,孙一,,,clerk,990900100299
                zhou,周一,,,officer,990900100201
                吴,吴一,,,clerk,990900100201
                zheng,,,,clerk,990900100201
                feng,冯一,,,officer,990900-transport
                """),
                InitialPassword::next,
                (person, password) -> {});

        assertThat(result.loaded()).isEqualTo(3);
        assertThat(result.rejected()).extracting(Rejected::line).containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(organisation.rolesOf("wang")).hasSize(2);
        assertThat(identity.createGroupQuery().groupMember("wang").count()).isEqualTo(4);
        assertThat(organisation.staff("li")).isEmpty();
        assertThat(identity.createUserQuery().userId("li").count()).isZero();
    }

    @Test
    void aChangedAddressReachesTheEngineAndThePasswordStays() {
        staff.load(
                text("userId,name,role,unit\nchen,陈一,clerk,990900100201"),
                () -> "First-Pass-1",
                (person, password) -> {});
        ImportResult again = staff.load(
                text("userId,name,email,role,unit\nchen,陈一,chen@example.org,clerk,990900100201"),
                () -> "Other-Pass-2",
                (person, password) -> {});

        assertThat(again.loaded()).isEqualTo(1);
        assertThat(identity.createUserQuery().userId("chen").singleResult().getEmail())
                .isEqualTo("chen@example.org");
        assertThat(identity.checkPassword("chen", "First-Pass-1")).isTrue();
    }

    @Test
    void aRoleEndsAndWithTheLastOneTheLogin() {
        String two = "userId,name,role,unit\nhan,韩一,clerk,990900100201\nhan,韩一,supervisor,990900100\n";
        staff.load(text(two), InitialPassword::next, (person, password) -> {});

        ImportResult one = staff.load(
                text("userId,name,role,unit,ends\nhan,韩一,clerk,990900100201,yes\nhan,韩一,supervisor,990900100,maybe\n"),
                InitialPassword::next,
                (person, password) -> {});

        assertThat(one.loaded()).isEqualTo(1);
        assertThat(one.rejected()).extracting(Rejected::line).containsExactly(3L);
        assertThat(organisation.rolesOf("han")).containsExactly(new RoleInUnit(Role.SUPERVISOR, "990900100"));
        assertThat(identity.createGroupQuery().groupMember("han").list())
                .extracting(Group::getId)
                .containsExactlyInAnyOrder("supervisor", "supervisor.990900100");

        staff.load(
                text("userId,name,role,unit,ends\nhan,韩一,supervisor,990900100,是\n"),
                InitialPassword::next,
                (person, password) -> {});

        assertThat(identity.createUserQuery().userId("han").count()).isZero();
        assertThat(organisation.staff("han").orElseThrow().name()).isEqualTo("韩一");

        List<String> reopened = new ArrayList<>();
        staff.load(text(two), () -> "Back-Again-12", (person, password) -> reopened.add(person.userId()));

        assertThat(reopened).containsExactly("han");
        assertThat(identity.checkPassword("han", "Back-Again-12")).isTrue();
    }

    @Test
    void theLastAdministratorStays() {
        staff.load(
                text("userId,name,role,unit\nroot,管一,admin,990900\n"), InitialPassword::next, (person, password) -> {});

        ImportResult result = staff.load(
                text("userId,name,role,unit,ends\nroot,管一,admin,990900,yes\n"),
                InitialPassword::next,
                (person, password) -> {});

        assertThat(result.rejected())
                .extracting(rejected -> rejected.reason().en())
                .containsExactly("At least one administrator must remain.");
        assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").count())
                .isEqualTo(1);
    }

    @Test
    void aFileInAnotherEncodingOrWithoutItsColumnsIsRefusedAsAWhole() {
        byte[] gbk = "code,level,name\n990905,DISTRICT,试验区".getBytes(Charset.forName("GBK"));

        assertThatThrownBy(() -> units.load(gbk)).isInstanceOf(Refusal.class).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> units.load(text("code,name\n990905,x")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("level");
        assertThatThrownBy(() -> units.load(text("code,level,name\n\"990905,DISTRICT,open quote")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theStartSaysByItsExitCodeWhetherAllWasLoaded(CapturedOutput output, @TempDir Path folder) throws IOException {
        Path people = folder.resolve("people.csv");
        Files.writeString(people, "userId,name,role,unit\njiang,蒋一,clerk,990900100201\nshen,沈一,clerk,1\n");

        start.run(new DefaultApplicationArguments("--import-staff=" + people));

        assertThat(start.getExitCode()).isEqualTo(2);
        assertThat(output).contains("line 3").contains("单位“1”不存在");
        String sheet = Files.readString(folder.resolve("people.passwords.csv"));
        String password = sheet.lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(",", -1)[2]
                .replace("\"", "");
        assertThat(identity.checkPassword("jiang", password)).isTrue();
        assertThat(output.toString()).doesNotContain(password);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
