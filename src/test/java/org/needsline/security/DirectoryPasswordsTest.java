package org.needsline.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.util.LDAPSDKException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.needsline.engine.EngineClock;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The organisation's directory knows the passwords; who works here stays in our tables. */
@WebTest
@TestPropertySource(
        properties = {
            "needsline.sample-data=true",
            "needsline.directory.user-search-base=ou=people",
            "needsline.directory.user-search-filter=(uid={0})",
            "needsline.directory.reader-dn=uid=reader,dc=needsline,dc=test",
            "needsline.directory.reader-password=reads",
            "needsline.directory.local-users=admin.district"
        })
class DirectoryPasswordsTest {

    private static InMemoryDirectoryServer directory;

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    @BeforeAll
    static void open() throws LDAPSDKException {
        if (directory != null) {
            return;
        }
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=needsline,dc=test");
        config.setSchema(null);
        config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("default", freePort()));
        directory = new InMemoryDirectoryServer(config);
        directory.add("dn: dc=needsline,dc=test", "objectClass: domain", "dc: needsline");
        directory.add("dn: ou=people,dc=needsline,dc=test", "objectClass: organizationalUnit", "ou: people");
        directory.add(
                "dn: uid=reader,dc=needsline,dc=test", "objectClass: person", "uid: reader", "userPassword: reads");
        for (String user : new String[] {"clerk.201", "designer.district", "stranger"}) {
            directory.add(
                    "dn: uid=" + user + ",ou=people,dc=needsline,dc=test",
                    "objectClass: person",
                    "uid: " + user,
                    "userPassword: Of-the-directory-1");
        }
        directory.startListening();
    }

    /** It comes back under the same port. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void close() {
        directory.shutDown(true);
    }

    @DynamicPropertySource
    static void url(DynamicPropertyRegistry settings) {
        settings.add("needsline.directory.url", () -> {
            try {
                open();
            } catch (LDAPSDKException e) {
                throw new IllegalStateException(e);
            }
            return "ldap://localhost:" + directory.getListenPort() + "/dc=needsline,dc=test";
        });
    }

    @AfterEach
    void theClockRuns() {
        ((EngineClock) clock).reset();
    }

    @Test
    void theDirectoryDecidesAtEveryDoor() {
        assertThat(new Visitor(port)
                        .tryLogin("tasklist", "clerk.201", "Of-the-directory-1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(new Visitor(port)
                        .basic("designer.district", "Of-the-directory-1")
                        .get("/engine-rest/task?maxResults=10")
                        .statusCode())
                .isEqualTo(200);
        assertThat(new Visitor(port)
                        .tryLogin("tasklist", "clerk.201", Visitor.PASSWORD)
                        .statusCode())
                .as("the engine's own password")
                .isEqualTo(401);
        waitOutTheDelay();
        assertThat(new Visitor(port).tryLogin("tasklist", "clerk.201", " ").statusCode())
                .as("no password")
                .isEqualTo(401);
    }

    @Test
    void whoIsOnlyInTheDirectoryDoesNotGetIn() {
        assertThat(new Visitor(port)
                        .tryLogin("tasklist", "stranger", "Of-the-directory-1")
                        .statusCode())
                .isEqualTo(401);
        assertThat(new Visitor(port)
                        .tryLogin("tasklist", "clerk.202", Visitor.PASSWORD)
                        .statusCode())
                .as("works here, but is not in the directory")
                .isEqualTo(401);
        assertThat(new Visitor(port)
                        .tryLogin("tasklist", "*", "Of-the-directory-1")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theLocalAdministratorDoesNotNeedTheDirectoryAndOthersAreToldThatItIsAway() throws LDAPSDKException {
        int known = directory.getListenPort();
        directory.shutDown(true);
        try {
            assertThat(new Visitor(port)
                            .tryLogin("admin", "admin.district", Visitor.PASSWORD)
                            .statusCode())
                    .isEqualTo(200);
            for (HttpResponse<String> answer : List.of(
                    new Visitor(port).tryLogin("tasklist", "clerk.100", "whatever"),
                    new Visitor(port).basic("clerk.100", "whatever").get("/api/messages"))) {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("用户目录暂时没有响应").contains("directory of users does not answer");
            }
        } finally {
            directory.startListening("default");
            assertThat(directory.getListenPort()).isEqualTo(known);
        }
    }

    private void waitOutTheDelay() {
        ((EngineClock) clock).moveTo(clock.instant().plus(Duration.ofSeconds(10)));
    }
}
