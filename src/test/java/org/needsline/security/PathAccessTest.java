package org.needsline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** The table of paths: whole, and nothing beside it. */
@WebTest
@TestPropertySource(properties = "needsline.sample-data=true")
class PathAccessTest {

    /** People of the sample district and what the engine's interface answers them: reading, writing. */
    private static final List<String> EVERYBODY = List.of(
            "grid-worker.201-1",
            "clerk.201",
            "secretary.201",
            "team.201",
            "officer.transport",
            "supervisor.district",
            "discipline.district",
            "manager.district",
            "designer.district",
            "admin.district");

    private static final Set<String> READING = Set.of("manager.district", "designer.district", "admin.district");
    private static final Set<String> WRITING = Set.of("designer.district", "admin.district");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping controllers;

    @Test
    void everyAddressOfOursStandsInOneLine() throws IOException {
        List<String> lost = new ArrayList<>();
        addresses().forEach(address -> {
            List<PathAccess> lines = new ArrayList<>(Arrays.stream(PathAccess.values())
                    .filter(line -> line.fits(address.request()))
                    .toList());
            if (lines.size() > 1) {
                // A page stands above its parts.
                lines.remove(PathAccess.PARTS_OF_PAGES);
            }
            if (lines.size() != 1) {
                lost.add(lines + " for " + address);
            }
        });

        assertThat(lost).isEmpty();
        assertThat(addresses()).hasSizeGreaterThan(15);
    }

    @Test
    void theReadmeShowsTheTable() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains(PathAccess.asMarkdown());
    }

    @Test
    void noLineStandsForNothing() throws IOException {
        List<MockHttpServletRequest> requests =
                addresses().stream().map(Address::request).toList();
        assertThat(Arrays.stream(PathAccess.values())
                        .filter(line -> line.patterns().get(0).startsWith("/api/"))
                        .filter(line -> requests.stream().noneMatch(line::fits)))
                .isEmpty();
    }

    @Test
    void whatStandsInNoLineDoesNotAnswer() {
        for (String person : List.of("", "clerk.201", "admin.district")) {
            Visitor visitor = new Visitor(port);
            if (!person.isEmpty()) {
                visitor.login(person).basic(person);
            }
            for (String path : List.of(
                    "/actuator",
                    "/actuator/env",
                    "/actuator/health/db",
                    "/error",
                    "/h2-console",
                    "/webjars/camunda/app/tasklist/index.html",
                    "/META-INF/resources/webjars/camunda/app/tasklist/index.html",
                    "/application.yaml",
                    "/api",
                    "/api/unknown",
                    "/camunda/api/unknown",
                    "/swaggerui",
                    "/db/organisation.sql")) {
                assertThat(visitor.get(path).statusCode())
                        .as(person + " " + path)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void theEnginesInterfaceIsForThoseWhoWatchAndDeploy() {
        assertThat(new Visitor(port).get("/engine-rest/task?maxResults=10").statusCode())
                .isEqualTo(401);
        for (String person : EVERYBODY) {
            Visitor program = new Visitor(port).basic(person);
            for (String path : List.of(
                    "/engine-rest/task?maxResults=10",
                    "/engine-rest/engine",
                    "/engine-rest/engine/default/task?maxResults=10")) {
                assertThat(program.get(path).statusCode())
                        .as(person + " " + path)
                        .isEqualTo(READING.contains(person) ? 200 : 403);
            }
            assertThat(program.post("/engine-rest/task/count", "{}").statusCode())
                    .as(person)
                    .isEqualTo(WRITING.contains(person) ? 200 : 403);
        }
        assertThat(new Visitor(port)
                        .basic("designer.district", "wrong")
                        .get("/engine-rest/task?maxResults=10")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theSessionDoesNotOpenTheEnginesInterface() {
        assertThat(new Visitor(port)
                        .login("admin.district")
                        .get("/engine-rest/task?maxResults=10")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void nobodyAsksWhetherAPasswordIsSomebodyElses() {
        Visitor admin = new Visitor(port).login("admin.district").basic("admin.district");
        String guess = "{\"username\":\"clerk.201\",\"password\":\"x\"}";
        for (String path : List.of(
                "/engine-rest/identity/verify",
                "/engine-rest/engine/default/identity/verify",
                "/camunda/api/engine/engine/default/identity/verify")) {
            assertThat(admin.post(path, guess).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void theTableOfTheReadmeHasALineForEach() {
        assertThat(PathAccess.asMarkdown().lines())
                .hasSize(PathAccess.values().length + 2)
                .contains(
                        "| `/engine-rest/**` |  | 流程设计员、系统管理员、服务账号 designer, admin, service accounts | 引擎接口 the engine's"
                                + " interface |");
    }

    private record Address(String method, String path) {

        MockHttpServletRequest request() {
            MockHttpServletRequest request = new MockHttpServletRequest(method, path);
            ServletRequestPathUtils.parseAndCache(request);
            return request;
        }
    }

    /** Every mapping of a controller of ours, and every page of ours. */
    private Set<Address> addresses() throws IOException {
        Set<Address> addresses = new LinkedHashSet<>();
        controllers.getHandlerMethods().forEach((mapping, handler) -> {
            if (!handler.getBeanType().getName().startsWith("org.needsline.")
                    || handler.getBeanType() == ErrorPage.class) {
                return;
            }
            for (String pattern : mapping.getPatternValues()) {
                Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
                assertThat(methods).as("methods of " + pattern).isNotEmpty();
                methods.forEach(
                        method -> addresses.add(new Address(method.name(), pattern.replaceAll("\\{[^}]+}", "x1"))));
            }
        });
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        for (String folder : List.of("static", "public", "resources")) {
            for (Resource file : files.getResources("classpath*:/" + folder + "/**")) {
                String url = file.getURL().toString();
                if (file.isReadable() && !url.endsWith("/") && url.contains("/classes/" + folder + "/")) {
                    addresses.add(new Address(
                            "GET", url.substring(url.lastIndexOf("/" + folder + "/") + folder.length() + 1)));
                }
            }
        }
        return addresses;
    }
}
