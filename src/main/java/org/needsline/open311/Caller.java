package org.needsline.open311;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/**
 * Posts to an address that somebody outside chose. It connects to the very address that was checked (no client of Java's lets one say so,
 * and a name may lead elsewhere a moment later), follows nothing, reads no more than the first line of the answer, and ends when its time
 * is over, however slowly the other side drips.
 */
@Component
class Caller implements DisposableBean {

    private static final int LONGEST_LINE = 256;
    private static final int HTTPS = 443;

    private final CallbackAddress addresses;
    private final Duration timeout;
    private final SSLSocketFactory sockets;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "open311-watch");
        thread.setDaemon(true);
        return thread;
    });

    Caller(CallbackAddress addresses, Open311Settings settings, SslBundles bundles) throws GeneralSecurityException {
        this.addresses = addresses;
        this.timeout = settings.callback().timeout();
        String trust = settings.callback().trust();
        SSLContext context = trust.isBlank()
                ? SSLContext.getDefault()
                : bundles.getBundle(trust).createSslContext();
        this.sockets = context.getSocketFactory();
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }

    /** Posts JSON. What went wrong, in a few words that name neither host nor path; empty when the other side said that it has it. */
    Optional<String> post(URI address, Map<String, String> headers, byte[] body) {
        List<InetAddress> reachable;
        try {
            reachable = addresses.reachable(address);
        } catch (UnknownHostException e) {
            return Optional.of("unknown host");
        } catch (CallbackAddress.NotAllowed e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        AtomicBoolean over = new AtomicBoolean();
        try (Socket plain = new Socket(Proxy.NO_PROXY)) {
            ScheduledFuture<?> end = watch.schedule(
                    () -> {
                        over.set(true);
                        close(plain);
                    },
                    timeout.toMillis(),
                    TimeUnit.MILLISECONDS);
            try {
                int port = address.getPort() < 0 ? HTTPS : address.getPort();
                plain.connect(new InetSocketAddress(reachable.get(0), port), millis());
                plain.setSoTimeout(millis());
                try (SSLSocket secure = (SSLSocket) sockets.createSocket(plain, address.getHost(), port, true)) {
                    SSLParameters parameters = secure.getSSLParameters();
                    parameters.setEndpointIdentificationAlgorithm("HTTPS");
                    secure.setSSLParameters(parameters);
                    secure.startHandshake();
                    write(secure.getOutputStream(), address, headers, body);
                    return judged(firstLine(secure.getInputStream()));
                }
            } finally {
                end.cancel(false);
            }
        } catch (SocketTimeoutException e) {
            return Optional.of("no answer in time");
        } catch (SSLException e) {
            return Optional.of(over.get() ? "no answer in time" : "no trusted connection");
        } catch (IOException e) {
            return Optional.of(over.get() ? "no answer in time" : "no connection");
        }
    }

    private int millis() {
        return Math.toIntExact(Math.min(timeout.toMillis(), Integer.MAX_VALUE));
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Then there is nothing left to end.
            return;
        }
    }

    private static void write(OutputStream out, URI address, Map<String, String> headers, byte[] body)
            throws IOException {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        StringBuilder head = new StringBuilder("POST ")
                .append(path)
                .append(address.getRawQuery() == null ? "" : "?" + address.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(address.getRawAuthority())
                .append("\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ")
                .append(body.length)
                .append("\r\nUser-Agent: needsline\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("\r\n");
        out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n' && line.length() < LONGEST_LINE) {
            line.append((char) next);
            next = in.read();
        }
        return line.toString().strip();
    }

    /** Only 2xx means that it was taken; a redirection is a refusal, for it would lead past the check. */
    private static Optional<String> judged(String line) {
        if (!line.matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
            return Optional.of("no HTTP answer");
        }
        String status = line.substring(9, 12);
        return status.charAt(0) == '2' ? Optional.empty() : Optional.of("HTTP " + status);
    }
}
