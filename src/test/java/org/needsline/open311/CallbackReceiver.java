package org.needsline.open311;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A hotline's server that takes calls over https, and fails in all the ways in which servers do. */
final class CallbackReceiver implements AutoCloseable {

    static final String PASSWORD = "changeit";

    enum Mood {
        TAKES,
        FAILS,
        HANGS,
        DRIPS,
        ANSWERS_TWICE,
        SENDS_ELSEWHERE,
        SPEAKS_NO_HTTP
    }

    /** One call as it came. */
    record Call(String line, Map<String, String> headers, String body) {}

    private final SSLServerSocket server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.TAKES;

    CallbackReceiver(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 20, InetAddress.getByName("127.0.0.1"));
        Thread taking = new Thread(this::take, "callback-receiver");
        taking.setDaemon(true);
        taking.start();
    }

    /** A certificate for localhost, signed by itself, in a file that serves as keys and as trust. */
    static Path certificate(Path folder) throws IOException, InterruptedException {
        Path keys = folder.resolve("callback.p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "hotline",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (made.waitFor() != 0) {
            throw new IllegalStateException("No certificate for the double");
        }
        return keys;
    }

    int port() {
        return server.getLocalPort();
    }

    void is(Mood next) {
        mood = next;
    }

    List<Call> calls() {
        return calls;
    }

    void forget() {
        calls.clear();
        mood = Mood.TAKES;
    }

    private void take() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                Thread one = new Thread(() -> serve(caller), "callback-call");
                one.setDaemon(true);
                one.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            if (mood == Mood.HANGS) {
                Thread.sleep(20_000);
                return;
            }
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
            String line = in.readLine();
            if (line == null) {
                return;
            }
            Map<String, String> headers = new LinkedHashMap<>();
            for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
            char[] body = new char[Integer.parseInt(headers.get("content-length"))];
            int read = 0;
            while (read < body.length) {
                read += in.read(body, read, body.length - read);
            }
            calls.add(new Call(
                    line,
                    headers,
                    new String(new String(body).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
            answer(caller.getOutputStream());
        } catch (IOException | InterruptedException gone) {
            // The other side hung up, which some tests want.
            return;
        }
    }

    private void answer(OutputStream out) throws IOException, InterruptedException {
        switch (mood) {
            case TAKES, HANGS -> say(out, "HTTP/1.1 204 No Content\r\n\r\n");
            case FAILS -> say(out, "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
            case ANSWERS_TWICE ->
                say(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n");
            case SENDS_ELSEWHERE ->
                say(
                        out,
                        "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://localhost:" + port()
                                + "/elsewhere\r\nContent-Length: 0\r\n\r\n");
            case SPEAKS_NO_HTTP -> say(out, "220 mail.example ESMTP\r\n");
            case DRIPS -> {
                for (int i = 0; i < 40; i++) {
                    say(out, "H");
                    Thread.sleep(500);
                }
            }
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
