package org.needsline.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** One person before one browser, which keeps their cookies; and the same person's programs, which send the password. */
final class Browser {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came back. */
    record Answer(int status, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body.isEmpty() ? "null" : body);
            } catch (IOException e) {
                throw new UncheckedIOException(body, e);
            }
        }
    }

    private final String root;
    private final String person;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final HttpClient program =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    Browser(String root, String person) {
        this.root = root;
        this.person = person;
    }

    /** Logs in as the login page of an application does. */
    Answer logIn(String application) {
        page("/camunda/app/" + application + "/default/");
        Answer answer = send(
                http,
                request("/camunda/api/admin/auth/user/default/login/" + application)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=" + person + "&password=" + People.PASSWORD)));
        page("/camunda/app/" + application + "/default/");
        return answer;
    }

    /** As the browser loads a page. */
    Answer page(String path) {
        return send(http, request(path).header("Accept", "text/html").GET());
    }

    /** As a script of a page asks, with the session. */
    Answer get(String path) {
        return send(http, request(path).header("Accept", "application/json").GET());
    }

    Answer send(String method, String path, String body) {
        return send(
                http,
                request(path)
                        .header("Content-Type", "application/json")
                        .header("X-Requested-With", "needsline")
                        .method(method, BodyPublishers.ofString(body)));
    }

    /** As a program asks, with name and password. */
    Answer programGets(String path) {
        return send(program, withPassword(path).GET());
    }

    Answer programSends(String method, String path, String body) {
        return send(
                program,
                withPassword(path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder withPassword(String path) {
        return request(path)
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (person + ":" + People.PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(30));
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    private static Answer send(HttpClient client, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
