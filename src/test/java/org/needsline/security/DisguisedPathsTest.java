package org.needsline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** However a path is spelled, it opens nothing that its plain spelling does not. */
@WebTest
@TestPropertySource(properties = "needsline.sample-data=true")
class DisguisedPathsTest {

    private static final List<String> PATHS = List.of(
            "/camunda/api/admin/setup/default/user/create",
            "/camunda/app/admin/default/setup/",
            "/camunda/api/admin/auth/user/default",
            "/camunda/api/admin/plugin/adminPlugins/default/x",
            "/camunda/api/engine/engine/default/task",
            "/camunda/api/engine/engine/default/identity/verify",
            "/camunda/api/engine/engine/default/user",
            "/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count",
            "/camunda/api/tasklist/plugin/x",
            "/camunda/app/cockpit/default/",
            "/engine-rest/task",
            "/engine-rest/engine/default/task",
            "/engine-rest/user/count",
            "/engine-rest/deployment",
            "/api/cases/990101100201-2026-00001",
            "/api/messages",
            "/api/admin/calendar",
            "/api/administration/units",
            "/api/conduct-reports/CR-990101-2026-0001",
            "/casefile/index.html",
            "/administration/index.html",
            "/actuator/env",
            "/actuator/health",
            "/error");

    private static final Set<String> WRITTEN = Set.of(
            "/camunda/api/admin/setup/default/user/create",
            "/camunda/api/engine/engine/default/identity/verify",
            "/api/admin/calendar");

    @LocalServerPort
    int port;

    @Test
    void noSpellingOpensMoreThanThePlainPath() {
        Map<String, Visitor> people = new LinkedHashMap<>();
        people.put("nobody", new Visitor(port));
        for (String user : List.of("clerk.201", "manager.district")) {
            people.put(user, new Visitor(port).login(user).basic(user).with("X-Requested-With", "needsline"));
        }
        List<String> holes = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        Map<Integer, Integer> answers = new HashMap<>();
        people.forEach((name, person) -> {
            for (String path : PATHS) {
                for (String method : WRITTEN.contains(path) ? List.of("GET", "POST") : List.of("GET")) {
                    int plain = status(person, method, path);
                    for (String spelling : spellings(path)) {
                        int status = status(person, method, spelling);
                        answers.merge(status, 1, Integer::sum);
                        if (status >= 500) {
                            failures.add(name + " " + method + " " + spelling + ": " + status);
                        }
                        if (status / 100 == 2 && plain / 100 != 2) {
                            holes.add(name + " " + method + " " + spelling + ": " + status + ", plain " + plain);
                        }
                    }
                }
            }
        });

        assertThat(holes).isEmpty();
        assertThat(failures).isEmpty();
        assertThat(answers).containsKeys(400, 401, 403, 404);
    }

    /** Limits and doors compare what was sent: a letter in another coat would pass them by. */
    @Test
    void aLetterWrittenAsACodeIsRefusedWhereverItStands() {
        Visitor nobody = new Visitor(port);
        for (String path : List.of(
                "/camunda/api/admin/auth/user/default/lo%67in/tasklist",
                "/api/residents/n%65eds",
                "/api/residents/needs/9901%30",
                "/site/needs/f%6Fllow",
                "/open311/v2/requests%2ejson",
                "/engine%2Drest/task",
                "/api/%5F")) {
            assertThat(status(nobody, "POST", path)).as(path).isEqualTo(400);
        }
        assertThat(status(nobody, "GET", "/site/needs/new?x=%61")).isEqualTo(200);
    }

    private static int status(Visitor person, String method, String path) {
        return person.send(method, path, "application/json", method.equals("POST") ? "{}" : "")
                .statusCode();
    }

    /** The path with each segment dressed up in each way. */
    static List<String> spellings(String path) {
        String[] segments = path.substring(1).split("/", -1);
        List<String> spellings = new ArrayList<>();
        for (int i = 0; i < segments.length; i++) {
            String plain = segments[i];
            String first = plain.isEmpty() ? "" : "%" + Integer.toHexString(plain.charAt(0)) + plain.substring(1);
            for (String dressed : List.of(
                    plain + ";",
                    plain + ";x=1",
                    ";/" + plain,
                    plain + "%3b",
                    plain + "%3B/..;/" + plain,
                    "./" + plain,
                    "%2e/" + plain,
                    "x/../" + plain,
                    "x/%2e%2e/" + plain,
                    "x/..;/" + plain,
                    "/" + plain,
                    "%2f" + plain,
                    plain + "%2F",
                    "x%2f..%2f" + plain,
                    "%5c" + plain,
                    plain + "%5C",
                    "x%5c..%5c" + plain,
                    "%252e/" + plain,
                    plain + "%00",
                    plain + "%0a",
                    plain + "%20",
                    plain + ".",
                    plain + ".json",
                    first,
                    plain.toUpperCase(Locale.ROOT),
                    plain + "/")) {
                String[] copy = segments.clone();
                copy[i] = dressed;
                spellings.add("/" + String.join("/", copy));
            }
        }
        return spellings;
    }
}
