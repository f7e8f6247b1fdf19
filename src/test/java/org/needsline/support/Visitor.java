package org.needsline.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody with a browser or a program: sends exactly the path that it is told, keeps cookies, follows nothing. */
public final class Visitor {

    public static final String PASSWORD = "Sample-2026!";

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String root;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    public Visitor(int port) {
        this("http://localhost:" + port);
    }

    public Visitor(String root) {
        this.root = root;
    }

    /** The visitor sends this header with everything. */
    public Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Visitor without(String header) {
        headers.remove(header);
        return this;
    }

    public Visitor basic(String user, String password) {
        return with(
                "Authorization",
                "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    public Visitor basic(String user) {
        return basic(user, PASSWORD);
    }

    /** Logs in as the login page of the task list does. */
    public Visitor login(String user) {
        HttpResponse<String> answer = tryLogin("tasklist", user, PASSWORD);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Login of " + user + ": " + answer.statusCode() + " " + answer.body());
        }
        get("/camunda/api/engine/engine/");
        return this;
    }

    /** Types name and password into the login page of an application. */
    public HttpResponse<String> tryLogin(String application, String user, String password) {
        get("/camunda/app/" + application + "/default/");
        return send(
                "POST",
                "/camunda/api/admin/auth/user/default/login/" + application,
                "application/x-www-form-urlencoded",
                "username=" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "&password="
                        + URLEncoder.encode(password, StandardCharsets.UTF_8));
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, "", "");
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    public HttpResponse<String> send(String method, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!cookies.isEmpty()) {
            StringBuilder all = new StringBuilder();
            cookies.forEach((name, value) -> all.append(all.isEmpty() ? "" : "; ")
                    .append(name)
                    .append('=')
                    .append(value));
            request.header("Cookie", all.toString());
        }
        if (cookies.containsKey("XSRF-TOKEN") && path.startsWith("/camunda/")) {
            request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String line : answer.headers().allValues("Set-Cookie")) {
                String[] pair = line.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The value of a cookie that the visitor holds. */
    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public Visitor cookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }
}
