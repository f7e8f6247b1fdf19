package org.needsline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** While there is no administrator the engine would let anybody become one; here nobody can. */
@WebTest
class SetUpClosedTest {

    private static final String USER_CREATE = "/camunda/api/admin/setup/default/user/create";
    private static final String NEWCOMER =
            "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"I\",\"lastName\":\"N\"},\"credentials\":{\"password\":\"Quiet-River-77\"}}";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @Test
    void nobodyBecomesAdministratorByTheSetUpPage() {
        assertThat(identity.createUserQuery().count()).isZero();
        Visitor visitor = new Visitor(port);
        visitor.get("/camunda/app/admin/default/");
        assertThat(visitor.cookie("XSRF-TOKEN")).isNotEmpty();

        List<String> paths = new ArrayList<>(List.of(USER_CREATE));
        paths.addAll(DisguisedPathsTest.spellings(USER_CREATE));
        for (String path : paths) {
            assertThat(visitor.post(path, NEWCOMER).statusCode()).as(path).isBetween(400, 499);
        }

        assertThat(visitor.post(USER_CREATE, NEWCOMER).body()).contains("这里不开放").contains("This door is closed");
        assertThat(visitor.with("Accept", "text/html")
                        .get("/camunda/app/admin/default/setup/")
                        .statusCode())
                .isEqualTo(403);
        assertThat(identity.createUserQuery().count()).isZero();
    }
}
