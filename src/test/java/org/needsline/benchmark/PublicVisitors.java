package org.needsline.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Residents at their phones, each with an address of their own, and one who floods from a single address. They come through the pages of
 * the public site, with the proof of work that a browser would do, or through the residents' interface.
 */
final class PublicVisitors {

    private static final String NEEDS = "/api/residents/needs";
    private static final String ABUSER = "198.51.100.66";

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger addresses = new AtomicInteger();
    private final Queue<String> proofs = new ConcurrentLinkedQueue<>();
    private final Queue<String> proofsOfTheAbuser = new ConcurrentLinkedQueue<>();
    private final boolean byPages;
    private final String root;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    PublicVisitors(int port, boolean byPages) {
        this.byPages = byPages;
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

    /** What leads to the page of a need: the link that number and code open, or the code itself. */
    String opens(Receipt receipt) throws IOException, InterruptedException {
        if (!byPages) {
            return receipt.code();
        }
        HttpResponse<String> answer = http.send(
                posting(
                        nextAddress(),
                        "/site/needs/follow",
                        Map.of("number", receipt.number(), "code", receipt.code())),
                text());
        return URI.create(answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new IllegalStateException("The code opens nothing: " + answer.statusCode())))
                .getPath();
    }

    void tracks(Receipt receipt, String opened) throws IOException, InterruptedException {
        HttpRequest.Builder request = byPages
                ? from(nextAddress(), opened)
                : from(nextAddress(), NEEDS + "/" + receipt.number()).header("X-Receipt-Code", opened);
        expect(200, http.send(request.GET().build(), text()));
    }

    Optional<Receipt> filed(String village, String words) throws IOException {
        HttpResponse<String> answer = submission(village, words).send().join();
        if (!tookIt(answer)) {
            return Optional.empty();
        }
        if (byPages) {
            return Optional.of(new Receipt(shown("number", answer), shown("code", answer)));
        }
        JsonNode receipt = json.readTree(answer.body());
        return Optional.of(
                new Receipt(receipt.get("number").asText(), receipt.get("code").asText()));
    }

    /** Phones do their work before they send; done here beforehand, so that it does not take the system's processor. */
    void prepare(int submissions, int abusive) throws IOException, InterruptedException {
        prepare(submissions, proofs);
        prepare(abusive, proofsOfTheAbuser);
    }

    private void prepare(int submissions, Queue<String> done) throws IOException, InterruptedException {
        for (int i = 0; byPages && i < submissions; i++) {
            JsonNode work = json.readTree(
                    http.send(from(nextAddress(), "/site/proof").GET().build(), text())
                            .body());
            String salt = work.get("salt").asText();
            int number = 0;
            while (!sha256(salt + number).equals(work.get("challenge").asText())) {
                number++;
            }
            done.add(salt + ":" + number + ":" + work.get("signature").asText());
        }
    }

    Submission submission(String village, String words) {
        String address = nextAddress();
        String key = key();
        String proof = byPages ? proofs.remove() : "";
        return () -> sent(address, key, proof, village, words);
    }

    /** Every time a new submission, from the same address; at first with work that was done, then with work that was not. */
    CompletableFuture<HttpResponse<String>> floods(String village, String words) {
        String worked = proofsOfTheAbuser.poll();
        return sent(ABUSER, key(), worked == null ? "1800000000-0:1:0" : worked, village, words);
    }

    boolean tookIt(@Nullable HttpResponse<String> answer) {
        return answer != null
                && answer.statusCode() / 100 == 2
                && (!byPages || answer.body().contains("id=\"number\">"));
    }

    private CompletableFuture<HttpResponse<String>> sent(
            String address, String key, String proof, String village, String words) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("village", village);
        fields.put("kind", "life");
        fields.put("category", "roads");
        fields.put("description", words + "村道坑洼，雨天积水，老人出门不便。");
        fields.put("place", "村口");
        fields.put("name", "示例·周大爷");
        fields.put("phone", "13800000001");
        fields.put("households", "3");
        if (byPages) {
            fields.put("contact", "named");
            fields.put("seen", "1");
            fields.put("key", key);
            fields.put("proof", proof);
            return http.sendAsync(posting(address, "/site/needs/new", fields), text());
        }
        try {
            return http.sendAsync(
                    from(address, NEEDS)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", key)
                            .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(fields)))
                            .build(),
                    text());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest posting(String address, String path, Map<String, String> fields) {
        return from(address, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
    }

    private static String shown(String what, HttpResponse<String> answer) {
        Matcher found = Pattern.compile("id=\"" + what + "\">([^<]+)<").matcher(answer.body());
        if (!found.find()) {
            throw new IllegalStateException("The receipt shows no " + what);
        }
        return found.group(1).strip();
    }

    private static String key() {
        byte[] random = new byte[32];
        ThreadLocalRandom.current().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
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
