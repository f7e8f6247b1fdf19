package org.needsline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** The pages of Camunda's web applications that people open, with the limit on queries and whatever else the engine refuses. */
class WebApplicationsTest extends BrowserTest {

    private final List<String> refused = new ArrayList<>();

    @Test
    void anAdministratorsPagesGetEverythingTheyAskFor() throws Exception {
        ProcessInstance need = reported();
        Page page = administrator();
        page.onResponse(response -> {
            // How many tasks each group has is not for administrators (ADR 27).
            boolean byRight = response.status() == 403 && response.url().contains("/task/report/");
            if (response.url().contains("/camunda/api/") && response.status() >= 400 && !byRight) {
                refused.add(response.status() + " " + response.request().method() + " " + response.url() + " "
                        + response.request().postData());
            }
        });

        for (String place : List.of(
                "cockpit/default/#/dashboard",
                "cockpit/default/#/processes",
                "cockpit/default/#/process-definition/" + need.getProcessDefinitionId() + "/runtime",
                "cockpit/default/#/process-definition/" + need.getProcessDefinitionId()
                        + "/runtime?viewbox=%7B%7D&tab=job-definitions",
                "cockpit/default/#/process-instance/" + need.getId() + "/runtime",
                "cockpit/default/#/process-instance/" + need.getId() + "/runtime?tab=user-tasks-tab",
                "cockpit/default/#/decisions",
                "cockpit/default/#/tasks",
                "cockpit/default/#/repository",
                "cockpit/default/#/batch",
                "admin/default/#/users",
                "admin/default/#/users/clerk.201",
                "admin/default/#/users/clerk.201?tab=groups",
                "admin/default/#/groups",
                "admin/default/#/groups/clerk.990101100201",
                "admin/default/#/groups/clerk.990101100201?tab=users",
                "admin/default/#/authorization?resource=0",
                "admin/default/#/authorization?resource=7",
                "admin/default/#/system",
                "welcome/default/#!/welcome",
                "tasklist/default/#/")) {
            page.navigate("about:blank");
            page.navigate("http://localhost:" + port + "/camunda/app/" + place);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.waitForTimeout(500);
            picture(page, "web-" + place.replaceAll("\\W+", "-"));
        }
        assertThat(refused).isEmpty();
    }

    /** Logs in at Admin's own page: who logs in at the task list is led on from there, sooner or later. */
    private Page administrator() {
        Page page = nobody().newPage();
        page.navigate("http://localhost:" + port + "/camunda/app/admin/default/");
        page.waitForResponse(
                answer -> answer.url().contains("/login/"), () -> Tasklist.logIn(page, "admin.district", PASSWORD));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return page;
    }

    private ProcessInstance reported() throws IOException, InterruptedException {
        HttpRequest report = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/residents/needs"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                """
                                {"village":"990101100201","kind":"life","category":"lighting","description":"村口路灯不亮","households":30}
                                """))
                .build();
        HttpResponse<String> receipt = HttpClient.newHttpClient().send(report, HttpResponse.BodyHandlers.ofString());
        assertThat(receipt.statusCode()).isEqualTo(201);
        Matcher number = Pattern.compile("990101100201-\\d{4}-\\d{5}").matcher(receipt.body());
        assertThat(number.find()).isTrue();
        work();
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("NeedLifecycle")
                .processInstanceBusinessKey(number.group())
                .singleResult();
    }
}
