package org.needsline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ErrandTest {

    @Test
    void unitsAndStaffAreLoadedAndTheApplicationEndsWithItsCode(CapturedOutput output, @TempDir Path folder)
            throws Exception {
        Path units = Files.writeString(
                folder.resolve("units.csv"), "code,level,name\n990800,DISTRICT,试验区\n990800100,TOWN,甲镇\n");
        Path staff = Files.writeString(
                folder.resolve("staff.csv"),
                "userId,name,role,unit\nadmin.one,张一,admin,990800\nclerk.one,李一,clerk,990800999\n");

        int code = Errand.run(
                        new SpringApplication(Application.class),
                        "--import-units=" + units,
                        "--import-staff=" + staff,
                        "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
                        "--logging.level.org.needsline=info")
                .orElseThrow();

        assertThat(code).isEqualTo(2);
        assertThat(output).contains("2 lines loaded, 0 unchanged, 0 rejected").contains("line 3: 单位“990800999”不存在");
        assertThat(folder.resolve("staff.passwords.csv")).exists();
        assertThat(output.toString()).doesNotContain("示例区");
    }
}
