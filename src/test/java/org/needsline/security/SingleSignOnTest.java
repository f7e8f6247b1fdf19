package org.needsline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Login by an identity provider, which runs beside the test. */
@WebTest
@TestPropertySource(
        properties = {
            "needsline.sample-data=true",
            "needsline.single-sign-on.user-id-claim=staff_id",
            "spring.security.oauth2.client.registration.house.client-id=needsline",
            "spring.security.oauth2.client.registration.house.client-secret=secret",
            "spring.security.oauth2.client.registration.house.scope=openid"
        })
class SingleSignOnTest {

    private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();
    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        PROVIDER.start();
        settings.add("spring.security.oauth2.client.provider.house.issuer-uri", () -> PROVIDER.issuerUrl("staff")
                .toString());
    }

    @AfterAll
    static void stop() {
        PROVIDER.shutdown();
    }

    @Test
    void whoIsKnownHereSkipsTheLoginPage() throws Exception {
        Visitor browser = new Visitor(port);
        HttpResponse<String> back = signOn(browser, TASKLIST, "clerk.201");

        assertThat(location(back)).endsWith("/");
        assertThat(location(browser.get("/"))).endsWith(TASKLIST);
        assertThat(browser.get(TASKLIST).statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/admin/auth/user/default").body()).contains("clerk.201");
        assertThat(browser.get("/api/messages").statusCode()).isEqualTo(200);
        assertThat(browser.get("/engine-rest/task?maxResults=10").statusCode())
                .as("programs log in by themselves")
                .isEqualTo(401);
    }

    @Test
    void rolesAreOursAndTheSessionIsNew() throws Exception {
        Visitor browser = new Visitor(port);
        browser.get("/camunda/app/cockpit/default/");
        String before = browser.cookie("SESSION");

        HttpResponse<String> back = signOn(browser, "/camunda/app/cockpit/default/", "manager.district");

        assertThat(location(back)).endsWith("/camunda/app/cockpit/default/");
        assertThat(browser.cookie("SESSION")).isNotEqualTo(before);
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        assertThat(browser.with("Accept", "text/html")
                        .get("/camunda/app/admin/default/")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSessionThatTheProviderOpenedEndsWithAReset() throws Exception {
        Visitor browser = new Visitor(port);
        signOn(browser, TASKLIST, "clerk.202");

        assertThat(new Visitor(port)
                        .basic("admin.district")
                        .post("/api/administration/staff/clerk.202/password", "")
                        .statusCode())
                .isEqualTo(200);

        assertThat(browser.get("/api/messages").statusCode()).isEqualTo(401);
    }

    @Test
    void whoIsUnknownHereIsToldSo() throws Exception {
        Visitor browser = new Visitor(port).with("Accept", "text/html");
        HttpResponse<String> back = signOn(browser, TASKLIST, "stranger");

        assertThat(back.statusCode()).isEqualTo(403);
        assertThat(back.body()).contains("您在本系统没有账户").contains("have no login in this system");
        assertThat(browser.get("/api/messages").statusCode()).isEqualTo(401);
    }

    @Test
    void anAnswerThatNobodyAskedForOpensNothing() {
        Visitor browser = new Visitor(port);
        browser.get(TASKLIST);
        assertThat(browser.get("/login/oauth2/code/house?code=x&state=y").statusCode())
                .isEqualTo(401);
        assertThat(browser.get("/api/messages").statusCode()).isEqualTo(401);
    }

    @Test
    void loggingOutEndsBothSessions() throws Exception {
        Visitor browser = new Visitor(port);
        signOn(browser, TASKLIST, "clerk.201");

        HttpResponse<String> out = browser.get("/logout");

        assertThat(location(out))
                .startsWith(PROVIDER.endSessionEndpointUrl("staff").toString())
                .contains("id_token_hint=")
                .contains("post_logout_redirect_uri=");
        assertThat(browser.get("/api/messages").statusCode()).isEqualTo(401);
    }

    @Test
    void theLoginPageStaysForTheDayWhenTheProviderIsAway() {
        Visitor browser = new Visitor(port);
        assertThat(browser.get("/camunda/app/admin/default/?local").statusCode())
                .isEqualTo(200);
        HttpResponse<String> login = browser.send(
                "POST",
                "/camunda/api/admin/auth/user/default/login/admin",
                "application/x-www-form-urlencoded",
                "username=admin.district&password=" + Visitor.PASSWORD.replace("!", "%21"));
        assertThat(login.statusCode()).isEqualTo(200);
    }

    /** Opens an application, goes to the provider, and comes back as that person. */
    private HttpResponse<String> signOn(Visitor browser, String application, String person) throws Exception {
        PROVIDER.enqueueCallback(new DefaultOAuth2TokenCallback(
                "staff", "subject-of-" + person, "JWT", List.of("needsline"), Map.of("staff_id", person), 3600));
        HttpResponse<String> opened = browser.get(application);
        assertThat(location(opened)).endsWith("/oauth2/authorization/house");
        String provider = location(browser.get("/oauth2/authorization/house"));
        assertThat(provider)
                .startsWith(PROVIDER.authorizationEndpointUrl("staff").toString());
        HttpResponse<String> there = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(provider)).build(), HttpResponse.BodyHandlers.ofString());
        URI back = URI.create(location(there));
        assertThat(back.getPath()).isEqualTo("/login/oauth2/code/house");
        return browser.get(back.getRawPath() + "?" + back.getRawQuery());
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
