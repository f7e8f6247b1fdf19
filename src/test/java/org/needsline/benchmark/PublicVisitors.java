package org.needsline.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Residents at their phones, each with an address of their own, and one who floods from a single address. */
final class PublicVisitors {

    private static final String NEEDS = "/api/residents/needs";
    private static final String ABUSER = "198.51.100.66";

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger addresses = new AtomicInteger();
    private final String root;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    PublicVisitors(int port) {
        this.root = "http://localhost:" + port;
    }

    /** What a reporter takes home. */
    record Receipt(String number, String code) {}

    /** A submission that can be sent again as it is. */
    interface Submission {
        CompletableFuture<HttpResponse<String>> send();
    }

    void readsVillage(String village) throws IOException, InterruptedException {
        expect(
                200,
                http.send(from(nextAddress(), "/site/villages/" + village).GET().build(), text()));
    }

    void tracks(Receipt receipt) throws IOException, InterruptedException {
        expect(
                200,
                http.send(
                        from(nextAddress(), NEEDS + "/" + receipt.number())
                                .header("X-Receipt-Code", receipt.code())
                                .GET()
                                .build(),
                        text()));
    }

    Optional<Receipt> filed(String village, String words) throws IOException {
        HttpResponse<String> answer = submission(village, words).send().join();
        if (!tookIt(answer)) {
            return Optional.empty();
        }
        JsonNode receipt = json.readTree(answer.body());
        return Optional.of(
                new Receipt(receipt.get("number").asText(), receipt.get("code").asText()));
    }

    Submission submission(String village, String words) {
        String address = nextAddress();
        String key = UUID.randomUUID().toString();
        return () -> sent(address, key, village, words);
    }

    /** Every time a new submission, from the same address. */
    CompletableFuture<HttpResponse<String>> floods(String village, String words) {
        return sent(ABUSER, UUID.randomUUID().toString(), village, words);
    }

    boolean tookIt(HttpResponse<String> answer) {
        return answer != null && answer.statusCode() / 100 == 2;
    }

    private CompletableFuture<HttpResponse<String>> sent(String address, String key, String village, String words) {
        try {
            String body = json.writeValueAsString(Map.of(
                    "village", village,
                    "kind", "life",
                    "category", "roads",
                    "description", words + "村道坑洼，雨天积水，老人出门不便。",
                    "place", "村口",
                    "name", "示例·周大爷",
                    "phone", "13800000001",
                    "households", 3));
            return http.sendAsync(
                    from(address, NEEDS)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", key)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    text());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder from(String address, String path) {
        return HttpRequest.newBuilder(URI.create(root + path))
                .timeout(Duration.ofSeconds(30))
                .header("X-Forwarded-For", address)
                .header("Accept-Language", "zh-CN");
    }

    /** No two residents share one. */
    private String nextAddress() {
        int next = addresses.incrementAndGet();
        return "10." + (next >> 16 & 255) + "." + (next >> 8 & 255) + "." + (next & 255);
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
    }

    private static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.request().uri() + " answered " + answer.statusCode() + ": "
                    + answer.body().substring(0, Math.min(300, answer.body().length())));
        }
    }
}
