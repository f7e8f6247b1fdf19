package org.needsline.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A gateway outside the house that behaves as the test says, and remembers what it was asked. */
final class GatewayDouble {

    enum Mood {
        WELL,
        FAILS,
        /** Takes the message and never answers. */
        HANGS,
        /** Takes the message, begins to answer and never ends. */
        HANGS_HALFWAY,
        TALKS_WITHOUT_END,
        SENDS_ELSEWHERE,
        BUSY,
        REFUSES
    }

    record Asked(String method, String target, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> delivered = new ConcurrentHashMap<>();
    private volatile Mood mood = Mood.WELL;
    private volatile CountDownLatch end = new CountDownLatch(1);

    GatewayDouble() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "gateway-double");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    String root() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void is(Mood now) {
        mood = now;
    }

    /** What it was asked, also in vain. */
    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** What it passed on to people: one of each id, as a gateway that recognises repeats does. */
    List<String> delivered() {
        return new ArrayList<>(new TreeMap<>(delivered).values());
    }

    void forget() {
        end.countDown();
        end = new CountDownLatch(1);
        mood = Mood.WELL;
        asked.clear();
        delivered.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(
                new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
        Mood now = mood;
        CountDownLatch over = end;
        String id = headers.getOrDefault("Idempotency-Key", "none");
        switch (now) {
            case WELL -> {
                String answer = delivered.containsKey(id) ? "REPEAT" : "{\"errcode\":0,\"state\":\"OK\"}";
                delivered.putIfAbsent(id, body);
                say(exchange, answer.equals("REPEAT") ? 409 : 200, answer);
            }
            case FAILS -> say(exchange, 500, "no gateway for " + body);
            case REFUSES -> say(exchange, 200, "{\"errcode\":310000,\"errmsg\":\"" + exchange.getRequestURI() + "\"}");
            case BUSY -> say(exchange, 429, "slowly");
            case HANGS -> {
                delivered.putIfAbsent(id, body);
                await(over);
                exchange.close();
            }
            case HANGS_HALFWAY -> {
                delivered.putIfAbsent(id, body);
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("{\"err".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                await(over);
                exchange.close();
            }
            case TALKS_WITHOUT_END -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] words = "state OK errcode 0 ".repeat(400).getBytes(StandardCharsets.UTF_8);
                try {
                    for (int sent = 0; sent < 64 * 1024 * 1024; sent += words.length) {
                        exchange.getResponseBody().write(words);
                    }
                } catch (IOException theOtherSideHasHeardEnough) {
                    delivered.put("cut off", "yes");
                }
                exchange.close();
            }
            case SENDS_ELSEWHERE -> {
                mood = Mood.WELL;
                exchange.getResponseHeaders().add("Location", root() + "/elsewhere");
                say(exchange, 307, "");
            }
        }
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(HttpExchange exchange, int status, String words) throws IOException {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
